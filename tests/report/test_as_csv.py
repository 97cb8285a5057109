import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.as_csv import cell, render
from factcheck.report.clean import clean
from factcheck.report.table import COLUMNS, rows
from tests.report.sample_reports import make_hostile, make_sample


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("+cmd", "'+cmd", id="plus and text"),
        pytest.param("-5 per cent", "'-5 per cent", id="minus and text"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("＝1+1", "'＝1+1", id="full width"),
        pytest.param("-5", "-5", id="a number stays a number"),
        pytest.param("+1.5E-3", "+1.5E-3", id="scientific notation too"),
        pytest.param(12, 12, id="a line number"),
        pytest.param("killed 129 people", "killed 129 people", id="ordinary"),
    ],
)
def test_cell(value: str | int, written: str | int) -> None:
    assert cell(value) == written


def test_reads_back_without_loss() -> None:
    report = make_sample()
    read = list(csv.DictReader(io.StringIO(render(report))))
    assert tuple(read[0]) == COLUMNS
    for row, entry in zip(rows(report), read, strict=True):
        assert all(entry[name] == str(getattr(row, name)) for name in COLUMNS)


def test_no_hostile_cell_is_a_formula() -> None:
    for record in csv.reader(io.StringIO(render(make_hostile()))):
        assert not any(text.startswith(tuple("=+-@\t\r")) for text in record)


@given(st.text())
def test_a_cell_loses_nothing_but_control_characters(text: str) -> None:
    assert str(cell(text)).removeprefix("'") == clean(text).removeprefix("'")
