"""Comments on submissions: the conversation of a student with the teachers."""

from __future__ import annotations

from dataclasses import replace

from flat_api.sandbox import school, views_education
from flat_api.sandbox.call import Call, Handler, Reply, json_reply, no_content
from flat_api.sandbox.errors import bad_request, forbidden, not_found
from flat_api.sandbox.records_education import Submission, SubmissionComment
from flat_api.sandbox.resources.submissions import note
from flat_api.sandbox.rights_education import class_to_read, submission_to_read


def get_submission_comments(call: Call) -> Reply:
    """Answer ``GET .../submissions/{submission}/comments``, the oldest first.

    What is unread in this answer counts as read from then on: there is no call to say so.
    """
    reader = call.account().id
    comments = call.store.submission_comments.find("submission", submission_to_read(call).id)
    reply = json_reply([views_education.submission_comment(call, comment) for comment in comments])
    for comment in comments:
        call.store.submission_comments.put(replace(comment, read_by=comment.read_by | {reader}))
    return reply


def post_submission_comment(call: Call) -> Reply:
    """Answer ``POST .../submissions/{submission}/comments``."""
    submission = submission_to_read(call)
    author = call.account().id
    comment = SubmissionComment(
        id=call.store.new_id(),
        submission=submission.id,
        account=author,
        date=call.store.now(),
        text=_text(call),
        read_by=frozenset({author}),
    )
    note(call, submission, comment=comment.text)
    return json_reply(views_education.submission_comment(call, call.store.submission_comments.put(comment)))


def update_submission_comment(call: Call) -> Reply:
    """Answer ``PUT .../submissions/{submission}/comments/{comment}``, for its author. Others have to read it again."""
    _, comment = _submission_and_comment(call)
    author = call.account().id
    if comment.account != author:
        raise forbidden("Only its author changes a comment")
    changed = replace(comment, text=_text(call), modified=call.store.now(), read_by=frozenset({author}))
    return json_reply(views_education.submission_comment(call, call.store.submission_comments.put(changed)))


def delete_submission_comment(call: Call) -> Reply:
    """Answer ``DELETE .../submissions/{submission}/comments/{comment}``, for its author and for teachers."""
    _, comment = _submission_and_comment(call)
    account = call.account()
    if comment.account != account.id and not school.can_teach(call.store, class_to_read(call), account):
        raise forbidden("Only its author and teachers delete a comment")
    call.store.submission_comments.remove(comment.id)
    return no_content()


def _text(call: Call) -> str:
    text: str = call.body["comment"]
    if not text.strip():
        raise bad_request("The comment must not be empty", "comment")
    return text


def _submission_and_comment(call: Call) -> tuple[Submission, SubmissionComment]:
    submission = submission_to_read(call)
    comment = call.store.submission_comments.get(call.text("comment"))
    if comment is None or comment.submission != submission.id:
        raise not_found("comment")
    return submission, comment


HANDLERS: dict[str, Handler] = {
    "getSubmissionComments": get_submission_comments,
    "postSubmissionComment": post_submission_comment,
    "updateSubmissionComment": update_submission_comment,
    "deleteSubmissionComment": delete_submission_comment,
}
