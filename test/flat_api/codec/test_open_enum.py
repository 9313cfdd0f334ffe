"""Enums: checked in requests, and open for new values in responses."""

import copy
import pickle
from typing import List, Optional

import pytest

from flat_api.codec.model import FlatModel, OpenEnum, OpenIntegerEnum
from flat_api.exceptions import ModelValidationError


class Privacy(OpenEnum):
    PUBLIC = "public"
    ORGANIZATION_PUBLIC = "organizationPublic"
    ORGANIZATIONPUBLIC = "organizationPublic"


class Level(OpenIntegerEnum):
    LOW = 1
    HIGH = 2


class Song(FlatModel):
    privacy: Optional[Privacy] = None
    seen_by: Optional[List[Privacy]] = None
    level: Optional[Level] = None


def read(text: str) -> Song:
    return Song.from_json(text)


def test_a_member_equals_hashes_prints_and_formats_as_its_string():
    member = Privacy.PUBLIC

    assert member == "public"
    assert hash(member) == hash("public")
    assert {member: 1}["public"] == 1
    assert str(member) == f"{member}" == "public"
    assert f"{member:>8}" == "  public"
    assert type(str(member)) is str


def test_an_integer_member_equals_hashes_prints_and_formats_as_its_integer():
    member = Level.HIGH

    assert member == 2
    assert {member: 1}[2] == 1
    assert str(member) == f"{member}" == "2"
    assert f"{member:03d}" == "002"


def test_an_older_name_of_a_value_is_the_same_member():
    assert Privacy.ORGANIZATIONPUBLIC is Privacy.ORGANIZATION_PUBLIC
    assert [member.value for member in Privacy] == ["public", "organizationPublic"]


@pytest.mark.parametrize("value", ["brandNew", 5, None])
def test_a_caller_gets_an_error_that_lists_the_allowed_values(value):
    with pytest.raises(ValueError, match="is not a valid Privacy; give one of 'public', 'organizationPublic'"):
        Privacy(value)


def test_a_model_refuses_a_value_that_the_contract_does_not_have():
    with pytest.raises(ModelValidationError, match=r"'privacy' must be .*'public'"):
        Song(privacy="brandNew")


def test_a_refusal_lists_a_value_with_an_older_name_once():
    with pytest.raises(ModelValidationError) as caught:
        Song(privacy="brandNew")

    assert caught.value.errors()[0]["msg"].count("'organizationPublic'") == 1


def test_an_unknown_value_of_a_response_becomes_a_member_of_its_string():
    privacy = read('{"privacy": "brandNew"}').privacy

    assert isinstance(privacy, Privacy)
    assert privacy == privacy.value == privacy.name == str(privacy) == "brandNew"
    assert repr(privacy) == "Privacy('brandNew')"


def test_an_unknown_integer_of_a_response_becomes_a_member():
    level = read('{"level": 3}').level

    assert isinstance(level, Level)
    assert level == level.value == 3


def test_unknown_values_are_not_remembered():
    read('{"seenBy": ["new1", "new2", "public"]}')

    assert [member.value for member in Privacy] == ["public", "organizationPublic"]
    with pytest.raises(ValueError, match="new1"):
        Privacy("new1")


def test_a_known_value_of_a_response_is_the_declared_member():
    assert read('{"seenBy": ["public"]}').seen_by[0] is Privacy.PUBLIC


def test_an_unknown_value_is_written_as_it_came():
    assert read('{"privacy":"brandNew","level":7}').to_json() == '{"privacy":"brandNew","level":7}'


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, lambda member: pickle.loads(pickle.dumps(member))])
def test_members_are_copied_and_pickled_known_or_not(clone):
    unknown = read('{"privacy": "brandNew"}').privacy

    assert clone(Privacy.PUBLIC) is Privacy.PUBLIC
    assert clone(unknown) == unknown
    assert type(clone(unknown)) is Privacy


def test_a_member_that_a_response_brought_can_be_sent_back():
    unknown = read('{"privacy": "brandNew"}').privacy

    assert Song(privacy=unknown).to_json() == '{"privacy":"brandNew"}'
