"""The log of a call at the level DEBUG."""

from __future__ import annotations

import logging

from flat_api.api.score_api import ScoreApi


def test_debug_logs_method_path_status_time_and_attempt(flat_server, client, caplog):
    flat_server.on("GET", "/scores/s1").answer(503).answer(json={"id": "s1"})

    with caplog.at_level(logging.DEBUG, "flat_api"):
        ScoreApi(client).get_score("s1", sharing_key="sh4ring-k3y")

    lines = [record.getMessage() for record in caplog.records if record.name == "flat_api"]
    assert any(
        f"GET {flat_server.url}/scores/s1?sharingKey=... -> 503 in " in line and "(attempt 1)" in line for line in lines
    )
    assert any("-> 200 in " in line and "(attempt 2)" in line for line in lines)
    assert any("'Authorization': '[redacted]'" in line for line in lines)


def test_control_characters_of_the_server_are_not_logged(flat_server, client, caplog):
    steering = "a \x1b[2J \x9b31m"
    flat_server.on("GET", "/scores/s1").answer(503, reason=steering, headers={"X-Note": steering}).answer(json={})

    with caplog.at_level(logging.DEBUG, "flat_api"):
        ScoreApi(client).get_score("s1")

    assert caplog.text.count("a \\x1b[2J \\x9b31m") == 2
    assert not {"\x1b", "\x9b"} & set(caplog.text)
