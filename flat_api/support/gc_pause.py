"""Pauses of the cyclic garbage collector while long-lived objects are built: modules, schemas, long responses.

Collections in between would find nothing. They take a twentieth of the time to the first response, and a quarter of the
time that a thousand scores take (``python -m bench``).
"""

from __future__ import annotations

import gc


class PausedGc:
    """Context in which the garbage collector does not run."""

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *exc_info: object) -> None:
        if self._was_enabled:
            gc.enable()


class PausedGcOnce(PausedGc):
    """Pause after which the new objects count as old, so that the next collection does not visit them.

    For what is built once in a process. Used again and again, it would keep the collector from old objects forever.
    """

    def __exit__(self, *exc_info: object) -> None:
        # A program that has frozen objects of its own would lose that by `unfreeze`. PyPy has no `freeze`.
        if self._was_enabled and hasattr(gc, "freeze") and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        super().__exit__(*exc_info)
