"""Health endpoint, for containers and for scripts that wait for a start."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.wrappers import Response

from flat_api.support.version import package_version

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEALTH_PATH = "/health"


def with_health(application: WSGIApplication) -> WSGIApplication:
    """Return an application with the health endpoint, which needs no token and is in no list of requests."""

    def respond(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != HEALTH_PATH:
            return application(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return Response(f"{HEALTH_PATH} allows GET and HEAD\n", 405, {"Allow": "GET, HEAD"})(
                environ, start_response
            )
        body = f'{{"status":"ok","version":"{package_version()}"}}'
        headers = {"Cache-Control": "no-store"}
        return Response(body, headers=headers, content_type="application/json")(environ, start_response)

    return respond
