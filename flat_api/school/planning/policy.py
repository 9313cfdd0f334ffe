"""Policy of a roster: what may be changed, what may be removed, when, and how much of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Tuple

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt

KEEP, REMOVE, ARCHIVE = "keep", "remove", "archive"


@dataclass(frozen=True)
class Policy:
    """Rules of a plan. By default nothing is ever removed: who is absent is listed as stale.

    Flat deletes a student's submissions with the enrolment, and the scores of an account with the account, for good. So
    a removal needs all of these: the policy, a complete roster, an absence of ``grace_days``, a day outside of
    ``freeze``, numbers below the limits, and the number of removals as ``confirm=`` of :func:`~flat_api.school.apply`.

    Attributes:
        people: ``keep``, or ``remove`` to delete accounts of people whom the school no longer has.
        classes: ``keep``, or ``archive`` to archive classes that the school no longer has.
        enrollments: ``keep``, or ``remove`` to take people out of classes.
        grace_days: Days that a record must have been absent.
        freeze: Pairs of a first and a last day between which nothing is removed, such as holidays.
        max_removals: Most removals of a run.
        max_share: Most removals of a run as a share of all linked records, for each kind.
        max_share_of_class: Most students of a class who are taken out in a run, as a share.
        update: Whether to change accounts and classes whose names or e-mail addresses differ.
        rename: Whether to change usernames, too.
        adopt: Whether to link accounts and classes that are at Flat already, by username, e-mail address or name.
    """

    people: str = KEEP
    classes: str = KEEP
    enrollments: str = KEEP
    grace_days: int = 14
    freeze: Tuple[Tuple[datetime.date, datetime.date], ...] = ()
    max_removals: int = 20
    max_share: float = 0.05
    max_share_of_class: float = 0.25
    update: bool = True
    rename: bool = False
    adopt: bool = True

    def __post_init__(self) -> None:
        for name, choices in (
            ("people", (KEEP, REMOVE)),
            ("classes", (KEEP, ARCHIVE)),
            ("enrollments", (KEEP, REMOVE)),
        ):
            value = getattr(self, name)
            if value not in choices:
                raise ApiValueError(f"Policy(): {name!r} must be {' or '.join(choices)}, got {excerpt(value)}")
        for name in ("grace_days", "max_removals"):
            _check_number(name, getattr(self, name), int)
        for name in ("max_share", "max_share_of_class"):
            value = getattr(self, name)
            _check_number(name, value, (int, float))
            if value > 1:
                raise ApiValueError(f"Policy(): {name!r} must be a share from 0 to 1, got {value!r}")
        for name in ("update", "rename", "adopt"):
            if not isinstance(getattr(self, name), bool):
                raise ApiTypeError(f"Policy(): {name!r} must be True or False, got {excerpt(getattr(self, name))}")
        object.__setattr__(self, "freeze", tuple(_checked_pair(pair) for pair in self.freeze))

    def frozen(self, today: datetime.date) -> bool:
        """Return whether nothing may be removed today."""
        return any(first <= today <= last for first, last in self.freeze)


def _check_number(name: str, value: Any, kind: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, kind):
        raise ApiTypeError(f"Policy(): {name!r} must be a number, got {excerpt(value)}")
    if not value >= 0:
        raise ApiValueError(f"Policy(): {name!r} must not be negative, got {value!r}")


def _checked_pair(pair: Any) -> Tuple[datetime.date, datetime.date]:
    try:
        first, last = pair
    except (TypeError, ValueError):
        first = last = None
    if not isinstance(first, datetime.date) or not isinstance(last, datetime.date) or last < first:
        raise ApiValueError(f"Policy(): 'freeze' must be pairs of a first and a last date, got {excerpt(pair)}")
    return first, last
