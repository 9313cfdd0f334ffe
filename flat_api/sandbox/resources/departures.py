"""What is left of somebody who leaves a school."""

from __future__ import annotations

from dataclasses import replace

from flat_api.sandbox.call import Call
from flat_api.sandbox.people import FREE_PLAN_SCORES
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
