"""``openapi.yaml`` as the tests look at it: loaded once, references resolved, walked in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
METHODS = ("get", "post", "put", "patch", "delete")

Node = Dict[str, Any]


def snake(name: str) -> str:
    """Return ``name`` as the client spells it: ``onlyId`` gives ``only_id``, ``X-Flat-Locale`` ``x_flat_locale``."""
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name.replace("-", "_"))
    return re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name).lower()


@dataclass(frozen=True)
class Operation:
    """One operation, with what its path adds to it.

    Attributes:
        path: Path template, as in the document.
        method: HTTP method in lower case.
        spec: The operation object.
        path_parameters: Parameters of the path item, which follow those of the operation.
    """

    path: str
    method: str
    spec: Node
    path_parameters: List[Node] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Return the ``operationId``."""
        return str(self.spec["operationId"])

    @property
    def parameters(self) -> List[Node]:
        """Return all parameters, unresolved, those of the operation first."""
        return [*self.spec.get("parameters", []), *self.path_parameters]

    @property
    def responses(self) -> Dict[str, Node]:
        """Return the answers by status, unresolved."""
        return dict(self.spec["responses"])


@dataclass(frozen=True)
class Document:
    """The contract.

    Attributes:
        text: The file as it is written.
        tree: The file as data.
    """

    text: str
    tree: Node

    @classmethod
    def load(cls) -> Document:
        """Read ``openapi.yaml`` from the top of the working tree."""
        text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
        return cls(text, yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))

    @property
    def components(self) -> Dict[str, Dict[str, Node]]:
        """Return the components by kind, then by name."""
        return dict(self.tree["components"])

    @property
    def schemas(self) -> Dict[str, Node]:
        """Return the component schemas by name."""
        return self.components["schemas"]

    @property
    def scopes(self) -> Dict[str, str]:
        """Return the declared OAuth scopes with their texts."""
        return dict(self.components["securitySchemes"]["OAuth2"]["flows"]["authorizationCode"]["scopes"])

    @property
    def preamble(self) -> str:
        """Return the comment at the top of the file."""
        return self.text[: self.text.index("\nopenapi:")]

    @cached_property
    def operations(self) -> List[Operation]:
        """Return all operations in the order of the file."""
        return [
            Operation(path, method, item[method], item.get("parameters", []))
            for path, item in self.tree["paths"].items()
            for method in item
            if method in METHODS
        ]

    def operation(self, operation_id: str) -> Operation:
        """Return the operation of that ``operationId``."""
        return next(operation for operation in self.operations if operation.id == operation_id)

    def resolve(self, node: Node) -> Node:
        """Follow ``$ref``; a description beside it replaces the shared one, as OpenAPI 3.1 has it."""
        if "$ref" not in node:
            return node
        target: Any = self.tree
        for part in node["$ref"][2:].split("/"):
            target = target[part]
        return {**target, **{key: value for key, value in node.items() if key != "$ref"}}

    def parameters(self, operation: Operation) -> List[Node]:
        """Return the resolved parameters; one declared twice counts once, where it stands first."""
        unique: Dict[Tuple[str, str], Node] = {}
        for parameter in map(self.resolve, operation.parameters):
            unique.setdefault((parameter["in"], parameter["name"]), parameter)
        return list(unique.values())

    def fields(self) -> Iterator[Tuple[str, str, Node]]:
        """Yield component name, field name and schema of every field that a component declares itself."""
        for name, schema in self.schemas.items():
            for part in (schema, *schema.get("allOf", [])):
                for member, member_schema in part.get("properties", {}).items():
                    yield name, member, member_schema

    def bodies(self) -> Iterator[Tuple[Operation, Node]]:
        """Yield every request body that the client sends."""
        for operation in self.operations:
            body = operation.spec.get("requestBody")
            if body and not body.get("x-ignored-body"):
                yield operation, body

    def successes(self) -> Iterator[Tuple[Operation, str, Node]]:
        """Yield every answer of the 2xx class with its status."""
        for operation in self.operations:
            for status, response in operation.responses.items():
                if status.startswith("2"):
                    yield operation, status, self.resolve(response)

    def media(self) -> Iterator[Tuple[str, str, Node]]:
        """Yield a label, the media type and the media type object of every body and answer."""
        for operation in self.operations:
            for media_type, media in operation.spec.get("requestBody", {}).get("content", {}).items():
                yield f"{operation.id} body", media_type, media
            for status, response in operation.responses.items():
                for media_type, media in self.resolve(response).get("content", {}).items():
                    yield f"{operation.id} {status}", media_type, media


def walk(node: Any, path: Tuple[str, ...] = ()) -> Iterator[Tuple[Tuple[str, ...], Node]]:
    """Yield every mapping of the document with its path, save those inside example values."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key != "value" or "examples" not in path:
                yield from walk(value, (*path, str(key)))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, (*path, str(index)))
