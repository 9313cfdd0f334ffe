"""Memberships: who is in a class, and a class brought in step with a list of members."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Iterable, List, Tuple, Union

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import check_flag, check_path
from flat_api.school.applying.grade_backup import GradeBackup
from flat_api.school.planning.snapshot import Snapshot, read_accounts, read_snapshot, teaching

if TYPE_CHECKING:
    from flat_api.client import FlatClient


@dataclass(frozen=True)
class Members:
    """The members of a class.

    Attributes:
        students: IDs of the students, sorted.
        teachers: IDs of the teachers, sorted.
    """

    students: Tuple[str, ...]
    teachers: Tuple[str, ...]


@dataclass(frozen=True)
class Synced:
    """Result of :func:`sync_members`.

    Attributes:
        added: IDs of those who were added.
        removed: IDs of those who were taken out.
        surplus: IDs of those who are in the class and not in the list, and were left in it.
    """

    added: Tuple[str, ...]
    removed: Tuple[str, ...]
    surplus: Tuple[str, ...]


def members(client: FlatClient, class_id: str) -> Members:
    """Return the members of a class, in three calls.

    Args:
        client: Client of a teacher of the class, such as ``admin.as_user(teacher, ["edu.classes"])``.
        class_id: ID of the class.
    """
    details = client.class_.get_class(class_id)
    groups = details.students_group, details.teachers_group
    students, teachers = (
        tuple(sorted(user.id for user in client.group.list_group_users(group.id) if user.id)) if group else ()
        for group in groups
    )
    return Members(students, teachers)


def sync_members(
    client: FlatClient,
    class_id: str,
    students: Iterable[str],
    *,
    remove: bool = False,
    backup: Union[str, os.PathLike[str], None] = None,
) -> Synced:
    """Add the students of a list to a class, and on request take others out.

    Flat deletes the submissions of a student who is taken out. So nobody is, unless ``remove=True`` says so, and not
    before the grades and comments are saved.

    Args:
        client: Client of a teacher of the class.
        class_id: ID of the class.
        students: IDs of the accounts of all students of the class.
        remove: Whether to take out students who are not in the list.
        backup: Folder for the grades of those who are taken out; needed with ``remove=True``.

    Returns:
        Who was added, who was taken out, and who stays although the list does not have them.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong. Nothing was sent.
        ApiException: A call failed; those before it were done.
    """
    wanted = _checked_ids(students)
    check_flag("sync_members()", "remove", remove)
    if remove and backup is None:
        raise ApiValueError("sync_members(): remove=True deletes work; pass backup=FOLDER for the grades")
    saved = None if backup is None else GradeBackup(check_path("sync_members()", "backup", backup))
    present = set(members(client, class_id).students)
    added = [one for one in wanted if one not in present]
    for one in added:
        client.class_.add_class_user(class_id, one)
    surplus = sorted(present.difference(wanted))
    removed: List[str] = []
    if remove and saved is not None:
        for one in surplus:
            saved.save(client, class_id, one)
            client.class_.delete_class_user(class_id, one)
            removed.append(one)
    return Synced(tuple(added), tuple(removed), () if removed else tuple(surplus))


def directory(client: FlatClient) -> Snapshot:
    """Return all accounts and active classes of the school with their members.

    Flat lists the classes of one teacher at a time, so this costs a call for a thousand accounts, and two for each
    teacher who has classes.

    Args:
        client: Client of an administrator.

    Returns:
        ``accounts`` and ``classes``, by ID, and findings about classes that could not be read.
    """
    accounts = read_accounts(client)
    return read_snapshot(client, accounts, teachers=teaching(accounts))


def _checked_ids(students: Any) -> List[str]:
    who = "sync_members(): 'students' must be a list of IDs"
    if isinstance(students, (str, bytes)) or not hasattr(students, "__iter__"):
        raise ApiTypeError(f"{who}, got {excerpt(students)}")
    ids: List[str] = list(students)
    wrong = next((one for one in ids if type(one) is not str or not one), None)
    if wrong is not None:
        raise ApiTypeError(f"{who}, got {excerpt(wrong)} in it")
    return list(dict.fromkeys(ids))
