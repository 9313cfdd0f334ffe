"""The site of the tests, on SQLite and on PostgreSQL."""

import os
import sys

import pytest


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Django, set up with a database in a file."""
    if sys.version_info < (3, 10):
        pytest.skip("the sandbox, against which the site is tested, needs Python 3.10")
    pytest.importorskip("django")
    pytest.importorskip("cryptography")
    import django
    from django.conf import settings
    from django.core.management import call_command

    os.environ["DJANGO_SETTINGS_MODULE"] = "support.django_site.settings"
    path = tmp_path_factory.mktemp("site") / "site.sqlite3"
    options = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": {"timeout": 0.5}}
    settings.DATABASES["default"] = options
    django.setup()
    call_command("migrate", verbosity=0)
    yield settings
    close_connections()


def close_connections():
    """Close the connections of this thread to the databases of the site, if there is one."""
    if "django.db" in sys.modules:
        sys.modules["django.db"].connections.close_all()


@pytest.fixture(scope="session")
def postgres(site):
    """The same site on PostgreSQL, under the alias ``postgres``."""
    pytest.importorskip("psycopg")
    from django.core.management import call_command
    from django.db import connections

    from support.postgres_server import running_postgres

    with running_postgres() as port:
        server = {"HOST": "127.0.0.1", "PORT": str(port), "USER": "flat", "NAME": "postgres"}
        options = {**connections.databases["default"], **server, "ENGINE": "django.db.backends.postgresql"}
        connections.databases["postgres"] = {**options, "OPTIONS": {}}
        call_command("migrate", database="postgres", verbosity=0)
        yield
        close_connections()


class _Router:
    """Sends everything to the database of the test."""

    alias = "default"

    def db_for_read(self, model, **hints):
        return self.alias

    db_for_write = db_for_read


@pytest.fixture(params=["sqlite", "postgres"])
def database(request):
    """Each of the databases, empty."""
    yield from emptied(request, request.param)


def emptied(request, name):
    """Yield the alias of a database, ``sqlite`` or ``postgres``, that has no users."""
    request.getfixturevalue("site")
    monkeypatch = request.getfixturevalue("monkeypatch")
    from django.contrib.auth.models import User
    from django.db import router

    if name == "postgres":
        request.getfixturevalue("postgres")
    chosen = _Router()
    chosen.alias = "default" if name == "sqlite" else "postgres"
    monkeypatch.setattr(router, "routers", [chosen])
    User.objects.all().delete()
    yield chosen.alias
    close_connections()


@pytest.fixture
def site_user(database):
    """A user of the site, in each of the databases."""
    return make_user()


def make_user():
    """Return a new user of the site."""
    from django.contrib.auth.models import User

    return User.objects.create_user("ann", password="ann's password")
