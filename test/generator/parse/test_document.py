"""Contracts in YAML and JSON, and the positions of their errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.contracts import error_of

from generator.parse import reader
from generator.parse.document import load, parse
from generator.parse.problems import ContractError
from generator.parse.reader import Source

JSON_TEXT = st.text(max_size=12) | st.sampled_from(["<<", "#", ": ", "- ", "%", "null", "\u2029", "\ufeff", "'"])


def read(text: str) -> Any:
    return parse(text.encode(), "api.yaml").root.value


def refusal(content: bytes) -> str:
    with pytest.raises(ContractError) as caught:
        parse(content, "api").raise_problems()
    problem = caught.value.problems[0]
    return f"{problem.position.line}:{problem.position.column} {problem.message}"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("true", True),
        ("~", None),
        ("", None),
        ("null", None),
        ("2024-01-31", "2024-01-31"),
        ("2024-01-31T10:00:00Z", "2024-01-31T10:00:00Z"),
        ("12:30:45", "12:30:45"),
        ("0o17", 15),
        ("017", 17),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("-7", -7),
        ("1.2.3", "1.2.3"),
        ("'5'", "5"),
        ("!!str 2024-01-31", "2024-01-31"),
        ("=", "="),
        ("\N{MUSIC SHARP SIGN}", "\N{MUSIC SHARP SIGN}"),
    ],
)
def test_yaml_scalars_follow_yaml_1_2(written: str, value: object) -> None:
    found = read(f"key: {written}")["key"]

    assert found == value
    assert type(found) is type(value)


def test_keys_are_texts_as_they_are_written() -> None:
    assert list(read("{200: a, no: b, 1.0: c, null: d, 2024-01-31: e}")) == ["200", "no", "1.0", "null", "2024-01-31"]


def test_anchors_aliases_and_merge_keys_are_written_out() -> None:
    text = "base: &base {a: 1, b: 2}\nother: &other {c: 3}\nit:\n  <<: [*base, *other]\n  b: 9\ncopy: *base\n"

    assert read(text) == {
        "base": {"a": 1, "b": 2},
        "other": {"c": 3},
        "it": {"a": 1, "b": 9, "c": 3},
        "copy": {"a": 1, "b": 2},
    }


def test_a_merged_value_is_located_where_it_is_written() -> None:
    document = parse(b"base: &base\n  a: 1\nit:\n  <<: *base\n", "api.yaml")

    assert str(document.position(("it", "a"))) == "api.yaml:2:6"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a: 1\nb: 2\na: 3\n", "3:1 'a' is given twice"),
        (b'{"a": 1,\n "b": {"c": 1, "c": 2}}', "2:16 'c' is given twice"),
        (b'{"a": 1,\n "\\u0061": 2}', "2:2 'a' is given twice"),
        (b"a: [1, 2\n", "2:1 not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'"),
        (b'{"a": nope}', "1:7 not valid JSON: Expecting value"),
        (b"a: &x [*x]", "1:4 an alias inside the very value that it stands for"),
        (b"a: *nothing", "1:4 not valid YAML: found undefined alias"),
        (b"a: .nan", "1:4 .nan cannot be written in JSON"),
        (b'{"b": "NaN", "a": NaN}', "1:19 NaN is not a number that JSON can carry"),
        (b'{"a": 1e999}', "1:7 1e999 is not a number that JSON can carry"),
        (
            b"a: !!python/object:os.system x",
            "1:4 the tag tag:yaml.org,2002:python/object:os.system has no meaning here",
        ),
        (b"? [a, b]\n: 1", "1:3 a key must be a text, not a list or an object"),
        (b"<<: 5", "1:5 '<<' merges objects only"),
        (b"", "1:1 the document is empty"),
        (b"openapi: 3.1.0\ntitle: caf\xe9\n", "2:11 the text is not UTF-8: byte 0xe9"),
        ("é: 1\nb: é\x01\n".encode(), "2:5 not valid YAML: control characters are not allowed"),
        (b'{"a": "\\ud800"}', "1:8 half a surrogate pair is not a character"),
        (b'{"a": "\\ud83c\\udfb5\\\\udfff", "\\udfb5x": 1}', "1:31 half a surrogate pair is not a character"),
        (b'{"a": ' + b"9" * 5000 + b"}", "1:7 not a usable number"),
    ],
)
def test_unreadable_text_is_a_located_error(content: bytes, expected: str) -> None:
    assert refusal(content).startswith(expected)


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"- " * 100_000 + b"x",
        b"? " * 100_000 + b"x",
        b"a: " + b"[" * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(3000)).encode(),
        b'{"a": ' + b"[" * 500 + b"]" * 500 + b"}",
    ],
    ids=["json-lists", "json-objects", "yaml-lists", "yaml-keys", "yaml-flow", "yaml-block", "valid-json"],
)
def test_hostile_nesting_is_an_error_not_a_crash(content: bytes) -> None:
    with pytest.raises(ContractError):
        parse(content, "api")


def test_aliases_cannot_blow_a_document_up() -> None:
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 10)}]" for level in range(1, 10)]

    assert "aliases expand to more than" in refusal("\n".join(lines).encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", ["a: é\n", '{"a": "é"}'])
def test_a_byte_order_mark_is_understood(encoding: str, text: str) -> None:
    assert parse(text.encode(encoding), "api").root.value == {"a": "é"}


def test_json_is_recognised_by_its_content(tmp_path: Any) -> None:
    path = tmp_path / "contract.yaml"
    path.write_text('\n\t{"a": "\\/\\ud83c\\udfb5"}', encoding="utf-8")

    assert load(path).root.value == {"a": "/\N{MUSICAL NOTE}"}


def test_yaml_and_json_give_the_same_values_and_places() -> None:
    values = {"a": [1, {"b": None}], "c~/d": {"e": "x"}, "f": [True, 1.5]}
    text = json.dumps(values, indent=2)
    from_json = parse(text.encode(), "api")
    from_yaml = parse(b"# a comment makes it YAML\n" + text.encode(), "api")

    assert from_json.root.value == from_yaml.root.value == values
    for path in [("a", 1, "b"), ("c~/d", "e"), ("f", 0)]:
        one, other = from_json.position(path), from_yaml.position(path)
        assert (one.line + 1, one.column) == (other.line, other.column)


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ('{"a":{"b":1}}', ("a", "b"), "1:11"),
        ('\t{\t"a"\t:\t[\t1,\t2\t]\t}', ("a", 1), "1:15"),
        ('{"a"\n\n:\n\n1, "b": 2}', ("b",), "5:9"),
        ('{"\\ud83c\\udfb5": {"a": 1}, "b": 2}', ("\N{MUSICAL NOTE}", "a"), "1:24"),
        ('{"\N{MUSICAL NOTE}": 1, "b": 2}', ("b",), "1:15"),
        ('{"a\u2028": {"b\x7f\x80": 1}}', ("a\u2028", "b\x7f\x80"), "1:16"),
        ('{"a": "#x: &y *z !t", "b\\/\\u0041\\n": 1}', ("b/A\n",), "1:38"),
        ('{"<<": {"a": 1}, "b": 2}', ("<<", "a"), "1:14"),
        ('{"a": "x \\" : \\\\", "b" : 2}', ("b",), "1:26"),
        ('{"": {"": 1}}', ("", ""), "1:11"),
        ("[[1, {}], -1.5e3]", (1,), "1:11"),
    ],
)
def test_json_that_is_no_yaml_has_places_all_the_same(text: str, path: tuple[Any, ...], place: str) -> None:
    document = parse(text.encode(), "api")

    assert document.root.value == json.loads(text)
    assert str(document.position(path)) == f"api:{place}"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | JSON_TEXT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(JSON_TEXT, inner, max_size=3),
    ),
    st.sampled_from([None, 1, "\t"]),
    st.booleans(),
)
def test_every_value_of_any_json_is_found_where_it_stands(value: Any, indent: Any, escaped: bool) -> None:
    text = json.dumps([value], indent=indent, ensure_ascii=escaped, separators=(",", " :"))
    source = Source(text)

    assert source.value == [value]
    for path, part in parts_of([value]):
        start = source.locate(path, of_key=False)
        assert json.JSONDecoder().raw_decode(text, start)[0] == part


def parts_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from parts_of(inner, (*path, key))


def test_a_number_that_stands_for_a_text_is_taken_as_it_is_written() -> None:
    text = b'{"a": 1.10, "b": 1e2}'

    assert [node.as_text("it") for _, node in parse(text, "api").root.members()] == ["1.10", "1e2"]


def test_lines_are_counted_as_editors_count_them() -> None:
    document = parse('{"a": "\u2028\x85",\r\n "b": 1}'.encode(), "api.json")

    assert str(document.position(("b",))) == "api.json:2:7"


def test_a_listing_shows_the_line_with_a_caret_and_its_neighbours() -> None:
    error = error_of(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\nserver: []\ncomponents: {}\ntags: []\n"
    )

    assert str(error) == (
        "api.yaml:4:1: 'server' means nothing in the document (did you mean 'servers'?)\n"
        "     2 | info: {title: T, version: '1'}\n"
        "     3 | paths: {}\n"
        "     4 | server: []\n"
        "       | ^\n"
        "     5 | components: {}\n"
        "     6 | tags: []"
    )


def test_a_listing_of_a_minified_document_shows_the_surroundings_only() -> None:
    text = '{"openapi": "3.1.0", "info": {"title": "' + "x" * 500 + '"}, "nonsense": 1}'

    listing = error_of(text).problems[0].listing.splitlines()

    shown = listing[0][listing[1].index("^") :]
    assert shown.startswith('"nonsense"')
    assert max(len(line) for line in listing) < 180


def test_several_problems_are_shown_at_once_in_the_order_of_the_text() -> None:
    error = error_of(
        """\
        openapi: 3.1.0
        info: {title: T, version: '1'}
        components:
          schemas:
            A: {type: strnig}
            B: {$ref: '#/components/schemas/C'}
            D: {minimum: x}
        """
    )

    assert [problem.position.line for problem in error.problems] == [5, 6, 7]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("swagger: '2.0'", "1:10: Swagger 2.0 is not read; convert the contract to OpenAPI 3 first"),
        ("openapi: 4.0.0", "1:10: OpenAPI 4.0.0 is not read; 3.0 and 3.1 are"),
        ("openapi: 3.10.0", "1:10: OpenAPI 3.10.0 is not read; 3.0 and 3.1 are"),
        ("info: {}", "1:1: no OpenAPI document: 'openapi' is missing"),
        ("- a", "1:1: a contract is an object"),
    ],
)
def test_other_kinds_of_documents_are_refused(text: str, message: str) -> None:
    assert str(error_of(text)).startswith(f"api.yaml:{message}")


def test_a_missing_file_is_an_os_error(tmp_path: Any) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.yaml")


def test_without_the_c_library_the_result_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"a: &x {b: 'no', c: [1, 2024-01-31, no]}\nd: *x\n"
    expected = parse(text, "api").root.value

    monkeypatch.setattr(reader, "_Loader", yaml.SafeLoader)
    slow = parse(text, "api")

    assert slow.root.value == expected
    assert str(slow.position(("a", "c", 1))) == "api:1:24"
