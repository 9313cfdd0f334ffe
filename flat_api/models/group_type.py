"""GroupType. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class GroupType(OpenEnum):
    """``classTeachers`` and ``classStudents`` (all teachers and all students of a class), ``classStudentsSubGroup``
    (some students of a class), ``assignmentStudentsSubGroup`` (students who hand in an assignment together) or
    ``generic`` (none of these)."""

    GENERIC = "generic"
    CLASS_TEACHERS = "classTeachers"
    CLASSTEACHERS = "classTeachers"
    CLASS_STUDENTS = "classStudents"
    CLASSSTUDENTS = "classStudents"
    CLASS_STUDENTS_SUB_GROUP = "classStudentsSubGroup"
    CLASSSTUDENTSSUBGROUP = "classStudentsSubGroup"
    ASSIGNMENT_STUDENTS_SUB_GROUP = "assignmentStudentsSubGroup"
    ASSIGNMENTSTUDENTSSUBGROUP = "assignmentStudentsSubGroup"
