"""Many schools at a time, each with a token and a state of its own."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Dict, Iterable, List, Optional, Tuple, Union

from flat_api.client import FlatClient
from flat_api.exceptions import ApiTypeError, ApiValueError, OpenApiException
from flat_api.exceptions.misuse import excerpt
from flat_api.school.applying.apply import apply
from flat_api.school.applying.outcomes import Result
from flat_api.school.model import Secret
from flat_api.school.planning.planner import plan
from flat_api.school.planning.policy import Policy
from flat_api.school.state import State

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from flat_api.configuration import Configuration
    from flat_api.school.roster import Roster


@dataclass(frozen=True)
class SchoolRun:
    """Nightly run of one school of a district. It can be pickled, for executors of other processes and machines.

    Attributes:
        name: Name, by which the outcome is found.
        configuration: Configuration with the token of an administrator of the school.
        roster: The school's records.
        state: Path of the state; on the machine where the run takes place.
        key: Key of the state.
        policy: Rules; by default nothing is removed, and ``apply_many`` removes nothing in any case.
    """

    name: str
    configuration: Configuration = field(repr=False)
    roster: Roster = field(repr=False)
    state: Union[str, os.PathLike[str]]
    key: Secret = field(repr=False)
    policy: Policy = field(default_factory=Policy)


@dataclass(frozen=True)
class SchoolOutcome:
    """Outcome of a run.

    Attributes:
        result: What was done, or ``None`` if the run could not begin.
        error: Why it could not begin.
    """

    result: Optional[Result]
    error: Optional[Exception] = None


def apply_many(
    runs: Iterable[SchoolRun],
    executor: Executor,
    *,
    max_calls: Optional[int] = None,
    until: Optional[datetime.datetime] = None,
    today: Optional[datetime.date] = None,
) -> Dict[str, SchoolOutcome]:
    """Plan and apply the rosters of many schools side by side.

    A school whose plan removes anything is held: a removal needs somebody who has looked at it. An error of a school
    does not end the others.

    Args:
        runs: The schools. Two of them must not share a state.
        executor: Executor of ``concurrent.futures`` with threads or processes, or Dask's ``client.get_executor()``.
        max_calls: Most operations of each school. See :func:`~flat_api.school.apply`.
        until: Time at which all runs end.
        today: Day of the runs, by default today in UTC.

    Returns:
        An outcome for each school, by name.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong, or two schools have the same name or state.
    """
    schools = _checked(runs)
    futures: List[Tuple[str, Future[SchoolOutcome]]] = [
        (one.name, executor.submit(_apply_one, one, max_calls, until, today)) for one in schools
    ]
    return {name: future.result() for name, future in futures}


def _apply_one(
    run: SchoolRun,
    max_calls: Optional[int],
    until: Optional[datetime.datetime],
    today: Optional[datetime.date],
) -> SchoolOutcome:
    try:
        with FlatClient(configuration=run.configuration) as client, State(run.state, run.key) as state:
            made = plan(client, run.roster, state, run.policy, today=today)
            if made.removal_count:
                return SchoolOutcome(Result((), held=("removals",)))
            return SchoolOutcome(apply(client, made, run.roster, state, max_calls=max_calls, until=until, today=today))
    except (OpenApiException, OSError) as error:
        return SchoolOutcome(None, error)


def _checked(runs: Iterable[SchoolRun]) -> List[SchoolRun]:
    schools: List[SchoolRun] = list(runs)
    for one in schools:
        if type(one) is not SchoolRun:
            raise ApiTypeError(f"apply_many(): 'runs' must be a list of SchoolRun, got {excerpt(one)} in it")
    for what in ("name", "state"):
        values = [str(getattr(one, what)) for one in schools]
        twice = next((value for value in values if values.count(value) > 1), None)
        if twice is not None:
            raise ApiValueError(f"apply_many(): two schools have the {what} {excerpt(twice)}")
    return schools
