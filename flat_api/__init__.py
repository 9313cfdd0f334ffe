"""Client of the Flat REST API 2.26.2. Generated from openapi.yaml; do not edit."""

from flat_api.lazy import attach

__version__ = "3.0.0"
TYPE_CHECKING = False
# fmt: off
if TYPE_CHECKING:
    from flat_api import api as api
    from flat_api import api_client as api_client
    from flat_api import api_response as api_response
    from flat_api import configuration as configuration
    from flat_api import exceptions as exceptions
    from flat_api import models as models
    from flat_api import rest as rest
    from flat_api import sandbox as sandbox
    from flat_api.api import *  # noqa: F403
    from flat_api.api_client import ApiClient as ApiClient
    from flat_api.api_response import ApiResponse as ApiResponse
    from flat_api.api_response import RawResponse as RawResponse
    from flat_api.base_model import FlatModel as FlatModel
    from flat_api.base_model import OpenEnum as OpenEnum
    from flat_api.base_model import OpenIntegerEnum as OpenIntegerEnum
    from flat_api.client import FlatClient as FlatClient
    from flat_api.configuration import Configuration as Configuration
    from flat_api.exceptions import ApiAttributeError as ApiAttributeError
    from flat_api.exceptions import ApiConnectionError as ApiConnectionError
    from flat_api.exceptions import ApiException as ApiException
    from flat_api.exceptions import ApiKeyError as ApiKeyError
    from flat_api.exceptions import ApiTimeoutError as ApiTimeoutError
    from flat_api.exceptions import ApiTypeError as ApiTypeError
    from flat_api.exceptions import ApiValueError as ApiValueError
    from flat_api.exceptions import BadRequestException as BadRequestException
    from flat_api.exceptions import ClientClosedError as ClientClosedError
    from flat_api.exceptions import ConflictException as ConflictException
    from flat_api.exceptions import FlatAuthenticationError as FlatAuthenticationError
    from flat_api.exceptions import FlatAuthorizationError as FlatAuthorizationError
    from flat_api.exceptions import FlatError as FlatError
    from flat_api.exceptions import FlatNotFoundError as FlatNotFoundError
    from flat_api.exceptions import FlatQuotaError as FlatQuotaError
    from flat_api.exceptions import FlatRateLimitError as FlatRateLimitError
    from flat_api.exceptions import FlatServerError as FlatServerError
    from flat_api.exceptions import FlatValidationError as FlatValidationError
    from flat_api.exceptions import ForbiddenException as ForbiddenException
    from flat_api.exceptions import InvalidRequestException as InvalidRequestException
    from flat_api.exceptions import NotFoundException as NotFoundException
    from flat_api.exceptions import OAuthException as OAuthException
    from flat_api.exceptions import OpenApiException as OpenApiException
    from flat_api.exceptions import PaymentRequiredException as PaymentRequiredException
    from flat_api.exceptions import QuotaException as QuotaException
    from flat_api.exceptions import RateLimitException as RateLimitException
    from flat_api.exceptions import ResponseDecodingException as ResponseDecodingException
    from flat_api.exceptions import ServiceException as ServiceException
    from flat_api.exceptions import TaskFailed as TaskFailed
    from flat_api.exceptions import TaskTimeout as TaskTimeout
    from flat_api.exceptions import UnauthorizedException as UnauthorizedException
    from flat_api.exceptions import UnprocessableEntityException as UnprocessableEntityException
    from flat_api.hooks import RequestEvent as RequestEvent
    from flat_api.hooks import ResponseEvent as ResponseEvent
    from flat_api.hooks import RetryEvent as RetryEvent
    from flat_api.models import *  # noqa: F403
    from flat_api.notebook import card as card
    from flat_api.notebook import table as table
    from flat_api.oauth import Consent as Consent
    from flat_api.oauth import OAuth2 as OAuth2
    from flat_api.oauth import OAuth2Helper as OAuth2Helper
    from flat_api.pagination import Paginator as Paginator
    from flat_api.pagination import paginate as paginate
    from flat_api.request_options import RequestOptions as RequestOptions
    from flat_api.requests_transport import RequestsTransport as RequestsTransport
    from flat_api.retry import RetryPolicy as RetryPolicy
    from flat_api.scopes import required_scopes as required_scopes
    from flat_api.tokens import RefreshingTokens as RefreshingTokens
    from flat_api.tokens import Tokens as Tokens
    from flat_api.union import FlatUnion as FlatUnion
else:
    MODULES = {
        "ApiAttributeError": "exceptions", "ApiClient": "api_client", "ApiConnectionError": "exceptions",
        "ApiException": "exceptions", "ApiKeyError": "exceptions", "ApiResponse": "api_response",
        "ApiTimeoutError": "exceptions", "ApiTypeError": "exceptions", "ApiValueError": "exceptions",
        "BadRequestException": "exceptions", "ClientClosedError": "exceptions", "Configuration": "configuration",
        "ConflictException": "exceptions", "Consent": "oauth", "FlatAuthenticationError": "exceptions",
        "FlatAuthorizationError": "exceptions", "FlatClient": "client", "FlatError": "exceptions",
        "FlatModel": "base_model", "FlatNotFoundError": "exceptions", "FlatQuotaError": "exceptions",
        "FlatRateLimitError": "exceptions", "FlatServerError": "exceptions", "FlatUnion": "union",
        "FlatValidationError": "exceptions", "ForbiddenException": "exceptions",
        "InvalidRequestException": "exceptions", "NotFoundException": "exceptions", "OAuth2": "oauth",
        "OAuth2Helper": "oauth", "OAuthException": "exceptions", "OpenApiException": "exceptions",
        "OpenEnum": "base_model", "OpenIntegerEnum": "base_model", "Paginator": "pagination",
        "PaymentRequiredException": "exceptions", "QuotaException": "exceptions", "RateLimitException": "exceptions",
        "RawResponse": "api_response", "RefreshingTokens": "tokens", "RequestEvent": "hooks",
        "RequestOptions": "request_options", "RequestsTransport": "requests_transport",
        "ResponseDecodingException": "exceptions", "ResponseEvent": "hooks", "RetryEvent": "hooks",
        "RetryPolicy": "retry", "ServiceException": "exceptions", "TaskFailed": "exceptions",
        "TaskTimeout": "exceptions", "Tokens": "tokens", "UnauthorizedException": "exceptions",
        "UnprocessableEntityException": "exceptions", "card": "notebook", "paginate": "pagination",
        "required_scopes": "scopes", "table": "notebook",
    }
    __getattr__, __dir__ = attach(globals(), MODULES, submodules=("api", "api_client", "api_response", "configuration",
        "exceptions", "models", "rest", "sandbox"), inherited=("api", "models"))
