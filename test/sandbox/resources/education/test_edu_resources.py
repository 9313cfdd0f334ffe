"""The resource library: folders and assignments that teachers keep and share."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from support.sandbox import NOBODY

FLAT_LIBRARY = "66ca0718293a4b5c6d7e8f94"


@pytest.fixture
def colleague(sandbox, sign_in):
    """Return another teacher of the school."""
    admin = sign_in("admin")
    body = {
        "username": "jo.weber",
        "password": "not-a-secret",
        "firstname": "Jo",
        "lastname": "Weber",
        "role": "teacher",
    }
    return sign_in(admin.ok("createOrganizationUser", body=body)["username"])


@pytest.fixture
def folder(teacher):
    """Return the ID of a folder in the library of the teacher."""
    return teacher.ok("createEduResource", body={"type": "folder", "title": "Bowing"})["id"]


def make(api, title="Practise", parent="root", kind="none"):
    """Create an assignment in the library and return the ID of its resource."""
    body = {"type": "assignment", "title": title, "parent": parent, "resource": {"type": kind}}
    return api.ok("createEduResource", body=body)["id"]


def titles(api, **query):
    """Return the titles of the resources that a list has."""
    return [resource["title"] for resource in api.ok("listEduResources", **query)]


def test_a_new_assignment_is_read_back(teacher, folder):
    body = {
        "type": "assignment",
        "title": "Practise",
        "parent": folder,
        "sharingDescription": "A first task.",
        "resource": {"type": "performance"},
    }

    created = teacher.ok("createEduResource", body=body)

    assert teacher.ok("getEduResource", resource=created["id"]) == created
    assert (created["parent"], created["privacy"], created["sharingDescriptionHtml"]) == (
        folder,
        "private",
        "<p>A first task.</p>",
    )
    assert (created["resource"]["type"], created["resource"]["title"]) == ("performance", "Practise")


def test_a_folder_tells_what_is_in_it(teacher, folder):
    make(teacher, parent=folder, kind="performance")

    shown = teacher.ok("getEduResource", resource=folder)

    assert shown["resource"] == {"title": "Bowing", "assignmentsTypes": ["performance"], "resourcesCount": 1}
    assert shown["capabilities"]["canAddResources"] is True


def test_the_libraries_are_ones_own_that_of_the_school_and_that_of_flat(teacher):
    libraries = teacher.ok("listEduLibraries")

    assert [(library["id"], library["type"]) for library in libraries] == [
        ("root", "myResources"),
        ("organization", "organizationResources"),
        (FLAT_LIBRARY, "flatEduContent"),
    ]
    for library in libraries:
        teacher.ok("listEduResources", parent=library["id"])


def test_what_flat_provides_is_read_and_copied_but_not_changed(teacher, sign_in):
    (folder,) = teacher.ok("listEduResources", parent=FLAT_LIBRARY, type="folder")
    assert folder["capabilities"]["canEdit"] is False

    for user in (teacher, sign_in("admin")):
        user.refused("updateEduResource", 403, resource=folder["id"], body={"title": "Mine"})
        user.refused("createEduResource", 403, body={"type": "folder", "title": "x", "parent": FLAT_LIBRARY})
        user.refused("createEduResource", 403, body={"type": "folder", "title": "x", "parent": folder["id"]})
    copy = teacher.ok("copyEduResource", resource=folder["id"], body={"destination": "root"})
    assert copy["resource"]["resourcesCount"] == folder["resource"]["resourcesCount"] > 0
    assert copy["capabilities"]["canEdit"] is True


def test_a_list_goes_into_the_folders_unless_told_not_to(teacher, folder):
    make(teacher, "Inside", folder)
    make(teacher, "Outside")

    assert titles(teacher) == ["Outside", "Inside", "Bowing"]
    assert titles(teacher, withoutSubfoldersResources="true") == ["Outside", "Bowing"]
    assert titles(teacher, parent=folder) == ["Inside"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"type": "folder"}, ["Bowing"]),
        ({"type": "assignment"}, ["Two", "One"]),
        ({"assignmentTypes": "newScore"}, ["Two"]),
        ({"subjects": "orchestra"}, ["One"]),
        ({"grades": "8"}, ["One"]),
        ({"grades": "1"}, []),
        ({"sort": "title"}, ["Bowing", "One", "Two"]),
        ({"sort": "title", "direction": "desc"}, ["Two", "One", "Bowing"]),
        ({"sort": "creationDate", "direction": "asc"}, ["Bowing", "One", "Two"]),
        ({"sort": "updateDate"}, ["One", "Two", "Bowing"]),
    ],
)
def test_a_list_is_filtered_and_sorted(teacher, folder, query, expected):
    one = make(teacher, "One")
    make(teacher, "Two", kind="newScore")
    teacher.ok("updateEduResource", resource=one, body={"subjects": ["orchestra"], "grades": ["7", "8"]})

    response = teacher.call("listEduResources", **query)

    assert [resource["title"] for resource in response.json()] == expected
    folders = expected.count("Bowing")
    assert response.headers["X-Total-Folders-Count"] == str(folders)
    assert response.headers["X-Total-Assignments-Count"] == str(len(expected) - folders)


def test_pages_keep_the_filters_and_totals(teacher, folder):
    names = ["A", "B", "C"]
    for name in names:
        make(teacher, name, folder)
    query = {"type": "assignment", "assignmentTypes": "none", "sort": "title", "limit": "1", "parent": folder}

    seen = []
    while query:
        response = teacher.call("listEduResources", **query)
        seen += [resource["title"] for resource in response.json()]
        assert response.headers["X-Total-Assignments-Count"] == "3"
        link = re.search(r'<([^>]*)>; rel="next"', response.headers.get("Link", ""))
        query = {name: values[0] for name, values in parse_qs(urlsplit(link[1]).query).items()} if link else {}

    assert seen == names


def test_only_what_exists_is_listed(teacher):
    assert teacher.refused("listEduResources", 400, parent=NOBODY)["param"] == "parent"
    assert teacher.refused("listEduResources", 400, parent=make(teacher))["param"] == "parent"
    assert teacher.refused("listEduResources", 400, subjects="sports")["param"] == "subjects"


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"type": "folder"}, "title"),
        ({"title": "x"}, "type"),
        ({"type": "folder", "title": " "}, "title"),
        ({"type": "folder", "title": "x", "parent": NOBODY}, "parent"),
    ],
)
def test_a_resource_needs_a_title_a_type_and_a_place(teacher, body, param):
    assert teacher.refused("createEduResource", 400, body=body)["param"] == param


def test_the_library_is_for_those_who_teach(student, individual, teacher):
    resource = make(teacher)

    for user in (student, individual):
        user.refused("listEduLibraries", 403)
        user.refused("listEduResources", 403)
        user.refused("createEduResource", 403, body={"type": "folder", "title": "x"})
        user.refused("getEduResource", 403, resource=resource)


def test_a_private_resource_is_unknown_to_colleagues(teacher, colleague):
    resource = make(teacher)

    colleague.refused("getEduResource", 404, resource=resource)
    assert titles(colleague, parent="organization") == []


def test_a_shared_resource_is_in_the_library_of_the_school(teacher, colleague):
    resource = make(teacher)

    shared = teacher.ok("updateEduResource", resource=resource, body={"privacy": "organizationPublic"})

    assert shared["privacy"] == "organizationPublic"
    assert titles(colleague, parent="organization") == ["Practise"]
    assert colleague.ok("getEduResource", resource=resource)["capabilities"]["canEdit"] is False
    colleague.refused("updateEduResource", 403, resource=resource, body={"title": "Mine"})
    colleague.refused("updateEduResourceAssignment", 403, resource=resource, body={"title": "Mine"})
    colleague.refused("deleteEduResource", 403, resource=resource)
    colleague.refused("moveEduResource", 403, resource=resource, body={"destination": "root"})


def test_what_is_in_a_shared_folder_is_shared_with_it(teacher, colleague, folder):
    resource = make(teacher, parent=folder)
    score = teacher.import_score()["id"]
    attachments = {"attachments": [{"type": "flat", "score": score}]}
    teacher.ok("updateEduResourceAssignment", resource=resource, body=attachments)
    colleague.refused("getScore", 403, score=score)

    teacher.ok("moveEduResource", resource=folder, body={"destination": "organization"})

    assert titles(colleague, parent="organization", withoutSubfoldersResources="true") == ["Bowing"]
    colleague.ok("getEduResource", resource=resource)
    colleague.ok("getScore", score=score)


def test_an_administrator_changes_what_is_shared(teacher, sign_in):
    resource = make(teacher, parent="organization")

    changed = sign_in("admin").ok("updateEduResource", resource=resource, body={"title": "Checked"})

    assert changed["title"] == "Checked"


def test_a_resource_and_its_assignment_have_one_title(teacher):
    resource = make(teacher)

    teacher.ok("updateEduResource", resource=resource, body={"title": "First"})
    assert teacher.ok("getEduResource", resource=resource)["resource"]["title"] == "First"
    teacher.ok("updateEduResourceAssignment", resource=resource, body={"title": "Second"})
    assert teacher.ok("getEduResource", resource=resource)["title"] == "Second"


def test_the_content_of_an_assignment_is_changed(teacher, folder):
    resource = make(teacher)
    before = teacher.ok("getEduResource", resource=resource)

    changed = teacher.ok(
        "updateEduResourceAssignment",
        resource=resource,
        body={"type": "newScore", "description": "Write.", "maxPoints": 5},
    )

    after = teacher.ok("getEduResource", resource=resource)
    assert after["resource"] == changed
    assert (changed["type"], changed["description"], changed["maxPoints"]) == ("newScore", "Write.", 5)
    assert after["updateDate"] > before["updateDate"]
    assert teacher.refused("updateEduResourceAssignment", 400, resource=folder, body={})["param"] == "resource"


def test_a_deleted_folder_takes_all_that_is_in_it(teacher, folder):
    inner = teacher.ok("createEduResource", body={"type": "folder", "title": "Inner", "parent": folder})["id"]
    resource = make(teacher, parent=inner)

    assert teacher.call("deleteEduResource", resource=folder).status == 204

    for gone in (folder, inner, resource):
        teacher.refused("getEduResource", 404, resource=gone)
    assert titles(teacher) == []


def test_a_folder_is_copied_with_all_that_is_in_it(teacher, folder):
    make(teacher, "Inside", folder)

    copy = teacher.ok("copyEduResource", resource=folder, body={"destination": folder})

    assert (copy["parent"], copy["title"]) == (folder, "Bowing")
    assert titles(teacher, parent=copy["id"]) == ["Inside"]
    assert titles(teacher, parent=folder, withoutSubfoldersResources="true") == ["Bowing", "Inside"]


def test_a_copy_has_a_life_of_its_own(teacher, colleague):
    resource = make(teacher, parent="organization")

    copy = colleague.ok("copyEduResource", resource=resource, body={"destination": "root"})
    colleague.ok("updateEduResourceAssignment", resource=copy["id"], body={"title": "Mine"})

    assert copy["privacy"] == "private"
    assert teacher.ok("getEduResource", resource=resource)["title"] == "Practise"
    assert titles(colleague) == ["Mine"]


def test_a_resource_moves(teacher, folder):
    resource = make(teacher)

    assert teacher.ok("moveEduResource", resource=resource, body={"destination": folder})["parent"] == folder
    assert titles(teacher, withoutSubfoldersResources="true") == ["Bowing"]
    assert teacher.ok("moveEduResource", resource=resource, body={"destination": "root"})["parent"] == "root"
    error = teacher.refused("moveEduResource", 400, resource=resource, body={"destination": NOBODY})
    assert error["param"] == "destination"


def test_a_folder_does_not_move_into_itself(teacher, folder):
    inner = teacher.ok("createEduResource", body={"type": "folder", "title": "Inner", "parent": folder})["id"]

    for place in (folder, inner):
        error = teacher.refused("moveEduResource", 400, resource=folder, body={"destination": place})
        assert error["param"] == "destination"


def test_an_lti_link_leads_to_an_assignment(teacher, folder):
    resource = make(teacher)

    link = teacher.ok("createEduResourceLtiLink", resource=resource)["ltiUrl"]

    assert link.endswith(f"/lti/launch?resource={resource}")
    teacher.refused("createEduResourceLtiLink", 400, resource=folder)


def test_a_class_gets_a_draft_of_a_resource(teacher, student, folder):
    classroom = teacher.ok("createClass", body={"name": "Strings"})["id"]
    resource = make(teacher, kind="newScore")

    used = teacher.ok("useEduResourceInClass", resource=resource, body={"classroom": classroom})

    assert (used["classroom"], used["state"], used["type"]) == (classroom, "draft", "newScore")
    assert [found["id"] for found in teacher.ok("listAssignments", **{"class": classroom})] == [used["id"]]
    assert used["id"] != teacher.ok("getEduResource", resource=resource)["resource"]["id"]
    teacher.refused("useEduResourceInClass", 400, resource=folder, body={"classroom": classroom})
    error = teacher.refused("useEduResourceInClass", 400, resource=resource, body={"classroom": NOBODY})
    assert error["param"] == "classroom"


def test_an_assignment_of_a_class_receives_the_content_of_a_resource(teacher):
    path = {"class": teacher.ok("createClass", body={"name": "Strings"})["id"]}
    target = teacher.ok("createClassAssignment", body={"title": "Empty"}, **path)["id"]
    body = {"classroom": path["class"], "assignment": target}

    used = teacher.ok("useEduResourceInClass", resource=make(teacher, kind="newScore"), body=body)

    assert (used["id"], used["title"], used["type"]) == (target, "Practise", "newScore")


def test_the_demo_class_is_made_once_and_shows_what_students_see(teacher, sign_in):
    first = teacher.ok("copyEduResourceToDemoClass", resource=make(teacher, "One"))
    second = teacher.ok("copyEduResourceToDemoClass", resource=make(teacher, "Two"))
    path = {"class": first["classroom"]}

    tester = sign_in(teacher.ok("createTestStudentAccount", **path)["username"])

    assert second["classroom"] == first["classroom"]
    assert [entry["title"] for entry in tester.ok("listAssignments", **path)] == ["Two", "One"]


def test_a_missing_scope_is_named(sign_in):
    reader = sign_in("teacher", scopes=["edu.resources.readonly"])

    reader.ok("listEduLibraries")
    message = reader.refused("createEduResource", 403, body={"type": "folder", "title": "x"})["message"]
    assert "needs edu.resources or edu.assignments" in message
