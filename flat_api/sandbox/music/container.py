"""Compressed MusicXML: a ZIP archive whose ``META-INF/container.xml`` names the score in it."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from flat_api.sandbox.music.document import MAXIMUM_SIZE, NotationError

CONTAINER = "META-INF/container.xml"
ROOT_FILE = "score.musicxml"
MIMETYPE = "application/vnd.recordare.musicxml"
BEGINNING_OF_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def unpack(archive: bytes) -> bytes:
    """Return the MusicXML of a compressed file.

    Raises:
        NotationError: The archive is broken, holds no score, or unfolds to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as container:
            return _member(container, _root_file(container))
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        if isinstance(error, NotationError):
            raise
        raise NotationError(f"The compressed MusicXML cannot be opened: {error}") from None
    except Exception as error:
        # zlib.error and lzma.LZMAError have no base of their own.
        raise NotationError(f"The compressed MusicXML is damaged: {error}") from None


def pack(notation: bytes) -> bytes:
    """Return MusicXML as a compressed file, the same bytes for the same music."""
    index = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<container><rootfiles>'
        f'<rootfile full-path="{ROOT_FILE}" media-type="{MIMETYPE}+xml"/></rootfiles></container>\n'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        # MusicXML asks for the media type first and uncompressed, so that the file can be recognised by its head.
        for name, data, method in (
            ("mimetype", MIMETYPE.encode(), zipfile.ZIP_STORED),
            (CONTAINER, index.encode(), zipfile.ZIP_DEFLATED),
            (ROOT_FILE, notation, zipfile.ZIP_DEFLATED),
        ):
            container.writestr(zipfile.ZipInfo(name, BEGINNING_OF_ZIP_TIME), data, compress_type=method)
    return buffer.getvalue()


def _root_file(container: zipfile.ZipFile) -> str:
    names = container.namelist()
    if CONTAINER in names:
        try:
            index = fromstring(_member(container, CONTAINER), forbid_entities=True)
        except (ElementTree.ParseError, DefusedXmlException) as error:
            raise NotationError(f"{CONTAINER} is not well-formed: {error}") from None
        for element in index.iter():
            if element.tag.rpartition("}")[2] == "rootfile" and element.get("full-path") in names:
                return element.get("full-path", "")
    for name in names:
        if name.lower().endswith((".musicxml", ".xml")) and not name.startswith("META-INF/"):
            return name
    raise NotationError("The archive holds no MusicXML")


def _member(container: zipfile.ZipFile, name: str) -> bytes:
    with container.open(name) as member:
        data = member.read(MAXIMUM_SIZE + 1)
    if len(data) > MAXIMUM_SIZE:
        raise NotationError("The archive unfolds to more than the server reads")
    return data
