"""Which function answers which operation.

An operation that no module names is answered with 501.
"""

from __future__ import annotations

from flat_api.sandbox.call import Handler
from flat_api.sandbox.resources import (
    assignments,
    billing,
    classes,
    collaborators,
    collections,
    comments,
    edu_resources,
    groups,
    lti_configurations,
    omr_jobs,
    organization_access,
    organization_users,
    reviews,
    revisions,
    scores,
    submissions,
    tasks,
    tracks,
    users,
)

HANDLERS: dict[str, Handler] = {
    **users.HANDLERS,
    **scores.HANDLERS,
    **revisions.HANDLERS,
    **collections.HANDLERS,
    **collaborators.HANDLERS,
    **comments.HANDLERS,
    **tracks.HANDLERS,
    **tasks.HANDLERS,
    **classes.HANDLERS,
    **groups.HANDLERS,
    **assignments.HANDLERS,
    **submissions.HANDLERS,
    **reviews.HANDLERS,
    **edu_resources.HANDLERS,
    **billing.HANDLERS,
    **lti_configurations.HANDLERS,
    **omr_jobs.HANDLERS,
    **organization_access.HANDLERS,
    **organization_users.HANDLERS,
}
