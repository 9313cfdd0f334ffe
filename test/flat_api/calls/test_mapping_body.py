"""Bodies that are given as plain dictionaries: names, checks and warnings by the rules of models."""

from __future__ import annotations

import datetime
import re
import types
import warnings

import pytest

import flat_api
from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation
from flat_api.exceptions import ApiTypeError, ApiValueError, UnknownFieldWarning
from flat_api.models import ClassAttachmentCreation, UserCreation

CLASS = "5c6b8ed0a1f2e3d4c5b6a798"
PATH = f"/classes/{CLASS}/assignments"
BASICS = {"type": "none", "title": "t"}
SECRET = "correct horse battery staple"


@pytest.fixture
def api(flat_server, client):
    flat_server.on("POST", PATH).answer(json={})
    return flat_api.ClassApi(client)


@pytest.fixture
def create(flat_server, api):
    """Create an assignment from a body, and return the JSON that was sent."""

    def send(body):
        api.create_class_assignment(CLASS, body=body)
        return flat_server.requests[-1].json

    return send


@pytest.fixture
def post(flat_server, client):
    """Send a body of any type by an operation, and return the JSON that was sent."""
    flat_server.on("POST", "/it").answer(json={})

    def send(kind, value):
        operation = Operation("post_it", "postIt", "POST", "/it", body=Body("body", kind), responses={"200": "Any"})
        Api(client)._call(operation, {"body": value}, {})
        return flat_server.requests[-1].json

    return send


def test_python_names_and_json_names_are_sent_as_json_names(create):
    assert create({**BASICS, "max_points": 20}) == {**BASICS, "maxPoints": 20}
    assert create({**BASICS, "maxPoints": 20}) == {**BASICS, "maxPoints": 20}


def test_names_are_python_or_json_at_every_depth(create):
    body = {
        **BASICS,
        "google_classroom": {"topic_id": "1"},
        "attachments": [{"type": "rich", "google_drive_file_id": "2"}],
    }

    assert create(body) == {
        **BASICS,
        "googleClassroom": {"topicId": "1"},
        "attachments": [{"type": "rich", "googleDriveFileId": "2"}],
    }


def test_models_and_dictionaries_mix(create):
    attachment = ClassAttachmentCreation(type="link", url="https://example.org/")

    assert create({**BASICS, "attachments": [attachment, {"type": "link", "url": "https://example.org/b"}]}) == {
        **BASICS,
        "attachments": [
            {"type": "link", "url": "https://example.org/"},
            {"type": "link", "url": "https://example.org/b"},
        ],
    }


def test_any_mapping_is_as_good_as_a_dictionary(create):
    assert create(types.MappingProxyType({**BASICS, "max_points": 20}))["maxPoints"] == 20


def test_lists_and_maps_of_models_take_both_names(post):
    item = {"collection": "c1"}

    assert post("List[ClassAssignmentUpdate]", [{"max_points": 1}, {"maxPoints": 2}]) == [
        {"maxPoints": 1},
        {"maxPoints": 2},
    ]
    assert post("Dict[str, ClassAssignmentUpdate]", {"a_b": {"max_points": 1}}) == {"a_b": {"maxPoints": 1}}
    assert post("Union[List[ScoreFork], ScoreFork]", [item]) == [item]
    assert post("Optional[ScoreFork]", item) == item


def test_the_variant_of_a_union_takes_both_names(flat_server, client):
    flat_server.on("POST", "/scores").answer(json={"id": "s1"})

    flat_api.ScoreApi(client).create_score(
        {"title": "Ode", "data": "<x/>", "data_encoding": "base64", "privacy": "public"}
    )

    assert flat_server.requests[0].json == {
        "title": "Ode",
        "data": "<x/>",
        "dataEncoding": "base64",
        "privacy": "public",
    }


def test_none_is_null_where_the_contract_has_null_and_not_given_elsewhere(create):
    body = {**BASICS, "max_points": None, "dueDate": None, "description": None, "attachments": None}

    assert create(body) == {**BASICS, "maxPoints": None, "dueDate": None}


def test_dates_and_enums_are_sent_as_models_send_them(create):
    when = datetime.datetime(2026, 1, 31, tzinfo=datetime.timezone.utc)

    body = {"type": flat_api.AssignmentType.NONE, "due_date": when, "state": "draft"}

    assert create(body) == {"type": "none", "dueDate": "2026-01-31T00:00:00Z", "state": "draft"}


def test_the_dictionary_of_the_caller_is_not_changed(create):
    body = {**BASICS, "max_points": 1, "attachments": [{"type": "rich", "google_drive_file_id": "2"}]}
    before = {**body, "attachments": [dict(body["attachments"][0])]}

    create(body)

    assert body == before


REFUSED = {
    "type": ({**BASICS, "max_points": "many"}, "'max_points' must be a finite number, got 'many'"),
    "enum": ({"type": "nothing"}, "'type' must be "),
    "limit": ({**BASICS, "title": ""}, "'title' must be a string with at least 1 character, got ''"),
    "limit in json's name": ({**BASICS, "maxPoints": True}, "'max_points' must be a finite number, got True"),
    "enum, deep": ({**BASICS, "attachments": [{"type": "x"}]}, "'attachments[0].type' must be "),
    "naive date": ({"due_date": datetime.datetime(2026, 1, 31)}, "'due_date' must be a value with a time zone"),
    "both names": ({"max_points": 1, "maxPoints": 1}, "'max_points' is given twice, under two names"),
    "both names, deep": (
        {"google_classroom": {"topic_id": "1", "topicId": "1"}},
        "'google_classroom.topic_id' is given twice",
    ),
    "several": ({"title": "", "type": 3}, "2 problems"),
    "key": ({1: "a"}, "'1' is not a field"),
    "long": ({"title": 3, "description": [["x" * 1000]]}, "2 problems"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_a_model_refuses_is_refused_before_it_is_sent(flat_server, create, kind):
    body, words = REFUSED[kind]

    with pytest.raises(ApiValueError) as caught:
        create(body)

    assert str(caught.value).startswith("create_class_assignment(): 'body' is not a valid ClassAssignmentUpdate: ")
    assert words in str(caught.value)
    assert flat_server.requests == []


def test_a_value_in_a_message_is_cut(create):
    with pytest.raises(ApiValueError) as caught:
        create({"title": ["x" * 1000]})

    assert len(str(caught.value)) < 400


def test_an_item_of_a_list_is_checked(flat_server, post):
    with pytest.raises(
        ApiValueError, match=re.escape("'body' is not a valid List[ClassAssignmentUpdate]: '[1].title'")
    ):
        post("List[ClassAssignmentUpdate]", [{}, {"title": 3}])

    with pytest.raises(ApiTypeError, match=re.escape("must be a List[ScoreFork], got a list of dict, str")):
        post("List[ScoreFork]", [{}, "x"])

    assert flat_server.requests == []


def test_a_union_of_which_no_variant_fits_is_refused(flat_server, client):
    with pytest.raises(ApiValueError, match=r"create_score\(\): 'body' is not a valid ScoreCreation: .*'data'"):
        flat_api.ScoreApi(client).create_score({"title": "Ode"})

    assert flat_server.requests == []


def test_a_secret_is_not_in_the_message(flat_server, client):
    body = {"username": 3, "password": [SECRET]}

    with pytest.raises(ApiValueError) as caught:
        flat_api.OrganizationApi(client).create_organization_user(body)

    assert "password" in str(caught.value) or "more" in str(caught.value)
    assert SECRET not in str(caught.value)
    assert flat_server.requests == []


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (
            {"titel": "t"},
            "has 'titel', which ClassAssignmentUpdate does not have; it is sent as it is; did you mean 'title'?",
        ),
        ({"maxPoint": 1}, "did you mean 'max_points'?"),
        (
            {"attachments": [{"type": "link", "urll": "u"}]},
            "has 'attachments[0].urll', which ClassAttachmentCreation does not have; it is sent as it is; "
            "did you mean 'url'?",
        ),
    ],
)
def test_a_key_that_resembles_a_field_is_sent_with_a_warning(create, members, words):
    with pytest.warns(UnknownFieldWarning, match=re.escape(words)) as caught:
        assert create({**BASICS, **members}) == {**BASICS, **members}

    assert [warning.filename for warning in caught] == [__file__]


def test_a_key_that_resembles_no_field_is_sent_as_it_is(create):
    members = {"somethingElse": {"titel": None}, "attachments": [{"type": "link", "zzz": 1}]}

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert create({**BASICS, **members}) == {**BASICS, **members}


def test_without_validation_a_dictionary_is_sent_as_it_is(flat_server, configure):
    flat_server.on("POST", PATH).answer(json={})
    body = {"max_points": "many", "titel": None, "attachments": [{"type": "x"}], "title": ""}

    with flat_api.ApiClient(configure(client_side_validation=False)) as client:
        flat_api.ClassApi(client).create_class_assignment(CLASS, body=body)

    assert flat_server.requests[0].json == body


def test_call_api_sends_a_dictionary_as_it_is(flat_server, client):
    flat_server.on("POST", "/it").answer(json={})

    client.call_api("POST", "/it", body={"max_points": None, "titel": "t"})

    assert flat_server.requests[0].json == {"max_points": None, "titel": "t"}


def test_a_constructor_refuses_a_nested_name_that_no_field_has():
    with pytest.raises(ValueError, match=r"'attachments\[0\]\.urll' is not a field; did you mean 'url'"):
        flat_api.ClassAssignmentUpdate(attachments=[{"type": "link", "urll": "u"}])


def test_a_nested_dictionary_of_a_constructor_has_both_names_and_no_none():
    made = flat_api.ClassAssignmentUpdate(attachments=[{"type": "rich", "googleDriveFileId": "2", "url": None}])

    assert made.to_dict() == {"attachments": [{"type": "rich", "googleDriveFileId": "2"}]}


def test_an_assignment_obeys_the_rules_of_the_constructor():
    made = flat_api.ClassAssignmentUpdate()

    made.google_classroom = {"topic_id": "1"}
    with pytest.raises(ValueError, match="given twice"):
        made.google_classroom = {"topic_id": "1", "topicId": "1"}

    assert made.to_dict() == {"googleClassroom": {"topicId": "1"}}


def test_a_required_member_is_needed_in_a_dictionary_as_in_the_model(flat_server, client):
    with pytest.raises(ValueError, match="password"):
        UserCreation(username="u")

    with pytest.raises(ApiValueError, match="'body' is not a valid UserCreation: 'password' must be given"):
        flat_api.OrganizationApi(client).create_organization_user({"username": "u"})
    with pytest.raises(ApiValueError, match=r"OmrStepSubmission: 'instruments\[1\].index' must be given"):
        flat_api.OMRApi(client).submit_omr_job_step(
            "j1", "details", {"step": "details", "instruments": [{"index": 1}, {}]}
        )

    assert flat_server.requests == []
