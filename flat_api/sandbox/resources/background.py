"""What has become due since the last request. The server has no thread for it: whoever comes next finds it done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flat_api.sandbox.call import Call
from flat_api.sandbox.resources.recognition import move_on

ACTIVITY_STEP = timedelta(minutes=1)
"""How exactly it is kept when somebody was last active."""


def catch_up(call: Call) -> None:
    """Note that somebody calls, and let work in the background come as far as it would have come by now."""
    account = call.account_or_none()
    now = call.store.now()
    if account is not None and (account.last_activity is None or now - account.last_activity >= ACTIVITY_STEP):
        call.store.accounts.put(replace(account, last_activity=now))
    move_on(call)
