"""Command ``python -m flat_api.sandbox``: serve until interrupted."""

from __future__ import annotations

import argparse
import sys
import threading

from flat_api.sandbox.server import Sandbox


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m flat_api.sandbox", description="Serve an embedded Flat API until interrupted."
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
    options = parser.parse_args(arguments)
    try:
        sandbox = Sandbox(
            host=options.host,
            port=options.port,
            storage_port=options.storage_port,
            state=options.state,
            allow_remote=options.allow_remote,
        )
        token = sandbox.token(options.user)
        sandbox.start()
    except ValueError as error:
        text = str(error).replace("allow_remote=True", "--allow-remote")
        print(f"{parser.prog}: {text}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{parser.prog}: {error.strerror}", file=sys.stderr)
        return 1
    try:
        with sandbox:
            print(f"URL    {sandbox.url}")
            print(f"token  {token}")
            kept = f"the next start continues from {options.state}" if options.state else "all data are lost then"
            print(f"Interrupt (Ctrl-C) to end; {kept}.", flush=True)
            threading.Event().wait()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
