"""Revisions: saved states of a score, and their export."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from flat_api.sandbox.access.rights import score_to_read, score_to_write
from flat_api.sandbox.data.records import Revision, Score
from flat_api.sandbox.http.call import JSON, Call, Reply, bad_request, json_reply, not_found, unsupported_format
from flat_api.sandbox.music import imports
from flat_api.sandbox.music.abc import write_abc
from flat_api.sandbox.music.document import MIMETYPE, pack, parse, serialize
from flat_api.sandbox.music.errors import NotationError
from flat_api.sandbox.music.facts import MusicFacts, read_facts, set_texts
from flat_api.sandbox.music.midi import write_midi
from flat_api.sandbox.music.notation_json import to_json
from flat_api.sandbox.music.performance import Performance, perform
from flat_api.sandbox.rendering import can_render
from flat_api.sandbox.resources import views


def create_score_revision(call: Call) -> Reply:
    """Handle ``POST /scores/{score}/revisions``.

    Title, composer and other texts of the score do not change; instruments, length, tempo and key follow the notation.
    """
    score = score_to_write(call)
    body: Mapping[str, Any] = call.body
    encoding = body.get("dataEncoding")
    notation, facts = read_notation(call, body["data"], encoding)
    score = call.store.scores.put(replace(score, facts=facts, modified=call.store.now()))
    autosave = body.get("autosave", False)
    revision = add_revision(call, score, notation, event="save", description=body.get("description"), autosave=autosave)
    return json_reply(views.revision(revision))


def read_notation(call: Call, data: str, encoding: str | None) -> tuple[bytes, MusicFacts]:
    """Return a file of a body as MusicXML, and its facts. The store must be unchanged until then."""

    def work() -> tuple[bytes, MusicFacts]:
        notation = imports.notation(imports.content(data, encoding), is_text=encoding is None)
        return notation, read_facts(parse(notation))

    try:
        return call.unlocked("notation", work)
    except NotationError as error:
        raise unsupported_format(str(error)) from None


def get_score_revisions(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/revisions``, the latest first."""
    revisions = call.store.revisions.find("score", score_to_read(call).id)
    return json_reply([views.revision(revision) for revision in reversed(revisions)])


def get_score_revision(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/revisions/{revision}``."""
    return json_reply(views.revision(revision_of(call, score_to_read(call))))


def add_revision(
    call: Call,
    score: Score,
    notation: bytes,
    *,
    event: str,
    description: str | None = None,
    autosave: bool = False,
) -> Revision:
    """Save a state of a score and return it."""
    return call.store.revisions.put(
        Revision(
            id=call.store.new_id(),
            score=score.id,
            account=call.account().id,
            date=call.store.now(),
            notation=notation,
            event=event,
            description=description,
            autosave=autosave,
        )
    )


def latest_revision(call: Call, score: Score) -> Revision:
    """Return the latest revision of a score."""
    return call.store.revisions.find("score", score.id)[-1]


def with_texts(call: Call, revision: Revision, texts: Mapping[str, str | None]) -> bytes:
    """Return the music of a revision with other printed texts. The store must be unchanged until then."""

    def work() -> bytes:
        root = parse(revision.notation)
        set_texts(root, texts)
        return serialize(root)

    return call.unlocked(f"texts {revision.id}", work)


def revision_of(call: Call, score: Score) -> Revision:
    """Return the revision that the path names, by ID or ``last``."""
    name = call.text("revision")
    if name == "last":
        return latest_revision(call, score)
    revision = call.store.revisions.get(name)
    if revision is None or revision.score != score.id:
        raise not_found("revision")
    return revision


def revision_headers(revision: Revision) -> dict[str, str]:
    """Return the headers that name the revision in a response."""
    return {"x-flat-score-revision": revision.id, "x-flat-score-revision-date": views.date(revision.date)}


@dataclass(frozen=True)
class Notation:
    """Source of an export: MusicXML."""

    score: Score
    data: bytes

    @cached_property
    def root(self) -> Element:
        """Parsed document."""
        return parse(self.data)

    @cached_property
    def performance(self) -> Performance:
        """Performance of the music."""
        return perform(self.root)

    def part_uuids(self) -> dict[str, str]:
        """Return the UUID of each part, by its identifier. It is stable for a part of a score."""
        return {
            part.get("id", ""): self._uuid(part.get("id", "")) for part in self.root.iterfind("part-list/score-part")
        }

    def measure_uuids(self) -> list[str]:
        """Return the UUID of each measure."""
        length = max(len(part.findall("measure")) for part in self.root.iterfind("part"))
        return [self._uuid(f"measure {number}") for number in range(length)]

    def keep(self, chosen: Collection[str]) -> Notation:
        """Return the parts selected by UUID or, as in older versions, by index."""
        uuids = self.part_uuids()
        identifiers = [part.get("id", "") for part in self.root.iterfind("part")]
        kept: set[str] = set()
        for name in chosen:
            found = [identifier for identifier in identifiers if uuids[identifier] == name]
            if not found and name.isdecimal() and int(name) < len(identifiers):
                found = [identifiers[int(name)]]
            if not found:
                raise bad_request(f"The score has no part {name!r}", "parts")
            kept.update(found)
        root = parse(self.data)
        for parent, tag in ((root, "part"), (root.find("part-list"), "score-part")):
            for part in parent.findall(tag) if parent is not None else ():
                if parent is not None and part.get("id") not in kept:
                    parent.remove(part)
        return Notation(self.score, serialize(root))

    def _uuid(self, name: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.score.id}/{name}"))


@dataclass(frozen=True)
class File:
    """Exported file.

    Attributes:
        medium: Name in :data:`flat_api.sandbox.rendering.MEDIA`, if ``data`` is MusicXML that is still to be rendered.
    """

    data: bytes
    media_type: str
    filename: str
    medium: str | None

    def stored(self, call: Call) -> str:
        """Store the file and return its URL, which needs no token."""
        return call.storage.put(self.data, self.media_type, self.filename, self.medium)


@dataclass(frozen=True)
class Format:
    """Export format of a revision.

    Attributes:
        medium: Name in :data:`flat_api.sandbox.rendering.MEDIA`, if the response is a redirect to a picture or a sound.
    """

    media_type: str
    extension: str
    write: Callable[[Notation], bytes]
    medium: str | None = None


def get_score_revision_data(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/revisions/{revision}/{format}``."""
    score = score_to_read(call)
    revision = revision_of(call, score)
    name = call.text("format")
    headers = revision_headers(revision)
    # "defaultTrack" has no effect: tracks are links to other sites here, so no track has a file.
    file = export(call, score, revision, name, [part for part in call.text("parts").split(",") if part])
    if file.medium is not None and not can_render(file.medium):
        call.notes.add(f"{name} is a placeholder, because the extra sandbox-render is not installed")
    if call.flag("url"):
        return json_reply({"url": file.stored(call)}, headers=headers)
    if file.medium is None:
        return Reply(file.data, media_type=file.media_type, headers=headers)
    return Reply(status=302, media_type=file.media_type, headers={**headers, "Location": file.stored(call)})


def export(call: Call, score: Score, revision: Revision, name: str, parts: Collection[str]) -> File:
    """Export a revision in the format ``name``, with all parts if none are selected.

    The store must be unchanged until then.
    """
    form = FORMATS[name]

    def work() -> bytes:
        notation = Notation(score, revision.notation)
        return form.write(notation.keep(parts) if parts else notation)

    data = call.unlocked(f"{name} {revision.id} {','.join(parts)}", work)
    filename = f"{views.slug(score.title)}-{revision.id}{form.extension}"
    return File(data, form.media_type, filename, form.medium)


def _musicxml(notation: Notation) -> bytes:
    return notation.data


def _json(notation: Notation) -> bytes:
    content = to_json(notation.root, notation.part_uuids(), notation.measure_uuids())
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def _points(notation: Notation) -> bytes:
    """Return the time of each measure, and of the end of the music."""
    performance = notation.performance
    points: list[dict[str, str | float]] = [
        {"type": "measure", "measureUuid": identifier, "time": round(performance.seconds(measure.start), 3)}
        for measure, identifier in zip(performance.measures, notation.measure_uuids(), strict=True)
    ]
    points.append({"type": "end", "time": round(performance.seconds(performance.length), 3)})
    return json.dumps(points, separators=(",", ":")).encode("ascii")


BYTES = "application/octet-stream"
FORMATS = {
    "xml": Format(f"{MIMETYPE}+xml", ".musicxml", _musicxml),
    "mxl": Format(MIMETYPE, ".mxl", lambda notation: pack(notation.data)),
    "json": Format(JSON, ".json", _json),
    "flat": Format(BYTES, ".flat", _json),
    "abc": Format(BYTES, ".abc", lambda notation: write_abc(notation.root).encode("utf-8")),
    "midi": Format("audio/midi", ".mid", lambda notation: write_midi(notation.performance)),
    "synchronizationPoints": Format(JSON, ".json", _points),
    "mp3": Format("audio/mp3", ".mp3", _musicxml, "mp3"),
    "wav": Format("audio/wav", ".wav", _musicxml, "wav"),
    "thumbnail.png": Format("image/png", ".png", _musicxml, "thumbnail.png"),
}
"""Formats by name."""
