"""The log of the settings ``debug`` and ``logger_file``, which all configurations of a process share."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING
from weakref import WeakSet

if TYPE_CHECKING:
    from typing import Dict, Optional, Set

    from typing_extensions import Protocol

    class LogSettings(Protocol):
        """The settings of a configuration that are about the log."""

        debug: bool
        logger_file: Optional[str]
        logger_format: str


class DebugLog:
    """Level and handlers of the logger ``flat_api``.

    The level is ``DEBUG`` as long as a configuration has ``debug=True``, and then what it was before, unless the
    program has set another one in the meantime. Each file has one handler, so no line is written twice. Only handlers
    that were added here are removed.
    """

    def __init__(self) -> None:
        self._log = logging.getLogger("flat_api")
        self._lock = threading.Lock()
        self._configurations: WeakSet[LogSettings] = WeakSet()
        self._files: Dict[str, logging.Handler] = {}
        self._console: Optional[logging.Handler] = None
        self._level: Optional[int] = None

    def follow(self, configuration: LogSettings) -> None:
        """Apply the settings of a configuration, or take back what they did."""
        with self._lock:
            if configuration.debug or configuration.logger_file is not None:
                self._configurations.add(configuration)
            else:
                self._configurations.discard(configuration)
            active = list(self._configurations)
            self._set_level(any(other.debug for other in active))
            self._set_files({other.logger_file for other in active if other.logger_file is not None})
            self._set_console(any(other.debug and other.logger_file is None for other in active))
            formatter = logging.Formatter(configuration.logger_format)
            file = self._files.get(configuration.logger_file or "")
            for handler in (file, self._console if configuration.debug else None):
                if handler is not None:
                    handler.setFormatter(formatter)

    def _set_level(self, debug: bool) -> None:
        if debug and self._level is None:
            self._level = self._log.level
            self._log.setLevel(logging.DEBUG)
        elif not debug and self._level is not None:
            if self._log.level == logging.DEBUG:
                self._log.setLevel(self._level)
            self._level = None

    def _set_files(self, paths: Set[str]) -> None:
        for path in self._files.keys() - paths:
            self._remove(self._files.pop(path))
        for path in paths - self._files.keys():
            self._files[path] = logging.FileHandler(path, encoding="utf-8", delay=True)
            self._log.addHandler(self._files[path])

    def _set_console(self, wanted: bool) -> None:
        if wanted and self._console is None and not self._log.hasHandlers():
            # Without a handler, logging shows warnings only, and debug=True would seem to do nothing.
            self._console = logging.StreamHandler()
            self._log.addHandler(self._console)
        elif not wanted and self._console is not None:
            self._remove(self._console)
            self._console = None

    def _remove(self, handler: logging.Handler) -> None:
        self._log.removeHandler(handler)
        handler.close()


debug_log = DebugLog()
