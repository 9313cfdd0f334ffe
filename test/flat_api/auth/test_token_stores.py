"""Every token store keeps the same promises: shared, exclusive, and silent about tokens."""

import subprocess
import sys
import threading
import time
from functools import partial

import pytest
from support.django_fixtures import close_connections, emptied, make_user
from support.redis_server import running_redis
from support.token_server import TokenServer

from flat_api import (
    ApiClient,
    ApiTypeError,
    Configuration,
    ConsentWithdrawn,
    FileTokenStore,
    FlatClient,
    MemoryTokenStore,
    OAuth2,
    OAuthException,
    ScoreApi,
    Tokens,
    TokenStoreError,
    TokenStoreTimeout,
)

FIRST = Tokens("access-0", "refresh-0", time.time() - 10, ["scores"], "u1")
SECOND = Tokens("access-1", "refresh-1", time.time() + 3600, ["scores"], "u1")


@pytest.fixture(scope="session")
def redis_port(tmp_path_factory):
    with running_redis(tmp_path_factory.mktemp("redis")) as port:
        yield port


@pytest.fixture(params=["memory", "file", "redis", "sqlite", "postgres"])
def make(request, tmp_path):
    """A function that opens the store, as each process of a back end does."""
    if request.param == "memory":
        store = MemoryTokenStore(timeout=0.3)
        yield lambda: store
    elif request.param == "file":
        yield lambda: FileTokenStore(tmp_path / "tokens.json", timeout=0.3)
    elif request.param in ("sqlite", "postgres"):
        for _ in emptied(request, request.param):
            from flat_api.contrib.django import ModelTokenStore

            yield partial(ModelTokenStore, make_user())
    else:
        redis = pytest.importorskip("redis")
        from flat_api.contrib.redis import RedisTokenStore

        port = request.getfixturevalue("redis_port")
        with redis.Redis(port=port) as client:
            client.flushdb()
            yield lambda: RedisTokenStore(client, "flat:tokens:u1", timeout=0.3)


def test_an_empty_store_has_no_tokens(make):
    assert make().load() is None


def test_tokens_that_are_saved_are_those_that_another_one_loads(make):
    make().save(FIRST)
    make().save(SECOND)

    assert make().load() == SECOND


def test_a_store_that_is_cleared_has_no_tokens(make):
    make().save(FIRST)
    for _ in range(2):
        make().clear()

    assert make().load() is None


def test_a_store_is_locked_for_one_at_a_time_and_says_which_one_took_too_long(make):
    inside, leave = threading.Event(), threading.Event()

    def hold():
        with make().locked():
            inside.set()
            leave.wait(10)
        close_connections()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert inside.wait(10)
        with pytest.raises(TokenStoreTimeout, match=r"was locked for more than 0\.\d s") as caught, make().locked():
            pass
        assert repr(make()) in str(caught.value)
    finally:
        leave.set()
        holder.join()
    with make().locked():
        pass


def test_a_lock_ends_with_an_exception(make):
    with pytest.raises(ZeroDivisionError), make().locked():
        raise ZeroDivisionError

    with make().locked():
        pass


def test_no_repr_shows_a_token(make):
    store = make()
    store.save(FIRST)

    assert "access-0" not in repr(store)
    assert "refresh-0" not in repr(store)


def test_only_tokens_are_saved_and_nothing_else_is_shown(make):
    with pytest.raises(ApiTypeError, match="'tokens' must be Tokens, got a str") as caught:
        make().save("s3cret")

    assert "s3cret" not in str(caught.value)


# A provider over each store


def oauth_of(server):
    return OAuth2(
        "app",
        "s3cret",
        "https://example.com/callback",
        configuration=Configuration(host=server.url, retries=False),
        token_endpoint=server.url + "/oauth/access_token",
    )


def test_of_two_workers_the_second_uses_what_the_first_one_got(make):
    with TokenServer() as server:
        make().save(FIRST)
        one, other = (oauth_of(server).provider(store=make()) for _ in range(2))

        assert (one(), other()) == ("access-1", "access-1")
        assert (server.refreshes, server.reuses) == (1, 0)
        assert make().load().refresh_token == "refresh-1"


def test_a_worker_whose_token_was_replaced_goes_on_after_a_401(make):
    with TokenServer() as server:
        make().save(Tokens("access-0", "refresh-0", time.time() + 3600))
        configurations = [
            Configuration(host=server.url, access_token=oauth_of(server).provider(store=make())) for _ in range(2)
        ]
        with ApiClient(configurations[0]) as one, ApiClient(configurations[1]) as other:
            assert configurations[0].access_token.renew("access-0")
            assert [ScoreApi(client).get_score("s1").title for client in (other, one)] == ["Ode", "Ode"]

        assert (server.refreshes, server.reuses) == (1, 0)


def test_tokens_that_are_given_are_saved_in_an_empty_store_and_never_replace_newer_ones(make):
    with TokenServer() as server:
        assert oauth_of(server).provider(SECOND, store=make())() == "access-1"
        assert make().load() == SECOND

        assert oauth_of(server).provider(FIRST, store=make())() == "access-1"
        assert make().load() == SECOND


def test_tokens_that_the_store_does_not_take_are_kept_and_saved_by_the_next_call(make):
    with TokenServer() as server:
        make().save(FIRST)
        store = make()
        provider = oauth_of(server).provider(store=store)
        save, failures = store.save, [TokenStoreError("full"), TokenStoreError("full")]

        def fail(tokens):
            if failures:
                raise failures.pop()
            save(tokens)

        store.save = fail
        for _ in range(2):
            with pytest.raises(TokenStoreError, match="full"):
                provider()

        assert provider() == "access-1"
        assert make().load().refresh_token == "refresh-1"
        assert (server.refreshes, server.reuses) == (1, 0)


def test_a_store_that_fails_while_the_token_is_valid_fails_no_call(make):
    def fail():
        raise TokenStoreError("away")

    with TokenServer() as server:
        make().save(Tokens("access-0", "refresh-0", time.time() + 30))
        store = make()
        provider = oauth_of(server).provider(store=store)
        store.locked = fail
        assert provider() == "access-0"
        assert server.refreshes == 0


def test_an_empty_store_without_tokens_is_an_error_that_names_it(make):
    with TokenServer() as server, pytest.raises(TokenStoreError, match="holds no tokens"):
        oauth_of(server).provider(store=make())


def test_a_consent_that_was_withdrawn_is_an_error_of_its_own(make):
    with TokenServer() as server:
        make().save(Tokens("access-0", "refresh-old", time.time() - 10))

        with pytest.raises(ConsentWithdrawn) as caught:
            oauth_of(server).provider(store=make())()

    assert isinstance(caught.value, OAuthException)
    assert caught.value.code == "invalid_grant"
    assert "refresh-old" not in str(caught.value)


def test_before_a_consent_counts_as_withdrawn_the_store_is_read_once_more(make):
    with TokenServer() as server:
        make().save(Tokens("access-0", "refresh-old", time.time() - 10))
        oauth = oauth_of(server)
        refuse = oauth.refresh

        def consent_again(tokens):
            make().save(SECOND)  # the user came back in another process
            return refuse(tokens)

        oauth.refresh = consent_again

        assert oauth.provider(store=make())() == "access-1"


def test_a_delegated_token_is_shared(make, sandbox_admins):
    sandbox, (one, other) = sandbox_admins
    teacher = next(
        user.id for user in one.organization.list_organization_users() if user.organization_role == "teacher"
    )
    sandbox.forget_requests()

    for admin in (one, other):
        client = admin.as_user(teacher, ["account.public_profile"], store=make())
        assert client.account.get_authenticated_user().id == teacher

    assert [one.operation for one in sandbox.requests].count("createOrganizationUserAccessToken") == 1
    stored = make().load()
    assert (stored.user, stored.refresh_token, stored.scopes) == (teacher, None, ("account.public_profile",))
    other_scopes = one.as_user(teacher, ["account.public_profile", "scores"], store=make())
    assert other_scopes.account.get_authenticated_user().id == teacher
    assert make().load().scopes == ("account.public_profile", "scores")


@pytest.fixture
def sandbox_admins():
    if sys.version_info < (3, 10):
        pytest.skip("the sandbox needs Python 3.10")
    from flat_api.sandbox import Sandbox

    with Sandbox() as sandbox:
        configuration = sandbox.configuration("admin")
        with FlatClient(configuration=configuration) as one, FlatClient(configuration=configuration) as other:
            yield sandbox, (one, other)


# Many processes

WORKER = """
import sys, threading, time
from flat_api import Configuration, FileTokenStore, OAuth2
url, path, threads, start = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
if path.startswith("redis:"):
    import redis
    from flat_api.contrib.redis import RedisTokenStore
    store = RedisTokenStore(redis.Redis(port=int(path[6:])), "flat:tokens:many")
else:
    store = FileTokenStore(path)
oauth = OAuth2("app", "s3cret", "https://example.com/cb", configuration=Configuration(host=url, retries=False),
               token_endpoint=url + "/oauth/access_token")
provider = oauth.provider(store=store)
got = []
def work():
    time.sleep(max(0, start - time.time()))
    got.append(provider())
workers = [threading.Thread(target=work) for _ in range(threads)]
[worker.start() for worker in workers]
[worker.join() for worker in workers]
print(len(got), *sorted(set(got)))
"""


@pytest.mark.parametrize("kind", ["file", "redis"])
def test_of_many_processes_with_many_threads_one_refreshes(kind, tmp_path, request):
    processes, threads = 8, 50
    if kind == "redis":
        redis = pytest.importorskip("redis")
        from flat_api.contrib.redis import RedisTokenStore

        port = request.getfixturevalue("redis_port")
        where = f"redis:{port}"
        with redis.Redis(port=port) as client:
            RedisTokenStore(client, "flat:tokens:many").save(FIRST)
    else:
        where = str(tmp_path / "tokens.json")
        FileTokenStore(where).save(FIRST)
    with TokenServer() as server:
        arguments = [sys.executable, "-c", WORKER, server.url, where, str(threads), str(time.time() + 1.5)]
        workers = [subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
        outputs = [worker.communicate(timeout=60)[0].split() for worker in workers]

        assert outputs == [[str(threads), "access-1"]] * processes
        assert (server.refreshes, server.reuses) == (1, 0)


def test_the_lock_of_a_worker_that_is_killed_while_it_refreshes_is_free(tmp_path):
    path = str(tmp_path / "tokens.json")
    FileTokenStore(path).save(FIRST)
    with TokenServer(delay=30) as server:
        with subprocess.Popen([sys.executable, "-c", WORKER, server.url, path, "1", "0"]) as worker:
            assert server.exchanged.wait(30)
            worker.kill()
        with FileTokenStore(path, timeout=5).locked():
            assert FileTokenStore(path).load() == FIRST


# Files


def test_a_provider_without_tokens_and_store_is_refused():
    with TokenServer() as server, pytest.raises(ApiTypeError, match="'tokens' must be Tokens, got a NoneType"):
        oauth_of(server).provider()


def test_a_provider_of_one_call_renews_its_token_after_a_401():
    class Renewing:
        token = "access-old"

        def __call__(self):
            return self.token

        def renew(self, rejected):
            assert rejected == "access-old"
            self.token = "access-0"
            return True

    with TokenServer() as server, ApiClient(Configuration(host=server.url, access_token="of-another-user")) as client:
        assert ScoreApi(client).get_score("s1", _request_auth=Renewing()).title == "Ode"
