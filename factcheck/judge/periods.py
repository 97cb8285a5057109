"""Two dates or clock times against each other."""

from datetime import date

from factcheck.judge.intervals import Comparison
from factcheck.model import Moment, Window

# A finer date, "early May" too, inside a coarser one says the same; two parts of a year are statements of their own.
_CALENDAR = ("clock", "day", "week", "month", "year", "decade", "yearless", "weekday")


def compare_moments(left: Moment, right: Moment) -> Comparison | None:
    """How two times relate; ``None`` where one of them is not on a calendar."""
    one, two = left.time.window, right.time.window
    if one is None or two is None:
        return None
    if "weekday" in (one.grain, two.grain):
        one, two = one.weekday(), two.weekday()
        return _days(one, two) if one and two else None
    if "yearless" in (one.grain, two.grain):
        one, two = one.yearless(), two.yearless()
        return _days(one, two) if one and two else None
    if (one.grain == "clock") != (two.grain == "clock"):
        return _days(one, two) if one.meets(two) or one.before(two) or two.before(one) else None
    if one.grain == "clock":
        return _clocks(left, right)
    if (left.time.bound == "by") != (right.time.bound == "by"):
        return _deadline(one, two) if left.time.bound == "by" else _deadline(two, one)
    return _days(one, two)


def _deadline(deadline: Window, other: Window) -> Comparison:
    """As in "by the end of May" beside "in April": both may hold unless the other lies behind the deadline."""
    late = deadline.before(other)
    return Comparison("disjoint", "conflict") if late else Comparison("overlap", "bound-mismatch")


def _days(one: Window, two: Window) -> Comparison:
    if (one.start, one.end) == (two.start, two.end):
        return Comparison("equal", "agree")
    if not one.meets(two):
        return Comparison("disjoint", "conflict")
    if _holds(one, two) or _holds(two, one):
        outer, inner = (one, two) if _holds(one, two) else (two, one)
        calendar = outer.grain in _CALENDAR and inner.start is not None and inner.end is not None
        return Comparison("within", "agree" if calendar else "bound-mismatch")
    return Comparison("overlap", "bound-mismatch")


def _holds(outer: Window, inner: Window) -> bool:
    starts = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    return starts and (outer.end is None or (inner.end is not None and inner.end <= outer.end))


def _clocks(left: Moment, right: Moment) -> Comparison:
    one, two = _minutes(left), _minutes(right)
    if _lasts(left) or _lasts(right):
        return _bounded(left, right, one, two)
    bounds = {left.time.bound, right.time.bound} & {"by", "before", "until", "since", "after"}
    if one == two and not bounds:
        return Comparison("equal", "agree")
    if bounds:
        return _bounded(left, right, one, two)
    close = abs(one - two) <= max(_room(left, one), _room(right, two))
    return Comparison("within", "rounding") if close else Comparison("disjoint", "conflict")


def _bounded(left: Moment, right: Moment, one: int, two: int) -> Comparison:
    """A bound beside a time, "before 2:30" beside "2:25": compatible unless the time lies on the wrong side."""
    low_one, high_one = _reach(left, one)
    low_two, high_two = _reach(right, two)
    if max(low_one, low_two) > min(high_one, high_two):
        return Comparison("disjoint", "conflict")
    same = (low_one, high_one) == (low_two, high_two)
    if same:
        return Comparison("equal", "agree")
    ends = _lasts(left) or _lasts(right)
    return Comparison("within", "agree" if one == two and not ends else "bound-mismatch")


def _room(moment: Moment, minutes: int) -> int:
    """What "about" leaves open: half an hour of a full hour, a quarter of what is stated more finely."""
    if moment.time.bound != "about":
        return 0
    return 15 if minutes % 60 else 30


def _lasts(moment: Moment) -> bool:
    """Whether it has two ends: "between 7:20 and 8:10"."""
    return moment.time.window is not None and moment.time.window.clock_end is not None


def _reach(moment: Moment, minutes: int) -> tuple[int, int]:
    window = moment.time.window
    if window is not None and window.clock_end is not None:
        return minutes, _of_clock(window.clock_end)
    if moment.time.bound in ("by", "before", "until"):
        return 0, minutes
    return (minutes, 24 * 60) if moment.time.bound in ("since", "after") else (minutes, minutes)


def _minutes(moment: Moment) -> int:
    window = moment.time.window
    return _of_clock((window.clock if window else None) or moment.time.clock or "0:0")


def _of_clock(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes[:2] or 0)


def later(one: Window | None, two: Window | None) -> bool | None:
    """Whether all of ``two`` lies after all of ``one``; ``None`` where days are not known."""
    if one is None or two is None or one.start is None or two.start is None:
        return None
    return one.before(two)


def start_key(window: Window | None) -> tuple[bool, date, date]:
    """Sorts by first and last day; what has no date comes last."""
    if window is None or (window.start is None and window.end is None):
        return True, date.max, date.max
    start = window.start or date.min
    return False, start, window.end or date.max
