"""Form bodies: fields as text, files and JSON parts."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Optional, cast
from urllib.parse import quote

from flat_api.calls.parameters import plain_text
from flat_api.codec.json_types import is_object, is_sequence, is_tuple
from flat_api.codec.model import dump_json, given_members
from flat_api.codec.types import is_binary, is_file
from flat_api.exceptions import ApiTypeError, ApiValueError, detached
from flat_api.exceptions.misuse import excerpt
from flat_api.support.headers import check_header
from flat_api.support.redaction import hidden, kind_of

if TYPE_CHECKING:
    from typing import Any, Iterable, Iterator, List, Tuple

    from flat_api.calls.parameters import Formats

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"

_EXPECTED = "text, a number, a date, a file, or a list or dict that has a form in JSON"


class Part(NamedTuple):
    """A part of a form.

    Attributes:
        field: Name of the field.
        content: Its bytes.
        file_name: Name of the file; ``None`` where the part is no file.
        media_type: Media type; ``None`` for text, which is the default of a part (RFC 7578, 4.4).
    """

    field: str
    content: bytes
    file_name: Optional[str] = None
    media_type: Optional[str] = None


def form_body(
    caller: str, value: Any, media_type: str, allowed: Tuple[str, ...], formats: Formats
) -> Tuple[bytes, str]:
    """Return a form as bytes, and its ``Content-Type``.

    Args:
        caller: Name of the method, for messages.
        value: A mapping or a model, or pairs of a field and its value.
        media_type: The media type of the form.
        allowed: The media types that the operation takes. A form with files becomes a multipart form if that is one.

    Raises:
        ApiTypeError: A field has a type without a form on the wire; the message names the field.
        ApiValueError: A file cannot be read, or a name cannot be written.
    """
    fields = hidden(list(_fields(caller, value)))
    if media_type == URLENCODED:
        files = [name for name, item in fields if is_file(item) and not is_binary(item)]
        if not files:
            return _urlencoded(caller, fields, formats), media_type
        if MULTIPART not in allowed:
            raise ApiTypeError(
                f"{caller}(): field {excerpt(files[0])} is a file, which needs a form of type {MULTIPART}"
            )
    return _multipart([_part(f"{caller}(): field {excerpt(name)}", name, item, formats) for name, item in fields])


def _fields(caller: str, value: Any) -> Iterator[Tuple[str, Any]]:
    """Yield the fields of a form; a list is one field per item, ``None`` is left out."""
    if is_object(value):
        pairs: Iterable[Any] = value.items()
    elif hasattr(value, "to_dict"):
        pairs = given_members(value).items()
    elif is_sequence(value) and all(is_sequence(pair) and len(pair) == 2 for pair in value):
        pairs = value
    else:
        raise ApiTypeError(f"{caller}(): a form must be a mapping, or a list of names and values, got {kind_of(value)}")
    for name, given in pairs:
        if not isinstance(name, str):
            raise ApiTypeError(f"{caller}(): the name of a field must be a string, got {excerpt(name)}")
        who = f"{caller}(): field {excerpt(name)}"
        for item in given if _is_list(who, given) else [given]:
            if item is not None:
                yield name, item


def _is_list(who: str, value: Any) -> bool:
    """Return whether a value is a list, and not a file that is a tuple of a name and bytes."""
    if is_file(value) or not is_sequence(value):
        return False
    if is_tuple(value) and 2 <= len(value) <= 3 and all(isinstance(item, str) for item in value):
        raise ApiTypeError(f"{who} must be a list of texts, or a file as (name, bytes); it is a tuple of texts")
    return True


def _urlencoded(caller: str, fields: Iterable[Tuple[str, Any]], formats: Formats) -> bytes:
    pairs: List[str] = hidden([])
    for name, item in fields:
        part = _part(f"{caller}(): field {excerpt(name)}", name, item, formats)
        pairs.append(f"{quote(_utf8(caller, name), '')}={quote(part.content, '')}")
    return "&".join(pairs).encode()


def _part(who: str, name: str, item: Any, formats: Formats) -> Part:
    if is_file(item):
        return _file(who, name, item)
    if is_object(item) or _is_list(who, item) or hasattr(item, "to_dict"):
        return Part(name, _json(who, item), None, "application/json")
    return Part(name, _utf8(who, plain_text(who, item, formats, _EXPECTED)))


def _file(who: str, name: str, item: Any) -> Part:
    """Return a file part (RFC 7578, 4.2) with the bytes that are in the file now."""
    file_name: Optional[str] = None
    media_type: Optional[str] = None
    source: Any = item
    if is_tuple(item):
        file_name, source = item[:2]
        media_type = item[2] if len(item) > 2 else None
    with detached():
        try:
            content = _content(source)
        except UnicodeDecodeError:
            raise ApiValueError(f"{who} is a file that was opened as text; open it with mode 'rb'") from None
        except (OSError, ValueError) as error:
            raise ApiValueError(f"{who} cannot be read: {error}") from None
    if not isinstance(content, bytes):
        raise ApiTypeError(f"{who} must be a file of bytes, but reading it gave {kind_of(content)}")
    file_name = file_name or _name_of(source) or name
    if media_type is None:
        guessed, encoding = mimetypes.guess_type(file_name)
        media_type = guessed if guessed and not encoding else "application/octet-stream"
    check_header(f"{who}: media type", "Content-Type", media_type)
    _utf8(f"{who}: name of the file", file_name)
    return Part(name, content, file_name, media_type)


def _content(source: Any) -> Any:
    if is_binary(source):
        return bytes(source)
    if isinstance(source, os.PathLike):
        return Path(os.fspath(cast("os.PathLike[str]", source))).read_bytes()
    content = source.read()
    return content.encode() if isinstance(content, str) else content


def _name_of(source: Any) -> Optional[str]:
    """Return the name of a file without its folder; ``None`` where it has none (a number, ``<stdin>``)."""
    named: Any = source if hasattr(source, "__fspath__") else getattr(source, "name", None)
    try:
        name = Path(os.fsdecode(named)).name
    except TypeError:
        return None
    return None if name.startswith("<") else name


def _json(who: str, item: Any) -> bytes:
    with detached():
        try:
            return dump_json(item)
        except (TypeError, ValueError) as error:
            kind = ApiTypeError if isinstance(error, TypeError) else ApiValueError
            raise kind(f"{who} cannot be written as JSON: {error}") from None


def _utf8(who: str, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ApiValueError(f"{who} must be text that can be written in UTF-8, got {excerpt(text)}") from None


def _multipart(parts: Iterable[Part]) -> Tuple[bytes, str]:
    """Return the parts as a multipart form (RFC 7578) with a random boundary."""
    boundary = os.urandom(16).hex()
    lines: List[bytes] = []
    for part in parts:
        disposition = f'form-data; name="{_quoted(part.field)}"'
        if part.file_name is not None:
            disposition += f'; filename="{_quoted(part.file_name)}"'
        lines += [f"--{boundary}".encode(), b"Content-Disposition: " + disposition.encode()]
        if part.media_type is not None:
            lines.append(f"Content-Type: {part.media_type}".encode())
        lines += [b"", part.content]
    lines += [f"--{boundary}--".encode(), b""]
    return b"\r\n".join(lines), f"{MULTIPART}; boundary={boundary}"


def _quoted(name: str) -> str:
    """Return a name as browsers write it ("Multipart form data" of the HTML standard), so that it stays one name."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
