"""Putting time expressions on the calendar, given the days in which their source was written.

A source dated to several days gives an expression the union of what it means on each of them; weeks
run Monday to Sunday.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from factcheck.model import Dated, Span, TimeExpression, Window

DAY = timedelta(days=1)
_MANY = 40  # days; of a longer window only the ends are asked
_VAGUE = 31  # days; a source dated no better gives its weekdays and clock times no date
_NEAR = 30  # days; a day and month this close to the writing need no tense to find their year
_LONGEST = 20_000  # "of count": a larger one is no calendar distance

Anchors = Mapping[Span, Window]


def resolve(expression: TimeExpression, dated: Dated | None, anchors: Anchors | None = None) -> Window | None:
    """The days that the expression means, or ``None`` where its source's date or its anchor is not known.

    ``anchors`` holds the windows of the events that "five days after the fire" counts from.
    """
    try:
        found = _ends(expression, dated, anchors or {})
    except (OverflowError, ValueError):  # beyond the calendar: "in 3,000 years"
        return None
    return _bounded(expression, found, dated) if found else None


def _ends(expression: TimeExpression, dated: Dated | None, anchors: Anchors) -> Window | None:
    first = _plain(expression, dated, anchors)
    if first is None or expression.until is None:
        return first
    last = _plain(_lent(expression.until, expression), dated, anchors)
    if last is None or first.start is None or last.end is None or last.end < first.start:
        return None
    same_clock = first.grain == last.grain == "clock"
    return Window(first.start, last.end, "clock" if same_clock else "period", first.clock if same_clock else None)


def _lent(last: TimeExpression, first: TimeExpression) -> TimeExpression:
    """The second end of a span with the year and direction that only the first states."""
    year = first.year if last.year is None and last.month is not None else last.year
    return replace(last, year=year, direction=last.direction or first.direction)


def _plain(expression: TimeExpression, dated: Dated | None, anchors: Anchors) -> Window | None:
    days = days_of(dated.window) if dated else ()
    if len(days) > 1 and (days[-1] - days[0]).days > _VAGUE and _is_fine(expression):
        return None  # a Saturday of some month is no date
    match expression.form:
        case "date" | "span":
            return _date(expression, days)
        case "weekday":
            return _union(_weekday(expression, day) for day in days)
        case "offset" if expression.anchor == "event":
            anchor = anchors.get(expression.anchor_span) if expression.anchor_span else None
            return _from_event(expression, anchor) if anchor else None
        case "offset":
            return _union(_offset(expression, day) for day in days)
        case "unknown":
            return _union(_quarter_alone(expression, day) for day in days)
        case "clock":
            return Window(days[0], days[-1], "clock", expression.clock) if days else None
    return None


def _is_fine(expression: TimeExpression) -> bool:
    """Whether the expression counts days or weeks from the day of writing."""
    if expression.form == "date":
        return expression.year is None and expression.month is None
    fine = expression.anchor == "publication" and expression.unit in ("day", "hour", "week", "weekend", "fortnight")
    return expression.form in ("weekday", "clock") or (expression.form == "offset" and fine)


def days_of(window: Window) -> tuple[date, ...]:
    """The days of a window, only its ends where they are many, none where a side is open."""
    if window.start is None or window.end is None:
        return ()
    length = (window.end - window.start).days
    if length > _MANY:
        return (window.start, window.end)
    return tuple(window.start + n * DAY for n in range(length + 1))


def _union(windows: Iterable[Window | None]) -> Window | None:
    found = [window for window in windows if window is not None]
    starts = [window.start for window in found if window.start]
    ends = [window.end for window in found if window.end]
    return Window(min(starts), max(ends), found[0].grain, found[0].clock) if starts and ends else None


# ---------------------------------------------------------------- dates


def _date(expression: TimeExpression, days: tuple[date, ...]) -> Window | None:
    year, month, day = expression.year, expression.month, expression.day
    if year is not None:
        return _clocked(expression, _stated(expression, year))
    if month is not None and expression.unit == "year":
        years = [asked.year + (expression.count or 0) * expression.direction for asked in days]
        return _clocked(expression, _union(_stated(replace(expression, unit=None), one) for one in years))
    if month is not None:
        return _clocked(expression, _union(_nearest(expression, asked) for asked in days))
    if day is not None:
        return _clocked(expression, _union(_day_alone(day, expression.direction, asked) for asked in days))
    return None


def _clocked(expression: TimeExpression, window: Window | None) -> Window | None:
    if window is None or expression.clock is None:
        return window
    return replace(window, grain="clock", clock=expression.clock)


def _stated(expression: TimeExpression, year: int) -> Window | None:
    """Year, month and day as far as stated."""
    if not MINYEAR <= year < MAXYEAR:
        return None
    if expression.month is None:
        return _part_of_year(expression, year)
    if expression.day is None:
        return _part(expression, _months(year, expression.month, 1, "month"))
    try:
        day = date(year, expression.month, expression.day)
    except ValueError:  # no such day in that year
        return None
    return Window(day, day)


_NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _part_of_year(expression: TimeExpression, year: int) -> Window:
    number = _NUMBERED.get((expression.part or "").partition("-")[0], expression.count or 1)
    match expression.unit:
        case "quarter":
            return _months(year, 3 * min(number, 4) - 2, 3, "quarter")
        case "half":
            return _months(year, 6 * min(number, 2) - 5, 6, "half")
        case "decade":
            return Window(date(year // 10 * 10, 1, 1), date(year // 10 * 10 + 9, 12, 31), "decade")
    return _part(expression, _months(year, 1, 12, "year"))


def _quarter_alone(expression: TimeExpression, asked: date) -> Window | None:
    """For "the second quarter" the last one that has begun, or the next where it is ahead."""
    if expression.unit not in ("quarter", "half") or expression.part is None:
        return None
    windows = [_part_of_year(expression, asked.year + step) for step in (-1, 0, 1)]
    begun = [window for window in windows if window.start and window.start <= asked]
    ahead = [window for window in windows if window.end and window.end >= asked]
    return ahead[0] if expression.direction > 0 else begun[-1]


def _months(year: int, month: int, length: int, grain: str) -> Window:
    start = _month_start(year, month)
    return Window(start, _month_start(year, month + length) - DAY, grain)


def _month_start(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _part(expression: TimeExpression, window: Window) -> Window:
    """An "early" or "late" part of a longer time; other words of ``part`` change nothing."""
    if window.start is None or window.end is None or expression.part is None:
        return window
    length = (window.end - window.start).days + 1
    cuts = {
        "early": (0, 2),
        "mid": (1, 2),
        "late": (1, 3),
        "first-half": (0, 1.5),
        "second-half": (1.5, 3),
        "beginning": (0, 1),
        "end": (2, 3),
    }
    low, high = cuts.get(expression.part, (0, 3))
    if (low, high) == (0, 3):
        return window
    if window.grain == "year":
        return _months(window.start.year, 1 + round(4 * low), round(4 * (high - low)), "period")
    start = window.start + timedelta(days=round(length * low / 3))
    return Window(start, window.start + timedelta(days=round(length * high / 3) - 1), "period")


def _nearest(expression: TimeExpression, asked: date) -> Window | None:
    """A month, or a day of one, without a year: the nearest to ``asked``; tense decides where none is near."""
    found = [_stated(expression, year) for year in (asked.year - 1, asked.year, asked.year + 1)]
    windows = [window for window in found if window and window.start and window.end]
    if not windows:
        return None
    best = min(windows, key=lambda window: _distance(window, asked))
    if _distance(best, asked) <= _NEAR or not expression.direction:
        return best
    ahead = [window for window in windows if window.end and window.end >= asked]
    behind = [window for window in windows if window.start and window.start <= asked]
    if expression.direction > 0:
        return ahead[0] if ahead else best
    return behind[-1] if behind else best


def _distance(window: Window, asked: date) -> int:
    if window.start is None or window.end is None:
        return MAXYEAR * 366
    return max((window.start - asked).days, (asked - window.end).days, 0)


def _day_alone(day: int, direction: int, asked: date) -> Window | None:
    """For "the 24th" that of this month, or of the nearest one in the direction told."""
    found: list[date] = []
    for months in (-1, 0, 1):
        start = _month_start(asked.year, asked.month + months)
        try:
            found.append(start.replace(day=day))
        except ValueError:
            continue
    kept = [one for one in found if (one - asked).days * direction >= 0] or found
    best = min(kept, key=lambda one: abs((one - asked).days), default=None)
    return Window(best, best) if best else None


# ---------------------------------------------------------------- weekdays and offsets


def _weekday(expression: TimeExpression, asked: date) -> Window | None:
    """A weekday: the last one up to today, unless it is ahead.

    With a ``count`` the text says "last" or "next": never today, and within one week not certain which.
    """
    if expression.weekday is None:
        return None
    side = 1 if expression.direction > 0 else -1
    away = side * (expression.weekday - asked.weekday()) % 7
    if expression.count and away == 0:
        away = 7
    day = asked + side * away * DAY
    if expression.count and _monday(day) == _monday(asked):
        other = day + side * 7 * DAY
        return _clocked(expression, Window(min(day, other), max(day, other)))
    return _clocked(expression, Window(day, day))


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _offset(expression: TimeExpression, asked: date) -> Window | None:
    """Units from the day of writing: "today", "last week", "eight days ago", "two months from now"."""
    count = expression.count if expression.count is not None else (1 if expression.direction else 0)
    if abs(count) > _LONGEST:
        return None
    steps = count * (expression.direction or 1)
    window = _shifted(asked, expression.unit, steps)
    if window is None or expression.unit in ("day", "hour"):
        return window
    return _so_far(expression, asked, window) if steps == 0 and expression.direction else _part(expression, window)


def _so_far(expression: TimeExpression, asked: date, window: Window) -> Window:
    """So far or from here: "earlier this week" lies behind the day of writing, "later this week" ahead of it."""
    if window.start is None or window.end is None or not window.start <= asked <= window.end:
        return window
    if expression.direction < 0:
        return Window(window.start, asked, "period")
    return Window(asked, window.end, "period") if expression.direction > 0 else window


def _shifted(asked: date, unit: str | None, steps: int) -> Window | None:
    match unit:
        case "day":
            return Window(asked + steps * DAY, asked + steps * DAY)
        case "hour":
            other = asked + timedelta(hours=steps)
            edge = asked + (steps > 0) * DAY - (steps < 0) * DAY
            return Window(min(asked, other, edge), max(asked, other, edge))
        case "weekend":
            saturday = _monday(asked) + (7 * steps + 5) * DAY
            return Window(saturday, saturday + DAY, "period")
        case "fortnight":
            return _shifted(asked, "week", 2 * steps)
        case "week" if abs(steps) <= 1:
            monday = _monday(asked) + 7 * steps * DAY
            return Window(monday, monday + 6 * DAY, "week")
        case "week":
            middle = asked + 7 * steps * DAY
            return Window(middle - 3 * DAY, middle + 3 * DAY, "week")
        case "month":
            return _months(asked.year, asked.month + steps, 1, "month")
        case "quarter":
            return _months(asked.year, (asked.month - 1) // 3 * 3 + 1 + 3 * steps, 3, "quarter")
        case "half":
            return _months(asked.year, (asked.month - 1) // 6 * 6 + 1 + 6 * steps, 6, "half")
        case "year":
            return _months(asked.year + steps, 1, 12, "year")
        case "decade":
            first = asked.year // 10 * 10 + 10 * steps
            return Window(date(first, 1, 1), date(first + 9, 12, 31), "decade")
        case "century":
            first = (asked.year - 1) // 100 * 100 + 1 + 100 * steps
            return Window(date(first, 1, 1), date(first + 99, 12, 31), "period")
    return None


def _from_event(expression: TimeExpression, anchor: Window) -> Window | None:
    """The days of "eleven days after the attacks", from the day of the attacks."""
    steps = (expression.count if expression.count is not None else 1) * (expression.direction or 1)
    return _union(_shifted(day, expression.unit, steps) for day in days_of(anchor))


def back_to_event(expression: TimeExpression, known: Window) -> Window | None:
    """The day of the event where "eleven days after the attacks" is itself the ``known`` day."""
    if expression.unit != "day" or expression.count is None or abs(expression.count) > _LONGEST:
        return None
    return _from_event(replace(expression, direction=-(expression.direction or 1)), known)


# ---------------------------------------------------------------- bounds

_BOUNDS: Mapping[str, Callable[[Window, date | None], Window]] = {
    "since": lambda window, now: Window(window.start, now, "period"),
    "before": lambda window, _: Window(None, window.start - DAY if window.start else None, window.grain),
    "after": lambda window, _: Window(window.end + DAY if window.end else None, None, window.grain),
}


def _bounded(expression: TimeExpression, window: Window, dated: Dated | None) -> Window:
    """Open sides; "by" and "until" keep the day itself, which is the one that dates what is said."""
    bound = _BOUNDS.get(expression.bound or "")
    if bound is None or window.grain == "clock":
        return window
    return bound(window, dated.window.end if dated else None)
