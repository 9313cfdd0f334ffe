"""Views with which users connect and disconnect their accounts at Flat."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from flat_api.auth.oauth import OAuth2
from flat_api.contrib.django import conf
from flat_api.contrib.django.token_store import ModelTokenStore
from flat_api.exceptions import ApiException, OAuthException, OpenApiException, TokenStoreError

_SESSION = "flat_api_consent"

_TEXTS = {
    "access_denied": "You have not allowed access to Flat.",
    "state_mismatch": "This page was opened out of turn. Please connect to Flat again.",
    "invalid_redirect": "This page was opened out of turn. Please connect to Flat again.",
}


@never_cache
@login_required
@require_GET
def login(request: HttpRequest) -> HttpResponse:
    """Send the user to the consent page of Flat. The parameter ``next`` is the page of this site to return to."""
    consent = _oauth(request).consent(conf.scopes())
    request.session[_SESSION] = {"state": consent.state, "next": _next(request)}
    return HttpResponseRedirect(consent.url)


@never_cache
@login_required
@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """Keep the tokens of a user who comes back from Flat."""
    kept: Any = request.session.pop(_SESSION, None) or {}
    target = HttpResponseRedirect(kept.get("next") or resolve_url(_home()))
    try:
        tokens = _oauth(request).finish(request.build_absolute_uri(), kept.get("state"))
        store = ModelTokenStore(request.user)
        with store.locked():
            store.save(tokens)
    except OAuthException as error:
        messages.error(request, _TEXTS.get(error.code or "", "Flat has refused the connection. Please try again."))
    except ApiException:
        messages.error(request, "Flat cannot be reached at the moment. Please try again later.")
    except OpenApiException:
        messages.error(request, "The connection with Flat could not be stored. Please try again later.")
    else:
        messages.success(request, "Your account at Flat is connected.")
    return target


@never_cache
@login_required
@require_POST
def disconnect(request: HttpRequest) -> HttpResponse:
    """Make the tokens of the user invalid, and forget them."""
    store = ModelTokenStore(request.user)
    try:
        # Not while another worker refreshes, whose new tokens would stay valid.
        with store.locked():
            try:
                tokens = store.load()
            except TokenStoreError:
                tokens = None  # without a key, they can still be forgotten
            store.clear()
    except TokenStoreError:
        messages.error(request, "The connection with Flat could not be removed. Please try again later.")
        return HttpResponseRedirect(_next(request))
    if tokens is not None:
        try:
            _oauth(request).revoke(tokens)
        except ApiException:
            text = "Your account is disconnected here. Flat could not be reached: remove this site there, too."
            messages.warning(request, text)
            return HttpResponseRedirect(_next(request))
    messages.success(request, "Your account at Flat is disconnected.")
    return HttpResponseRedirect(_next(request))


def _oauth(request: HttpRequest) -> OAuth2:
    return conf.oauth(request.build_absolute_uri(reverse("flat_api:callback")))


def _next(request: HttpRequest) -> str:
    """Return the page to go on to: a page of this site, whatever the parameter ``next`` says."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if allowed else resolve_url(_home())


def _home() -> str:
    from django.conf import settings

    return str(settings.LOGIN_REDIRECT_URL)
