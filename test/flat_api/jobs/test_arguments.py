"""Every argument of every job is checked before anything is sent; and ``progress=True`` is a bar in every job."""

import inspect
import sys

import pytest
from support.job_account import Account
from support.job_scores import MUSIC, SCORE, path_of, score_json

import flat_api
from flat_api.client import FlatClient
from flat_api.exceptions import ApiTypeError, ApiValueError

SECONDS = [0, -1, float("nan"), float("inf"), "60", True, [60]]
IDS = [None, "", 5, b"x", [], {}, object()]
PATHS = [None, "", "a\0b", 5, b"song.mid", [], object()]
PROGRESS = ["yes", 1, 0, [], object()]
FLAGS = [None, "yes", 1, 0, []]
TEXTS = ["", 5, b"x", [], object()]
OPTIONAL_IDS = ["", 5, b"x", [], {}, object()]
FORMATS = [None, 5, [], "pdf", ["pdf"], ["mxl", 5], [None], b"mxl"]
PRIVACY = [None, "", "secret", 5, [], "Private"]
EXECUTORS = [4, "threads", object()]

WRONG = {
    "import_score": {
        "path_or_file": PATHS,
        "title": TEXTS,
        "privacy": PRIVACY,
        "collection": OPTIONAL_IDS,
        "filename": TEXTS,
        "timeout": SECONDS,
        "progress": PROGRESS,
    },
    "import_folder": {
        "path": PATHS,
        "privacy": PRIVACY,
        "collection": OPTIONAL_IDS,
        "recursive": FLAGS,
        "progress": PROGRESS,
        "timeout": SECONDS,
    },
    "export_score": {
        "score": IDS,
        "format": [None, "", 5, "pdf", ["mxl"]],
        "destination": PATHS,
        "revision": [None, *TEXTS],
        "parts": ["", "x", 5, [5], [""], b"x", object()],
        "progress": PROGRESS,
        "overwrite": [None, 1, "yes", []],
        "sharing_key": TEXTS,
        "timeout": SECONDS,
    },
    "export_collection": {
        "collection": IDS,
        "folder": PATHS,
        "formats": FORMATS,
        "executor": EXECUTORS,
        "progress": PROGRESS,
        "timeout": SECONDS,
        "verify": FLAGS,
    },
    "export_account": {
        "folder": PATHS,
        "formats": FORMATS,
        "executor": EXECUTORS,
        "progress": PROGRESS,
        "timeout": SECONDS,
        "verify": FLAGS,
    },
    "wait_for_task": {"task": IDS, "timeout": SECONDS, "progress": PROGRESS},
    "wait_for_omr_job": {"job": IDS, "timeout": SECONDS, "progress": PROGRESS},
    "recognize": {
        "files": [None, "", [], 5, b"%PDF", [None], [""], [b"%PDF"], object()],
        "answer": [5, "yes", []],
        "output": [None, *TEXTS],
        "collection": OPTIONAL_IDS,
        "locales": ["", "en", 5, [5], [""], b"en", object()],
        "auto_rotate": ["yes", 1, 0, []],
        "timeout": SECONDS,
        "progress": PROGRESS,
    },
}

RIGHT = {
    "import_score": {"path_or_file": "song.mid"},
    "import_folder": {"path": "songs"},
    "export_score": {"score": SCORE, "format": "mxl", "destination": "song.mxl"},
    "export_collection": {"collection": "root", "folder": "backup"},
    "export_account": {"folder": "backup"},
    "wait_for_task": {"task": "t1"},
    "wait_for_omr_job": {"job": "j1"},
    "recognize": {"files": "page.pdf"},
}

CASES = [
    (job, name, value) for job, arguments in WRONG.items() for name, values in arguments.items() for value in values
]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with files for all jobs, as the present folder."""
    (tmp_path / "songs").mkdir()
    for name in ("song.mid", "songs/song.mid", "page.pdf"):
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_table_has_every_job_and_every_parameter():
    jobs = {name for name in dir(FlatClient) if hasattr(getattr(FlatClient, name), "operations")}

    assert set(WRONG) == jobs
    for job, arguments in WRONG.items():
        assert list(arguments) == list(inspect.signature(getattr(FlatClient, job)).parameters)[1:]


@pytest.mark.parametrize(("job", "name", "value"), CASES)
def test_a_wrong_argument_is_named_before_anything_is_sent(flat_server, flat, place, job, name, value):
    before = names_in(place)

    with pytest.raises((ApiTypeError, ApiValueError)) as refused:
        getattr(flat, job)(**{**RIGHT[job], name: value})

    message = str(refused.value)
    assert message.startswith(f"{job}(): ")
    assert ("format" if "format" in name else f"'{name}'") in message
    assert flat_server.requests == []
    assert names_in(place) == before


@pytest.mark.parametrize("job", WRONG)
def test_a_long_value_is_cut_in_the_message(flat_server, flat, place, job):
    name = next(iter(WRONG[job]))

    with pytest.raises((ApiTypeError, ApiValueError)) as refused:
        getattr(flat, job)(**{**RIGHT[job], name: [b"x" * 100_000]})

    assert len(str(refused.value)) < 600


def test_a_task_that_is_over_does_not_hide_a_wrong_argument(flat_server, flat):
    with pytest.raises(ApiTypeError, match=r"wait_for_task\(\): 'timeout' must be a number of seconds, got '60'"):
        flat.wait_for_task(flat_api.Task(id="t1", state="done"), timeout="60")


def task(state, percent=None):
    return {"id": "t1", "state": state, "score": SCORE, "progress": {"percent": percent}}


@pytest.fixture
def everything(flat_server):
    """A server that knows a scan, a task, a recognition job and a score."""
    flat_server.on("POST", "/scores").answer(202, json=task("created"))
    flat_server.on("GET", "/tasks/t1").answer(json=task("doing", 40)).answer(json=task("doing", "x")).answer(
        json=task("done")
    )
    flat_server.on("GET", f"/scores/{SCORE}").answer(json=score_json())
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    job = {"id": "j1", "output": "library", "interactiveSteps": []}
    flat_server.on("GET", "/omr/jobs/j1").answer(
        json={**job, "status": "processing", "progress": {"percent": 25}}
    ).answer(json={**job, "status": "done"})
    capabilities = {
        "steps": [],
        "outputs": ["library"],
        "maxFiles": 2,
        "maxFileSize": 10,
        "acceptedExtensions": ["pdf"],
    }
    flat_server.on("GET", "/omr/capabilities").answer(json={**capabilities, "locales": []})
    flat_server.on("POST", "/omr/jobs").answer(201, json={**job, "status": "draft"})
    flat_server.on("POST", "/omr/jobs/j1/files").answer(json={"fileIndex": 0})
    flat_server.on("POST", "/omr/jobs/j1/start").answer(202, json={**job, "status": "processing"})
    return flat_server


BARS = {
    "import_score": "page.pdf",
    "import_folder": "songs",
    "export_score": "mxl",
    "export_collection": "backup",
    "export_account": "backup",
    "wait_for_task": "task t1",
    "wait_for_omr_job": "OMR job j1",
    "recognize": "recognition",
}


@pytest.fixture
def bar_job(everything, flat, place):
    """A job of the given name, which takes the value of ``progress``."""

    def run(job, progress):
        if "folder" in RIGHT[job]:
            Account(everything).add(1)
        arguments = {**RIGHT[job], **({"path_or_file": "page.pdf"} if job == "import_score" else {})}
        return getattr(flat, job)(**arguments, progress=progress)

    return run


@pytest.mark.parametrize("job", WRONG)
def test_progress_true_is_a_bar_in_every_job(bar_job, capsys, job):
    pytest.importorskip("tqdm")

    bar_job(job, True)

    shown = capsys.readouterr().err
    assert f"{BARS[job]}: 100%" in shown


@pytest.mark.parametrize("job", WRONG)
def test_progress_false_is_no_bar(bar_job, capsys, job):

    bar_job(job, False)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("job", WRONG)
def test_a_bar_that_cannot_be_shown_is_an_error_before_anything_is_sent(everything, flat, bar_job, monkeypatch, job):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)

    with pytest.raises(ImportError, match=r"pip install \"flat-api\[progress\]\""):
        bar_job(job, True)

    assert everything.requests == []
