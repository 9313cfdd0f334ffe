"""Calls of a client under a new release of a library, in which a private part has another name.

python new_release.py NAME SERVER TRANSPORT PROXY
"""

from __future__ import annotations

import importlib
import json
import sys
import types
from typing import Any, List, Set

LIBRARIES = ["http.client", "urllib3.response", "urllib3.connection", "urllib3.connectionpool", "urllib3.poolmanager"]


def rename(old: str, libraries: List[str]) -> None:
    """Rename an attribute or a global name in all functions and classes of some modules."""
    new = f"{old}_of_a_new_release"
    done: Set[int] = set()
    for name in libraries:
        module = importlib.import_module(name)
        own = [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == name]
        for space in (module, *own):
            for key, value in list(vars(space).items()):
                if getattr(value, "__module__", name) == name or isinstance(value, property):
                    rename_in(value, old, new, done)
                if key == old:
                    setattr(space, new, value)
                    delattr(space, key)


def rename_in(value: Any, old: str, new: str, done: Set[int]) -> None:
    for function in (value, *(getattr(value, name, None) for name in ("fget", "fset", "__func__"))):
        if isinstance(function, types.FunctionType) and id(function) not in done:
            done.add(id(function))
            function.__code__ = renamed(function.__code__, old, new)


def renamed(code: types.CodeType, old: str, new: str) -> types.CodeType:
    constants = [renamed(one, old, new) if isinstance(one, types.CodeType) else one for one in code.co_consts]
    names = [new if name == old else name for name in code.co_names]
    return code.replace(co_names=tuple(names), co_consts=tuple(constants))


def main(name: str, server: str, transport_name: str, proxy: str) -> None:
    """Print the titles of scores that some calls return."""
    requests = ["requests.adapters"] if transport_name == "requests" else []
    rename(name, [*LIBRARIES, *requests, *(["urllib3.contrib.socks"] if proxy else [])])
    import flat_api

    transport = flat_api.RequestsTransport() if requests else None
    if transport is not None and proxy:
        transport.session.proxies = {"http": proxy}
    configuration = flat_api.Configuration(
        server, access_token="t0ken", proxy=proxy, no_proxy="", timeout=(60, 60), retries=False
    )
    with flat_api.ApiClient(configuration, transport=transport) as client:
        scores = flat_api.ScoreApi(client)
        titles = [
            scores.get_score("s1").title,
            scores.get_score("s1", sharing_key="k3y", _request_timeout=60).title,
            scores.create_score({"title": "Ode", "privacy": "private", "data": "x" * 600_000}).title,
        ]
        try:
            scores.get_score("missing")
        except flat_api.NotFoundException as error:
            titles.append(error.message)
    print(json.dumps(titles))


if __name__ == "__main__":
    main(*sys.argv[1:])
