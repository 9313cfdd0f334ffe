"""Findings: problems of a school's records, each with a stable code and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Optional

ERROR, WARNING, INFO = "error", "warning", "info"

CODES: Dict[str, str] = {
    # Files
    "file-missing": "a file that the source promises, or that is needed, is not there",
    "file-unreadable": "the archive or file is damaged, encrypted, too large, or not of its kind",
    "file-empty": "a file has no rows",
    "file-delta": "the file holds changes only, so that it says nothing about absent records",
    "manifest-missing": "there is no manifest.csv, so that nothing says that the files are complete",
    "bad-encoding": "the text is not UTF-8; it was read as Windows-1252, or not at all",
    "missing-column": "a column that is needed is not there, and the file was not read",
    "unknown-column": "a column that the format does not have, and that was not read",
    "row-length": "a row has more or fewer cells than the header, or its quotes do not end",
    # Records
    "missing-value": "a cell that is needed is empty",
    "bad-date": "a date is not of the form YYYY-MM-DD, or the end is before the beginning",
    "duplicate-id": "two different records have the same identifier; both are refused",
    "repeated-row": "a record stands there twice; the second is left out",
    "dangling-reference": "the person or class of an enrolment is not in the source",
    "refused-reference": "the person or class of an enrolment was refused",
    "username-too-long": "Flat takes usernames of 1 to 30 characters",
    "username-taken": "two people have the same username, or an account of Flat has it that belongs to another one",
    "name-too-long": "Flat takes first and last names of up to 60 characters, and names of classes of up to 255",
    "duplicate-email": "two people have the same e-mail address; neither account gets it",
    "role-conflict": "someone is a student in one place and a teacher in another, which Flat does not have",
    "unknown-role": "a role that is not rostered: only students and teachers are",
    "not-active": "records that the source marks as inactive, disabled or deleted, and that were left out",
    "date-outside-term": "an enrolment begins or ends outside the term of its class",
    # Comparison with Flat
    "class-without-teacher": "a class has no teacher who has an account, so that nobody can create it or act in it",
    "unknown-to-flat": "a record names an ID of Flat that Flat does not have",
    "linked-elsewhere": "the class is synchronized by Flat itself (Google, Microsoft, Clever, Canvas or LTI)",
    "ambiguous-match": "several accounts or classes of Flat fit a record",
    "class-unreadable": "the classes of a teacher, or the members of a class, could not be read",
    "last-teacher": "the only teacher of a class cannot be taken out of it",
    "scope-changed": "the source covers other schools than the last time, so that nothing counts as absent",
    "mass-change": "more removals than the policy allows in one run",
    "re-key": "many records vanished while as many appeared with the same names: their identifiers changed",
}
"""Codes of all findings, and what each means. They do not change from one release to the next."""


@dataclass(frozen=True)
class Finding:
    """A problem of a record or file.

    Its ``str`` and ``repr`` hold no personal data: they name the file and the line.

    Attributes:
        code: Stable code, one of :data:`CODES`.
        severity: ``error``: the record or file was refused. ``warning``: it was read, with a change. ``info``.
        entity: ``person``, ``class``, ``enrollment`` or ``file``.
        message: A sentence.
        file: Name of the file, if there is one.
        line: Line in the file, from 1, or the number of the row.
        other: Line of the other record, where two contradict each other.
        count: Number of records that the finding stands for.
        source_id: Identifier of the record in the source. It is personal data, and not part of ``str`` and ``repr``.
    """

    code: str
    severity: str
    entity: str
    message: str
    file: Optional[str] = None
    line: Optional[int] = None
    other: Optional[int] = None
    count: int = 1
    source_id: Optional[str] = field(default=None, repr=False)

    def __str__(self) -> str:
        place = "" if self.file is None else self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}{': ' if place else ''}{self.severity}: {self.message} [{self.code}]"
