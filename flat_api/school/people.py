"""Accounts of people: created without twins, and usernames for them."""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import TYPE_CHECKING, Any, Container, Dict, Mapping, Optional, Union

from flat_api.exceptions import ApiConnectionError, ApiTypeError, ServiceException
from flat_api.exceptions.misuse import excerpt
from flat_api.models.user_creation import UserCreation
from flat_api.pagination import paginate
from flat_api.school.model import STUDENT
from flat_api.school.roster import MAX_USERNAME

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.models.user_details_admin import UserDetailsAdmin
    from flat_api.school.model import Person

ATTEMPTS = 3
"""Requests to create an account, each after a look whether the one before it arrived."""

_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "\u0131": "i"}
"""Letters that Unicode does not decompose."""


def new_password() -> str:
    """Return a random password that nobody needs to know."""
    return secrets.token_urlsafe(24)


def find_user(client: FlatClient, username: str) -> Optional[UserDetailsAdmin]:
    """Return the account with exactly this username, in any case, or ``None``."""
    # Not by the parameter ``q``: its rules are not documented, and the name would be in addresses, and thus in logs.
    users = paginate(client.organization.list_organization_users, limit=1000)
    return next((user for user in users if user.username.casefold() == username.casefold()), None)


def ensure_user(client: FlatClient, user: Union[UserCreation, Mapping[str, Any]]) -> UserDetailsAdmin:
    """Create an account, or return the one that has its username already.

    Costs a call for each thousand accounts of the organization, and one to create the account.

    A response that is lost leaves open whether the account was created. This looks for it by its username, which is
    unique in an organization, before it tries again: there is never a second account. An account that was found after
    a lost response gets the password once more, so that it is the one of ``user``.

    Args:
        client: Client of an administrator.
        user: Account to create.

    Returns:
        The account. One that existed before is returned as it is.

    Raises:
        ApiTypeError: ``user`` is neither a model nor a mapping.
        ApiException: Flat refused the account, or could not be reached.
    """
    creation = _checked_creation(user)
    found = find_user(client, creation.username)
    return create_user(client, creation) if found is None else found


def _checked_creation(user: Any) -> UserCreation:
    if isinstance(user, UserCreation):
        return user
    if not isinstance(user, Mapping):
        raise ApiTypeError(f"ensure_user(): 'user' must be a UserCreation or a mapping, got {excerpt(user)}")
    values: Dict[str, Any] = {"password": new_password(), **user}
    return UserCreation(**values)


def create_user(client: FlatClient, creation: UserCreation) -> UserDetailsAdmin:
    """Create an account whose username nobody has, and look for it wherever a response was lost."""
    attempt = 1
    while True:
        try:
            return client.organization.create_organization_user(creation)
        except (ApiConnectionError, ServiceException):
            found = find_user(client, creation.username)
            if found is not None:
                client.organization.update_organization_user(found.id, {"password": creation.password})
                return found
            if attempt == ATTEMPTS:
                raise
            attempt += 1


def suggest_username(first: str, last: str, taken: Container[str] = ()) -> str:
    """Return a username that nobody has: ``ada.lovelace``, ``ada.lovelace2``.

    Args:
        first: First name.
        last: Last name.
        taken: Usernames that are in use, in lower case.

    Returns:
        At most 30 lower-case letters, digits and dots. Letters of other scripts, which have no such form, are left out;
        a name of which nothing is left becomes ``user``.

    Raises:
        ApiTypeError: A name is not a string.
    """
    _check_name("first", first)
    _check_name("last", last)
    parts = [part for part in (_plain(first), _plain(last)) if part]
    base = ".".join(parts) or "user"
    number = 1
    while True:
        end = "" if number == 1 else str(number)
        candidate = base[: MAX_USERNAME - len(end)].rstrip(".") + end
        if candidate not in taken:
            return candidate
        number += 1


def _check_name(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise ApiTypeError(f"suggest_username(): {name!r} must be a string, got {excerpt(value)}")


def _plain(name: str) -> str:
    text = "".join(_LETTERS.get(letter, letter) for letter in name.lower())
    decomposed = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z0-9]+", "", decomposed)


def creation_of(person: Person) -> UserCreation:
    """Return the body that creates the account of a person of a roster."""
    values: Dict[str, Any] = {
        "username": person.username,
        "password": str(person.password) if person.password is not None else new_password(),
        "firstname": person.given,
        "lastname": person.family,
        "email": person.email,
        "locale": person.locale,
        "role": "user" if person.role == STUDENT else person.role,
    }
    return UserCreation(**{name: value for name, value in values.items() if value})
