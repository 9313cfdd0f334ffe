"""Write the grades of a teacher's classes to a CSV or Excel file, and draw them.

    python examples/grades_to_csv.py grades.csv --picture grades.png

It makes one call for the list of classes, and three for each class. A student who has not begun has a row, too, and
"not graded" is an empty cell, which 0 is not. A file whose name ends with ``.xlsx`` needs ``flat-api[xlsx]``, a
picture ``flat-api[plot]``. Scopes: ``edu.classes.readonly``, and ``account.education_profile`` for the names.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its token.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import flat_api
from flat_api import school


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, help="file to write; .csv or .xlsx")
    parser.add_argument("--class", dest="classes", action="append", help="ID of a class; all by default")
    parser.add_argument("--picture", type=Path, help="picture to draw; .png, .svg or .pdf")
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        try:
            book = school.gradebook(client, options.classes, students=True)
            write = book.to_xlsx if options.file.suffix == ".xlsx" else book.to_csv
            write(options.file, overwrite=True)
            if options.picture is not None:
                book.plot().savefig(str(options.picture))  # pyright: ignore[reportUnknownMemberType]
        except (flat_api.OpenApiException, OSError, ImportError) as error:
            print(error, file=sys.stderr)
            return 1
    graded = sum(row.grade is not None for row in book.rows)
    print(f"{len(book)} rows, {graded} graded")
    return 0


if __name__ == "__main__":
    sys.exit(main())
