"""The changelog of two contracts: changes, and those that break programs."""

from dataclasses import replace

import pytest
from support import sample

from generator import ir
from generator.diff.comparison import compare

THING = sample.model("Thing", sample.field("id", required=True), sample.field("size", ir.Primitive("integer")))
COLOR = sample.enum("Color", "red", "green")
GET = sample.operation(
    "get_thing",
    "/things/{id}",
    parameters=(sample.parameter("id", "path"), sample.parameter("limit", type_=ir.Primitive("integer"))),
    returns=ir.Reference("Thing"),
    scopes=("read",),
)


def package(*operations, declarations=(THING, COLOR)):
    return sample.package(*declarations, apis=(sample.api("ThingApi", *operations),))


def changes(new, old=None):
    """Return the lines of the report, without its heading and the titles."""
    lines = compare(old or package(GET), new).text().splitlines()
    return [line for line in lines[1:] if ": " in line]


def with_thing(*fields):
    return package(GET, declarations=(replace(THING, fields=fields), COLOR))


def test_equal_contracts_have_no_changes():
    assert compare(package(GET), package(GET)).text() == "No changes.\n"


def test_the_heading_counts_the_breaking_changes():
    heading = compare(package(GET), package(sample.operation("list_things"))).text().splitlines()[0]

    assert heading == "Sample 1.0 to 1.0: 2 changes, 1 breaking (marked !)"


def test_operations_that_come_and_go():
    assert changes(package(sample.operation("list_things"))) == [
        "! ThingApi.get_thing: removed (GET /things/{id})",
        "  ThingApi.list_things: added (GET /things)",
    ]


def test_a_deprecated_operation_names_its_replacement():
    assert changes(package(replace(GET, deprecated=True, replaced_by="find_thing"))) == [
        "  ThingApi.get_thing: deprecated: use find_thing"
    ]


def test_parameters_that_come_go_and_change():
    parameters = (
        GET.parameters[0],
        replace(GET.parameters[1], required=True, type=sample.STRING, default="10"),
        sample.parameter("sort"),
        sample.parameter("page", required=True),
    )

    assert changes(package(replace(GET, parameters=parameters))) == [
        "  ThingApi.get_thing: default of parameter limit changed from none to 10",
        "  ThingApi.get_thing: optional parameter sort added",
        "! ThingApi.get_thing: parameter limit is required now",
        "! ThingApi.get_thing: required parameter page added",
        "! ThingApi.get_thing: type of parameter limit changed from int to str",
    ]
    assert changes(package(replace(GET, parameters=GET.parameters[:1]))) == [
        "! ThingApi.get_thing: parameter limit removed"
    ]
    assert changes(package(replace(GET, parameters=GET.parameters[::-1]))) == [
        "! ThingApi.get_thing: order of the arguments changed from id, limit to limit, id"
    ]


def test_values_of_a_parameter_that_come_and_go():
    old = package(sample.operation("find", parameters=(sample.parameter("sort", type_=ir.LiteralOf(("up", "down"))),)))
    new = package(sample.operation("find", parameters=(sample.parameter("sort", type_=ir.LiteralOf(("up", "date"))),)))

    assert changes(new, old) == [
        "  ThingApi.find: value of parameter sort 'date' added",
        "! ThingApi.find: value of parameter sort 'down' removed",
    ]


def test_request_result_and_scopes_that_change():
    new = replace(GET, path="/thing/{id}", returns=ir.ListOf(ir.Reference("Thing")), scopes=("write",))

    assert changes(package(new)) == [
        "! ThingApi.get_thing: request changed from GET /things/{id} to GET /thing/{id}",
        "! ThingApi.get_thing: result changed from Thing to List[Thing]",
        "! ThingApi.get_thing: scopes changed from read to write",
    ]


def test_bodies_that_come_go_and_change():
    with_body = package(replace(GET, body=sample.body("thing", ir.Reference("Thing"))))
    renamed = package(replace(GET, body=sample.body("body", ir.Reference("Color"))))

    assert changes(with_body) == ["! ThingApi.get_thing: required body thing added"]
    assert changes(package(GET), with_body) == ["! ThingApi.get_thing: body thing removed"]
    assert changes(renamed, with_body) == [
        "! ThingApi.get_thing: keyword of the body changed from thing to body",
        "! ThingApi.get_thing: type of body changed from Thing to Color",
    ]


def test_models_that_come_go_and_turn_into_something_else():
    new = package(GET, declarations=(sample.enum("Thing", "a"), sample.model("Fresh")))

    assert changes(new) == ["! Color: enum removed", "  Fresh: model added", "! Thing: was model, is enum"]


def test_fields_that_come_go_and_change():
    assert changes(with_thing(THING.fields[0])) == ["! Thing: field size removed"]
    assert changes(with_thing(*THING.fields, sample.field("a"), sample.field("b", required=True))) == [
        "  Thing: optional field a added",
        "! Thing: required field b added",
    ]
    assert changes(with_thing(replace(THING.fields[0], required=False, nullable=True), THING.fields[1])) == [
        "! Thing: field id is optional now",
        "! Thing: field id may be null now",
    ]
    assert changes(with_thing(THING.fields[0], replace(THING.fields[1], type=sample.STRING))) == [
        "! Thing: type of field size changed from int to str"
    ]


def test_enum_values_and_variants_that_come_and_go():
    old = package(declarations=(COLOR, sample.union("Either", "A", "B"), sample.model("A"), sample.model("B")))
    new = package(
        declarations=(
            sample.enum("Color", "red", "blue"),
            sample.union("Either", "A"),
            sample.model("A"),
            sample.model("B"),
        )
    )

    assert changes(new, old) == [
        "  Color: value 'blue' added",
        "! Color: value 'green' removed",
        "! Either: variant B removed",
    ]


def test_the_fields_of_a_union_are_compared():
    both = (sample.union("Either", "Thing"), sample.union("Either", "Thing", fields=(sample.field("size"),)))
    old, new = [package(GET, declarations=(THING, COLOR, union)) for union in both]

    assert changes(new, old) == ["  Either: optional field size added"]


def test_a_field_that_is_deprecated_is_told():
    fields = (replace(THING.fields[0], deprecated=True), THING.fields[1])

    assert changes(with_thing(*fields)) == ["  Thing: field id is deprecated now"]


def test_a_parameter_that_is_deprecated_is_told():
    parameters = (GET.parameters[0], replace(GET.parameters[1], deprecated=True))

    assert changes(package(replace(GET, parameters=parameters))) == [
        "  ThingApi.get_thing: parameter limit is deprecated now"
    ]


def test_another_type_of_members_without_a_name_breaks():
    free = replace(THING, additional=ir.Primitive("integer"))

    assert changes(package(GET, declarations=(free, COLOR))) == [
        "! Thing: type of members without a name changed from none to int"
    ]


@pytest.mark.parametrize(
    ("before", "after", "mark"),
    [
        (ir.Limits(maximum=4), ir.Limits(maximum=5), " "),
        (ir.Limits(maximum=5), ir.Limits(maximum=4), "!"),
        (ir.Limits(minimum=1), ir.Limits(), " "),
        (ir.Limits(), ir.Limits(min_length=1), "!"),
        (ir.Limits(pattern="a"), ir.Limits(pattern="b"), "!"),
    ],
)
def test_limits_break_when_they_become_narrower(before, after, mark):
    old, new = [
        package(replace(GET, parameters=(GET.parameters[0], replace(GET.parameters[1], limits=limits))))
        for limits in (before, after)
    ]

    [change] = changes(new, old)

    assert change.startswith(f"{mark} ThingApi.get_thing: limits of parameter limit changed")
