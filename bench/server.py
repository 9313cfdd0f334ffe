"""Loopback server with prepared responses, so that measurements show the time of the client.

    python -m bench.server [--latency SECONDS]

prints its port and serves until its standard input is closed. The latency is that of a network: each response takes it
once, and the first response of a connection twice, because opening the connection takes it, too.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from bench import responses


class Connection(asyncio.Protocol):
    """A connection: reads requests with a ``Content-Length``, and sends the response for the method and path."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.wait = 2 * latency
        self.buffer = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, separator, rest = bytes(self.buffer).partition(b"\r\n\r\n")
        while separator:
            length = next(
                (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
            )
            if len(rest) < length:
                return
            self.buffer = bytearray(rest[length:])
            data = response(head)
            if self.latency:
                asyncio.get_running_loop().call_later(self.wait, self.transport.write, data)
                self.wait = self.latency
            else:
                self.transport.write(data)
            head, separator, rest = bytes(self.buffer).partition(b"\r\n\r\n")


def response(head: bytes) -> bytes:
    """Return the whole response to a request that starts with ``head``."""
    body = responses.ME
    if head.startswith(b"POST"):
        body = responses.CREATED
    elif b"/scores" in head.split(b" ", 2)[1]:
        body = responses.THOUSAND_SCORES
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nX-RateLimit-Limit: 7200\r\n"
        b"X-RateLimit-Remaining: 7199\r\nX-RateLimit-Reset: 1772442900\r\nContent-Length: "
        + str(len(body)).encode()
        + b"\r\n\r\n"
        + body
    )


async def serve(latency: float) -> None:
    """Serve until the parent process closes the standard input."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(latency), "127.0.0.1", 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--latency", type=float, default=0.0)
    asyncio.run(serve(parser.parse_args().latency))
