"""Bring the accounts and classes of a school at Flat in step with its own records, every night.

    python examples/roster_sync.py examples/school --state roster.sqlite3
    python examples/roster_sync.py examples/school --state roster.sqlite3 --apply

The first command only prints what would be done. ``FLAT_ROSTER_KEY`` is a secret of your own, which hides in the
state who is who. It reads an export in the OneRoster format; ``examples/school`` is one of an invented school. Nobody
is ever removed: whom the school no longer has is listed as stale. The exit code is 0 when there was nothing to do or
all is done, 2 when there are changes, 3 when a guard held them, 4 when some failed, and 1 after an error. The token
is that of an administrator. Scopes: ``edu.admin.users``, and ``account.education_profile`` for the names.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox --user admin``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its
token.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import flat_api
from flat_api import school


def main(arguments: Sequence[str] | None = None) -> int:
    """Plan, and on request apply; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, help="zip archive or folder in the OneRoster format")
    parser.add_argument("--state", type=Path, required=True, help="file that keeps who is who")
    parser.add_argument("--apply", action="store_true", help="do what the plan says")
    parser.add_argument("--credentials", type=Path, help="new file for the passwords of new accounts")
    options = parser.parse_args(arguments)
    # Spreads the calls over the hour instead of stopping at the limit.
    configuration = flat_api.Configuration(rate_limit="pace")
    try:
        roster = school.read_oneroster(options.source)
        key = os.environ.get("FLAT_ROSTER_KEY", "")
        with flat_api.FlatClient(configuration=configuration) as client, school.State(options.state, key) as state:
            plan = school.plan(client, roster, state)
            print(plan)
            if not options.apply:
                return plan.exit_code
            result = school.apply(client, plan, roster, state, credentials=options.credentials)
    except (flat_api.OpenApiException, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(result)
    return result.exit_code


if __name__ == "__main__":
    sys.exit(main())
