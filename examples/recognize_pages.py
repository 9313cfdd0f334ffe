"""Turn scanned pages into a score.

    python examples/recognize_pages.py PAGE [PAGE ...] [--yes]

It asks before it spends credits, unless ``--yes`` is given. Scopes: ``omr`` and ``scores``.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its token.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Recognise the pages, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="+", help="pictures or PDF files, in the order of the pages")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        try:
            service = client.omr.get_omr_capabilities()
            print(f"{service.cost_per_page} credits a page, {service.remaining_credits} left")
            if not options.yes and input("Continue? [y/N] ").strip().lower() != "y":
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
