"""Types of lists of allowed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Optional, Union

from generator import ir
from generator.parse.document import describe
from generator.schema.normalize import Flat


@dataclass(frozen=True)
class Values:
    """The values of an enum, in the order of the contract, each once.

    Attributes:
        base: ``str`` or ``int`` where all values are that; ``None`` for mixed, boolean and fractional ones.
    """

    values: tuple[Any, ...]
    base: Optional[Literal["str", "int"]]

    @classmethod
    def of(cls, flat: Flat) -> Values:
        """Read the values of a schema, in the type that the schema names."""
        found: list[Any] = []
        known: set[tuple[str, Any]] = set()
        for value in flat.values or ():
            fitting: Any = _fitting(value, flat)
            key = type(fitting).__name__, fitting  # 1, 1.0 and true are equal to Python
            if key in known:
                flat.node.reason(f"the value {describe(fitting)} is in the enum twice")
                continue
            known.add(key)
            found.append(fitting)
        if all(isinstance(value, str) for value in found):
            return cls(tuple(found), "str")
        if all(isinstance(value, int) and not isinstance(value, bool) for value in found):
            return cls(tuple(found), "int")
        return cls(tuple(found), None)


def _fitting(value: Any, flat: Flat) -> Any:
    """Return ``value`` in its schema's type, which quotes in YAML may have changed."""
    types = flat.types or ()
    if types == ("string",) and not isinstance(value, str):
        return _as_written(value, flat)
    if types and set(types) <= {"integer", "number"} and isinstance(value, str):
        try:
            return int(value) if "integer" in types else float(value)
        except ValueError:
            flat.node.problem(f"the enum has {describe(value)}, but the type is {' or '.join(types)}")
            return value
    return int(value) if types == ("integer",) and isinstance(value, float) and value.is_integer() else value


def _as_written(value: Any, flat: Flat) -> str:
    for part in flat.parts:
        for child in part.elements("enum") if part.has("enum") else ():
            if child.value == value and type(child.value) is type(value):
                return part.document.source_text(child.path) or str(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def value_type(values: Values, flat: Flat) -> ir.Type:
    """Return the type that spells the values out; fractions stay a number."""
    scalars: tuple[Union[str, int, float, bool], ...] = values.values
    if any(isinstance(value, float) for value in scalars):
        flat.node.reason(
            "loosened: no type spells out fractions; the values are left to the server to check",
        )
        others = tuple(value for value in scalars if isinstance(value, (str, bool)))
        number = ir.Primitive("number")
        return ir.OneOf((ir.LiteralOf(others), number)) if others else number
    if len(scalars) == 1:
        flat.node.reason(f"a Literal, because it can only be {describe(scalars[0])}")
    return ir.LiteralOf(scalars)
