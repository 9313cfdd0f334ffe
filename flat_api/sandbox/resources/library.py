"""How a score comes into somebody's library, wherever its music is from."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import PurePath

from flat_api.sandbox.call import Call, bad_request, quota_exceeded
from flat_api.sandbox.music.document import parse, serialize
from flat_api.sandbox.music.facts import read_facts, set_texts
from flat_api.sandbox.records import Account, Revision, Score
from flat_api.sandbox.resources.collections import app_collection
from flat_api.sandbox.resources.revisions import add_revision, latest_revision

LONGEST_TITLE = 300
DEFAULT_TITLE = "Untitled score"


def add_score(
    call: Call,
    notation: bytes,
    *,
    event: str,
    title: str | None = None,
    filename: str | None = None,
    privacy: str = "private",
    collection: str | None = None,
) -> tuple[Score, Revision]:
    """Add a score to the library of the account that calls, and return it with its first revision.

    Args:
        call: The call, for its account and its application.
        notation: The music, as MusicXML.
        event: Why there is a revision.
        title: Title that was asked for.
        filename: Name of the file that the music came from, the last resort for a title.
        privacy: Who can open the score.
        collection: ID of the collection to put it in; that of the application without one.
    """
    account = call.account()
    facts = read_facts(parse(notation))
    now = call.store.now()
    score = Score(
        id=call.store.new_id(),
        owner=account.id,
        title=choose_title(title, facts.title, filename),
        facts=facts,
        privacy=privacy,
        created=now,
        modified=now,
        application=call.token.application if call.token is not None else "",
        collections=(collection or app_collection(call, account).id,),
        subtitle=facts.subtitle,
        composer=facts.composer,
        lyricist=facts.lyricist,
        arranger=facts.arranger,
        license_text=facts.rights,
        published=now if privacy == "public" else None,
        sharing_key=sharing_key(privacy),
    )
    call.store.scores.put(score)
    return score, add_revision(call, score, notation, event=event)


def copy_score(call: Call, original: Score, *, title: str, collections: tuple[str, ...] = ()) -> Score:
    """Create a private copy of a score, as it is now, for the account and return it."""
    notation = latest_revision(call, original).notation
    if title != original.title:
        root = parse(notation)
        set_texts(root, {"title": title})
        notation = serialize(root)
    now = call.store.now()
    copy = replace(
        original,
        id=call.store.new_id(),
        owner=call.account().id,
        title=title,
        privacy="private",
        created=now,
        modified=now,
        application=call.token.application if call.token is not None else "",
        collections=collections,
        sharing_key=None,
        published=None,
        parent=original.id,
    )
    call.store.scores.put(copy)
    add_revision(call, copy, notation, event="fork")
    return copy


def choose_title(wish: str | None, from_file: str | None, filename: str | None) -> str:
    """Return the title that was asked for, else that of the file, else the name of the file."""
    name = PurePath((filename or "").replace("\\", "/")).stem
    title = next((text.strip() for text in (wish, from_file, name) if text and text.strip()), DEFAULT_TITLE)
    return title[:LONGEST_TITLE]


def check_quota(call: Call, account: Account) -> None:
    """Let a score be added.

    Raises:
        Refusal: 402, the plan allows no more scores.
    """
    limit = account.score_limit
    if limit is not None and len(call.store.scores.find("owner", account.id)) >= limit:
        raise quota_exceeded(f"The plan of this account does not allow more than {limit} scores")


def check_privacy(account: Account, privacy: str) -> None:
    """Let a score have this privacy.

    Raises:
        Refusal: 400, the account belongs to no school and the privacy is for schools.
    """
    if privacy == "organizationPublic" and account.organization is None:
        raise bad_request("'organizationPublic' is for accounts of a school", "privacy")


def sharing_key(privacy: str) -> str | None:
    """Return a new key for a score that is shared by link, and none for others."""
    return secrets.token_hex(64) if privacy == "privateLink" else None
