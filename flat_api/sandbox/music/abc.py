"""ABC text of the first voice of the first part, without lyrics, dynamics and grace notes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from xml.etree.ElementTree import Element

from flat_api.sandbox.music.document import text_of
from flat_api.sandbox.music.facts import first_divisions, read_facts, read_integer, read_number
from flat_api.sandbox.music.midi import MAJOR, MINOR

ACCIDENTALS = {-2: "__", -1: "_", 0: "=", 1: "^", 2: "^^"}
SHARPS = "FCGDAEB"
MEASURES_PER_LINE = 4


def write_abc(root: Element) -> str:
    facts = read_facts(root)
    part = next(root.iterfind("part"))
    key = _key(part.find("measure/attributes/key"))
    meter = _meter(part.find("measure/attributes/time")) or "4/4"
    writer = _Writer(next((text_of(note, "voice") for note in part.iter("note")), None), _fifths(part), meter)
    measures = [writer.measure(measure) for measure in part.iterfind("measure")]
    header = {
        "X": "1",
        "T": facts.title or "Untitled score",
        "C": facts.composer,
        "M": meter,
        "L": "1/4",
        "Q": f"1/4={facts.tempo:g}",
        # The key ends the header.
        "K": key,
    }
    lines = [f"{field}:{' '.join(text.split())}" for field, text in header.items() if text]
    rows = [measures[first : first + MEASURES_PER_LINE] for first in range(0, len(measures), MEASURES_PER_LINE)]
    return "\n".join([*lines, *(" ".join(row) for row in rows)]) + "\n"


class _Writer:
    """Writer of the measures of a voice, in order."""

    def __init__(self, voice: str | None, fifths: int, meter: str) -> None:
        self._voice = voice
        self._fifths = fifths
        self._meter = meter
        self._divisions: Fraction | None = None

    def measure(self, measure: Element) -> str:
        opening, closing = "", "|"
        for barline in measure.iterfind("barline"):
            repeat = barline.find("repeat")
            if repeat is not None and repeat.get("direction") == "forward":
                opening = "|: "
            elif repeat is not None:
                closing = ":|"
            elif text_of(barline, "bar-style") == "light-heavy":
                closing = "|]"
        return f"{opening}{' '.join(self._notes(measure))} {closing}".replace("  ", " ")

    def _notes(self, measure: Element) -> Iterator[str]:
        accidentals: dict[str, int] = {}
        self._divisions = self._divisions or Fraction(first_divisions(measure))
        chord: list[str] = []
        length = ""
        for element in measure:
            if element.tag == "attributes":
                yield from self._attributes(element)
            if element.tag != "note" or element.find("grace") is not None or text_of(element, "voice") != self._voice:
                continue
            if element.find("chord") is None:
                yield from _joined(chord, length)
                chord = []
                length = _length(Fraction(read_number(text_of(element, "duration"))) / (self._divisions or 1))
            tie = "-" if element.find("tie[@type='start']") is not None else ""
            chord.append(self._pitch(element, accidentals) + tie)
        yield from _joined(chord, length)

    def _attributes(self, attributes: Element) -> Iterator[str]:
        self._divisions = Fraction(read_number(text_of(attributes, "divisions"))) or self._divisions
        key = attributes.find("key")
        fifths = read_integer(text_of(attributes, "key/fifths"), self._fifths)
        if key is not None and fifths != self._fifths:
            self._fifths = fifths
            yield f"[K:{_key(key)}]"
        meter = _meter(attributes.find("time"))
        if meter is not None and meter != self._meter:
            self._meter = meter
            yield f"[M:{meter}]"

    def _pitch(self, note: Element, accidentals: dict[str, int]) -> str:
        step = text_of(note, "pitch/step") or text_of(note, "unpitched/display-step")
        if step is None or len(step) != 1 or step not in SHARPS:
            return "z"
        octave = read_integer(text_of(note, "pitch/octave") or text_of(note, "unpitched/display-octave"), 4)
        octave = min(max(octave, -1), 10)
        name = step + "," * (4 - octave) if octave <= 4 else step.lower() + "'" * (octave - 5)
        text = text_of(note, "pitch/alter") or "0"
        alter = -read_integer(text[1:], 0) if text.startswith("-") else read_integer(text, 0)
        # An accidental holds for its letter in all octaves (ABC 2.1, 11.3); for some readers, in its own only.
        of_key = self._of_key(step)
        if accidentals.get(name, of_key) == alter == accidentals.get(f"all {step}", of_key):
            return name
        accidentals[name] = accidentals[f"all {step}"] = alter
        return ACCIDENTALS.get(alter, "") + name

    def _of_key(self, step: str) -> int:
        place = SHARPS.index(step)
        return (place < self._fifths) - (6 - place < -self._fifths)


def _joined(chord: list[str], length: str) -> Iterator[str]:
    if len(chord) > 1:
        yield f"[{''.join(chord)}]{length}"
    elif chord:
        tie = "-" if chord[0].endswith("-") else ""
        yield chord[0].removesuffix("-") + length + tie


def _length(quarters: Fraction) -> str:
    quarters = quarters.limit_denominator(1024)
    return str(quarters) if quarters != 1 else ""


def _fifths(part: Element) -> int:
    return min(max(read_integer(text_of(part, "measure/attributes/key/fifths"), 0), -7), 7)


def _meter(time: Element | None) -> str | None:
    if time is None or text_of(time, "beats") is None:
        return None
    return f"{text_of(time, 'beats')}/{text_of(time, 'beat-type') or 4}"


def _key(key: Element | None) -> str:
    if key is None:
        return "C"
    fifths = min(max(read_integer(text_of(key, "fifths"), 0), -7), 7)
    return (MINOR if text_of(key, "mode") == "minor" else MAJOR)[fifths + 7]
