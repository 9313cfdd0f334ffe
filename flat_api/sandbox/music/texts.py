"""The texts printed with the music: changing them in the notation, as the editor does when the metadata change."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from flat_api.sandbox.music.document import printable, text_of

IDENTIFICATION = ("creator", "rights", "encoding", "source", "relation", "miscellaneous")
HEADER = (
    "work",
    "movement-number",
    "movement-title",
    "identification",
    "defaults",
    "credit",
    "part-list",
    "part",
)
"""Order of the children of a score; MusicXML is a sequence, so a new element has its place."""

CREATORS = ("composer", "lyricist", "arranger")


def set_texts(root: Element, texts: Mapping[str, str | None]) -> None:
    """Change title, subtitle, composer, lyricist, arranger and rights of a document; ``None`` removes one."""
    for name, value in texts.items():
        text = printable(value).strip() if value else None
        if name == "title":
            _set_title(root, text)
        elif name == "subtitle":
            _set_child(root, "movement-title", text, HEADER)
        elif name in CREATORS:
            _set_creator(root, name, text)
        elif name == "rights":
            _set_child(_child(root, "identification", HEADER), "rights", text, IDENTIFICATION)


def _set_title(root: Element, text: str | None) -> None:
    before = text_of(root, "work/work-title") or text_of(root, "movement-title")
    if root.find("work/work-title") is None and text_of(root, "movement-title") is not None:
        # The movement title was the title; kept beside a work title it would turn into the subtitle.
        _set_child(root, "movement-title", None, HEADER)
    _set_child(_child(root, "work", HEADER), "work-title", text, ("work-number", "work-title", "opus"))
    for words in root.iterfind("credit/credit-words"):
        if before is not None and text is not None and (words.text or "").strip() == before:
            words.text = text


def _set_creator(root: Element, kind: str, text: str | None) -> None:
    identification = _child(root, "identification", HEADER)
    known = [creator for creator in identification.iterfind("creator") if creator.get("type") == kind]
    for creator in known[0 if text is None else 1 :]:
        identification.remove(creator)
    if text is not None:
        if not known:
            known = [Element("creator", {"type": kind})]
            identification.insert(len(identification.findall("creator")), known[0])
        known[0].text = text


def _set_child(parent: Element, tag: str, text: str | None, order: tuple[str, ...]) -> None:
    if text is None:
        for child in parent.findall(tag):
            parent.remove(child)
    else:
        _child(parent, tag, order).text = text


def _child(parent: Element, tag: str, order: tuple[str, ...]) -> Element:
    """Return the child with this tag, made at its place in the sequence if there is none."""
    child = parent.find(tag)
    if child is None:
        later = order[order.index(tag) + 1 :]
        place = next((index for index, known in enumerate(parent) if known.tag in later), len(parent))
        child = SubElement(parent, tag)
        parent.remove(child)
        parent.insert(place, child)
    return child
