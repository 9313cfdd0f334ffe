"""The library that reads and writes MIDI files. It comes without types, so they end here."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

Message = Any
"""A message of a track, to a device (``note_on``) or to whoever reads the file (``set_tempo``)."""

Track = Any
"""A list of messages, each with the ticks since the one before."""


@cache
def mido() -> Any:
    """Return the library, loaded when the first MIDI file is read or written."""
    return import_module("mido")
