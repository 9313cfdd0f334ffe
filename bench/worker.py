"""One measurement of one subject in a new process, which prints one number.

python -m bench.worker SUBJECT MEASUREMENT HOST
"""

from __future__ import annotations

import gc
import logging
import sys
import threading
import time
import tracemalloc
from typing import Any, Callable

from bench.subjects import Session, connect

THREADS = 64


def cpu_seconds(call: Callable[[], Any], times: int) -> float:
    """Return the processor seconds that this process spends on one call, after a warm-up."""
    for _ in range(max(3, times // 10)):
        call()
    start = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - start) / times


def kept_bytes(call: Callable[[], Any]) -> float:
    """Return the bytes that stay allocated for each object in the list that ``call`` returns."""
    call()
    gc.collect()
    tracemalloc.start()
    objects = call()
    gc.collect()
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return kept / len(objects)


def in_threads(session: Session, clock: Callable[[], float], calls: int = 40) -> float:
    """Return the seconds of ``clock`` that a call takes when 64 threads share one client.

    After each call a thread yields to the others, as a thread does that writes its result to a file.
    """

    def work() -> None:
        for _ in range(calls):
            session.me()
            time.sleep(0)

    session.me()
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    start = clock()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return (clock() - start) / (THREADS * calls)


def measure(subject: str, measurement: str, host: str) -> float:
    """Return one figure: seconds, bytes, or calls per second."""
    from bench import responses

    logging.disable()  # urllib3 warns about each connection that its pool has no place for
    if subject == "floor" and measurement.endswith("-pooled"):
        subject = "pooled-floor"
    session = connect(subject, host, THREADS if measurement.startswith("threads") else 1)
    if measurement == "get":
        return cpu_seconds(session.me, 400)
    if measurement == "upload":
        return cpu_seconds(lambda: session.upload(responses.UPLOAD), 60)
    if measurement == "list":
        return cpu_seconds(session.scores, 12)
    if measurement == "memory":
        return kept_bytes(session.scores)
    if measurement in ("threads", "threads-pooled"):
        return 1 / in_threads(session, time.perf_counter)
    if measurement == "threads-processor-pooled":
        return 1 / in_threads(session, time.process_time)
    raise SystemExit(f"unknown measurement {measurement!r}")


if __name__ == "__main__":
    print(measure(*sys.argv[1:4]))
