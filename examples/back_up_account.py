"""Export every score of the account, or of one collection, to a folder.

    python examples/back_up_account.py FOLDER --format mxl --format midi

Another run, for example by cron, exports only the scores that are new or changed. Scopes: ``collections`` and
``scores.readonly``, and ``tasks.readonly`` for audio.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its token.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Export the scores, and return the exit code, which is 1 if a score failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--collection", help="ID of a collection (default: the whole account)")
    parser.add_argument("--format", action="append", dest="formats", help="can be given several times (default: mxl)")
    parser.add_argument("--threads", type=int, default=4)
    options = parser.parse_args(arguments)
    formats = options.formats or ["mxl"]
    # Pauses between calls, so that a large account does not exceed the rate limit.
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
