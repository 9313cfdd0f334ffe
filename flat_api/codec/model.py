"""The base class of all models: exact in requests, tolerant and lossless in responses."""

from __future__ import annotations

from collections.abc import Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any, Dict, List, Tuple, Type

from pydantic import BaseModel, ConfigDict
from pydantic_core import SchemaSerializer, ValidationError, core_schema

from flat_api.codec.decoder import decode_json_object, decode_object
from flat_api.codec.json_types import camel, is_array, is_object, is_sequence, wire_name
from flat_api.codec.keywords import sort_keywords, sort_nested, suggestion
from flat_api.codec.pydantic_parts import deeper, plain_init, set_extra, unset_field, validate_into
from flat_api.codec.types import (
    Date,
    Integer,
    Number,
    OpenEnum,
    OpenIntegerEnum,
    Timestamp,
    decoding_response,
    is_binary,
    is_file,
)
from flat_api.exceptions import ApiAttributeError

if TYPE_CHECKING:
    from typing import Iterable, Optional, Set, Union

    from typing_extensions import Self, TypeGuard

    from flat_api.exceptions import ModelValidationError

__all__ = [
    "Date",
    "FlatModel",
    "Integer",
    "Number",
    "OpenEnum",
    "OpenIntegerEnum",
    "Timestamp",
    "accepts",
    "dump_json",
]

BUILDING = RLock()
"""Lock for the building of validators, which pydantic does at the first use, and not safely in several threads."""


class FlatModel(BaseModel):
    """A JSON object of the API.

    Fields are spelled ``snake_case`` in Python and ``camelCase`` in JSON; both are accepted as keywords. What you set
    is what is sent, nothing else: ``None`` means ``null`` where the contract allows it, and "not given" everywhere
    else. Members of a response that the contract does not name are kept in ``model_extra``, and are attributes, too.
    """

    model_config = ConfigDict(
        alias_generator=camel,
        populate_by_name=True,
        extra="allow",
        defer_build=True,
        validate_assignment=True,
        protected_namespaces=(),
        allow_inf_nan=False,
        ser_json_inf_nan="constants",
    )

    # Without annotations, which pydantic would evaluate again for each of the subclasses.
    __nullable__ = frozenset[str]() if TYPE_CHECKING else frozenset()
    """Names of the fields on which the contract allows ``null``."""

    __additional__ = False
    """Whether the contract allows members without a name of their own."""

    if not TYPE_CHECKING:  # Type checkers make the signature from the fields.
        # Not called `self`: that may be a field.
        @plain_init
        def __init__(__model__, **data: Any) -> None:
            __tracebackhide__ = True
            if decoding_response.get():  # a release of pydantic for which the constructor is not plain
                validate_into(__model__, data)
                return
            cls = __model__.__class__
            given, problems = sort_keywords(cls, data)
            problems += sort_nested(cls, given)
            try:
                validate_into(__model__, given)
            except ValidationError as error:
                problems.extend(error.errors())
            if problems:
                # There may be a secret in them, and crash reporters show local variables.
                del data, given
                raise refusal(cls, problems)

        def __setattr__(self, name: str, value: Any) -> None:
            cls = self.__class__
            field = cls.model_fields.get(name)
            if field is None:
                self._set_other(name, value)
            elif value is None and name not in cls.__nullable__ and not field.is_required():
                unset_field(self, name)
            else:
                self._set_field(name, value)

        def __delattr__(self, name: str) -> None:
            field = self.__class__.model_fields.get(name)
            if field is None:
                super().__delattr__(name)
            elif field.is_required():
                raise ApiAttributeError(f"{self.__class__.__name__}: {name!r} is required and cannot be deleted")
            else:
                unset_field(self, name)

    def _set_field(self, name: str, value: Any) -> None:
        """Set a field after the checks of the constructor."""
        __tracebackhide__ = True
        cls = self.__class__
        problems: List[Any] = []
        members: Dict[str, Any] = {}
        if isinstance(value, (dict, list)):
            members = {**vars(self), name: value}
            problems += sort_nested(cls, members)
            value = members[name]
        try:
            super().__setattr__(name, value)
        except ValidationError as error:
            problems += error.errors()
        if problems:
            # There may be a secret in them, and crash reporters show local variables.
            del value, members
            raise refusal(cls, problems)

    def _set_other(self, name: str, value: Any) -> None:
        """Set a property, a private attribute, or a member without a field."""
        cls = self.__class__
        if name.startswith("_") or hasattr(cls, name):
            super().__setattr__(name, value)
        elif cls.__additional__ or name in (self.model_extra or ()):
            set_extra(self, {name: value})
        else:
            raise ApiAttributeError(f"{cls.__name__} has no field {name!r}{suggestion(cls, name)}")

    def __repr_args__(self) -> Iterable[Tuple[Optional[str], Any]]:
        """Yield the fields and members that were given, without secrets."""
        given: Optional[Set[str]] = getattr(self, "model_fields_set", None)
        if given is None:
            return  # the constructor has failed, and a crash reporter shows its local variables
        for name, field in self.__class__.model_fields.items():
            if name in given and field.repr:
                yield name, self.__dict__[name]
        yield from (self.model_extra or {}).items()

    def _repr_html_(self) -> Optional[str]:
        """Return the HTML for a notebook, or ``None`` where it shows the ``repr``."""
        from flat_api.codec.notebook import of_model

        return of_model(self)

    if not TYPE_CHECKING:  # Type checkers see the options of pydantic.

        @classmethod
        def model_rebuild(cls, **options: Any) -> Optional[bool]:
            """Build the validator, in one thread at a time. Pydantic calls this at the first use."""
            with BUILDING:
                return super().model_rebuild(**deeper(options))

    @classmethod
    def from_dict(cls, obj: Mapping[str, Any]) -> Self:
        """Return the model of a parsed JSON object, decoded as tolerantly as a response.

        Raises:
            ModelValidationError: ``obj`` is not an object.
        """
        return decode_object(cls, obj)

    @classmethod
    def from_json(cls, json_str: Union[str, bytes]) -> Self:
        """Return the model of a JSON text, decoded as tolerantly as a response.

        Raises:
            ModelValidationError: The text is not JSON, or not an object.
        """
        return decode_json_object(cls, json_str)

    def to_dict(self) -> Dict[str, Any]:
        """Return the given members by JSON names, enums as plain strings, dates as ``datetime`` and ``date``.

        For a dictionary of JSON values only, use ``model_dump(mode="json", by_alias=True, exclude_unset=True)``.
        """
        values: Dict[str, Any] = _plain(self.model_dump(by_alias=True, exclude_unset=True, warnings=False))
        return values

    def to_json(self) -> str:
        """Return the given members as JSON text."""
        return dump_json(self).decode()

    def to_str(self) -> str:
        """Return the given members as indented JSON, with secrets masked."""
        import json

        return json.dumps(_shown(self), indent=2, ensure_ascii=False, default=str)


def refusal(expected: Any, problems: List[Any], named: str = "", heading: str = "") -> ModelValidationError:
    """Return the exception for problems in pydantic's format. See :func:`flat_api.codec.model_errors.model_error`."""
    # Imported here: programs without wrong values do not need it.
    from flat_api.codec.model_errors import model_error

    return model_error(expected, problems, named, heading)


def _plain(value: Any) -> Any:
    """Return ``value`` with plain strings and integers for the members of enums."""
    if is_object(value):
        return {key: _plain(inner) for key, inner in value.items()}
    if is_array(value):
        return [_plain(inner) for inner in value]
    return value.value if isinstance(value, (OpenEnum, OpenIntegerEnum)) else value


def _shown(value: Any) -> Any:
    """Return ``value`` in lists and dictionaries, with secrets masked."""
    if isinstance(value, FlatModel):
        given = value.model_fields_set
        shown: Dict[str, Any] = {}
        for name, field in value.__class__.model_fields.items():
            if name in given:
                shown[wire_name(name, field)] = _shown(value.__dict__[name]) if field.repr else "***"
        return {**shown, **_shown(value.model_extra or {})}
    if is_object(value):
        return {key: _shown(inner) for key, inner in value.items()}
    if is_array(value):
        return [_shown(inner) for inner in value]
    return value


def given_members(model: FlatModel) -> Dict[str, Any]:
    """Return the members that were set, by JSON names and as they are: pydantic wraps an open file in an iterator."""
    given = model.model_fields_set
    fields = {name: field for name, field in model.__class__.model_fields.items() if name in given}
    members = {wire_name(name, field): model.__dict__[name] for name, field in fields.items()}
    return {**members, **(model.model_extra or {})}


_ANY = SchemaSerializer(core_schema.any_schema(), core_schema.CoreConfig(ser_json_inf_nan="constants"))


def dump_json(value: Any) -> bytes:
    """Return the JSON of a request body: the given members of a model, all of any other value.

    Raises:
        TypeError: A value has no form in JSON.
        ValueError: A number is not finite, or a value contains itself.
    """
    from pydantic_core import PydanticSerializationError

    try:
        body = _ANY.to_json(value, by_alias=True, exclude_unset=True, warnings=False)
    except PydanticSerializationError:
        body = _dump_ascii(value)  # or its error, for everything but half a surrogate pair
    # A long text alone (a score to import) is not searched, which would take as long as the encoding.
    if not _is_plain(value):
        _refuse_files(value)
        # The words may be part of a text, so the body is checked again.
        if b"NaN" in body or b"Infinity" in body:
            _dump_ascii(value)
    return body


def _is_plain(value: Any) -> bool:
    """Return whether ``value`` is an object of texts, integers, booleans and nulls only."""
    members = _members(value)
    return all(member is None or isinstance(member, (str, int)) for member in ([value] if members is None else members))


def _members(value: Any) -> Optional[List[Any]]:
    """Return the members of a model or a mapping, ``None`` for any other value."""
    if isinstance(value, FlatModel):
        return [*value.__dict__.values(), *(value.model_extra or {}).values()]
    return list(value.values()) if is_object(value) else None


def _refuse_files(value: Any) -> None:
    """Refuse a file in a value: pydantic writes an open one as an array of its lines, and a path as its text."""
    if is_file(value) and not is_binary(value):
        raise TypeError(f"a file ({type(value).__name__}) has no form in JSON; give what it contains")
    for member in value if is_sequence(value) else _members(value) or ():
        _refuse_files(member)


def _dump_ascii(value: Any) -> bytes:
    """Return JSON in which all characters beyond ASCII are escaped; half a surrogate pair has no other form."""
    import json

    plain = _ANY.to_python(value, by_alias=True, exclude_unset=True, warnings=False)
    try:
        text = json.dumps(plain, allow_nan=False, separators=(",", ":"), default=_jsonable)
    except ValueError:
        json.dumps(plain, default=_jsonable)  # raises the error of a value that contains itself
        raise ValueError("a number that is not finite (nan, inf) has no form in JSON") from None
    return text.encode()


def _jsonable(value: Any) -> Any:
    from pydantic_core import PydanticSerializationError, to_jsonable_python

    try:
        return to_jsonable_python(value)
    except PydanticSerializationError as error:
        raise TypeError(str(error)) from None


def is_model(expected: Any) -> TypeGuard[Type[FlatModel]]:
    """Return whether a type is a model (up to Python 3.10, ``list[int]`` is a type but no class)."""
    return isinstance(expected, type) and not hasattr(expected, "__origin__") and issubclass(expected, FlatModel)


def accepts(expected: Any, value: Any) -> bool:
    """Return whether ``value`` can be the request body of a type; a mapping can stand for a model.

    Only the outer form is checked: a model was validated when it was made, and a mapping is sent as it is.
    """
    if expected is Any or expected is None:
        return True
    origin = getattr(expected, "__origin__", None)
    if origin is None:
        return _is_instance(expected, value)
    arguments = expected.__args__
    if origin in (list, List):
        return is_array(value) and all(accepts(arguments[0], item) for item in value)
    if origin in (dict, Dict):
        return is_object(value)
    if hasattr(expected, "__metadata__"):
        return _is_instance(origin, value)
    if any(isinstance(argument, (str, int)) for argument in arguments):
        return value in arguments
    return any(accepts(argument, value) for argument in arguments)


def _is_instance(expected: Type[Any], value: Any) -> bool:
    """Return whether ``value`` is of a class by the rules of JSON, where booleans are not numbers and integers are."""
    if is_model(expected):
        return isinstance(value, expected) or is_object(value)
    if issubclass(expected, (OpenEnum, OpenIntegerEnum)):
        return isinstance(value, expected) or value in [member.value for member in expected]
    if isinstance(value, bool):
        return expected in (bool, object)
    return isinstance(value, (int, float) if expected is float else expected)
