"""Comments on a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox.access.rights import rights_on, score_to_read
from flat_api.sandbox.data.records import Comment, Score
from flat_api.sandbox.http.call import Call, Reply, bad_request, forbidden, json_reply, no_content, not_found
from flat_api.sandbox.resources import views
from flat_api.sandbox.resources.scores.revisions import latest_revision


def get_score_comments(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/comments``, oldest first unless ``direction`` says otherwise."""
    comments = call.store.comments.find("score", score_to_read(call).id)
    shown = [comment for comment in comments if call.text("type") in ("", _type(comment))]
    shown.sort(key=lambda comment: (comment.date, comment.id), reverse=call.text("direction") == "desc")
    return json_reply([_view(comment) for comment in shown])


def post_score_comment(call: Call) -> Reply:
    """Handle ``POST /scores/{score}/comments``."""
    score = score_to_read(call)
    body: Mapping[str, Any] = call.body
    store = call.store
    _check(call, score, body)
    if "replyTo" in body:
        parent = store.comments.get(body["replyTo"])
        if parent is None or parent.score != score.id:
            raise bad_request("The score has no such comment", "replyTo")
    comment = Comment(
        id=store.new_id(),
        score=score.id,
        account=call.account().id,
        date=store.now(),
        text=body["comment"],
        raw_text=body.get("rawComment", body["comment"]),
        revision=body["revision"] if "revision" in body else latest_revision(call, score).id,
        mentions=tuple(body.get("mentions", ())),
        reply_to=body.get("replyTo"),
        context=body.get("context"),
    )
    return json_reply(_view(store.comments.put(comment)))


def update_score_comment(call: Call) -> Reply:
    """Handle ``PUT /scores/{score}/comments/{comment}``, for its author."""
    score, comment = _score_and_comment(call)
    if comment.account != call.account().id:
        raise forbidden("Only its author can change a comment")
    body: Mapping[str, Any] = call.body
    _check(call, score, body)
    changed = replace(
        comment,
        text=body.get("comment", comment.text),
        raw_text=body.get("rawComment", body.get("comment", comment.raw_text)),
        revision=body.get("revision", comment.revision),
        context=body.get("context", comment.context),
        modified=call.store.now(),
    )
    return json_reply(_view(call.store.comments.put(changed)))


def delete_score_comment(call: Call) -> Reply:
    """Handle ``DELETE /scores/{score}/comments/{comment}``, for its author and administrators of the score."""
    score, comment = _score_and_comment(call)
    account = call.account()
    if comment.account != account.id and not rights_on(call.store, score, account).admin:
        raise forbidden("You are not allowed to delete this comment")
    call.store.comments.remove(comment.id)
    return no_content()


def mark_score_comment_resolved(call: Call) -> Reply:
    """Handle ``PUT /scores/{score}/comments/{comment}/resolved``."""
    _, comment = _score_and_comment(call)
    call.store.comments.put(replace(comment, resolved_by=call.account().id))
    return no_content()


def mark_score_comment_unresolved(call: Call) -> Reply:
    """Handle ``DELETE /scores/{score}/comments/{comment}/resolved``."""
    _, comment = _score_and_comment(call)
    call.store.comments.put(replace(comment, resolved_by=None))
    return no_content()


def _check(call: Call, score: Score, body: Mapping[str, Any]) -> None:
    if not body.get("comment", "unchanged").strip():
        raise bad_request("The comment must not be empty", "comment")
    if "revision" in body:
        revision = call.store.revisions.get(body["revision"])
        if revision is None or revision.score != score.id:
            raise bad_request("The score has no such revision", "revision")


def _score_and_comment(call: Call) -> tuple[Score, Comment]:
    score = score_to_read(call)
    comment = call.store.comments.get(call.text("comment"))
    if comment is None or comment.score != score.id:
        raise not_found("comment")
    return score, comment


def _type(comment: Comment) -> str:
    return "inline" if comment.context is not None else "document"


def _view(comment: Comment) -> views.Json:
    view: views.Json = {
        "id": comment.id,
        "type": _type(comment),
        "user": comment.account,
        "score": comment.score,
        "revision": comment.revision,
        "date": views.date(comment.date),
        "comment": comment.text,
        "rawComment": comment.raw_text,
        "mentions": list(comment.mentions),
        "resolved": comment.resolved_by is not None,
        "spam": False,
    }
    optional: views.Json = {
        "replyTo": comment.reply_to,
        "context": comment.context,
        "modificationDate": views.date(comment.modified) if comment.modified is not None else None,
        "resolvedBy": comment.resolved_by,
    }
    view.update({name: value for name, value in optional.items() if value is not None})
    return view
