"""Claims' dates on the calendar: bounds, days of no known year, clock times of no known day, tense."""

from datetime import date

import pytest

from factcheck.match.dates import dated_moment
from factcheck.model import Dated, Moment, Span, TimeExpression, Window

SPAN = Span(0, 5)
NOVEMBER = Dated(Window(date(2015, 11, 14), date(2015, 11, 14)), ())
LONG = Dated(Window(date(2008, 12, 6), date(2009, 12, 6)), ())


def shown(time: TimeExpression, dated: Dated | None, window: Window | None = None) -> tuple[str | None, str | None]:
    found = dated_moment(Moment(time), {SPAN: window} if window else {}, dated).time.window
    return (found.low(), found.high()) if found else (None, None)


def stated(form: str = "date", **fields: object) -> TimeExpression:
    return TimeExpression(SPAN, form, **fields)  # type: ignore[arg-type]


YEARLESS = [
    pytest.param(stated(month=12, day=31), None, ("--12-31", "--12-31"), id="a day of no known year"),
    pytest.param(stated(month=2, day=29), None, ("--02-29", "--02-29"), id="a leap day"),
    pytest.param(stated(month=4), None, ("--04", "--04"), id="a month of no known year"),
    pytest.param(stated(month=11, day=31), None, (None, None), id="no such day"),
    pytest.param(stated("clock", clock="07:48"), None, ("07:48", "07:48"), id="a clock time of no known day"),
    pytest.param(stated("weekday", weekday=2), None, (None, None), id="a weekday of no known week"),
    pytest.param(
        stated("span", clock="07:20", until=stated("clock", clock="08:10")),
        None,
        ("07:20", "08:10"),
        id="between two clock times",
    ),
]


@pytest.mark.parametrize(("time", "dated", "expected"), YEARLESS)
def test_without_a_year(time: TimeExpression, dated: Dated | None, expected: tuple[str | None, str | None]) -> None:
    assert shown(time, dated) == expected


def test_a_source_dated_to_a_year_gives_its_days_none() -> None:
    union = Window(date(2008, 12, 6), date(2009, 12, 6))
    assert shown(stated(month=12, day=6), LONG, union) == ("--12-06", "--12-06")


def test_a_known_day_is_kept() -> None:
    day = Window(date(2015, 11, 24), date(2015, 11, 24))
    assert shown(stated(month=11, day=24), NOVEMBER, day) == ("2015-11-24", "2015-11-24")


def test_since_a_year_names_that_year() -> None:
    window = Window(date(1998, 1, 1), date(2015, 11, 14), "period")
    assert shown(stated(year=1998, bound="since"), NOVEMBER, window) == ("1998", "1998")


def test_the_day_of_writing_is_not_the_day_of_a_clock_time() -> None:
    time = stated("clock", clock="21:20")
    found = dated_moment(
        Moment(time), {SPAN: Window(date(2015, 11, 14), date(2015, 11, 14), "clock", "21:20")}, NOVEMBER
    )
    assert found.time.window == Window(None, None, "clock", "21:20")


TENSE = [
    pytest.param(-1, ("2015-01", "2015-01"), id="behind"),
    pytest.param(0, ("2016-01", "2016-01"), id="not told"),
    pytest.param(1, ("2016-01", "2016-01"), id="ahead"),
]


@pytest.mark.parametrize(("direction", "expected"), TENSE)
def test_tense_decides_the_year_of_a_month(direction: int, expected: tuple[str, str]) -> None:
    january = Window(date(2016, 1, 1), date(2016, 1, 31), "month")
    assert shown(stated(month=1, direction=direction), NOVEMBER, january) == expected


STRETCHES = [
    pytest.param("before", (None, "2015-11-03"), id="more than two weeks ago"),
    pytest.param("after", ("2015-10-28", "2015-11-14"), id="less than two weeks ago"),
    pytest.param(None, ("2015-10-28", "2015-11-03"), id="two weeks ago"),
]


@pytest.mark.parametrize(("bound", "expected"), STRETCHES)
def test_bounds_of_a_stretch(bound: str | None, expected: tuple[str | None, str | None]) -> None:
    time = stated("offset", count=2, unit="week", direction=-1, bound=bound)
    assert shown(time, NOVEMBER, Window(date(2015, 10, 28), date(2015, 11, 3), "week")) == expected


def test_a_weekday_of_no_known_week_is_kept_as_one() -> None:
    window = dated_moment(Moment(stated("weekday", weekday=2)), {}, None).time.window
    assert window == Window(date(2015, 11, 25), date(2015, 11, 25)).weekday()
    assert dated_moment(Moment(stated("weekday", weekday=2, bound="before")), {}, None).time.window is None
