"""Changes between two contracts, as users of the package see them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Optional

from generator import ir
from generator.diff import verdicts
from generator.diff.changes import Change, Changelog, Kind
from generator.emit.types import Types


def compare(old: ir.Package, new: ir.Package, more: Iterable[Change] = ()) -> Changelog:
    """Return all changes from ``old`` to ``new``.

    Args:
        more: Changes of what the packages do not hold (see :mod:`generator.diff.documents`).
    """
    found = {*_Comparison(old, new).changes(), *more}
    return Changelog(new.title, old.version, new.version, tuple(sorted(found)))


def methods(package: ir.Package) -> dict[str, ir.Operation]:
    """Return the operations of a package by class and method."""
    return {f"{api.name}.{operation.name}": operation for api in package.apis for operation in api.operations}


class _Comparison:
    """Collects the changes of one subject after the other."""

    def __init__(self, old: ir.Package, new: ir.Package) -> None:
        self._old, self._new = old, new
        self._old_types, self._new_types = Types(old), Types(new)
        self._subject = ""
        self._kind: Kind = "contract"
        self._found: set[Change] = set()

    def changes(self) -> set[Change]:
        """Return all changes."""
        self._subject = "Servers"
        self._servers(self._old.servers, self._new.servers)
        self._kind = "operation"
        before, after = methods(self._old), methods(self._new)
        for self._subject in sorted({*before, *after}):
            first, second = before.get(self._subject), after.get(self._subject)
            if first is not None and second is not None:
                self._operation(first, second)
            elif second is not None:
                self._add(f"added ({_request(second)})")
            elif first is not None:
                self._add(f"removed ({_request(first)})", True)
        self._kind = "model"
        was, now = self._old_types.declarations, self._new_types.declarations
        for self._subject in sorted({*was, *now}):
            self._declaration(was.get(self._subject), now.get(self._subject))
        return self._found

    def _add(self, text: str, breaking: bool = False) -> None:
        self._found.add(Change(self._subject, text, breaking, self._kind))

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

    def _types(
        self, what: str, old: Optional[ir.Type], new: Optional[ir.Type], *, sent: bool = True, received: bool = True
    ) -> None:
        """Compare two types where callers send their values, or read them, or both."""
        inside = verdicts.pairs(old, new, what) if old is not None and new is not None else []
        for name, one, other in inside:
            was, now = verdicts.limits_inside(one), verdicts.limits_inside(other)
            self._limits(name, was, now, breaks=sent)
        if inside and isinstance(inside[-1][1], ir.LiteralOf) and isinstance(inside[-1][2], ir.LiteralOf):
            name, one, other = inside[-1]
            values = [
                [repr(value) for value in type_.values] for type_ in (one, other) if isinstance(type_, ir.LiteralOf)
            ]
            self._set(f"value of {name}", *values)
            return
        first, second = [_spelled(types, type_) for types, type_ in ((self._old_types, old), (self._new_types, new))]
        breaks = verdicts.type_breaks(old, new, sent=sent, received=received)
        self._differs(f"type of {what} changed", first, second, breaks)

    def _limits(self, what: str, old: dict[str, Any], new: dict[str, Any], *, breaks: bool = True) -> None:
        was, now = [", ".join([f"{name} {value}" for name, value in limits.items()]) for limits in (old, new)]
        self._differs(f"limits of {what} changed", was, now, breaks and verdicts.is_narrower(old, new))

    def _servers(self, old: tuple[ir.Server, ...], new: tuple[ir.Server, ...]) -> None:
        """Compare the servers by their positions, which are the host indexes of callers."""
        for index in range(max(len(old), len(new))):
            if index >= len(new):
                self._add(f"server {index} removed ({old[index].url})", True)
            elif index >= len(old):
                self._add(f"server {index} added ({new[index].url})", not old)
            else:
                self._differs(f"URL of server {index} changed", old[index].url, new[index].url, True)
                self._variables(index, old[index], new[index])

    def _variables(self, index: int, old: ir.Server, new: ir.Server) -> None:
        before, after = [{one.name: one for one in server.variables} for server in (old, new)]
        self._set(f"variable of server {index}", before, after)
        for name in sorted(before.keys() & after.keys()):
            what = f"variable {name} of server {index}"
            self._differs(f"default of {what} changed", before[name].default, after[name].default, True)
            was, now = before[name].allowed, after[name].allowed
            if was and now:
                self._set(f"value of {what}", was, now)
            else:
                self._differs(f"values of {what} changed", ", ".join(was), ", ".join(now), bool(now))

    def _operation(self, old: ir.Operation, new: ir.Operation) -> None:
        self._differs("request changed", _request(old), _request(new), True)
        instead = f": use {new.replaced_by}" if new.replaced_by else ""
        self._flag(old.deprecated, new.deprecated, f"deprecated{instead}", "no longer deprecated")
        was, now = self._old_types.runtime(old.returns), self._new_types.runtime(new.returns)
        breaks = verdicts.type_breaks(old.returns, new.returns, sent=False, received=True)
        self._differs("result changed", was, now, breaks)
        self._differs("statuses of success changed", _statuses(old), _statuses(new))
        narrower = bool(new.scopes) and not (old.scopes and set(old.scopes) <= set(new.scopes))
        self._differs("scopes changed", ", ".join(sorted(old.scopes)), ", ".join(sorted(new.scopes)), narrower)
        on, off = "sends credentials now", "sends no credentials now"
        self._flag(old.authenticated, new.authenticated, on, off, on_breaks=True)
        self._parameters(old, new)
        self._body(old.body, new.body)
        self._responses(old, new)
        self._extensions(old, new)

    def _extensions(self, old: ir.Operation, new: ir.Operation) -> None:
        """Compare what vendor extensions say about an operation."""
        for alias in old.aliases:
            if alias not in new.aliases and alias not in methods_of(self._new, self._subject):
                self._add(f"old name {alias} removed", True)
        was, now = old.pagination, new.pagination
        if was is None or now is None:
            self._flag(was is not None, now is not None, "is paged now", "is no longer paged", off_breaks=True)
        else:
            self._differs("cursors changed", ", ".join(was.cursors), ", ".join(now.cursors))
        key, other = old.idempotency_key or "", new.idempotency_key or ""
        self._differs("idempotency key changed", key, other, bool(key))

    def _responses(self, old: ir.Operation, new: ir.Operation) -> None:
        before, after = [{one.status: one for one in operation.responses} for operation in (old, new)]
        good = {one.status for operation in (old, new) for one in ir.successes(operation.responses)}
        for status in sorted((before.keys() | after.keys()) - good):
            if status not in after or status not in before:
                self._add(f"error {status} {'added' if status in after else 'removed'}")
                continue
            was, now = [_body_of(one[status]) for one in (before, after)]
            self._types(f"error {status}", was, now, sent=False) if was != now else None
        for status in sorted(before.keys() & after.keys()):
            first, second = [", ".join([name for name, _ in one[status].content]) for one in (before, after)]
            self._differs(f"media types of response {status} changed", first, second)

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
        on, off = f"{what} may be null now", f"{what} is never null now"
        self._flag(old.nullable, new.nullable, on, off, off_breaks=True)
        self._types(what, old.type, new.type, received=False)
        self._differs(f"style of {what} changed", _style(old), _style(new), True)
        self._differs(f"default of {what} changed", old.default or "", new.default or "")
        inner = f"the items of {what}" if isinstance(new.type, ir.ListOf) else what
        self._limits(inner, verdicts.named_limits(old.limits), verdicts.named_limits(new.limits))

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
            self._types("body", old.type, new.type, received=False)
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
            self._flag(
                old.nullable, new.nullable, "may be null now", "is never null now", on_breaks=True, off_breaks=True
            )
        elif isinstance(old, ir.UnionModel) and isinstance(new, ir.UnionModel):
            self._set("variant", old.variants, new.variants)
            was, now = [one.discriminator.wire_name if one.discriminator else "" for one in (old, new)]
            self._differs("discriminator changed", was, now, bool(was))
            if old.discriminator and new.discriminator:
                mapped = [
                    [f"{value!r} for {name}" for value, name in one.mapping]
                    for one in (old.discriminator, new.discriminator)
                ]
                self._set("value of the discriminator,", *mapped)
            self._fields(old, new)
        elif isinstance(old, ir.Model) and isinstance(new, ir.Model):
            self._fields(old, new)
            sent, received = new.in_request, new.in_response
            self._types("members without a name", old.additional, new.additional, sent=sent, received=received)

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
        self._types(what, old.type, new.type, sent=sent, received=received)
        self._differs(f"default of {what} changed", old.default or "", new.default or "")


def methods_of(package: ir.Package, subject: str) -> set[str]:
    """Return the methods of the class that ``subject`` belongs to."""
    owner = subject.partition(".")[0]
    return {operation.name for api in package.apis if api.name == owner for operation in api.operations}


def _request(operation: ir.Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _statuses(operation: ir.Operation) -> str:
    return ", ".join(sorted([response.status for response in ir.successes(operation.responses)]))


def _spelled(types: Types, type_: Optional[ir.Type]) -> str:
    if isinstance(type_, ir.LiteralOf):
        return " | ".join([repr(value) for value in type_.values])
    return types.runtime(type_) if type_ is not None else ""


def _style(parameter: ir.Parameter) -> str:
    return f"{parameter.style}{', exploded' if parameter.explode else ''}"


def _body_of(response: ir.Response) -> Optional[ir.Type]:
    """Return the type of a response's body, ``None`` for a response without one."""
    types = [type_ for _, type_ in response.content]
    return types[0] if types else None
