"""List every score of a collection, in pages that are fetched as they are needed.

    FLAT_ACCESS_TOKEN=... python examples/list_scores.py [COLLECTION] [--most N] [--start CURSOR]

``allScores`` is every score of the account, and the default. Needs the scope ``collections.readonly``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, list, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("collection", nargs="?", default="allScores")
    parser.add_argument("--most", type=int, help="stop after so many")
    parser.add_argument("--start", help="the cursor at which an earlier run stopped")
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        scores = flat_api.paginate(
            client.collection.list_collection_scores,
            options.collection,
            limit=100,
            start=options.start,
            limit_total=options.most,
        )
        try:
            for score in scores:
                print(score.id, score.title)
        except flat_api.OpenApiException as error:
            print(error, file=sys.stderr)
            return 1
    if scores.cursor is not None:
        print(f"go on with: --start {scores.cursor}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
