"""Scores: reading, change, copy, trash."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox.access.rights import rights_on, score_to_administer, score_to_read, score_to_write
from flat_api.sandbox.http.call import (
    Call,
    Reply,
    bad_request,
    forbidden,
    json_reply,
    no_content,
    not_found,
)
from flat_api.sandbox.resources import views
from flat_api.sandbox.resources.scores.collections import (
    MAX_TITLE_LENGTH,
    check_privacy,
    check_quota,
    collection_to_fill,
    copy_score,
    sharing_key,
)
from flat_api.sandbox.resources.scores.revisions import add_revision, latest_revision, with_texts

TAG = re.compile("[a-zA-Z0-9]{1,30}")
"""Pattern of a tag: for requests, the contract states it in words only."""

PRINTED = {
    "title": "title",
    "subtitle": "subtitle",
    "composer": "composer",
    "lyricist": "lyricist",
    "arranger": "arranger",
    "licenseText": "rights",
}
"""Fields that are printed with the music, and their names in the notation."""

FIELDS = {
    **PRINTED,
    "licenseText": "license_text",
    "privacy": "privacy",
    "sharingKey": "sharing_key",
    "description": "description",
    "creationType": "creation_type",
    "license": "license",
}
"""Fields that can be changed, and their names in the record."""


def get_score(call: Call) -> Reply:
    """Handle ``GET /scores/{score}``."""
    return json_reply(views.score(call, score_to_read(call)))


def edit_score(call: Call) -> Reply:
    """Handle ``PUT /scores/{score}``. Printed texts also change in a new revision of the music."""
    score = score_to_write(call)
    body: Mapping[str, Any] = call.body
    if {"privacy", "sharingKey"} & body.keys():
        score_to_administer(call)
        check_privacy(call.account(), body.get("privacy", score.privacy))
    if "title" in body and not body["title"].strip():
        raise bad_request("The title must not be empty", "title")
    changes: dict[str, Any] = {FIELDS[name]: value or None for name, value in body.items() if name in FIELDS}
    if "title" in changes:
        changes["title"] = changes["title"].strip()[:MAX_TITLE_LENGTH]
    if "tags" in body:
        if not all(TAG.fullmatch(tag) for tag in body["tags"]):
            raise bad_request("A tag has 1 to 30 letters and digits, without accents", "tags")
        changes["tags"] = tuple(body["tags"])
    now = call.store.now()
    changed = replace(score, **changes, modified=now)
    if changed.privacy == "public" and changed.published is None:
        changed = replace(changed, published=now)
    if changed.privacy == "privateLink" and changed.sharing_key is None:
        changed = replace(changed, sharing_key=sharing_key("privateLink"))
    texts = {PRINTED[name]: value for name, value in body.items() if name in PRINTED}
    if "title" in texts:
        texts["title"] = changed.title
    notation = with_texts(call, latest_revision(call, score), texts) if texts else None
    call.store.scores.put(changed)
    if notation is not None:
        add_revision(call, changed, notation, event="metadata")
    return json_reply(views.score(call, changed))


def delete_score(call: Call) -> Reply:
    """Handle ``DELETE /scores/{score}``. For a collaborator, only the share ends."""
    score = score_to_read(call)
    account = call.account()
    if score.owner != account.id:
        if rights_on(call.store, score, account).collaborator is None:
            raise forbidden("Only the owner can delete this score")
        for entry in call.store.collaborators.find("score", score.id):
            if entry.account == account.id:
                call.store.collaborators.remove(entry.id)
    elif call.flag("now"):
        call.store.remove_score(score.id)
    elif score.trashed is None:
        call.store.scores.put(replace(score, trashed=call.store.now()))
    return no_content()


def untrash_score(call: Call) -> Reply:
    """Handle ``POST /scores/{score}/untrash``."""
    score = score_to_administer(call)
    if score.owner != call.account().id:
        raise forbidden("Only the owner can take this score out of the trash")
    call.store.scores.put(replace(score, trashed=None))
    return no_content()


def fork_score(call: Call) -> Reply:
    """Handle ``POST /scores/{score}/fork``."""
    original = score_to_read(call)
    account = call.account()
    body: Mapping[str, Any] = call.body
    check_quota(call, account)
    if original.trashed is not None:
        raise not_found("score")
    named = body.get("collection", "root")
    collections = (collection_to_fill(call, named, "collection"),) if named is not None else ()
    title = original.title if body.get("keepOriginalTitle") else f"{original.title} (copy)"[:MAX_TITLE_LENGTH]
    return json_reply(views.score(call, copy_score(call, original, title=title, collections=collections)))
