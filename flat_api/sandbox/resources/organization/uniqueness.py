"""Rules across the accounts of a school: unique usernames and e-mail addresses, and at least one administrator."""

from __future__ import annotations

import re

from flat_api.sandbox.data.records import Account
from flat_api.sandbox.data.school import ADMIN_ROLES, is_admin
from flat_api.sandbox.http.call import Call, Refusal, bad_request, conflict


def free_username(call: Call, username: str, holder: Account | None = None) -> str:
    """Return a username; refuse one with spaces, reserved in a path, or taken in any case of its letters."""
    if not username or re.search(r"[\s\x00-\x1f\x7f]", username) or username.casefold() == "me":
        raise bad_request(f"The username {username!r} cannot be used", "username")
    if any(not _is_same(account, holder) for account in call.store.accounts.find("sign_in", username.casefold())):
        raise _taken(call, f"The username {username!r} is already taken", "username")
    return username


def free_email(call: Call, email: str, organization: str, holder: Account | None = None) -> str:
    """Return an e-mail address; refuse one that another account has."""
    everywhere = call.store.switches.unique_emails_everywhere
    for account in call.store.accounts.find("mailbox", email.casefold()):
        if not _is_same(account, holder) and (everywhere or account.organization == organization):
            raise _taken(call, f"The e-mail address {email!r} is already taken", "email")
    return email


def keep_an_administrator(call: Call, account: Account, role: str | None) -> None:
    """Refuse a role that leaves the school without an administrator."""
    organization = account.organization
    if role in ADMIN_ROLES or not is_admin(account, organization):
        return
    if not any(other.id != account.id and is_admin(other, organization) for other in call.store.accounts):
        raise conflict("This account is the last administrator of the organization, and must stay one")


def _is_same(account: Account, holder: Account | None) -> bool:
    return holder is not None and account.id == holder.id


def _taken(call: Call, message: str, param: str) -> Refusal:
    switches = call.store.switches
    return Refusal(switches.taken_status, switches.taken_code, message, param)
