"""Command ``python -m flat_api.sandbox``: serve until interrupted."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from typing import NoReturn
from urllib.parse import urlsplit

from flat_api.sandbox.http.health import HEALTH_PATH
from flat_api.sandbox.server import Sandbox

TOKEN_VARIABLE = "FLAT_SANDBOX_TOKEN"
"""Environment variable for the access token. On the command line, other users of the machine could read it."""


class Parser(argparse.ArgumentParser):
    """Parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; --help lists the options\n")


def main(arguments: list[str] | None = None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        sandbox = Sandbox(
            host=options.host,
            port=options.port,
            storage_port=options.storage_port,
            state=options.state,
            allow_remote=options.allow_remote,
        )
        token = sandbox.token(options.user, value=os.environ.get(TOKEN_VARIABLE) or None)
        sandbox.start()
    except ValueError as error:
        text = str(error).replace("allow_remote=True", "--allow-remote").replace("token(): 'value'", TOKEN_VARIABLE)
        print(f"{parser.prog}: {text}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{parser.prog}: {error.strerror}", file=sys.stderr)
        return 1
    try:
        with sandbox:
            # Docker stops a container by SIGTERM, which the first process of a container ignores by default.
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            print(announcement(sandbox, token, state=options.state, as_json=options.json), flush=True)
            threading.Event().wait()
    except KeyboardInterrupt:
        if not options.json:
            print()
    return 0


def announcement(sandbox: Sandbox, token: str, *, state: str | None = None, as_json: bool = False) -> str:
    """Return the text that a command prints about a sandbox that serves: for people, or one line of JSON.

    Args:
        token: Access token for clients.
        state: Path of the state file.
        as_json: Return JSON with the members ``url``, ``token``, ``health`` and ``state``.
    """
    if as_json:
        health = urlsplit(sandbox.url)._replace(path=HEALTH_PATH).geturl()
        return json.dumps({"url": sandbox.url, "token": token, "health": health, "state": state})
    kept = f"the next start continues from {state}" if state else "all data are lost then"
    set_variable = "$env:{}='{}'" if sys.platform == "win32" else "export {}={}"
    lines = (
        f"URL    {sandbox.url}",
        f"token  {token}",
        "For programs with this package, in another terminal:",
        "  " + set_variable.format("FLAT_API_HOST", sandbox.url),
        "  " + set_variable.format("FLAT_ACCESS_TOKEN", token),
        f"Interrupt (Ctrl-C) to end; {kept}.",
    )
    return "\n".join(lines)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m flat_api.sandbox",
        description="Serve an embedded Flat API until interrupted.",
        epilog=f"The environment variable {TOKEN_VARIABLE} sets the access token; by default it is random.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: a free one)")
    parser.add_argument(
        "--user", default="teacher", help="account that the printed token is for (default: %(default)s)"
    )
    parser.add_argument("--state", metavar="FILE", help="keep all data in this SQLite file (default: in memory)")
    parser.add_argument(
        "--storage-port",
        type=int,
        default=0,
        help="port of the second origin, which serves stored files (default: a free one)",
    )
    parser.add_argument("--allow-remote", action="store_true", help="allow connections from other machines")
    parser.add_argument("--json", action="store_true", help="print URL and token as one line of JSON, for scripts")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
