"""The stand-in for optical music recognition: an empty score, as long as the pages suggest.

Nothing looks at the pages. What is "detected" is always a piano; corrections of it are followed, so that a program
which asks people to check the instruments can be tried from end to end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from flat_api.sandbox.music.blank import blank_score
from flat_api.sandbox.music.document import parse, serialize
from flat_api.sandbox.music.facts import FAMILIES

MEASURES_PER_PAGE = 16
SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": -5, "A": -3, "B": -1}
"""How far below or above C the natural of a letter lies, the shorter way."""


@dataclass(frozen=True)
class Instrument:
    """The instrument of a part.

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
    """Return the instruments after corrections, given as ``OmrInstrumentOverride`` of the contract.

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
        identifier = f"{FAMILIES[program // 8]}.{_slug(part)}"
        name = part
    if "instrumentId" in override:
        wish: str = override["instrumentId"]
        # The catalogue is Flat's own, so the group of a bare name is not known here.
        identifier = wish if "." in wish else f"other.{wish}"
        name = identifier.partition(".")[2].replace("-", " ").capitalize()
    key: str = override.get("transposeKey", known.key)
    return Instrument(part, identifier, name, program, key.replace("♭", "b").replace("♯", "#"))


def recognised(title: str, instruments: tuple[Instrument, ...], pages: int) -> bytes:
    """Return a score of as many measures as would fit on the pages, as MusicXML."""
    parts = [
        dict(zip(("group", "instrument"), instrument.id.split(".", 1), strict=True), longName=instrument.part)
        for instrument in instruments
    ]
    root = parse(blank_score(title, {"instruments": parts}, measures=pages * MEASURES_PER_PAGE))
    for part, instrument in zip(root.iterfind("part"), instruments, strict=True):
        _transpose(part, instrument.key)
    return serialize(root)


def _transpose(part: Element, key: str) -> None:
    """Note how the sound of a part differs from what is written: an instrument in Bb sounds a whole tone lower."""
    semitones = SEMITONES[key[0]] + {"b": -1, "#": 1}.get(key[1:], 0)
    attributes = part.find("measure/attributes")
    if semitones and attributes is not None:
        SubElement(SubElement(attributes, "transpose"), "chromatic").text = str(semitones)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "unnamed"
