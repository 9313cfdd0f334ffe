"""Requests on the wire, and arguments that are refused."""

from __future__ import annotations

import datetime
from urllib.parse import unquote

import pytest

from flat_api.api.class_api import ClassApi
from flat_api.api.organization_api import OrganizationApi
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import Api, ApiClient
from flat_api.calls.operation import Body, Operation, Parameter
from flat_api.exceptions import (
    ApiTypeError,
    ApiValueError,
)

SCORE = {"id": "s1", "title": "Ode"}


class Foreign(Api):
    """Operations that Flat's contract has no example of."""

    def call(self, operation, **arguments):
        options = {name: arguments.pop(name) for name in list(arguments) if name.startswith("_")}
        return self._call(operation, arguments, options)


def get(*parameters, **kwargs):
    return Operation("get_it", "getIt", "GET", "/it", parameters=parameters, responses={"200": "Any"}, **kwargs)


def post(body, **kwargs):
    return Operation("post_it", "postIt", "POST", "/it", body=body, responses={"200": "Any"}, **kwargs)


@pytest.fixture
def it(flat_server, client):
    flat_server.on("GET", "/it").answer(json={})
    flat_server.on("POST", "/it").answer(json={})
    return Foreign(client)


def test_a_get_sends_what_it_accepts_and_who_is_calling_and_nothing_about_a_body(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    ScoreApi(client).get_score("s1")

    [request] = flat_server.requests
    assert request.headers.pop("user-agent").startswith("flat-api-python/")
    assert request.headers == {
        "host": f"127.0.0.1:{flat_server.port}",
        "accept": "application/json",
        "accept-encoding": "gzip, deflate",
        "authorization": "Bearer t0ken",
    }


def test_an_operation_without_a_body_argument_sends_an_empty_post(flat_server, client):
    flat_server.on("POST", "/classes/c1/activate").answer(json={})

    ClassApi(client).activate_class_with_http_info("c1")

    [request] = flat_server.requests
    assert request.body == b""
    assert "content-type" not in request.headers


@pytest.mark.parametrize(
    "value",
    [
        "a/b",
        "a%2Fb",
        "%2e%2e",
        "a?b#c",
        "a b",
        "...",
        ".a",
        "é♪",
        "a\nb",
        "a\x00b",
        "a;b=c",
        "a\\b",
        "drive-1",
        "//",
        "+&=",
    ],
)
def test_any_string_arrives_as_exactly_one_path_segment(flat_server, client, value):
    with pytest.raises(Exception, match="404"):
        ScoreApi(client).get_score(value)

    [request] = flat_server.requests
    prefix, _, segment = request.target.rpartition("/")
    assert (prefix, unquote(segment)) == ("/scores", value)


@pytest.mark.parametrize(("path", "target"), [("/it?kind=a", "/it?kind=a&n=1"), ("/it#second", "/it?n=1")])
def test_a_path_of_a_contract_may_have_a_query_or_a_fragment(flat_server, it, path, target):
    count = Parameter("n", "n", "query", "integer")
    it.call(Operation("get_it", "getIt", "GET", path, parameters=(count,), responses={"200": "Any"}), n=1)

    assert flat_server.requests[0].target == target


@pytest.mark.parametrize("value", ["", ".", "..", None, 7, b"x", True])
def test_what_cannot_be_a_path_segment_is_refused_before_anything_is_sent(flat_server, client, value):
    with pytest.raises((ApiValueError, ApiTypeError)) as caught:
        ScoreApi(client).get_score(value)

    assert str(caught.value).startswith("get_score(): 'score' must be ")
    assert str(caught.value).endswith(f"got {value!r}")
    assert flat_server.requests == []


def test_dot_segments_are_refused_also_without_validation(flat_server, configure):
    configuration = configure(client_side_validation=False)
    with ApiClient(configuration) as client, pytest.raises(ApiValueError, match=r"other than '\.' and '\.\.'"):
        ScoreApi(client).get_score("..")


def test_safe_characters_of_a_path_stay_as_they_are_but_cannot_make_dot_segments(flat_server, configure):
    with ApiClient(configure(safe_chars_for_path_param="/:%")) as client:
        with pytest.raises(Exception, match="404"):
            ScoreApi(client).get_score("a/b:c")
        for value in ("a/../b", "%2e%2E", "a/%2e/b"):
            with pytest.raises(ApiValueError):
                ScoreApi(client).get_score(value)

    assert [request.target for request in flat_server.requests] == ["/scores/a/b:c"]


def test_query_lists_are_exploded_and_everything_is_escaped(flat_server, client):
    flat_server.on("GET", "/organizations/users").answer(json=[])

    OrganizationApi(client).list_organization_users(
        role=["teacher", "user"], q="a&b=c +é", no_active_license=True, limit=5
    )

    assert flat_server.requests[0].target == (
        "/organizations/users?role=teacher&role=user&q=a%26b%3Dc%20%2B%C3%A9&noActiveLicense=true&limit=5"
    )


@pytest.mark.parametrize(
    ("style", "explode", "expected"),
    [
        ("form", True, "x=1&x=2"),
        ("form", False, "x=1,2"),
        ("spaceDelimited", False, "x=1%202"),
        ("pipeDelimited", False, "x=1%7C2"),
    ],
)
def test_lists_are_written_in_the_style_of_the_contract(flat_server, it, style, explode, expected):
    it.call(get(Parameter("x", "x", "query", "integer", is_list=True, style=style, explode=explode)), x=[1, 2])

    assert flat_server.requests[0].target == f"/it?{expected}"


@pytest.mark.parametrize(
    ("style", "explode", "expected"),
    [("deepObject", True, "x%5Ba%5D=1&x%5Bb%5D=true"), ("form", True, "a=1&b=true"), ("form", False, "x=a,1,b,true")],
)
def test_objects_are_written_in_the_style_of_the_contract(flat_server, it, style, explode, expected):
    it.call(get(Parameter("x", "x", "query", "object", style=style, explode=explode)), x={"a": 1, "b": True})

    assert flat_server.requests[0].target == f"/it?{expected}"


def test_dates_are_written_in_iso_8601_or_as_configured(flat_server, it, configure):
    parameters = (Parameter("at", "at", "query", "date-time"), Parameter("on", "on", "query", "date"))
    at = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)

    it.call(get(*parameters), at=at, on=at.date())
    with ApiClient(configure(datetime_format="%H.%M", date_format="%d.%m.%Y")) as client:
        Foreign(client).call(get(*parameters), at=at, on=at.date())

    assert [dict(request.query) for request in flat_server.requests] == [
        {"at": "2026-01-02T03:04:05Z", "on": "2026-01-02"},
        {"at": "03.04", "on": "02.01.2026"},
    ]


def test_header_and_cookie_parameters_are_sent(flat_server, it):
    it.api_client.cookie = "a=1"
    it.call(get(Parameter("lang", "X-Lang", "header"), Parameter("sid", "sid", "cookie")), lang="de-AT", sid="x y")

    assert flat_server.requests[0].headers["x-lang"] == "de-AT"
    assert flat_server.requests[0].headers["cookie"] == "a=1; sid=x%20y"


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "\x00", "\x7f", "♪"])
def test_header_values_that_could_start_another_line_are_refused(flat_server, it, value):
    with pytest.raises(ApiValueError, match="control characters"):
        it.call(get(Parameter("lang", "X-Lang", "header")), lang=value)
    with pytest.raises(ApiValueError, match="control characters"):
        it.call(get(), _headers={"X-Lang": value})
    with pytest.raises(ApiValueError, match="control characters"):
        it.api_client.set_default_header("X-Lang", value)
    assert flat_server.requests == []


@pytest.mark.parametrize(
    ("parameter", "value", "message"),
    [
        (Parameter("x", "x", "query"), 1, "'x' must be a string, got 1"),
        (Parameter("x", "x", "query", "integer"), True, "'x' must be an integer, got True"),
        (Parameter("x", "x", "query", "integer"), "1", "'x' must be an integer, got '1'"),
        (Parameter("x", "x", "query", "boolean"), "true", "'x' must be True or False, got 'true'"),
        (Parameter("x", "x", "query", "number"), float("nan"), "'x' must be a finite number, got nan"),
        (Parameter("x", "x", "query", "integer", minimum=1, maximum=9), 10, "'x' must be 1 to 9, got 10"),
        (Parameter("x", "x", "query", "integer", minimum=1), 0, "'x' must be at least 1, got 0"),
        (Parameter("x", "x", "query", min_length=2), "a", "'x' must be at least 2 characters long, got 'a'"),
        (Parameter("x", "x", "query", pattern="^[a-z]+$"), "A", "'x' must be a string that matches ^[a-z]+$, got 'A'"),
        (Parameter("x", "x", "query", required=True), None, "'x' must be given, got None"),
        (Parameter("x", "x", "query", is_list=True), "abc", "'x' must be a list, got 'abc'"),
        (Parameter("x", "x", "query", is_list=True), ["a", 1], "'x' must be a string, got 1"),
        (
            Parameter("x", "x", "query", enum=("json", "mxl")),
            "mxll",
            "one of 'json', 'mxl', got 'mxll'; did you mean 'mxl'?",
        ),
        (Parameter("x", "x", "query", "date-time"), datetime.datetime(2026, 1, 1), "a datetime with a time zone"),
        (Parameter("x", "x", "query", "date"), 3, "'x' must be a date, or text in ISO 8601, got 3"),
        (Parameter("x", "x", "query", "object"), "a", "'x' must be a mapping, got 'a'"),
        (Parameter("x", "x", "query"), "\ud800", "text that can be written in UTF-8"),
    ],
)
def test_a_wrong_argument_is_refused_with_a_message_that_says_what_and_why(flat_server, it, parameter, value, message):
    with pytest.raises((ApiTypeError, ApiValueError)) as caught:
        it.call(get(parameter), x=value)

    assert message in str(caught.value)
    assert str(caught.value).startswith("get_it(): ")
    assert flat_server.requests == []


def test_a_secret_argument_is_not_shown_when_it_is_refused(it):
    with pytest.raises(ApiValueError) as caught:
        it.call(get(Parameter("key", "key", "query", secret=True, max_length=3)), key="s3cret-key")

    assert "s3cret" not in str(caught.value)


def test_without_client_side_validation_the_server_decides(flat_server, it, configure):
    with ApiClient(configure(client_side_validation=False)) as client:
        Foreign(client).call(get(Parameter("x", "x", "query", "integer", maximum=9)), x="ten")

    assert flat_server.requests[0].target == "/it?x=ten"


# Bodies


def test_a_dict_is_sent_as_it_is(flat_server, it):
    it.call(post(Body("body", "Any")), body={"a": [1, 2.5, None, "é"], "from_python": True})

    [request] = flat_server.requests
    assert request.json == {"a": [1, 2.5, None, "é"], "from_python": True}
    assert request.headers["content-type"] == "application/json"


@pytest.mark.parametrize("value", [{"a": float("nan")}, {"a": float("inf")}])
def test_json_without_a_form_in_json_is_refused(flat_server, it, value):
    with pytest.raises(ApiValueError, match=r"post_it\(\): 'body' cannot be written as JSON"):
        it.call(post(Body("body", "Any")), body=value)
    assert flat_server.requests == []


def test_a_body_of_the_wrong_type_is_refused(flat_server, client):
    with pytest.raises(ApiTypeError, match=r"create_score\(\): 'body' must be a .* got a str"):
        ScoreApi(client).create_score("<score/>")
    with pytest.raises(ApiValueError, match=r"create_score\(\): 'body' must be given, got None"):
        ScoreApi(client).create_score(None)
    assert flat_server.requests == []


def test_binary_bodies_are_sent_as_they_are(flat_server, it):
    it.call(post(Body("body", "bytes", content_types=("image/png",))), body=b"\x89PNG")

    assert flat_server.requests[0].body == b"\x89PNG"
    assert flat_server.requests[0].headers["content-type"] == "image/png"


def test_forms_are_encoded(flat_server, it):
    it.call(
        post(Body("form", "Any", content_types=("application/x-www-form-urlencoded",))),
        form={"a": "b c&", "n": [1, True], "x": None},
    )

    assert flat_server.requests[0].body == b"a=b%20c%26&n=1&n=true"


def test_multipart_forms_carry_files(flat_server, it):
    body = Body("form", "Any", content_types=("multipart/form-data",))
    it.call(post(body), form={"title": "Ode", "file": ("ode.mid", b"MThd", "audio/midi")})

    [request] = flat_server.requests
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="file"; filename="ode.mid"\r\nContent-Type: audio/midi\r\n\r\nMThd\r\n' in request.body


def test_a_file_of_a_multipart_form_has_a_name(flat_server, it):
    it.call(post(Body("form", "Any", content_types=("multipart/form-data",))), form={"file": b"MThd"})

    assert b'name="file"; filename="file"\r\n' in flat_server.requests[0].body


@pytest.mark.parametrize(
    ("value", "text"), [({"k": 1}, '{"k":1}'), ([1, 2], "[1,2]"), ("a b", '"a b"'), (True, "true")]
)
def test_a_parameter_that_is_json_is_sent_as_json(flat_server, it, value, text):
    places = [Parameter("where", "where", "query", "any", style="json"), Parameter("x", "X", "header", style="json")]

    it.call(get(*places), where=value, x=value)

    [request] = flat_server.requests
    assert request.query == [("where", text)]
    assert request.headers["x"] == text


def test_a_parameter_that_cannot_be_json_is_refused(flat_server, it):
    with pytest.raises(ApiTypeError, match=r"get_it\(\): 'where' cannot be written as JSON"):
        it.call(get(Parameter("where", "where", "query", "any", style="json")), where=object())

    assert flat_server.requests == []


def test_a_large_body_arrives_whole(flat_server, it):
    text = "♪" * 700_000

    it.call(post(Body("body", "Any")), body={"data": text})

    assert flat_server.requests[0].json == {"data": text}


# Options


def test_a_misspelt_keyword_is_a_type_error_with_a_suggestion(flat_server, client):
    with pytest.raises(
        TypeError, match=r"get_score\(\) got an unexpected keyword argument 'sharingkey'; did you mean 'sharing_key'\?"
    ):
        ScoreApi(client).get_score("s1", sharingkey="x")
    with pytest.raises(TypeError, match="did you mean '_request_timeout'"):
        ScoreApi(client).get_score("s1", _request_timout=3)
    with pytest.raises(TypeError, match="get_score_without_preload_content"):
        ScoreApi(client).get_score("s1", _preload_content=False)
    assert flat_server.requests == []


@pytest.mark.parametrize(
    "options",
    [
        {"_request_timeout": 0},
        {"_request_timeout": "5"},
        {"_request_timeout": (1, 2, 3)},
        {"_request_timeout": (1, -2)},
        {"_request_timeout": float("inf")},
        {"_request_auth": 5},
        {"_request_auth": "two words"},
        {"_headers": ["X"]},
        {"_headers": {"X Y": "z"}},
        {"_headers": {"X": 1}},
        {"_content_type": "json"},
        {"_host_index": 9},
        {"_retries": -1},
        {"_retries": "many"},
    ],
)
def test_a_wrong_option_is_refused(flat_server, client, options):
    with pytest.raises((ApiTypeError, ApiValueError)):
        ScoreApi(client).get_score("s1", **options)
    assert flat_server.requests == []


def test_headers_of_a_call_replace_those_of_the_client(flat_server, it):
    it.api_client.set_default_header("X-Trace", "client")
    it.api_client.user_agent = "mine/1"

    it.call(get(), _headers={"x-trace": "call", "Accept": "text/plain"})
    it.call(get())

    first, second = flat_server.requests
    assert (first.headers["x-trace"], first.headers["accept"]) == ("call", "text/plain")
    assert (second.headers["x-trace"], second.headers["user-agent"]) == ("client", "mine/1")


def test_the_media_type_of_a_body_can_be_chosen(flat_server, it):
    it.call(post(Body("body", "Any")), body={}, _content_type="application/vnd.flat+json")

    assert flat_server.requests[0].headers["content-type"] == "application/vnd.flat+json"
