"""Changes between two contracts, as users of the package see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Optional

from generator import ir
from generator.emit.types import Types
from generator.visitor import limits_of, walk


@dataclass(frozen=True, order=True)
class Change:
    """One difference.

    Attributes:
        subject: ``ScoreApi.get_score`` or the name of a model.
        text: What happened to it.
        breaking: Whether code that worked can stop working, or passing a type checker.
    """

    subject: str
    text: str
    breaking: bool = False

    def __str__(self) -> str:
        return f"{'!' if self.breaking else ' '} {self.subject}: {self.text}"


def report(old: ir.Package, new: ir.Package) -> str:
    """Return the changes as text: operations, then models; ``!`` marks the breaking ones."""
    changes = _Comparison(old, new).changes()
    if not changes:
        return "No changes.\n"
    breaking = sum([change.breaking for change in changes])
    title = f"{new.title} {old.version} -> {new.version}".strip()
    lines = [f"{title}: {len(changes)} changes, {breaking} breaking (marked !)"]
    for title, dotted in (("Operations", True), ("Models", False)):
        group = [str(change) for change in changes if ("." in change.subject) == dotted]
        lines += ["", title, "", *group] if group else []
    return "\n".join(lines) + "\n"


class _Comparison:
    """Collects the changes of one subject after the other."""

    def __init__(self, old: ir.Package, new: ir.Package) -> None:
        self._old, self._new = old, new
        self._old_types, self._new_types = Types(old), Types(new)
        self._subject = ""
        self._found: set[Change] = set()

    def changes(self) -> list[Change]:
        """Return all changes, sorted."""
        before, after = _methods(self._old), _methods(self._new)
        for self._subject in sorted({*before, *after}):
            first, second = before.get(self._subject), after.get(self._subject)
            if first is not None and second is not None:
                self._operation(first, second)
            elif second is not None:
                self._add(f"added ({_request(second)})")
            elif first is not None:
                self._add(f"removed ({_request(first)})", True)
        was, now = self._old_types.declarations, self._new_types.declarations
        for self._subject in sorted({*was, *now}):
            self._declaration(was.get(self._subject), now.get(self._subject))
        return sorted(self._found)

    def _add(self, text: str, breaking: bool = False) -> None:
        self._found.add(Change(self._subject, text, breaking))

    def _differs(self, what: str, old: str, new: str, breaking: bool = False) -> None:
        if old != new:
            self._add(f"{what} from {old or 'none'} to {new or 'none'}", breaking)

    def _flag(
        self, old: bool, new: bool, on: str, off: str, *, on_breaks: bool = False, off_breaks: bool = False
    ) -> None:
        if old != new:
            self._add(on if new else off, on_breaks if new else off_breaks)

    def _set(self, what: str, old: Collection[Any], new: Collection[Any]) -> None:
        for value in old:
            if value not in new:
                self._add(f"{what} {value} removed", True)
        for value in new:
            if value not in old:
                self._add(f"{what} {value} added")

    def _types(self, what: str, old: Optional[ir.Type], new: Optional[ir.Type]) -> None:
        if isinstance(old, ir.LiteralOf) and isinstance(new, ir.LiteralOf):
            self._set(f"value of {what}", *[[repr(value) for value in one.values] for one in (old, new)])
            return
        was, now = (self._old_types.runtime(old) if old else ""), (self._new_types.runtime(new) if new else "")
        self._differs(f"type of {what} changed", was, now, True)

    def _limits(self, what: str, old: Optional[ir.Limits], new: Optional[ir.Limits]) -> None:
        before, after = [
            {name: value for name, value in vars(limits or ir.Limits()).items() if value is not None}
            for limits in (old, new)
        ]
        was, now = [", ".join([f"{name} {value}" for name, value in limits.items()]) for limits in (before, after)]
        self._differs(f"limits of {what} changed", was, now, _is_narrower(before, after))

    def _operation(self, old: ir.Operation, new: ir.Operation) -> None:
        self._differs("request changed", _request(old), _request(new), True)
        instead = f": use {new.replaced_by}" if new.replaced_by else ""
        self._flag(old.deprecated, new.deprecated, f"deprecated{instead}", "no longer deprecated")
        was, now = self._old_types.runtime(old.returns), self._new_types.runtime(new.returns)
        self._differs("result changed", was, now, True)
        self._differs("statuses of success changed", _statuses(old), _statuses(new))
        lost = set(old.scopes) - set(new.scopes)
        self._differs("scopes changed", ", ".join(sorted(old.scopes)), ", ".join(sorted(new.scopes)), bool(lost))
        self._parameters(old, new)
        self._body(old.body, new.body)

    def _parameters(self, old: ir.Operation, new: ir.Operation) -> None:
        before = {parameter.name: parameter for parameter in old.parameters}
        after = {parameter.name: parameter for parameter in new.parameters}
        self._members("parameter", before, after, breaks=True)
        for name in before.keys() & after.keys():
            self._parameter(before[name], after[name])
        was, now = [name for name in before if name in after], [name for name in after if name in before]
        self._differs("order of the arguments changed", ", ".join(was), ", ".join(now), True)

    def _members(
        self, kind: str, before: Mapping[str, ir.Value], after: Mapping[str, ir.Value], *, breaks: bool
    ) -> None:
        """Compare names of members; with ``breaks``, a new required one breaks callers."""
        for name in before.keys() - after.keys():
            self._add(f"{kind} {name} removed", True)
        for name in after.keys() - before.keys():
            required = after[name].required
            self._add(f"{'required' if required else 'optional'} {kind} {name} added", required and breaks)

    def _parameter(self, old: ir.Parameter, new: ir.Parameter) -> None:
        what = f"parameter {old.name}"
        was, now = [f"{one.wire_name} in {one.location}" for one in (old, new)]
        self._differs(f"{what} is sent elsewhere", was, now, True)
        self._need(what, old.required, new.required)
        self._flag(old.deprecated, new.deprecated, f"{what} is deprecated now", f"{what} is no longer deprecated")
        self._types(what, old.type, new.type)
        self._differs(f"default of {what} changed", old.default or "", new.default or "")
        self._limits(what, old.limits, new.limits)

    def _need(self, what: str, old: bool, new: bool, *, on_breaks: bool = True, off_breaks: bool = False) -> None:
        on, off = f"{what} is required now", f"{what} is optional now"
        self._flag(old, new, on, off, on_breaks=on_breaks, off_breaks=off_breaks)

    def _body(self, old: Optional[ir.Body], new: Optional[ir.Body]) -> None:
        if old is not None and new is not None:
            self._differs("keyword of the body changed", old.name, new.name, True)
            lost = set(old.content_types) - set(new.content_types)
            was, now = [", ".join(body.content_types) for body in (old, new)]
            self._differs("media types of the body changed", was, now, bool(lost))
            self._need("body", old.required, new.required)
            self._types("body", old.type, new.type)
        elif new is not None:
            self._add(f"{'required' if new.required else 'optional'} body {new.name} added", new.required)
        elif old is not None:
            self._add(f"body {old.name} removed", True)

    def _declaration(self, old: Optional[ir.Declaration], new: Optional[ir.Declaration]) -> None:
        if old is None or new is None:
            if new is not None:
                self._add(f"{new.kind} added")
            if old is not None:
                self._add(f"{old.kind} removed", True)
            return
        if old.kind != new.kind:
            self._add(f"was {old.kind}, is {new.kind}", True)
            return
        self._flag(old.deprecated, new.deprecated, "deprecated", "no longer deprecated")
        if isinstance(old, ir.Enum) and isinstance(new, ir.Enum):
            self._set("value", [repr(one.value) for one in old.members], [repr(one.value) for one in new.members])
        elif isinstance(old, ir.Alias) and isinstance(new, ir.Alias):
            self._types("alias", old.type, new.type)
        elif isinstance(old, ir.UnionModel) and isinstance(new, ir.UnionModel):
            self._set("variant", old.variants, new.variants)
            self._fields(old, new)
        elif isinstance(old, ir.Model) and isinstance(new, ir.Model):
            self._fields(old, new)
            self._types("members without a name", old.additional, new.additional)

    def _fields(self, old: ir.Structure, new: ir.Structure) -> None:
        before = {field.name: field for field in old.fields}
        after = {field.name: field for field in new.fields}
        self._members("field", before, after, breaks=new.in_request)
        for name in before.keys() & after.keys():
            self._field(before[name], after[name], new)

    def _field(self, old: ir.Field, new: ir.Field, owner: ir.Structure) -> None:
        what = f"field {old.name}"
        sent, received = owner.in_request, owner.in_response
        self._differs(f"JSON name of {what} changed", old.wire_name, new.wire_name, True)
        self._need(what, old.required, new.required, on_breaks=sent, off_breaks=received)
        on, off = f"{what} may be null now", f"{what} is never null now"
        self._flag(old.nullable, new.nullable, on, off, on_breaks=received, off_breaks=sent)
        self._flag(old.deprecated, new.deprecated, f"{what} is deprecated now", f"{what} is no longer deprecated")
        self._types(what, old.type, new.type)
        for index, (was, now) in enumerate(zip(walk(old.type), walk(new.type), strict=False)):
            self._limits(what if index == 0 else f"what is inside {what}", limits_of(was), limits_of(now))


def _methods(package: ir.Package) -> dict[str, ir.Operation]:
    return {f"{api.name}.{operation.name}": operation for api in package.apis for operation in api.operations}


def _request(operation: ir.Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _statuses(operation: ir.Operation) -> str:
    return ", ".join(sorted([response.status for response in ir.successes(operation.responses)]))


def _is_narrower(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Return whether a value that was allowed may be refused now."""
    return any(
        name not in old
        or (value > old[name] if "min" in name else value < old[name] if "max" in name else value != old[name])
        for name, value in new.items()
    )
