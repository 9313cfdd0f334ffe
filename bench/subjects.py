"""Subjects of the measurements: the floor, and the installed ``flat_api`` of this or a published version."""

from __future__ import annotations

from typing import Any, Optional, Protocol


class Session(Protocol):
    """A client that is ready for calls."""

    def me(self) -> Any:
        """Return the signed-in user."""
        ...

    def upload(self, data: str) -> Any:
        """Create a score of ``data``."""
        ...

    def scores(self) -> Any:
        """Return a thousand scores."""
        ...


class FloorSession:
    """``urllib3.PoolManager`` and hand-written models.

    Args:
        host: Base URL.
        connections: Number of connections to keep; by default one, as urllib3 does.
    """

    def __init__(self, host: str, connections: Optional[int] = None) -> None:
        import urllib3

        from bench import floor

        self.host = host
        self.user = floor.UserDetails
        self.pool = urllib3.PoolManager() if connections is None else urllib3.PoolManager(maxsize=connections)
        self.headers = {"Authorization": "Bearer token", "Accept": "application/json", "User-Agent": "floor"}

    def me(self) -> Any:
        return self.user.model_validate_json(self.pool.request("GET", self.host + "/me", headers=self.headers).data)

    def upload(self, data: str) -> Any:
        import json

        from bench import floor_scores

        body = floor_scores.ScoreCreation(title="Evening by the Lake", privacy=floor_scores.Privacy.PRIVATE, data=data)
        response = self.pool.request(
            "POST",
            self.host + "/scores",
            body=json.dumps(body.model_dump(mode="json", by_alias=True, exclude_unset=True)).encode(),
            headers={**self.headers, "Content-Type": "application/json"},
        )
        return floor_scores.ScoreDetails.model_validate_json(response.data)

    def scores(self) -> Any:
        response = self.pool.request("GET", self.host + "/users/me/scores", headers=self.headers)
        return self.score_list().validate_json(response.data)

    def score_list(self) -> Any:
        if not hasattr(self, "adapter"):
            from typing import List

            from pydantic import TypeAdapter

            from bench import floor_scores

            self.adapter: Any = TypeAdapter(List[floor_scores.ScoreDetails])
        return self.adapter


class ClientSession:
    """The installed ``flat_api``."""

    def __init__(self, host: str, connections: int) -> None:
        import importlib

        self.package: Any = importlib.import_module("flat_api")
        configuration = self.package.Configuration(host=host, access_token="token")
        configuration.connection_pool_maxsize = connections
        self.client = self.package.ApiClient(configuration)
        self.account = importlib.import_module("flat_api.api.account_api").AccountApi(self.client)

    def me(self) -> Any:
        return self.account.get_authenticated_user()

    def upload(self, data: str) -> Any:
        arguments = {"title": "Evening by the Lake", "privacy": self.package.ScorePrivacy.PRIVATE, "data": data}
        body: Any = self.package.ScoreCreation
        if hasattr(body, "one_of_schemas") or "actual_instance" in getattr(body, "model_fields", {}):
            body = body(self.package.ScoreCreationFileImport(**arguments))  # a union in the published 2.0
        else:
            body = body(**arguments)
        return self.package.ScoreApi(self.client).create_score(body)

    def scores(self) -> Any:
        return self.package.ScoreApi(self.client).get_user_scores("me")


def connect(subject: str, host: str, connections: int = 1) -> Session:
    """Return a session of ``floor``, or one of ``pooled-floor`` or ``client`` with a number of connections."""
    if subject == "floor":
        return FloorSession(host)
    return FloorSession(host, connections) if subject == "pooled-floor" else ClientSession(host, connections)
