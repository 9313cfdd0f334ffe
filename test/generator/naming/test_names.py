"""Every Python name: as published where it is published, valid and distinct everywhere."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.contracts import error_of, fields_of, operation_of, package_of, query, schemas_of

from generator import ir
from generator.naming.identifiers import pascal, screaming, snake, spelled_out, underscore, valid
from generator.naming.names import ClassNames, argument_names, enum_members, field_names
from generator.naming.reserved import RUNTIME_CLASSES
from generator.parse.reasons import Reasons
from generator.runtime_exports import NAMES

ANY_TEXT = (
    st.text(max_size=12)
    | st.text(alphabet="aAbB_-. 1/$é♯", max_size=6)
    | st.sampled_from(["class", "None", "self", "mro", ""])
)
CLOSE_TEXT = st.text(alphabet="aAbB_-. 1é", min_size=1, max_size=4)
"""Texts many of which have one preferred name."""
PERSON = {"type": "object", "properties": {"name": {"type": "string"}}}


def ignored(reason: str) -> None:
    """Take a reason that no test looks at."""


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("OMRApi", "omr_api"),
        ("EduResourcesApi", "edu_resources_api"),
        ("LtiConfiguration1p1", "lti_configuration1p1"),
        ("LtiConfigurationCreate1p3DynamicPlatformInfo", "lti_configuration_create1p3_dynamic_platform_info"),
        ("AddGroupUser200Response", "add_group_user200_response"),
        ("ClassDetailsIssuesSyncInner", "class_details_issues_sync_inner"),
        ("HTTPResponse", "http_response"),
    ],
)
def test_modules_are_spelled_as_openapi_generator_spells_them(name: str, module: str) -> None:
    assert underscore(name) == module


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("htmlUrl", "html_url"),
        ("X-Flat-Locale", "x_flat_locale"),
        ("ID", "id"),
        ("platformISS", "platform_iss"),
        ("only_ids", "only_ids"),
        ("filter[name]", "filter_name"),
        ("_links", "links"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("Länge", "lange"),
        ("♯", "u266f"),
    ],
)
def test_attributes_are_snake_case(text: str, name: str) -> None:
    assert snake(text) == name


@pytest.mark.parametrize(
    ("value", "name", "others"),
    [
        ("organizationPublic", "ORGANIZATION_PUBLIC", ("ORGANIZATIONPUBLIC",)),
        ("cc-by-sa", "CC_BY_SA", ("CC_MINUS_BY_MINUS_SA",)),
        ("account.public_profile", "ACCOUNT_PUBLIC_PROFILE", ("ACCOUNT_DOT_PUBLIC_PROFILE",)),
        ("pt-BR", "PT_BR", ("PT_MINUS_BR",)),
        ("12", "ENUM_12", ()),
        ("1p3-manual", "ENUM_1P3_MANUAL", ("ENUM_1P3_MINUS_MANUAL",)),
        ("draft", "DRAFT", ()),
        ("class", "CLASS", ()),
        ("", "EMPTY", ()),
        ("+", "PLUS", ()),
        ("/", "SLASH", ()),
        ("♯", "U266F", ()),
    ],
)
def test_enum_members_are_readable_and_keep_their_published_name(
    value: str, name: str, others: tuple[str, ...]
) -> None:
    assert enum_members([value]) == (ir.EnumMember(name, value, others),)


def test_values_that_differ_in_case_or_punctuation_only_have_names_of_their_own() -> None:
    members = enum_members(["a", "A", "a-b", "a_b", "A B"])

    assert [(one.value, one.name) for one in members] == [
        ("a", "A_9163"),
        ("A", "A"),
        ("a-b", "A_MINUS_B"),
        ("a_b", "A_B_4548"),
        ("A B", "A_B_1151"),
    ]


@given(st.lists(ANY_TEXT, unique=True, max_size=8))
def test_any_enum_values_get_valid_distinct_names(values: list[str]) -> None:
    members = enum_members(values)

    names = [name for member in members for name in (member.name, *member.other_names)]
    assert [member.value for member in members] == values
    assert len(set(names)) == len(names)
    assert all(valid(name) and not name.startswith("_") for name in names)


@given(st.lists(ANY_TEXT, unique=True, max_size=8), st.randoms())
def test_any_members_get_valid_distinct_names_whatever_their_order(wires: list[str], random: Any) -> None:
    names = field_names(wires, ignored)
    shuffled = wires.copy()
    random.shuffle(shuffled)

    given_names = [name for first, others in names.values() for name in (first, *others)]
    assert list(names) == wires
    assert len(set(given_names)) == len(given_names)
    assert all(valid(name) and not name.startswith("_") for name in given_names)
    assert field_names(shuffled, ignored) == names


@given(st.lists(st.tuples(ANY_TEXT, st.sampled_from(["path", "query", "header"])), unique=True, max_size=6))
def test_any_parameters_get_valid_distinct_names(wishes: list[tuple[str, str]]) -> None:
    names = argument_names(wishes)

    assert len({*names, "self", "options"}) == len(names) + 2
    assert all(valid(name) and not name.startswith("_") for name in names)


@given(st.lists(ANY_TEXT, unique=True, max_size=8))
def test_any_components_get_valid_names_that_differ_in_more_than_case(components: list[str]) -> None:
    class_names = ClassNames(Reasons())

    names = [class_names.assign("", pascal(name)) for name in components]

    assert len({name.lower() for name in names}) == len({underscore(name) for name in names}) == len(components)
    for name in names:
        assert valid(name)
        assert valid(underscore(name))
        assert name[0].isalpha()
        assert not name[0].islower() or name[0] == name[0].upper()


@given(st.text())
def test_spellings_have_no_character_that_an_identifier_cannot_have(text: str) -> None:
    for spelled in (pascal(text), snake(text), screaming(text)):
        assert f"_{spelled}".isidentifier()
        assert unicodedata.is_normalized("NFKC", spelled)
    assert isinstance(spelled_out(text), str)


@pytest.mark.parametrize(
    ("text", "attribute", "class_name", "member"),
    [
        ("größe", "grosse", "Grosse", "GROSSE"),
        ("Straße", "strasse", "Strasse", "STRASSE"),
        ("señorŁódź", "senor_lodz", "SenorLodz", "SENOR_LODZ"),
        ("ærøskøbing", "aeroskobing", "Aeroskobing", "AEROSKOBING"),
        ("日付", "日付", "日付", "日付"),
        ("ガイド", "ガイド", "ガイド", "ガイド"),
        ("ｶﾞイド", "ガイド", "ガイド", "ガイド"),
        ("дата рождения", "дата_рождения", "ДатаРождения", "ДАТА_РОЖДЕНИЯ"),
        ("हिन्दी", "हिन्दी", "हिन्दी", "हिन्दी"),
    ],
)
def test_letters_of_any_script_stay_legible(text: str, attribute: str, class_name: str, member: str) -> None:
    assert (snake(text), pascal(text), screaming(text)) == (attribute, class_name, member)


@pytest.mark.parametrize(
    ("component", "name", "module"),
    [
        ("score_details", "ScoreDetails", "score_details"),
        ("io.k8s.api.core.v1.Pod", "IoK8sApiCoreV1Pod", "io_k8s_api_core_v1_pod"),
        ("200Response", "Model200Response", "model200_response"),
        ("Class", "ModelClass", "model_class"),
        ("import", "ModelImport", "model_import"),
        ("List", "ModelList", "model_list"),
        ("ApiClient", "ModelApiClient", "model_api_client"),
        ("Exception", "ModelException", "model_exception"),
        ("Aux", "ModelAux", "model_aux"),
        ("---", "Model", "model"),
        ("Länge", "Lange", "lange"),
    ],
)
def test_class_and_module_of_a_component(component: str, name: str, module: str) -> None:
    declarations = schemas_of(**{component: PERSON})

    assert [(one.name, one.module) for one in declarations.values()] == [(name, module)]


def test_a_component_spelled_like_a_class_keeps_its_name() -> None:
    declarations = schemas_of(**{"score-details": PERSON, "ScoreDetails": PERSON, "scoredetails": PERSON})

    assert {one.pointer: name for name, one in declarations.items()} == {
        "/components/schemas/ScoreDetails": "ScoreDetails",
        "/components/schemas/score-details": "ScoreMinusDetails",
        "/components/schemas/scoredetails": "Scoredetails_5252",
    }


def test_models_give_way_to_the_classes_of_the_runtime_and_the_apis() -> None:
    tagged: dict[str, Any] = {
        "paths": {"/x": {"get": {"tags": ["Score"], "responses": {}}}},
        "components": {"schemas": {"ScoreApi": PERSON}},
    }

    assert [one.name for one in package_of(tagged).declarations] == ["ModelScoreApi"]
    assert {name for names in NAMES.values() for name in names} <= RUNTIME_CLASSES


@pytest.mark.parametrize(
    ("wire", "name", "others"),
    [
        ("return", "var_return", ("return_",)),
        ("class", "var_class", ("class_",)),
        ("json", "var_json", ("json_",)),
        ("copy", "var_copy", ("copy_",)),
        ("str", "var_str", ("str_",)),
        ("model_dump", "var_model_dump", ("model_dump_",)),
        ("modelDump", "var_model_dump", ()),
        ("date", "date", ("var_date",)),
        ("type", "type", ()),
        ("1p1", "var_1p1", ()),
        ("htmlUrl", "html_url", ()),
        ("html_url", "html_url", ()),
        ("@id", "id", ()),
        ("", "var_empty", ()),
    ],
)
def test_name_of_a_member(wire: str, name: str, others: tuple[str, ...]) -> None:
    (field,) = fields_of(schemas_of(It={"type": "object", "properties": {wire: {"type": "string"}}})["It"]).values()

    assert (field.name, field.other_names) == (name, others)


def test_members_that_would_have_one_name_are_told_apart() -> None:
    fields = fields_of(schemas_of(It={"type": "object", "properties": {"aB": {}, "a_b": {}, "a-b": {}}})["It"])

    assert {wire: field.name for wire, field in fields.items()} == {
        "aB": "a_b_1884",
        "a_b": "a_b",
        "a-b": "a_minus_b",
    }


@given(st.sets(CLOSE_TEXT, min_size=1, max_size=8), st.sets(CLOSE_TEXT, max_size=4))
def test_a_number_in_a_name_does_not_depend_on_what_else_there_is(some: set[str], more: set[str]) -> None:
    for names_of in (members_by_wire, enum_names, component_names):
        before, after = names_of(some), names_of(some | more)

        for text in some:
            if all(re.search(r"_[0-9]{4}$", names[text]) for names in (before, after)):
                assert before[text] == after[text]
            owners = {name: text for text, name in before.items()}
            assert owners.get(after[text], text) == text


def members_by_wire(wires: set[str]) -> dict[str, str]:
    return {wire: name for wire, (name, _) in field_names([*wires], ignored).items()}


def enum_names(values: set[str]) -> dict[str, str]:
    return {str(member.value): member.name for member in enum_members([*values])}


def component_names(components: set[str]) -> dict[str, str]:
    return ClassNames(Reasons()).assign_all(dict.fromkeys(components, ""))


def test_the_fifth_of_five_members_keeps_its_name_when_the_others_go() -> None:
    wires = ["a-b", "a.b", "a/b", "a:b", "aB"]

    together = members_by_wire({*wires})

    assert together == {
        "a-b": "a_minus_b",
        "a.b": "a_dot_b",
        "a/b": "a_slash_b",
        "a:b": "a_colon_b",
        "aB": "a_b",
    }
    assert members_by_wire({"aB", "a_b", "a-b"})["aB"] == members_by_wire({"aB", "a_b"})["aB"] == "a_b_1884"


def test_parameters_that_would_have_one_name_are_told_apart_by_their_place() -> None:
    operation = operation_of(
        {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                query("id", {"type": "string"}),
                {"name": "ID", "in": "header", "schema": {"type": "string"}},
                query("options", {"type": "string"}),
                query("self", {"type": "string"}),
            ]
        },
        path="/things/{id}",
    )

    assert [one.name for one in operation.parameters] == ["id", "id_query", "id_header", "var_options", "var_self"]


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("getScore", "get_score"),
        ("repos/list-for-org", "repos_list_for_org"),
        ("import", "call_import"),
        ("2fa", "call_2fa"),
        ("apiClient", "call_api_client"),
    ],
)
def test_name_of_a_method(identifier: str, name: str) -> None:
    assert operation_of({"operationId": identifier}).name == name


def test_an_operation_without_id_is_named_after_method_and_path() -> None:
    score = {"name": "score", "in": "path", "required": True, "schema": {"type": "string"}}
    paths: dict[str, Any] = {
        "/scores/{score}/likes": {"get": {"responses": {}, "parameters": [score]}},
        "/": {"get": {"responses": {}}},
    }

    package = package_of({"paths": paths})

    assert [one.name for one in package.apis[0].operations] == ["scores_score_likes_get", "get"]


def test_operations_of_one_name_are_told_apart_with_their_variants() -> None:
    paths: dict[str, Any] = {
        f"/{identifier}": {"get": {"operationId": identifier, "responses": {}}}
        for identifier in ["a", "A", "b-c", "bC", "a_with_http_info"]
    }

    operations = package_of({"paths": paths}).apis[0].operations

    assert {one.identifier: one.name for one in operations} == {
        "a": "a",
        "A": "a_get",
        "b-c": "b_c_1060",
        "bC": "b_c_3443",
        "a_with_http_info": "a_with_http_info_get",
    }


def test_two_operations_with_one_id_are_refused_with_the_places_of_both() -> None:
    error = error_of(
        """
        openapi: 3.1.0
        info: {title: Test, version: '1'}
        paths:
          /a:
            get:
              operationId: read
              responses: {}
          /b:
            get:
              responses: {}
              operationId: read
        """
    )

    assert [f"{problem.position} {problem.message}" for problem in error.problems] == [
        "api.yaml:7:20 the operationId 'read' is also that of GET /b (api.yaml:12:20)",
        "api.yaml:12:20 the operationId 'read' is also that of GET /a (api.yaml:7:20)",
    ]


def test_operations_without_a_tag_are_in_the_default_api() -> None:
    package = package_of({"paths": {"/x": {"get": {"responses": {}}}, "/y": {"get": {"tags": [], "responses": {}}}}})

    assert [(api.name, api.module, len(api.operations)) for api in package.apis] == [("DefaultApi", "default_api", 2)]


def test_the_reason_of_a_name_is_kept() -> None:
    package = package_of(
        {"components": {"schemas": {"Class": {"type": "object", "properties": {"return": {}, "x": PERSON}}}}}
    )

    reasons = dict(package.reasons)
    assert reasons["/components/schemas/Class"] == (
        "ModelClass: 'Class' cannot name a class or a module here",
        "'return' is var_return: the plain name is a keyword, no identifier, or an attribute of every model",
    )
    assert reasons["/components/schemas/Class/properties/x"] == (
        "named ClassX: parent and member, as it has no name of its own",
        "in the module model_class, with ModelClass, of which it is a part",
    )
