"""Files of the guide for GitHub Actions, Docker and Compose."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
import yaml
from support.sandbox import ROOT, Api

GUIDE = (ROOT / "docs" / "guides" / "sandbox.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def compose():
    return next(file for file in map(yaml.safe_load, blocks("yaml")) if "services" in file)


def workflow():
    return next(file for file in map(yaml.safe_load, blocks("yaml")) if "jobs" in file)


def instruction(name):
    (text,) = re.findall(rf"^{name} (.*)$", blocks("dockerfile")[0], re.MULTILINE)
    return json.loads(text)


@pytest.mark.skipif(sys.platform == "win32", reason="the command of a container for Linux")
@pytest.mark.parametrize("options", [instruction("CMD"), compose()["services"]["flat"]["command"]])
def test_the_command_of_the_container_serves_with_the_token_of_compose(options, pool, contract, tmp_path):
    command = [*instruction("ENTRYPOINT"), *options]
    assert command[0] == "python"
    # Other tests may use the ports and addresses of the files.
    own = {"8080": "0", "8081": "0", "0.0.0.0": "127.0.0.1", "/data/school.sqlite": str(tmp_path / "school.sqlite")}
    variables = {**os.environ, **compose()["services"]["flat"]["environment"]}
    arguments = [sys.executable, *(own.get(word, word) for word in command[1:])]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=variables) as process:
        try:
            printed = json.loads(process.stdout.readline())
            token = compose()["services"]["app"]["environment"]["FLAT_ACCESS_TOKEN"]
            user = Api(pool, printed["url"], contract, token).ok("getAuthenticatedUser")
            health = pool.request("GET", printed["health"])
        finally:
            process.kill()

    assert (user["username"], health.status) == ("nora.lindqvist", 200)


def test_ports_paths_and_tokens_of_the_files_agree():
    services, job = compose()["services"], workflow()["jobs"]["tests"]
    entry = instruction("ENTRYPOINT")
    port, files = entry[entry.index("--port") + 1], entry[entry.index("--storage-port") + 1]

    assert services["flat"]["ports"] == [f"127.0.0.1:{number}:{number}" for number in (port, files)]
    assert services["app"]["environment"]["FLAT_API_HOST"] == f"http://flat:{port}/v2"
    assert f"http://127.0.0.1:{port}/health" in blocks("dockerfile")[0]
    assert job["env"]["FLAT_API_HOST"] == f"http://127.0.0.1:{port}/v2"
    (start,) = [step["run"] for step in job["steps"] if "flat_api.sandbox" in step.get("run", "")]
    assert f"--port {port} " in start
    assert f"http://127.0.0.1:{port}/health" in start
