"""The private parts of libraries that the package uses.

Of each part, one test says by its name that a release has moved it, and another one takes it away and shows that calls
go on by the public interface of the library.
"""

import subprocess
import sys
from enum import Enum
from typing import List, Optional

import pydantic
import pytest
from pydantic import BaseModel

from flat_api.codec.model import FlatModel, OpenEnum
from flat_api.codec.types import decoding_response

VERSION = tuple(int(part) for part in pydantic.VERSION.split(".")[:2])


class Color(OpenEnum):
    RED = "red"


class Inner(FlatModel):
    color: Optional[Color] = None


class Outer(FlatModel):
    inner: Optional[Inner] = None
    items: Optional[List[Inner]] = None


# pydantic


def test_pydantic_has_the_validator_of_a_model_in_an_attribute():
    made = Inner.__new__(Inner)
    Inner.model_rebuild()

    Inner.__pydantic_validator__.validate_python({"color": "red"}, self_instance=made)

    assert made.color is Color.RED


def test_pydantic_does_not_call_a_constructor_that_is_marked(monkeypatch):
    assert BaseModel.__init__.__pydantic_base_init__

    calls = []
    monkeypatch.setattr(FlatModel, "__init__", calls.append)

    assert Outer.from_json('{"inner": {"color": "red"}}').inner.color is Color.RED
    assert calls == []


def test_pydantic_takes_the_depth_of_the_frame_in_which_names_are_looked_up():
    assert BaseModel.model_rebuild.__kwdefaults__["_parent_namespace_depth"] == 2


def test_pydantic_returns_the_own_set_of_given_fields_and_the_own_dictionary_of_other_members():
    one = Inner.from_json('{"color": "red", "size": 1}')

    assert one.model_fields_set is one.model_fields_set
    assert one.model_extra is one.model_extra


@pytest.mark.skipif(VERSION < (2, 7), reason="before 2.7, pydantic looks up members of enums in Python")
def test_pydantic_describes_an_enum_by_its_members_and_asks_it_for_missing_ones():
    class Probe(str, Enum):
        ONE = "one"
        TWO = "two"

        @classmethod
        def _missing_(cls, value):
            return cls.TWO if value == "2" else None

        @classmethod
        def __get_pydantic_core_schema__(cls, source, handler):
            schema = handler(source)
            assert schema["type"] == "enum"
            assert "missing" in schema or VERSION >= (2, 14)
            return {**schema, "members": [cls.ONE, cls.TWO]}

    adapter = pydantic.TypeAdapter(Probe)

    assert adapter.validate_json('"2"') is Probe.TWO
    with pytest.raises(pydantic.ValidationError, match="Input should be 'one' or 'two'"):
        adapter.validate_python("3")


def test_pydantic_has_the_metaclass_of_models_that_type_checkers_read():
    from pydantic._internal._model_construction import ModelMetaclass

    assert type(BaseModel) is ModelMetaclass


SCENARIO = """
from typing import List, Optional
from flat_api.codec.model import FlatModel, OpenEnum, dump_json
from flat_api.codec.type_expressions import decode
from flat_api.codec.union import FlatUnion
from flat_api.models import UserDetails

class Color(OpenEnum):
    RED = "red"

class Pen(FlatModel):
    kind: str
    ink_color: Optional[Color] = None

class Brush(FlatModel):
    kind: str
    hair: Optional[str] = None

class Tool(FlatUnion):
    __variants__ = ("Pen", "Brush")
    __discriminator__ = ("kind", {"pen": "Pen", "brush": "Brush"})
    kind: Optional[str] = None
    ink_color: Optional[Color] = None
    hair: Optional[str] = None

class Box(FlatModel):
    title: Optional[str] = None
    tools: Optional[List[Tool]] = None

text = '{"title":"a","tools":[{"kind":"pen","inkColor":"blue"},{"kind":"saw","teeth":9}],"more":[1]}'
box = Box.from_json(text)
assert box.to_json() == text, box
assert type(box.tools[0]) is Pen and box.tools[0].ink_color == "blue" and box.tools[1].kind == "saw", box
assert type(Box.from_dict({"title": 5, "tools": [{"kind": "brush"}]}).tools[0]) is Brush
box.title = None
assert "title" not in box.to_dict() and "title" not in box.model_fields_set
box.more = 2
assert box.to_dict()["more"] == 2
pen = Tool(kind="pen", ink_color=None)
assert type(pen) is Pen and dump_json(pen) == b'{"kind":"pen"}'
for wrong in (lambda: Box(titel="a"), lambda: Pen(kind="pen", ink_color="blue"), lambda: Tool(kind="saw")):
    try:
        wrong()
    except ValueError:
        continue
    raise AssertionError("not refused")
user, drift = decode(b'{"id":"1","type":5,"username":"nora","new":true}', "UserDetails")
assert type(user) is UserDetails and user.model_extra["new"] is True and user.to_dict()["type"] == 5 and drift
"""

TAKE_AWAY = "from flat_api.codec import pydantic_parts as parts\nassert parts.{0}\nparts.{0} = 'moved'\n"

COPIES = """
from pydantic import BaseModel
extra, given = BaseModel.model_extra, BaseModel.model_fields_set
BaseModel.model_extra = property(lambda self: None if extra.fget(self) is None else dict(extra.fget(self)))
BaseModel.model_fields_set = property(lambda self: set(given.fget(self)))
"""


@pytest.mark.parametrize(
    "taken_away",
    [
        "",
        TAKE_AWAY.format("_VALIDATOR"),
        TAKE_AWAY.format("_PLAIN_INIT"),
        TAKE_AWAY.format("_FRAMES"),
        TAKE_AWAY.format("_MEMBERS"),
        COPIES,
    ],
    ids=[
        "nothing",
        "validator",
        "marked constructor",
        "depth of the frame",
        "schema of enums",
        "own set and dictionary",
    ],
)
def test_models_work_without_a_private_part_of_pydantic(taken_away):
    subprocess.run([sys.executable, "-c", taken_away + SCENARIO], check=True)


# Python


def test_python_names_a_member_of_an_enum_by_two_attributes():
    token = decoding_response.set(True)
    try:
        member = Color("blue")
    finally:
        decoding_response.reset(token)

    assert (member.name, member.value) == ("blue", "blue")
    assert (Color.RED._name_, Color.RED._value_) == ("RED", "red")
