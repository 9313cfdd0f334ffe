"""``python -m flat_api``: commands that show the package at work."""

from __future__ import annotations

import argparse
import os
import sys
from typing import List, Optional

INTERRUPTED = 130
"""Exit code of a program that Ctrl-C ended, as shells have it."""

UNHEARD = 141
"""Exit code of a program whose output nobody reads any more, as shells have it."""


def main(arguments: Optional[List[str]] = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m flat_api", description="Client of the Flat REST API.")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command")
    demo = commands.add_parser(
        "demo",
        help="take a piece of music, and a class that sings it, through the main calls",
        description="Take a piece of music through the main calls (import, list, edit, copy, export), and a class that "
        "sings it (enrol, assign, hand in, grade). The server runs in this process; nothing leaves this machine and no "
        "account is needed.",
    )
    demo.add_argument(
        "--output", default="demo-output", metavar="DIR", help="where the files go (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 2
    try:
        from flat_api.demo import run

        status = run(options.output)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough of it (``| head``). Python flushes once more at its end, into nothing then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD


if __name__ == "__main__":
    raise SystemExit(main())
