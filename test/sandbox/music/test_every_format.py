"""Damaged music: what the import accepts can be exported in every format, and all else is a ``NotationError``."""

from __future__ import annotations

import copy
import json
from types import SimpleNamespace
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.sandbox import SMALL

from flat_api.sandbox.music import imports
from flat_api.sandbox.music.document import parse
from flat_api.sandbox.music.errors import NotationError
from flat_api.sandbox.music.facts import read_facts
from flat_api.sandbox.resources.scores.revisions import FORMATS, Notation

RICH = """<score-partwise version="4.0">
  <work><work-title>Rich</work-title></work>
  <credit><credit-type>composer</credit-type><credit-words>Ida Moll</credit-words></credit>
  <part-list>
    <score-part id="P1"><part-name>Clarinet</part-name></score-part>
    <score-part id="P2"><part-name>Drums</part-name><score-instrument id="I1"/>
      <midi-instrument id="I1"><midi-channel>10</midi-channel><midi-program>1</midi-program>
        <midi-unpitched>39</midi-unpitched></midi-instrument></score-part>
  </part-list>
  <part id="P1"><measure number="1">
    <attributes><divisions>2</divisions><key><fifths>1</fifths><mode>major</mode></key>
      <time><beats>3+2</beats><beat-type>8</beat-type></time>
      <transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose></attributes>
    <direction><direction-type><metronome><beat-unit>quarter</beat-unit><per-minute>c. 72</per-minute></metronome>
      </direction-type><offset sound="yes">1</offset><sound tempo="72"/></direction>
    <note><pitch><step>F</step><alter>1</alter><octave>5</octave></pitch><duration>2</duration><tie type="start"/>
      <voice>1</voice><lyric><text> la </text></lyric></note>
    <note><chord/><pitch><step>A</step><octave>4</octave></pitch><duration>2</duration><voice>1</voice></note>
    <backup><duration>2</duration></backup><forward><duration>1</duration></forward>
    <barline><bar-style>light-heavy</bar-style><repeat direction="backward"/></barline>
  </measure><measure number="2"/></part>
  <part id="P2"><measure number="1"><note><unpitched><display-step>C</display-step></unpitched>
    <duration>2</duration><instrument id="I1"/></note></measure></part>
</score-partwise>"""

JUNK = ("", "0", "-1", "1e300", "1e-300", "nan", "9" * 5000, "0.5", "x", "\u3000", "3+2", "-", "FC")
SOURCES = tuple(ElementTree.fromstring(text) for text in (SMALL, RICH))
DOCUMENTS = tuple(FORMATS["json"].write(Notation(SimpleNamespace(id="s"), text.encode())) for text in (SMALL, RICH))
steps = st.lists(
    st.tuples(
        st.sampled_from(("remove", "repeat", "text", "attribute", "rename", "swap")),
        st.integers(0, 10_000),
        st.integers(0, 10_000),
        st.sampled_from(JUNK),
    ),
    min_size=1,
    max_size=6,
)
calm = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def check(file: bytes) -> None:
    try:
        data = imports.notation(file, is_text=True)
    except NotationError:
        return
    json.dumps(vars(read_facts(parse(data))), allow_nan=False)
    for form in FORMATS.values():
        assert form.write(Notation(SimpleNamespace(id="s"), data))


def damage(root: ElementTree.Element, change: str, first: int, second: int, junk: str) -> None:
    pairs = [(parent, child) for parent in root.iter() for child in parent]
    if not pairs or len(pairs) > 300:
        return
    parent, child = pairs[first % len(pairs)]
    other = pairs[second % len(pairs)][1]
    if change == "remove":
        parent.remove(child)
    elif change == "repeat":
        parent.insert(second % (len(parent) + 1), copy.deepcopy(child))
    elif change == "text":
        child.text = junk
    elif change == "attribute":
        names = list(child.attrib) or ["id"]
        child.set(names[second % len(names)], junk)
    elif change == "rename":
        child.tag = other.tag
    elif change == "swap":
        child[:], other[:] = copy.deepcopy(list(other)), copy.deepcopy(list(child))


@calm
@given(source=st.sampled_from(SOURCES), steps=steps)
def test_damaged_musicxml_is_refused_or_exported_in_every_format(source, steps):
    root = copy.deepcopy(source)
    for step in steps:
        damage(root, *step)

    check(ElementTree.tostring(root))


values = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just([]), st.just({}), st.just([[1]])
)


def places(node):
    """Return the containers and keys below a node."""
    found, waiting = [], [node]
    while waiting:
        current = waiting.pop()
        keys = list(current) if isinstance(current, dict) else range(len(current)) if isinstance(current, list) else []
        found.extend((current, key) for key in keys)
        waiting.extend(current[key] for key in keys)
    return found


@calm
@given(source=st.sampled_from(DOCUMENTS), changes=st.lists(st.tuples(st.integers(0, 10_000), values), min_size=1))
def test_damaged_json_is_refused_or_exported_in_every_format(source, changes):
    document = json.loads(source)
    for number, value in changes:
        found = places(document)
        if found:
            container, key = found[number % len(found)]
            container[key] = copy.deepcopy(value)

    check(json.dumps(document).encode())


@calm
@given(st.sampled_from((SMALL, RICH)), st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=3)), min_size=1))
def test_damaged_bytes_are_refused_or_exported_in_every_format(text, changes):
    file = bytearray(text.encode())
    for place, junk in changes:
        file[place % len(file) : place % len(file) + 1] = junk

    try:
        data = imports.notation(bytes(file), is_text=False)
    except NotationError:
        return
    check(data)
