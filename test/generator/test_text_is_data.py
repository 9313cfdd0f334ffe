"""Texts of a contract in generated modules: never code, and read back exactly."""

import ast
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import sample

from generator import ir
from generator.commands.publish import Target, plan
from generator.emit import text
from generator.emit.data import conformance
from generator.emit.package import render
from generator.emit.types import Types

NASTY = [
    '"',
    '"""',
    "'''",
    "\\",
    "\\\\",
    "\n",
    "\r",
    "\r\n",
    "\x00",
    "\t",
    "\u2028",
    "\u2029",
    "\x85",
    "\x0b",
    "\x0c",
    "\u202e",
    "\u2066",
    "{{ x }}",
    "{% x %}",
    "{x}",
    "%s",
    "${x}",
    "# fmt: on",
    "# noqa",
    "# type: ignore",
    '"""\nimport os\n"""',
    '", import os, "',
    ":meth:`a b <c>`",
    "``a b``",
    "`",
    "|",
    "<b>",
    "-->",
    "```",
    "- item",
    "1. item",
    "    code",
    "word " * 60,
    "x" * 300,
    "é",
    "音",
    ", ",
    ")",
]
# Half a surrogate pair never comes so far: reading the contract refuses it.
characters = st.characters(exclude_categories=["Cs"])
texts = st.lists(st.sampled_from(NASTY) | st.text(characters, max_size=8), min_size=1, max_size=6).map("".join)
values = texts.filter(lambda value: value.strip("\r\n\t ") != "")
slow = settings(max_examples=40)


def words_of(value):
    """Return what a reader sees: wrapping and the ends of lines do not matter."""
    return re.findall(r"[^ \n\t]+", value.replace("\r\n", "\n"))


def undented(docstring, indent):
    """Return a docstring without its indentation; ``inspect.cleandoc`` would also strip spaces that are text."""
    return docstring.replace("\n" + " " * indent, "\n").rstrip("\n ")


def modules_of(package, tmp_path):
    """Return the formatted modules of a package, parsed, by path."""
    outputs = [output for output in render(package, "openapi.yaml", "1.0") if output.kind == "package"]
    written = plan(Target(tmp_path, "flat_api"), outputs, []).written
    return {path: ast.parse(code) for path, code in written.items() if path.endswith(".py")}


def shape(tree):
    """Return the kinds of all statements and expressions, constants without their values."""
    return [type(node).__name__ for node in ast.walk(tree)]


@given(texts)
def test_a_literal_is_one_printable_line_that_reads_back_exactly(value):
    spelled = text.literal(value)

    assert ast.literal_eval(spelled) == value
    assert spelled.isprintable()


@given(texts, st.integers(0, 12))
def test_a_docstring_reads_back_exactly_and_is_the_only_statement(value, indent):
    wrapped = text.wrap(value, 100)
    tree = ast.parse("class C:\n" + " " * (indent + 1) + text.docstring(wrapped, indent + 1))

    assert [type(node).__name__ for node in tree.body[0].body] == ["Expr"]
    assert undented(tree.body[0].body[0].value.value, indent + 1) == wrapped.rstrip(" ")
    assert words_of(wrapped) == words_of(value)


@given(texts)
def test_wrapped_prose_stays_within_the_width_where_words_allow(value):
    prose = re.sub(r"[^a-z ]", "a", value)

    assert all(len(line) <= 60 or " " not in line.strip() for line in text.wrap(prose, 60).split("\n"))


def everything_says(word):
    """Return a package in which every free text is ``word``."""
    described = sample.field("name", description=word, default=text.json.dumps(word))
    thing = sample.model("Thing", described, replace(described, name="other", wire_name=word))
    color = replace(sample.enum("Color", "red"), members=(ir.EnumMember("RED", word, ()),), description=word)
    either = sample.union("Either", "Thing", description=word, discriminator=ir.Discriminator(word, ((word, "Thing"),)))
    call = sample.operation(
        "call",
        "/things/{name}" + word,
        summary=word,
        description=word,
        parameters=(
            sample.parameter("name", "path", description=word, limits=ir.Limits(pattern=re.escape(word))),
            sample.parameter("kind", "query", ir.LiteralOf((word, "b")), wire_name=word, default=text.json.dumps(word)),
        ),
        body=sample.body("thing", ir.Reference("Either"), description=word, content_types=(word,)),
        responses=(
            sample.response(ir.Reference("Thing"), media=word, description=word),
            ir.Response("404", word, (), ()),
        ),
        returns=ir.Reference("Thing"),
        scopes=(word,),
        since=word,
    )
    apis = (replace(sample.api("ThingApi", call), description=word, tag=word),)
    declarations = (
        replace(thing, description=word),
        color,
        either,
        replace(sample.alias("Name", sample.STRING), description=word),
    )
    return sample.package(*declarations, apis=apis, title=word, version=word, description=word)


@slow
@given(values)
def test_no_text_changes_the_shape_of_a_generated_module(tmp_path_factory, word):
    folder = tmp_path_factory.mktemp("out")
    plain, nasty = modules_of(everything_says("plain"), folder), modules_of(everything_says(word), folder)

    assert plain.keys() == nasty.keys()
    assert [path for path in plain if shape(plain[path]) != shape(nasty[path])] == []


@slow
@given(values)
def test_texts_and_values_read_back_from_the_generated_modules(tmp_path_factory, word):
    modules = modules_of(everything_says(word), tmp_path_factory.mktemp("out"))
    constants = {
        path: [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        for path, tree in modules.items()
    }

    assert word in constants["flat_api/models/color.py"]
    assert word in constants["flat_api/models/thing.py"]
    assert {word, "/things/{name}" + word} <= set(constants["flat_api/api/thing_api.py"])
    thing = modules["flat_api/models/thing.py"].body[-1]
    assert words_of(thing.body[0].value.value)[: len(words_of(word)) - 1] == words_of(word)[:-1]


@given(texts)
def test_prose_on_a_page_stays_text(word):
    page = text.markdown("Before " + word + " after.")
    outside = re.sub(r"(`+) ?.*? ?\1", "", page)

    assert not re.search(r"(?<!\\)<[A-Za-z!/]|\[[^\]]*\]\(", outside.replace("\\[", "").replace("\\]", ""))
    assert not re.search(r"(?m)^#{1,6} ", page)


@given(texts)
def test_a_cell_does_not_break_its_table(word):
    line = text.cell(word)

    assert line.isprintable()
    assert not re.search(r"(?<!\\)\|", line)


@given(texts)
def test_code_in_a_fence_stays_inside(word):
    lines = text.fenced(word, "json").split("\n")

    assert [index for index, line in enumerate(lines) if line == lines[-2]] == [len(lines) - 2]


@slow
@given(values)
def test_every_page_and_case_of_any_text_can_be_written(word):
    package = everything_says(word)
    outputs = render(package, "openapi.yaml", "1.0") + conformance.emit(package, Types(package), "openapi.yaml")

    for output in outputs:
        if output.kind != "package":
            output.content.encode("utf-8")


@pytest.mark.parametrize("name", ["class", "a b", "a-b", "", "1a", "x\n", "None"])
def test_what_is_no_name_is_refused_as_one(name):
    with pytest.raises(ValueError, match="not a name"):
        text.identifier(name)
