"""Changes between two contracts, as users of the package see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Optional, Union

from generator import ir
from generator.emit.types import Types

_Fielded = Union[ir.Model, ir.UnionModel]


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


def compare(old: ir.Package, new: ir.Package) -> list[Change]:
    """Return all changes, sorted."""
    spelled = (Types(old), Types(new))
    changes = [*_operations(old, new, spelled), *_declarations(old, new, spelled)]
    return sorted(set(changes))


def report(old: ir.Package, new: ir.Package) -> str:
    """Return the changes as text: operations, then models; ``!`` marks the breaking ones."""
    changes = compare(old, new)
    if not changes:
        return "No changes.\n"
    breaking = sum([change.breaking for change in changes])
    title = f"{new.title} {old.version} -> {new.version}".strip()
    lines = [f"{title}: {len(changes)} changes, {breaking} breaking (marked !)"]
    for title, dotted in (("Operations", True), ("Models", False)):
        group = [str(change) for change in changes if ("." in change.subject) == dotted]
        lines += ["", title, "", *group] if group else []
    return "\n".join(lines) + "\n"


def _operations(old: ir.Package, new: ir.Package, spelled: tuple[Types, Types]) -> Iterator[Change]:
    before, after = _methods(old), _methods(new)
    for name in sorted({*before, *after}):
        first, second = before.get(name), after.get(name)
        if first is None and second is not None:
            yield Change(name, f"added ({second.method.upper()} {second.path})")
        elif second is None and first is not None:
            yield Change(name, f"removed ({first.method.upper()} {first.path})", True)
        elif first is not None and second is not None:
            yield from _operation(name, first, second, spelled)


def _methods(package: ir.Package) -> dict[str, ir.Operation]:
    return {f"{api.name}.{operation.name}": operation for api in package.apis for operation in api.operations}


def _operation(name: str, old: ir.Operation, new: ir.Operation, spelled: tuple[Types, Types]) -> Iterator[Change]:
    was, now = spelled
    for text in _difference(f"{old.method.upper()} {old.path}", f"{new.method.upper()} {new.path}"):
        yield Change(name, f"request changed{text}", True)
    if new.deprecated != old.deprecated:
        instead = f": use {new.replaced_by}" if new.replaced_by else ""
        yield Change(name, f"deprecated{instead}" if new.deprecated else "no longer deprecated")
    for text in _difference(was.runtime(old.returns), now.runtime(new.returns)):
        yield Change(name, f"result changed{text}", True)
    for text in _difference(_statuses(old), _statuses(new)):
        yield Change(name, f"statuses of success changed{text}")
    for text in _difference(", ".join(sorted(old.scopes)) or "none", ", ".join(sorted(new.scopes)) or "none"):
        yield Change(name, f"scopes changed{text}", bool(set(old.scopes) - set(new.scopes)))
    yield from _parameters(name, old, new, spelled)
    yield from _bodies(name, old.body, new.body, spelled)


def _statuses(operation: ir.Operation) -> str:
    return ", ".join(sorted([response.status for response in ir.successes(operation.responses)]))


def _parameters(name: str, old: ir.Operation, new: ir.Operation, spelled: tuple[Types, Types]) -> Iterator[Change]:
    before = {parameter.name: parameter for parameter in old.parameters}
    after = {parameter.name: parameter for parameter in new.parameters}
    for gone in [before[key] for key in before if key not in after]:
        yield Change(name, f"parameter {gone.name} removed", True)
    for fresh in [after[key] for key in after if key not in before]:
        yield Change(name, f"{_need(fresh.required)} parameter {fresh.name} added", fresh.required)
    for key in [key for key in before if key in after]:
        yield from _parameter(name, before[key], after[key], spelled)
    shared = ([key for key in before if key in after], [key for key in after if key in before])
    if shared[0] != shared[1]:
        yield Change(
            name, f"order of the arguments changed from {', '.join(shared[0])} to {', '.join(shared[1])}", True
        )


def _parameter(name: str, old: ir.Parameter, new: ir.Parameter, spelled: tuple[Types, Types]) -> Iterator[Change]:
    what = f"parameter {old.name}"
    for text in _difference(f"{old.wire_name} in {old.location}", f"{new.wire_name} in {new.location}"):
        yield Change(name, f"{what} is sent elsewhere{text}", True)
    yield from _need_changed(name, what, old.required, new.required, breaks_when_required=True)
    if old.deprecated != new.deprecated:
        yield Change(name, f"{what} is {'deprecated now' if new.deprecated else 'no longer deprecated'}")
    yield from _types_changed(name, what, old.type, new.type, spelled)
    for text in _difference(old.default or "none", new.default or "none"):
        yield Change(name, f"default of {what} changed{text}")
    for text in _difference(_limits(old.limits), _limits(new.limits)):
        yield Change(name, f"limits of {what} changed{text}", _is_narrower(old.limits, new.limits))


def _bodies(
    name: str, old: Optional[ir.Body], new: Optional[ir.Body], spelled: tuple[Types, Types]
) -> Iterator[Change]:
    if old is None or new is None:
        if new is not None:
            yield Change(name, f"{_need(new.required)} body {new.name} added", new.required)
        if old is not None:
            yield Change(name, f"body {old.name} removed", True)
        return
    for text in _difference(old.name, new.name):
        yield Change(name, f"keyword of the body changed{text}", True)
    for text in _difference(", ".join(old.content_types), ", ".join(new.content_types)):
        yield Change(
            name, f"media types of the body changed{text}", bool(set(old.content_types) - set(new.content_types))
        )
    yield from _need_changed(name, "body", old.required, new.required, breaks_when_required=True)
    yield from _types_changed(name, "body", old.type, new.type, spelled)


def _declarations(old: ir.Package, new: ir.Package, spelled: tuple[Types, Types]) -> Iterator[Change]:
    was, now = spelled[0].declarations, spelled[1].declarations
    for name in sorted({*was, *now}):
        if name not in was:
            yield Change(name, f"{_kind(now[name])} added")
        elif name not in now:
            yield Change(name, f"{_kind(was[name])} removed", True)
        elif _kind(was[name]) != _kind(now[name]):
            yield Change(name, f"was {_kind(was[name])}, is {_kind(now[name])}", True)
        else:
            yield from _declaration(was[name], now[name], spelled)


def _kind(item: ir.Declaration) -> str:
    return {ir.Model: "model", ir.Enum: "enum", ir.UnionModel: "union", ir.Alias: "alias"}[type(item)]


def _declaration(old: ir.Declaration, new: ir.Declaration, spelled: tuple[Types, Types]) -> Iterator[Change]:
    if new.deprecated != old.deprecated:
        yield Change(old.name, "deprecated" if new.deprecated else "no longer deprecated")
    if isinstance(old, ir.Enum) and isinstance(new, ir.Enum):
        values = ([repr(m.value) for m in old.members], [repr(m.value) for m in new.members])
        yield from _set_changed(old.name, "value", *values)
    elif isinstance(old, ir.Alias) and isinstance(new, ir.Alias):
        yield from _types_changed(old.name, "alias", old.type, new.type, spelled)
    elif isinstance(old, ir.UnionModel) and isinstance(new, ir.UnionModel):
        yield from _set_changed(old.name, "variant", list(old.variants), list(new.variants))
        yield from _fields(old, new, spelled)
    elif isinstance(old, ir.Model) and isinstance(new, ir.Model):
        yield from _fields(old, new, spelled)
        was, now = [
            types.runtime(one.additional) if one.additional else "none"
            for types, one in zip(spelled, (old, new), strict=True)
        ]
        for text in _difference(was, now):
            yield Change(old.name, f"type of members without a name changed{text}", True)


def _fields(old: _Fielded, new: _Fielded, spelled: tuple[Types, Types]) -> Iterator[Change]:
    before = {field.name: field for field in old.fields}
    after = {field.name: field for field in new.fields}
    for name in [name for name in before if name not in after]:
        yield Change(old.name, f"field {name} removed", True)
    for name, fresh in after.items():
        if name not in before:
            yield Change(new.name, f"{_need(fresh.required)} field {name} added", fresh.required and new.in_request)
            continue
        was = before[name]
        what = f"field {name}"
        for text in _difference(was.wire_name, fresh.wire_name):
            yield Change(old.name, f"JSON name of {what} changed{text}", True)
        yield from _need_changed(
            old.name,
            what,
            was.required,
            fresh.required,
            breaks_when_required=new.in_request,
            breaks_when_free=new.in_response,
        )
        if was.nullable != fresh.nullable:
            text = "may be null now" if fresh.nullable else "is never null now"
            yield Change(old.name, f"{what} {text}", new.in_response if fresh.nullable else new.in_request)
        if was.deprecated != fresh.deprecated:
            yield Change(old.name, f"{what} is {'deprecated now' if fresh.deprecated else 'no longer deprecated'}")
        yield from _types_changed(old.name, what, was.type, fresh.type, spelled)
        for text in _difference(_limits(was.limits), _limits(fresh.limits)):
            yield Change(old.name, f"limits of {what} changed{text}", _is_narrower(was.limits, fresh.limits))


def _types_changed(name: str, what: str, old: ir.Type, new: ir.Type, spelled: tuple[Types, Types]) -> Iterator[Change]:
    if isinstance(old, ir.LiteralOf) and isinstance(new, ir.LiteralOf):
        yield from _set_changed(name, f"value of {what}", [repr(v) for v in old.values], [repr(v) for v in new.values])
        return
    for text in _difference(spelled[0].runtime(old), spelled[1].runtime(new)):
        yield Change(name, f"type of {what} changed{text}", True)


def _set_changed(name: str, what: str, old: list[str], new: list[str]) -> Iterator[Change]:
    for value in old:
        if value not in new:
            yield Change(name, f"{what} {value} removed", True)
    for value in new:
        if value not in old:
            yield Change(name, f"{what} {value} added")


def _need_changed(
    name: str, what: str, old: bool, new: bool, *, breaks_when_required: bool, breaks_when_free: bool = False
) -> Iterator[Change]:
    if old != new:
        yield Change(name, f"{what} is {_need(new)} now", breaks_when_required if new else breaks_when_free)


def _need(required: bool) -> str:
    return "required" if required else "optional"


def _difference(old: str, new: str) -> Iterator[str]:
    if old != new:
        yield f" from {old} to {new}"


def _limits(limits: Optional[ir.Limits]) -> str:
    return ", ".join([f"{name} {value}" for name, value in _given(limits).items()]) or "none"


def _given(limits: Optional[ir.Limits]) -> dict[str, Any]:
    return {name: value for name, value in vars(limits or ir.Limits()).items() if value is not None}


def _is_narrower(old: Optional[ir.Limits], new: Optional[ir.Limits]) -> bool:
    """Return whether a value that was allowed may be refused now."""
    before, after = _given(old), _given(new)
    return any(
        name not in before
        or (value > before[name] if "min" in name else value < before[name] if "max" in name else value != before[name])
        for name, value in after.items()
    )
