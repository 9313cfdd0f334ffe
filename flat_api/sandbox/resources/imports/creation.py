"""Creation of scores: from a file, from scanned pages, or blank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flat_api.sandbox.http.call import Call, Reply, bad_request, forbidden, json_reply, unsupported_format
from flat_api.sandbox.music import imports
from flat_api.sandbox.music.blank import blank_score
from flat_api.sandbox.music.errors import NotationError
from flat_api.sandbox.music.facts import MusicFacts
from flat_api.sandbox.resources import views
from flat_api.sandbox.resources.imports.omr_jobs import import_scan
from flat_api.sandbox.resources.imports.scans import Scan, read_scan
from flat_api.sandbox.resources.scores.collections import add_score, check_privacy, check_quota, collection_to_fill
from flat_api.sandbox.resources.scores.revisions import read_notation, revision_headers


def create_score(call: Call) -> Reply:
    """Handle ``POST /scores``. The response to scanned pages is a task."""
    account = call.account()
    body: Mapping[str, Any] = call.body
    check_quota(call, account)
    privacy = body.get("privacy", "private")
    check_privacy(account, privacy)
    collection = collection_to_fill(call, body["collection"], "collection") if body.get("collection") else None
    scan = _scan(body)
    if scan is not None:
        return json_reply(import_scan(call, scan, body.get("title"), privacy, collection), status=202)
    notation, facts = _notation(call)
    score, revision = add_score(
        call,
        notation,
        event="import" if "data" in body else "creation",
        title=body.get("title"),
        filename=body.get("filename"),
        privacy=privacy,
        collection=collection,
        facts=facts,
    )
    return json_reply(views.score(call, score), headers=revision_headers(revision))


def _scan(body: Mapping[str, Any]) -> Scan | None:
    """Return the scanned pages of a new score, or ``None`` for another format."""
    if "data" not in body:
        return None
    try:
        file = imports.content(body["data"], body.get("dataEncoding"))
    except NotationError as error:
        raise unsupported_format(str(error)) from None
    if imports.kind(file) not in imports.SCANS:
        return None
    if not body.get("supportsTasks"):
        raise unsupported_format("PDF files and pictures need 'supportsTasks'")
    return read_scan(file, body.get("filename"), "data")


def _notation(call: Call) -> tuple[bytes, MusicFacts | None]:
    """Return the music of a new score as MusicXML, and its facts if they are known already."""
    body: Mapping[str, Any] = call.body
    if "source" in body:
        raise forbidden("No Google Drive account is linked")
    if "builderData" in body:
        try:
            return blank_score(body["title"], body["builderData"]["scoreData"]), None
        except NotationError as error:
            raise bad_request(str(error), "builderData") from None
    return read_notation(call, body["data"], body.get("dataEncoding"))
