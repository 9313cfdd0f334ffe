"""Unions: one of several models, under a name of its own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, ClassVar, Dict, List, Optional, Tuple, Type, Union, cast

from pydantic import model_serializer, model_validator
from pydantic_core import PydanticCustomError, ValidationError

from flat_api.codec.json_types import camel, is_object, wire_name
from flat_api.codec.keywords import keywords_of, sort_keywords, sort_nested
from flat_api.codec.model import FlatModel, refusal
from flat_api.codec.pydantic_parts import validate_into
from flat_api.codec.types import decoding_response
from flat_api.exceptions import ApiTypeError
from flat_api.exceptions.misuse import excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Callable

    from pydantic import ValidationInfo

    # Type checkers make the signature of a union from its fields, as they do for any model.
    from pydantic._internal._model_construction import ModelMetaclass as FlatUnionMeta
    from typing_extensions import TypeGuard

    Selector = Tuple[str, Dict[str, str]]
else:

    class FlatUnionMeta(type(FlatModel)):
        """Metaclass of unions: their call returns a variant, and variants are their instances."""

        def __call__(cls, *args: Any, **data: Any) -> Any:
            if decoding_response.get():  # a release of pydantic that calls the class for an object of no variant
                return cls.model_construct(**data)
            if not args:
                return _construct(cls, data)
            if len(args) == 1 and not data and isinstance(args[0], cls):
                return args[0]
            got = ", ".join([type(argument).__name__ for argument in args])
            raise ApiTypeError(f"{cls.__name__} takes keywords, or one instance of a variant, got {got}")

        def __instancecheck__(cls, instance: Any) -> bool:
            return issubclass(type(instance), cls)

        def __subclasscheck__(cls, subclass: type) -> bool:
            # Not by `ABCMeta`, which would check all unions in each `isinstance` with one of their bases.
            ancestors = getattr(subclass, "__mro__", ())
            return cls in ancestors or (FlatModel in ancestors and issubclass(subclass, variants_of(cls)))


class FlatUnion(FlatModel, metaclass=FlatUnionMeta):
    """A JSON object that is one of several models, its variants.

    A call with keywords returns an instance of the variant that fits. The union itself has the fields of all variants,
    each of them optional; an object of a response that no variant fits becomes an instance of it.
    """

    __variants__: ClassVar[Tuple[str, ...]] = ()
    """Class names of the variants; they may be unions themselves."""

    __discriminator__: ClassVar[Optional[Selector]] = None
    """JSON name of the discriminator, and the variant of each of its values."""

    __parent_discriminator__: ClassVar[Optional[Selector]] = None
    """The same for a discriminator in the object that contains this one."""

    @classmethod
    def __variant_for__(
        cls, value: Mapping[str, Any], parent: Optional[Mapping[str, Any]]
    ) -> Optional[Type[FlatModel]]:
        """Return the variant of an object in a response, ``None`` for the union itself. ``codec.drift`` calls it."""
        return choice_of(cls).tolerant(value, parent)

    @classmethod
    def __exact_variant__(
        cls, value: Mapping[str, Any], parent: Optional[Mapping[str, Any]]
    ) -> Optional[Type[FlatModel]]:
        """Return the variant of an object that a caller gives, ``None`` for the union itself.

        Raises:
            PydanticCustomError: No variant fits, or several do.
        """
        return choice_of(cls).exact(value, parent)

    @model_validator(mode="wrap")
    @classmethod
    def _decide(cls, value: Any, handler: Callable[[Any], Any], info: ValidationInfo) -> Any:
        """Validate ``value`` as the variant that fits it."""
        if isinstance(value, _OfNoVariant) or not is_object(value):
            # An instance of a variant is validated already; pydantic accepts one of the union and refuses the rest.
            return value if isinstance(value, variants_of(cls)) else handler(value)
        choice, parent = choice_of(cls), _parent_of(info)
        variant = choice.tolerant(value, parent) if decoding_response.get() else choice.exact(value, parent)
        # Not by the handler: in JSON mode it would go on by the rules for JSON, and `value` is parsed already.
        chosen, values = (cls, _OfNoVariant(value)) if variant is None else (variant, value)
        return chosen.model_validate(values)

    # Pydantic 2.10 looks up the annotation of the result in the module of the subclass, which need not have the name.
    @model_serializer(mode="wrap", return_type=Any)
    def _write(self, handler: Callable[[Any], Any]) -> Any:
        # A variant in a field of this type serializes itself; only the union itself is serialized by its own fields.
        return handler(self) if is_union(type(self)) else self


class _OfNoVariant(Dict[str, Any]):
    """Values for the union itself, for which no variant was found."""


class Choice:
    """Choice between the variants of a union.

    Attributes:
        deciding: Per JSON name of a field that one variant requires and no other has, that variant.
        owned: Per JSON name of a field that only one variant has, that variant.
        fixed: Per JSON name of a field that has a single allowed value in each variant, the variants by value.
    """

    def __init__(self, union: Type[FlatUnion]) -> None:
        self.union = union
        self.variants = variants_of(union)
        self._fields = {variant: _fields_of(variant) for variant in self.variants}
        self.owned: Dict[str, Type[FlatModel]] = {}
        for variant, fields in self._fields.items():
            others = [other for key, other in self._fields.items() if key is not variant]
            self.owned.update({wire: variant for wire in fields if not any(wire in other for other in others)})
        required = [wire for wire, variant in self.owned.items() if self._fields[variant][wire].is_required()]
        self.deciding = {wire: self.owned[wire] for wire in required}
        self.fixed: Dict[str, Dict[Any, List[Type[FlatModel]]]] = {}
        for variant, fields in self._fields.items():
            for wire, field in fields.items():
                for value in _single_value(field.annotation):
                    self.fixed.setdefault(wire, {}).setdefault(value, []).append(variant)
        for wire in [wire for wire, bound in self.fixed.items() if sum(map(len, bound.values())) < len(self.variants)]:
            del self.fixed[wire]

    def tolerant(self, value: Mapping[str, Any], parent: Optional[Mapping[str, Any]]) -> Optional[Type[FlatModel]]:
        """Return the variant of an object in a response, ``None`` where it is ambiguous."""
        for selector, source in ((self.union.__discriminator__, value), (self.union.__parent_discriminator__, parent)):
            deciding_value = None if selector is None or source is None else source.get(selector[0])
            if selector is not None and deciding_value is not None:
                name = _lookup(selector[1], deciding_value)
                return None if name in (None, self.union.__name__) else _resolve(self.union, name)
        candidates = self._by_fixed_values(value)
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        for owners in (self.deciding, self.owned):
            found = _unique([owners[wire] for wire in value if wire in owners and owners[wire] in candidates])
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def exact(self, value: Mapping[str, Any], parent: Optional[Mapping[str, Any]]) -> Optional[Type[FlatModel]]:
        """Return the variant of an object that a caller gives, ``None`` for the union itself.

        Raises:
            PydanticCustomError: The members fit no variant, or several.
        """
        given = self._by_wire_name(value)
        selector = self.union.__discriminator__
        if selector is not None:
            self._check_allowed(selector[0], selector[1], given)
        for wire, variants in self.fixed.items():
            if wire in given:
                self._check_allowed(wire, variants, given)
        variant = self.tolerant(given, parent)
        if selector is not None:
            return variant
        if variant is None or len(self._by_fixed_values(given)) > 1:
            owners = _unique([self.deciding[wire] for wire in given if wire in self.deciding])
            undecided = [candidate for candidate in self.variants if candidate not in self.deciding.values()]
            if len(owners) > 1 or (variant is None and self.deciding and not undecided):
                raise self._not_one(given)
            if variant is None and len(undecided) == 1:
                return undecided[0]
        return variant

    def _by_wire_name(self, value: Mapping[str, Any]) -> Dict[str, Any]:
        """Return the given members by JSON name."""
        keywords, fields = keywords_of(self.union), self.union.model_fields
        names = [(keyword, keywords[keyword]) for keyword in value if keyword in keywords]
        return {wire_name(name, fields[name]): value[keyword] for keyword, name in names if value[keyword] is not None}

    def _by_fixed_values(self, value: Mapping[str, Any]) -> List[Type[FlatModel]]:
        candidates = list(self.variants)
        for wire, variants in self.fixed.items():
            if value.get(wire) is not None:
                named: List[Type[FlatModel]] = _lookup(variants, value[wire]) or []
                candidates = [variant for variant in candidates if variant in named]
        return candidates

    def _python_name(self, wire: str) -> str:
        return keywords_of(self.union).get(wire, wire)

    def _check_allowed(self, wire: str, allowed: Mapping[Any, Any], given: Mapping[str, Any]) -> None:
        if wire in given and _lookup(allowed, given[wire]) is not None:
            return
        values = f"one of {', '.join([repr(value) for value in allowed])}"
        got = excerpt(given[wire]) if wire in given else "nothing"
        details = {"union": self.union.__name__, "field": self._python_name(wire), "expected": values, "got": got}
        raise PydanticCustomError("union_variant", "'{field}' must be {expected}, got {got}", details)

    def _not_one(self, given: Mapping[str, Any]) -> PydanticCustomError:
        first = {variant: wire for wire, variant in reversed(list(self.deciding.items()))}
        needed = [wire for wire in self.deciding if wire in first.values() or wire in given]
        names = ", ".join([repr(self._python_name(wire)) for wire in needed])
        got = ", ".join([repr(self._python_name(wire)) for wire in given if wire in self.deciding]) or "none"
        details = {"union": self.union.__name__, "expected": f"exactly one of {names}", "got": got}
        return PydanticCustomError("union_variant", "give {expected}; got {got}", details)


def is_union(model: Type[FlatModel]) -> TypeGuard[Type[FlatUnion]]:
    """Return whether a model is a union."""
    return FlatUnion in model.__mro__


def variants_of(union: Type[FlatUnion]) -> Tuple[Type[FlatModel], ...]:
    """Return the variants of a union, whose modules are loaded at the first call."""
    variants: Optional[Tuple[Type[FlatModel], ...]] = union.__dict__.get("__resolved__")
    if variants is None:
        variants = tuple([_resolve(union, name) for name in union.__variants__])
        type.__setattr__(union, "__resolved__", variants)
    return variants


def choice_of(union: Type[FlatUnion]) -> Choice:
    """Return the choice between the variants of a union, made at the first call."""
    choice: Optional[Choice] = union.__dict__.get("__choice__")
    if choice is None:
        choice = Choice(union)
        type.__setattr__(union, "__choice__", choice)
    return choice


def _construct(union: Type[FlatUnion], data: Dict[str, Any], named: str = "") -> Any:
    """Return the variant for the keywords of a caller, who wrote the name of the union, or of one around it."""
    __tracebackhide__ = True
    named = named or union.__name__
    given, problems = sort_keywords(union, data)
    variant: Optional[Type[FlatModel]] = None
    try:
        variant = choice_of(union).exact(given, None)
    except PydanticCustomError as error:
        problems.append({"type": error, "loc": (), "input": data})
    if problems:
        del data, given  # there may be a secret in them, and crash reporters show local variables
        raise refusal(union, problems, named)
    if variant is not None and is_union(variant):
        return _construct(variant, given, named)
    values = given
    chosen: Type[FlatModel] = union
    if variant is not None:
        chosen = variant
        values, problems = sort_keywords(variant, given)
    problems += sort_nested(chosen, values)
    made = FlatModel.__new__(chosen)
    try:
        validate_into(made, _OfNoVariant(values) if variant is None else values)
    except ValidationError as error:
        problems.extend(cast("Any", error.errors()))
    if problems:
        del data, given, values
        raise refusal(chosen, problems, named)
    return made


def _resolve(union: Type[FlatUnion], name: str) -> Type[FlatModel]:
    """Return the class of a variant, from the module of the union or the package of models around it."""
    found = getattr(sys.modules[union.__module__], name, None)
    if found is None:
        from importlib import import_module

        found = getattr(import_module(union.__module__.rpartition(".")[0]), name)
    variant: Type[FlatModel] = found
    return variant


def _fields_of(variant: Type[FlatModel]) -> Dict[str, Any]:
    return {wire_name(name, field): field for name, field in variant.model_fields.items()}


def _single_value(annotation: Any) -> Tuple[Any, ...]:
    """Return the one value that a literal type allows, or nothing."""
    members = annotation.__args__ if getattr(annotation, "__origin__", None) is Union else (annotation,)
    for member in members:
        values: Tuple[Any, ...] = getattr(member, "__args__", ())
        if len(values) == 1 and isinstance(values[0], (str, int)):
            return values
    return ()


def _lookup(table: Mapping[Any, Any], key: Any) -> Any:
    return table.get(key) if isinstance(key, (str, int)) else None


def _unique(variants: List[Type[FlatModel]]) -> List[Type[FlatModel]]:
    return list(dict.fromkeys(variants))


def _parent_of(info: ValidationInfo) -> Optional[Dict[str, Any]]:
    """Return the fields, decoded so far, of the object that contains a value, by JSON name."""
    data = getattr(info, "data", None)
    return {camel(name): value for name, value in data.items()} if data else None
