"""Calls of a client under a new release of a library, in which a private part has another name.

python new_release.py NAME SERVER PROXY
"""

from __future__ import annotations

import importlib
import json
import sys
import types
from typing import Any, List, Set

LIBRARIES = [
    "http.client",
    "urllib3.response",
    "urllib3.connection",
    "urllib3.connectionpool",
    "urllib3.poolmanager",
    "requests.adapters",
]


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


def main(name: str, server: str, proxy: str) -> None:
    """Print the titles of scores that some calls return, by each transport."""
    rename(name, [*LIBRARIES, *(["urllib3.contrib.socks"] if proxy else [])])
    import flat_api

    over_requests = flat_api.RequestsTransport()
    over_requests.session.proxies = {"http": proxy} if proxy else {}
    print(json.dumps([titles_of(transport, server, proxy) for transport in (None, over_requests)]))


def titles_of(transport: Any, server: str, proxy: str) -> List[str]:
    import flat_api

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
    return titles


if __name__ == "__main__":
    main(*sys.argv[1:])
