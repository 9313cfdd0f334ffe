"""What an account may do with a score."""

from __future__ import annotations

from dataclasses import dataclass
from hmac import compare_digest

from flat_api.sandbox import school
from flat_api.sandbox.call import Call
from flat_api.sandbox.errors import forbidden, not_found, unauthorized
from flat_api.sandbox.records import Account, Score
from flat_api.sandbox.store import Store


@dataclass(frozen=True)
class Rights:
    """Rights on a score.

    Attributes:
        collaborator: ``owner`` or ``user`` for somebody whom the score is shared with by name.
    """

    read: bool = False
    write: bool = False
    admin: bool = False
    collaborator: str | None = None


def rights_on(store: Store, score: Score, account: Account | None, sharing_key: str = "") -> Rights:
    """Return what somebody may do with a score; nobody has signed in when ``account`` is ``None``."""
    if account is not None:
        if score.owner == account.id:
            return Rights(True, True, True, "owner")
        if score.trashed is not None:
            return Rights()
        for entry in store.collaborators.find("score", score.id):
            if entry.account == account.id:
                return Rights(entry.read, entry.write, entry.admin, "user")
        for entry in store.collaborators.find("score", score.id):
            if entry.group is not None and account.id in school.members(store, entry.group):
                return Rights(entry.read, entry.write, entry.admin, "group")
        access = school.access_to_score(store, score, account)
        if access is not None:
            return Rights(read=True, write=access == "write")
    return Rights(read=score.trashed is None and _is_open(store, score, account, sharing_key))


def _is_open(store: Store, score: Score, account: Account | None, sharing_key: str) -> bool:
    if score.privacy == "organizationPublic":
        owner = store.accounts.get(score.owner)
        return account is not None and owner is not None and account.organization == owner.organization is not None
    if score.privacy == "privateLink":
        return score.sharing_key is not None and compare_digest(score.sharing_key.encode(), sharing_key.encode())
    return score.privacy == "public"


def score_to_read(call: Call) -> Score:
    """Return the score of a call.

    Raises:
        Refusal: 404, there is none; 403 or 401, it cannot be read.
    """
    score, rights = _score_and_rights(call)
    if not rights.read:
        raise _denied(call, "open")
    return score


def score_to_write(call: Call) -> Score:
    """Return the score of a call.

    Raises:
        Refusal: 404, there is none; 403, it cannot be changed.
    """
    score, rights = _score_and_rights(call)
    if not rights.write:
        raise _denied(call, "change")
    return score


def score_to_administer(call: Call) -> Score:
    """Return the score of a call.

    Raises:
        Refusal: 404, there is none; 403, the account has no say in who may open it.
    """
    score, rights = _score_and_rights(call)
    if not rights.admin:
        raise _denied(call, "administer")
    return score


def _score_and_rights(call: Call) -> tuple[Score, Rights]:
    score = call.store.scores.get(call.text("score"))
    account = call.account_or_none()
    if score is None or (score.trashed is not None and (account is None or account.id != score.owner)):
        # Without a token nobody learns which scores exist.
        raise not_found("score") if account is not None else unauthorized("This call needs an access token")
    return score, rights_on(call.store, score, account, call.text("sharingKey"))


def _denied(call: Call, what: str) -> Exception:
    if call.token is None:
        return unauthorized("This call needs an access token")
    return forbidden(f"You are not allowed to {what} this score")
