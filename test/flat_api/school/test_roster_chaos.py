"""A roster that is applied through faults and kills ends as one that met none: no twin, nothing lost."""

import datetime
import os
import random
import subprocess
import sys

import pytest
from hypothesis import settings

from flat_api import ApiException, FlatClient, RetryPolicy, school
from flat_api.policies.retry import Backoff

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)

from support.schools import KEY, rows

from flat_api.sandbox import Sandbox
from flat_api.sandbox.faults import DropAfter, DropBefore, Fault, Status, Truncate

TODAY = datetime.date(2026, 9, 14)
PROGRAM = """
import datetime, sys
from flat_api import Configuration, FlatClient, RetryPolicy, school
from flat_api.policies.retry import Backoff
from support.schools import KEY, rows
policy = RetryPolicy(backoff=Backoff(base=0.001))
configuration = Configuration(host=sys.argv[1], access_token=sys.argv[2], retries=policy)
roster = school.Roster.from_rows(*rows(students=5, classes=3), complete=True)
today = datetime.date(2026, 9, 14)
with FlatClient(configuration=configuration) as client, school.State(sys.argv[3], KEY) as state:
    plan = school.plan(client, roster, state, today=today)
    sys.exit(school.apply(client, plan, roster, state, today=today).exit_code)
"""


def end_state(sandbox):
    """Return the school as it is in the end: accounts, and classes with their members by username."""
    with FlatClient(configuration=sandbox.configuration("admin")) as admin:
        found = school.directory(admin)
    names = {one.id: one.username for one in found.accounts.values()}
    classes = [
        (
            one.name,
            one.section,
            sorted(names[user] for user in one.students),
            sorted(names[user] for user in one.teachers),
        )
        for one in found.classes.values()
    ]
    return sorted(names.values()), sorted(classes)


@pytest.fixture(scope="module")
def calm(tmp_path_factory):
    """The end state where nothing goes wrong."""
    path = tmp_path_factory.mktemp("calm") / "roster.sqlite3"
    with Sandbox() as sandbox:
        with FlatClient(configuration=sandbox.configuration("admin")) as admin, school.State(path, KEY) as state:
            roster = school.Roster.from_rows(*rows(students=5, classes=3), complete=True)
            plan = school.plan(admin, roster, state, today=TODAY)
            assert school.apply(admin, plan, roster, state, today=TODAY).exit_code == 0
        return end_state(sandbox)


class Weather(Fault):
    """Every fifth call goes wrong, in one of the ways of a network or an overloaded server."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.kinds = (DropBefore(), DropAfter(), Status(503), Status(502), Truncate())
        self.met = 0

    def before(self, faults):
        self.now = self.random.choice(self.kinds) if self.random.random() < 0.2 else Fault()
        self.met += type(self.now) is not Fault
        return self.now.before(faults)

    def after(self, response, faults):
        return self.now.after(response, faults)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_faults_leave_the_same_school_as_a_calm_run(calm, tmp_path, seed):
    roster = school.Roster.from_rows(*rows(students=5, classes=3), complete=True)
    weather = Weather(seed)
    with Sandbox() as sandbox:
        configuration = sandbox.configuration("admin")
        configuration.retries = RetryPolicy(backoff=Backoff(base=0.001))
        sandbox.fault("*", weather, times=None)
        with FlatClient(configuration=configuration) as admin, school.State(tmp_path / "state", KEY) as state:
            for _ in range(30):
                try:
                    plan = school.plan(admin, roster, state, today=TODAY)
                    if school.apply(admin, plan, roster, state, today=TODAY, max_failures=1).exit_code == 0:
                        break
                except ApiException:
                    continue  # Flat could not be read at the beginning; the next night tries again
        sandbox.clear_faults()

        assert weather.met > 5
        assert end_state(sandbox) == calm


class Killer(Fault):
    """Kills a process before or after a request of it was processed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.process = None
        self.left = 0
        self.kills = 0
        self.after_it = False

    def aim(self, process):
        self.after_it = self.random.random() < 0.6
        self.process, self.left = process, self.random.randint(2, 9)

    def before(self, faults):
        self.left -= 1
        if not self.after_it:
            self._kill()

    def after(self, response, faults):
        if self.after_it:
            self._kill()
        return response

    def _kill(self):
        # Several threads of the server come here; the first one that is due kills.
        process = self.process
        if process is not None and self.left <= 0:
            self.process = None
            process.kill()
            process.wait()
            self.kills += 1


def test_a_run_that_is_killed_again_and_again_ends_as_one_that_was_not(calm, tmp_path):
    kills = (
        5 if settings().derandomize else 16
    )  # more of them where there is time, as in `--hypothesis-profile=explore`
    killer = Killer(seed=7)
    with Sandbox() as sandbox:
        sandbox.fault("*", killer, times=None)
        arguments = [sandbox.url, sandbox.token("admin"), str(tmp_path / "state")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        for _ in range(100):
            with subprocess.Popen([sys.executable, "-c", PROGRAM, *arguments], env=environment) as process:
                if killer.kills < kills:
                    killer.aim(process)
            if process.returncode == 0:
                break

        assert killer.kills >= min(kills, 3)
        assert process.returncode == 0
        assert end_state(sandbox) == calm
