"""The date or clock time of a claim put on the calendar.

A day stated without its year, in a source that nothing dates, is kept as a day of any year: two such
days agree or exclude each other whatever year is meant. So it is with a weekday in a source that nothing dates.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from factcheck.match.calendar import resolve
from factcheck.model import Dated, Moment, Span, TimeExpression, Window

OPENING_BOUNDS = frozenset({"since", "until", "by", "as-of", "up-to", "from"})
SIDES = frozenset({"before", "after"})  # what lies on one side of a day of no known week is any day
LEAP = 4  # a year that has every day; never shown
DAY = timedelta(days=1)


def dated_moment(moment: Moment, windows: Mapping[Span, Window], dated: Dated | None) -> Moment:
    """The moment with its window: the date that it names, whatever bound stands before it ("since 1998" names 1998)."""
    time = moment.time
    if time.bound in OPENING_BOUNDS:
        window = resolve(replace(time, bound=None), dated) or windows.get(time.span)
    else:
        window = windows.get(time.span)
    written = dated.window if dated else None
    window = _behind(time, _bounded(time, window, written), written)
    return replace(moment, time=replace(time, window=_open(time, window, dated) or window))


def _bounded(time: TimeExpression, window: Window | None, written: Window | None) -> Window | None:
    """Of "more than two weeks ago" all that lies before, of "less than" what lies between that and the writing.

    A stretch of weeks is itself told in round numbers: all of its days count.
    """
    if window is None or written is None or time.form != "offset" or time.anchor == "event":
        return window
    if time.bound == "before":
        return Window(None, window.end, "period")
    return replace(window, end=written.end) if time.bound == "after" else window


def _behind(time: TimeExpression, window: Window | None, written: Window | None) -> Window | None:
    """A month or day that the tense puts behind is not one of next year, however near that is."""
    if window is None or written is None or window.start is None or written.end is None or time.until is not None:
        return window
    if time.form != "date" or time.year is not None or time.month is None or time.direction >= 0:
        return window
    if window.start <= written.end:
        return window
    return resolve(replace(time, bound=None, year=window.start.year - 1), None)


def _open(time: TimeExpression, window: Window | None, dated: Dated | None) -> Window | None:
    """A day or month of no known year, a weekday of no known week, a clock time of no known day; else ``None``."""
    if time.until is not None:
        clocks = time.clock is not None and time.until.form == "clock" and time.day is None and time.weekday is None
        return Window(None, None, "clock", time.clock, time.until.clock) if clocks else None
    if time.form == "weekday" and window is None and time.weekday is not None and time.bound not in SIDES:
        day = date(1, 1, 1 + time.weekday)
        return Window(day, day, "weekday")
    if time.form == "clock" and (window is None or window == resolve(time, dated)):
        return Window(None, None, "clock", time.clock)  # the day of writing is not the day meant
    if time.form != "date" or time.year is not None or time.month is None or time.clock is not None:
        return None
    if window is not None and (time.day is None or window.start == window.end):
        return None
    try:
        first = date(LEAP, time.month, time.day or 1)
    except ValueError:  # 31 November
        return None
    last = first if time.day else (first + 31 * DAY).replace(day=1) - DAY
    return Window(first, last, "yearless")
