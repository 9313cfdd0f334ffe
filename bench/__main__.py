"""Measure the client beside the floor and beside the published clients, and print ratios.

    python -m bench [--rounds N] [--without-published]

"Floor" is the same work with bare urllib3 and pydantic. Each figure is measured in a new process. The subjects take
turns within a round, so that a slow minute of the machine affects all of them. The table has the median over the rounds
of the ratio to the floor of the same round.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKSPACE = ROOT / ".bench"
PUBLISHED = ("1.1.3", "2.0.4")
DEPENDENCIES = ("urllib3", "pydantic", "python-dateutil", "typing-extensions")

IN_PROCESS = {
    "get": "processor time of GET /me",
    "upload": "processor time of POST /scores, 200 kB",
    "list": "processor time of 1,000 scores, called and decoded",
    "memory": "bytes kept per score",
    "threads": "calls per second, 64 threads, 20 ms latency",
    "threads-pooled": "the same, beside a floor that keeps 64 connections",
    "threads-processor-pooled": "the same, per second of processor time",
}
FLOOR_IMPORT = "import urllib3, bench.floor"
WHOLE_PROCESS = {
    "import": ("import", FLOOR_IMPORT, "import flat_api"),
    "star": ("every class", FLOOR_IMPORT, "from flat_api import *"),
}
FIRST_CALL = "from bench.subjects import connect; connect({subject!r}, {host!r}).me(); print(flush=True)"


def interpreter(name: str, *requirements: str) -> str:
    """Return the Python of an environment with ``requirements``, which is created if it is missing."""
    python = WORKSPACE / name / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(WORKSPACE / name)], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *requirements], check=True)
    return str(python)


def environments(published: bool) -> dict[str, tuple[str, str]]:
    """Return the interpreter and the subject of each column, by its name; the floor comes first."""
    source = str(WORKSPACE / "source")  # a build writes files beside the sources
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "build", "*.egg-info", "__pycache__"))
    ours = interpreter("ours", "--force-reinstall", "--no-deps", source)
    subprocess.run([ours, "-m", "pip", "install", "--quiet", source], check=True)
    columns = {"floor": (ours, "floor"), "this": (ours, "client")}
    if published:
        for version in PUBLISHED:
            # 1.1.3 does not declare its dependencies.
            python = interpreter(f"flat-api-{version}", f"flat-api=={version}", *DEPENDENCIES)
            columns[version] = (python, "client")
    return columns


@contextlib.contextmanager
def server(python: str, *arguments: str) -> Generator[str, None, None]:
    """Run the loopback server and give its base URL."""
    process = subprocess.Popen(
        [python, "-m", "bench.server", *arguments],
        cwd=WORKSPACE / "code",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        assert process.stdin is not None
        process.stdin.close()


def timed_import(python: str, statement: str) -> float:
    """Return the seconds that ``statement`` takes in a new interpreter, without the start of the interpreter."""
    code = f"import time; start = time.perf_counter()\n{statement}\nprint(time.perf_counter() - start)"
    return float(run(python, "-c", code))


def timed_start(python: str, code: str) -> float:
    """Return the seconds from the start of a process to the line that it prints."""
    start = time.perf_counter()
    with subprocess.Popen([python, "-c", code], cwd=WORKSPACE / "code", stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        printed = process.stdout.readline()
        taken = time.perf_counter() - start
    assert printed, "the first call failed"
    return taken


def run(python: str, *arguments: str) -> str:
    """Run the interpreter with only ``bench`` and installed packages to import, and return its output."""
    return subprocess.run(
        [python, *arguments], cwd=WORKSPACE / "code", check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def one_round(columns: dict[str, tuple[str, str]], host: str, slow_host: str) -> dict[str, dict[str, float]]:
    """Return every figure once, by measurement and column."""
    figures: dict[str, dict[str, float]] = {}
    for label, floor_statement, statement in WHOLE_PROCESS.values():
        figures[label] = {
            name: timed_import(python, floor_statement if subject == "floor" else statement)
            for name, (python, subject) in columns.items()
        }
    figures["process start to first response"] = {
        name: timed_start(python, FIRST_CALL.format(subject=subject, host=host))
        for name, (python, subject) in columns.items()
    }
    for measurement, label in IN_PROCESS.items():
        url = slow_host if measurement.startswith("threads") else host
        figures[label] = {
            name: float(run(python, "-m", "bench.worker", subject, measurement, url))
            for name, (python, subject) in columns.items()
        }
    return figures


def generated_lines() -> int:
    """Return the lines of the generated modules of the package."""
    modules = (path.read_text(encoding="utf-8") for path in (ROOT / "flat_api").rglob("*.py"))
    return sum(text.count("\n") for text in modules if "do not edit" in text.partition("\n")[0])


def generating() -> float:
    """Return the seconds of ``generator check``, which renders all files and writes none."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "generator", "check"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def report(rounds: list[dict[str, dict[str, float]]], columns: list[str]) -> None:
    """Print the median of the floor and the median ratios, one row per measurement."""
    width = max(map(len, rounds[0]))
    print(f"{'':{width}}  {'floor':>12}" + "".join(f"{name + ' / floor':>16}" for name in columns[1:]))
    for label in rounds[0]:
        floor = statistics.median(figures[label]["floor"] for figures in rounds)
        ratios = [
            statistics.median(figures[label][name] / figures[label]["floor"] for figures in rounds)
            for name in columns[1:]
        ]
        print(f"{label:{width}}  {floor:>12.6g}" + "".join(f"{ratio:>16.2f}" for ratio in ratios))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7, help="turns of every subject (default: 7)")
    parser.add_argument("--without-published", action="store_true", help="leave out the published clients")
    options = parser.parse_args()
    shutil.rmtree(WORKSPACE / "code", ignore_errors=True)
    shutil.copytree(ROOT / "bench", WORKSPACE / "code" / "bench", ignore=shutil.ignore_patterns("__pycache__"))
    columns = environments(published=not options.without_published)
    python = columns["floor"][0]
    with server(python) as host, server(python, "--latency", "0.02") as slow_host:
        rounds = [one_round(columns, host, slow_host) for _ in range(options.rounds + 1)]
    print(f"Python {sys.version.split()[0]}; seconds, bytes or calls per second; {options.rounds} rounds\n")
    report(rounds[1:], list(columns))
    print(f"\ngenerated Python lines: {generated_lines()}")
    with contextlib.suppress(subprocess.CalledProcessError):
        print(f"generating and checking the package: {generating():.2f} s")


if __name__ == "__main__":
    main()
