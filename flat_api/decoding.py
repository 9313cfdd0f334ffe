"""From the bytes of an answer to models: in one go where the answer obeys the contract, else by repair."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Dict, List, Optional, Tuple, Type, Union, cast

from pydantic_core import ValidationError, from_json

from flat_api.base_model import BUILDING, FlatModel, is_model
from flat_api.json_values import is_object, json_type
from flat_api.open_enum import reading_answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, TypeVar

    from flat_api.repair import Drift

    M = TypeVar("M", bound=FlatModel)

_BOM = b"\xef\xbb\xbf"


class DecodingError(ValueError):
    """A body is not JSON, is nested too deeply, or (in strict reading) is not what the contract says.

    Attributes:
        errors: In strict reading one mapping per problem (``type``, ``loc``, ``msg``), without the values.
    """

    def __init__(self, message: str, errors: Tuple[Dict[str, Any], ...] = ()) -> None:
        super().__init__(message, errors)
        self.message = message
        self.errors = errors

    def __str__(self) -> str:
        return self.message


def decode(body: bytes, type_expression: str, *, strict: bool = False) -> Tuple[Any, Tuple[Drift, ...]]:
    """Return the value of a JSON body, and how it differs from the contract.

    Args:
        body: JSON in UTF-8; a byte order mark is skipped. Of two members with one name the last counts.
        type_expression: What the contract says it is (``List[ScoreDetails]``).
        strict: Raise where it is not that, instead of keeping what came.

    Raises:
        DecodingError: See there.
    """
    reader = _readers.get(type_expression) or _compile(type_expression)
    return _read(reader, body, strict)


def resolve(type_expression: str) -> Any:
    """Return the runtime type of an expression over the names of models (``List[Score]``, ``Union[Score, Task]``)."""
    if type_expression.isidentifier():
        return _named(type_expression)
    import ast

    return _evaluate(ast.parse(type_expression, mode="eval").body)


def read_json_object(model: Type[M], text: Union[str, bytes]) -> M:
    """Return the model of a JSON text (:meth:`FlatModel.from_json`)."""
    body = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    value, _ = _read(_Reader(model, model.__name__), body, strict=False)
    return _instance_of(model, value)


def read_object(model: Type[M], value: Any) -> M:
    """Return the model of a decoded JSON object (:meth:`FlatModel.from_dict`)."""
    token = reading_answer.set(True)
    try:
        if not is_object(value):
            return _instance_of(model, value)
        try:
            return _instance_of(model, model.__pydantic_validator__.validate_python(value))
        except ValidationError:
            return _instance_of(model, _repair(model, value)[0])
    finally:
        reading_answer.reset(token)


class _Reader:
    """How bodies of one type are read.

    Attributes:
        type: The runtime type.
        name: What to call it in messages.
        validate: Reads JSON that obeys the contract.
    """

    __slots__ = ("_validate", "name", "type")

    def __init__(self, expected: Any, name: str) -> None:
        self.type: Any = expected
        self.name = name
        self._validate: Optional[Callable[[bytes], Any]] = None

    def validate(self, body: bytes) -> Any:
        if self._validate is None:
            self._validate = self._build()
        return self._validate(body)

    def _build(self) -> Callable[[bytes], Any]:
        # A model has a validator already. An adapter for it would cost one more import.
        if is_model(self.type):
            self.type.model_rebuild()
            return self.type.__pydantic_validator__.validate_json
        from pydantic import TypeAdapter

        with BUILDING:
            return TypeAdapter(self.type).validator.validate_json


_readers: Dict[str, _Reader] = {}


def _compile(type_expression: str) -> _Reader:
    reader = _readers[type_expression] = _Reader(resolve(type_expression), type_expression)
    return reader


def _read(reader: _Reader, body: bytes, strict: bool) -> Tuple[Any, Tuple[Drift, ...]]:
    if body[:3] == _BOM:
        body = body[3:]
    token = reading_answer.set(True)
    try:
        return reader.validate(body), ()
    except ValidationError as error:
        value = _parse(body)
        if strict:
            raise _strict_error(reader, error) from None
        return _repair(reader.type, value)
    finally:
        reading_answer.reset(token)


def _parse(body: bytes) -> Any:
    """Return the plain value of a JSON text."""
    try:
        return from_json(body)
    except ValueError as error:
        problem = str(error)
    # The standard library goes deeper, and reads half a surrogate pair (of an emoji at which a server cut a text).
    import json

    try:
        return json.loads(body.decode())
    except UnicodeDecodeError:
        raise DecodingError(f"the body is not UTF-8: {problem}") from None
    except ValueError:
        raise DecodingError(f"the body is not JSON: {problem}") from None
    except RecursionError:
        raise DecodingError(f"the body is nested too deeply: {problem}") from None


def _repair(expected: Any, value: Any) -> Tuple[Any, Tuple[Drift, ...]]:
    from flat_api.repair import Log, shape_of

    log = Log()
    try:
        return shape_of(expected).mend(value, None, "", log), log.drifts()
    except RecursionError:
        raise DecodingError("the body is nested too deeply") from None


def _strict_error(reader: _Reader, error: ValidationError) -> DecodingError:
    problems = error.errors(include_url=False, include_context=False)
    # Not the inputs, which may be secrets.
    errors = tuple([{key: problem[key] for key in ("type", "loc", "msg")} for problem in problems])
    first = problems[0]
    where = ".".join([str(step) for step in first["loc"]])
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return DecodingError(f"not a valid {reader.name}: {where + ': ' if where else ''}{first['msg']}{more}", errors)


def _instance_of(model: Type[M], value: Any) -> M:
    if isinstance(value, model):
        return value
    raise DecodingError(f"{model.__name__} is read from a JSON object, got {json_type(value)}")


_OF_THE_LANGUAGE: Dict[str, Any] = {"Any": Any, "None": None, "bytes": bytes, "str": str}
_EXACT = {"int": "StrictInt", "bool": "StrictBool", "float": "Number"}


def _named(name: str) -> Any:
    """Return a type by its name: one that reads exactly what is there, or a model."""
    if name in _OF_THE_LANGUAGE:
        return _OF_THE_LANGUAGE[name]
    package = __name__.rpartition(".")[0]
    name = _EXACT.get(name, name)
    if name in ("StrictBool", "StrictInt"):
        return getattr(import_module("pydantic"), name)
    module = "scalars" if name in ("Date", "Number", "Timestamp") else "models"
    return getattr(import_module(f"{package}.{module}"), name)


def _evaluate(node: Any) -> Any:
    """Return the type that a syntax tree of a type expression stands for."""
    import ast
    import typing

    if isinstance(node, ast.Name):
        return _named(node.id)
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        # Up to Python 3.8 the index is wrapped in one more node.
        index = getattr(node.slice, "value", node.slice) if sys.version_info < (3, 9) else node.slice
        parts: List[Any] = index.elts if isinstance(index, ast.Tuple) else [index]
        arguments = [_evaluate(part) for part in parts]
        if node.value.id == "Literal":
            from typing_extensions import Literal

            return cast(Any, Literal)[tuple(arguments)]
        generic: Any = getattr(typing, node.value.id)
        return generic[tuple(arguments) if len(arguments) > 1 else arguments[0]]
    return ast.literal_eval(node)
