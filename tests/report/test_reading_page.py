"""docs/reading-a-report.md says what the formats do."""

import re
from pathlib import Path

from factcheck.report import FORMAT_BY_SUFFIX, REPORTS, render
from factcheck.report.table import COLUMNS
from tests.report.sample_reports import make_sample

PAGE = (Path(__file__).parents[2] / "docs/reading-a-report.md").read_text(encoding="utf-8")


def test_every_format_and_its_suffix() -> None:
    table = dict(re.findall(r"^\| `(\w+)` \| `?(\.\w+|) ?`? ?\|", PAGE, re.MULTILINE))
    assert set(table) == set(REPORTS)
    assert all(FORMAT_BY_SUFFIX[suffix] == name for name, suffix in table.items() if suffix)


def test_every_column_in_its_order() -> None:
    section = PAGE[PAGE.index("## CSV") : PAGE.index("## JSON")]
    named = re.findall(r"`(\w+)`", section)
    assert named[: len(COLUMNS)] == list(COLUMNS)


def test_the_example_is_what_the_table_prints() -> None:
    example = re.search(r"^```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert example is not None
    assert example[1] in render(make_sample(), "table")
