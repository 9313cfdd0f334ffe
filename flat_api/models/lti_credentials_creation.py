"""LtiCredentialsCreation. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING

from pydantic import Field

from flat_api.codec.model import FlatModel
from flat_api.models.lms_name import LmsName

if TYPE_CHECKING:
    from typing import Union

    from typing_extensions import Literal


class LtiCredentialsCreation(FlatModel):
    """LTI 1.1 credentials to create; the server makes the key and the secret."""

    name: str = Field(max_length=300)
    """Label to tell them from others; at most 300 characters."""

    lms: LmsName
    """Learning platform that they are for."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: str,
            lms: Union[
                LmsName,
                Literal["canvas", "moodle", "schoology", "blackboard", "desire2learn", "sakai", "schoolbox", "other"],
            ],
        ) -> None: ...
