"""The demo: ``python -m flat_api demo``."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import flat_api
from flat_api.cli.main import main
from flat_api.demo.narration import Narrator

ROOT = Path(__file__).resolve().parents[2]
PIECE = ROOT / "flat_api" / "sandbox" / "old-hundredth.musicxml"
FILES = ["grades.csv", "old-hundredth.mid", "old-hundredth.musicxml", "old-hundredth.png"]
SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
needs_the_server = pytest.mark.skipif(sys.version_info < (3, 10), reason="flat_api.sandbox needs Python 3.10")


def python(*arguments, cwd, stdout=subprocess.PIPE, **variables):
    return subprocess.run(
        [sys.executable, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        cwd=str(cwd),
        env=dict(os.environ, PYTHONPATH=str(ROOT), **variables),
    )


def run(*arguments, **options):
    return python("-m", "flat_api", "demo", *arguments, **options)


def names(directory):
    return sorted(path.name for path in directory.iterdir())


def music(path):
    """Return all that is written in the measures of a file."""
    return [
        (element.tag, sorted(element.attrib.items()), (element.text or "").strip())
        for part in ElementTree.parse(str(path)).getroot().iter("part")
        for element in part.iter()
    ]


def written_keys(path):
    """Return, part by part, the MIDI key of each note of a file."""
    return [
        [
            SEMITONES[pitch.findtext("step")]
            + int(pitch.findtext("alter") or 0)
            + 12 * (int(pitch.findtext("octave")) + 1)
            for pitch in part.iterfind("measure/note/pitch")
        ]
        for part in ElementTree.parse(str(path)).getroot().iterfind("part")
    ]


def played_keys(path):
    """Return, track by track, the keys that a MIDI file puts down."""
    import mido

    tracks = [
        [message.note for message in track if message.type == "note_on" and message.velocity]
        for track in mido.MidiFile(str(path)).tracks
    ]
    return [track for track in tracks if track]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A finished run, and the directory that it ran in."""
    directory = tmp_path_factory.mktemp("demo")
    return run(cwd=directory), directory


@needs_the_server
def test_the_demo_ends_well_and_leaves_four_files(demo):
    done, directory = demo

    assert (done.returncode, done.stderr) == (0, "")
    assert names(directory) == ["demo-output"]
    assert names(directory / "demo-output") == FILES


@needs_the_server
def test_the_musicxml_on_disk_is_the_music_that_was_imported(demo):
    exported = demo[1] / "demo-output" / "old-hundredth.musicxml"

    assert music(exported) == music(PIECE)
    assert sum(map(len, written_keys(exported))) == 128


@needs_the_server
def test_the_midi_on_disk_plays_the_notes_that_were_imported(demo):
    exported = demo[1] / "demo-output" / "old-hundredth.mid"

    assert exported.read_bytes().startswith(b"MThd")
    assert played_keys(exported) == written_keys(PIECE)


@needs_the_server
def test_the_csv_on_disk_holds_the_grade_of_the_student(demo):
    with (demo[1] / "demo-output" / "grades.csv").open(encoding="utf-8", newline="") as lines:
        (line,) = csv.DictReader(lines)

    assert (line["Student"], line["State"], line["Grade"], line["Maximum"]) == ("Tom Abara", "graded", "18", "20")
    assert line["Comments"] == "Nora Lindqvist: Good. One more breath in measure 4."


@needs_the_server
def test_the_picture_on_disk_is_the_first_page_and_its_path_is_shown(demo):
    picture = (demo[1] / "demo-output" / "old-hundredth.png").read_bytes()

    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000
    assert "the picture is in {}\n".format(Path("demo-output", "old-hundredth.png")) in demo[0].stdout


@needs_the_server
def test_without_the_extra_for_pictures_the_demo_says_what_draws_them(tmp_path):
    program = "import sys; sys.modules['verovio'] = None; from flat_api.__main__ import main; sys.exit(main(['demo']))"

    done = python("-c", program, cwd=tmp_path)

    assert done.returncode == 0
    assert 'pip install "flat-api[sandbox-render]"' in done.stdout
    assert "old-hundredth.png" not in names(tmp_path / "demo-output")


@needs_the_server
@pytest.mark.parametrize(
    "shown",
    [
        "\n  Nora Lindqvist, teacher of the demo school\n",
        '\n  "Old Hundredth", Melody from the Genevan Psalter, 1551\n',
        "\n  Soprano, Alto, Tenor, Bass; 9 measures, G major, 84 quarter notes a minute\n",
        ': "Old Hundredth", private\n',
        ': "All People That on Earth Do Dwell"\n',
        "\n  128 notes; the same music as the imported file, words and dynamics included\n",
        "\n  128 notes in 4 tracks; the same music as the imported file\n",
        "\n  404 NOT_FOUND - This score does not exist\n",
        '"Choir, Year 7", code ',
        "\n  Tom Abara, a student of the same school\n",
        '"Mark where you breathe", 20 points\n',
        ": turnedIn\n",
        ": graded\n",
        "\n  18 of 20 points\n",
        "\n  Tom Abara, graded, 18 of 20\n",
        "\nNew files in demo-output:\n  old-hundredth.musicxml ",
    ],
)
def test_the_demo_shows_what_came_of_each_step(demo, shown):
    assert shown in demo[0].stdout


@needs_the_server
def test_the_output_fits_a_terminal(demo):
    assert [line for line in demo[0].stdout.splitlines() if len(line) > 80] == []
    assert demo[0].stdout.isascii()


@needs_the_server
def test_the_calls_that_are_shown_exist(demo):
    printed = demo[0].stdout
    apis = {
        variable: getattr(flat_api, api) for variable, api in re.findall(r">>> (\w+) = flat_api\.(\w+Api)\(", printed)
    }
    calls = re.findall(r"\b({})\.(\w+)\(".format("|".join(apis)), printed)

    assert {name for _, name in calls} >= {
        "create_score",
        "list_collection_scores",
        "edit_score",
        "fork_score",
        "get_score_revision_data",
        "get_score",
        "create_class",
        "enroll_class",
        "create_class_assignment",
        "create_submission",
        "get_submissions",
        "edit_submission",
        "export_submissions_reviews_as_csv",
    }
    assert [name for variable, name in calls if not callable(getattr(apis[variable], name, None))] == []


@needs_the_server
def test_what_is_shown_can_be_typed_in(demo, tmp_path, monkeypatch):
    lines = re.findall(r"^  (?:>>>|\.\.\.) (.*)", demo[0].stdout, re.MULTILINE)
    (tmp_path / PIECE.name).write_bytes(PIECE.read_bytes())
    (tmp_path / "demo-output").mkdir()
    monkeypatch.chdir(str(tmp_path))
    typed = {}

    try:
        exec("\n".join(lines), typed)
    finally:
        for name in ("teacher", "student", "sandbox"):
            if name in typed:
                typed[name].close()

    assert names(tmp_path / "demo-output") == FILES
    assert music(tmp_path / "demo-output" / "old-hundredth.musicxml") == music(PIECE)
    assert "Tom Abara" in (tmp_path / "demo-output" / "grades.csv").read_text(encoding="utf-8")


@needs_the_server
def test_control_characters_of_the_server_are_not_printed(capsys):
    narrator = Narrator()
    with narrator.step("Print a title"):
        print("\x1b[2J\u202etitle")
    narrator.result("\x9b31mresult")

    output = capsys.readouterr().out
    assert "\\x1b[2J\\u202etitle" in output
    assert "\\x9b31mresult" in output
    assert not set("\x1b\x9b\u202e") & set(output)


@needs_the_server
def test_the_demo_overwrites_nothing(tmp_path, capsys):
    (tmp_path / "grades.csv").write_text("mine")

    assert main(["demo", "--output", str(tmp_path)]) == 0
    assert main(["demo", "--output", str(tmp_path)]) == 0

    assert (tmp_path / "grades.csv").read_text() == "mine"
    assert names(tmp_path) == [
        *("grades-2.csv", "grades-3.csv", "grades.csv", "old-hundredth-2.mid", "old-hundredth-2.musicxml"),
        *("old-hundredth-2.png", "old-hundredth-3.mid", "old-hundredth-3.musicxml", "old-hundredth-3.png"),
    ]
    assert 'old-hundredth-3.mid").write_bytes(data)' in capsys.readouterr().out


@needs_the_server
def test_a_second_run_leaves_the_files_of_the_first(demo, tmp_path):
    assert main(["demo", "--output", str(tmp_path)]) == 0
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    assert main(["demo", "--output", str(tmp_path)]) == 0

    assert {path: path.read_bytes() for path in before} == before
    assert len(names(tmp_path)) == 8


@needs_the_server
def test_the_demo_makes_the_directory_that_it_writes_to(tmp_path):
    assert main(["demo", "--output", str(tmp_path / "new" / "one")]) == 0

    assert names(tmp_path / "new" / "one") == FILES


@needs_the_server
def test_the_demo_ignores_a_proxy_of_the_environment(tmp_path):
    nowhere = "http://127.0.0.1:9"

    assert run(cwd=tmp_path, HTTP_PROXY=nowhere, http_proxy=nowhere, ALL_PROXY=nowhere).returncode == 0


@needs_the_server
def test_a_place_that_cannot_be_written_to_gets_a_clear_message(tmp_path, capsys):
    (tmp_path / "file").write_text("")

    assert main(["demo", "--output", str(tmp_path / "file" / "below")]) == 1

    assert "The demo cannot write to {}".format(tmp_path / "file" / "below") in capsys.readouterr().err


@pytest.mark.parametrize("module", ["werkzeug", "jsonschema_rs", "defusedxml"])
@needs_the_server
def test_without_the_extra_the_demo_says_what_to_install(module, tmp_path):
    program = "import sys; sys.modules[{!r}] = None; from flat_api.cli.main import main; sys.exit(main(['demo']))"

    done = python("-c", program.format(module), cwd=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f'The demo cannot start: flat_api.sandbox needs the package {module}: pip install "flat-api[sandbox]"\n'
    )
    assert names(tmp_path) == []


def test_on_an_old_python_the_demo_says_which_one_it_needs(monkeypatch, tmp_path, capsys):
    for name in [name for name in sys.modules if name.startswith("flat_api.sandbox")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.chdir(str(tmp_path))
    if sys.version_info >= (3, 10):  # what imports modules on an old Python must not be told of another
        monkeypatch.setattr(sys, "version_info", (3, 9, 18))

    assert main(["demo"]) == 1

    assert "needs Python 3.10 or later" in capsys.readouterr().err
    assert names(tmp_path) == []


@needs_the_server
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for a single process")
@pytest.mark.parametrize(
    ("api", "method", "left"),
    [
        ("CollectionApi", "list_collection_scores", []),
        ("ClassApi", "create_class", ["old-hundredth.mid", "old-hundredth.musicxml", "old-hundredth.png"]),
    ],
)
def test_an_interrupted_demo_ends_without_a_traceback_or_an_empty_file(api, method, left, tmp_path):
    # A shell that runs the tests in the background has them ignore the signal, and their children with them.
    program = (
        "import flat_api, os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "flat_api.{}.{} = lambda *arguments: os.kill(os.getpid(), signal.SIGINT)\n"
        "from flat_api.cli.main import main\n"
        "sys.exit(main(['demo']))\n"
    )

    done = python("-c", program.format(api, method), cwd=tmp_path)

    assert (done.returncode, done.stderr) == (130, "\nInterrupted.\n")
    assert sorted(path.name for path in tmp_path.glob("demo-output/*")) == left
    assert (tmp_path / "demo-output").exists() == bool(left)


@needs_the_server
@pytest.mark.skipif(sys.platform == "win32", reason="Windows reports a closed pipe in another way")
def test_a_reader_that_goes_away_gets_no_traceback(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)

    done = run(cwd=tmp_path, stdout=writing)
    os.close(writing)

    assert (done.returncode, done.stderr) == (141, "")


def test_without_a_command_the_help_is_shown(capsys):
    assert main([]) == 2
    assert "demo" in capsys.readouterr().out
