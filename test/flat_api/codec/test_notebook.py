"""Models as a notebook shows them."""

from __future__ import annotations

import subprocess
import sys

import pytest

import flat_api
from flat_api.exceptions import ApiTypeError, ApiValueError

TOKEN = "0123456789abcdef" * 8
PNG = b"\x89PNG\r\n\x1a\n...."


def score(**changes):
    return flat_api.ScoreDetails.from_dict(
        {
            "id": "56ae21579a127715a02901a6",
            "title": "Old Hundredth",
            "composer": "Louis Bourgeois",
            "privacy": "public",
            "htmlUrl": "https://flat.io/score/56ae21579a127715a02901a6",
            "user": {"id": "u1", "username": "nora", "printableName": "Nora Lindqvist"},
            "modificationDate": "2026-11-21T08:30:00.000Z",
            **changes,
        }
    )


def html(value):
    return value._repr_html_()


def test_a_score_is_a_card_with_title_composer_privacy_and_link():
    shown = html(score())

    for part in ("Old Hundredth", "Louis Bourgeois", "public", "href='https://flat.io/score/56ae21579a127715a02901a6'"):
        assert part in shown
    assert "<img" not in shown


def test_a_summary_of_a_score_is_a_card_too():
    assert "Etude" in html(flat_api.ScoreSummary.from_dict({"id": "s1", "title": "Etude"}))


def test_a_model_without_a_form_of_its_own_is_left_to_its_repr():
    assert html(flat_api.Task.from_dict({"id": "t1"})) is None


@pytest.mark.parametrize("field", ["title", "composer", "privacy"])
def test_html_in_a_field_stays_text(field):
    evil = "<script>alert('x')</script>\"&"
    model = score(**{field: evil})

    for shown in (html(model), html(flat_api.table([model]))):
        assert "<script>" not in shown
        assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&quot;&amp;" in shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://[", None, 3])
def test_only_an_address_on_the_web_becomes_a_link(url):
    assert "<a " not in html(score(htmlUrl=url))


def test_an_address_cannot_leave_its_attribute():
    assert "' onclick='" not in html(score(htmlUrl="https://flat.io/' onclick='alert(1)"))


def test_no_secret_is_shown():
    model = score(
        sharingKey="k3y", title=f"for {TOKEN}", htmlUrl="https://flat.io/score/x?sharingKey=k3y", composer="k3y"
    )

    for shown in (html(model), html(flat_api.table([model], ["title", "sharing_key", "composer", "html_url"]))):
        assert "k3y" not in shown
        assert TOKEN not in shown
    assert "[redacted]" in html(flat_api.table([model], ["sharing_key"]))


def test_a_secret_is_no_column_unless_it_is_asked_for():
    token = flat_api.ApiAccessToken.from_dict({"id": "t1", "name": "laptop", "token": TOKEN})

    assert "token" not in html(flat_api.table([token])).replace("&", "")


def test_a_thumbnail_is_shown_on_request_and_fetched_from_nowhere():
    shown = html(flat_api.card(score(), thumbnail=PNG))

    assert "src='data:image/png;base64,iVBORw0KGgouLi4u'" in shown
    assert "Old Hundredth" in shown


def test_a_thumbnail_is_a_png():
    with pytest.raises(ApiValueError, match="PNG"):
        flat_api.card(score(), thumbnail=b"<svg onload=alert(1)>")


def test_only_a_score_has_a_card():
    with pytest.raises(ApiTypeError, match="must be a score, got a Task"):
        flat_api.card(flat_api.Task.from_dict({"id": "t1"}))


def test_a_table_has_a_line_per_model_and_the_columns_that_say_most():
    shown = html(flat_api.table([score(), score(title="Etude")]))

    columns = ("title", "composer", "privacy", "user", "modification_date", "id")
    assert "".join(f"<th style='text-align:left'>{name}</th>" for name in columns) in shown
    assert shown.count("<tr>") == 3
    assert ">Etude</a>" in shown
    assert "Nora Lindqvist" in shown
    assert "2026-11-21 08:30" in shown


def test_a_table_of_other_models_has_their_single_values():
    users = [flat_api.UserPublic.from_dict({"id": "u1", "username": "nora", "instruments": ["x"]})]

    shown = html(flat_api.table(users))

    assert ">username<" in shown
    assert "nora" in shown


def test_the_columns_of_a_table_can_be_chosen_down_to_fields_of_fields():
    shown = html(
        flat_api.table(
            [score(instrumentsNames=["Soprano", "Bass"])], ["user.username", "instruments_names", "user.bio"]
        )
    )

    assert ">nora<" in shown
    assert ">Soprano, Bass<" in shown


def test_a_column_that_no_model_has_is_refused():
    with pytest.raises(ApiValueError, match="no model has a field 'titel'; did you mean 'title'"):
        flat_api.table([score()], ["titel"])


def test_a_table_takes_no_more_from_an_iterator_than_it_shows():
    models = iter([score(title=f"Etude {number}") for number in range(9)])

    shown = html(flat_api.table(models, rows=3))

    assert "Etude 2" in shown
    assert "Etude 3" not in shown
    assert "and more" in shown
    assert next(models).title == "Etude 4"


def test_an_empty_table_is_no_error():
    assert "<table>" in html(flat_api.table([]))


@pytest.mark.parametrize("models", [[3], ["id"], "text", [{"title": "x"}]])
def test_a_table_takes_models(models):
    with pytest.raises(ApiTypeError, match="table"):
        flat_api.table(models)


def test_a_single_model_is_no_table():
    with pytest.raises(ApiTypeError, match="must be a list of models, got a ScoreDetails"):
        flat_api.table(score())


def test_long_texts_are_cut():
    assert "x" * 201 not in html(flat_api.table([score(title="x" * 5000)]))


def test_outside_of_a_notebook_it_is_a_line_of_text():
    assert repr(flat_api.table([score()], ["title", "id"])) == "<table of 1 rows: title, id>"


def test_it_is_loaded_when_a_notebook_asks():
    code = (
        "import sys, flat_api; score = flat_api.ScoreSummary.from_dict({'id': 's', 'title': 't'}); "
        "assert 'flat_api.codec.notebook' not in sys.modules; score._repr_html_(); "
        "assert 'flat_api.codec.notebook' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
