"""Spelling of types: in fields, in signatures, for the runtime, on pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from typing_extensions import assert_never

from generator import ir
from generator.emit import text
from generator.emit.imports import Imports
from generator.emit.modules import Modules
from generator.reach import names_in
from generator.visitor import TypeVisitor, limits_of

_OWN = {"number": "Number", "date": "Date", "date-time": "Timestamp"}
_BUILTIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "bytes": "bytes", "none": "None"}
_OWN_IN_FIELDS = {**_OWN, "integer": "Integer", "bytes": "FormFile"}
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
    """Place of a field's annotation.

    Attributes:
        owner: The declaration that has the field.
        imports: What its module imports at the top.
        checking: What it imports for type checkers only.
        later: What it imports at the end, because the two modules need each other.
        written: The declarations that stand before it in its module.
        expanding: Aliases that are being spelled out.
    """

    owner: str
    imports: Imports
    checking: Imports
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

    def used_by(self, operation: ir.Operation) -> list[str]:
        """Return the declarations that an operation takes or gives."""
        types = [parameter.type for parameter in operation.parameters]
        types += [operation.body.type] if operation.body is not None else []
        types += [type_ for response in operation.responses for _, type_ in response.content]
        types += [operation.shape_switch.type] if operation.shape_switch is not None else []
        return [name for type_ in types for name in names_in(type_)]

    def runtime(self, type_: ir.Type) -> str:
        """Return the type expression that :mod:`flat_api.codec.type_expressions` understands."""
        return _RUNTIME_SPELLING.visit(type_)

    def annotation(self, type_: ir.Type, imports: Imports, *, argument: bool = False) -> str:
        """Return the annotation of an argument or a result, for type checkers.

        Args:
            argument: Whether a caller passes the value: then any sequence does for a list, and a string for an enum.
        """
        return (_Argument if argument else _Annotation)(self, imports).visit(type_)

    def field(self, type_: ir.Type, scope: Scope, *, limits: bool = True) -> str:
        """Return the annotation of a field, which pydantic evaluates; its limits may stand beside it."""
        annotation = _FieldAnnotation(self, scope)
        return annotation.visit(type_) if limits else annotation.checked(type_, [])

    def seen(self, type_: ir.Type, scope: Scope, *, argument: bool = False) -> str:
        """Return the annotation of a model's property, or of its constructor's argument, for type checkers."""
        return (_Given if argument else _Held)(self, scope).visit(type_)

    def words(self, type_: ir.Type) -> str:
        """Return the type for a page of ``docs/models``, with links; table-safe."""
        return _WORDS_SPELLING.visit(type_)


class _Runtime(TypeVisitor[str]):
    """Type expressions for the decoder."""

    def primitive(self, kind: ir.PrimitiveKind) -> str:
        return _RUNTIME[kind]

    def reference(self, name: str) -> str:
        return name

    def list_of(self, item: ir.Type) -> str:
        return f"List[{self.visit(item)}]"

    def map_of(self, value: ir.Type) -> str:
        return f"Dict[str, {self.visit(value)}]"

    def null_or(self, inner: ir.Type) -> str:
        return f"Optional[{self.visit(inner)}]"

    def one_of(self, members: tuple[ir.Type, ...]) -> str:
        return f"Union[{', '.join(_unique([self.visit(member) for member in members]))}]"

    def literal_of(self, values: tuple[ir.Scalar, ...]) -> str:
        return _kinds_of(values)


class _Annotation(TypeVisitor[str]):
    """Annotations of what a method returns."""

    list_name, map_name = "List", "Dict"

    def __init__(self, types: Types, imports: Imports) -> None:
        self.types = types
        self.imports = imports

    def primitive(self, kind: ir.PrimitiveKind) -> str:
        if kind == "object":
            return f"{self.imports.use('typing', 'Dict')}[str, {self.imports.use('typing', 'Any')}]"
        if kind == "any":
            return self.imports.use("typing", "Any")
        if kind in ("date", "date-time"):
            return self.imports.use("datetime", "date" if kind == "date" else "datetime")
        return _BUILTIN[kind]

    def reference(self, name: str) -> str:
        return self.named(name)

    def named(self, name: str) -> str:
        """Return the name of a declaration, and note where it comes from."""
        return self.imports.use(self.types.module(name), name)

    def list_of(self, item: ir.Type) -> str:
        return f"{self.imports.use('typing', self.list_name)}[{self.visit(item)}]"

    def map_of(self, value: ir.Type) -> str:
        return f"{self.imports.use('typing', self.map_name)}[str, {self.visit(value)}]"

    def null_or(self, inner: ir.Type) -> str:
        return optional(self.visit(inner), self.imports)

    def one_of(self, members: tuple[ir.Type, ...]) -> str:
        return union([self.visit(member) for member in members], self.imports)

    def literal_of(self, values: tuple[ir.Scalar, ...]) -> str:
        return literal_type(values, self.imports)


class _Argument(_Annotation):
    """Annotations of what a caller may pass."""

    list_name, map_name = "Sequence", "Mapping"

    def reference(self, name: str) -> str:
        declaration = self.types.declarations[name]
        own = self.named(name)
        match declaration:
            case ir.Alias():
                return own
            case ir.Enum():
                return union([own, self.literal_of(tuple([m.value for m in declaration.members]))], self.imports)
            case ir.Model():
                variants: list[str] = []
            case ir.UnionModel():
                variants = list(map(self.named, declaration.variants))
            case _:
                assert_never(declaration)
        mapping = f"{self.imports.use('typing', 'Mapping')}[str, {self.imports.use('typing', 'Any')}]"
        return union([own, *variants, mapping], self.imports)


class _Held(_Annotation):
    """Annotations beside the fields of a model, which are never evaluated."""

    def __init__(self, types: Types, scope: Scope) -> None:
        super().__init__(types, scope.checking)
        self.scope = scope

    def named(self, name: str) -> str:
        if self.types.modules.beside(name, self.scope.owner):
            return name if name in self.scope.written else text.literal(name)
        super().named(name)
        return text.literal(name) if self.types.modules.cyclic(name, self.scope.owner) else name


class _Given(_Held, _Argument):
    """Annotations of what a caller may give to a model."""


class _FieldAnnotation(_Annotation):
    """Annotations of fields, with the package's own types for numbers and times."""

    def __init__(self, types: Types, scope: Scope) -> None:
        super().__init__(types, scope.imports)
        self.scope = scope

    def visit(self, type_: ir.Type) -> str:
        """Return the annotation with the limits of the value."""
        keywords = ", ".join(field_keywords(type_))
        return self.checked(type_, [f"{self.imports.use('pydantic', 'Field')}({keywords})"] if keywords else [])

    def checked(self, type_: ir.Type, checks: list[str]) -> str:
        """Return the annotation with checks, and with that of a fraction, which pydantic does by binary arithmetic."""
        spelled, limits = super().visit(type_), limits_of(type_)
        if limits is not None and limits.multiple_of is not None and type_ == ir.Primitive("number", limits):
            marker = self.imports.use_runtime(self.types.package, "MultipleOf")
            checks = [*checks, f"{marker}({text.literal(limits.multiple_of)})"]
        annotated = self.imports.use("typing_extensions", "Annotated") if checks else ""
        return f"{annotated}[{', '.join([spelled, *checks])}]" if checks else spelled

    def primitive(self, kind: ir.PrimitiveKind) -> str:
        if kind == "boolean":
            return self.imports.use("pydantic", "StrictBool")
        if kind in _OWN_IN_FIELDS:
            return self.imports.use_runtime(self.types.package, _OWN_IN_FIELDS[kind])
        return super().primitive(kind)

    def reference(self, name: str) -> str:
        scope, modules = self.scope, self.types.modules
        declaration, beside = self.types.declarations[name], modules.beside(name, scope.owner)
        cyclic = modules.cyclic(name, scope.owner)
        if not beside and not cyclic:
            return super().reference(name)
        if cyclic and isinstance(declaration, ir.Alias):
            if name in (scope.owner, *scope.expanding):  # a list of itself, say: beyond pydantic's plain aliases
                return self.imports.use("typing", "Any")
            return self.types.field(declaration.type, replace(scope, expanding=(*scope.expanding, name)))
        if not beside:
            scope.later.use(self.types.module(name), name)
        # An alias stands behind all that it names, imports included; a field may name what is still to come.
        is_known = name in scope.written or isinstance(self.types.declarations[scope.owner], ir.Alias)
        return name if is_known else text.literal(name)


class _Words(TypeVisitor[str]):
    """Types in words, for the reference pages."""

    def primitive(self, kind: ir.PrimitiveKind) -> str:
        return _PLAIN_WORDS[kind]

    def reference(self, name: str) -> str:
        return f"[{name}](../models/{name}.md)"

    def list_of(self, item: ir.Type) -> str:
        return f"list of {self.visit(item)}"

    def map_of(self, value: ir.Type) -> str:
        return f"map of string to {self.visit(value)}"

    def null_or(self, inner: ir.Type) -> str:
        return f"{self.visit(inner)} or null"

    def one_of(self, members: tuple[ir.Type, ...]) -> str:
        return " or ".join(_unique([self.visit(member) for member in members]))

    def literal_of(self, values: tuple[ir.Scalar, ...]) -> str:
        return " or ".join([text.code(_spelled(value)) for value in values])


_RUNTIME_SPELLING, _WORDS_SPELLING = _Runtime(), _Words()


def _spelled(value: ir.Scalar) -> str:
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


def literal_type(values: tuple[ir.Scalar, ...], imports: Imports) -> str:
    """Return the annotation of a few fixed values.

    ``Literal`` takes no fraction (PEP 586), so fractions become ``float``.
    """
    if any(isinstance(value, float) for value in values):
        return "float"
    return f"{imports.use('typing_extensions', 'Literal')}[{', '.join([text.literal(value) for value in values])}]"


def _unique(items: list[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _kinds_of(values: tuple[ir.Scalar, ...]) -> str:
    names = _unique([type(value).__name__ for value in values])
    return names[0] if len(names) == 1 else f"Union[{', '.join(names)}]"


_KEYWORDS = {"minimum": "ge", "maximum": "le", "exclusive_minimum": "gt", "exclusive_maximum": "lt"}
"""Pydantic's names of limits, where they are other ones."""


def field_keywords(type_: ir.Type) -> list[str]:
    """Return the arguments of pydantic's ``Field`` for the limits of a value."""
    limits = limits_of(type_)
    if limits is None:
        return []
    values = {_KEYWORDS.get(name, name): value for name, value in vars(limits).items()}
    if isinstance(type_, ir.Primitive) and type_.kind == "number":
        del values["multiple_of"]
    return [f"{keyword}={text.literal(value)}" for keyword, value in values.items() if value is not None]
