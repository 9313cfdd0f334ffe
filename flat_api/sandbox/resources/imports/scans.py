"""Scanned pages: media types and page counts."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from flat_api.sandbox.http.call import bad_request
from flat_api.sandbox.music.errors import NotationError
from flat_api.sandbox.music.imports import content

TYPES = (
    (b"%PDF", "application/pdf", "pdf"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG", "image/png", "png"),
)
"""First bytes of a file, its media type and its extension. The name of a file is not reliable."""

EXTENSIONS = ("pdf", "jpg", "jpeg", "png")
MAX_STREAM_SIZE = 16 * 1024 * 1024
"""Bytes of a decompressed PDF stream that are searched for pages, at most."""


@dataclass(frozen=True)
class Scan:
    """File for optical music recognition.

    Attributes:
        extension: Extension that fits the content, without a dot.
    """

    data: bytes
    name: str
    media_type: str
    extension: str
    pages: int
    encrypted: bool


def decode_scan(text: str, name: str | None, param: str) -> Scan:
    try:
        return read_scan(content(text, "base64"), name, param)
    except NotationError as error:
        raise bad_request(str(error), param) from None


def read_scan(data: bytes, name: str | None, param: str) -> Scan:
    """Return a file as a scan; refuse another format, naming the field."""
    for signature, media_type, extension in TYPES:
        if data.startswith(signature):
            is_document = extension == "pdf"
            return Scan(
                data=data,
                name=name or f"scan.{extension}",
                media_type=media_type,
                extension=extension,
                pages=_pages(data) if is_document else 1,
                encrypted=is_document and re.search(rb"/Encrypt\b", data) is not None,
            )
    raise bad_request(f"The format of the file is not supported; expected one of {', '.join(EXTENSIONS)}", param)


def _pages(document: bytes) -> int:
    """Return the number of pages of a PDF, at least one.

    It counts plain page objects; without any, those in object streams (ISO 32000-1, 7.5.7), as newer PDF writers use.
    """
    count = _page_objects(document)
    if count == 0:
        count = sum(_page_objects(_unpacked(stream)) for stream in _object_streams(document))
    return max(1, count)


def _object_streams(document: bytes) -> Iterator[bytes]:
    position = document.find(b"/ObjStm")
    while position >= 0:
        begin = document.find(b"stream", position) + len(b"stream")
        end = document.find(b"endstream", begin)
        if end < 0:
            return
        yield document[begin:end].lstrip(b"\r\n")
        position = document.find(b"/ObjStm", end)


def _page_objects(text: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", text))


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream, MAX_STREAM_SIZE)
    except zlib.error:
        return b""
