"""Examples of the contract: complete, valid and usable by documentation, tests and the sandbox."""

from __future__ import annotations

import re
from typing import Any, Dict, Iterator, List, Set, Tuple

import pytest
from openapi_schema_validator import OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from support.openapi_document import Document, Node, walk

BASE = "urn:contract"


def checkable(node: Any) -> Any:
    """Return a schema whose references are absolute."""
    if isinstance(node, list):
        return [checkable(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: BASE + value if key == "$ref" and isinstance(value, str) else checkable(value)
        for key, value in node.items()
        if key != "discriminator"
    }


class Checker:
    """Validates values against schemas of the document, formats included."""

    def __init__(self, document: Document) -> None:
        contents = {"components": {"schemas": checkable(document.schemas)}}
        self._registry: Registry[Any] = Registry().with_resource(
            BASE, Resource.from_contents(contents, default_specification=DRAFT202012)
        )

    def errors(self, schema: Node, value: Any) -> List[str]:
        """Return what is wrong with ``value``, each with its place."""
        validator = OAS31Validator(
            checkable(schema), registry=self._registry, format_checker=OAS31Validator.FORMAT_CHECKER
        )
        return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(value)]


@pytest.fixture(scope="module")
def checker(document: Document) -> Checker:
    return Checker(document)


def examples(document: Document) -> Iterator[Tuple[str, Node, Any]]:
    """Yield label, schema and value of every example of a body or an answer."""
    for label, _, media in document.media():
        for name, example in media.get("examples", {}).items():
            yield f"{label} {name}", media["schema"], example["value"]


def test_every_body_has_an_example(document: Document) -> None:
    bare = [
        operation.id
        for operation, body in document.bodies()
        for media in body["content"].values()
        if not media.get("examples")
    ]

    assert bare == []


def test_every_json_success_has_an_example(document: Document) -> None:
    bare = [
        f"{operation.id} {status}"
        for operation, status, response in document.successes()
        for media_type, media in response.get("content", {}).items()
        if media_type == "application/json" and not media.get("examples")
    ]

    assert bare == []


def test_every_shared_error_has_an_example(document: Document) -> None:
    bare = [
        name
        for name, response in document.components["responses"].items()
        for media_type, media in response["content"].items()
        if media_type == "application/json" and not media.get("examples")
    ]

    assert bare == []


def test_every_example_matches_its_schema(document: Document, checker: Checker) -> None:
    wrong = [f"{label}: {e}" for label, schema, value in examples(document) for e in checker.errors(schema, value)]

    assert wrong == []


def test_no_example_has_a_field_that_its_schema_lacks(document: Document) -> None:
    unknown = [
        f"{label}: {place}"
        for label, schema, value in examples(document)
        for place in unknown_fields(document, schema, value, "")
    ]

    assert unknown == []


def test_every_variant_of_a_union_body_has_an_example(document: Document, checker: Checker) -> None:
    missing = []
    for operation, body in document.bodies():
        for media in body["content"].values():
            for variant in variants(document, media["schema"]):
                values = [example["value"] for example in media["examples"].values()]
                if all(checker.errors(variant, value) for value in values):
                    missing.append(f"{operation.id}: {variant}")

    assert missing == []


def test_every_variant_of_a_union_answer_has_an_example(document: Document, checker: Checker) -> None:
    values: Dict[str, List[Any]] = {}
    for _, schema, value in examples(document):
        many = isinstance(value, list)
        reference = (schema.get("items", {}) if many else schema).get("$ref", "")
        values.setdefault(reference, []).extend(value if many else [value])

    missing = [
        f"{reference}: {variant}"
        for reference, found in values.items()
        if reference
        for variant in variants(document, {"$ref": reference})
        if all(checker.errors(variant, value) for value in found)
    ]

    assert missing == []


def test_both_kinds_of_library_resource_have_an_example(document: Document, checker: Checker) -> None:
    mapping = document.schemas["EduResourceResource"]["x-parent-discriminator"]["mapping"]
    resources = [
        item
        for _, _, value in examples(document)
        for item in [value, *(value if isinstance(value, list) else [])]
        if isinstance(item, dict) and isinstance(item.get("resource"), dict) and "privacy" in item
    ]

    assert {item["type"] for item in resources} == set(mapping)
    assert [item for item in resources if checker.errors({"$ref": mapping[item["type"]]}, item["resource"])] == []


def test_a_person_is_the_same_in_every_example(document: Document) -> None:
    seen: Dict[str, Dict[str, Any]] = {}
    changed = []
    for label, _, value in examples(document):
        for person in people(value):
            known = seen.setdefault(person["id"], person)
            for key in ("username", "printableName", "picture", "organizationRole", "registrationDate"):
                if key in known and key in person and known[key] != person[key]:
                    changed.append(f"{label}: {person['username']}: {key}")

    assert changed == []


def test_what_an_identifier_names_was_made_once(document: Document) -> None:
    made: Dict[str, Set[str]] = {}
    for _, _, value in examples(document):
        for item in objects(value):
            if "id" in item and "creationDate" in item:
                made.setdefault(item["id"], set()).add(item["creationDate"])

    assert {name: dates for name, dates in made.items() if len(dates) > 1} == {}


def test_nothing_happens_to_an_object_before_it_is_made(document: Document) -> None:
    early = [
        f"{label}: {item['id']}"
        for label, _, value in examples(document)
        for item in objects(value)
        if {"id", "creationDate"} <= set(item)
        for later in (item, item.get("studentsGroup"), item.get("teachersGroup"))
        if later and min(later.get("modificationDate", "9"), later["creationDate"]) < item["creationDate"]
    ]

    assert early == []


def test_identifiers_have_24_hex_digits_or_are_virtual(document: Document) -> None:
    odd = [
        f"{label}: {key}={item}"
        for label, schema, value in examples(document)
        for key, item in members(value)
        if key in ("score", "user", "classroom", "assignment", "organization", "revision", "group", "parentScore")
        and isinstance(item, str)
        and not re.fullmatch(r"[0-9a-f]{24}|last|[a-z-]+", item)
    ]

    assert odd == []


def test_hosts_and_mail_addresses_are_invented(document: Document) -> None:
    real = [
        f"{label}: {item}"
        for label, _, value in examples(document)
        for _, item in members(value)
        if isinstance(item, str)
        and re.search(r"\S+@\S+\.[a-z]+", item)
        and not re.search(r"@\S*\.example|@\[|\[\S+:", item)
    ]

    assert real == []


def variants(document: Document, schema: Node) -> List[Node]:
    """Return the alternatives of a union, of unions in it too; nothing for other schemas."""
    resolved = document.resolve(schema)
    found: List[Node] = []
    for variant in resolved.get("oneOf", []):
        found += variants(document, variant) or [variant]
    return found


def members(value: Any) -> Iterator[Tuple[str, Any]]:
    """Yield every key with its value, at any depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, item
            yield from members(item)
    elif isinstance(value, list):
        for item in value:
            yield from members(item)


def objects(value: Any) -> Iterator[Node]:
    """Yield every object in ``value``, at any depth."""
    for _, item in members({"all": value}):
        for candidate in item if isinstance(item, list) else [item]:
            if isinstance(candidate, dict):
                yield candidate


def people(value: Any) -> Iterator[Node]:
    """Yield every user in ``value``, at any depth."""
    for candidate in objects(value):
        if {"id", "username"} <= set(candidate):
            yield candidate


def properties(document: Document, schema: Node) -> Dict[str, List[Node]]:
    """Return the known fields of ``schema`` over all its parts and variants, each with its possible schemas."""
    resolved = document.resolve(schema)
    known: Dict[str, List[Node]] = {key: [value] for key, value in resolved.get("properties", {}).items()}
    for part in (part for kind in ("allOf", "oneOf", "anyOf") for part in resolved.get(kind, [])):
        for key, found in properties(document, part).items():
            known.setdefault(key, []).extend(found)
    return known


def unknown_fields(document: Document, schema: Node, value: Any, place: str) -> Iterator[str]:
    """Yield the places of fields that no part and no variant of ``schema`` declares."""
    resolved = document.resolve(schema)
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from unknown_fields(document, resolved.get("items", {}), item, f"{place}/{index}")
        return
    known = properties(document, schema)
    if not isinstance(value, dict) or not known:
        return
    for key, item in value.items():
        if key not in known:
            yield f"{place}/{key}"
            continue
        found = [list(unknown_fields(document, option, item, f"{place}/{key}")) for option in known[key]]
        yield from min(found, key=len)


def test_a_union_that_the_enclosing_object_decides_is_no_exclusive_choice(document: Document) -> None:
    # Its variants overlap: spectral and redocly find that an example matches more than one of them.
    exclusive = [path for path, node in walk(document.tree) if "x-parent-discriminator" in node and "oneOf" in node]

    assert exclusive == []


def test_a_page_of_a_recognition_is_a_picture_or_a_document(document: Document) -> None:
    [content] = [
        response["content"] for operation, _, response in document.successes() if operation.id == "getOmrJobFile"
    ]

    assert sorted(content) == ["application/pdf", "image/jpeg"]
