"""Entry point of the command: what needs no further package, and the end of every run."""

from __future__ import annotations

import os
import sys
from typing import Callable, List, Optional

INTERRUPTED = 130
"""Exit code after Ctrl-C, as in shells: 128 and the number of SIGINT."""

BROKEN_PIPE = 141
"""Exit code after the reader of the output has closed it, as in shells: 128 and the number of SIGPIPE."""

INSTALL = 'flat-api needs more packages: pip install "flat-api[cli]"'


def main(arguments: Optional[List[str]] = None) -> int:
    """Run a command, and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["--version"]:
        from flat_api.support.version import package_version

        print(f"flat-api {package_version()}")
        return 0
    if given[:1] == ["demo"]:
        return _ended(lambda: _demo(given[1:]))
    return _ended(lambda: _command(given))


def _command(arguments: List[str]) -> int:
    try:
        from flat_api.cli.app import run
    except ImportError as error:
        if (error.name or "").split(".")[0] not in ("click", "rich", "platformdirs"):
            raise
        print(INSTALL, file=sys.stderr)
        return 1
    if not arguments:
        run(["--help"])
        return 2
    return run(arguments)


def _demo(arguments: List[str]) -> int:
    """Run the demo, which needs the extra ``sandbox`` only."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="flat-api demo",
        description="Show the main calls with a score (import, list, edit, copy, export) and a class (join, assign, "
        "submit, grade). The server runs in this process: nothing leaves this machine, and no account is needed.",
    )
    parser.add_argument(
        "--output", default="demo-output", metavar="DIR", help="directory for the files (default: %(default)s)"
    )
    from flat_api.demo import run

    return run(parser.parse_args(arguments).output)


def _ended(work: Callable[[], int]) -> int:
    """Return the exit code of some work; a closed pipe and Ctrl-C end it quietly."""
    try:
        status = work()
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, such as ``| head``, has closed the pipe. Python flushes the output once more at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


if __name__ == "__main__":
    raise SystemExit(main())
