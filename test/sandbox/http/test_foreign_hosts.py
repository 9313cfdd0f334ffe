"""Host names of the sandbox, against DNS rebinding."""

from __future__ import annotations

import pytest

from flat_api.sandbox import Sandbox
from flat_api.sandbox.faults import Status


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8080", "127.0.0.1", "127.9.9.9:1", "[::1]:80", "flat.localhost"]
)
def test_a_loopback_name_is_served(pool, sandbox, host):
    headers = {"Host": host, "Authorization": f"Bearer {sandbox.token()}"}

    assert pool.request("GET", f"{sandbox.url}/me", headers=headers).status == 200


@pytest.mark.parametrize(
    "host", ["rebind.example", "rebind.example:80", "127.0.0.1.rebind.example", "evillocalhost", "10.0.0.1", "[", ""]
)
def test_a_foreign_name_is_421_and_leaves_no_trace(pool, sandbox, host):
    plan = sandbox.fault("*", Status(500))
    headers = {"Host": host, "Authorization": f"Bearer {sandbox.token()}"}

    response = pool.request("GET", f"{sandbox.url}/me", headers=headers, retries=False)

    assert response.status == 421
    assert b"nora" not in response.data
    assert (sandbox.requests, plan.met) == ([], 0)


def test_pages_and_stored_files_are_guarded_too(pool, sandbox, teacher):
    score = teacher.import_score()["id"]
    url = teacher.ok("getScoreRevisionData", score=score, revision="last", format="wav", url="true")["url"]
    page = sandbox.url.removesuffix("/v2") + "/auth/oauth"

    for address in (url, page):
        assert pool.request("GET", address, headers={"Host": "rebind.example"}, retries=False).status == 421
    assert pool.request("GET", url).status == 200


def test_a_sandbox_that_others_can_reach_has_any_name(pool):
    with Sandbox(host="0.0.0.0", allow_remote=True) as sandbox:
        address = sandbox.url.replace("0.0.0.0", "127.0.0.1")
        headers = {"Host": "sandbox:8080", "Authorization": f"Bearer {sandbox.token()}"}

        assert pool.request("GET", f"{address}/me", headers=headers).status == 200
