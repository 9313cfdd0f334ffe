"""The JSON of a request body, and what can be one (``dump_json`` and ``accepts`` of ``base_model``)."""

from typing import Any, Dict, List, Optional

import pytest
from typing_extensions import Literal

from flat_api.codec.model import FlatModel, Number, OpenEnum, accepts, dump_json


class Privacy(OpenEnum):
    PRIVATE = "private"
    PUBLIC = "public"


class Person(FlatModel):
    id: str


class Song(FlatModel):
    title: str
    privacy: Optional[Privacy] = None


def test_a_body_is_what_was_set_at_any_depth():
    body = {"songs": [Song(title="t", privacy="public")], "kind": Privacy.PRIVATE, "free": None}

    assert dump_json(body) == b'{"songs":[{"title":"t","privacy":"public"}],"kind":"private","free":null}'


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_is_refused(number):
    with pytest.raises(ValueError, match="not finite"):
        dump_json({"deep": [number]})


def test_the_words_nan_and_infinity_may_be_sent_as_text():
    assert dump_json({"title": "NaN to Infinity"}) == b'{"title":"NaN to Infinity"}'


def test_a_value_without_a_form_in_json_is_a_type_error():
    with pytest.raises(TypeError, match="object"):
        dump_json({"what": object()})


def test_a_value_that_contains_itself_is_a_value_error():
    circle: Dict[str, Any] = {}
    circle["inside"] = circle

    with pytest.raises(ValueError, match=r"[Cc]ircular"):
        dump_json(circle)


def test_half_a_surrogate_pair_is_written_as_its_escape():
    assert dump_json({"title": "a\ud83d"}) == b'{"title":"a\\ud83d"}'


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (Song, Song(title="t")),
        (Song, {"any": "mapping"}),
        (List[Song], [{}, Song(title="t")]),
        (Dict[str, Any], {}),
        (int, 5),
        (Number, 5),
        (float, 5),
        (str, "x"),
        (bool, True),
        (Privacy, "public"),
        (Privacy, Privacy.PUBLIC),
        (Literal["a", "b"], "b"),
        (Optional[str], None),
        (Any, object()),
    ],
)
def test_a_body_of_the_right_form_is_accepted(expected, value):
    assert accepts(expected, value)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (Song, "x"),
        (Song, Person(id="1")),
        (List[Song], {}),
        (List[Song], [5]),
        (Dict[str, Any], []),
        (int, True),
        (int, 5.0),
        (int, "5"),
        (float, True),
        (str, b"x"),
        (bool, 1),
        (Privacy, "secret"),
        (Literal["a"], "b"),
    ],
)
def test_a_body_of_another_form_is_not_accepted(expected, value):
    assert not accepts(expected, value)
