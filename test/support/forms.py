"""Reading of multipart forms, as a server reads them."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from typing import Dict, List, NamedTuple, Optional

from support.loopback import Received


class Part(NamedTuple):
    """A part of a form: name of the field, name of the file, media type as it was sent, content."""

    field: str
    file_name: Optional[str]
    media_type: Optional[str]
    content: bytes


def parts_of(request: Received) -> List[Part]:
    """Return the parts of a request with a multipart form."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + request.body)
    parts = []
    for part in message.iter_parts():
        field = part.get_param("name", header="Content-Disposition")
        content = part.get_payload(decode=True)
        parts.append(Part(str(field), part.get_filename(), part.get("Content-Type"), content))
    return parts


def fields_of(request: Received) -> Dict[str, List[Part]]:
    """Return the parts by field."""
    fields: Dict[str, List[Part]] = {}
    for part in parts_of(request):
        fields.setdefault(part.field, []).append(part)
    return fields
