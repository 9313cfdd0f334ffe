"""List the scores of a collection, page by page.

    python examples/list_scores.py [COLLECTION] [--most N] [--start CURSOR]

The default collection, ``allScores``, contains every score of the account. Scope: ``collections.readonly``.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its token.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("collection", nargs="?", default="allScores")
    parser.add_argument("--most", type=int, help="largest number of scores to list")
    parser.add_argument("--start", help="cursor that an earlier run printed")
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
        print(f"continue with: --start {scores.cursor}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
