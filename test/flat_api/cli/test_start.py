"""The start of the command: what is loaded, and what is said without the extra."""

import os
import subprocess
import sys

import pytest

import flat_api


def modules_of(program):
    code = f"{program}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[-2].split()


def test_the_version_is_printed_without_any_other_package():
    loaded = modules_of("import sys\nfrom flat_api.cli.main import main\nmain(['--version'])")

    assert not {"click", "rich", "pydantic", "urllib3"} & set(loaded)
    assert len([name for name in loaded if name.startswith("flat_api")]) < 12


def test_the_help_needs_neither_a_client_nor_tables():
    pytest.importorskip("click")
    loaded = modules_of("import sys\nfrom flat_api.cli.main import main\nmain(['--help'])")

    assert not {"rich", "pydantic", "urllib3"} & set(loaded)


@pytest.mark.parametrize("package", ["click"])
def test_without_the_extra_one_line_says_what_to_install(package):
    code = (
        f"import sys; sys.modules[{package!r}] = None; from flat_api.cli.main import main; sys.exit(main(['--help']))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        'flat-api needs more packages: pip install "flat-api[cli]"\n',
    )


def test_the_module_and_the_script_are_the_same():
    done = subprocess.run([sys.executable, "-m", "flat_api", "--version"], stdout=subprocess.PIPE, text=True)

    assert done.stdout == f"flat-api {flat_api.__version__}\n"


@pytest.fixture
def account(flat_server, monkeypatch):
    """A server with an account, which the environment names."""
    pytest.importorskip("click")
    user = {"id": "u1", "type": "user", "product": "flat", "username": "ann", "picture": None}
    flat_server.on("GET", "/me").answer(
        json=user, headers={"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "7199"}
    )
    monkeypatch.setenv("FLAT_API_HOST", flat_server.url)
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", "t0ken")

    return flat_server


def test_a_command_calls_the_host_of_the_environment(account, capsys):
    from flat_api.cli.main import main

    assert main(["whoami", "--fields", "username"]) == 0
    assert main(["status", "--fields", "callsLeft,token"]) == 0

    assert capsys.readouterr().out == (
        "username\tann\ncallsLeft\t7199\ntoken\tthe environment variable FLAT_ACCESS_TOKEN\n"
    )
    assert account.requests[0].headers["authorization"] == "Bearer t0ken"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_list_is_a_table_in_a_terminal_and_lines_in_a_pipe(account):
    from support.terminal import in_terminal

    scores = [{"id": "s1", "title": "Ode"}, {"id": "s2", "title": "Joy"}]
    account.on("GET", "/collections/allScores/scores").answer(json=scores)
    environment = {**os.environ, "NO_PROXY": "127.0.0.1", "COLUMNS": "100", "TERM": "xterm"}
    arguments = ("scores", "list", "--fields", "id,title")

    piped = subprocess.run([sys.executable, "-m", "flat_api", *arguments], env=environment, stdout=subprocess.PIPE)
    code, shown = in_terminal(environment, *arguments)

    assert piped.stdout.decode().splitlines() == ["s1\tOde", "s2\tJoy"]
    assert code == 0
    assert [line.split() for line in shown.splitlines() if line.strip().startswith("s")] == [
        ["s1", "Ode"],
        ["s2", "Joy"],
    ]
