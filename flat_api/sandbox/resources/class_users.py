"""The members of a class: adding, removing, and the test student."""

from __future__ import annotations

from flat_api.sandbox import school, views, views_education
from flat_api.sandbox.call import Call, Handler, Reply, json_reply, no_content
from flat_api.sandbox.errors import forbidden, not_found
from flat_api.sandbox.people import add_library
from flat_api.sandbox.records import Account
from flat_api.sandbox.records_education import Classroom
from flat_api.sandbox.resources.account import details
from flat_api.sandbox.resources.classes import enter_class
from flat_api.sandbox.resources.groups import leave
from flat_api.sandbox.resources.submissions import forget_submission
from flat_api.sandbox.rights_education import class_to_change


def add_class_user(call: Call) -> Reply:
    """Answer ``PUT /classes/{class}/users/{user}``."""
    classroom = class_to_change(call)
    account = call.store.accounts.get(call.text("user"))
    if account is None or account.organization != classroom.organization:
        raise not_found("user")
    enter_class(call, classroom, account)
    return no_content()


def delete_class_user(call: Call) -> Reply:
    """Answer ``DELETE /classes/{class}/users/{user}``. What the user handed in stays."""
    classroom = class_to_change(call)
    teacher = call.account()
    if school.role_in_class(call.store, classroom, teacher.id) != "teacher":
        raise forbidden("Only teachers of this class remove its members")
    user = call.text("user")
    if user == teacher.id:
        raise forbidden("Teachers cannot remove themselves from their class")
    if school.role_in_class(call.store, classroom, user) is None:
        raise not_found("user")
    for group in call.store.groups.find("classroom", classroom.id):
        # A work that was handed in together stays with those who did it.
        if group.type != "assignmentStudentsSubGroup":
            leave(call, group.id, user)
    return no_content()


def create_test_student_account(call: Call) -> Reply:
    """Answer ``POST /classes/{class}/testStudent``."""
    classroom = class_to_change(call)
    teacher = call.account()
    known = call.store.accounts.find("username", _username(teacher))
    account = known[0] if known else _new_test_student(call, teacher)
    if call.flag("reset"):
        _reset(call, classroom, account)
    enter_class(call, classroom, account)
    profile: views.Json = {
        **details(call, account),
        **views_education.class_member(call, account, "student"),
        "isEmailVerified": False,
        "privateProfile": True,
    }
    return json_reply(profile)


def _username(teacher: Account) -> str:
    return f"test.student.{teacher.id[-6:]}"


def _new_test_student(call: Call, teacher: Account) -> Account:
    store = call.store
    account = Account(
        id=store.new_id(),
        nickname=f"{teacher.nickname}-test-student",
        username=_username(teacher),
        firstname="Test",
        lastname="Student",
        registration_date=store.now(),
        organization=teacher.organization,
        organization_role="user",
        test_of=teacher.id,
    )
    add_library(store, account)
    return store.accounts.put(account)


def _reset(call: Call, classroom: Classroom, account: Account) -> None:
    for submission in call.store.submissions.find("classroom", classroom.id):
        if submission.creator == account.id:
            forget_submission(call, submission)


HANDLERS: dict[str, Handler] = {
    "addClassUser": add_class_user,
    "deleteClassUser": delete_class_user,
    "createTestStudentAccount": create_test_student_account,
}
