"""The state of a roster: locked, private, and never damaged by a program that dies or by a wrong key."""

import datetime
import os
import signal
import sqlite3
import stat
import subprocess
import sys

import pytest

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.school.state import CLASS, ENROLLMENT, PERSON, State, StateError, StateLocked

KEY = "a key of the school that is long enough"
TODAY = datetime.date(2026, 9, 1)
LATER = datetime.date(2026, 9, 9)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "roster.sqlite3"


def contents(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_links_are_kept_from_one_run_to_the_next(path):
    with State(path, KEY) as state:
        state.link(PERSON, state.pseudonym(PERSON, "17"), "u1", TODAY)
        state.link_all(ENROLLMENT, [(state.pseudonym(ENROLLMENT, "c", "17"), "k1/u1")], TODAY)
        state.set("digest", "abc")

    with State(path, KEY.encode()) as state:
        link = state.links(PERSON)[state.pseudonym(PERSON, "17")]
        assert (link.flat_id, link.first_seen, link.gone_since, link.managed) == ("u1", TODAY, None, True)
        assert [one.flat_id for one in state.links(ENROLLMENT).values()] == ["k1/u1"]
        assert (state.get("digest"), state.get("other"), state.links(CLASS)) == ("abc", None, {})


def test_an_absence_has_a_first_day_and_ends_when_the_record_is_back(path):
    with State(path, KEY) as state:
        one, two = state.pseudonym(PERSON, "1"), state.pseudonym(PERSON, "2")
        state.link_all(PERSON, [(one, "u1"), (two, "u2")], TODAY)

        state.mark_absent(PERSON, {one}, TODAY)
        state.mark_absent(PERSON, {one}, LATER)
        assert [state.links(PERSON)[name].gone_since for name in (one, two)] == [None, TODAY]
        state.mark_absent(PERSON, {one, two}, LATER)
        assert state.links(PERSON)[two].gone_since is None


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_the_file_is_for_its_owner_only(path):
    previous = os.umask(0)
    try:
        with State(path, KEY) as state:
            state.set("digest", "abc")
            modes = {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    finally:
        os.umask(previous)

    assert modes == {0o600}


def test_no_identifier_of_the_school_is_in_the_file(path):
    with State(path, KEY) as state:
        state.link(PERSON, state.pseudonym(PERSON, "S-4711"), "u1", TODAY)
        state.end(state.begin("run", "create_user", state.pseudonym(PERSON, "S-4711"), None, TODAY), "done", None, "u1")
        state.exclude(ENROLLMENT, "CHOIR", "S-4711")
    data = b"".join(contents(path.parent).values())

    assert b"4711" not in data
    assert b"CHOIR" not in data
    assert KEY.encode() not in data


def test_what_is_forgotten_is_no_longer_in_the_file(path):
    with State(path, KEY) as state:
        name = state.pseudonym(PERSON, "17")
        state.link(PERSON, name, "user-to-forget", TODAY)
        state.begin("run", "update_user", name, "user-to-forget", TODAY)
        assert state.forget([(PERSON, name)]) == 1
        assert state.open_intents() == []
    data = b"".join(contents(path.parent).values())

    assert b"user-to-forget" not in data
    assert name.encode() not in data


def test_a_second_program_is_refused_until_the_first_has_ended(path):
    with State(path, KEY), pytest.raises(StateLocked, match="another program uses"):
        State(path, KEY)

    State(path, KEY).close()


def test_the_lock_ends_with_a_program_that_is_killed_and_what_it_wrote_stays(path):
    program = (
        "import sys, time, datetime\nfrom flat_api.school.state import State\n"
        "state = State(sys.argv[1], sys.argv[2])\nstate.link('person', 'p', 'u1', datetime.date(2026, 9, 1))\n"
        "state.begin('run', 'create_user', 'q', None, datetime.date(2026, 9, 1))\n"
        "print('ready', flush=True)\ntime.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path), KEY], stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"ready\n"
        with pytest.raises(StateLocked):
            State(path, KEY)
        writer.kill()

    with State(path, KEY) as state:
        assert state.links(PERSON)["p"].flat_id == "u1"
        assert [(one.operation, one.pseudonym) for one in state.open_intents()] == [("create_user", "q")]
    assert writer.returncode in (-getattr(signal, "SIGKILL", 9), 1)


def other_database(path):
    database = sqlite3.connect(str(path))
    database.execute("CREATE TABLE letters (text)")
    database.commit()
    database.close()


def damaged(path):
    with State(path, KEY) as state:
        state.link_all(PERSON, [(state.pseudonym(PERSON, str(number)), "u") for number in range(2000)], TODAY)
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda path: path.write_bytes(b""), "no state of a roster", id="an empty file"),
        pytest.param(lambda path: path.write_text("letters", encoding="utf-8"), "no state of a roster", id="a text"),
        pytest.param(other_database, "database of another program", id="another database"),
        pytest.param(damaged, "damaged", id="a damaged file"),
        pytest.param(
            lambda path: State(path, "another key of another school").close(), "'key' is not the one", id="key"
        ),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_untouched(path, make, message):
    make(path)
    before = contents(path.parent)

    with pytest.raises(StateError, match=message):
        State(path, KEY)

    assert contents(path.parent) == before


def test_a_file_of_a_newer_release_is_refused(path):
    State(path, KEY).close()
    database = sqlite3.connect(str(path))
    database.execute("PRAGMA user_version = 99")
    database.close()

    with pytest.raises(StateError, match="newer release"):
        State(path, KEY)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        pytest.param((17, KEY), ApiTypeError, "'path' must be a path", id="path"),
        pytest.param(("x", 17), ApiTypeError, "'key' must be a string or bytes, got an int", id="type of the key"),
        pytest.param(("x", "short"), ApiValueError, "'key' must have at least 16 bytes, got 5", id="short key"),
    ],
)
def test_a_wrong_argument_is_named_and_the_key_is_not_shown(tmp_path, monkeypatch, arguments, error, message):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(error, match=message) as caught:
        State(*arguments)

    assert "short" not in str(caught.value)
    assert contents(tmp_path) == {}


def test_a_missing_folder_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        State(tmp_path / "nowhere" / "roster.sqlite3", KEY)


def test_old_outcomes_and_absences_are_pruned_but_no_open_request(path):
    with State(path, KEY) as state:
        state.link_all(PERSON, [("gone", "u1"), ("here", "u2")], TODAY)
        state.mark_absent(PERSON, {"here"}, TODAY)
        state.end(state.begin("run", "create_user", "a", None, TODAY), "done")
        state.begin("run", "create_user", "b", None, TODAY)

        state.prune(LATER)

        assert set(state.links(PERSON)) == {"here"}
        assert [one.pseudonym for one in state.open_intents()] == ["b"]


def test_an_exclusion_can_be_taken_back(path):
    with State(path, KEY) as state:
        state.exclude(CLASS, "c1")
        assert state.exclusions() == {(CLASS, state.pseudonym(CLASS, "c1"))}
        state.include(CLASS, "c1")
        assert state.exclusions() == set()
        with pytest.raises(ApiTypeError, match="kind 'enrollment' takes the identifiers of a class and a person"):
            state.exclude(ENROLLMENT, "c1")
        with pytest.raises(ApiValueError, match="'kind' must be person, class or enrollment"):
            state.exclude("people", "c1")
