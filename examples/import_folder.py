"""Import the files of a folder as scores.

    FLAT_ACCESS_TOKEN=... python examples/import_folder.py FOLDER

Run it again to go on where it stopped. Needs the scope ``scores``; PDFs and photos need ``tasks.readonly``, too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, import, and return the exit code: 1 when a file failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--privacy", choices=["private", "public"], default="private")
    parser.add_argument("--collection", help="ID of the collection to put the scores into")
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
    print(f"{len(result.imported)} imported, {len(result.unchanged)} were before, {len(result.failed)} failed")
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main())
