"""The contract as a file: valid, complete and in order."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Iterator, List

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator
from support.openapi_document import METHODS, Document, walk

TAGS = [
    "Account",
    "Score",
    "Collection",
    "User",
    "Task",
    "OMR",
    "Class",
    "Group",
    "EduResources",
    "Organization",
]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def test_the_document_is_valid_openapi(document: Document) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document.tree).iter_errors()] == []


def test_the_document_describes_api_2_26_2_in_openapi_3_1_0(document: Document) -> None:
    assert document.tree["openapi"] == "3.1.0"
    assert document.tree["info"]["version"] == "2.26.2"


def test_the_whole_api_is_there(document: Document) -> None:
    assert len(document.operations) == 123
    assert len(document.schemas) == 205


def test_every_path_has_an_operation(document: Document) -> None:
    assert [path for path, item in document.tree["paths"].items() if not set(item) & set(METHODS)] == []


def test_operation_ids_are_unique_and_in_camel_case(document: Document) -> None:
    ids = [operation.id for operation in document.operations]

    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert [name for name in ids if not re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name)] == []


def test_tags_come_in_the_order_a_newcomer_learns_them(document: Document) -> None:
    assert [tag["name"] for tag in document.tree["tags"]] == TAGS


def test_paths_are_grouped_by_tag(document: Document) -> None:
    groups = [
        min(TAGS.index(item[method]["tags"][0]) for method in METHODS if method in item)
        for item in document.tree["paths"].values()
    ]

    assert groups == sorted(groups)


def test_every_operation_has_declared_tags_and_scopes(document: Document) -> None:
    undeclared = [
        (operation.id, name)
        for operation in document.operations
        for known, names in (
            (TAGS, operation.spec["tags"]),
            (document.scopes, [scope for need in operation.spec["security"] for scope in need["OAuth2"]]),
        )
        for name in names
        if name not in known
    ]

    assert undeclared == []


def test_components_are_sorted_by_name(document: Document) -> None:
    for kind in ("schemas", "parameters", "headers"):
        names = list(document.components[kind])
        assert names == sorted(names, key=str.lower), kind


def test_every_component_is_used_unless_it_is_legacy(document: Document) -> None:
    referenced = {node["$ref"] for _, node in walk(document.tree) if "$ref" in node}
    mapped = {ref for _, node in walk(document.tree) for ref in node.get("mapping", {}).values()}

    unused = [
        f"#/components/{kind}/{name}"
        for kind, components in document.components.items()
        if kind != "securitySchemes"
        for name, component in components.items()
        if not component.get("x-legacy") and f"#/components/{kind}/{name}" not in referenced | mapped
    ]

    assert unused == []


def test_no_line_is_wider_than_120_characters(document: Document) -> None:
    assert [number for number, line in enumerate(document.text.splitlines(), 1) if len(line) > 120] == []


def test_no_line_ends_in_a_blank_or_holds_a_tab(document: Document) -> None:
    assert [number for number, line in enumerate(document.text.splitlines(), 1) if re.search(r"\s$|\t", line)] == []


def test_no_anchor_hides_what_stands_there(document: Document) -> None:
    tokens = yaml.scan(document.text, Loader=LOADER)

    assert [
        token.start_mark.line + 1 for token in tokens if isinstance(token, (yaml.AnchorToken, yaml.AliasToken))
    ] == []


def test_no_key_is_written_twice(document: Document) -> None:
    twice: List[str] = []
    for node in mappings(yaml.compose(document.text, Loader=LOADER)):
        counts = Counter(key.value for key, _ in node.value)
        twice += [f"{node.start_mark.line + 1}: {key}" for key, count in counts.items() if count > 1]

    assert twice == []


def test_prose_that_needs_several_lines_is_in_block_style(document: Document) -> None:
    folded = [
        token.start_mark.line + 1
        for token in yaml.scan(document.text, Loader=LOADER)
        if isinstance(token, yaml.ScalarToken)
        and token.style not in ("|", ">")
        and token.start_mark.line != token.end_mark.line
        and " " in token.value
    ]

    assert folded == []


def mappings(node: Any) -> Iterator[Any]:
    """Yield every mapping node below ``node``."""
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from mappings(value)
