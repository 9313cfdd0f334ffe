"""Settings: their checks, their defaults, and replacements of removed settings."""

from __future__ import annotations

import copy
import http.client
import logging
import pickle

import pytest

from flat_api.client import FlatClient
from flat_api.configuration import Configuration, debug_log
from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.policies.retry import RetryPolicy


def test_without_arguments_it_is_the_real_service_with_finite_timeouts_and_tls_verified(monkeypatch):
    monkeypatch.delenv("FLAT_ACCESS_TOKEN", raising=False)
    monkeypatch.delenv("FLAT_API_HOST", raising=False)
    configuration = Configuration()

    assert configuration.host == "https://api.flat.io/v2"
    assert (configuration.access_token, configuration.timeout, configuration.verify_ssl) == (None, (5.0, 60.0), True)
    assert configuration.connection_pool_maxsize >= 64


def test_an_access_token_with_its_scheme_is_refused_with_the_reason():
    with pytest.raises(ApiValueError, match="access_token must be the token alone, without 'Bearer'"):
        Configuration(access_token="Bearer t0ken")


def test_the_access_token_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", "from-environment")

    assert Configuration().access_token == "from-environment"
    assert Configuration(access_token="mine").access_token == "mine"
    assert Configuration(access_token="").access_token == ""


def test_the_host_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("FLAT_API_HOST", "http://127.0.0.1:8000/v2/")

    assert Configuration().host == "http://127.0.0.1:8000/v2"
    assert Configuration("https://example.com").host == "https://example.com"
    assert Configuration(server_index=0).host == "https://api.flat.io/v2"
    assert Configuration(server_variables={"region": "eu"}).host == "https://api.flat.io/v2"


def test_a_client_without_a_host_calls_that_of_the_environment(flat_server, monkeypatch):
    monkeypatch.setenv("FLAT_API_HOST", flat_server.url)
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", "from-environment")
    flat_server.on("GET", "/me").answer(json={"id": "u1"})

    with FlatClient(timeout=5) as client:
        assert client.account.get_authenticated_user().id == "u1"
    assert flat_server.requests[0].headers["authorization"] == "Bearer from-environment"


def test_copies_and_pickles_keep_the_host_of_the_environment(monkeypatch):
    monkeypatch.setenv("FLAT_API_HOST", "http://127.0.0.1:8000/v2")
    configuration = Configuration()
    monkeypatch.delenv("FLAT_API_HOST")

    copies = copy.copy(configuration), copy.deepcopy(configuration), pickle.loads(pickle.dumps(configuration))
    assert {one.host for one in copies} == {"http://127.0.0.1:8000/v2"}


@pytest.mark.parametrize("variable", ["FLAT_API_HOST", "FLAT_ACCESS_TOKEN"])
def test_an_empty_variable_of_the_environment_counts_as_not_set(variable, monkeypatch):
    monkeypatch.delenv("FLAT_API_HOST", raising=False)
    monkeypatch.delenv("FLAT_ACCESS_TOKEN", raising=False)
    monkeypatch.setenv(variable, "")
    configuration = Configuration()

    assert (configuration.host, configuration.access_token) == ("https://api.flat.io/v2", None)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("FLAT_API_HOST", "api.flat.io/v2"),
        ("FLAT_API_HOST", "http://127.0.0.1:99999/v2"),
        ("FLAT_API_HOST", "https://user:pa55word@api.flat.io/v2"),
        ("FLAT_ACCESS_TOKEN", "pa55word with spaces"),
    ],
)
def test_a_bad_variable_of_the_environment_is_an_error_that_names_it(variable, value, monkeypatch):
    monkeypatch.setenv(variable, value)

    with pytest.raises(ApiValueError, match=f"the environment variable {variable} ") as caught:
        Configuration()
    assert "pa55word" not in str(caught.value)


def test_a_bad_variable_of_the_environment_does_not_matter_where_the_setting_is_given(monkeypatch):
    monkeypatch.setenv("FLAT_API_HOST", "nonsense")
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", "two words")

    assert repr(Configuration("https://example.com", access_token="t")) == (
        "Configuration(host='https://example.com', access_token='[redacted]')"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("host", "api.flat.io/v2"),
        ("host", "ftp://api.flat.io"),
        ("host", "https://"),
        ("host", "https://u:p@api.flat.io"),
        ("host", "https://api.flat.io/v2?x=1"),
        ("host", "https://api.flat.io/v2#x"),
        ("host", "https://api.flat.io/v2/../v3"),
        ("host", "https://api.flat.io/v 2"),
        ("host", "https://api.flat.io/v2\n"),
        ("host", "https://api.flat.io:99999"),
        ("host", None),
        ("server_index", 1),
        ("access_token", "two words"),
        ("access_token", "t\r\nX-Evil: 1"),
        ("access_token", "t0ken\n"),
        ("access_token", 5),
        ("timeout", 0),
        ("timeout", (1, 2, 3)),
        ("timeout", "5"),
        ("timeout", None),
        ("retries", -1),
        ("retries", "3"),
        ("rate_limit", "sleep"),
        ("max_response_bytes", 0),
        ("response_validation", "none"),
        ("client_side_validation", "no"),
        ("safe_chars_for_path_param", "?"),
        ("safe_chars_for_path_param", "#"),
        ("verify_ssl", 0),
        ("ssl_ca_cert", "/does/not/exist"),
        ("ca_cert_data", 5),
        ("cert_file", "/does/not/exist"),
        ("tls_server_name", 5),
        ("assert_hostname", 5),
        ("proxy", "proxy:3128"),
        ("proxy", "gopher://proxy"),
        ("proxy_headers", {"X": "a\nb"}),
        ("connection_pool_maxsize", -1),
        ("connection_pool_maxsize", 0),
        ("socket_options", [(1, 2)]),
        ("socket_options", 5),
        ("no_proxy", [3]),
        ("temp_folder_path", "/does/not/exist"),
        ("debug", "yes"),
        ("logger_format", None),
    ],
)
def test_a_wrong_value_is_refused_by_the_constructor_and_by_assignment(name, value):
    with pytest.raises((ApiTypeError, ApiValueError), match=f"Configuration: ({name}|.*server)"):
        setattr(Configuration(), name, value)
    if value is not None:
        with pytest.raises((ApiTypeError, ApiValueError)):
            Configuration(**{name: value})


def test_a_refused_value_changes_nothing():
    configuration = Configuration()

    with pytest.raises(ApiValueError):
        configuration.host = "nonsense"

    assert configuration.host == "https://api.flat.io/v2"


@pytest.mark.parametrize("settings", [{"host": "https://u:p4ss@api.flat.io"}, {"access_token": "s3cret token"}])
def test_refused_secrets_are_not_shown(settings):
    with pytest.raises(ApiValueError) as caught:
        Configuration(**settings)

    assert "p4ss" not in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_a_misspelt_setting_gets_a_suggestion():
    configuration = Configuration()

    with pytest.raises(AttributeError, match=r"no setting 'acces_token'; did you mean 'access_token'\?"):
        configuration.acces_token = "x"
    with pytest.raises(AttributeError, match=r"no setting 'hosts'; did you mean 'host'\?"):
        getattr(configuration, "hosts")  # noqa: B009
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'verify_sll'; did you mean 'verify_ssl'\?"):
        Configuration(verify_sll=False)


@pytest.mark.parametrize(
    "name",
    [
        "api_key",
        "api_key_prefix",
        "username",
        "password",
        "refresh_api_key_hook",
        "server_operation_index",
        "server_operation_variables",
        "ignore_operation_servers",
        "discard_unknown_keys",
        "logger_stream_handler",
        "trace_configs",
        "tcp_connector_limit_per_host",
        "client_session_kwargs",
    ],
)
def test_settings_that_are_gone_say_what_to_use(name):
    with pytest.raises(AttributeError, match=f"no setting '{name}': .+"):
        setattr(Configuration(), name, None)
    with pytest.raises(AttributeError, match=f"no setting '{name}': .+"):
        getattr(Configuration(), name)
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{name}': .+"):
        Configuration(**{name: None})


def test_the_host_may_end_with_a_slash():
    assert Configuration("https://api.flat.io/v2/").host == "https://api.flat.io/v2"


def test_host_settings_are_those_of_the_contract():
    configuration = Configuration("http://localhost:1")
    servers = [
        {
            "url": "https://{place}.flat.io/",
            "variables": {"place": {"default_value": "api", "enum_values": ["api", "eu"]}},
        }
    ]

    assert configuration.server_index is None
    assert configuration.get_host_settings()[0]["url"] == "https://api.flat.io/v2"
    assert configuration.get_host_from_settings(None) == "http://localhost:1"
    assert configuration.get_host_from_settings(0, {"place": "eu"}, servers) == "https://eu.flat.io"
    with pytest.raises(ApiValueError, match="'place' must be one of api, eu, got 'us'"):
        configuration.get_host_from_settings(0, {"place": "us"}, servers)
    configuration.server_index = 0
    assert configuration.host == "https://api.flat.io/v2"
    with pytest.raises(TypeError, match="host or server_index"):
        Configuration("http://localhost:1", server_index=0)


def test_repr_shows_what_was_set_but_no_secret(tmp_path):
    configuration = Configuration(
        access_token="s3cret",
        proxy="http://me:s3cret@proxy:3128",
        proxy_headers={"Proxy-Authorization": "Basic s3cret"},
        ca_cert_data="s3cret",
        timeout=(1, 2),
    )

    assert repr(configuration) == (
        "Configuration(host='https://api.flat.io/v2', access_token='[redacted]', timeout=(1, 2), "
        "ca_cert_data='[redacted]', proxy='http://proxy:3128', proxy_headers='[redacted]')"
    )
    assert "s3cret" not in configuration.to_debug_report()


@pytest.mark.parametrize("proxy", ["", "http://proxy:3128"])
def test_repr_shows_a_proxy_that_holds_no_secret(proxy):
    assert f", proxy={proxy!r})" in repr(Configuration("http://localhost:1", proxy=proxy))


def test_what_is_hidden_is_called_by_the_name_of_what_was_given():
    with pytest.raises(ApiTypeError, match=r"proxy_headers must be a mapping of names to values, got a list$"):
        Configuration(proxy_headers=["x"])
    with pytest.raises(ApiTypeError, match=r"access_token must be text or a callable that returns text, got a dict$"):
        Configuration(access_token={"token": "x"})


def test_copies_are_independent_and_keep_the_token():
    configuration = Configuration(
        "http://localhost:1", access_token="t0ken", retries=RetryPolicy(attempts=2), timeout=7
    )

    for other in (pickle.loads(pickle.dumps(configuration)), copy.deepcopy(configuration), copy.copy(configuration)):
        assert (other.host, other.access_token, other.timeout, other.retries) == (
            "http://localhost:1",
            "t0ken",
            (7, 7),
            RetryPolicy(attempts=2),
        )
        other.host = "http://localhost:2"
    assert configuration.host == "http://localhost:1"


def test_the_default_is_kept_as_a_copy():
    configuration = Configuration("http://localhost:1")
    Configuration.set_default(configuration)
    try:
        configuration.host = "http://localhost:2"
        assert Configuration.get_default().host == "http://localhost:1"
        assert Configuration.get_default() is Configuration.get_default()
        assert Configuration.get_default_copy() is not Configuration.get_default()
    finally:
        Configuration.set_default(None)


def test_auth_settings_show_how_calls_are_authorized():
    assert Configuration(access_token="").auth_settings() == {}
    assert Configuration(access_token=lambda: "t").auth_settings()["OAuth2"]["value"] == "Bearer t"


def test_the_debug_report_names_the_versions():
    report = Configuration().to_debug_report()

    assert [line.partition(":")[0] for line in report.splitlines()] == [
        "Package",
        "API",
        "Python",
        "urllib3",
        "pydantic",
        "Host",
    ]


@pytest.fixture
def flat_log(monkeypatch):
    # Configurations of other tests may have debug=True, and still be there.
    monkeypatch.setattr(debug_log, "debug_log", debug_log.DebugLog())
    log = logging.getLogger("flat_api")
    before = (log.level, list(log.handlers))
    yield log
    for handler in log.handlers:
        if handler not in before[1]:
            handler.close()
    log.setLevel(before[0])
    log.handlers[:] = before[1]


def test_debug_writes_to_the_logger_file_and_touches_no_other_logger(flat_log, tmp_path):
    names = ("", "urllib3", "http.client")
    before = [(logging.getLogger(name).level, list(logging.getLogger(name).handlers)) for name in names]
    first = Configuration(debug=True, logger_file=str(tmp_path / "log"), logger_format="%(name)s|%(message)s")
    Configuration(debug=True, logger_file=str(tmp_path / "log"), logger_format=first.logger_format)

    flat_log.debug("hello")

    assert (tmp_path / "log").read_text() == "flat_api|hello\n"
    assert [(logging.getLogger(name).level, list(logging.getLogger(name).handlers)) for name in names] == before


@pytest.mark.parametrize("place", ["missing/log", "", "file/log", "\0"])
def test_a_logger_file_that_cannot_be_opened_is_refused_where_it_is_set(flat_log, tmp_path, place):
    (tmp_path / "file").write_text("")
    path = str(tmp_path / place) if place else str(tmp_path)
    before = list(flat_log.handlers)
    configuration = Configuration(debug=True)
    after = list(flat_log.handlers)

    with pytest.raises(ApiValueError, match="logger_file must be a file that can be written, got"):
        Configuration(logger_file=path)
    with pytest.raises(ApiValueError, match="logger_file must be a file that can be written, got"):
        configuration.logger_file = path

    assert configuration.logger_file is None
    assert flat_log.handlers == after
    assert before == [handler for handler in after if handler in before]


def state_of_logging():
    loggers = [logging.getLogger(name) for name in ("", "flat_api", "flat_api.drift", "urllib3", "http.client")]
    state = [(logger.level, list(logger.handlers), logger.propagate, logger.disabled) for logger in loggers]
    return state, http.client.HTTPConnection.debuglevel


@pytest.mark.parametrize("file", [False, True])
def test_debug_false_takes_back_what_debug_true_did(flat_log, tmp_path, file):
    flat_log.setLevel(logging.ERROR)
    configuration = Configuration(logger_file=str(tmp_path / "log") if file else None)
    before = state_of_logging()

    for _ in range(2):
        configuration.debug = True
        assert flat_log.level == logging.DEBUG
        configuration.debug = True
        configuration.debug = False
        assert state_of_logging() == before

    configuration.logger_file = None
    assert not any(isinstance(handler, logging.FileHandler) for handler in flat_log.handlers)


def test_the_log_of_several_configurations_ends_with_the_last_one(flat_log, tmp_path):
    flat_log.setLevel(logging.ERROR)
    before = state_of_logging()
    path = str(tmp_path / "log")
    first, second = Configuration(debug=True, logger_file=path), Configuration(debug=True, logger_file=path)
    third = copy.copy(second)
    assert len([handler for handler in flat_log.handlers if isinstance(handler, logging.FileHandler)]) == 1

    for one in (first, second):
        one.debug, one.logger_file = False, None
        assert flat_log.level == logging.DEBUG
    flat_log.debug("hello")
    third.debug, third.logger_file = False, None
    flat_log.debug("nobody")

    assert state_of_logging() == before
    assert (tmp_path / "log").read_text().endswith(" DEBUG hello\n")


def test_a_level_that_the_program_sets_while_debugging_stays(flat_log):
    configuration = Configuration(debug=True)
    flat_log.setLevel(logging.INFO)

    configuration.debug = False

    assert flat_log.level == logging.INFO


def test_debug_without_any_handler_writes_to_the_console_until_it_is_over(flat_log, monkeypatch, capsys):
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr(flat_log, "handlers", [])
    configuration = Configuration(debug=True, logger_format="%(levelname)s|%(message)s")

    flat_log.debug("hello")
    configuration.logger_format = "%(message)s"
    flat_log.debug("again")
    configuration.debug = False
    flat_log.debug("nobody")

    assert capsys.readouterr().err == "DEBUG|hello\nagain\n"
    assert flat_log.handlers == []


def test_a_configuration_without_debug_leaves_the_log_of_another_alone(flat_log):
    first = Configuration(debug=True)

    Configuration().debug = False

    assert (first.debug, flat_log.level) == (True, logging.DEBUG)
    first.debug = False


def test_without_debug_nothing_about_logging_changes(flat_log):
    before = (flat_log.level, list(flat_log.handlers))

    Configuration()

    assert (flat_log.level, list(flat_log.handlers)) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [("host", "x" * 5000), ("timeout", ("x" * 5000,)), ("rate_limit", "x" * 5000), ("debug", "x" * 5000)],
)
def test_a_long_value_is_cut_in_the_message(name, value):
    with pytest.raises((ApiTypeError, ApiValueError), match="xxx") as caught:
        Configuration(**{name: value})
    assert len(str(caught.value)) < 400
