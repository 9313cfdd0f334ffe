"""Responses of a scripted server about scores."""

SCORE = "56ae21579a127715a02901a6"
OTHER = "56ae21579a127715a02901a7"
MUSIC = bytes(range(256)) * 1000
ETAG = {"ETag": '"v1"', "Accept-Ranges": "bytes"}


def score_json(identifier=SCORE, title="Evening"):
    """Return the metadata of a score."""
    return {"id": identifier, "title": title, "privacy": "private", "creationDate": "2026-01-01T00:00:00.000Z"}


def path_of(format, revision="last", score=SCORE):
    return f"/scores/{score}/revisions/{revision}/{format}"


def cut_off(script, content, length, headers=()):
    """Answer with the beginning of a file that was to be longer."""
    head = "".join(f"{name}: {value}\r\n" for name, value in dict(headers).items())
    return script.raw(f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{head}\r\n".encode() + content)
