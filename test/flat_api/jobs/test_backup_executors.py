"""Backups on executors: threads, processes, and a cluster that loses a worker."""

import os
import pickle
import signal
import sys
import threading
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from support.job_account import Account, tree

from flat_api.client import FlatClient
from flat_api.configuration import Configuration
from flat_api.jobs.backup_worker import Shared


@pytest.fixture
def account(flat_server):
    return Account(flat_server)


def test_threads_share_the_client_and_with_it_one_rate_limit(account, flat, tmp_path):
    account.add(1)
    used = []

    class Executor(ThreadPoolExecutor):
        def submit(self, function, work):
            used.append(work.client.client)
            return super().submit(function, work)

    with Executor(1) as executor:
        flat.export_collection("root", tmp_path, executor=executor)

    assert used == [flat]


def test_work_that_arrives_in_one_process_shares_one_client(flat_server):
    with FlatClient(configuration=Configuration(host=flat_server.url, access_token="t0ken")) as client:
        first, second = [pickle.loads(pickle.dumps(Shared(client))) for _ in range(2)]

    assert first.client is second.client
    assert first.client is not client
    assert first.client.configuration.access_token == "t0ken"
    first.client.close()


@pytest.mark.skipif(sys.platform == "win32", reason="slow to start there")
def test_processes_can_do_the_work(account, tmp_path):
    import multiprocessing

    for number in range(4):
        account.add(number)
    context = multiprocessing.get_context("spawn")
    configuration = Configuration(host=account.server.url, access_token="t0ken")

    with FlatClient(configuration=configuration) as client, ProcessPoolExecutor(2, mp_context=context) as executor:
        backup = client.export_collection("root", tmp_path, executor=executor)

    assert backup.failed == ()
    assert len(tree(tmp_path)) == len(account.exported()) == 4


class MixedUp(ThreadPoolExecutor):
    """Does the work, and answers some of it with an error of its own, as an executor that lost a worker may."""

    def __init__(self, errors):
        super().__init__(1)
        self.errors = errors

    def submit(self, work, *arguments):
        done = super().submit(work, *arguments)
        if not self.errors:
            return done
        done.result()
        failed = Future()
        failed.set_exception(self.errors.pop())
        return failed


def test_work_is_done_once_more_when_the_executor_has_failed_and_not_exported_twice(account, flat, tmp_path):
    scores = [account.add(number) for number in range(3)]

    with MixedUp([TypeError("mixed up")]) as executor:
        backup = flat.export_collection("root", tmp_path, executor=executor)

    assert (backup.failed, len(backup.exported)) == ((), 3)
    assert sorted(score for score, _ in account.exported()) == sorted(scores)


@pytest.mark.skipif(sys.version_info < (3, 10), reason="Dask distributed needs Python 3.10")
@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_can_do_the_work_and_lose_a_worker(account, tmp_path):
    distributed = pytest.importorskip("distributed")
    psutil = pytest.importorskip("psutil")
    scores = [account.add(number) for number in range(24)]
    arrived, released, killed = threading.Event(), threading.Event(), []
    account.held[scores[12]] = (arrived, released)
    configuration = Configuration(host=account.server.url, access_token="t0ken")
    settings = {"n_workers": 3, "threads_per_worker": 1, "processes": True, "dashboard_address": None}

    def kill_the_worker_that_waits(pids):
        assert arrived.wait(60)
        for pid in pids:
            if account.peer in [connection.laddr.port for connection in psutil.Process(pid).net_connections()]:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
        released.set()

    with FlatClient(configuration=configuration) as client, distributed.LocalCluster(
        **settings
    ) as cluster, distributed.Client(cluster) as dask:
        killer = threading.Thread(target=kill_the_worker_that_waits, args=(list(dask.run(os.getpid).values()),))
        killer.start()
        backup = client.export_collection("root", tmp_path, executor=dask.get_executor(), timeout=200)
        killer.join(60)
        # A cluster that is closed while it restarts a worker may wait for ever.
        dask.wait_for_workers(3, timeout=60)

    assert len(killed) == 1
    assert backup.failed == ()
    assert tree(tmp_path) == {f"No {n}.mxl": account.content(score, "mxl") for n, score in enumerate(scores)}
    exported = [score for score, _ in account.exported()]
    # Only what the dead worker was at is asked for again.
    assert sorted(exported) == sorted([*scores, scores[12]])
