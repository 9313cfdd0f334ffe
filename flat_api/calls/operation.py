"""Operations of the contract and their parameters, as data."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Callable, TypeVar, cast

if TYPE_CHECKING:
    from typing import Dict, Optional, Tuple, Union

    Value = Union[str, int, float, bool]
    ResponseTypes = Dict[str, Union[str, Dict[str, str]]]

Method = TypeVar("Method", bound=Callable[..., Any])


class Parameter:
    """An argument that goes into the path, the query, a header or a cookie.

    Attributes:
        name: The keyword of the Python method.
        wire_name: The name that is sent.
        location: ``path``, ``query``, ``header`` or ``cookie``.
        kind: ``string``, ``integer``, ``number``, ``boolean``, ``date``, ``date-time``, ``object`` or ``any``; for a
            list, the kind of its items.
        required: Whether the call fails without it.
        is_list: Whether the argument is a list of values.
        enum: The allowed values; empty when any value of the kind is.
        minimum, maximum: Inclusive range of a number.
        min_length, max_length: Length of a string, in characters.
        pattern: Regular expression that a string must contain a match of.
        style: OpenAPI style of a list or an object; ``json`` where any value is sent as JSON text.
        explode: Whether each item of a list is sent under the name again.
        secret: Whether the value must never be shown.
        long_poll: Whether the server holds the response back for that many seconds.
    """

    def __init__(
        self,
        name: str,
        wire_name: str,
        location: str,
        kind: str = "string",
        *,
        required: bool = False,
        is_list: bool = False,
        enum: Tuple[Value, ...] = (),
        minimum: Optional[float] = None,
        maximum: Optional[float] = None,
        min_length: Optional[int] = None,
        max_length: Optional[int] = None,
        pattern: Optional[str] = None,
        style: str = "",
        explode: bool = True,
        secret: bool = False,
        long_poll: bool = False,
    ) -> None:
        self.name = name
        self.wire_name = wire_name
        self.location = location
        self.kind = kind
        self.required = required
        self.is_list = is_list
        self.enum = enum
        self.minimum = minimum
        self.maximum = maximum
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = pattern
        self.style = style
        self.explode = explode
        self.secret = secret
        self.long_poll = long_poll


class Body:
    """The argument that is sent as the body.

    Attributes:
        name: The keyword of the Python method.
        type: What the body must be, as a type expression over the model names (``"ScoreCreation"``, ``"List[Grade]"``,
            ``"bytes"``).
        required: Whether the call fails without it.
        content_types: The media types that the operation takes; the first is the default.
    """

    __slots__ = ("content_types", "name", "required", "type")

    def __init__(
        self, name: str, type: str, *, required: bool = True, content_types: Tuple[str, ...] = ("application/json",)
    ) -> None:
        self.name = name
        self.type = type
        self.required = required
        self.content_types = content_types


class Operation:
    """An operation of the contract, as data.

    Attributes:
        name: Name of the Python method.
        identifier: ``operationId`` of the contract.
        method: HTTP method, upper case.
        path: Path template, ``/scores/{score}``.
        parameters: Everything but the body, in the order of the signature.
        body: The body argument, if there is one.
        responses: Decoded type per status (``{"200": "ScoreDetails", "204": "None"}``), as a type expression over the
            model names; where the media types of a status differ in type, a mapping of media type to type.
        accept: Media types of the successful responses, sent as ``Accept``.
        scopes: OAuth scopes, any one of which allows the call.
        authenticated: Whether credentials are sent.
        switch: Keyword of the parameter that, when true, changes the response's shape, and that shape's type.
        cursors: Keywords of the cursor parameters of a paged operation: onwards, and back.
        paged_with: Arguments without which a paged operation has everything in one response.
        idempotency_key: Field of the body that makes repeating the call safe.
        to_storage: Whether the response may be a redirect to a storage host.
        replaced_by: For a deprecated operation, the method to use instead (``""`` where there is none); otherwise
            ``None``.
    """

    def __init__(
        self,
        name: str,
        identifier: str,
        method: str,
        path: str,
        *,
        parameters: Tuple[Parameter, ...] = (),
        body: Optional[Body] = None,
        responses: ResponseTypes,
        accept: Tuple[str, ...] = ("application/json",),
        scopes: Tuple[str, ...] = (),
        authenticated: bool = True,
        switch: Optional[Tuple[str, str]] = None,
        cursors: Tuple[str, ...] = (),
        paged_with: Optional[Dict[str, Value]] = None,
        idempotency_key: Optional[str] = None,
        to_storage: bool = False,
        replaced_by: Optional[str] = None,
    ) -> None:
        self.name = name
        self.identifier = identifier
        self.method = method
        self.path = path
        self.parameters = parameters
        self.body = body
        self.responses = responses
        self.accept = accept
        self.scopes = scopes
        self.authenticated = authenticated
        self.switch = switch
        self.cursors = cursors
        self.paged_with: Dict[str, Value] = paged_with or {}
        self.idempotency_key = idempotency_key
        self.to_storage = to_storage
        self.replaced_by = replaced_by
        self.compiled: Optional[object] = None
        """What :mod:`flat_api.calls.serialize` worked out about the operation at its first call."""

    def attach(self, method: Method) -> Method:
        """Set the attribute ``operation`` of ``method`` to this operation."""
        vars(method)["operation"] = self
        return method

    def __repr__(self) -> str:
        # Without the query that the path of a direct call has, as there may be secrets in it.
        return f"<Operation {self.name}: {self.method} {self.path.partition('?')[0]}>"


def operation_of(method: Any) -> Optional[Operation]:
    """Return the operation of a method, or of the method that it overrides.

    Partials and wrappers made with :func:`functools.wraps` are as good as the method itself.
    """
    while isinstance(method, functools.partial):
        method = method.func
    name: str = getattr(method, "__name__", "")
    owners = type(getattr(method, "__self__", None)).__mro__
    for candidate in (method, *[vars(owner).get(name) for owner in owners]):
        found = getattr(candidate, "operation", None)
        if isinstance(found, Operation):
            return found
    return None


def operations_of(method: Any) -> Tuple[Operation, ...]:
    """Return the operations that a method or a job may call."""
    operation = operation_of(method)
    if operation is not None:
        return (operation,)
    while isinstance(method, functools.partial):
        method = method.func
    found: object = getattr(method, "operations", None)
    if not isinstance(found, tuple):
        return ()
    return tuple([operation for operation in cast("Tuple[object, ...]", found) if isinstance(operation, Operation)])


def calling(*methods: Callable[..., Any]) -> Callable[[Method], Method]:
    """Set the attribute ``operations`` of a job: the operations that it may call.

    Args:
        *methods: Methods of Api classes, and other jobs.
    """
    operations = tuple(dict.fromkeys(operation for method in methods for operation in operations_of(method)))

    def mark(job: Method) -> Method:
        vars(job)["operations"] = operations
        return job

    return mark
