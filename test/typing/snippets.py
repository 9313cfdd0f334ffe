"""User code as type checkers must know it. Checked by mypy and pyright, both strict; never run.

A line that must be an error carries an ignore comment, and both checkers report an ignore comment that nothing needs.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Dict, List, Optional, Union

from typing_extensions import assert_type

import flat_api
from flat_api.api.score_api import ScoreApi
from flat_api.models.score_details import ScoreDetails


def answers(client: flat_api.ApiClient) -> None:
    """The type of each kind of answer."""
    scores = ScoreApi(client)
    assert_type(scores.get_score("x"), ScoreDetails)
    assert_type(scores.get_score("x"), flat_api.ScoreDetails)
    assert_type(scores.get_score("x"), flat_api.models.ScoreDetails)
    assert_type(scores.get_score("x").title, str)
    assert_type(flat_api.ClassApi(client).list_classes(), List[flat_api.ClassDetails])
    assert_type(scores.get_score_revision_data("x", "last", "midi"), bytes)
    assert_type(scores.delete_score("x"), None)
    assert_type(flat_api.OrganizationApi(client).count_orga_users(), int)
    assert_type(scores.create_score({"data": "..."}), Union[flat_api.ScoreDetails, flat_api.Task])


def variants(client: flat_api.ApiClient) -> None:
    """The three ways of one call."""
    scores = ScoreApi(client)
    assert_type(scores.get_score_with_http_info("x"), flat_api.ApiResponse[flat_api.ScoreDetails])
    assert_type(scores.get_score_with_http_info("x").data, flat_api.ScoreDetails)
    assert_type(scores.get_score_with_http_info("x").status_code, int)
    with scores.get_score_revision_data_without_preload_content("x", "last", "mp3") as raw:
        assert_type(raw.read(), bytes)


def shape_switches(client: flat_api.ApiClient) -> None:
    """A parameter that changes the answer's shape changes its type."""
    users = flat_api.UserApi(client)
    assert_type(users.get_user_likes("me"), List[flat_api.ScoreDetails])
    assert_type(users.get_user_likes("me", ids=True), List[str])
    assert_type(flat_api.OrganizationApi(client).list_organization_users(only_ids=True), List[str])


def paging(client: flat_api.FlatClient) -> None:
    """Paging gives the items of the operation, whichever way it is spelled."""
    organization, user = client.organization, client.user
    assert_type(
        flat_api.paginate(organization.list_organization_users, role=["teacher"]),
        flat_api.Paginator[flat_api.UserDetailsAdmin],
    )
    assert_type(
        flat_api.paginate(organization.list_organization_users_with_http_info, next=None),
        flat_api.Paginator[flat_api.UserDetailsAdmin],
    )
    for score in flat_api.paginate(user.get_user_likes, "me", start="cursor", limit_total=3):
        assert_type(score, flat_api.ScoreDetails)
    for page in flat_api.paginate(partial(user.get_user_scores, "me", limit=10)).pages():
        assert_type(page.data, List[flat_api.ScoreDetails])
        assert_type(page.next, Optional[str])
    flat_api.paginate(client.score.get_score, "x")  # type: ignore[arg-type]


def clients(client: flat_api.FlatClient) -> None:
    """Everything of Flat is within reach of a client, also of one that acts for somebody else."""
    assert_type(client.score, flat_api.ScoreApi)
    assert_type(client.class_, flat_api.ClassApi)
    assert_type(client.api_client, flat_api.FlatClient)
    assert_type(client.as_user("x", scopes=["scores", flat_api.AppScopes.OMR]), flat_api.FlatClient)
    with flat_api.FlatClient("token", timeout=(3, 20)) as opened:
        assert_type(opened.account.get_authenticated_user(), flat_api.UserDetails)
    flat_api.FlatClient(acess_token="x")  # type: ignore[arg-type]
    assert_type(client.import_score("evening.mid", title="Evening"), flat_api.ScoreDetails)
    assert_type(client.wait_for_task("x", timeout=None), flat_api.Task)
    client.import_score("evening.mid", titel="Evening")  # type: ignore[call-arg]
    client.export_score("x", "mxl")  # type: ignore[call-arg]
    flat_api.table(client.score.get_user_likes("me"), ["title"])


def submodules() -> None:
    """A bare ``import flat_api`` reaches these."""
    assert_type(flat_api.rest.ApiException(404).operation, Union[str, None])
    assert_type(flat_api.exceptions.ApiException(404).body, Union[str, None])
    print(flat_api.api.account_api.AccountApi, flat_api.models.score_fork.ScoreFork)


def bodies(client: flat_api.ApiClient, anything: Dict[str, Any]) -> None:
    """Forms of a body."""
    scores = ScoreApi(client)
    creation = flat_api.ScoreCreation(title="x", privacy=flat_api.ScorePrivacy.PRIVATE, data="...")
    scores.create_score(creation)
    scores.create_score(flat_api.ScoreCreationFileImport(data="..."))
    scores.create_score(anything)
    scores.fork_score("x", flat_api.ScoreFork(collection=None), sharing_key="y")
    scores.fork_score("x", flat_api.ScoreModification())  # type: ignore[arg-type]


def misspelt(client: flat_api.ApiClient) -> None:
    """A misspelt keyword, option or field is an error."""
    scores = ScoreApi(client)
    scores.get_score("x", sharing_kee="y")  # type: ignore[call-arg]
    scores.get_score("x", _request_timeuot=3)  # type: ignore[call-arg]
    scores.get_score("x", _request_timeout="soon")  # type: ignore[arg-type]
    scores.get_score_revision_data("x", "last", "pdf")  # type: ignore[call-overload]
    flat_api.ScoreFork(colection="x")  # type: ignore[call-arg]
    flat_api.ScoreModification(title=3)  # type: ignore[arg-type]


def options(client: flat_api.ApiClient) -> None:
    """Options of every call."""
    ScoreApi(client).get_score("x", _request_timeout=(3, 20), _headers={"X-Request-Source": "test"}, _retries=False)


def jobs(client: flat_api.FlatClient) -> None:
    """Arguments and results of the jobs."""
    score = client.import_score("evening.mid", privacy=flat_api.ScorePrivacy.PUBLIC)
    assert_type(score, flat_api.ScoreDetails)
    with Path("evening.mid").open("rb") as file:
        client.import_score(file, collection=client.collection.get_collection("x"))
    exported = client.export_score(score, "mp3", Path("evening.mp3"), progress=lambda done, total: None)
    assert_type(exported.sha256, str)
    assert_type(client.wait_for_task("x", progress=lambda task: task.state), flat_api.Task)
    job = client.recognize(["1.png", Path("2.png")], answer=lambda step: {"title": step.step})
    assert_type(job, flat_api.OmrJob)
    backup = client.export_account(Path("scores"), ["mxl"], ThreadPoolExecutor(2), progress=True)
    assert_type([failed.error for failed in backup.failed], List[BaseException])
    client.export_score(score, "mp3", 7)  # type: ignore[arg-type]
