"""From the bytes of an answer and the type that the contract declares for it to models."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Dict, List, Tuple, cast

from flat_api.codec.decoder import DecodingError, Reader, model_reader
from flat_api.codec.model import BUILDING, is_model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from flat_api.codec.drift import Drift

__all__ = ["DecodingError", "decode", "resolve"]


def decode(body: bytes, type_expression: str, *, strict: bool = False) -> Tuple[Any, Tuple[Drift, ...]]:
    """Return the value of a JSON body, and how it differs from the contract. See :meth:`Reader.read`.

    Args:
        type_expression: What the contract says it is (``List[ScoreDetails]``).
    """
    reader = _readers.get(type_expression)
    if reader is None:
        reader = _readers[type_expression] = _reader(resolve(type_expression), type_expression)
    return reader.read(body, strict=strict)


def resolve(type_expression: str) -> Any:
    """Return the runtime type of an expression over the names of models (``List[Score]``, ``Union[Score, Task]``)."""
    if type_expression.isidentifier():
        return _named(type_expression)
    import ast

    return _evaluate(ast.parse(type_expression, mode="eval").body)


_readers: Dict[str, Reader] = {}


def _reader(expected: Any, name: str) -> Reader:
    if is_model(expected):
        return model_reader(expected)
    from pydantic import TypeAdapter

    with BUILDING:
        return Reader(expected, name, TypeAdapter(expected).validator.validate_json)


_OF_THE_LANGUAGE: Dict[str, Any] = {"Any": Any, "None": None, "bytes": bytes, "str": str}
_EXACT = {"int": "Integer", "bool": "StrictBool", "float": "Number"}


def _named(name: str) -> Any:
    """Return a type by its name: one that reads exactly what is there, or a model."""
    if name in _OF_THE_LANGUAGE:
        return _OF_THE_LANGUAGE[name]
    package = __name__.rpartition(".codec.")[0]
    name = _EXACT.get(name, name)
    if name == "StrictBool":
        return getattr(import_module("pydantic"), name)
    module = "codec.types" if name in ("Date", "Integer", "Number", "Timestamp") else "models"
    return getattr(import_module(f"{package}.{module}"), name)


def _evaluate(node: Any) -> Any:
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
