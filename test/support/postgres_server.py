"""A PostgreSQL of the tests' own, where the programs are installed."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest


def _program(name):
    found = shutil.which(name) or next(iter(sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None)
    if found is None:
        pytest.skip("PostgreSQL is not installed")
    return str(found)


def _owner():
    """Return the arguments that run a program as an ordinary user, because PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return {}
    import pwd

    owner = next((one for one in pwd.getpwall() if one.pw_name in ("postgres", "nobody")), None)
    if owner is None:
        pytest.skip("there is no user to run PostgreSQL as")
    return {"user": owner.pw_uid, "group": owner.pw_gid}


@contextlib.contextmanager
def running_postgres():
    """Start a server with a cluster of its own; yield its port, or skip the test where there is no such program."""
    if sys.platform == "win32":
        pytest.skip("the server is started as on POSIX")
    owner = _owner()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Not in a folder of pytest, which the other user may not enter.
    folder = tempfile.mkdtemp(prefix="flat-api-postgres-")
    try:
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **owner}
        cluster = ["-D", f"{folder}/data"]
        options = ["-A", "trust", "-U", "flat", "--locale=C", "-E", "UTF8", "--no-sync"]
        subprocess.run([_program("initdb"), *cluster, *options], check=True, **quiet)
        server = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        control = [_program("pg_ctl"), *cluster, "-w"]
        subprocess.run([*control, "-o", server, "-l", f"{folder}/log", "start"], check=True, **quiet)
        try:
            yield port
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, **quiet)
    finally:
        shutil.rmtree(folder)
