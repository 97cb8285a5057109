"""When each source was written: a window of days, from fields, datelines and captions, else from its own words.

Evidence narrows the days; nothing is guessed. Where only words speak, a day and month without a year
takes the year from the source's own full dates, or from those of sources about the same event where
these agree.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from factcheck.match.anchors import resolve_all
from factcheck.match.calendar import DAY, resolve
from factcheck.match.datelines import Text, publication, said_now, shown_now, text_of
from factcheck.match.names import CAPITALISED
from factcheck.match.sameday import Day, days_told, exact, meaning, written
from factcheck.match.tense import directed
from factcheck.model import Dated, Extraction, Source, Span, TimeExpression, Window
from factcheck.rules import Rules
from factcheck.rules import load as load_rules

__all__ = ["date_sources", "directed", "resolve", "resolve_all"]

_WEEK = timedelta(days=6)  # a caption, or a bare weekday, is not used for longer
_YEAR = timedelta(days=365)
_MONTH = timedelta(days=31)  # by which a day and month to come is told apart from last year's
_HABIT = 5  # days; writers name a day by its weekday alone no further off
_ABOUT = 100  # days between a yearless date and the dates of other sources about the same event
_FEW = 60  # days; only so short a range of days is narrowed further by weekdays
_SHARED = 3  # words that two sentences share when they speak of the same thing
_COMMON = 200  # sources
_FEW_NAMES = 12  # names of a short text, of which two that another shares are much
_LINKABLE = 30  # absolute dates, and relative times, of one source that are put beside each other


@dataclass(frozen=True, slots=True)
class _Bound:
    """One piece of evidence: the source was written on ``low`` to ``high``; ``why`` names the words."""

    low: date | None
    high: date | None
    why: str
    firm: bool = True  # a link between two sentences is less than a date that stands there


def date_sources(
    sources: Sequence[Source], extractions: Sequence[Extraction], rules: Rules | None = None
) -> dict[str, Dated | None]:
    """The days in which each source was written, with the words that say so; ``None`` where nothing says it."""
    rules = rules or load_rules()
    read = {extraction.source: extraction for extraction in extractions}
    texts = [text_of(source, read.get(source.id, Extraction(source.id, ())), rules) for source in sources]
    firm = {text.source.id: _firm_days(text, rules) for text in texts}
    own = {text.source.id: _dated(text, firm[text.source.id], "", rules) for text in texts}
    names = {text.source.id: _names(text) for text in texts}
    lenders = _lenders(texts, own, firm, names)
    first = {text.source.id: own[text.source.id] or _from_others(text, lenders, rules) for text in texts}
    if all(exact(dated) for dated in first.values()):
        return first
    # a dateline without a year, which others give, tells of days as well as one with its own
    lenders = _lenders(texts, {source: dated if exact(dated) else None for source, dated in first.items()}, firm, names)
    again = {text.source.id: _from_others(text, lenders, rules) for text in texts if not exact(first[text.source.id])}
    return first | {source: dated for source, dated in again.items() if dated is not None}


# ---------------------------------------------------------------- one source


def _dated(text: Text, references: Sequence[date], year_from: str, rules: Rules) -> Dated | None:
    if text.source.published is not None:
        day = text.source.published
        return Dated(Window(day, day), (f"{text.source.published_by or 'published'}: {day.isoformat()}",))
    stated = _stated(text, references, rules)
    if stated is not None:
        return _with_year(stated, year_from)
    bounds = _bounds(text, references)
    window, used = _intersection(bounds)
    if window is None or window.start is None or window.end is None:
        return None  # nothing said, or only that it was not written before, or after, some day
    window, more = _narrowed(text, window, rules)
    return _with_year(Dated(window, tuple(dict.fromkeys([*used, *more]))), year_from)


def _with_year(dated: Dated, year_from: str) -> Dated:
    return Dated(dated.window, (*dated.by, year_from)) if year_from else dated


def _day(time: TimeExpression, references: Sequence[date]) -> date | None:
    """The day of an absolute date; a missing year from the references where all of them give the same."""
    if time.form != "date" or time.month is None or time.day is None or time.until is not None:
        return None
    if time.year is not None:
        window = resolve(replace(time, bound=None, clock=None), None)
        return window.start if window else None
    found: set[date] = set()
    for reference in references:
        asked = Dated(Window(reference, reference), ())
        window = resolve(replace(time, bound=None, clock=None, direction=0), asked)
        if window is None or window.start is None or abs(window.start - reference).days > _ABOUT:
            return None
        found.add(window.start)
    return found.pop() if len(found) == 1 else None


def _firm_days(text: Text, rules: Rules) -> tuple[date, ...]:
    """Days stated with their year where they tell the year of writing: publication lines, captions, a lead's day.

    Elsewhere a year stands beside a day because it is not the year of writing.
    """
    found = [
        day
        for time in text.times
        if (day := _day(time, ())) and (shown_now(text, time) or publication(text, time, rules))
    ]
    return tuple(sorted(dict.fromkeys(found)))


def _stated(text: Text, references: Sequence[date], rules: Rules) -> Dated | None:
    """A dateline, or a line that gives the day of publication; several of them make a longer window."""
    days: list[date] = []
    by: list[str] = []
    for time in text.times:
        where = publication(text, time, rules)
        day = _day(time, references) if where else None
        if day is not None:
            days.append(day)
            by.append(f"{where}, line {text.line(time)}: {text.words(time)}")
    if not days or (max(days) - min(days)).days > _FEW:
        return None
    return Dated(Window(min(days), max(days)), tuple(by))


# ---------------------------------------------------------------- evidence of the body


def _bounds(text: Text, references: Sequence[date]) -> list[_Bound]:
    found: list[_Bound] = []
    absolute: list[tuple[TimeExpression, date]] = []
    for time in text.times:
        day = _day(time, references)
        if day is not None and time.bound not in ("since", "before", "until", "by"):
            absolute.append((time, day))
            bound = _of_date(text, time, day)
            found += [bound] if bound else []
    return found + _links(text, absolute[:_LINKABLE])


def _of_date(text: Text, time: TimeExpression, day: date) -> _Bound | None:
    why = f"line {text.line(time)}: {text.words(time)}"
    if shown_now(text, time):
        return _Bound(day, day + _WEEK, f"{'caption, ' if text.block(time).kind == 'caption' else ''}{why}")
    if time.direction > 0:
        return _Bound(day - _YEAR if time.year is None else None, day, f"ahead, {why}")
    if time.direction < 0:
        return _Bound(day, day + _YEAR - _MONTH if time.year is None else None, f"past, {why}")
    return None


def _links(text: Text, absolute: Sequence[tuple[TimeExpression, date]]) -> list[_Bound]:
    """A relative time and a full date for one thing: the days on which the one means the other."""
    relative = [time for time in text.times if _relative(time)][:_LINKABLE]
    both = [*relative, *(time for time, _ in absolute)]
    content = {time.span: text.content(text.sentence(time)) for time in both}
    found: list[_Bound] = []
    for time in relative:
        for other, day in absolute:
            linked = _same_side(text, time, other) and _same_thing(text, time, other, content)
            days = meaning(time, day) if linked or _beside(time, other) else []
            if days:
                why = f"“{text.words(time)}”, line {text.line(time)}, and {text.words(other)}, line {text.line(other)}"
                found.append(_Bound(days[0], days[-1], why, firm=False))
    return found


def _relative(time: TimeExpression) -> bool:
    if time.until is not None or time.anchor != "publication" or time.bound is not None:
        return False
    if time.form == "weekday":
        return True
    # "last month" and its like look back on too much to be the date that another sentence names
    return time.form == "offset" and (time.unit == "day" or (time.direction > 0 and time.unit in ("week", "month")))


def _beside(time: TimeExpression, other: TimeExpression) -> bool:
    """As in "on Tuesday (6 January)": one day said in two ways."""
    gap = max(time.span.start, other.span.start) - min(time.span.end, other.span.end)
    return time.form == "weekday" and 0 <= gap <= 2


def _same_side(text: Text, time: TimeExpression, other: TimeExpression) -> bool:
    """Whether both are ahead, or both behind and shown as news: other days of the past are too many."""
    if (time.direction or -1) > 0:
        return other.direction > 0
    return shown_now(text, other)


def _same_thing(
    text: Text, time: TimeExpression, other: TimeExpression, content: Mapping[Span, frozenset[str]]
) -> bool:
    """Whether their sentences, if they are two, share enough words besides the times themselves."""
    one, two = content[time.span], content[other.span]
    if one == two or len(one & two) < _SHARED:
        return False
    mentioned = text.content(text.words(time)) | text.content(text.words(other))
    return len((one & two) - mentioned) >= _SHARED


def _intersection(bounds: Sequence[_Bound]) -> tuple[Window | None, list[str]]:
    """All the bounds together; where links contradict the rest, the dates that stand there alone."""
    for kept in (list(bounds), [bound for bound in bounds if bound.firm]):
        low = max((bound.low for bound in kept if bound.low), default=None)
        high = min((bound.high for bound in kept if bound.high), default=None)
        if kept and (low is None or high is None or low <= high):
            used = [bound for bound in kept if _decides(bound, low, high)]
            return Window(low, high), [bound.why for bound in used]
    return None, []


def _decides(bound: _Bound, low: date | None, high: date | None) -> bool:
    return (bound.low is not None and bound.low == low) or (bound.high is not None and bound.high == high)


def _narrowed(text: Text, window: Window, rules: Rules) -> tuple[Window, list[str]]:
    """Fewer days, by the habit of weekdays; each habit holds only where it leaves a day."""
    if window.start is None or window.end is None or (window.end - window.start).days > _FEW:
        return window, []
    days = [window.start + n * DAY for n in range((window.end - window.start).days + 1)]
    used: list[str] = []
    plain = [time for time in text.times if time.form == "weekday" and time.until is None and not time.count]
    said = [time for time in plain if said_now(text, time, rules)]
    for kind, times in ((_fits_past, plain), (_fits_ahead, plain), (_fits_week, text.times), (_fits_said, said)):
        for time in times:
            kept = [day for day in days if kind(time, day)]
            if kept and len(kept) < len(days):
                days = kept
                used.append(f"line {text.line(time)}: {text.words(time)}")
    return Window(days[0], days[-1]), used


def _fits_past(time: TimeExpression, day: date) -> bool:
    """A bare weekday of the past is at most five days back."""
    return time.weekday is None or time.direction > 0 or (day.weekday() - time.weekday) % 7 <= _HABIT


def _fits_ahead(time: TimeExpression, day: date) -> bool:
    """A bare weekday to come is in the week of the writing; in the next it would be "next Tuesday"."""
    return time.weekday is None or time.direction <= 0 or time.weekday >= day.weekday()


def _fits_said(time: TimeExpression, day: date) -> bool:
    """Habit: what "police said Saturday" in the lead is written on that day, or on the next."""
    return time.weekday is None or (day.weekday() - time.weekday) % 7 <= 1


def _fits_week(time: TimeExpression, day: date) -> bool:
    """Habit: "earlier this week" is not written on a Monday, nor "later this week" on a Sunday."""
    if time.form != "offset" or time.unit != "week" or time.count != 0 or time.anchor != "publication":
        return True
    return day.weekday() != (0 if time.direction < 0 else 6) or time.direction == 0


# ---------------------------------------------------------------- other sources of the event


@dataclass(frozen=True, slots=True)
class _Lenders:
    """The sources that know their days, the days they tell of, and which of them speak of each name; ``names``: those
    of every source.
    """

    days: Mapping[str, tuple[date, ...]]
    told: Callable[[str], tuple[Day, ...]]
    names: Mapping[str, frozenset[str]]
    by_name: Mapping[str, Sequence[str]]


def _lenders(
    texts: Sequence[Text],
    own: Mapping[str, Dated | None],
    firm: Mapping[str, tuple[date, ...]],
    names: Mapping[str, frozenset[str]],
) -> _Lenders:
    days = {
        text.source.id: known for text in texts if (known := _days_known(own[text.source.id], firm[text.source.id]))
    }
    by_id = {text.source.id: text for text in texts}
    by_name: dict[str, list[str]] = {}
    for source in sorted(days):
        for name in sorted(names[source]):
            by_name.setdefault(name, []).append(source)
    return _Lenders(days, cache(lambda source: days_told(by_id[source], own[source])), names, by_name)


def _from_others(text: Text, lenders: _Lenders, rules: Rules) -> Dated | None:
    """The source dated by those about the same event: with the year on which they agree, and by what they tell of its
    weekdays.
    """
    yearless = any(time.form == "date" and time.year is None and time.month and time.day for time in text.times)
    if not yearless and not any(time.form == "weekday" for time in text.times):
        return None
    tellers = _tellers(text, lenders)
    references = sorted({day for source in tellers for day in lenders.days[source]})
    listed = ", ".join(tellers[:3]) + (f" and {len(tellers) - 3} more" if len(tellers) > 3 else "")
    found = _dated(text, references, f"year from {listed}", rules) if yearless and references else None
    told = (day for source in tellers for day in lenders.told(source))
    return _in_week(text, found, told, rules, one_week=_one_week([lenders.days[source] for source in tellers]))


def _one_week(written: Sequence[tuple[date, ...]]) -> bool:
    """Whether several sources, and all of them, were written in one week."""
    days = [day for each in written for day in each]
    return len(written) > 1 and max(days) - min(days) <= _WEEK


def _tellers(text: Text, lenders: _Lenders) -> list[str]:
    """The lenders that speak of the same event as the text, in order."""
    names = lenders.names[text.source.id]
    # a name that half the corpus holds says nothing about the event, and would make this quadratic
    rare = [lenders.by_name[name] for name in sorted(names) if 0 < len(lenders.by_name.get(name, ())) <= _COMMON]
    near = sorted({source for sources in rare for source in sources} - {text.source.id})
    return [source for source in near if _same_event(names, lenders.names[source])]


def _in_week(text: Text, dated: Dated | None, told: Iterable[Day], rules: Rules, *, one_week: bool) -> Dated | None:
    """The days of writing, narrowed to the week in which its weekdays are days that others tell of."""
    known = dated.window if dated else Window(None, None)
    if known.start and known.end and (known.end - known.start).days <= _FEW:
        return dated
    week = written(text, tuple(told), one_week=one_week)
    if week is None:
        return dated
    first, last, by = week
    low, high = max(first, known.start or first), min(last, known.end or last)
    if low > high:
        return dated
    window, more = _narrowed(text, Window(low, high), rules)
    return Dated(window, tuple(dict.fromkeys([*(dated.by if dated else ()), *by, *more])))


def _days_known(dated: Dated | None, firm: tuple[date, ...]) -> tuple[date, ...]:
    """The days by which a source can lend its year: those in which it was written, else those firmly stated."""
    if dated is not None and dated.window.start and dated.window.end:
        return (dated.window.start, dated.window.end)
    return firm


def _names(text: Text) -> frozenset[str]:
    """Capitalised words inside sentences: who and what the source is about."""
    dates = {word for time in text.times for word in CAPITALISED.findall(" x, " + text.words(time))}
    return frozenset(CAPITALISED.findall(text.source.text)) - dates


def _same_event(one: frozenset[str], other: frozenset[str]) -> bool:
    shared, fewer = len(one & other), min(len(one), len(other))
    return shared >= (_SHARED if fewer > _FEW_NAMES else _SHARED - 1) and shared * 5 >= fewer
