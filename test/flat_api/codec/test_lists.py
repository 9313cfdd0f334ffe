"""Lists that the contract names, as programs of the 1.0 client make them."""

import copy
import pickle
from typing import Any, List

import pydantic
import pytest
from pydantic import Field
from typing_extensions import Annotated

import flat_api
from flat_api.codec.lists import FlatList


class Pair(FlatList[Annotated[str, Field(max_length=2)]]):
    __limits__ = Field(min_length=2, max_length=2)


LISTS = [
    flat_api.EduSkillsFocused,
    flat_api.EduResourceSubjects,
    flat_api.EduResourceGrades,
    flat_api.ClassGroupIdsToApplyToAssignment,
]


def test_it_is_made_of_a_list_and_behaves_as_one():
    skills = flat_api.EduSkillsFocused(["notation", flat_api.EduSkillsFocusedInner.OTHER])

    assert skills == ["notation", "other"]
    assert list(skills) == [flat_api.EduSkillsFocusedInner.NOTATION, flat_api.EduSkillsFocusedInner.OTHER]
    assert (skills[0], skills[-1:], len(skills)) == ("notation", ["other"], 2)
    assert "other" in skills
    skills.append("composition")
    assert skills == ["notation", "other", "composition"]


def test_the_value_of_the_1_0_client_is_the_list():
    assert flat_api.EduSkillsFocused(value=["other"]).value == ["other"]


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_list_of_the_contract_can_be_made(kind: Any):
    assert kind([]) == []
    assert isinstance(kind(()), list)
    with pytest.raises(flat_api.ModelValidationError, match=rf"^{kind.__name__}: '\[0\]' must be "):
        kind([7])


@pytest.mark.parametrize("wrong", ["notation", None, 3, {"value": []}])
def test_what_is_no_list_is_refused(wrong: Any):
    with pytest.raises(flat_api.ModelValidationError, match=r"^EduSkillsFocused: it must be a valid list, got "):
        flat_api.EduSkillsFocused(wrong)


def test_the_limits_of_its_length_hold():
    assert Pair(["a", "b"]) == ["a", "b"]
    with pytest.raises(flat_api.ModelValidationError, match="Pair: it must be a list with at least 2 items"):
        Pair(["a"])
    with pytest.raises(flat_api.ModelValidationError, match=r"Pair: '\[1\]' must be a string with at most 2 char"):
        Pair(["a", "long"])


def test_a_field_takes_it_and_sends_it():
    made = flat_api.ClassCreation(name="Choir", skills_focused=flat_api.EduSkillsFocused(["notation"]))

    assert made.to_json() == '{"name":"Choir","skillsFocused":["notation"]}'
    assert flat_api.ClassDetails.from_json('{"skillsFocused": ["notation"]}').skills_focused == ["notation"]


def test_copies_and_pickles_are_equal():
    skills = flat_api.EduSkillsFocused(["notation"])

    for copied in (copy.copy(skills), copy.deepcopy(skills), pickle.loads(pickle.dumps(skills))):
        assert copied == skills
        assert type(copied) is flat_api.EduSkillsFocused


def test_a_model_of_the_program_may_have_it_as_a_field():
    class Plan(pydantic.BaseModel):
        skills: flat_api.EduSkillsFocused
        more: List[flat_api.EduSkillsFocused]

    assert Plan(skills=["other"], more=[["notation"]]).model_dump() == {"skills": ["other"], "more": [["notation"]]}
