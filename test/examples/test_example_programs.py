"""The example programs, with settings from the environment, against the sandbox."""

import base64
import csv
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
PIECE = ROOT / "flat_api" / "sandbox" / "old-hundredth.musicxml"

pytestmark = pytest.mark.skipif(sys.version_info < (3, 10), reason="the sandbox needs Python 3.10")


@pytest.fixture
def sandbox(monkeypatch, tmp_path):
    """A server that the programs find in the environment, with a token of the teacher."""
    from flat_api.sandbox import Sandbox

    with Sandbox() as server:
        monkeypatch.setenv("FLAT_API_HOST", server.url)
        monkeypatch.setenv("FLAT_ACCESS_TOKEN", server.token("teacher"))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.chdir(tmp_path)
        yield server


@pytest.fixture
def client(sandbox):
    import flat_api

    with flat_api.FlatClient() as opened:
        yield opened


def program(name):
    """Return an example as a module."""
    specification = importlib.util.spec_from_file_location(f"examples_{name}", str(ROOT / "examples" / f"{name}.py"))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_import_folder_imports_what_it_can_and_goes_on(client, tmp_path, capsys):
    songs = tmp_path / "songs"
    songs.mkdir()
    shutil.copy(str(PIECE), str(songs / "good.musicxml"))
    (songs / "bad.mid").write_bytes(b"no music")
    main = program("import_folder").main

    assert main([str(songs)]) == 1
    (songs / "bad.mid").unlink()
    assert main([str(songs)]) == 0

    output = capsys.readouterr()
    assert "good.musicxml -> score " in output.out
    assert "1 imported, 0 unchanged, 1 failed" in output.out
    assert "0 imported, 1 unchanged, 0 failed" in output.out
    assert "bad.mid: create_score(): (400)" in output.err
    assert len(client.collection.list_collection_scores("allScores")) == 1


def test_import_folder_says_what_is_wrong(client, tmp_path, capsys):
    assert program("import_folder").main([str(tmp_path / "nowhere")]) == 1

    assert "nowhere" in capsys.readouterr().err


def test_export_score_takes_the_address_of_a_score(client, tmp_path, capsys):
    score = client.import_score(PIECE, title="Evening")
    main = program("export_score").main

    assert main([f"https://flat.io/score/{score.id}-evening", "midi"]) == 0
    assert main([score.id, "midi"]) == 1

    output = capsys.readouterr()
    assert "Evening.mid" in output.out
    assert "pass overwrite=True to replace it" in output.err
    assert (tmp_path / "Evening.mid").read_bytes().startswith(b"MThd")


@pytest.mark.parametrize("chosen", [[], ["--collection", "root"]], ids=["account", "collection"])
def test_back_up_account_keeps_every_score(client, tmp_path, capsys, chosen):
    for title in ("Morning", "Evening"):
        client.import_score(PIECE, title=title, collection="root")
    main = program("back_up_account").main

    assert main(["backup", "--format", "midi", "--format", "xml", *chosen]) == 0
    assert main(["backup", "--format", "midi", "--format", "xml", *chosen]) == 0

    names = sorted(path.name for path in (tmp_path / "backup").iterdir() if path.is_file())
    assert names == ["Evening.mid", "Evening.musicxml", "Morning.mid", "Morning.musicxml", "flat-backup.jsonl"]
    assert capsys.readouterr().out.splitlines() == [
        "4 exported, 0 up to date, 0 failed",
        "0 exported, 4 up to date, 0 failed",
    ]


def test_back_up_account_says_what_is_wrong(client, tmp_path, capsys):
    assert program("back_up_account").main(["backup", "--format", "pdf"]) == 1

    assert "there is no format 'pdf'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_grades_to_csv_writes_files_and_a_picture(client, sandbox, capsys):
    import flat_api

    room = client.class_.list_classes(state="inactive")[0]
    client.class_.activate_class(room.id)
    students = client.group.list_group_users(room.students_group.id)
    creation = {"type": "none", "title": "Scales", "state": "active", "maxPoints": 20}
    assignment = client.class_.create_class_assignment(room.id, creation)
    graded = min(students, key=lambda student: student.printable_name)
    token = sandbox.token(graded.username)
    with flat_api.FlatClient(token) as student:
        student.class_.create_submission(room.id, assignment.id, {"submit": True})
    (submission,) = client.class_.get_submissions(room.id, assignment.id)
    client.class_.edit_submission(room.id, assignment.id, submission.id, {"grade": 17.5})

    main = program("grades_to_csv").main
    assert main(["grades.csv", "--picture", "grades.png"]) == 0
    assert main(["grades.xlsx", "--class", room.id]) == 0

    assert capsys.readouterr().out.splitlines() == [f"{len(students)} rows, 1 graded"] * 2
    with Path("grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student_id"]: row["grade"] for row in csv.DictReader(file)}
    assert rows == {student.id: "17.5" if student.id == graded.id else "" for student in students}
    assert Path("grades.png").read_bytes().startswith(b"\x89PNG")
    assert Path("grades.xlsx").read_bytes().startswith(b"PK")


def test_grades_to_csv_says_what_is_wrong(client, capsys):
    assert program("grades_to_csv").main(["grades.csv", "--class", "0" * 24]) == 1

    assert "(404)" in capsys.readouterr().err
    assert not Path("grades.csv").exists()


def test_roster_sync_plans_applies_and_has_nothing_to_do_the_next_night(sandbox, monkeypatch, capsys):
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", sandbox.token("admin"))
    monkeypatch.setenv("FLAT_ROSTER_KEY", "a key of the school that is long enough")
    main = program("roster_sync").main
    arguments = [str(ROOT / "examples" / "school"), "--state", "roster.sqlite3"]

    assert main(arguments) == 2
    assert "+ 120 accounts" in capsys.readouterr().out
    assert main([*arguments, "--apply", "--credentials", "passwords.csv"]) == 0
    assert main(arguments) == 0
    assert "= 281 unchanged" in capsys.readouterr().out
    assert len(Path("passwords.csv").read_text(encoding="utf-8").splitlines()) == 121


def test_roster_sync_says_what_is_wrong(sandbox, monkeypatch, capsys):
    monkeypatch.delenv("FLAT_ROSTER_KEY", raising=False)

    assert program("roster_sync").main([str(ROOT / "examples" / "school"), "--state", "roster.sqlite3"]) == 1

    assert "'key' must have at least 16 bytes" in capsys.readouterr().err


def imported(client, *titles):
    """Return scores of the piece under these titles."""
    return [client.import_score(str(PIECE), title=title) for title in titles]


def test_list_scores_goes_on_where_it_stopped(client, capsys):
    imported(client, "One", "Two", "Three")
    main = program("list_scores").main

    assert main(["--most", "2"]) == 0
    first = capsys.readouterr().out.splitlines()
    assert main(["--start", first[-1].split(" --start ")[1]]) == 0

    titles = [line.split(" ", 1)[1] for line in [*first[:-1], *capsys.readouterr().out.splitlines()]]
    assert sorted(titles) == ["One", "Three", "Two"]


def test_render_audio_waits_for_the_file(client, capsys):
    (score,) = imported(client, "One")
    main = program("render_audio").main

    assert main([score.id, "--format", "wav"]) == 0
    assert main(["0" * 24]) == 1

    output = capsys.readouterr()
    assert output.out.splitlines()[-1].startswith("http://127.0.0.1:")
    assert "(404)" in output.err


def test_recognize_pages_asks_before_it_spends(client, tmp_path, capsys, monkeypatch):
    page = tmp_path / "page.png"
    page.write_bytes(base64.b64decode(PIXEL))
    main = program("recognize_pages").main
    monkeypatch.setattr("builtins.input", lambda prompt: "n")

    assert main([str(page)]) == 1
    assert main([str(page), "--yes"]) == 0

    assert "credits a page" in capsys.readouterr().out
    assert len(client.collection.list_collection_scores("allScores")) == 1


def test_classes_of_teachers_shows_what_each_of_them_sees(sandbox, client, monkeypatch, capsys):
    client.class_.create_class({"name": "Choir"})
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", sandbox.token("admin"))

    assert program("classes_of_teachers").main([]) == 0

    assert "nora.lindqvist: Choir" in capsys.readouterr().out


def test_scores_page_holds_the_titles_as_text(client, tmp_path):
    imported(client, "<b>One</b>")

    assert program("scores_page").main([str(tmp_path / "scores.html")]) == 0

    assert "&lt;b&gt;One&lt;/b&gt;" in (tmp_path / "scores.html").read_text(encoding="utf-8")


@pytest.fixture
def arguments(client, tmp_path):
    """The arguments of each program for a run that succeeds."""
    songs = tmp_path / "songs"
    songs.mkdir()
    shutil.copy(str(PIECE), str(songs))
    (tmp_path / "page.png").write_bytes(base64.b64decode(PIXEL))
    score = client.import_score(PIECE, title="Evening")
    room = client.class_.create_class({"name": "Choir"})
    client.class_.activate_class(room.id)
    return {
        "back_up_account": ["backup"],
        "grades_to_csv": ["grades.csv"],
        "classes_of_teachers": [],
        "export_score": [score.id, "midi"],
        "import_folder": ["songs"],
        "list_scores": [],
        "recognize_pages": ["page.png", "--yes"],
        "render_audio": [score.id],
        "roster_sync": [str(ROOT / "examples" / "school"), "--state", "roster.sqlite3", "--apply"],
        "scores_page": ["scores.html"],
    }


PROGRAMS = sorted((ROOT / "examples").glob("*.py"))
each_program = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)


@each_program
def test_each_program_runs_as_a_command_with_settings_from_the_environment(sandbox, arguments, tmp_path, program):
    user = "admin" if program.stem in ("classes_of_teachers", "roster_sync") else "teacher"

    run = subprocess.run(
        [sys.executable, str(program), *arguments[program.stem]],
        cwd=str(tmp_path),
        env={
            **os.environ,
            "FLAT_ACCESS_TOKEN": sandbox.token(user),
            "FLAT_ROSTER_KEY": "a key of the school that is long enough",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout


@each_program
def test_each_program_says_in_its_head_how_to_run_it(program):
    head = program.read_text(encoding="utf-8").split('"""')[1]

    assert f"    python examples/{program.name}" in head
    assert "FLAT_ACCESS_TOKEN" in head
    assert "FLAT_API_HOST" in head
    assert re.search(r"\bScopes?:\s``", head)
