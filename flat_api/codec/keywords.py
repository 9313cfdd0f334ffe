"""Names of the members that a caller gives to models, at every depth, and the problems with them.

Models are known here only by what pydantic and their class attributes say, as they use this module themselves. A class
that stands for several has a class method ``__exact_variant__(value, parent)``, which returns that of a mapping.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, NamedTuple, Optional, Tuple, Type, Union

from pydantic_core import PydanticCustomError

from flat_api.codec.json_types import is_object, is_sequence, wire_name, wire_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import FrozenSet

    from pydantic import BaseModel
    from pydantic_core import InitErrorDetails
    from typing_extensions import TypeGuard

Location = Tuple[Union[int, str], ...]


class UnknownMember(NamedTuple):
    """A member that no field has, but whose name resembles one.

    Attributes:
        location: Keys and indices that lead to it.
        model: Name of the model that has no such field.
        suggestion: End of a message (``; did you mean 'title'?``).
    """

    location: Location
    model: str
    suggestion: str


def keywords_of(cls: Type[BaseModel]) -> Dict[str, str]:
    """Return the field name of each keyword that the class accepts."""
    table: Optional[Dict[str, str]] = cls.__dict__.get("__keywords__")
    if table is None:
        table = {}
        for name, field in cls.model_fields.items():
            table.update(dict.fromkeys(wire_names(name, field), name))
        table.update({name: name for name in cls.model_fields})
        type.__setattr__(cls, "__keywords__", table)
    return table


def nullable_of(cls: Type[BaseModel]) -> FrozenSet[str]:
    """Return the names of the fields on which the contract allows ``null``."""
    return getattr(cls, "__nullable__", frozenset())


def sort_keywords(cls: Type[BaseModel], data: Mapping[str, Any]) -> Tuple[Dict[str, Any], List[InitErrorDetails]]:
    """Sort the keywords of a caller.

    Returns:
        The values by field name, without those that mean "not given"; and the problems with the keywords.
    """
    keywords, nullable = keywords_of(cls), nullable_of(cls)
    given: Dict[str, Any] = {}
    problems: List[InitErrorDetails] = []
    for keyword, value in data.items():
        name = keywords.get(keyword)
        if name is None:
            if getattr(cls, "__additional__", False):
                given[keyword] = value
            else:
                problems.append({"type": unknown_field(cls, keyword), "loc": (keyword,), "input": value})
        elif value is None and name not in nullable:
            continue
        elif name in given:
            problems.append({"type": given_twice(name), "loc": (keyword,), "input": value})
        else:
            given[name] = value
    return given, problems


def given_twice(name: str) -> PydanticCustomError:
    """Return the problem of a field that is given by both of its names."""
    return PydanticCustomError("given_twice", "`{name}` is given twice, under two names", {"name": name})


def unknown_field(cls: Type[BaseModel], keyword: str) -> PydanticCustomError:
    """Return the problem of a keyword that no field has."""
    return PydanticCustomError("unknown_field", "No such field{suggestion}", {"suggestion": suggestion(cls, keyword)})


def suggestion(cls: Type[BaseModel], name: str) -> str:
    """Return ``; did you mean 'title'?`` if a field is called nearly so."""
    from flat_api.support.suggestions import closest

    keywords = keywords_of(cls)
    close = name if name in keywords else closest(name, keywords)
    return "" if close is None else f"; did you mean {keywords[close]!r}?"


def sort_nested(model: Type[BaseModel], given: Dict[str, Any]) -> List[InitErrorDetails]:
    """Sort the names in the values of fields, in place, and return the problems with them.

    As in the constructor, a member that no field has is a problem.
    """
    names = Names(keep_unknown=False)
    names.sort_nested(model, given, ())
    return names.problems


class Names:
    """Names of the members of mappings, at every depth.

    Attributes:
        keep_unknown: Whether a member that no field has is kept; otherwise it is a problem.
        problems: Members that are given twice, or that no field has.
        unknown: Members that are kept, but may be misspelt.
    """

    def __init__(self, keep_unknown: bool) -> None:
        self.keep_unknown = keep_unknown
        self.problems: List[InitErrorDetails] = []
        self.unknown: List[UnknownMember] = []

    def sorted(
        self, expected: Any, value: Any, parent: Optional[Mapping[str, Any]] = None, location: Location = ()
    ) -> Any:
        """Return a value in which the members of models have the names of fields.

        Args:
            parent: The members of the object around it, by JSON name.
        """
        if not (is_object(value) or is_sequence(value)) or not _holds_models(expected):
            return value
        if _is_model(expected):
            return self._model(expected, value, parent, location) if is_object(value) else value
        origin: Any = getattr(expected, "__origin__", None)
        arguments: Tuple[Any, ...] = getattr(expected, "__args__", ())
        if hasattr(expected, "__metadata__"):
            return self.sorted(origin, value, parent, location)
        if origin in (list, List) and is_sequence(value):
            return [self.sorted(arguments[0], item, parent, (*location, index)) for index, item in enumerate(value)]
        if origin in (dict, Dict) and is_object(value):
            return {key: self.sorted(arguments[1], item, parent, (*location, key)) for key, item in value.items()}
        if origin is Union:
            return self._alternative(arguments, value, parent, location)
        return value

    def _alternative(
        self, members: Tuple[Any, ...], value: Any, parent: Optional[Mapping[str, Any]], location: Location
    ) -> Any:
        """Return the value sorted for the alternative whose names it fits best."""
        attempts: List[Tuple[int, Names, Any]] = []
        for member in members:
            names = Names(self.keep_unknown)
            given = names.sorted(member, value, parent, location)
            if given is not value:
                attempts.append((len(names.problems) + len(names.unknown), names, given))
        if not attempts:
            return value
        _, names, given = min(attempts, key=lambda attempt: attempt[0])
        self.problems += names.problems
        self.unknown += names.unknown
        return given

    def _model(
        self, model: Type[BaseModel], value: Mapping[str, Any], parent: Optional[Mapping[str, Any]], location: Location
    ) -> Mapping[str, Any]:
        model.model_rebuild()  # until then, an annotation may be text
        try:
            model = _variant(model, value, parent)
        except PydanticCustomError:
            return value  # the validation has the same error
        given = self._members(model, value, location)
        self.sort_nested(model, given, location)
        return given

    def sort_nested(self, model: Type[BaseModel], given: Dict[str, Any], location: Location) -> None:
        """Sort the names in the values of the fields of a model, in place."""
        fields = model.model_fields
        around = {wire_name(name, fields[name]): inner for name, inner in given.items() if name in fields}
        for name in given.keys() & fields.keys():
            given[name] = self.sorted(fields[name].annotation, given[name], around, (*location, name))

    def _members(self, model: Type[BaseModel], value: Mapping[str, Any], location: Location) -> Dict[str, Any]:
        """Return the members of a mapping by the names of fields, without those that mean "not given"."""
        keywords, nullable = keywords_of(model), nullable_of(model)
        given: Dict[str, Any] = {}
        for key, inner in value.items():
            name = keywords.get(key)
            if name is None:
                given[key] = inner
                if not getattr(model, "__additional__", False):
                    self._note_unknown(model, key, inner, location)
            elif inner is None and name not in nullable:
                continue
            elif name in given:
                self.problems.append({"type": given_twice(name), "loc": (*location, key), "input": inner})
            else:
                given[name] = inner
        return given

    def _note_unknown(self, model: Type[BaseModel], key: Any, value: Any, location: Location) -> None:
        if not self.keep_unknown or not isinstance(key, str):
            self.problems.append({"type": unknown_field(model, str(key)), "loc": (*location, str(key)), "input": value})
            return
        hint = suggestion(model, key)
        if hint:
            self.unknown.append(UnknownMember((*location, key), model.__name__, hint))


def _variant(model: Type[BaseModel], value: Mapping[str, Any], parent: Optional[Mapping[str, Any]]) -> Type[BaseModel]:
    """Return the variant of a union that a mapping is, or the model itself."""
    exact: Any = getattr(model, "__exact_variant__", None)
    variant: Optional[Type[BaseModel]] = None if exact is None else exact(value, parent)
    return model if variant is None else _variant(variant, value, parent)


def _is_model(expected: Any) -> TypeGuard[Type[BaseModel]]:
    # Up to Python 3.10, ``list[int]`` is a type but no class.
    return isinstance(expected, type) and not hasattr(expected, "__origin__") and hasattr(expected, "__nullable__")


def _holds_models(expected: Any) -> bool:
    """Return whether a value of a type can be or hold a model."""
    return _is_model(expected) or any(map(_holds_models, getattr(expected, "__args__", ())))
