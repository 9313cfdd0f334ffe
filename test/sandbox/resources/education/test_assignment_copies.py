"""Copies of assignments: to a class, or to the resource library."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY

ALONE = "Practise slowly."


@pytest.fixture
def path(teacher):
    """Return the path parameter of a class."""
    return {"class": teacher.ok("createClass", body={"name": "Strings, Year 7"})["id"]}


@pytest.fixture
def create(teacher, path):
    """Return a function that creates an assignment of the class and returns its ID."""

    def create(**body):
        return teacher.ok("createClassAssignment", body={"title": "Practise", **body}, **path)["id"]

    return create


def test_an_assignment_is_copied_to_another_class(teacher, path, create):
    assignment = create(state="active", description=ALONE, maxPoints=5, dueDate="2026-05-01T08:00:00Z")
    other = teacher.ok("createClass", body={"name": "Choir"})["id"]

    body = {"classroom": other, "scheduledDate": "2026-12-01T08:00:00Z"}
    copy = teacher.ok("copyAssignment", assignment=assignment, body=body, **path)

    (listed,) = teacher.ok("listAssignments", **{"class": other})
    assert (listed["id"], listed["state"], listed["scheduledDate"]) == (copy["id"], "draft", "2026-12-01T08:00:00.000Z")
    assert (listed["description"], listed["maxPoints"]) == (ALONE, 5)
    assert "dueDate" not in listed


def test_the_content_is_copied_into_a_draft(teacher, path, create):
    source, target = create(description=ALONE), create(title="Empty", dueDate="2026-05-01T08:00:00Z")

    copy = teacher.ok(
        "copyAssignment", assignment=source, body={"classroom": path["class"], "assignment": target}, **path
    )

    assert (copy["id"], copy["title"], copy["description"]) == (target, "Practise", ALONE)
    assert teacher.ok("getAssignment", assignment=target, **path)["dueDate"] == "2026-05-01T08:00:00.000Z"


def test_a_copy_goes_to_a_class_that_one_teaches(teacher, sign_in, path, create):
    admin = sign_in("admin").ok("createClass", body={"name": "Choir"})["id"]

    teacher.refused("copyAssignment", 403, assignment=create(), body={"classroom": admin}, **path)
    error = teacher.refused("copyAssignment", 400, assignment=create(), body={"classroom": NOBODY}, **path)
    assert error["param"] == "classroom"


def test_an_assignment_is_copied_to_the_library_once_when_that_is_checked(teacher, path, create):
    assignment = create(description=ALONE)
    body = {"libraryParent": "root", "verifyIfNotAlreadyInResourceLibrary": True}

    copy = teacher.ok("copyAssignment", assignment=assignment, body=body, **path)

    resource = teacher.ok("getEduResource", resource=copy["resource"])
    assert (resource["title"], resource["resource"]["description"]) == ("Practise", ALONE)
    teacher.refused("copyAssignment", 409, assignment=assignment, body=body, **path)
    teacher.ok("copyAssignment", assignment=assignment, body={"libraryParent": "root"}, **path)


def test_a_copy_has_one_destination(teacher, path, create):
    body = {"classroom": path["class"], "libraryParent": "root"}

    teacher.refused("copyAssignment", 400, assignment=create(), body=body, **path)
    teacher.refused("copyAssignment", 400, assignment=create(), body={}, **path)
