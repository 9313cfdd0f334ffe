"""Importing a file as a new score."""

from __future__ import annotations

import base64
import os
import re
from pathlib import Path

from flat_api.exceptions import ApiTypeError, ApiValueError, TaskFailed
from flat_api.jobs.formats import SCANS, TEXTS, import_extension
from flat_api.jobs.tasks import DEFAULT_TIMEOUT, wait_for_task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import IO, Any, Callable, Dict, Optional, Tuple, Union

    from flat_api.api_client import ApiClient
    from flat_api.models.collection import Collection
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.score_privacy import ScorePrivacy
    from flat_api.models.task import Task

    Source = Union[str, PathLike[str], IO[bytes], IO[str]]
    """A path, or an open file."""

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes of a file beyond which it is not sent. Flat publishes no limit; scores are far smaller, scans rarely larger."""

_WHO = "import_score()"
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)""")


def import_score(
    client: ApiClient,
    path_or_file: Source,
    title: Optional[str] = None,
    privacy: Union[ScorePrivacy, str] = "private",
    collection: Union[Collection, str, None] = None,
    *,
    filename: Optional[str] = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
    progress: Optional[Callable[[Task], object]] = None,
) -> ScoreDetails:
    """Import a file as a new score. See :meth:`flat_api.client.FlatClient.import_score`."""
    from flat_api.api.score_api import ScoreApi
    from flat_api.models.task import Task

    name, content = read_source(path_or_file, filename)
    body = creation(name, content)
    body["privacy"] = privacy
    if title is not None:
        body["title"] = title
    if collection is not None:
        body["collection"] = collection if isinstance(collection, str) else collection.id
    scores = ScoreApi(client)
    made = scores.create_score(body)
    if not isinstance(made, Task):
        return made
    task = wait_for_task(client, made, timeout=timeout, progress=progress)
    if task.score is None:
        raise TaskFailed(f"task {task.id}: it is done, but does not say which score it made", task)
    return scores.get_score(task.score)


def read_source(source: Source, filename: Optional[str] = None) -> Tuple[str, bytes]:
    """Return name and content of a file, and refuse one that Flat does not import.

    Args:
        source: A path, or an open file.
        filename: The name to go by instead of the file's own.

    Raises:
        OSError: The file cannot be read.
    """
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        name = filename or path.name
        import_extension(_WHO, name)
        _check_size(name, path.stat().st_size)
        content = path.read_bytes()
    elif callable(getattr(source, "read", None)):
        own = getattr(source, "name", None)
        name = filename or (Path(own).name if isinstance(own, str) else "")
        if not name:
            raise ApiValueError(f"{_WHO}: the open file has no name: say filename=, its extension tells the format")
        import_extension(_WHO, name)
        got = source.read(LARGEST_FILE + 1)
        content = got.encode("utf-8") if isinstance(got, str) else bytes(got)
    else:
        raise ApiTypeError(f"{_WHO} takes a path or an open file, got {source!r}")
    _check_size(name, len(content))
    return name, content


def creation(name: str, content: bytes) -> Dict[str, Any]:
    """Return the fields of a request that hold a file.

    Args:
        name: Name of the file.
        content: What is in it.
    """
    extension = import_extension(_WHO, name)
    # The name of a file may be bytes that are no text; JSON cannot carry those.
    body: Dict[str, Any] = {"filename": name.encode("utf-8", "replace").decode("utf-8")}
    text = _text(content) if extension in TEXTS else None
    if text is not None:
        body["data"] = text
    else:
        body.update(data=base64.b64encode(content).decode("ascii"), dataEncoding="base64")
    if extension in SCANS:
        body["supportsTasks"] = True
    return body


def _text(content: bytes) -> Optional[str]:
    """Return a file as text, where that loses nothing: as text it is UTF-8, whatever it declares to be."""
    declared = _DECLARED.match(content[3:] if content.startswith(b"\xef\xbb\xbf") else content)
    if declared is not None and declared.group(1).lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise ApiValueError(f"{_WHO}: {name} is empty")
    if size > LARGEST_FILE:
        raise ApiValueError(f"{_WHO}: {name} is larger than {LARGEST_FILE:,} bytes, more than this client sends")
