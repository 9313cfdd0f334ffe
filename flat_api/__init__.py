"""Client of the Flat REST API 2.26.2. Generated from openapi.yaml; do not edit."""

from flat_api.lazy import attach

__version__ = "3.0.0"

# Not imported from typing, which takes longer to load than this package. Without the annotation, jedi would
# not look behind it.
TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from flat_api import (  # noqa: I001
        api as api,
        api_client as api_client,
        api_response as api_response,
        configuration as configuration,
        exceptions as exceptions,
        models as models,
        rest as rest,
        sandbox as sandbox,
    )
    from flat_api.api import *  # noqa: F403
    from flat_api.api_client import ApiClient as ApiClient
    from flat_api.api_response import ApiResponse as ApiResponse, RawResponse as RawResponse
    from flat_api.auth.oauth import Consent as Consent, OAuth2 as OAuth2, OAuth2Helper as OAuth2Helper
    from flat_api.auth.refreshing import RefreshingTokens as RefreshingTokens
    from flat_api.auth.scopes import required_scopes as required_scopes
    from flat_api.auth.token_store import (
        FileTokenStore as FileTokenStore,
        MemoryTokenStore as MemoryTokenStore,
        TokenStore as TokenStore,
    )
    from flat_api.auth.tokens import Tokens as Tokens
    from flat_api.calls.options import RequestOptions as RequestOptions
    from flat_api.client import FlatClient as FlatClient
    from flat_api.codec.model import FlatModel as FlatModel, OpenEnum as OpenEnum, OpenIntegerEnum as OpenIntegerEnum
    from flat_api.codec.notebook import card as card, table as table
    from flat_api.codec.union import FlatUnion as FlatUnion
    from flat_api.configuration import Configuration as Configuration
    from flat_api.configuration.token_provider import TokenProvider as TokenProvider
    from flat_api.exceptions import (
        ApiAttributeError as ApiAttributeError,
        ApiConnectionError as ApiConnectionError,
        ApiException as ApiException,
        ApiKeyError as ApiKeyError,
        ApiTimeoutError as ApiTimeoutError,
        ApiTypeError as ApiTypeError,
        ApiValueError as ApiValueError,
        BadRequestException as BadRequestException,
        ClientClosedError as ClientClosedError,
        ConflictException as ConflictException,
        ConsentWithdrawn as ConsentWithdrawn,
        FlatAuthenticationError as FlatAuthenticationError,
        FlatAuthorizationError as FlatAuthorizationError,
        FlatError as FlatError,
        FlatNotFoundError as FlatNotFoundError,
        FlatQuotaError as FlatQuotaError,
        FlatRateLimitError as FlatRateLimitError,
        FlatServerError as FlatServerError,
        FlatValidationError as FlatValidationError,
        ForbiddenException as ForbiddenException,
        InvalidRequestException as InvalidRequestException,
        ModelValidationError as ModelValidationError,
        NotFoundException as NotFoundException,
        OAuthException as OAuthException,
        OpenApiException as OpenApiException,
        PaymentRequiredException as PaymentRequiredException,
        QuotaException as QuotaException,
        RateLimitException as RateLimitException,
        ResponseDecodingException as ResponseDecodingException,
        ServiceException as ServiceException,
        TaskFailed as TaskFailed,
        TaskTimeout as TaskTimeout,
        TokenStoreError as TokenStoreError,
        TokenStoreTimeout as TokenStoreTimeout,
        UnauthorizedException as UnauthorizedException,
        UnknownFieldWarning as UnknownFieldWarning,
        UnprocessableEntityException as UnprocessableEntityException,
    )
    from flat_api.models import *  # noqa: F403
    from flat_api.pagination import Paginator as Paginator, paginate as paginate
    from flat_api.policies.hooks import (
        RequestEvent as RequestEvent,
        ResponseEvent as ResponseEvent,
        RetryEvent as RetryEvent,
    )
    from flat_api.policies.retry import RetryPolicy as RetryPolicy
    from flat_api.policies.transient import is_transient as is_transient, retry_after as retry_after
    from flat_api.transport.requests_session import RequestsTransport as RequestsTransport
else:
    _MODULES = {
        "api_client": ("ApiClient",),
        "api_response": ("ApiResponse", "RawResponse"),
        "auth.oauth": ("Consent", "OAuth2", "OAuth2Helper"),
        "auth.refreshing": ("RefreshingTokens",),
        "auth.scopes": ("required_scopes",),
        "auth.token_store": ("FileTokenStore", "MemoryTokenStore", "TokenStore"),
        "auth.tokens": ("Tokens",),
        "calls.options": ("RequestOptions",),
        "client": ("FlatClient",),
        "codec.model": ("FlatModel", "OpenEnum", "OpenIntegerEnum"),
        "codec.notebook": ("card", "table"),
        "codec.union": ("FlatUnion",),
        "configuration": ("Configuration",),
        "configuration.token_provider": ("TokenProvider",),
        "exceptions": (
            "ApiAttributeError",
            "ApiConnectionError",
            "ApiException",
            "ApiKeyError",
            "ApiTimeoutError",
            "ApiTypeError",
            "ApiValueError",
            "BadRequestException",
            "ClientClosedError",
            "ConflictException",
            "ConsentWithdrawn",
            "FlatAuthenticationError",
            "FlatAuthorizationError",
            "FlatError",
            "FlatNotFoundError",
            "FlatQuotaError",
            "FlatRateLimitError",
            "FlatServerError",
            "FlatValidationError",
            "ForbiddenException",
            "InvalidRequestException",
            "ModelValidationError",
            "NotFoundException",
            "OAuthException",
            "OpenApiException",
            "PaymentRequiredException",
            "QuotaException",
            "RateLimitException",
            "ResponseDecodingException",
            "ServiceException",
            "TaskFailed",
            "TaskTimeout",
            "TokenStoreError",
            "TokenStoreTimeout",
            "UnauthorizedException",
            "UnknownFieldWarning",
            "UnprocessableEntityException",
        ),
        "pagination": ("Paginator", "paginate"),
        "policies.hooks": ("RequestEvent", "ResponseEvent", "RetryEvent"),
        "policies.retry": ("RetryPolicy",),
        "policies.transient": ("is_transient", "retry_after"),
        "transport.requests_session": ("RequestsTransport",),
    }
    __getattr__, __dir__ = attach(
        globals(),
        _MODULES,
        submodules=("api", "api_client", "api_response", "configuration", "exceptions", "models", "rest", "sandbox"),
        inherited=("api", "models"),
    )
