"""Decoding of responses that obey the contract, and of those that drifted from it."""

import contextlib
import gc
import json
import pickle
import sys
from types import ModuleType
from typing import Any, Dict, List, Optional

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, StrictBool

from flat_api.codec.model import FlatModel, Integer, Number, OpenEnum, Timestamp, dump_json
from flat_api.codec.type_expressions import DecodingError, decode, resolve


class SampleKind(OpenEnum):
    USER = "user"


class SampleUser(FlatModel):
    id: str
    type: SampleKind
    token: Optional[str] = Field(default=None, repr=False)


class SampleScore(FlatModel):
    id: str
    title: Optional[str] = Field(default=None, max_length=10)
    user: SampleUser
    html_url: str
    created: Timestamp
    public: Optional[StrictBool] = None
    plays: Optional[Integer] = None
    length: Optional[Number] = None
    tags: Optional[List[str]] = None
    parts: Optional[Dict[str, SampleUser]] = None
    children: Optional[List["SampleScore"]] = None


VALID = {
    "id": "1",
    "title": "Evening",
    "user": {"id": "2", "type": "user", "token": "hunter2"},
    "htmlUrl": "https://flat.io/1",
    "created": "2026-01-02T03:04:05.678000Z",
    "public": True,
    "plays": 5,
    "length": 1.5,
    "tags": ["a", "b"],
    "parts": {"p": {"id": "3", "type": "user"}},
    "children": [],
    "new": {"deep": [None, 1]},
}


@pytest.fixture(autouse=True)
def _models(monkeypatch):
    """Make the models above those of the package."""
    models = ModuleType("flat_api.models")
    vars(models).update({"SampleUser": SampleUser, "SampleScore": SampleScore})
    monkeypatch.setitem(sys.modules, "flat_api.models", models)


def response(**changes: Any) -> bytes:
    return json.dumps({**VALID, **changes}).encode()


def without(*names: str) -> Dict[str, Any]:
    return {name: value for name, value in VALID.items() if name not in names}


def drifts(body: bytes, type_expression: str = "SampleScore") -> List[str]:
    return [str(drift) for drift in decode(body, type_expression, strict=False)[1]]


def test_a_response_that_obeys_the_contract_has_no_drift():
    score, drift = decode(response(), "SampleScore", strict=True)

    assert drift == ()
    assert isinstance(score, SampleScore)
    assert json.loads(dump_json(score)) == VALID


@pytest.mark.parametrize(
    ("type_expression", "body", "value"),
    [
        ("List[SampleUser]", b"[]", []),
        ("int", b"5", 5),
        ("str", b'"x"', "x"),
        ("bool", b"true", True),
        ("float", b"5", 5),
        ("List[str]", b'["a"]', ["a"]),
        ("Dict[str, Any]", b'{"a":[1,null]}', {"a": [1, None]}),
        ("Dict[str, List[int]]", b'{"a":[1]}', {"a": [1]}),
        ("Optional[int]", b"null", None),
        ("Any", b'{"a":1}', {"a": 1}),
        ('Literal["a", "b"]', b'"b"', "b"),
        ("None", b"null", None),
    ],
)
def test_every_kind_of_type_is_read(type_expression, body, value):
    assert decode(body, type_expression, strict=True) == (value, ())


def test_a_response_of_several_types_is_the_one_that_fits():
    body = b'{"id": "1", "type": "user"}'

    assert type(decode(body, "Union[SampleScore, SampleUser]", strict=True)[0]) is SampleUser


def test_a_type_expression_that_names_nothing_is_an_error():
    with pytest.raises(AttributeError, match="SampleScoer"):
        resolve("SampleScoer")


# What differs from the contract


def test_a_missing_required_field_is_none_and_not_written():
    body = json.dumps(without("htmlUrl")).encode()

    score, _ = decode(body, "SampleScore", strict=False)

    assert score.html_url is None
    assert json.loads(dump_json(score)) == without("htmlUrl")


@pytest.mark.parametrize(
    ("changes", "drift"),
    [
        ({"id": None}, "id: expected a valid string, got null"),
        ({"id": 5}, "id: expected a valid string, got integer"),
        ({"user": "me"}, "user: expected an object (SampleUser), got string"),
        ({"user": {"type": "user"}}, "user.id: missing"),
        ({"plays": 5.5}, "plays: expected a valid integer, got number"),
        ({"public": "yes"}, "public: expected a valid boolean, got string"),
        ({"tags": "a"}, "tags: expected an array, got string"),
        ({"tags": ["a", 5, 6]}, "tags[*]: expected a valid string, got integer (2 times)"),
        ({"parts": {"p": {"id": "3"}}}, "parts.*.type: missing"),
        ({"parts": []}, "parts: expected an object, got array"),
    ],
)
def test_a_difference_is_kept_and_reported_where_it_is(changes, drift):
    score, found = decode(response(**changes), "SampleScore", strict=False)

    assert [str(difference) for difference in found] == [drift]
    assert json.loads(dump_json(score)) == {**VALID, **changes}


def test_the_same_difference_in_many_items_is_reported_once():
    item = without("user")

    assert drifts(json.dumps([item] * 1000).encode(), "List[SampleScore]") == ["[*].user: missing (1000 times)"]


def test_an_item_that_differs_leaves_its_neighbours_models():
    scores, _ = decode(b"[" + response() + b', 5, null, "x"]', "List[SampleScore]", strict=False)

    assert type(scores[0]) is SampleScore
    assert scores[1:] == [5, None, "x"]


def test_a_value_beyond_a_limit_for_requests_is_kept():
    score, drift = decode(response(title="x" * 11), "SampleScore", strict=False)

    assert score.title == "x" * 11
    assert [difference.kind for difference in drift] == ["value"]


def test_an_unknown_enum_value_is_no_drift():
    score, drift = decode(response(user={"id": "2", "type": "robot"}), "SampleScore", strict=True)

    assert (score.user.type, drift) == ("robot", ())


@pytest.mark.parametrize("body", [b"[]", b"null", b"5", b'"x"', b"true"])
def test_a_response_of_another_type_is_kept_as_it_is(body):
    value, drift = decode(body, "SampleScore", strict=False)

    assert value == json.loads(body)
    assert len(drift) == 1


def test_drift_shows_no_value_of_the_response():
    body = response(user={"id": "2", "type": "user", "token": {"hunter2": 1}}, title=["hunter2"])

    assert len(drifts(body)) == 2
    assert "hunter2" not in "".join(drifts(body))


def test_drift_pickles():
    drift = decode(b"{}", "SampleUser", strict=False)[1]

    assert pickle.loads(pickle.dumps(drift)) == drift


# Strict reading


def test_strict_reading_raises_and_names_every_place():
    with pytest.raises(DecodingError, match=r"not a valid SampleScore: id: .* \(and 1 more\)") as caught:
        decode(response(id=5, tags=5), "SampleScore", strict=True)

    assert [error["loc"] for error in caught.value.errors] == [("id",), ("tags",)]


def test_a_strict_error_shows_no_value_and_pickles():
    with pytest.raises(DecodingError) as caught:
        decode(response(user={"token": ["hunter2"]}), "SampleScore", strict=True)

    assert "hunter2" not in str(caught.value) + repr(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


# Bytes


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not JSON"),
        (b"<html>", "not JSON"),
        (b'{"id": "1"', "not JSON"),
        (b'{"id": "1"} x', "not JSON"),
        (b'{"id": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_what_is_no_json_is_an_error(body, reason, strict):
    with pytest.raises(DecodingError, match=reason):
        decode(body, "SampleUser", strict=strict)


def test_a_byte_order_mark_is_skipped():
    assert decode(b'\xef\xbb\xbf{"id":"1","type":"user"}', "SampleUser", strict=True)[0].id == "1"


def test_the_last_of_two_members_with_one_name_counts():
    user = decode(b'{"id":"1","id":"2","type":"user","new":1,"new":2}', "SampleUser", strict=True)[0]

    assert (user.id, user.new) == ("2", 2)


def test_a_text_that_was_cut_inside_an_emoji_is_kept():
    body = b'{"id":"1","type":"user","token":"a\\ud83d"}'

    assert dump_json(decode(body, "SampleUser", strict=False)[0]) == body


def test_a_number_that_is_not_finite_is_readable_but_cannot_be_sent():
    score, _ = decode(b'{"length":NaN}', "SampleScore", strict=False)

    assert score.length != score.length
    with pytest.raises(ValueError, match="not finite"):
        dump_json(score)


def test_a_model_inside_itself_is_read_at_any_sensible_depth():
    text = response()
    for _ in range(30):
        text = json.dumps({**VALID, "children": [json.loads(text)]}).encode()

    score = decode(text, "SampleScore", strict=True)[0]

    assert json.loads(dump_json(score)) == json.loads(text)


def test_reading_a_long_response_is_not_held_up_by_the_collector():
    body = b"[" + b",".join([response()] * 1000) + b"]"
    decode(body, "List[SampleScore]")
    runs = []

    def note(phase, info):
        runs.append(phase)

    gc.collect()
    gc.callbacks.append(note)
    try:
        scores = decode(body, "List[SampleScore]")[0]
    finally:
        gc.callbacks.remove(note)

    assert len(scores) == 1000
    assert runs.count("start") <= 1


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("body", [b"[" + b",".join([b"{}"] * 20_000) + b"]", b"[" + b"{" * 20_000])
def test_the_collector_is_left_as_it_was(enabled, body):
    (gc.enable if enabled else gc.disable)()
    try:
        with contextlib.suppress(DecodingError):
            decode(body, "List[SampleScore]")
        assert gc.isenabled() is enabled
    finally:
        gc.enable()


@given(st.data())
def test_random_damage_never_raises_and_every_value_stays_reachable(data):
    # Without the date, which may be understood in its damaged form and is then spelled differently.
    value = {**without("created"), "children": [without("created", "id")]}
    value = json.loads(json.dumps(value))
    damage = st.sampled_from(["null", "true", "5", "1.5", '""', '"x"', "[]", "{}", '{"id": 1}', "[null]"]).map(
        json.loads
    )
    for _ in range(data.draw(st.integers(1, 4))):
        place: Any = value
        while True:
            key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
            if isinstance(place[key], (dict, list)) and place[key] and data.draw(st.booleans()):
                place = place[key]
            else:
                break
        if data.draw(st.booleans()) and len(place) > 1:
            del place[key]
        else:
            place[key] = data.draw(damage)

    score, drift = decode(json.dumps(value).encode(), "SampleScore", strict=False)

    assert drift
    # As text: to Python, True equals 1.
    assert json.dumps(json.loads(dump_json(score)), sort_keys=True) == json.dumps(value, sort_keys=True)


@pytest.mark.parametrize("name", ["plays", "length"])
def test_a_flag_in_the_place_of_a_number_stays_one(name):
    score, [drift] = decode(response(**{name: True}), "SampleScore")

    assert getattr(score, name) is True
    assert json.loads(score.to_json())[name] is True
    assert drift.got == "boolean"
