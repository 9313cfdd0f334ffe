"""Requests that a sandbox received, for tests."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import Headers, MultiDict


@dataclass
class ReceivedRequest:
    """Received request.

    Attributes:
        method: HTTP method.
        path: Path, without the query, percent-decoded.
        url: Complete URL.
        query: Parameters of the query; ``query["limit"]`` is the first of this name, ``query.getlist("limit")`` all.
        headers: Headers, by case-insensitive name.
        body: Body, as received.
        operation: ``operationId`` of the contract, ``storage`` for a stored file, else ``None``.
        status: Status of the response; ``None`` before the response, and after a dropped connection.
    """

    method: str
    path: str
    url: str
    query: MultiDict[str, str]
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    operation: str | None
    status: int | None = None

    def json(self) -> Any:
        """Return the decoded JSON body."""
        return json.loads(self.body)
