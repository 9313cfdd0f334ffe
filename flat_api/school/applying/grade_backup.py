"""Backup of the grades and comments of a student, before the student is taken out of a class."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Tuple, Union

from flat_api.jobs.output_files import draft

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.models.assignment_submission import AssignmentSubmission


class GradeBackup:
    """Folder that gets a file for each student who is taken out of a class.

    The files are named ``CLASS-USER.json`` by the IDs of Flat, can be read by their owner only, and hold the
    submissions of the student as Flat returns them. An earlier file is never replaced: the new one gets a number.

    Args:
        folder: Folder; it is created if it is missing.
    """

    def __init__(self, folder: Union[str, os.PathLike[str]]) -> None:
        self._folder = Path(folder)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._classes: Dict[str, List[Tuple[str, Any]]] = {}

    def save(self, teacher: FlatClient, class_id: str, user_id: str) -> Path:
        """Write the submissions of a student, and return the path of the file. The class is read once.

        Raises:
            ApiException: The submissions could not be read, so that nothing was saved.
            OSError: The file could not be written.
        """
        with self._lock:
            if class_id not in self._classes:
                self._classes[class_id] = [
                    (str(submission.creator), _with_title(assignment.title, submission))
                    for assignment in teacher.class_.list_assignments(class_id)
                    for submission in assignment.submissions or ()
                ]
            rows = [row for creator, row in self._classes[class_id] if creator == user_id]
            path = self._folder / f"{class_id}-{user_id}.json"
            number = 2
            while path.exists():
                path = path.with_name(f"{class_id}-{user_id}-{number}.json")
                number += 1
            with draft(path, overwrite=False) as file:
                if hasattr(os, "fchmod"):
                    os.fchmod(file.fileno(), 0o600)
                file.write(json.dumps({"class": class_id, "user": user_id, "submissions": rows}, indent=1).encode())
            return path


def _with_title(title: str, submission: AssignmentSubmission) -> Dict[str, Any]:
    return {"title": title, **submission.to_dict()}
