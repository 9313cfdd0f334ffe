"""Texts of a server: whatever they are, reading them takes time in proportion to their length."""

import ast
import json
import re
import sys
import time
from functools import partial
from pathlib import Path

import pytest

import flat_api
from flat_api.api_client import ApiClient
from flat_api.calls import paging, redirects, response
from flat_api.codec.type_expressions import decode
from flat_api.exceptions import FlatError
from flat_api.jobs.formats import safe_stem
from flat_api.policies.rate_limit import RateLimit
from flat_api.policies.retry import retry_after_seconds
from flat_api.support.headers import redact_headers
from flat_api.support.links import host_and_port, relations
from flat_api.support.redaction import redact
from flat_api.transport.base import Request

ROOT = Path(flat_api.__file__).parent
SIZES = [4_000, 64_000, 128_000]
MAX_SECONDS = 2.0
"""Processor time for 128 kB. Linear functions take hundredths of a second, quadratic ones minutes."""

CHARACTERS = ["a", "0", " ", "\t", "<", '"', "\\", ";", "=", "?", "&", "/", ".", ":", "-", "%", "@", "[", "_", "\u0130"]
PIECES = [
    *CHARACTERS,
    "//",
    "../",
    "%41",
    "<a>",
    "<a>;",
    '<a>;a="',
    ";a=",
    "; rel=",
    "bearer ",
    '"token" ',
    "?token=",
    "&token=0123456789012345678901",
    "charset=",
    "flat_api:1:",
    "Mon, ",
    "1:",
    "2020-01-01 ",
]
STARTS = {
    "Link": "<a>;",
    "cursor": "flat_api:1",
    "Location": "/?",
    "signature": "/?",
    "Retry-After": "Mon, 01 ",
    "body": '{"token": "',
    "body and signatures": "/?",
    "media type": "text/plain; charset=",
    "date": "2020-01-01T",
}

ORIGIN = Request("GET", ("https", "api.flat.io", 443), "/v2/me", {})


def _ignoring(function, *errors):
    def call(text):
        try:
            return function(text)
        except errors:
            return None

    return call


def _dated(text):
    return decode(json.dumps({"id": "1", "creationDate": text}).encode(), "ScoreDetails", strict=False)


FUNCTIONS = {
    "Link": relations,
    "URL": _ignoring(host_and_port, ValueError),
    "cursor": paging.resolved,
    "Location": _ignoring(lambda text: redirects.follow(ORIGIN, 302, text), redirects.RedirectRefused),
    "signature": redirects.signatures,
    "Retry-After": lambda text: retry_after_seconds(text, 0.0),
    "rate limit": lambda text: RateLimit.of({"x-ratelimit-limit": text, "x-ratelimit-reset": text}).reset_at,
    "body": lambda text: redact(text, "0123456789"),
    "body and signatures": lambda text: redact(text, *redirects.signatures(text)),
    "headers": lambda text: redact_headers({"Set-Cookie": text, "X-Text": text, text: text}),
    "media type": lambda text: response._text(b"", text),
    "title": safe_stem,
    "date": _dated,
}


def _cost(function, text):
    """Return the processor seconds of a function, and the number of calls that it makes."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    start = time.thread_time()
    sys.setprofile(count)
    try:
        function(text)
    finally:
        sys.setprofile(before)
    return time.thread_time() - start, calls


def _assert_linear(function, piece, start="", end=""):
    calls = {}
    for size in SIZES:
        text = start + piece * (size // len(piece)) + end
        seconds, calls[size] = _cost(function, text)
        # After each size, so that a function that is not linear fails soon.
        assert seconds < MAX_SECONDS, f"{seconds:.1f} s for {size} characters: {text[:40]!r}..."
    assert calls[128_000] <= 2.5 * calls[64_000] + 100, f"{calls}: {text[:40]!r}..."


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("name", list(FUNCTIONS))
def test_a_text_of_the_server_takes_time_in_proportion_to_its_length(name, piece):
    for start in {"", STARTS.get(name, "")}:
        _assert_linear(FUNCTIONS[name], piece, start, "!")


def _patterns():
    """Return each regular expression of the runtime: its place, the pattern, and the methods that use it."""
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0]
        if room in ("api", "models", "sandbox", "demo"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            node.targets[0].id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        uses = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        uses = [use for use in uses if isinstance(use, ast.Attribute)]
        compiled = {ast.unparse(value): name for name, value in names.items()}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if ast.unparse(node.func.value) != "re":
                continue
            methods = {node.func.attr}
            if methods == {"compile"} and ast.unparse(node) in compiled:
                name = compiled[ast.unparse(node)]
                methods = {use.attr for use in uses if re.search(rf"\b{name}\b", ast.unparse(use.value))}
            elif methods == {"compile"}:
                methods = {use.attr for use in uses if ast.unparse(use.value) == ast.unparse(node)}
            pattern = names.get(ast.unparse(node.args[0]), node.args[0])
            value = pattern.value if isinstance(pattern, ast.Constant) else None
            yield f"{path.relative_to(ROOT).as_posix()}: {ast.unparse(node.args[0])}", value, methods


OTHERS = {"calls/parameters.py: parameter.pattern"}
"""Patterns that are no constants: those of the contract, for the arguments of the caller."""


METHODS = {
    "findall": lambda pattern, text: pattern.findall(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "match": lambda pattern, text: pattern.match(text),
    "search": lambda pattern, text: pattern.search(text),
    "split": lambda pattern, text: pattern.split(text),
    "sub": lambda pattern, text: pattern.sub(lambda match: match.group(), text),
}


@pytest.mark.skipif(sys.version_info < (3, 9), reason="ast.unparse()")
def test_each_regular_expression_takes_time_in_proportion_to_the_text():
    patterns = list(_patterns())
    assert {place for place, pattern, _ in patterns if pattern is None} == OTHERS
    assert all(methods and methods <= set(METHODS) for _, _, methods in patterns)

    for place, pattern, methods in patterns:
        if pattern is None:
            continue
        words = re.findall("[a-z]{3,}", pattern if isinstance(pattern, str) else pattern.decode())
        for piece in [*CHARACTERS, *words, *[f"{word} " for word in words], *[f'"{word}"' for word in words]]:
            for start in ("", *words[:1], "<?xml "):
                for size in (4_000, 64_000):
                    text = start + piece * (size // len(piece)) + "!"
                    subject = text if isinstance(pattern, str) else text.encode("latin-1", "replace")
                    for method in methods:
                        seconds = _processor_seconds(partial(METHODS[method], re.compile(pattern), subject))
                        assert seconds < MAX_SECONDS, f"{place}: {seconds:.1f} s, {size} characters: {text[:40]!r}..."


def _processor_seconds(call):
    start = time.thread_time()
    call()
    return time.thread_time() - start


@pytest.mark.parametrize("piece", ["<", "<a>;", '<a>;a="', "<a>; ", '<a>;a="\\'])
def test_a_link_header_of_60_kilobytes_is_read_at_once(flat_server, client, piece):
    flat_server.on("GET", "/users/me/likes").answer(json=[], headers={"Link": piece * (60_000 // len(piece))})
    api = flat_api.UserApi(client)

    assert _processor_seconds(lambda: list(flat_api.paginate(api.get_user_likes, "me"))) < MAX_SECONDS


@pytest.mark.parametrize("piece", ["?", "?a", "&", "&token=a", "?token", "token="])
def test_a_url_of_60_kilobytes_is_sent_at_once(flat_server, client, piece):
    url = "/me?" + piece * (60_000 // len(piece))
    flat_server.on("GET", "/me").answer(404, json={"code": "NOT_FOUND", "message": "No"})

    def call():
        with pytest.raises(FlatError):
            client.call_api("GET", url, response_type="Any")

    assert _processor_seconds(call) < MAX_SECONDS


def test_a_deep_response_that_differs_from_the_contract_is_decoded_at_once(flat_server, client):
    depth = 100
    children = b",".join([b'{"id": 1}'] * 7_000)
    body = b'{"id": 1, "children": [' * depth + children + b"]}" * depth
    flat_server.on("GET", "/tasks/t1").answer(body=body)
    found = []

    seconds = _processor_seconds(lambda: found.append(flat_api.TaskApi(client).get_task("t1")))

    task = found[0]
    for _ in range(depth - 1):
        (task,) = task.children
    assert [child.id for child in task.children] == [1] * 7_000
    assert seconds < 12


def test_the_differences_of_a_deep_response_are_those_of_a_flat_one(configure, flat_server):
    body = {"id": "t", "state": "done", "type": "x", "children": None}
    for _ in range(6):
        body = {"id": "t", "state": "done", "type": "x", "children": [body]}
    deepest = body
    for _ in range(6):
        deepest = deepest["children"][0]
    deepest["id"] = 1
    flat_server.on("GET", "/tasks/t").answer(json=body)

    with ApiClient(configure()) as client:
        response = flat_api.TaskApi(client).get_task_with_http_info("t")

    where = ".".join(["children[*]"] * 6)
    assert [drift.location for drift in response.drift if drift.kind == "type"] == [f"{where}.id"]
    assert response.data.to_dict() == body
