"""EduResourceUpdate. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List, Optional

from pydantic import Field

from flat_api.codec.model import FlatModel
from flat_api.models.edu_resource import Grade, TeachingTheme
from flat_api.models.edu_resource_privacy import EduResourcePrivacy

if TYPE_CHECKING:
    from typing import Sequence, Union

    from typing_extensions import Literal


class EduResourceUpdate(FlatModel):
    """Changes to how a resource appears in the library."""

    title: Optional[str] = Field(default=None, min_length=1, max_length=1000)
    """Heading in the library, 1 to 1000 characters."""

    sharing_description: Optional[str] = Field(default=None, max_length=400)
    """What other teachers read about the resource as plain text, at most 400 characters."""

    sharing_description_html: Optional[str] = Field(default=None, max_length=10000)
    """What other teachers read about the resource as HTML, at most 10000 characters."""

    privacy: Optional[EduResourcePrivacy] = None
    """Who can see the resource. The server's default is ``private``."""

    subjects: Optional[List[TeachingTheme]] = None
    """The subjects that the resource is for."""

    grades: Optional[List[Grade]] = None
    """The school grades that the resource is for."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            title: Optional[str] = None,
            sharing_description: Optional[str] = None,
            sharing_description_html: Optional[str] = None,
            privacy: Optional[Union[EduResourcePrivacy, Literal["private", "organizationPublic", "public"]]] = None,
            subjects: Optional[
                Sequence[
                    Union[
                        TeachingTheme,
                        Literal[
                            "composition",
                            "music-theory",
                            "general-music",
                            "band",
                            "choir",
                            "orchestra",
                            "jazz-ensemble",
                            "music-technology",
                            "other",
                        ],
                    ]
                ]
            ] = None,
            grades: Optional[
                Sequence[
                    Union[Grade, Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "university"]]
                ]
            ] = None,
        ) -> None: ...
