"""Turn scanned pages into a score.

    FLAT_ACCESS_TOKEN=... python examples/recognize_pages.py PAGE [PAGE ...] [--yes]

Asks before it spends credits. Needs the scopes ``omr`` and ``scores``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, recognise, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="+", help="pictures or PDF files, in the order of the pages")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        try:
            able = client.omr.get_omr_capabilities()
            print(f"{able.cost_per_page} credits a page, {able.remaining_credits} left")
            if not options.yes and input("Go on? [y/N] ").strip().lower() != "y":
                return 1
            job = client.recognize(options.pages, progress=lambda job: print(job.status))
            assert job.result is not None
            assert job.result.score is not None
            score = client.score.get_score(job.result.score)
        except (flat_api.OpenApiException, OSError) as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{score.title}: {score.html_url}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
