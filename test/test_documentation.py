"""The documentation: its blocks run, its links lead somewhere, its tables are complete."""

import inspect
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
BY_HAND = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / ".github").rglob("*.md")),
    *GUIDES,
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
]
GENERATED = sorted([*(ROOT / "docs" / "api").glob("*.md"), *(ROOT / "docs" / "models").glob("*.md")])
PIECE = ROOT / "flat_api" / "sandbox" / "old-hundredth.musicxml"

MAX_README_BYTES = 14_000

needs_sandbox = pytest.mark.skipif(sys.version_info < (3, 10), reason="the sandbox needs Python 3.10")


def read(path):
    return path.read_text(encoding="utf-8")


def python_blocks(text):
    """Return line number and code of each block of Python in a Markdown text."""
    return [
        (text.count("\n", 0, block.start(1)), block.group(1))
        for block in re.finditer(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    ]


def without_code(text):
    """Return a Markdown text without its blocks and spans of code, which hold neither links nor headings."""
    return re.sub(r"`[^`\n]*`", "``", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))


def anchors(text):
    """Return the anchors of a page's headings, as GitHub makes them."""
    found = {}
    result = set()
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    for title in re.findall(r"^#{1,6} +(.+?) *$", text, re.MULTILINE):
        title = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", title)
        anchor = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        count = found.get(anchor, 0)
        found[anchor] = count + 1
        result.add(f"{anchor}-{count}" if count else anchor)
    return result


def first_column(text, heading):
    """Return the code spans in the first column of the table that begins with a heading."""
    table = re.search(rf"^\| {heading} \|.*\n(?:\|.*\n)+", text, re.MULTILINE).group(0)
    return [name for row in table.splitlines()[2:] for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


@pytest.fixture
def sandbox(monkeypatch, tmp_path):
    """A server that every client without a host of its own calls, as the teacher."""
    import logging

    from flat_api.sandbox import Sandbox

    log = logging.getLogger("flat_api")
    level = log.level
    with Sandbox() as sandbox:
        monkeypatch.setenv("FLAT_API_HOST", sandbox.url)
        monkeypatch.setenv("FLAT_ACCESS_TOKEN", sandbox.token("teacher"))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.chdir(tmp_path)
        shutil.copy(str(PIECE), "evening.musicxml")
        shutil.copytree(str(ROOT / "examples" / "school"), "school")
        yield sandbox
    log.setLevel(level)  # a page may say debug=True


PACKAGES = {"django": ("cryptography",), "recording": ("vcr", "pook", "opentelemetry.instrumentation.urllib3")}
"""Packages that the blocks of a page import, and that not every version of Python has a release of."""

PAGES = [*GUIDES, ROOT / "docs" / "migration.md"]


@needs_sandbox
@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_the_python_blocks_of_a_page_run(page, sandbox):
    for package in PACKAGES.get(page.stem, ()):
        pytest.importorskip(package)
    blocks = python_blocks(read(page))
    namespace = {"__name__": "__page__"}

    for line, code in blocks:
        code = code.replace('"your token"', repr(os.environ["FLAT_ACCESS_TOKEN"]))
        code = code.replace('"token of an administrator"', repr(sandbox.token("admin")))
        exec(compile("\n" * line + code, str(page), "exec"), namespace)

    assert blocks, "a page without code is no guide"


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_the_blocks_that_need_another_package_are_python(page):
    # Marked as "py" and not as "python": they are not run.
    for code in re.findall(r"^```py\n(.*?)^```$", read(page), re.MULTILINE | re.DOTALL):
        compile(code, str(page), "exec")


@needs_sandbox
def test_the_blocks_of_the_readme_can_be_pasted_in_order_on_a_fresh_machine(tmp_path):
    # Line by line, as an interactive session takes them: it ends a statement at the first empty line.
    session = (
        "import code, sys\n"
        "class Session(code.InteractiveConsole):\n"
        "    def showtraceback(self): raise\n"
        "    def showsyntaxerror(self, *args, **kwargs): raise\n"
        "session = Session()\n"
        "for line in sys.stdin: session.push(line.rstrip('\\n'))\n"
    )
    lines = "\n".join([code + "\n" for _, code in python_blocks(read(README))])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FLAT_")}
    environment.update(NO_PROXY="127.0.0.1", PYTHONIOENCODING="utf-8", PYTHONPATH=str(ROOT))

    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", session],
        input=lines,
        cwd=str(tmp_path),
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )

    assert run.returncode == 0, run.stderr
    assert "nora.lindqvist" in run.stdout
    assert (tmp_path / "evening.mid").read_bytes()[:4] == b"MThd"


def test_the_readme_is_short():
    assert README.stat().st_size <= MAX_README_BYTES


@pytest.mark.parametrize("heading", ["Try it", "Test it"])
def test_a_heading_of_the_readme_has_one_command(heading):
    section = read(README).split(f"\n## {heading}\n")[1].split("\n## ")[0]

    (command,) = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert command.count("\n") == 1


@pytest.mark.parametrize("heading", ["Try it", "Test it"])
def test_the_lines_for_windows_do_the_same_as_the_command(heading):
    section = read(README).split(f"\n## {heading}\n")[1].split("\n## ")[0]
    (command,) = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    (lines,) = re.findall(r"^```powershell\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)

    commands = command.replace("python3", "py").replace(".venv/bin/", ".venv\\Scripts\\").strip().split(" && ")
    assert lines.splitlines() == commands


def test_the_readme_names_the_versions_of_python_of_the_api_and_the_extras():
    from flat_api.configuration.servers import API_VERSION

    project = read(ROOT / "pyproject.toml")
    pythons = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project)
    extras = re.search(r"^\[project\.optional-dependencies\]\n(.*?)^\[", project, re.MULTILINE | re.DOTALL).group(1)
    listed = first_column(read(README), "extra")

    assert f"Python {pythons[0]} to {pythons[-1]};" in read(README)
    assert f"the API {API_VERSION} " in read(README)
    assert sorted([*listed, "flat-api[development]", "flat-api[test]"]) == sorted(
        f"flat-api[{name}]" for name in re.findall(r"^([\w-]+) = ", extras, re.MULTILINE)
    )


def test_the_readme_lists_every_example():
    listed = re.findall(r"\(examples/(\w+\.py)\)", read(README))

    assert sorted(listed) == sorted(path.name for path in (ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("page", [README, ROOT / "docs" / "README.md"], ids=["README", "docs"])
def test_an_index_leads_to_every_guide(page):
    linked = set(re.findall(r"guides/([\w-]+\.md)\)", read(page)))

    assert linked == {guide.name for guide in GUIDES}


def test_the_index_of_decisions_leads_to_every_decision():
    folder = ROOT / "docs" / "decisions"
    linked = set(re.findall(r"\((\d{4}-[\w.-]+\.md)\)", read(folder / "README.md")))

    assert linked == {page.name for page in folder.glob("0*.md")}


def broken_links(page, cache):
    for link in re.findall(r"\]\(([^)\s]+)\)", without_code(read(page))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists():
            yield f"{link}: no such file"
        elif anchor and target.suffix == ".md":
            if target not in cache:
                cache[target] = anchors(read(target))
            if anchor not in cache[target]:
                yield f"{link}: no such heading"


@pytest.mark.parametrize("page", BY_HAND, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_links_of_a_page_lead_to_files_and_headings(page):
    assert list(broken_links(page, {})) == []


def test_the_links_of_the_reference_lead_to_files_and_headings():
    cache = {}

    assert len(GENERATED) > 100
    assert {page.name: broken for page in GENERATED for broken in [list(broken_links(page, cache))] if broken} == {}


def test_the_guide_to_the_configuration_has_every_setting():
    from flat_api.configuration.settings import SETTINGS

    assert sorted(first_column(read(ROOT / "docs" / "guides" / "configuration.md"), "setting")) == sorted(SETTINGS)


def test_the_guide_to_calls_has_every_option():
    from flat_api import RequestOptions

    listed = first_column(read(ROOT / "docs" / "guides" / "calls.md"), "option")

    assert sorted(listed) == sorted(RequestOptions.__annotations__)


def test_the_guide_to_errors_has_every_exception():
    from flat_api import exceptions

    bases = {"OpenApiException", "ApiException", "InvalidRequestException", "ApiAttributeError", "ApiKeyError"}
    public = {
        name
        for name, value in vars(exceptions).items()
        if inspect.isclass(value)
        and issubclass(value, exceptions.OpenApiException)
        and value.__name__ == name
        and not name.startswith("_")
    }

    assert set(first_column(read(ROOT / "docs" / "guides" / "errors.md"), "exception")) == public - bases


def test_the_migration_guide_pairs_names_that_mean_the_same():
    import flat_api

    table = re.search(r"^\| 2\.0\.x \| 3\.0 \|\n.*\n((?:\|.*\n)+)", read(ROOT / "docs" / "migration.md"), re.MULTILINE)
    pairs = re.findall(r"^\| `(\w+)` \| `(\w+)` \|$", table.group(1), re.MULTILINE)

    assert len(pairs) == table.group(1).count("\n")
    assert [pair for pair in pairs if getattr(flat_api, pair[0]) is not getattr(flat_api, pair[1])] == []


def test_the_citation_has_the_version_of_the_package():
    from flat_api import __version__

    assert f"\nversion: {__version__}\n" in read(ROOT / "CITATION.cff")


def test_the_tasks_of_the_guide_of_the_makefile_and_of_tox_are_the_same():
    guide = re.findall(r"^\| (\w+) \| `tox run -e (\w+)` \|", read(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    made = re.search(r"^TASKS = (.*)$", read(ROOT / "Makefile"), re.MULTILINE).group(1).split()
    tox = re.findall(r"^\[testenv:(\w+)\]$", read(ROOT / "tox.ini"), re.MULTILINE)

    assert [name for name, _ in guide] == [environment for _, environment in guide] == made
    assert set(made) <= set(tox)


def test_the_workflow_runs_the_gate_on_every_python_that_tox_has():
    workflow = read(ROOT / ".github" / "workflows" / "gate.yml")
    listed = re.search(r"python-version: \|\n((?: +3\.\d+\n)+)", workflow).group(1).split()
    tested = re.findall(r"\bpy3(\d+)\b", re.search(r"^envlist = (.*)$", read(ROOT / "tox.ini"), re.MULTILINE).group(1))

    assert "- run: .ci/run\n" in workflow
    assert sorted(listed) == sorted(f"3.{minor}" for minor in tested)


def test_the_documents_of_github_can_be_read():
    yaml = pytest.importorskip("yaml", reason="PyYAML is installed for the generator, on Python 3.10")
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    read_forms = {form.name: yaml.safe_load(read(form)) for form in forms}

    for name in set(read_forms) - {"config.yml"}:
        fields = [item for item in read_forms[name]["body"] if item["type"] != "markdown"]
        assert read_forms[name]["name"]
        assert read_forms[name]["description"]
        assert all(field["attributes"]["label"] for field in fields)
        assert len({field["id"] for field in fields}) == len(fields)
    assert len(read_forms) > 1
    assert yaml.safe_load(read(ROOT / "CITATION.cff"))["cff-version"] == "1.2.0"


def test_every_place_that_names_a_version_of_ruff_names_the_same():
    pinned = {
        version
        for name in ("pyproject.toml", "tox.ini", ".pre-commit-config.yaml")
        for version in re.findall(r"ruff==([\d.]+)", read(ROOT / name))
    }

    assert len(pinned) == 1


@pytest.mark.parametrize("page", BY_HAND, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_uses_one_word_for_one_thing(page):
    text = re.sub(r"<!-- generated: \w+ -->.*?<!-- end generated -->", "", read(page), flags=re.DOTALL)
    other_words = re.findall(r"(?i)\b(?:time-outs?|back-off|answer(?:s|ed)?)\b", without_code(text))

    assert other_words == []


@pytest.mark.parametrize("page", BY_HAND, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_files_that_a_page_names_exist(page):
    named = re.findall(r"`((?:flat_api|generator|docs|test|examples)/[\w./-]*\w)/?`", read(page))

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_architecture_has_every_room():
    table = read(ROOT / "docs" / "architecture.md").split("\n## The rooms\n")[1].split("\n## ")[0]
    rooms = {
        path.name
        for path in (ROOT / "flat_api").iterdir()
        if (path / "__init__.py").is_file() or (path.suffix == ".py" and not path.name.startswith("__"))
    }

    doors = {"pytest_plugin.py", "api_response.py"}  # described where they are used
    assert rooms - doors <= set(re.findall(r"`flat_api/([\w.]+)`", table))
