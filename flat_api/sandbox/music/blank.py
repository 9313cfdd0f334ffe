"""Empty scores, and placeholders for recognised music, sound and pages."""

from __future__ import annotations

import io
import struct
import wave
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from flat_api.sandbox.music.document import add, parse, printable, serialize
from flat_api.sandbox.music.errors import NotationError
from flat_api.sandbox.music.facts import FAMILIES, slug

MEASURES = 8
BEAT_TYPES = (1, 2, 4, 8, 16, 32)


def blank_score(title: str, score_data: Mapping[str, Any], measures: int = MEASURES) -> bytes:
    """Return an empty score for ``builderData.scoreData`` of the contract."""
    fifths, beats, beat_type = (
        _whole(score_data, name, default) for name, default in (("fifths", 0), ("nbBeats", 4), ("beatType", 4))
    )
    if not -7 <= fifths <= 7:
        raise NotationError(f"'fifths' must be from -7 to 7, got {fifths}")
    if not 1 <= beats <= 64 or beat_type not in BEAT_TYPES:
        raise NotationError(f"There is no time signature {beats}/{beat_type}")
    instruments: list[Mapping[str, Any]] = score_data["instruments"]
    if not instruments:
        raise NotationError("A score needs an instrument")
    root = Element("score-partwise", {"version": "4.0"})
    add(add(root, "work"), "work-title", printable(title))
    listed = add(root, "part-list")
    for number, instrument in enumerate(instruments, 1):
        _list_part(listed, f"P{number}", instrument)
        part = add(root, "part", id=f"P{number}")
        for measure in range(1, measures + 1):
            _add_measure(part, measure, fifths, beats, beat_type)
    return serialize(root)


def _whole(score_data: Mapping[str, Any], name: str, default: int) -> int:
    value = score_data.get(name, default)
    if int(value) != value:
        raise NotationError(f"'{name}' must be a whole number, got {value}")
    return int(value)


def _list_part(listed: Element, identifier: str, instrument: Mapping[str, Any]) -> None:
    entry = add(listed, "score-part", id=identifier)
    name = instrument.get("longName") or str(instrument["instrument"]).replace("-", " ").capitalize()
    add(entry, "part-name", printable(name))
    if instrument.get("shortName"):
        add(entry, "part-abbreviation", printable(instrument["shortName"]))
    sound = add(entry, "score-instrument", id=f"{identifier}-I1")
    add(sound, "instrument-name", printable(name))
    add(sound, "instrument-sound", printable(f"{instrument['group']}.{instrument['instrument']}"))


def _add_measure(part: Element, number: int, fifths: int, beats: int, beat_type: int) -> None:
    measure = add(part, "measure", number=str(number))
    # With eight divisions per quarter, a beat of every allowed time signature is a whole number.
    if number == 1:
        attributes = add(measure, "attributes")
        add(attributes, "divisions", "8")
        add(add(attributes, "key"), "fifths", fifths)
        time = add(attributes, "time")
        add(time, "beats", beats)
        add(time, "beat-type", beat_type)
        clef = add(attributes, "clef")
        add(clef, "sign", "G")
        add(clef, "line", "2")
    note = add(measure, "note")
    add(note, "rest", measure="yes")
    add(note, "duration", beats * 32 // beat_type)
    add(note, "voice", "1")


MEASURES_PER_PAGE = 16
SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": -5, "A": -3, "B": -1}
"""Semitones from C to the natural of a letter, by the shorter way."""


@dataclass(frozen=True)
class Instrument:
    """Instrument of a part.

    Attributes:
        key: Key that the instrument is in, such as ``Bb``.
        program: General MIDI program, from 0.
    """

    part: str = "Piano"
    id: str = "keyboards.piano"
    name: str = "Piano"
    program: int = 0
    key: str = "C"


DETECTED = (Instrument(),)


def corrected(detected: tuple[Instrument, ...], overrides: Iterable[Mapping[str, Any]]) -> tuple[Instrument, ...]:
    """Return the instruments after corrections (``OmrInstrumentOverride`` of the contract).

    Raises:
        IndexError: There is no such part; the number of the correction is the argument.
    """
    instruments = list(detected)
    for number, override in enumerate(overrides):
        index: int = override["index"]
        if index >= len(instruments):
            raise IndexError(number)
        instruments[index] = _corrected(instruments[index], override)
    return tuple(instruments)


def _corrected(known: Instrument, override: Mapping[str, Any]) -> Instrument:
    identifier, name, program = known.id, known.name, known.program
    part: str = override.get("partName", known.part)
    if "midiProgram" in override:
        program = override["midiProgram"]
        identifier = f"{FAMILIES[program // 8]}.{slug(part)}"
        name = part
    if "instrumentId" in override:
        wish: str = override["instrumentId"]
        # Only Flat's own catalogue has the group of a bare name.
        identifier = wish if "." in wish else f"other.{wish}"
        name = identifier.partition(".")[2].replace("-", " ").capitalize()
    key: str = override.get("transposeKey", known.key)
    return Instrument(part, identifier, name, program, key.replace("♭", "b").replace("♯", "#"))


def recognised(title: str, instruments: tuple[Instrument, ...], pages: int) -> bytes:
    """Return an empty score that is as long as the pages suggest, as MusicXML."""
    parts = [
        dict(zip(("group", "instrument"), instrument.id.split(".", 1), strict=True), longName=instrument.part)
        for instrument in instruments
    ]
    root = parse(blank_score(title, {"instruments": parts}, measures=pages * MEASURES_PER_PAGE))
    for part, instrument in zip(root.iterfind("part"), instruments, strict=True):
        _transpose(part, instrument.key)
    return serialize(root)


def _transpose(part: Element, key: str) -> None:
    """Add the transposition of a part: an instrument in Bb sounds a whole tone lower."""
    semitones = SEMITONES[key[0]] + {"b": -1, "#": 1}.get(key[1:], 0)
    attributes = part.find("measure/attributes")
    if semitones and attributes is not None:
        add(add(attributes, "transpose"), "chromatic", semitones)


SAMPLE_RATE = 44_100
SILENT_FRAMES = 10
PAGE = (210, 297)
"""Width and height of the page in pixels."""


def silent_wav() -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(bytes(2 * (SAMPLE_RATE // 4)))
    return buffer.getvalue()


def silent_mp3() -> bytes:
    """Return a quarter of a second of silence as MP3.

    A frame is a header (MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono) and 413 zero bytes, which mean silence.
    """
    frame_length = 144 * 128_000 // SAMPLE_RATE
    frame = bytes([0xFF, 0xFB, 0x90, 0xC0]).ljust(frame_length, b"\0")
    return frame * SILENT_FRAMES


def empty_page() -> bytes:
    width, height = PAGE
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    # Each row begins with the number of its filter; 0 means no filter.
    rows = (b"\0" + b"\xff" * width) * height
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
