"""No report, however odd its text and figures, breaks a format."""

import csv
import io
import json
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.model import Report
from factcheck.report import REPORTS, render
from factcheck.report.as_github import summary
from factcheck.report.compare import as_text, compare
from factcheck.report.timeline import timeline
from tests.report.any_report import ANY_REPORT
from tests.report.test_formats import CONTROL

MANY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(ANY_REPORT)
def test_every_format_takes_it(report: Report) -> None:
    texts = {name: render(report, name) for name in REPORTS}
    assert not [name for name, text in texts.items() if CONTROL.search(text) or not text.endswith("\n")]
    ET.fromstring(texts["junit"])
    json.loads(texts["sarif"])
    assert json.loads(texts["jsonl"].splitlines()[0])["record"] == "report"
    records = list(csv.reader(io.StringIO(texts["csv"])))
    assert len(records) == 1 + sum(len(finding.members) for finding in report.findings)
    assert len({len(record) for record in records}) == 1


@MANY
@given(ANY_REPORT, st.integers(40, 120))
def test_no_line_is_too_wide(report: Report, width: int) -> None:
    lines = render(report, "table", width=width, verbose=True).split("\n")
    assert max(map(cell_len, lines)) <= width


@MANY
@given(ANY_REPORT, ANY_REPORT)
def test_what_stands_beside_the_formats(old: Report, new: Report) -> None:
    for text in (summary(old), timeline(old), as_text(compare(old, new))):
        assert not CONTROL.search(text)
    assert not compare(old, old)
    changes = compare(old, new)
    kept = len(new.findings) - len(changes.gained)
    assert len(old.findings) - len(changes.lost) == kept
