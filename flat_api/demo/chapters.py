"""Steps of the demo: a score, and a class that gets it as an assignment."""

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
from flat_api.sandbox.rendering import can_render

if TYPE_CHECKING:
    from flat_api.api import ClassApi
    from flat_api.api_client import ApiClient
    from flat_api.models import ClassAssignment, ClassDetails, ScoreDetails

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


def run_chapters(musicxml_file: Path, midi_file: Path, picture_file: Path, grades_file: Path) -> bool:
    """Run all steps, and return whether the exported files have the music of the imported one."""
    narrator = Narrator()
    print("The main calls of the Flat API, each with the code that runs and its result.")
    narrator.chapter("A score")
    with narrator.step("Start an embedded Flat server with sample accounts", IMPORTS):
        sandbox = Sandbox().start()
    with sandbox:
        narrator.result(f"The server listens on {sandbox.url}; nothing leaves this machine.")
        with narrator.step("Sign in with the access token of a teacher"):
            teacher = flat_api.ApiClient(sandbox.configuration(user="teacher"))
            me = flat_api.AccountApi(teacher).get_authenticated_user()
        narrator.result(f"{me.printable_name}, {me.organization_role} of the demo school")
        with teacher:
            score, is_same = _show_music(narrator, teacher, musicxml_file, midi_file)
            _show_picture(narrator, teacher, score, picture_file)
            narrator.chapter("A class and an assignment")
            _show_school(narrator, sandbox, teacher, score, grades_file)
    return is_same


def _show_music(
    narrator: Narrator, teacher: ApiClient, musicxml_file: Path, midi_file: Path
) -> Tuple[ScoreDetails, bool]:
    """Run the first chapter; return the score and whether the exports have its music."""
    piece = Path(__file__).parents[1] / "sandbox" / "old-hundredth.musicxml"
    imported = piece.read_bytes()
    with narrator.step("Import a MusicXML file that is part of the package", piece=Path(piece.name)):
        scores = flat_api.ScoreApi(teacher)
        music = piece.read_text(encoding="utf-8")
        score = scores.create_score(flat_api.ScoreCreation(data=music))
    if not isinstance(score, flat_api.ScoreDetails):
        raise TypeError(f"create_score() returned {type(score).__name__} for a MusicXML file, not ScoreDetails")
    narrator.result(f'"{score.title}", {score.composer}')
    fifths = score.main_key_signature
    key = f"{KEYS[int(fifths) + 7]} major" if fifths is not None else "no key"
    narrator.result(
        f"{', '.join(score.instruments_names)}; {score.number_measures} measures, {key}, "
        f"{score.main_tempo_qpm} quarter notes a minute"
    )
    with narrator.step("List all scores of this account"):
        collections = flat_api.CollectionApi(teacher)
        listed = collections.list_collection_scores("allScores")
    for entry in listed:
        narrator.result(f'score {entry.id}: "{entry.title}", {entry.privacy.value}')
    with narrator.step("Change the title of the score"):
        score = scores.edit_score(
            score.id,
            flat_api.ScoreModification(title="All People That on Earth Do Dwell"),
        )
    narrator.result(f'score {score.id}: "{score.title}"')
    with narrator.step("Make a copy of the score"):
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
    with narrator.step("Export the score as MIDI", midi_file=midi_file):
        data = scores.get_score_revision_data(score.id, "last", "midi")
        midi_file.write_bytes(data)
    sounding = tones_of_midi(midi_file.read_bytes())
    is_same_sound = sounding == tones_of_notation(imported)
    narrator.result(f"{sum(map(len, sounding))} notes in {len(sounding)} tracks; {_verdict(is_same_sound)}")
    with narrator.step("Request a score that does not exist, and handle the error"):
        try:
            scores.get_score("000000000000000000000000")
        except flat_api.NotFoundException as error:
            print(error.status, error.code, "-", error.message)
    return score, is_same_notation and is_same_sound


def _show_picture(narrator: Narrator, teacher: ApiClient, score: ScoreDetails, picture_file: Path) -> None:
    """Export the picture of the first page, if the server can draw it."""
    if not can_render("thumbnail.png"):
        print('\nWith pip install "flat-api[sandbox-render]", the demo also draws the first page.')
        return
    with narrator.step("Export a picture of the first page", picture_file=picture_file):
        scores = flat_api.ScoreApi(teacher)
        data = scores.get_score_revision_data(score.id, "last", "thumbnail.png")
        picture_file.write_bytes(data)
    narrator.result(f"the picture is in {picture_file}")


def _verdict(is_same: bool) -> str:
    return f"{'the same music as' if is_same else 'NOT the same music as'} the imported file"


def notation(musicxml: bytes) -> List[bytes]:
    """Return the elements of all measures: notes with pitch, length and lyrics, dynamics, tempo, key."""
    elements = parse(musicxml).iterfind("part/measure/*")
    return [b" ".join(ElementTree.tostring(element).split()) for element in elements]


def tones_of_notation(musicxml: bytes) -> Tones:
    """Return start, end and MIDI key of each note of a MusicXML file, by part."""
    return [
        sorted(
            (round(sound.start * GRID), round((sound.start + sound.length) * GRID), sound.key) for sound in part.sounds
        )
        for part in perform(parse(musicxml)).parts
    ]


def tones_of_midi(midi: bytes) -> Tones:
    """Return start, end and MIDI key of each note of a MIDI file, by part."""
    return [sorted((tone.start, tone.end, tone.key) for tone in part.tones) for part in read_midi(midi).parts]


def _show_school(
    narrator: Narrator, sandbox: Sandbox, teacher: ApiClient, score: ScoreDetails, grades_file: Path
) -> None:
    """Run the second chapter: a class, an assignment and a grade."""
    with narrator.step("Create a class, as the teacher"):
        classes = flat_api.ClassApi(teacher)
        classroom = classes.create_class(
            flat_api.ClassCreation(name="Choir, Year 7"),
        )
    narrator.result(f'class {classroom.id}: "{classroom.name}", code {classroom.enrollment_code}')
    if classroom.enrollment_code is None:
        raise TypeError("create_class() returned a class without an enrolment code")
    with narrator.step("Sign in with the access token of a student"):
        student = flat_api.ApiClient(sandbox.configuration(user="student"))
        tom = flat_api.AccountApi(student).get_authenticated_user()
    narrator.result(f"{tom.printable_name}, a student of the same school")
    with student:
        with narrator.step("Join the class with its code, as the student"):
            student_classes = flat_api.ClassApi(student)
            joined = student_classes.enroll_class(classroom.enrollment_code)
        narrator.result(f'class {joined.id}: "{joined.name}"')
        assignment = _show_assignment(narrator, classes, student_classes, classroom, score)
    with narrator.step("Download the grades of the class as CSV, as the teacher", grades_file=grades_file):
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
) -> ClassAssignment:
    """Run the steps of an assignment, from its creation to the grade, and return it."""
    with narrator.step("Assign the score, as the teacher; each student gets a copy"):
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
    with narrator.step("Submit the copy, as the student"):
        submission = student_classes.create_submission(
            classroom.id,
            assignment.id,
            flat_api.AssignmentSubmissionUpdate(submit=True),
        )
    narrator.result(f"submission {submission.id}: {submission.state.value}")
    for attachment in submission.attachments:
        narrator.result(f'score {attachment.score}: "{attachment.title}"')
    with narrator.step("Grade each submission and return it with a comment, as the teacher"):
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
    with narrator.step("Read the grade, as the student"):
        submission = student_classes.get_submission(
            classroom.id,
            assignment.id,
            submission.id,
        )
    narrator.result(f"{submission.grade} of {submission.max_points} points")
    return assignment
