"""A table as an Excel workbook."""

from __future__ import annotations

import importlib
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | float | None


class Sheet(Protocol):
    """A sheet of XlsxWriter, which has no types of its own; so much of it as is used here."""

    def write_row(self, row: int, column: int, data: Sequence[Cell], cell_format: object = None) -> object:
        """Write cells side by side."""
        ...

    def freeze_panes(self, row: int, column: int) -> None:
        """Keep the rows above and the columns to the left of a cell in sight."""
        ...

    def autofit(self) -> None:
        """Make the columns as wide as what is in them."""
        ...


class Book(Protocol):
    """A workbook of XlsxWriter."""

    def add_worksheet(self, name: str) -> Sheet:
        """Add a sheet."""
        ...

    def add_format(self, properties: dict[str, object]) -> object:
        """Add a way of writing cells."""
        ...

    def set_properties(self, properties: dict[str, object]) -> None:
        """Say something about the file."""
        ...

    def close(self) -> object:
        """Write the file."""
        ...


def workbook(title: str, rows: Sequence[Sequence[Cell]], *, created: datetime) -> bytes:
    """Return an ``.xlsx`` file of one sheet, with the first row as its headings.

    Args:
        title: Name of the sheet.
        rows: Text and numbers; ``None`` leaves a cell empty. No text is taken for a formula or a link.
        created: What the file says about its creation.
    """
    # Not before it is needed: a sandbox starts without it.
    writer = importlib.import_module("xlsxwriter")
    file = io.BytesIO()
    book: Book = writer.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The format has no time zone; Excel takes the date for UTC.
    book.set_properties({"created": created.replace(tzinfo=None)})
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True})
    for index, row in enumerate(rows):
        sheet.write_row(index, 0, ["" if cell is None else cell for cell in row], bold if index == 0 else None)
    sheet.freeze_panes(1, 0)
    sheet.autofit()
    book.close()
    return file.getvalue()
