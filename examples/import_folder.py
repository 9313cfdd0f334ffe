"""Import the files of a folder as scores.

    python examples/import_folder.py FOLDER

Another run imports the files that are new, changed or failed. Scopes: ``scores``, and ``tasks.readonly`` for PDFs and
photos.

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
    """Import the files, and return the exit code, which is 1 if a file failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--privacy", choices=["private", "public"], default="private")
    parser.add_argument("--collection", help="ID of the collection that receives the scores")
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        try:
            result = client.import_folder(options.folder, options.privacy, options.collection)
        except (flat_api.OpenApiException, OSError) as error:
            print(error, file=sys.stderr)
            return 1
    for file in result.imported:
        print(f"{file.path} -> score {file.score}")
    for failed in result.failed:
        print(f"{failed.path}: {failed.error}", file=sys.stderr)
    print(f"{len(result.imported)} imported, {len(result.unchanged)} unchanged, {len(result.failed)} failed")
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main())
