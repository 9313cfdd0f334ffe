"""Jobs of the package, where a contract has the operations that they need."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from support import sample

from generator import ir
from generator.emit.package import render, runtime
from generator.runtime_exports import FLAT_NAMES, NAMES

LIST = sample.operation(
    "list_things",
    identifier="listThings",
    parameters=(
        sample.parameter("var_paged", type_=ir.Primitive("boolean"), wire_name="paged"),
        sample.parameter("mode"),
        sample.parameter("next"),
    ),
    responses=(sample.response(ir.ListOf(sample.STRING)),),
    returns=ir.ListOf(sample.STRING),
    pagination=ir.Pagination(("next",), "Link", (("paged", "true"), ("mode", "pages"))),
)
OTHER = sample.package(apis=(sample.api("ThingApi", LIST),), name="other")
FLAT = replace(
    OTHER,
    apis=tuple(
        sample.api(name, LIST)
        for name in ("AccountApi", "CollectionApi", "OrganizationApi", "ScoreApi", "TaskApi", "UserApi")
    ),
)


def rendered(package, path):
    (found,) = [output.content for output in render(package, "openapi.yaml", "1.0") if output.path == path]
    return found


def copied(package):
    return {output.path for output in runtime(package)}


def test_an_operation_carries_the_arguments_that_switch_paging_on():
    code = " ".join(rendered(OTHER, "api/thing_api.py").split())

    assert 'cursors=("next",), paged_with={"var_paged": True, "mode": "pages"}' in code


@pytest.mark.parametrize("name", sorted(name for names in FLAT_NAMES.values() for name in names))
def test_another_contract_has_no_workflows_of_flat(name):
    assert f'"{name}"' not in rendered(OTHER, "__init__.py")


@pytest.mark.parametrize("module", sorted(FLAT_NAMES))
def test_the_workflows_are_copied_for_flats_contract_only(module):
    assert f"{module}.py" in copied(FLAT)
    assert f"{module}.py" not in copied(OTHER)


def test_every_module_that_a_copied_one_imports_is_copied_too():
    outputs = {output.path: output.content for output in runtime(FLAT)}
    imported = {name for code in outputs.values() for name in re.findall(r"from other\.([\w.]+) import", code)}
    generated = ("api", "models", "configuration.servers")
    own = {name.replace(".", "/") for name in imported if name.split(".")[0] not in generated and name not in generated}

    assert {name for name in own if not {f"{name}.py", f"{name}/__init__.py"} & outputs.keys()} == set()
    assert "jobs/__init__.py" in outputs


def test_flats_contract_has_its_workflows_under_any_package_name():
    assert '"client": ("FlatClient",)' in rendered(FLAT, "__init__.py")


def test_every_public_module_is_copied_along():
    assert {module.replace(".", "/") for module in NAMES} <= {
        path.replace("/__init__", "")[: -len(".py")] for path in copied(OTHER)
    }
