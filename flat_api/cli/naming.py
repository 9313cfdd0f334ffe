"""Names: the ID of what a user wrote, which is an ID, the address of a page, or a title that only one has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Callable, Iterable, List

from flat_api.cli.errors import NOT_FOUND, USAGE, CommandError
from flat_api.pagination import paginate

if TYPE_CHECKING:
    from flat_api.client import FlatClient

_ID = re.compile(r"[0-9a-f]{24}", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"^https?://[^/]+/.*?([0-9a-f]{24})(?:[-/?#].*)?$", re.IGNORECASE)

MAX_NAMED = 5
"""Candidates that a message names."""


def score_id(client: FlatClient, text: str) -> str:
    """Return the ID of a score of the account."""
    return _resolved(text, "score", lambda: all_scores(client), lambda one: [one.title or ""])


def collection_id(client: FlatClient, text: str) -> str:
    """Return the ID of a collection; ``root``, ``trash`` and ``allScores`` are ones."""
    if text in ("root", "trash", "allScores", "sharedWithMe", "sharedWithGroup"):
        return text
    return _resolved(
        text, "collection", lambda: paginate(client.collection.list_collections), lambda one: [one.title or ""]
    )


def class_id(client: FlatClient, text: str) -> str:
    """Return the ID of a class of the account; an active one counts before others of its name."""

    def classes() -> Iterable[Any]:
        return client.class_.list_classes()

    def others() -> Iterable[Any]:
        return [*client.class_.list_classes(state="inactive"), *client.class_.list_classes(state="archived")]

    try:
        return _resolved(text, "class", classes, lambda one: [one.name])
    except CommandError as error:
        if error.code != NOT_FOUND:
            raise
    return _resolved(text, "class", others, lambda one: [one.name])


def user_id(client: FlatClient, text: str) -> str:
    """Return the ID of a user of the organization, by username or e-mail address too."""
    if text == "me":
        return text

    def users() -> Iterable[Any]:
        return paginate(client.organization.list_organization_users, limit=1000)

    def names(one: Any) -> List[str]:
        return [one.username, getattr(one, "email", None) or "", one.printable_name or ""]

    return _resolved(text, "user", users, names)


def all_scores(client: FlatClient) -> Iterable[Any]:
    """Return all scores of the account, private ones too."""
    return paginate(client.collection.list_collection_scores, "allScores")


def _resolved(
    text: str, noun: str, candidates: Callable[[], Iterable[Any]], names_of: Callable[[Any], List[str]]
) -> str:
    text = text.strip()
    if _ID.fullmatch(text):
        return text
    address = _IN_ADDRESS.match(text)
    if address:
        return address.group(1)
    if "://" in text or not text:
        raise CommandError(f"{text!r} is no address of a {noun}", USAGE)
    found: List[Any] = []
    close: List[Any] = []
    for one in candidates():
        known = [name for name in names_of(one) if name]
        if text in known:
            found.append(one)
        elif text.lower() in [name.lower() for name in known]:
            close.append(one)
    found = found or close
    if not found:
        raise CommandError(f"there is no {noun} {text!r}; list them, or give an ID", NOT_FOUND)
    if len(found) > 1:
        ids = ", ".join(one.id for one in found[:MAX_NAMED])
        raise CommandError(f"{len(found)} have the name {text!r}; give one of the IDs {ids}", USAGE)
    identifier: str = found[0].id
    return identifier
