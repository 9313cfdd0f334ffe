"""The methods of an operation: signature, docstring and one call, in three forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

from generator import ir
from generator.emit import text
from generator.emit.code.operations import constant
from generator.emit.imports import Imports
from generator.emit.notes import Notes
from generator.emit.types import Types, optional, union
from generator.reach import names_in


@dataclass(frozen=True)
class Argument:
    """One argument of the signature."""

    name: str
    annotation: str
    required: bool

    def __str__(self) -> str:
        return f"{self.name}: {self.annotation}" + ("" if self.required else " = None")


@dataclass(frozen=True)
class Form:
    """One of the three forms of an operation.

    Attributes:
        suffix: What the method's name ends in.
        call: The method of the runtime.
        result: Annotation of what comes back, with ``{}`` for the decoded type; ``""`` when that type itself does.
        doc: What its docstring adds to the name of the first form.
    """

    suffix: str
    call: str
    result: str
    doc: str


PLAIN = Form("", "_call", "", "")
WITH_INFO = Form("_with_http_info", "_call_with_http_info", "ApiResponse[{}]", "with status and headers")
UNREAD = Form("_without_preload_content", "_call_without_preload_content", "RawResponse", "unread")


@dataclass
class Methods:
    """Writes the methods of one module.

    Attributes:
        imports: What the module imports for type checkers.
        runtime: What it imports at run time.
    """

    package: str
    types: Types
    notes: Notes
    imports: Imports = field(default_factory=Imports)
    runtime: Imports = field(default_factory=Imports)

    def lines(self, operation: ir.Operation) -> list[str]:
        """Return the three methods, and one line for each older name of each."""
        arguments = self._arguments(operation)
        lines: list[str] = []
        for form in (PLAIN, WITH_INFO, UNREAD):
            lines += ["", *self._overloads(operation, arguments, form), *self._method(operation, arguments, form)]
        for alias in operation.aliases:
            for form in (PLAIN, WITH_INFO, UNREAD):
                lines += ["", self._alias(alias + form.suffix, operation.name + form.suffix)]
        return lines

    def _arguments(self, operation: ir.Operation) -> list[Argument]:
        arguments = [
            self._argument(parameter.name, parameter.type, parameter.required, parameter.nullable)
            for parameter in operation.parameters
        ]
        if (body := operation.body) is not None:
            arguments.insert(operation.body_position, self._argument(body.name, body.type, body.required))
        return arguments

    def _argument(self, name: str, type_: ir.Type, required: bool, nullable: bool = False) -> Argument:
        annotation = self.types.annotation(type_, self.imports, argument=True)
        if nullable or not required:
            annotation = optional(annotation, self.imports)
        return Argument(text.identifier(name), annotation, required)

    def _method(self, operation: ir.Operation, arguments: list[Argument], form: Form) -> list[str]:
        name = operation.name + form.suffix
        plain = form is PLAIN
        words = self.notes.docstring(operation) if plain else f"Like :meth:`{operation.name}`, {form.doc}."
        results = [self._type(operation.returns)]
        if operation.shape_switch is not None:
            results.append(self._type(operation.shape_switch.type))
        passed = ", ".join([f"{text.literal(argument.name)}: {argument.name}" for argument in arguments])
        result = self._result(results, form)
        if len(results) > 1 and form is WITH_INFO:  # no ApiResponse of one shape is an ApiResponse of either
            result = form.result.format(self.imports.use("typing", "Any"))
        call = f"self.{form.call}(self.{constant(operation)}, {{{passed}}}, options)"
        nothing = plain and results == ["None"]
        secret = self._secret(operation)
        hidden = self.runtime.use_runtime(self.package, "hidden") if secret else ""
        return [
            f"    @{constant(operation)}.attach",
            f"    def {text.identifier(name)}({self._signature(arguments)}) -> {result}:",
            "        " + text.docstring(words, 8),
            *[f"        {name} = {hidden}({name})" for name in secret],
            f"        {call}" if nothing else f"        return {call}",
        ]

    def _secret(self, operation: ir.Operation) -> list[str]:
        """Return the names of the arguments that may hold secrets."""
        names = [text.identifier(parameter.name) for parameter in operation.parameters if parameter.secret]
        if operation.body is not None:
            declarations = [self.types.declarations[name] for name in names_in(operation.body.type)]
            if any(isinstance(one, ir.Structure) and one.holds_secret for one in declarations):
                names.append(text.identifier(operation.body.name))
        return names

    def _signature(self, arguments: list[Argument]) -> str:
        options = f"**options: {self._options()}"
        return ", ".join(["self", *[str(argument) for argument in arguments], options])

    def _options(self) -> str:
        unpack = self.imports.use("typing_extensions", "Unpack")
        return f"{unpack}[{self.imports.use_runtime(self.package, 'RequestOptions')}]"

    def _type(self, type_: ir.Type) -> str:
        return self.types.annotation(type_, self.imports)

    def _result(self, results: list[str], form: Form) -> str:
        if form is PLAIN:
            return union(results, self.imports)
        self.imports.use_runtime(self.package, form.result.partition("[")[0])
        return union([form.result.format(result) for result in results], self.imports)

    def _overloads(self, operation: ir.Operation, arguments: list[Argument], form: Form) -> list[str]:
        """Return the overloads for type checkers: the switch is off, on, or unknown.

        Off comes first: it is the overload that checkers take for a method that is passed along, as to ``paginate``.
        """
        switch = operation.shape_switch
        if switch is None or form is UNREAD:
            return []
        self.runtime.use("typing", "overload")
        literal = self.imports.use("typing_extensions", "Literal")
        declared, switched = self._type(operation.returns), self._type(switch.type)
        on = self._overload(operation, _keyword_only(arguments, switch.parameter, f"{literal}[True]"), [switched], form)
        off = _replaced(arguments, switch.parameter, optional(f"{literal}[False]", self.imports))
        return [
            *self._overload(operation, self._signature(off), [declared], form),
            *on,
            *self._overload(operation, self._signature(arguments), [declared, switched], form),
        ]

    def _overload(self, operation: ir.Operation, signature: str, results: list[str], form: Form) -> list[str]:
        if "*options" not in signature:
            signature = f"{signature}, **options: {self._options()}"
        name = operation.name + form.suffix
        return ["    @overload", f"    def {name}({signature}) -> {self._result(results, form)}: ...", ""]

    def _alias(self, old: str, new: str) -> str:
        renamed = self.runtime.use_runtime(self.package, "renamed")
        return f"    {text.identifier(old)} = {renamed}({new}, {text.literal(old)})"


def _replaced(arguments: list[Argument], name: str, annotation: str) -> list[Argument]:
    return [Argument(a.name, annotation, a.required) if a.name == name else a for a in arguments]


def _keyword_only(arguments: list[Argument], name: str, annotation: str) -> str:
    """Return the signature in which ``name`` is required.

    It is keyword-only where an optional argument comes before it.
    """
    parts = ["self"]
    star: Optional[str] = "*"
    for argument in arguments:
        if argument.name != name:
            parts.append(str(argument))
            continue
        if star and any(part.endswith("= None") for part in parts):
            parts.append(star)
        parts.append(f"{name}: {annotation}")
    return ", ".join(parts)
