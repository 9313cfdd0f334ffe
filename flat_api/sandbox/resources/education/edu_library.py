"""Resource library: folders, their content, and the right to add resources."""

from __future__ import annotations

from flat_api.sandbox.data import school
from flat_api.sandbox.data.first_day import FLAT_LIBRARY
from flat_api.sandbox.data.records import Account
from flat_api.sandbox.data.records_education import Assignment, EduResource
from flat_api.sandbox.http.call import Call, bad_request, forbidden, not_found

ROOT = "root"
ORGANIZATION = "organization"
"""Names of the roots of an account's own library and of the school's."""


def reader(call: Call) -> Account:
    """Return the account of a call; refuse an account that may not use the library."""
    account = call.account()
    if not school.is_staff(account):
        raise forbidden("The resource library is for teachers and administrators of a school")
    return account


def resource_to_read(call: Call) -> EduResource:
    """Return the resource of a call; 404 if the account cannot see it."""
    account = reader(call)
    resource = call.store.edu_resources.get(call.text("resource"))
    if resource is None or not school.can_see_resource(call.store, resource, account):
        raise not_found("resource")
    return resource


def resource_to_edit(call: Call) -> EduResource:
    """Return the resource of a call, for a change: 404 if invisible, 403 if not permitted."""
    resource = resource_to_read(call)
    if not school.can_edit_resource(resource, call.account()):
        raise forbidden("You are not allowed to change this resource")
    return resource


def assignment_of(call: Call, resource: EduResource) -> Assignment:
    """Return the assignment of a resource; refuse a folder."""
    assignment = call.store.assignments.get(resource.assignment or "")
    if assignment is None:
        raise bad_request("This resource is a folder, not an assignment", "resource")
    return assignment


def folder_to_fill(call: Call, name: str, param: str) -> str:
    """Return the ``parent`` of resources in a folder that the account may change.

    Args:
        call: The call.
        name: ``root``, ``organization``, or the ID of a folder that the account may change.
        param: Field of the body that names the folder.
    """
    account = reader(call)
    if name in (ROOT, ORGANIZATION):
        return name
    if name == FLAT_LIBRARY:
        raise forbidden("Resources cannot be put into the library that Flat provides")
    folder = _folder(call, account, name, param)
    if not school.can_edit_resource(folder, account):
        raise forbidden("You are not allowed to put resources into this folder")
    return folder.id


def contents(call: Call, name: str, *, with_sub_folders: bool) -> list[EduResource]:
    """Return the resources in a folder that the account can see.

    Args:
        call: The call.
        name: ``root``, ``organization``, the ID of Flat's own library, or the ID of a folder.
        with_sub_folders: Whether to include the content of sub-folders.
    """
    account = reader(call)
    store = call.store
    if name == ROOT:
        found = [entry for entry in store.edu_resources.find("creator", account.id) if entry.parent == ROOT]
    elif name == ORGANIZATION:
        shared = store.edu_resources.find("organization", account.organization or "")
        found = [entry for entry in shared if _is_at_top_of_school(call, entry)]
    elif name == FLAT_LIBRARY:
        found = store.edu_resources.find("parent", FLAT_LIBRARY)
    else:
        found = store.edu_resources.find("parent", _folder(call, account, name, "parent").id)
    shown = [entry for entry in found if school.can_see_resource(store, entry, account)]
    if with_sub_folders:
        shown += [held for entry in shown for held in descendants(call, entry)]
    return shown


def descendants(call: Call, folder: EduResource) -> list[EduResource]:
    """Return the content of a folder, at any depth."""
    found: list[EduResource] = []
    for entry in call.store.edu_resources.find("parent", folder.id):
        found += [entry, *descendants(call, entry)]
    return found


def privacy_in(parent: str) -> str:
    """Return the privacy of a resource in a new place. In a folder, that of the folder applies."""
    return "organizationPublic" if parent == ORGANIZATION else "private"


def file_resource(call: Call, title: str, parent: str, assignment: str | None = None) -> EduResource:
    """Add an assignment, by ID, or a new folder to the library."""
    account = call.account()
    now = call.store.now()
    return call.store.edu_resources.put(
        EduResource(
            id=call.store.new_id(),
            creator=account.id,
            organization=account.organization,
            type="assignment" if assignment is not None else "folder",
            parent=parent,
            title=title,
            created=now,
            updated=now,
            privacy=privacy_in(parent),
            assignment=assignment,
        )
    )


def _is_at_top_of_school(call: Call, resource: EduResource) -> bool:
    """Return whether a resource itself is shared in the school, not by its folder."""
    is_shared = resource.privacy != "private" and not _is_shared(call, resource.parent)
    return is_shared or resource.parent == ORGANIZATION


def _is_shared(call: Call, identifier: str) -> bool:
    resource = call.store.edu_resources.get(identifier)
    return resource is not None and (resource.privacy != "private" or _is_shared(call, resource.parent))


def _folder(call: Call, account: Account, identifier: str, param: str) -> EduResource:
    folder = call.store.edu_resources.get(identifier)
    if folder is None or not school.can_see_resource(call.store, folder, account):
        raise bad_request("This folder does not exist", param)
    if folder.type != "folder":
        raise bad_request("This resource is an assignment, not a folder", param)
    return folder
