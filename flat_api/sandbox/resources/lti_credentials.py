"""Keys and secrets for LTI 1.1, under their old name: the same records as the configurations of LTI 1.1."""

from __future__ import annotations

from flat_api.sandbox import views
from flat_api.sandbox.administration import administrator
from flat_api.sandbox.call import Call, Handler, Reply, json_reply, no_content
from flat_api.sandbox.errors import not_found
from flat_api.sandbox.records_organization import LtiConfiguration
from flat_api.sandbox.resources.lti_configurations import add_consumer, configuration_of

NAMED = frozenset({"canvas", "moodle", "schoology", "blackboard", "desire2learn", "sakai", "schoolbox"})
"""Learning platforms that have a word of their own here; a configuration may name any."""


def list_lti_credentials(call: Call) -> Reply:
    """Answer ``GET /organizations/lti/credentials``."""
    found = call.store.lti_configurations.find("organization", administrator(call).organization)
    return json_reply([_view(entry) for entry in found if entry.version == "1p1"])


def create_lti_credentials(call: Call) -> Reply:
    """Answer ``POST /organizations/lti/credentials``."""
    return json_reply(
        _view(add_consumer(call, administrator(call), {"name": call.body["name"], "lms": call.body["lms"]}))
    )


def revoke_lti_credentials(call: Call) -> Reply:
    """Answer ``DELETE /organizations/lti/credentials/{credentials}``."""
    configuration = configuration_of(call, administrator(call).organization, "credentials")
    if configuration.version != "1p1":
        raise not_found("LTI credentials")
    call.store.lti_configurations.remove(configuration.id)
    return no_content()


def _view(configuration: LtiConfiguration) -> views.Json:
    platform = configuration.platform
    view: views.Json = {
        "id": configuration.id,
        "organization": configuration.organization,
        "creator": configuration.creator,
        "creationDate": views.date(configuration.created),
        "enableEmailMatching": True,
        **configuration.secrets,
    }
    if "name" in platform:
        view["name"] = platform["name"]
    if "lms" in platform:
        view["lms"] = platform["lms"] if platform["lms"] in NAMED else "other"
    return view


HANDLERS: dict[str, Handler] = {
    "listLtiCredentials": list_lti_credentials,
    "createLtiCredentials": create_lti_credentials,
    "revokeLtiCredentials": revoke_lti_credentials,
}
