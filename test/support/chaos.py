"""A server on loopback that misbehaves at random, but the same way each time."""

from __future__ import annotations

import asyncio
import collections
import gzip
import json
import random
import socket
import struct
import threading
from typing import Any, Counter, Dict, Set, Tuple

FAULTS = {
    "reset before": 2,  # the connection is reset, and nothing was done
    "reset after": 2,  # ... and everything was done
    "truncate": 4,
    "drip": 2,
    "delay": 2,
    "hang up": 2,  # after the answer, without having said so
    "502": 1,
    "503 before": 1,
    "503 after": 1,
    "429": 2,
    "limit": 1,
}
"""Weight of each fault. Those that come before anything was done are the ones after which a POST may be repeated."""

_BEFORE = {"reset before", "502", "503 before", "429", "limit"}
_REASONS = {200: b"OK", 201: b"Created", 204: b"No Content"}
_LIMITED = json.dumps({"code": "API_RATE_LIMIT_EXCEEDED", "message": "API rate limit exceeded"}).encode()
_PAUSE = 0.002


class ChaosServer:
    """Answers as Flat would, but for every fifth request.

    What happens to a request follows from the seed, from what it asks for and from how often that was asked, and not
    from the order in which the requests of many threads arrive.

    Attributes:
        done: How often each POST was carried out, by the name in its body.
        faults: How often each fault happened.
        open: The connections that are open.
        repeated_posts: Names of the POST that came more than once.

    Args:
        seed: Another one, another chaos.
        share: Which part of the requests is treated badly.
    """

    def __init__(self, seed: int, share: float = 0.2) -> None:
        self.seed = seed
        self.share = share
        self.done: Counter[str] = collections.Counter()
        self.faults: Counter[str] = collections.Counter()
        self.open: Set[_Connection] = set()
        self.repeated_posts: Set[str] = set()
        self._jobs: Dict[str, str] = {}
        self._asked: Counter[str] = collections.Counter()
        self._loop = asyncio.new_event_loop()
        serving = self._loop.create_server(lambda: _Connection(self), "127.0.0.1", 0, backlog=128)
        self._server = self._loop.run_until_complete(serving)
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._server.close()
        for connection in list(self.open):
            connection.transport.abort()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.run_until_complete(self._server.wait_closed())
        self._loop.close()

    def chance(self, method: str, target: str, body: Dict[str, Any]) -> Tuple[random.Random, str]:
        """Return the dice of a request, and what goes wrong with it, if anything."""
        subject = f"{method} {target} {body.get('title', body.get('collection', ''))}"
        self._asked[subject] += 1
        if method == "POST" and self._asked[subject] == 2:
            self.repeated_posts.add(subject)
        dice = random.Random(f"{self.seed} {subject} {self._asked[subject]}")
        if dice.random() >= self.share:
            return dice, ""
        fault = dice.choices(list(FAULTS), list(FAULTS.values()))[0]
        self.faults[fault] += 1
        return dice, fault

    def carry_out(self, method: str, path: str, body: Dict[str, Any]) -> Tuple[int, Any]:
        """Do what a request asks for, and return the answer."""
        name = path.rpartition("/")[2]
        if path == "/omr/jobs":
            key = body["idempotencyKey"]
            if key not in self._jobs:
                self.done[body["collection"]] += 1
                self._jobs[key] = body["collection"]
            return 201, {"id": self._jobs[key]}
        if method == "POST":
            self.done[body["title"]] += 1
            return 200, _score(body["title"])
        if method == "DELETE":
            return 204, None
        if path.startswith("/users/"):
            return 200, [_score(f"{path.split('/')[2]}-{index}") for index in range(3)]
        if method == "PUT":
            return 200, {**_score(name), "title": body["title"]}
        return 200, _score(name)


class _Connection(asyncio.Protocol):
    transport: asyncio.Transport

    def __init__(self, server: ChaosServer) -> None:
        self._server = server
        self._buffer = b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self._server.open.add(self)

    def connection_lost(self, exc: Any) -> None:
        self._server.open.discard(self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, separator, body = self._buffer.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        lengths = [int(line[15:]) for line in lines if line.lower().startswith(b"content-length:")]
        if separator and len(body) >= sum(lengths):
            self._buffer = b""
            method, target, _ = lines[0].decode().split(" ")
            self._answer(method, target, json.loads(body) if body else {})

    def _answer(self, method: str, target: str, body: Dict[str, Any]) -> None:
        dice, fault = self._server.chance(method, target, body)
        if fault in _BEFORE:
            self._refuse(fault)
            return
        status, value = self._server.carry_out(method, target.partition("?")[0], body)
        if fault in ("reset after", "503 after"):
            self._refuse(fault)
            return
        answer = _written(status, value, dice)
        if fault == "truncate":
            self.transport.write(answer[: dice.randrange(len(answer))])
            self.transport.close()
        elif fault == "drip":
            cuts = sorted(dice.sample(range(len(answer)), 4))
            for index, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(answer)])):
                self._later(index, answer[start:end])
        elif fault == "delay":
            self._later(5, answer)
        else:
            self.transport.write(answer)
            if fault == "hang up":
                self.transport.close()

    def _later(self, steps: int, data: bytes) -> None:
        asyncio.get_event_loop().call_later(steps * _PAUSE, self.transport.write, data)

    def _refuse(self, fault: str) -> None:
        if fault.startswith("reset"):
            # With SO_LINGER at zero closing sends RST instead of FIN.
            connection = self.transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.transport.abort()
        elif fault == "limit":
            reset = b"X-RateLimit-Limit: 7200\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 1\r\n"
            self.transport.write(_head(403, b"Forbidden", len(_LIMITED), reset) + _LIMITED)
        else:
            status = int(fault[:3])
            again = b"Retry-After: 1\r\n" if status == 429 else b""
            self.transport.write(_head(status, b"No", 6, again) + b"not so")


def _score(name: str) -> Dict[str, str]:
    return {"id": name, "title": f"Title of {name}"}


def _head(status: int, reason: bytes, length: int, more: bytes = b"") -> bytes:
    start = b"HTTP/1.1 %d %s\r\nContent-Type: application/json\r\n%s" % (status, reason, more)
    return start + (b"\r\n" if length < 0 else b"Content-Length: %d\r\n\r\n" % length)


def _written(status: int, value: Any, dice: random.Random) -> bytes:
    """Return the bytes of an answer: as they are, in chunks, or compressed."""
    reason = _REASONS[status]
    if value is None:
        return b"HTTP/1.1 %d %s\r\n\r\n" % (status, reason)
    body = json.dumps(value).encode()
    form = dice.choice(["plain", "plain", "chunked", "gzip"])
    if form == "plain":
        return _head(status, reason, len(body)) + body
    if form == "gzip":
        body = gzip.compress(body, 1)
        return _head(status, reason, len(body), b"Content-Encoding: gzip\r\n") + body
    middle = len(body) // 2
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:middle], body[middle:], b""))
    return _head(status, reason, -1, b"Transfer-Encoding: chunked\r\n") + chunks
