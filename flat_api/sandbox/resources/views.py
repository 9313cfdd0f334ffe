"""JSON of records, as one account sees them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from flat_api.sandbox.access.rights import Rights, rights_on
from flat_api.sandbox.data.records import Account, Collaborator, Revision, Score
from flat_api.sandbox.data.records_education import Group
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.call import Call

Json = dict[str, Any]

TRASH_DAYS = 30
"""Days that a score stays in the trash."""


def date(instant: datetime) -> str:
    return instant.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def date_if_any(instant: datetime | None) -> str | None:
    return date(instant) if instant is not None else None


def with_optional(view: Json, **optional: object) -> Json:
    """Add the optional members that have a value, and return the view."""
    view.update({name: value for name, value in optional.items() if value is not None})
    return view


def shows_names(call: Call, account: Account) -> bool:
    """Return whether a call shows the names of an account, and note if not. Names in a school need a scope."""
    if account.organization is None or (call.token is not None and "account.education_profile" in call.token.scopes):
        return True
    call.notes.add("names are anonymised, because the token lacks the scope account.education_profile")
    return False


def user(call: Call, account: Account) -> Json:
    """Return the public profile of an account."""
    named = shows_names(call, account)
    view: Json = {
        "id": account.id,
        "type": "user",
        "product": "flat" if account.organization is None else "flatEdu",
        "username": account.username if named else f"user-{account.id[-6:]}",
        "printableName": account.name if named else f"User {account.id[-6:]}",
        "picture": None,
        "badges": [],
        "htmlUrl": f"{call.origin}/{quote(account.username if named else account.id)}",
        "registrationDate": date(account.registration_date),
    }
    if named:
        view.update(firstname=account.firstname, lastname=account.lastname, name=account.name)
        if account.organization is not None:
            view.update(organization=account.organization, organizationRole=account.organization_role)
    return with_optional(view, bio=account.bio if named else None)


def profile(call: Call, account: Account) -> Json:
    # An account can own 50,000 scores, and a program may read its account before each of its other calls.
    counts = call.store.memo.get(("counts", account.id), lambda: _counts_of_scores(call.store, account))
    return {
        **user(call, account),
        **counts,
        "followersCount": 0,
        "followingCount": 0,
        "playsCount": 0,
        "coverPicture": None,
    }


def _counts_of_scores(store: Store, account: Account) -> Json:
    owned = [score for score in store.scores.find("owner", account.id) if score.trashed is None]
    shared = [store.scores.get(entry.score) for entry in store.collaborators.find("account", account.id)]
    public = sum(score.privacy == "public" for score in owned)
    return {
        "likedScoresCount": len(store.likes.find("account", account.id)),
        "ownedPublicScoresCount": public,
        "allPublicScoresCount": public
        + sum(score is not None and score.trashed is None and score.privacy == "public" for score in shared),
        "likesCount": sum(len(store.likes.find("score", score.id)) for score in owned),
    }


def score(call: Call, record: Score) -> Json:
    owner = call.store.accounts.get(record.owner)
    if owner is None:
        raise LookupError(f"score {record.id} belongs to nobody")
    reader = call.account_or_none()
    rights = rights_on(call.store, record, reader, call.text("sharingKey"))
    page = f"{call.origin}/score/{record.id}-{slug(record.title)}"
    likes = call.store.likes.find("score", record.id)
    comments = call.store.comments.find("score", record.id)
    now = call.store.now()
    view: Json = {
        "id": record.id,
        "title": record.title,
        "privacy": record.privacy,
        "user": user(call, owner),
        "htmlUrl": page,
        "editHtmlUrl": f"{page}/edit",
        "tags": list(record.tags),
        "durationTime": _plain(record.facts.duration),
        "numberMeasures": record.facts.measures,
        "mainTempoQpm": _plain(record.facts.tempo),
        "mainKeySignature": record.facts.fifths,
        "rights": rights_view(rights),
        "collaborators": [
            # As on Flat, the owner has no identifier and no date here.
            {"user": user(call, owner), **rights_view(Rights(True, True, True, "owner"))},
            *(collaborator(call, entry) for entry in call.store.collaborators.find("score", record.id)),
        ],
        "creationDate": date(record.created),
        "modificationDate": date(record.modified),
        "instruments": list(record.facts.instruments),
        "instrumentsNames": list(record.facts.names),
        "samples": list(record.facts.instruments),
        "likes": _counts((like.date for like in likes), now),
        "comments": {
            **_counts((comment.date for comment in comments), now),
            "unique": len({comment.account for comment in comments}),
        },
        "views": _counts((), now),
        "plays": _counts((), now),
        "collections": _collections_of(call, record, reader),
    }
    erased = record.trashed + timedelta(days=TRASH_DAYS) if record.trashed is not None else None
    with_optional(
        view,
        subtitle=record.subtitle,
        composer=record.composer,
        lyricist=record.lyricist,
        arranger=record.arranger,
        description=record.description,
        creationType=record.creation_type,
        license=record.license,
        licenseText=record.license_text,
        sharingKey=record.sharing_key if rights.admin else None,
        publicationDate=date_if_any(record.published),
        scheduledDeletionDate=date_if_any(erased),
        organization=owner.organization,
        parentScore=record.parent,
    )
    if reader is not None:
        view["me"] = {
            "isLiked": any(like.account == reader.id for like in likes),
            "isInLibrary": rights.collaborator is not None or bool(view["collections"]),
        }
    return view


def revision(record: Revision) -> Json:
    view: Json = {
        "id": record.id,
        "user": record.account,
        "score": record.score,
        "collaborators": [],
        "date": date(record.date),
        "event": record.event,
        "autosave": record.autosave,
        "statistics": {},
    }
    return with_optional(view, description=record.description)


def collaborator(call: Call, entry: Collaborator) -> Json:
    view: Json = {
        "id": entry.id,
        "score": entry.score,
        "date": date(entry.date),
        **rights_view(Rights(entry.read, entry.write, entry.admin, "group" if entry.group is not None else "user")),
    }
    account = call.store.accounts.get(entry.account) if entry.account is not None else None
    group = call.store.groups.get(entry.group) if entry.group is not None else None
    if account is not None:
        view["user"] = user(call, account)
    elif group is not None:
        view["group"] = group_summary(group)
    else:
        view.update(userEmail=entry.email, invited=True)
    return view


def group_summary(record: Group) -> Json:
    """Return a group as a collaborator."""
    return {
        "id": record.id,
        "name": record.name,
        "type": record.type,
        "usersCount": len(record.members),
        "readOnly": record.type != "classStudentsSubGroup",
        "organization": record.organization,
        "creationDate": date(record.created),
    }


def slug(title: str) -> str:
    """Return a title as part of a URL: ``evening-by-the-lake`` for ``Evening by the Lake``."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "score"


def _plain(number: float) -> float:
    """Return a whole number as ``int``, so that JSON has no fraction."""
    return int(number) if number.is_integer() else number


def rights_view(rights: Rights) -> Json:
    view: Json = {
        "aclRead": rights.read,
        "aclWrite": rights.write,
        "aclAdmin": rights.admin,
        "isCollaborator": rights.collaborator is not None,
    }
    return with_optional(view, collaboratorType=rights.collaborator)


def _collections_of(call: Call, record: Score, reader: Account | None) -> list[str]:
    held = [call.store.collections.get(identifier) for identifier in record.collections]
    return [entry.id for entry in held if entry is not None and reader is not None and entry.owner == reader.id]


def _counts(dates: Iterable[datetime], now: datetime) -> dict[str, int]:
    ages = [now - instant for instant in dates]
    return {
        "total": len(ages),
        "weekly": sum(age < timedelta(days=7) for age in ages),
        "monthly": sum(age < timedelta(days=30) for age in ages),
        "yearly": sum(age < timedelta(days=365) for age in ages),
    }
