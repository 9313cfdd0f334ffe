"""The ledger of credits."""

from __future__ import annotations

import re
from urllib.parse import unquote

from support.scans import ENCRYPTED, PDF, finished, one_shot, page


def entries(user):
    return user.ok("listBillingCreditsHistory")


def balance(user):
    return user.ok("getOmrCapabilities")["remainingCredits"]


def test_an_account_begins_with_credits(teacher, individual):
    assert [(entry["amount"], entry["source"]) for entry in entries(teacher)] == [(50, "subscription")]
    assert [(entry["amount"], entry["source"]) for entry in entries(individual)] == [(10, "free_tier")]


def test_a_job_costs_a_credit_for_each_page(teacher):
    job = one_shot(teacher, page(PDF), page())

    newest = entries(teacher)[0]

    assert (newest["amount"], newest["job"], newest["feature"], newest["state"]) == (-4, job["id"], "omr", "active")
    assert balance(teacher) == 46


def test_a_draft_costs_nothing(teacher):
    teacher.ok("createOmrJob", body={"files": [page()]})

    assert balance(teacher) == 50


def test_stopping_a_job_turns_its_entry_and_adds_none(teacher, clock):
    job = one_shot(teacher, page(PDF))
    clock.now += 0.1
    teacher.ok("cancelOmrJob", job=job["id"])

    newest, first = entries(teacher)

    assert (newest["amount"], newest["state"]) == (-3, "canceled")
    assert newest["modificationDate"] > newest["creationDate"]
    assert first["state"] == "active"
    assert balance(teacher) == 50


def test_the_balance_is_the_sum_of_the_active_entries(teacher):
    finished(teacher, one_shot(teacher))
    finished(teacher, one_shot(teacher, page(ENCRYPTED)))
    teacher.ok("cancelOmrJob", job=one_shot(teacher, page(PDF))["id"])

    assert balance(teacher) == sum(entry["amount"] for entry in entries(teacher) if entry["state"] == "active") == 49


def test_what_the_credits_do_not_cover_is_402_and_costs_nothing(individual):
    finished(individual, one_shot(individual, *[page(PDF)] * 3))
    draft = individual.ok("createOmrJob", body={"output": "musicxml", "files": [page(PDF)]})

    error = individual.refused("startOmrJob", 402, job=draft["id"])

    assert error["code"] == "OMR_CREDITS_EXHAUSTED"
    assert error["message"] == "The job costs 3 credits and 1 are left"
    assert balance(individual) == 1
    assert individual.ok("getOmrJob", job=draft["id"])["status"] == "draft"


def test_a_full_library_is_402_before_anything_is_charged(individual):
    for _ in range(15):
        individual.import_score()

    body = {"output": "library", "files": [page()], "autoStart": True}

    assert individual.refused("createOmrJob", 402, body=body)["code"] == "QUOTA_EXCEEDED"
    assert balance(individual) == 10


def test_the_ledger_is_paged_newest_first(teacher):
    for _ in range(2):
        finished(teacher, one_shot(teacher))
    expected = [entry["id"] for entry in entries(teacher)]

    seen, cursor = [], {}
    while True:
        response = teacher.call("listBillingCreditsHistory", limit="1", **cursor)
        seen += [entry["id"] for entry in response.json()]
        link = re.search(r'next=([^&>]+)>; rel="next"', response.headers.get("Link", ""))
        if link is None:
            break
        cursor = {"next": unquote(link[1])}

    assert seen == expected
    assert len(expected) == 3
