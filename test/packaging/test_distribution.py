"""The wheel and the source distribution, and the facts of setup.py for old tools."""

import ast
import os
import re
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from email.parser import Parser
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info", "test", "bench", "docs", "examples")


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A copy of the checkout: a build writes beside the sources."""
    return Path(copytree(str(ROOT), str(tmp_path_factory.mktemp("source") / "checkout"), ignore=LEFT_OUT))


@pytest.fixture(scope="module")
def wheel(source, tmp_path_factory):
    """The wheel that an installer would build."""
    folder = tmp_path_factory.mktemp("wheel")
    code = f"import setuptools.build_meta as backend; backend.build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=str(source), check=True, stdout=subprocess.DEVNULL)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_package_only(wheel):
    with zipfile.ZipFile(str(wheel)) as archive:
        roots = {name.split("/")[0] for name in archive.namelist()}

    assert {root for root in roots if not root.endswith(".dist-info")} == {"flat_api"}


def test_the_wheel_holds_the_marker_of_typed_packages_and_every_module(wheel):
    with zipfile.ZipFile(str(wheel)) as archive:
        names = set(archive.namelist())

    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "flat_api").rglob("*.py")}
    assert modules | {"flat_api/py.typed"} <= names


def test_the_wheel_takes_less_than_1100_kilobytes(wheel):
    assert wheel.stat().st_size < 1_100_000  # the release 2.0.4 has 1,174 kB


def test_the_version_is_told_once(wheel):
    import flat_api

    assert wheel.name.split("-")[1] == flat_api.__version__


def test_setup_py_reads_the_same_facts_for_tools_that_do_not_know_pyproject(source):
    tomllib = pytest.importorskip("tomllib", reason="tomllib came with Python 3.11")
    text = (source / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    tree = ast.parse((source / "setup.py").read_text(encoding="utf-8"))
    wanted = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef))]
    wanted += [node for node in tree.body if isinstance(node, ast.Assign) and "'LIST'" in ast.dump(node.targets[0])]
    namespace = {}
    exec(compile(ast.Module(wanted, []), "setup.py", "exec"), namespace)

    facts = namespace["project_facts"](text)

    assert facts["name"] == project["name"]
    assert facts["version"] == project["version"]
    assert facts["python_requires"] == project["requires-python"]
    assert facts["install_requires"] == project["dependencies"]
    assert facts["extras_require"] == project["optional-dependencies"]
    assert facts["entry_points"] == {
        group: [f"{name} = {module}" for name, module in entries.items()]
        for group, entries in project["entry-points"].items()
    }
    assert facts["package_data"].items() <= tomllib.loads(text)["tool"]["setuptools"]["package-data"].items()


def test_setup_py_tells_name_and_version_on_the_command_line(source):
    command = [sys.executable, "-W", "ignore", "setup.py", "--name", "--version"]
    lines = subprocess.run(command, cwd=str(source), check=True, stdout=subprocess.PIPE).stdout.decode().split()

    assert lines[0] == "flat-api"
    assert len(lines[1].split(".")) == 3


def test_setup_py_install_makes_a_plain_folder_and_leaves_the_dependencies_to_pip(source, tmp_path):
    (tmp_path / "pip").mkdir()
    (tmp_path / "pip" / "__init__.py").write_text("")
    (tmp_path / "pip" / "__main__.py").write_text(
        "import sys, pathlib; pathlib.Path('asked').write_text('\\n'.join(sys.argv[1:]))"
    )
    command = [sys.executable, "-W", "ignore", "setup.py", "-q", "install", "--home", str(tmp_path / "home")]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    subprocess.run(command, cwd=str(source), check=True, env=environment, stdout=subprocess.DEVNULL)

    assert (tmp_path / "home" / "lib" / "python" / "flat_api" / "sandbox" / "contract.json").is_file()
    asked = (source / "asked").read_text().split("\n")
    assert asked[0] == "install"
    assert "pydantic>=2.5,<3" in [requirement.replace("<3,>=2.5", ">=2.5,<3") for requirement in asked]


def metadata(wheel):
    """Return what an index of packages shows of the wheel."""
    with zipfile.ZipFile(str(wheel)) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return Parser().parsestr(archive.read(name).decode("utf-8"))


def test_the_metadata_lead_to_the_repository_the_documentation_and_the_changes(wheel):
    urls = dict(entry.split(", ") for entry in metadata(wheel).get_all("Project-URL"))

    assert {"Homepage", "Documentation", "Repository", "Issues", "Changelog"} <= set(urls)
    assert all(url.startswith("https://") for url in urls.values())


def test_the_links_of_the_long_description_are_absolute(wheel):
    text = metadata(wheel).get_payload()

    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) > 5
    assert [link for link in links if not link.startswith("https://")] == []


def test_each_absolute_link_into_the_repository_leads_to_a_file_of_it(wheel):
    message = metadata(wheel)
    urls = dict(entry.split(", ") for entry in message.get_all("Project-URL"))
    inside = urls["Repository"] + "/blob/HEAD/"
    links = [*urls.values(), *re.findall(r"\]\(([^)#]+)", message.get_payload())]

    paths = [link[len(inside) :] for link in links if link.startswith(inside)]
    assert len(paths) > 5
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_lowest_dependencies_that_are_declared_are_the_ones_that_are_tested():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    # The other extras need Python 3.10, and the lowest dependencies are tested with 3.7.
    names = ["dependencies", "requests", "progress", "socks"]
    lists = [re.search(rf"^{name} = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL).group(1) for name in names]
    declared = "".join(lists)
    lowest = dict(re.findall(r'"([\w-]+)>=([\d.]+)', declared))
    tox = ConfigParser()
    tox.read(str(ROOT / "tox.ini"), encoding="utf-8")
    tested = dict(line.split("==") for line in tox["testenv:lowest"]["deps"].split())

    assert len(lowest) == declared.count('"') // 2
    assert {name: parts(version) for name, version in lowest.items()} == {
        name: parts(version) for name, version in tested.items()
    }


def parts(version):
    """Return a version as numbers: 2.5 and 2.5.0 are the same."""
    numbers = [int(number) for number in version.split(".")]
    return tuple(numbers + [0] * (3 - len(numbers)))
