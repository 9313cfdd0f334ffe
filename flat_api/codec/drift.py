"""Reading an answer that differs from the contract: value by value, losing none of them.

Models are known here only as what pydantic made of them. A class that stands for several has a class method
``__variant_for__(value, parent)``, which tells the one to read an object as, or ``None`` for the class itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Dict, List, Optional, Set, Tuple, Type, Union

from pydantic import BaseModel, TypeAdapter, ValidationError
from typing_extensions import Annotated

from flat_api.codec.json_types import is_array, is_object, json_type, wire_names
from flat_api.codec.types import in_utc, is_timestamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Callable, Literal

    from pydantic.fields import FieldInfo
    from typing_extensions import TypeGuard

    DriftKind = Literal["missing", "null", "type", "value"]
    VariantFor = Callable[[Mapping[str, Any], Optional[Mapping[str, Any]]], Optional[Type[BaseModel]]]

_UNFIT = object()
"""What a shape returns for a value that is not of it."""


@dataclass(frozen=True)
class Drift:
    """A difference between an answer and the contract. Holds no value of the answer, which may be a secret.

    Attributes:
        location: Where, with ``[*]`` for any item of a list: ``[*].user.type``.
        kind: ``missing`` (a required field), ``null``, ``type`` (another JSON type) or ``value`` (one not allowed).
        expected: What the contract says.
        got: The JSON type that came, ``""`` for a missing field.
        count: How often.
    """

    location: str
    kind: DriftKind
    expected: str
    got: str
    count: int = 1

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        came = f"expected {self.expected}, got {self.got}" if self.got else "missing"
        return f"{self.location or 'answer'}: {came}{times}"


class Log:
    """Counts the differences that are found."""

    def __init__(self) -> None:
        self._counts: Dict[Tuple[str, DriftKind, str, str], int] = {}

    def add(self, location: str, kind: DriftKind, expected: str, got: str) -> None:
        key = (location, kind, expected, got)
        self._counts[key] = self._counts.get(key, 0) + 1

    def drifts(self) -> Tuple[Drift, ...]:
        """Return the differences in the order in which they were met first."""
        return tuple([Drift(*key, count=count) for key, count in self._counts.items()])


class Shape:
    """How values of a type are read. This one takes any value as it is."""

    def fit(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        """Return the value read, or ``_UNFIT``; ``parent`` is the JSON object around it, if there is one."""
        return value

    def mend(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: Log) -> Any:
        """Return a value that does not fit, read as far as it can be."""
        return value

    def read(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: Log) -> Any:
        """Return the value read, mended where that is needed."""
        fitting = self.fit(value, parent)
        return self.mend(value, parent, where, log) if fitting is _UNFIT else fitting


class Scalar(Shape):
    """A type without JSON values inside that would be read by themselves."""

    def __init__(self, annotation: Any) -> None:
        self._validate = TypeAdapter(annotation).validate_python
        self._is_timestamp = is_timestamp(annotation)

    def fit(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        try:
            fitting = self._validate(value)
        except ValidationError:
            return _UNFIT
        return in_utc(fitting) if self._is_timestamp and isinstance(fitting, datetime) else fitting

    def mend(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: Log) -> Any:
        instant = _instant(value) if self._is_timestamp and isinstance(value, str) else None
        if instant is not None:
            return instant
        kind, expected = self._problem(value)
        log.add(where, kind, expected, json_type(value))
        return value

    def _problem(self, value: Any) -> Tuple[DriftKind, str]:
        try:
            self._validate(value)
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            expected = problem["msg"].replace("Input should be ", "")
            if value is None:
                return "null", expected
            return ("type" if problem["type"].endswith("_type") else "value"), expected
        return "value", "another value"


class Items(Shape):
    """A JSON array."""

    def __init__(self, item: Shape) -> None:
        self._item = item

    def fit(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        if not is_array(value):
            return _UNFIT
        items = [self._item.fit(inner, parent) for inner in value]
        return _UNFIT if any(inner is _UNFIT for inner in items) else items

    def mend(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: Log) -> Any:
        if not is_array(value):
            return _keep(value, "an array", where, log)
        return [self._item.read(inner, parent, f"{where}[*]", log) for inner in value]


class Members(Shape):
    """A JSON object with free keys."""

    def __init__(self, inner: Shape) -> None:
        self._inner = inner

    def fit(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        if not is_object(value):
            return _UNFIT
        members = {key: self._inner.fit(inner, value) for key, inner in value.items()}
        return _UNFIT if any(inner is _UNFIT for inner in members.values()) else members

    def mend(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: Log) -> Any:
        if not is_object(value):
            return _keep(value, "an object", where, log)
        return {key: self._inner.read(inner, value, f"{where}.*", log) for key, inner in value.items()}


class Alternatives(Shape):
    """A value of any of several types, the first that fits."""

    def __init__(self, members: List[Shape], nullable: bool) -> None:
        self._members = members
        self._nullable = nullable

    def fit(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        if value is None and self._nullable:
            return None
        for member in self._members:
            fitting = member.fit(value, parent)
            if fitting is not _UNFIT:
                return fitting
        return _UNFIT

    def mend(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: Log) -> Any:
        if is_array(value):
            kinds: Tuple[Type[Shape], ...] = (Items,)
        else:
            kinds = (Object, Variants, Members) if is_object(value) else (Scalar,)
        likely = [member for member in self._members if isinstance(member, kinds)] or self._members
        return likely[0].mend(value, parent, where, log)


class _Member:
    """A field of a model, with what is needed to read it."""

    __slots__ = ("name", "read_names", "required", "shape")

    def __init__(self, name: str, field: FieldInfo) -> None:
        annotation: Any = field.annotation
        for constraint in field.metadata:
            annotation = Annotated[annotation, constraint]
        self.name = name
        self.read_names = tuple(dict.fromkeys([*wire_names(name, field), name]))
        self.required = field.is_required()
        self.shape = shape_of(annotation)


class Object(Shape):
    """A model."""

    def __init__(self, model: Type[BaseModel]) -> None:
        self._model = model
        self._fields: Optional[List[_Member]] = None

    def fit(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        try:
            return self._model.__pydantic_validator__.validate_python(value)
        except ValidationError:
            return _UNFIT

    def mend(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: Log) -> Any:
        if not is_object(value):
            return _keep(value, f"an object ({self._model.__name__})", where, log)
        values: Dict[str, Any] = {}
        others = dict(value)
        given: Set[str] = set()
        prefix = f"{where}." if where else ""
        for field in self._members():
            key = next((name for name in field.read_names if name in others), None)
            if key is None:
                # The attribute exists all the same; it is not among the fields that are set.
                values[field.name] = None
                if field.required:
                    log.add(prefix + field.read_names[0], "missing", "a required field", "")
            else:
                given.add(field.name)
                values[field.name] = field.shape.read(others.pop(key), value, prefix + field.read_names[0], log)
        return _instance(self._model, values, given, others)

    def _members(self) -> List[_Member]:
        # Not at once: a model may contain itself.
        if self._fields is None:
            self._model.model_rebuild()
            self._fields = [_Member(name, field) for name, field in self._model.model_fields.items()]
        return self._fields


class Variants(Shape):
    """A union: the variant is decided first, then read like a model."""

    def __init__(self, union: Type[BaseModel], variant_for: VariantFor) -> None:
        self._variant_for = variant_for
        self._base_shape = Object(union)

    def fit(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        return self._variant(value, parent).fit(value, parent) if is_object(value) else _UNFIT

    def mend(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: Log) -> Any:
        return self._variant(value, parent).mend(value, parent, where, log)

    def _variant(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Shape:
        variant = self._variant_for(value, parent) if is_object(value) else None
        return self._base_shape if variant is None else shape_of(variant)


_shapes: Dict[Any, Shape] = {}


def shape_of(annotation: Any) -> Shape:
    """Return the shape of a type, made once per type."""
    try:
        shape = _shapes.get(annotation)
    except TypeError:  # Constraints need not be hashable.
        return _make_shape(annotation)
    if shape is None:
        shape = _shapes[annotation] = _make_shape(annotation)
    return shape


def _make_shape(annotation: Any) -> Shape:
    origin = getattr(annotation, "__origin__", None)
    arguments = getattr(annotation, "__args__", ())
    if annotation is Any:
        return Shape()
    if _is_model(annotation):
        variant_for: Optional[VariantFor] = getattr(annotation, "__variant_for__", None)
        return Object(annotation) if variant_for is None else Variants(annotation, variant_for)
    if origin in (list, List) and arguments:
        return Items(shape_of(arguments[0]))
    if origin in (dict, Dict) and arguments:
        return Members(shape_of(arguments[1]))
    if origin is Union:
        members = [shape_of(member) for member in arguments if member is not type(None)]
        return Alternatives(members, nullable=len(members) < len(arguments))
    return Scalar(annotation)


def _is_model(annotation: Any) -> TypeGuard[Type[BaseModel]]:
    """Return whether a type is a model that can hold whatever comes."""
    # Up to Python 3.10, ``list[int]`` is a type but no class.
    if not isinstance(annotation, type) or hasattr(annotation, "__origin__") or not issubclass(annotation, BaseModel):
        return False
    return annotation.model_config.get("extra") == "allow"


def _keep(value: Any, expected: str, where: str, log: Log) -> Any:
    """Return the value as it came, and note that it is of another type."""
    log.add(where, "null" if value is None else "type", expected, json_type(value))
    return value


def _instance(model: Type[BaseModel], values: Dict[str, Any], given: Set[str], others: Dict[str, Any]) -> BaseModel:
    """Return a model of values that have been read, without validating them."""
    made = model.__new__(model)
    # As `model_construct` does, which would mix up fields and unknown members of the same name.
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", given)
    object.__setattr__(made, "__pydantic_extra__", others)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


def _instant(text: str) -> Optional[datetime]:
    """Return the instant that a text in an unusual form stands for, ``None`` if that is not certain.

    A text that names no time zone is taken to be in UTC.
    """
    from datetime import timezone

    from dateutil import parser  # type: ignore[import-untyped, unused-ignore]

    def offset(name: Optional[str], seconds: Optional[int]) -> Optional[int]:
        if name is not None and seconds is None:
            raise ValueError(f"unknown time zone {name}")
        return seconds

    readings: Set[datetime] = set()
    # dateutil fills gaps from a default and guesses the order of day and month; a certain text needs neither.
    for default, day_first in ((datetime(2000, 1, 1), False), (datetime(2001, 2, 2), True)):
        try:
            readings.add(parser.parse(text, default=default, dayfirst=day_first, tzinfos=offset))
        except (ValueError, OverflowError, TypeError):
            return None
    instant = readings.pop()
    if readings:
        return None
    return in_utc(instant) if instant.utcoffset() is not None else instant.replace(tzinfo=timezone.utc)
