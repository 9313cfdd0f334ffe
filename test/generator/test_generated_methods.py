"""Generated methods: their signatures, their docstrings and the data behind them."""

import ast
from dataclasses import replace

from support import sample

from generator import ir
from generator.commands.publish import Target, plan
from generator.emit.package import render

THINGS = ir.ListOf(ir.Reference("Thing"))
LIST = sample.operation(
    "list_things",
    identifier="listThings",
    summary="List the things",
    description="One page of them. ``getThing`` has more.",
    parameters=(
        sample.parameter("sort", type_=ir.LiteralOf(("up", "down")), description="Direction", default='"up"'),
        sample.parameter("color", type_=ir.Reference("Color")),
        sample.parameter("ids", type_=ir.Primitive("boolean")),
        sample.parameter("limit", type_=ir.Primitive("integer"), limits=ir.Limits(minimum=1, maximum=50)),
        sample.parameter("next_"),
    ),
    responses=(
        sample.response(THINGS, description="The page"),
        ir.Response("402", "The plan has no things", (), ()),
        ir.Response("503", "", (), ()),
    ),
    returns=THINGS,
    shape_switch=ir.ShapeSwitch("ids", ir.ListOf(sample.STRING)),
    scopes=("things", "things.readonly"),
    pagination=ir.Pagination(("next_",), "Link", ()),
    since="2.1",
    aliases=("lst_things",),
)
GET = sample.operation(
    "get_thing",
    "/things/{id}",
    identifier="getThing",
    parameters=(sample.parameter("id", "path"),),
    returns=ir.Reference("Thing"),
    responses=(sample.response(ir.Reference("Thing")), sample.response(ir.Primitive("bytes"), media="image/png")),
    deprecated=True,
    replaced_by="list_things",
    authenticated=False,
)
PUT = sample.operation(
    "put_thing",
    "/things/{id}",
    "put",
    parameters=(sample.parameter("id", "path"), sample.parameter("now", type_=ir.Primitive("boolean"))),
    body=sample.body("thing", ir.Reference("Either"), content_types=("application/json", "text/json")),
    body_position=1,
    responses=(ir.Response("204", "Done", (), ()),),
    returns=ir.Primitive("none"),
    idempotency_key="key",
    redirects_to_storage=True,
)
PACKAGE = sample.package(
    sample.model("Thing"),
    sample.model("Other"),
    sample.enum("Color", "red", "blue"),
    sample.union("Either", "Thing", "Other"),
    apis=(sample.api("ThingApi", LIST, GET, PUT), sample.api("OtherApi", GET)),
)


def module(tmp_path, name="thing_api"):
    outputs = [output for output in render(PACKAGE, "openapi.yaml", "1.0") if output.path == f"api/{name}.py"]
    return plan(Target(tmp_path, "flat_api"), outputs, []).written[f"flat_api/api/{name}.py"]


def method(tmp_path, name):
    """Return the last definition of a method, after its overloads."""
    nodes = ast.walk(ast.parse(module(tmp_path)))
    return [node for node in nodes if isinstance(node, ast.FunctionDef) and node.name == name][-1]


def test_the_docstring_says_all_that_the_contract_says(tmp_path):
    assert ast.get_docstring(method(tmp_path, "list_things")) == (
        "List the things.\n"
        "\n"
        "One page of them. ``ThingApi.get_thing`` has more.\n"
        "\n"
        "Args:\n"
        "    sort: Direction. The server's default is ``up``.\n"
        "    color: The contract's ``color``.\n"
        "    ids: The contract's ``ids``.\n"
        "    limit: The contract's ``limit``.\n"
        "    next_: The contract's ``next_``.\n"
        "    **options: See :class:`RequestOptions`.\n"
        "\n"
        "Returns:\n"
        "    The page. With ``ids=True``: ``List[str]``.\n"
        "\n"
        "Raises:\n"
        "    PaymentRequiredException: The plan has no things.\n"
        "\n"
        "Scopes: ``things``, ``things.readonly``.\n"
        "Paged: the header ``Link`` carries ``next_``.\n"
        "Since version 2.1 of the API."
    )


def test_an_operation_without_id_and_text_is_called_by_its_request(tmp_path):
    body = sample.body("it", ir.Primitive("bytes"))
    operation = sample.operation("pets_put", "/pets", "put", identifier="", summary="", body=body)
    package = sample.package(apis=(sample.api("PetApi", operation),))
    outputs = [output for output in render(package, "openapi.yaml", "1.0") if output.path == "api/pet_api.py"]
    code = plan(Target(tmp_path, "flat_api"), outputs, []).written["flat_api/api/pet_api.py"]

    assert '"""Call ``PUT /pets``.' in code
    assert "it: What to send.\n" in code


def test_texts_name_arguments_by_their_keywords():
    parameters = (replace(sample.parameter("only_ids"), wire_name="onlyIds"),)
    words = "IDs with ``onlyIds``, not ``someField``."
    listing = sample.operation("list_ids", description=words, parameters=parameters)
    package = sample.package(apis=(sample.api("ThingApi", listing),))

    page = next(output for output in render(package, "openapi.yaml", "1.0") if output.path == "api/ThingApi.md")

    assert "IDs with `only_ids`, not `someField`." in page.content


def test_what_switches_paging_on_is_told_in_python():
    paging = replace(LIST, pagination=ir.Pagination(("next_",), "Link", (("ids", "true"), ("sort", "up"))))
    package = replace(PACKAGE, apis=(sample.api("ThingApi", paging, GET, PUT),))

    page = next(output for output in render(package, "openapi.yaml", "1.0") if output.path == "api/ThingApi.md")

    assert "Paged with `ids=True` and `sort='up'`:" in page.content


def test_a_reference_page_shows_every_example_of_a_body():
    examples = (("small", '{"size":1}'), ("big", '{"size":9}'))
    body = replace(sample.body("thing", ir.Reference("Thing")), examples=examples)
    api = sample.api("ThingApi", sample.operation("put_thing", method="put", body=body))
    package = sample.package(sample.model("Thing"), apis=(api,))

    page = next(output for output in render(package, "openapi.yaml", "1.0") if output.path == "api/ThingApi.md")

    assert 'An example of `thing` (small):\n\n```json\n{\n  "size": 1\n}\n```' in page.content
    assert "An example of `thing` (big):" in page.content


def test_a_deprecated_operation_says_what_to_call(tmp_path):
    assert "Deprecated: use :meth:`list_things`." in ast.get_docstring(method(tmp_path, "get_thing"))


def test_the_body_stands_where_published_clients_have_it(tmp_path):
    arguments = method(tmp_path, "put_thing").args

    assert [argument.arg for argument in arguments.args] == ["self", "id", "thing", "now"]
    assert ast.unparse(arguments.args[2].annotation) == "Union[Either, Thing, Other, Mapping[str, Any]]"
    assert ast.unparse(arguments.kwarg.annotation) == "Unpack[RequestOptions]"


def test_an_enum_argument_takes_the_enum_or_its_values(tmp_path):
    arguments = method(tmp_path, "list_things").args.args

    assert ast.unparse(arguments[1].annotation) == "Optional[Literal['up', 'down']]"
    assert ast.unparse(arguments[2].annotation) == "Optional[Union[Color, Literal['red', 'blue']]]"


def test_a_shape_switch_has_an_overload_per_shape(tmp_path):
    nodes = [node for node in ast.walk(ast.parse(module(tmp_path))) if isinstance(node, ast.FunctionDef)]
    returns = [ast.unparse(node.returns) for node in nodes if node.name == "list_things_with_http_info"]

    assert returns == [
        "ApiResponse[List[Thing]]",
        "ApiResponse[List[str]]",
        "Union[ApiResponse[List[Thing]], ApiResponse[List[str]]]",
        "ApiResponse[Any]",
    ]


def test_a_call_without_a_response_returns_nothing(tmp_path):
    assert ast.unparse(method(tmp_path, "put_thing").returns) == "None"
    assert isinstance(method(tmp_path, "put_thing").body[-1], ast.Expr)


def test_the_operation_carries_what_the_runtime_needs(tmp_path):
    code = " ".join(module(tmp_path).split())

    assert 'switch=("ids", "List[str]"), cursors=("next_",)' in code
    assert 'Parameter("limit", "limit", "query", "integer", minimum=1, maximum=50)' in code
    assert 'Parameter("color", "color", "query", enum=("red", "blue"))' in code
    assert 'responses={"200": "bytes"}' not in code
    assert 'accept=("application/json", "image/png"), authenticated=False, replaced_by="list_things"' in code
    assert 'body=Body("thing", "Either", content_types=("application/json", "text/json"))' in code
    assert 'idempotency_key="key", to_storage=True' in code


def test_media_types_of_different_types_are_told_apart(tmp_path):
    response = ir.Response(
        "200", "", (("application/json", ir.Reference("Thing")), ("image/png", ir.Primitive("bytes"))), ()
    )
    package = replace(PACKAGE, apis=(sample.api("ThingApi", replace(GET, responses=(response,))),))
    outputs = [output for output in render(package, "openapi.yaml", "1.0") if output.path == "api/thing_api.py"]

    assert 'responses={"200": {"application/json": "Thing", "image/png": "bytes"}}' in outputs[0].content


def test_an_operation_of_two_tags_is_defined_once(tmp_path):
    assert "_GET_THING = ThingApi._GET_THING" in module(tmp_path, "other_api")
    assert "Operation(" not in module(tmp_path, "other_api")


def test_models_are_imported_for_type_checkers_only(tmp_path):
    imports = [node.module for node in ast.parse(module(tmp_path)).body if isinstance(node, ast.ImportFrom)]

    assert [name for name in imports if "models" in name] == []


def test_no_older_name_has_an_implementation_of_its_own(tmp_path):
    assert 'lst_things = renamed(list_things, "lst_things")' in module(tmp_path)
