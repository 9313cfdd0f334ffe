"""OAuth scopes that a program needs for the operations that it calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.calls.operation import Operation, operations_of
from flat_api.exceptions import ApiTypeError
from flat_api.exceptions.misuse import excerpt

if TYPE_CHECKING:
    from typing import Any, Callable, FrozenSet, List, Optional, Tuple, Union

_POWER = {
    "account.public_profile": 1,
    "account.education_profile": 2,
    "account.email": 2,
    "scores.social": 2,
    "collections.add_scores": 2,
    "edu.admin.users.readonly": 8,
    "edu.admin.lti.readonly": 8,
    "edu.admin.users": 16,
    "edu.admin.lti": 16,
    "edu.admin": 64,
    # Used by one operation, but none that a program could ask for.
    "edu.admin.readonly": 1000,
}
"""How much a scope allows: a set with a smaller sum is the smaller request. The others are 1 to read, 4 to change."""


_NAMES = "account.education_profile"
"""Scope without which the service replaces the names of people in a school by pseudonyms, in every response."""


def required_scopes(*operations: Union[Operation, Callable[..., Any]], names: bool = False) -> Tuple[str, ...]:
    """Return the smallest set of scopes that allows all given operations.

    >>> import flat_api
    >>> flat_api.required_scopes(flat_api.ScoreApi.get_score)
    ('scores.readonly',)
    >>> flat_api.required_scopes(flat_api.ScoreApi.create_score, flat_api.ScoreApi.get_score)
    ('scores',)
    >>> flat_api.required_scopes(flat_api.FlatClient.export_score)
    ('scores.readonly', 'tasks.readonly')
    >>> flat_api.required_scopes(flat_api.ClassApi.list_assignments, names=True)
    ('account.education_profile', 'edu.assignments.readonly')

    Args:
        *operations: Methods of the Api classes in any of their forms, jobs of :class:`~flat_api.client.FlatClient`, or
            either of them bound to an object.
        names: Whether the names of people in a school are needed. Without the scope for them, responses have
            pseudonyms.

    Raises:
        ApiTypeError: One of them is no such method.
    """
    flag: Any = names
    if not isinstance(flag, bool):
        raise ApiTypeError(f"required_scopes(): 'names' must be True or False, got {excerpt(flag)}")
    called = [operation for given in operations for operation in _called(given)]
    needs = {frozenset(operation.scopes) for operation in called if operation.scopes}
    if names:
        needs.add(frozenset({_NAMES}))
    return tuple(sorted(_smallest(sorted(needs, key=lambda need: (len(need), sorted(need))))))


def _smallest(needs: List[FrozenSet[str]]) -> FrozenSet[str]:
    """Return the set with the smallest power that has a scope of each need."""
    best: Optional[FrozenSet[str]] = None

    def search(chosen: FrozenSet[str], position: int) -> None:
        nonlocal best
        if best is not None and _cost(chosen) >= _cost(best):
            return
        for index in range(position, len(needs)):
            if not chosen & needs[index]:
                for scope in sorted(needs[index], key=_power):
                    search(chosen | {scope}, index + 1)
                return
        best = chosen

    search(frozenset(), 0)
    assert best is not None
    return best


def _cost(scopes: FrozenSet[str]) -> Tuple[int, int, List[str]]:
    return sum(map(_power, scopes)), len(scopes), sorted(scopes)


def _power(scope: str) -> int:
    return _POWER.get(scope, 1 if scope.endswith(".readonly") else 4)


def _called(given: Any) -> Tuple[Operation, ...]:
    called = (given,) if isinstance(given, Operation) else operations_of(given)
    if not called:
        raise ApiTypeError(
            "required_scopes() takes methods of the Api classes, such as ScoreApi.create_score, and jobs, such as "
            f"FlatClient.import_score, got {excerpt(given)}"
        )
    return called
