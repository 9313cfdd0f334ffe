"""Modules of generated classes, which load in any order."""

from __future__ import annotations

import importlib
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import sample
from support.contracts import error_of, package_of, schemas_of, yaml_with_schemas

import flat_api.codec.lists
import flat_api.codec.model
import flat_api.codec.union
import flat_api.lazy
from flat_api.codec.model import FlatModel
from generator import ir
from generator.commands.explain import explain
from generator.emit.package import render

COLOR: dict[str, Any] = {"type": "string", "enum": ["red", "green"]}
INLINE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "color": COLOR,
        "wheels": {"type": "array", "items": {"type": "object", "properties": {"size": COLOR}}},
    },
}


def modules_of(declarations: dict[str, ir.Declaration]) -> dict[str, str]:
    return {name: declaration.module for name, declaration in declarations.items()}


def referring(*names: str, **more: Any) -> dict[str, Any]:
    """Return an object with a member for each of the components."""
    members = {name.lower(): {"$ref": f"#/components/schemas/{name}"} for name in names}
    return {"type": "object", "properties": {"id": {"type": "string"}, **members}, **more}


def test_what_is_written_inside_a_component_lives_in_its_module() -> None:
    assert modules_of(schemas_of(Bicycle=INLINE)) == {
        "Bicycle": "bicycle",
        "BicycleColor": "bicycle",
        "BicycleWheelsInner": "bicycle",
        "BicycleWheelsInnerSize": "bicycle",
    }


def test_a_part_that_an_heir_inherits_stays_with_the_component_that_contains_it() -> None:
    heir = {"allOf": [{"$ref": "#/components/schemas/Bicycle"}, {"properties": {"kind": COLOR}}]}

    modules = modules_of(schemas_of(Bicycle=INLINE, Tandem=heir))

    assert (modules["BicycleColor"], modules["TandemKind"]) == ("bicycle", "tandem")


def test_a_part_that_two_components_describe_lives_with_the_outer_one() -> None:
    heir = {
        "allOf": [
            {"$ref": "#/components/schemas/Bicycle"},
            {"properties": {"color": {"type": "string", "enum": ["red"], "description": "Only."}}},
            {"properties": {"wheels": {"items": {"type": "object", "properties": {"spokes": {"type": "integer"}}}}}},
        ]
    }

    declarations = schemas_of(Bicycle=INLINE, Tandem=heir)

    assert modules_of(declarations)["TandemWheelsInner"] == "tandem"


def test_the_module_of_a_component_without_a_class_of_its_own_has_its_parts() -> None:
    modules = modules_of(schemas_of(Wheels={"type": "array", "items": INLINE}))

    assert set(modules.values()) == {"wheels"}


def test_a_part_has_a_module_of_its_own_where_that_of_its_component_and_others_would_need_each_other() -> None:
    heir = {"allOf": [{"$ref": "#/components/schemas/Car"}, {"properties": {"kind": COLOR}}]}
    car = {"type": "object", "properties": {"color": COLOR, "next": {"$ref": "#/components/schemas/Taxi"}}}

    package = package_of({"components": {"schemas": {"Car": car, "Taxi": heir, "Bicycle": INLINE}}})

    modules = {item.name: item.module for item in package.declarations}
    assert [modules[name] for name in ("Car", "CarColor", "Taxi", "BicycleColor")] == [
        "car",
        "car_color",
        "taxi",
        "bicycle",
    ]
    assert "because in a module of its own, as that of Car and others need each other" in explain(
        package, "#/components/schemas/Car/properties/color"
    )


def test_what_is_written_inside_an_operation_has_a_module_of_its_own() -> None:
    content = {"application/json": {"schema": INLINE}}
    response = {"200": {"description": "", "content": content}}

    package = package_of({"paths": {"/x": {"get": {"operationId": "getIt", "responses": response}}}})

    assert [item.module for item in package.declarations] == [
        "get_it200_response",
        "get_it200_response_color",
        "get_it200_response_wheels_inner",
        "get_it200_response_wheels_inner_size",
    ]


def test_components_that_name_a_module_share_it_with_all_their_parts() -> None:
    declarations = schemas_of(
        Bicycle={**INLINE, "x-python-module": "vehicles"}, Car=referring("Bicycle", **{"x-python-module": "vehicles"})
    )

    assert set(modules_of(declarations).values()) == {"vehicles"}


def test_the_module_of_another_component_can_be_named() -> None:
    declarations = schemas_of(CarCreation=referring("Wheel"), Wheel={**INLINE, "x-python-module": "car_creation"})

    assert set(modules_of(declarations).values()) == {"car_creation"}


@pytest.mark.parametrize("value", ["7", "[omr]", "null", "Omr", "om-r", "''", "_omr", "omr.job", "class", "aux", "ömr"])
def test_what_cannot_name_a_module_is_an_error_at_its_place(value: str) -> None:
    error = error_of(yaml_with_schemas(f"Job:\n  type: object\n  x-python-module: {value}\n"))

    assert "api.yaml:9:24: x-python-module must be the name of a module in lowercase, got " in str(error)


def test_a_module_cannot_have_the_name_of_a_class_that_lives_elsewhere() -> None:
    error = error_of(
        yaml_with_schemas("""
            Job: {x-python-module: work, type: object, properties: {id: {}}}
            JobResult: {x-python-module: job, type: object, properties: {id: {}}}
        """)
    )

    assert "api.yaml:8:" in str(error)
    assert "'job' is the module of Job, which lives in 'work'" in str(error)


def test_only_a_component_names_its_module() -> None:
    error = error_of(
        yaml_with_schemas("""
            Job:
              type: object
              properties:
                state: {type: string, x-python-module: job}
        """)
    )

    assert "api.yaml:10:" in str(error)
    assert "only a component names its module" in str(error)


def test_explain_tells_where_a_class_lives_and_why() -> None:
    package = package_of({"components": {"schemas": {"Bicycle": {**INLINE, "x-python-module": "vehicles"}}}})

    whole = explain(package, "#/components/schemas/Bicycle")
    part = explain(package, "#/components/schemas/Bicycle/properties/color")

    assert "is model Bicycle in flat_api/models/vehicles.py" in whole
    assert "because in the module vehicles: its x-python-module says so" in whole
    assert "is enum BicycleColor in flat_api/models/vehicles.py" in part
    assert "because in the module vehicles, with Bicycle, of which it is a part" in part


@contextmanager
def imported(package: ir.Package, folder: Path) -> Iterator[types.ModuleType]:
    """Import a package ``made`` of generated models over the runtime of this one."""
    for output in render(package, "openapi.yaml", "1.0"):
        if output.path.startswith("models/") and output.kind == "package":
            (folder / output.path).parent.mkdir(exist_ok=True)
            (folder / output.path).write_text(output.content, encoding="utf-8")
    made = types.ModuleType("made")
    made.__path__ = [str(folder)]
    sys.modules["made"] = made
    for runtime in (flat_api.codec.lists, flat_api.codec.model, flat_api.lazy, flat_api.codec.union):
        sys.modules[runtime.__name__.replace("flat_api", "made")] = runtime
    importlib.invalidate_caches()
    finders = sys.meta_path.copy()
    # What the package around the models does, which is not made here.
    flat_api.lazy.Redirection("made.models", "made.models").install()
    try:
        yield importlib.import_module("made.models")
    finally:
        sys.meta_path[:] = finders
        for name in [name for name in sys.modules if name.split(".")[0] == "made"]:
            del sys.modules[name]


def test_the_parts_of_a_module_stand_before_what_is_made_of_them(tmp_path: Path) -> None:
    declarations = schemas_of(
        A=referring("B", "Z", **{"x-python-module": "all"}),
        B=referring("C", **{"x-python-module": "all"}),
        C={**referring("C"), "x-python-module": "all"},
        Z={**COLOR, "x-python-module": "all"},
    )

    with imported(sample.package(*declarations.values(), name="made"), tmp_path):
        module = importlib.import_module("made.models.all")

    assert [name for name in vars(module) if name in declarations] == ["C", "B", "Z", "A"]


@pytest.mark.parametrize("name", ["Redirection", "MODULES", "Attach"])
def test_a_component_may_be_called_like_what_the_package_of_the_models_is_made_with(name: str, tmp_path: Path) -> None:
    declarations = schemas_of(**{name: INLINE})

    with imported(sample.package(*declarations.values(), name="made"), tmp_path) as models:
        assert getattr(models, name).__module__ == f"made.models.{name.lower()}"


def test_models_with_names_in_any_script_load_and_keep_their_wire_names(tmp_path: Path) -> None:
    properties = {"日付": {"type": "string"}, "größe": {"type": "integer"}, "цвет": COLOR}
    declarations = schemas_of(予定={"type": "object", "properties": properties})
    data = {"日付": "2026-04-14", "größe": 7, "цвет": "red"}

    with imported(sample.package(*declarations.values(), name="made"), tmp_path) as models:
        plan = models.予定.from_dict(data)

        assert (plan.日付, plan.grosse, plan.цвет.name) == ("2026-04-14", 7, "RED")
        assert plan.to_dict() == data


NAMES = ("Ann", "Bob", "Cy", "Dora", "Eve", "Fay")


@st.composite
def packages(draw: st.DrawFn) -> ir.Package:
    """Return models, aliases, unions and enums that refer to each other in any way, in a few modules."""
    declarations: list[ir.Declaration] = []
    kinds = draw(st.lists(st.sampled_from(["model", "model", "list", "choice", "enum"]), min_size=6, max_size=6))
    for name, kind in zip(NAMES, kinds, strict=True):
        others = [ir.Reference(other) for other in draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))]
        module = draw(st.sampled_from(["one", "two", "three"]))
        if kind == "enum":
            item: ir.Declaration = sample.enum(name, "a", module=module)
        elif kind == "model" or not others:
            wrapped = [ir.ListOf(other) if place else other for place, other in enumerate(others)]
            fields = [sample.field(f"field_{place}", type_) for place, type_ in enumerate(wrapped)]
            item = sample.model(name, *fields, module=module)
        elif kind == "list":
            item = ir.Alias(name=name, module=module, type=ir.ListOf(others[0]), pointer="")
        else:
            either = ir.OneOf((sample.STRING, ir.ListOf(others[0])))
            item = ir.Alias(name=name, module=module, type=either, pointer="")
        declarations.append(item)
    return sample.package(*declarations, name="made")


@settings(max_examples=60)
@given(packages(), st.permutations(["one", "two", "three"]))
def test_modules_load_from_any_end_however_they_need_each_other(
    tmp_path_factory: pytest.TempPathFactory, package: ir.Package, order: list[str]
) -> None:
    there = {item.module for item in package.declarations}
    with imported(package, tmp_path_factory.mktemp("made")) as models:
        for module in order:
            if module in there:
                importlib.import_module(f"made.models.{module}")

        for item in package.declarations:
            found = getattr(models, item.name)
            after = importlib.import_module(f"made.models.{item.name.lower()}")
            assert (after.__name__, getattr(after, item.name)) == (f"made.models.{item.module}", found)
            if isinstance(found, type) and issubclass(found, FlatModel):
                assert found.__module__ == f"made.models.{item.module}"
                assert found.model_rebuild(force=True)
                assert found.model_validate({}) == found()
