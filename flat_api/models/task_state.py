"""TaskState. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class TaskState(OpenEnum):
    """``created`` and ``blocked`` wait, ``doing`` runs; ``done``, ``canceled`` and ``error`` are final."""

    CREATED = "created"
    BLOCKED = "blocked"
    DOING = "doing"
    DONE = "done"
    CANCELED = "canceled"
    ERROR = "error"
