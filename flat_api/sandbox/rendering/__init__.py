"""Pictures and sound of MusicXML, made by a process of its own. The packages for it come with ``sandbox-render``.

A process of its own keeps the server alive and quick: the engraver is a native library that a strange score can crash,
and a long score takes seconds.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from flat_api.sandbox.music.blank import empty_page, silent_mp3, silent_wav

MAX_SECONDS = 30.0
"""Seconds after which a rendering is given up."""

logger = logging.getLogger("flat_api.sandbox")


@dataclass(frozen=True)
class Medium:
    """Kind of file.

    Attributes:
        packages: Modules that make it.
        placeholder: Function that makes a valid file without music.
    """

    packages: tuple[str, ...]
    placeholder: Callable[[], bytes]


MEDIA = {
    "thumbnail.png": Medium(("verovio", "resvg_py"), empty_page),
    "wav": Medium(("numpy",), silent_wav),
    "mp3": Medium(("numpy", "lameenc"), silent_mp3),
}


def can_render(name: str) -> bool:
    """Return whether the packages for a kind of file are installed."""
    return all(find_spec(package) is not None for package in MEDIA[name].packages)


def render(name: str, notation: bytes) -> bytes:
    """Return a file of ``MEDIA`` for MusicXML. It is a placeholder without the packages, or if the score is refused."""
    if not can_render(name):
        return MEDIA[name].placeholder()
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__, name], input=notation, capture_output=True, timeout=MAX_SECONDS, check=True
        )
    except subprocess.TimeoutExpired:
        logger.warning("%s is a placeholder: rendering took more than %.0f s", name, MAX_SECONDS)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        logger.warning("%s is a placeholder: rendering ended with status %d: %s", name, error.returncode, reason)
    else:
        return done.stdout
    return MEDIA[name].placeholder()
