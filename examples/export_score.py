"""Export a score to a file.

    python examples/export_score.py SCORE FORMAT [DESTINATION]

SCORE is the ID of a score, or the URL of its page. Scopes: ``scores.readonly``, and ``tasks.readonly`` for audio.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its token.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Export the score, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("score", type=identifier)
    parser.add_argument("format", help="mxl, xml, midi, mp3, wav, thumbnail.png, ...")
    parser.add_argument("destination", nargs="?", default=".", help="file or folder (default: the current folder)")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing file")
    parser.add_argument("--progress", action="store_true", help='show a bar; needs "flat-api[progress]"')
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        try:
            file = client.export_score(
                options.score,
                options.format,
                options.destination,
                overwrite=options.overwrite,
                progress=options.progress,
            )
        except (flat_api.OpenApiException, OSError) as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{file.path}: {file.bytes:,} bytes of {file.media_type}, SHA-256 {file.sha256}")
    return 0


def identifier(text: str) -> str:
    """Return the ID in the URL of a score's page, or the text itself."""
    found = re.search(r"/score/([0-9a-f]{24})", text)
    return found[1] if found else text


if __name__ == "__main__":
    sys.exit(main())
