"""Handlers by operation: the function with the operation's name, ``get_score`` for ``getScore``.

An operation without such a function gets a 501 response.
"""

from __future__ import annotations

import re

from flat_api.sandbox.http.call import Handler
from flat_api.sandbox.http.contract import contract
from flat_api.sandbox.resources.education import assignments, classes, edu_resources, groups, reviews, submissions
from flat_api.sandbox.resources.imports import billing, creation, omr_jobs, tasks
from flat_api.sandbox.resources.organization import lti_configurations, organization_access, users
from flat_api.sandbox.resources.scores import collaborators, collections, comments, revisions, scores, tracks

MODULES = (
    users,
    creation,
    scores,
    revisions,
    collections,
    collaborators,
    comments,
    tracks,
    tasks,
    classes,
    groups,
    assignments,
    submissions,
    reviews,
    edu_resources,
    billing,
    lti_configurations,
    omr_jobs,
    organization_access,
)

HANDLERS: dict[str, Handler] = {
    identifier: vars(module)[name]
    for identifier, _, _ in contract().routes()
    for name in [re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", identifier)]
    for module in MODULES
    if name in vars(module)
}
