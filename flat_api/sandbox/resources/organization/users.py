"""Accounts: the account of the token, public profiles, accounts of a school, test students."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Day
from datetime import datetime
from typing import Any

from flat_api.sandbox.access.rights import class_to_change, rights_on
from flat_api.sandbox.data.first_day import FREE_PLAN_SCORES, add_library
from flat_api.sandbox.data.passwords import protect
from flat_api.sandbox.data.records import Account, Like, Score
from flat_api.sandbox.data.school import partners
from flat_api.sandbox.data.store import Table
from flat_api.sandbox.http import paging
from flat_api.sandbox.http.call import Call, Reply, bad_request, forbidden, json_reply, no_content, not_found
from flat_api.sandbox.resources import views, views_education
from flat_api.sandbox.resources.education.classes import enter_class
from flat_api.sandbox.resources.education.edu_resources import forget_resource
from flat_api.sandbox.resources.education.groups import leave
from flat_api.sandbox.resources.education.submissions import forget_submission
from flat_api.sandbox.resources.organization.administration import administrator, license_of, member, member_view
from flat_api.sandbox.resources.organization.uniqueness import free_email, free_username, keep_an_administrator


def get_authenticated_user(call: Call) -> Reply:
    """Handle ``GET /me``."""
    account = call.account()
    return json_reply({"id": account.id} if call.flag("onlyId") else _details(call, account))


def _details(call: Call, account: Account) -> views.Json:
    """Return the JSON of an account for its owner."""
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
    """Handle ``GET /users/{user}``."""
    return json_reply(views.profile(call, _user(call)))


def get_user_scores(call: Call) -> Reply:
    """Handle ``GET /users/{user}/scores``: public scores only, even for the account itself."""
    owned = call.store.scores.find("owner", _user(call).id)
    scores = [score for score in owned if score.privacy == "public" and score.trashed is None]
    headers: dict[str, str] = {}
    if call.flag("paginate"):
        key, descending = paging.key_of_score(call)
        scores, headers = paging.page(call, scores, key, descending=descending)
    return json_reply([views.score(call, score) for score in scores], headers=headers)


def get_user_likes(call: Call) -> Reply:
    """Handle ``GET /users/{user}/likes``, the latest first."""
    reader = call.account()
    liked: list[tuple[Like, Score]] = []
    for like in call.store.likes.find("account", _user(call).id):
        score = call.store.scores.get(like.score)
        if score is not None and rights_on(call.store, score, reader).read:
            liked.append((like, score))
    chosen, headers = paging.page(call, liked, lambda entry: (views.date(entry[0].date), entry[0].id), descending=True)
    ids = call.flag("ids")
    return json_reply([score.id if ids else views.score(call, score) for _, score in chosen], headers=headers)


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


def list_organization_users(call: Call) -> Reply:
    """Handle ``GET /organizations/users``, the newest first unless the call says otherwise."""
    sort = call.text("sort", "creationDate")
    direction = call.text("direction", "asc" if "sort" in call.parameters else "desc")

    def key(account: Account) -> paging.Key:
        if sort in ("firstname", "lastname", "username"):
            return getattr(account, sort).casefold(), account.id
        if sort == "licenseExpirationDate":
            license = license_of(call.store, account)
            return _date(license.expires if license is not None else None), account.id
        return _date(account.registration_date if sort == "creationDate" else account.last_activity), account.id

    def ordered() -> paging.Ordered[Account]:
        return paging.order(_chosen(call), key, descending=direction == "desc")

    # Licenses end without a change of a record, so such a list is not kept.
    by_license = sort == "licenseExpirationDate" or "licenseExpirationDate" in call.parameters
    is_kept = not by_license and not call.flag("noActiveLicense")
    chosen = {name: value for name, value in call.parameters.items() if name not in ("next", "previous", "limit")}
    name = ("users", administrator(call).organization, repr(sorted(chosen.items())))
    page, headers = paging.page_of(call, call.store.memo.get(name, ordered) if is_kept else ordered())
    ids = call.flag("onlyIds")
    return json_reply([account.id if ids else member_view(call, account) for account in page], headers=headers)


def count_orga_users(call: Call) -> Reply:
    """Handle ``GET /organizations/users/count``."""
    return json_reply(len(_chosen(call)))


def create_organization_user(call: Call) -> Reply:
    """Handle ``POST /organizations/users``."""
    organization = administrator(call).organization
    body: Mapping[str, Any] = call.body
    identifier = call.store.new_id()
    account = Account(
        id=identifier,
        nickname=identifier,
        username=free_username(call, body["username"]),
        firstname=body.get("firstname", ""),
        lastname=body.get("lastname", ""),
        registration_date=call.store.now(),
        organization=organization,
        organization_role=body.get("role", "user"),
        email=free_email(call, body["email"], organization) if "email" in body else None,
        password=protect(body["password"]),
        locale=body.get("locale"),
    )
    add_library(call.store, account)
    return json_reply(member_view(call, call.store.accounts.put(account)))


def update_organization_user(call: Call) -> Reply:
    """Handle ``PUT /organizations/users/{user}``."""
    organization = administrator(call).organization
    account = member(call, organization)
    body: Mapping[str, Any] = call.body
    keep_an_administrator(call, account, body.get("organizationRole", account.organization_role))
    account = replace(
        account,
        username=free_username(call, body["username"], account) if "username" in body else account.username,
        firstname=body.get("firstname", account.firstname),
        lastname=body.get("lastname", account.lastname),
        email=free_email(call, body["email"], organization, account) if "email" in body else account.email,
        organization_role=body.get("organizationRole", account.organization_role),
        password=protect(body["password"]) if "password" in body else account.password,
    )
    return json_reply(member_view(call, call.store.accounts.put(account)))


def remove_organization_user(call: Call) -> Reply:
    """Handle ``DELETE /organizations/users/{user}``. An account that becomes an individual one keeps its scores."""
    caller = administrator(call)
    account = member(call, caller.organization)
    if account.id == caller.account.id:
        raise forbidden("Administrators cannot remove themselves from the organization")
    _leave_school(call, account)
    if call.flag("convertToIndividual"):
        call.store.accounts.put(
            replace(account, organization=None, organization_role=None, test_of=None, score_limit=FREE_PLAN_SCORES)
        )
    else:
        _erase(call, account)
    return no_content()


def _leave_school(call: Call, account: Account) -> None:
    """Remove an account's submissions, resources and memberships in its school.

    Submissions that it shares with others stay. Classes stay, for the other teachers and administrators.
    """
    store = call.store
    for submission in store.submissions:
        if submission.creator == account.id:
            assignment = store.assignments.get(submission.assignment)
            together = partners(store, assignment, account.id) if assignment is not None else ()
            others = [partner for partner in together if partner != account.id]
            if others:
                store.submissions.put(replace(submission, creator=others[0]))
            else:
                forget_submission(call, submission)
    for resource in store.edu_resources.find("creator", account.id):
        if resource.parent == "root":
            forget_resource(call, resource)
    for group in store.groups.find("member", account.id):
        leave(call, group.id, account.id)


def _erase(call: Call, account: Account) -> None:
    """Delete an account, its scores, and its comments and likes on other scores."""
    store = call.store
    for score in store.scores.find("owner", account.id):
        store.remove_score(score.id)
    for collection in store.collections.find("owner", account.id):
        store.collections.remove(collection.id)
    for job in store.omr_jobs.find("account", account.id):
        for file in store.omr_files.find("job", job.id):
            store.omr_files.remove(file.id)
    indexed: tuple[Table[Any], ...] = (
        store.likes,
        store.collaborators,
        store.tasks,
        store.omr_jobs,
        store.credits,
        store.tokens,
        store.grants,
        store.signin_links,
        store.sessions,
    )
    for table in indexed:
        for record in table.find("account", account.id):
            table.remove(record.id)
    others: tuple[Table[Any], ...] = (store.comments, store.tracks)
    for table in others:
        for record in table:
            if record.account == account.id:
                table.remove(record.id)
    store.accounts.remove(account.id)


def _chosen(call: Call) -> list[Account]:
    """Return the accounts of the school that pass the filters of a call."""
    store, parameters = call.store, call.parameters
    organization = administrator(call).organization
    now = store.now()
    words = call.text("q").casefold().split()
    days = {_day(text) for text in parameters.get("licenseExpirationDate", ())}
    by_license = bool(days) or call.flag("noActiveLicense")

    def is_wanted(account: Account) -> bool:
        return (
            account.organization == organization
            and account.organization_role in parameters.get("role", (account.organization_role,))
            and call.text("testAccounts") != ("only" if account.test_of is None else "exclude")
            and (not words or is_found(account))
            and ("group" not in parameters or is_in_group(account))
            and (not by_license or has_license(account))
        )

    def is_found(account: Account) -> bool:
        searched = f"{account.username}\n{account.firstname} {account.lastname}\n{account.email or ''}".casefold()
        return all(word in searched for word in words)

    def is_in_group(account: Account) -> bool:
        return any(group.id in parameters["group"] for group in store.groups.find("member", account.id))

    def has_license(account: Account) -> bool:
        license = license_of(store, account)
        is_active = license is not None and license.expires > now
        return not (is_active and call.flag("noActiveLicense")) and (
            not days or (license is not None and license.expires.date() in days)
        )

    return [account for account in store.accounts if is_wanted(account)]


def _day(text: str) -> Day:
    """Return the day of a text: a date, or an instant from a response."""
    try:
        return Day.fromisoformat(text[:10])
    except ValueError:
        raise bad_request(f"{text!r} is not a date such as 2026-12-31", "licenseExpirationDate") from None


def _date(instant: datetime | None) -> str:
    """Return the sort key of a date; an account without one counts as the oldest."""
    return views.date(instant) if instant is not None else ""


def create_test_student_account(call: Call) -> Reply:
    """Handle ``POST /classes/{class}/testStudent``."""
    classroom = class_to_change(call)
    teacher = call.account()
    username = f"test.student.{teacher.id[-6:]}"
    known = call.store.accounts.find("username", username)
    account = known[0] if known else _new_test_student(call, teacher, username)
    if call.flag("reset"):
        for submission in call.store.submissions.find("classroom", classroom.id):
            if submission.creator == account.id:
                forget_submission(call, submission)
    enter_class(call, classroom, account)
    return json_reply(
        {
            **_details(call, account),
            **views_education.class_member(call, account, "student"),
            "isEmailVerified": False,
            "privateProfile": True,
        }
    )


def _new_test_student(call: Call, teacher: Account, username: str) -> Account:
    store = call.store
    account = Account(
        id=store.new_id(),
        nickname=f"{teacher.nickname}-test-student",
        username=username,
        firstname="Test",
        lastname="Student",
        registration_date=store.now(),
        organization=teacher.organization,
        organization_role="user",
        test_of=teacher.id,
    )
    add_library(store, account)
    return store.accounts.put(account)
