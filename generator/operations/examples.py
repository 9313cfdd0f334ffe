"""Examples of bodies and responses."""

from __future__ import annotations

from generator import ir
from generator.parse.document import Node
from generator.parse.references import References


def examples_of(content: Node, references: References) -> tuple[tuple[str, str], ...]:
    """Return name and JSON text of each example of a media type."""
    result: list[tuple[str, str]] = []
    if content.has("example"):
        result.append(("example", ir.json_text(content.object["example"])))
    for name, place in content.mapping("examples"):
        node = references.followed(place)
        if node is not None and node.has("value"):
            result.append((name, ir.json_text(node.object["value"])))
    return tuple(result)
