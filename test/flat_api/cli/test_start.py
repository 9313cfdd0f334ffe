"""The start of the command: what is loaded, and what is said without the extra."""

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


def test_a_command_calls_the_host_of_the_environment(flat_server, monkeypatch, capsys):
    pytest.importorskip("click")
    from flat_api.cli.main import main

    user = {"id": "u1", "type": "user", "product": "flat", "username": "ann", "picture": None}
    flat_server.on("GET", "/me").answer(
        json=user, headers={"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "7199"}
    )
    monkeypatch.setenv("FLAT_API_HOST", flat_server.url)
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", "t0ken")

    assert main(["whoami", "--fields", "username"]) == 0
    assert main(["status", "--fields", "callsLeft,token"]) == 0

    assert capsys.readouterr().out == (
        "username\tann\ncallsLeft\t7199\ntoken\tthe environment variable FLAT_ACCESS_TOKEN\n"
    )
    assert flat_server.requests[0].headers["authorization"] == "Bearer t0ken"
