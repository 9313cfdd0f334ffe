"""Keywords of every kind of object in a contract; any other has no meaning."""

from __future__ import annotations

from generator import ir
from generator.parse.document import Node
from generator.parse.references import did_you_mean
from generator.parse.words import words

ANNOTATIONS = words("""
    title description summary default example examples deprecated readOnly writeOnly nullable xml externalDocs
    $comment $schema $id $anchor $defs definitions $dynamicAnchor $recursiveAnchor
    $vocabulary
""")
"""Say something about a schema, but do not shape its values (``nullable`` is looked at on its own)."""

SHAPING = words("""
    $ref $dynamicRef $recursiveRef type format enum const allOf oneOf anyOf discriminator properties required
    additionalProperties items minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength
    pattern minItems maxItems contentEncoding contentMediaType prefixItems patternProperties
""")

LOOSENED = words("""
    not if then else minProperties maxProperties uniqueItems propertyNames dependentRequired dependentSchemas
    dependencies contains minContains maxContains unevaluatedProperties unevaluatedItems additionalItems
    contentSchema
""")
"""Narrow the valid values further: the package leaves that to the server, and says so in ``explain``."""

SCHEMA = ANNOTATIONS | SHAPING | LOOSENED

ROOT = words("""
    openapi info jsonSchemaDialect servers paths webhooks components security tags externalDocs
""")
COMPONENTS = words("""
    schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems mediaTypes
""")
PATH_ITEM = frozenset(ir.METHODS) | frozenset(["$ref", "summary", "description", "servers", "parameters"])
OPERATION = words("""
    tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security
    servers
""")
PARAMETER = words("""
    name in description required deprecated allowEmptyValue style explode allowReserved schema example examples
    content
""")
BODY = frozenset(["description", "content", "required"])
MEDIA_TYPE = frozenset(["schema", "example", "examples", "encoding", "itemSchema", "itemEncoding", "prefixEncoding"])
RESPONSE = frozenset(["description", "headers", "content", "links", "summary"])
HEADER = PARAMETER - {"name", "in"}
INFO = words("title summary description termsOfService contact license version")
SERVER = frozenset(["url", "description", "variables"])
SERVER_VARIABLE = frozenset(["enum", "default", "description"])
TAG = frozenset(["name", "description", "externalDocs"])
SECURITY_SCHEME = words("type description name in scheme bearerFormat flows openIdConnectUrl")
SECURITY_TYPES = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")
REFERRED = {
    "responses": (RESPONSE, "a response"),
    "parameters": (PARAMETER, "a parameter"),
    "requestBodies": (BODY, "a request body"),
    "headers": (HEADER, "a header"),
    "securitySchemes": (SECURITY_SCHEME, "a security scheme"),
}
"""Components that are checked even if nothing refers to them: keys and name of each kind."""

UNEXPRESSED = {
    "servers": "left out: the client has one host for all operations, set in its configuration",
    "callbacks": "left out: callbacks are calls to the user's server, not of the client",
    "links": "left out: the client has no links",
    "encoding": "left out: the parts of a form are sent with the media types of their types",
    "allowReserved": "left out: reserved characters are always encoded",
    "allowEmptyValue": "left out: an empty text is sent as an empty value in any case",
}
"""Keywords without an effect on the package, and the reason of each."""


def unexpressed(node: Node) -> None:
    """Record the keywords of an object that have no effect on the package."""
    for key, line in UNEXPRESSED.items():
        if node.has(key):
            node.reason(line)


def check(node: Node, known: frozenset[str], what: str) -> None:
    """Collect every unknown key that is no vendor extension.

    In a schema of OpenAPI 3.1 such a keyword is an annotation (JSON Schema 2020-12, 6.5); in one of 3.0 it is wrong.
    """
    if not isinstance(node.value, dict):
        node.problem(f"{what} must be an object")
        return
    for key in node.value:
        if key not in known and not key.startswith("x-"):
            message, child = f"{key!r} means nothing in {what}{did_you_mean(key, known)}", node.child(key)
            if known is SCHEMA and node.document.root.text("openapi").startswith("3.0"):
                child.problem(message, of_key=True)
            else:
                child.unknown(message)
