"""Tables as files that spreadsheets open safely: nothing that somebody typed is ever run as a formula."""

import csv
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice
from typing import IO

from calls.exports.tables import Table

BOM = "\ufeff"
"""Without it a spreadsheet reads UTF-8 as something else."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no file can hold; line breaks and tabs stay."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
LINES = 100
"""Lines of a CSV file sent at a time."""
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Ending of a file name to content type."""


class _Line:
    """What `csv` writes into: it hands the line straight back."""

    def write(self, line: str) -> str:
        return line


def csv_rows(header: Iterable, rows: Iterable[Iterable]) -> Iterator[bytes]:
    """A CSV file by RFC 4180, in pieces of about a hundred lines; the table is never in memory as a whole."""
    write = csv.writer(_Line()).writerow
    lines = (write([_safe(cell) for cell in row]) for row in chain([header], rows))
    yield BOM.encode()
    while piece := "".join(islice(lines, LINES)):
        yield piece.encode()


def write_xlsx(table: Table, file: IO[bytes]) -> None:
    """An XLSX workbook into `file`, which is left at its beginning; rows go to disk as they are read."""
    # Twenty megabytes of modules, of which only a worker that writes workbooks needs to know.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(CONTROL.sub("", table.name)[:31])
    for row in chain([table.header], table.rows):
        sheet.append([_cell(sheet, value) for value in row])
    book.save(file)
    file.seek(0)


def _safe(value) -> str:
    """Text that no spreadsheet takes for a formula; numbers are left as they are."""
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return str(value)
    text = CONTROL.sub("", str(value))
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _cell(sheet, value):
    if value is None or isinstance(value, int | Decimal):
        return value
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    cell = WriteOnlyCell(sheet, CONTROL.sub("", str(value)))
    # Otherwise openpyxl takes a text that begins with "=" for a formula, and one such as "#N/A" for an error.
    cell.data_type = "s"
    return cell
