"""How two dates or clock times relate."""

from datetime import date

import pytest

from factcheck.judge.periods import compare_moments
from factcheck.model import Moment, Span, TimeExpression, Window


def when(
    low: str | None, high: str | None = "same", grain: str = "day", clock: str | None = None, **time: object
) -> Moment:
    last = low if high == "same" else high
    window = Window(date.fromisoformat(low) if low else None, date.fromisoformat(last) if last else None, grain, clock)
    return Moment(TimeExpression(Span(0, 1), "date", window=window, clock=clock, **time))  # type: ignore[arg-type]


MAY = when("2022-05-01", "2022-05-31", "month")
EARLY_MAY = when("2022-05-01", "2022-05-20", "period")
SPAN = Moment(TimeExpression(Span(0, 1), "span", clock="07:20", window=Window(None, None, "clock", "07:20", "08:10")))
CASES = [
    pytest.param(
        when("0001-01-04", grain="weekday"), when("0001-01-04", grain="weekday"), ("equal", "agree"), id="one weekday"
    ),
    pytest.param(
        when("0001-01-04", grain="weekday"), when("2022-06-07"), ("disjoint", "conflict"), id="a Thursday, a Tuesday"
    ),
    pytest.param(SPAN, SPAN, ("equal", "agree"), id="one stretch of the day"),
    pytest.param(
        SPAN, when(None, None, "clock", "08:00"), ("within", "bound-mismatch"), id="a time within a stretch of the day"
    ),
    pytest.param(SPAN, when(None, None, "clock", "09:00"), ("disjoint", "conflict"), id="a time outside it"),
    pytest.param(
        when(None, None, "clock", "21:00", bound="about"),
        when(None, None, "clock", "21:20"),
        ("within", "rounding"),
        id="about a full hour leaves half an hour",
    ),
    pytest.param(
        when(None, None, "clock", "15:00", bound="about"),
        when(None, None, "clock", "15:45"),
        ("disjoint", "conflict"),
        id="about three is not a quarter to four",
    ),
    pytest.param(when("2022-05-04"), when("2022-05-04"), ("equal", "agree"), id="one day"),
    pytest.param(when("2022-05-04"), when("2022-06-09"), ("disjoint", "conflict"), id="two days"),
    pytest.param(when("2022-05-04"), MAY, ("within", "agree"), id="a day of the month"),
    pytest.param(EARLY_MAY, MAY, ("within", "agree"), id="a part of the month"),
    pytest.param(
        when("2022-07-01", "2022-12-31", "half"),
        when("2022-10-01", "2022-12-31", "period"),
        ("within", "bound-mismatch"),
        id="two parts of a year",
    ),
    pytest.param(
        when(None, "2022-05-10", "period"), when("2022-05-04"), ("within", "bound-mismatch"), id="before a day"
    ),
    pytest.param(
        when("2022-05-31", bound="by"), when("2022-05-31"), ("overlap", "bound-mismatch"), id="a deadline and its day"
    ),
    pytest.param(
        when("2022-05-31", bound="by"), when("2022-05-04"), ("overlap", "bound-mismatch"), id="a day before a deadline"
    ),
    pytest.param(
        when("2022-05-31", bound="by"), when("2022-06-04"), ("disjoint", "conflict"), id="a day behind a deadline"
    ),
    pytest.param(when("2022-05-31", bound="by"), when("2022-05-31", bound="by"), ("equal", "agree"), id="one deadline"),
    pytest.param(when("0004-05-04", grain="yearless"), when("2022-05-04"), ("equal", "agree"), id="without its year"),
    pytest.param(
        when("0004-05-04", grain="yearless"), when("2022-05-05"), ("disjoint", "conflict"), id="another day of any year"
    ),
    pytest.param(
        when("0004-05-01", "0004-05-31", "yearless"), when("2022-05-05"), ("within", "agree"), id="a month of any year"
    ),
    pytest.param(
        when(None, None, "clock", "21:20"), when(None, None, "clock", "21:20"), ("equal", "agree"), id="one clock time"
    ),
    pytest.param(
        when(None, None, "clock", "21:40"),
        when(None, None, "clock", "22:10"),
        ("disjoint", "conflict"),
        id="two clock times",
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_two_times(left: Moment, right: Moment, expected: tuple[str, str]) -> None:
    for one, two in ((left, right), (right, left)):
        found = compare_moments(one, two)
        assert found is not None
        assert (found.relation, found.verdict) == expected


def test_what_has_no_yearless_form_is_not_compared() -> None:
    half = when("2022-01-01", "2022-06-30", "half")
    assert compare_moments(half, when("0004-05-04", grain="yearless")) is None


def test_no_calendar_no_comparison() -> None:
    assert compare_moments(Moment(TimeExpression(Span(0, 1), "date")), when("2022-05-04")) is None
