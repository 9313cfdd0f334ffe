"""Errors of models that are given something wrong."""

import pickle
import subprocess
import sys
import threading
from typing import Dict, List, Optional, Union

import pydantic
import pytest
from pydantic import ConfigDict, Field, StrictBool

import flat_api
from flat_api.codec.model import FlatModel, Integer, OpenEnum
from flat_api.codec.union import FlatUnion


class Role(OpenEnum):
    TEACHER = "teacher"
    STUDENT = "student"


class Task(FlatModel):
    title: Optional[str] = Field(default=None, max_length=5)
    max_points: Optional[Integer] = Field(default=None, ge=0)
    role: Optional[Role] = None


class Text(FlatModel):
    text: str
    size: Optional[Integer] = None


class Link(FlatModel):
    url: str


class Attachment(FlatUnion):
    __variants__ = ("Text", "Link")

    text: Optional[str] = None
    size: Optional[Integer] = None
    url: Optional[str] = None


class Course(FlatModel):
    name: str
    assignments: Optional[List[Task]] = None
    by_name: Optional[Dict[str, Task]] = None
    attachments: Optional[List[Attachment]] = None
    mixed: Optional[Union[StrictBool, Integer]] = None


class Account(FlatModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    name: str
    password: Optional[str] = Field(default=None, min_length=6, repr=False)


def refused(make, *arguments, **keywords) -> flat_api.ModelValidationError:
    with pytest.raises(flat_api.ModelValidationError) as caught:
        make(*arguments, **keywords)
    return caught.value


def test_it_is_caught_as_every_other_wrong_argument():
    error = refused(Course)

    assert isinstance(error, (flat_api.ApiValueError, ValueError))
    assert isinstance(error, flat_api.OpenApiException)
    assert not isinstance(error, pydantic.ValidationError)


@pytest.mark.parametrize(
    ("values", "field", "expected", "got"),
    [
        ({"name": 5}, "name", "a valid string", "5"),
        ({}, "name", "a value", "nothing"),
        ({"assignments": [{}, {}, {"maxPoints": -1}]}, "assignments[2].max_points", "greater than or equal to 0", "-1"),
        (
            {"assignments": [{"title": "longer"}]},
            "assignments[0].title",
            "a string with at most 5 characters",
            "'longer'",
        ),
        ({"assignments": [7]}, "assignments[0]", "a Task or a dict", "7"),
        ({"by_name": {"a b": {"max_points": "1"}}}, 'by_name["a b"].max_points', "a valid integer", "'1'"),
        ({"attachments": [{"text": "x", "size": "1"}]}, "attachments[0].size", "a valid integer", "'1'"),
        ({"attachments": [{}]}, "attachments[0]", "exactly one of 'text', 'url'", "none"),
        ({"mixed": "x"}, "mixed", "a valid boolean or a valid integer", "'x'"),
    ],
)
def test_it_names_the_model_the_field_what_was_expected_and_what_came(values, field, expected, got):
    error = refused(Course, **{"name": "n", **values} if values else {})

    assert (error.model, error.field, error.expected, error.got) == ("Course", field, expected, got)
    assert str(error).startswith("Course: ")
    assert repr(field) in str(error)


def test_a_misspelt_field_and_a_misspelt_value_get_a_suggestion():
    assert str(refused(Task, titel="x")) == "Task: 'titel' is not a field; did you mean 'title'?"
    assert str(refused(Task, role="teachr")).endswith(", got 'teachr'; did you mean 'teacher'?")


def test_an_assignment_is_refused_by_the_same_error():
    task = Task(title="x")

    error = refused(setattr, task, "max_points", "many")

    assert str(error) == "Task: 'max_points' must be a valid integer, got 'many'"
    assert task.to_dict() == {"title": "x"}


def test_a_field_that_is_not_there_cannot_be_assigned():
    with pytest.raises(flat_api.ApiAttributeError, match=r"Task has no field 'titel'; did you mean 'title'\?"):
        Task().titel = "x"


def test_a_union_is_named_as_the_program_wrote_it():
    error = refused(Attachment, text=3)

    assert (error.model, error.field) == ("Attachment", "text")
    assert str(error) == "Attachment: 'text' must be a valid string, got 3"
    assert str(refused(Attachment, url="u", size=1)) == "Attachment: 'size' is not a field of Link"
    assert str(refused(Attachment)) == "Attachment: give exactly one of 'text', 'url'; got none"


@pytest.mark.parametrize("given", [[1], "x", None])
def test_from_dict_refuses_what_is_no_object(given):
    assert refused(Task.from_dict, given).expected == "a JSON object"


def test_from_json_refuses_text_that_is_not_json_and_does_not_show_it():
    error = refused(Account.from_json, '{"password": "hunter22"')

    assert error.model == "Account"
    assert "hunter22" not in str(error)


def test_a_value_is_cut_at_200_characters():
    error = refused(Course, name=["x" * 9999])

    assert len(error.got) < 210
    assert len(str(error)) < 300


def test_many_problems_are_counted_and_not_all_listed():
    error = refused(Course, name="n", assignments=[{"max_points": "x"}] * 500)

    assert error.error_count() == len(error.errors()) == 500
    assert str(error).startswith("Course: 500 problems\n  'assignments[0].max_points' must be")
    assert str(error).endswith("\n  and 480 more")


@pytest.mark.parametrize(
    "values",
    [
        {"name": "n", "password": ["hunter22"]},
        {"name": "n", "password": "hunt"},
        {"password": "hunter22"},
        {"name": "n", "pasword": "hunter22"},
        {"name": {"password": "hunter22"}},
    ],
)
def test_a_secret_is_in_no_part_of_the_error(values):
    error = refused(Account, **values)

    for text in (str(error), repr(error), error.got, repr(error.errors()), repr(vars(error))):
        assert "hunt" not in text


def test_a_value_that_is_no_secret_is_shown_beside_one():
    assert refused(Account, name=5, password="hunter22").got == "5"


def test_the_local_variables_of_its_frames_hold_no_secret():
    error = refused(Account, name=5, password="hunter22")

    frame = error.__traceback__
    seen = []
    while frame is not None:
        if frame.tb_frame.f_globals["__name__"].startswith("flat_api."):
            seen.append(repr(frame.tb_frame.f_locals))
        frame = frame.tb_next
    assert seen
    assert "hunter22" not in "".join(seen)
    assert error.__cause__ is None
    assert error.__context__ is None


def test_errors_are_in_the_format_of_pydantic():
    (problem,) = refused(Task, max_points="x").errors()

    assert (problem["type"], problem["loc"], problem["input"]) == ("int_type", ("max_points",), "x")
    assert problem["msg"] == "Input should be a valid integer"
    (plain,) = refused(Task, max_points=-1).errors(include_url=False, include_context=False, include_input=False)
    assert set(plain) == {"type", "loc", "msg"}


def test_it_can_be_pickled_whatever_came():
    error = refused(Task, max_points=threading.Lock())

    copy = pickle.loads(pickle.dumps(error))

    assert (str(copy), copy.model, copy.field, copy.got) == (str(error), "Task", "max_points", error.got)
    assert [problem["loc"] for problem in copy.errors()] == [("max_points",)]


def test_a_value_whose_repr_fails_is_named_by_its_type():
    class Odd:
        def __repr__(self) -> str:
            raise RuntimeError

    assert refused(Task, title=Odd()).got == "an object of type Odd"


def test_a_model_inside_a_model_of_the_program_is_reported_by_pydantic():
    class Order(pydantic.BaseModel):
        task: Task

    with pytest.raises(pydantic.ValidationError, match=r"task\.maxPoints"):
        Order(task={"maxPoints": "x"})


def test_a_response_is_decoded_without_the_module_of_these_errors():
    script = (
        "import sys, flat_api\n"
        'flat_api.ScoreDetails.from_json(\'{"title": 5, "privacy": "new"}\')\n'
        "assert 'flat_api.codec.model_errors' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
