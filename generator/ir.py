"""The intermediate representation: what the package will be, in plain frozen data.

``build`` makes it from the contract, ``emit`` turns it into text; neither knows the other. The lists of kinds are
closed: a consumer that dispatches on :data:`Type` or :data:`Declaration` ends in an error, never in a default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Optional, Union

PrimitiveKind = Literal["string", "integer", "number", "boolean", "date", "date-time", "bytes", "object", "any", "none"]
Location = Literal["path", "query", "header", "cookie"]
Scalar = Union[str, int, float, bool]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""HTTP methods that a path may have, for the client and for the embedded server."""


@dataclass(frozen=True)
class Limits:
    """Limits of a value that is sent; those of a list are on its length."""

    minimum: Optional[float] = None
    maximum: Optional[float] = None
    exclusive_minimum: Optional[float] = None
    exclusive_maximum: Optional[float] = None
    multiple_of: Optional[float] = None
    min_length: Optional[int] = None
    max_length: Optional[int] = None
    pattern: Optional[str] = None


@dataclass(frozen=True)
class Primitive:
    """A scalar, any JSON object (``object``) or any JSON value (``any``).

    Attributes:
        limits: Checked when a request is built; ``None`` in what only responses carry.
    """

    kind: PrimitiveKind
    limits: Optional[Limits] = None


@dataclass(frozen=True)
class Reference:
    """A declaration of the package, by its Python class name."""

    name: str


@dataclass(frozen=True)
class ListOf:
    """A JSON array of one type; the limits are on its length."""

    item: Type
    limits: Optional[Limits] = None


@dataclass(frozen=True)
class MapOf:
    """A JSON object with free keys and values of one type."""

    value: Type


@dataclass(frozen=True)
class OneOf:
    """A value of one of several types, not all of which are models."""

    members: tuple[Type, ...]


@dataclass(frozen=True)
class LiteralOf:
    """One of a few fixed values, spelled out in the signature."""

    values: tuple[Scalar, ...]


@dataclass(frozen=True)
class NullOr:
    """A type or ``null`` inside a list, a map or a union."""

    inner: Type


Type = Union[Primitive, Reference, ListOf, MapOf, OneOf, LiteralOf, NullOr]


@dataclass(frozen=True, kw_only=True)
class Value:
    """A value with a name: a member of a model, or a parameter.

    Attributes:
        name: Name of the Python attribute or argument.
        wire_name: Name of the JSON member or parameter.
        type: Type of a value that is not ``null``.
        default: The server's default as JSON text (documentation only), or ``None`` when the contract names none.
        secret: Whether it must never be shown (``x-secret``).
    """

    name: str
    wire_name: str
    type: Type
    required: bool = False
    nullable: bool = False
    description: str = ""
    default: Optional[str] = None
    deprecated: bool = False
    secret: bool = False


@dataclass(frozen=True, kw_only=True)
class Field(Value):
    """One member of a model.

    Attributes:
        other_names: Further keyword and attribute names (``return_`` for ``var_return``).
    """

    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Parameter(Value):
    """An argument that goes into the path, the query, a header or a cookie.

    Attributes:
        limits: Limits of the value, or of the items of a list; its type has none.
        style: OpenAPI style (``simple``, ``form``, ``spaceDelimited``, ``pipeDelimited``, ``deepObject`` ...), or
            ``json`` for a value that is sent as JSON text.
        long_poll: Whether the server holds the response for that many seconds (``x-long-poll``).
        schema: JSON Schema of the value as the contract has it, for the embedded server.
    """

    location: Location
    limits: Limits = Limits()
    style: str
    explode: bool
    long_poll: bool = False
    example: Optional[str] = None
    pointer: str = ""
    schema: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Named:
    """The traits that all declarations share."""

    name: str
    module: str
    description: str = ""
    deprecated: bool = False
    pointer: str


@dataclass(frozen=True, kw_only=True)
class Structure(Named):
    """A JSON object with named members: a model or a union of models.

    Attributes:
        holds_secret: Whether it, or a model inside it, has a secret field.
        in_request: Whether a request can carry it.
        in_response: Whether a response can carry it.
    """

    fields: tuple[Field, ...] = ()
    holds_secret: bool = False
    in_request: bool = False
    in_response: bool = False
    example: Optional[str] = None


@dataclass(frozen=True, kw_only=True)
class Model(Structure):
    """A JSON object with named members.

    Attributes:
        additional: Type of members without a name of their own; ``None`` when the contract has none, or forbids them.
        legacy: Whether it exists for old imports only (``x-legacy``).
    """

    kind: ClassVar[str] = "model"
    additional: Optional[Type] = None
    legacy: bool = False


@dataclass(frozen=True)
class EnumMember:
    """One value of an enum, under its name and under openapi-generator's (``CC_MINUS_BY``)."""

    name: str
    value: Union[str, int]
    other_names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Enum(Named):
    """A closed list of strings, or of integers, in the contract; open in responses."""

    kind: ClassVar[str] = "enum"
    base: Literal["str", "int"]
    members: tuple[EnumMember, ...]
    legacy: bool = False


@dataclass(frozen=True)
class Discriminator:
    """The member whose value names the variant; ``mapping`` goes from value to class name."""

    wire_name: str
    mapping: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class UnionModel(Structure):
    """One of several models (``oneOf`` or ``anyOf`` of objects), with a name.

    Its ``fields`` are the members of all variants together, every one optional: the base shape, which carries an
    unknown variant.

    Attributes:
        variants: Class names, in the order of the contract.
        discriminator: The member inside the object that decides, if the contract names one.
        parent_discriminator: The member of the enclosing object that decides (``x-parent-discriminator``).
    """

    kind: ClassVar[str] = "union"
    variants: tuple[str, ...]
    discriminator: Optional[Discriminator] = None
    parent_discriminator: Optional[Discriminator] = None


@dataclass(frozen=True, kw_only=True)
class Alias(Named):
    """A named list, map or scalar, or a union with a scalar."""

    kind: ClassVar[str] = "alias"
    type: Type
    nullable: bool = False


Declaration = Union[Model, Enum, UnionModel, Alias]


@dataclass(frozen=True)
class Body:
    """The argument that is sent as the request's body.

    Attributes:
        content_types: Media types in the order of the contract; the first is used unless the caller names another.
        examples: Name and JSON text of each example.
        schema: JSON Schema of a JSON body as the contract has it, for the embedded server; ``None`` for other bodies.
    """

    name: str
    type: Type
    required: bool
    content_types: tuple[str, ...]
    description: str
    examples: tuple[tuple[str, str], ...]
    schema: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Response:
    """Meaning and content of a status.

    Attributes:
        status: ``"200"``, ``"2XX"`` or ``"default"``.
        content: Media type and type of the decoded value, in the order of the contract; empty for a response without a
            body.
    """

    status: str
    description: str
    content: tuple[tuple[str, Type], ...]
    examples: tuple[tuple[str, str], ...]


def successes(responses: Sequence[Response]) -> list[Response]:
    """Return the responses that mean success; ``default`` only where it stands alone."""
    named = [response for response in responses if response.status.startswith("2")]
    return named or [response for response in responses if len(responses) == 1 and response.status == "default"]


@dataclass(frozen=True)
class ShapeSwitch:
    """The parameter that, when true, makes the server respond in another shape (``x-shape-switch``)."""

    parameter: str
    type: Type


@dataclass(frozen=True)
class Pagination:
    """The cursors of a paged operation, and the arguments that switch paging on (``x-pagination``)."""

    cursors: tuple[str, ...]
    header: str
    when: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Operation:
    """One method of an Api class.

    Attributes:
        name: Python method name.
        identifier: ``operationId`` of the contract.
        parameters: In the order of the Python signature (see ``build``), the body left out.
        body_position: Index in the signature at which the body stands.
        returns: Type of the decoded success; ``Primitive("none")`` where no response has a body.
        scopes: Any one of these allows the call; empty where the contract names none.
        authenticated: Whether the call sends credentials when it has some.
        replaced_by: Python method name of the operation to use instead of a deprecated one.
        aliases: Deprecated method names (``x-deprecated-aliases``).
        idempotency_key: Wire name of the body field that makes repeating safe.
    """

    name: str
    identifier: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    body: Optional[Body]
    body_position: int
    responses: tuple[Response, ...]
    returns: Type
    scopes: tuple[str, ...]
    authenticated: bool
    deprecated: bool
    replaced_by: Optional[str]
    aliases: tuple[str, ...]
    pagination: Optional[Pagination]
    shape_switch: Optional[ShapeSwitch]
    idempotency_key: Optional[str]
    redirects_to_storage: bool
    since: Optional[str]
    pointer: str


@dataclass(frozen=True)
class Api:
    """The operations of one tag; with two tags, one object is in both."""

    name: str
    module: str
    tag: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class ServerVariable:
    """A variable part of a server's URL; with empty ``allowed``, any value."""

    name: str
    default: str
    allowed: tuple[str, ...]
    description: str


@dataclass(frozen=True)
class Server:
    """An address of the API, in whose ``url`` variables stand in braces."""

    url: str
    description: str
    variables: tuple[ServerVariable, ...]


@dataclass(frozen=True)
class Package:
    """The whole package, as it is written.

    Attributes:
        scopes: OAuth2 scopes and what they allow.
        schemas: JSON Schemas of the components as the contract has them, to which those of parameters and bodies refer.
        reasons: For ``explain``: JSON pointer of a node, and one line per decision taken about it.
        warnings: One line for each word of the contract that has no meaning.
    """

    name: str
    title: str
    version: str
    description: str
    servers: tuple[Server, ...]
    scopes: tuple[tuple[str, str], ...]
    apis: tuple[Api, ...]
    declarations: tuple[Declaration, ...]
    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    warnings: tuple[str, ...] = ()
    schemas: Mapping[str, Any] = field(default_factory=dict[str, Any], compare=False, repr=False)
