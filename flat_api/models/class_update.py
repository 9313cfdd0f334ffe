"""ClassUpdate. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List, Optional

from pydantic import Field

from flat_api.codec.model import FlatModel, Number
from flat_api.models.class_grade_level import ClassGradeLevel
from flat_api.models.edu_skills_focused import EduSkillsFocusedInner

if TYPE_CHECKING:
    from typing import Sequence, Union

    from typing_extensions import Literal


class ClassUpdate(FlatModel):
    """Changes to a class."""

    __nullable__ = frozenset({"size"})

    name: Optional[str] = Field(default=None, max_length=255)
    """What teachers and students call the class, at most 255 characters."""

    section: Optional[str] = Field(default=None, max_length=255)
    """Division of the class, for example the ``B`` of year 7, at most 255 characters."""

    level: Optional[ClassGradeLevel] = None
    """Stage of education that the class is at."""

    skills_focused: Optional[List[EduSkillsFocusedInner]] = None
    """The skills that the class works on."""

    size: Optional[Number] = Field(default=None, ge=0)
    """Number of students expected; ``null`` when not known."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: Optional[str] = None,
            section: Optional[str] = None,
            level: Optional[
                Union[ClassGradeLevel, Literal["elementary", "middle", "high", "university", "other"]]
            ] = None,
            skills_focused: Optional[
                Sequence[
                    Union[
                        EduSkillsFocusedInner,
                        Literal[
                            "notation",
                            "sight-reading",
                            "performance-instrumental",
                            "ear-training",
                            "music-theory",
                            "composition",
                            "jazz-ensemble",
                            "music-technology",
                            "other",
                        ],
                    ]
                ]
            ] = None,
            size: Optional[float] = None,
        ) -> None: ...
