"""Every Python block of the README and of the guides runs, in order, against an embedded Flat server."""

import logging
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "guides").glob("*.md"))]
PIECE = ROOT / "flat_api" / "sandbox" / "old-hundredth.musicxml"

pytestmark = pytest.mark.skipif(sys.version_info < (3, 10), reason="the sandbox needs Python 3.10")


def python_blocks(text):
    """Return line number and code of each block of Python in a Markdown text."""
    return [
        (text.count("\n", 0, block.start(1)), block.group(1))
        for block in re.finditer(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    ]


@pytest.fixture
def sandbox(monkeypatch, tmp_path):
    """A server at which every client without a host of its own arrives, signed in as the teacher."""
    from flat_api.sandbox import Sandbox

    log = logging.getLogger("flat_api")
    level = log.level
    with Sandbox() as sandbox:
        monkeypatch.setattr("flat_api.configuration.HOSTS", ({"url": sandbox.url, "description": "the sandbox"},))
        token = sandbox.token("teacher")
        monkeypatch.setenv("FLAT_ACCESS_TOKEN", token)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.chdir(tmp_path)
        shutil.copy(str(PIECE), "evening.musicxml")
        yield sandbox
    log.setLevel(level)  # a page may say debug=True


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_the_python_blocks_of_a_page_run(page, sandbox):
    blocks = python_blocks(page.read_text(encoding="utf-8"))
    namespace = {"__name__": "__page__"}

    for line, code in blocks:
        code = code.replace('"your token"', repr(os.environ["FLAT_ACCESS_TOKEN"]))
        code = code.replace('"token of an administrator"', repr(sandbox.token("admin")))
        exec(compile("\n" * line + code, str(page), "exec"), namespace)

    assert blocks, "a page without code is no guide"


@pytest.mark.parametrize("heading", ["Try it", "Test it"])
def test_a_heading_of_the_readme_has_one_command(heading):
    section = PAGES[0].read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]

    (command,) = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert command.count("\n") == 1
