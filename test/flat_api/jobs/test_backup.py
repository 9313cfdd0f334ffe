"""Backups of a collection or of the whole account."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.job_account import Account, tree

from flat_api.exceptions import ApiTypeError, ApiValueError, NotFoundException
from flat_api.jobs import backup_worker
from flat_api.jobs.backup_worker import Shared


@pytest.fixture
def account(flat_server):
    return Account(flat_server)


def relative(folder, paths):
    return [path.relative_to(folder).as_posix() for path in paths]


def test_the_collections_become_folders(account, flat, tmp_path):
    account.add_collection("c1", "Songs")
    account.add_collection("c2", "Old / Songs", parent="c1")
    account.add_collection("c3", "Empty")
    top = account.add(1)
    song = account.add(2, collections=["c1"])
    old = account.add(3, collections=["c2"])
    elsewhere = account.add(4, collections=["shared"])

    backup = flat.export_account(tmp_path / "backup", ["mxl", "midi"])

    folder = tmp_path / "backup"
    assert tree(folder) == {
        f"{place}{extension}": account.content(score, format)
        for place, score in [("No 1", top), ("Songs/No 2", song), ("Songs/Old _ Songs/No 3", old), ("No 4", elsewhere)]
        for format, extension in [("mxl", ".mxl"), ("midi", ".mid")]
    }
    assert (folder / "Empty").is_dir()
    assert relative(folder, backup.exported) == sorted(tree(folder))
    assert (backup.unchanged, backup.failed) == ((), ())
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []


def test_the_manifest_has_revision_and_hash(account, flat, tmp_path):
    score = account.add(1, "Evening")

    flat.export_collection("root", tmp_path)

    head, line = (tmp_path / "flat-backup.jsonl").read_text().splitlines()
    assert json.loads(head) == {"manifest": "backup", "version": 1}
    content = account.content(score, "mxl")
    assert json.loads(line)["record"] == {
        "score": score,
        "format": "mxl",
        "title": "Evening",
        "paths": ["Evening.mxl"],
        "revision": "r1",
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "mediaType": "x/y",
    }


def test_another_run_exports_what_changed_and_nothing_else(account, flat, tmp_path):
    scores = [account.add(number) for number in range(3)]
    flat.export_collection("root", tmp_path)
    account.exported()

    account.revisions[scores[1]] = "r9"
    again = flat.export_collection("root", tmp_path)

    assert account.exported() == [(scores[1], "mxl")]
    assert relative(tmp_path, again.exported) == ["No 1.mxl"]
    assert relative(tmp_path, again.unchanged) == ["No 0.mxl", "No 2.mxl"]
    assert (tmp_path / "No 1.mxl").read_bytes() == account.content(scores[1], "mxl")


def test_a_file_that_was_lost_is_exported_again(account, flat, tmp_path):
    score = account.add(1)
    flat.export_collection("root", tmp_path)
    (tmp_path / "No 1.mxl").unlink()

    assert relative(tmp_path, flat.export_collection("root", tmp_path).exported) == ["No 1.mxl"]
    assert tree(tmp_path) == {"No 1.mxl": account.content(score, "mxl")}


def test_one_score_that_fails_does_not_stop_the_others_and_is_tried_again(account, flat, tmp_path):
    bad, worse = account.add(0), account.add(1)
    account.add(2)
    refusal = (404, {"code": "NOT_FOUND", "message": "No such file"})
    account.refused = {(bad, "midi"): refusal, worse: refusal}

    first = flat.export_collection("root", tmp_path, ["midi", "mxl"])
    account.refused = {}
    account.exported()
    second = flat.export_collection("root", tmp_path, ["midi", "mxl"])

    assert [(failed.score, failed.format) for failed in first.failed] == [(bad, "midi"), (worse, None)]
    assert all(isinstance(failed.error, NotFoundException) for failed in first.failed)
    assert relative(tmp_path, first.exported) == ["No 0.mxl", "No 2.mid", "No 2.mxl"]
    assert account.exported() == [(bad, "midi"), (worse, "midi"), (worse, "mxl")]
    assert second.failed == ()
    assert len(tree(tmp_path)) == 6


def test_titles_that_are_the_same_on_some_file_system_get_their_identifier(account, flat, tmp_path):
    account.add_collection("c1", "Evening")
    first, second = account.add(1, "Trio"), account.add(2, "TRIO")
    account.add(3, "Evening")

    flat.export_account(tmp_path)
    flat.export_account(tmp_path)

    names = [f"Evening [{3:024x}].mxl", f"TRIO [{second}].mxl", f"Trio [{first}].mxl"]
    assert sorted(tree(tmp_path)) == sorted(names)


def test_a_title_that_looks_like_one_with_an_identifier_takes_nobodys_place(account, flat, tmp_path):
    first, second = account.add(1, "Trio"), account.add(2, "Trio")
    third = account.add(3, f"Trio [{first}]")

    backup = flat.export_account(tmp_path)

    assert backup.failed == ()
    names = {first: f"Trio [{first}].mxl", second: f"Trio [{second}].mxl", third: f"Trio [{first}] [{third}].mxl"}
    assert tree(tmp_path) == {name: account.content(score, "mxl") for score, name in names.items()}


def test_a_collection_called_like_one_with_an_identifier_loses_no_score(account, flat, tmp_path):
    for identifier, title in [("c1", "Songs"), ("c2", "Songs"), ("c3", "Songs [c1]")]:
        account.add_collection(identifier, title)
    account.add(1, collections=["c1"])
    account.add(3, collections=["c3"])

    flat.export_account(tmp_path)

    assert set(tree(tmp_path)) == {"Songs [c1]/No 1.mxl", "Songs [c1] [c3]/No 3.mxl"}


def test_a_score_in_two_collections_is_exported_once_and_kept_in_both(account, flat, tmp_path):
    account.add_collection("c1", "One")
    account.add_collection("c2", "Two")
    score = account.add(1, collections=["c1", "c2"])

    backup = flat.export_account(tmp_path)

    assert account.exported() == [(score, "mxl")]
    assert list(tree(tmp_path)) == ["One/No 1.mxl", "Two/No 1.mxl"]
    assert relative(tmp_path, backup.exported) == ["One/No 1.mxl", "Two/No 1.mxl"]


def test_a_score_with_a_new_title_or_collection_moves_without_being_exported_again(account, flat, tmp_path):
    account.add_collection("c1", "One")
    score = account.add(1, "Old")
    flat.export_account(tmp_path)
    account.exported()

    account.titles[score] = "New"
    account.scores = {"root": [], "c1": [score]}
    flat.export_account(tmp_path)

    assert account.exported() == []
    assert tree(tmp_path) == {"One/New.mxl": account.content(score, "mxl")}


def test_files_of_others_and_of_scores_that_are_gone_stay(account, flat, tmp_path):
    gone, other = account.add(1, "Gone"), account.add(2, "Mine")
    (tmp_path / "Mine.mxl").write_bytes(b"mine")
    flat.export_collection("root", tmp_path)
    kept = account.content(gone, "mxl")

    account.scores["root"].remove(gone)
    new = account.add(3, "Gone")
    flat.export_collection("root", tmp_path)

    assert tree(tmp_path) == {
        "Gone.mxl": kept,
        f"Gone [{new}].mxl": account.content(new, "mxl"),
        "Mine.mxl": b"mine",
        f"Mine [{other}].mxl": account.content(other, "mxl"),
    }


def test_collections_that_lie_in_each_other_end(account, flat, tmp_path):
    account.add_collection("c1", "One")
    account.add_collection("c2", "Two", parent="c1")
    account.collections["c2"] = ["c1"]
    account.add(1, collections=["c2"])

    flat.export_account(tmp_path)

    assert list(tree(tmp_path)) == ["One/Two/No 1.mxl"]


def test_it_goes_on_where_it_was_interrupted(account, flat, tmp_path):
    for number in range(6):
        account.add(number)

    def interrupt(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), ThreadPoolExecutor(1) as executor:
        flat.export_collection("root", tmp_path, executor=executor, progress=interrupt)
    flat.export_collection("root", tmp_path)

    assert len(account.exported()) == 6
    assert len(tree(tmp_path)) == 6


def test_work_whose_answer_was_lost_is_not_done_twice(account, flat, tmp_path):
    score = account.add(1)
    work = backup_worker.Work(Shared(flat), str(tmp_path), score, "No 1", ("mxl",), ("No 1",), {})

    first = backup_worker.back_up_score(work)
    second = backup_worker.back_up_score(work)

    assert account.exported() == [(score, "mxl")]
    assert second == first
    assert second.exported == ("mxl",)


def test_what_a_worker_did_is_kept_when_the_one_that_repeats_it_fails(account, flat, tmp_path):
    score = account.add(1)
    work = backup_worker.Work(Shared(flat), str(tmp_path), score, "No 1", ("mxl",), ("No 1",), {})
    done = backup_worker.back_up_score(work).records

    account.refused[score] = (404, {"code": "NOT_FOUND", "message": "gone"})

    assert backup_worker.back_up_score(work).records == done


def test_a_file_of_a_worker_that_died_before_it_noted_it_is_replaced(account, flat, tmp_path):
    score = account.add(1)
    (tmp_path / "No 1.mxl").write_bytes(b"from a worker that died")
    work = backup_worker.Work(Shared(flat), str(tmp_path), score, "No 1", ("mxl",), ("No 1",), {})

    assert backup_worker.back_up_score(work).failures == ()
    assert (tmp_path / "No 1.mxl").read_bytes() == account.content(score, "mxl")


def test_what_a_worker_did_before_everything_broke_down_is_taken_over(account, flat, tmp_path):
    score = account.add(1)
    backup_worker.back_up_score(backup_worker.Work(Shared(flat), str(tmp_path), score, "No 1", ("mxl",), ("No 1",), {}))
    account.exported()

    backup = flat.export_collection("root", tmp_path)

    assert account.exported() == []
    assert relative(tmp_path, backup.unchanged) == ["No 1.mxl"]
    assert list(tree(tmp_path)) == ["No 1.mxl"]


def test_the_manifest_of_a_run_that_was_cut_off_is_read_as_far_as_it_goes(account, flat, tmp_path):
    account.add(1)
    flat.export_collection("root", tmp_path)
    with (tmp_path / "flat-backup.jsonl").open("a") as manifest:
        manifest.write('{"key": "x/mxl", "rec')
    account.exported()

    flat.export_collection("root", tmp_path)

    assert account.exported() == []
    assert (tmp_path / "flat-backup.jsonl").read_text().count("\n") == 2


def test_a_worker_that_dies_is_listed_and_the_next_run_goes_on(account, flat, tmp_path):
    account.add(1)

    class Broken(ThreadPoolExecutor):
        def submit(self, function, *arguments):
            return super().submit(lambda: 1 // 0)

    with Broken(1) as executor:
        backup = flat.export_collection("root", tmp_path, executor=executor)

    assert [type(failed.error) for failed in backup.failed] == [ZeroDivisionError]
    assert len(flat.export_collection("root", tmp_path).exported) == 1


def test_the_rate_limit_is_waited_out_and_no_score_is_lost(account, flat, clock, tmp_path):
    limit = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "3000"}
    score = account.add(1)
    answer = account.export
    refusals = [1]

    def refuse_once(handler, query, *path):
        if refusals:
            refusals.pop()
            body = b'{"code": "API_RATE_LIMIT_EXCEEDED", "message": "too many"}'
            return handler.reply(403, {"Content-Length": str(len(body)), **limit}, body)
        return answer(handler, query, *path)

    account.export = refuse_once

    backup = flat.export_collection("root", tmp_path)

    assert backup.failed == ()
    assert sum(clock.sleeps) == 2002.0
    assert tree(tmp_path) == {"No 1.mxl": account.content(score, "mxl")}


def test_progress_counts_scores(account, flat, tmp_path):
    for number in range(3):
        account.add(number)
    seen = []

    flat.export_collection("root", tmp_path, progress=lambda *now: seen.append(now))

    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_collection_that_does_not_exist_leaves_no_folder(account, flat, tmp_path):
    with pytest.raises(NotFoundException):
        flat.export_collection("nothing", tmp_path / "backup")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"formats": ["pdf"]}, ApiValueError, r"export_account\(\): there is no format 'pdf'"),
        ({"formats": []}, ApiValueError, "at least one format"),
        ({"executor": 4}, ApiTypeError, "'executor' must be a concurrent.futures.Executor, got 4"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(account, flat, tmp_path, arguments, error, words):
    with pytest.raises(error, match=words):
        flat.export_account(tmp_path / "backup", **arguments)

    assert account.server.requests == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_one_error(account, flat, tmp_path):
    (tmp_path / "backup").write_text("mine")

    with pytest.raises(FileExistsError):
        flat.export_account(tmp_path / "backup")

    assert (tmp_path / "backup").read_text() == "mine"
