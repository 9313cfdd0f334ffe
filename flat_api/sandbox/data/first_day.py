"""Initial data: invented people, a class to be activated, and Flat's own resources."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from flat_api.sandbox.data.passwords import protect
from flat_api.sandbox.data.records import Account, Collection, OAuthApplication
from flat_api.sandbox.data.records_education import Assignment, Classroom, EduResource, Group, License
from flat_api.sandbox.data.store import Store

SCHOOL_NAME = "Lindenhof Music School"
FLAT_LIBRARY = "66ca0718293a4b5c6d7e8f94"
"""ID of the library that Flat provides."""

FLAT = "5f3b1c2d4e5f60718293a4ff"
"""Creator of the resources in that library."""

CLASS = "60c4a1b2c3d4e5f607182937"
STUDENTS = "60c4a1b2c3d4e5f607182938"
TEACHERS = "60c4a1b2c3d4e5f607182939"
BEGIN = datetime(2026, 1, 19, 7, 0, tzinfo=timezone.utc)

FOLDER = "66ca0718293a4b5c6d7e8fa0"
PROVIDED = (
    # ID of the resource, ID of the assignment, type, title, instructions
    (
        "66ca0718293a4b5c6d7e8fa1",
        "63f7d4e5f60718293a4b5ca1",
        "newScore",
        "Question and answer",
        "Write four measures that ask a question, and four that answer it.",
    ),
    (
        "66ca0718293a4b5c6d7e8fa2",
        "63f7d4e5f60718293a4b5ca2",
        "none",
        "Listening diary",
        "Listen to one piece a day for a week and write down what you remember.",
    ),
)


def _open_school(store: Store) -> None:
    _bring_in_class(store)
    folder = EduResource(
        id=FOLDER,
        creator=FLAT,
        organization=None,
        type="folder",
        parent=FLAT_LIBRARY,
        title="First lessons",
        created=BEGIN,
        updated=BEGIN,
        privacy="public",
        subjects=("general-music", "composition"),
        grades=("6", "7", "8"),
    )
    store.edu_resources.put(folder)
    for identifier, assignment, kind, title, instructions in PROVIDED:
        store.assignments.put(
            Assignment(
                id=assignment,
                creator=FLAT,
                created=BEGIN,
                type=kind,
                title=title,
                options={"description": instructions, "descriptionHtml": f"<p>{instructions}</p>"},
            )
        )
        store.edu_resources.put(
            replace(folder, id=identifier, type="assignment", parent=FOLDER, title=title, assignment=assignment)
        )


def _bring_in_class(store: Store) -> None:
    """Add a class as imported from Clever: inactive until a teacher activates it."""
    people = {account.nickname: account.id for account in store.accounts}
    store.classes.put(
        Classroom(
            id=CLASS,
            organization=SCHOOL,
            owner=people["teacher"],
            name="Choir, Year 9",
            created=BEGIN,
            modified=BEGIN,
            enrollment_code="4T8WX2N",
            students=STUDENTS,
            teachers=TEACHERS,
            state="inactive",
            options={
                "section": "2",
                "level": "high",
                "skillsFocused": ["sight-reading", "ear-training"],
                "clever": {
                    "id": "5d8f00000000000000000c1e",
                    "subject": "arts and music",
                    "termName": "Spring 2026",
                    "termStartDate": "2026-01-12T00:00:00.000Z",
                    "termEndDate": "2026-05-29T00:00:00.000Z",
                },
            },
        )
    )
    for identifier, name, kind, members in (
        (STUDENTS, "Choir, Year 9", "classStudents", (people["student"], people["student2"])),
        (TEACHERS, "Choir, Year 9 (teachers)", "classTeachers", (people["teacher"],)),
    ):
        store.groups.put(
            Group(
                id=identifier,
                name=name,
                type=kind,
                organization=SCHOOL,
                classroom=CLASS,
                created=BEGIN,
                members=members,
                source="clever",
                brought_in=frozenset(members),
            )
        )


SCHOOL = "5f3b1c2d4e5f60718293a401"
FREE_PLAN_SCORES = 15
"""Largest number of scores of an account without a plan."""

PASSWORD = "sandbox"
"""Password of every account on the pages of the sandbox."""

APPLICATION = "62e6c3d4e5f60718293a4b53"
"""ID of the initial application, which the sandbox's own tokens belong to."""

CLIENT_SECRET = "sandbox-client-secret"
"""``client_secret`` of the initial application; its ``client_id`` is ``APPLICATION``."""

LICENSE_LIFETIME = timedelta(days=365)

ACCOUNTS = (
    # nickname, ID, given name, family name, role in the school
    ("admin", "5f3b1c2d4e5f60718293a402", "Paul", "Ferrand", "admin"),
    ("teacher", "5f3b1c2d4e5f60718293a403", "Nora", "Lindqvist", "teacher"),
    ("student", "5f3b1c2d4e5f60718293a404", "Tom", "Abara", "user"),
    ("student2", "5f3b1c2d4e5f60718293a405", "Ines", "Koval", "user"),
    ("individual", "5f3b1c2d4e5f60718293a406", "Milan", "Osei", None),
)


def settle(store: Store) -> None:
    """Add the initial accounts, the school and the application to an empty store."""
    registered = datetime(2026, 1, 12, 8, 0, tzinfo=timezone.utc)
    for nickname, identifier, firstname, lastname, role in ACCOUNTS:
        account = store.accounts.put(
            Account(
                id=identifier,
                nickname=nickname,
                username=f"{firstname}.{lastname}".lower(),
                firstname=firstname,
                lastname=lastname,
                registration_date=registered,
                organization=SCHOOL if role is not None else None,
                organization_role=role,
                score_limit=None if role is not None else FREE_PLAN_SCORES,
                email=f"{firstname}.{lastname}@lindenhof.example".lower(),
                password=protect(PASSWORD),
            )
        )
        add_library(store, account)
    _open_school(store)
    expires = (store.now() + LICENSE_LIFETIME).replace(hour=23, minute=59, second=59, microsecond=0)
    store.licenses.put(License(id=store.new_id(), organization=SCHOOL, expires=expires))
    store.applications.put(OAuthApplication(id=APPLICATION, secret=CLIENT_SECRET, name="flat_api sandbox"))


def add_library(store: Store, account: Account) -> None:
    """Add the root collection of a new account."""
    store.collections.put(
        Collection(
            id=store.new_id(),
            owner=account.id,
            type="root",
            title="My scores",
            created=account.registration_date,
            modified=account.registration_date,
        )
    )
