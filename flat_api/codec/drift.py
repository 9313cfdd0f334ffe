"""Drift: decoding of a response that differs from the contract, value by value, without a loss of any.

Models are pydantic's base class here. A union has a class method ``__variant_for__(value, parent)`` that returns the
variant of an object, or ``None`` for the union itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Set, Tuple, Type, Union

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from typing_extensions import Annotated

from flat_api.codec.json_types import is_array, is_object, json_type, wire_names
from flat_api.codec.pydantic_parts import without_validation
from flat_api.codec.types import in_utc, is_timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Callable, Literal

    from pydantic.fields import FieldInfo
    from typing_extensions import TypeGuard

    DriftKind = Literal["missing", "null", "type", "value"]
    VariantFor = Callable[[Mapping[str, Any], Optional[Mapping[str, Any]]], Optional[Type[BaseModel]]]

_MISMATCH = object()
"""Result for a value that is not of the expected type."""


@dataclass(frozen=True)
class Drift:
    """A difference between a response and the contract, without values of the response, which may be secrets.

    Attributes:
        location: Path of the member, with ``[*]`` for any item of a list: ``[*].user.type``.
        kind: ``missing`` (a required field), ``null``, ``type`` (another JSON type) or ``value`` (one not allowed).
        expected: Description of what the contract declares.
        got: The JSON type of the value, ``""`` for a missing field.
        count: Number of values with this difference.
    """

    location: str
    kind: DriftKind
    expected: str
    got: str
    count: int = 1

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        came = f"expected {self.expected}, got {self.got}" if self.got else "missing"
        return f"{self.location or 'response'}: {came}{times}"


class DriftLog:
    """Counter of the differences in one response."""

    def __init__(self) -> None:
        self.depth = 0
        """Number of models around the present value."""
        self._counts: Dict[Tuple[str, DriftKind, str, str], int] = {}

    def add(self, location: str, kind: DriftKind, expected: str, got: str) -> None:
        key = (location, kind, expected, got)
        self._counts[key] = self._counts.get(key, 0) + 1

    def drifts(self) -> Tuple[Drift, ...]:
        """Return the differences in the order of their first occurrence."""
        return tuple([Drift(*key, count=count) for key, count in self._counts.items()])


_MAX_EXACT_DEPTH = 2
"""Number of models around a value that is first decoded exactly.

Such an attempt takes time for everything within the value. With one at each of 100 levels, a response of 70 kB took 25
seconds. A value that is deeper is decoded field by field, with the same result.
"""

_MAX_DATE_LENGTH = 64


class TypeDecoder:
    """Decoder of the values of one type, once they are parsed. The base class takes any value as it is."""

    def decode_exactly(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        """Return the decoded value, or ``_MISMATCH``.

        Args:
            parent: The JSON object that the value is a member of, if any.
        """
        return value

    def decode_tolerantly(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
        """Return a value that is not of the type, decoded as far as possible, and log the differences."""
        return value

    def decode(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
        """Return the value, decoded exactly where it is of the type, else tolerantly."""
        if log.depth > _MAX_EXACT_DEPTH and (is_object(value) or is_array(value)):
            return self.decode_tolerantly(value, parent, where, log)
        decoded = self.decode_exactly(value, parent)
        return self.decode_tolerantly(value, parent, where, log) if decoded is _MISMATCH else decoded


class ScalarDecoder(TypeDecoder):
    """Decoder of a single value."""

    def __init__(self, annotation: Any) -> None:
        # By Python's regular expressions, as models with patterns of look-around have it in their configuration.
        self._validate = TypeAdapter(annotation, config=ConfigDict(regex_engine="python-re")).validate_python
        self._is_timestamp = is_timestamp(annotation)

    def decode_exactly(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        try:
            decoded = self._validate(value)
        except ValidationError:
            return _MISMATCH
        return in_utc(decoded) if self._is_timestamp and isinstance(decoded, datetime) else decoded

    def decode_tolerantly(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
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


class ArrayDecoder(TypeDecoder):
    """Decoder of a JSON array."""

    def __init__(self, item: TypeDecoder) -> None:
        self._item = item

    def decode_exactly(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        if not is_array(value):
            return _MISMATCH
        items = [self._item.decode_exactly(inner, parent) for inner in value]
        return _MISMATCH if any(inner is _MISMATCH for inner in items) else items

    def decode_tolerantly(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
        if not is_array(value):
            return _keep(value, "an array", where, log)
        return [self._item.decode(inner, parent, f"{where}[*]", log) for inner in value]


class MapDecoder(TypeDecoder):
    """Decoder of a JSON object with free keys."""

    def __init__(self, inner: TypeDecoder) -> None:
        self._inner = inner

    def decode_exactly(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        if not is_object(value):
            return _MISMATCH
        members = {key: self._inner.decode_exactly(inner, value) for key, inner in value.items()}
        return _MISMATCH if any(inner is _MISMATCH for inner in members.values()) else members

    def decode_tolerantly(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
        if not is_object(value):
            return _keep(value, "an object", where, log)
        return {key: self._inner.decode(inner, value, f"{where}.*", log) for key, inner in value.items()}


class AlternativesDecoder(TypeDecoder):
    """Decoder of a value of one of several types, the first that fits."""

    def __init__(self, members: List[TypeDecoder], nullable: bool) -> None:
        self._members = members
        self._nullable = nullable

    def decode_exactly(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        if value is None and self._nullable:
            return None
        for member in self._members:
            decoded = member.decode_exactly(value, parent)
            if decoded is not _MISMATCH:
                return decoded
        return _MISMATCH

    def decode_tolerantly(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
        if is_array(value):
            kinds: Tuple[Type[TypeDecoder], ...] = (ArrayDecoder,)
        else:
            kinds = (ModelDecoder, UnionDecoder, MapDecoder) if is_object(value) else (ScalarDecoder,)
        likely = [member for member in self._members if isinstance(_without_limits(member), kinds)] or self._members
        return likely[0].decode_tolerantly(value, parent, where, log)


class LimitedDecoder(TypeDecoder):
    """Decoder of a list, an object or a choice that has limits of its own, such as a length."""

    def __init__(self, annotation: Any, inner: TypeDecoder) -> None:
        self._limited = ScalarDecoder(annotation)
        self.inner = inner

    def decode_exactly(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        if self._limited.decode_exactly(value, parent) is _MISMATCH:
            return _MISMATCH
        return self.inner.decode_exactly(value, parent)

    def decode_tolerantly(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
        decoded = self.inner.decode_exactly(value, parent)
        if decoded is _MISMATCH:
            return self.inner.decode_tolerantly(value, parent, where, log)
        self._limited.decode_tolerantly(value, parent, where, log)
        return decoded


class _Field:
    """A field of a model, and its decoder."""

    __slots__ = ("decoder", "json_names", "name", "required")

    def __init__(self, name: str, field: FieldInfo) -> None:
        annotation: Any = field.annotation
        for constraint in field.metadata:
            annotation = Annotated[annotation, constraint]
        self.name = name
        self.json_names = tuple(dict.fromkeys([*wire_names(name, field), name]))
        self.required = field.is_required()
        self.decoder = type_decoder(annotation)


class ModelDecoder(TypeDecoder):
    """Decoder of a model."""

    def __init__(self, model: Type[BaseModel]) -> None:
        self._model = model
        self._fields: Optional[List[_Field]] = None

    def decode_exactly(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        try:
            return self._model.model_validate(value)
        except ValidationError:
            return _MISMATCH

    def decode_tolerantly(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
        if not is_object(value):
            return _keep(value, f"an object ({self._model.__name__})", where, log)
        values: Dict[str, Any] = {}
        others = dict(value)
        given: Set[str] = set()
        prefix = f"{where}." if where else ""
        for field in self._all_fields():
            key = next((name for name in field.json_names if name in others), None)
            if key is None:
                # The attribute exists all the same; it is not among the fields that are set.
                values[field.name] = None
                if field.required:
                    log.add(prefix + field.json_names[0], "missing", "a required field", "")
            else:
                given.add(field.name)
                log.depth += 1
                values[field.name] = field.decoder.decode(others.pop(key), value, prefix + field.json_names[0], log)
                log.depth -= 1
        return without_validation(self._model, values, given, others)

    def _all_fields(self) -> List[_Field]:
        # Not at once: a model may contain itself.
        if self._fields is None:
            self._model.model_rebuild()
            self._fields = [_Field(name, field) for name, field in self._model.model_fields.items()]
        return self._fields


class UnionDecoder(TypeDecoder):
    """Decoder of a union: of the variant that the object is."""

    def __init__(self, union: Type[BaseModel], variant_for: VariantFor) -> None:
        self._variant_for = variant_for
        self._base = ModelDecoder(union)

    def decode_exactly(self, value: Any, parent: Optional[Mapping[str, Any]]) -> Any:
        return self._variant(value, parent).decode_exactly(value, parent) if is_object(value) else _MISMATCH

    def decode_tolerantly(self, value: Any, parent: Optional[Mapping[str, Any]], where: str, log: DriftLog) -> Any:
        return self._variant(value, parent).decode_tolerantly(value, parent, where, log)

    def _variant(self, value: Any, parent: Optional[Mapping[str, Any]]) -> TypeDecoder:
        variant = self._variant_for(value, parent) if is_object(value) else None
        return self._base if variant is None else type_decoder(variant)


_decoders: Dict[Any, TypeDecoder] = {}


def type_decoder(annotation: Any) -> TypeDecoder:
    """Return the decoder of a type, which is made once."""
    try:
        decoder = _decoders.get(annotation)
    except TypeError:  # Constraints need not be hashable.
        return _new_decoder(annotation)
    if decoder is None:
        decoder = _decoders[annotation] = _new_decoder(annotation)
    return decoder


def _new_decoder(annotation: Any) -> TypeDecoder:
    origin = getattr(annotation, "__origin__", None)
    arguments = getattr(annotation, "__args__", ())
    if annotation is Any:
        return TypeDecoder()
    if _is_model(annotation):
        variant_for: Optional[VariantFor] = getattr(annotation, "__variant_for__", None)
        return ModelDecoder(annotation) if variant_for is None else UnionDecoder(annotation, variant_for)
    if origin in (list, List) and arguments:
        return ArrayDecoder(type_decoder(arguments[0]))
    if origin in (dict, Dict) and arguments:
        return MapDecoder(type_decoder(arguments[1]))
    if origin is Union:
        members = [type_decoder(member) for member in arguments if member is not type(None)]
        return AlternativesDecoder(members, nullable=len(members) < len(arguments))
    if hasattr(annotation, "__metadata__"):
        inner = type_decoder(origin)
        if not isinstance(inner, ScalarDecoder):
            return LimitedDecoder(annotation, inner)
    return ScalarDecoder(annotation)


def _without_limits(decoder: TypeDecoder) -> TypeDecoder:
    return decoder.inner if isinstance(decoder, LimitedDecoder) else decoder


def _is_model(annotation: Any) -> TypeGuard[Type[BaseModel]]:
    """Return whether a type is a model that keeps unknown members."""
    # Up to Python 3.10, ``list[int]`` is a type but no class.
    if not isinstance(annotation, type) or hasattr(annotation, "__origin__") or not issubclass(annotation, BaseModel):
        return False
    return annotation.model_config.get("extra") == "allow"


def _keep(value: Any, expected: str, where: str, log: DriftLog) -> Any:
    """Return the value as it came, and log that it is of another type."""
    log.add(where, "null" if value is None else "type", expected, json_type(value))
    return value


def _instant(text: str) -> Optional[datetime]:
    """Return the instant of a text in an unusual format, or ``None`` where the text is ambiguous.

    A text without a time zone counts as UTC.
    """
    if len(text) > _MAX_DATE_LENGTH:
        return None
    from datetime import timezone

    from dateutil import parser  # type: ignore[import-untyped, unused-ignore]

    def offset(name: Optional[str], seconds: Optional[int]) -> Optional[int]:
        if name is not None and seconds is None:
            raise ValueError(f"unknown time zone {name}")
        return seconds

    results: Set[datetime] = set()
    # dateutil fills gaps from a default and guesses the order of day and month. A text is ambiguous where two defaults
    # and two orders have different results.
    for default, day_first in ((datetime(2000, 1, 1), False), (datetime(2001, 2, 2), True)):
        try:
            results.add(parser.parse(text, default=default, dayfirst=day_first, tzinfos=offset))
        except (ValueError, OverflowError, TypeError):
            return None
    instant = results.pop()
    if results:
        return None
    return in_utc(instant) if instant.utcoffset() is not None else instant.replace(tzinfo=timezone.utc)
