"""CSV and XLSX files to the byte: safe to open, whole, and never in memory at once."""

import tracemalloc
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from calls.exports.tables import Table
from calls.exports.writers import csv_rows, write_xlsx


def written(*rows, header=("A",)):
    return b"".join(csv_rows(header, rows))


def test_a_row_full_of_traps_is_written_to_the_byte():
    row = ("=1+1", 'say "hi", twice', "two\r\nlines", "👩‍🔬", "مرحبا", "\x00bad\x1b", Decimal("-3.50"), None, 4)
    expected = (
        "\ufeffA\r\n"
        '\'=1+1,"say ""hi"", twice","two\r\nlines",👩‍🔬,مرحبا,bad,-3.50,,4\r\n'
    )  # fmt: skip
    assert written(row).decode() == expected


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_begins_like_a_formula(start):
    text = written((f"{start}cmd",)).decode().splitlines()[-1] if start != "\r" else written(("\rcmd",)).decode()
    assert f"'{start}cmd" in text


def test_a_formula_behind_a_control_character_is_still_found():
    assert written(("\x00=1+1",)).endswith(b"'=1+1\r\n")


@given(st.text())
def test_no_control_character_is_ever_written(text):
    said = written((text,)).decode()
    assert not {char for char in said if ord(char) < 32} - set("\t\r\n")


def test_a_large_file_is_sent_piece_by_piece_in_constant_memory():
    rows = (("x" * 1000, number) for number in range(20_000))
    tracemalloc.start()
    size = sum(len(piece) for piece in csv_rows(("Text", "Number"), rows))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 20_000_000
    assert peak < 2_000_000


def test_the_first_piece_leaves_before_the_rows_are_read():
    def rows():
        raise AssertionError("read too early")
        yield

    assert next(csv_rows(("A",), rows())) == b"\xef\xbb\xbf"


def read_back(*rows):
    file = BytesIO()
    write_xlsx(Table("t", ("A", "B"), rows), file)
    return [list(row) for row in load_workbook(file).active.iter_rows(min_row=2)]


def test_a_workbook_holds_text_as_text_and_numbers_as_numbers():
    [row] = read_back(("=1+1", Decimal("2.5")))
    assert [(cell.value, cell.data_type) for cell in row] == [("=1+1", "s"), (2.5, "n")]


def test_a_workbook_leaves_control_characters_out():
    [row] = read_back(("\x00Ada\x0b", "#N/A"))
    assert [cell.value for cell in row] == ["Ada", "#N/A"]
