"""Plan of a roster: what would be done, in which order, and why. It holds pseudonyms and names of fields, no values."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple, Union

from flat_api.exceptions import ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.output_files import draft
from flat_api.school.findings import Finding

LINK_USER, CREATE_USER, UPDATE_USER, DELETE_USER = "link_user", "create_user", "update_user", "delete_user"
LINK_CLASS, CREATE_CLASS, UPDATE_CLASS, ARCHIVE_CLASS = "link_class", "create_class", "update_class", "archive_class"
ENROL, UNENROL = "enrol", "unenrol"

REMOVALS = (UNENROL, ARCHIVE_CLASS, DELETE_USER)
"""Operations that delete work at Flat, or hide it."""

WITHOUT_CALL = (LINK_USER, LINK_CLASS)
"""Operations that are entered into the state only."""

ORDER = (
    *(LINK_USER, LINK_CLASS, CREATE_USER, CREATE_CLASS, ENROL, UPDATE_USER, UPDATE_CLASS),
    *(ARCHIVE_CLASS, UNENROL, DELETE_USER),
)
"""Order of the operations. Teachers are enrolled before students, and accounts are deleted last."""

CALLS_PER_SECOND = 2.0
"""Requests that the service allows for a token: 7,200 an hour."""

_VERSION = 1


@dataclass(frozen=True)
class Operation:
    """A step of a plan.

    Attributes:
        kind: Kind, such as ``create_user``.
        reason: Reason, as a sentence.
        person: Pseudonym of the person.
        school_class: Pseudonym of the class.
        user_id: ID of the account at Flat, if it has one already.
        class_id: ID of the class at Flat, if it exists already.
        teacher: Pseudonym of the teacher who acts, if it is one of the roster.
        teacher_id: ID of the account of the teacher who acts, if it exists already.
        role: ``student`` or ``teacher``, of an enrolment.
        fields: Names of the fields that change.
        before: HMAC of each value that Flat had when the plan was made, by field.
    """

    kind: str
    reason: str
    person: Optional[str] = None
    school_class: Optional[str] = None
    user_id: Optional[str] = None
    class_id: Optional[str] = None
    teacher: Optional[str] = None
    teacher_id: Optional[str] = None
    role: Optional[str] = None
    fields: Tuple[str, ...] = ()
    before: Tuple[Tuple[str, str], ...] = ()

    @property
    def reversible(self) -> bool:
        """``True`` if the operation can be taken back without a loss."""
        return self.kind not in (UNENROL, DELETE_USER)


@dataclass(frozen=True)
class Plan:
    """Steps that bring Flat in step with a roster.

    ``print(plan)`` shows counts, findings, and removals apart. Nothing in it names a person: it can be mailed.

    Attributes:
        source: Description of the roster.
        digest: Digest of the roster that the plan was made of.
        operations: Steps, in the order in which they are done.
        findings: Problems of the roster, and of its comparison with Flat.
        unchanged: Number of records that are as they should be, by kind.
        refused: Number of records that are left alone because of a finding, by kind.
        stale: Number of records that Flat has and the school no longer has, by kind.
        oldest: Days since when the oldest of them is absent.
        read: Requests that the plan took.
        held: Codes of the guards that stopped the plan, or its removals.
        removals: What the policy says about removals.
    """

    source: str
    digest: str
    operations: Tuple[Operation, ...] = field(repr=False)
    findings: Tuple[Finding, ...] = field(repr=False)
    unchanged: Mapping[str, int]
    refused: Mapping[str, int]
    stale: Mapping[str, int]
    oldest: int
    read: int
    held: Tuple[str, ...]
    removals: str

    @property
    def id(self) -> str:
        """Digest of the operations, by which people speak about a plan."""
        text = json.dumps([self.digest, [asdict(one) for one in self.operations]], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def calls(self) -> int:
        """Number of requests that change something."""
        return sum(one.kind not in WITHOUT_CALL for one in self.operations)

    @property
    def removal_count(self) -> int:
        """Number of removals, which ``apply`` wants as ``confirm``."""
        return sum(one.kind in REMOVALS for one in self.operations)

    @property
    def exit_code(self) -> int:
        """Exit status of the command: 0 nothing to do, 2 changes, 3 held by a guard."""
        return 3 if self.held else 2 if self.operations else 0

    def counts(self) -> Dict[str, int]:
        """Return the number of operations of each kind."""
        counts = Counter(one.kind for one in self.operations)
        return {kind: counts[kind] for kind in ORDER if counts[kind]}

    def __str__(self) -> str:
        count = Counter(one.kind for one in self.operations)
        fields = Counter(name for one in self.operations if one.kind == UPDATE_USER for name in one.fields)
        names = ", ".join(f"{name} {number:,}" for name, number in sorted(fields.items()))
        changed = f" ({names})" if names else ""
        stale = sum(self.stale.values())
        lines = [
            f"Flat roster plan {self.id[:8]}  source {self.source}",
            f"  + {count[CREATE_USER]:,} accounts   ~ {count[UPDATE_USER]:,} accounts{changed}   "
            f"+ {count[CREATE_CLASS]:,} classes   ~ {count[UPDATE_CLASS]:,} classes   + {count[ENROL]:,} enrolments",
            f"  = {sum(self.unchanged.values()):,} unchanged   > {count[LINK_USER] + count[LINK_CLASS]:,} linked   "
            f"! {sum(self.refused.values()):,} refused   {len(self.findings):,} findings",
        ]
        if stale:
            kinds = ", ".join(f"{number:,} {kind}" for kind, number in sorted(self.stale.items()) if number)
            lines.append(f"  stale, kept: {kinds} (oldest {self.oldest} days)")
        lines.append(f"  - {self.removal_count:,} removals (policy: {self.removals})")
        if self.held:
            lines.append(f"  held: {', '.join(self.held)}")
        lasts = _duration(round(self.calls / CALLS_PER_SECOND))
        lines.append(f"  {self.calls:,} calls, about {lasts} at {CALLS_PER_SECOND:g} calls/s")
        lines += [f"  {finding}" for finding in self.findings if finding.severity != "info"]
        return "\n".join(lines)

    def save(self, path: Union[str, os.PathLike[str]]) -> None:
        """Write the plan to a JSON file. It holds pseudonyms and IDs of Flat, and no name and no value.

        Raises:
            OSError: The file cannot be written.
        """
        document: Dict[str, Any] = {"flat_api_roster_plan": _VERSION, "id": self.id, **asdict(self)}
        for finding in document["findings"]:
            del finding["source_id"]
        with draft(Path(path), overwrite=True) as file:
            file.write(json.dumps(document, indent=1, ensure_ascii=False).encode())

    @classmethod
    def load(cls, path: Union[str, os.PathLike[str]]) -> Plan:
        """Read a plan that was saved.

        Raises:
            ApiValueError: The file is no plan, was changed, or comes from a newer release.
            OSError: The file cannot be read.
        """
        name = str(path)
        try:
            document: Dict[str, Any] = json.loads(Path(path).read_bytes().decode())
            version, identifier = document.pop("flat_api_roster_plan"), document.pop("id")
        except (ValueError, KeyError, AttributeError, TypeError):
            raise ApiValueError(f"Plan.load(): {excerpt(name)} is no plan of a roster") from None
        if version != _VERSION:
            raise ApiValueError(f"Plan.load(): {excerpt(name)} was written by another release (format {version!r})")
        try:
            document.update(_records(document), held=tuple(document["held"]))
            plan = cls(**document)
        except (TypeError, KeyError, ValueError):
            raise ApiValueError(f"Plan.load(): {excerpt(name)} is no plan of a roster") from None
        if plan.id != identifier:
            raise ApiValueError(f"Plan.load(): {excerpt(name)} was changed after it was saved; make a new plan")
        return plan


def _duration(seconds: int) -> str:
    hours, minutes = seconds // 3600, seconds // 60
    if hours:
        return f"{hours} h {minutes % 60:02d} min"
    return f"{minutes} min {seconds % 60:02d} s" if minutes else f"{seconds} s"


def _records(document: Mapping[str, Any]) -> Dict[str, Any]:
    operations: List[Operation] = []
    for one in document["operations"]:
        values: Dict[str, Any] = dict(one)
        values["fields"] = tuple(values["fields"])
        values["before"] = tuple((str(name), str(value)) for name, value in values["before"])
        operations.append(Operation(**values))
    return {"operations": tuple(operations), "findings": tuple(Finding(**one) for one in document["findings"])}
