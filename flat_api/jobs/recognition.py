"""Optical music recognition: from scans to a score, as one call."""

from __future__ import annotations

import base64
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Union, cast

from flat_api.codec.model import FlatModel
from flat_api.exceptions import ApiException, ApiTypeError, ApiValueError, TaskFailed
from flat_api.jobs.formats import name_of
from flat_api.jobs.waiting import poll

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.models.collection import Collection
    from flat_api.models.omr import OmrCapabilities, OmrDetailsSubmission, OmrJob, OmrPendingStep

    Scan = Union[str, os.PathLike[str], IO[bytes]]
    Answer = Union[OmrDetailsSubmission, Mapping[str, Any], None]
    Page = Tuple[str, Callable[[], bytes]]
    """Name of a file, and what reads it."""

DEFAULT_TIMEOUT = 1800.0
"""Seconds."""

LONGEST_POLL = 25
"""Seconds for which the server holds a question back when nothing has changed."""

KNOWN_STEPS = ("details",)
"""Steps that this client can answer; a job is not asked to stop at others."""

_WHO = "recognize()"
_OVER = ("done", "error", "canceled")


def wait_for_omr_job(
    client: ApiClient,
    job: Union[OmrJob, str],
    *,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
    progress: Optional[Callable[[OmrJob], object]] = None,
) -> OmrJob:
    """Wait until a job is done or asks. See :meth:`flat_api.client.FlatClient.wait_for_omr_job`."""
    from flat_api.api.omr_api import OMRApi

    if isinstance(job, str) or job.status not in _OVER:
        identifier = job if isinstance(job, str) else job.id
        jobs = OMRApi(client)
        # An answer must have time to come before the client takes the silence for a fault.
        longest = min(LONGEST_POLL, 0.8 * client.configuration.timeouts[1])
        job = poll(
            client,
            lambda left: jobs.get_omr_job(identifier, wait=int(min(left, longest))),
            lambda job: job.status in (*_OVER, "awaitingInput"),
            what=f"OMR job {identifier}",
            timeout=timeout,
            progress=progress,
        )
    if job.status in ("error", "canceled"):
        words = job.error_message or job.error_code
        code = f" ({job.error_code})" if job.error_code and words != job.error_code else ""
        raise TaskFailed(f"OMR job {job.id}: {job.status.value}{': ' + words if words else ''}{code}", job)
    return job


def recognize(
    client: ApiClient,
    files: Union[Scan, Sequence[Scan]],
    *,
    answer: Optional[Callable[[OmrPendingStep], Answer]] = None,
    output: str = "library",
    collection: Union[Collection, str, None] = None,
    locales: Optional[Sequence[str]] = None,
    auto_rotate: Optional[bool] = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
    progress: Optional[Callable[[OmrJob], object]] = None,
) -> OmrJob:
    """Recognise the music on scans. See :meth:`flat_api.client.FlatClient.recognize`."""
    from flat_api.api.omr_api import OMRApi

    jobs = OMRApi(client)
    capabilities = jobs.get_omr_capabilities()
    pages = _pages(files, capabilities)
    _check_wishes(capabilities, output, locales)
    steps = [step for step in capabilities.steps if step in KNOWN_STEPS] if answer is not None else []
    wishes: Dict[str, Any] = {"output": output, "interactiveSteps": steps}
    if collection is not None:
        wishes["collection"] = collection if isinstance(collection, str) else collection.id
    if locales is not None:
        wishes["locales"] = list(locales)
    if auto_rotate is not None:
        wishes["autoRotate"] = auto_rotate
    identifier = jobs.create_omr_job(wishes).id
    try:
        for name, read in pages:
            content = base64.b64encode(read()).decode("ascii")
            jobs.add_omr_job_file(identifier, {"file": content, "filename": name})
        jobs.start_omr_job(identifier)
        while True:
            job = wait_for_omr_job(client, identifier, timeout=timeout, progress=progress)
            if job.status == "done":
                return job
            if job.pending_step is None:
                raise ApiException(0, f"OMR job {identifier} waits for an answer, but does not say to what")
            step: Any = job.pending_step.step
            given = answer(job.pending_step) if answer is not None else None
            # The step alone accepts everything as detected.
            body: Any = given if isinstance(given, FlatModel) else {"step": step, **(given or {})}
            jobs.submit_omr_job_step(identifier, step, body)
    except TaskFailed:
        raise  # it is over already
    except BaseException:
        # Ctrl-C too: canceling gives the credits back. What went wrong first is what the caller has to know.
        with suppress(ApiException):
            jobs.cancel_omr_job(identifier)
        raise


def _pages(files: Union[Scan, Sequence[Scan]], capabilities: OmrCapabilities) -> List[Page]:
    """Return the files, and refuse them before anything is sent when the service would."""
    one = isinstance(files, (str, os.PathLike)) or hasattr(files, "read")
    scans = [cast("Scan", files)] if one else list(cast("Sequence[Scan]", files))
    if not scans:
        raise ApiValueError(f"{_WHO}: there is no file to recognise")
    if len(scans) > capabilities.max_files:
        raise ApiValueError(f"{_WHO}: a job takes {capabilities.max_files} files at most, got {len(scans)}")
    return [_page(scan, capabilities) for scan in scans]


def _page(scan: Scan, capabilities: OmrCapabilities) -> Page:
    if isinstance(scan, (str, os.PathLike)):
        path = Path(scan)
        name, size = path.name, path.stat().st_size
        # Read when it is its turn: a book of scans need not be in memory all at once.
        read: Callable[[], bytes] = path.read_bytes
    elif callable(getattr(scan, "read", None)):
        content = scan.read(capabilities.max_file_size + 1)
        name, size, read = name_of(scan), len(content), partial(bytes, content)
    else:
        raise ApiTypeError(f"{_WHO} takes paths or open files, got {scan!r}")
    shown = name or "the open file"
    extensions = [extension.lower().lstrip(".") for extension in capabilities.accepted_extensions]
    if name and Path(name).suffix[1:].lower() not in extensions:
        raise ApiValueError(f"{_WHO}: {name} cannot be recognised; the service takes {', '.join(extensions)}")
    if size == 0:
        raise ApiValueError(f"{_WHO}: {shown} is empty")
    if size > capabilities.max_file_size:
        raise ApiValueError(f"{_WHO}: {shown} is larger than the {capabilities.max_file_size:,} bytes allowed")
    return name, read


def _check_wishes(capabilities: OmrCapabilities, output: str, locales: Optional[Sequence[str]]) -> None:
    if isinstance(locales, str):
        raise ApiTypeError(f"{_WHO}: 'locales' must be a list of codes, got {locales!r}")
    for name, wanted, offered in (
        ("output", [output], capabilities.outputs),
        ("locales", list(locales or ()), capabilities.locales),
    ):
        for value in wanted:
            if value not in offered:
                choice = ", ".join(str(getattr(one, "value", one)) for one in offered)
                raise ApiValueError(f"{_WHO}: {name} {value!r} is not offered, only {choice}")
