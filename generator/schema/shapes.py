"""Types of schemas, and the declarations that have a name.

A schema is looked at where it is used. Scalars stay where they are; objects, enums and unions of objects get a
declaration, whose members are read later, from a list of work, so that schemas may refer to each other in any way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Optional, Union

from generator import ir
from generator.naming.identifiers import pascal
from generator.naming.names import ClassNames, ModuleNames, class_wish, wish
from generator.parse.document import Node
from generator.schema.choices import Choices
from generator.schema.enums import Values, value_type
from generator.schema.limits import limits_for
from generator.schema.normalize import Flat, Normalizer, Sources
from generator.schema.typed import ANY, NONE, OBJECT, Declared, Typed, one_of
from generator.schema.wrappers import Wrappers

_PRIMITIVES: dict[str, ir.PrimitiveKind] = {"integer": "integer", "number": "number", "boolean": "boolean"}
_FORMATS: dict[str, ir.PrimitiveKind] = {"date": "date", "date-time": "date-time", "binary": "bytes"}


class Shapes:
    """Finds the type of every schema, and collects what must be declared."""

    def __init__(self, normalizer: Normalizer, class_names: ClassNames, module_names: ModuleNames) -> None:
        self.normalizer = normalizer
        self.declared: dict[str, Declared] = {}
        self.waiting: deque[Declared] = deque()
        self.wrappers = Wrappers(normalizer)
        self._class_names = class_names
        self._module_names = module_names
        self._component_names: dict[str, tuple[str, str]] = {}
        self._types: dict[Any, Typed] = {}
        self._open: set[Any] = set()

    def name_components(self, components: list[Node]) -> None:
        """Give all components their names, before inline schemas get theirs."""
        names = self._class_names.assign_all({str(node.key): node.pointer for node in components})
        for node in sorted(components, key=lambda node: str(node.key)):
            name = names[str(node.key)]
            self._component_names[node.pointer] = name, self._module_names.of_component(node, name)
        self._components = components

    def of(self, node: Node, *, literal: bool = False) -> Typed:
        """Return the type of the schema at ``node``.

        Args:
            literal: Spell an enum out in place, as parameters want it, instead of naming it.
        """
        return self.of_sources(Sources((node,)), lambda: wish(node), literal=literal)

    def of_sources(self, sources: Sources, name: Any, *, literal: bool = False) -> Typed:
        """Return the type of a value that satisfies all ``sources``, named by ``name()``."""
        if len(sources.nodes) == 1 and not sources.chosen:
            node = sources.nodes[0]
            if node.pointer in self._component_names:
                return self._named(node)
            wrapped = self.wrappers.target(node)
            if wrapped is not None:
                target, nullable = wrapped
                return self._named(target).or_null(nullable)
        return self._structural(sources, name, literal)

    def _structural(self, sources: Sources, name: Any, literal: bool) -> Typed:
        """Return the type of sources without a name of a component."""
        return self._once(
            (sources.key, literal),
            lambda: self._shape(self.normalizer.flatten(sources), sources, name, literal),
            sources.nodes[0],
            "a name",
        )

    def _named(self, node: Node) -> Typed:
        """Return the type of something that others refer to, declaring it the first time."""
        names = self._component_names.get(node.pointer)
        if names is None:
            return self._structural(Sources((node,)), lambda: wish(node), False)
        return self._once(("named", node.pointer), lambda: self._component(node, names), node, "an object")

    def _once(self, key: Any, make: Callable[[], Typed], where: Node, between: str) -> Typed:
        """Return the type under ``key``, made the first time; any value inside itself."""
        if key in self._types:
            return self._types[key]
        if key in self._open:
            where.reason(f"loosened: it contains itself without {between} in between, and is any value there")
            return Typed(ANY)
        self._open.add(key)
        typed = make()
        self._open.discard(key)
        self._types[key] = typed
        return typed

    def _component(self, node: Node, names: tuple[str, str]) -> Typed:
        sources = Sources((node,))
        flat = self.normalizer.flatten(sources)
        wrapped = self.wrappers.target(node)
        may_grow = flat.discriminator is not None and flat.groups
        if wrapped is not None and wrapped[0].pointer != node.pointer and not may_grow:
            typed = self._named(wrapped[0]).or_null(wrapped[1])
            node.reason(f"another name for {wrapped[0].pointer}")
        else:
            typed = self._shape(flat, sources, lambda: names, False)
        if isinstance(typed.type, ir.Reference) and typed.type.name == names[0]:
            return typed
        self._declare(Declared("alias", *names, sources, flat, type=typed))
        if isinstance(typed.type, (ir.Primitive, ir.LiteralOf, ir.Reference, ir.ListOf)):
            return typed
        return Typed(ir.Reference(names[0]), typed.nullable)

    def _shape(self, flat: Flat, sources: Sources, name: Any, literal: bool) -> Typed:
        if flat.groups:
            union = Choices(self, flat, sources, name, literal).typed()
            if union is not None:
                return union.or_null(flat.nullable)
        if flat.values is not None:
            return Typed(self.enum(flat, sources, name, literal), flat.nullable)
        types = flat.types or ()
        if not types:
            return Typed(ANY, False)
        if len(types) == 1:
            return Typed(self._single(types[0], flat, sources, name, literal), flat.nullable)
        flat.node.reason(f"one of {', '.join(types)}, as its type says")
        return Typed(one_of([self._single(kind, flat, sources, name, literal) for kind in types]), flat.nullable)

    def _single(self, kind: str, flat: Flat, sources: Sources, name: Any, literal: bool) -> ir.Type:
        if kind == "object":
            return self._object(flat, sources, name)
        if kind == "array":
            return ir.ListOf(self._item(flat, name, literal), limits_for(kind, flat.limits, flat.node))
        if flat.items:
            flat.node.reason(f"loosened: 'items' means nothing on a value of type {kind}")
        if kind == "null":
            return NONE
        primitive = _FORMATS.get(flat.format, "string") if kind == "string" else _PRIMITIVES[kind]
        return ir.Primitive(primitive, limits_for(primitive, flat.limits, flat.node))

    def _item(self, flat: Flat, name: Any, literal: bool) -> ir.Type:
        schemas = [node for node in flat.items if not isinstance(node.value, bool)]
        if not schemas:
            return ANY
        return self._together(schemas, lambda: class_wish(name) + "Inner", literal=literal).inner

    def _together(self, schemas: list[Node], name: Any, *, literal: bool = False) -> Typed:
        """Return the type of a place that several schemas describe."""
        telling = self.wrappers.telling(schemas)
        if len(telling) == 1:
            return self.of(telling[0], literal=literal)
        return self.of_sources(Sources(tuple(telling)), name, literal=literal)

    def member(self, schemas: list[Node], owner: str, wire: str) -> Typed:
        """Return the type of a member of the model ``owner``."""
        return self._together(schemas, lambda: owner + pascal(wire))

    def additional(self, flat: Flat, owner: str) -> Optional[ir.Type]:
        """Return the type of members without a name of their own, if any."""
        if flat.additional:
            type_ = self._additional(flat, lambda: owner + "Value")
            if type_ != ANY:
                flat.node.reason("loosened: members without a name of their own are kept as they are, unchecked")
            return type_
        return ANY if flat.free else None

    def _additional(self, flat: Flat, name: Any) -> ir.Type:
        """Return the type of members without a name of their own: of any type that one of the names has."""
        schemas = [node for node in flat.additional if node not in flat.patterns]
        types = [self._together(schemas, name).inner] if schemas else []
        return one_of([*types, *[self.of(node).inner for node in flat.patterns]])

    def _object(self, flat: Flat, sources: Sources, name: Any) -> ir.Type:
        if flat.properties:
            names = self._names(name, sources)
            heirs = self._heirs(sources)
            self._declare(Declared("union" if heirs else "model", *names, sources, flat, heirs))
            return ir.Reference(names[0])
        if not flat.additional:
            return OBJECT
        value = self._additional(flat, lambda: class_wish(name) + "Value")
        return OBJECT if value == ANY else ir.MapOf(value)

    def _heirs(self, sources: Sources) -> tuple[str, ...]:
        """Return the components that extend one with a discriminator, which are its variants."""
        base = sources.nodes[0]
        if sources.pointer not in self._component_names or not base.has("discriminator"):
            return ()
        parts = [(node, [part.pointer for part in self.normalizer.parts(node)]) for node in self._components]
        heirs = [node for node, pointers in parts if base.pointer in pointers]
        types = [self._named(node).type for node in heirs if self.wrappers.meant(node).pointer != base.pointer]
        return tuple([type_.name for type_ in types if isinstance(type_, ir.Reference) and self._is_object(type_.name)])

    def _is_object(self, name: str) -> bool:
        return self.declared[name].kind in {"model", "union"}

    def enum(self, flat: Flat, sources: Sources, name: Any, literal: bool) -> ir.Type:
        """Return the type of an enum: a class, or the values spelled out."""
        values = Values.of(flat)
        is_component = sources.pointer in self._component_names
        if literal or values.base is None or (len(values.values) == 1 and not is_component):
            return value_type(values, flat)
        names = self._names(name, sources)
        self._declare(Declared("enum", *names, sources, flat, values=values))
        return ir.Reference(names[0])

    def joined(self, type_: ir.Type, flat: Flat, sources: Sources, name: Any) -> ir.Type:
        """Return a named union where all branches are objects, else the choice itself."""
        members = type_.members if isinstance(type_, ir.OneOf) else (type_,)
        names = [member.name for member in members if isinstance(member, ir.Reference)]
        objects = list(filter(self._is_object, names))
        if len(objects) != len(members):
            return type_
        if len(objects) > 1 or (flat.discriminator is not None and sources.pointer in self._component_names):
            return self._declare_union(flat, sources, name, objects)
        return type_

    def _declare_union(self, flat: Flat, sources: Sources, name: Any, members: list[str]) -> ir.Type:
        names = self._names(name, sources)
        word = flat.groups[0].key if flat.groups else "choice"
        sources.reason(f"a union, because every branch of its {word} is an object: {', '.join(members)}")
        self._declare(Declared("union", *names, sources, flat, tuple(members)))
        return ir.Reference(names[0])

    def _names(self, name: Any, sources: Sources) -> tuple[str, str]:
        result: Union[str, tuple[str, str]] = name()
        if isinstance(result, tuple):
            return result
        pointer = sources.pointer
        assigned = self._class_names.assign(pointer, result)
        sources.reason(f"named {assigned}: parent and member, as it has no name of its own")
        return assigned, self._module_names.of_part(sources.nodes, assigned, pointer)

    def _declare(self, declared: Declared) -> None:
        self.declared[declared.name] = declared
        self.waiting.append(declared)
