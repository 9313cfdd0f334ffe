"""Errors of models: pydantic's problems as one exception that names the model, the field and the value.

Loaded at the first wrong value. Models are pydantic's base class here, as the base class of all models imports this.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Tuple, Type

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from flat_api.codec.keywords import keywords_of
from flat_api.exceptions import ModelValidationError
from flat_api.exceptions.misuse import excerpt
from flat_api.support.redaction import REDACTED
from flat_api.support.suggestions import did_you_mean

if TYPE_CHECKING:
    from typing import Iterable, Mapping

    from typing_extensions import TypeGuard

_MAX_PROBLEMS = 20
"""Maximum number of problems in a message; a list of a thousand items can have one in each."""

_RULE = re.compile(r"(?s)(\w+) should (be|have|match) (.+?)(?: after validation, not .*)?")
"""Form of most messages of pydantic: ``List should have at most 5 items after validation, not 6``."""

_NOUNS = {"String": "a string", "List": "a list", "Dictionary": "a dict"}
_QUOTED = re.compile(r"'([^']*)'")


class Problem:
    """A problem of one field.

    Attributes:
        field: Path of the field; empty for the model itself.
        expected: Description of what is allowed.
        got: The value that came, as text; empty where the message says all.
        text: The sentence about it; empty where that is ``message``.
        message: Pydantic's sentence.
        hidden: Whether its input is not shown.
    """

    def __init__(self, root: Any, error: Mapping[str, Any], named: str) -> None:
        kind, message, value = str(error["type"]), str(error["msg"]), error.get("input")
        self.field, in_secret = _path(root, error["loc"])
        self.hidden = in_secret or kind == "unknown_field" or (_hides(root) and not _is_plain(value))
        self.got = REDACTED if self.hidden else excerpt(value)
        self.message, self.hint = message, ""
        rule = _RULE.fullmatch(message)
        context: Dict[str, Any] = error.get("ctx") or {}
        if kind == "missing":
            self.expected, self.got, self.text = "a value", "nothing", "must be given"
        elif kind == "unknown_field":
            self.field = _joined(_path(root, error["loc"][:-1])[0], str(error["loc"][-1]))
            owner = f" of {root.__name__}" if _is_model(root) and root.__name__ != named else ""
            self.expected, self.got, self.text = "the name of a field", repr(self.field), f"is not a field{owner}"
            self.hint = str(context.get("suggestion", ""))
        elif kind == "given_twice":
            self.expected, self.text = "one of its names", "is given twice, under two names"
        elif kind == "union_variant":
            self.expected, self.got = context["expected"], context["got"]
            field = context.get("field")
            self.field = _joined(self.field, field or "")
            self.text = f"must be {self.expected}, got {self.got}" if field else ""
        elif rule is None:
            self.expected, self.text = message, ""
        else:
            self.expected = _expected(error, *rule.groups())
            self.text = f"must be {self.expected}, got {self.got}"
            if isinstance(value, str) and not self.hidden:
                self.hint = did_you_mean(value, _QUOTED.findall(self.expected))

    def __str__(self) -> str:
        if not self.text:
            return f"{excerpt(self.field)}: {self.message}" if self.field else self.message
        return f"{excerpt(self.field)} {self.text}{self.hint}" if self.field else f"it {self.text}{self.hint}"

    def merge(self, other: Problem) -> None:
        """Add what another member of the same union allows."""
        if other.text and self.text and other.expected not in self.expected.split(" or "):
            self.expected = f"{self.expected} or {other.expected}"
            self.text = f"must be {self.expected}, got {self.got}"


def model_error(expected: Any, errors: List[Any], named: str = "", heading: str = "") -> ModelValidationError:
    """Return the exception for the problems of a model.

    Args:
        expected: The model, or a type that holds models.
        errors: Problems in pydantic's format, which are taken out of the list.
        named: Name of the model that the program wrote, if that is another one: a union around it, or a type.
        heading: Start of the message; by default the name.
    """
    named = named or expected.__name__
    heading = heading or named
    problems: Dict[str, Problem] = {}
    kept: List[Dict[str, Any]] = []
    taken = [_in_full(error) for error in errors]
    # The list is a local variable of the frames above, which crash reporters show, and there may be a secret in it.
    errors.clear()
    for error in taken:
        problem = Problem(expected, error, named)
        kept.append({key: error[key] for key in error if key != "input" or not problem.hidden})
        if problem.field in problems and problem.field:
            problems[problem.field].merge(problem)
        else:
            problems.setdefault(problem.field or str(problem), problem)
    first, *_ = problems.values()
    lines = [str(problem) for problem in problems.values()]
    if len(lines) == 1:
        text = f"{heading}: {lines[0]}"
    else:
        more = [f"and {len(lines) - _MAX_PROBLEMS} more"] if len(lines) > _MAX_PROBLEMS else []
        text = "\n  ".join([f"{heading}: {len(lines)} problems", *lines[:_MAX_PROBLEMS], *more])
    return ModelValidationError(
        text, model=named, field=first.field, expected=first.expected, got=first.got, errors=kept
    )


def _in_full(error: Dict[str, Any]) -> Dict[str, Any]:
    """Return a problem with its texts, which one that the package found itself has in its ``type``."""
    kind = error["type"]
    if not isinstance(kind, PydanticCustomError):
        return error
    return {**error, "type": kind.type, "msg": kind.message(), "ctx": kind.context or {}}


def _expected(error: Mapping[str, Any], noun: str, verb: str, rest: str) -> str:
    """Return the words of a message for what is allowed, with an article."""
    if error["type"] == "model_type":
        return f"a {error['ctx']['class_name']} or a dict"
    if verb == "be":
        return rest
    subject = _NOUNS.get(noun, "a value")
    return f"{subject} with {rest}" if verb == "have" else f"{subject} that matches {rest}"


def _path(root: Any, location: Iterable[Any]) -> Tuple[str, bool]:
    """Return the path of a location by Python names, and whether a secret is on it."""
    path, secret = "", False
    models, is_map = _members(root)
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
            continue
        found = next(((one, keywords_of(one)[step]) for one in models if step in keywords_of(one)), None)
        if found is not None:
            owner, name = found
            field = owner.model_fields[name]
            path = _joined(path, name)
            secret = secret or not field.repr
            models, is_map = _members(field.annotation)
        elif not path:
            path = str(step)
        elif is_map:
            path += f'["{step}"]'
            is_map = False
        # Any other step names a member of a union: "str", "function-wrap[_decide()]".
    return path, secret


def _inside(annotation: Any) -> Iterator[Any]:
    """Yield the classes that an annotation is made of."""
    yield getattr(annotation, "__origin__", annotation)
    for argument in getattr(annotation, "__args__", ()):
        yield from _inside(argument)


def _is_model(part: Any) -> TypeGuard[Type[BaseModel]]:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path and name else path or name


def _members(annotation: Any) -> Tuple[List[Type[BaseModel]], bool]:
    """Return the models in an annotation, and whether a ``dict`` is in it."""
    inside = list(_inside(annotation))
    return [part for part in inside if _is_model(part)], dict in inside


def _hides(annotation: Any) -> bool:
    return any(bool(model.model_config.get("hide_input_in_errors")) for model in _members(annotation)[0])


def _is_plain(value: object) -> bool:
    """Return whether a value holds no others, among which a secret may be."""
    return value is None or isinstance(value, (str, int, float))
