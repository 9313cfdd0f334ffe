"""Outputs to files: formatted, compiled, compared, and all of them written or none."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.emit.output import Output, Region, is_generated

RUFF = "0.17.6"
_FOLDERS = {"package": "{package}", "page": "docs", "case": "test/conformance"}
_SCANNED = ("{package}/api", "{package}/models", "{package}/model", "docs/api", "docs/models")
"""Folders in which a file with the generator's mark is stale when it is no longer an output."""


class PublishError(Exception):
    """Nothing was written; the message says why, one reason per line."""


@dataclass(frozen=True)
class Target:
    """Destination of a package: code goes to ``root/package``, pages to ``root/docs``.

    Attributes:
        manifest: Path of the list of generated files below ``root``; beside the package, which goes into a wheel.
    """

    root: Path
    package: str
    manifest: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "manifest", self.manifest or f"{self.package}.generated.json")

    @property
    def old_manifest(self) -> str:
        """Path of the list in earlier versions of the generator: inside the package."""
        return f"{self.package}/generated.json"

    def folders(self) -> list[Path]:
        """Return the folders that are searched for stale files."""
        return [self.root / folder.format(package=self.package) for folder in _SCANNED]

    def place(self, output: Output) -> str:
        """Return the path of an output below the root."""
        return f"{_FOLDERS[output.kind].format(package=self.package)}/{output.path}"


@dataclass
class Plan:
    """Changes that publishing would make.

    Attributes:
        written: New content by path below the root; the content that is there now is in ``before``.
        removed: Stale files.
        unchanged: How many files are as they should be.
        refused: Why this plan must not be carried out.
    """

    written: dict[str, str] = field(default_factory=dict[str, str])
    before: dict[str, str] = field(default_factory=dict[str, str])
    removed: list[str] = field(default_factory=list[str])
    unchanged: int = 0
    refused: list[str] = field(default_factory=list[str])

    def differs(self) -> bool:
        """Return whether there is anything to do."""
        return bool(self.written or self.removed)

    def diff(self) -> str:
        """Return all changes as one unified diff."""
        parts: list[str] = []
        for path in sorted([*self.written, *self.removed]):
            before = self.before.get(path, "").splitlines(keepends=True)
            after = self.written.get(path, "").splitlines(keepends=True)
            parts += difflib.unified_diff(before, after, f"a/{path}", f"b/{path}")
        return "".join([line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in parts])


def plan(target: Target, outputs: list[Output], regions: list[Region]) -> Plan:
    """Format and compile ``outputs`` and compare them with what is there; nothing is written.

    Raises:
        PublishError: The formatter is missing or another version, or an output is not valid Python.
    """
    contents = {target.place(output): output.content for output in outputs}
    if len(contents) != len(outputs):
        raise PublishError("two outputs have the same path")
    contents.update(_formatted({path: text for path, text in contents.items() if path.endswith(".py")}))
    recorded = _manifest(target)
    fingerprints = {path: _fingerprint(text) for path, text in contents.items()}
    result = Plan()
    for path, text in contents.items():
        _compare(target, path, text, recorded.get(path), result)
    _compare_regions(target, regions, recorded, fingerprints, result)
    _find_stale(target, contents, recorded, result)
    text = json.dumps(
        {"generated": "by python -m generator; do not edit", "files": fingerprints}, indent=0, sort_keys=True
    )
    _keep(result, target.manifest, _read(target.root / target.manifest), text + "\n")
    if (old := _read(target.root / target.old_manifest)) is not None:
        result.removed.append(target.old_manifest)
        result.before[target.old_manifest] = old
    return result


def carry_out(target: Target, changes: Plan, *, force: bool = False) -> None:
    """Write and remove the files of a plan.

    Every new file is written under another name first; then all are moved into place.

    Raises:
        PublishError: The plan has refusals, and ``force`` is not set.
    """
    if changes.refused and not force:
        raise PublishError("\n".join([*changes.refused, "nothing was written; --force overwrites these files"]))
    moves: list[tuple[Path, Path]] = []
    try:
        for path, text in changes.written.items():
            final = target.root / path
            final.parent.mkdir(parents=True, exist_ok=True)
            draft = final.with_name(f".{final.name}.{os.getpid()}.new")
            moves.append((draft, final))
            draft.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        for draft, _ in moves:
            draft.unlink(missing_ok=True)
        raise PublishError(f"cannot write: {error}") from error
    for draft, final in moves:
        draft.replace(final)
    for path in changes.removed:
        (target.root / path).unlink()
        _prune(target.root / path, target.root)


def _compare(target: Target, path: str, text: str, recorded: str | None, result: Plan) -> None:
    current = _read(target.root / path)
    if current is not None and current != text:
        if recorded is None:
            result.refused.append(f"{path} is in the way: the generator did not write it")
        elif _fingerprint(current) != recorded:
            result.refused.append(f"{path} was edited by hand since it was generated")
    _keep(result, path, current, text)


def _compare_regions(
    target: Target, regions: list[Region], recorded: dict[str, str], fingerprints: dict[str, str], result: Plan
) -> None:
    pages = {region.path: _read(target.root / region.path) for region in regions}
    spliced = {path: page for path, page in pages.items() if page is not None}
    for region in regions:
        current = region.found_in(spliced.get(region.path, ""))
        if current is None:
            continue
        key = f"{region.path}#{region.name}"
        fingerprints[key] = _fingerprint(region.content)
        spliced[region.path] = region.spliced(spliced[region.path])
        if current.strip() and current != region.content and recorded.get(key) not in (None, _fingerprint(current)):
            result.refused.append(
                f"{region.path}: the table of {region.name} was edited by hand since it was generated"
            )
    for path, page in spliced.items():
        _keep(result, path, pages[path], page)


def _find_stale(target: Target, contents: dict[str, str], recorded: dict[str, str], result: Plan) -> None:
    marked = [
        str(file.relative_to(target.root).as_posix())
        for folder in target.folders()
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".py", ".md") and is_generated(_read(file) or "")
    ]
    for path in sorted({*marked, *[path for path in recorded if "#" not in path]} - set(contents)):
        current = _read(target.root / path)
        if current is None:
            continue
        if recorded.get(path, _fingerprint(current)) != _fingerprint(current):
            result.refused.append(f"{path} is no longer generated, but was edited by hand")
        result.removed.append(path)
        result.before[path] = current


def _keep(result: Plan, path: str, current: str | None, text: str) -> None:
    if current == text:
        result.unchanged += 1
        return
    result.written[path] = text
    if current is not None:
        result.before[path] = current


def _formatted(modules: dict[str, str]) -> dict[str, str]:
    """Return the modules as the pinned ruff formats them, each of them compiled once."""
    ruff = _ruff()
    with tempfile.TemporaryDirectory(prefix="generator-") as folder:
        paths = {path: Path(folder, f"{number}.py") for number, path in enumerate(modules)}
        for path, draft in paths.items():
            draft.write_text(modules[path], encoding="utf-8", newline="\n")
        command = [ruff, "format", "--isolated", "--no-cache", "--quiet", "--line-length", "120"]
        run = subprocess.run(
            [*command, "--target-version", "py37", folder], capture_output=True, text=True, encoding="utf-8"
        )
        if run.returncode != 0:
            raise PublishError(f"ruff cannot format what was generated:\n{run.stderr.strip()}")
        formatted = {path: draft.read_text(encoding="utf-8") for path, draft in paths.items()}
    for path, code in formatted.items():
        try:
            compile(code, path, "exec", dont_inherit=True, optimize=0)
        except (SyntaxError, ValueError) as error:
            raise PublishError(f"{path} would not compile: {error}") from error
    return formatted


def _ruff() -> str:
    try:
        found = version("ruff")
        binary: str = import_module("ruff").find_ruff_bin()
    except (PackageNotFoundError, ImportError) as error:
        raise PublishError(f"ruff {RUFF} is missing: pip install 'flat-api[generator]'") from error
    if found != RUFF:
        raise PublishError(f"ruff {RUFF} formats generated code, but {found} is installed: pip install ruff=={RUFF}")
    return binary


def _manifest(target: Target) -> dict[str, str]:
    text = _read(target.root / target.manifest) or _read(target.root / target.old_manifest)
    try:
        files: dict[str, str] = json.loads(text)["files"] if text else {}
        return dict(files)
    except (ValueError, KeyError, TypeError):
        return {}


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None


def _prune(path: Path, root: Path) -> None:
    """Remove the folders that ``path`` leaves empty, caches of bytecode included."""
    for folder in path.parents:
        if folder == root or any(entry.name != "__pycache__" for entry in folder.iterdir()):
            return
        for cached in folder.glob("__pycache__/*.pyc"):
            cached.unlink()
        for cache in folder.glob("__pycache__"):
            cache.rmdir()
        folder.rmdir()
