"""Files of tokens: their mode, their content, and what cannot be read or written."""

import os
import pickle
import stat
import time

import pytest

from flat_api import ApiTypeError, ApiValueError, FileTokenStore, MemoryTokenStore, Tokens, TokenStoreError

FIRST = Tokens("access-0", "refresh-0", time.time() - 10, ["scores"], "u1")
SECOND = Tokens("access-1", "refresh-1", time.time() + 3600, ["scores"], "u1")


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_file_is_for_its_owner_only_even_where_another_one_was_there(tmp_path):
    path = tmp_path / "tokens.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0o644)

    FileTokenStore(path).save(FIRST)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"version": 9}', b'{"version": 1, "access_token": 7}', b"\xff"]
)
def test_a_file_that_holds_something_else_is_an_error_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "tokens.json"
    path.write_bytes(content)

    with pytest.raises(TokenStoreError, match="holds something that is not tokens"):
        FileTokenStore(path).load()

    assert path.read_bytes() == content


def test_a_missing_folder_is_an_error_that_names_it(tmp_path):
    store = FileTokenStore(tmp_path / "nowhere" / "tokens.json")

    for work in (store.load, lambda: store.save(FIRST), lambda: store.locked().__enter__()):
        with pytest.raises(TokenStoreError, match=r"there is no folder '.*nowhere'"):
            work()


def test_a_file_that_cannot_be_written_leaves_the_old_tokens(tmp_path, monkeypatch):
    store = FileTokenStore(tmp_path / "tokens.json")
    store.save(FIRST)

    def fail(file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(TokenStoreError, match="cannot be written"):
        store.save(SECOND)

    assert store.load() == FIRST
    assert [one.name for one in tmp_path.iterdir()] == ["tokens.json"]


def test_stores_are_pickled_for_worker_processes(tmp_path):
    file = FileTokenStore(tmp_path / "tokens.json")
    file.save(FIRST)
    memory = MemoryTokenStore(FIRST)

    assert pickle.loads(pickle.dumps(file)).load() == FIRST
    assert pickle.loads(pickle.dumps(memory)).load() == FIRST


@pytest.mark.parametrize(
    ("make_wrong", "error", "message"),
    [
        (lambda: FileTokenStore(""), ApiTypeError, "'path' must be the path of a file, got ''"),
        (lambda: FileTokenStore(7), ApiTypeError, "'path' must be the path of a file, got 7"),
        (
            lambda: FileTokenStore("t", timeout=0),
            ApiValueError,
            "'timeout' must be a positive number of seconds, got 0",
        ),
        (lambda: MemoryTokenStore(timeout="1"), ApiTypeError, "'timeout' must be a number of seconds, got '1'"),
        (lambda: MemoryTokenStore("x"), ApiTypeError, "'tokens' must be Tokens, got a str"),
    ],
)
def test_a_wrong_argument_is_named(make_wrong, error, message):
    with pytest.raises(error, match=message):
        make_wrong()
