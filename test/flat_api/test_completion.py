"""Completion in editors that use jedi: Thonny, Spyder, IPython and python-lsp-server."""

from pathlib import Path

import pytest

jedi = pytest.importorskip("jedi", reason="it is installed for Python 3.10 and later")

PROJECT = Path(__file__).resolve().parents[2]
BEGINNING = "import flat_api\nfrom flat_api import *\n"


def completed(code):
    """Return the names that an editor offers at the end of ``code``."""
    script = jedi.Script(BEGINNING + code, path=PROJECT / "program.py", project=jedi.Project(PROJECT))
    return {completion.name for completion in script.complete()}


def signature(code):
    """Return the first signature that an editor shows at the end of ``code``."""
    script = jedi.Script(BEGINNING + code, path=PROJECT / "program.py", project=jedi.Project(PROJECT))
    return script.get_signatures()[0].to_string()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("flat_api.Sco", {"ScoreApi", "ScoreDetails", "ScorePrivacy"}),
        ("flat_api.F", {"FlatClient", "FlatNotFoundError"}),
        ("from flat_api import Sco", {"ScoreApi", "ScoreDetails"}),
        ("flat_api.models.ScoreDet", {"ScoreDetails"}),
        ("client = FlatClient()\nclient.", {"score", "class_", "import_score", "configuration", "close"}),
        ("with FlatClient() as client:\n    client.", {"score", "class_", "import_score", "configuration", "close"}),
        ("with FlatClient() as client:\n    client.score.", {"get_score", "get_score_with_http_info"}),
        ("with ApiClient() as client:\n    ScoreApi(client).", {"get_score", "get_score_with_http_info"}),
        ("FlatClient().score.get_score('x').", {"title", "html_url", "to_dict"}),
        ("ScoreApi().get_score('x').", {"title", "html_url", "to_dict"}),
        ("ScoreApi().get_score('x').user.", {"username"}),
        ("ScoreApi().get_score_with_http_info('x').data.", {"title"}),
        ("FlatClient().import_score('x').", {"title"}),
        ("FlatClient().class_.create_class_assignment('x', {}).", {"state", "due_date", "title"}),
        ("ScoreCreation(data='x').", {"title", "privacy", "data", "to_json"}),
        ("UserCreation(username='x', password='y').role.", {"value", "TEACHER"}),
        ("for score in paginate(FlatClient().score.get_user_scores, 'me'):\n    score.", {"title"}),
        ("for score in paginate(ScoreApi().get_user_likes_with_http_info, 'me'):\n    score.", {"title"}),
        ("for user in paginate(OrganizationApi().list_organization_users):\n    user.", {"username"}),
    ],
)
def test_an_editor_completes(code, names):
    assert names <= completed(code)


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("FlatClient(", "FlatClient(access_token: Optional[AccessToken]=None, *,"),
        ("FlatClient().import_score(", "import_score(path_or_file: Source, title: Optional[str]=None,"),
        ("FlatClient().score.get_score(", "get_score(score: str, sharing_key: Optional[str]=None,"),
        ("ScoreApi().get_user_likes(", "get_user_likes(user: str, next: Optional[str]=None,"),
    ],
)
def test_an_editor_shows_the_signature(code, start):
    assert signature(code).startswith(start)
