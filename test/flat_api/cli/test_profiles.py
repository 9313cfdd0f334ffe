"""Profiles: the token of an account, where it is kept, and the host that it is for."""

import io
import sys
import types

import pytest

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)
pytest.importorskip("click")

from flat_api.sandbox import Sandbox


@pytest.fixture
def kept(environment, monkeypatch):
    """Content of a keyring of the system, with nobody logged in."""
    kept = {}

    class Keyring(types.ModuleType):
        def get_keyring(self):
            return self

        def get_password(self, service, name):
            return kept.get((service, name))

        def set_password(self, service, name, password):
            kept[service, name] = password

        def delete_password(self, service, name):
            del kept[service, name]

    monkeypatch.setitem(sys.modules, "keyring", Keyring("keyring"))
    monkeypatch.delenv("FLAT_KEYRING")
    monkeypatch.delenv("FLAT_ACCESS_TOKEN")
    monkeypatch.setattr("sys.stdin", io.StringIO(environment["FLAT_ACCESS_TOKEN"]))
    return kept


def test_the_keyring_of_the_system_keeps_the_token_where_there_is_one(flat, kept, tmp_path):
    code, _, err = flat("login", "--with-token", "--profile", "school")

    assert (code, "the keyring of the system" in err) == (0, True)
    assert list((tmp_path / "config").rglob("*.tokens.json")) == []
    assert "nora.lindqvist" in flat("whoami", "--profile", "school")[1]
    assert flat("logout", "--profile", "school")[0] == 0
    assert kept == {}


def test_a_token_is_never_sent_to_the_host_of_another_login(flat, kept, environment, monkeypatch):
    assert flat("login", "--with-token")[0] == 0
    with Sandbox() as other:
        monkeypatch.setenv("FLAT_KEYRING", "off")
        monkeypatch.setattr("sys.stdin", io.StringIO(other.token("student")))
        monkeypatch.delenv("FLAT_API_HOST")
        assert flat("login", "--with-token", "--host", other.url)[0] == 0
        assert "tom.abara" in flat("whoami")[1]

        # The token of the keyring, beside the host of the file.
        monkeypatch.delenv("FLAT_KEYRING")
        code, out, err = flat("whoami")

    assert (code, out) == (4, "")
    assert "the host of the profile 'default' is not known; run: flat-api login" in err


def test_two_profiles_share_no_file(flat, kept):
    assert "a profile is named with letters" in flat("whoami", "--profile", "school.tokens")[2]
