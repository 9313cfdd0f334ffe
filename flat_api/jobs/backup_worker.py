"""One score of a backup: the work that an executor runs, wherever that is, and the client that goes along."""

from __future__ import annotations

import atexit
import json
import pickle
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Tuple
from urllib.parse import quote

from flat_api.exceptions import OpenApiException
from flat_api.jobs.exports import export_score
from flat_api.jobs.formats import EXPORTS
from flat_api.jobs.output_files import copy_file, draft
from flat_api.jobs.waiting import through_rate_limit

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.jobs.progress import Record
    from flat_api.jobs.waiting import T

_clients: Dict[bytes, ApiClient] = {}
_lock = threading.Lock()


class Shared:
    """A client in a piece of work.

    In the process where it was made it is that very client, so that threads share its connections and its rate limit.
    Where it arrives pickled, all pieces of work that came with the same client share one again.

    Attributes:
        stopped: Is set in the process where it was made when nobody waits for the work any more.
    """

    def __init__(self, client: ApiClient) -> None:
        self.client = client
        self.stopped = threading.Event()

    def call(self, work: Callable[[], T]) -> T:
        """Do something, when the rate limit allows it."""
        return through_rate_limit(self.client, work, self.stopped.is_set)

    def __reduce__(self) -> Tuple[Any, ...]:
        return _arrived, (pickle.dumps(self.client),)


def _arrived(pickled: bytes) -> Shared:
    with _lock:
        client = _clients.get(pickled)
        if client is None:
            client = pickle.loads(pickled)
            if not _clients:
                atexit.register(_close)
            _clients[pickled] = client
    return Shared(client)


def _close() -> None:
    for client in _clients.values():
        client.close()


RECEIPTS = ".flat-backup"
"""Folder in which the workers note what is done until the manifest has it."""


@dataclass(frozen=True)
class Work:
    """What is to be done for one score.

    Attributes:
        client: Makes the calls.
        folder: The top of the backup.
        score: ID of the score.
        title: Its title.
        formats: What to export it to.
        stems: Its places below the top, without the extension.
        known: What the manifest has about it, by format.
    """

    client: Shared
    folder: str
    score: str
    title: str
    formats: Tuple[str, ...]
    stems: Tuple[str, ...]
    known: Mapping[str, Record]

    def paths(self, format: str) -> List[str]:
        """Return the places of a file below the top."""
        return [stem + EXPORTS[format].extension for stem in self.stems]


@dataclass(frozen=True)
class Outcome:
    """What came of it.

    Attributes:
        records: What the manifest has to keep, by format.
        exported: Formats that were exported; the others were there already.
        failures: Format, and what was wrong; ``None`` stands for all formats.
    """

    records: Dict[str, Record]
    exported: Tuple[str, ...]
    failures: Tuple[Tuple[Optional[str], Exception], ...]


def keep(work: Work) -> Outcome:
    """Bring the files of a score up to date.

    Doing it twice is doing it once: when an executor repeats work whose answer was lost, the receipts show what is
    done.
    """
    from flat_api.api.score_api import ScoreApi

    folder = Path(work.folder)
    receipt = read_receipt(folder, work.score)
    known = {**work.known, **receipt}
    exported: List[str] = []
    failures: List[Tuple[Optional[str], Exception]] = []
    scores = ScoreApi(work.client.client)
    try:
        revision = work.client.call(lambda: scores.get_score_revision(work.score, "last").id)
        claims = _claim(work, folder, receipt, known)
    except (OpenApiException, OSError) as error:
        return Outcome(receipt, (), ((None, error),))
    known.update(claims)
    for format in work.formats:
        try:
            record, is_new = _keep_format(work, folder, format, revision, known[format])
            if record != known[format]:
                known[format] = record
                _write_receipt(folder, work.score, {**read_receipt(folder, work.score), format: record})
            if is_new or (format in receipt and record["revision"] != work.known.get(format, {}).get("revision")):
                exported.append(format)
        except (OpenApiException, OSError) as error:
            failures.append((format, error))
    # What an earlier attempt has done is for the manifest, too, and so are files that could not be finished.
    records = {
        name: record
        for name, record in known.items()
        if record != work.known.get(name)
        and (record is not claims.get(name) or any((folder / path).exists() for path in record["paths"]))
    }
    return Outcome(records, tuple(exported), tuple(failures))


def _claim(work: Work, folder: Path, receipt: Mapping[str, Record], known: Mapping[str, Record]) -> Dict[str, Record]:
    """Note which new files are about to appear, and return these notes as records.

    When everything is killed before the first of them is noted as done, the next run knows whose they are.
    """
    claims: Dict[str, Record] = {}
    for format in work.formats:
        record = known.get(format, {"score": work.score, "format": format, "paths": [], "revision": "", "bytes": -1})
        # Those that it had come first: the new ones are made from them.
        paths = list(dict.fromkeys([*record["paths"], *work.paths(format)]))
        if paths != record["paths"]:
            claims[format] = {**record, "paths": paths}
    if claims:
        _write_receipt(folder, work.score, {**receipt, **claims})
    return claims


def _keep_format(work: Work, folder: Path, format: str, revision: str, record: Record) -> Tuple[Record, bool]:
    """Return the record of a file that is up to date in all places, and whether it was exported for that."""
    wanted = work.paths(format)
    before: List[str] = record["paths"]
    present: List[str] = []
    if record["revision"] == revision:
        present = [path for path in before if is_intact(folder / path, record)]
    is_new = not present
    if is_new:
        new = _export(work, folder / wanted[0], format, revision)
        present = wanted[:1]
    else:
        new = dict(record)
    for path in wanted:
        if path not in present:
            copy_file(folder / present[0], folder / path)
    # The score has another title, or lies in other collections now.
    for path in set(before) - set(wanted):
        if is_intact(folder / path, record):
            (folder / path).unlink()
    new.update(title=work.title, paths=wanted)
    return new, is_new


def _export(work: Work, path: Path, format: str, revision: str) -> Record:
    # Whether the place is free was found out before. What is there now is from a worker that died.
    file = work.client.call(
        partial(export_score, work.client.client, work.score, format, path, revision=revision, overwrite=True)
    )
    return {
        "score": work.score,
        "format": format,
        # What was asked for, to compare it with what the next run asks for.
        "revision": revision,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "mediaType": file.media_type,
    }


def is_intact(path: Path, record: Record) -> bool:
    """Whether a file is there and as long as it was."""
    try:
        return path.is_file() and path.stat().st_size == record["bytes"]
    except OSError:
        return False


def _receipt_path(folder: Path, score: str) -> Path:
    return folder / RECEIPTS / f"{quote(score, safe='')}.json"


def read_receipt(folder: Path, score: str) -> Dict[str, Record]:
    """Return what workers have done for a score, by format."""
    with suppress(OSError, ValueError):
        found: Any = json.loads(_receipt_path(folder, score).read_text(encoding="utf-8"))
        return dict(found)
    return {}


def _write_receipt(folder: Path, score: str, records: Mapping[str, Record]) -> None:
    path = _receipt_path(folder, score)
    path.parent.mkdir(exist_ok=True)
    with draft(path, overwrite=True) as file:
        file.write(json.dumps(records).encode("utf-8"))
