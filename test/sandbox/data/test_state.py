"""State that is kept in a file."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import subprocess
import sys
import types
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import get_args, get_origin, get_type_hints

import pytest
from support.sandbox import PIECE, Api

from flat_api.sandbox import Sandbox
from flat_api.sandbox.__main__ import main
from flat_api.sandbox.data import store
from flat_api.sandbox.data.state import StateError, decode, encode


@pytest.fixture
def file(tmp_path):
    return tmp_path / "state.sqlite"


@pytest.fixture
def user(pool, contract):
    return lambda sandbox, name="teacher", token=None: Api(pool, sandbox.url, contract, token or sandbox.token(name))


def test_what_was_written_is_there_after_several_restarts(file, user, clock):
    with Sandbox(state=file, clock=clock) as sandbox:
        token = sandbox.token("teacher")
        teacher = user(sandbox, token=token)
        score = teacher.import_score(PIECE)
        collection = teacher.ok("createCollection", body={"title": "Hymns"})["id"]
    with Sandbox(state=file, clock=clock) as sandbox:
        teacher = user(sandbox, token=token)
        teacher.ok("editScore", score=score["id"], body={"title": "Renamed", "tags": ["a", "b"]})
        teacher.ok("addScoreToCollection", collection=collection, score=score["id"])
        gone = teacher.import_score()["id"]
        teacher.call("deleteScore", score=gone, now="true")
    with Sandbox(state=file, clock=clock) as sandbox:
        teacher = user(sandbox, token=token)

        read = teacher.ok("getScore", score=score["id"])

        assert (read["title"], read["tags"], read["creationDate"]) == ("Renamed", ["a", "b"], score["creationDate"])
        assert len(teacher.ok("getScoreRevisions", score=score["id"])) == 2
        assert [entry["id"] for entry in teacher.ok("listCollectionScores", collection=collection)] == [score["id"]]
        assert len(teacher.ok("listCollectionScores", collection="allScores")) == 1
        assert b"Renamed" in teacher.export(score["id"])


def test_the_responses_are_the_same_before_and_after_a_restart(file, user, clock):
    def responses(sandbox, token):
        admin = user(sandbox, token=token)
        me = {**admin.ok("getAuthenticatedUser")}
        return me, admin.ok("listClasses"), admin.ok("listOrganizationUsers"), admin.ok("listEduLibraries")

    with Sandbox(state=file, clock=clock) as sandbox:
        token = sandbox.token("admin")
        port = int(sandbox.url.rsplit(":", 1)[1].split("/")[0])
        before = responses(sandbox, token)
    with Sandbox(state=file, clock=clock, port=port) as sandbox:
        assert responses(sandbox, token) == before


def test_what_happened_before_a_response_survives_the_sudden_end_of_the_process(file, user):
    program = (
        "import os, sys, urllib3\n"
        "from flat_api.sandbox import Sandbox\n"
        "sandbox = Sandbox(state=sys.argv[1]).start()\n"
        "headers = {'Authorization': 'Bearer ' + sandbox.token()}\n"
        "response = urllib3.request('POST', sandbox.url + '/collections', headers=headers, json={'title': 'Kept'})\n"
        "assert response.status == 200, response.data\n"
        "os._exit(3)\n"
    )

    assert subprocess.run([sys.executable, "-c", program, str(file)], check=False).returncode == 3

    with Sandbox(state=file) as sandbox:
        assert "Kept" in [entry["title"] for entry in user(sandbox).ok("listCollections", parent="root")]


def test_a_sandbox_that_is_started_again_goes_on(file, user):
    sandbox = Sandbox(state=file)
    with sandbox:
        user(sandbox).import_score()
    with sandbox:
        user(sandbox).import_score()
    with Sandbox(state=file) as sandbox:
        assert len(user(sandbox).ok("listCollectionScores", collection="allScores")) == 2


def test_a_file_is_made_only_when_the_sandbox_starts(file):
    Sandbox(state=file)

    assert not file.exists()


def damaged(path):
    with Sandbox(state=path):
        pass
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 3] = bytes(range(256)) * 32
    path.write_bytes(content)


def cut(path):
    with Sandbox(state=path):
        pass
    path.write_bytes(path.read_bytes()[:5000])


def foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()


def newer(path):
    with Sandbox(state=path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def changed(path):
    with Sandbox(state=path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("UPDATE records SET content = '{\"id\": 5}' WHERE kind = 'accounts'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("My notes"), "not a state file of the sandbox"),
        (foreign, "not a state file of the sandbox"),
        (newer, "made by another version"),
        (changed, "a record of 'accounts' cannot be read"),
        (damaged, "damaged|malformed|cannot be read"),
        (cut, "damaged|malformed|cannot be read"),
        (lambda path: path.mkdir(), "cannot be read: Is a directory"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(file, make, message):
    make(file)
    before = file.read_bytes() if file.is_file() else None

    with pytest.raises(StateError, match=message):
        Sandbox(state=file)

    assert (file.read_bytes() if file.is_file() else None) == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_two_sandboxes_cannot_use_one_file(file):
    with Sandbox(state=file), pytest.raises(StateError, match="another sandbox is using it"):
        Sandbox(state=file)


def test_a_file_that_another_changed_in_the_meantime_is_not_overwritten(file, user):
    with Sandbox(state=file):
        pass
    late = Sandbox(state=file)
    with Sandbox(state=file) as sandbox:
        user(sandbox).import_score()

    with pytest.raises(StateError, match="changed by another sandbox"):
        late.start()


def test_a_folder_that_does_not_exist_gets_a_clear_message(tmp_path):
    with pytest.raises(StateError, match="cannot be written: unable to open"):
        Sandbox(state=tmp_path / "nowhere" / "state.sqlite").start()


def test_what_cannot_be_written_is_a_500_and_written_with_the_next_change(file, user, clock):
    with Sandbox(state=file, clock=clock) as sandbox:
        teacher = user(sandbox)
        connection = sandbox._state._connection
        connection.execute("PRAGMA query_only = 1")

        error = teacher.refused("createCollection", 500, body={"title": "Hymns"})
        connection.execute("PRAGMA query_only = 0")
        teacher.ok("createCollection", body={"title": "Psalms"})

    assert "cannot be written" in error["message"]
    with Sandbox(state=file, clock=clock) as sandbox:
        titles = [entry["title"] for entry in user(sandbox).ok("listCollections", parent="root", sort="title")]
        assert titles == ["Hymns", "Psalms"]


def test_the_command_says_what_is_wrong_with_the_file(file, capsys):
    file.write_text("My notes")

    assert main(["--state", str(file)]) == 2
    assert "is not a state file of the sandbox; it was not changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (str | None, None),
        (tuple[str, ...], ("a", "b")),
        (frozenset[str], frozenset({"a", "b"})),
        (dict[str, object], {"a": [1, None]}),
        (datetime | None, datetime(2026, 1, 2, 3, 4, 5, 6000, tzinfo=timezone.utc)),
        (bytes, b"\x00\xff"),
        (float, 1),
    ],
)
def test_values_come_back_as_they_were(kind, value):
    assert decode(kind, json.loads(encode(value))) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (str, 5),
        (int, True),
        (float, True),
        (tuple[str, ...], "a"),
        (tuple[str, ...], [1]),
        (bytes, "?"),
        (datetime, 5),
        (str | None, 5),
    ],
)
def test_values_of_another_type_are_refused(kind, value):
    with pytest.raises((TypeError, ValueError)):
        decode(kind, value)


def sample(kind):
    """Return a value of a type, with everything set that can be."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is types.UnionType:
        return sample(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return (sample(arguments[0]),) * 2
    if origin is frozenset:
        return origin([sample(arguments[0])])
    if origin is not None and issubclass(origin, Mapping):
        return {"key": "value"}
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: sample(hints[field.name]) for field in dataclasses.fields(kind) if field.init})
    values = {datetime: datetime(2026, 1, 2, tzinfo=timezone.utc), bytes: b"\x00", object: "x"}
    return values[kind] if kind in values else kind(1)


RECORDS = [kind for kind in vars(store).values() if dataclasses.is_dataclass(kind)]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_kind_of_record_comes_back_as_it_was(kind):
    record = sample(kind)

    assert decode(kind, json.loads(encode(record))) == record


def test_a_value_that_json_has_nothing_for_is_refused():
    with pytest.raises(TypeError, match="complex"):
        encode(1j)
