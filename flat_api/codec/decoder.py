"""Decoding of JSON to a value of a type: in one step where it obeys the contract, else value by value.

Models are pydantic's base class here, so that they can decode themselves by this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple, Type, Union

from pydantic_core import ValidationError, from_json

from flat_api.codec.json_types import is_object, json_type
from flat_api.codec.types import decoding_response
from flat_api.exceptions import ModelValidationError
from flat_api.support.gc_pause import PausedGc, PausedGcOnce

if TYPE_CHECKING:
    from typing import Callable, TypeVar

    from pydantic import BaseModel

    from flat_api.codec.drift import Drift

    M = TypeVar("M", bound=BaseModel)

_BOM = b"\xef\xbb\xbf"
_MIN_PAUSED = 32 * 1024
"""Bytes from which a response makes so many objects that garbage collections would interrupt the decoding."""


class DecodingError(ValueError):
    """A body that is not JSON, is nested too deeply, or (in strict decoding) is not what the contract says.

    Attributes:
        errors: In strict decoding one mapping per problem (``type``, ``loc``, ``msg``), without the values.
    """

    def __init__(self, message: str, errors: Tuple[Dict[str, Any], ...] = ()) -> None:
        super().__init__(message, errors)
        self.message = message
        self.errors = errors

    def __str__(self) -> str:
        return self.message


class Decoder:
    """Decoder of the JSON of one type.

    Args:
        expected: The type.
        name: What messages call the type.
        validate: The function that decodes JSON which obeys the contract.
    """

    __slots__ = ("name", "type", "validate")

    def __init__(self, expected: Any, name: str, validate: Callable[[bytes], Any]) -> None:
        self.type: Any = expected
        self.name = name
        self.validate = validate

    def decode(self, body: bytes, *, strict: bool = False) -> Tuple[Any, Tuple[Drift, ...]]:
        """Return the value of a JSON body, and how it differs from the contract.

        Args:
            body: JSON in UTF-8; a byte order mark is skipped. Of two members with one name the last counts.
            strict: Raise where it is not of the type, instead of keeping what came.

        Raises:
            DecodingError: It cannot be decoded, or is not of the type and must be.
        """
        if body[:3] == _BOM:
            body = body[3:]
        token = decoding_response.set(True)
        try:
            if len(body) < _MIN_PAUSED:
                return self.validate(body), ()
            with PausedGc():
                return self.validate(body), ()
        except ValidationError as error:
            value = _parse(body)
            if strict:
                raise self._strict_error(error) from None
            return _decode_tolerantly(self.type, value)
        finally:
            decoding_response.reset(token)

    def _strict_error(self, error: ValidationError) -> DecodingError:
        problems = error.errors(include_url=False, include_context=False)
        # Not the inputs, which may be secrets.
        errors = tuple([{key: problem[key] for key in ("type", "loc", "msg")} for problem in problems])
        first = problems[0]
        where = ".".join([str(step) for step in first["loc"]])
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return DecodingError(f"not a valid {self.name}: {where + ': ' if where else ''}{first['msg']}{more}", errors)


def model_decoder(model: Type[BaseModel]) -> Decoder:
    """Return the decoder of a model, made at the first use of the model."""
    decoder: Optional[Decoder] = model.__dict__.get("__decoder__")
    if decoder is None:
        with PausedGcOnce():
            model.model_rebuild()
        # Not by a `TypeAdapter`, which would load one more module in the first call.
        decoder = Decoder(model, model.__name__, model.model_validate_json)
        type.__setattr__(model, "__decoder__", decoder)
    return decoder


def decode_json_object(model: Type[M], text: Union[str, bytes]) -> M:
    """Return the model of a JSON text (``FlatModel.from_json``)."""
    body = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    try:
        value = model_decoder(model).decode(body)[0]
    except DecodingError as error:
        problem = str(error)
    else:
        return _instance_of(model, value)
    del text, body  # there may be a secret in them, and crash reporters show local variables
    raise ModelValidationError(f"{model.__name__}: {problem}", model=model.__name__, expected="JSON", got="other text")


def decode_object(model: Type[M], value: Any) -> M:
    """Return the model of a parsed JSON object (``FlatModel.from_dict``)."""
    token = decoding_response.set(True)
    try:
        if not is_object(value):
            return _instance_of(model, value)
        try:
            return _instance_of(model, model.model_validate(value))
        except ValidationError:
            return _instance_of(model, _decode_tolerantly(model, value)[0])
    finally:
        decoding_response.reset(token)


def _parse(body: bytes) -> Any:
    try:
        return from_json(body)
    except ValueError as error:
        problem = str(error)
    # The standard library accepts deeper nesting, and half a surrogate pair (of an emoji that a server cut in two).
    import json

    try:
        return json.loads(body.decode())
    except UnicodeDecodeError:
        raise DecodingError(f"the body is not UTF-8: {problem}") from None
    except ValueError:
        raise DecodingError(f"the body is not JSON: {problem}") from None
    except RecursionError:
        raise DecodingError(f"the body is nested too deeply: {problem}") from None


def _decode_tolerantly(expected: Any, value: Any) -> Tuple[Any, Tuple[Drift, ...]]:
    from flat_api.codec.drift import DriftLog, type_decoder

    log = DriftLog()
    try:
        return type_decoder(expected).decode_tolerantly(value, None, "", log), log.drifts()
    except RecursionError:
        raise DecodingError("the body is nested too deeply") from None


def _instance_of(model: Type[M], value: Any) -> M:
    if isinstance(value, model):
        return value
    expected, got = "a JSON object", json_type(value)
    raise ModelValidationError(
        f"{model.__name__} must be {expected}, got {got}", model=model.__name__, expected=expected, got=got
    )
