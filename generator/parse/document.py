"""The contract as nodes: plain values with their place in the text."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional, Union

from generator.parse.problems import MAX_PROBLEMS, ContractError, Position, Problem, listing
from generator.parse.reader import Source
from generator.parse.reasons import Reasons
from generator.parse.yaml_values import SourceError

MAX_PLACES = 10
"""Places that are shown for one warning; further ones are only counted."""

Key = Union[str, int]
Value = Union[dict[str, Any], list[Any], str, int, float, bool, None]
"""Values of a node; those inside an object or a list are ``Any``."""


class Document:
    """One contract: its text and its values, and the problems, warnings and reasons so far.

    Problems are collected, so that one run shows all of them; :meth:`raise_problems` ends the run.

    Args:
        strict: Take every warning as a problem.

    Attributes:
        unknown: The members without a meaning, by the message about them.
    """

    def __init__(self, name: str, text: str, *, strict: bool = False) -> None:
        self.name = name
        self.strict = strict
        self.unknown: dict[str, list[Node]] = {}
        self._text = text
        self.lines = [line.rstrip("\r") for line in text.split("\n")]
        self.problems: list[Problem] = []
        self.reasons = Reasons()
        self._known: set[tuple[int, str]] = set()
        self._left_out = 0
        try:
            self._source = Source(text)
        except SourceError as error:
            self._add(error.offset, error.message)
            self.raise_problems()
            raise
        for complaint in self._source.complaints:
            self._add(complaint.offset, complaint.message)
        self.root = Node(self, None, "", self._source.value)

    def raise_problems(self) -> None:
        """Raise what was collected, if anything was, in the order of the text."""
        if self.problems:
            ordered = sorted(self.problems, key=lambda problem: (problem.position.line, problem.position.column))
            raise ContractError(ordered, self._left_out)

    def position(self, path: tuple[Key, ...], *, of_key: bool = False) -> Position:
        """Return where the value (or the key) at ``path`` is written."""
        return self._position(self._source.locate(path, of_key=of_key))

    def source_text(self, path: tuple[Key, ...]) -> Optional[str]:
        """Return the scalar at ``path`` as written: ``1.10``, not 1.1."""
        return self._source.written(path)

    def add_problem(self, path: tuple[Key, ...], message: str, *, of_key: bool = False) -> None:
        """Collect one problem."""
        if len(self.problems) >= MAX_PROBLEMS:
            self._left_out += 1
            return
        self._add(self._source.locate(path, of_key=of_key), message)

    def warnings(self) -> tuple[str, ...]:
        """Return one line for each message about unknown members, with its places."""
        return tuple(self._warning(message, nodes) for message, nodes in self.unknown.items())

    def _warning(self, message: str, nodes: list[Node]) -> str:
        places = [self.position(node.path, of_key=True) for node in nodes[:MAX_PLACES]]
        others = ", ".join(f"{place.line}:{place.column}" for place in places[1:])
        more = f" and {len(nodes) - MAX_PLACES} more" if len(nodes) > MAX_PLACES else ""
        return f"{places[0]}: {message}; it is left out" + (f", also at {others}{more}" if others else "")

    def _add(self, offset: int, message: str) -> None:
        if (offset, message) not in self._known:
            self._known.add((offset, message))
            position = self._position(offset)
            self.problems.append(Problem(position, message, listing(self.lines, position.line, position.column)))

    def _position(self, offset: int) -> Position:
        """Return line and column as editors count them: by line feeds only."""
        before = self._text[:offset]
        return Position(self.name, before.count("\n") + 1, offset - before.rfind("\n"))


class Node:
    """A value of the contract with its way back to the root."""

    __slots__ = ("_pointer", "document", "key", "parent", "value")

    def __init__(self, document: Document, parent: Optional[Node], key: Key, value: Value) -> None:
        self.document = document
        self.parent = parent
        self.key = key
        self.value = value
        self._pointer: Optional[str] = "" if parent is None else None

    def __repr__(self) -> str:
        return f"<Node {self.pointer}>"

    @property
    def steps(self) -> list[Node]:
        """The nodes from below the root to this one."""
        return [] if self.parent is None else [*self.parent.steps, self]

    @property
    def path(self) -> tuple[Key, ...]:
        """The keys from the root to here."""
        return tuple(node.key for node in self.steps)

    @property
    def pointer(self) -> str:
        """The JSON pointer of this node (RFC 6901), ``""`` for the root."""
        if self._pointer is None and self.parent is not None:
            self._pointer = f"{self.parent.pointer}/{escaped(str(self.key))}"
        return self._pointer or ""

    @property
    def position(self) -> Position:
        """The place of the value in the text."""
        return self.document.position(self.path)

    @property
    def is_mapping(self) -> bool:
        """True where the value is an object."""
        return isinstance(self.value, dict)

    @property
    def object(self) -> dict[str, Any]:
        """The value, or an empty object where the value is something else."""
        return self.value if isinstance(self.value, dict) else {}

    def child(self, key: Key) -> Node:
        """Return a member that is known to exist."""
        value: Any = self.value
        return Node(self.document, self, key, value[key])

    def get(self, key: str) -> Optional[Node]:
        """Return a member of an object, or ``None``."""
        if isinstance(self.value, dict) and key in self.value:
            return Node(self.document, self, key, self.value[key])
        return None

    def has(self, key: str) -> bool:
        """Return whether this is an object with the member."""
        return isinstance(self.value, dict) and key in self.value

    def problem(self, message: str, *, of_key: bool = False) -> None:
        """Collect a problem with this node."""
        self.document.add_problem(self.path, message, of_key=of_key)

    def unknown(self, message: str) -> None:
        """Collect a member without a meaning: a warning, or a problem in a strict run."""
        if self.document.strict:
            self.problem(message, of_key=True)
        else:
            self.document.unknown.setdefault(message, []).append(self)
            self.reason(f"left out: {message}")

    def reason(self, line: str) -> None:
        """Record a decision about this node, which ``explain`` shows."""
        self.document.reasons.add(self.pointer, line)

    def members(self) -> Iterator[tuple[str, Node]]:
        """Yield the members of an object; any other value is a problem."""
        if not isinstance(self.value, dict):
            self.problem(f"expected an object, got {describe(self.value)}")
            return
        for key in self.value:
            yield key, Node(self.document, self, key, self.value[key])

    def mapping(self, key: str) -> Iterator[tuple[str, Node]]:
        """Yield the members of the object at ``key``; nothing if it is absent."""
        found = self.get(key)
        if found is not None:
            yield from found.members()

    def elements(self, key: str) -> list[Node]:
        """Return the elements of the list at ``key``; none if it is absent."""
        found = self.get(key)
        if found is None:
            return []
        if not isinstance(found.value, list):
            found.problem(f"{key} must be a list, got {describe(found.value)}")
            return []
        return [Node(self.document, found, index, value) for index, value in enumerate(found.value)]

    def text(self, key: str) -> str:
        """Return the text, or the number as written, at ``key``; ``""`` without one."""
        found = self.get(key)
        return "" if found is None else found.as_text(key)

    def as_text(self, what: str) -> str:
        """Return this scalar as text."""
        if isinstance(self.value, str):
            return self.value
        if self.value is None:
            return ""
        if isinstance(self.value, (int, float)) and not isinstance(self.value, bool):
            return self.document.source_text(self.path) or str(self.value)
        self.problem(f"{what} must be a text, got {describe(self.value)}")
        return ""

    def flag(self, key: str) -> bool:
        """Return the boolean at ``key``, ``False`` if it is absent."""
        found = self.get(key)
        if found is None:
            return False
        if not isinstance(found.value, bool):
            found.problem(f"{key} must be true or false, got {describe(found.value)}")
        return found.value is True


def escaped(key: str) -> str:
    """Return a key as a step of a JSON pointer (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def describe(value: Any) -> str:
    """Name a value of the contract for a message, shortened."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = "null" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def json_text(value: Any) -> str:
    """Return ``value`` as compact JSON text, as the representation has it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def load(path: Union[str, Path], *, strict: bool = False) -> Document:
    """Read a contract, YAML or JSON, by its content.

    Args:
        strict: Take every warning as a problem.

    Raises:
        ContractError: The text is not UTF-8, or not YAML or JSON.
        OSError: The file cannot be read.
    """
    return parse(Path(path).read_bytes(), str(path), strict=strict)


def parse(content: bytes, name: str, *, strict: bool = False) -> Document:
    """Read a contract from the bytes of a file, which messages call ``name``."""
    return Document(name, _decoded(content, name), strict=strict)


def _decoded(content: bytes, name: str) -> str:
    marks = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    encoding = next((name for mark, name in marks.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace")
        lines = content.decode(encoding, "replace").splitlines()
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        message = f"the text is not {encoding.upper()}: byte 0x{content[error.start]:02x}"
        raise ContractError([Problem(Position(name, line, column), message, listing(lines, line, column))]) from None
