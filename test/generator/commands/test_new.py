"""A new project around the client of a foreign contract."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.loopback import FlatServer

from generator.__main__ import main

CONTRACT = Path(__file__).parents[1] / "contracts" / "foreign.yaml"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project, without the plugins of this environment."""
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=200
    )


def test_a_new_project_passes_its_own_tests_at_once_and_again_after_the_contract_changed(tmp_path: Path) -> None:
    folder = tmp_path / "library"

    assert main(["new", "library", "--spec", str(CONTRACT), "--output", str(folder)]) == 0
    first = run(folder, "-m", "pytest", "-q")
    assert first.returncode == 0, first.stdout[-3000:] + first.stderr
    assert "35 passed" in first.stdout
    for path in ("README.md", "docs/README.md", ".github/workflows/test.yml", "library/py.typed", "openapi.yaml"):
        assert (folder / path).is_file()
    assert "flat_api" not in (folder / "test/conformance/test_operations.py").read_text(encoding="utf-8")

    contract = folder / "openapi.yaml"
    contract.write_text(contract.read_text(encoding="utf-8").replace("/search", "/find"), encoding="utf-8")
    assert main(["generate", "--spec", str(contract), "--output", str(folder), "--package", "library"]) == 0
    assert "/find" in (folder / "test/conformance/cases.json").read_text(encoding="utf-8")
    assert main(["check", "--spec", str(contract), "--output", str(folder), "--package", "library"]) == 0


def test_the_example_of_its_readme_is_a_call_of_the_package(tmp_path: Path, flat_server: FlatServer) -> None:
    folder = tmp_path / "library"
    main(["new", "library", "--spec", str(CONTRACT), "--output", str(folder)])
    page = (folder / "README.md").read_text(encoding="utf-8")
    example = page.partition("```python\n")[2].partition("```")[0]

    flat_server.on("GET", "/books").answer(json=[{"isbn": "1", "title": "T"}])
    local = example.replace('access_token="..."', f'access_token="token", host="{flat_server.url}"')
    result = run(folder, "-W", "error", "-c", local)

    assert "title='T'" in result.stdout, result.stderr
    assert page.startswith('# Library "of" things')


def test_the_settings_of_the_project_are_read_by_pip(tmp_path: Path) -> None:
    tomllib = pytest.importorskip("tomllib", reason="Python 3.11 reads TOML")
    main(["new", "my_library", "--spec", str(CONTRACT), "--output", str(tmp_path / "out")])

    project = tomllib.loads((tmp_path / "out/pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert (project["name"], project["version"]) == ("my-library", "0.1.0")
    assert project["description"] == 'Library "of" things & <books>'


def test_a_contract_is_fetched_from_a_url(
    tmp_path: Path, flat_server: FlatServer, capsys: pytest.CaptureFixture[str]
) -> None:
    flat_server.on("GET", "/openapi.yaml").answer(body=CONTRACT.read_bytes(), content_type="application/yaml")
    flat_server.on("GET", "/none").answer(404)

    for name, code in (("openapi.yaml", 0), ("none", 2)):
        url = f"{flat_server.url}/{name}"
        assert main(["new", "library", "--spec", url, "--output", str(tmp_path / name)]) == code

    assert (tmp_path / "openapi.yaml/openapi.yaml").read_bytes() == CONTRACT.read_bytes()
    assert "/none cannot be fetched: status 404" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_folder_with_files_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    assert main(["new", "library", "--spec", str(CONTRACT), "--output", str(tmp_path)]) == 2
    assert "is not an empty folder; name another one with --output" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("source", ["ftp://library.example/openapi.yaml", "no-such.yaml"])
def test_nothing_is_written_where_the_contract_cannot_be_read(tmp_path: Path, source: str) -> None:
    assert main(["new", "library", "--spec", source, "--output", str(tmp_path / "out")]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_contract_leaves_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("openapi: 3.0.3\npaths: {/a: {get: {responses: {'200': {$ref: '#/none'}}}}}\n", encoding="utf-8")

    assert main(["new", "library", "--spec", str(wrong), "--output", str(tmp_path / "out")]) == 2
    assert "wrong.yaml:2:" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["wrong.yaml"]
