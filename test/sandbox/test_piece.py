"""The piece of music that ships with the package."""

from __future__ import annotations

from itertools import pairwise

import pytest
from support.sandbox import PIECE

from flat_api.sandbox.music import document

VERSE = (
    "All people that on earth do dwell, Sing to the Lord with cheerful voice; "
    "Him serve with fear, his praise forth tell; Come ye before him and rejoice."
)
MELODY = "GGFEDGAB BBBAGCBA GABAGEFG DBGACBAG"
PITCHES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


@pytest.fixture(scope="module")
def parts():
    """Return the parts, from high to low."""
    return list(document.parse(PIECE.encode()).iterfind("part"))


def heights(part):
    """Return the pitches of a part in semitones."""
    return [
        PITCHES[note.findtext("pitch/step")]
        + int(note.findtext("pitch/alter", "0"))
        + 12 * int(note.findtext("pitch/octave"))
        for note in part.iter("note")
    ]


def test_every_measure_is_full(parts):
    for part in parts:
        lengths = [sum(int(note.findtext("duration")) for note in measure.iter("note")) for measure in part]

        # The upbeat and the last measure make one measure between them.
        assert lengths == [1, 4, 4, 4, 4, 4, 4, 4, 3]


def test_the_melody_is_that_of_the_psalter(parts):
    assert "".join(note.findtext("pitch/step") for note in parts[0].iter("note")) == MELODY.replace(" ", "")


def test_every_voice_sings_the_whole_verse(parts):
    for part in parts:
        words = ""
        for lyric in part.iter("lyric"):
            words += lyric.findtext("text") + ("" if lyric.findtext("syllabic") == "begin" else " ")

        assert words.strip() == VERSE


def test_the_voices_keep_to_their_order_and_ranges(parts):
    voices = [heights(part) for part in parts]

    for chord in zip(*voices, strict=True):
        assert list(chord) == sorted(chord, reverse=True)
    ranges = [(min(voice), max(voice)) for voice in voices]
    assert all(high - low <= 19 for low, high in ranges)


def test_no_two_voices_move_in_parallel_fifths_or_octaves(parts):
    voices = [heights(part) for part in parts]
    for upper in range(4):
        for lower in range(upper + 1, 4):
            pairs = list(zip(voices[upper], voices[lower], strict=True))
            for (high, low), (next_high, next_low) in pairwise(pairs):
                if high != next_high and low != next_low:
                    before, after = (high - low) % 12, (next_high - next_low) % 12
                    assert not (before == after and after in (0, 7)), (upper, lower, high, low)


def test_it_has_dynamics_a_tempo_a_key_and_says_that_it_is_free(parts):
    root = document.parse(PIECE.encode())

    for part in parts:
        assert [mark.tag for dynamics in part.iter("dynamics") for mark in dynamics] == ["mf", "mp", "f"]
        assert part.findtext("measure/attributes/key/fifths") == "1"
    assert root.findtext(".//per-minute") == "84"
    assert "CC0" in root.findtext("identification/rights")
    assert "engraved for the flat_api project" in root.findtext("identification/rights")
