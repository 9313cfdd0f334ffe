"""Content of an assignment, from the body of a call to a record.

It is the same for an assignment of a class and for one of the resource library.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from flat_api.sandbox.access.rights import Rights, rights_on
from flat_api.sandbox.data.records_education import Assignment, Attachment, Options
from flat_api.sandbox.http.call import Call, Refusal, bad_request

BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote"}
)
"""HTML elements that begin and end a line."""

MAX_TEXT_LENGTH = 100_000
"""Characters of plain text that are stored, at most."""


def plain_and_html(body: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return a text of the body, plain and as HTML; nothing if the body has neither."""
    rich_name = f"{name}Html"
    plain, rich = body.get(name), body.get(rich_name)
    if plain is None and rich is None:
        return {}
    if plain is None:
        plain = to_plain(rich or "")
        if len(plain) > MAX_TEXT_LENGTH:
            raise bad_request(f"The text has {len(plain)} characters; at most {MAX_TEXT_LENGTH} are allowed", rich_name)
    return {name: plain, rich_name: rich if rich is not None else to_html(plain)}


def to_html(plain: str) -> str:
    """Return a text as HTML, a paragraph for each line.

    >>> to_html("Bows & strings")
    '<p>Bows &amp; strings</p>'
    """
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in plain.splitlines())


def to_plain(rich: str) -> str:
    """Return the text of HTML, a line for each block.

    >>> to_plain("<p>Bows &amp; <b>strings</b></p><p>Slowly</p>")
    'Bows & strings\\nSlowly'
    """
    reader = _Reader()
    reader.feed(rich)
    reader.close()
    return re.sub(r"\s*\n\s*", "\n", "".join(reader.parts)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("script", "style")
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


MAX_ATTACHMENTS = 20
"""Largest number of attachments of an assignment or a submission. Flat's own limit is not published."""

FIELDS = {"flat": "score", "worksheet": "worksheet", "googleDrive": "googleDriveFileId", "link": "url"}
"""Required field by type of attachment. All other types need ``url``, like links."""

KEPT = (
    "nbPlaybackAuthorized",
    "restrictPlayNote",
    "restrictToAudioTracks",
    "toolset",
    "coverFile",
    "cover",
    "releaseGrades",
    "shuffleExercises",
    "recordingType",
    "allowMetronome",
    "allowBackingTrack",
    "allowSpeedChange",
    "freeRecord",
)
"""Fields that are stored as sent; ``null`` removes a field."""

TEXTS = ("description", "teacherInstructions")


def with_content(call: Call, assignment: Assignment, body: Mapping[str, Any]) -> Assignment:
    fields = {"type": "type", "maxPoints": "max_points", "submissionStudentsMode": "students_mode"}
    changes: dict[str, Any] = {fields[name]: value for name, value in body.items() if name in fields}
    if "title" in body:
        changes["title"] = stripped_title(body["title"])
    if "attachments" in body:
        changes["attachments"] = attachments(call, body["attachments"], assignment.attachments)
    return replace(assignment, **changes, options=_options(assignment.options, body))


def stripped_title(title: str) -> str:
    """Return a title without surrounding white space; refuse an empty one."""
    if not title.strip():
        raise bad_request("The title must not be empty", "title")
    return title.strip()


def attachments(
    call: Call, sent: Sequence[Mapping[str, Any]], known: Sequence[Attachment] = (), *, by_student: bool = False
) -> tuple[Attachment, ...]:
    """Return the attachments of a body.

    Args:
        sent: The entries of the body.
        known: Present attachments. Their scores are not checked again for access.
        by_student: Whether the attachments belong to a submission, not to an assignment.
    """
    if len(sent) > MAX_ATTACHMENTS:
        message = f"{len(sent)} attachments are too many; at most {MAX_ATTACHMENTS} are allowed"
        raise Refusal(400, "ASSIGNMENT_ATTACHMENTS_LIMIT", message, "attachments")
    return tuple(_attachment(call, entry, f"attachments[{i}]", known, by_student) for i, entry in enumerate(sent))


def copied(assignment: Assignment, **changes: Any) -> Assignment:
    """Return a copy of an assignment, without the data of its class."""
    copy = Assignment(
        id=assignment.id,
        creator=assignment.creator,
        created=assignment.created,
        type=assignment.type,
        title=assignment.title,
        source=assignment.id,
        attachments=assignment.attachments,
        max_points=assignment.max_points,
        students_mode=assignment.students_mode,
        options=assignment.options,
    )
    return replace(copy, **changes)


def _options(before: Options, body: Mapping[str, Any]) -> Options:
    after = {**before, **{name: body[name] for name in KEPT if name in body}}
    for name in TEXTS:
        after.update(plain_and_html(body, name))
    return {name: value for name, value in after.items() if value is not None}


def _attachment(
    call: Call, entry: Mapping[str, Any], place: str, known: Sequence[Attachment], by_student: bool
) -> Attachment:
    kind = entry.get("type") or next((kind for kind, field in FIELDS.items() if entry.get(field)), None)
    if kind is None:
        raise bad_request("An attachment needs a type", f"{place}.type")
    field = FIELDS.get(kind, "url")
    if not entry.get(field):
        raise bad_request(f"An attachment of the type '{kind}' needs '{field}'", f"{place}.{field}")
    attachment = Attachment(
        type=kind,
        worksheet=entry.get("worksheet"),
        part_uuid=entry.get("partUuid"),
        lock_score_template=entry.get("lockScoreTemplate"),
        url=entry.get("url"),
        google_drive_file=entry.get("googleDriveFileId"),
        teacher_only=entry.get("teacherOnly", False),
    )
    return _with_score(call, attachment, entry, place, known, by_student) if kind == "flat" else attachment


def _with_score(
    call: Call,
    attachment: Attachment,
    entry: Mapping[str, Any],
    place: str,
    known: Sequence[Attachment],
    by_student: bool,
) -> Attachment:
    score = call.store.scores.get(entry["score"])
    before = next((held for held in known if held.score == entry["score"]), None)
    rights = rights_on(call.store, score, call.account()) if score is not None else Rights()
    if score is None or (before is None and not rights.read):
        raise bad_request("This score does not exist, or you are not allowed to open it", f"{place}.score")
    revision = entry.get("revision")
    if revision is not None:
        found = call.store.revisions.get(revision)
        if found is None or found.score != score.id:
            raise bad_request("The score has no such revision", f"{place}.revision")
    mode = entry.get("sharingMode") or (before.sharing_mode if before is not None else None)
    if not by_student:
        mode = mode or "read"
        if mode == "write" and not rights.write and (before is None or before.sharing_mode != "write"):
            raise bad_request("You are not allowed to let others change this score", f"{place}.sharingMode")
    copies = mode == "copy" if not by_student else before is not None and before.dedicated
    return replace(attachment, score=score.id, revision=revision, sharing_mode=mode, dedicated=copies)
