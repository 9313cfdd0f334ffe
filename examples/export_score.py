"""Export a score to a file.

    FLAT_ACCESS_TOKEN=... python examples/export_score.py SCORE FORMAT [DESTINATION]

SCORE is the ID, or the address of its page. Needs the scope ``scores.readonly``; audio needs ``tasks.readonly``, too.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, export, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("score", type=identifier)
    parser.add_argument("format", help="mxl, xml, midi, mp3, wav, thumbnail.png, ...")
    parser.add_argument("destination", nargs="?", default=".", help="file or folder; the present folder by default")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there")
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
    """Return the ID in the address of a score's page, or what is an ID already."""
    found = re.search(r"/score/([0-9a-f]{24})", text)
    return found[1] if found else text


if __name__ == "__main__":
    sys.exit(main())
