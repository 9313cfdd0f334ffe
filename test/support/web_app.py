"""A WSGI application whose client is made, and on request used, before the server forks its workers."""

import os

import flat_api

client = flat_api.FlatClient()
if os.environ.get("FLAT_TEST_USE_FIRST"):
    client.account.get_authenticated_user()


def application(environ, start_response):
    body = f"{os.getpid()} {client.account.get_authenticated_user().username}".encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
