"""The OAuth 2 authorization-code flow: consent, code, tokens, refresh, revocation (RFC 6749 and RFC 7009)."""

from __future__ import annotations

import re
import secrets
import time
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode, urlsplit

from flat_api.auth.redirect import redirect_parameters, redirect_problem
from flat_api.auth.refreshing import LEEWAY, RefreshingTokens
from flat_api.auth.scopes import required_scopes
from flat_api.auth.tokens import Tokens, check_token
from flat_api.calls.call import Call
from flat_api.calls.prepare import split_host
from flat_api.calls.sender import Sender
from flat_api.codec.json_types import is_object
from flat_api.configuration import Configuration
from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    ApiTypeError,
    ApiValueError,
    OAuthException,
    RateLimitException,
    ResponseDecodingException,
    ServiceException,
    detached,
)
from flat_api.exceptions.misuse import excerpt
from flat_api.policies.retry import retry_policy
from flat_api.support.headers import RequestHeaders
from flat_api.support.redaction import REDACTED, HiddenFields, hidden
from flat_api.support.version import user_agent
from flat_api.transport.base import Request
from flat_api.transport.urllib3_pool import RESTClientObject

if TYPE_CHECKING:
    from typing import Any, Callable, Iterable, List, Mapping, Optional, Union

    from flat_api.auth.token_store import TokenStore
    from flat_api.transport.base import Transport

    Scopes = Union[str, Iterable[Union[str, Enum]]]

__all__ = ["Consent", "OAuth2", "OAuth2Helper", "RefreshingTokens", "Tokens", "required_scopes", "token_provider"]

_MAX_BYTES = 1024 * 1024
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+\Z")
"""A scope token (RFC 6749, section 3.3)."""


class Consent(NamedTuple):
    """URL of the consent page, and the state to keep until the user returns.

    Attributes:
        url: URL of the page that asks for consent.
        state: A random text. Keep it in the session of the user, and pass it to :meth:`OAuth2.finish`.
    """

    url: str
    state: str

    def __repr__(self) -> str:
        # Whoever knows the state can finish the consent of another user.
        return f"Consent(url={self.url.partition('?')[0] + '?...'!r}, state={REDACTED!r})"


class OAuth2:
    """The OAuth 2 authorization-code flow, in which a user allows an application to act for them.

    ::

        oauth = flat_api.OAuth2(client_id, client_secret, "https://example.com/callback")
        consent = oauth.consent(flat_api.required_scopes(flat_api.ScoreApi.create_score))
        # Keep consent.state, send the user to consent.url, and when the user returns:
        tokens = oauth.finish(request.url, state)
        configuration = flat_api.Configuration(access_token=oauth.provider(tokens, on_token=store))

    One object serves all users and threads, and keeps no connection open. Its pickle holds the client secret.

    Args:
        client_id: ID of the application.
        client_secret: Secret of the application.
        redirect_uri: URL that the user returns to, exactly as it was registered.
        configuration: Settings for TLS, proxy, timeouts and retries; its host and token are not used.
        transport: Transport that sends requests; by default one over urllib3.
        authorization_endpoint: URL of the page that asks for consent.
        token_endpoint: URL that issues tokens.
        revocation_endpoint: URL that makes tokens invalid.
        now: Function that returns the time in epoch seconds.
    """

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        redirect_uri: str,
        *,
        configuration: Optional[Configuration] = None,
        transport: Optional[Transport] = None,
        authorization_endpoint: str = "https://flat.io/auth/oauth",
        token_endpoint: str = "https://api.flat.io/oauth/access_token",
        revocation_endpoint: str = "https://api.flat.io/oauth/invalidate_token",
        now: Callable[[], float] = time.time,
    ) -> None:
        self._secret = _Fields(client_secret=client_secret)
        del client_secret  # a traceback with local variables must not show the secret
        authorization_endpoint, token_endpoint = _hidden_url(authorization_endpoint), _hidden_url(token_endpoint)
        revocation_endpoint, redirect_uri = _hidden_url(revocation_endpoint), _hidden_url(redirect_uri)
        self._secret.check("OAuth2()")
        self.client_id = _text("OAuth2(): client_id", client_id)
        self.redirect_uri = _url("OAuth2(): redirect_uri", redirect_uri)
        self.authorization_endpoint = _endpoint("OAuth2(): authorization_endpoint", authorization_endpoint)
        self.token_endpoint = _endpoint("OAuth2(): token_endpoint", token_endpoint)
        self.revocation_endpoint = _endpoint("OAuth2(): revocation_endpoint", revocation_endpoint)
        self.configuration = Configuration(access_token="") if configuration is None else configuration
        self.now = now
        self._transport = transport

    # Consent

    def consent(self, scopes: Scopes, *, offline: bool = True) -> Consent:
        """Return the URL of the consent page, with a new random state.

        Args:
            scopes: Scopes to request, as a list or as text with spaces. See :func:`required_scopes`.
            offline: Whether to request a refresh token, too.
        """
        state = secrets.token_urlsafe(32)
        return Consent(self.authorize_url(scopes, state, offline=offline), state)

    def authorize_url(self, scopes: Scopes, state: str, *, offline: bool = True) -> str:
        """Return the URL of the consent page for a given state; :meth:`consent` creates one.

        Args:
            scopes: Scopes to request, as a list or as text with spaces.
            state: A text that nobody else can guess.
            offline: Whether to request a refresh token, too.
        """
        parameters = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": " ".join(_scopes(scopes)),
            "state": _text("authorize_url(): state", state),
            "access_type": "offline" if offline else "online",
        }
        return f"{self.authorization_endpoint}?{urlencode(parameters)}"

    def finish(self, response: Union[str, Mapping[str, str]], state: Optional[str]) -> Tokens:
        """Return the tokens of a user who returned to ``redirect_uri``.

        Args:
            response: The URL that the user returned to, or the parameters of its query as a web framework has them.
            state: The state that was kept in the session of the user.

        Raises:
            OAuthException: The state differs (``code`` is ``state_mismatch``), the redirect is not one of the server
                (``invalid_redirect``: a parameter is there twice, or another server made it), the user refused
                (``access_denied``), or the server did.
        """
        # Hidden: until the exchange, code and state are as powerful as a password.
        response, state = hidden(response), hidden(state)
        parameters = redirect_parameters(response)
        problem = redirect_problem(parameters, state, (self.authorization_endpoint, self.token_endpoint))
        if problem is not None:
            raise _refused("finish", *problem)
        return self._exchange("finish", _Fields(code=next(iter(parameters.get("code", ())), None)))

    def exchange_code(self, code: str) -> Tokens:
        """Return the tokens for a code, after your own check of the state; :meth:`finish` does both.

        Args:
            code: The parameter ``code`` of the URL that the user returned to. It works once.

        Raises:
            OAuthException: The server refused.
        """
        fields = _Fields(code=code)
        del code
        return self._exchange("exchange_code", fields)

    # Tokens

    def refresh(self, refresh_token: Union[str, Tokens, None]) -> Tokens:
        """Return new tokens, with the old refresh token where the server sends none.

        Args:
            refresh_token: The refresh token, or the tokens that hold it.

        Raises:
            OAuthException: The server refused; ``code`` is ``invalid_grant`` where the user must consent again.
        """
        given = refresh_token.refresh_token if isinstance(refresh_token, Tokens) else refresh_token
        fields = _Fields(refresh_token=given)
        del refresh_token, given
        fields.check("refresh()")
        tokens = self._tokens("refresh", _Fields(fields, grant_type="refresh_token"))
        return tokens if tokens.refresh_token else tokens.with_refresh_token(fields["refresh_token"])

    def revoke(self, token: Union[str, Tokens]) -> None:
        """Make a token invalid; a token that is already invalid is no error.

        Args:
            token: A token, or the tokens of a user, which are both made invalid.

        Raises:
            OAuthException: The server refused.
        """
        # The refresh token first: with it, most servers also make the access token invalid.
        given = (token.refresh_token, token.access_token) if isinstance(token, Tokens) else (token,)
        forms = [_Fields(token=one) for one in given if one is not None]
        del token, given
        for form in forms:
            form.check("revoke()")
            self._post("revoke", self.revocation_endpoint, form)

    def provider(
        self,
        tokens: Optional[Tokens] = None,
        *,
        store: Optional[TokenStore] = None,
        on_token: Optional[Callable[[Tokens], object]] = None,
        leeway: float = LEEWAY,
    ) -> RefreshingTokens:
        """Return a token provider for ``Configuration(access_token=...)`` that refreshes the tokens.

        Args:
            tokens: The tokens of the user. With a store they are saved in it if it is empty; those of a new consent
                are saved with ``store.save()``. ``None`` loads those of the store.
            store: Store in which the workers of a back end share the tokens, such as
                :class:`~flat_api.FileTokenStore`. Only one of them refreshes, and the others use what it got.
            on_token: Function that gets the new tokens after each refresh of this provider.
            leeway: Seconds before its expiry at which an access token is refreshed.

        Raises:
            ApiTypeError: Neither tokens nor a store was given.
            TokenStoreError: The store cannot be read or written, or is empty.
        """
        tokens = hidden(tokens)  # a traceback must not show a token that came in their place
        return RefreshingTokens(tokens, self, on_token, leeway, store=store)

    # Requests

    def _exchange(self, name: str, fields: _Fields) -> Tokens:
        form = _Fields(grant_type="authorization_code", code=fields.get("code"), redirect_uri=self.redirect_uri)
        form.check(f"{name}()")
        return self._tokens(name, form)

    def _tokens(self, name: str, form: _Fields) -> Tokens:
        fields = self._post(name, self.token_endpoint, form)
        if not isinstance(fields.get("access_token"), str) or not fields["access_token"]:
            description = fields.get("error_description") or "the response holds no access token"
            raise _refused(name, fields.get("error") or "no_token", description)
        with detached():
            try:
                # The lifetime counts from now, as the clock of the server may differ.
                return Tokens.from_response(fields, now=self.now())
            except (ApiTypeError, ApiValueError):
                raise _refused(name, "no_token", "the response holds no usable token") from None

    def _post(self, name: str, endpoint: str, form: _Fields) -> _Fields:
        call = self._call(name, endpoint, form)
        transport = self._transport or RESTClientObject(self.configuration)
        settings = self.configuration
        sender = Sender(transport, call.policy, settings.rate_limit, _MAX_BYTES, max_wait=settings.rate_limit_max_wait)
        with detached():
            try:
                return _Fields.from_json(sender.send(call).body)
            except ApiException as error:
                raise _failure(error) from None
            finally:
                if transport is not self._transport:
                    # Token requests are rare, so no connection is kept.
                    transport.close()

    def _call(self, name: str, endpoint: str, form: _Fields) -> Call:
        origin, path = split_host(endpoint)
        headers = RequestHeaders(
            {
                "Content-Type": "application/x-www-form-urlencoded",
                "Accept": "application/json",
                "Accept-Encoding": "identity",
                "User-Agent": user_agent(),
            }
        )
        content = _Fields({**form, **self._secret}, client_id=self.client_id)
        request = Request("POST", origin, path or "/", headers, urlencode(content).encode("ascii"))
        connect, read = self.configuration.timeouts
        call = Call(f"OAuth2.{name}", request, retry_policy("retries", self.configuration.retries), connect, read)
        call.seconds = self.configuration.total_timeout
        # Only a revocation may be repeated: a code, and possibly a refresh token, works once.
        call.repeatable = "token" in form
        secret = ("client_secret", "code", "refresh_token", "token")
        call.secrets = tuple(content[field] for field in secret if field in content)
        return call

    def __repr__(self) -> str:
        return f"<OAuth2 of the application {vars(self).get('client_id')!r}>"


OAuth2Helper = OAuth2
"""Name of :class:`OAuth2` in the 2.0.x clients."""

token_provider = RefreshingTokens
"""Name of :class:`RefreshingTokens` in the form of a function."""


class _Fields(HiddenFields):
    """Fields of a form or of a response."""

    @classmethod
    def from_json(cls, body: bytes) -> _Fields:
        """Return the members of a JSON object; any other body has no fields."""
        from pydantic_core import from_json

        try:
            value = from_json(body)
        except ValueError:
            value = None
        return cls(value if is_object(value) else {})

    def check(self, who: str) -> None:
        """Refuse fields that are not text, are empty, or have control characters."""
        for name in self:
            check_token(f"{who}: {name}", self[name])


def _refused(name: str, code: Any, description: Any) -> OAuthException:
    error = OAuthException(0, "no token was given")
    error.operation, error.code = f"OAuth2.{name}", str(code)
    error.message = description if isinstance(description, str) else None
    return error


def _failure(error: ApiException) -> ApiException:
    """Return the exception to raise for a failed call: an ``OAuthException`` where the server refused."""
    if isinstance(error, (ApiConnectionError, ResponseDecodingException)):
        # The body may be half of a response that holds tokens.
        error.body = error.raw_body = None
    if isinstance(error, (ApiConnectionError, RateLimitException, ServiceException)):
        return error.with_traceback(None)
    fields = _Fields.from_json(error.raw_body or b"")
    failure = OAuthException(error.status, error.reason)
    failure.__dict__.update(error.__dict__)
    if isinstance(fields.get("error"), str):
        failure.code = fields["error"]
    if isinstance(fields.get("error_description"), str):
        failure.message = fields["error_description"]
    return failure


def _scopes(given: Any) -> List[str]:
    items = given.split() if isinstance(given, str) else list(given)
    scopes = [str(item.value) if isinstance(item, Enum) else item for item in items]
    for scope in scopes:
        if not isinstance(scope, str):
            raise ApiTypeError(
                f"scopes must be text, got {excerpt(scope)}; required_scopes() returns the scopes of methods"
            )
        if not _SCOPE.match(scope):
            raise ApiValueError(f"scopes must be scope tokens of RFC 6749, got {excerpt(scope)}")
    if not scopes:
        raise ApiValueError("scopes must hold at least one scope, got none")
    return list(dict.fromkeys(scopes))


def _text(who: str, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ApiTypeError(f"{who} must be a non-empty text, got {excerpt(value)}")
    return value


def _hidden_url(url: Any) -> Any:
    """Return a URL; its ``repr`` is redacted where it holds a user name and a password."""
    return hidden(url) if "@" in str(url) else url


def _url(who: str, value: Any) -> str:
    text = _text(who, value)
    if "@" in text.partition("?")[0]:
        raise ApiValueError(f"{who} must not hold credentials")
    if not urlsplit(text).scheme or "#" in text or not text.isprintable() or " " in text:
        raise ApiValueError(f"{who} must be a whole URL without a fragment, got {excerpt(text)}")
    return text


def _endpoint(who: str, value: Any) -> str:
    parts = urlsplit(_url(who, value))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise ApiValueError(
            f"{who} must be a URL such as 'https://api.flat.io/oauth/access_token', got {excerpt(value)}"
        )
    return str(value)
