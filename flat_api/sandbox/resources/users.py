"""The account behind the token, public profiles, and the scores that people publish or like."""

from __future__ import annotations

from flat_api.sandbox import paging, views
from flat_api.sandbox.call import Call, Reply, json_reply, not_found
from flat_api.sandbox.paging import key_of_score
from flat_api.sandbox.records import Account, Like, Score
from flat_api.sandbox.rights import rights_on


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


def get_user(call: Call) -> Reply:
    """Answer ``GET /users/{user}``."""
    return json_reply(views.profile(call, _user(call)))


def get_user_scores(call: Call) -> Reply:
    """Answer ``GET /users/{user}/scores``: public scores only, even for oneself."""
    owned = call.store.scores.find("owner", _user(call).id)
    scores = [score for score in owned if score.privacy == "public" and score.trashed is None]
    headers: dict[str, str] = {}
    if call.flag("paginate"):
        key, descending = key_of_score(call)
        scores, headers = paging.page(call, scores, key, descending=descending)
    return json_reply([views.score(call, score) for score in scores], headers=headers)


def get_user_likes(call: Call) -> Reply:
    """Answer ``GET /users/{user}/likes``, the latest first."""
    reader = call.account()
    liked: list[tuple[Like, Score]] = []
    for like in call.store.likes.find("account", _user(call).id):
        score = call.store.scores.get(like.score)
        if score is not None and rights_on(call.store, score, reader).read:
            liked.append((like, score))
    chosen, headers = paging.page(call, liked, _key_of_like, descending=True)
    if call.flag("ids"):
        return json_reply([score.id for _, score in chosen], headers=headers)
    return json_reply([views.score(call, score) for _, score in chosen], headers=headers)


def _key_of_like(entry: tuple[Like, Score]) -> paging.Key:
    return views.date(entry[0].date), entry[0].id


def _user(call: Call) -> Account:
    """Return the account that the path names: by ID, by username, or ``me``."""
    name = call.text("user")
    if name == "me":
        return call.account()
    found = call.store.accounts.get(name)
    named = call.store.accounts.find("username", name)
    if found is None and not named:
        raise not_found("user")
    return found or named[0]
