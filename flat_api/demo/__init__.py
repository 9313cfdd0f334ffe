"""The main calls on a real piece of music, against an embedded server: ``python -m flat_api demo``.

The story is in :mod:`flat_api.demo.chapters`. This module is all that a Python too old for the server has to read, so
it imports that late.
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
    "grades.csv": "CSV, for any spreadsheet",
}


def run(output: str) -> int:
    """Run the demo and return its exit code.

    Args:
        output: Directory for the files. Nothing in it is overwritten.
    """
    try:
        import_module("flat_api.sandbox")
    except ImportError as error:
        return _failed(f"cannot start: {error}")
    from flat_api.demo.chapters import tell

    try:
        files = Files(Path(output), FILES)
    except OSError as error:
        return _failed(f"cannot write to {Path(output)}: {error.strerror}")
    try:
        is_same = tell(*files.paths)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _failed(f"had to stop: {error}")
    finally:
        files.tidy()
        written = [(path, text) for path, text in zip(files.paths, FILES.values()) if path.exists()]
        if written:
            print(f"\nOn disk now, in {files.directory}:")
        width = max((len(path.name) for path, _ in written), default=0)
        for path, text in written:
            print(f"  {path.name:<{width}}  {path.stat().st_size:>7,} bytes  {text}")
    return 0 if is_same else _failed("exported other music than it imported")


def _failed(why: str) -> int:
    print(f"The demo {why}", file=sys.stderr)
    return 1


class Files:
    """Files that were not there before, empty until somebody writes to them.

    When one of the names is taken, all of them get a number: ``a-2.xml`` and ``b-2.csv``. The files are created at
    once, so that two programs that begin together do not take the same names.

    Args:
        directory: Where they are; it is made when it is missing.
        names: What they are called.

    Attributes:
        paths: Where each of them is.

    Raises:
        OSError: Files cannot be created there.
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
        """Remove the files that are still empty, and the directory if it was made for nothing."""
        for path in self.paths:
            if path.exists() and not path.stat().st_size:
                path.unlink()
        if self._is_new_directory and not any(self.directory.iterdir()):
            self.directory.rmdir()
