"""Scanned pages, and recognition jobs of a sandbox that read them."""

from __future__ import annotations

import base64

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF page"
PNG = b"\x89PNG\r\n\x1a\n"
PDF = b"%PDF-1.7\n" + b"<</Type /Page>>\n" * 3
ENCRYPTED = b"%PDF-1.7\n<</Type /Page>> trailer <</Encrypt 9 0 R>>"


def page(data=JPEG, name=None):
    file = {"file": base64.b64encode(data).decode()}
    return {**file, "filename": name} if name is not None else file


def one_shot(user, *files, **fields):
    body = {"output": "musicxml", "files": list(files) or [page()], "autoStart": True, **fields}
    response = user.call("createOmrJob", body=body)
    assert response.status == 202, response.data
    return response.json()


def finished(user, job):
    """Return a job once it waits for somebody or has ended, by long polling."""
    while job["status"] == "processing":
        job = user.ok("getOmrJob", job=job["id"], wait="25")
    return job
