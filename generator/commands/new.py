"""A new project around the client of a contract."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from generator import ir
from generator.build import build
from generator.commands.publish import PublishError, Target, carry_out, plan
from generator.emit import package as emit
from generator.emit import project
from generator.emit.data import conformance
from generator.emit.output import Output
from generator.emit.types import Types
from generator.parse.document import Document, parse

MAX_BYTES = 64 * 1024 * 1024
"""Largest contract that is fetched."""

CONNECT_TIMEOUT, READ_TIMEOUT = 10.0, 60.0
"""Seconds to connect to the server of a contract, and to wait for the next bytes of it."""


def create(name: str, source: str, folder: Path) -> tuple[ir.Package, int]:
    """Make the project ``name`` in ``folder`` from the contract at a URL or in a file.

    Returns:
        The package, and the number of files.

    Raises:
        ContractError: The contract is wrong.
        PublishError: The folder is not empty, or the contract cannot be fetched; nothing was written.
        OSError: The file cannot be read.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PublishError(f"{folder} is not an empty folder; name another one with --output")
    content = _fetched(source) if "://" in source else Path(source).read_bytes()
    document = parse(content, source)
    package = build(document, name)
    path = f"openapi.{_suffix(document)}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        draft.chmod(0o777 & ~_umask())
        count = _write(draft, package, path, content)
        if folder.exists():
            folder.rmdir()
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return package, count


def outputs(package: ir.Package, source: str, root: Path) -> list[Output]:
    """Return all outputs of a package that is made elsewhere.

    The conformance cases are among them where the project has their tests.
    """
    result = [
        *emit.render(package, source, package.version),
        *emit.runtime(package),
        emit.render_index(package, source),
    ]
    if (root / "test" / project.TESTS[0]).is_file():
        result += conformance.emit(package, Types(package), source)
    return result


def _write(root: Path, package: ir.Package, source: str, content: bytes) -> int:
    own = project.files(package, source)
    for path, text in own.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    (root / source).write_bytes(content)
    target = Target(root, package.name)
    changes = plan(target, outputs(package, source, root), [])
    carry_out(target, changes)
    return len(own) + 1 + len(changes.written)


def _fetched(url: str) -> bytes:
    """Return the contract at a URL."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise PublishError(f"{url}: a contract is read from a file, or over http or https")
    # Imported here: the other commands do without it.
    import urllib3

    timeout = urllib3.Timeout(connect=CONNECT_TIMEOUT, read=READ_TIMEOUT)
    try:
        with urllib3.PoolManager() as pool:
            response = pool.request("GET", url, timeout=timeout, retries=3, preload_content=False)
            content = response.read(MAX_BYTES + 1)
            response.release_conn()
    except urllib3.exceptions.HTTPError as error:
        raise PublishError(f"{url} cannot be fetched: {error}") from error
    if response.status != 200:
        raise PublishError(f"{url} cannot be fetched: status {response.status}")
    if len(content) > MAX_BYTES:
        raise PublishError(f"{url} has more than {MAX_BYTES} bytes")
    return content


def _suffix(document: Document) -> str:
    return "json" if document.lines[0].lstrip().startswith("{") else "yaml"


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
