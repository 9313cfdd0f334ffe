"""Backup of one score, as work for a thread, a process or another machine."""

from __future__ import annotations

import atexit
import datetime
import json
import os
import pickle
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Tuple
from urllib.parse import quote

from flat_api.api.score_api import ScoreApi
from flat_api.calls.operation import calling
from flat_api.codec.json_types import is_array
from flat_api.exceptions import ApiValueError, OpenApiException
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.exports import export_score
from flat_api.jobs.formats import EXPORTS, is_safe_path
from flat_api.jobs.manifest import as_object, parse_json
from flat_api.jobs.output_files import copy_file, digest, draft
from flat_api.jobs.waiting import policy_of, through_rate_limit

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.jobs.manifest import Record
    from flat_api.jobs.waiting import T

_clients: Dict[bytes, ApiClient] = {}
_lock = threading.Lock()


class Shared:
    """A client that pieces of work share.

    Threads of one process share the client itself, with its connections and its rate limit. Unpickling in another
    process gives one client for all pieces of work that were pickled with the same client.

    Attributes:
        stopped: Event that is set, in the process that created the object, when the work was cancelled.
    """

    def __init__(self, client: ApiClient) -> None:
        self.client = client
        self.stopped = threading.Event()

    def call(self, work: Callable[[], T]) -> T:
        """Do work, and wait for the rate limit if necessary."""
        return through_rate_limit(self.client, work, self.stopped.is_set)

    def __reduce__(self) -> Tuple[Any, ...]:
        return _unpickle, (pickle.dumps(self.client),)


def _unpickle(pickled: bytes) -> Shared:
    """Return the client that this process has made from the same bytes."""
    with _lock:
        client = _clients.get(pickled)
        if client is None:
            client = pickle.loads(pickled)
            if not _clients:
                atexit.register(_close_clients)
            _clients[pickled] = client
    return Shared(client)


def _close_clients() -> None:
    for client in _clients.values():
        client.close()


MAX_LAG = 86400.0
"""Seconds by which the last revision can be behind the listing. Titles can change the date in the listing, too."""

RECEIPTS = ".flat-backup"
"""Folder in which workers record finished files until the manifest has them."""


@dataclass(frozen=True)
class Work:
    """Work for one score.

    Attributes:
        client: Client that makes the calls.
        folder: Folder of the backup.
        score: ID of the score.
        title: Title of the score.
        formats: Formats to export.
        stems: Paths of the files relative to the folder, without an extension.
        known: Records of the manifest for this score, by format.
        modified: Date of the last revision in the listing; ``None`` if the listing has none.
        verify: Whether to compare the content of each file with its SHA-256.
    """

    client: Shared
    folder: str
    score: str
    title: str
    formats: Tuple[str, ...]
    stems: Tuple[str, ...]
    known: Mapping[str, Record]
    modified: Optional[str] = None
    verify: bool = False

    def paths(self, format: str) -> List[str]:
        """Return the paths of a file relative to the folder."""
        return [stem + EXPORTS[format].extension for stem in self.stems]


@dataclass(frozen=True)
class Outcome:
    """Result of the work for one score.

    Attributes:
        records: New records for the manifest, by format.
        exported: Formats that were exported; files of the others were up to date.
        failures: Format and error of each failure; the format ``None`` stands for all formats.
    """

    records: Dict[str, Record]
    exported: Tuple[str, ...]
    failures: Tuple[Tuple[Optional[str], Exception], ...]


@calling(ScoreApi.get_score_revision, export_score)
def back_up_score(work: Work) -> Outcome:
    """Bring the files of a score up to date.

    The work can be repeated: if an executor runs it again because a result was lost, the receipt records what is done.
    """
    folder = Path(work.folder)
    receipt = read_receipt(folder, work.score)
    known: Dict[str, Record] = {**work.known, **receipt}
    exported: List[str] = []
    failures: List[Tuple[Optional[str], Exception]] = []
    try:
        revision, modified = _last_revision(work, known)
        claims = _claim(work, folder, receipt, known)
    except (OpenApiException, OSError) as error:
        return Outcome(receipt, (), ((None, error),))
    known.update(claims)
    for format in work.formats:
        try:
            record, is_new = _back_up_format(work, folder, format, revision, known[format])
            record.pop("modified", None)
            if modified is not None:
                record["modified"] = modified
            if record != known[format]:
                known[format] = record
                _write_receipt(folder, work.score, {**read_receipt(folder, work.score), format: record})
            if is_new or (format in receipt and record["revision"] != work.known.get(format, {}).get("revision")):
                exported.append(format)
        except (OpenApiException, OSError) as error:
            failures.append((format, error))
    # Also the records of an earlier attempt, and of files of which only some copies could be written.
    records = {
        name: record
        for name, record in known.items()
        if record != work.known.get(name)
        and (record is not claims.get(name) or any((folder / path).exists() for path in record["paths"]))
    }
    return Outcome(records, tuple(exported), tuple(failures))


def _last_revision(work: Work, known: Mapping[str, Record]) -> Tuple[str, Optional[str]]:
    """Return the ID of the last revision, and the date in the listing that belongs to it."""
    if work.modified is not None:
        for record in known.values():
            if record.get("modified") == work.modified and record["revision"]:
                return record["revision"], work.modified
    scores = ScoreApi(work.client.client)
    revision = work.client.call(lambda: scores.get_score_revision(work.score, "last"))
    now = policy_of(work.client.client).now()
    return revision.id, work.modified if _is_settled(work.modified, revision.date, now) else None


def _is_settled(modified: Optional[str], date: object, now: float) -> bool:
    """Return whether no revision can follow that already has the listing's date.

    A listing can be ahead of the last revision, if the server reads them from two copies of its data.
    """
    if modified is None:
        return False
    listed = datetime.datetime.fromisoformat(modified)
    if isinstance(date, datetime.datetime) and date >= listed:
        return True
    return now - listed.timestamp() > MAX_LAG


def _claim(work: Work, folder: Path, receipt: Mapping[str, Record], known: Mapping[str, Record]) -> Dict[str, Record]:
    """Record which new files will be written, and return these records.

    If the process is killed before a file is recorded as finished, the next run knows which score it belongs to.
    """
    claims: Dict[str, Record] = {}
    for format in work.formats:
        record = known.get(format, {"score": work.score, "format": format, "paths": [], "revision": "", "bytes": -1})
        # Existing files come first: copies are made from them.
        paths = list(dict.fromkeys([*record["paths"], *work.paths(format)]))
        if paths != record["paths"]:
            claims[format] = {**record, "paths": paths}
    if claims:
        _write_receipt(folder, work.score, {**receipt, **claims})
    return claims


def _back_up_format(work: Work, folder: Path, format: str, revision: str, record: Record) -> Tuple[Record, bool]:
    """Update all copies of a file; return its record and whether it was exported."""
    paths = work.paths(format)
    earlier: List[str] = record["paths"]
    present: List[str] = []
    for path in paths:
        check_inside(folder, path)
    if record["revision"] == revision:
        present = [path for path in earlier if is_intact(folder, path, record, verify=work.verify)]
        if set(present) != set(paths):
            # Before a file is copied, moved or deleted, its content is compared.
            present = [path for path in present if is_intact(folder, path, record, verify=True)]
    is_new = not present
    if is_new:
        new = _export(work, folder / paths[0], format, revision)
        present = paths[:1]
    else:
        new = dict(record)
    for path in paths:
        if path not in present:
            copy_file(folder / present[0], folder / path)
    # The title of the score has changed, or it was moved to other collections.
    for path in set(earlier) - set(paths):
        if is_intact(folder, path, record, verify=True):
            (folder / path).unlink()
    new.update(title=work.title, paths=paths)
    return new, is_new


def _export(work: Work, path: Path, format: str, revision: str) -> Record:
    # The plan has checked that no other file has this path; an existing file is from a worker that was killed.
    file = work.client.call(
        partial(export_score, work.client.client, work.score, format, path, revision=revision, overwrite=True)
    )
    return {
        "score": work.score,
        "format": format,
        # The ID that the list of revisions gave, which the next run compares with.
        "revision": revision,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "mediaType": file.media_type,
    }


def is_intact(folder: Path, path: str, record: Record, *, verify: bool = False) -> bool:
    """Return whether a file exists and has the recorded size, and the recorded SHA-256 if that is to be verified."""
    try:
        check_inside(folder, path)
        file = folder / path
        if not file.is_file() or file.stat().st_size != record["bytes"]:
            return False
        return not verify or digest(file)[1] == record.get("sha256")
    except (OSError, ApiValueError):
        return False


def check_inside(folder: Path, path: str) -> None:
    """Refuse a path that a symbolic link leads out of the folder of the backup."""
    # Not Path.resolve(), which raises RuntimeError for a loop of links before Python 3.13.
    place, top = os.path.realpath(str(folder / path)), os.path.realpath(str(folder))
    if place != top and not place.startswith(top.rstrip(os.sep) + os.sep):
        raise ApiValueError(f"backup: a symbolic link leads from {excerpt(path)} out of the folder {folder}")


def is_record(key: str, record: Record) -> bool:
    """Return whether a record is one that this module wrote, with paths inside of the folder of the backup."""
    score, format, paths = record.get("score"), record.get("format"), record.get("paths")
    if not isinstance(score, str) or not isinstance(format, str) or format not in EXPORTS:
        return False
    if key != record_key(score, format) or not isinstance(record.get("revision"), str):
        return False
    if type(record.get("bytes")) is not int or not isinstance(record.get("sha256", ""), str):
        return False
    if not isinstance(record.get("modified", ""), (str, type(None))) or not is_array(paths) or not paths:
        return False
    return all(
        isinstance(path, str) and path.endswith(EXPORTS[format].extension) and is_safe_path(path) for path in paths
    )


def record_key(score: str, format: str) -> str:
    """Return the key of a record in the manifest."""
    return f"{score}/{format}"


def _receipt_name(score: str) -> str:
    return f"{quote(score, safe='')}.json"


def read_receipt(folder: Path, score: str) -> Dict[str, Record]:
    """Return the records of what workers have finished for a score, by format."""
    return read_records(folder / RECEIPTS / _receipt_name(score))


def read_records(path: Path) -> Dict[str, Record]:
    """Return the valid records of a receipt, by format."""
    text = ""
    with suppress(OSError, ValueError):
        text = path.read_text(encoding="utf-8")
    records = {format: as_object(record) for format, record in as_object(parse_json(text)).items()}
    return {
        format: record
        for format, record in records.items()
        if is_record(record_key(str(record.get("score")), format), record)
        and path.name == _receipt_name(record["score"])
    }


def _write_receipt(folder: Path, score: str, records: Mapping[str, Record]) -> None:
    path = folder / RECEIPTS / _receipt_name(score)
    path.parent.mkdir(exist_ok=True)
    with draft(path, overwrite=True) as file:
        file.write(json.dumps(records).encode("utf-8"))
