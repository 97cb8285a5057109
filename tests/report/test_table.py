import pytest

from factcheck.report.table import COLUMNS, as_of_text, number_text, rows, value_text
from tests.report.sample_reports import make_sample, member

PROMISED = "finding kind verdict severity event measure subject value low high unit speaker as_of source path line column quote"


def test_promised_columns_come_first_in_this_order() -> None:
    assert list(COLUMNS[:18]) == PROMISED.split()


def test_one_row_per_cited_claim_findings_together() -> None:
    report = make_sample()
    table = rows(report)
    assert [row.claim for row in table] == [member.claim for finding in report.findings for member in finding.members]
    assert table[1].event == "Paris attacks"
    assert (table[1].path, table[1].as_of, table[1].outlet) == ("desk/000.txt", "2015-11-23/2015-11-24", "City Wire")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({"low": "129", "high": "129"}, "129", id="a point"),
        pytest.param({"low": "130"}, "≥ 130", id="at least"),
        pytest.param({"low": "350", "low_open": True}, "> 350", id="more than"),
        pytest.param({"high": "40"}, "≤ 40", id="at most"),
        pytest.param({"high": "40", "high_open": True}, "< 40", id="fewer than"),
        pytest.param({"low": "40", "high": "50"}, "40–50", id="a range"),
        pytest.param({"low": "40", "high": "50", "low_open": True}, "> 40 and ≤ 50", id="a range open at one end"),
        pytest.param({"low": "-5", "high": "3"}, "−5 to 3", id="a dash beside a minus sign would mislead"),
        pytest.param({"low": "40", "high": "40", "modifiers": ("about",)}, "about 40", id="a hedge is part of it"),
        pytest.param({"low": "5", "high": "5", "modifiers": ("from",)}, "5", id="no hedge"),
        pytest.param(
            {"low": "334000000", "high": "334000000", "unit": "USD"}, "334,000,000 USD", id="unit and thousands"
        ),
        pytest.param({"low": "12", "high": "12", "unit": "person"}, "12", id="people need no unit"),
        pytest.param({"low": "35", "high": "35", "unit": "kilometre"}, "35 kilometres", id="a plural"),
        pytest.param({"low": "1", "high": "1", "unit": "square-foot"}, "1 square foot", id="one"),
        pytest.param({"low": "9", "high": None, "unit": "square-foot"}, "≥ 9 square feet", id="a plural of its own"),
        pytest.param({"low": "90", "high": "90", "unit": "mile-per-hour"}, "90 miles per hour", id="a rate"),
        pytest.param({"low": "30", "high": "30", "unit": "percent"}, "30 percent", id="the same for many"),
        pytest.param({"low": "-3", "high": "-3", "unit": "celsius"}, "−3 degrees Celsius", id="degrees"),
        pytest.param({"low": "6.4", "high": "6.4", "unit": "magnitude"}, "magnitude 6.4", id="before its number"),
        pytest.param({"low": "31", "high": "31", "unit": "year-old"}, "31", id="nor do ages"),
        pytest.param({"low": "2015", "high": "2015", "kind": "date"}, "2015", id="a year is no number"),
        pytest.param(
            {"low": "2015-11-13", "high": "2015-11-14", "kind": "date"}, "2015-11-13 to 2015-11-14", id="two days"
        ),
        pytest.param({"low": "21:20", "high": "21:20", "kind": "date"}, "21:20", id="a clock time"),
        pytest.param({"kind": "quotation"}, "", id="a quotation has no value"),
        pytest.param({"low": "1E+999999999", "high": "1E+999999999"}, "1E+999999999", id="never a billion digits"),
        pytest.param({"low": "Infinity", "high": "Infinity"}, "Infinity", id="not finite"),
        pytest.param({"low": "many", "high": "many"}, "many", id="not a number"),
    ],
)
def test_value_text(fields: dict[str, object], text: str) -> None:
    assert value_text(member("c1", "s", 1, 1, "words", **fields)) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        pytest.param(("2015-11-24", "2015-11-24"), "2015-11-24", id="one day"),
        pytest.param(("2015-11-19", "2015-11-22"), "2015-11-19…22", id="one month"),
        pytest.param(("2015-11-30", "2015-12-06"), "2015-11-30…12-06", id="one year"),
        pytest.param(("2015-12-31", "2016-01-01"), "2015-12-31…2016-01-01", id="over a new year"),
        pytest.param(("", "2016-01-01"), "…2016-01-01", id="open before"),
        pytest.param(None, "", id="not known"),
    ],
)
def test_as_of_text(days: tuple[str, str] | None, text: str) -> None:
    assert as_of_text(member("c1", "s", 1, 1, "words", as_of=days)) == text


def test_a_date_is_not_said_twice() -> None:
    day = "2015-11-24"
    assert as_of_text(member("c1", "s", 1, 1, "x", kind="date", low=day, high=day, as_of=(day, day))) == ""


def test_precision_is_kept() -> None:
    assert number_text("1234567.50") == "1,234,567.50"
    assert number_text("4.50") == "4.50"
