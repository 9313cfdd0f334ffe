"""The number of calls that going through a list takes: the service allows 7,200 an hour."""

import json

import pytest

from flat_api.client import FlatClient
from flat_api.pagination import paged_operations, paginate

ITEMS = 1001

ARGUMENTS = {
    "list_collection_scores": ["allScores"],
    "get_user_likes": ["me"],
    "get_user_scores": ["me"],
}


class Pages:
    """A list of items in pages of any size, at every path."""

    def __init__(self, server, items=ITEMS):
        self.items = items
        self.sizes = []
        server.find = lambda method, path: self

    def next_step(self):
        return self.reply

    def reply(self, handler):
        query = dict(handler.flat_server.requests[-1].query)
        start, size = int(query.get("next", 0)), int(query.get("limit", 25))
        self.sizes.append(size)
        page = [{"id": str(number)} for number in range(start, min(start + size, self.items))]
        content = json.dumps(page).encode()
        headers = {"Content-Type": "application/json", "Content-Length": str(len(content))}
        if start + size < self.items:
            headers["Link"] = f'<{handler.path.partition("?")[0]}?next={start + size}>; rel="next"'
        handler.reply(200, headers, content)


@pytest.fixture
def pages(flat_server):
    return Pages(flat_server)


@pytest.fixture
def flat(configure):
    with FlatClient(configuration=configure()) as client:
        yield client


def api_method(client, name):
    api_class, _, method = name.partition(".")
    import flat_api.api

    return getattr(getattr(flat_api.api, api_class)(client), method), ARGUMENTS.get(method, [])


@pytest.mark.parametrize("name", paged_operations())
def test_the_pages_are_the_largest_that_the_contract_allows(flat, pages, name):
    method, arguments = api_method(flat, name)
    largest = next(one.maximum for one in method.operation.parameters if one.name == "limit")

    found = [item.id for item in paginate(method, *arguments)]

    assert found == [str(number) for number in range(ITEMS)]
    assert len(pages.sizes) == -(-ITEMS // largest)


def test_a_size_that_is_named_is_that_of_each_page(flat, pages):
    pages.items = 100

    list(paginate(flat.collection.list_collection_scores, "allScores", limit=50))

    assert pages.sizes == [50, 50]


@pytest.mark.parametrize(("total", "sizes"), [(10, [10]), (100, [100]), (150, [100, 100])])
def test_no_page_is_larger_than_the_number_of_items_that_are_wanted(flat, pages, total, sizes):
    assert len(list(paginate(flat.collection.list_collection_scores, "allScores", limit_total=total))) == total
    assert pages.sizes == sizes


def test_a_cursor_from_a_large_page_goes_on_with_small_pages(flat, pages):
    walk = paginate(flat.collection.list_collection_scores, "allScores")
    for _ in range(60):
        next(walk)

    again = paginate(flat.collection.list_collection_scores, "allScores", start=walk.cursor, limit=25, limit_total=3)

    assert [item.id for item in again] == ["60", "61", "62"]
    assert pages.sizes == [100, 25, 25, 25]


def test_a_cursor_from_a_large_page_is_enough_for_the_wanted_items_in_one_call(flat, pages):
    walk = paginate(flat.organization.list_organization_users)
    for _ in range(60):
        next(walk)
    pages.sizes.clear()

    again = paginate(flat.organization.list_organization_users, start=walk.cursor, limit_total=3)

    assert [item.id for item in again] == ["60", "61", "62"]
    assert pages.sizes == [63]
