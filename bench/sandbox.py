"""Sandbox: requests per second, pages of a long list, and the start of the server.

    python -m bench.sandbox [--scores N]

The client is ``http.client`` in this process. The server is a process of its own that reports its processor time. On
a busy machine the wall time also contains the wait for a processor; the processor time does not.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Generator

BUDGETS = {"calls": 600, "pages": 10.0, "start": 0.4}

SERVER = """
import sys, time
from flat_api.sandbox import Sandbox
with Sandbox(rate_limit=10**9) as sandbox:
    print(sandbox.url, sandbox.token("teacher"), flush=True)
    for _ in sys.stdin:
        print(time.process_time(), flush=True)
"""
ONE_BAR = (
    "<score-partwise><part-list><score-part id='P'><part-name>P</part-name></score-part></part-list>"
    "<part id='P'><measure number='1'><note><rest/><duration>4</duration></note></measure></part></score-partwise>"
)


class Server:
    """Sandbox in a process of its own, and one connection to it."""

    def __init__(self) -> None:
        start = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        url, token = self._line().split()
        self.start_up = time.perf_counter() - start
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def call(self, method: str, target: str, body: object = None) -> tuple[Any, str]:
        """Make a call, and return the decoded body and the ``Link`` header of the response."""
        data = json.dumps(body) if body is not None else None
        self._connection.request(method, target, data, self._headers)
        response = self._connection.getresponse()
        decoded = json.loads(response.read())
        if response.status != 200:
            raise RuntimeError(f"{method} {target} ended with status {response.status}: {decoded}")
        return decoded, response.getheader("Link") or ""

    def processor_time(self) -> float:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._line())

    def close(self) -> None:
        self._connection.close()
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def timed(server: Server) -> Generator[list[float], None, None]:
    """Append the wall time of a block, and the processor time of the server in it."""
    times: list[float] = []
    processor, wall = server.processor_time(), time.perf_counter()
    yield times
    times += [time.perf_counter() - wall, server.processor_time() - processor]


def measure_calls(server: Server, title: str, calls: int = 2_000) -> None:
    """Print the calls of ``GET /me`` in a second."""
    for _ in range(100):
        server.call("GET", "/v2/me")
    with timed(server) as times:
        for _ in range(calls):
            server.call("GET", "/v2/me")
    wall, processor = (calls / seconds for seconds in times)
    print(f"{title:<44} {wall:7.0f} /s wall   {processor:7.0f} /s processor   at least {BUDGETS['calls']}")


def measure_pages(server: Server) -> None:
    """Print how long all pages of all scores take."""
    target, pages, scores = "/v2/collections/allScores/scores?limit=100", 0, 0
    with timed(server) as times:
        while target:
            page, link = server.call("GET", target)
            pages, scores = pages + 1, scores + len(page)
            following = re.search('<[^>]*(/v2/[^>]*)>; rel="next"', link)
            target = following[1] if following is not None else ""
    title = f"{scores:,} scores in {pages} pages"
    print(f"{title:<44} {times[0]:7.2f} s wall    {times[1]:7.2f} s processor    at most {BUDGETS['pages']} s")


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--scores", type=int, default=50_000)
    options = parser.parse_args()
    server = Server()
    try:
        title, processor = "start to the first request", server.processor_time()
        print(
            f"{title:<44} {server.start_up:7.2f} s wall    {processor:7.2f} s processor    at most {BUDGETS['start']} s"
        )
        measure_calls(server, "GET /me")
        score, _ = server.call("POST", "/v2/scores", {"title": "Score", "data": ONE_BAR})
        for _ in range(options.scores - 1):
            server.call("POST", f"/v2/scores/{score['id']}/fork", {})
        measure_calls(server, f"GET /me of an account with {options.scores:,} scores", 500)
        measure_pages(server)
    finally:
        server.close()


if __name__ == "__main__":
    main()
