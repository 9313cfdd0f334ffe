"""Locks of the operating system on open files, which end with their process."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt
    import os

    def lock_file(file: int) -> None:
        """Lock an open file; raise :class:`OSError` where another one has locked it."""
        # A byte behind the content, because Windows does not let others read bytes that are locked.
        os.lseek(file, 1 << 20, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock_file(file: int) -> None:
        """Lock an open file; raise :class:`OSError` where another one has locked it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
