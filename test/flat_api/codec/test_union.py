"""Unions: the variant that fits is chosen, and a response never fails."""

import copy
import pickle
from typing import Any, List, Optional

import pytest
from pydantic import Field, StrictBool
from typing_extensions import Literal

from flat_api.codec.model import FlatModel, Number, Timestamp, accepts
from flat_api.codec.union import FlatUnion
from flat_api.exceptions import ModelValidationError


class Source(FlatModel):
    google_drive: Optional[str] = None


class FromFile(FlatModel):
    title: Optional[str] = None
    data: str
    data_encoding: Optional[Literal["base64"]] = None
    supports_tasks: Optional[StrictBool] = None


class FromDrive(FlatModel):
    title: Optional[str] = None
    source: Source


class Creation(FlatUnion):
    """Decided by the fields that only one variant has."""

    __variants__ = ("FromFile", "FromDrive")

    title: Optional[str] = None
    data: Optional[str] = None
    data_encoding: Optional[Literal["base64"]] = None
    supports_tasks: Optional[StrictBool] = None
    source: Optional[Source] = None


class Classic(FlatModel):
    version: Literal["1.1"]
    consumer_secret: Optional[str] = Field(default=None, repr=False)


class Manual(FlatModel):
    version: Optional[Literal["1.3"]] = None
    mode: Optional[Literal["manual"]] = None
    created: Optional[Timestamp] = None


class Dynamic(FlatModel):
    version: Optional[Literal["1.3"]] = None
    mode: Optional[Literal["dynamic"]] = None
    token: Optional[str] = None


class Modern(FlatUnion):
    """Decided by the fixed value of a field."""

    __variants__ = ("Manual", "Dynamic")

    version: Optional[str] = None
    mode: Optional[str] = None
    created: Optional[Timestamp] = None
    token: Optional[str] = None


class Configuration(FlatUnion):
    """Decided by a discriminator; a variant is a union itself."""

    __variants__ = ("Classic", "Modern")
    __discriminator__ = ("version", {"1.1": "Classic", "1.3": "Modern"})

    version: Optional[str] = None
    mode: Optional[str] = None
    consumer_secret: Optional[str] = Field(default=None, repr=False)
    created: Optional[Timestamp] = None
    token: Optional[str] = None
    weight: Optional[Number] = None


class Task(FlatModel):
    title: Optional[str] = None
    points: Optional[Number] = None


class Folder(FlatModel):
    title: Optional[str] = None
    count: Optional[Number] = None


class Content(FlatUnion):
    """Decided by the type of the object around it."""

    __variants__ = ("Task", "Folder")
    __parent_discriminator__ = ("kind", {"task": "Task", "folder": "Folder"})

    title: Optional[str] = None
    points: Optional[Number] = None
    count: Optional[Number] = None


class Resource(FlatModel):
    kind: Optional[str] = None
    content: Optional[Content] = None
    more: Optional[List[Content]] = None


class Holder(FlatModel):
    one: Optional[Configuration] = None
    many: Optional[List[Creation]] = None


# Constructing


def test_the_variant_is_told_by_the_field_that_only_it_has():
    assert type(Creation(title="t", data="x")) is FromFile
    assert type(Creation(source=Source(google_drive="id"))) is FromDrive


def test_both_spellings_of_a_keyword_are_accepted():
    assert Creation(data="x", dataEncoding="base64") == Creation(data="x", data_encoding="base64")


def test_none_means_that_a_field_is_not_given():
    assert type(Creation(data="x", source=None)) is FromFile


def test_too_many_exclusive_fields_are_named():
    with pytest.raises(
        ModelValidationError, match="Creation: give exactly one of 'data', 'source'; got 'data', 'source'"
    ):
        Creation(data="x", source=Source())


def test_missing_exclusive_fields_are_named():
    with pytest.raises(ModelValidationError, match="Creation: give exactly one of 'data', 'source'; got none"):
        Creation(title="t")


def test_a_keyword_that_no_variant_has_is_refused_with_a_suggestion():
    with pytest.raises(ModelValidationError, match=r"Creation: 'titel' is not a field; did you mean 'title'\?"):
        Creation(titel="t", data="x")


def test_a_field_of_another_variant_is_refused_by_name():
    with pytest.raises(ModelValidationError, match="Creation: 'supports_tasks' is not a field of FromDrive"):
        Creation(source=Source(), supports_tasks=True)


def test_a_wrong_value_is_an_error_of_the_variant():
    with pytest.raises(ModelValidationError, match="Creation: 'data_encoding' must be 'base64', got 'base32'"):
        Creation(data="x", data_encoding="base32")


def test_an_unknown_value_of_the_discriminator_is_refused_with_the_allowed_ones():
    with pytest.raises(ModelValidationError, match=r"Configuration: 'version' must be one of '1.1', '1.3', got '2.0'"):
        Configuration(version="2.0")


def test_a_missing_discriminator_is_refused_with_the_allowed_ones():
    with pytest.raises(
        ModelValidationError, match=r"Configuration: 'version' must be one of '1.1', '1.3', got nothing"
    ):
        Configuration(mode="manual")


def test_a_union_inside_a_union_decides_further():
    assert type(Configuration(version="1.3", mode="dynamic", token="x")) is Dynamic


def test_an_unknown_fixed_value_is_refused_with_the_allowed_ones():
    with pytest.raises(
        ModelValidationError, match="Configuration: 'mode' must be one of 'manual', 'dynamic', got 'other'"
    ):
        Configuration(version="1.3", mode="other")


def test_a_shape_that_every_variant_shares_is_the_base_shape():
    made = Modern(version="1.3")

    assert type(made) is Modern
    assert made.to_json() == '{"version":"1.3"}'


def test_an_instance_of_a_variant_is_returned_as_it_is():
    variant = FromFile(data="x")

    assert Creation(variant) is variant


@pytest.mark.parametrize("argument", ["x", {"data": "x"}, Task()])
def test_any_other_positional_argument_is_a_type_error(argument):
    with pytest.raises(TypeError, match="Creation takes keywords, or one instance of a variant, got"):
        Creation(argument)


# Being one


def test_an_instance_of_a_variant_is_an_instance_of_the_union():
    assert isinstance(FromFile(data="x"), Creation)
    assert isinstance(Dynamic(), Configuration)
    assert not isinstance(Task(), Creation)
    assert not isinstance("x", Creation)


def test_a_variant_is_a_subclass_of_the_union():
    assert issubclass(FromDrive, Creation)
    assert issubclass(Manual, Configuration)
    assert issubclass(Creation, FlatModel)
    assert not issubclass(Task, Configuration)
    assert not issubclass(int, Creation)


def test_a_body_may_be_the_union_or_a_variant_or_a_mapping():
    assert accepts(Creation, FromFile(data="x"))
    assert accepts(Creation, {"data": "x"})
    assert not accepts(Creation, Task())


# In a request


def test_a_field_of_a_union_takes_a_variant_or_a_dict():
    made = Holder(one=Classic(version="1.1"), many=[{"data": "x"}, FromDrive(source={"google_drive": "id"})])

    assert [type(item) for item in made.many] == [FromFile, FromDrive]
    assert made.to_json() == '{"one":{"version":"1.1"},"many":[{"data":"x"},{"source":{"googleDrive":"id"}}]}'


@pytest.mark.parametrize("wrong", [{"data": "x", "source": {}}, {"title": "t"}, {"data": 5}, Task(), "x"])
def test_a_field_of_a_union_is_as_strict_as_the_union(wrong):
    with pytest.raises(ModelValidationError, match=r"Holder: 'many\[0\]"):
        Holder(many=[wrong])


# In a response


def read(model: Any, text: str) -> Any:
    return model.from_json(text)


def test_a_response_is_decided_by_its_discriminator():
    held = read(Holder, '{"one": {"version": "1.1", "consumerSecret": "s"}}')

    assert type(held.one) is Classic


def test_a_response_is_decided_through_nested_unions():
    assert type(read(Holder, '{"one": {"version": "1.3", "mode": "manual"}}').one) is Manual
    assert type(read(Holder, '{"one": {"version": "1.3"}}').one) is Modern


def test_an_unknown_discriminator_gives_the_base_shape_and_loses_nothing():
    text = '{"one":{"version":"2.0","created":"2026-01-02T03:04:05Z","weight":5,"new":[1]}}'

    one = read(Holder, text).one

    assert type(one) is Configuration
    assert (one.version, one.created.year, one.weight, one.new) == ("2.0", 2026, 5, [1])
    assert read(Holder, text).to_json() == text


def test_a_response_is_decided_by_the_type_of_the_object_around_it():
    text = '{"kind":"folder","content":{"title":"t"},"more":[{"title":"u"}]}'

    resource = read(Resource, text)

    assert type(resource.content) is Folder
    assert type(resource.more[0]) is Folder
    assert resource.to_json() == text


def test_a_response_is_decided_by_a_field_that_only_one_variant_has():
    assert type(read(Resource, '{"content": {"title": "t", "points": 5}}').content) is Task
    assert type(read(Resource, '{"content": {"title": "t"}}').content) is Content


@pytest.mark.parametrize(
    "text",
    [
        '{"one":{"version":["1.1"]}}',
        '{"one":{"version":null,"mode":5}}',
        '{"one":"x"}',
        '{"one":[]}',
        '{"one":{}}',
        '{"one":{"version":"1.1","consumerSecret":5}}',
        '{"many":[{"data":"x","source":{}},{"data":5},{"source":"x"},null,7,{}]}',
        '{"many":{"data":"x"}}',
    ],
)
def test_a_response_never_fails_and_is_written_as_it_came(text):
    assert read(Holder, text).to_json() == text


def test_a_variant_that_differs_from_the_contract_stays_that_variant():
    held = read(Holder, '{"many": [{"data": 5}, {"source": "x"}]}')

    assert [type(item) for item in held.many] == [FromFile, FromDrive]
    assert held.many[0].data == 5


def test_the_parents_type_decides_in_a_damaged_response_too():
    resource = read(Resource, '{"content": {"title": 5}, "more": 5, "kind": "folder"}')

    assert type(resource.content) is Folder
    assert resource.content.title == 5


def test_from_dict_of_a_union_returns_the_variant():
    assert type(Creation.from_dict({"data": "x"})) is FromFile
    assert type(Creation.from_dict({"new": 1})) is Creation


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_the_base_shape_copies_and_pickles(clone):
    original = Configuration.from_dict({"version": "2.0", "new": 1})

    assert clone(original) == original
    assert type(clone(original)) is Configuration


def test_the_base_shape_can_be_changed():
    held = read(Holder, '{"one": {"version": "2.0", "new": 1}}')

    held.one.mode = "manual"

    assert held.to_json() == '{"one":{"version":"2.0","mode":"manual","new":1}}'


def test_a_secret_of_a_union_is_not_shown():
    held = read(Holder, '{"one": {"version": "2.0", "consumerSecret": "hunter2"}}')

    assert "hunter2" not in repr(held)
    assert "hunter2" not in held.to_str()
