"""Command line of the package: ``python -m flat_api demo``."""

from __future__ import annotations

import argparse
import os
import sys
from typing import List, Optional

INTERRUPTED = 130
"""Exit code after Ctrl-C, as in shells: 128 and the number of SIGINT."""

BROKEN_PIPE = 141
"""Exit code after the reader of the output has closed it, as in shells: 128 and the number of SIGPIPE."""


def main(arguments: Optional[List[str]] = None) -> int:
    """Run a command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m flat_api", description="Client of the Flat REST API.")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command")
    demo = commands.add_parser(
        "demo",
        help="show the main calls with a score and a class",
        description="Show the main calls with a score (import, list, edit, copy, export) and a class (join, assign, "
        "submit, grade). The server runs in this process: nothing leaves this machine, and no account is needed.",
    )
    demo.add_argument(
        "--output", default="demo-output", metavar="DIR", help="directory for the files (default: %(default)s)"
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
        # The reader, such as ``| head``, has closed the pipe. Python flushes the output once more at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


if __name__ == "__main__":
    raise SystemExit(main())
