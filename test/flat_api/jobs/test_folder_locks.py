"""Two jobs that use one folder at the same time."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.job_account import Account, tree
from support.job_scores import score_json

import flat_api
from flat_api.jobs import manifest

posix = pytest.mark.skipif(sys.platform == "win32", reason="these are the signals and locks of POSIX")

LOCKS = {"export_account": ".flat-backup.lock", "import_folder": ".flat-import.lock"}


@pytest.fixture
def account(flat_server):
    return Account(flat_server)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "backup"
    folder.mkdir()
    (folder / "song.mid").write_bytes(b"x")
    return folder


@pytest.fixture
def without_locks(monkeypatch):
    """A file system that has no locks."""

    def fail(file):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(manifest, "lock_file", fail)


def write_holder(folder, job, process, host=None):
    holder = {"process": process, "host": host or socket.gethostname(), "since": "2026-03-02T02:00:00+00:00"}
    (folder / LOCKS[job]).write_text(json.dumps(holder))


def ended_process():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def run(account, flat, folder):
    """A job of the folder, by its name."""

    def run(job):
        flat_server = account.server
        if job == "import_folder":
            del flat_server.find
            flat_server.on("POST", "/scores").answer(json=score_json())
            return flat.import_folder(folder)
        return flat.export_account(folder)

    return run


def test_a_second_backup_is_an_error_at_once_and_the_first_goes_on(account, flat, folder):
    score = account.add(1)
    account.held[score] = arrived, released = threading.Event(), threading.Event()

    with ThreadPoolExecutor(1) as executor:
        first = executor.submit(flat.export_account, folder)
        try:
            assert arrived.wait(30)
            account.server.requests.clear()
            with pytest.raises(BlockingIOError) as refused:
                flat.export_account(folder)
            sent = list(account.server.requests)
        finally:
            released.set()

    assert f"another backup uses this folder: process {os.getpid()} on host" in str(refused.value)
    assert refused.value.filename == str(folder)
    assert sent == []
    assert len(first.result().exported) == 1
    assert flat.export_account(folder).failed == ()
    assert not list(folder.glob(".flat*"))


def test_a_second_import_is_an_error_at_once_and_sends_nothing(flat_server, flat, folder):
    arrived, released = threading.Event(), threading.Event()

    def hold(handler):
        arrived.set()
        released.wait(30)
        content = json.dumps(score_json()).encode()
        handler.reply(200, {"Content-Type": "application/json", "Content-Length": str(len(content))}, content)

    flat_server.on("POST", "/scores").do(hold)
    with ThreadPoolExecutor(1) as executor:
        first = executor.submit(flat.import_folder, folder)
        try:
            assert arrived.wait(30)
            with pytest.raises(BlockingIOError, match="another import uses this folder: process"):
                flat.import_folder(folder)
        finally:
            released.set()

    assert len(first.result().imported) == 1
    assert len(flat_server.requests) == 1


HOLD = """
import sys
import flat_api

flat_api.FlatClient("t0ken", base_url=sys.argv[1]).export_account(sys.argv[2])
"""


@posix
def test_the_lock_of_a_process_that_was_killed_is_taken_over(account, flat, folder):
    score = account.add(1)
    account.held[score] = arrived, released = threading.Event(), threading.Event()
    root = str(Path(flat_api.__file__).parent.parent)
    command = [sys.executable, "-c", HOLD, account.server.url, str(folder)]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": root})
    try:
        assert arrived.wait(60)
        with pytest.raises(BlockingIOError, match=f"process {process.pid} on host {socket.gethostname()!r}, since 20"):
            flat.export_account(folder)
        assert json.loads((folder / LOCKS["export_account"]).read_text())["process"] == process.pid
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        released.set()
    assert (folder / LOCKS["export_account"]).exists()
    del account.held[score]

    assert len(flat.export_account(folder).exported) == 1
    assert tree(folder).keys() == {"No 1.mxl", "song.mid"}


@pytest.mark.parametrize("job", LOCKS)
def test_the_lock_of_another_host_is_an_error_that_names_the_host(account, run, folder, job):
    write_holder(folder, job, os.getpid(), "other.example")

    with pytest.raises(BlockingIOError, match=r"on host 'other.example', since .*; if it has ended, delete .*\.lock"):
        run(job)

    assert account.server.requests == []
    assert json.loads((folder / LOCKS[job]).read_text())["host"] == "other.example"


@posix
@pytest.mark.parametrize("job", LOCKS)
def test_without_locks_the_number_of_a_running_process_refuses(account, run, folder, without_locks, job):
    write_holder(folder, job, os.getppid())

    with pytest.raises(BlockingIOError, match=f"process {os.getppid()} on host"):
        run(job)

    assert account.server.requests == []


@posix
@pytest.mark.parametrize("job", LOCKS)
def test_without_locks_the_number_of_a_dead_process_is_taken_over(run, folder, without_locks, job):
    write_holder(folder, job, ended_process())

    assert run(job).failed == ()
    assert not (folder / LOCKS[job]).exists()


@posix
@pytest.mark.parametrize("job", LOCKS)
def test_without_locks_a_holder_that_is_not_known_refuses(account, run, folder, without_locks, job):
    (folder / LOCKS[job]).write_text("")

    with pytest.raises(BlockingIOError, match="process unknown on host 'unknown', since unknown; if it has ended"):
        run(job)


@pytest.mark.parametrize("text", ["", "[", "5", '{"process": "x"}', '{"process": 1}', "[" * 4096])
@pytest.mark.parametrize("job", LOCKS)
def test_a_lock_of_any_content_without_a_holder_is_taken_over(run, folder, job, text):
    (folder / LOCKS[job]).write_text(text)

    assert run(job).failed == ()
    assert not (folder / LOCKS[job]).exists()


@posix
def test_a_lock_that_is_a_link_is_not_written_through(account, flat, folder):
    (folder.parent / "mine").write_text("mine")
    (folder / LOCKS["export_account"]).symlink_to(folder.parent / "mine")

    with pytest.raises(OSError, match=r"flat-backup\.lock"):
        flat.export_account(folder)

    assert (folder.parent / "mine").read_text() == "mine"


FORK = """
import os, sys
from pathlib import Path
from flat_api.jobs.manifest import FolderLock

lock = FolderLock(Path(sys.argv[1]), "backup")
lock.__enter__()
if os.fork() == 0:
    os.write(1, b"x")
    os.read(0, 1)  # lives longer than its parent
os._exit(0)
"""


@posix
def test_a_worker_that_outlives_the_job_does_not_hold_its_lock(account, flat, folder):
    lock = folder / LOCKS["export_account"]
    environment = {**os.environ, "PYTHONPATH": str(Path(flat_api.__file__).parent.parent)}
    command = [sys.executable, "-c", FORK, str(lock)]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with process:
        assert process.stdout.read(1) == b"x"
        process.wait()
        assert lock.exists()

        assert flat.export_account(folder).failed == ()


def test_an_error_of_the_listing_leaves_no_folder(account, flat, tmp_path):
    with pytest.raises(flat_api.NotFoundException):
        flat.export_collection("nothing", tmp_path / "new" / "backup")

    assert list(tmp_path.iterdir()) == []
