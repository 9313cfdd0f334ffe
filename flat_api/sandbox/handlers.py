"""Which function answers which operation: the one with its name, ``get_score`` for ``getScore``.

An operation that no module has a function for is answered with 501.
"""

from __future__ import annotations

import re

from flat_api.sandbox.call import Handler
from flat_api.sandbox.contract import contract
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
    reviews,
    revisions,
    scores,
    submissions,
    tasks,
    tracks,
    users,
)

MODULES = (
    users,
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
