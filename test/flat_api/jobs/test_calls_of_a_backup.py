"""The number of calls that a nightly backup makes: the service allows 7,200 an hour."""

import pytest
from support.job_account import Account, tree

DAY = 86400.0


@pytest.fixture
def account(flat_server):
    account = Account(flat_server)
    for number in range(3):
        score = account.add(number)
        account.modified[score] = "2026-03-02T10:15:00.000Z"
    return account


@pytest.fixture
def calls(account, flat, tmp_path):
    """A backup, as a function that returns the paths that it requested."""

    def run(*formats, **options):
        account.server.requests.clear()
        backup = flat.export_collection("root", tmp_path, list(formats) or ["mxl"], **options)
        assert backup.failed == ()
        return [request.path for request in account.server.requests]

    return run


LISTINGS = ["/collections/root/scores", "/collections"]


def test_a_backup_with_nothing_changed_makes_no_call_for_a_score(account, calls, tmp_path):
    first = calls()

    assert len(first) == 2 + 3 * (1 + 1)
    assert calls() == LISTINGS
    assert len(tree(tmp_path)) == 3


def test_a_changed_score_is_one_call_and_one_for_each_format(account, calls):
    formats = ("mxl", "midi", "xml")
    calls(*formats)
    score = next(iter(account.titles))
    account.revisions[score], account.modified[score] = "r9", "2026-03-03T10:15:00.000Z"

    again = calls(*formats)

    assert again[:2] == LISTINGS
    assert sorted(again[2:]) == [
        *[f"/scores/{score}/revisions/last"],
        *[f"/scores/{score}/revisions/r9/{format}" for format in sorted(formats)],
    ]
    assert calls(*formats) == LISTINGS


def test_a_date_that_changes_without_a_revision_is_one_call(account, calls):
    calls()
    score = next(iter(account.titles))
    account.modified[score] = "2026-03-03T10:15:00.000Z"

    assert calls() == [*LISTINGS, f"/scores/{score}/revisions/last"]
    assert calls() == LISTINGS


def test_a_lost_file_is_one_call(account, calls, tmp_path):
    calls()
    (tmp_path / "No 1.mxl").unlink()

    assert calls() == [*LISTINGS, f"/scores/{1:024x}/revisions/r1/mxl"]


def test_a_format_more_is_one_call_for_each_score(account, calls):
    calls("mxl")

    assert len(calls("mxl", "midi")) == 2 + 3


def test_a_score_with_a_new_title_moves_without_a_call(account, calls, tmp_path):
    calls()
    account.titles[f"{1:024x}"] = "New"

    assert calls() == LISTINGS
    assert (tmp_path / "New.mxl").exists()


def test_a_listing_without_dates_is_one_call_for_each_score(account, calls):
    account.modified.clear()
    calls()

    assert len(calls()) == 2 + 3


def test_a_listing_that_is_ahead_of_the_revisions_is_not_believed(account, flat, calls, clock, tmp_path):
    clock.seconds = 1772532000.0  # 2026-03-03T10:00:00Z
    calls()
    score = next(iter(account.titles))
    # The listing knows the new revision already, the other copy of the data has the one before.
    account.modified[score], account.dates[score] = "2026-03-03T09:59:00.000Z", "2026-03-02T10:15:00.000Z"
    calls()

    account.revisions[score], account.dates[score] = "r9", "2026-03-03T09:59:00.000Z"

    assert f"/scores/{score}/revisions/r9/mxl" in calls()
    assert calls() == LISTINGS


def test_a_date_that_no_revision_has_costs_no_call_after_a_day(account, calls, clock):
    clock.seconds = 1772532000.0  # 2026-03-03T10:00:00Z
    calls()
    score = next(iter(account.titles))
    account.modified[score], account.dates[score] = "2026-03-03T09:59:00.000Z", "2026-03-02T10:15:00.000Z"

    assert len(calls()) == len(calls()) == 3
    clock.seconds += DAY
    assert len(calls()) == 3
    assert calls() == LISTINGS


def test_the_sandbox_is_backed_up_in_as_many_calls(sandbox, teacher, piece, tmp_path):
    seen = []
    teacher.configuration.on_request = lambda event: seen.append(event.operation)
    teacher.import_score(piece)
    teacher.export_account(tmp_path)
    seen.clear()

    assert len(teacher.export_account(tmp_path).unchanged) >= 1
    assert set(seen) == {"list_collection_scores", "list_collections"}
