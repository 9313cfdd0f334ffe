"""Models: the fields that are set are sent, and the members of a response are kept."""

import copy
import pickle
import threading
from datetime import datetime, timezone
from typing import List, Optional

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AliasChoices, ConfigDict, Field, StrictBool

from flat_api.codec.model import FlatModel, Integer, Number, OpenEnum, Timestamp
from flat_api.exceptions import ModelValidationError


class Privacy(OpenEnum):
    PRIVATE = "private"
    PUBLIC = "public"


class Person(FlatModel):
    __nullable__ = frozenset({"role"})

    id: str
    html_url: Optional[str] = None
    role: Optional[str] = None
    born: Optional[Timestamp] = None


class Song(FlatModel):
    title: str = Field(min_length=1, max_length=20)
    privacy: Optional[Privacy] = None
    length: Optional[Number] = None
    tracks: Optional[Integer] = None
    hidden: Optional[StrictBool] = None
    author: Optional[Person] = None
    players: Optional[List[Person]] = None
    var_return: Optional[StrictBool] = Field(
        default=None, validation_alias=AliasChoices("return", "return_"), serialization_alias="return"
    )


class Account(FlatModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    name: Optional[str] = None
    token: Optional[str] = Field(default=None, repr=False)


class Labels(FlatModel):
    __additional__ = True

    first: Optional[str] = None


def song() -> Song:
    return Song.from_dict(
        {
            "title": "Evening",
            "privacy": "brandNew",
            "author": {"id": 7, "era": [1, None]},
            "length": "long",
            "x": {"y": None},
        }
    )


# Making one


def test_snake_case_and_wire_names_are_both_accepted():
    assert Person(id="1", html_url="u") == Person(id="1", htmlUrl="u")


def test_a_name_that_python_reserves_has_three_spellings():
    for keyword in ("var_return", "return", "return_"):
        assert Song(title="t", **{keyword: True}).to_json() == '{"title":"t","return":true}'


def test_a_keyword_that_no_field_has_is_refused_with_a_suggestion():
    with pytest.raises(
        ModelValidationError, match=r"Song: 2 problems\n  'titel' is not a field; did you mean 'title'\?"
    ):
        Song(titel="Evening")


def test_a_misspelt_keyword_is_reported_together_with_every_other_mistake():
    with pytest.raises(ModelValidationError) as caught:
        Song(titel="x", privacy="secret", tracks=1.0)

    assert [error["loc"] for error in caught.value.errors()] == [("titel",), ("title",), ("privacy",), ("tracks",)]


def test_a_field_given_under_two_names_is_refused():
    with pytest.raises(ModelValidationError, match="Person: 'html_url' is given twice"):
        Person(id="1", html_url="u", htmlUrl="u")


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": 5},
        {"title": ""},
        {"title": "x" * 21},
        {"tracks": 5.0},
        {"tracks": "5"},
        {"tracks": True},
        {"hidden": "yes"},
        {"hidden": 1},
        {"author": "me"},
        {"author": {}},
        {"players": {"id": "1"}},
    ],
)
def test_a_value_of_the_wrong_type_is_refused_by_name(wrong):
    (name,) = wrong

    with pytest.raises(ModelValidationError) as caught:
        Song(**{"title": "t", **wrong})

    assert [error["loc"][0] for error in caught.value.errors()] == [name]


def test_none_on_a_field_that_cannot_be_null_means_not_given():
    assert Song(title="t", privacy=None, author=None).to_json() == '{"title":"t"}'
    with pytest.raises(ModelValidationError, match="Song: 'title' must be given"):
        Song(title=None)


def test_none_on_a_nullable_field_is_sent_as_null():
    assert Person(id="1", role=None).to_json() == '{"id":"1","role":null}'


def test_a_plain_dict_is_accepted_for_a_nested_model():
    made = Song(title="t", author={"id": "1", "html_url": "u"}, players=[{"id": "2", "htmlUrl": "v"}])

    assert made.author == Person(id="1", html_url="u")
    assert made.players == [Person(id="2", html_url="v")]


def test_a_model_of_free_members_takes_any_keyword():
    assert Labels(first="a", anything=["b"]).to_dict() == {"first": "a", "anything": ["b"]}


def test_an_error_of_a_model_with_secrets_does_not_show_them():
    with pytest.raises(ModelValidationError) as caught:
        Account(token=["hunter2"], tokn="hunter2")

    assert "hunter2" not in str(caught.value)


def test_a_decoded_object_does_not_pass_through_the_constructor(monkeypatch):
    monkeypatch.setattr(Person, "__init__", None)

    assert Song.from_json('{"title": "t", "author": {"id": "1"}}').author.id == "1"


# Changing one


def test_an_assignment_is_checked():
    made = Song(title="t")

    with pytest.raises(ModelValidationError, match="Song: 'tracks' must be a valid integer, got 'many'"):
        made.tracks = "many"


def test_assigning_none_takes_back_a_field_that_cannot_be_null():
    made = Song(title="t", privacy="public")

    made.privacy = None

    assert made.to_json() == '{"title":"t"}'


def test_assigning_none_to_a_required_field_is_refused():
    made = Song(title="t")

    with pytest.raises(ModelValidationError, match="Song: 'title' must be a valid string, got None"):
        made.title = None


def test_assigning_none_to_a_nullable_field_sends_null():
    made = Person(id="1")

    made.role = None

    assert made.to_json() == '{"id":"1","role":null}'


@pytest.mark.parametrize(("name", "meant"), [("titel", "title"), ("return_x", "var_return"), ("htmlUrl", None)])
def test_an_unknown_attribute_is_refused_with_a_suggestion(name, meant):
    made = Song(title="t")

    with pytest.raises(AttributeError, match=f"did you mean '{meant}'" if meant else "Song has no field 'htmlUrl'"):
        setattr(made, name, "x")

    assert made.to_json() == '{"title":"t"}'


def test_a_wire_name_as_attribute_is_refused_with_the_python_name():
    with pytest.raises(AttributeError, match="did you mean 'html_url'"):
        Person(id="1").htmlUrl = "u"


def test_a_member_that_only_the_response_has_can_be_changed_and_deleted():
    made = Person.from_dict({"id": "1", "era": "baroque", "mood": "grave"})

    made.era = "modern"
    del made.mood

    assert made.to_json() == '{"id":"1","era":"modern"}'


def test_deleting_a_field_makes_it_not_given():
    made = Person(id="1", html_url="u")

    del made.html_url

    assert made.html_url is None
    assert made.to_json() == '{"id":"1"}'


def test_a_required_field_cannot_be_deleted():
    with pytest.raises(AttributeError, match="'id' is required"):
        del Person(id="1").id


# Writing one


def test_only_what_was_set_is_written_in_nested_models_too():
    made = Song(title="t", author=Person(id="1"), players=[Person(id="2", role=None)])

    assert made.to_dict() == {"title": "t", "author": {"id": "1"}, "players": [{"id": "2", "role": None}]}


def test_to_dict_has_plain_strings_for_enums_and_datetimes_for_dates():
    instant = datetime(1685, 3, 31, tzinfo=timezone.utc)

    values = Song(title="t", privacy=Privacy.PUBLIC, author=Person(id="1", born=instant)).to_dict()

    assert type(values["privacy"]) is str
    assert values["author"]["born"] == instant


def test_to_str_is_readable_and_masks_secrets():
    assert Account(name="nora", token="hunter2").to_str() == '{\n  "name": "nora",\n  "token": "***"\n}'


def test_repr_shows_what_was_given_and_no_secret():
    assert repr(Song(title="t", tracks=2)) == "Song(title='t', tracks=2)"
    assert "hunter2" not in repr(Account(name="nora", token="hunter2"))
    assert "hunter2" not in str(Account(token="hunter2"))


def test_from_dict_takes_what_to_dict_gives():
    made = Song(title="t", privacy="public", author=Person(id="1", born=datetime(2000, 1, 1, tzinfo=timezone.utc)))

    assert Song.from_dict(made.to_dict()) == made


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_models_compare_copy_and_pickle_whatever_they_hold(clone):
    original = song()

    again = clone(original)

    assert again == original
    assert again.to_json() == original.to_json()
    assert type(again.privacy) is Privacy


def test_a_changed_copy_leaves_the_original_alone():
    original = song()
    again = copy.deepcopy(original)

    again.author.era = "modern"
    again.privacy = None

    assert original.author.era == [1, None]
    assert original.privacy == "brandNew"
    assert again != original


# Reading one


def test_unknown_members_are_readable_and_written_again():
    made = Person.from_json('{"id":"1","starredScoresCount":3,"deep":{"a":[null,1.50]}}')

    assert made.starredScoresCount == 3
    assert made.model_extra == {"starredScoresCount": 3, "deep": {"a": [None, 1.5]}}
    assert made.to_json() == '{"id":"1","starredScoresCount":3,"deep":{"a":[null,1.5]}}'


def test_a_null_of_a_response_is_written_again_where_the_contract_has_none():
    assert Person.from_json('{"id":"1","htmlUrl":null}').to_json() == '{"id":"1","htmlUrl":null}'


def test_the_default_of_a_field_is_not_written():
    assert Person.from_json('{"id":"1"}').to_json() == '{"id":"1"}'


@pytest.mark.parametrize("text", ["[]", "null", "5", '"x"', "", "{", b"\xff", "nope"])
def test_what_is_no_json_object_is_a_value_error(text):
    with pytest.raises(ModelValidationError, match=r"JSON|UTF-8"):
        Person.from_json(text)


@pytest.mark.parametrize("value", [None, [], "x", 5])
def test_what_is_no_mapping_is_a_value_error(value):
    with pytest.raises(ValueError, match="Person must be a JSON object"):
        Person.from_dict(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
MEMBERS = st.sampled_from(
    ["title", "privacy", "length", "tracks", "hidden", "author", "players", "return", "id", "role"]
)


@given(st.dictionaries(MEMBERS | st.text(max_size=4), JSON, max_size=8))
def test_any_json_object_survives_reading_and_writing(value):
    assert Song.from_dict(value).to_dict() == value


def test_many_threads_may_use_a_model_for_the_first_time_at_once():
    class Fresh(FlatModel):
        author: Optional[Person] = None
        songs: Optional[List[Song]] = None

    start = threading.Barrier(8)
    texts: List[str] = []

    def use() -> None:
        start.wait()
        texts.append(Fresh(author={"id": "1"}).to_json())

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert texts == ['{"author":{"id":"1"}}'] * 8
