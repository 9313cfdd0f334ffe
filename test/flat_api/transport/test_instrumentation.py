"""Tools around urllib3 or Python's sockets: they see each call, and calls work."""

from __future__ import annotations

import importlib.util
import json
import os
import ssl
import subprocess
import sys

import pytest
from support.certificates import CERTIFICATES
from support.loopback import FlatServer, wait_until

SCORE = {"id": "s1", "title": "Ode"}

CALL = """
import flat_api

def title(server, transport=None, **arguments):
    configuration = flat_api.Configuration(server, access_token="t0ken", proxy="", retries=False, timeout=(60, 60))
    with flat_api.ApiClient(configuration, transport=transport and transport()) as client:
        return flat_api.ScoreApi(client).get_score("s1", **arguments).title
"""


def run(program, *arguments):
    """Run a program in a fresh interpreter, and return what it printed last, which is JSON."""
    environment = {**os.environ, "DD_TRACE_STARTUP_LOGS": "0", "DD_INSTRUMENTATION_TELEMETRY_ENABLED": "0"}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, env=environment, timeout=200
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def needs(name):
    try:
        found = importlib.util.find_spec(name)
    except ModuleNotFoundError:
        found = None
    return pytest.mark.skipif(found is None, reason=f"needs {name}, which this version of Python has no release of")


OPENTELEMETRY = """
import json, sys
from opentelemetry.instrumentation.urllib3 import URLLib3Instrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

memory = InMemorySpanExporter()
provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(memory))
{first}
URLLib3Instrumentor().instrument(tracer_provider=provider)
{then}
title(sys.argv[1], {transport}, sharing_key="k3y")
title(sys.argv[1], {transport})
print(json.dumps([[span.name, span.attributes["http.url"]] for span in memory.get_finished_spans()]))
"""

DATADOG = """
import json, sys
from ddtrace.trace import TraceFilter, tracer

spans = []

class Collect(TraceFilter):
    def process_trace(self, trace):
        spans.extend([span.get_tag("http.method"), span.get_tag("http.url")] for span in trace)

tracer.configure(trace_processors=[Collect()])
{first}
import ddtrace
ddtrace.patch(urllib3=True)
{then}
title(sys.argv[1], {transport}, sharing_key="k3y")
title(sys.argv[1], {transport})
print(json.dumps(spans))
"""

SENTRY = """
import json, sys
import sentry_sdk

spans = []

def collect(event, hint):
    for span in event["spans"]:
        spans.append([span["data"]["http.method"], span["description"], span["data"]["http.query"]])

{first}
sentry_sdk.init("http://key@127.0.0.1:1/1", traces_sample_rate=1.0, before_send_transaction=collect)
{then}
with sentry_sdk.start_transaction(name="work"):
    title(sys.argv[1], {transport}, sharing_key="k3y")
    title(sys.argv[1], {transport})
print(json.dumps(spans))
"""

# Loaded by one thread: eventlet on Python 3.8 shows modules that are loaded half to other greenlets.
LOADED = CALL + "import requests; flat_api.ApiClient, flat_api.ScoreApi, flat_api.RequestsTransport"


@pytest.mark.parametrize("transport", ["None", "flat_api.RequestsTransport"])
@pytest.mark.parametrize(("first", "then"), [(LOADED, ""), ("", LOADED)], ids=["after import", "before import"])
@pytest.mark.parametrize(
    "tool",
    [
        pytest.param(OPENTELEMETRY, id="opentelemetry", marks=needs("opentelemetry.instrumentation.urllib3")),
        pytest.param(DATADOG, id="ddtrace", marks=needs("ddtrace")),
        pytest.param(SENTRY, id="sentry", marks=needs("sentry_sdk")),
    ],
)
def test_an_instrumentation_sees_each_call_once(flat_server, tool, first, then, transport):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    spans = run(tool.format(first=first, then=then, transport=transport), flat_server.url)

    assert len(spans) == len(flat_server.requests) == 2
    assert all("GET" in str(span) and "/scores/s1" in str(span) for span in spans)
    assert flat_server.requests[0].query == [("sharingKey", "k3y")]
    assert "k3y" not in str(spans)


GREENLETS = """
import json, sys
{first}
{patch}
{then}

def slow(name):
    # Each greenlet has a deadline of its own: that of the first must not end the others.
    try:
        return title(sys.argv[1], {transport}, _request_timeout=0.5 if name == 0 else 120)
    except flat_api.ApiTimeoutError:
        return "timed out"

def spawn_all(names):
{spawn}

print(json.dumps(spawn_all(range(5))))
"""

GEVENT = (
    "import gevent.monkey; gevent.monkey.patch_all()",
    """    import gevent
    jobs = [gevent.spawn(slow, name) for name in names]
    gevent.joinall(jobs, raise_error=True)
    return [job.value for job in jobs]""",
)
EVENTLET = (
    "import eventlet; eventlet.monkey_patch()",
    """    import eventlet
    jobs = [eventlet.spawn(slow, name) for name in names]
    return [job.wait() for job in jobs]""",
)


patched = pytest.mark.parametrize(
    ("patch", "spawn"),
    [
        pytest.param(*GEVENT, id="gevent", marks=needs("gevent")),
        pytest.param(*EVENTLET, id="eventlet", marks=needs("eventlet")),
    ],
)
whenever = pytest.mark.parametrize(
    ("first", "then"), [(LOADED, ""), ("", LOADED)], ids=["after import", "before import"]
)


@pytest.mark.parametrize("transport", ["None", "flat_api.RequestsTransport"])
@whenever
@patched
def test_greenlets_call_at_the_same_time_and_keep_their_own_deadlines(
    flat_server, patch, spawn, first, then, transport
):
    def respond_late(handler):
        # No response comes before four requests are there, so that one after another they would wait for ever.
        wait_until(lambda: len(flat_server.requests) >= 4)
        handler.flat_server.stopping.wait(1)
        handler.reply(200, {"Content-Length": "29"}, b'{"id": "s1", "title": "Ode"}\n')

    flat_server.on("GET", "/scores/s1").do(respond_late)

    titles = run(
        GREENLETS.format(patch=patch, spawn=spawn, first=first, then=then, transport=transport), flat_server.url
    )

    assert titles == ["timed out", "Ode", "Ode", "Ode", "Ode"]


GREEN = """
import socket

class Green:
    own = socket.socket

    def __init__(self, *arguments, **options):
        self.real = self.own(*arguments, **options)

    def __getattr__(self, name):
        return getattr(self.real, name)

socket.socket = Green

import flat_api

configuration = flat_api.Configuration(host={url!r}, access_token="t0ken", proxy="")
with flat_api.ApiClient(configuration) as client:
    for _ in range(2):
        print(flat_api.ScoreApi(client).get_score("s1", _request_timeout=60).title)
"""


def test_sockets_that_stand_for_pythons_own_will_do(flat_server):
    """As those of eventlet, which some workers of Celery use."""
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    program = [sys.executable, "-c", GREEN.format(url=flat_server.url)]
    output = subprocess.run(program, check=True, stdout=subprocess.PIPE).stdout

    assert output.split() == [b"Ode", b"Ode"]


@whenever
@patched
def test_greenlets_call_over_tls(patch, spawn, first, then):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(str(CERTIFICATES / "server.pem"))
    server = FlatServer(context)
    server.on("GET", "/scores/s1").answer(json=SCORE)
    trusted = f"ssl_ca_cert={str(CERTIFICATES / 'authority.pem')!r}"
    program = GREENLETS.format(patch=patch, spawn=spawn, first=first, then=then, transport="None")

    # Nothing is slow here, and a handshake may take long on a loaded machine.
    program = program.replace("retries=False", f"retries=False, {trusted}").replace("0.5 if name == 0 else 120", "120")
    titles = run(program, server.url)
    server.close()

    assert titles == ["Ode"] * 5
