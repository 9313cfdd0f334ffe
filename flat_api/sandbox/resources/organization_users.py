"""The accounts of a school: listing, counting, creating, changing, removing, and what is left of who has gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date as Day
from typing import Any

from flat_api.sandbox import paging, views
from flat_api.sandbox.administration import administrator, license_of, member, member_view
from flat_api.sandbox.auth import protect
from flat_api.sandbox.call import Call, Reply, bad_request, forbidden, json_reply, no_content
from flat_api.sandbox.first_day import FREE_PLAN_SCORES, add_library
from flat_api.sandbox.records import Account
from flat_api.sandbox.resources.assignments import forget_assignment
from flat_api.sandbox.resources.edu_library import descendants
from flat_api.sandbox.resources.submissions import forget_submission
from flat_api.sandbox.school import partners
from flat_api.sandbox.store import Store


def leave_school(call: Call, account: Account) -> Account:
    """Make an account an individual one, with its scores and without what it had from the school, and return it."""
    _leave_classes(call, account)
    return call.store.accounts.put(
        replace(account, organization=None, organization_role=None, test_of=None, score_limit=FREE_PLAN_SCORES)
    )


def erase(call: Call, account: Account) -> None:
    """Forget an account and what belongs to it alone. What it said about the scores of others goes as well."""
    _leave_classes(call, account)
    store = call.store
    sign_out(store, account)
    for score in store.scores.find("owner", account.id):
        store.remove_score(score.id)
    for collection in store.collections.find("owner", account.id):
        store.collections.remove(collection.id)
    for like in store.likes.find("account", account.id):
        store.likes.remove(like.id)
    for entry in store.collaborators.find("account", account.id):
        store.collaborators.remove(entry.id)
    for comment in store.comments:
        if comment.account == account.id:
            store.comments.remove(comment.id)
    for track in store.tracks:
        if track.account == account.id:
            store.tracks.remove(track.id)
    _erase_submissions(store, account)
    _erase_work(store, account)
    store.accounts.remove(account.id)


def sign_out(store: Store, account: Account) -> None:
    """End every session, link and token that acts as an account."""
    for token in store.tokens.find("account", account.id):
        store.tokens.remove(token.id)
    for grant in store.grants.find("account", account.id):
        store.grants.remove(grant.id)
    for link in store.signin_links.find("account", account.id):
        store.signin_links.remove(link.id)
    for session in store.sessions.find("account", account.id):
        store.sessions.remove(session.id)


def _erase_submissions(store: Store, account: Account) -> None:
    for submission in store.submissions:
        if submission.creator == account.id:
            for comment in store.submission_comments.find("submission", submission.id):
                store.submission_comments.remove(comment.id)
            for event in store.submission_events.find("submission", submission.id):
                store.submission_events.remove(event.id)
            store.submissions.remove(submission.id)


def _erase_work(store: Store, account: Account) -> None:
    for task in store.tasks.find("account", account.id):
        store.tasks.remove(task.id)
    for job in store.omr_jobs.find("account", account.id):
        for file in store.omr_files.find("job", job.id):
            store.omr_files.remove(file.id)
        store.omr_jobs.remove(job.id)
    for entry in store.credits.find("account", account.id):
        store.credits.remove(entry.id)


def _leave_classes(call: Call, account: Account) -> None:
    """Take away what an account has from its school: its work, its own resources, its place in classes and groups.

    Work that others handed in together with it stays theirs. Classes stay, for the other teachers and administrators.
    """
    store = call.store
    for submission in store.submissions:
        if submission.creator == account.id:
            assignment = store.assignments.get(submission.assignment)
            together = partners(store, assignment, account.id) if assignment is not None else ()
            others = [member for member in together if member != account.id]
            if others:
                store.submissions.put(replace(submission, creator=others[0]))
            else:
                forget_submission(call, submission)
    for resource in store.edu_resources.find("creator", account.id):
        if resource.parent == "root":
            for entry in (*descendants(call, resource), resource):
                kept = store.assignments.get(entry.assignment or "")
                if kept is not None:
                    forget_assignment(call, kept)
                store.edu_resources.remove(entry.id)
    for group in store.groups.find("member", account.id):
        members = tuple(member for member in group.members if member != account.id)
        store.groups.put(replace(group, members=members))


RESERVED = frozenset({"me"})
"""Usernames that mean something else in a path."""


def list_organization_users(call: Call) -> Reply:
    """Answer ``GET /organizations/users``, the newest first unless the call says otherwise."""
    accounts = _chosen(call, administrator(call).organization)
    sort = call.text("sort", "creationDate")
    direction = call.text("direction", "asc" if "sort" in call.parameters else "desc")
    page, headers = paging.page(call, accounts, _key(call, sort), descending=direction == "desc")
    if call.flag("onlyIds"):
        return json_reply([account.id for account in page], headers=headers)
    return json_reply([member_view(call, account) for account in page], headers=headers)


def count_orga_users(call: Call) -> Reply:
    """Answer ``GET /organizations/users/count``."""
    return json_reply(len(_chosen(call, administrator(call).organization)))


def create_organization_user(call: Call) -> Reply:
    """Answer ``POST /organizations/users``."""
    organization = administrator(call).organization
    body: Mapping[str, Any] = call.body
    identifier = call.store.new_id()
    account = Account(
        id=identifier,
        nickname=identifier,
        username=_free_username(call, body["username"]),
        firstname=body.get("firstname", ""),
        lastname=body.get("lastname", ""),
        registration_date=call.store.now(),
        organization=organization,
        organization_role=body.get("role", "user"),
        email=body.get("email"),
        password=protect(body["password"]),
        locale=body.get("locale"),
    )
    call.store.accounts.put(account)
    add_library(call.store, account)
    return json_reply(member_view(call, account))


def update_organization_user(call: Call) -> Reply:
    """Answer ``PUT /organizations/users/{user}``."""
    account = member(call, administrator(call).organization)
    body: Mapping[str, Any] = call.body
    account = replace(
        account,
        username=_free_username(call, body["username"], account) if "username" in body else account.username,
        firstname=body.get("firstname", account.firstname),
        lastname=body.get("lastname", account.lastname),
        email=body.get("email", account.email),
        organization_role=body.get("organizationRole", account.organization_role),
        password=protect(body["password"]) if "password" in body else account.password,
    )
    return json_reply(member_view(call, call.store.accounts.put(account)))


def remove_organization_user(call: Call) -> Reply:
    """Answer ``DELETE /organizations/users/{user}``."""
    caller = administrator(call)
    account = member(call, caller.organization)
    if account.id == caller.account.id:
        raise forbidden("Administrators cannot remove themselves from the organization")
    if call.flag("convertToIndividual"):
        leave_school(call, account)
    else:
        erase(call, account)
    return no_content()


def _free_username(call: Call, username: str, holder: Account | None = None) -> str:
    """Return a username that can be given to an account.

    Raises:
        Refusal: 400, it is blank, has another meaning, or belongs to somebody else.
    """
    if not username.strip() or username in RESERVED:
        raise bad_request(f"The username {username!r} cannot be used", "username")
    taken = call.store.accounts.find("username", username)
    if any(account != holder for account in taken):
        raise bad_request(f"The username {username!r} is already taken", "username")
    return username


def _chosen(call: Call, organization: str) -> list[Account]:
    """Return the accounts of a school that pass all filters of a call."""
    store = call.store
    tests = _filters(call)
    accounts = [account for account in store.accounts if account.organization == organization]
    return [account for account in accounts if all(test(account) for test in tests)]


def _filters(call: Call) -> list[Callable[[Account], bool]]:
    store, parameters = call.store, call.parameters
    now = store.now()
    tests: list[Callable[[Account], bool]] = []
    if "role" in parameters:
        tests.append(lambda account: account.organization_role in parameters["role"])
    if call.text("q").strip():
        words = call.text("q").casefold().split()
        tests.append(lambda account: all(word in _searched(account) for word in words))
    if "group" in parameters:
        groups = set(parameters["group"])
        tests.append(lambda account: any(group.id in groups for group in store.groups.find("member", account.id)))
    if call.flag("noActiveLicense"):
        tests.append(lambda account: (license := license_of(store, account)) is None or license.expires <= now)
    if "testAccounts" in parameters:
        tests.append(lambda account: (account.test_of is not None) == (call.text("testAccounts") == "only"))
    if "licenseExpirationDate" in parameters:
        days = {_day(text) for text in parameters["licenseExpirationDate"]}
        tests.append(
            lambda account: (license := license_of(store, account)) is not None and license.expires.date() in days
        )
    return tests


def _searched(account: Account) -> str:
    """Return all texts of an account that a search looks at."""
    return f"{account.username}\n{account.firstname} {account.lastname}\n{account.email or ''}".casefold()


def _day(text: str) -> Day:
    """Return the day that a text begins with, so that an instant taken from an answer will do as well."""
    try:
        return Day.fromisoformat(text[:10])
    except ValueError:
        raise bad_request(f"{text!r} is no date: write it as 2026-12-31", "licenseExpirationDate") from None


def _key(call: Call, sort: str) -> Callable[[Account], paging.Key]:
    """Return what a list of accounts is ordered by; an account without a date counts as the oldest."""

    def license_expires(account: Account) -> str:
        license = license_of(call.store, account)
        return views.date(license.expires) if license is not None else ""

    def last_activity(account: Account) -> str:
        return views.date(account.last_activity) if account.last_activity is not None else ""

    texts: dict[str, Callable[[Account], str]] = {
        "creationDate": lambda account: views.date(account.registration_date),
        "firstname": lambda account: account.firstname.casefold(),
        "lastname": lambda account: account.lastname.casefold(),
        "username": lambda account: account.username.casefold(),
        "lastActivityDate": last_activity,
        "licenseExpirationDate": license_expires,
    }
    return lambda account: (texts[sort](account), account.id)
