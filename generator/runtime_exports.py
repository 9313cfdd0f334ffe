"""Names and modules of the hand-written runtime that the generator knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.parse.words import words

NAMES: dict[str, Collection[str]] = {
    "api_client": ("ApiClient",),
    "api_response": ("ApiResponse", "RawResponse"),
    "codec.model": ("FlatModel", "OpenEnum", "OpenIntegerEnum"),
    "codec.union": ("FlatUnion",),
    "configuration": ("Configuration",),
    "configuration.token_provider": ("TokenProvider",),
    "exceptions": words("""
        ApiAttributeError ApiConnectionError ApiException ApiKeyError ApiTimeoutError ApiTypeError
        ApiValueError BadRequestException ClientClosedError ConflictException ConsentWithdrawn FlatAuthenticationError
        FlatAuthorizationError FlatError FlatNotFoundError FlatQuotaError FlatRateLimitError
        FlatServerError FlatValidationError ForbiddenException InvalidRequestException ModelValidationError
        NotFoundException OAuthException OpenApiException PaymentRequiredException QuotaException RateLimitException
        ResponseDecodingException ServiceException TaskFailed TaskTimeout TokenStoreError TokenStoreTimeout
        UnauthorizedException UnknownFieldWarning UnprocessableEntityException
    """),
    "policies.hooks": ("RequestEvent", "ResponseEvent", "RetryEvent"),
    "codec.notebook": ("card", "table"),
    "pagination": ("Paginator", "paginate"),
    "auth.oauth": ("Consent", "OAuth2", "OAuth2Helper"),
    "calls.options": ("RequestOptions",),
    "transport.requests_session": ("RequestsTransport",),
    "policies.retry": ("RetryPolicy",),
    "policies.transient": ("is_transient", "retry_after"),
    "auth.scopes": ("required_scopes",),
    "auth.token_store": ("FileTokenStore", "MemoryTokenStore", "TokenStore"),
    "auth.refreshing": ("RefreshingTokens",),
    "auth.tokens": ("Tokens",),
}
"""Public names, by the module that has them."""

_USED: dict[str, tuple[str, ...]] = {
    "api_client": ("Api",),
    "api_response": ("ApiResponse", "RawResponse"),
    "calls.operation": ("Body", "Operation", "Parameter"),
    "calls.options": ("RequestOptions",),
    "codec.lists": ("FlatList",),
    "codec.model": ("Date", "FlatModel", "Integer", "Number", "OpenEnum", "OpenIntegerEnum", "Timestamp"),
    "codec.types": ("FormFile", "MultipleOf"),
    "codec.union": ("FlatUnion",),
    "lazy": ("attach",),
    "support.deprecated": ("MovedModules", "moved", "renamed"),
    "support.redaction": ("hidden",),
}
USED_NAMES = {name: module for module, used in _USED.items() for name in used}
"""Names that generated code imports, and the module of each."""

SERVERS_MODULE = "configuration.servers"
"""The generated module that the hand-written configuration imports."""

FLAT_NAMES: dict[str, Collection[str]] = {
    "client": ("FlatClient",),
}
"""Public names of modules for Flat's own operations, which a package of another contract does not get."""

_FLAT_APIS = frozenset({"AccountApi", "CollectionApi", "OrganizationApi", "ScoreApi", "TaskApi", "UserApi"})
"""Api classes by which Flat's contract is recognised, whatever the package is called."""

SUBMODULES = ("api", "api_client", "api_response", "configuration", "exceptions", "models", "rest")
"""Reached as attributes after a bare ``import``, and loaded at that moment."""

OWN_SUBMODULES = (*SUBMODULES, "sandbox")
"""The same in this project's own package, which alone has the sandbox."""

EXCEPTIONS = {
    "400": "BadRequestException",
    "401": "UnauthorizedException",
    "402": "PaymentRequiredException",
    "403": "ForbiddenException",
    "404": "NotFoundException",
    "409": "ConflictException",
    "422": "UnprocessableEntityException",
    "429": "RateLimitException",
}
"""Class per status; other statuses of a server fault are a ``ServiceException``, the rest is an ``ApiException``."""


def public_names(apis: Iterable[str]) -> dict[str, Collection[str]]:
    """Return the public names of the runtime by module."""
    return {**NAMES, **FLAT_NAMES} if _FLAT_APIS.issubset(apis) else NAMES


def exception(status: str) -> str:
    """Return the exception class of a status such as ``"404"`` or ``"5XX"``."""
    return EXCEPTIONS.get(status, "ServiceException" if status.startswith("5") else "ApiException")
