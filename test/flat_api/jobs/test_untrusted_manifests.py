"""Manifests and receipts that were damaged, or written by somebody else: they are data."""

import hashlib
import json
import sys

import pytest
from support.job_account import Account, tree
from support.job_scores import score_json

from flat_api.exceptions import ApiValueError

links = pytest.mark.skipif(sys.platform == "win32", reason="Windows needs a right to create symbolic links")

HEAD = '{"manifest": "backup", "version": 1}'
SECRET = b"somebody else's file"


@pytest.fixture
def account(flat_server):
    return Account(flat_server)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "backup"
    folder.mkdir()
    return folder


def record(score, paths, content=SECRET):
    return {
        "score": score,
        "format": "mxl",
        "paths": paths,
        "revision": "r1",
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def write_manifest(folder, *lines):
    (folder / "flat-backup.jsonl").write_text("\n".join([HEAD, *[json.dumps(line) for line in lines]]) + "\n")


def names_of(path):
    return [
        "../outside.mxl",
        "Songs/../../outside.mxl",
        str(path),
        path.as_posix().lstrip("/") and "//" + path.as_posix().lstrip("/"),
        "..\\outside.mxl",
        "C:outside.mxl",
        "./../outside.mxl",
    ]


@pytest.mark.parametrize("place", ["manifest", "receipt"])
@pytest.mark.parametrize("number", range(7))
def test_a_path_out_of_the_folder_is_neither_read_nor_deleted(account, flat, folder, place, number):
    outside = folder.parent / "outside.mxl"
    outside.write_bytes(SECRET)
    score = account.add(1)
    entry = record(score, [names_of(outside)[number]])
    if place == "manifest":
        write_manifest(folder, {"key": f"{score}/mxl", "record": entry})
    else:
        (folder / ".flat-backup").mkdir()
        (folder / ".flat-backup" / f"{score}.json").write_text(json.dumps({"mxl": entry}))

    backup = flat.export_account(folder)

    assert backup.failed == ()
    assert outside.read_bytes() == SECRET
    assert tree(folder) == {"No 1.mxl": account.content(score, "mxl")}
    assert [path.name for path in backup.exported] == ["No 1.mxl"]


@pytest.mark.parametrize(
    "path", ["NUL.mxl", "Songs/con.mxl", "No 1.mxl\0", ".hidden.mxl", "No 1.sh", "flat-backup.jsonl", ""]
)
def test_the_name_of_a_device_or_of_another_kind_of_file_is_no_path(account, flat, folder, path):
    score = account.add(1)
    write_manifest(folder, {"key": f"{score}/mxl", "record": record(score, [path])})

    flat.export_account(folder)

    assert tree(folder) == {"No 1.mxl": account.content(score, "mxl")}
    assert json.loads((folder / "flat-backup.jsonl").read_text().splitlines()[-1])["record"]["paths"] == ["No 1.mxl"]


SHAPES = [
    5,
    None,
    "x",
    [],
    {},
    {"key": "k"},
    {"key": [], "record": {}},
    {"key": 5, "record": {}},
    {"key": "1/mxl", "record": None},
    {"key": "1/mxl", "record": []},
    {"key": "1/mxl", "record": {"score": "1"}},
    *[
        {"key": "1/mxl", "record": {**record("1", ["x.mxl"]), name: value}}
        for name, values in {
            "score": [5, None, "2"],
            "format": [5, None, "pdf", []],
            "paths": [5, None, "x.mxl", [], {}, [5], [None], [["x.mxl"]]],
            "revision": [5, None, []],
            "bytes": ["5", None, 1.5, True, []],
            "sha256": [5, None, []],
            "modified": [5, []],
        }.items()
        for value in values
    ],
]


@pytest.mark.parametrize("place", ["manifest", "receipt"])
def test_json_of_any_shape_is_survived(account, flat, folder, place):
    score = account.add(1)
    if place == "manifest":
        write_manifest(folder, *SHAPES)
    else:
        (folder / ".flat-backup").mkdir()
        for number, shape in enumerate(SHAPES):
            text = json.dumps({"mxl": shape["record"]} if isinstance(shape, dict) and "record" in shape else shape)
            (folder / ".flat-backup" / f"{number}.json").write_text(text)

    backup = flat.export_account(folder)

    assert backup.failed == ()
    assert tree(folder) == {"No 1.mxl": account.content(score, "mxl")}
    assert len((folder / "flat-backup.jsonl").read_text().splitlines()) == 2


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "9" * 10_000, "\ud800", "{", "\x00", "NaN"])
def test_text_that_cannot_be_parsed_is_survived(account, flat, folder, text):
    score = account.add(1)
    content = text.encode("utf-8", "surrogatepass")
    (folder / "flat-backup.jsonl").write_bytes(HEAD.encode() + b"\n" + content + b"\n")
    (folder / ".flat-backup").mkdir()
    (folder / ".flat-backup" / f"{score}.json").write_bytes(content)

    assert flat.export_account(folder).failed == ()
    assert tree(folder) == {"No 1.mxl": account.content(score, "mxl")}


@pytest.mark.parametrize(
    ("job", "name", "kind"),
    [("export_account", "flat-backup.jsonl", "backup"), ("import_folder", ".flat-import.jsonl", "import")],
)
def test_a_newer_version_is_named_and_left_untouched(account, flat, folder, job, name, kind):
    account.add(1)
    (folder / "song.mid").write_bytes(b"x")
    text = json.dumps({"manifest": kind, "version": 2, "more": True}) + "\nsomething new\n"
    (folder / name).write_text(text)

    with pytest.raises(ApiValueError, match=r"written by a newer version of flat_api \(manifest version 2, this one"):
        getattr(flat, job)(folder)

    assert (folder / name).read_text() == text
    assert account.server.requests == []


@pytest.mark.parametrize("head", ["5", "null", "[]", "{}", '{"manifest": 5}', '{"manifest": "backup", "version": "2"}'])
def test_another_first_line_is_another_file(account, flat, folder, head):
    (folder / "flat-backup.jsonl").write_text(head + "\n")

    with pytest.raises(ApiValueError, match="is not a manifest of this job"):
        flat.export_account(folder)

    assert (folder / "flat-backup.jsonl").read_text() == head + "\n"


def test_import_records_of_any_shape_are_survived(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(json=score_json())
    content = b"MThd"
    (folder / "a.mid").write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    records = [5, None, [], {}, {"sha256": sha256}, {"sha256": sha256, "score": 5}, {"sha256": sha256, "task": None}]
    lines = [json.dumps({"key": "a.mid", "record": one}) for one in records]
    (folder / ".flat-import.jsonl").write_text("\n".join(['{"manifest": "import", "version": 1}', *lines]) + "\n")

    assert len(flat.import_folder(folder).imported) == 1


@pytest.fixture
def damaged(account, flat, folder):
    """The ID of a score whose file was damaged after the backup, and that file."""
    score = account.add(1, "Old")
    flat.export_account(folder)
    account.exported()
    file = folder / "Old.mxl"
    file.write_bytes(b"!" * file.stat().st_size)
    return score, file


def test_verify_exports_a_damaged_file_again(account, flat, folder, damaged):
    score, file = damaged

    assert flat.export_account(folder).unchanged == (file,)
    assert flat.export_account(folder, verify=True).exported == (file,)
    assert file.read_bytes() == account.content(score, "mxl")
    assert account.exported() == [(score, "mxl")]
    assert flat.export_account(folder, verify=True).unchanged == (file,)


def test_a_damaged_file_is_neither_copied_nor_deleted(account, flat, folder, damaged):
    score, file = damaged
    account.titles[score] = "New"

    flat.export_account(folder)

    assert tree(folder) == {"New.mxl": account.content(score, "mxl"), "Old.mxl": b"!" * file.stat().st_size}


@links
def test_a_folder_that_is_a_link_to_another_place_gets_nothing(account, flat, folder):
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (folder / "Songs").symlink_to(elsewhere)
    account.add_collection("c1", "Songs")
    account.add_collection("c2", "Old", parent="c1")
    account.add(1)
    score = account.add(2, collections=["c1"])
    other = account.add(3, collections=["c2"])

    backup = flat.export_account(folder)

    assert list(elsewhere.iterdir()) == []
    assert [path.name for path in backup.exported] == ["No 1.mxl"]
    assert [failed.score for failed in backup.failed] == [score, other]
    assert "a symbolic link leads from 'Songs' out of the folder" in str(backup.failed[0].error)


@links
def test_a_file_that_is_a_link_to_another_place_is_neither_written_nor_deleted(account, flat, folder):
    outside = folder.parent / "outside.mxl"
    score = account.add(1)
    outside.write_bytes(account.content(score, "mxl"))
    (folder / "No 1.mxl").symlink_to(outside)
    entry = record(score, ["No 1.mxl"], account.content(score, "mxl"))
    write_manifest(folder, {"key": f"{score}/mxl", "record": entry})

    first = flat.export_account(folder)
    account.titles[score] = "New"
    second = flat.export_account(folder)

    assert "a symbolic link leads" in str(first.failed[0].error)
    assert [path.name for path in second.exported] == ["New.mxl"]
    assert outside.read_bytes() == account.content(score, "mxl")


@links
def test_receipts_in_another_place_are_not_deleted(account, flat, folder):
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "settings.json").write_text("mine")
    (folder / ".flat-backup").symlink_to(elsewhere)

    with pytest.raises(ApiValueError, match="must be a folder, but is a symbolic link"):
        flat.export_account(folder)

    assert (elsewhere / "settings.json").read_text() == "mine"


def test_folders_with_the_names_of_receipts_and_incomplete_files_are_left_alone(account, flat, folder):
    (folder / ".flat-backup" / "x.json").mkdir(parents=True)
    (folder / ".flat-1.part").mkdir()
    score = account.add(1)

    assert flat.export_account(folder).failed == ()
    assert tree(folder) == {"No 1.mxl": account.content(score, "mxl")}
