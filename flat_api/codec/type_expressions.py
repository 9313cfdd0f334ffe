"""Type expressions of the contract (``List[ScoreDetails]``): the types that they mean, and decoding by them."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Dict, List, Tuple, cast

from flat_api.codec.decoder import Decoder, DecodingError, model_decoder
from flat_api.codec.model import BUILDING, is_model
from flat_api.codec.types import Date, Integer, Number, Timestamp

if TYPE_CHECKING:
    from flat_api.codec.drift import Drift

__all__ = ["DecodingError", "decode", "resolve"]


def decode(body: bytes, type_expression: str, *, strict: bool = False) -> Tuple[Any, Tuple[Drift, ...]]:
    """Return the value of a JSON body, and how it differs from the contract. See :meth:`Decoder.decode`.

    Args:
        type_expression: The type that the contract declares (``List[ScoreDetails]``).
    """
    decoder = _decoders.get(type_expression)
    if decoder is None:
        decoder = _decoders[type_expression] = _decoder(resolve(type_expression), type_expression)
    return decoder.decode(body, strict=strict)


def resolve(type_expression: str) -> Any:
    """Return the runtime type of an expression over the names of models (``List[Score]``, ``Union[Score, Task]``)."""
    if type_expression.isidentifier():
        return _named(type_expression)
    import ast

    return _evaluate(ast.parse(type_expression, mode="eval").body)


_decoders: Dict[str, Decoder] = {}


def _decoder(expected: Any, name: str) -> Decoder:
    if is_model(expected):
        return model_decoder(expected)
    from pydantic import TypeAdapter

    with BUILDING:
        return Decoder(expected, name, TypeAdapter(expected).validate_json)


_TYPES: Dict[str, Any] = {
    "Any": Any,
    "Date": Date,
    "Integer": Integer,
    "None": None,
    "Number": Number,
    "Timestamp": Timestamp,
    "bytes": bytes,
    "float": Number,
    "int": Integer,
    "str": str,
}
"""The types of expressions that are not models. Those of numbers accept exactly what JSON calls so."""


def _named(name: str) -> Any:
    """Return the type or the model that an expression calls ``name``."""
    if name in _TYPES:
        return _TYPES[name]
    if name in ("StrictBool", "bool"):
        from pydantic import StrictBool

        return StrictBool
    # By text: models are made of the codec, so it cannot import them.
    models = import_module(__name__.rpartition(".codec.")[0] + ".models")
    return getattr(models, name)


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
