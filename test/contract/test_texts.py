"""Descriptions of the contract: everything has one, and it says more than the name."""

from __future__ import annotations

import re
from collections import Counter
from typing import Iterator, List, Tuple

from support.openapi_document import Document, snake, walk

FILLERS = {"a", "an", "and", "is", "its", "of", "the", "this"}
STRAY_VOICES = re.compile(
    r"(?i)\btime at which\b|\b(account that asks|asking account)\b|\bpass ``true``|^true (to|when) "
    r"|e-mail|\bmail address"
)
PADDING = re.compile(r"(?i)this (endpoint|operation|method|field|property) |allows (you )?to |\beasily\b|\bsimply\b")


def words(text: str) -> List[str]:
    """Return the words of ``text`` that carry meaning, in lower case and without a plural s."""
    found = re.findall(r"[a-z0-9]+", snake(text).replace("_", " "))
    return [word.rstrip("s") for word in found if word not in FILLERS]


def described(document: Document) -> Iterator[Tuple[str, str, str]]:
    """Yield where, name and text of everything that has to be described."""
    for tag in document.tree["tags"]:
        yield "tag", tag["name"], tag.get("description", "")
    for scope, text in document.scopes.items():
        yield "scope", scope, text
    for name, schema in document.schemas.items():
        yield "schema", name, schema.get("description", "")
    for owner, name, schema in document.fields():
        yield f"schema {owner}", name, schema.get("description", "")
    for name, header in document.components["headers"].items():
        yield "header", name, header.get("description", "")
    for operation in document.operations:
        yield "summary", operation.id, operation.spec.get("summary", "")
        for parameter in map(document.resolve, operation.parameters):
            yield f"parameter of {operation.id}", parameter["name"], parameter.get("description", "")
        for status, response in operation.responses.items():
            resolved = document.resolve(response)
            yield f"answer of {operation.id}", status, resolved.get("description", "")
            for name, header in resolved.get("headers", {}).items():
                yield f"header of {operation.id}", name, document.resolve(header).get("description", "")
        if "requestBody" in operation.spec:
            yield "body", operation.id, operation.spec["requestBody"].get("description", "")


def test_everything_is_described(document: Document) -> None:
    assert [f"{where}: {name}" for where, name, text in described(document) if not text.strip()] == []


def test_no_text_merely_repeats_the_name(document: Document) -> None:
    repeated = [
        f"{where}: {name}: {text}"
        for where, name, text in described(document)
        if where != "summary" and set(words(text)) <= set(words(name) + words(where.partition(" ")[2]))
    ]

    assert repeated == []


def test_texts_are_sentences(document: Document) -> None:
    unfinished = [
        f"{where}: {name}: {text}"
        for where, name, text in described(document)
        if where != "summary" and not re.search(r"[.?!]$|^- .*$", text.strip().split("\n")[-1])
    ]

    assert unfinished == []


def test_summaries_fit_a_line_and_tell_operations_apart(document: Document) -> None:
    summaries = [operation.spec["summary"] for operation in document.operations]

    assert [text for text in summaries if len(text) > 60] == []
    assert [text for text, count in Counter(summaries).items() if count > 1] == []


def test_summaries_are_imperative(document: Document) -> None:
    verbs = {operation.spec["summary"].split()[0] for operation in document.operations}

    assert [verb for verb in sorted(verbs) if not verb.istitle() or re.search(r"([^s]s|.{3}ing|ed)$", verb)] == []
    assert [op.spec["summary"] for op in document.operations if op.spec["summary"].endswith(".")] == []


def test_texts_speak_with_one_voice(document: Document) -> None:
    stray = [f"{where}: {name}: {text}" for where, name, text in described(document) if STRAY_VOICES.search(text)]

    assert stray == []


def test_no_text_repeats_the_default_that_the_reference_adds(document: Document) -> None:
    owned = [(f"{owner}.{name}", schema, schema) for owner, name, schema in document.fields()]
    for operation in document.operations:
        owned += [(f"{operation.id}.{p['name']}", p, p["schema"]) for p in document.parameters(operation)]

    twice = [
        f"{label}: {node['description']}"
        for label, node, schema in owned
        if "default" in document.resolve(schema) and re.search(r"(?i)\bdefault\b|left out", node["description"])
    ]

    assert twice == []


def test_texts_are_plain(document: Document) -> None:
    """No HTML, no Markdown link, no single backquote, no padding: the texts become docstrings."""
    markup = re.compile(r"</[a-z]+>|<(a|b|br|code|em|i|li|p|strong|ul)\b|\]\(|(?<!`)`(?!`)|\*\*")
    odd = [
        f"{'/'.join(path)}: {text}"
        for path, node in walk(document.tree)
        for text in (node.get("summary"), node.get("description"))
        if isinstance(text, str) and (markup.search(text) or PADDING.search(text))
    ]

    assert odd == []
