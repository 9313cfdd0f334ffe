"""Submissions: the work of students, grades, and comments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox.access.rights import (
    assignment_to_read,
    can_read_submission,
    check_in_use,
    class_to_read,
    score_to_read,
    submission_to_read,
    submission_to_teach,
)
from flat_api.sandbox.data import school
from flat_api.sandbox.data.records_education import (
    Assignment,
    Attachment,
    Submission,
    SubmissionComment,
    SubmissionEvent,
)
from flat_api.sandbox.http.call import Call, Reply, bad_request, conflict, forbidden, json_reply, no_content, not_found
from flat_api.sandbox.resources import views_education
from flat_api.sandbox.resources.education.assignment_content import attachments
from flat_api.sandbox.resources.scores.collections import copy_score, root_of
from flat_api.sandbox.resources.views import date

OF_STUDENTS = ("attachments", "playback", "exercisesIds", "submit")
OF_TEACHERS = ("draftGrade", "grade", "return")
COPIED_MODES = frozenset({"copy", "performance"})
"""Sharing modes in which each student works in a copy of the score."""


def get_submissions(call: Call) -> Reply:
    """Handle ``GET /classes/{class}/assignments/{assignment}/submissions``. A student gets only their own."""
    assignment = assignment_to_read(call)
    _start_all(call, assignment)
    return _readable(call, call.store.submissions.find("assignment", assignment.id))


def list_class_student_submissions(call: Call) -> Reply:
    """Handle ``GET /classes/{class}/students/{user}/submissions``."""
    classroom = class_to_read(call)
    user = call.text("user")
    account = call.account()
    if user != account.id and not school.can_teach(call.store, classroom, account):
        raise forbidden("Only teachers see the work of other students")
    if school.role_in_class(call.store, classroom, user) != "student":
        raise bad_request("This user is not a student of the class", "user")
    for assignment in call.store.assignments.find("classroom", classroom.id):
        _start_all(call, assignment)
    found = call.store.submissions.find("classroom", classroom.id)
    return _readable(call, [entry for entry in found if school.holds(call.store, entry, user)])


def get_score_submissions(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/submissions``."""
    return _readable(call, call.store.submissions.find("score", score_to_read(call).id))


def get_submission(call: Call) -> Reply:
    """Handle ``GET /classes/{class}/assignments/{assignment}/submissions/{submission}``."""
    return json_reply(views_education.submission(call, submission_to_read(call)))


def create_submission(call: Call) -> Reply:
    """Handle ``PUT /classes/{class}/assignments/{assignment}/submissions``."""
    classroom = class_to_read(call)
    account = call.account()
    if school.role_in_class(call.store, classroom, account.id) != "student":
        raise forbidden("Only students of this class can submit work")
    assignment = assignment_to_read(call)
    check_in_use(classroom)
    if assignment.state(call.store.now()) != "active":
        raise conflict("This assignment is archived")
    body: Mapping[str, Any] = call.body
    _refuse_fields(body, OF_TEACHERS, "Only teachers can grade and return work")
    submission = school.submission_of(call.store, assignment, account.id)
    if submission is not None and submission.state == "turnedIn" and not body.get("submit"):
        raise conflict("This work is submitted: submit it again, or wait until a teacher returns it")
    if submission is None:
        submission = _started(call, assignment, account.id)
    submission = _with_work(call, assignment, submission, body)
    if body.get("submit"):
        submission = replace(submission, state="turnedIn", submitted=call.store.now())
        first = next((entry for entry in submission.attachments if entry.score is not None), None)
        handed_in = {"attachment": _attachment_as_it_is(call, first)} if first is not None else {}
        note(call, submission, state="turnedIn", **handed_in)
    return _stored(call, submission)


def edit_submission(call: Call) -> Reply:
    """Handle ``PUT /classes/{class}/assignments/{assignment}/submissions/{submission}``, for teachers."""
    submission = submission_to_teach(call)
    assignment = assignment_to_read(call)
    body: Mapping[str, Any] = call.body
    _refuse_fields(body, OF_STUDENTS, "Only the student can submit work")
    for name in ("draftGrade", "grade"):
        points = body.get(name)
        if points is not None and assignment.max_points is not None and points > assignment.max_points:
            raise bad_request(f"The highest grade of this assignment is {assignment.max_points:g}", name)
    return _stored(call, _graded(call, assignment, submission, body))


def delete_submission(call: Call) -> Reply:
    """Handle ``DELETE /classes/{class}/assignments/{assignment}/submissions/{submission}``, for teachers."""
    before = submission_to_teach(call)
    _forget_work(call, before)
    after = Submission(
        id=before.id,
        classroom=before.classroom,
        assignment=before.assignment,
        creator=before.creator,
        created=before.created,
    )
    note(call, after, state="reset")
    return _stored(call, after)


def get_submission_history(call: Call) -> Reply:
    """Handle ``GET .../submissions/{submission}/history``, the oldest entry first."""
    submission = submission_to_read(call)
    events = call.store.submission_events.find("submission", submission.id)
    classroom = class_to_read(call)
    if not school.can_teach(call.store, classroom, call.account()):
        events = [event for event in events if "draftGrade" not in event.fields]
    return json_reply([views_education.submission_event(event, submission) for event in events])


def note(call: Call, submission: Submission, by: str | None = None, /, **fields: object) -> None:
    """Add an entry to the history of a submission, by the account of the call or the given one."""
    store = call.store
    store.submission_events.put(
        SubmissionEvent(
            id=store.new_id(),
            submission=submission.id,
            date=store.now(),
            account=by or call.account().id,
            fields=fields,
        )
    )


def drop_copies_of(call: Call, assignment: Assignment, score: str) -> None:
    """Delete the students' copies of a score that an assignment no longer has."""
    for submission in call.store.submissions.find("assignment", assignment.id):
        copies = {entry.score for entry in submission.attachments if _is_copy_of(call, entry, score)}
        if copies:
            kept = tuple(entry for entry in submission.attachments if entry.score not in copies)
            call.store.submissions.put(replace(submission, attachments=kept))
        for copy in copies:
            call.store.remove_score(copy or "")


def forget_submission(call: Call, submission: Submission) -> None:
    """Delete a submission, its history, and its copies of scores."""
    _forget_work(call, submission)
    for event in call.store.submission_events.find("submission", submission.id):
        call.store.submission_events.remove(event.id)
    call.store.submissions.remove(submission.id)


def _stored(call: Call, submission: Submission) -> Reply:
    return json_reply(views_education.submission(call, call.store.submissions.put(submission)))


def _readable(call: Call, submissions: list[Submission]) -> Reply:
    shown = [entry for entry in submissions if can_read_submission(call, entry)]
    return json_reply([views_education.submission(call, entry) for entry in shown])


def _refuse_fields(body: Mapping[str, Any], fields: tuple[str, ...], message: str) -> None:
    named = [name for name in fields if name in body]
    if named:
        raise forbidden(f"{message}: '{named[0]}' is not for you")


def _start_all(call: Call, assignment: Assignment) -> None:
    """Add a submission of each student who has none, if the sandbox is to have them from the start."""
    store = call.store
    if store.switches.submissions_from_start and assignment.state(store.now()) == "active":
        for student in school.assigned_students(store, assignment):
            if school.submission_of(store, assignment, student) is None:
                _started(call, assignment, student)


def _started(call: Call, assignment: Assignment, student: str) -> Submission:
    store = call.store
    submission = Submission(
        id=store.new_id(),
        classroom=assignment.classroom or "",
        assignment=assignment.id,
        creator=student,
        created=store.now(),
    )
    due = {"dueDate": date(assignment.due)} if assignment.due is not None else {}
    note(call, submission, student, state="created", **due)
    return store.submissions.put(submission)


def _with_work(call: Call, assignment: Assignment, submission: Submission, body: Mapping[str, Any]) -> Submission:
    """Return a submission with a student's changes. A new one gets copies of the scores."""
    if "attachments" in body:
        sent = attachments(call, body["attachments"], submission.attachments, by_student=True)
        known = {entry.score for entry in submission.attachments}
        submission = replace(submission, attachments=sent)
        for entry in sent:
            if entry.score is not None and entry.score not in known:
                note(call, submission, attachment=_attachment_as_it_is(call, entry))
    elif not submission.attachments:
        submission = replace(submission, attachments=_copies(call, assignment))
    if "playback" in body:
        submission = replace(submission, playback=tuple(body["playback"]))
    if "exercisesIds" in body:
        exercises = body["exercisesIds"]
        submission = replace(submission, exercises=tuple(exercises) if exercises is not None else None)
    return submission


def _copies(call: Call, assignment: Assignment) -> tuple[Attachment, ...]:
    copies: list[Attachment] = []
    for entry in assignment.attachments:
        score = call.store.scores.get(entry.score or "")
        if score is None or entry.teacher_only:
            continue
        if entry.sharing_mode in COPIED_MODES:
            copy = copy_score(call, score, title=score.title, collections=(root_of(call, call.account()).id,))
            copies.append(replace(entry, score=copy.id, revision=None, dedicated=True))
        elif entry.sharing_mode == "write":
            copies.append(replace(entry, revision=None, dedicated=False))
    return tuple(copies)


def _graded(call: Call, assignment: Assignment, before: Submission, body: Mapping[str, Any]) -> Submission:
    """Return a submission with the grades of a body. A final grade makes it ``graded``."""
    limit = {"maxPoints": assignment.max_points} if assignment.max_points is not None else {}
    after = replace(
        before,
        draft_grade=body.get("draftGrade", before.draft_grade),
        grade=body.get("grade", before.grade),
    )
    if after.draft_grade != before.draft_grade and after.draft_grade is not None:
        note(call, before, draftGrade=after.draft_grade, **limit)
    if body.get("return"):
        after = replace(after, returned=call.store.now(), returned_by=call.account().id)
    after = replace(after, state=_state_after(after, body))
    if after.grade != before.grade and after.grade is not None:
        note(call, before, state=after.state, grade=after.grade, **limit)
    elif after.state != before.state or body.get("return"):
        note(call, before, state=after.state)
    return after


def _state_after(submission: Submission, body: Mapping[str, Any]) -> str:
    if body.get("grade") is not None or (body.get("return") and submission.grade is not None):
        return "graded"
    if body.get("return"):
        return "returned"
    if submission.state == "graded" and submission.grade is None:
        if submission.returned is not None:
            return "returned"
        return "turnedIn" if submission.submitted is not None else "created"
    return submission.state


def _forget_work(call: Call, submission: Submission) -> None:
    for comment in call.store.submission_comments.find("submission", submission.id):
        call.store.submission_comments.remove(comment.id)
    for entry in submission.attachments:
        if entry.dedicated and entry.score is not None:
            call.store.remove_score(entry.score)


def _is_copy_of(call: Call, entry: Attachment, score: str) -> bool:
    copy = call.store.scores.get(entry.score or "")
    return entry.dedicated and copy is not None and copy.parent == score


def _attachment_as_it_is(call: Call, entry: Attachment) -> dict[str, object]:
    score = call.store.scores.get(entry.score or "")
    if score is None:
        return {}
    revisions = call.store.revisions.find("score", score.id)
    return {"score": score.id, "revision": entry.revision or revisions[-1].id, "title": score.title}


def get_submission_comments(call: Call) -> Reply:
    """Handle ``GET .../submissions/{submission}/comments``, the oldest first.

    Comments that are unread in this response count as read afterwards: the API has no call for it.
    """
    reader = call.account().id
    comments = call.store.submission_comments.find("submission", submission_to_read(call).id)
    reply = json_reply([views_education.submission_comment(call, comment) for comment in comments])
    for comment in comments:
        call.store.submission_comments.put(replace(comment, read_by=comment.read_by | {reader}))
    return reply


def post_submission_comment(call: Call) -> Reply:
    """Handle ``POST .../submissions/{submission}/comments``."""
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
    """Handle ``PUT .../submissions/{submission}/comments/{comment}``, for its author. It becomes unread for others."""
    _, comment = _submission_and_comment(call)
    author = call.account().id
    if comment.account != author:
        raise forbidden("Only its author can change a comment")
    changed = replace(comment, text=_text(call), modified=call.store.now(), read_by=frozenset({author}))
    return json_reply(views_education.submission_comment(call, call.store.submission_comments.put(changed)))


def delete_submission_comment(call: Call) -> Reply:
    """Handle ``DELETE .../submissions/{submission}/comments/{comment}``, for its author and for teachers."""
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
