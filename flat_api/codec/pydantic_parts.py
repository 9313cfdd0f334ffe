"""The parts of pydantic that are not public, each behind one function.

Where a release of pydantic has moved a part, the function reaches its aim by the public interface, slower or with a
coarser message. ``test_private_parts.py`` fails by the name of a part that has moved, and takes each part away.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel
from pydantic_core import CoreSchema, PydanticCustomError, ValidationError, core_schema

if TYPE_CHECKING:
    from enum import Enum
    from typing import Callable, Dict, Mapping, Set, Type, TypeVar

    Function = TypeVar("Function", bound=Callable[..., Any])
    UnknownMember = Callable[[Any], Any]


_VALIDATOR = "__pydantic_validator__"
_PLAIN_INIT = "__pydantic_base_init__"
_SLOTS = ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
_FRAMES = "_parent_namespace_depth"
_MEMBERS, _MISSING = "members", "missing"  # of the core schema of an enum


def validate_into(model: BaseModel, values: Mapping[str, Any]) -> None:
    """Validate values into a model that exists, as ``BaseModel.__init__`` does, which takes no other mapping.

    Raises:
        ValidationError: The values are not those of the model.
    """
    validator = getattr(type(model), _VALIDATOR, None)
    if validator is None:
        _take_state(model, type(model).model_validate(values))
    else:
        validator.validate_python(values, self_instance=model)


def plain_init(init: Function) -> Function:
    """Mark a constructor as one that pydantic need not call for the objects that it decodes.

    Where the mark means nothing, pydantic calls the class for each object of a response; the constructor and the
    metaclass of unions then accept all that comes, see ``decoding_response``.
    """
    setattr(init, _PLAIN_INIT, True)
    return init


def deeper(options: Dict[str, Any]) -> Dict[str, Any]:
    """Return the options of ``model_rebuild`` for a call from an override, one frame further from the caller.

    Pydantic looks for names of annotations in the caller's frame. Without this part, models that are declared in a
    function have to be declared in a module to refer to each other.
    """
    rebuild: Any = BaseModel.model_rebuild
    defaults: Dict[str, Any] = rebuild.__kwdefaults__ or {}
    default = defaults.get(_FRAMES)
    return options if default is None else {**options, _FRAMES: options.get(_FRAMES, default) + 1}


def without_validation(
    model: Type[BaseModel], values: Mapping[str, Any], given: Set[str], others: Mapping[str, Any]
) -> BaseModel:
    """Return a model of decoded values.

    Args:
        values: A value for each field.
        given: Names of the fields that were given.
        others: Members without a field. Not given to ``model_construct``, which would take one with the name of a field
            for that field.
    """
    if set(BaseModel.__slots__) == set(_SLOTS):
        # Up to 2.7, `model_construct` fails for a field with several aliases.
        made = model.__new__(model)
        for slot, part in zip(_SLOTS, (dict(values), given, dict(others), None)):
            object.__setattr__(made, slot, part)
        return made
    made = model.model_construct(given, **values)
    set_extra(made, others)
    return made


def unset_field(model: BaseModel, name: str) -> None:
    """Make a field one that was never given."""
    vars(model)[name] = None
    model.model_fields_set.discard(name)
    if name in model.model_fields_set:  # what a release returns is not the model's own set
        others = dict(model.model_extra or {})
        _take_state(model, without_validation(type(model), vars(model), model.model_fields_set - {name}, others))


def set_extra(model: BaseModel, members: Mapping[str, Any]) -> None:
    """Set members without a field. They are not validated, as they would be by an assignment."""
    extra = model.model_extra
    if extra is None:
        raise AttributeError(f"{type(model).__name__} takes no member without a field")
    extra.update(members)
    if model.model_extra is not extra:  # what a release returns is not the model's own dictionary
        values = {**extra, **vars(model)}
        _take_state(model, type(model).model_construct(model.model_fields_set, **values))


def _take_state(model: BaseModel, other: BaseModel) -> None:
    """Give a model the state of another one, by the protocol of ``pickle``."""
    model.__setstate__(other.__getstate__())


def open_enum_schema(enum: Type[Enum], schema: CoreSchema, unknown: UnknownMember) -> CoreSchema:
    """Return the schema of an enum that takes values without a member where ``unknown`` makes one of them.

    Args:
        schema: Pydantic's schema of the enum.
        unknown: Return a member for a value, or ``None`` where it must have one.
    """
    parts: Any = schema
    if parts["type"] == "enum" and _MEMBERS in parts:
        # Each member once: pydantic lists it again for each older name, and errors show the list.
        found: Any = {**parts, _MEMBERS: list(enum)}
        if _MISSING in parts:
            # From pydantic 2.7 to 2.13, in the place of `_missing_`, which must not raise an exception there.
            found[_MISSING] = unknown
        return cast("CoreSchema", found)
    # Before 2.7, an enum is looked up again even where the value is a member, which fails for an unknown one.
    return core_schema.no_info_wrap_validator_function(partial(_look_up, enum, unknown), schema)


def _look_up(enum: Type[Enum], unknown: UnknownMember, value: Any, look_up: Callable[[Any], Any]) -> Any:
    if type(value) is enum:
        return value
    try:
        return look_up(value)
    except ValidationError:
        member = unknown(value)
        allowed = ", ".join([repr(known.value) for known in enum])
        problem = PydanticCustomError("enum", "Input should be one of {allowed}", {"allowed": allowed})
    if member is None:
        raise problem
    return member
