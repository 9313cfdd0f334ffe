"""The private parts of libraries that the package uses.

Of each part, one test says by its name that a release has moved it, and another one takes it away and shows that calls
go on by the public interface of the library.
"""

import http.client
import importlib.util
import inspect
import json
import os
import ssl
import subprocess
import sys
from enum import Enum
from typing import List, Optional

import pydantic
import pytest
import urllib3
from pydantic import BaseModel
from support import new_release
from support.proxies import Proxy, SocksProxy
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.ssl_ import create_urllib3_context

from flat_api.api.score_api import ScoreApi
from flat_api.codec.model import FlatModel, OpenEnum
from flat_api.codec.types import decoding_response
from flat_api.transport import connection, fast_path, http1, private_parts

SCORE = {"id": "s1", "title": "Ode"}
VERSION = tuple(int(part) for part in pydantic.VERSION.split(".")[:2])


class Color(OpenEnum):
    RED = "red"


class Inner(FlatModel):
    color: Optional[Color] = None


class Outer(FlatModel):
    inner: Optional[Inner] = None
    items: Optional[List[Inner]] = None


# pydantic


def test_pydantic_has_the_validator_of_a_model_in_an_attribute():
    made = Inner.__new__(Inner)
    Inner.model_rebuild()

    Inner.__pydantic_validator__.validate_python({"color": "red"}, self_instance=made)

    assert made.color is Color.RED


def test_pydantic_does_not_call_a_constructor_that_is_marked(monkeypatch):
    assert BaseModel.__init__.__pydantic_base_init__

    calls = []
    monkeypatch.setattr(FlatModel, "__init__", calls.append)

    assert Outer.from_json('{"inner": {"color": "red"}}').inner.color is Color.RED
    assert calls == []


def test_pydantic_takes_the_depth_of_the_frame_in_which_names_are_looked_up():
    assert BaseModel.model_rebuild.__kwdefaults__["_parent_namespace_depth"] == 2


def test_pydantic_keeps_the_state_of_a_model_in_four_slots():
    one = Inner.from_json('{"color": "red", "size": 1}')

    assert [one.__dict__, one.__pydantic_fields_set__, one.__pydantic_extra__, one.__pydantic_private__] == [
        {"color": Color.RED},
        {"color", "size"},
        {"size": 1},
        None,
    ]
    assert len(BaseModel.__slots__) == 4


def test_pydantic_returns_the_own_set_of_given_fields_and_the_own_dictionary_of_other_members():
    one = Inner.from_json('{"color": "red", "size": 1}')

    assert one.model_fields_set is one.model_fields_set
    assert one.model_extra is one.model_extra


@pytest.mark.skipif(VERSION < (2, 7), reason="before 2.7, pydantic looks up members of enums in Python")
def test_pydantic_describes_an_enum_by_its_members_and_asks_it_for_missing_ones():
    class Probe(str, Enum):
        ONE = "one"
        TWO = "two"

        @classmethod
        def _missing_(cls, value):
            return cls.TWO if value == "2" else None

        @classmethod
        def __get_pydantic_core_schema__(cls, source, handler):
            schema = handler(source)
            assert schema["type"] == "enum"
            assert "missing" in schema or VERSION >= (2, 14)
            return {**schema, "members": [cls.ONE, cls.TWO]}

    adapter = pydantic.TypeAdapter(Probe)

    assert adapter.validate_json('"2"') is Probe.TWO
    with pytest.raises(pydantic.ValidationError, match="Input should be 'one' or 'two'"):
        adapter.validate_python("3")


def test_pydantic_has_the_metaclass_of_models_that_type_checkers_read():
    from pydantic._internal._model_construction import ModelMetaclass

    assert type(BaseModel) is ModelMetaclass


SCENARIO = """
from typing import List, Optional
from flat_api.codec.model import FlatModel, OpenEnum, dump_json
from flat_api.codec.type_expressions import decode
from flat_api.codec.union import FlatUnion
from flat_api.models import UserDetails

class Color(OpenEnum):
    RED = "red"

class Pen(FlatModel):
    kind: str
    ink_color: Optional[Color] = None

class Brush(FlatModel):
    kind: str
    hair: Optional[str] = None

class Tool(FlatUnion):
    __variants__ = ("Pen", "Brush")
    __discriminator__ = ("kind", {"pen": "Pen", "brush": "Brush"})
    kind: Optional[str] = None
    ink_color: Optional[Color] = None
    hair: Optional[str] = None

class Box(FlatModel):
    title: Optional[str] = None
    tools: Optional[List[Tool]] = None

text = '{"title":"a","tools":[{"kind":"pen","inkColor":"blue"},{"kind":"saw","teeth":9}],"more":[1]}'
box = Box.from_json(text)
assert box.to_json() == text, box
assert type(box.tools[0]) is Pen and box.tools[0].ink_color == "blue" and box.tools[1].kind == "saw", box
assert type(Box.from_dict({"title": 5, "tools": [{"kind": "brush"}]}).tools[0]) is Brush
box.title = None
assert "title" not in box.to_dict() and "title" not in box.model_fields_set
box.more = 2
assert box.to_dict()["more"] == 2
pen = Tool(kind="pen", ink_color=None)
assert type(pen) is Pen and dump_json(pen) == b'{"kind":"pen"}'
for wrong in (lambda: Box(titel="a"), lambda: Pen(kind="pen", ink_color="blue"), lambda: Tool(kind="saw")):
    try:
        wrong()
    except ValueError:
        continue
    raise AssertionError("not refused")
user, drift = decode(b'{"id":"1","type":5,"username":"nora","new":true}', "UserDetails")
assert type(user) is UserDetails and user.model_extra["new"] is True and user.to_dict()["type"] == 5 and drift
"""

TAKE_AWAY = "from flat_api.codec import pydantic_parts as parts\nassert parts.{0}\nparts.{0} = 'moved'\n"

COPIES = """
from pydantic import BaseModel
extra, given = BaseModel.model_extra, BaseModel.model_fields_set
BaseModel.model_extra = property(lambda self: None if extra.fget(self) is None else dict(extra.fget(self)))
BaseModel.model_fields_set = property(lambda self: set(given.fget(self)))
"""


@pytest.mark.parametrize(
    "taken_away",
    [
        "",
        TAKE_AWAY.format("_VALIDATOR"),
        TAKE_AWAY.format("_PLAIN_INIT"),
        TAKE_AWAY.format("_FRAMES"),
        TAKE_AWAY.format("_SLOTS"),
        TAKE_AWAY.format("_MEMBERS"),
        COPIES,
    ],
    ids=[
        "nothing",
        "validator",
        "marked constructor",
        "depth of the frame",
        "slots",
        "schema of enums",
        "own set and dictionary",
    ],
)
def test_models_work_without_a_private_part_of_pydantic(taken_away):
    subprocess.run([sys.executable, "-c", taken_away + SCENARIO], check=True)


# Python


def test_python_names_a_member_of_an_enum_by_two_attributes():
    token = decoding_response.set(True)
    try:
        member = Color("blue")
    finally:
        decoding_response.reset(token)

    assert (member.name, member.value) == ("blue", "blue")
    assert (Color.RED._name_, Color.RED._value_) == ("RED", "red")


# urllib3, http.client, Python and PySocks


def uses(function, *names):
    """Return whether a function uses some global names and attributes."""
    return {*names} <= {*inspect.unwrap(function).__code__.co_names}


PARTS = {
    "urllib3 create_urllib3_context makes its context of SSLContext": lambda: (
        uses(create_urllib3_context, "SSLContext") and not create_urllib3_context.__closure__
    ),
    "urllib3 HTTPConnection._new_conn opens its socket with connection.create_connection": lambda: (
        uses(HTTPConnection._new_conn, "connection", "create_connection")
        and connection.new_conn is not HTTPConnection._new_conn
    ),
    "urllib3 HTTPConnection.connect opens its socket with _new_conn": lambda: uses(HTTPConnection.connect, "_new_conn"),
    "urllib3 HTTPSConnection.connect opens its socket with _new_conn": lambda: uses(
        HTTPSConnection.connect, "_new_conn"
    ),
    "urllib3 HTTPSConnection.connect goes through _connect_tls_proxy to a TLS proxy": lambda: (
        uses(HTTPSConnection.connect, "_connect_tls_proxy") and hasattr(HTTPSConnection, "_connect_tls_proxy")
    ),
    "urllib3 HTTPConnectionPool makes connections of its ConnectionCls": lambda: (
        uses(HTTPConnectionPool._new_conn, "ConnectionCls") and HTTPConnectionPool.ConnectionCls is HTTPConnection
    ),
    "urllib3 HTTPSConnectionPool makes connections of its ConnectionCls": lambda: (
        uses(HTTPSConnectionPool._new_conn, "ConnectionCls") and HTTPSConnectionPool.ConnectionCls is HTTPSConnection
    ),
    "urllib3 HTTPConnectionPool keeps idle connections in its QueueCls": lambda: isinstance(
        connection.PlainPool("127.0.0.1").pool, fast_path.Idle
    ),
    "urllib3 HTTPConnectionPool.urlopen calls _get_conn, _make_request and _put_conn": lambda: uses(
        HTTPConnectionPool.urlopen, "_get_conn", "_make_request", "_put_conn"
    ),
    "urllib3 PoolManager makes pools of pool_classes_by_scheme": lambda: uses(
        urllib3.PoolManager._new_pool, "pool_classes_by_scheme"
    ),
    "http.client HTTPResponse.begin parses with parse_headers": lambda: (
        uses(http.client.HTTPResponse.begin, "parse_headers")
        and http1.StrictResponse._begin is not http.client.HTTPResponse.begin
    ),
    "http.client HTTPResponse.begin reads the status with _read_status": lambda: uses(
        http.client.HTTPResponse.begin, "_read_status"
    ),
    "http.client HTTPResponse has the attributes that delimit a body": lambda: http1.CAN_BE_STRICT,
    "http.client HTTPConnection.getresponse makes a response_class": lambda: uses(
        http.client.HTTPConnection.getresponse, "response_class"
    ),
    "http.client HTTPConnection.putrequest encodes the first line with _encode_request": lambda: (
        uses(http.client.HTTPConnection.putrequest, "_encode_request") and connection.ENCODES_TARGETS
    ),
    "http.client HTTPConnection.putheader writes with _output": lambda: (
        uses(http.client.HTTPConnection.putheader, "_output") and private_parts.python_putheader() is not None
    ),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_private_part_is_where_it_was(part):
    assert PARTS[part](), f"it moved: {part}"


def test_the_socket_to_a_tls_proxy_takes_another_class():
    context = ssl.create_default_context()
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    assert context.wrap_bio(incoming, outgoing, server_hostname="flat.example")
    sock = ssl.SSLSocket.__new__(ssl.SSLSocket)

    private_parts.change_class(sock, connection.TUNNELS)

    assert type(sock) is connection.TUNNELS[ssl.SSLSocket]


def test_an_object_that_cannot_take_another_class_keeps_its_own():
    number = 7

    private_parts.change_class(number, {int: str})

    assert type(number) is int


@pytest.mark.skipif(importlib.util.find_spec("socks") is None, reason="needs PySocks")
@pytest.mark.parametrize("part", ["SOCKSConnection._new_conn uses socks", "create_connection uses socksocket"])
def test_a_private_part_of_pysocks_is_where_it_was(part):
    import socks
    from urllib3.contrib.socks import SOCKSConnection

    if part.startswith("SOCKSConnection"):
        assert uses(SOCKSConnection._new_conn, "socks", "create_connection"), f"it moved: urllib3 {part}"
    else:
        assert uses(socks.create_connection, "socksocket"), f"it moved: PySocks {part}"


def test_a_replaced_putheader_sees_each_field(flat_server, client, monkeypatch):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    seen = []
    real = http.client.HTTPConnection.putheader

    def putheader(self, header, *values):
        seen.append(header)
        return real(self, header, *values)

    monkeypatch.setattr(http.client.HTTPConnection, "putheader", putheader)
    ScoreApi(client).get_score("s1")

    assert {"Authorization", "Accept", "User-Agent"} <= {*seen}


NAMES = [
    "ConnectionCls",
    "QueueCls",
    "_connect_tls_proxy",
    "_encode_request",
    "_get_conn",
    "_make_request",
    "_method",
    "_new_conn",
    "_output",
    "_put_conn",
    "_read_status",
    "chunked",
    "fp",
    "get_connection_with_tls_context",
    "length",
    "parse_headers",
    "pool_classes_by_scheme",
    "response_class",
    "will_close",
]


@pytest.mark.skipif(sys.version_info < (3, 8), reason="needs code.replace(), which is new in Python 3.8")
@pytest.mark.parametrize("name", NAMES)
def test_calls_work_where_a_new_release_renamed_a_private_part(flat_server, name):
    call_with(name, flat_server)


@pytest.mark.skipif(sys.version_info < (3, 8), reason="needs code.replace(), which is new in Python 3.8")
@pytest.mark.skipif(importlib.util.find_spec("socks") is None, reason="needs PySocks")
@pytest.mark.parametrize("name", ["_new_conn", "ConnectionCls"])
def test_calls_through_a_socks_proxy_work_where_a_new_release_renamed_a_private_part(flat_server, name):
    proxy = Proxy(SocksProxy)

    call_with(name, flat_server, f"socks5h://{proxy.address}")
    proxy.close()

    assert len(proxy.asked) >= 2


def call_with(name, flat_server, proxy=""):
    """Make the calls of ``new_release.py`` by each transport."""
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    flat_server.on("POST", "/scores").answer(json=SCORE)
    flat_server.on("GET", "/scores/missing").answer(404, json={"code": "NOT_FOUND", "message": "No such score"})

    run = subprocess.run(
        [sys.executable, new_release.__file__, name, flat_server.url, proxy],
        capture_output=True,
        text=True,
        env={key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")},
        timeout=200,
    )

    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == [["Ode", "Ode", "Ode", "No such score"]] * 2
    assert [request.query for request in flat_server.requests] == [[], [("sharingKey", "k3y")], [], []] * 2
    assert [len(request.body) > 600_000 for request in flat_server.requests] == [False, False, True, False] * 2
