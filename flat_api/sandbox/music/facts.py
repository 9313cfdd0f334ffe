"""Facts of a piece: instruments, tempo, key, length; and its printed texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from flat_api.sandbox.music.document import printable, text_of

DEFAULT_TEMPO = 120.0
"""Quarter notes per minute of music without a tempo; the default of MIDI."""

NOTES = ("maxima", "long", "breve", "whole", "half", "quarter", "eighth", "16th", "32nd", "64th")
QUARTERS = {name: 32 * 0.5**place for place, name in enumerate(NOTES)}
"""Note types of a metronome mark. Each is half as long as the one before."""

FAMILIES = (
    "keyboards",
    "pitched-percussion",
    "organs",
    "plucked-strings",
    "basses",
    "strings",
    "ensembles",
    "brass",
    "reeds",
    "woodwinds",
    "synth-leads",
    "synth-pads",
    "synth-effects",
    "world",
    "percussion",
    "sound-effects",
)
"""Families of General MIDI programs, eight programs each."""


@dataclass(frozen=True, kw_only=True)
class MusicFacts:
    """Facts read from a MusicXML document.

    Attributes:
        parts: Identifiers of the parts in the document.
        instruments: One identifier per part, such as ``strings.violin``.
        names: One name per part, for people.
        tempo: Quarter notes per minute at the beginning.
        fifths: Sounding key at the beginning, on the circle of fifths.
        duration: Length in seconds, without repeats.
    """

    title: str | None = None
    subtitle: str | None = None
    composer: str | None = None
    lyricist: str | None = None
    arranger: str | None = None
    rights: str | None = None
    parts: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    measures: int = 0
    tempo: float = DEFAULT_TEMPO
    fifths: int = 0
    duration: float = 0.0


def read_facts(root: Element) -> MusicFacts:
    work, movement = text_of(root, "work/work-title"), text_of(root, "movement-title")
    listed = {part.get("id", ""): part for part in root.iterfind("part-list/score-part")}
    played = list(root.iterfind("part"))
    identifiers = tuple(part.get("id", "") for part in played)
    tempo = first_tempo(root) or DEFAULT_TEMPO
    return MusicFacts(
        title=work or movement or _credit(root, "title"),
        subtitle=(movement if work and movement != work else None) or _credit(root, "subtitle"),
        composer=text_of(root, "identification/creator[@type='composer']") or _credit(root, "composer"),
        lyricist=text_of(root, "identification/creator[@type='lyricist']") or _credit(root, "lyricist"),
        arranger=text_of(root, "identification/creator[@type='arranger']") or _credit(root, "arranger"),
        rights=text_of(root, "identification/rights") or _credit(root, "rights"),
        parts=identifiers,
        instruments=tuple(_instrument(listed[identifier]) for identifier in identifiers),
        names=tuple(text_of(listed[identifier], "part-name") or identifier for identifier in identifiers),
        measures=max(len(part.findall("measure")) for part in played),
        tempo=tempo,
        fifths=next((fifths for part in played if (fifths := _fifths(part)) is not None), 0),
        duration=round(_seconds(played[0], tempo), 3),
    )


def _fifths(part: Element) -> int | None:
    """Return the first sounding key of a part."""
    written = text_of(part, "measure/attributes/key/fifths")
    return sounding_fifths(read_integer(written, 0), part.find("measure/attributes/transpose")) if written else None


def sounding_fifths(written: int, transpose: Element | None) -> int:
    """Return the key that a transposing part sounds in, from seven flats to seven sharps."""
    chromatic = read_integer(text_of(transpose, "chromatic"), 0) if transpose is not None else 0
    diatonic = text_of(transpose, "diatonic") if transpose is not None else None
    # A semitone is seven fifths up, and a step of the scale twelve fifths down on the circle.
    shift = 7 * chromatic - 12 * read_integer(diatonic, 0) if diatonic else (7 * chromatic + 6) % 12 - 6
    fifths = min(max(written, -7), 7) + shift
    return fifths if -7 <= fifths <= 7 else (fifths + 5) % 12 - 5


def _credit(root: Element, kind: str) -> str | None:
    credits = (credit for credit in root.iterfind("credit") if text_of(credit, "credit-type") == kind)
    return next((text_of(credit, "credit-words") for credit in credits), None)


def _instrument(part: Element) -> str:
    """Return the standard sound of a part, else its MIDI family and name."""
    sound = text_of(part, "score-instrument/instrument-sound")
    if sound is not None:
        return sound
    program = read_integer(text_of(part, "midi-instrument/midi-program"), 0)
    family = FAMILIES[(program - 1) // 8] if 1 <= program <= 128 else "other"
    return f"{family}.{slug(text_of(part, 'part-name') or '')}"


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "unnamed"


def first_tempo(element: Element) -> float:
    """Return the first tempo in quarter notes per minute, ``<sound>`` before ``<metronome>``; zero for none."""
    marks = (_metronome_tempo(metronome) for metronome in element.iter("metronome"))
    return _sound_tempo(element) or next((tempo for tempo in marks if tempo), 0.0)


def _sound_tempo(element: Element) -> float:
    tempos = (read_number(sound.get("tempo")) for sound in element.iter("sound"))
    return next((tempo for tempo in tempos if tempo), 0.0)


def _metronome_tempo(metronome: Element) -> float:
    unit = QUARTERS.get(text_of(metronome, "beat-unit") or "", 0.0)
    dots = len(metronome.findall("beat-unit-dot"))
    # The text may be "c. 72" or "72-76".
    number = re.search(r"\d+(?:\.\d+)?", text_of(metronome, "per-minute") or "")
    return read_number(number[0] if number is not None else None) * unit * (2 - 0.5 ** min(dots, 4))


def _seconds(part: Element, tempo: float) -> float:
    """Return the length of a part in seconds. The tempo at the end of a measure applies to it."""
    divisions, total, beats = 0.0, 0.0, 4.0
    for measure in part.iterfind("measure"):
        position = length = 0.0
        divisions = divisions or first_divisions(measure)
        for element in measure:
            if element.tag == "attributes":
                divisions = read_number(text_of(element, "divisions")) or divisions
                signature = time_signature(element)
                beats = signature[0] * 4 / signature[1] if signature is not None else beats
            elif element.tag in ("note", "forward", "backup"):
                if element.find("chord") is not None or element.find("grace") is not None:
                    continue
                duration = read_number(text_of(element, "duration")) / divisions
                position += -duration if element.tag == "backup" else duration
                length = max(length, position)
            else:
                tempo = _sound_tempo(element) or tempo
        total += (length or beats) * 60 / tempo
    return total


def first_divisions(measure: Element) -> float:
    """Return the divisions per quarter note of the first measure of a part, also if they follow a note."""
    return read_number(text_of(measure, "attributes/divisions")) or 1.0


def time_signature(attributes: Element) -> tuple[int, int] | None:
    """Return the beats of a measure and the type of a beat; ``None`` if they do not change."""
    beats, beat_type = text_of(attributes, "time/beats"), text_of(attributes, "time/beat-type")
    if beats is None or beat_type is None:
        return None
    # "3+2" is one measure of five beats.
    total = sum(read_integer(beat, 0) for beat in beats.split("+"))
    return (total if 1 <= total <= 255 else 4), min(max(read_integer(beat_type, 4), 1), 1024)


def read_number(text: str | None) -> float:
    """Return a number from a millionth to a thousand million; zero for anything else."""
    try:
        number = float(text or 0)
    except ValueError:
        return 0.0
    return number if 1e-6 <= number < 1e9 else 0.0


def read_integer(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default


IDENTIFICATION = ("creator", "rights", "encoding", "source", "relation", "miscellaneous")
HEADER = ("work", "movement-number", "movement-title", "identification", "defaults", "credit", "part-list", "part")
"""Order of the children of a score, which MusicXML prescribes."""

CREATORS = ("composer", "lyricist", "arranger")


def set_texts(root: Element, texts: Mapping[str, str | None]) -> None:
    """Change title, subtitle, composer, lyricist, arranger and rights of a document; ``None`` removes one."""
    for name, value in texts.items():
        text = printable(value).strip() if value else None
        if name == "title":
            _set_title(root, text)
        elif name == "subtitle":
            _set_child(root, "movement-title", text, HEADER)
        elif name in CREATORS:
            _set_creator(root, name, text)
        elif name == "rights":
            _set_child(_child(root, "identification", HEADER), "rights", text, IDENTIFICATION)


def _set_title(root: Element, text: str | None) -> None:
    before = text_of(root, "work/work-title") or text_of(root, "movement-title")
    if root.find("work/work-title") is None and text_of(root, "movement-title") is not None:
        # Beside a new work title, the movement title would become the subtitle.
        _set_child(root, "movement-title", None, HEADER)
    _set_child(_child(root, "work", HEADER), "work-title", text, ("work-number", "work-title", "opus"))
    for words in root.iterfind("credit/credit-words"):
        if text is not None and (words.text or "").strip() == before:
            words.text = text


def _set_creator(root: Element, kind: str, text: str | None) -> None:
    identification = _child(root, "identification", HEADER)
    known = [creator for creator in identification.iterfind("creator") if creator.get("type") == kind]
    for creator in known[0 if text is None else 1 :]:
        identification.remove(creator)
    if text is not None:
        if not known:
            known = [Element("creator", {"type": kind})]
            identification.insert(len(identification.findall("creator")), known[0])
        known[0].text = text


def _set_child(parent: Element, tag: str, text: str | None, order: tuple[str, ...]) -> None:
    if text is None:
        for child in parent.findall(tag):
            parent.remove(child)
    else:
        _child(parent, tag, order).text = text


def _child(parent: Element, tag: str, order: tuple[str, ...]) -> Element:
    """Return the child with this tag; insert it at its place if it is missing."""
    child = parent.find(tag)
    if child is None:
        later = order[order.index(tag) + 1 :]
        place = next((index for index, known in enumerate(parent) if known.tag in later), len(parent))
        child = Element(tag)
        parent.insert(place, child)
    return child
