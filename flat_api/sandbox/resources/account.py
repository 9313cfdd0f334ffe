"""The account behind the token."""

from __future__ import annotations

from flat_api.sandbox import views
from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.records import Account


def get_authenticated_user(call: Call) -> Reply:
    """Answer ``GET /me``."""
    account = call.account()
    if call.flag("onlyId"):
        return json_reply({"id": account.id})
    return json_reply(details(call, account))


def details(call: Call, account: Account) -> views.Json:
    """Return the profile of an account as its owner sees it."""
    view = {
        **views.profile(call, account),
        "isEmailVerified": True,
        "privateProfile": False,
        "locale": account.locale or "en",
        "groups": [group.id for group in call.store.groups.find("member", account.id)],
    }
    if account.email is not None and call.token is not None and "account.email" in call.token.scopes:
        view["email"] = account.email
    return view


HANDLERS: dict[str, Handler] = {"getAuthenticatedUser": get_authenticated_user}
