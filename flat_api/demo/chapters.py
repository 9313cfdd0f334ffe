"""The story: a piece is imported, edited and exported; a class gets it as an assignment, and a student his grade."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, List, Tuple
from xml.etree import ElementTree

import flat_api
from flat_api.demo.narration import Narrator
from flat_api.sandbox import Sandbox
from flat_api.sandbox.music.document import parse
from flat_api.sandbox.music.midi import GRID, read_midi
from flat_api.sandbox.music.performance import perform

if TYPE_CHECKING:
    from flat_api.api import ClassApi
    from flat_api.api_client import ApiClient
    from flat_api.models import Assignment, ClassDetails, ScoreDetails

    Tones = List[List[Tuple[int, int, int]]]

IMPORTS = """\
from pathlib import Path
import flat_api
from flat_api.sandbox import Sandbox
"""
KEYS = (
    *("C flat", "G flat", "D flat", "A flat", "E flat", "B flat", "F"),
    *("C", "G", "D", "A", "E", "B", "F sharp", "C sharp"),
)
"""Major keys on the circle of fifths, from seven flats to seven sharps."""


def tell(musicxml_file: Path, midi_file: Path, grades_file: Path) -> bool:
    """Tell the story, and return whether the exports hold the music that was imported."""
    narrator = Narrator()
    print("The Flat API at work. What follows >>> is Python that runs as you read it.")
    narrator.chapter("A piece of music")
    with narrator.step("Start a Flat server with invented people, in this process", IMPORTS):
        sandbox = Sandbox().start()
    with sandbox:
        narrator.result(f"it listens on {sandbox.url}; nothing leaves this machine")
        with narrator.step("Sign in, with a token of a teacher"):
            teacher = flat_api.ApiClient(sandbox.configuration(user="teacher"))
            me = flat_api.AccountApi(teacher).get_authenticated_user()
        narrator.result(f"{me.printable_name}, {me.organization_role} of the demo school")
        with teacher:
            score, is_same = _show_music(narrator, teacher, musicxml_file, midi_file)
            narrator.chapter("A class that sings it")
            _show_school(narrator, sandbox, teacher, score, grades_file)
    return is_same


def _show_music(
    narrator: Narrator, teacher: ApiClient, musicxml_file: Path, midi_file: Path
) -> Tuple[ScoreDetails, bool]:
    """Tell the first chapter, and return the score and whether the exports hold the music that was imported."""
    piece = Path(__file__).parents[1] / "sandbox" / "old-hundredth.musicxml"
    imported = piece.read_bytes()
    with narrator.step("Import a MusicXML file, which comes with the package", piece=Path(piece.name)):
        scores = flat_api.ScoreApi(teacher)
        music = piece.read_text(encoding="utf-8")
        score = scores.create_score(flat_api.ScoreCreation(data=music))
    if not isinstance(score, flat_api.ScoreDetails):
        raise TypeError(f"create_score() gave {type(score).__name__} for a MusicXML file, not ScoreDetails")
    narrator.result(f'"{score.title}", {score.composer}')
    fifths = score.main_key_signature
    key = f"{KEYS[int(fifths) + 7]} major" if fifths is not None else "no key"
    narrator.result(
        f"{', '.join(score.instruments_names)}; {score.number_measures} measures, {key}, {score.main_tempo_qpm} to the "
        "minute"
    )
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
    with narrator.step("Copy it, to have something to try things on"):
        copy = scores.fork_score(
            score.id,
            flat_api.ScoreFork(keep_original_title=True),
        )
    narrator.result(f"score {copy.id}, a copy of {copy.parent_score}")
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
    with narrator.step("Ask for a score that does not exist, and handle the error"):
        try:
            scores.get_score("000000000000000000000000")
        except flat_api.NotFoundException as error:
            print(error.status, error.code, "-", error.message)
    return score, is_same_notation and is_same_sound


def _verdict(is_same: bool) -> str:
    return f"{'the same music as' if is_same else 'NOT THE MUSIC OF'} the imported file"


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


def _show_school(
    narrator: Narrator, sandbox: Sandbox, teacher: ApiClient, score: ScoreDetails, grades_file: Path
) -> None:
    """Tell the second chapter."""
    with narrator.step("The teacher creates a class"):
        classes = flat_api.ClassApi(teacher)
        classroom = classes.create_class(
            flat_api.ClassCreation(name="Choir, Year 7"),
        )
    narrator.result(f'class {classroom.id}: "{classroom.name}", code {classroom.enrollment_code}')
    if classroom.enrollment_code is None:
        raise TypeError("create_class() gave a class without an enrolment code")
    with narrator.step("The student signs in, with a token of his own"):
        student = flat_api.ApiClient(sandbox.configuration(user="student"))
        tom = flat_api.AccountApi(student).get_authenticated_user()
    narrator.result(f"{tom.printable_name}, a student of the same school")
    with student:
        with narrator.step("He joins the class with its code, which the teacher wrote on the board"):
            student_classes = flat_api.ClassApi(student)
            joined = student_classes.enroll_class(classroom.enrollment_code)
        narrator.result(f'he is in "{joined.name}"')
        assignment = _show_assignment(narrator, classes, student_classes, classroom, score)
    with narrator.step("The teacher downloads the grades of the class as CSV", grades_file=grades_file):
        table = classes.export_submissions_reviews_as_csv(
            classroom.id,
            assignment.id,
        )
        grades_file.write_bytes(table)
    with grades_file.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            narrator.result(f"{line['Student']}, {line['State']}, {line['Grade']} of {line['Maximum']}")


def _show_assignment(
    narrator: Narrator,
    classes: ClassApi,
    student_classes: ClassApi,
    classroom: ClassDetails,
    score: ScoreDetails,
) -> Assignment:
    """Tell of an assignment, from its making to the grade, and return it."""
    with narrator.step("The teacher gives out the score; each student gets a copy of it"):
        copies = flat_api.ClassAttachmentCreation(
            type=flat_api.ClassAttachmentCreationType.FLAT,
            score=score.id,
            sharing_mode=flat_api.MediaScoreSharingMode.COPY,
        )
        assignment = classes.create_class_assignment(
            classroom.id,
            flat_api.ClassAssignmentUpdate(
                type=flat_api.AssignmentType.SCORE_TEMPLATE,
                title="Mark where you breathe",
                attachments=[copies],
                max_points=20,
                state=flat_api.ClassAssignmentUpdateState.ACTIVE,
            ),
        )
    narrator.result(f'assignment {assignment.id}: "{assignment.title}", {assignment.max_points} points')
    with narrator.step("The student hands in his copy"):
        submission = student_classes.create_submission(
            classroom.id,
            assignment.id,
            flat_api.AssignmentSubmissionUpdate(submit=True),
        )
    narrator.result(f"submission {submission.id}: {submission.state.value}")
    for attachment in submission.attachments:
        narrator.result(f'with score {attachment.score}, "{attachment.title}"')
    with narrator.step("The teacher grades what came in, and returns it with a comment"):
        for work in classes.get_submissions(classroom.id, assignment.id):
            classes.post_submission_comment(
                classroom.id,
                assignment.id,
                work.id,
                {"comment": "Good. One more breath in measure 4."},
            )
            work = classes.edit_submission(
                classroom.id,
                assignment.id,
                work.id,
                flat_api.AssignmentSubmissionUpdate(grade=18, var_return=True),
            )
            print(f"submission {work.id}: {work.state.value}")
    with narrator.step("The student reads his grade"):
        submission = student_classes.get_submission(
            classroom.id,
            assignment.id,
            submission.id,
        )
    narrator.result(f"{submission.grade} of {submission.max_points} points")
    return assignment
