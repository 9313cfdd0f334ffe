"""Short valid files for the formats that would need a synthesiser or an engraver: silence, and an empty page."""

from __future__ import annotations

import io
import struct
import wave
import zlib

SAMPLE_RATE = 44_100
SILENT_FRAMES = 10
PAGE = (210, 297)
"""Width and height of the page in pixels."""


def silent_wav() -> bytes:
    """Return a quarter of a second of silence as WAV."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(bytes(2 * (SAMPLE_RATE // 4)))
    return buffer.getvalue()


def silent_mp3() -> bytes:
    """Return a quarter of a second of silence as MP3.

    A frame is a header (MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono), and 413 bytes whose zeros say: no sound.
    """
    frame_length = 144 * 128_000 // SAMPLE_RATE
    frame = bytes([0xFF, 0xFB, 0x90, 0xC0]).ljust(frame_length, b"\0")
    return frame * SILENT_FRAMES


def empty_page() -> bytes:
    """Return a white page as PNG."""
    width, height = PAGE
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    # Each row begins with the number of its filter; 0 is none.
    rows = (b"\0" + b"\xff" * width) * height
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
