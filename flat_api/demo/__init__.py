"""Demo of the main calls with an embedded server: ``python -m flat_api demo``.

The steps are in :mod:`flat_api.demo.chapters`, which needs Python 3.10 as the server does. This module imports it late,
so that an older Python gets a clear message.
"""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Iterable, List

FILES = {
    "old-hundredth.musicxml": "MusicXML, for any notation program",
    "old-hundredth.mid": "MIDI, for any player",
    "old-hundredth.png": "PNG, the first page",
    "grades.csv": "CSV, for any spreadsheet",
}


def run(output: str) -> int:
    """Run the demo and return its exit code.

    Args:
        output: Directory for the files. Existing files are not overwritten.
    """
    try:
        import_module("flat_api.sandbox")
    except ImportError as error:
        return _failed(f"cannot start: {error}")
    from flat_api.demo.chapters import run_chapters

    try:
        files = Files(Path(output), FILES)
    except OSError as error:
        return _failed(f"cannot write to {Path(output)}: {error.strerror}")
    try:
        is_same = run_chapters(*files.paths)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _failed(f"stopped: {error}")
    finally:
        files.tidy()
        written = [(path, text) for path, text in zip(files.paths, FILES.values()) if path.exists()]
        if written:
            print(f"\nNew files in {files.directory}:")
        width = max((len(path.name) for path, _ in written), default=0)
        for path, text in written:
            print(f"  {path.name:<{width}}  {path.stat().st_size:>7,} bytes  {text}")
    return 0 if is_same else _failed("failed: the exported music differs from the imported music")


def _failed(reason: str) -> int:
    print(f"The demo {reason}", file=sys.stderr)
    return 1


class Files:
    """New, empty files in a directory.

    If one of the names exists, all names get a number: ``a-2.xml`` and ``b-2.csv``. The files are created at once, so
    that two programs that start at the same time do not use the same names.

    Args:
        directory: Directory of the files, which is created if it is missing.
        names: Names of the files.

    Attributes:
        paths: Path of each file.

    Raises:
        OSError: The files cannot be created.
    """

    def __init__(self, directory: Path, names: Iterable[str]) -> None:
        self.directory = directory
        self._is_new_directory = not directory.exists()
        directory.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            self.paths: List[Path] = []
            try:
                for name in map(Path, names):
                    path = directory / (f"{name.stem}-{number}{name.suffix}" if number > 1 else name)
                    path.touch(exist_ok=False)
                    self.paths.append(path)
                return
            except OSError as error:
                self.tidy()
                if not isinstance(error, FileExistsError):
                    raise

    def tidy(self) -> None:
        """Remove the files that are still empty, and a new directory without files."""
        for path in self.paths:
            if path.exists() and not path.stat().st_size:
                path.unlink()
        if self._is_new_directory and not any(self.directory.iterdir()):
            self.directory.rmdir()
