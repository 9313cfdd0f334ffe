"""Suggestions for misspelt names.

Modules of the first call import this where a name is unknown, as test_start_up.py counts what that call loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Iterable, Optional


def closest(name: str, known: Iterable[str]) -> Optional[str]:
    """Return the known name that is most like ``name``, or ``None`` where no name is close."""
    # Imported here: programs without misspelt names do not need it.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), 1)), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a message: ``; did you mean 'title'?``, or nothing where no name is close."""
    close = closest(name, known)
    return "" if close is None else f"; did you mean {close!r}?"
