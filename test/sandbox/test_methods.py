"""Operations of every HTTP method of OpenAPI."""

from __future__ import annotations

import json
import threading

import pytest
from werkzeug.wrappers import Request

from flat_api.sandbox.access.rate_limit import RateLimit
from flat_api.sandbox.application import Application
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.call import Reply
from flat_api.sandbox.http.contract import Contract
from flat_api.sandbox.http.listener import Listener
from flat_api.sandbox.http.storage import Storage
from flat_api.sandbox.switches import Switches

METHODS = ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE")


@pytest.fixture
def serve(clock):
    """Return a function that serves a path with one operation for each method, and returns its URL."""
    listeners = []

    def serve(*methods):
        operations = [
            {"id": f"{method.lower()}Thing", "method": method, "path": "/thing", "parameters": [], "scopes": []}
            for method in methods
        ]
        handlers = {
            operation["id"]: lambda call, name=operation["id"]: Reply(b"{}", headers={"X-Handler": name})
            for operation in operations
        }
        application = Application(
            Store(clock, threading.Condition.wait, Switches()),
            Storage(clock),
            clock,
            RateLimit(clock, 100, 100),
            operations=Contract(json.dumps({"operations": operations, "$defs": {}})),
            handlers=handlers,
        )
        listener = Listener("127.0.0.1", 0, Request.application(application.respond))
        listener.start()
        listeners.append(listener)
        return f"http://127.0.0.1:{listener.port}/v2/thing"

    yield serve
    for listener in listeners:
        listener.stop()


@pytest.mark.parametrize("method", METHODS)
def test_an_operation_of_each_method_is_served(serve, pool, method):
    response = pool.request(method, serve(*METHODS), retries=False)

    assert (response.status, response.headers["X-Handler"]) == (200, f"{method.lower()}Thing")
    assert response.data == (b"" if method == "HEAD" else b"{}")


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_a_head_or_options_operation_needs_no_get_beside_it(serve, pool, method):
    response = pool.request(method, serve(method), retries=False)

    assert (response.status, response.headers["X-Handler"]) == (200, f"{method.lower()}Thing")


def test_a_method_without_an_operation_is_405(serve, pool):
    response = pool.request("GET", serve("OPTIONS", "HEAD"), retries=False)

    assert response.status == 405
    assert response.json()["message"] == "/v2/thing allows HEAD, OPTIONS, not GET"
