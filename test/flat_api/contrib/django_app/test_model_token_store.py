"""Tokens in the database of a site: encrypted, locked by a row, and kept whatever becomes of the request."""

import threading
import time

import pytest
from support.token_server import TokenServer

from flat_api import Configuration, OAuth2, Tokens, TokenStoreError, TokenStoreTimeout

FIRST = Tokens("access-0", "refresh-0", time.time() - 10, ["scores"], "u1")
SECOND = Tokens("access-1", "refresh-1", time.time() + 3600, ["scores"], "u1")


@pytest.fixture
def make(site_user):
    from flat_api.contrib.django import ModelTokenStore

    return lambda: ModelTokenStore(site_user)


def content():
    from flat_api.contrib.django.models import FlatTokens

    return bytes(FlatTokens.objects.get().content)


def in_thread(work):
    """Do some work in a thread, which has a connection of its own."""
    from django.db import connections

    results = []

    def run():
        try:
            results.append(work())
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, results


def test_a_user_without_tokens_has_none(make):
    assert make().load() is None


def test_tokens_are_kept_encrypted_and_deleted(make):
    make().save(FIRST)
    make().save(SECOND)

    assert make().load() == SECOND
    assert b"access-1" not in content()
    assert "access-1" not in repr(make())
    make().clear()
    assert make().load() is None


def test_keys_are_rotated(make, site, monkeypatch):
    from cryptography.fernet import Fernet

    make().save(FIRST)
    old, new = site.FLAT_API["TOKEN_KEYS"], Fernet.generate_key().decode()
    monkeypatch.setitem(site.FLAT_API, "TOKEN_KEYS", [new, *old])
    assert make().load() == FIRST
    make().save(FIRST)
    monkeypatch.setitem(site.FLAT_API, "TOKEN_KEYS", [new])
    assert make().load() == FIRST
    monkeypatch.setitem(site.FLAT_API, "TOKEN_KEYS", old)
    before = content()

    with pytest.raises(TokenStoreError, match=r"cannot be decrypted with FLAT_API\['TOKEN_KEYS'\]"):
        make().load()

    assert content() == before


def test_a_row_is_locked_for_one_worker_at_a_time(make):
    inside, leave = threading.Event(), threading.Event()
    make().save(FIRST)

    def hold():
        with make().locked():
            inside.set()
            leave.wait(10)

    thread, _ = in_thread(hold)
    try:
        assert inside.wait(10)
        with pytest.raises(TokenStoreTimeout, match="ModelTokenStore of user"), make().locked():
            pass
    finally:
        leave.set()
        thread.join()
    with make().locked():
        assert make().load() == FIRST


def fail_after(work):
    work()
    raise ZeroDivisionError


def test_new_tokens_stay_although_the_transaction_of_the_request_is_rolled_back(make, database):
    from django.db import transaction

    if database == "default":
        pytest.skip("SQLite has one writer")
    make().save(FIRST)

    def refresh():
        assert make().load() == FIRST
        store = make()
        with store.locked():
            store.save(SECOND)

    with pytest.raises(ZeroDivisionError), transaction.atomic(using=database):
        fail_after(refresh)

    assert make().load() == SECOND


def test_a_request_in_a_transaction_can_refresh(make, database):
    from django.db import transaction

    make().save(FIRST)
    with transaction.atomic(using=database):
        store = make()
        assert store.load() == FIRST
        with store.locked():
            store.save(SECOND)

    assert make().load() == SECOND


def test_an_exception_releases_the_lock_and_saves_nothing(make):
    make().save(FIRST)
    store = make()
    with pytest.raises(ZeroDivisionError), store.locked():
        fail_after(lambda: store.save(SECOND))

    assert make().load() == FIRST
    with make().locked():
        pass


def test_of_many_threads_one_refreshes(make):
    make().save(FIRST)
    with TokenServer(delay=0.05) as server:

        def token():
            oauth = OAuth2(
                "app",
                "s3cret",
                "https://example.com/cb",
                configuration=Configuration(host=server.url, retries=False),
                token_endpoint=server.url + "/oauth/access_token",
            )
            return oauth.provider(store=make())()

        workers = [in_thread(token) for _ in range(5)]
        for thread, _ in workers:
            thread.join()

        assert [results for _, results in workers] == [["access-1"]] * 5
        assert (server.refreshes, server.reuses) == (1, 0)
