"""An empty score for a list of instruments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from flat_api.sandbox.music.document import NotationError, printable, serialize

MEASURES = 8
BEAT_TYPES = (1, 2, 4, 8, 16, 32)


def blank_score(title: str, score_data: Mapping[str, Any], measures: int = MEASURES) -> bytes:
    """Return an empty score as MusicXML.

    Args:
        title: Its title.
        score_data: Instruments, key and time signature, as ``builderData.scoreData`` of the contract has them.
        measures: How many measures it is long.

    Raises:
        NotationError: There is no such key or time signature, or no instrument.
    """
    fifths, beats, beat_type = (_whole(score_data, name, default) for name, default in _DEFAULTS.items())
    if not -7 <= fifths <= 7:
        raise NotationError(f"'fifths' must be from -7 to 7, got {fifths}")
    if not 1 <= beats <= 64 or beat_type not in BEAT_TYPES:
        raise NotationError(f"There is no time signature {beats}/{beat_type}")
    instruments: list[Mapping[str, Any]] = score_data["instruments"]
    if not instruments:
        raise NotationError("A score needs an instrument")
    root = Element("score-partwise", {"version": "4.0"})
    SubElement(SubElement(root, "work"), "work-title").text = printable(title)
    listed = SubElement(root, "part-list")
    for number, instrument in enumerate(instruments, 1):
        _list_part(listed, f"P{number}", instrument)
        part = SubElement(root, "part", {"id": f"P{number}"})
        for measure in range(1, measures + 1):
            _add_measure(part, measure, fifths, beats, beat_type)
    return serialize(root)


_DEFAULTS = {"fifths": 0, "nbBeats": 4, "beatType": 4}


def _whole(score_data: Mapping[str, Any], name: str, default: int) -> int:
    value = score_data.get(name, default)
    if int(value) != value:
        raise NotationError(f"'{name}' must be a whole number, got {value}")
    return int(value)


def _list_part(listed: Element, identifier: str, instrument: Mapping[str, Any]) -> None:
    entry = SubElement(listed, "score-part", {"id": identifier})
    name = instrument.get("longName") or str(instrument["instrument"]).replace("-", " ").capitalize()
    SubElement(entry, "part-name").text = printable(name)
    if instrument.get("shortName"):
        SubElement(entry, "part-abbreviation").text = printable(instrument["shortName"])
    sound = SubElement(entry, "score-instrument", {"id": f"{identifier}-I1"})
    SubElement(sound, "instrument-name").text = printable(name)
    SubElement(sound, "instrument-sound").text = printable(f"{instrument['group']}.{instrument['instrument']}")


def _add_measure(part: Element, number: int, fifths: int, beats: int, beat_type: int) -> None:
    measure = SubElement(part, "measure", {"number": str(number)})
    # Eight divisions to the quarter make the beats of every allowed time signature whole numbers.
    if number == 1:
        attributes = SubElement(measure, "attributes")
        SubElement(attributes, "divisions").text = "8"
        SubElement(SubElement(attributes, "key"), "fifths").text = str(fifths)
        time = SubElement(attributes, "time")
        SubElement(time, "beats").text = str(beats)
        SubElement(time, "beat-type").text = str(beat_type)
        clef = SubElement(attributes, "clef")
        SubElement(clef, "sign").text = "G"
        SubElement(clef, "line").text = "2"
    note = SubElement(measure, "note")
    SubElement(note, "rest", {"measure": "yes"})
    SubElement(note, "duration").text = str(beats * 32 // beat_type)
    SubElement(note, "voice").text = "1"
