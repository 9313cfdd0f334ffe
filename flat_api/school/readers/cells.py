"""Cells: dates, flags, templates for usernames, and the roles of people that have no column for it."""

from __future__ import annotations

import datetime
import string
from collections import defaultdict
from functools import lru_cache
from typing import Any, Dict, Iterable, Optional, Set

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.school.model import Enrollment
from flat_api.support.suggestions import did_you_mean


@lru_cache(maxsize=1024)  # the dates of a school's enrolments are few
def day(text: str) -> Optional[datetime.date]:
    """Return the date of a cell, of which a time is cut off; ``None`` for an empty cell.

    Raises:
        ValueError: The text is not a date of the form ``2026-09-01``.
    """
    if not text:
        return None
    if len(text) > 10 and text[10] not in "T ":
        raise ValueError(text)
    return datetime.datetime.strptime(text[:10], "%Y-%m-%d").date()


def flag(text: str) -> bool:
    """Return whether a cell says yes: ``true``, ``1`` or ``yes``."""
    return text.lower() in ("true", "1", "yes", "y", "t")


def roles_of_people(enrollments: Iterable[Enrollment]) -> Dict[str, Set[str]]:
    """Return the roles in which each person is enrolled, by identifier."""
    roles: Dict[str, Set[str]] = defaultdict(set)
    for one in enrollments:
        roles[one.person_id].add(one.role)
    return roles


class Template:
    """A username made of columns, such as ``{sourcedId}`` or ``{givenName}.{familyName}``.

    Args:
        who: Name of the calling function, for messages.
        text: Template of :meth:`str.format` with names of columns in braces.
        columns: Columns that it may name.

    Raises:
        ApiTypeError: The template is not a string.
        ApiValueError: A name in braces is not one of the columns.
    """

    def __init__(self, who: str, text: Any, columns: Iterable[str]) -> None:
        known = list(columns)
        if not isinstance(text, str):
            raise ApiTypeError(f"{who}: 'username' must be a string such as '{{{known[0]}}}', got {excerpt(text)}")
        try:
            parts = list(string.Formatter().parse(text))
        except ValueError as error:
            raise ApiValueError(f"{who}: 'username' must be a template, got {excerpt(text)} ({error})") from None
        for _, name, spec, conversion in parts:
            if name is None:
                continue
            if spec or conversion or name not in known:
                hint = did_you_mean(name, known) or f"; the columns are {', '.join(known)}"
                raise ApiValueError(f"{who}: 'username' names {excerpt(name)}, which is no column{hint}")
        if all(name is None for _, name, _, _ in parts):
            raise ApiValueError(f"{who}: 'username' must name a column such as '{{{known[0]}}}', got {excerpt(text)}")
        self._text = text

    def fill(self, cells: Dict[str, str]) -> str:
        """Return the username of a row, or an empty text where one of its cells is empty."""
        filled = [cells.get(name, "") for _, name, _, _ in string.Formatter().parse(self._text) if name is not None]
        return self._text.format(**cells).strip() if all(filled) else ""
