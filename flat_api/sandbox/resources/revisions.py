"""Revisions: the saved states of a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox import views
from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.errors import not_found, unsupported_format
from flat_api.sandbox.music import imports
from flat_api.sandbox.music.document import NotationError, parse
from flat_api.sandbox.music.facts import read_facts
from flat_api.sandbox.records import Revision, Score
from flat_api.sandbox.rights import score_to_read, score_to_write


def create_score_revision(call: Call) -> Reply:
    """Answer ``POST /scores/{score}/revisions``.

    Title, composer and the like stay those of the score; instruments, length, tempo and key come from the new notation.
    """
    score = score_to_write(call)
    body: Mapping[str, Any] = call.body
    encoding = body.get("dataEncoding")
    try:
        notation = imports.notation(imports.content(body["data"], encoding), is_text=encoding is None)
        facts = read_facts(parse(notation))
    except NotationError as error:
        raise unsupported_format(str(error)) from None
    score = call.store.scores.put(replace(score, facts=facts, modified=call.store.now()))
    revision = add_revision(
        call,
        score,
        notation,
        event="save",
        description=body.get("description"),
        autosave=body.get("autosave", False),
    )
    return json_reply(views.revision(revision))


def get_score_revisions(call: Call) -> Reply:
    """Answer ``GET /scores/{score}/revisions``, the latest first."""
    revisions = call.store.revisions.find("score", score_to_read(call).id)
    return json_reply([views.revision(revision) for revision in reversed(revisions)])


def get_score_revision(call: Call) -> Reply:
    """Answer ``GET /scores/{score}/revisions/{revision}``."""
    return json_reply(views.revision(revision_of(call, score_to_read(call))))


def add_revision(
    call: Call,
    score: Score,
    notation: bytes,
    *,
    event: str,
    description: str | None = None,
    autosave: bool = False,
) -> Revision:
    """Save a state of a score and return it."""
    return call.store.revisions.put(
        Revision(
            id=call.store.new_id(),
            score=score.id,
            account=call.account().id,
            date=call.store.now(),
            notation=notation,
            event=event,
            description=description,
            autosave=autosave,
        )
    )


def latest_revision(call: Call, score: Score) -> Revision:
    """Return the newest state of a score; it has one from its creation."""
    return call.store.revisions.find("score", score.id)[-1]


def revision_of(call: Call, score: Score) -> Revision:
    """Return the revision that the path names, by ID or ``last``.

    Raises:
        Refusal: 404, the score has no such revision.
    """
    name = call.text("revision")
    if name == "last":
        return latest_revision(call, score)
    revision = call.store.revisions.get(name)
    if revision is None or revision.score != score.id:
        raise not_found("revision")
    return revision


def revision_headers(revision: Revision) -> dict[str, str]:
    """Return the headers that say which revision an answer holds."""
    return {"x-flat-score-revision": revision.id, "x-flat-score-revision-date": views.date(revision.date)}


HANDLERS: dict[str, Handler] = {
    "createScoreRevision": create_score_revision,
    "getScoreRevisions": get_score_revisions,
    "getScoreRevision": get_score_revision,
}
