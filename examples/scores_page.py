"""Write a table of scores to an HTML page, as a notebook shows it.

    python examples/scores_page.py FILE

Scope: ``collections.readonly``.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its token.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        try:
            scores = client.collection.list_collection_scores("allScores", limit=100)
            table = flat_api.table(scores, ["title", "composer", "privacy", "modification_date"])
            options.file.write_text(f"<!doctype html>\n<meta charset=utf-8>\n{table.html}\n", encoding="utf-8")
        except (flat_api.OpenApiException, OSError) as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{options.file}: {len(scores)} scores")
    return 0


if __name__ == "__main__":
    sys.exit(main())
