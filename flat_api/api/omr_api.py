"""OMRApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.credit_transaction import CreditTransaction
    from flat_api.models.omr import (
        OmrCapabilities,
        OmrDetailsSubmission,
        OmrJob,
        OmrJobCreation,
        OmrJobFileUpload,
        OmrJobFileUploadResult,
        OmrJobStatus,
        OmrStepName,
        OmrStepSubmission,
    )


class OMRApi(Api):
    """Optical music recognition, which turns scanned pages and photos into notation and spends credits."""

    _GET_OMR_CAPABILITIES = Operation(
        "get_omr_capabilities",
        "getOmrCapabilities",
        "GET",
        "/omr/capabilities",
        parameters=(Parameter("x_flat_locale", "X-Flat-Locale", "header"),),
        responses={"200": "OmrCapabilities"},
        scopes=("omr",),
    )

    @_GET_OMR_CAPABILITIES.attach
    def get_omr_capabilities(
        self, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> OmrCapabilities:
        """Get the limits, formats and price of OMR.

        Ask this first, instead of hard-coding what the service can do: steps, formats and limits are announced to grow.
        It works without a token too; then the limits are those of the free plan and ``remainingCredits`` is missing.

        Args:
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            What OMR can do for this account.

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(self._GET_OMR_CAPABILITIES, {"x_flat_locale": x_flat_locale}, options)

    @_GET_OMR_CAPABILITIES.attach
    def get_omr_capabilities_with_http_info(
        self, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[OmrCapabilities]:
        """Like :meth:`get_omr_capabilities`, with status and headers."""
        return self._call_with_http_info(self._GET_OMR_CAPABILITIES, {"x_flat_locale": x_flat_locale}, options)

    @_GET_OMR_CAPABILITIES.attach
    def get_omr_capabilities_without_preload_content(
        self, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_omr_capabilities`, unread."""
        return self._call_without_preload_content(self._GET_OMR_CAPABILITIES, {"x_flat_locale": x_flat_locale}, options)

    _LIST_OMR_JOBS = Operation(
        "list_omr_jobs",
        "listOmrJobs",
        "GET",
        "/omr/jobs",
        parameters=(
            Parameter(
                "status", "status", "query", enum=("draft", "processing", "awaitingInput", "done", "error", "canceled")
            ),
            Parameter("expired", "expired", "query", "boolean"),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=1000),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        responses={"200": "List[OmrJob]"},
        scopes=("omr",),
        cursors=("next", "previous"),
    )

    @_LIST_OMR_JOBS.attach
    def list_omr_jobs(
        self,
        status: Optional[
            Union[OmrJobStatus, Literal["draft", "processing", "awaitingInput", "done", "error", "canceled"]]
        ] = None,
        expired: Optional[bool] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[OmrJob]:
        """List OMR jobs.

        Args:
            status: Keep only jobs in this state.
            expired: Filter on whether the files of the job have been erased (see ``retention.expiredDate``).
            limit: How many items a page holds at most, 1 to 1000. The server's default is ``50``.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            One page of jobs.

        Scopes: ``omr``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        Since version 2.24.0 of the API.
        """
        return self._call(
            self._LIST_OMR_JOBS,
            {
                "status": status,
                "expired": expired,
                "limit": limit,
                "next": next,
                "previous": previous,
                "x_flat_locale": x_flat_locale,
            },
            options,
        )

    @_LIST_OMR_JOBS.attach
    def list_omr_jobs_with_http_info(
        self,
        status: Optional[
            Union[OmrJobStatus, Literal["draft", "processing", "awaitingInput", "done", "error", "canceled"]]
        ] = None,
        expired: Optional[bool] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[OmrJob]]:
        """Like :meth:`list_omr_jobs`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_OMR_JOBS,
            {
                "status": status,
                "expired": expired,
                "limit": limit,
                "next": next,
                "previous": previous,
                "x_flat_locale": x_flat_locale,
            },
            options,
        )

    @_LIST_OMR_JOBS.attach
    def list_omr_jobs_without_preload_content(
        self,
        status: Optional[
            Union[OmrJobStatus, Literal["draft", "processing", "awaitingInput", "done", "error", "canceled"]]
        ] = None,
        expired: Optional[bool] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_omr_jobs`, unread."""
        return self._call_without_preload_content(
            self._LIST_OMR_JOBS,
            {
                "status": status,
                "expired": expired,
                "limit": limit,
                "next": next,
                "previous": previous,
                "x_flat_locale": x_flat_locale,
            },
            options,
        )

    _CREATE_OMR_JOB = Operation(
        "create_omr_job",
        "createOmrJob",
        "POST",
        "/omr/jobs",
        parameters=(Parameter("x_flat_locale", "X-Flat-Locale", "header"),),
        body=Body("omr_job_creation", "OmrJobCreation"),
        responses={"201": "OmrJob", "202": "OmrJob"},
        scopes=("omr",),
        idempotency_key="idempotencyKey",
    )

    @_CREATE_OMR_JOB.attach
    def create_omr_job(
        self,
        omr_job_creation: Union[OmrJobCreation, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> OmrJob:
        """Create an OMR job.

        Either a draft, to which ``OMRApi.add_omr_job_file`` adds the pages and which ``OMRApi.start_omr_job`` sets off,
        or everything at once with ``files`` and ``autoStart``. Credits are charged when the job starts, per page. Send
        an ``idempotencyKey`` to make it safe to repeat the call after a timeout.

        The output ``library`` needs the scope ``scores`` besides ``omr``.

        Args:
            omr_job_creation: How to read the pages and what to make of them.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            201: The job, a draft that waits for files. 202: The job, started and charged.

        Raises:
            PaymentRequiredException: The credits do not cover the pages, or the plan does not include this.
                Compare ``costPerPage`` and ``remainingCredits`` of ``OMRApi.get_omr_capabilities``.

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(
            self._CREATE_OMR_JOB, {"omr_job_creation": omr_job_creation, "x_flat_locale": x_flat_locale}, options
        )

    @_CREATE_OMR_JOB.attach
    def create_omr_job_with_http_info(
        self,
        omr_job_creation: Union[OmrJobCreation, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[OmrJob]:
        """Like :meth:`create_omr_job`, with status and headers."""
        return self._call_with_http_info(
            self._CREATE_OMR_JOB, {"omr_job_creation": omr_job_creation, "x_flat_locale": x_flat_locale}, options
        )

    @_CREATE_OMR_JOB.attach
    def create_omr_job_without_preload_content(
        self,
        omr_job_creation: Union[OmrJobCreation, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`create_omr_job`, unread."""
        return self._call_without_preload_content(
            self._CREATE_OMR_JOB, {"omr_job_creation": omr_job_creation, "x_flat_locale": x_flat_locale}, options
        )

    _GET_OMR_JOB = Operation(
        "get_omr_job",
        "getOmrJob",
        "GET",
        "/omr/jobs/{job}",
        parameters=(
            Parameter("job", "job", "path", required=True),
            Parameter("wait", "wait", "query", "integer", minimum=0, maximum=25, long_poll=True),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        responses={"200": "OmrJob"},
        scopes=("omr",),
    )

    @_GET_OMR_JOB.attach
    def get_omr_job(
        self,
        job: str,
        wait: Optional[int] = None,
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> OmrJob:
        """Get the state of an OMR job.

        Call it with ``wait`` in a loop until ``status`` is ``done``, ``error`` or ``canceled``, or until
        ``awaitingInput`` asks for ``OMRApi.submit_omr_job_step``.

        Args:
            job: ID of the recognition job.
            wait: Seconds, 0 to 25, that the server may hold the answer back while nothing changes. The read
                timeout of the client must be longer.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            The job as it is now.

        Raises:
            NotFoundException: There is no such job for this account.

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(self._GET_OMR_JOB, {"job": job, "wait": wait, "x_flat_locale": x_flat_locale}, options)

    @_GET_OMR_JOB.attach
    def get_omr_job_with_http_info(
        self,
        job: str,
        wait: Optional[int] = None,
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[OmrJob]:
        """Like :meth:`get_omr_job`, with status and headers."""
        return self._call_with_http_info(
            self._GET_OMR_JOB, {"job": job, "wait": wait, "x_flat_locale": x_flat_locale}, options
        )

    @_GET_OMR_JOB.attach
    def get_omr_job_without_preload_content(
        self,
        job: str,
        wait: Optional[int] = None,
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`get_omr_job`, unread."""
        return self._call_without_preload_content(
            self._GET_OMR_JOB, {"job": job, "wait": wait, "x_flat_locale": x_flat_locale}, options
        )

    _DELETE_OMR_JOB = Operation(
        "delete_omr_job",
        "deleteOmrJob",
        "DELETE",
        "/omr/jobs/{job}",
        parameters=(
            Parameter("job", "job", "path", required=True),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        responses={"200": "OmrJob"},
        scopes=("omr",),
    )

    @_DELETE_OMR_JOB.attach
    def delete_omr_job(
        self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> OmrJob:
        """Erase the files of a finished OMR job.

        Erases what ``retention.expiryDate`` would erase later: the pages and the results. Only for finished jobs with
        the output ``musicxml``; others are refused with the code ``OMR_JOB_IN_PROGRESS`` or ``OMR_JOB_NOT_EXPIRABLE``.
        The job itself stays readable, downloads fail with ``OMR_JOB_EXPIRED``. Repeating the call does no harm.

        Args:
            job: ID of the recognition job.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            The job, with its files erased.

        Raises:
            ForbiddenException: This job may not be erased; ``code`` tells why.
            NotFoundException: There is no such job for this account.
            ConflictException: The state of the job does not allow it; ``code`` tells why.

        Scopes: ``omr``.
        """
        return self._call(self._DELETE_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options)

    @_DELETE_OMR_JOB.attach
    def delete_omr_job_with_http_info(
        self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[OmrJob]:
        """Like :meth:`delete_omr_job`, with status and headers."""
        return self._call_with_http_info(self._DELETE_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options)

    @_DELETE_OMR_JOB.attach
    def delete_omr_job_without_preload_content(
        self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_omr_job`, unread."""
        return self._call_without_preload_content(
            self._DELETE_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options
        )

    _CANCEL_OMR_JOB = Operation(
        "cancel_omr_job",
        "cancelOmrJob",
        "POST",
        "/omr/jobs/{job}/cancel",
        parameters=(
            Parameter("job", "job", "path", required=True),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        responses={"200": "OmrJob"},
        scopes=("omr",),
    )

    @_CANCEL_OMR_JOB.attach
    def cancel_omr_job(
        self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> OmrJob:
        """Stop an OMR job and reverse its charge.

        The entry in ``OMRApi.list_billing_credits_history`` turns to ``canceled``; no second entry appears.

        Args:
            job: ID of the recognition job.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            The job, stopped.

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(self._CANCEL_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options)

    @_CANCEL_OMR_JOB.attach
    def cancel_omr_job_with_http_info(
        self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[OmrJob]:
        """Like :meth:`cancel_omr_job`, with status and headers."""
        return self._call_with_http_info(self._CANCEL_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options)

    @_CANCEL_OMR_JOB.attach
    def cancel_omr_job_without_preload_content(
        self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`cancel_omr_job`, unread."""
        return self._call_without_preload_content(
            self._CANCEL_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options
        )

    _GET_OMR_JOB_EXPORT = Operation(
        "get_omr_job_export",
        "getOmrJobExport",
        "GET",
        "/omr/jobs/{job}/exports/{format}",
        parameters=(
            Parameter("job", "job", "path", required=True),
            Parameter("format", "format", "path", required=True, enum=("musicxml", "mxl", "midi", "thumbnail.png")),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        responses={"200": "bytes"},
        accept=("application/octet-stream",),
        scopes=("omr",),
        to_storage=True,
    )

    @_GET_OMR_JOB_EXPORT.attach
    def get_omr_job_export(
        self,
        job: str,
        format: Literal["musicxml", "mxl", "midi", "thumbnail.png"],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> bytes:
        """Download the result of an OMR job.

        For jobs that are ``done``; ``result.exports`` of the job lists the formats it has. A job with the output
        ``library`` has its result in ``result.score`` instead.

        Args:
            job: ID of the recognition job.
            format: File to download: ``musicxml`` (plain XML), ``mxl`` (compressed MusicXML), ``midi``, or
                ``thumbnail.png`` (a picture).
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            The file, as bytes.

        Raises:
            NotFoundException: There is no such job, or it has no file in this format.
            ConflictException: The job is not ``done`` yet, or its files were erased (``OMR_JOB_EXPIRED``).

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(
            self._GET_OMR_JOB_EXPORT, {"job": job, "format": format, "x_flat_locale": x_flat_locale}, options
        )

    @_GET_OMR_JOB_EXPORT.attach
    def get_omr_job_export_with_http_info(
        self,
        job: str,
        format: Literal["musicxml", "mxl", "midi", "thumbnail.png"],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[bytes]:
        """Like :meth:`get_omr_job_export`, with status and headers."""
        return self._call_with_http_info(
            self._GET_OMR_JOB_EXPORT, {"job": job, "format": format, "x_flat_locale": x_flat_locale}, options
        )

    @_GET_OMR_JOB_EXPORT.attach
    def get_omr_job_export_without_preload_content(
        self,
        job: str,
        format: Literal["musicxml", "mxl", "midi", "thumbnail.png"],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`get_omr_job_export`, unread."""
        return self._call_without_preload_content(
            self._GET_OMR_JOB_EXPORT, {"job": job, "format": format, "x_flat_locale": x_flat_locale}, options
        )

    _ADD_OMR_JOB_FILE = Operation(
        "add_omr_job_file",
        "addOmrJobFile",
        "POST",
        "/omr/jobs/{job}/files",
        parameters=(
            Parameter("job", "job", "path", required=True),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        body=Body("omr_job_file_upload", "OmrJobFileUpload"),
        responses={"200": "OmrJobFileUploadResult"},
        scopes=("omr",),
    )

    @_ADD_OMR_JOB_FILE.attach
    def add_omr_job_file(
        self,
        job: str,
        omr_job_file_upload: Union[OmrJobFileUpload, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> OmrJobFileUploadResult:
        """Add a file to a draft OMR job.

        Call it once for each file, in the order of the pages.

        Args:
            job: ID of the recognition job.
            omr_job_file_upload: One file, encoded in Base64.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            Where the file stands in the job.

        Raises:
            ConflictException: The job is no longer a draft; create a new one.

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(
            self._ADD_OMR_JOB_FILE,
            {"job": job, "omr_job_file_upload": omr_job_file_upload, "x_flat_locale": x_flat_locale},
            options,
        )

    @_ADD_OMR_JOB_FILE.attach
    def add_omr_job_file_with_http_info(
        self,
        job: str,
        omr_job_file_upload: Union[OmrJobFileUpload, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[OmrJobFileUploadResult]:
        """Like :meth:`add_omr_job_file`, with status and headers."""
        return self._call_with_http_info(
            self._ADD_OMR_JOB_FILE,
            {"job": job, "omr_job_file_upload": omr_job_file_upload, "x_flat_locale": x_flat_locale},
            options,
        )

    @_ADD_OMR_JOB_FILE.attach
    def add_omr_job_file_without_preload_content(
        self,
        job: str,
        omr_job_file_upload: Union[OmrJobFileUpload, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`add_omr_job_file`, unread."""
        return self._call_without_preload_content(
            self._ADD_OMR_JOB_FILE,
            {"job": job, "omr_job_file_upload": omr_job_file_upload, "x_flat_locale": x_flat_locale},
            options,
        )

    _GET_OMR_JOB_FILE = Operation(
        "get_omr_job_file",
        "getOmrJobFile",
        "GET",
        "/omr/jobs/{job}/files/{index}",
        parameters=(
            Parameter("job", "job", "path", required=True),
            Parameter("index", "index", "path", "integer", required=True),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        responses={"200": "bytes"},
        accept=("image/jpeg", "application/pdf"),
        scopes=("omr",),
        to_storage=True,
    )

    @_GET_OMR_JOB_FILE.attach
    def get_omr_job_file(
        self, job: str, index: int, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> bytes:
        """Download an input page of an OMR job.

        The answer is a JPEG picture or a PDF, so look at its content type before using it.

        Args:
            job: ID of the recognition job.
            index: Position of the input file in the job, as ``fileIndex`` of ``OMRApi.add_omr_job_file`` gave
                it.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            The page, as bytes.

        Raises:
            NotFoundException: There is no such job, or it has no file at this position.
            ConflictException: The files of the job were erased (``OMR_JOB_EXPIRED``).

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(self._GET_OMR_JOB_FILE, {"job": job, "index": index, "x_flat_locale": x_flat_locale}, options)

    @_GET_OMR_JOB_FILE.attach
    def get_omr_job_file_with_http_info(
        self, job: str, index: int, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Like :meth:`get_omr_job_file`, with status and headers."""
        return self._call_with_http_info(
            self._GET_OMR_JOB_FILE, {"job": job, "index": index, "x_flat_locale": x_flat_locale}, options
        )

    @_GET_OMR_JOB_FILE.attach
    def get_omr_job_file_without_preload_content(
        self, job: str, index: int, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_omr_job_file`, unread."""
        return self._call_without_preload_content(
            self._GET_OMR_JOB_FILE, {"job": job, "index": index, "x_flat_locale": x_flat_locale}, options
        )

    _START_OMR_JOB = Operation(
        "start_omr_job",
        "startOmrJob",
        "POST",
        "/omr/jobs/{job}/start",
        parameters=(
            Parameter("job", "job", "path", required=True),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        responses={"202": "OmrJob"},
        scopes=("omr",),
    )

    @_START_OMR_JOB.attach
    def start_omr_job(self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]) -> OmrJob:
        """Start a draft OMR job.

        Charges the credits, ``costPerPage`` for every page.

        Args:
            job: ID of the recognition job.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            The job, now running; follow it with ``OMRApi.get_omr_job``.

        Raises:
            BadRequestException: The job has no file yet; add one with ``OMRApi.add_omr_job_file``.
            PaymentRequiredException: The credits do not cover the pages. Compare ``estimatedCredits`` with
                ``remainingCredits`` of ``OMRApi.get_omr_capabilities``.

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(self._START_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options)

    @_START_OMR_JOB.attach
    def start_omr_job_with_http_info(
        self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[OmrJob]:
        """Like :meth:`start_omr_job`, with status and headers."""
        return self._call_with_http_info(self._START_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options)

    @_START_OMR_JOB.attach
    def start_omr_job_without_preload_content(
        self, job: str, x_flat_locale: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`start_omr_job`, unread."""
        return self._call_without_preload_content(
            self._START_OMR_JOB, {"job": job, "x_flat_locale": x_flat_locale}, options
        )

    _SUBMIT_OMR_JOB_STEP = Operation(
        "submit_omr_job_step",
        "submitOmrJobStep",
        "POST",
        "/omr/jobs/{job}/steps/{step}",
        parameters=(
            Parameter("job", "job", "path", required=True),
            Parameter("step", "step", "path", required=True, enum=("details",)),
            Parameter("x_flat_locale", "X-Flat-Locale", "header"),
        ),
        body=Body("body", "OmrStepSubmission"),
        responses={"202": "OmrJob"},
        scopes=("omr",),
    )

    @_SUBMIT_OMR_JOB_STEP.attach
    def submit_omr_job_step(
        self,
        job: str,
        step: Union[OmrStepName, Literal["details"]],
        body: Union[OmrStepSubmission, OmrDetailsSubmission, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> OmrJob:
        """Answer the question an OMR job is waiting on.

        Read ``pendingStep.data`` of the job, then confirm or correct it; the job continues. ``{"step": "details"}``
        alone accepts everything as detected.

        Args:
            job: ID of the recognition job.
            step: Step that the job waits for; the same as ``pendingStep.step`` of the job.
            body: The decision; its ``step`` repeats the one in the path.
            x_flat_locale: Language of messages in the answer, as a BCP 47 tag such as ``pt-BR``. It is never
                refused and goes before the account's locale, ``Accept-Language`` and English.
            **options: See :class:`RequestOptions`.

        Returns:
            The job, which runs on with what was decided.

        Raises:
            ConflictException: The job does not wait for this step; read its state again.

        Scopes: ``omr``.
        Since version 2.24.0 of the API.
        """
        return self._call(
            self._SUBMIT_OMR_JOB_STEP, {"job": job, "step": step, "body": body, "x_flat_locale": x_flat_locale}, options
        )

    @_SUBMIT_OMR_JOB_STEP.attach
    def submit_omr_job_step_with_http_info(
        self,
        job: str,
        step: Union[OmrStepName, Literal["details"]],
        body: Union[OmrStepSubmission, OmrDetailsSubmission, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[OmrJob]:
        """Like :meth:`submit_omr_job_step`, with status and headers."""
        return self._call_with_http_info(
            self._SUBMIT_OMR_JOB_STEP, {"job": job, "step": step, "body": body, "x_flat_locale": x_flat_locale}, options
        )

    @_SUBMIT_OMR_JOB_STEP.attach
    def submit_omr_job_step_without_preload_content(
        self,
        job: str,
        step: Union[OmrStepName, Literal["details"]],
        body: Union[OmrStepSubmission, OmrDetailsSubmission, Mapping[str, Any]],
        x_flat_locale: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`submit_omr_job_step`, unread."""
        return self._call_without_preload_content(
            self._SUBMIT_OMR_JOB_STEP, {"job": job, "step": step, "body": body, "x_flat_locale": x_flat_locale}, options
        )

    _LIST_BILLING_CREDITS_HISTORY = Operation(
        "list_billing_credits_history",
        "listBillingCreditsHistory",
        "GET",
        "/billing/credits/history",
        parameters=(
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=1000),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
        ),
        responses={"200": "List[CreditTransaction]"},
        scopes=("omr",),
        cursors=("next", "previous"),
    )

    @_LIST_BILLING_CREDITS_HISTORY.attach
    def list_billing_credits_history(
        self,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[CreditTransaction]:
        """List what was added to and spent from the credits.

        Newest first. Only entries in the state ``active`` count: a refund does not add an entry, it turns the original
        one to ``canceled``. The balance itself is ``remainingCredits`` of ``OMRApi.get_omr_capabilities``.

        Args:
            limit: How many items a page holds at most, 1 to 1000. The server's default is ``50``.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            **options: See :class:`RequestOptions`.

        Returns:
            One page of the credit ledger.

        Scopes: ``omr``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        """
        return self._call(
            self._LIST_BILLING_CREDITS_HISTORY, {"limit": limit, "next": next, "previous": previous}, options
        )

    @_LIST_BILLING_CREDITS_HISTORY.attach
    def list_billing_credits_history_with_http_info(
        self,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[CreditTransaction]]:
        """Like :meth:`list_billing_credits_history`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_BILLING_CREDITS_HISTORY, {"limit": limit, "next": next, "previous": previous}, options
        )

    @_LIST_BILLING_CREDITS_HISTORY.attach
    def list_billing_credits_history_without_preload_content(
        self,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_billing_credits_history`, unread."""
        return self._call_without_preload_content(
            self._LIST_BILLING_CREDITS_HISTORY, {"limit": limit, "next": next, "previous": previous}, options
        )
