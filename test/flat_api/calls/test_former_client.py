"""Members, arguments and imports of earlier clients: they work with a warning, or name their replacement."""

from __future__ import annotations

import copy
import datetime
import importlib
import pickle
import sys
import warnings
from pathlib import Path

import pytest

import flat_api
from flat_api.calls.former_client import REPLACED, WORKING
from flat_api.exceptions import ApiAttributeError, ApiTypeError, ApiValueError

SCORE = '{"id": "s1", "title": "Ode"}'


class Response:
    """A response as programs for 0.x made one for ``deserialize``."""

    data = SCORE


def test_a_value_is_made_serializable(client):
    when = datetime.datetime(2026, 1, 31, tzinfo=datetime.timezone.utc)
    value = {"score": flat_api.ScoreModification(title="Ode"), "when": [when, (1, None)], "raw": b"\xff"}

    with pytest.warns(DeprecationWarning, match="to_dict"):
        plain = client.sanitize_for_serialization(value)

    assert plain == {"score": {"title": "Ode"}, "when": ["2026-01-31T00:00:00Z", (1, None)], "raw": b"\xff"}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (SCORE, "ScoreDetails", "s1"),
        (SCORE.encode(), flat_api.ScoreDetails, "s1"),
        (Response(), "ScoreDetails", "s1"),
        (f"[{SCORE}]", "list[ScoreDetails]", "s1"),
        (f"[{SCORE}]", "List[ScoreDetails]", "s1"),
        (f'{{"a": {SCORE}}}', "dict(str, ScoreDetails)", "s1"),
        (f'{{"a": [{SCORE}]}}', "Dict[str, List[ScoreDetails]]", "s1"),
    ],
)
def test_a_text_is_deserialized(client, text, kind, expected):
    with pytest.warns(DeprecationWarning, match="from_json"):
        value = client.deserialize(text, kind)

    while isinstance(value, (list, dict)):
        value = value[0] if isinstance(value, list) else value["a"]
    assert value.id == expected


def test_plain_types_are_deserialized(client):
    with pytest.warns(DeprecationWarning, match="from_json"):
        value = client.deserialize('{"a": "2026-01-31"}', "dict(str, date)", "application/json")

    assert value == {"a": datetime.date(2026, 1, 31)}


@pytest.mark.parametrize(("text", "kind"), [("{", "ScoreDetails"), ("{}", "NoSuchModel"), ("{}", "List[")])
def test_what_cannot_be_deserialized_is_our_error(client, text, kind):
    with pytest.warns(DeprecationWarning, match="from_json"), pytest.raises(ApiValueError) as deserialize:
        client.deserialize(text, kind)

    assert str(deserialize.value).startswith("ApiClient.deserialize(): ")


def test_a_media_type_is_selected(client):
    with pytest.warns(DeprecationWarning, match="the client chooses the header itself"):
        accept = client.select_header_accept(["text/plain", "application/JSON"])
    with pytest.warns(DeprecationWarning, match="the client chooses the header itself"):
        content_type = client.select_header_content_type(["text/plain"], "POST", {})

    assert (accept, content_type) == ("application/JSON", "text/plain")


@pytest.mark.parametrize("name", REPLACED)
def test_a_member_that_is_gone_names_its_replacement(client, name):
    with pytest.raises(ApiAttributeError, match=f"ApiClient has no '{name}' any more; [a-z]"):
        getattr(client, name)

    assert not hasattr(client, name)


def test_a_member_that_never_was_is_a_plain_attribute_error(client):
    with pytest.raises(AttributeError, match="ApiClient has no attribute 'get_score'"):
        getattr(client, "get_" + "score")
    with pytest.raises(AttributeError, match="_private"):
        getattr(client, "_" + "private")


def test_a_client_is_pickled_and_copied():
    client = flat_api.ApiClient(flat_api.Configuration(host="https://flat.example"))
    copies = [pickle.loads(pickle.dumps(client)), copy.copy(client)]

    assert [made.configuration.host for made in copies] == [client.configuration.host] * 2
    for made in [client, *copies]:
        made.close()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"path_params": {"a": 1}}, "put the values into the path"),
        ({"auth_settings": ["OAuth2"]}, "the access token of the configuration is sent"),
        ({"_preload_content": False}, "leave out 'response_type'"),
        ({"callback": print}, "run the call in a thread of your own"),
        ({"files": {"f": "a.txt"}}, "put the files into 'post_params'"),
    ],
)
def test_a_former_argument_of_call_api_names_its_replacement(flat_server, client, arguments, words):
    with pytest.raises(ApiTypeError, match=f"call_api\\(\\) got an unexpected keyword argument '.*'; {words}"):
        client.call_api("GET", "/me", **arguments)

    assert flat_server.requests == []


def test_an_unknown_argument_of_call_api_is_refused(client):
    with pytest.raises(TypeError, match=r"call_api\(\) got an unexpected keyword argument 'nothing'$"):
        client.call_api("GET", "/me", nothing=1)


def test_the_former_order_of_arguments_is_named(client):
    with pytest.raises(ApiValueError, match="the method comes first, then the URL"):
        client.call_api("/me", "GET")


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("callback", "run the call in a thread of your own"),
        ("async_req", "run the call in a thread of your own"),
        ("_preload_content", "call get_score_without_preload_content()"),
        ("_return_http_data_only", "call get_score_with_http_info()"),
        ("_spec_property_naming", "both spellings of a field work in a dict"),
        ("path_params", "give each parameter by its name"),
    ],
)
def test_a_former_option_of_a_method_names_its_replacement(flat_server, client, option, words):
    with pytest.raises(ApiTypeError) as caught:
        flat_api.ScoreApi(client).get_score("s1", **{option: True})

    assert f"get_score() got an unexpected keyword argument {option!r}; {words}" in str(caught.value)
    assert flat_server.requests == []


@pytest.mark.parametrize("module", ["score_api", "account_api", "omr_api", "edu_resources_api"])
def test_the_classes_of_tags_are_where_an_older_layout_had_them(module):
    for name in [name for name in sys.modules if name.startswith("flat_api.apis")]:
        del sys.modules[name]

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = importlib.import_module(f"flat_api.apis.tags.{module}")

    assert f"write `from flat_api.api.{module} import ...`" in str(caught[-1].message)
    assert found is importlib.import_module(f"flat_api.api.{module}")


def test_the_guide_lists_all_former_members():
    guide = (Path(__file__).parents[3] / "docs" / "migration.md").read_text(encoding="utf-8")

    assert [name for name in [*REPLACED, *WORKING] if f"`{name}" not in guide] == []
