"""Modules that a program loads before its first response, counted."""

import json
import subprocess
import sys

import pytest

REPORT = "import json, sys; print(json.dumps(sorted(sys.modules)))"


def loaded(code):
    """Return the modules that a fresh interpreter holds after ``code``."""
    output = subprocess.run([sys.executable, "-c", f"{code}\n{REPORT}"], check=True, stdout=subprocess.PIPE).stdout
    return set(json.loads(output.decode()))


@pytest.fixture(scope="module")
def bare():
    return loaded("")


def first_response(flat_server):
    """Return the code of the shortest program that reads a response."""
    return (
        "import flat_api\n"
        f"configuration = flat_api.Configuration(host={flat_server.url!r}, access_token='token', proxy='')\n"
        "with flat_api.ApiClient(configuration) as client:\n"
        "    flat_api.api.account_api.AccountApi(client).get_authenticated_user()"
    )


def test_importing_the_package_loads_nothing_but_its_facade(bare):
    modules = loaded("import flat_api") - bare

    assert {name for name in modules if name.startswith("flat_api")} == {"flat_api", "flat_api.lazy"}
    assert not modules & {"pydantic", "urllib3", "typing", "enum", "re", "dataclasses", "logging", "ssl", "json"}


def test_importing_the_package_reaches_its_parts_without_loading_them(bare):
    modules = loaded("import flat_api; flat_api.models; flat_api.api")

    assert "pydantic" not in modules
    assert "urllib3" not in modules


def test_the_first_response_loads_no_module_of_another_operation(flat_server):
    flat_server.on("GET", "/me").answer(json={"id": "5f3b1c2d4e5f60718293a403"})

    modules = loaded(first_response(flat_server))

    assert {name for name in modules if name.startswith("flat_api.api.")} == {"flat_api.api.account_api"}
    assert {name for name in modules if name.startswith("flat_api.models.")} == {
        "flat_api.models." + name
        for name in (
            "class_roles",
            "organization_roles",
            "user_azure_details",
            "user_basics",
            "user_community_profile_links",
            "user_details",
        )
    }


def test_the_first_response_does_not_load_what_it_does_not_need(flat_server):
    flat_server.on("GET", "/me").answer(
        json={"id": "1", "type": "user", "product": "flat", "username": "n", "picture": ""}
    )

    modules = loaded(first_response(flat_server))

    assert not modules & {"dateutil", "multiprocessing", "difflib", "flat_api.codec.drift", "flat_api.sandbox"}
    assert not modules & {
        "flat_api.calls.untyped",
        "flat_api.calls.error_response",
        "flat_api.policies.hooks",
        "flat_api.policies.rate_limit",
    }
    assert len([name for name in modules if name.startswith("flat_api")]) <= 60


def test_copying_a_configuration_does_not_look_for_misspelt_settings():
    modules = loaded("import copy, flat_api; copy.copy(flat_api.Configuration())")

    assert "difflib" not in modules


@pytest.mark.parametrize("before", ["pass", "gc.disable()", "gc.freeze()", "del gc.freeze"])
def test_loading_leaves_the_collector_as_it_was(before):
    state = "(gc.isenabled(), bool(gc.get_freeze_count()))"
    code = (
        f"import gc, flat_api; {before}; state = {state}\n"
        'flat_api.ApiClient; flat_api.UserDetails.from_json(\'{"id": "1"}\')\n'
        f"assert {state} == state, {state}"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "use", ['flat_api.UserDetails.from_json(\'{"id": "1"}\')', "hasattr(flat_api, 'nothing')", "dir(flat_api)"]
)
def test_what_is_used_again_and_again_does_not_keep_the_collector_from_its_work(use):
    code = (
        "import flat_api, weakref\n"
        "class Circle: pass\n"
        "def circle():\n"
        "    made = Circle(); made.itself = made; return weakref.ref(made)\n"
        "circles = []\n"
        f"for _ in range(5000): circles.append(circle()); {use}\n"
        "left = sum(made() is not None for made in circles)\n"
        "assert left < 4000, left"
    )

    subprocess.run([sys.executable, "-c", code], check=True)
