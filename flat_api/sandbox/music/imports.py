"""Import of files as MusicXML."""

from __future__ import annotations

import base64
import json
import re
from xml.etree.ElementTree import Element

from flat_api.sandbox.music import document, encodings, notation_json
from flat_api.sandbox.music.errors import NotationError
from flat_api.sandbox.music.midi_notation import notation_of_midi

SIGNATURES = (
    (b"PK\x03\x04", "mxl"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"MThd", "midi"),
    # UTF-16.
    (b"\xff\xfe", "xml"),
    (b"\xfe\xff", "xml"),
    (b"\0<", "xml"),
)
"""First bytes of a file, and its format. The name of a file is not reliable."""

SCANS = frozenset({"pdf", "image"})
"""Formats of scanned pages, which need recognition."""


def content(data: str, encoding: str | None) -> bytes:
    """Return the bytes of a file from JSON. Line breaks in Base64 are allowed."""
    if encoding != "base64":
        return data.encode("utf-8", "replace")
    try:
        return base64.b64decode(re.sub(r"\s+", "", data), validate=True)
    except ValueError as error:
        raise NotationError(f"The data are not valid Base64: {error}") from None


def kind(file: bytes) -> str:
    """Return ``mxl``, ``pdf``, ``image``, ``midi``, ``json``, ``xml`` or ``unknown``."""
    head = file.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    plain = {b"<": "xml", b"{": "json"}.get(head, "unknown")
    return next((name for signature, name in SIGNATURES if file.startswith(signature)), plain)


def notation(file: bytes, *, is_text: bool) -> bytes:
    """Return a file as MusicXML in UTF-8; a file that is one already is unchanged.

    If it arrived as text, the encoding that it declares no longer applies.
    """
    form = kind(file)
    if form == "mxl":
        file, is_text = document.unpack(file), False
        form = kind(file)
    if form == "json":
        try:
            return _checked(document.serialize(notation_json.from_json(json.loads(file))))
        except NotationError:
            raise
        except RecursionError:
            raise NotationError("The JSON is nested too deeply") from None
        except UnicodeDecodeError as error:
            raise NotationError(f"The JSON is not UTF-8: {error}") from None
        except ValueError as error:
            raise NotationError(f"The JSON is not well-formed: {error}") from None
    if form == "midi":
        return document.serialize(notation_of_midi(file))
    if form != "xml":
        raise NotationError("The format is not supported: send MusicXML, compressed MusicXML, MIDI or Flat JSON")
    if is_text:
        file = encodings.from_text(file.decode("utf-8"))
    return _checked(file)


MAX_MEASURES = 10_000
"""Measures of a part that are imported."""

MAX_NOTES = 500_000
"""Notes that are imported, of all parts together."""


def _check_size(root: Element) -> None:
    """Refuse music whose export would take minutes; the limits are those of MIDI files."""
    measures = max((len(part.findall("measure")) for part in root.iterfind("part")), default=0)
    if measures > MAX_MEASURES:
        raise NotationError(f"The music has {measures} measures; at most {MAX_MEASURES} are allowed")
    notes = sum(1 for _ in root.iterfind("part/measure/note"))
    if notes > MAX_NOTES:
        raise NotationError(f"The music has {notes} notes; at most {MAX_NOTES} are allowed")


def _checked(file: bytes) -> bytes:
    """Return MusicXML that every format can be written from."""
    root, is_changed = document.read(file)
    _check_size(root)
    return document.serialize(root) if is_changed or not encodings.is_utf8(file) else file
