"""Docstrings of operations, in Google style."""

from __future__ import annotations

from collections import Counter

from generator import ir
from generator.emit import text
from generator.emit.types import Types
from generator.runtime_exports import exception

_WIDTH = text.LINE_LENGTH - 8
_SHARED = 4
"""A text that more operations than this give for a status is its general meaning, and not repeated in docstrings."""
_PYTHON = {"true": "True", "false": "False"}


class Notes:
    """Words about operations.

    Args:
        package: All operations; how often an error's text occurs tells whether it says something about one of them.
    """

    def __init__(self, package: ir.Package, types: Types) -> None:
        self._types = types
        operations = {id(operation): operation for api in package.apis for operation in api.operations}.values()
        self._occurrences = Counter(
            [(response.status, response.description) for operation in operations for response in operation.responses]
        )

    def docstring(self, operation: ir.Operation) -> str:
        """Return the docstring of the operation's method, wrapped."""
        called = operation.identifier or f"{operation.method.upper()} {operation.path}"
        first = text.sentence(" ".join(operation.summary.split())) or f"Call {text.inline_code(called)}."
        parts = [text.wrap(first, _WIDTH)]
        if operation.description:
            parts.append(text.wrap(operation.description, _WIDTH))
        if deprecation := deprecation_note(operation):
            parts.append(text.wrap(deprecation, _WIDTH))
        parts.append(_section("Args", [*_arguments(operation), "**options: See :class:`RequestOptions`."]))
        if result := returned(operation, self._types):
            parts.append(_section("Returns", [result]))
        if errors := self.errors(operation):
            parts.append(_section("Raises", [f"{exception(status)}: {words}" for status, words in errors]))
        if footer := "\n".join(_footer(operation)):
            parts.append(footer)
        return "\n\n".join(parts)

    def errors(self, operation: ir.Operation) -> list[tuple[str, str]]:
        """Return status and text of the errors that are special for this operation."""
        return [
            (response.status, text.sentence(response.description))
            for response in operation.responses
            if response.status[0] in "45" and self._is_special(response)
        ]

    def _is_special(self, response: ir.Response) -> bool:
        return bool(response.description) and self._occurrences[(response.status, response.description)] <= _SHARED


def _section(title: str, entries: list[str]) -> str:
    return f"{title}:\n" + "\n".join(["    " + text.wrap(entry, _WIDTH - 4, " " * 8) for entry in entries])


def _arguments(operation: ir.Operation) -> list[str]:
    entries = [f"{parameter.name}: {argument_note(parameter)}" for parameter in operation.parameters]
    if (body := operation.body) is not None:
        entries.insert(operation.body_position, f"{body.name}: {body_note(body)}")
    return entries


def argument_note(parameter: ir.Parameter) -> str:
    """Return what an argument means, its default and its deprecation."""
    words = text.sentence(parameter.description) or f"The contract's {text.inline_code(parameter.wire_name)}."
    ends_in_list = words.rpartition("\n\n")[2].lstrip().startswith(("- ", "* "))
    return ("\n\n" if ends_in_list else " ").join(filter(None, [words, traits(parameter)]))


def field_note(field: ir.Field) -> str:
    """Return what the contract says about a field, its default and its deprecation."""
    words = text.sentence(field.description)
    return ("\n\n" if "\n\n" in words else " ").join(filter(None, [words, traits(field)]))


def traits(value: ir.Value) -> str:
    """Return the default of an argument or a field, and its deprecation."""
    sentences: list[str] = []
    if value.default is not None and value.default != "null":
        sentences.append(f"The server's default is {text.inline_code(value.default.strip(chr(34)))}.")
    if value.deprecated:
        sentences.append("Deprecated.")
    return " ".join(sentences)


def body_note(body: ir.Body) -> str:
    """Return the description of the body."""
    if words := text.sentence(body.description):
        return words
    return "What to send." if isinstance(body.type, ir.Primitive) else "What to send, as a model or a plain ``dict``."


def returned(operation: ir.Operation, types: Types) -> str:
    """Return the description of the result, ``""`` for none."""
    if operation.returns == ir.Primitive("none"):
        return ""
    responses = [
        response for response in ir.successes(operation.responses) if response.content and response.description
    ]
    prefix = len(responses) > 1
    words = [(f"{response.status}: " if prefix else "") + text.sentence(response.description) for response in responses]
    switch = operation.shape_switch
    if switch is not None:
        condition = text.inline_code(f"{switch.parameter}=True")
        words.append(f"With {condition}: {text.inline_code(types.runtime(switch.type))}.")
    return " ".join(words)


def deprecation_note(operation: ir.Operation) -> str:
    """Return the sentence about the replacement of a deprecated operation."""
    if not operation.deprecated:
        return ""
    return f"Deprecated: use :meth:`{operation.replaced_by}`." if operation.replaced_by else "Deprecated."


def _footer(operation: ir.Operation) -> list[str]:
    lines = (
        [text.wrap(f"Scopes: {', '.join(map(text.inline_code, operation.scopes))}.", _WIDTH)]
        if operation.scopes
        else []
    )
    if (paging := operation.pagination) is not None:
        lines.append(text.wrap(paging_note(paging), _WIDTH))
    if operation.since:
        lines.append(f"Since version {operation.since} of the API.")
    return lines


def paging_note(paging: ir.Pagination) -> str:
    """Return the sentence about the pages of an operation."""
    cursors = " and ".join(map(text.inline_code, paging.cursors))
    when = " and ".join([f"``{name}={_PYTHON.get(value) or repr(value)}``" for name, value in paging.when])
    return f"Paged{f' with {when}' if when else ''}: the header {text.inline_code(paging.header)} carries {cursors}."
