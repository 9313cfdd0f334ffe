"""How a type of the representation is spelled: in a field, in a signature, for the runtime, on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Union

from generator import ir
from generator.emit import text
from generator.emit.imports import Imports
from generator.emit.modules import Modules
from generator.reach import mentioned, names_in

_OWN = {"number": "Number", "date": "Date", "date-time": "Timestamp"}
_BUILTIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "bytes": "bytes", "none": "None"}
_OWN_IN_FIELDS = {**_OWN, "integer": "Integer"}
_RUNTIME = {**_BUILTIN, **_OWN, "object": "Dict[str, Any]", "any": "Any"}
_PLAIN_WORDS = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "date-time": "timestamp",
    "bytes": "bytes",
    "object": "any object",
    "any": "any value",
    "none": "nothing",
}


@dataclass(frozen=True)
class Scope:
    """Where the annotation of a field is written.

    Attributes:
        owner: The declaration that has the field.
        imports: What its module imports at the top.
        later: What it imports at the end, because the two modules need each other.
        written: The declarations that stand before it in its module.
        expanding: Aliases that are being spelled out.
    """

    owner: str
    imports: Imports
    later: Imports
    written: frozenset[str] = frozenset()
    expanding: tuple[str, ...] = ()


class Types:
    """The spellings of types within one package.

    Args:
        package: The declarations that references lead to.
    """

    def __init__(self, package: ir.Package) -> None:
        self.package = package.name
        self.declarations = {declaration.name: declaration for declaration in package.declarations}
        self.modules = Modules(self.declarations)

    def module(self, name: str) -> str:
        """Return the module that declares ``name``."""
        return f"{self.package}.models.{self.declarations[name].module}"

    def declaration(self, name: str) -> ir.Declaration:
        """Return the declaration of that class name."""
        return self.declarations[name]

    def mentioned(self, name: str) -> list[str]:
        """Return the declarations that a declaration refers to."""
        return mentioned(self.declarations[name])

    def used_by(self, operation: ir.Operation) -> list[str]:
        """Return the declarations that an operation takes or gives."""
        types = [parameter.type for parameter in operation.parameters]
        types += [operation.body.type] if operation.body is not None else []
        types += [type_ for answer in operation.answers for _, type_ in answer.content]
        types += [operation.shape_switch.type] if operation.shape_switch is not None else []
        return [name for type_ in types for name in names_in(type_)]

    def runtime(self, type_: ir.Type) -> str:
        """Return the type expression that :mod:`flat_api.codec.type_expressions` understands."""
        if isinstance(type_, ir.Primitive):
            return _RUNTIME[type_.kind]
        if isinstance(type_, ir.Reference):
            return type_.name
        if isinstance(type_, ir.ListOf):
            return f"List[{self.runtime(type_.item)}]"
        if isinstance(type_, ir.MapOf):
            return f"Dict[str, {self.runtime(type_.value)}]"
        if isinstance(type_, ir.NullOr):
            return f"Optional[{self.runtime(type_.inner)}]"
        if isinstance(type_, ir.OneOf):
            return f"Union[{', '.join(_unique([self.runtime(member) for member in type_.members]))}]"
        return _kinds_of(type_.values)

    def annotation(self, type_: ir.Type, imports: Imports, *, argument: bool = False) -> str:
        """Return the annotation of an argument or a result, for type checkers.

        Args:
            argument: Whether a caller passes the value: then any sequence does for a list, and a string for an enum.
        """
        if isinstance(type_, ir.Primitive):
            return self._plain(type_, imports)
        if isinstance(type_, ir.Reference):
            return self._referred(type_.name, imports, argument)
        if isinstance(type_, ir.ListOf):
            outer = imports.use("typing", "Sequence" if argument else "List")
            return f"{outer}[{self.annotation(type_.item, imports, argument=argument)}]"
        if isinstance(type_, ir.MapOf):
            outer = imports.use("typing", "Mapping" if argument else "Dict")
            return f"{outer}[str, {self.annotation(type_.value, imports, argument=argument)}]"
        if isinstance(type_, ir.NullOr):
            return optional(self.annotation(type_.inner, imports, argument=argument), imports)
        if isinstance(type_, ir.OneOf):
            return union([self.annotation(member, imports, argument=argument) for member in type_.members], imports)
        return literal_type(type_.values, imports)

    def _plain(self, type_: ir.Primitive, imports: Imports) -> str:
        if type_.kind == "object":
            return f"{imports.use('typing', 'Dict')}[str, {imports.use('typing', 'Any')}]"
        if type_.kind == "any":
            return imports.use("typing", "Any")
        if type_.kind in ("date", "date-time"):
            return imports.use("datetime", "date" if type_.kind == "date" else "datetime")
        return _BUILTIN[type_.kind]

    def _referred(self, name: str, imports: Imports, argument: bool) -> str:
        declaration = self.declarations[name]
        own = imports.use(self.module(name), name)
        if not argument or isinstance(declaration, ir.Alias):
            return own
        if isinstance(declaration, ir.Enum):
            return union([own, literal_type(tuple([member.value for member in declaration.members]), imports)], imports)
        return union([own, *self._variants(declaration, imports), _mapping(imports)], imports)

    def _variants(self, declaration: ir.Declaration, imports: Imports) -> list[str]:
        if not isinstance(declaration, ir.UnionModel):
            return []
        return [imports.use(self.module(name), name) for name in declaration.variants]

    def field(self, type_: ir.Type, scope: Scope) -> str:
        """Return the annotation of a field, which pydantic evaluates."""
        if isinstance(type_, ir.Primitive):
            return self._field_plain(type_, scope)
        if isinstance(type_, ir.Reference):
            return self._field_reference(type_.name, scope)
        if isinstance(type_, ir.ListOf):
            return f"{scope.imports.use('typing', 'List')}[{self.field(type_.item, scope)}]"
        if isinstance(type_, ir.MapOf):
            return f"{scope.imports.use('typing', 'Dict')}[str, {self.field(type_.value, scope)}]"
        if isinstance(type_, ir.NullOr):
            return optional(self.field(type_.inner, scope), scope.imports)
        if isinstance(type_, ir.OneOf):
            return union([self.field(member, scope) for member in type_.members], scope.imports)
        return literal_type(type_.values, scope.imports)

    def _field_plain(self, type_: ir.Primitive, scope: Scope) -> str:
        if type_.kind == "boolean":
            return scope.imports.use("pydantic", "StrictBool")
        if type_.kind in _OWN_IN_FIELDS:
            return scope.imports.use(f"{self.package}.codec.model", _OWN_IN_FIELDS[type_.kind])
        return self._plain(type_, scope.imports)

    def _field_reference(self, name: str, scope: Scope) -> str:
        declaration, beside = self.declarations[name], self.modules.beside(name, scope.owner)
        cyclic = self.modules.cyclic(name, scope.owner)
        if not beside and not cyclic:
            return scope.imports.use(self.module(name), name)
        if cyclic and isinstance(declaration, ir.Alias):
            if name in (scope.owner, *scope.expanding):  # a list of itself, say: beyond pydantic's plain aliases
                return scope.imports.use("typing", "Any")
            return self.field(declaration.type, replace(scope, expanding=(*scope.expanding, name)))
        if not beside:
            scope.later.use(self.module(name), name)
        # An alias stands behind all that it names, imports included; a field may name what is still to come.
        is_known = name in scope.written or isinstance(self.declarations[scope.owner], ir.Alias)
        return name if is_known else text.literal(name)

    def words(self, type_: ir.Type) -> str:
        """Return the type for a page of ``docs/models``, with links; table-safe."""
        if isinstance(type_, ir.Primitive):
            return _PLAIN_WORDS[type_.kind]
        if isinstance(type_, ir.Reference):
            return f"[{type_.name}](../models/{type_.name}.md)"
        if isinstance(type_, ir.ListOf):
            return f"list of {self.words(type_.item)}"
        if isinstance(type_, ir.MapOf):
            return f"map of string to {self.words(type_.value)}"
        if isinstance(type_, ir.NullOr):
            return f"{self.words(type_.inner)} or null"
        if isinstance(type_, ir.OneOf):
            return " or ".join(_unique([self.words(member) for member in type_.members]))
        return " or ".join([text.code(_spelled(value)) for value in type_.values])


def _spelled(value: Union[str, int, float, bool]) -> str:
    return value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


def optional(inner: str, imports: Imports) -> str:
    """Return the annotation of ``inner`` or ``None``."""
    if inner.startswith("Optional[") or inner in ("None", "Any"):
        return inner
    return f"{imports.use('typing', 'Optional')}[{inner}]"


def union(members: list[str], imports: Imports) -> str:
    """Return the annotation of any of ``members``, without repetition."""
    members = _unique(members)
    if len(members) == 1:
        return members[0]
    return f"{imports.use('typing', 'Union')}[{', '.join(members)}]"


def literal_type(values: tuple[Union[str, int, float, bool], ...], imports: Imports) -> str:
    """Return the annotation of a few fixed values; typing knows no literal of a fraction, so that becomes a number."""
    if any(isinstance(value, float) for value in values):
        return "float"
    return f"{imports.use('typing_extensions', 'Literal')}[{', '.join([text.literal(value) for value in values])}]"


def _mapping(imports: Imports) -> str:
    return f"{imports.use('typing', 'Mapping')}[str, {imports.use('typing', 'Any')}]"


def _unique(items: list[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _kinds_of(values: tuple[Union[str, int, float, bool], ...]) -> str:
    names = _unique([type(value).__name__ for value in values])
    return names[0] if len(names) == 1 else f"Union[{', '.join(names)}]"
