"""Responses: what each status carries, and what a method returns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import ir
from generator.operations.media import content_type, examples_of, text_beside, without_xml
from generator.parse import vocabulary
from generator.parse.document import Node
from generator.schema.shapes import Shapes
from generator.schema.typed import one_of

_STATUS = re.compile(r"[1-5][0-9][0-9]|[1-5]XX|default")
NONE = ir.Primitive("none")


class Responses:
    """Builds the responses of operations."""

    def __init__(self, shapes: Shapes) -> None:
        self._references = shapes.normalizer.references
        self._shapes = shapes

    def of(self, operation: Node) -> tuple[ir.Response, ...]:
        """Return the responses in the order of the contract."""
        result: list[ir.Response] = []
        for status, place in operation.mapping("responses"):
            if status.startswith("x-"):
                continue
            known = status if status == "default" else status.upper()
            if not _STATUS.fullmatch(known):
                place.problem(f"{status!r} is not a status: a number, '4XX' or 'default'", of_key=True)
                continue
            node = self._references.followed(place)
            if node is not None:
                result.append(self._response(known, place, node))
        return tuple(result)

    def _response(self, status: str, place: Node, node: Node) -> ir.Response:
        vocabulary.check(node, vocabulary.RESPONSE, "a response")
        vocabulary.unexpressed(node)
        typed: list[tuple[Node, ir.Type]] = []
        examples: list[tuple[str, str]] = []
        for _, media in node.mapping("content"):
            vocabulary.check(media, vocabulary.MEDIA_TYPE, "a media type")
            typed.append((media, content_type(media, self._shapes)))
            examples.extend(pair for pair in examples_of(media, self._references) if pair not in examples)
        for _, header in node.mapping("headers"):
            followed = self._references.followed(header)
            if followed is not None:
                vocabulary.check(followed, vocabulary.HEADER, "a header")
        # An error keeps its type: it is looked at as JSON first, whatever its media type says.
        is_error = status[0] in "45"
        content = [(str(media.key), type_) for media, type_ in typed] if is_error else without_xml(typed)
        return ir.Response(status, text_beside(place, node, "description"), tuple(content), tuple(examples))


def returned(responses: Sequence[ir.Response], operation: Node) -> ir.Type:
    """Return the type of a decoded success."""
    types: list[ir.Type] = []
    for response in ir.successes(responses):
        types.extend(dict.fromkeys(type_ for _, type_ in response.content) or [NONE])
    distinct = list(dict.fromkeys(types))
    if len(distinct) > 1:
        operation.reason("responses in several types: the status or the media type decides")
    return one_of(distinct) if distinct else NONE
