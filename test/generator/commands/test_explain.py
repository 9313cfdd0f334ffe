"""Explanations of a node of the contract."""

import pytest
from support import contracts, sample

from generator import ir
from generator.commands.explain import UnknownPointer, explain
from generator.parse.document import parse
from generator.parse.references import References

PACKAGE = sample.package(
    sample.model("Thing", sample.field("id")),
    sample.enum("Color", "red", "green"),
    apis=(
        sample.api(
            "ThingApi",
            sample.operation(
                "get_thing",
                "/things/{id}",
                returns=ir.Reference("Thing"),
                responses=(sample.response(ir.Reference("Thing")),),
            ),
        ),
    ),
    reasons=(
        ("#/components/schemas/Thing", ("an object with properties is a model",)),
        ("#/components/schemas/Thing/allOf/0", ("flattened",)),
    ),
)


def test_a_schema_is_shown_with_its_class_file_and_reasons():
    assert explain(PACKAGE, "#/components/schemas/Thing").splitlines() == [
        "#/components/schemas/Thing",
        "  is model Thing in flat_api/models/thing.py, 1 fields",
        "  because an object with properties is a model",
        "  ./allOf/0",
        "      flattened",
    ]


def test_a_field_is_shown_with_its_type():
    assert "is field Thing.id of type str" in explain(PACKAGE, "#/components/schemas/Thing/properties/id")


@pytest.mark.parametrize(
    "pointer", ["/paths/~1things~1{id}/get", "#/paths/~1things~1{id}/get", "/paths//things/{id}/get"]
)
def test_an_operation_is_found_however_its_path_is_spelled(pointer):
    assert "is method ThingApi.get_thing in flat_api/api/thing_api.py, returns Thing" in explain(PACKAGE, pointer)


def test_a_misspelt_pointer_gets_a_suggestion():
    with pytest.raises(UnknownPointer, match="did you mean #/components/schemas/Color"):
        explain(PACKAGE, "#/components/schemas/Colour")


REFERRED = contracts.package_of(
    {
        "paths": {
            "/things": {"get": {"operationId": "listThings", "parameters": [{"$ref": "#/components/parameters/Max"}]}}
        },
        "components": {"parameters": {"Max": contracts.query("limit", {"type": "integer"})}},
    }
)


def found(pointer):
    """Return the node of a contract that has the parameter of ``REFERRED`` only."""
    document = parse(b'{"info": {"title": "T"}, "paths": {"/a": {"$ref": "#/components/parameters/Max"}}}', "api.json")
    return References(document).at(pointer)


def test_an_argument_is_found_where_it_is_declared():
    assert "is argument limit of DefaultApi.list_things, type int, sent in the query" in explain(
        REFERRED, "#/components/parameters/Max"
    )


def test_a_response_is_found_with_its_type():
    assert "is response of ThingApi.get_thing: Thing" in explain(PACKAGE, "/paths/~1things~1{id}/get/responses/200")


def test_a_node_that_became_nothing_of_its_own_is_not_called_missing():
    assert explain(REFERRED, "#/info", found).splitlines() == [
        "#/info",
        "  is no class, method, argument or field of its own",
    ]


def test_a_reference_is_explained_by_what_it_refers_to():
    lines = explain(REFERRED, "/paths/~1a", found).splitlines()

    assert lines[2:] == [
        "  refers to #/components/parameters/Max",
        "      argument limit of DefaultApi.list_things, type int, sent in the query",
    ]


def test_unnamed_members_that_are_not_checked_are_told():
    schema = {"type": "object", "properties": {"id": {}}, "additionalProperties": {"type": "integer"}}
    package = contracts.package_of({"components": {"schemas": {"Open": schema}}})

    assert "loosened: members without a name of their own are kept as they are" in explain(
        package, "#/components/schemas/Open"
    )


def test_a_flag_required_that_says_nothing_is_told():
    schema = {"type": "object", "properties": {"id": {"type": "string", "required": True}}}
    package = contracts.package_of({"components": {"schemas": {"Old": schema}}})

    assert "left out: 'required' is a list" in explain(package, "#/components/schemas/Old/properties/id")
