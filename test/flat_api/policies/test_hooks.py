"""Hooks: the events of each call, without an effect on the call."""

from __future__ import annotations

import copy
import dataclasses
import logging
import pickle
import re
import threading
from pathlib import Path

import pytest

import flat_api
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration
from flat_api.exceptions import ApiConnectionError, ApiTypeError, NotFoundException, ServiceException
from flat_api.policies.hooks import RequestEvent, ResponseEvent, RetryEvent

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "guides" / "observing.md"
SCORE = {"id": "s1", "title": "Ode"}


class Diary:
    """Keeps every event, and can be set as a hook of each kind."""

    def __init__(self):
        self.events = []

    def write(self, event):
        self.events.append(event)

    @property
    def kinds(self):
        return [type(event) for event in self.events]

    def of(self, kind):
        return [event for event in self.events if type(event) is kind]


@pytest.fixture
def diary():
    return Diary()


@pytest.fixture
def watched(configure, diary):
    """Make configurations that write everything into the diary."""

    def make(**settings):
        return configure(on_request=diary.write, on_response=diary.write, on_retry=diary.write, **settings)

    return make


def test_each_attempt_is_told_before_and_after(flat_server, watched, diary):
    flat_server.on("GET", "/scores/s1").answer(503).answer(json=SCORE)

    ticks = iter(range(100))
    with ApiClient(watched(policy={"clock": lambda: float(next(ticks))})) as client:
        ScoreApi(client).get_score("s1")

    subject = ("get_score", "GET", f"{flat_server.url}/scores/s1")
    failed, answered = diary.of(ResponseEvent)
    assert diary.events == [
        RequestEvent(*subject, 1),
        ResponseEvent(*subject, 1, 503, 1.0, failed.error),
        RetryEvent(*subject, 1, 503, 0.5, failed.error),
        RequestEvent(*subject, 2),
        ResponseEvent(*subject, 2, 200, 1.0, None),
    ]
    assert isinstance(failed.error, ServiceException)
    assert answered.error is None


def test_a_connection_that_drops_has_status_0(flat_server, watched, diary):
    flat_server.on("GET", "/scores/s1").drop_connection_after_request().truncate(b"{}").answer(json=SCORE)

    with ApiClient(watched()) as client:
        ScoreApi(client).get_score("s1")

    assert [event.status for event in diary.of(ResponseEvent)] == [0, 0, 200]
    assert all(isinstance(event.error, ApiConnectionError) for event in diary.of(RetryEvent))


def test_the_last_attempt_of_a_call_that_fails_has_no_retry(flat_server, watched, diary):
    with ApiClient(watched()) as client, pytest.raises(NotFoundException) as caught:
        ScoreApi(client).get_score("s1")

    assert diary.kinds == [RequestEvent, ResponseEvent]
    assert diary.events[1].error is caught.value
    assert diary.events[1].error.operation == "get_score"


def test_a_request_that_is_sent_again_with_a_renewed_token_is_told_of_without_a_wait(flat_server, watched, diary):
    class Provider:
        def __call__(self):
            return "t0ken"

        def renew(self, rejected):
            return True

    flat_server.on("GET", "/scores/s1").answer(401).answer(json=SCORE)

    with ApiClient(watched(access_token=Provider())) as client:
        ScoreApi(client).get_score("s1")

    assert diary.kinds == [RequestEvent, ResponseEvent, RetryEvent, RequestEvent, ResponseEvent]
    assert (diary.events[2].status, diary.events[2].wait) == (401, 0.0)


def test_a_response_that_is_left_unread_is_told_of_when_it_begins(flat_server, watched, diary):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with ApiClient(watched()) as client, ScoreApi(client).get_score_without_preload_content("s1") as response:
        assert diary.kinds == [RequestEvent, ResponseEvent]
        response.read()

    assert diary.events[1].status == 200


def test_no_event_shows_a_token_or_a_sharing_key(flat_server, watched, diary):
    flat_server.on("GET", "/scores/s1").answer(503).answer(404, json={"code": "NO", "message": "k3y and t0ken"})

    with ApiClient(watched()) as client, pytest.raises(NotFoundException):
        ScoreApi(client).get_score("s1", sharing_key="k3y")

    assert diary.events[0].url == f"{flat_server.url}/scores/s1?sharingKey=..."
    for event in diary.events:
        everything = repr(event) + repr(dataclasses.astuple(event)) + str(getattr(event, "error", ""))
        assert "k3y" not in everything
        assert "t0ken" not in everything


@pytest.mark.parametrize("name", ["on_request", "on_response", "on_retry"])
def test_a_hook_that_fails_is_logged_and_changes_nothing(flat_server, configure, caplog, name):
    def fail(event):
        raise RuntimeError("the collector is down")

    flat_server.on("GET", "/scores/s1").answer(503).answer(json=SCORE)

    with ApiClient(configure(**{name: fail})) as client, caplog.at_level(logging.ERROR, "flat_api"):
        assert ScoreApi(client).get_score("s1").title == "Ode"

    assert {record.getMessage() for record in caplog.records} == {
        "get_score: the hook 'test_a_hook_that_fails_is_logged_and_changes_nothing.<locals>.fail' failed"
    }
    assert all(record.exc_info[0] is RuntimeError for record in caplog.records)


def test_what_stops_a_program_stops_it_in_a_hook_too(flat_server, configure):
    def interrupt(event):
        raise KeyboardInterrupt

    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with ApiClient(configure(on_response=interrupt)) as client, pytest.raises(KeyboardInterrupt):
        ScoreApi(client).get_score("s1")


def test_each_thread_is_told_of_its_own_calls(flat_server, configure):
    events = []
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with ApiClient(configure(on_response=lambda event: events.append(threading.get_ident()))) as client:
        threads = [
            threading.Thread(target=lambda: [ScoreApi(client).get_score("s1") for _ in range(5)]) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert len(events) == 40
    assert threading.get_ident() not in events


def test_a_client_follows_hooks_that_are_set_later(flat_server, configure, diary):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    configuration = configure()

    with ApiClient(configuration) as client:
        ScoreApi(client).get_score("s1")
        configuration.on_request = diary.write
        ScoreApi(client).get_score("s1")
        configuration.on_request = None
        ScoreApi(client).get_score("s1")

    assert len(diary.events) == 1


def test_a_copy_of_a_configuration_tells_the_same_hooks(flat_server, watched, diary):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with ApiClient(copy.deepcopy(watched())) as client:
        ScoreApi(client).get_score("s1")

    assert len(diary.events) == 2


def test_hooks_must_be_functions_and_are_shown_by_name(diary):
    with pytest.raises(ApiTypeError, match="on_retry must be a function that takes the event, got 'print'"):
        Configuration(on_retry="print")  # type: ignore[arg-type]

    assert "on_retry=Diary.write" in repr(Configuration(on_retry=diary.write))


def test_events_are_values():
    event = RequestEvent("get_score", "GET", "http://localhost/scores/s1", 1)

    assert pickle.loads(pickle.dumps(event)) == event
    with pytest.raises(dataclasses.FrozenInstanceError):
        event.attempt = 2  # type: ignore[misc]


def test_the_guide_makes_a_span_of_each_attempt(flat_server, monkeypatch):
    pytest.importorskip("opentelemetry.sdk", reason="needs opentelemetry-sdk, which needs Python 3.10")
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
    from opentelemetry.trace import SpanKind, StatusCode

    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr("opentelemetry.trace.get_tracer", provider.get_tracer)
    monkeypatch.setattr("flat_api.configuration.HOSTS", ({"url": flat_server.url, "description": ""},))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    flat_server.on("GET", "/me").truncate(b"{}").answer(json={"id": "u1"})
    (block,) = re.findall(r"^```python\n([^`]*opentelemetry.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.M | re.S)

    with provider.get_tracer("the program").start_as_current_span("a lesson"):
        exec(block, {"flat_api": flat_api})

    first, second, lesson = exporter.get_finished_spans()
    url = f"{flat_server.url}/me"
    assert (first.name, first.kind, first.status.status_code) == (
        "get_authenticated_user",
        SpanKind.CLIENT,
        StatusCode.ERROR,
    )
    assert second.status.status_code is StatusCode.UNSET
    assert [dict(span.attributes) for span in (first, second)] == [
        {
            "http.request.method": "GET",
            "url.full": url,
            "http.response.status_code": status,
            "http.request.resend_count": resent,
        }
        for status, resent in [(0, 0), (200, 1)]
    ]
    assert lesson.start_time <= first.start_time <= first.end_time <= second.end_time <= lesson.end_time
    assert {span.parent.span_id for span in (first, second)} == {lesson.context.span_id}
