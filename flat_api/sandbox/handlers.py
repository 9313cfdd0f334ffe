"""Which function answers which operation.

An operation that no module names is answered with 501.
"""

from __future__ import annotations

from flat_api.sandbox.call import Handler
from flat_api.sandbox.resources import (
    account,
    assignment_copies,
    assignments,
    billing,
    class_users,
    classes,
    collaborators,
    collections,
    comments,
    edu_resources,
    exports,
    groups,
    lti_configurations,
    lti_credentials,
    omr_capabilities,
    omr_files,
    omr_jobs,
    organization_access,
    organization_invitations,
    organization_users,
    reviews,
    revisions,
    scores,
    submission_comments,
    submissions,
    tasks,
    tracks,
    users,
)

HANDLERS: dict[str, Handler] = {
    **account.HANDLERS,
    **users.HANDLERS,
    **scores.HANDLERS,
    **revisions.HANDLERS,
    **exports.HANDLERS,
    **collections.HANDLERS,
    **collaborators.HANDLERS,
    **comments.HANDLERS,
    **tracks.HANDLERS,
    **tasks.HANDLERS,
    **classes.HANDLERS,
    **class_users.HANDLERS,
    **groups.HANDLERS,
    **assignments.HANDLERS,
    **assignment_copies.HANDLERS,
    **submissions.HANDLERS,
    **submission_comments.HANDLERS,
    **reviews.HANDLERS,
    **edu_resources.HANDLERS,
    **billing.HANDLERS,
    **lti_configurations.HANDLERS,
    **lti_credentials.HANDLERS,
    **omr_capabilities.HANDLERS,
    **omr_files.HANDLERS,
    **omr_jobs.HANDLERS,
    **organization_access.HANDLERS,
    **organization_invitations.HANDLERS,
    **organization_users.HANDLERS,
}
