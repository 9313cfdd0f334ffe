"""Collections: those of people, the built-in ones, and the scores in them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from flat_api.sandbox.access.rights import Rights, rights_on, score_to_read
from flat_api.sandbox.data.records import Account, Collection, Like, Revision, Score
from flat_api.sandbox.http import paging
from flat_api.sandbox.http.call import (
    Call,
    Reply,
    bad_request,
    forbidden,
    json_reply,
    no_content,
    not_found,
    quota_exceeded,
)
from flat_api.sandbox.music.document import parse
from flat_api.sandbox.music.facts import MusicFacts, read_facts
from flat_api.sandbox.resources import views
from flat_api.sandbox.resources.scores.revisions import add_revision, latest_revision, with_texts

COMPUTED = {"allScores": "All scores", "collaborations": "Shared with me", "likes": "Likes", "trash": "Trash"}
"""Titles of built-in collections without a record. Their content follows from the scores."""

MAX_TITLE_LENGTH = 300


@dataclass(frozen=True)
class Folder:
    """Collection, as one account sees it."""

    id: str
    type: str
    title: str
    record: Collection | None

    @property
    def is_regular(self) -> bool:
        """Mark of a collection that was made by a person."""
        return self.type == "regular"

    @property
    def takes_scores(self) -> bool:
        """Mark of a collection that accepts scores. In the sandbox, adding a score to the likes is a like."""
        return self.record is not None or self.type == "likes"


def list_collections(call: Call) -> Reply:
    """Handle ``GET /collections``. Collections are not nested; all are in ``user`` and ``root``."""
    account = call.account()
    parent = call.text("parent", "user")
    is_top = parent == "user" or _folder(call, account, parent, "parent").type == "root"
    owned = call.store.collections.find("owner", account.id) if is_top else []
    key, descending = paging.key_of_score(call)
    chosen, headers = paging.page(call, [one for one in owned if one.type != "root"], key, descending=descending)
    return json_reply([_view(call, account, _recorded(collection)) for collection in chosen], headers=headers)


def create_collection(call: Call) -> Reply:
    """Handle ``POST /collections``."""
    account = call.account()
    body: Mapping[str, Any] = call.body
    collection = _create(call, account, "regular", body.get("title", "Untitled collection"))
    return json_reply(_view(call, account, _recorded(collection)))


def get_collection(call: Call) -> Reply:
    """Handle ``GET /collections/{collection}``."""
    account = call.account()
    return json_reply(_view(call, account, _folder(call, account, call.text("collection"))))


def edit_collection(call: Call) -> Reply:
    """Handle ``PUT /collections/{collection}``."""
    account = call.account()
    record = _regular(call, account, "changed")
    title = call.body.get("title", record.title)
    record = call.store.collections.put(replace(record, title=title, modified=call.store.now()))
    return json_reply(_view(call, account, _recorded(record)))


def delete_collection(call: Call) -> Reply:
    """Handle ``DELETE /collections/{collection}``. The scores in it stay."""
    record = _regular(call, call.account(), "deleted")
    for score in call.store.scores.find("collection", record.id):
        _take_out(call, score, record.id)
    call.store.collections.remove(record.id)
    return no_content()


def untrash_collection(call: Call) -> Reply:
    """Handle ``POST /collections/{collection}/untrash``, which always fails since Flat 2.22."""
    _folder(call, call.account(), call.text("collection"))
    raise bad_request("Collections are not kept in the trash", "collection")


def list_collection_scores(call: Call) -> Reply:
    """Handle ``GET /collections/{collection}/scores``."""
    account = call.account()
    folder = _folder(call, account, call.text("collection"))
    key, descending = paging.key_of_score(call)
    ordered = call.store.memo.get(
        ("listCollectionScores", account.id, folder.id, call.text("sort"), descending),
        lambda: paging.order(_scores(call, account, folder), key, descending=descending),
    )
    chosen, headers = paging.page_of(call, ordered)
    return json_reply([views.score(call, score) for score in chosen], headers=headers)


def add_score_to_collection(call: Call) -> Reply:
    """Handle ``PUT /collections/{collection}/scores/{score}``."""
    account = call.account()
    folder = _folder(call, account, call.text("collection"))
    if not folder.takes_scores:
        raise forbidden(f"Scores cannot be put into '{folder.id}'")
    score = score_to_read(call)
    store = call.store
    if folder.record is not None:
        if folder.id not in score.collections:
            score = store.scores.put(replace(score, collections=(*score.collections, folder.id)))
            store.collections.put(replace(folder.record, modified=store.now()))
    elif not any(like.account == account.id for like in store.likes.find("score", score.id)):
        store.likes.put(Like(id=store.new_id(), account=account.id, score=score.id, date=store.now()))
    return json_reply(views.score(call, score))


def delete_score_from_collection(call: Call) -> Reply:
    """Handle ``DELETE /collections/{collection}/scores/{score}``."""
    account = call.account()
    folder = _folder(call, account, call.text("collection"))
    if not folder.takes_scores:
        raise forbidden(f"Scores cannot be taken out of '{folder.id}'")
    score = call.store.scores.get(call.text("score"))
    if score is None or score.id not in {held.id for held in _scores(call, account, folder)}:
        raise not_found("score")
    if folder.record is not None:
        _take_out(call, score, folder.id)
    else:
        for like in call.store.likes.find("score", score.id):
            if like.account == account.id:
                call.store.likes.remove(like.id)
    return no_content()


def collection_to_fill(call: Call, name: str, param: str) -> str:
    """Return the ID of a collection of the account that accepts a new score."""
    folder = _folder(call, call.account(), name, param)
    if folder.record is None:
        raise bad_request(f"New scores cannot be put into '{folder.id}'", param)
    return folder.id


def root_of(call: Call, account: Account) -> Collection:
    """Return the root collection of an account."""
    return next(entry for entry in call.store.collections.find("owner", account.id) if entry.type == "root")


def application_of(call: Call) -> str:
    """Return the ID of the token's application; empty without a token."""
    return call.token.application if call.token is not None else ""


def _app_collection(call: Call, account: Account) -> Collection:
    """Return the collection of the token's application, and create it at the first call."""
    application = application_of(call)
    for entry in call.store.collections.find("owner", account.id):
        if entry.type == "app" and entry.application == application:
            return entry
    return _create(call, account, "app", "flat_api sandbox", application)


def _create(call: Call, account: Account, kind: str, title: str, application: str | None = None) -> Collection:
    now = call.store.now()
    return call.store.collections.put(
        Collection(
            id=call.store.new_id(),
            owner=account.id,
            type=kind,
            title=title,
            created=now,
            modified=now,
            application=application,
        )
    )


def _recorded(record: Collection) -> Folder:
    return Folder(record.id, record.type, record.title, record)


def _folder(call: Call, account: Account, name: str, param: str | None = None) -> Folder:
    """Return a collection by ID or special name.

    A collection that does not exist is a 400 if the field ``param`` names it, else a 404.
    """
    if name in COMPUTED:
        return Folder(name, name, COMPUTED[name], None)
    if name == "root":
        return _recorded(root_of(call, account))
    if name == "app":
        return _recorded(_app_collection(call, account))
    record = call.store.collections.get(name)
    if record is None:
        raise bad_request("This collection does not exist", param) if param is not None else not_found("collection")
    if record.owner != account.id:
        raise forbidden("You are not allowed to open this collection")
    return _recorded(record)


def _regular(call: Call, account: Account, done: str) -> Collection:
    folder = _folder(call, account, call.text("collection"))
    if folder.record is None or not folder.is_regular:
        raise forbidden(f"Built-in collections cannot be {done}")
    return folder.record


def _scores(call: Call, account: Account, folder: Folder) -> list[Score]:
    """Return the scores of a collection that the account can read."""
    store = call.store
    if folder.type == "trash":
        return [score for score in store.scores.find("owner", account.id) if score.trashed is not None]
    scores: list[Score | None]
    if folder.record is not None:
        scores = [*store.scores.find("collection", folder.id)]
    elif folder.type == "likes":
        scores = [store.scores.get(like.score) for like in store.likes.find("account", account.id)]
    else:
        scores = [store.scores.get(entry.score) for entry in store.collaborators.find("account", account.id)]
        if folder.type == "allScores":
            scores = [*store.scores.find("owner", account.id), *scores]
    known = (score for score in scores if score is not None and score.trashed is None)
    return [score for score in known if rights_on(store, score, account).read]


def _take_out(call: Call, score: Score, collection: str) -> None:
    call.store.scores.put(replace(score, collections=tuple(held for held in score.collections if held != collection)))


def _view(call: Call, account: Account, folder: Folder) -> views.Json:
    record = folder.record
    created = record.created if record is not None else account.registration_date
    view: views.Json = {
        "id": folder.id,
        "title": folder.title,
        "htmlUrl": f"{call.origin}/collection/{folder.id}",
        "type": folder.type,
        "privacy": "private",
        "creationDate": views.date(created),
        "modificationDate": views.date(record.modified if record is not None else created),
        "user": views.user(call, account),
        "rights": views.rights_view(Rights(True, True, True, "owner")),
        "collaborators": [],
        "isPinned": False,
        "contents": {"scoresCount": len(_scores(call, account, folder))},
        "capabilities": {
            "canEdit": folder.is_regular,
            "canShare": False,
            "canDelete": folder.is_regular,
            "canAddScores": folder.takes_scores,
            "canDeleteScores": folder.takes_scores,
        },
        "collections": [],
    }
    if not folder.is_regular:
        view["labelKey"] = f"collection.{folder.type}"
    if record is not None and record.application is not None:
        view["app"] = {"id": record.application, "name": folder.title}
    if account.organization is not None:
        view["organization"] = account.organization
    return view


def add_score(
    call: Call,
    notation: bytes,
    *,
    event: str,
    title: str | None = None,
    filename: str | None = None,
    privacy: str = "private",
    collection: str | None = None,
    facts: MusicFacts | None = None,
) -> tuple[Score, Revision]:
    """Add a score to the library of the account, and return it with its first revision.

    Args:
        call: Call with the account and the application.
        notation: The music, as MusicXML.
        event: Event of the first revision.
        title: Requested title.
        filename: Name of the imported file, the fallback for a title.
        privacy: Privacy of the score.
        collection: ID of the collection that receives it; ``None`` for the application's.
        facts: Facts of the music, if they are known.
    """
    account = call.account()
    facts = facts or read_facts(parse(notation))
    now = call.store.now()
    score = Score(
        id=call.store.new_id(),
        owner=account.id,
        title=choose_title(title, facts.title, filename),
        facts=facts,
        privacy=privacy,
        created=now,
        modified=now,
        application=application_of(call),
        collections=(collection or _app_collection(call, account).id,),
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
    """Create a private copy of a score for the account, and return it."""
    revision = latest_revision(call, original)
    notation = revision.notation if title == original.title else with_texts(call, revision, {"title": title})
    now = call.store.now()
    copy = replace(
        original,
        id=call.store.new_id(),
        owner=call.account().id,
        title=title,
        privacy="private",
        created=now,
        modified=now,
        application=application_of(call),
        collections=collections,
        sharing_key=None,
        published=None,
        parent=original.id,
    )
    call.store.scores.put(copy)
    add_revision(call, copy, notation, event="fork")
    return copy


def choose_title(wish: str | None, from_file: str | None, filename: str | None) -> str:
    """Return the requested title, else that of the music, else the name of the file."""
    name = PurePath((filename or "").replace("\\", "/")).stem
    title = next((text.strip() for text in (wish, from_file, name) if text and text.strip()), "Untitled score")
    return title[:MAX_TITLE_LENGTH]


def check_quota(call: Call, account: Account) -> None:
    """Refuse another score beyond the limit of the plan."""
    limit = account.score_limit
    if limit is not None and len(call.store.scores.find("owner", account.id)) >= limit:
        raise quota_exceeded(f"The plan of this account does not allow more than {limit} scores")


def check_privacy(account: Account, privacy: str) -> None:
    """Refuse ``organizationPublic`` to an account without a school."""
    if privacy == "organizationPublic" and account.organization is None:
        raise bad_request("'organizationPublic' is for accounts of a school", "privacy")


def sharing_key(privacy: str) -> str | None:
    """Return a new sharing key for the privacy ``privateLink``, else ``None``."""
    return secrets.token_hex(64) if privacy == "privateLink" else None
