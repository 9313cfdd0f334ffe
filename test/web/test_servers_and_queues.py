"""A client in the workers of web servers and queues: forks, threads and greenlets, until the end of the process."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import urllib3
from support.redis_server import running_redis

if sys.version_info < (3, 11) or sys.platform == "win32":
    pytest.skip("the servers are installed for Python 3.11 and later, and fork", allow_module_level=True)

from flat_api.sandbox import Sandbox

TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture
def environment():
    with Sandbox() as sandbox:
        yield {
            **os.environ,
            "FLAT_API_HOST": sandbox.url,
            "FLAT_ACCESS_TOKEN": sandbox.token("teacher"),
            "NO_PROXY": "127.0.0.1",
            "PYTHONPATH": os.pathsep.join((str(TESTS), str(TESTS.parent))),
            # The packages of others, whose warnings are not ours.
            "PYTHONWARNINGS": "ignore",
        }


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextlib.contextmanager
def running(command, environment):
    """Run a server; at the end it is asked to stop, and must have printed no traceback."""
    arguments = [sys.executable, "-m", *command]
    output = subprocess.PIPE
    with subprocess.Popen(arguments, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True) as server:
        try:
            yield server
        finally:
            server.terminate()
            try:
                printed = server.communicate(timeout=30)[0]
            except subprocess.TimeoutExpired:
                server.kill()
                printed = server.communicate()[0]
                raise AssertionError(printed) from None
        assert "Traceback" not in printed, printed


def get(pool, url):
    for _ in range(400):
        with contextlib.suppress(urllib3.exceptions.HTTPError):
            return pool.request("GET", url, retries=False, timeout=20).data.decode()
        time.sleep(0.05)
    raise AssertionError("the server did not start")


@pytest.mark.parametrize(
    ("options", "first"),
    [
        pytest.param(("--preload", "--workers", "2"), "1", id="preload, used before the fork"),
        pytest.param(("--worker-class", "gthread", "--threads", "8"), "", id="gthread"),
        pytest.param(("--worker-class", "gevent"), "", id="gevent"),
    ],
)
def test_the_workers_of_gunicorn(environment, options, first):
    pytest.importorskip("gunicorn")
    address = f"127.0.0.1:{free_port()}"
    environment["FLAT_TEST_USE_FIRST"] = first
    command = ["gunicorn", "--bind", address, "--log-level", "warning", *options, "support.web_app:application"]
    with running(command, environment), urllib3.PoolManager(maxsize=8) as pool:
        url = f"http://{address}/"
        get(pool, url)
        with ThreadPoolExecutor(8) as threads:
            names = list(threads.map(lambda _: get(pool, url), range(40)))

    assert {name.split()[1] for name in names} == {"nora.lindqvist"}


@pytest.mark.parametrize("pool", ["prefork", "threads", "gevent"])
def test_the_pools_of_celery(environment, tmp_path, pool):
    pytest.importorskip("celery")
    for name in ("queue", "control", "results"):
        (tmp_path / name).mkdir()
    environment["FLAT_TEST_QUEUE"] = str(tmp_path)
    quiet = ("--loglevel", "ERROR", "--without-gossip", "--without-mingle", "--without-heartbeat")
    command = ["celery", "-A", "support.celery_app", "worker", "-P", pool, "-c", "2", *quiet]
    send = (
        "from support.celery_app import task\nresults = [task.delay() for _ in range(8)]\n"
        "print(*(result.get(timeout=60) for result in results))"
    )
    with running(command, environment):
        sent = subprocess.run([sys.executable, "-c", send], env=environment, capture_output=True, text=True)

    names = sent.stdout.split()
    assert sent.returncode == 0, sent.stderr
    assert names[1::2] == ["nora.lindqvist"] * 8


def test_the_worker_of_rq(environment, tmp_path):
    pytest.importorskip("rq")
    redis = pytest.importorskip("redis")
    from rq import Queue

    with running_redis(tmp_path) as port, redis.Redis(port=port) as connection:
        jobs = [Queue(connection=connection).enqueue("support.celery_app.username") for _ in range(2)]
        command = ["rq.cli", "worker", "--burst", "--quiet", "--url", f"redis://127.0.0.1:{port}"]
        worker = subprocess.run([sys.executable, "-m", *command], env=environment, capture_output=True, text=True)
        results = [job.latest_result().return_value for job in jobs]

    assert "Traceback" not in worker.stderr, worker.stderr
    assert [result.split()[1] for result in results] == ["nora.lindqvist"] * 2
