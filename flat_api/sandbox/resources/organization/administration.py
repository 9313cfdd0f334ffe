"""Administrators of a school, and the members that they manage."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from flat_api.sandbox.data.records import Account
from flat_api.sandbox.data.records_education import License
from flat_api.sandbox.data.school import ADMIN_ROLES
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.call import Call, forbidden, not_found
from flat_api.sandbox.resources.views import Json, date, date_if_any, shows_names, with_optional

ROLES = ADMIN_ROLES
"""Roles that administer a school."""


@dataclass(frozen=True)
class Administrator:
    """Administrator of a call, and the school."""

    account: Account
    organization: str


def administrator(call: Call) -> Administrator:
    """Return the administrator of a call; refuse other accounts with 403."""
    account = call.account()
    if account.organization is None:
        raise forbidden("Only administrators of an organization may do this; your account belongs to none")
    if account.organization_role not in ROLES:
        raise forbidden(
            f"Only administrators of the organization may do this; your role is '{account.organization_role}',  "
            "expected 'admin' or 'accountAdmin'"
        )
    return Administrator(account, account.organization)


def member(call: Call, organization: str) -> Account:
    """Return the account of the school that the path names; 404 for others."""
    account = call.store.accounts.get(call.text("user"))
    if account is None or account.organization != organization:
        raise not_found("user")
    return account


def license_of(store: Store, account: Account) -> License | None:
    """Return the license of an account through its school, valid or not. Test students need none."""
    if account.organization is None or account.test_of is not None:
        return None
    return next(iter(store.licenses.find("organization", account.organization)), None)


def member_view(call: Call, account: Account) -> Json:
    """Return the JSON of an account for administrators of its school."""
    switches = call.store.switches
    named = switches.names_for_all_admins or shows_names(call, account)
    name = account.name if named else f"User {account.id[-6:]}"
    username = account.username if named else f"user-{account.id[-6:]}"
    view: Json = {
        "id": account.id,
        "type": "user",
        "product": "flatEdu",
        "username": username,
        "printableName": name,
        "name": name,
        "picture": None,
        "badges": [],
        "organization": account.organization,
        "organizationRole": account.organization_role,
        "htmlUrl": f"{call.origin}/{quote(username, safe='')}",
        "isEduTestingStudent": account.test_of is not None,
    }
    if switches.groups_in_user_list:
        view["groups"] = [group.id for group in call.store.groups.find("member", account.id)]
    license = license_of(call.store, account)
    if license is not None:
        view["license"] = {
            "id": license.id,
            "expirationDate": date(license.expires),
            "source": license.source,
            "mode": license.mode,
            "active": call.store.now() < license.expires,
        }
    return with_optional(
        view,
        firstname=(account.firstname or None) if named else None,
        lastname=(account.lastname or None) if named else None,
        email=(account.email or None) if named else None,
        lastActivityDate=date_if_any(account.last_activity),
    )
