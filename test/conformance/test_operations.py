"""Every operation over a real socket: the request, the decoded responses, and the errors."""

import base64
import json
import warnings
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from support.conformance_server import Loopback
from support.conformance_values import as_json, evaluated, is_of, same

import flat_api
from flat_api.codec.model import dump_json

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))["operations"]
ERRORS = {
    400: flat_api.BadRequestException,
    401: flat_api.UnauthorizedException,
    402: flat_api.PaymentRequiredException,
    403: flat_api.ForbiddenException,
    404: flat_api.NotFoundException,
    409: flat_api.ConflictException,
    422: flat_api.UnprocessableEntityException,
    429: flat_api.RateLimitException,
    500: flat_api.ServiceException,
    502: flat_api.ServiceException,
    503: flat_api.ServiceException,
}

per_operation = pytest.mark.parametrize(
    "case", CASES, ids=["{class}.{method}".format(**operation) for operation in CASES]
)


@pytest.fixture(scope="module")
def server():
    with Loopback() as loopback:
        yield loopback


@pytest.fixture(scope="module")
def client(server):
    configuration = flat_api.Configuration(host=server.url, access_token="token", retries=False)
    with flat_api.ApiClient(configuration) as api_client:
        yield api_client


@pytest.fixture(autouse=True)
def _fresh(server):
    del server.requests[:]
    server.response = (204, None, b"")


def method_of(client, case, suffix=""):
    """Return the method of a case, without its warning if it is deprecated."""
    method = getattr(getattr(flat_api, case["class"])(client), case["method"] + suffix)

    def call(**arguments):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore" if case["deprecated"] else "error", DeprecationWarning)
            return method(**arguments)

    return call


def send(client, case, arguments):
    """Make the call for its request, and drop the response."""
    method_of(client, case, "_without_preload_content")(**arguments).read()


def arguments_of(call, body=True):
    arguments = {name: argument(value) for name, value in call["arguments"].items()}
    if body and "body" in call:
        arguments[call["body"]["name"]] = plain_body(call["body"])
    return arguments


def argument(value):
    if isinstance(value, dict) and "instant" in value:
        from dateutil.parser import isoparse

        return isoparse(value["instant"])
    return value


def plain_body(body):
    return base64.b64decode(body["base64"]) if "base64" in body else body["value"]


def model_body(body):
    """Return the body as users write it: the model, where there is one."""
    type_ = evaluated(body["type"])
    return type_.from_dict(body["value"]) if hasattr(type_, "from_dict") else plain_body(body)


def check_request(request, case, call):
    assert request.method == case["http"]
    assert request.path == call["path"]
    sent = [list(pair) for pair in parse_qsl(request.query, keep_blank_values=True)]
    assert same(sorted(call["query"]), sorted(sent)), (sent, call["query"])
    assert {part.split(";")[0].strip() for part in request.headers["Accept"].split(",")} == set(case["accept"])
    for name, value in call["headers"].items():
        assert request.headers[name] == value
    if "body" not in call:
        assert request.body == b""
        return
    assert request.headers["Content-Type"].split(";")[0] == call["body"]["content_type"]
    if "base64" in call["body"]:
        assert request.body == plain_body(call["body"])
    elif call["body"]["content_type"].endswith("json"):
        assert same(call["body"]["value"], json.loads(request.body.decode("utf-8")))


def sent_value(request):
    """Return the body of a request as data: JSON, the fields of a form, or bytes without the random boundary."""
    media, _, parameters = request.headers["Content-Type"].partition(";")
    if media.endswith("json"):
        return json.loads(request.body.decode("utf-8"))
    if media == "application/x-www-form-urlencoded":
        return parse_qsl(request.body.decode("utf-8"), keep_blank_values=True)
    boundary = parameters.partition("boundary=")[2].strip('"').encode("ascii")
    return request.body.replace(boundary, b"") if boundary else request.body


@per_operation
def test_the_required_arguments_make_the_request_of_the_contract(server, client, case):
    send(client, case, arguments_of(case["required"]))

    assert len(server.requests) == 1
    check_request(server.requests[0], case, case["required"])
    assert ("Authorization" in server.requests[0].headers) == case["authenticated"]


@per_operation
def test_all_arguments_make_the_request_of_the_contract(server, client, case):
    send(client, case, arguments_of(case["full"]))

    assert len(server.requests) == 1
    check_request(server.requests[0], case, case["full"])


@per_operation
def test_a_dict_as_body_is_sent_like_the_model(server, client, case):
    if "body" not in case["full"]:
        return
    for call in (case["required"], case["full"]):
        if "body" in call:
            name = call["body"]["name"]
            arguments = arguments_of(call, body=False)
            send(client, case, dict(arguments, **{name: plain_body(call["body"])}))
            send(client, case, dict(arguments, **{name: model_body(call["body"])}))

            as_dict, as_model = server.requests[-2:]
            assert same(sent_value(as_dict), sent_value(as_model))


@per_operation
def test_every_example_of_a_body_is_accepted_and_sent_as_it_is(server, client, case):
    for example in case["full"].get("body", {}).get("examples", ()):
        arguments = arguments_of(case["required"], body=False)
        body = dict(case["full"]["body"], value=example)
        send(client, case, dict(arguments, **{body["name"]: model_body(body)}))

        if body["content_type"].endswith("json"):
            assert same(example, sent_value(server.requests[-1]))


@per_operation
def test_every_declared_success_becomes_its_type_and_loses_nothing(server, client, case):
    for response in case["responses"]:
        body = base64.b64decode(response.get("base64", ""))
        if "value" in response:
            body = json.dumps(response["value"]).encode("utf-8")
        server.response = (response["status"], response.get("media"), body)
        arguments = arguments_of(case["required"])
        if "switch" in response:
            arguments[response["switch"]] = True

        result = method_of(client, case)(**arguments)

        assert is_of(result, evaluated(response["type"])), (response["type"], result)
        if response["type"] == "bytes":
            assert result == body
        elif "value" in response:
            assert same(response["value"], as_json(result))
            assert same(response["value"], json.loads(dump_json(result).decode("utf-8")))


@per_operation
def test_a_response_with_http_info_has_its_status_headers_and_bytes(server, client, case):
    for response in case["responses"][:1]:
        body = base64.b64decode(response.get("base64", "")) or json.dumps(response.get("value")).encode("utf-8")
        if response["type"] == "None":
            body = b""
        server.response = (response["status"], response.get("media"), body)

        result = method_of(client, case, "_with_http_info")(**arguments_of(case["required"]))

        assert result.status_code == response["status"]
        assert result.raw_data == body
        assert is_of(result.data, evaluated(response["type"]))


@per_operation
def test_every_error_status_is_raised_as_its_exception(server, client, case):
    body = json.dumps({"code": "SOME_CODE", "message": "Some message", "param": "p", "id": "1"}).encode("utf-8")
    arguments = arguments_of(case["required"])
    for status, expected in ERRORS.items():
        server.response = (status, "application/json", body)
        del server.requests[:]

        with pytest.raises(flat_api.ApiException) as caught:
            method_of(client, case)(**arguments)

        assert type(caught.value) is expected
        assert (caught.value.status, caught.value.code) == (status, "SOME_CODE")
        assert len(server.requests) == 1
