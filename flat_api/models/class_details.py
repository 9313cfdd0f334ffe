"""ClassDetails. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel, Number, Timestamp
from flat_api.models.class_details_canvas import ClassDetailsCanvas
from flat_api.models.class_details_clever import ClassDetailsClever
from flat_api.models.class_details_google_classroom import ClassDetailsGoogleClassroom
from flat_api.models.class_details_google_drive import ClassDetailsGoogleDrive
from flat_api.models.class_details_issues import ClassDetailsIssues
from flat_api.models.class_details_lti import ClassDetailsLti
from flat_api.models.class_details_mfc import ClassDetailsMfc
from flat_api.models.class_details_microsoft_graph import ClassDetailsMicrosoftGraph
from flat_api.models.class_grade_level import ClassGradeLevel
from flat_api.models.class_state import ClassState
from flat_api.models.edu_skills_focused import EduSkillsFocusedInner
from flat_api.models.group_details import GroupDetails


class ClassDetails(FlatModel):
    """A class, without its assignments. Its members are in ``studentsGroup`` and ``teachersGroup``."""

    __nullable__ = frozenset({"size"})

    id: str
    """24 hex digits."""

    state: ClassState
    """Whether the class is in use."""

    name: str
    """What teachers and students call the class."""

    section: Optional[str] = None
    """Division of the class, for example the ``B`` of year 7."""

    description: Optional[str] = None
    """Free text about the class."""

    organization: Optional[str] = None
    """ID of the organization that the class belongs to."""

    owner: Optional[str] = None
    """ID of the user who owns the class."""

    creation_date: Timestamp
    """When the class was created."""

    modification_date: Optional[Timestamp] = None
    """When it last changed."""

    enrollment_code: Optional[str] = None
    """Code that students of the organization join the class with (``ClassApi.enroll_class``)."""

    theme: Optional[str] = None
    """Name of the colour theme of the class, for example ``blue-8``."""

    assignments_count: Optional[Number] = None
    """Number of assignments in the class."""

    students_group: Optional[GroupDetails] = None
    """The group of the students; ``GroupApi.list_group_users`` with its ID lists them."""

    teachers_group: Optional[GroupDetails] = None
    """The group of the teachers; ``GroupApi.list_group_users`` with its ID lists them."""

    issues: Optional[ClassDetailsIssues] = None
    """Problems that the server has found with the class."""

    google_classroom: Optional[ClassDetailsGoogleClassroom] = None
    """The course in Google Classroom that the class is connected with."""

    google_drive: Optional[ClassDetailsGoogleDrive] = None
    """The folder of the class on Google Drive."""

    microsoft_graph: Optional[ClassDetailsMicrosoftGraph] = None
    """The class in Microsoft Teams that the class is connected with."""

    lti: Optional[ClassDetailsLti] = None
    """The course in the learning management system (LMS) that the class is connected with by LTI."""

    canvas: Optional[ClassDetailsCanvas] = None
    """The course in Canvas that the class is connected with."""

    mfc: Optional[ClassDetailsMfc] = None
    """The class in MusicFirst Classroom that the class is connected with."""

    clever: Optional[ClassDetailsClever] = None
    """The section in Clever that the class comes from."""

    level: Optional[ClassGradeLevel] = None
    """Stage of education that the class is at."""

    skills_focused: Optional[List[EduSkillsFocusedInner]] = None
    """The skills that the class works on."""

    size: Optional[Number] = None
    """Number of students expected; ``null`` when not known."""
