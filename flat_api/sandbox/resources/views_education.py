"""JSON of a school's records, as one account sees them."""

from __future__ import annotations

from flat_api.sandbox.access.rights import can_read_submission
from flat_api.sandbox.data import school
from flat_api.sandbox.data.records import Account
from flat_api.sandbox.data.records_education import (
    Assignment,
    Attachment,
    Classroom,
    Group,
    Submission,
    SubmissionComment,
    SubmissionEvent,
)
from flat_api.sandbox.http.call import Call
from flat_api.sandbox.resources.views import Json, date, date_if_any, group_summary, user, with_optional

FOR_TEACHERS = frozenset({"teacherInstructions", "teacherInstructionsHtml"})


def classroom(call: Call, record: Classroom) -> Json:
    """Return a class, without its members."""
    view: Json = {
        "id": record.id,
        "state": "archived" if record.archived else record.state,
        "name": record.name,
        "organization": record.organization,
        "owner": record.owner,
        "creationDate": date(record.created),
        "modificationDate": date(record.modified),
        "enrollmentCode": record.enrollment_code,
        "theme": "blue-8",
        "assignmentsCount": len(call.store.assignments.find("classroom", record.id)),
        **record.options,
    }
    for name, identifier in (("studentsGroup", record.students), ("teachersGroup", record.teachers)):
        found = call.store.groups.get(identifier)
        if found is not None:
            view[name] = group(found)
    return view


def group(record: Group) -> Json:
    view: Json = {**group_summary(record), "classroom": record.classroom, "tags": []}
    return with_optional(view, assignment=record.assignment, parent=record.parent)


def class_member(call: Call, account: Account, role: str) -> Json:
    return {**user(call, account), "classRole": role}


def assignment(call: Call, record: Assignment) -> Json:
    """Return an assignment, without the fields of its class."""
    teaches = _teaches(call, record)
    view: Json = {
        "id": record.id,
        "type": record.type,
        "title": record.title,
        "capabilities": _capabilities(call, record, teaches),
        "attachments": [attachment(call, entry) for entry in record.attachments if teaches or not entry.teacher_only],
        "useDedicatedAttachments": any(entry.dedicated for entry in record.attachments),
        "submissionStudentsMode": record.students_mode,
        **{name: value for name, value in record.options.items() if teaches or name not in FOR_TEACHERS},
    }
    return with_optional(view, maxPoints=record.max_points)


def class_assignment(call: Call, record: Assignment) -> Json:
    """Return an assignment of a class, with the submissions that the account may read."""
    submissions = call.store.submissions.find("assignment", record.id)
    view: Json = {
        **assignment(call, record),
        "creator": record.creator,
        "state": record.state(call.store.now()),
        "creationDate": date(record.created),
        "assigneeMode": record.assignee_mode,
        "assignedStudents": list(record.assigned_students),
        "assignedGroups": [_assignment_group(entry) for entry in call.store.groups.find("assignment", record.id)],
        "submissions": [submission(call, entry) for entry in submissions if can_read_submission(call, entry)],
        **record.connections,
    }
    return with_optional(
        view,
        classroom=record.classroom,
        scheduledDate=date_if_any(record.scheduled),
        dueDate=date_if_any(record.due),
    )


def attachment(call: Call, record: Attachment) -> Json:
    view: Json = {"type": record.type, "dedicated": record.dedicated, "teacherOnly": record.teacher_only}
    score = call.store.scores.get(record.score) if record.score is not None else None
    return with_optional(
        view,
        score=record.score,
        revision=record.revision,
        worksheet=record.worksheet,
        partUuid=record.part_uuid,
        sharingMode=record.sharing_mode,
        lockScoreTemplate=record.lock_score_template,
        title=score.title if score is not None else None,
        url=record.url,
        googleDriveFileId=record.google_drive_file,
    )


def submission(call: Call, record: Submission) -> Json:
    """Return a submission. Only teachers see the draft grade."""
    owner = call.store.assignments.get(record.assignment)
    reader = call.account().id
    comments = call.store.submission_comments.find("submission", record.id)
    view: Json = {
        "id": record.id,
        "state": record.state,
        "classroom": record.classroom,
        "assignment": record.assignment,
        "creator": record.creator,
        "creationDate": date(record.created),
        "attachments": [attachment(call, entry) for entry in record.attachments],
        "grade": record.grade,
        "playback": list(record.playback),
        "comments": {"total": len(comments), "unread": sum(reader not in comment.read_by for comment in comments)},
    }
    if owner is not None and _teaches(call, owner):
        view["draftGrade"] = record.draft_grade
    return with_optional(
        view,
        submissionDate=date_if_any(record.submitted),
        returnDate=date_if_any(record.returned),
        returnCreator=record.returned_by,
        maxPoints=owner.max_points if owner is not None else None,
        exercisesIds=list(record.exercises) if record.exercises is not None else None,
    )


def submission_event(record: SubmissionEvent, of: Submission) -> Json:
    return {
        "date": date(record.date),
        "classroom": of.classroom,
        "assignment": of.assignment,
        "submission": of.id,
        "users": [record.account],
        **record.fields,
    }


def submission_comment(call: Call, record: SubmissionComment) -> Json:
    view: Json = {
        "id": record.id,
        "user": record.account,
        "submission": record.submission,
        "date": date(record.date),
        "comment": record.text,
        "unread": call.account().id not in record.read_by,
    }
    return with_optional(view, modificationDate=date_if_any(record.modified))


def _assignment_group(record: Group) -> Json:
    return with_optional({"id": record.id, "name": record.name, "members": list(record.members)}, parent=record.parent)


def _teaches(call: Call, record: Assignment) -> bool:
    """Return whether the account sees an assignment as its teacher. The library is for teachers only."""
    if record.classroom is None:
        return True
    found = call.store.classes.get(record.classroom)
    return found is not None and school.can_teach(call.store, found, call.account())


def _capabilities(call: Call, record: Assignment, teaches: bool) -> Json:
    found = call.store.classes.get(record.classroom or "")
    problem = school.what_is_missing(record)
    if record.archived:
        problem = "ASSIGNMENT_ARCHIVED", "The assignment is archived."
    elif found is not None and found.archived:
        problem = "CLASS_ARCHIVED", "The class is archived."
    elif not teaches:
        problem = "FORBIDDEN", "Only teachers of the class give assignments to students."
    usable = teaches and not record.archived and (found is None or not found.archived)
    view: Json = {
        "canEdit": usable and _may_edit(call, record),
        "canPublishInClass": problem is None,
        "canArchive": usable and found is not None,
        "canUnarchive": teaches and record.archived and found is not None and not found.archived,
    }
    if problem is not None:
        view["canPublishInClassError"] = {"code": problem[0], "message": problem[1]}
    return view


def _may_edit(call: Call, record: Assignment) -> bool:
    if record.classroom is not None:
        return True
    resources = call.store.edu_resources.find("assignment", record.id)
    return any(school.can_edit_resource(resource, call.account()) for resource in resources)
