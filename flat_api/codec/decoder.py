"""Reading JSON as a value of a type: in one go where it obeys the contract, else by repair.

Models are known here only as what pydantic made of them, so that they can read themselves by this module.
"""

from __future__ import annotations

from typing import Any, Dict, Tuple, Type, Union

from pydantic_core import ValidationError, from_json

from flat_api.codec.json_types import is_object, json_type
from flat_api.codec.types import reading_answer
from flat_api.support.gc_pause import PausedGc, PausedGcOnce

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, TypeVar

    from pydantic import BaseModel

    from flat_api.codec.drift import Drift

    M = TypeVar("M", bound=BaseModel)

_BOM = b"\xef\xbb\xbf"
_LONG = 32 * 1024
"""From how many bytes on an answer makes so many objects that the collector would come in between."""


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


class Reader:
    """How JSON of one type is read: what to call the type in messages, and what reads JSON that obeys the contract."""

    __slots__ = ("name", "type", "validate")

    def __init__(self, expected: Any, name: str, validate: Callable[[bytes], Any]) -> None:
        self.type: Any = expected
        self.name = name
        self.validate = validate

    def read(self, body: bytes, *, strict: bool = False) -> Tuple[Any, Tuple[Drift, ...]]:
        """Return the value of a JSON body, and how it differs from the contract.

        Args:
            body: JSON in UTF-8; a byte order mark is skipped. Of two members with one name the last counts.
            strict: Raise where it is not of the type, instead of keeping what came.

        Raises:
            DecodingError: It cannot be read, or is not of the type and must be.
        """
        if body[:3] == _BOM:
            body = body[3:]
        token = reading_answer.set(True)
        try:
            if len(body) < _LONG:
                return self.validate(body), ()
            with PausedGc():
                return self.validate(body), ()
        except ValidationError as error:
            value = _parse(body)
            if strict:
                raise self._strict_error(error) from None
            return _repair(self.type, value)
        finally:
            reading_answer.reset(token)

    def _strict_error(self, error: ValidationError) -> DecodingError:
        problems = error.errors(include_url=False, include_context=False)
        # Not the inputs, which may be secrets.
        errors = tuple([{key: problem[key] for key in ("type", "loc", "msg")} for problem in problems])
        first = problems[0]
        where = ".".join([str(step) for step in first["loc"]])
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return DecodingError(f"not a valid {self.name}: {where + ': ' if where else ''}{first['msg']}{more}", errors)


def model_reader(model: Type[BaseModel]) -> Reader:
    """Return how JSON of a model is read."""
    # It has a validator of its own. An adapter for it would cost one more import.
    if not model.__pydantic_complete__:
        with PausedGcOnce():
            model.model_rebuild()
    return Reader(model, model.__name__, model.__pydantic_validator__.validate_json)


def read_json_object(model: Type[M], text: Union[str, bytes]) -> M:
    """Return the model of a JSON text (``FlatModel.from_json``)."""
    body = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _instance_of(model, model_reader(model).read(body)[0])


def read_object(model: Type[M], value: Any) -> M:
    """Return the model of a decoded JSON object (``FlatModel.from_dict``)."""
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


def _parse(body: bytes) -> Any:
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
    from flat_api.codec.drift import Log, shape_of

    log = Log()
    try:
        return shape_of(expected).mend(value, None, "", log), log.drifts()
    except RecursionError:
        raise DecodingError("the body is nested too deeply") from None


def _instance_of(model: Type[M], value: Any) -> M:
    if isinstance(value, model):
        return value
    raise DecodingError(f"{model.__name__} is read from a JSON object, got {json_type(value)}")
