"""Pages and the cursors between them."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from support.sandbox import Response


def links(response):
    """Return the neighbouring pages by relation."""
    return {relation: url for url, relation in re.findall(r'<([^>]+)>; rel="(\w+)"', response.headers.get("Link", ""))}


def cursor(url):
    """Return the cursor of a page, with its percent-encoding taken off once."""
    query = parse_qs(urlsplit(url).query)
    return (query.get("next") or query["previous"])[0]


@pytest.fixture
def seven(teacher):
    """Return the titles of seven scores, from old to new."""
    titles = ["Gigue", "Aria", "Fugue", "Bourree", "Aria", "Courante", "allemande"]
    for title in titles:
        teacher.import_score(title=title)
    return titles


def walk(api, limit, **parameters):
    pages, seen = [], {}
    for _ in range(10):
        response = api.call("listCollectionScores", collection="allScores", limit=str(limit), **parameters, **seen)
        pages.append([score["title"] for score in response.json()])
        if "next" not in links(response):
            break
        seen = {"next": cursor(links(response)["next"])}
    return pages


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_walking_forward_meets_every_score_once(teacher, seven, limit):
    pages = walk(teacher, limit)

    assert [title for page in pages for title in page] == seven[::-1]
    assert all(len(page) == limit for page in pages[:-1])


@pytest.mark.parametrize(
    ("parameters", "order"),
    [
        ({"sort": "title"}, ["allemande", "Aria", "Aria", "Bourree", "Courante", "Fugue", "Gigue"]),
        (
            {"sort": "title", "direction": "desc"},
            ["Gigue", "Fugue", "Courante", "Bourree", "Aria", "Aria", "allemande"],
        ),
        (
            {"sort": "creationDate", "direction": "asc"},
            ["Gigue", "Aria", "Fugue", "Bourree", "Aria", "Courante", "allemande"],
        ),
    ],
)
def test_the_order_is_the_one_asked_for_on_every_page(teacher, seven, parameters, order):
    assert [title for page in walk(teacher, 2, **parameters) for title in page] == order


def test_walking_back_leads_to_the_first_page(teacher, seven):
    def page(**parameters):
        return teacher.call("listCollectionScores", collection="allScores", limit="3", **parameters)

    first = page()
    second = page(next=cursor(links(first)["next"]))
    back = page(previous=cursor(links(second)["previous"]))

    assert back.json() == first.json()
    assert set(links(second)) == {"next", "previous"}
    assert set(links(first)) == set(links(back)) == {"next"}


def test_the_address_in_the_header_is_absolute_and_works_as_it_is(teacher, pool, seven):
    first = teacher.call("listCollectionScores", collection="allScores", limit="3", sort="title", direction="desc")
    url = links(first)["next"]

    response = Response(pool.request("GET", url, headers={"Authorization": f"Bearer {teacher.token}"}))

    assert url.startswith(teacher.url + "/collections/allScores/scores?")
    assert [score["title"] for score in response.json()] == ["Bourree", "Aria", "Aria"]


def test_a_cursor_that_is_still_percent_encoded_is_refused(teacher, seven):
    first = teacher.call("listCollectionScores", collection="allScores", limit="1")
    encoded = re.search(r"next=([^&>]+)", first.headers["Link"])[1]

    error = teacher.refused("listCollectionScores", 400, collection="allScores", next=encoded)

    assert "%" in encoded
    assert error["param"] == "next"


@pytest.mark.parametrize("name", ["next", "previous"])
@pytest.mark.parametrize("value", ["", "x", "bnVsbA==", "WzEsMl0="])
def test_a_cursor_that_is_none_is_refused(teacher, name, value):
    assert teacher.refused("listCollectionScores", 400, collection="allScores", **{name: value})["param"] == name


def test_the_last_page_and_an_empty_list_have_no_next(teacher):
    assert "Link" not in teacher.call("listCollectionScores", collection="allScores").headers
    teacher.import_score()
    assert "Link" not in teacher.call("listCollectionScores", collection="allScores").headers


def test_a_page_holds_25_unless_told_otherwise(teacher):
    for _ in range(26):
        teacher.ok("createCollection", body={"title": "Folder"})

    response = teacher.call("listCollections")

    assert len(response.json()) == 25
    assert len(teacher.ok("listCollections", next=cursor(links(response)["next"]))) == 1


def test_a_score_that_is_deleted_between_two_pages_makes_none_disappear(teacher, seven):
    first = teacher.call("listCollectionScores", collection="allScores", limit="2")

    teacher.ok("deleteScore", score=first.json()[1]["id"])
    rest = teacher.ok("listCollectionScores", collection="allScores", next=cursor(links(first)["next"]))

    assert [score["title"] for score in rest] == seven[::-1][2:]
