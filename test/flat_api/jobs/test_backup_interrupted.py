"""Backups that are killed or interrupted, or that lose their workers."""

import os
import subprocess
import sys
import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from support.job_account import Account, tree

import flat_api
from flat_api.client import FlatClient
from flat_api.exceptions import TaskTimeout
from flat_api.jobs import backup_worker
from flat_api.policies.retry import Backoff, RetryPolicy


@pytest.fixture
def account(flat_server):
    return Account(flat_server)


KILLED_BEFORE_IT_IS_NOTED = """
import os, signal, sys
import flat_api
from flat_api.jobs import backup_worker

back_up_format = backup_worker._back_up_format

def killed(*arguments):
    back_up_format(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)

backup_worker._back_up_format = killed
flat_api.FlatClient("t0ken", base_url=sys.argv[1]).export_account(sys.argv[2])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_file_that_appeared_just_before_everything_was_killed_keeps_its_name(account, flat, tmp_path):
    scores = [account.add(number) for number in range(3)]
    root = str(Path(flat_api.__file__).parent.parent)
    command = [sys.executable, "-c", KILLED_BEFORE_IT_IS_NOTED, account.server.url, str(tmp_path)]
    died = subprocess.run(command, env={**os.environ, "PYTHONPATH": root}, timeout=200)

    backup = flat.export_account(tmp_path)

    assert died.returncode == -9
    assert backup.failed == ()
    assert tree(tmp_path) == {f"No {n}.mxl": account.content(score, "mxl") for n, score in enumerate(scores)}


def test_a_score_that_cannot_be_exported_claims_no_place(account, flat, tmp_path):
    score = account.add(1)
    account.refused[score, "mxl"] = (404, {"code": "NOT_FOUND", "message": "gone"})
    flat.export_account(tmp_path)
    (tmp_path / "No 1.mxl").write_bytes(b"mine")
    account.refused = {}

    flat.export_account(tmp_path)

    assert tree(tmp_path) == {"No 1.mxl": b"mine", f"No 1 [{score}].mxl": account.content(score, "mxl")}


def test_a_second_place_that_cannot_be_filled_does_not_lose_the_first(account, flat, tmp_path, monkeypatch):
    account.add_collection("c1", "One")
    account.add_collection("c2", "Two")
    score = account.add(1, collections=["c1", "c2"])

    def full(source, path):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(backup_worker, "copy_file", full)
        assert len(flat.export_account(tmp_path).failed) == 1
    flat.export_account(tmp_path)

    assert tree(tmp_path) == dict.fromkeys(["One/No 1.mxl", "Two/No 1.mxl"], account.content(score, "mxl"))


class Silent(ThreadPoolExecutor):
    """Takes work, and never does it: as Dask does when its workers are gone."""

    def submit(self, function, *arguments):
        return Future()


class GivesUp(ThreadPoolExecutor):
    """Cancels all work: as Dask does when its scheduler is gone."""

    def submit(self, function, *arguments):
        future = Future()
        future.cancel()
        return future


@pytest.mark.parametrize(
    ("executor", "error", "words"),
    [
        (Silent, TaskTimeout, "no score was finished within 0.05 seconds; pass a larger timeout"),
        (GivesUp, CancelledError, "the executor cancelled this work"),
    ],
)
def test_workers_that_are_gone_are_noticed_and_the_next_run_goes_on(account, flat, tmp_path, executor, error, words):
    account.add(1)
    account.add(2)

    with executor(1) as gone:
        backup = flat.export_account(tmp_path, executor=gone, timeout=0.05)

    assert [(type(failed.error), str(failed.error)) for failed in backup.failed] == [(error, words)] * 2
    assert len(flat.export_account(tmp_path).exported) == 2


def test_an_executor_that_breaks_while_it_is_given_work_is_listed(account, flat, tmp_path):
    from concurrent.futures.process import BrokenProcessPool

    class Breaks(ThreadPoolExecutor):
        def submit(self, function, work):
            if work.title == "No 2":
                raise BrokenProcessPool("a child process terminated abruptly")
            return super().submit(function, work)

    for number in range(1, 4):
        account.add(number)

    with Breaks(1) as executor:
        backup = flat.export_account(tmp_path, executor=executor)

    assert [(failed.title, type(failed.error)) for failed in backup.failed] == [("No 2", BrokenProcessPool)]
    assert len(backup.exported) == 2


def test_ctrl_c_does_not_wait_for_the_rate_limit(account, configure, tmp_path):
    limit = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "3000"}
    account.add(1)
    account.add(2)
    answer, first, slept = account.export, [1], []

    def refuse_after_the_first(handler, query, *path):
        if first:
            first.pop()
            return answer(handler, query, *path)
        body = b'{"code": "API_RATE_LIMIT_EXCEEDED", "message": "too many"}'
        return handler.reply(403, {"Content-Length": str(len(body)), **limit}, body)

    waits = threading.Event()

    def sleep(seconds):
        slept.append(seconds)
        waits.set()
        threading.Event().wait(0.01)

    def interrupt(done, total):
        waits.wait(60)
        raise KeyboardInterrupt

    account.export = refuse_after_the_first
    policy = RetryPolicy(backoff=Backoff(uniform=lambda low, high: high), sleep=sleep, clock=lambda: 0, now=lambda: 0)

    with FlatClient(configuration=configure(retries=policy)) as client, pytest.raises(KeyboardInterrupt):
        client.export_account(tmp_path, progress=interrupt)

    assert max(slept) <= 1.0


@pytest.mark.parametrize("title", ["No 1.mxl", "flat-backup.jsonl"])
def test_a_collection_that_is_called_like_a_file_does_not_stop_the_backup(account, flat, tmp_path, title):
    score = account.add(1)
    flat.export_account(tmp_path)

    account.add_collection("c1", title)
    other = account.add(2, collections=["c1"])
    flat.export_account(tmp_path)

    assert tree(tmp_path) == {
        "No 1.mxl": account.content(score, "mxl"),
        f"{title} [c1]/No 2.mxl": account.content(other, "mxl"),
    }


def test_a_folder_that_vanishes_is_an_error_and_not_made_again_half(account, flat, tmp_path):
    import shutil

    for number in range(4):
        account.add(number)
    folder = tmp_path / "backup"
    answer = account.export

    def vanish(handler, query, *path):
        shutil.rmtree(folder, ignore_errors=True)
        return answer(handler, query, *path)

    account.export = vanish
    with ThreadPoolExecutor(1) as executor:
        backup = flat.export_account(folder, executor=executor)

    assert [type(failed.error) for failed in backup.failed] == [FileNotFoundError] * 4
    assert not folder.exists()
