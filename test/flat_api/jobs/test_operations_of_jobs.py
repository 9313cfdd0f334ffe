"""The operations that a job carries as data are those that it calls."""

import base64
from contextlib import suppress

import pytest

from flat_api.auth.scopes import required_scopes
from flat_api.client import FlatClient
from flat_api.policies.retry import RetryPolicy

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="


@pytest.fixture
def called():
    """The names of the operations that were called since the last ``clear()``."""
    return set()


@pytest.fixture
def client(sandbox, called, clock):
    configuration = sandbox.configuration("teacher")
    configuration.retries = RetryPolicy(sleep=clock.sleep, clock=clock, now=clock)
    configuration.on_request = lambda event: called.add(event.operation)
    with FlatClient(configuration=configuration) as client:
        yield client


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "page.png"
    path.write_bytes(base64.b64decode(PIXEL))
    return path


@pytest.fixture
def score(client, piece):
    return client.import_score(piece).id


def names_of(job):
    return {operation.name for operation in job.operations}


def test_import_score(client, called, scan):
    client.import_score(scan)

    assert called == names_of(FlatClient.import_score)


def test_import_folder(client, called, scan):
    client.import_folder(scan.parent)

    assert called == names_of(FlatClient.import_folder)


def test_export_score(client, called, score, tmp_path):
    called.clear()

    client.export_score(score, "mp3", tmp_path)
    client.export_score(score, "practicefirst", tmp_path)

    # The URL of a rendered file is that of a storage host, which is no operation of the API.
    assert called - {"call_api"} == names_of(FlatClient.export_score)


@pytest.mark.parametrize("name", ["export_account", "export_collection"])
def test_backup(client, called, score, tmp_path, name):
    called.clear()
    arguments = ["root"] if name == "export_collection" else []

    backup = getattr(client, name)(*arguments, tmp_path, ["mp3", "practicefirst"])

    assert len(backup.exported) == 2
    # A backup has the title from the listing; export_score() requests the score for it.
    assert (called - {"call_api"}) | {"get_score"} == names_of(getattr(FlatClient, name))


def test_recognize(client, called, scan):
    def interrupt(step):
        raise KeyboardInterrupt

    client.recognize(scan, answer=lambda step: None)
    with suppress(KeyboardInterrupt):
        client.recognize(scan, answer=interrupt)

    assert called == names_of(FlatClient.recognize)


def test_waiting(client, called, score, scan):
    task = client.score.create_export_task(score, "last", "wav")
    called.clear()

    client.wait_for_task(task.id)

    assert called == names_of(FlatClient.wait_for_task)
    assert names_of(FlatClient.wait_for_omr_job) == {"get_omr_job"}


@pytest.mark.parametrize(
    ("job", "scopes"),
    [
        (FlatClient.import_score, ("scores", "tasks.readonly")),
        (FlatClient.export_score, ("scores.readonly", "tasks.readonly")),
        (FlatClient("token").recognize, ("omr",)),
    ],
)
def test_the_scopes_of_a_job_are_those_of_its_operations(job, scopes):
    assert required_scopes(job) == scopes
