"""The command in a pipe and in a terminal, against the sandbox."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)
pytest.importorskip("click")

from support.terminal import in_terminal

from flat_api.sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[3]
PIECE = ROOT / "flat_api" / "sandbox" / "old-hundredth.musicxml"


def process(environment, *arguments, **options):
    """Run the command as a process, in a pipe."""
    command = [sys.executable, "-m", "flat_api", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, **options)


def test_a_list_is_lines_with_tabs_in_a_pipe_and_a_table_in_a_terminal(environment, flat, score):
    piped = process(environment, "scores", "list", "--fields", "id,title")
    code, shown = in_terminal(environment, "scores", "list", "--fields", "id,title")

    assert (piped.returncode, piped.stdout, piped.stderr) == (0, f"{score}\tOde [1]\n", "")
    assert code == 0
    assert re.search(rf"id +title.*\n.*{score} +Ode \[1\]", re.sub(r"\x1b\[[0-9;]*m", "", shown), re.DOTALL)


def test_json_is_one_document_and_jsonl_a_line_for_each_record(flat, score):
    assert json.loads(flat("scores", "list", "--json", "--fields", "title")[1]) == [{"title": "Ode [1]"}]
    assert json.loads(flat("scores", "list", "--jsonl")[1])["id"] == score
    assert flat("scores", "list", "--json", "--jsonl")[0] == 2


def test_a_score_is_named_by_id_address_or_title(flat, score):
    for name in (score, f"https://flat.io/score/{score}-ode", "Ode [1]", "ode [1]"):
        assert json.loads(flat("scores", "show", name, "--json")[1])["id"] == score


def test_a_title_that_two_have_lists_the_ids(flat, score):
    flat("scores", "import", str(PIECE), "--title", "Ode [1]")

    code, out, err = flat("scores", "show", "Ode [1]")

    assert (code, out) == (2, "")
    assert "2 have the name 'Ode [1]'; give one of the IDs" in err
    assert score in err


def test_a_score_is_exported_edited_copied_and_deleted(flat, score, tmp_path):
    assert flat("scores", "export", score, "--format", "mxl", "--format", "midi", "--to", str(tmp_path))[0] == 0
    assert sorted(one.suffix for one in tmp_path.glob("Ode*")) == [".mid", ".mxl"]
    assert flat("scores", "export", score, "--to", str(tmp_path))[0] == 1
    assert flat("scores", "edit", score, "--title", "Joy", "--fields", "title")[1] == "title\tJoy\n"
    assert flat("scores", "copy", "Joy", "--title", "Copy")[0] == 0
    assert flat("scores", "delete", "Copy", "--dry-run")[2] == "'Copy' would be moved to the trash.\n"
    code, _, err = flat("scores", "delete", "Copy")
    assert (code, "pass --yes" in err) == (2, True)
    assert flat("scores", "delete", "Copy", "--yes")[0] == 0
    assert flat("scores", "show", "Copy")[0] == 3


def test_what_destroys_asks_in_a_terminal(environment, flat, score):
    refused, shown = in_terminal(environment, "scores", "delete", score, answer="n\n")
    assert (refused, "to the trash" in shown, "nothing was done" in shown) == (1, True, True)
    assert in_terminal(environment, "scores", "delete", score, answer="y\n")[0] == 0


def test_a_collection_is_created_filled_and_exported(flat, score, tmp_path):
    assert flat("collections", "create", "Etudes")[0] == 0
    assert flat("collections", "add", "Etudes", "Ode [1]")[0] == 0
    assert "Etudes" in flat("collections", "list")[1]
    assert flat("scores", "list", "--collection", "Etudes", "--fields", "id")[1] == f"{score}\n"
    code, _, err = flat("collections", "export", "Etudes", str(tmp_path / "music"))
    assert (code, "1 exported, 0 up to date, 0 failed" in err) == (0, True)


def test_a_second_backup_exports_nothing(flat, score, tmp_path):
    assert "1 exported" in flat("backup", str(tmp_path / "all"))[2]
    assert "0 exported, 1 up to date" in flat("backup", str(tmp_path / "all"))[2]


def test_the_grades_of_a_class_are_shown_and_written(flat, tmp_path):
    assert flat("classes", "create", "Counterpoint", "--section", "A")[0] == 0
    assert flat("assignments", "create", "Counterpoint", "Scales", "--max-points", "20")[0] == 0
    assert flat("assignments", "list", "Counterpoint", "--fields", "title,maxPoints")[1] == "Scales\t20\n"
    assert flat("assignments", "show", "Counterpoint", "Scales", "--fields", "handedIn")[1] == "handedIn\t0\n"
    assert "teacher" in flat("classes", "members", "Counterpoint")[1]
    assert flat("grades", "Counterpoint")[0] == 0
    assert flat("grades", "Counterpoint", "--csv", str(tmp_path / "grades.csv"))[0] == 0
    assert (tmp_path / "grades.csv").read_text(encoding="utf-8-sig").startswith("class_id,")


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (("scroes",), 2, "did you mean 'scores'"),
        (("scores", "lsit"), 2, "lsit"),
        (("scores", "show", "nothing"), 3, "there is no score 'nothing'"),
        (("scores", "show", "0" * 24), 3, "(404)"),
        (("scores", "show", "https://example.com/"), 2, "is no address of a score"),
        (("scores", "edit", "0" * 24), 2, "nothing to change"),
        (("users", "list"), 4, "(403)"),
        (("api", "GET", "me"), 2, "must begin with '/'"),
        (("api", "POST", "/collections", "-f", "title"), 2, "expected NAME=VALUE, got 'title'"),
        (("call", "get_scor"), 2, "did you mean 'get_score'"),
        (("call", "get_score", "--scor", "1"), 2, "has no argument 'scor'; did you mean 'score'?"),
        (("--profile", "x"), 2, "No such option"),
        (("scores", "list", "--profile", "../x"), 2, "a profile is named with letters"),
        (("roster", "plan", str(PIECE), "--state", "s"), 2, "set FLAT_ROSTER_KEY"),
    ],
)
def test_a_mistake_is_one_line_with_an_exit_code_and_no_traceback(flat, monkeypatch, arguments, code, text):
    if "--profile" in arguments:
        monkeypatch.delenv("FLAT_ACCESS_TOKEN")
    ended, out, err = flat(*arguments)

    assert (ended, out) == (code, "")
    assert text in err
    assert "Traceback" not in err


def test_a_wrong_token_is_not_kept_and_a_right_one_is_for_its_owner_only(sandbox, environment, tmp_path):
    token = environment.pop("FLAT_ACCESS_TOKEN")
    refused = process(environment, "login", "--with-token", input="wrong")
    assert (refused.returncode, refused.stdout) == (4, "")
    assert process(environment, "whoami").returncode == 4

    kept = process(environment, "login", "--with-token", "--host", sandbox.url, input=token + "\n")
    environment.pop("FLAT_API_HOST")
    shown = process(environment, "status", "--json")

    assert (kept.returncode, kept.stdout) == (0, "")
    assert json.loads(shown.stdout)["account"] == "nora.lindqvist"
    assert token not in kept.stderr + shown.stdout + shown.stderr
    (file,) = (tmp_path / "config").rglob("*.tokens.json")
    assert file.stat().st_mode & 0o077 == 0
    assert process(environment, "logout").returncode == 0
    assert process(environment, "whoami").returncode == 4


def test_a_token_that_is_pasted_in_a_terminal_is_kept_and_not_shown(environment):
    token = environment.pop("FLAT_ACCESS_TOKEN")

    code, shown = in_terminal(environment, "login", answer=token + "\n", prompt="Token: ")

    assert (code, "The token is in" in shown, token in shown) == (0, True, False)
    assert process(environment, "whoami").returncode == 0


def test_a_reader_that_goes_away_ends_the_command_quietly(environment, flat, score):
    command = f"{sys.executable} -m flat_api call --list | head -1"

    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True)

    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_a_roster_is_planned_and_applied(flat, sandbox, monkeypatch):
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", sandbox.token("admin"))
    monkeypatch.setenv("FLAT_ROSTER_KEY", "a key of the school that is long enough")
    source = [str(ROOT / "examples" / "school"), "--state", "roster.sqlite3"]

    assert flat("roster", "check", source[0])[0] == 0
    code, out, _ = flat("roster", "plan", *source, "--save", "plan.json")
    assert (code, "+ 120 accounts" in out) == (2, True)
    assert flat("roster", "apply", *source)[0] == 2
    code, out, _ = flat("roster", "apply", *source, "--plan", "plan.json", "--yes")
    assert (code, "done" in out) == (0, True)
    assert flat("roster", "plan", *source)[0] == 0
    known = json.loads(flat("roster", "status", "--state", "roster.sqlite3", "--json")[1])
    assert (known["people"], known["classes"], known["enrolments"], known["openRequests"]) == (120, 8, 153, 0)
    assert "120 people" in flat("roster", "relink", *source)[1]
    forget = ("roster", "forget", "s007", "--state", "roster.sqlite3")
    assert "would be forgotten" in flat(*forget, "--dry-run")[2]
    assert flat(*forget, "--yes")[0] == 0
    assert "no such person" in flat(*forget, "--dry-run")[2]


def test_the_sandbox_prints_what_a_shell_takes(environment):
    command = [sys.executable, "-m", "flat_api", "sandbox", "--users", "all", "--app", "Site=http://localhost/cb"]
    environment["SHELL"] = "/bin/bash"
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, text=True, stderr=subprocess.PIPE
    ) as server:
        lines = [server.stdout.readline().strip() for _ in range(8)]
        server.terminate()
        server.communicate()

    assert re.fullmatch(r"export FLAT_API_HOST=http://127\.0\.0\.1:\d+/v2", lines[0])
    assert re.fullmatch(r"export FLAT_ACCESS_TOKEN=[0-9a-f]{128}", lines[1])
    assert [line.split(":")[0] for line in lines[2:]] == [
        *(f"# {name}" for name in ("admin", "teacher", "student", "student2", "individual")),
        "# Site",
    ]


def completed(environment, line):
    """Return what bash would offer for a line."""
    asked = {"_FLAT_API_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    return [one.partition(",")[2] for one in process({**environment, **asked}).stdout.splitlines() if one]


def test_commands_options_and_names_are_completed(environment, flat, score, tmp_path):
    environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")

    assert completed(environment, "flat-api sco") == ["scores"]
    assert "--fields" in completed(environment, "flat-api scores list --fi")
    assert completed(environment, "flat-api scores show O") == ["Ode [1]"]
    assert completed(environment, "flat-api call get_score_rev")[0].startswith("get_score_revision")
    environment["FLAT_ACCESS_TOKEN"] = "wrong"
    assert completed(environment, "flat-api scores show O") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_gets_a_program_for_its_completion(flat, shell):
    code, out, _ = flat("completion", shell)

    assert code == 0
    assert "_FLAT_API_COMPLETE" in out


def test_the_manual_page_has_every_command(flat):
    out = flat("man")[1]

    assert out.startswith(".TH FLAT-API 1")
    for name in ("scores export", "roster apply", "call", "sandbox"):
        assert f".SS flat\\-api {name}" in out
    assert "FLAT_ACCESS_TOKEN" in out


def test_the_help_of_a_command_begins_with_examples(flat):
    out = flat("scores", "export", "--help")[1]

    places = [out.index(text) for text in ("flat-api scores export Ode", "Export a score to files", "Options:")]
    assert places == sorted(places)


def test_access_is_allowed_in_a_browser_that_comes_back_to_this_machine(sandbox, flat, monkeypatch, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    application = sandbox.register_application("CLI", redirect_uris=[f"http://localhost:{port}/callback"])
    monkeypatch.delenv("FLAT_ACCESS_TOKEN")
    monkeypatch.setenv("FLAT_CLIENT_SECRET", application.secret)

    def visit(url):
        returned = sandbox.sign_in(url, user="individual")
        threading.Thread(target=lambda: urllib.request.urlopen(returned).close()).start()

    monkeypatch.setattr("webbrowser.open", visit)

    code, out, err = flat("login", "--web", "--client-id", application.id, "--port", str(port))

    assert (code, out) == (0, "")
    assert "Logged in as milan.osei." in err
    scopes = json.loads(flat("status", "--json")[1])["scopes"]
    assert sorted(scopes) == ["account.public_profile", "collections", "scores"]
    assert application.secret not in err


def test_a_token_is_never_sent_to_the_host_of_another_one(sandbox, environment):
    token = environment.pop("FLAT_ACCESS_TOKEN")
    assert process(environment, "login", "--with-token", "--host", sandbox.url, input=token).returncode == 0
    with Sandbox() as other:
        environment["FLAT_API_HOST"] = other.url
        refused = process(environment, "whoami")
        assert (refused.returncode, "another host than that of the profile" in refused.stderr) == (4, True)
        assert other.requests == []
        environment["FLAT_ACCESS_TOKEN"] = other.token("individual")
        assert "milan.osei" in process(environment, "whoami").stdout
        sandbox.forget_requests()
        environment["FLAT_API_HOST"] = "http://127.0.0.1:1/v2"
        assert process(environment, "whoami").returncode == 1
        assert sandbox.requests == []


def test_an_existing_picture_stays_and_another_kind_of_file_is_refused(flat, tmp_path):
    pytest.importorskip("matplotlib")
    flat("classes", "create", "Choir")
    (tmp_path / "old.png").write_text("mine", encoding="utf-8")

    code, _, err = flat("grades", "Choir", "--plot", str(tmp_path / "old.png"))
    assert (code, "--overwrite replaces it" in err) == (1, True)
    assert (tmp_path / "old.png").read_text(encoding="utf-8") == "mine"
    code, _, err = flat("grades", "Choir", "--plot", str(tmp_path / "grades.abc"))
    assert (code, "a picture is .png, .svg or .pdf" in err) == (2, True)


def test_fields_are_chosen_everywhere_and_an_unknown_one_is_named(flat, score):
    assert json.loads(flat("api", "GET", "/me", "--fields", "username")[1]) == {"username": "nora.lindqvist"}
    assert json.loads(flat("call", "get_score", "--score", score, "--fields", "id")[1]) == {"id": score}
    assert flat("call", "list_collections", "--jsonl", "--fields", "id")[1].count("\n") >= 1
    code, _, err = flat("scores", "list", "--fields", "titel")
    assert (code, "there is no field 'titel'; did you mean 'title'?" in err) == (2, True)


def test_an_argument_that_is_text_stays_text_and_has_both_names(flat):
    room = json.loads(flat("classes", "create", "Choir", "--json")[1])["id"]

    assert json.loads(flat("call", "get_class", "--class", room)[1])["id"] == room
    assert json.loads(flat("call", "get_class", "--var-class", room)[1])["id"] == room
    code, _, err = flat("call", "get_score", "--score", "1234567890123456789e1234")
    assert (code, "(404)" in err) == (3, True)


def test_a_class_that_is_not_active_is_found_by_its_name(flat):
    assert flat("classes", "show", "Choir, Year 9", "--fields", "state")[1] == "state\tinactive\n"


def test_input_that_is_no_text_is_one_line(flat, tmp_path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")

    for arguments in (("-F", f"title=@{tmp_path / 'binary'}"), ("--input", str(tmp_path / "binary"))):
        code, _, err = flat("api", "POST", "/collections", *arguments)
        assert code == 1
        assert "Traceback" not in err


def test_long_work_shows_a_bar_in_a_terminal_and_nothing_in_a_pipe(environment, flat, score, tmp_path):
    code, shown = in_terminal(environment, "backup", str(tmp_path / "music"))
    assert code == 0
    assert re.search(r"Backup, 7,\d+ calls left of the hour", shown)
    assert "1/1" in shown

    piped = process(environment, "backup", str(tmp_path / "other"))
    assert (piped.stdout, piped.stderr) == ("", "1 exported, 0 up to date, 0 failed\n")


def test_an_interrupted_command_ends_with_130(environment):
    with subprocess.Popen(
        [sys.executable, "-m", "flat_api", "sandbox", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as server:
        server.stdout.readline()
        server.send_signal(signal.SIGINT)
        printed = server.communicate(timeout=30)[1]

    assert server.returncode == 130
    assert "Traceback" not in printed


def test_without_its_extra_the_sandbox_is_one_line(environment):
    code = "import sys; sys.modules['werkzeug'] = None; from flat_api.cli.main import main; sys.exit(main(['sandbox']))"

    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ('flat-api: flat_api.sandbox needs the package werkzeug: pip install "flat-api[sandbox]"\n')
