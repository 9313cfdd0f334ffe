"""Requests to any path, calls of any operation, and errors of usage."""

import json
import sys

import pytest

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)
pytest.importorskip("click")


def test_any_path_and_any_operation_can_be_called(flat, score):
    assert json.loads(flat("api", "GET", "/me")[1])["username"] == "nora.lindqvist"
    made = json.loads(flat("api", "POST", "/collections", "-f", "title=Etudes")[1])
    assert made["title"] == "Etudes"
    for title in ("One", "Two"):
        flat("api", "POST", "/collections", "-f", f"title={title}")
    pages = json.loads(flat("api", "GET", "/collections", "--paginate", "-f", "limit=1", "--json")[1])
    assert {"Etudes", "One", "Two"} <= {one["title"] for one in pages}
    assert json.loads(flat("call", "get_score", "--score", score)[1])["id"] == score
    assert "get_score\tGET /scores/{score}\n" in flat("call", "--list")[1]
    assert "Get the metadata of a score" in flat("call", "get_score", "--describe")[1]


@pytest.mark.parametrize(
    "words", [("api", "DELETE", "/scores/{score}"), ("call", "delete_score", "--score", "{score}")]
)
def test_a_delete_of_any_path_or_operation_asks(flat, score, words):
    given = [word.format(score=score) for word in words]
    status, _, errors = flat(*given)
    assert (status, "Nothing was done; pass --yes" in errors) == (2, True)
    assert score in flat("scores", "list")[1]
    status, _, errors = flat(*given, "--dry-run")
    assert (status, "DELETE /scores/" in errors, "would be" in errors) == (0, True, True)
    assert score in flat("scores", "list")[1]
    assert flat(*given, "--yes")[0] == 0
    assert score not in flat("scores", "list")[1]


def test_the_json_of_a_title_has_no_characters_that_a_terminal_obeys(flat):
    title = "A\u202eB\u00e9"
    made = flat("api", "POST", "/collections", "-f", f"title={title}")[1]
    assert ("\\u202e" in made, "\u202e" in made, "\u00e9" in made) == (True, False, True)
    assert json.loads(made)["title"] == title


@pytest.mark.parametrize("arguments", [("scroes",), ("scores", "list", "--jsno"), ("api", "FETCH", "/me")])
def test_an_error_of_usage_is_one_line(flat, arguments):
    status, _, errors = flat(*arguments)
    assert (status, errors.count("\n"), errors[:10]) == (2, 1, "flat-api: ")


def test_an_argument_that_an_operation_does_not_have_is_answered_with_those_it_has(flat):
    status, _, errors = flat("call", "create_score", "--zz", "x")
    assert (status, "its arguments are body" in errors) == (2, True)


def test_an_input_that_is_not_json_is_named(flat, tmp_path):
    (tmp_path / "body.json").write_text("{", encoding="utf-8")
    status, _, errors = flat("api", "POST", "/collections", "--input", "body.json")
    assert (status, "--input: expected JSON" in errors) == (2, True)
