"""Collaborators: accounts, groups and e-mail addresses that a score is shared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox.access.rights import rights_on, score_to_administer, score_to_read
from flat_api.sandbox.data import school
from flat_api.sandbox.data.records import Collaborator, Score
from flat_api.sandbox.http.call import Call, Reply, bad_request, forbidden, json_reply, no_content, not_found
from flat_api.sandbox.resources import views

WHOM = ("user", "group", "userEmail", "userToken")


def get_score_collaborators(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/collaborators``: the owner, then the others."""
    return json_reply(views.score(call, score_to_read(call))["collaborators"])


def get_score_collaborator(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/collaborators/{collaborator}``."""
    return json_reply(views.collaborator(call, _entry(call, score_to_read(call))))


def add_score_collaborator(call: Call) -> Reply:
    """Handle ``POST /scores/{score}/collaborators``. Sharing again with the same user changes the rights."""
    score = score_to_administer(call)
    body: Mapping[str, Any] = call.body
    named = [name for name in WHOM if body.get(name)]
    if len(named) != 1:
        raise bad_request(f"Name exactly one of {', '.join(WHOM)}", named[1] if named else "user")
    if "group" in body and not _may_share_with(call, body["group"]):
        raise bad_request("This group does not exist", "group")
    account = _named(call, named[0], body[named[0]])
    if account == score.owner:
        raise bad_request("The score belongs to this user", named[0])
    store = call.store
    entry = Collaborator(
        id=store.new_id(),
        score=score.id,
        date=store.now(),
        account=account,
        group=body.get("group"),
        email=(body.get("userEmail") or None) if account is None else None,
        read=body.get("aclRead", True),
        write=body.get("aclWrite", False),
        admin=body.get("aclAdmin", False),
    )
    for known in store.collaborators.find("score", score.id):
        if (known.account, known.group, known.email) == (entry.account, entry.group, entry.email):
            entry = replace(entry, id=known.id, date=known.date)
    return json_reply(views.collaborator(call, store.collaborators.put(entry)))


def remove_score_collaborator(call: Call) -> Reply:
    """Handle ``DELETE /scores/{score}/collaborators/{collaborator}``. A collaborator may also remove itself."""
    score = score_to_read(call)
    account = call.account()
    entry = _entry(call, score)
    if entry.account != account.id and not rights_on(call.store, score, account).admin:
        raise forbidden("You are not allowed to administer this score")
    call.store.collaborators.remove(entry.id)
    return no_content()


def _named(call: Call, how: str, value: str) -> str | None:
    """Return the account's ID for a user ID, an access token or an e-mail address."""
    store = call.store
    if how == "group":
        return None
    if how == "userEmail":
        return next((one.id for one in store.accounts if (one.email or "").casefold() == value.casefold()), None)
    if how == "userToken":
        token = store.tokens.get(value)
        is_valid = token is not None and (token.expires is None or store.now().timestamp() < token.expires)
        value = token.account if token is not None and is_valid else ""
    if store.accounts.get(value) is None:
        raise bad_request("This user does not exist", how)
    return value


def _entry(call: Call, score: Score) -> Collaborator:
    entry = call.store.collaborators.get(call.text("collaborator"))
    if entry is None or entry.score != score.id:
        raise not_found("collaborator")
    return entry


def _may_share_with(call: Call, identifier: str) -> bool:
    """Return whether the account may share with a group: as member of its class or administrator."""
    account = call.account()
    group = call.store.groups.get(identifier)
    classroom = call.store.classes.get(group.classroom) if group is not None else None
    return classroom is not None and (
        school.role_in_class(call.store, classroom, account.id) is not None
        or school.is_admin(account, classroom.organization)
    )
