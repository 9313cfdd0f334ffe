"""New files beside whatever is in a directory already."""

from __future__ import annotations

from itertools import count
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Sequence


class Files:
    """Files that were not there before, empty until somebody writes to them.

    When one of the names is taken, all of them get a number: ``a-2.xml`` and ``b-2.csv``. The files are created at
    once, so that two programs that begin together do not take the same names.

    Args:
        directory: Where they are; it is made when it is missing.
        names: What they are called.

    Raises:
        OSError: Files cannot be created there.
    """

    def __init__(self, directory: Path, names: Sequence[str]) -> None:
        self.directory = directory
        self._is_new_directory = not directory.exists()
        directory.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            self._paths = {name: directory / _numbered(name, number) for name in names}
            if _create(self._paths):
                return

    def __getitem__(self, name: str) -> Path:
        """Return where the file with a name is."""
        return self._paths[name]

    def tidy(self) -> None:
        """Remove the files that are still empty, and the directory if it was made for nothing."""
        for path in self._paths.values():
            if path.exists() and not path.stat().st_size:
                path.unlink()
        if self._is_new_directory and not any(self.directory.iterdir()):
            self.directory.rmdir()


def _numbered(name: str, number: int) -> str:
    path = Path(name)
    return name if number == 1 else f"{path.stem}-{number}{path.suffix}"


def _create(paths: Dict[str, Path]) -> bool:
    """Create all files, or none when one is there already, and tell which."""
    created: List[Path] = []
    try:
        for path in paths.values():
            path.touch(exist_ok=False)
            created.append(path)
    except OSError as error:
        for path in created:
            path.unlink()
        if isinstance(error, FileExistsError):
            return False
        raise
    return True
