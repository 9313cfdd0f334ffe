"""LTI connections to learning platforms, and LTI 1.1 credentials under their old name.

The sandbox stores them, but does not implement LTI. Two calls simulate the dynamic registration of a platform: opening
the ``registrationUrl``, and ``updateLtiConfiguration`` with the data that the platform would have sent.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox.data.records_education import LtiConfiguration
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.call import Call, Reply, bad_request, conflict, json_reply, no_content, not_found
from flat_api.sandbox.http.contract import check, contract
from flat_api.sandbox.resources import views
from flat_api.sandbox.resources.organization.administration import Administrator, administrator

NEEDED = ("platformIss", "clientId", "deploymentId", "accessTokenUrl", "authorizationUrl", "jwksUrl")
"""Fields that a connection with its own platform data needs before it is complete."""

STANDALONE = frozenset({*NEEDED, "platformName", "enableEmailMatching"})
DEPLOYMENT = frozenset({"deploymentId", "deploymentBreakdownId", "enableEmailMatching"})
"""Fields that can be changed, by mode of the connection."""

KEPT: dict[str, frozenset[str]] = {
    "1p1-manual": frozenset({"name", "lms"}),
    "1p3-manual": STANDALONE,
    "1p3-deployment": DEPLOYMENT | {"clientId", "deploymentType"},
    "1p3-dynamic": frozenset(),
}
"""Fields of a new connection that are stored under the same name."""


def list_lti_configurations(call: Call) -> Reply:
    """Handle ``GET /organizations/lti/configurations``."""
    found = call.store.lti_configurations.find("organization", administrator(call).organization)
    return json_reply([_view(call, configuration) for configuration in found])


def create_lti_configuration(call: Call) -> Reply:
    """Handle ``POST /organizations/lti/configurations``."""
    caller = administrator(call)
    body: Mapping[str, Any] = call.body
    mode: str = body["mode"]
    platform = {name: value for name, value in body.items() if name in KEPT[mode]}
    if mode == "1p1-manual":
        return json_reply(_view(call, add_consumer(call, caller, platform)))
    configuration = _new(call, caller, mode, platform)
    if mode == "1p3-deployment":
        parent = _parent(call, caller.organization, platform)
        configuration = replace(configuration, secrets={"deploymentKey": secrets.token_hex(16)}, parent=parent)
    if mode == "1p3-dynamic":
        info: Mapping[str, str] = body.get("platformInfo", {})
        for name, field in (("name", "platformName"), ("url", "platformIss")):
            if name in info:
                platform[field] = info[name]
        configuration = replace(configuration, secrets={"registrationToken": secrets.token_hex(32)})
    _check_deployment(call.store, configuration)
    return json_reply(_view(call, call.store.lti_configurations.put(configuration)))


def update_lti_configuration(call: Call) -> Reply:
    """Handle ``PUT /organizations/lti/configurations/{configuration}``."""
    configuration = configuration_of(call, administrator(call).organization)
    body: Mapping[str, Any] = call.body
    if configuration.version != "1p3":
        raise bad_request("Only LTI 1.3 configurations can be changed", "configuration")
    form, fields = "LtiConfigurationUpdateStandalone", STANDALONE
    if configuration.mode == "1p3-deployment":
        form, fields = "LtiConfigurationUpdateDeployment", DEPLOYMENT
    for name in body:
        if name in STANDALONE | DEPLOYMENT and name not in fields:
            raise bad_request(f"A configuration with the mode '{configuration.mode}' has no field '{name}'", name)
    # A body with a wrong type here is valid for the other mode, which does not have the field.
    check(body, contract().definition(form))
    changes = {name: value for name, value in body.items() if name in fields}
    configuration = replace(configuration, platform={**configuration.platform, **changes})
    _check_deployment(call.store, configuration)
    if configuration.mode == "1p3-dynamic" and configuration.completed is None and _is_complete(configuration):
        configuration = replace(configuration, completed=call.store.now())
    return json_reply(_view(call, call.store.lti_configurations.put(configuration)))


def delete_lti_configuration(call: Call) -> Reply:
    """Handle ``DELETE /organizations/lti/configurations/{configuration}``."""
    configuration = configuration_of(call, administrator(call).organization)
    others = call.store.lti_configurations.find("organization", configuration.organization)
    if any(other.parent == configuration.id for other in others):
        raise conflict("Other configurations are deployments of this one: delete them first")
    call.store.lti_configurations.remove(configuration.id)
    return no_content()


def add_consumer(call: Call, caller: Administrator, platform: dict[str, Any]) -> LtiConfiguration:
    """Add an LTI 1.1 connection with a new key and secret, and return it."""
    keys = {"consumerKey": secrets.token_hex(16), "consumerSecret": secrets.token_hex(32)}
    return call.store.lti_configurations.put(replace(_new(call, caller, "1p1-manual", platform), secrets=keys))


def _new(call: Call, caller: Administrator, mode: str, platform: dict[str, Any]) -> LtiConfiguration:
    return LtiConfiguration(
        id=call.store.new_id(),
        organization=caller.organization,
        version=mode.split("-")[0],
        mode=mode,
        creator=caller.account.id,
        created=call.store.now(),
        platform=platform,
    )


def configuration_of(call: Call, organization: str, parameter: str = "configuration") -> LtiConfiguration:
    """Return the configuration of the school that the path names; 404 for any other."""
    configuration = call.store.lti_configurations.get(call.text(parameter))
    if configuration is None or configuration.organization != organization:
        raise not_found(f"LTI {parameter}")
    return configuration


def _parent(call: Call, organization: str, platform: Mapping[str, Any]) -> str | None:
    """Return the ID of the configuration that a deployment belongs to."""
    client = platform.get("clientId")
    if client is None:
        return None
    for other in call.store.lti_configurations.find("organization", organization):
        if other.parent is None and other.mode != "1p3-deployment" and other.platform.get("clientId") == client:
            return other.id
    raise bad_request(f"No platform is registered with the client ID {client!r}", "clientId")


def _check_deployment(store: Store, configuration: LtiConfiguration) -> None:
    """Refuse a second configuration for a deployment, which would make a launch ambiguous."""
    identity = _identity(configuration)
    if identity is None:
        return
    for other in store.lti_configurations.find("organization", configuration.organization):
        if other.id != configuration.id and _identity(other) == identity:
            raise conflict(f"The configuration {other.id} is already for this deployment")


def _identity(configuration: LtiConfiguration) -> tuple[str | None, ...] | None:
    platform = configuration.platform
    if configuration.version != "1p3" or "deploymentId" not in platform:
        return None
    return (platform.get("clientId"), platform["deploymentId"], platform.get("deploymentBreakdownId"))


def _is_complete(configuration: LtiConfiguration) -> bool:
    if configuration.version == "1p1" or configuration.mode == "1p3-deployment":
        return True
    return all(configuration.platform.get(name) for name in NEEDED)


def _view(call: Call, configuration: LtiConfiguration) -> views.Json:
    platform = dict(configuration.platform)
    kind: str | None = platform.pop("deploymentType", None)
    view: views.Json = {
        "id": configuration.id,
        "ltiVersion": configuration.version,
        "organizationId": configuration.organization,
        "creatorId": configuration.creator,
        "creationDate": views.date(configuration.created),
        "lastUsedDate": None,
        "status": "ready-to-use" if _is_complete(configuration) else "incomplete-setup",
        **platform,
        **configuration.secrets,
    }
    if configuration.version == "1p1":
        return view
    base = f"{call.origin}/lti"
    view.update(
        mode=configuration.mode,
        enableEmailMatching=platform.get("enableEmailMatching", True),
        deploymentMode="multi" if configuration.mode == "1p3-deployment" else "single",
        publicKeysetUrl=f"{base}/{configuration.id}/jwks",
        initiateLoginUrl=f"{base}/{configuration.id}/login",
        redirectUris=[f"{base}/launch"],
    )
    if kind is not None:
        view["tool"] = {"product": kind}
    if configuration.parent is not None:
        view["parentId"] = configuration.parent
    if configuration.mode == "1p3-dynamic":
        completed = configuration.completed
        view.update(
            registrationUrl=f"{base}/register/{configuration.secrets['registrationToken']}",
            registrationTokenUsed=configuration.token_used,
            registrationCompletionDate=views.date(completed) if completed is not None else None,
        )
    return view


NAMED = frozenset({"canvas", "moodle", "schoology", "blackboard", "desire2learn", "sakai", "schoolbox"})
"""Learning platforms that credentials name; a configuration may name any."""


def list_lti_credentials(call: Call) -> Reply:
    """Handle ``GET /organizations/lti/credentials``."""
    found = call.store.lti_configurations.find("organization", administrator(call).organization)
    return json_reply([_credentials_view(entry) for entry in found if entry.version == "1p1"])


def create_lti_credentials(call: Call) -> Reply:
    """Handle ``POST /organizations/lti/credentials``."""
    platform = {"name": call.body["name"], "lms": call.body["lms"]}
    return json_reply(_credentials_view(add_consumer(call, administrator(call), platform)))


def revoke_lti_credentials(call: Call) -> Reply:
    """Handle ``DELETE /organizations/lti/credentials/{credentials}``."""
    configuration = configuration_of(call, administrator(call).organization, "credentials")
    if configuration.version != "1p1":
        raise not_found("LTI credentials")
    call.store.lti_configurations.remove(configuration.id)
    return no_content()


def _credentials_view(configuration: LtiConfiguration) -> views.Json:
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
