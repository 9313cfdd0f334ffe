"""The first chapter: a piece is imported, listed, edited, copied and exported."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import flat_api
from flat_api.sandbox.music.document import parse
from flat_api.sandbox.music.midi_import import GRID, read_midi
from flat_api.sandbox.music.performance import perform

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Tuple

    from flat_api.api_client import ApiClient
    from flat_api.demo.narration import Narrator
    from flat_api.models import ScoreDetails

    Tones = List[List[Tuple[int, int, int]]]


def notation(musicxml: bytes) -> List[bytes]:
    """Return all that is in the measures, part by part: notes with pitch, length and lyrics, dynamics, tempo, key."""
    elements = parse(musicxml).iterfind("part/measure/*")
    return [b" ".join(ElementTree.tostring(element).split()) for element in elements]


def tones_of_notation(musicxml: bytes) -> Tones:
    """Return where each note begins and ends, and its MIDI key, part by part."""
    return [
        sorted(
            (round(sound.start * GRID), round((sound.start + sound.length) * GRID), sound.key) for sound in part.sounds
        )
        for part in perform(parse(musicxml)).parts
    ]


def tones_of_midi(midi: bytes) -> Tones:
    """Return the same of a MIDI file."""
    return [sorted((tone.start, tone.end, tone.key) for tone in part.tones) for part in read_midi(midi).parts]


PIECE = Path(__file__).parents[1] / "sandbox" / "old-hundredth.musicxml"
KEYS = (
    *("C flat", "G flat", "D flat", "A flat", "E flat", "B flat", "F"),
    *("C", "G", "D", "A", "E", "B", "F sharp", "C sharp"),
)
"""Major keys on the circle of fifths, from seven flats to seven sharps."""


def show_music(
    narrator: Narrator, teacher: ApiClient, musicxml_file: Path, midi_file: Path
) -> Tuple[ScoreDetails, bool]:
    """Tell the chapter, and return the score and whether the exports hold the music that was imported."""
    score = _import(narrator, teacher, PIECE)
    score = _list_and_edit(narrator, teacher, score)
    _copy(narrator, teacher, score)
    is_same = _export(narrator, teacher, score, musicxml_file, midi_file)
    _fail(narrator, teacher)
    return score, is_same


def _import(narrator: Narrator, teacher: ApiClient, piece: Path) -> ScoreDetails:
    with narrator.step("Import a MusicXML file, which comes with the package", piece=Path(piece.name)):
        scores = flat_api.ScoreApi(teacher)
        music = piece.read_text(encoding="utf-8")
        score = scores.create_score(flat_api.ScoreCreation(data=music))
    if not isinstance(score, flat_api.ScoreDetails):
        raise TypeError(f"create_score() gave {type(score).__name__} for a MusicXML file, not ScoreDetails")
    narrator.result(f'"{score.title}", {score.composer}')
    narrator.result(f"{', '.join(score.instruments_names)}; {score.number_measures} measures, {_key_and_tempo(score)}")
    return score


def _list_and_edit(narrator: Narrator, teacher: ApiClient, score: ScoreDetails) -> ScoreDetails:
    scores = flat_api.ScoreApi(teacher)
    with narrator.step("List all scores of this account"):
        collections = flat_api.CollectionApi(teacher)
        listed = collections.list_collection_scores("allScores")
    for entry in listed:
        narrator.result(f'score {entry.id}: "{entry.title}", {entry.privacy.value}')
    with narrator.step("Give the score the title that choirs know"):
        score = scores.edit_score(
            score.id,
            flat_api.ScoreModification(title="All People That on Earth Do Dwell"),
        )
    narrator.result(f'score {score.id} is now "{score.title}"')
    return score


def _copy(narrator: Narrator, teacher: ApiClient, score: ScoreDetails) -> None:
    scores = flat_api.ScoreApi(teacher)
    with narrator.step("Copy it, to have something to try things on"):
        copy = scores.fork_score(
            score.id,
            flat_api.ScoreFork(keep_original_title=True),
        )
    narrator.result(f"score {copy.id}, a copy of {copy.parent_score}")


def _export(narrator: Narrator, teacher: ApiClient, score: ScoreDetails, musicxml_file: Path, midi_file: Path) -> bool:
    scores = flat_api.ScoreApi(teacher)
    imported = PIECE.read_bytes()
    with narrator.step("Export the score as MusicXML", musicxml_file=musicxml_file):
        data = scores.get_score_revision_data(score.id, "last", "xml")
        musicxml_file.write_bytes(data)
    exported = notation(musicxml_file.read_bytes())
    is_same_notation = exported == notation(imported)
    notes = sum(element.startswith(b"<note") for element in exported)
    narrator.result(f"{notes} notes; {_verdict(is_same_notation)}, words and dynamics included")
    with narrator.step("Export it as MIDI", midi_file=midi_file):
        data = scores.get_score_revision_data(score.id, "last", "midi")
        midi_file.write_bytes(data)
    sounding = tones_of_midi(midi_file.read_bytes())
    is_same_sound = sounding == tones_of_notation(imported)
    narrator.result(f"{sum(map(len, sounding))} notes in {len(sounding)} tracks; {_verdict(is_same_sound)}")
    return is_same_notation and is_same_sound


def _fail(narrator: Narrator, teacher: ApiClient) -> None:
    scores = flat_api.ScoreApi(teacher)
    with narrator.step("Ask for a score that does not exist, and handle the error"):
        try:
            scores.get_score("000000000000000000000000")
        except flat_api.NotFoundException as error:
            print(error.status, error.code, "-", error.message)


def _verdict(is_same: bool) -> str:
    return f"{'the same music as' if is_same else 'NOT THE MUSIC OF'} the imported file"


def _key_and_tempo(score: ScoreDetails) -> str:
    fifths, tempo = score.main_key_signature, score.main_tempo_qpm
    key = f"{KEYS[int(fifths) + 7]} major" if fifths is not None else "no key"
    return f"{key}, {tempo} to the minute"
