"""How far optical music recognition goes for an account."""

from __future__ import annotations

from dataclasses import dataclass

from flat_api.sandbox.call import Call
from flat_api.sandbox.credit_ledger import COST_PER_PAGE, balance, spend
from flat_api.sandbox.errors import Refusal, bad_request
from flat_api.sandbox.records import Account
from flat_api.sandbox.records_work import OmrFile, OmrJob
from flat_api.sandbox.resources.library import check_quota
from flat_api.sandbox.resources.omr_messages import say
from flat_api.sandbox.resources.recognition import begin
from flat_api.sandbox.scans import Scan

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Plan:
    """Limits of a plan.

    Attributes:
        files: Most files in one job.
        pages: Most pages in one job.
        parallel: Most jobs that may run at the same time.
        file_size: Largest file, in bytes.
    """

    files: int
    pages: int
    parallel: int
    file_size: int


FREE = Plan(files=5, pages=10, parallel=1, file_size=10 * MEBIBYTE)
SCHOOL = Plan(files=20, pages=50, parallel=3, file_size=20 * MEBIBYTE)


def plan_of(account: Account | None) -> Plan:
    """Return the plan of an account, that of everybody without one."""
    return SCHOOL if account is not None and account.organization is not None else FREE


def check_scans(call: Call, scans: list[Scan], known: list[OmrFile], param: str) -> None:
    """Let files be added to a job.

    Raises:
        Refusal: 400, they are more or larger than the plan allows.
    """
    plan = plan_of(call.account())
    pages = sum(file.pages for file in known) + sum(scan.pages for scan in scans)
    if len(known) + len(scans) > plan.files:
        raise bad_request(f"A job takes no more than {plan.files} files", param)
    if pages > plan.pages:
        raise bad_request(f"A job takes no more than {plan.pages} pages", param)
    for scan in scans:
        if len(scan.data) > plan.file_size:
            raise bad_request(f"A file may not be larger than {plan.file_size} bytes", param)


def check_start(call: Call, job: OmrJob) -> None:
    """Let a job start.

    Raises:
        Refusal: 402, the credits do not cover the pages, or the plan allows no more scores; 409, too many jobs run.
    """
    account = call.account()
    if job.output == "library":
        check_quota(call, account)
    cost, left = job.pages * COST_PER_PAGE, balance(call.store, account)
    if cost > left:
        raise Refusal(402, "OMR_CREDITS_EXHAUSTED", say(call, "noCredits", cost=cost, left=left))
    limit = plan_of(account).parallel
    running = [other for other in call.store.omr_jobs.find("account", account.id) if other.status == "processing"]
    if len(running) >= limit:
        raise Refusal(409, "OMR_TOO_MANY_JOBS", say(call, "tooManyJobs", limit=limit))


def charge_and_begin(call: Call, job: OmrJob) -> OmrJob:
    """Charge the account that calls for a job that may start, start it, and return it."""
    entry = spend(call.store, call.account(), job.pages * COST_PER_PAGE, job.id)
    return begin(call.store, job, entry.id)


def add_scans(call: Call, job: OmrJob, scans: list[Scan]) -> None:
    """Keep files for a job, behind those that it has."""
    count = len(call.store.omr_files.find("job", job.id))
    for index, scan in enumerate(scans, count):
        call.store.omr_files.put(
            OmrFile(
                id=f"{job.id}/{index}",
                job=job.id,
                index=index,
                name=scan.name,
                data=scan.data,
                media_type=scan.media_type,
                extension=scan.extension,
                pages=scan.pages,
                encrypted=scan.encrypted,
            )
        )
