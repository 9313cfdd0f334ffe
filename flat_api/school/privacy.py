"""Privacy: erases what the state of a roster keeps about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.jobs.arguments import check_text
from flat_api.school.state import ENROLLMENT, PERSON

if TYPE_CHECKING:
    from flat_api.school.state import State


def forget(state: State, source_id: str) -> int:
    """Erase a person's links, exclusions and journal entries from a state. Flat is not changed.

    If the person is still in the next roster, the account is linked again by its username.

    Args:
        state: State of the roster, open.
        source_id: Identifier of the person in the school's records.

    Returns:
        Number of links that were erased, those of the person's classes included.
    """
    check_text("forget()", "source_id", source_id, required=True)
    name = state.pseudonym(PERSON, source_id)
    link = state.links(PERSON).get(name)
    memberships = [
        (ENROLLMENT, pseudonym)
        for pseudonym, one in state.links(ENROLLMENT).items()
        if link is not None and one.flat_id.endswith(f"/{link.flat_id}")
    ]
    return state.forget([(PERSON, name), *memberships])
