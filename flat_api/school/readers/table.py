"""Tables: rows of a CSV file as a school's program exports it."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
import zlib
from contextlib import closing
from typing import IO, TYPE_CHECKING, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

from flat_api.school.findings import ERROR, INFO, WARNING
from flat_api.school.readers.archive import UnreadableArchive

if TYPE_CHECKING:
    from flat_api.school.readers.archive import Files, SingleFile
    from flat_api.school.roster import Assembly

_BLOCK = 64 * 1024
_NO_CELLS: List[str] = []
_DELIMITERS = ",;\t"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError)


class Row:
    """A row, whose cells are found by the name of the column."""

    __slots__ = ("_cells", "_columns", "line")

    def __init__(self, columns: Dict[str, int], cells: List[str], line: int) -> None:
        self._columns = columns
        self._cells = cells
        self.line = line

    def __getitem__(self, column: str) -> str:
        """Return a cell without outer spaces; an empty text where the file has no such column."""
        index = self._columns.get(column)
        return "" if index is None else self._cells[index].strip()

    def cells(self) -> Dict[str, str]:
        """Return all cells that are read, by column."""
        return {column: self._cells[index].strip() for column, index in self._columns.items()}


class Table:
    """A CSV file of a source.

    UTF-8, with or without byte order mark, and UTF-16 with one are read; anything else is taken for Windows-1252, with
    a finding. Commas, semicolons and tabs are accepted between cells.

    Args:
        files: The source.
        name: Name of the file.
        assembly: Receiver of the findings.
        required: Columns without which the file is not read.
        columns: Further columns that are read, by the lower-case names that they have in files.
        ignored: Columns that are legal, but never read.
    """

    def __init__(
        self,
        files: Union[Files, SingleFile],
        name: str,
        assembly: Assembly,
        *,
        required: Sequence[str],
        columns: Sequence[str] = (),
        ignored: Callable[[str], bool] = lambda column: False,
        aliases: Optional[Mapping[str, str]] = None,
    ) -> None:
        self.name = name
        self._files = files
        self._assembly = assembly
        self._required = required
        self._known = {column.lower(): column for column in (*required, *columns)}
        self._ignored = ignored
        self._aliases = aliases or {}

    def rows(self) -> Iterator[Row]:
        """Yield the rows. A row that cannot be read becomes a finding."""
        try:
            encoding = self._encoding()
            if encoding is None:
                return
            with closing(io.TextIOWrapper(self._open(), encoding, newline="")) as text:
                yield from self._parse(text)
        except UnreadableArchive as error:
            self._find("file-unreadable", ERROR, str(error))
        except _DAMAGED as error:
            self._find("file-unreadable", ERROR, f"the file is damaged ({type(error).__name__})")

    def _open(self) -> IO[bytes]:
        stream = self._files.open(self.name)
        if stream is None:
            raise UnreadableArchive("the file is not there")
        return stream

    def _encoding(self) -> Optional[str]:
        """Return the encoding, found by decoding the whole file once in blocks, or ``None`` if it is not text."""
        with closing(self._open()) as stream:
            if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
                return "utf-16"
        if self._is_text("utf-8-sig"):
            return "utf-8-sig"
        if self._is_text("cp1252"):
            self._find("bad-encoding", WARNING, "the text is not UTF-8; it was read as Windows-1252")
            return "cp1252"
        self._find("bad-encoding", ERROR, "the text is neither UTF-8 nor Windows-1252; the file was not read")
        return None

    def _is_text(self, encoding: str) -> bool:
        decoder = codecs.getincrementaldecoder(encoding)()
        with closing(self._open()) as stream:
            try:
                for block in iter(lambda: stream.read(_BLOCK), b""):
                    if b"\0" in block:
                        raise UnreadableArchive("the file is not text")
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                return False
        return True

    def _parse(self, text: IO[str]) -> Iterator[Row]:
        header = text.readline()
        # A delimiter inside of quotes does not count.
        bare = re.sub('"[^"]*"', "", header)
        delimiter = max(_DELIMITERS, key=bare.count)
        reader = csv.reader(_lines(header, text), delimiter=delimiter, strict=True)
        try:
            columns = self._columns(next(reader, _NO_CELLS))
            if columns is None:
                return
            width, seen = self._width, False
            for cells in reader:
                if not any(cells):
                    continue
                seen = True
                # A program for spreadsheets may add empty cells to the end of each row.
                while len(cells) > width and not cells[-1]:
                    cells.pop()
                if len(cells) == width:
                    yield Row(columns, cells, reader.line_num)
                else:
                    what = f"the row has {len(cells)} cells, the header {width}"
                    self._find("row-length", ERROR, what, line=reader.line_num)
            if not seen:
                self._find("file-empty", WARNING, "the file has no rows")
        except csv.Error as error:
            # The reader cannot go on: nobody knows where the next row begins.
            what = f"the rest of the file cannot be read ({error})"
            self._find("row-length", ERROR, what, line=reader.line_num)
        except UnicodeDecodeError:
            self._find("bad-encoding", ERROR, "the rest of the file cannot be decoded", line=reader.line_num)

    def _columns(self, header: List[str]) -> Optional[Dict[str, int]]:
        self._width = len(header)
        columns: Dict[str, int] = {}
        for index, title in enumerate(header):
            name = title.strip().lower()
            name = self._aliases.get(name, name)
            if name in self._known:
                columns.setdefault(self._known[name], index)
            elif name and not self._ignored(name):
                self._find("unknown-column", INFO, f"the column {title.strip()[:60]!r} is not known, and was not read")
        missing = [column for column in self._required if column not in columns]
        if missing and not any(header):
            self._find("file-empty", ERROR, "the file is empty")
        elif missing:
            what = f"the column {missing[0]!r} is missing; the file was not read"
            self._find("missing-column", ERROR, what, line=1)
        return None if missing else columns

    def _find(self, code: str, severity: str, message: str, line: Optional[int] = None) -> None:
        self._assembly.find(code, severity, "file", message, file=self.name, line=line)


def _lines(header: str, text: IO[str]) -> Iterator[str]:
    yield header
    yield from text


def split_list(cell: str) -> Tuple[str, ...]:
    """Return the items of a cell that holds a list; vendors quote the items or put spaces around them."""
    return tuple(item for item in (part.strip().strip("\"'") for part in cell.split(",")) if item)
