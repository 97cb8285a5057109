"""CSV: one row per cited claim, safe to open in a spreadsheet, nothing cut."""

import csv
import io
import re
from dataclasses import astuple

from factcheck.model import Report
from factcheck.report.clean import clean
from factcheck.report.outline import PLAIN, View
from factcheck.report.table import COLUMNS, rows

# A cell that starts so is run as a formula by a spreadsheet (OWASP ASVS 1.2.10), full-width forms too.
_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
_NUMBER = re.compile(r"[-+]?\d++(?:\.\d++)?(?:[eE][-+]?\d++)?")


def render(report: Report, _view: View = PLAIN) -> str:
    r"""The rows of ``report``, findings grouped by id, with a header line; ``\n`` ends each record."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in astuple(row)] for row in rows(report))
    return text.getvalue()


def cell(value: str | int) -> str | int:
    """The value as a cell: numbers stay numbers, text is cleaned and never starts a formula (``'`` goes before it)."""
    if isinstance(value, int) or _NUMBER.fullmatch(value):
        return value
    text = clean(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
