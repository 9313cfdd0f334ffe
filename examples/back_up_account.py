"""Keep a copy of every score of the account, or of one collection.

    FLAT_ACCESS_TOKEN=... python examples/back_up_account.py FOLDER --format mxl --format midi

Run it again, by cron for example: only what is new or changed is exported. Needs the scopes ``collections`` and
``scores.readonly``; audio needs ``tasks.readonly``, too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, back up, and return the exit code: 1 when a score failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--collection", help="ID of a collection; everything by default")
    parser.add_argument("--format", action="append", dest="formats", help="may be given several times; mxl by default")
    parser.add_argument("--threads", type=int, default=4)
    options = parser.parse_args(arguments)
    formats = options.formats or ["mxl"]
    # Spreads the calls, so that a large account does not run into the rate limit.
    configuration = flat_api.Configuration(rate_limit="pace")
    with flat_api.FlatClient(configuration=configuration) as client, ThreadPoolExecutor(options.threads) as executor:
        try:
            if options.collection is None:
                backup = client.export_account(options.folder, formats, executor)
            else:
                backup = client.export_collection(options.collection, options.folder, formats, executor)
        except (flat_api.OpenApiException, OSError) as error:
            print(error, file=sys.stderr)
            return 1
    for failed in backup.failed:
        print(f"{failed.title} ({failed.format or failed.score}): {failed.error}", file=sys.stderr)
    print(f"{len(backup.exported)} exported, {len(backup.unchanged)} up to date, {len(backup.failed)} failed")
    return 1 if backup.failed else 0


if __name__ == "__main__":
    sys.exit(main())
