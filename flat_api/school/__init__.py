"""School: rosters that are planned, reviewed and applied, and grades.

Flat deletes a student's work with the membership of the class, and an account's scores with the account. So everything
here adds and updates freely, and removes only on purpose.
"""

from flat_api.school.applying.apply import apply
from flat_api.school.applying.many import SchoolOutcome, SchoolRun, apply_many
from flat_api.school.applying.outcomes import Result, Row
from flat_api.school.findings import CODES, Finding
from flat_api.school.gradebook.book import Gradebook, GradeChange, gradebook
from flat_api.school.gradebook.pushing import GradeResult, Pushed
from flat_api.school.gradebook.rows import GradeRow
from flat_api.school.memberships import Members, Synced, directory, members, sync_members
from flat_api.school.model import Enrollment, Person, SchoolClass, Secret
from flat_api.school.people import ensure_user, suggest_username
from flat_api.school.planning.plan import Operation, Plan
from flat_api.school.planning.planner import plan
from flat_api.school.planning.policy import Policy
from flat_api.school.privacy import forget
from flat_api.school.probing import Probe, probe
from flat_api.school.readers.canvas_sis import read_canvas_sis
from flat_api.school.readers.oneroster import read_oneroster
from flat_api.school.readers.plain_csv import read_csv
from flat_api.school.relinking import Relinked, relink
from flat_api.school.roster import Roster
from flat_api.school.signin import signin_link
from flat_api.school.state import Link, State, StateError, StateLocked

__all__ = [
    "CODES",
    "Enrollment",
    "Finding",
    "GradeChange",
    "GradeResult",
    "GradeRow",
    "Gradebook",
    "Link",
    "Members",
    "Operation",
    "Person",
    "Plan",
    "Policy",
    "Probe",
    "Pushed",
    "Relinked",
    "Result",
    "Roster",
    "Row",
    "SchoolClass",
    "SchoolOutcome",
    "SchoolRun",
    "Secret",
    "State",
    "StateError",
    "StateLocked",
    "Synced",
    "apply",
    "apply_many",
    "directory",
    "ensure_user",
    "forget",
    "gradebook",
    "members",
    "plan",
    "probe",
    "read_canvas_sis",
    "read_csv",
    "read_oneroster",
    "relink",
    "signin_link",
    "suggest_username",
    "sync_members",
]
