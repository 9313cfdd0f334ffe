"""The second chapter: a class, an assignment, a student's work and its grade."""

from __future__ import annotations

import csv

import flat_api

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from flat_api.api_client import ApiClient
    from flat_api.demo.narration import Narrator
    from flat_api.models import Assignment, AssignmentSubmission, ClassDetails, ScoreDetails
    from flat_api.sandbox import Sandbox


def show_school(
    narrator: Narrator, sandbox: Sandbox, teacher: ApiClient, score: ScoreDetails, grades_file: Path
) -> None:
    """Tell the chapter."""
    classroom = _open_class(narrator, teacher)
    with narrator.step("The student signs in, with a token of his own"):
        student = flat_api.ApiClient(sandbox.configuration(user="student"))
        tom = flat_api.AccountApi(student).get_authenticated_user()
    narrator.result(f"{tom.printable_name}, a student of the same school")
    with student:
        _join(narrator, student, classroom)
        assignment = _assign(narrator, teacher, classroom, score)
        submission = _hand_in(narrator, student, classroom, assignment)
        _grade(narrator, teacher, classroom, assignment)
        _see_grade(narrator, student, classroom, assignment, submission)
    _download_grades(narrator, teacher, classroom, assignment, grades_file)


def _open_class(narrator: Narrator, teacher: ApiClient) -> ClassDetails:
    with narrator.step("The teacher creates a class"):
        classes = flat_api.ClassApi(teacher)
        classroom = classes.create_class(
            flat_api.ClassCreation(name="Choir, Year 7"),
        )
    narrator.result(f'class {classroom.id}: "{classroom.name}", code {classroom.enrollment_code}')
    return classroom


def _join(narrator: Narrator, student: ApiClient, classroom: ClassDetails) -> None:
    if classroom.enrollment_code is None:
        raise TypeError("create_class() gave a class without an enrolment code")
    with narrator.step("He joins the class with its code, which the teacher wrote on the board"):
        student_classes = flat_api.ClassApi(student)
        joined = student_classes.enroll_class(classroom.enrollment_code)
    narrator.result(f'he is in "{joined.name}"')


def _assign(narrator: Narrator, teacher: ApiClient, classroom: ClassDetails, score: ScoreDetails) -> Assignment:
    classes = flat_api.ClassApi(teacher)
    with narrator.step("The teacher gives out the score; each student gets a copy of it"):
        copies = flat_api.ClassAttachmentCreation(
            type=flat_api.ClassAttachmentCreationType.FLAT,
            score=score.id,
            sharing_mode=flat_api.MediaScoreSharingMode.COPY,
        )
        assignment = classes.create_class_assignment(
            classroom.id,
            flat_api.ClassAssignmentUpdate(
                type=flat_api.AssignmentType.SCORE_TEMPLATE,
                title="Mark where you breathe",
                attachments=[copies],
                max_points=20,
                state=flat_api.ClassAssignmentUpdateState.ACTIVE,
            ),
        )
    narrator.result(f'assignment {assignment.id}: "{assignment.title}", {assignment.max_points} points')
    return assignment


def _hand_in(
    narrator: Narrator, student: ApiClient, classroom: ClassDetails, assignment: Assignment
) -> AssignmentSubmission:
    student_classes = flat_api.ClassApi(student)
    with narrator.step("The student hands in his copy"):
        submission = student_classes.create_submission(
            classroom.id,
            assignment.id,
            flat_api.AssignmentSubmissionUpdate(submit=True),
        )
    narrator.result(f"submission {submission.id}: {submission.state.value}")
    for attachment in submission.attachments:
        narrator.result(f'with score {attachment.score}, "{attachment.title}"')
    return submission


def _grade(narrator: Narrator, teacher: ApiClient, classroom: ClassDetails, assignment: Assignment) -> None:
    classes = flat_api.ClassApi(teacher)
    with narrator.step("The teacher grades what came in, and returns it with a comment"):
        for work in classes.get_submissions(classroom.id, assignment.id):
            classes.post_submission_comment(
                classroom.id,
                assignment.id,
                work.id,
                {"comment": "Good. One more breath in measure 4."},
            )
            work = classes.edit_submission(
                classroom.id,
                assignment.id,
                work.id,
                flat_api.AssignmentSubmissionUpdate(grade=18, var_return=True),
            )
            print(f"submission {work.id}: {work.state.value}")


def _see_grade(
    narrator: Narrator,
    student: ApiClient,
    classroom: ClassDetails,
    assignment: Assignment,
    submission: AssignmentSubmission,
) -> None:
    student_classes = flat_api.ClassApi(student)
    with narrator.step("The student reads his grade"):
        submission = student_classes.get_submission(
            classroom.id,
            assignment.id,
            submission.id,
        )
    narrator.result(f"{submission.grade} of {submission.max_points} points")


def _download_grades(
    narrator: Narrator, teacher: ApiClient, classroom: ClassDetails, assignment: Assignment, grades_file: Path
) -> None:
    classes = flat_api.ClassApi(teacher)
    with narrator.step("The teacher downloads the grades of the class as CSV", grades_file=grades_file):
        table = classes.export_submissions_reviews_as_csv(
            classroom.id,
            assignment.id,
        )
        grades_file.write_bytes(table)
    with grades_file.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            narrator.result(f"{line['Student']}, {line['State']}, {line['Grade']} of {line['Maximum']}")
