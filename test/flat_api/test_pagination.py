"""Pagination of lists."""

from __future__ import annotations

import functools
import itertools
import json
import sys
from urllib.parse import quote

import pytest

import flat_api
from flat_api.api.score_api import ScoreApi
from flat_api.exceptions import (
    ApiTypeError,
    ApiValueError,
    NotFoundException,
    ResponseDecodingException,
    ServiceException,
)
from flat_api.pagination import paged_operations, paginate
from flat_api.support.links import relations

CURSOR = "eyJhIjoiK/8+/w=="
LIKES = "/users/me/likes"
LIMITED = {"code": "API_RATE_LIMIT_EXCEEDED", "message": "API rate limit exceeded"}


def scores(*numbers):
    return [{"id": f"s{number}", "title": f"Etude {number}"} for number in numbers]


def link(server, cursor, relation="next", path=LIKES, host=None):
    name = "previous" if relation.startswith("prev") else relation
    return f'<{host or server.url}{path}?limit=2&{name}={quote(cursor, safe="")}>; rel="{relation}"'


@pytest.fixture
def three_pages(flat_server):
    """Five liked scores, two on a page."""
    script = flat_server.on("GET", LIKES)
    script.answer(json=scores(1, 2), headers={"Link": link(flat_server, CURSOR)})
    second = ", ".join([link(flat_server, "c3"), link(flat_server, "c1", "previous")])
    script.answer(json=scores(3, 4), headers={"Link": second})
    script.answer(json=scores(5))
    return flat_server


def titles(items):
    return [item.title[-1] for item in items]


def cursors_sent(server):
    return [dict(request.query).get("next") for request in server.requests]


def test_it_goes_through_all_items_of_all_pages(three_pages, client):
    found = list(paginate(ScoreApi(client).get_user_likes, "me", limit=2))

    assert titles(found) == ["1", "2", "3", "4", "5"]
    assert isinstance(found[0], flat_api.ScoreDetails)
    assert [dict(request.query)["limit"] for request in three_pages.requests] == ["2", "2", "2"]


def test_the_cursor_in_the_link_is_decoded_once(three_pages, client):
    list(paginate(ScoreApi(client).get_user_likes, "me"))

    assert cursors_sent(three_pages) == [None, CURSOR, "c3"]
    assert quote(CURSOR, safe="") in three_pages.requests[1].target


def test_nothing_is_sent_before_the_first_item_is_asked_for(flat_server, client):
    paginate(ScoreApi(client).get_user_likes, "me")

    assert flat_server.requests == []


def test_the_spelling_of_the_20x_clients_works(three_pages, client):
    found = paginate(ScoreApi(client).get_user_likes_with_http_info, "me", next=None)

    assert titles(found) == ["1", "2", "3", "4", "5"]


def test_pages_come_with_their_headers_and_cursors(three_pages, client):
    pages = list(paginate(ScoreApi(client).get_user_likes, "me").pages())

    assert [titles(page.data) for page in pages] == [["1", "2"], ["3", "4"], ["5"]]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert "rel=" in pages[0].headers["link"]
    assert [(page.previous, page.next) for page in pages] == [(None, CURSOR), ("c1", "c3"), (None, None)]


def test_an_empty_list_is_one_empty_page(flat_server, client):
    flat_server.on("GET", LIKES).answer(json=[])
    walk = paginate(ScoreApi(client).get_user_likes, "me")

    assert [page.data for page in walk.pages()] == [[]]
    assert walk.finished


def test_an_empty_page_in_the_middle_does_not_end_the_walk(flat_server, client):
    script = flat_server.on("GET", LIKES).answer(json=[], headers={"Link": link(flat_server, "c2")})
    script.answer(json=scores(1))

    assert titles(paginate(ScoreApi(client).get_user_likes, "me")) == ["1"]


@pytest.mark.parametrize(("limit", "requests"), [(0, 0), (1, 1), (2, 1), (3, 2)])
def test_a_total_limit_stops_without_an_extra_request(three_pages, client, limit, requests):
    assert len(list(paginate(ScoreApi(client).get_user_likes, "me", limit_total=limit))) == limit
    assert len(three_pages.requests) == requests


def test_a_total_limit_cuts_the_last_page(three_pages, client):
    pages = paginate(ScoreApi(client).get_user_likes, "me", limit_total=3).pages()

    assert [titles(page.data) for page in pages] == [["1", "2"], ["3"]]


def test_between_pages_the_cursor_is_the_servers_own(three_pages, client):
    walk = paginate(ScoreApi(client).get_user_likes, "me")
    next(walk.pages())

    assert walk.cursor == CURSOR
    assert not walk.finished


@pytest.mark.parametrize("taken", [0, 1, 2, 3, 4])
def test_a_saved_cursor_continues_behind_the_last_item(flat_server, client, taken):
    def answer(handler):
        last = "next=c2" in handler.path
        body = json.dumps(scores(3, 4, 5) if last else scores(1, 2)).encode()
        headers = {} if last else {"Link": link(flat_server, "c2")}
        handler.reply(200, {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}, body)

    flat_server.on("GET", LIKES).do(answer)
    walk = paginate(ScoreApi(client).get_user_likes, "me")
    before = titles(itertools.islice(walk, taken))

    after = titles(paginate(ScoreApi(client).get_user_likes, "me", start=walk.cursor))

    assert before + after == ["1", "2", "3", "4", "5"]


def test_at_the_end_there_is_no_cursor(three_pages, client):
    walk = paginate(ScoreApi(client).get_user_likes, "me")
    list(walk)

    assert walk.cursor is None
    assert walk.finished


def test_items_and_pages_of_one_walk_do_not_overlap(three_pages, client):
    walk = paginate(ScoreApi(client).get_user_likes, "me")

    assert next(walk).title == "Etude 1"
    assert [titles(page.data) for page in walk.pages()] == [["2"], ["3", "4"], ["5"]]


def test_it_walks_back_from_a_cursor(flat_server, client):
    script = flat_server.on("GET", LIKES)
    script.answer(json=scores(3, 4), headers={"Link": link(flat_server, "c2", "prev")})
    script.answer(json=scores(1, 2))
    walk = paginate(ScoreApi(client).get_user_likes, "me", previous="c3")

    assert titles(walk) == ["3", "4", "1", "2"]
    sent = [dict(request.query) for request in flat_server.requests]
    assert sent == [{"previous": "c3", "limit": "100"}, {"previous": "c2", "limit": "100"}]


def test_a_rate_limit_in_the_middle_loses_and_repeats_nothing(flat_server, client, sleeps):
    script = flat_server.on("GET", LIKES).answer(json=scores(1), headers={"Link": link(flat_server, "c2")})
    script.answer(403, json=LIMITED, headers={"Retry-After": "7"}).answer(json=scores(2))

    assert titles(paginate(ScoreApi(client).get_user_likes, "me")) == ["1", "2"]
    assert len(sleeps) == 1
    assert 8.0 <= sleeps[0] <= 10.0


def test_a_token_that_expires_in_the_middle_loses_and_repeats_nothing(flat_server, configure):
    class Provider:
        token = "old"

        def __call__(self):
            return self.token

        def renew(self, rejected):
            self.token = "new"
            return rejected == "old"

    script = flat_server.on("GET", LIKES).answer(json=scores(1), headers={"Link": link(flat_server, "c2")})
    script.answer(401).answer(json=scores(2))

    with flat_api.ApiClient(configure(access_token=Provider())) as client:
        assert titles(paginate(ScoreApi(client).get_user_likes, "me")) == ["1", "2"]
    assert flat_server.requests[-1].headers["authorization"] == "Bearer new"


def test_after_a_failure_the_same_walk_goes_on(flat_server, client):
    script = flat_server.on("GET", LIKES).answer(json=scores(1), headers={"Link": link(flat_server, "c2")})
    script.answer(500).answer(json=scores(2))
    walk = paginate(ScoreApi(client).get_user_likes, "me")
    next(walk)

    with pytest.raises(ServiceException):
        next(walk)

    assert titles(walk) == ["2"]


@pytest.mark.parametrize("again", ["c2", "c1"])
def test_a_cursor_that_comes_again_is_an_error_and_no_item_is_repeated(flat_server, client, again):
    script = flat_server.on("GET", LIKES).answer(json=scores(1), headers={"Link": link(flat_server, "c2")})
    script.answer(json=scores(2), headers={"Link": link(flat_server, again)})
    walk = paginate(ScoreApi(client).get_user_likes, "me", start="c1")

    assert next(walk).title == "Etude 1"
    with pytest.raises(
        ResponseDecodingException, match=r"get_user_likes\(\): .*Link has a cursor that was used before"
    ):
        next(walk)


@pytest.mark.parametrize(
    "host", ["https://evil.example/v2", "http://127.0.0.1:1", "https://api.flat.io.evil.example/v2"]
)
def test_a_link_to_another_host_is_an_error(flat_server, client, host):
    flat_server.on("GET", LIKES).answer(json=scores(1), headers={"Link": link(flat_server, "c2", host=host)})

    with pytest.raises(ResponseDecodingException, match="a link to another host"):
        next(paginate(ScoreApi(client).get_user_likes, "me"))


def test_flats_own_host_is_no_other_host_behind_a_gateway(flat_server, client):
    host = "https://api.flat.io/v2"
    flat_server.on("GET", LIKES).answer(json=scores(1), headers={"Link": link(flat_server, "c2", host=host)}).answer(
        json=[]
    )

    assert titles(paginate(ScoreApi(client).get_user_likes, "me")) == ["1"]


def test_a_link_without_a_cursor_is_an_error(flat_server, client):
    flat_server.on("GET", LIKES).answer(
        json=scores(1), headers={"Link": f'<{flat_server.url}{LIKES}?page=2>; rel="next"'}
    )

    with pytest.raises(ResponseDecodingException, match="without the parameter 'next'"):
        next(paginate(ScoreApi(client).get_user_likes, "me"))


def test_users_scores_are_paged_without_asking_for_it(flat_server, client):
    flat_server.on("GET", "/users/me/scores").answer(json=scores(1))

    list(paginate(ScoreApi(client).get_user_scores, "me"))

    assert flat_server.requests[0].query == [("paginate", "true"), ("limit", "100")]


def test_users_scores_cannot_be_paged_and_unpaged(client):
    with pytest.raises(ApiValueError, match="paged with paginate=True only"):
        paginate(ScoreApi(client).get_user_scores, "me", paginate=False)


def test_there_are_nine_paged_operations():
    assert {name.partition(".")[2] for name in paged_operations()} == {
        "get_user_likes",
        "get_user_scores",
        "list_billing_credits_history",
        "list_collection_scores",
        "list_collections",
        "list_edu_resources",
        "list_omr_jobs",
        "list_organization_invitations",
        "list_organization_users",
    }


def test_an_operation_without_pages_is_refused_with_a_list_of_those_that_have_them(flat_server, client):
    with pytest.raises(ApiTypeError, match=r"get_score\(\) is not paged.*OrganizationApi.list_organization_users"):
        paginate(ScoreApi(client).get_score, "x")  # type: ignore[arg-type]

    assert flat_server.requests == []


def test_a_parameter_that_changes_the_answer_is_refused(client):
    with pytest.raises(ApiValueError, match="ids=True changes what get_user_likes"):
        paginate(ScoreApi(client).get_user_likes, "me", ids=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"next": "a", "start": "b"}, "next= and start="),
        ({"previous": "a", "start": "b"}, "previous= and start="),
        ({"next": "a", "previous": "b"}, "next= and previous="),
        ({"start": 3}, "'start' must be a cursor, got 3"),
        ({"lmit": 3}, "did you mean 'limit'"),
        ({"limit_total": "3"}, "'limit_total' must be a whole number"),
    ],
)
def test_misused_keywords_are_refused_at_once(client, arguments, message):
    with pytest.raises(ApiTypeError, match=message):
        paginate(ScoreApi(client).get_user_likes, "me", **arguments)


def test_a_negative_limit_is_refused(client):
    with pytest.raises(ApiValueError, match="must not be negative"):
        paginate(ScoreApi(client).get_user_likes, "me", limit_total=-1)


def test_a_missing_argument_is_pythons_own_error(client):
    with pytest.raises(TypeError, match=r"get_user_likes\(\) missing a required argument: 'user'"):
        paginate(ScoreApi(client).get_user_likes)


@pytest.mark.parametrize("method", [print, len, None, ScoreApi.get_user_likes])
def test_what_is_no_method_of_an_api_object_is_refused(method):
    with pytest.raises(ApiTypeError, match="takes a method of an Api object"):
        paginate(method, "me")


def test_an_unread_answer_has_no_items(client):
    with pytest.raises(ApiTypeError, match="use get_user_likes"):
        paginate(ScoreApi(client).get_user_likes_without_preload_content, "me")  # type: ignore[arg-type]


def test_a_partial_is_as_good_as_its_method(three_pages, client):
    likes = functools.partial(functools.partial(ScoreApi(client).get_user_likes, limit=2), "me")

    assert titles(paginate(likes)) == ["1", "2", "3", "4", "5"]


def test_a_wrapper_is_as_good_as_its_method(three_pages, client):
    class Logged(ScoreApi):
        @functools.wraps(ScoreApi.get_user_likes)
        def likes(self, *args, **kwargs):
            return super().get_user_likes(*args, **kwargs)

    assert titles(paginate(Logged(client).likes, "me", next="c0")) == ["1", "2", "3", "4", "5"]
    assert cursors_sent(three_pages) == ["c0", CURSOR, "c3"]


def test_a_method_that_carries_no_operation_is_refused_before_it_runs(client):
    class Mine(ScoreApi):
        def mine(self):
            raise AssertionError

    with pytest.raises(ApiTypeError, match=r"mine\(\) carries no operation"):
        paginate(Mine(client).mine)


def test_a_method_that_makes_no_call_is_refused(client):
    class Empty(ScoreApi):
        def get_user_likes(self, user):
            return []

    with pytest.raises(ApiTypeError, match=r"get_user_likes\(\) makes no call"):
        next(paginate(Empty(client).get_user_likes, "me"))


def test_a_parameter_that_a_subclass_adds_is_checked_as_well(client):
    class Identifiers(ScoreApi):
        def get_user_likes(self, user):
            return super().get_user_likes(user, ids=True)

    with pytest.raises(ApiValueError, match="ids=True changes what get_user_likes"):
        next(paginate(Identifiers(client).get_user_likes, "me"))


def test_what_a_subclass_does_is_done_for_every_page(three_pages, client):
    class Upper(ScoreApi):
        def get_user_likes(self, *args, **kwargs):
            return [score.title.upper() for score in super().get_user_likes(*args, **kwargs)]

    assert list(paginate(Upper(client).get_user_likes, "me"))[-1] == "ETUDE 5"


def test_a_method_of_two_calls_is_refused(flat_server, client):
    class Both(ScoreApi):
        def get_user_likes(self, user):
            return super().get_user_likes(user) + self.get_user_scores(user)

    flat_server.on("GET", LIKES).answer(json=scores(1))

    with pytest.raises(ApiTypeError, match=r"get_user_likes\(\) makes more than one call"):
        next(paginate(Both(client).get_user_likes, "me"))


def test_the_servers_refusal_comes_through(flat_server, client):
    with pytest.raises(NotFoundException):
        next(paginate(ScoreApi(client).get_user_likes, "nobody"))


@pytest.mark.skipif(sys.version_info < (3, 10), reason="the sandbox needs Python 3.10")
@pytest.mark.parametrize("limit", [1, 2, 3, 6, 7, 100])
def test_pages_of_any_size_hold_the_same_list(limit):
    from flat_api.sandbox import Sandbox

    music = "<score-partwise><part-list><score-part id='P'><part-name/></score-part></part-list><part id='P'>"
    music += "<measure number='1'><note><rest/><duration>1</duration></note></measure></part></score-partwise>"
    with Sandbox() as sandbox, flat_api.FlatClient(configuration=sandbox.configuration()) as client:
        for number in range(7):
            client.score.create_score({"data": music, "title": f"Etude {number}", "privacy": "public"})
        walks = [
            paginate(client.collection.list_collection_scores, "allScores", sort="title", direction="asc", limit=limit),
            paginate(client.user.get_user_scores, "me", sort="title", direction="asc", limit=limit),
        ]

        assert [titles(walk) for walk in walks] == [["0", "1", "2", "3", "4", "5", "6"]] * 2


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (
            '<https://a/?x=1>; rel="next", <https://a/?x=2>; rel="previous"',
            {"next": "https://a/?x=1", "previous": "https://a/?x=2"},
        ),
        ("<https://a/>; rel=next", {"next": "https://a/"}),
        (
            '<https://a/?q=1,2;3>; title="a, <b>; \\"c\\""; REL="Next last"',
            {"next": "https://a/?q=1,2;3", "last": "https://a/?q=1,2;3"},
        ),
        ('<https://a/>; rel="next"; rel="previous"', {"next": "https://a/"}),
        ("", {}),
        ("nonsense", {}),
        ("<https://a/>", {}),
    ],
)
def test_link_headers_are_read_as_rfc_8288_says(header, found):
    assert relations(header) == found


def test_empty_pages_with_ever_new_cursors_end_with_an_error(flat_server, client):
    script = flat_server.on("GET", LIKES)
    for number in range(150):
        script.answer(json=[], headers={"Link": link(flat_server, f"c{number}")})

    with pytest.raises(ResponseDecodingException, match="after 100 empty ones in a row"):
        list(paginate(ScoreApi(client).get_user_likes, "me"))

    assert len(flat_server.requests) == 100


def test_some_empty_pages_between_others_are_passed(flat_server, client):
    script = flat_server.on("GET", LIKES)
    for number in range(250):
        items = scores(number) if number % 50 == 49 else []
        script.answer(json=items, headers={"Link": link(flat_server, f"c{number}")} if number < 249 else {})

    assert len(list(paginate(ScoreApi(client).get_user_likes, "me"))) == 5
