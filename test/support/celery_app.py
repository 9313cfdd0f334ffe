"""Tasks of Celery and RQ, with a client that was used before the worker forked."""

import os

import flat_api

try:
    from celery import Celery
except ImportError:  # RQ needs the function only
    Celery = None

client = flat_api.FlatClient()
client.account.get_authenticated_user()


def username():
    return f"{os.getpid()} {client.account.get_authenticated_user().username}"


if Celery is not None and "FLAT_TEST_QUEUE" in os.environ:
    folder = os.environ["FLAT_TEST_QUEUE"]
    app = Celery("tasks", broker="filesystem://", backend=f"file://{folder}/results")
    queue = f"{folder}/queue"
    app.conf.broker_transport_options = {
        "data_folder_in": queue,
        "data_folder_out": queue,
        "control_folder": f"{folder}/control",
    }
    task = app.task(username, name="username")
