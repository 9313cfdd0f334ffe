"""The jobs as methods of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional, Sequence, Union

from flat_api.api_client import ApiClient

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from os import PathLike

    from flat_api.jobs.backup import Backup
    from flat_api.jobs.exports import ExportedFile
    from flat_api.jobs.imports import FolderImport, Source
    from flat_api.jobs.output_files import Destination
    from flat_api.jobs.progress import Progress
    from flat_api.jobs.recognition import Answer, Scan
    from flat_api.models.collection import Collection
    from flat_api.models.omr import OmrJob, OmrPendingStep
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.score_privacy import ScorePrivacy
    from flat_api.models.task import Task


class Jobs(ApiClient):
    """A client with the jobs. The module of each is imported when the job is called."""

    def import_score(
        self,
        path_or_file: Source,
        title: Optional[str] = None,
        privacy: Union[ScorePrivacy, str] = "private",
        collection: Union[Collection, str, None] = None,
        *,
        filename: Optional[str] = None,
        timeout: Optional[float] = 600.0,
        progress: Optional[Callable[[Task], object]] = None,
    ) -> ScoreDetails:
        """Import a file as a new score, and wait for it where Flat recognises scans first.

        Args:
            path_or_file: A path, or an open file. Its extension tells the format: MusicXML, MIDI, Guitar Pro,
                MuseScore, ABC, PDF and others.
            title: Title of the score; by default the one in the file, else its name.
            privacy: Who may open the score.
            collection: Where to put it.
            filename: The name to go by, for an open file without a good one.
            timeout: Seconds to wait for a task; ``None`` for ever.
            progress: Is called with the task each time its state was asked for.

        Raises:
            ApiValueError: Flat does not take such a file, or it is empty or too large; nothing was sent.
            OSError: The file cannot be read; nothing was sent.
            TaskFailed: The import went wrong.
            TaskTimeout: It is not over in time.
        """
        from flat_api.jobs.imports import import_score

        return import_score(
            self, path_or_file, title, privacy, collection, filename=filename, timeout=timeout, progress=progress
        )

    def import_folder(
        self,
        path: Union[str, PathLike[str]],
        privacy: Union[ScorePrivacy, str] = "private",
        collection: Union[Collection, str, None] = None,
        *,
        recursive: bool = True,
        progress: Progress = None,
    ) -> FolderImport:
        """Import the files of a folder.

        A manifest in the folder remembers what was imported: another run imports what is new or changed, and tries
        again what failed.

        Args:
            path: The folder.
            privacy: Who may open the scores.
            collection: Where to put them.
            recursive: Whether folders in it are imported, too.
            progress: ``True`` for a bar, or a function of the files done and their number.

        Returns:
            What was imported and what failed; one bad file does not stop the others.
        """
        from flat_api.jobs.imports import import_folder

        return import_folder(self, path, privacy, collection, recursive=recursive, progress=progress)

    def export_score(
        self,
        score: Union[ScoreDetails, str],
        format: str,
        destination: Destination,
        *,
        revision: str = "last",
        parts: Optional[Sequence[str]] = None,
        progress: Progress = None,
        overwrite: bool = False,
        sharing_key: Optional[str] = None,
        timeout: Optional[float] = 600.0,
    ) -> ExportedFile:
        """Export a score to a file, which appears when it is complete.

        Audio is rendered where that was not done yet. A download that breaks off goes on where it stopped.

        Args:
            score: The score, or its ID.
            format: ``mxl``, ``xml``, ``midi``, ``mp3``, ``wav``, ``abc``, ``json``, ``flat``, ``thumbnail.png``,
                ``synchronizationPoints`` or ``practicefirst``.
            destination: A path; a folder, where the file is named after the title; or a writable binary file.
            revision: ID of the revision.
            parts: UUIDs of the parts to export; all by default.
            progress: ``True`` for a bar, or a function of the bytes done and their number (``None`` if not known).
            overwrite: Whether a file that is there is replaced.
            sharing_key: Key of a score that is shared by private link.
            timeout: Seconds to wait for rendering; ``None`` for ever.

        Raises:
            ApiValueError: There is no such format; nothing was sent.
            OSError: The file cannot be written, or is there already.
            NotFoundException: No such score, revision or file.
            TaskFailed: Rendering went wrong.
            TaskTimeout: It is not over in time.
        """
        from flat_api.jobs.exports import export_score

        return export_score(
            self,
            score,
            format,
            destination,
            revision=revision,
            parts=parts,
            progress=progress,
            overwrite=overwrite,
            sharing_key=sharing_key,
            timeout=timeout,
        )

    def wait_for_task(
        self,
        task: Union[Task, str],
        *,
        timeout: Optional[float] = 600.0,
        progress: Optional[Callable[[Task], object]] = None,
    ) -> Task:
        """Wait until work in the background is done, through faults that pass.

        Args:
            task: The task, or its ID.
            timeout: Seconds; ``None`` waits for ever.
            progress: Is called with the task each time its state was asked for.

        Raises:
            TaskFailed: It ended without a result.
            TaskTimeout: It is not over in time.
        """
        from flat_api.jobs.waiting import wait_for_task

        return wait_for_task(self, task, timeout=timeout, progress=progress)

    def wait_for_omr_job(
        self,
        job: Union[OmrJob, str],
        *,
        timeout: Optional[float] = 1800.0,
        progress: Optional[Callable[[OmrJob], object]] = None,
    ) -> OmrJob:
        """Wait until a recognition job is ``done``, or is ``awaitingInput``: then it goes on with an answer only.

        Args:
            job: The job, or its ID.
            timeout: Seconds; ``None`` waits for ever.
            progress: Is called with the job each time its state was asked for.

        Raises:
            TaskFailed: It ended without a result.
            TaskTimeout: It is not over in time.
        """
        from flat_api.jobs.recognition import wait_for_omr_job

        return wait_for_omr_job(self, job, timeout=timeout, progress=progress)

    def recognize(
        self,
        files: Union[Scan, Sequence[Scan]],
        *,
        answer: Optional[Callable[[OmrPendingStep], Answer]] = None,
        output: str = "library",
        collection: Union[Collection, str, None] = None,
        locales: Optional[Sequence[str]] = None,
        auto_rotate: Optional[bool] = None,
        timeout: Optional[float] = 1800.0,
        progress: Optional[Callable[[OmrJob], object]] = None,
    ) -> OmrJob:
        """Recognise the music on scans, photos or a PDF; this spends credits.

        When it fails or is interrupted, the job is canceled, which gives the credits back.

        Args:
            files: A path or an open file, or several, in the order of the pages.
            answer: Is given each step that the job stops at, and returns the corrections, or ``None`` to accept what
                was detected. Without it the job does not stop.
            output: ``library`` makes a score, ``musicxml`` files to download.
            collection: Where to put the score.
            locales: Languages of the text on the pages.
            auto_rotate: Whether pages are turned upright first.
            timeout: Seconds between two answers; ``None`` waits for ever.
            progress: Is called with the job each time its state was asked for.

        Returns:
            The finished job: ``result.score`` is the ID of the score.

        Raises:
            ApiValueError: The service does not take such files; nothing was sent.
            PaymentRequiredException: The credits do not suffice.
            TaskFailed: The music could not be recognised.
            TaskTimeout: It is not over in time.
        """
        from flat_api.jobs.recognition import recognize

        return recognize(
            self,
            files,
            answer=answer,
            output=output,
            collection=collection,
            locales=locales,
            auto_rotate=auto_rotate,
            timeout=timeout,
            progress=progress,
        )

    def export_collection(
        self,
        collection: Union[Collection, str],
        folder: Union[str, PathLike[str]],
        formats: Union[Sequence[str], str] = ("mxl",),
        executor: Optional[Executor] = None,
        *,
        progress: Progress = None,
        timeout: Optional[float] = 6 * 3600.0,
    ) -> Backup:
        """Export the scores of a collection, and of those in it, to a folder and folders in it.

        A manifest in the folder remembers revisions and hashes: another run exports what is new or changed, and tries
        again what failed.

        Args:
            collection: The collection, or its ID.
            folder: Where to; it is made.
            formats: What to export each score to; see :meth:`export_score`.
            executor: What runs the work: threads by default, or processes, or other machines, as
                ``distributed.Client.get_executor()`` gives. They must all see the folder.
            progress: ``True`` for a bar, or a function of the scores done and their number.
            timeout: Seconds without any score being finished, after which the rest is listed as failed: the workers may
                all be gone. ``None`` waits for ever.

        Returns:
            What was exported and what failed; one bad score does not stop the others.
        """
        from flat_api.jobs.backup import export_collection

        return export_collection(self, collection, folder, formats, executor, progress=progress, timeout=timeout)

    def export_account(
        self,
        folder: Union[str, PathLike[str]],
        formats: Union[Sequence[str], str] = ("mxl",),
        executor: Optional[Executor] = None,
        *,
        progress: Progress = None,
        timeout: Optional[float] = 6 * 3600.0,
    ) -> Backup:
        """Export every score that the account can reach, as :meth:`export_collection` does.

        Args:
            folder: Where to; it is made.
            formats: What to export each score to; see :meth:`export_score`.
            executor: What runs the work.
            progress: ``True`` for a bar, or a function of the scores done and their number.
            timeout: Seconds without any score being finished, after which the rest is listed as failed: the workers may
                all be gone. ``None`` waits for ever.
        """
        from flat_api.jobs.backup import export_account

        return export_account(self, folder, formats, executor, progress=progress, timeout=timeout)
