"""Words of a contract without a meaning: annotations in OpenAPI 3.1, warnings elsewhere, errors in a strict run."""

from __future__ import annotations

from typing import Any

import pytest
from support.contracts import STRING, error_of, field_of, old_schemas_of, package_of, reasons_of, yaml_with_schemas

from generator.parse.problems import ContractError

LENGTH = {"type": "string", "units": "m"}


def package_with(**schemas: Any) -> Any:
    return package_of({"components": {"schemas": schemas}})


def test_an_unknown_keyword_of_a_schema_changes_nothing() -> None:
    assert field_of(LENGTH) == field_of({"type": "string"})


def test_an_unknown_keyword_is_listed_once_with_all_its_places() -> None:
    package = package_with(A=LENGTH, B=LENGTH, C={"type": "string", "colour": "red"})

    (units, colour) = package.warnings
    assert units.startswith("test.json:1:")
    assert "'units' means nothing in a schema" in units
    assert units.partition("also at")[2].count(":") == 1
    assert "also" not in colour


def test_the_places_beyond_ten_are_counted() -> None:
    (warning,) = package_with(**{f"S{number}": LENGTH for number in range(13)}).warnings

    assert warning.endswith(" and 3 more")


def test_explain_shows_what_was_left_out() -> None:
    assert "/components/schemas/A/units: left out: 'units' means nothing" in reasons_of(package_with(A=LENGTH))


def test_the_value_of_an_unknown_keyword_is_data() -> None:
    assert field_of({"type": "string", "sample": {"$ref": "#/nowhere"}}).type == STRING


def test_an_unknown_keyword_is_an_error_in_openapi_3_0() -> None:
    with pytest.raises(ContractError, match="'units' means nothing in a schema"):
        old_schemas_of(A=LENGTH)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_an_unknown_word_outside_of_schemas_is_a_warning(version: str) -> None:
    operation = {"operationId": "doIt", "title": "Do it", "responses": {"204": {"description": ""}}}

    package = package_of({"openapi": version, "paths": {"/a": {"get": operation}}})

    assert [one.name for one in package.apis[0].operations] == ["do_it"]
    assert "'title' means nothing in an operation" in package.warnings[0]


def test_an_unknown_word_is_an_error_in_a_strict_run() -> None:
    error = error_of(yaml_with_schemas("A: {type: string, units: m}\n"))

    assert str(error).startswith("api.yaml:7:23: 'units' means nothing in a schema")
