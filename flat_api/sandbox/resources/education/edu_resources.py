"""Operations on the resource library: assignments and folders of teachers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox.data import school
from flat_api.sandbox.data.first_day import FLAT_LIBRARY, SCHOOL_NAME
from flat_api.sandbox.data.records_education import EduResource
from flat_api.sandbox.http import paging
from flat_api.sandbox.http.call import Call, Reply, bad_request, json_reply, no_content
from flat_api.sandbox.resources import views, views_education
from flat_api.sandbox.resources.education.assignment_content import copied, plain_and_html, stripped_title, with_content
from flat_api.sandbox.resources.education.assignments import forget_assignment, new_assignment, store_change
from flat_api.sandbox.resources.education.edu_library import (
    ORGANIZATION,
    ROOT,
    assignment_of,
    contents,
    descendants,
    file_resource,
    folder_to_fill,
    privacy_in,
    reader,
    resource_to_edit,
    resource_to_read,
)

LIBRARIES = (
    {"id": ROOT, "name": "My resources", "type": "myResources", "visibility": "private"},
    {"id": ORGANIZATION, "name": SCHOOL_NAME, "type": "organizationResources", "visibility": "organization"},
    {"id": FLAT_LIBRARY, "name": "Resources by Flat", "type": "flatEduContent", "visibility": "public"},
)


def list_edu_libraries(call: Call) -> Reply:
    """Handle ``GET /eduResources/libraries``."""
    reader(call)
    return json_reply(LIBRARIES)


def list_edu_resources(call: Call) -> Reply:
    """Handle ``GET /eduResources``. The totals in the headers are those of all pages."""
    found = contents(call, call.text("parent", ROOT), with_sub_folders=not call.flag("withoutSubfoldersResources"))
    chosen = [resource for resource in found if _is_wanted(call, resource)]
    key, descending = _order(call)
    shown, headers = paging.page(call, chosen, key, descending=descending)
    folders = sum(resource.type == "folder" for resource in chosen)
    totals = {"X-Total-Assignments-Count": str(len(chosen) - folders), "X-Total-Folders-Count": str(folders)}
    return json_reply([_view(call, resource) for resource in shown], headers={**headers, **totals})


def create_edu_resource(call: Call) -> Reply:
    """Handle ``POST /eduResources``."""
    body: Mapping[str, Any] = call.body
    parent = folder_to_fill(call, body.get("parent", ROOT), "parent")
    title = stripped_title(body["title"])
    if body["type"] == "assignment":
        kind = body.get("resource", {}).get("type", "none")
        assignment = replace(new_assignment(call, None), title=title, type=kind)
        resource = file_resource(call, title, parent, call.store.assignments.put(assignment).id)
    else:
        resource = file_resource(call, title, parent)
    return json_reply(_view(call, call.store.edu_resources.put(replace(resource, **_descriptions(body)))))


def get_edu_resource(call: Call) -> Reply:
    """Handle ``GET /eduResources/{resource}``."""
    return json_reply(_view(call, resource_to_read(call)))


def update_edu_resource(call: Call) -> Reply:
    """Handle ``PUT /eduResources/{resource}``. The title is also changed in the assignment."""
    resource = resource_to_edit(call)
    body: Mapping[str, Any] = call.body
    changes: dict[str, Any] = _descriptions(body)
    if "title" in body:
        changes["title"] = stripped_title(body["title"])
        assignment = call.store.assignments.get(resource.assignment or "")
        if assignment is not None:
            call.store.assignments.put(replace(assignment, title=changes["title"]))
    changes.update({name: tuple(dict.fromkeys(body[name])) for name in ("subjects", "grades") if name in body})
    changes["privacy"] = body.get("privacy", resource.privacy)
    return json_reply(_view(call, _changed(call, resource, **changes)))


def update_edu_resource_assignment(call: Call) -> Reply:
    """Handle ``PUT /eduResources/{resource}/assignment``."""
    resource = resource_to_edit(call)
    before = assignment_of(call, resource)
    after = store_change(call, before, with_content(call, before, call.body))
    _changed(call, resource, title=after.title)
    return json_reply(views_education.assignment(call, after))


def delete_edu_resource(call: Call) -> Reply:
    """Handle ``DELETE /eduResources/{resource}``. A folder is deleted with its content."""
    forget_resource(call, resource_to_edit(call))
    return no_content()


def forget_resource(call: Call, resource: EduResource) -> None:
    """Delete a resource with its content."""
    for entry in (*descendants(call, resource), resource):
        assignment = call.store.assignments.get(entry.assignment or "")
        if assignment is not None:
            forget_assignment(call, assignment)
        call.store.edu_resources.remove(entry.id)


def copy_edu_resource(call: Call) -> Reply:
    """Handle ``POST /eduResources/{resource}/copy``. A folder is copied with its content."""
    resource = resource_to_read(call)
    parent = folder_to_fill(call, call.body["destination"], "destination")
    # The content is listed before the copy begins, because a folder can be copied into itself.
    held = descendants(call, resource)
    top = _copy(call, resource, parent)
    copies = {resource.id: top.id}
    for entry in held:
        copies[entry.id] = _copy(call, entry, copies[entry.parent]).id
    return json_reply(_view(call, top))


def move_edu_resource(call: Call) -> Reply:
    """Handle ``POST /eduResources/{resource}/move``. A resource in the school's library is shared in the school."""
    resource = resource_to_edit(call)
    parent = folder_to_fill(call, call.body["destination"], "destination")
    if parent in {resource.id, *(entry.id for entry in descendants(call, resource))}:
        raise bad_request("A folder cannot be moved into itself", "destination")
    privacy = privacy_in(parent) if resource.privacy == "private" else resource.privacy
    return json_reply(_view(call, _changed(call, resource, parent=parent, privacy=privacy)))


def create_edu_resource_lti_link(call: Call) -> Reply:
    """Handle ``POST /eduResources/{resource}/createLtiLink``."""
    resource = resource_to_read(call)
    assignment_of(call, resource)
    return json_reply({"ltiUrl": f"{call.origin}/lti/launch?resource={resource.id}"})


def _is_wanted(call: Call, resource: EduResource) -> bool:
    """Return whether a resource passes the filters of a call."""
    if resource.type != call.text("type", resource.type):
        return False
    for name, values in (("subjects", resource.subjects), ("grades", resource.grades)):
        if name in call.parameters and not set(call.parameters[name]) & set(values):
            return False
    if "assignmentTypes" in call.parameters:
        assignment = call.store.assignments.get(resource.assignment or "")
        return assignment is not None and assignment.type in call.parameters["assignmentTypes"]
    return True


def _order(call: Call) -> tuple[Callable[[EduResource], paging.Key], bool]:
    """Return the sort key of a call, and whether the order is descending."""
    keys: dict[str, Callable[[EduResource], paging.Key]] = {
        "creationDate": lambda resource: (views.date(resource.created), resource.id),
        "updateDate": lambda resource: (views.date(resource.updated), resource.id),
        "title": lambda resource: (resource.title.casefold(), resource.id),
    }
    sort = call.text("sort", "creationDate")
    return keys[sort], call.text("direction", "asc" if sort == "title" else "desc") == "desc"


def _descriptions(body: Mapping[str, Any]) -> dict[str, Any]:
    texts = plain_and_html(body, "sharingDescription")
    if not texts:
        return {}
    return {
        "sharing_description": texts["sharingDescription"],
        "sharing_description_html": texts["sharingDescriptionHtml"],
    }


def _copy(call: Call, resource: EduResource, parent: str) -> EduResource:
    account = call.account()
    now = call.store.now()
    assignment = call.store.assignments.get(resource.assignment or "")
    if assignment is not None:
        copy = copied(assignment, id=call.store.new_id(), creator=account.id, created=now)
        assignment = call.store.assignments.put(copy)
    result = replace(
        resource,
        id=call.store.new_id(),
        creator=account.id,
        organization=account.organization,
        parent=parent,
        created=now,
        updated=now,
        privacy=privacy_in(parent),
        assignment=assignment.id if assignment is not None else None,
    )
    return call.store.edu_resources.put(result)


def _changed(call: Call, resource: EduResource, **changes: Any) -> EduResource:
    return call.store.edu_resources.put(replace(resource, **changes, updated=call.store.now()))


def _view(call: Call, resource: EduResource) -> views.Json:
    can_edit = school.can_edit_resource(resource, call.account())
    is_folder = resource.type == "folder"
    view: views.Json = {
        "id": resource.id,
        "creator": resource.creator,
        "type": resource.type,
        "privacy": resource.privacy,
        "tags": list(resource.tags),
        "parent": resource.parent,
        "title": resource.title,
        "creationDate": views.date(resource.created),
        "updateDate": views.date(resource.updated),
        "resource": _folder_view(call, resource)
        if is_folder
        else views_education.assignment(call, assignment_of(call, resource)),
        "capabilities": {
            "canEdit": can_edit,
            "canAddResources": can_edit and is_folder,
            "canAddFolders": can_edit and is_folder,
            "canChangePrivacy": can_edit,
        },
        "subjects": list(resource.subjects),
        "grades": list(resource.grades),
    }
    if resource.sharing_description is not None:
        view["sharingDescription"] = resource.sharing_description
        view["sharingDescriptionHtml"] = resource.sharing_description_html
    return view


def _folder_view(call: Call, folder: EduResource) -> views.Json:
    held = call.store.edu_resources.find("parent", folder.id)
    assignments = [call.store.assignments.get(resource.assignment or "") for resource in held]
    types = sorted({assignment.type for assignment in assignments if assignment is not None})
    return {"title": folder.title, "assignmentsTypes": types, "resourcesCount": len(held)}
