"""Collections: folders that people make, and those that Flat keeps for every account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flat_api.sandbox import paging, views
from flat_api.sandbox.call import Call, Reply, bad_request, forbidden, json_reply, no_content, not_found
from flat_api.sandbox.paging import key_of_score
from flat_api.sandbox.records import Account, Collection, Like, Score
from flat_api.sandbox.rights import Rights, rights_on, score_to_read

COMPUTED = {
    "allScores": "All scores",
    "collaborations": "Shared with me",
    "likes": "Likes",
    "trash": "Trash",
}
"""Built-in collections without a record: what they hold follows from the scores. The identifier is the name."""

APPLICATION_NAME = "flat_api sandbox"


@dataclass(frozen=True)
class Folder:
    """A collection as one account sees it, with a record or without."""

    id: str
    type: str
    title: str
    record: Collection | None

    @property
    def is_regular(self) -> bool:
        """Whether people made it."""
        return self.type == "regular"

    @property
    def takes_scores(self) -> bool:
        """Whether scores can be put into it. Putting a score among the likes is how one likes it in the sandbox."""
        return self.record is not None or self.type == "likes"


def list_collections(call: Call) -> Reply:
    """Answer ``GET /collections``. No collection lies in another; all are found below ``user`` and ``root``."""
    account = call.account()
    parent = call.text("parent", "user")
    shown: list[Collection] = []
    if parent == "user" or _folder(call, account, parent, "parent").type == "root":
        owned = call.store.collections.find("owner", account.id)
        shown = [collection for collection in owned if collection.type != "root"]
    key, descending = key_of_score(call)
    chosen, headers = paging.page(call, shown, key, descending=descending)
    return json_reply([_view(call, account, _recorded(collection)) for collection in chosen], headers=headers)


def create_collection(call: Call) -> Reply:
    """Answer ``POST /collections``."""
    account = call.account()
    body: Mapping[str, Any] = call.body
    now = call.store.now()
    collection = Collection(
        id=call.store.new_id(),
        owner=account.id,
        type="regular",
        title=body.get("title", "Untitled collection"),
        created=now,
        modified=now,
    )
    call.store.collections.put(collection)
    return json_reply(_view(call, account, _recorded(collection)))


def get_collection(call: Call) -> Reply:
    """Answer ``GET /collections/{collection}``."""
    account = call.account()
    return json_reply(_view(call, account, _folder(call, account, call.text("collection"))))


def edit_collection(call: Call) -> Reply:
    """Answer ``PUT /collections/{collection}``."""
    account = call.account()
    record = _regular(call, account, "changed")
    title = call.body.get("title", record.title)
    record = call.store.collections.put(replace(record, title=title, modified=call.store.now()))
    return json_reply(_view(call, account, _recorded(record)))


def delete_collection(call: Call) -> Reply:
    """Answer ``DELETE /collections/{collection}``. The scores in it stay."""
    record = _regular(call, call.account(), "deleted")
    for score in call.store.scores.find("collection", record.id):
        _take_out(call, score, record.id)
    call.store.collections.remove(record.id)
    return no_content()


def untrash_collection(call: Call) -> Reply:
    """Answer ``POST /collections/{collection}/untrash``, which has only failed since Flat 2.22."""
    _folder(call, call.account(), call.text("collection"))
    raise bad_request("Collections are not kept in the trash", "collection")


def list_collection_scores(call: Call) -> Reply:
    """Answer ``GET /collections/{collection}/scores``."""
    account = call.account()
    folder = _folder(call, account, call.text("collection"))
    key, descending = key_of_score(call)
    ordered = call.store.memo.get(
        ("listCollectionScores", account.id, folder.id, call.text("sort"), descending),
        lambda: paging.order(_scores(call, account, folder), key, descending=descending),
    )
    chosen, headers = paging.page_of(call, ordered)
    return json_reply([views.score(call, score) for score in chosen], headers=headers)


def add_score_to_collection(call: Call) -> Reply:
    """Answer ``PUT /collections/{collection}/scores/{score}``."""
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
    """Answer ``DELETE /collections/{collection}/scores/{score}``."""
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
    """Return the ID of a collection of the account that a new score can be put into.

    Raises:
        Refusal: 400, there is none by this name, or it takes no scores.
    """
    folder = _folder(call, call.account(), name, param)
    if folder.record is None:
        raise bad_request(f"New scores cannot be put into '{folder.id}'", param)
    return folder.id


def root_of(call: Call, account: Account) -> Collection:
    """Return the top of the library of an account."""
    return next(entry for entry in call.store.collections.find("owner", account.id) if entry.type == "root")


def app_collection(call: Call, account: Account) -> Collection:
    """Return what the application behind the token created for an account, made when it is first needed."""
    application = call.token.application if call.token is not None else ""
    for entry in call.store.collections.find("owner", account.id):
        if entry.type == "app" and entry.application == application:
            return entry
    now = call.store.now()
    return call.store.collections.put(
        Collection(
            id=call.store.new_id(),
            owner=account.id,
            type="app",
            title=APPLICATION_NAME,
            created=now,
            modified=now,
            application=application,
        )
    )


def _recorded(record: Collection) -> Folder:
    return Folder(record.id, record.type, record.title, record)


def _folder(call: Call, account: Account, name: str, param: str | None = None) -> Folder:
    """Return a collection by ID or special name.

    Raises:
        Refusal: 404, there is none, or 400 when it was not named in the path; 403, it belongs to somebody else.
    """
    if name in COMPUTED:
        return Folder(name, name, COMPUTED[name], None)
    if name == "root":
        return _recorded(root_of(call, account))
    if name == "app":
        return _recorded(app_collection(call, account))
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
    """Return what a collection holds and the account can open."""
    store = call.store
    if folder.type == "trash":
        return [score for score in store.scores.find("owner", account.id) if score.trashed is not None]
    if folder.record is not None:
        scores = store.scores.find("collection", folder.id)
    elif folder.type == "likes":
        liked = [store.scores.get(like.score) for like in store.likes.find("account", account.id)]
        scores = [score for score in liked if score is not None]
    else:
        shared = [store.scores.get(entry.score) for entry in store.collaborators.find("account", account.id)]
        scores = [score for score in shared if score is not None]
        if folder.type == "allScores":
            scores = store.scores.find("owner", account.id) + scores
    return [score for score in scores if score.trashed is None and rights_on(store, score, account).read]


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
