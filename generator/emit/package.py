"""All outputs of one contract, and the runtime of a package elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Optional

from generator import ir
from generator.emit import pages
from generator.emit.code import apis, facade, models, old_imports, servers
from generator.emit.data import conformance, sandbox
from generator.emit.output import Output, Region, is_generated
from generator.emit.types import Types
from generator.emit.wording import reworded
from generator.runtime_exports import SUBMODULES, USED_NAMES, public_names

PROJECT = Path(__file__).resolve().parents[2]
_IMPORT = re.compile(r"^\s*from flat_api\.([\w.]+) import|^\s*from flat_api import (\w+)", re.MULTILINE)


def render(package: ir.Package, source: str, version: str, submodules: tuple[str, ...] = SUBMODULES) -> list[Output]:
    """Return the generated part of the package and its pages.

    Args:
        source: Name of the contract's file, for the first line of each output.
        version: Of the package.
        submodules: What is reached as an attribute of the package.
    """
    package = reworded(package)
    types = Types(package)
    return [
        *facade.emit(package, types, source, version, submodules),
        *servers.emit(package, source),
        *old_imports.emit(package, source),
        *apis.emit(package, types, source),
        *models.emit(package, types, source),
        *pages.emit(package, types, source),
    ]


def project_version() -> str:
    """Return the version of this project from ``pyproject.toml``.

    Python 3.10 has no reader for TOML.
    """
    match = re.search(r'(?m)^version = "([^"\\\n]+)"$', (PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return match.group(1) if match else "0"


def render_own(package: ir.Package, source: str) -> tuple[list[Output], list[Region]]:
    """Return what only this project has: cases, sandbox contract, tables of its index."""
    outputs = [*conformance.emit(package, Types(package), source), *sandbox.emit(package)]
    return outputs, pages.regions(package, "docs/README.md", "")


def render_index(package: ir.Package, source: str) -> Output:
    """Return the table of contents of a package that is made elsewhere."""
    page = pages.index(package, "README.md", source)
    for region in pages.regions(package, "README.md", ""):
        page = region.spliced(page)
    return Output("page", "README.md", page)


def runtime(package: ir.Package) -> list[Output]:
    """Return the hand-written modules that a package of another name needs."""
    name = package.name
    wanted = [*public_names(api.name for api in package.apis), *SUBMODULES, *sorted(set(USED_NAMES.values()))]
    outputs: dict[str, Output] = {}
    while wanted:
        module = wanted.pop()
        place = _place(module)
        if module in outputs or place is None:
            continue
        path = PROJECT / "flat_api" / place
        code = path.read_text(encoding="utf-8")
        if is_generated(code):
            continue
        wanted += [found for match in _IMPORT.finditer(code) for found in match.groups() if found]
        wanted += [module.rpartition(".")[0]] if "." in module else []
        outputs[module] = Output("package", place, re.sub(r"\bflat_api\b", name, code))
    marker = Output("package", "py.typed", (PROJECT / "flat_api" / "py.typed").read_text(encoding="utf-8"))
    return [*[outputs[module] for module in sorted(outputs)], marker]


def _place(module: str) -> Optional[str]:
    """Return the file of a module below the package, ``None`` if there is none."""
    path = module.replace(".", "/")
    return next(
        (place for place in (f"{path}.py", f"{path}/__init__.py") if (PROJECT / "flat_api" / place).is_file()), None
    )
