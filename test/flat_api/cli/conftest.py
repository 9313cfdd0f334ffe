"""A sandbox, and the command against it in this process."""

import json
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PIECE = ROOT / "flat_api" / "sandbox" / "old-hundredth.musicxml"


@pytest.fixture
def sandbox():
    from flat_api.sandbox import Sandbox

    with Sandbox() as server:
        yield server


@pytest.fixture
def environment(sandbox, tmp_path, monkeypatch):
    variables = {
        "FLAT_API_HOST": sandbox.url,
        "FLAT_ACCESS_TOKEN": sandbox.token("teacher"),
        "FLAT_KEYRING": "off",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "NO_PROXY": "127.0.0.1",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "120",
        "TERM": "xterm",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return {**os.environ, **variables}


@pytest.fixture
def flat(environment, capsys):
    """A function that runs the command in this process; it returns exit code, standard output and standard error."""
    from flat_api.cli.main import main

    def run(*arguments):
        code = main(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def score(flat):
    code, out, _ = flat("scores", "import", str(PIECE), "--title", "Ode [1]", "--json")
    assert code == 0
    return json.loads(out)[0]["id"]
