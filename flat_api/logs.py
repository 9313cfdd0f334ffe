"""The log of requests and answers, under the name ``flat_api`` and nowhere else."""

from __future__ import annotations

import logging

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Optional

log = logging.getLogger("flat_api")
drift_log = logging.getLogger("flat_api.drift")

_files: Dict[str, logging.FileHandler] = {}
"""The handler per file, so that two configurations with the same file do not write everything twice."""

_console: Optional[logging.Handler] = None


def set_up(debug: bool, file: Optional[str], line_format: str) -> None:
    """Make the log do what a configuration asks for."""
    global _console
    if debug:
        log.setLevel(logging.DEBUG)
    formatter = logging.Formatter(line_format)
    if file is not None:
        handler = _files.get(file)
        if handler is None:
            handler = _files[file] = logging.FileHandler(file, encoding="utf-8", delay=True)
            log.addHandler(handler)
        handler.setFormatter(formatter)
    elif debug and not log.hasHandlers():
        # Without any handler Python would show warnings only, and debug=True would seem not to work.
        _console = logging.StreamHandler()
        log.addHandler(_console)
    if _console is not None:
        _console.setFormatter(formatter)
