"""The front half of the generator: from a contract to the representation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Optional, Union

from flat_api.support.gc_pause import PausedGc
from generator import ir
from generator.naming.identifiers import pascal, underscore
from generator.naming.names import ClassNames, ModuleNames, legal_class, told_apart
from generator.operations.operations import Operations, Site
from generator.parse import vocabulary
from generator.parse.document import Document, Node, describe, load
from generator.parse.references import References
from generator.reach import Uses
from generator.schema.declarations import Declarations
from generator.schema.normalize import Normalizer, Sources
from generator.schema.shapes import Shapes

DEFAULT_TAG = "default"


def build_package(path: Union[str, Path], package: str = "flat_api", *, strict: bool = False) -> ir.Package:
    """Read the contract at ``path`` and return what the package ``package`` will be.

    Raises:
        ContractError: The contract is wrong, or says what cannot be expressed; with every place found.
        OSError: The file cannot be read.
    """
    with PausedGc():
        return build(load(path, strict=strict), package)


def build(document: Document, package: str = "flat_api") -> ir.Package:
    """Return what the package will be, from a document that is read already."""
    try:
        result = _Builder(document, package).package()
    except RecursionError:
        document.root.problem("the schemas are nested too deeply in each other")
        document.raise_problems()
        raise
    document.raise_problems()
    return result


class _Builder:
    def __init__(self, document: Document, package: str) -> None:
        self._document = document
        self._root = document.root
        self._package = package
        self._check_version()
        self._references = References(document)
        self._normalizer = Normalizer(self._references)
        self._class_names, self._module_names = ClassNames(document.reasons), ModuleNames(document.reasons)
        self._shapes = Shapes(self._normalizer, self._class_names, self._module_names)
        self._declarations = Declarations(self._shapes)
        self._operations = Operations(document, self._shapes)

    def package(self) -> ir.Package:
        """Build everything."""
        vocabulary.check(self._root, vocabulary.ROOT, "the document")
        self._check_parts()
        sites = self._operations.sites()
        tags = self._tags(sites)
        self._class_names.reserve(f"{pascal(tag)}Api" for tag in tags)
        components = self._components("schemas")
        self._shapes.name_components(components)
        for node in sorted(components, key=lambda node: str(node.key)):
            self._shapes.of(node)
        operations = self._operations.build(sites)
        if self._root.has("webhooks"):
            self._root.child("webhooks").reason("left out: webhooks are calls to the user's server, not of the client")
        apis = self._apis(sites, operations, tags)
        declarations = self._module_names.settled(self._declarations.all())
        self._references.check_all()
        return self._assembled(apis, operations, declarations)

    def _assembled(
        self, apis: tuple[ir.Api, ...], operations: list[ir.Operation], declarations: list[ir.Declaration]
    ) -> ir.Package:
        info = self._root.get("info") or self._root
        uses = Uses(
            declarations,
            [operation.body.type for operation in operations if operation.body is not None],
            _received(operations),
            self._declarations.read_only,
            self._declarations.write_only,
            self._document.reasons,
        )
        servers = tuple(self._server(server) for server in self._root.elements("servers"))
        return ir.Package(
            name=self._package,
            title=info.text("title"),
            version=info.text("version"),
            description=info.text("description"),
            servers=servers,
            scopes=self._scopes(),
            apis=apis,
            declarations=uses.complete(),
            reasons=self._document.reasons.sorted(),
            warnings=self._document.warnings(),
            schemas={str(node.key): node.value for node in self._components("schemas")},
        )

    def _check_parts(self) -> None:
        """Check the objects beside paths and schemas, whether anything refers to them or not."""
        info = self._root.get("info")
        if info is not None:
            vocabulary.check(info, vocabulary.INFO, "info")
        for tag in self._root.elements("tags"):
            vocabulary.check(tag, vocabulary.TAG, "a tag")
        for server in self._root.elements("servers"):
            vocabulary.check(server, vocabulary.SERVER, "a server")
            for _, variable in server.mapping("variables"):
                vocabulary.check(variable, vocabulary.SERVER_VARIABLE, "a server variable")
        for kind, (known, what) in vocabulary.REFERRED.items():
            for place in self._components(kind):
                node = self._references.followed(place)
                if node is not None:
                    vocabulary.check(node, known, what)
                    self._check_content(node)
        for place in self._components("securitySchemes"):
            self._check_scheme(self._references.followed(place))

    def _check_content(self, node: Node) -> None:
        """Check the schemas of a component, without making anything of them."""
        schemas = [media.get("schema") for _, media in node.mapping("content")] if node.has("content") else []
        for schema in [*schemas, node.get("schema")]:
            if schema is not None:
                self._normalizer.flatten(Sources((schema,)))

    def _check_scheme(self, node: Optional[Node]) -> None:
        kind = node.get("type") if node is not None else None
        if node is None or kind is None:
            return
        if kind.value not in vocabulary.SECURITY_TYPES:
            kind.problem(
                f"{describe(kind.value)} is not a security type; they are {', '.join(vocabulary.SECURITY_TYPES)}"
            )
        elif kind.value not in ("oauth2", "openIdConnect") and node.text("scheme").lower() != "bearer":
            node.reason(
                "left out: the client authorizes with a bearer token; send other credentials with set_default_header()",
            )

    def _check_version(self) -> None:
        if not self._root.is_mapping:
            self._root.problem("a contract is an object")
        elif self._root.has("swagger"):
            version = self._root.text("swagger")
            self._root.child("swagger").problem(
                f"Swagger {version} is not read; convert the contract to OpenAPI 3 first"
            )
        elif not self._root.has("openapi"):
            self._root.problem("no OpenAPI document: 'openapi' is missing")
        elif not re.fullmatch(r"3\.[01](\..*)?", self._root.text("openapi")):
            self._root.child("openapi").problem(f"OpenAPI {self._root.text('openapi')} is not read; 3.0 and 3.1 are")
        self._document.raise_problems()

    def _components(self, kind: str) -> list[Node]:
        components = self._root.get("components")
        if components is None:
            return []
        vocabulary.check(components, vocabulary.COMPONENTS, "components")
        return [node for _, node in components.mapping(kind)]

    def _tags(self, sites: list[Site]) -> list[str]:
        """Return the tags in use: the document's list first, then the others."""
        listed = [tag.text("name") for tag in self._root.elements("tags")]
        used = dict.fromkeys(tag for site in sites for tag in _tags_of(site.node))
        return [tag for tag in dict.fromkeys(listed) if tag in used] + sorted(tag for tag in used if tag not in listed)

    def _apis(self, sites: list[Site], operations: list[ir.Operation], tags: list[str]) -> tuple[ir.Api, ...]:
        texts = {tag.text("name"): tag.text("description") for tag in self._root.elements("tags")}
        by_name: dict[str, list[str]] = {}
        for tag in tags:
            by_name.setdefault(_api_name(tag), []).append(tag)
        modules = told_apart({name: underscore(name) for name in by_name}, lambda _: "")
        result: list[ir.Api] = []
        for name, members in by_name.items():
            inside = [
                one
                for site, one in zip(sites, operations, strict=True)
                if any(tag in members for tag in _tags_of(site.node))
            ]
            result.append(ir.Api(name, modules[name], members[0], texts.get(members[0], ""), tuple(inside)))
        return tuple(result)

    def _server(self, node: Node) -> ir.Server:
        """Return a server, its address without a trailing slash."""
        variables = [
            ir.ServerVariable(
                name,
                variable.text("default"),
                tuple(value.as_text("a value of a server variable") for value in variable.elements("enum")),
                variable.text("description"),
            )
            for name, variable in node.mapping("variables")
        ]
        return ir.Server(node.text("url").rstrip("/"), node.text("description"), tuple(variables))

    def _scopes(self) -> tuple[tuple[str, str], ...]:
        """Return the OAuth2 scopes of all security schemes, and what they allow."""
        scopes: dict[str, str] = {}
        for place in self._components("securitySchemes"):
            node = self._references.followed(place)
            for _, flow in node.mapping("flows") if node is not None and node.text("type") == "oauth2" else ():
                for name, text in flow.mapping("scopes") if flow.is_mapping else ():
                    scopes.setdefault(name, text.as_text("a scope"))
        return tuple(scopes.items())


def _tags_of(node: Node) -> list[str]:
    tags = [tag.as_text("a tag") for tag in node.elements("tags")]
    return [tag for tag in tags if tag] or [DEFAULT_TAG]


def _api_name(tag: str) -> str:
    name = pascal(tag) or "Default"
    return f"{name}Api" if name == "Default" else legal_class(f"{name}Api")


def _received(operations: list[ir.Operation]) -> list[ir.Type]:
    found = [type_ for operation in operations for response in operation.responses for _, type_ in response.content]
    return found + [operation.shape_switch.type for operation in operations if operation.shape_switch is not None]
