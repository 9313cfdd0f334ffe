"""What a misspelt name may have meant."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a message: ``; did you mean 'title'?``, or nothing where no name is close.

    Args:
        name: The name that does not exist.
        known: Those that do.
    """
    # Here and not above: a program without misspelt names need not load it.
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""
