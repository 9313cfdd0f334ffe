"""Optical music recognition: a score from scans in one call."""

from __future__ import annotations

import base64
import io
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import (
    IO,
    TYPE_CHECKING,
    Any,
    Callable,
    Dict,
    Iterable,
    List,
    Mapping,
    Optional,
    Sequence,
    Tuple,
    Union,
    cast,
)

from flat_api.api.omr_api import OMRApi
from flat_api.calls.operation import calling
from flat_api.codec.model import FlatModel
from flat_api.exceptions import ApiException, ApiTypeError, ApiValueError, TaskFailed
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import (
    check_choice,
    check_flag,
    check_path,
    check_progress,
    check_text,
    check_timeout,
    identifier_of,
    strings_of,
)
from flat_api.jobs.formats import name_of
from flat_api.jobs.progress import reporting_states
from flat_api.jobs.waiting import poll

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.jobs.progress import StateProgress
    from flat_api.models.collection import Collection
    from flat_api.models.omr import OmrCapabilities, OmrDetailsSubmission, OmrJob, OmrPendingStep

    Scan = Union[str, os.PathLike[str], IO[bytes]]
    Answer = Union[OmrDetailsSubmission, Mapping[str, Any], None]
    Page = Tuple[str, Callable[[], bytes]]
    """Name of a file, and a function that reads it."""

DEFAULT_TIMEOUT = 1800.0
"""Seconds to wait for a recognition job."""

MAX_POLL = 25
"""Seconds for which the server delays its response while the state of a job does not change."""

KNOWN_STEPS = ("details",)
"""Steps whose corrections this client can send; a job does not stop at others."""

_WHO = "recognize()"
_FINAL = ("done", "error", "canceled")
"""States in which a job stays."""


@calling(OMRApi.get_omr_job)
def wait_for_omr_job(
    client: ApiClient,
    job: Union[OmrJob, str],
    *,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
    progress: StateProgress[OmrJob] = None,
) -> OmrJob:
    """Wait until a recognition job is ``done``, or ``awaitingInput``: it then needs corrections to go on.

    Args:
        job: Job, or its ID.
        timeout: Seconds to wait, 1800 by default; ``None`` waits without a limit.
        progress: ``True`` for a progress bar, or a function that is called with the job after each check of its state.

    Returns:
        The job in its present state.

    Raises:
        TaskFailed: The job failed or was canceled.
        TaskTimeout: The job was not done in time.
    """
    who = "wait_for_omr_job()"
    identifier = identifier_of(who, "job", job, "a job")
    check_timeout(who, timeout)
    check_progress(who, progress)
    if isinstance(job, str) or job.status not in _FINAL:
        jobs = OMRApi(client)
        # The response must arrive before the read timeout of the client.
        longest = min(MAX_POLL, 0.8 * client.configuration.timeouts[1])
        with reporting_states(progress, f"OMR job {identifier}") as report:
            job = poll(
                client,
                lambda left: jobs.get_omr_job(identifier, wait=int(min(left, longest))),
                lambda job: job.status in (*_FINAL, "awaitingInput"),
                what=f"OMR job {identifier}",
                timeout=timeout,
                progress=report,
            )
    if job.status in ("error", "canceled"):
        reason = job.error_message or job.error_code
        code = f" ({job.error_code})" if job.error_code and reason != job.error_code else ""
        raise TaskFailed(f"OMR job {job.id}: {job.status.value}{': ' + reason if reason else ''}{code}", job)
    return job


@calling(
    OMRApi.get_omr_capabilities,
    OMRApi.create_omr_job,
    OMRApi.add_omr_job_file,
    OMRApi.start_omr_job,
    OMRApi.submit_omr_job_step,
    OMRApi.cancel_omr_job,
    wait_for_omr_job,
)
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
    progress: StateProgress[OmrJob] = None,
) -> OmrJob:
    """Recognise the music on scans, photos or a PDF, which spends credits.

    A job that fails or is interrupted is canceled, which returns the credits.

    Args:
        files: Path or open file, or a list of them in the order of the pages.
        answer: Function that is called with each step at which the job stops, and returns corrections, or ``None`` to
            accept the detected values. Without it the job does not stop.
        output: ``library`` makes a score, ``musicxml`` makes files to download.
        collection: Collection that receives the score, or its ID.
        locales: Languages of the text on the pages.
        auto_rotate: Whether to turn the pages upright first.
        timeout: Seconds to wait for each step, 1800 by default; ``None`` waits without a limit.
        progress: ``True`` for a progress bar, or a function that is called with the job after each check of its state.

    Returns:
        The finished job: ``result.score`` is the ID of the score.

    Raises:
        ApiValueError: The service does not accept such files or options; no job was created.
        PaymentRequiredException: The account has too few credits.
        TaskFailed: The music could not be recognised.
        TaskTimeout: A step was not done in time.
    """
    scans = _scans(files)
    options = _options(output, collection, locales, auto_rotate)
    check_timeout(_WHO, timeout)
    check_progress(_WHO, progress)
    if answer is not None and not callable(answer):
        raise ApiTypeError(f"{_WHO}: 'answer' must be a function, got {excerpt(answer)}")
    with reporting_states(progress, "recognition") as report:
        jobs = OMRApi(client)
        capabilities = jobs.get_omr_capabilities()
        pages = _pages(scans, capabilities)
        _check_options(capabilities, options)
        steps = [step for step in capabilities.steps if step in KNOWN_STEPS] if answer is not None else []
        body: Any = {**options, "interactiveSteps": steps}
        identifier = jobs.create_omr_job(body).id
        try:
            for name, read in pages:
                content = base64.b64encode(read()).decode("ascii")
                jobs.add_omr_job_file(identifier, {"file": content, "filename": name})
            jobs.start_omr_job(identifier)
            return _finish(client, identifier, answer, timeout, report)
        except TaskFailed:
            raise  # a job that has failed cannot be canceled
        except BaseException:
            # After Ctrl-C, too: canceling returns the credits. An error of the cancel request would hide the first one.
            with suppress(ApiException):
                jobs.cancel_omr_job(identifier)
            raise


def _finish(
    client: ApiClient,
    identifier: str,
    answer: Optional[Callable[[OmrPendingStep], Answer]],
    timeout: Optional[float],
    report: Optional[Callable[[OmrJob], object]],
) -> OmrJob:
    """Wait for a job, submit the corrections of each step, and return the finished job."""
    while True:
        job = wait_for_omr_job(client, identifier, timeout=timeout, progress=report)
        if job.status == "done":
            return job
        if job.pending_step is None:
            raise ApiException(0, f"OMR job {identifier} is awaitingInput, but the response names no pending step")
        step: Any = job.pending_step.step
        # pydantic 2.5 accepts no member of an enum where a Literal is expected.
        name = getattr(step, "value", step)
        corrections = answer(job.pending_step) if answer is not None else None
        # The name of the step alone accepts all detected values.
        body: Any = corrections if isinstance(corrections, FlatModel) else {"step": name, **(corrections or {})}
        OMRApi(client).submit_omr_job_step(identifier, step, body)


def _scans(files: Union[Scan, Sequence[Scan]]) -> List[Scan]:
    """Return the files as a list, and refuse what is no file."""
    one = isinstance(files, (str, os.PathLike)) or hasattr(files, "read")
    if not one and (isinstance(files, bytes) or not isinstance(files, Iterable)):
        raise ApiTypeError(f"{_WHO}: 'files' must be paths or open files, got {excerpt(files)}")
    scans = [cast("Scan", files)] if one else list(cast("Sequence[Scan]", files))
    if not scans:
        raise ApiValueError(f"{_WHO}: 'files' must name at least one file, got an empty list")
    for scan in scans:
        if isinstance(scan, io.TextIOBase):
            raise ApiTypeError(f"{_WHO}: 'files' must be opened in binary mode ('rb'), got {excerpt(scan)}")
        if not callable(getattr(scan, "read", None)):
            path = Path(check_path(_WHO, "files", scan, "paths or open files"))
            if path.stat().st_size == 0:
                raise ApiValueError(f"{_WHO}: {path.name} is empty")
    return scans


def _options(
    output: str,
    collection: Union[Collection, str, None],
    locales: Optional[Sequence[str]],
    auto_rotate: Optional[bool],
) -> Dict[str, Any]:
    """Return the fields of the request body, and refuse values of a wrong type."""
    # The outputs and the languages that the service offers at present are checked later.
    check_text(_WHO, "output", output, required=True)
    options: Dict[str, Any] = {"output": output}
    if collection is not None:
        options["collection"] = identifier_of(_WHO, "collection", collection, "a collection")
    if locales is not None:
        options["locales"] = strings_of(_WHO, "locales", locales, "['en']")
    if auto_rotate is not None:
        check_flag(_WHO, "auto_rotate", auto_rotate)
        options["autoRotate"] = auto_rotate
    return options


def _pages(scans: Sequence[Scan], capabilities: OmrCapabilities) -> List[Page]:
    """Return the files, and refuse those that the service does not accept."""
    if len(scans) > capabilities.max_files:
        raise ApiValueError(f"{_WHO}: 'files' can have at most {capabilities.max_files} files, got {len(scans)}")
    return [_page(scan, capabilities) for scan in scans]


def _page(scan: Scan, capabilities: OmrCapabilities) -> Page:
    if isinstance(scan, (str, os.PathLike)):
        path = Path(scan)
        name, size = path.name, path.stat().st_size
        # Read just before it is sent: a book of scans can be larger than the memory.
        read: Callable[[], bytes] = path.read_bytes
    else:
        content = scan.read(capabilities.max_file_size + 1)
        name, size, read = name_of(scan), len(content), partial(bytes, content)
    shown = name or "the open file"
    extensions = [extension.lower().lstrip(".") for extension in capabilities.accepted_extensions]
    if name and Path(name).suffix[1:].lower() not in extensions:
        raise ApiValueError(f"{_WHO}: {name} cannot be recognised; the service accepts {', '.join(extensions)}")
    if size == 0:
        raise ApiValueError(f"{_WHO}: {shown} is empty")
    if size > capabilities.max_file_size:
        raise ApiValueError(
            f"{_WHO}: {shown} is too large; a file can have at most {capabilities.max_file_size:,} bytes"
        )
    return name, read


def _check_options(capabilities: OmrCapabilities, options: Mapping[str, Any]) -> None:
    """Refuse options that the service does not offer at present."""
    for name, requested, offered in (
        ("output", [options["output"]], capabilities.outputs),
        ("locales", options.get("locales", ()), capabilities.locales),
    ):
        for value in requested:
            check_choice(_WHO, name, value, [str(getattr(one, "value", one)) for one in offered])
