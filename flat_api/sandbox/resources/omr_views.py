"""OMR jobs as the JSON of the contract, and their results as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flat_api.sandbox.call import Call
from flat_api.sandbox.music.blank import empty_page
from flat_api.sandbox.music.document import MIMETYPE, pack, parse
from flat_api.sandbox.music.facts import read_facts
from flat_api.sandbox.music.midi_export import write_midi
from flat_api.sandbox.music.performance import perform
from flat_api.sandbox.records import OmrJob
from flat_api.sandbox.resources.billing import COST_PER_PAGE
from flat_api.sandbox.resources.recognition import PHASES, expiry, instruments_of, say, title_of
from flat_api.sandbox.views import Json, date


@dataclass(frozen=True)
class OmrFormat:
    """A format.

    Attributes:
        write: Makes the file from MusicXML.
    """

    media_type: str
    extension: str
    write: Callable[[bytes], bytes]


FORMATS = {
    "musicxml": OmrFormat(f"{MIMETYPE}+xml", ".musicxml", lambda notation: notation),
    "mxl": OmrFormat(MIMETYPE, ".mxl", pack),
    "midi": OmrFormat("audio/midi", ".mid", lambda notation: write_midi(perform(parse(notation)))),
    "thumbnail.png": OmrFormat("image/png", ".png", lambda _: empty_page()),
}
"""Formats by name. The picture is a placeholder."""


def job_view(call: Call, job: OmrJob) -> Json:
    """Return a job as it is now, with its messages in the language of whoever calls."""
    view: Json = {
        "id": job.id,
        "status": job.status,
        "output": job.output,
        "interactiveSteps": list(job.steps),
        "autoRotate": job.auto_rotate,
        "creationDate": date(job.created),
        "modificationDate": date(job.modified),
    }
    if job.locales is not None:
        view["locales"] = list(job.locales)
    if job.pages:
        view["estimatedCredits"] = job.pages * COST_PER_PAGE
    if job.status != "draft":
        view["progress"] = _progress(call, job)
    if job.phase in PHASES and job.phase == "details":
        view["currentStep"] = "details"
    if job.status == "awaitingInput":
        view["pendingStep"] = {"step": "details", "data": _question(call, job)}
    if job.error is not None:
        view.update(errorCode=job.error, errorMessage=say(call, job.error))
    view.update(_files(call, job))
    view.update(_outcome(call, job))
    return view


def notation_of(call: Call, job: OmrJob) -> bytes | None:
    """Return what a job made, as MusicXML, as long as it exists."""
    if job.score is None:
        return job.notation
    revisions = call.store.revisions.find("score", job.score)
    return revisions[0].notation if revisions else None


def _progress(call: Call, job: OmrJob) -> Json:
    percent = PHASES[job.phase].percent if job.phase in PHASES else 100
    text = "asking" if job.status == "awaitingInput" else job.phase
    return {"percent": percent, "text": say(call, text), "key": job.phase}


def _question(call: Call, job: OmrJob) -> Json:
    return {
        "step": "details",
        "title": title_of(call.store, job),
        "instruments": [
            {
                "index": index,
                "partName": instrument.part,
                "instrumentId": instrument.id,
                "instrumentName": instrument.name,
                "midiProgram": instrument.program,
                "transposeKey": instrument.key,
                "resolvedConfidence": "low",
            }
            for index, instrument in enumerate(instruments_of(job))
        ],
    }


def _files(call: Call, job: OmrJob) -> Json:
    """Return what the job was given to read: the name and type of the first file, the numbers of all."""
    files = call.store.omr_files.find("job", job.id)
    if not files:
        return {}
    return {
        "originalFileMetadata": {
            "numberOfPages": job.pages,
            "fileCount": len(files),
            "filename": files[0].name,
            "fileSize": sum(len(file.data) for file in files),
            "mimeType": files[0].media_type,
            "fileExtension": files[0].extension,
        }
    }


def _outcome(call: Call, job: OmrJob) -> Json:
    view: Json = {}
    notation = notation_of(call, job)
    if notation is not None:
        facts = read_facts(parse(notation))
        view["importedMetadata"] = {
            "instruments": list(facts.instruments),
            "numberMeasures": facts.measures,
            "mainTempoQpm": facts.tempo,
            "mainKeySignature": facts.fifths,
        }
    if job.score is not None:
        view["result"] = {"score": job.score}
    elif job.notation is not None:
        view["result"] = {"exports": list(FORMATS)}
    expires = expiry(job)
    if expires is not None:
        view["retention"] = {"expiryDate": date(expires)}
        if job.erased is not None:
            view["retention"]["expiredDate"] = date(job.erased)
    return view
