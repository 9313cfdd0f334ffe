"""School: rosters that are planned, reviewed and applied, and grades.

Flat deletes a student's work with the membership of the class, and an account's scores with the account. So everything
here adds and updates freely, and removes only on purpose.
"""

from flat_api.school.applying.apply import apply
from flat_api.school.applying.outcomes import Result, Row
from flat_api.school.findings import CODES, Finding
from flat_api.school.model import Enrollment, Person, SchoolClass, Secret
from flat_api.school.people import ensure_user, suggest_username
from flat_api.school.planning.plan import Operation, Plan
from flat_api.school.planning.planner import plan
from flat_api.school.planning.policy import Policy
from flat_api.school.readers.canvas_sis import read_canvas_sis
from flat_api.school.readers.oneroster import read_oneroster
from flat_api.school.readers.plain_csv import read_csv
from flat_api.school.roster import Roster
from flat_api.school.state import Link, State, StateError, StateLocked

__all__ = [
    "CODES",
    "Enrollment",
    "Finding",
    "Link",
    "Operation",
    "Person",
    "Plan",
    "Policy",
    "Result",
    "Roster",
    "Row",
    "SchoolClass",
    "Secret",
    "State",
    "StateError",
    "StateLocked",
    "apply",
    "ensure_user",
    "plan",
    "read_canvas_sis",
    "read_csv",
    "read_oneroster",
    "suggest_username",
]
