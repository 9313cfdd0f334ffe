"""MusicXML as bytes, compressed or plain, and as a tree, parsed without entities or network."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from flat_api.sandbox.music.encodings import as_utf8
from flat_api.sandbox.music.errors import NotationError

PROLOGUE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    '"http://www.musicxml.org/dtds/partwise.dtd">\n'
)
XLINK = "http://www.w3.org/1999/xlink"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""

MAX_SIZE = 64 * 1024 * 1024
"""Largest MusicXML that is read, in bytes. It also limits the size of decompressed files."""

MAX_DEPTH = 200
"""Levels of elements that are read. MusicXML has about ten; Python writes at most about a thousand."""

ElementTree.register_namespace("xlink", XLINK)


def parse(notation: bytes) -> Element:
    """Return the root of a MusicXML document, which is always ``score-partwise``."""
    return read(notation)[0]


def read(notation: bytes) -> tuple[Element, bool]:
    """Return the root of a MusicXML document, and whether it differs from the document."""
    try:
        notation = as_utf8(notation)
        # A document type is normal in MusicXML; entities and external references are dangerous.
        root = fromstring(notation, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise NotationError("The MusicXML defines entities, which are not accepted") from None
    except NotationError:
        raise
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise NotationError(f"The MusicXML is not well-formed: {error}") from None
    _check_depth(root)
    is_changed = root.tag == "score-timewise"
    if is_changed:
        root = _partwise(root)
    if root.tag != "score-partwise":
        raise NotationError(f"The XML is not MusicXML: its root is <{root.tag}>")
    is_changed |= _identify_parts(root)
    listed = [part.get("id") for part in root.iterfind("part-list/score-part")]
    played = [part.get("id") for part in root.iterfind("part")]
    if not played:
        raise NotationError("The MusicXML has no part")
    if not set(played) <= set(listed):
        raise NotationError("The MusicXML has a part that its part-list does not name")
    if root.find("part/measure") is None:
        raise NotationError("The MusicXML has no measure")
    return root, is_changed


def _check_depth(root: Element) -> None:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise NotationError(f"The MusicXML is nested more than {MAX_DEPTH} levels deep")


def _identify_parts(root: Element) -> bool:
    """Add missing identifiers if the parts and the list have the same length; return whether there were any."""
    listed, played = list(root.iterfind("part-list/score-part")), list(root.iterfind("part"))
    pairs = [pair for pair in zip(listed, played, strict=False) if any(part.get("id") is None for part in pair)]
    if len(listed) != len(played):
        return False
    for number, (entry, part) in enumerate(pairs, 1):
        identifier = entry.get("id") or part.get("id") or f"part-{number}"
        entry.set("id", identifier)
        part.set("id", identifier)
    return bool(pairs)


def serialize(root: Element) -> bytes:
    return (PROLOGUE + ElementTree.tostring(root, encoding="unicode") + "\n").encode("utf-8")


def printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)


def add(parent: Element, tag: str, text: object = None, **attributes: str) -> Element:
    """Append an element, and return it."""
    child = SubElement(parent, tag, attributes)
    child.text = str(text) if text is not None else None
    return child


def text_of(root: Element, path: str) -> str | None:
    """Return the stripped text of the first element at a path; ``None`` if it is empty."""
    element = root.find(path)
    text = "".join(element.itertext()).strip() if element is not None else ""
    return text or None


def _partwise(timewise: Element) -> Element:
    root = Element("score-partwise", timewise.attrib)
    parts: dict[str, Element] = {}
    for child in timewise:
        if child.tag != "measure":
            root.append(child)
            continue
        for part in child.iterfind("part"):
            identifier = part.get("id", "")
            whole = parts.setdefault(identifier, Element("part", {"id": identifier}))
            SubElement(whole, "measure", child.attrib).extend(list(part))
    root.extend(parts.values())
    return root


CONTAINER = "META-INF/container.xml"
ROOT_FILE = "score.musicxml"
MIMETYPE = "application/vnd.recordare.musicxml"
BEGINNING_OF_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def unpack(archive: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as container:
            return _member(container, _root_file(container))
    except NotationError:
        raise
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError) as error:
        raise NotationError(f"The compressed MusicXML cannot be opened: {error}") from None
    except Exception as error:
        # zlib.error and lzma.LZMAError are direct subclasses of Exception.
        raise NotationError(f"The compressed MusicXML is damaged: {error}") from None


def pack(notation: bytes) -> bytes:
    """Return MusicXML as a compressed file, the same bytes for the same music."""
    index = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<container><rootfiles>'
        f'<rootfile full-path="{ROOT_FILE}" media-type="{MIMETYPE}+xml"/></rootfiles></container>\n'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        # MusicXML requires the media type first and uncompressed, so that its first bytes identify the file.
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
        # Archives made on a Mac hold resource forks: "__MACOSX/._score.xml".
        folders, _, base = name.rpartition("/")
        is_score = base.lower().endswith((".musicxml", ".xml")) and not base.startswith("._")
        if is_score and folders.partition("/")[0] not in ("META-INF", "__MACOSX"):
            return name
    raise NotationError("The archive contains no MusicXML")


def _member(container: zipfile.ZipFile, name: str) -> bytes:
    with container.open(name) as member:
        data = member.read(MAX_SIZE + 1)
    if len(data) > MAX_SIZE:
        raise NotationError("The decompressed MusicXML is larger than the server reads")
    return data
