"""Listings with odd items, and collections that cannot become folders: the rest is backed up."""

import pytest
from support.job_account import Account, tree
from support.job_scores import score_json

from flat_api.exceptions import NotFoundException, ServiceException

ODD = "e" * 24


@pytest.fixture
def account(flat_server):
    return Account(flat_server)


def failures(backup):
    return [(failed.score, failed.title, failed.format) for failed in backup.failed]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (5, "5"),
        (1.5, "1.5"),
        (None, "untitled"),
        (True, "True"),
        (["x"], "['x']"),
        ({"a": 1}, "{'a'_ 1}"),
        ("", "untitled"),
    ],
)
def test_a_title_of_another_type_is_a_name(account, flat, tmp_path, title, name):
    account.listed = [{**score_json(ODD), "title": title}]
    account.revisions[ODD] = "r1"
    score = account.add(1)

    backup = flat.export_account(tmp_path)

    assert backup.failed == ()
    assert tree(tmp_path) == {
        "No 1.mxl": account.content(score, "mxl"),
        f"{name}.mxl": account.content(ODD, "mxl"),
    }


def test_a_score_without_a_title_is_untitled(account, flat, tmp_path):
    account.listed = [{"id": ODD}]
    account.revisions[ODD] = "r1"

    assert [path.name for path in flat.export_account(tmp_path).exported] == ["untitled.mxl"]


@pytest.mark.parametrize("item", [{"title": "Lost"}, {"id": None, "title": "Lost"}, {"id": "", "title": "Lost"}])
def test_a_score_without_an_id_is_listed_as_failed(account, flat, tmp_path, item):
    account.listed = [item]
    score = account.add(1)

    backup = flat.export_account(tmp_path)

    assert failures(backup) == [("", "Lost", None)]
    assert "without an ID" in str(backup.failed[0].error)
    assert tree(tmp_path) == {"No 1.mxl": account.content(score, "mxl")}


@pytest.mark.parametrize("item", [None, 5, "x", [], {}, {"id": ["x"]}])
def test_an_item_that_is_no_score_is_listed_as_failed(account, flat, tmp_path, item):
    account.listed = [item]
    score = account.add(1)

    backup = flat.export_account(tmp_path)

    assert failures(backup) == [("", "", None)]
    assert tree(tmp_path) == {"No 1.mxl": account.content(score, "mxl")}


def test_a_collection_without_an_id_is_listed_as_failed(account, flat, tmp_path):
    account.collections["user"] = [None]
    account.names[None] = "Lost"
    score = account.add(1)

    backup = flat.export_account(tmp_path)

    assert failures(backup) == [("", "Lost", None)]
    assert tree(tmp_path) == {"No 1.mxl": account.content(score, "mxl")}


def test_a_collection_that_is_gone_meanwhile_is_listed_as_failed(account, flat, tmp_path):
    account.add_collection("c1", "Gone")
    account.add_collection("c2", "There")
    del account.scores["c1"]
    account.add(2, collections=["c2"])

    backup = flat.export_account(tmp_path)

    assert failures(backup) == [("", "Gone", None)]
    assert isinstance(backup.failed[0].error, NotFoundException)
    assert list(tree(tmp_path)) == ["There/No 2.mxl"]


def test_a_server_that_fails_ends_the_backup_before_files_move(account, flat, tmp_path):
    account.add_collection("c1", "Songs")
    account.add(1, collections=["c1"])
    flat.export_account(tmp_path)
    before = tree(tmp_path)
    account.broken.add("c1")

    with pytest.raises(ServiceException):
        flat.export_account(tmp_path)

    assert tree(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_listed_as_failed(account, flat, tmp_path, monkeypatch):
    from pathlib import Path

    account.add_collection("c1", "Songs")
    account.add_collection("c2", "Old", parent="c1")
    account.add_collection("c3", "Empty")
    top = account.add(1)
    song, old = account.add(2, collections=["c1"]), account.add(3, collections=["c2", "root"])
    mkdir = Path.mkdir

    def refuse(path, *arguments, **options):
        if path.name in ("Songs", "Empty"):
            raise PermissionError(13, "Permission denied", str(path))
        return mkdir(path, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refuse)

    backup = flat.export_account(tmp_path)

    assert failures(backup) == [("", "Empty", None), (song, "No 2", None), (old, "No 3", None)]
    assert {type(failed.error) for failed in backup.failed} == {PermissionError}
    assert tree(tmp_path) == {"No 1.mxl": account.content(top, "mxl"), "No 3.mxl": account.content(old, "mxl")}


@pytest.mark.timeout(120)
def test_collections_that_are_nested_deeper_than_python_calls_functions(account, flat, tmp_path):
    parent = "user"
    for level in range(1200):
        account.add_collection(f"c{level}", f"Level {level}", parent=parent)
        parent = f"c{level}"
    first, deep = account.add(1, collections=["c0"]), account.add(2, collections=[parent])

    backup = flat.export_account(tmp_path)

    assert tree(tmp_path) == {"Level 0/No 1.mxl": account.content(first, "mxl")}
    # No system allows a path as long as that of the innermost folder.
    assert (deep, "No 2") in [(failed.score, failed.title) for failed in backup.failed]
    assert all(isinstance(failed.error, OSError) for failed in backup.failed)
