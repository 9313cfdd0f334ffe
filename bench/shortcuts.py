"""Measure each shortcut of ``flat_api/transport/fast_path.py`` by switching it off.

    python -m bench.shortcuts [--rounds N]

Prints the processor time of ``GET /me`` with all shortcuts, and how much more it is without each of them. A shortcut
that brings less than 1 % does not stay.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import subprocess
import sys
import time

from bench.subjects import connect


def without_parse_headers() -> None:
    """Parse header blocks with Python's parser."""
    from flat_api.transport import http1

    http1.StrictResponse._begin = http.client.HTTPResponse.begin  # pyright: ignore[reportPrivateUsage]


def without_put_header() -> None:
    """Write header fields with Python's ``putheader``."""
    from flat_api.transport import connection

    def refuse(*arguments: object) -> bool:
        return False

    connection.__dict__["put_header"] = refuse


def without_keep_deadline() -> None:
    """Keep the deadline in a reader around that of the socket."""
    from flat_api.transport import connection

    def refuse(*arguments: object) -> bool:
        return False

    connection.__dict__["keep_deadline"] = refuse


def without_idle() -> None:
    """Keep idle connections in urllib3's queue."""
    from flat_api.transport import connection

    del connection.PlainPool.QueueCls


SHORTCUTS = {
    "parse_headers": without_parse_headers,
    "put_header": without_put_header,
    "keep_deadline": without_keep_deadline,
    "Idle": without_idle,
}


def measure(shortcut: str, host: str, times: int = 200) -> float:
    """Return the processor seconds of a call, the least of five series, without a shortcut."""
    if shortcut in SHORTCUTS:
        SHORTCUTS[shortcut]()
    session = connect("client", host, 1)
    best = float("inf")
    for _ in range(6):  # the first one warms up
        start = time.process_time()
        for _ in range(times):
            session.me()
        best = min(best, (time.process_time() - start) / times)
    return best


def main() -> None:
    """Measure in processes of their own, which take turns, and print medians."""
    parser = argparse.ArgumentParser(prog="python -m bench.shortcuts", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7, help="turns that each shortcut takes (default: 7)")
    options = parser.parse_args()
    code = "import sys; from bench.shortcuts import measure; print(measure(*sys.argv[1:]))"
    figures: dict[str, list[float]] = {"": [], **{name: [] for name in SHORTCUTS}}
    with subprocess.Popen(
        [sys.executable, "-m", "bench.server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        host = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        for _ in range(options.rounds):
            for name, series in figures.items():
                output = subprocess.run([sys.executable, "-c", code, name, host], check=True, stdout=subprocess.PIPE)
                series.append(float(output.stdout))
        server.stdin.close()
    with_all = statistics.median(figures.pop(""))
    print(f"GET /me: {with_all * 1e6:.0f} µs of processor time")
    for name, series in figures.items():
        print(f"without {name}: {statistics.median(series) / with_all - 1:+.1%}")


if __name__ == "__main__":
    main()
