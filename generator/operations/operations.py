"""From path items to the methods of the Api classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Optional

from generator import ir
from generator.naming.names import argument_names, method_name, method_without_variant, told_apart, unnamed_operation
from generator.operations.bodies import Bodies
from generator.operations.parameters import Parameters, places_in
from generator.operations.responses import Responses, returned
from generator.parse import vocabulary
from generator.parse.document import Document, Node, json_text
from generator.parse.references import did_you_mean
from generator.schema.shapes import Shapes


@dataclass(frozen=True, eq=False)
class Site:
    """Place of an operation in the contract."""

    path: str
    method: str
    item: Node
    node: Node

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


class Operations:
    """Builds all operations of a document."""

    def __init__(self, document: Document, shapes: Shapes) -> None:
        self._root = document.root
        self._references = shapes.normalizer.references
        self._shapes = shapes
        self._parameters = Parameters(shapes)
        self._bodies = Bodies(shapes)
        self._responses = Responses(shapes)
        self._names: dict[Site, str] = {}
        self._replacements: dict[str, str] = {}
        self._schemes = self._declared_schemes()

    def sites(self) -> list[Site]:
        """Return every operation of the contract, in its order."""
        return [
            site
            for path, item in self._root.mapping("paths")
            if not path.startswith("x-")
            for site in self._in_path(path, item)
        ]

    def _in_path(self, path: str, item: Node) -> Iterator[Site]:
        if not path.startswith("/"):
            item.problem("a path starts with '/'", of_key=True)
            return
        followed = self._references.followed(item)
        if followed is None:
            return
        vocabulary.check(item, vocabulary.PATH_ITEM, "a path item")
        if "#" in path:
            item.reason("left out: what follows '#' in a path, which no request carries")
        if followed is not item:
            vocabulary.check(followed, vocabulary.PATH_ITEM, "a path item")
        methods = [method for method in ir.METHODS if item.has(method) or followed.has(method)]
        if not methods:
            item.reason("left out: the path has no method")
        for method in methods:
            yield Site(path, method, followed, item.get(method) or followed.child(method))

    def build(self, sites: list[Site]) -> list[ir.Operation]:
        """Return the operations of ``sites``, with names that do not depend on their order."""
        self._name(sites)
        identified = [(site.node.text("operationId"), site) for site in sites]
        self._replacements = {identifier: self._names[site] for identifier, site in identified if identifier}
        built = {site: self._operation(site) for site in sorted(sites, key=lambda site: (site.path, site.method))}
        return [built[site] for site in sites]

    def _name(self, sites: list[Site]) -> None:
        """Name every operation after its identifier, or after its path and HTTP method."""
        named: dict[str, Site] = {}
        for site in sorted(sites, key=lambda site: (site.path, site.method)):
            identifier = site.node.text("operationId")
            other = named.setdefault(identifier or str(site), site)
            if other is not site:
                named[str(site)] = site
            if other.node.pointer != site.node.pointer:
                for one, two in ((site, other), (other, site)):
                    place = one.node.child("operationId").position
                    two.node.child("operationId").problem(
                        f"the operationId {identifier!r} is also that of {one} ({place})"
                    )
        wishes = {key: self._wished(key, site) for key, site in named.items()}
        names = told_apart(
            wishes, lambda key: unnamed_operation(named[key].method, named[key].path), same=method_without_variant
        )
        for key, name in names.items():
            if name != wishes[key]:
                reason = f"{name}: {wishes[key]} is the name of another operation as well"
                named[key].node.reason(reason)
            self._names[named[key]] = name

    def _wished(self, key: str, site: Site) -> str:
        if key != str(site) and method_name(key) != "call_":
            return method_name(key)
        name = unnamed_operation(site.method, site.path)
        site.node.reason(f"{name}: named after path and method, as it has no operationId of its own")
        return name

    def _operation(self, site: Site) -> ir.Operation:
        node = site.node
        vocabulary.check(node, vocabulary.OPERATION, "an operation")
        vocabulary.unexpressed(node)
        vocabulary.unexpressed(site.item)
        parameters = self._parameters.of(site.path, site.item, node)
        body = self._bodies.of(node)
        ordered, position = in_signature_order(parameters, body, places_in(site.path))
        ordered, body = self._named(ordered, body, position)
        responses = self._responses.of(node)
        scopes, authenticated = self._security(node)
        return ir.Operation(
            name=self._names[site],
            identifier=node.text("operationId"),
            method=site.method.upper(),
            path=site.path,
            summary=node.text("summary") or site.item.text("summary"),
            description=node.text("description") or site.item.text("description"),
            parameters=tuple(ordered),
            body=body,
            body_position=position,
            responses=responses,
            returns=returned(responses, node),
            scopes=scopes,
            authenticated=authenticated,
            deprecated=node.flag("deprecated"),
            replaced_by=self._replacement(node),
            aliases=tuple(alias.as_text("an alias") for alias in node.elements("x-deprecated-aliases")),
            pagination=_pagination(node),
            shape_switch=self._shape_switch(node),
            idempotency_key=node.text("x-idempotency-key") or None,
            redirects_to_storage=node.flag("x-redirects-to-storage"),
            since=node.text("x-since") or None,
            pointer=node.pointer,
        )

    def _named(
        self, parameters: list[ir.Parameter], body: Optional[ir.Body], position: int
    ) -> tuple[list[ir.Parameter], Optional[ir.Body]]:
        """Give the arguments distinct names; the body's name changes in a collision."""
        names = argument_names([(parameter.wire_name, parameter.location) for parameter in parameters])
        named = [replace(parameter, name=name) for parameter, name in zip(parameters, names, strict=True)]
        if body is not None:
            body = replace(body, name=argument_names([(body.name, "body")], names)[0])
        return named, body

    def _security(self, node: Node) -> tuple[tuple[str, ...], bool]:
        """Return the scopes of all alternatives, and whether credentials are sent."""
        holder = node if node.has("security") else self._root
        if not holder.has("security"):
            return (), True
        requirements = holder.elements("security")
        scopes: dict[str, None] = {}
        for requirement in requirements:
            for scheme, names in requirement.members():
                if scheme not in self._schemes:
                    names.problem(f"no security scheme {scheme!r}{did_you_mean(scheme, self._schemes)}", of_key=True)
                wanted = [name.as_text("a scope") for name in requirement.elements(scheme)]
                scopes.update(dict.fromkeys(wanted))
                for name in wanted if self._schemes.get(scheme) else ():
                    if name not in self._schemes[scheme]:
                        node.reason(f"the scope {name} is used, but the security scheme does not declare it")
        return tuple(scopes), any(requirement.value for requirement in requirements)

    def _declared_schemes(self) -> dict[str, set[str]]:
        """Return the scopes that each security scheme declares."""
        components = self._root.get("components")
        result: dict[str, set[str]] = {}
        for name, place in components.mapping("securitySchemes") if components is not None else ():
            node = self._references.followed(place)
            flows = node.mapping("flows") if node is not None else ()
            result[name] = {scope for _, flow in flows for scope, _ in flow.mapping("scopes")}
        return result

    def _replacement(self, node: Node) -> Optional[str]:
        found = node.get("x-replaced-by")
        if found is None:
            return None
        name = self._replacements.get(found.as_text("x-replaced-by"))
        if name is None:
            found.problem(f"no operation has the operationId {found.value!r}")
        return name

    def _shape_switch(self, node: Node) -> Optional[ir.ShapeSwitch]:
        found = node.get("x-shape-switch")
        switched = found.get("answer") if found is not None else None
        if found is None or switched is None:
            return None
        schema = switched.get("schema") or switched
        return ir.ShapeSwitch(argument_names([(found.text("parameter"), "query")])[0], self._shapes.of(schema).inner)


def in_signature_order(
    parameters: list[ir.Parameter], body: Optional[ir.Body], places: list[str]
) -> tuple[list[ir.Parameter], int]:
    """Return the parameters in the published order, and the index of the body.

    Path parameters come first, as the path has them; then a body that is required; then what else is required; then the
    rest in the order of the contract, and last a body that may be left out.
    """
    in_path = sorted(
        (parameter for parameter in parameters if parameter.location == "path"),
        key=lambda parameter: places.index(parameter.wire_name) if parameter.wire_name in places else len(places),
    )
    others = [parameter for parameter in parameters if parameter.location != "path"]
    ordered = in_path + [one for one in others if one.required] + [one for one in others if not one.required]
    return ordered, len(in_path) if body is not None and body.required else len(ordered)


def _pagination(node: Node) -> Optional[ir.Pagination]:
    found = node.get("x-pagination")
    if found is None:
        return None
    when: list[tuple[str, str]] = [(name, _argument(value.value)) for name, value in found.mapping("when")]
    cursors = [cursor.as_text("a cursor") for cursor in found.elements("cursors")]
    return ir.Pagination(
        tuple(argument_names([(name, "query") for name in cursors])), found.text("header"), tuple(when)
    )


def _argument(value: Any) -> str:
    return value if isinstance(value, str) else json_text(value)
