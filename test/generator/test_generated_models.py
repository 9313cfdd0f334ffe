"""Generated models, imported and used: cycles, aliases, limits, other names, secrets, unions."""

import importlib
import sys
from dataclasses import replace

import pytest
from support import sample

from generator import ir
from generator.commands.publish import Target, carry_out, plan
from generator.emit.package import render, runtime

INTEGER = ir.Primitive("integer")
RECURSIVE = ir.OneOf((sample.STRING, ir.ListOf(ir.Reference("Json"))))
PACKAGE = sample.package(
    sample.model("Book", sample.field("author", ir.Reference("Author")), sample.field("sequel", ir.Reference("Book"))),
    sample.model("Author", sample.field("books", ir.Reference("Books"))),
    sample.alias("Books", ir.ListOf(ir.Reference("Book"))),
    sample.alias("Json", RECURSIVE),
    sample.model("Shelf", sample.field("books", ir.Reference("Books"))),
    sample.model("Note", sample.field("json_", ir.Reference("Json"), wire_name="json")),
    sample.model(
        "Limited",
        sample.field("name", ir.Primitive("string", ir.Limits(min_length=2, max_length=3, pattern="^a"))),
        sample.field("count", ir.Primitive("integer", ir.Limits(minimum=1, exclusive_maximum=5))),
        sample.field("tags", ir.ListOf(sample.STRING, ir.Limits(max_length=1))),
        sample.field("codes", ir.ListOf(ir.Primitive("string", ir.Limits(max_length=2)))),
        sample.field("ahead", ir.Primitive("string", ir.Limits(pattern="^(?!b)"))),
    ),
    sample.model(
        "Named",
        sample.field("var_return", wire_name="return", other_names=("return_",)),
        sample.field("html_url", wire_name="htmlUrl", required=True, nullable=True),
        sample.field("password", secret=True),
        holds_secret=True,
    ),
    sample.model("Open", sample.field("id"), additional=INTEGER),
    replace(
        sample.enum("Color"),
        members=(ir.EnumMember("DARK_RED", "darkRed", ("DARKRED",)), ir.EnumMember("BLUE", "blue", ())),
    ),
    sample.model("Cat", sample.field("kind", ir.LiteralOf(("cat",)), required=True), sample.field("lives", INTEGER)),
    sample.model(
        "Dog", sample.field("kind", ir.LiteralOf(("dog",)), required=True), sample.field("color", ir.Reference("Color"))
    ),
    sample.union(
        "Pet",
        "Cat",
        "Dog",
        discriminator=ir.Discriminator("kind", (("cat", "Cat"), ("dog", "Dog"))),
        fields=(sample.field("kind"), sample.field("lives", INTEGER), sample.field("color", ir.Reference("Color"))),
    ),
    sample.model("Empty"),
    name="made",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    target = Target(tmp_path_factory.mktemp("made"), "made")
    carry_out(target, plan(target, [*render(PACKAGE, "openapi.yaml", "1.0"), *runtime(PACKAGE)], []))
    sys.path.insert(0, str(target.root))
    yield importlib.import_module("made")
    sys.path.remove(str(target.root))
    for name in [name for name in sys.modules if name.split(".")[0] == "made"]:
        del sys.modules[name]


def test_models_that_need_each_other_load_from_either_end(made):
    book = made.Book.from_dict({"author": {"books": [{"sequel": {}}]}, "sequel": {"author": {}}})

    assert type(book.author.books[0].sequel) is made.Book
    assert type(book.sequel.author) is made.Author
    assert made.Author(books=[book]).to_dict()["books"][0] == book.to_dict()


def test_an_alias_of_a_list_is_a_list_that_checks_its_items(made):
    books = made.Books([{"author": {}}, made.Book()])

    assert books == [made.Book(author={}), made.Book()]
    with pytest.raises(made.ModelValidationError, match=r"Books: '\[1\]' must be a Book or a dict, got 'x'"):
        made.Books([{}, "x"])
    assert type(made.Shelf.from_dict({"books": [{}]}).books[0]) is made.Book


def test_an_alias_that_contains_itself_takes_any_depth(made):
    assert made.Note.from_dict({"json": ["a", ["b", ["c"]]]}).json_ == ["a", ["b", ["c"]]]


@pytest.mark.parametrize(
    "values",
    [
        {"name": "a"},
        {"name": "abcd"},
        {"name": "ba"},
        {"count": 0},
        {"count": 5},
        {"tags": ["a", "b"]},
        {"codes": ["ab", "abc"]},
        {"ahead": "b"},
    ],
)
def test_limits_are_checked_when_a_request_is_built(made, values):
    with pytest.raises(ValueError, match=next(iter(values))):
        made.Limited(**values)


def test_values_within_the_limits_are_accepted(made):
    values = {"name": "ab", "count": 4, "tags": ["a"], "codes": ["ab"], "ahead": "a"}

    assert made.Limited(**values).to_dict() == values


def test_a_field_with_a_keyword_as_name_has_all_its_names(made):
    named = made.Named(var_return="x", html_url=None)

    assert named.return_ == named.var_return == "x"
    assert made.Named(return_="x", html_url=None) == named
    assert made.Named.from_dict({"return": "x", "htmlUrl": None}) == named
    assert named.to_dict() == {"return": "x", "htmlUrl": None}
    named.return_ = "y"
    assert named.to_dict() == {"return": "y", "htmlUrl": None}


def test_a_required_nullable_field_must_be_given(made):
    with pytest.raises(ValueError, match=r"html_url|htmlUrl"):
        made.Named()


def test_a_secret_is_in_no_repr_and_in_no_error(made):
    assert "hush" not in repr(made.Named(password="hush", html_url=None))
    with pytest.raises(ValueError, match="password") as caught:
        made.Named(password=["hush"], html_url=None)
    assert "hush" not in str(caught.value)


def test_a_model_with_additional_properties_takes_other_keywords(made):
    assert made.Open(id="1", other=2).to_dict() == {"id": "1", "other": 2}


def test_an_enum_member_has_its_older_name_as_well(made):
    assert made.Color.DARKRED is made.Color.DARK_RED
    assert made.Color("darkRed") is made.Color.DARK_RED


def test_a_union_becomes_the_variant_that_its_discriminator_names(made):
    assert type(made.Pet(kind="cat", lives=9)) is made.Cat
    assert type(made.Pet.from_dict({"kind": "dog", "color": "blue"})) is made.Dog


def test_a_model_without_fields_is_a_model(made):
    assert made.Empty().to_dict() == {}
