"""Files around a package that is made elsewhere: pyproject, README, tests and continuous integration."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator import ir
from generator.emit import text
from generator.emit.data.values import Values
from generator.emit.types import Types

PROJECT = Path(__file__).resolve().parents[2]
TESTS = ("conformance/test_operations.py", "support/conformance_server.py", "support/conformance_values.py")
"""Tests of this project that hold for any contract: they read the conformance cases."""

_PYPROJECT = """\
[build-system]
requires = ["setuptools>=61"]
build-backend = "setuptools.build_meta"

[project]
name = {name}
version = {version}
description = {description}
readme = "README.md"
requires-python = ">=3.7"
dependencies = [
    "urllib3>=1.26.18,<3",
    "pydantic>=2.5,<3",
    "python-dateutil>=2.8.2",
    "typing-extensions>=4.7.1",
]

[project.optional-dependencies]
test = ["pytest>=7.4"]

[tool.setuptools.packages.find]
include = ["{package}", "{package}.*"]

[tool.setuptools.package-data]
"{package}" = ["py.typed"]

[tool.pytest.ini_options]
testpaths = ["test"]
pythonpath = [".", "test"]
filterwarnings = ["error"]
"""
_README = """\
# {title}

{count} operations, as methods with types; made from [{source}]({source}).

```sh
pip install .
```

```python
import {package}

configuration = {package}.Configuration({settings})
with {package}.ApiClient(configuration) as client:
    {call}
```

All methods and models are in [docs/README.md](docs/README.md).

## Tests

```sh
pip install -e '.[test]'
python -m pytest
```

Each operation is called over a socket: its request, its responses and its errors are compared with the contract.

## A new version of the contract

Replace `{source}`, and run this from the folder of the generator, with this project's folder as `PROJECT`:

```sh
python -m generator generate --spec PROJECT/{source} --output PROJECT --package {package}
```

The package, `docs/` and `test/conformance/cases.json` are written again; all other files are yours.
"""
_WORKFLOW = """\
name: Tests
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        python: ["3.9", "3.10", "3.11", "3.12", "3.13"]
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: ${{ matrix.python }}
      - run: pip install -e '.[test]'
      - run: python -m pytest
"""
_IGNORED = "__pycache__/\n*.egg-info/\n.pytest_cache/\n.venv/\nbuild/\ndist/\n"


def files(package: ir.Package, source: str) -> dict[str, str]:
    """Return the hand-owned files of a new project by path, which are written once.

    Args:
        source: Name of the contract's file, at the top of the project.
    """
    name = package.name
    title = text.cell(package.title) or name
    description = " ".join(text.clean(package.title).split()) or name
    operations = {operation.identifier or operation.pointer for api in package.apis for operation in api.operations}
    readme = _README.format(
        title=title,
        count=len(operations),
        source=source,
        package=name,
        settings=_settings(package),
        call=_first_call(package),
    )
    pyproject = _PYPROJECT.format(
        name=_toml(name.replace("_", "-")),
        version=_toml(_version(package.version)),
        description=_toml(description),
        package=name,
    )
    tests = {f"test/{path}": (PROJECT / "test" / path).read_text(encoding="utf-8") for path in TESTS}
    return {
        "pyproject.toml": pyproject,
        "README.md": readme,
        ".gitignore": _IGNORED,
        ".github/workflows/test.yml": _WORKFLOW,
        "test/support/__init__.py": "",
        **{path: re.sub(r"\bflat_api\b", name, code) for path, code in tests.items()},
    }


def _version(version: str) -> str:
    """Return the contract's version where PEP 440 allows it, else ``0.1.0``."""
    return version if re.fullmatch(r"\d{1,9}(\.\d{1,9}){0,4}", version) else "0.1.0"


def _toml(value: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON but for DEL."""
    return json.dumps(value.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")


def _settings(package: ir.Package) -> str:
    host = "" if package.servers and "://" in package.servers[0].url else 'host="https://api.example.com"'
    token = 'access_token="..."' if any(one.authenticated for api in package.apis for one in api.operations) else ""
    return ", ".join([setting for setting in (host, token) if setting])


def _first_call(package: ir.Package) -> str:
    """Return the call of the operation that is simplest to call."""
    calls = [(api, operation) for api in package.apis for operation in api.operations]
    if not calls:
        return "pass"
    api, operation = min(calls, key=lambda pair: (pair[1].method != "GET", len(_required(pair[1])), pair[1].name))
    values = Values(Types(package), full=False)
    arguments = [f"{one.name}={values.of(one.type, one.limits)!r}" for one in _required(operation)]
    if operation.body is not None and operation.body.required:
        arguments.append(f"{operation.body.name}=...")
    return f"print({package.name}.{api.name}(client).{operation.name}({', '.join(arguments)}))"


def _required(operation: ir.Operation) -> list[ir.Parameter]:
    return [parameter for parameter in operation.parameters if parameter.required]
