"""The models of ``omr``. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, ClassVar, List, Optional, Tuple

from pydantic import Field, StrictBool
from typing_extensions import Literal

from flat_api.codec.model import FlatModel, Integer, Number, OpenEnum, Timestamp
from flat_api.codec.union import FlatUnion

if TYPE_CHECKING:
    from typing import Any, Mapping, Sequence, Union


class OmrStepName(OpenEnum):
    """A step at which a job can stop and ask. ``details`` is about title, language and instruments; more may come."""

    DETAILS = "details"


class OmrJobOutput(OpenEnum):
    """What a job makes of the pages: a score in the account (``library``, which needs the scope ``scores`` as well),
    or files to download that are kept for a limited time (``musicxml``)."""

    LIBRARY = "library"
    MUSICXML = "musicxml"


class OmrLocaleDetails(FlatModel):
    """A language that a job can be given."""

    code: str
    """Code of the language, to send in ``locales``."""

    name: str
    """Name of the language, for people."""


class OmrCapabilities(FlatModel):
    """What OMR can do for this account at present; expect the lists to grow."""

    steps: List[OmrStepName]
    """Steps at which a job can stop and ask; for ``interactiveSteps``."""

    formats: List[str]
    """Formats that results can be downloaded in; for ``OMRApi.get_omr_job_export``."""

    outputs: List[OmrJobOutput]
    """What a job can make of the pages."""

    max_files: Integer
    """Most files in one job."""

    max_pages: Integer
    """Most pages in one job."""

    max_parallel_jobs: Integer
    """Most jobs that may run at the same time."""

    max_file_size: Integer
    """Largest file, in bytes."""

    accepted_mime_types: List[str]
    """Media types of the files that can be read."""

    accepted_extensions: List[str]
    """File name extensions of the files that can be read."""

    cost_per_page: Optional[Integer] = None
    """Credits charged for one page."""

    remaining_credits: Optional[Integer] = None
    """Credits left to spend; missing without a token."""

    retention_days: Optional[Integer] = None
    """Days after which the files of a job with the output ``musicxml`` are erased."""

    locales: List[str]
    """Codes of the languages that a job can be given, as in ``localesDetails``."""

    locales_details: List[OmrLocaleDetails]
    """The languages with their names, for showing a choice."""


class OmrDetectedInstrumentResolvedConfidence(OpenEnum):
    """How sure the guess is; show ``low`` and ``medium`` to a person first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class OmrDetectedInstrument(FlatModel):
    """One part of the score and the instrument that was guessed for it."""

    index: Integer
    """Position of the part in the score; repeat it in ``OmrInstrumentOverride`` to correct this part."""

    part_name: Optional[str] = None
    """Name of the part as read from the pages."""

    instrument_id: Optional[str] = None
    """Instrument guessed, as ``group.instrument`` of Flat's catalogue."""

    instrument_name: Optional[str] = None
    """Name of that instrument, for people."""

    midi_program: Optional[Integer] = None
    """General MIDI program of the instrument, 0 to 127."""

    transpose_key: Optional[str] = None
    """Key that the instrument is in, such as ``Bb``."""

    resolved_confidence: Optional[OmrDetectedInstrumentResolvedConfidence] = None
    """How sure the guess is; show ``low`` and ``medium`` to a person first."""


class OmrDetailsStepData(FlatModel):
    """What was detected, to be confirmed or corrected in the step ``details``."""

    step: Literal["details"]
    """Always ``details``."""

    title: Optional[str] = None
    """Title as read from the pages."""

    instruments: List[OmrDetectedInstrument]
    """The parts of the score, with the instrument guessed for each."""


class OmrInstrumentOverride(FlatModel):
    """A correction of one detected part. Fields left out stay as detected; no other fields are accepted."""

    index: Integer = Field(ge=0)
    """Position of the part, as in ``OmrDetectedInstrument``; the first is 0."""

    instrument_id: Optional[str] = Field(default=None, min_length=1, max_length=100)
    """Instrument of Flat's catalogue, as ``group.instrument`` or the bare ``instrument``. Wins over ``midiProgram``."""

    part_name: Optional[str] = Field(default=None, max_length=200)
    """Name of the part, at most 200 characters."""

    transpose_key: Optional[str] = Field(default=None, pattern="^[A-G][b♭#♯]?$")
    """Key that the instrument is in: a letter from A to G, followed by ``b`` or ``#`` if need be. The signs ♭ and ♯
    are taken as ``b`` and ``#``."""

    midi_program: Optional[Integer] = Field(default=None, ge=0, le=127)
    """General MIDI program, 0 to 127; used when there is no ``instrumentId``."""


class OmrDetailsSubmission(FlatModel):
    """Answer to the step ``details``. Everything left out stays as detected; no other fields are accepted."""

    step: Literal["details"]
    """Always ``details``."""

    title: Optional[str] = Field(default=None, max_length=500)
    """Title of the score, at most 500 characters."""

    main_language: Optional[str] = Field(default=None, min_length=1, max_length=35)
    """Main language of the text on the pages, a code of 1 to 35 characters such as ``en``."""

    instruments: Optional[List[OmrInstrumentOverride]] = Field(default=None, max_length=200)
    """Corrections, one for each part that was wrong; at most 200."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            step: Literal["details"],
            title: Optional[str] = None,
            main_language: Optional[str] = None,
            instruments: Optional[Sequence[Union[OmrInstrumentOverride, Mapping[str, Any]]]] = None,
        ) -> None: ...


class OmrImportedMetadata(FlatModel):
    """What the finished score contains."""

    instruments: Optional[List[str]] = None
    """Instruments of the score, in the order of its parts."""

    number_measures: Optional[Integer] = None
    """How many measures the score is long."""

    main_tempo_qpm: Optional[Number] = None
    """Main tempo, in quarter notes per minute."""

    main_key_signature: Optional[Integer] = None
    """Main key signature in fifths, negative for flats and positive for sharps (``1`` is G major)."""


class OmrJobStatus(OpenEnum):
    """How far a job is: ``draft`` (takes files), ``processing``, ``awaitingInput`` (needs
    ``OMRApi.submit_omr_job_step``), and at the end ``done``, ``error`` or ``canceled``."""

    DRAFT = "draft"
    PROCESSING = "processing"
    AWAITING_INPUT = "awaitingInput"
    AWAITINGINPUT = "awaitingInput"
    DONE = "done"
    ERROR = "error"
    CANCELED = "canceled"


class OmrPendingStepData(FlatUnion):
    """What was detected, in the shape that ``step`` tells. Steps not known yet may come; do not reject them."""

    __variants__: ClassVar[Tuple[str, ...]] = ("OmrDetailsStepData",)
    __discriminator__ = ("step", {"details": "OmrDetailsStepData"})

    title: Optional[str] = None
    """Title as read from the pages."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            step: Literal["details"],
            title: Optional[str] = None,
            instruments: Sequence[Union[OmrDetectedInstrument, Mapping[str, Any]]],
        ) -> None: ...

        step: Literal["details"]
        """Always ``details``."""

        instruments: List[OmrDetectedInstrument]
        """The parts of the score, with the instrument guessed for each."""

    else:
        step: Optional[Literal["details"]] = None
        instruments: Optional[List[OmrDetectedInstrument]] = None


class OmrPendingStep(FlatModel):
    """A question that a job waits for an answer to."""

    step: OmrStepName
    """Step to answer with ``OMRApi.submit_omr_job_step``."""

    data: OmrPendingStepData
    """What was detected so far; its shape depends on ``step``."""


class OmrJobProgress(FlatModel):
    """How much of a job is done."""

    percent: Optional[Number] = None
    """Share that is done, 0 to 100."""

    text: Optional[str] = None
    """What is being done, for people, in the language of ``X-Flat-Locale``."""

    key: Optional[str] = None
    """What is being done, for programs; the same in every language."""


class OmrJobFileMetadata(FlatModel):
    """What a job was given to read."""

    number_of_pages: Optional[Integer] = None
    """Number of pages in all files; the charge depends on it."""

    file_count: Optional[Integer] = None
    """Number of files."""

    filename: Optional[str] = None
    """File name, as it was sent."""

    file_size: Optional[Integer] = None
    """Size in bytes."""

    mime_type: Optional[str] = None
    """Media type, as found from the content."""

    file_extension: Optional[str] = None
    """File name extension."""


class OmrJobResult(FlatModel):
    """Where the result of a finished job is."""

    score: Optional[str] = None
    """ID of the score that was created, for the output ``library``."""

    exports: Optional[List[str]] = None
    """Formats that ``OMRApi.get_omr_job_export`` can deliver."""


class OmrJobRetention(FlatModel):
    """How long the files of a job are kept."""

    expiry_date: Timestamp
    """When the files are due to be erased; it happens shortly afterwards."""

    expired_date: Optional[Timestamp] = None
    """When the files were erased; missing while they exist."""


class OmrJob(FlatModel):
    """One run of optical music recognition, from the first file to the result."""

    id: str
    """Unique ID of the job."""

    status: OmrJobStatus
    """How far the job is."""

    output: OmrJobOutput
    """What the job makes of the pages. The server's default is ``library``."""

    interactive_steps: List[OmrStepName]
    """Steps at which the job stops and asks; empty when it runs through."""

    auto_rotate: Optional[StrictBool] = None
    """Whether pages are turned upright before reading."""

    locales: Optional[List[str]] = None
    """Languages of the text on the pages, as codes from ``OmrCapabilities.locales``."""

    current_step: Optional[OmrStepName] = None
    """Step that the job is at."""

    pending_step: Optional[OmrPendingStep] = None
    """Question that the job waits for an answer to, while ``status`` is ``awaitingInput``."""

    estimated_credits: Optional[Integer] = None
    """Credits that the job costs, ``costPerPage`` for every page; charged when it starts."""

    progress: Optional[OmrJobProgress] = None
    """How much is done, for showing to people."""

    original_file_metadata: Optional[OmrJobFileMetadata] = None
    """What the job was given to read."""

    imported_metadata: Optional[OmrImportedMetadata] = None
    """What the score contains, once it has been read."""

    result: Optional[OmrJobResult] = None
    """Where the result is, once ``status`` is ``done``."""

    retention: Optional[OmrJobRetention] = None
    """When the files are erased; only with the output ``musicxml``."""

    error_code: Optional[str] = None
    """Why the job failed, for programs: ``NO_MUSIC_DETECTED``, ``CORRUPTED_FILE``, ``UNSUPPORTED_FORMAT``,
    ``UNSUPPORTED_TABLATURE``, ``ENCRYPTED_PDF``, ``TOO_LARGE``, ``ENGINE_TIMEOUT``, ``GENERIC``; more may come."""

    error_message: Optional[str] = None
    """Why the job failed, for people, in the language of ``X-Flat-Locale``."""

    creation_date: Optional[Timestamp] = None
    """When the job was created."""

    modification_date: Optional[Timestamp] = None
    """When the job last changed."""


class OmrJobInputFile(FlatModel):
    """A file sent along with the creation of a job; its type is found from the content."""

    file: str
    """Content of the scan, photo or PDF, encoded in Base64; at most ``OmrCapabilities.maxFileSize`` bytes."""

    filename: Optional[str] = None
    """Name of the file, with its extension."""


class OmrJobCreation(FlatModel):
    """An OMR job to create, as a draft or, with ``files`` and ``autoStart``, to run at once."""

    output: Optional[OmrJobOutput] = None
    """What to make of the pages. The server's default is ``library``."""

    interactive_steps: Optional[List[OmrStepName]] = None
    """Steps at which the job shall stop and ask. List only those you can answer; empty means it runs through. The
    server's default is ``[]``."""

    auto_rotate: Optional[StrictBool] = None
    """Turn pages upright before reading them. The server's default is ``false``."""

    locales: Optional[List[str]] = None
    """Languages of the text on the pages, as codes from ``OmrCapabilities.locales``."""

    collection: Optional[str] = None
    """ID of the collection to put the score in, for the output ``library``."""

    idempotency_key: Optional[str] = None
    """Text of your own choice, new for every job (a UUID does). Sending the same one again does not create, or
    charge, a second job."""

    files: Optional[List[OmrJobInputFile]] = None
    """The pages in order, if they are to be sent along; otherwise use ``OMRApi.add_omr_job_file``."""

    auto_start: Optional[StrictBool] = None
    """Start the job at once; needs ``files``. When left out, the job is a draft."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            output: Optional[Union[OmrJobOutput, Literal["library", "musicxml"]]] = None,
            interactive_steps: Optional[Sequence[Union[OmrStepName, Literal["details"]]]] = None,
            auto_rotate: Optional[bool] = None,
            locales: Optional[Sequence[str]] = None,
            collection: Optional[str] = None,
            idempotency_key: Optional[str] = None,
            files: Optional[Sequence[Union[OmrJobInputFile, Mapping[str, Any]]]] = None,
            auto_start: Optional[bool] = None,
        ) -> None: ...


class OmrJobFileUpload(FlatModel):
    """A file to add to a draft; its type is found from the content."""

    file: str
    """Content of the scan, photo or PDF, encoded in Base64; at most ``OmrCapabilities.maxFileSize`` bytes."""

    filename: Optional[str] = None
    """Name of the file, with its extension."""


class OmrJobFileUploadResult(FlatModel):
    """Place of an added file in the draft."""

    file_index: Optional[Integer] = None
    """Position of the file, to read it back with ``OMRApi.get_omr_job_file``."""

    file_count: Optional[Integer] = None
    """Number of files that the draft has now."""


class OmrStepSubmission(FlatUnion):
    """Answer to a step of a job; ``step`` tells the shape."""

    __variants__: ClassVar[Tuple[str, ...]] = ("OmrDetailsSubmission",)
    __discriminator__ = ("step", {"details": "OmrDetailsSubmission"})

    title: Optional[str] = Field(default=None, max_length=500)
    """Title of the score, at most 500 characters."""

    main_language: Optional[str] = Field(default=None, min_length=1, max_length=35)
    """Main language of the text on the pages, a code of 1 to 35 characters such as ``en``."""

    instruments: Optional[List[OmrInstrumentOverride]] = Field(default=None, max_length=200)
    """Corrections, one for each part that was wrong; at most 200."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            step: Literal["details"],
            title: Optional[str] = None,
            main_language: Optional[str] = None,
            instruments: Optional[Sequence[Union[OmrInstrumentOverride, Mapping[str, Any]]]] = None,
        ) -> None: ...

        step: Literal["details"]
        """Always ``details``."""

    else:
        step: Optional[Literal["details"]] = None
