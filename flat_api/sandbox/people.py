"""The people that every sandbox begins with. All of them are invented."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from flat_api.sandbox.auth import APPLICATION
from flat_api.sandbox.first_day import open_school
from flat_api.sandbox.passwords import protect
from flat_api.sandbox.records import Account, Collection
from flat_api.sandbox.records_oauth import OAuthApplication
from flat_api.sandbox.records_organization import License
from flat_api.sandbox.store import Store

SCHOOL = "5f3b1c2d4e5f60718293a401"
FREE_PLAN_SCORES = 15
"""How many scores an account without a plan may hold."""

PASSWORD = "sandbox"
"""What everybody signs in with on the pages of the sandbox."""

CLIENT_SECRET = "sandbox-client-secret"
"""``client_secret`` of the application that is there from the beginning; its ``client_id`` is ``auth.APPLICATION``."""

LICENSE_LIFETIME = timedelta(days=365)

ACCOUNTS = (
    # nickname, ID, given name, family name, role in the school
    ("admin", "5f3b1c2d4e5f60718293a402", "Paul", "Ferrand", "admin"),
    ("teacher", "5f3b1c2d4e5f60718293a403", "Nora", "Lindqvist", "teacher"),
    ("student", "5f3b1c2d4e5f60718293a404", "Tom", "Abara", "user"),
    ("student2", "5f3b1c2d4e5f60718293a405", "Ines", "Koval", "user"),
    ("individual", "5f3b1c2d4e5f60718293a406", "Milan", "Osei", None),
)


def settle(store: Store) -> None:
    """Put everybody into an empty store, each with a library."""
    registered = datetime(2026, 1, 12, 8, 0, tzinfo=timezone.utc)
    for nickname, identifier, firstname, lastname, role in ACCOUNTS:
        account = store.accounts.put(
            Account(
                id=identifier,
                nickname=nickname,
                username=f"{firstname}.{lastname}".lower(),
                firstname=firstname,
                lastname=lastname,
                registration_date=registered,
                organization=SCHOOL if role is not None else None,
                organization_role=role,
                score_limit=None if role is not None else FREE_PLAN_SCORES,
                email=f"{firstname}.{lastname}@lindenhof.example".lower(),
                password=protect(PASSWORD),
            )
        )
        add_library(store, account)
    open_school(store, SCHOOL)
    expires = (store.now() + LICENSE_LIFETIME).replace(hour=23, minute=59, second=59, microsecond=0)
    store.licenses.put(License(id=store.new_id(), organization=SCHOOL, expires=expires))
    store.applications.put(OAuthApplication(id=APPLICATION, secret=CLIENT_SECRET, name="flat_api sandbox"))


def add_library(store: Store, account: Account) -> None:
    """Give a new account the collection that holds its scores."""
    store.collections.put(
        Collection(
            id=store.new_id(),
            owner=account.id,
            type="root",
            title="My scores",
            created=account.registration_date,
            modified=account.registration_date,
        )
    )
