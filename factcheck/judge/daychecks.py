"""Weekdays against dates, and spans of time against the two dates they lie between, within one source."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.judge.between import between
from factcheck.judge.citation import cite, position
from factcheck.judge.ruling import Case, Ruling
from factcheck.model import Claim, Event, Extraction, Matched, Moment, Source, Span, TimeExpression, Window

_DAYS = {"day": 1, "week": 7}
_SLACK = {"day": 0, "week": 3}  # days by which whole weeks may be off


Named = dict[str, list[Event]]


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day that a date can mean."""

    low: date
    high: date


def day_checks(case: Case) -> Iterator[Ruling]:
    """``weekday-mismatch`` and ``date-arithmetic`` of every source."""
    named = _events_by_noun(case.matched.events)
    for extraction in case.matched.extractions:
        source = case.sources.get(extraction.source)
        if source:
            yield from _weekdays(extraction, source, case)
            yield from _spans(extraction, source, case, named)


def year_of(time: TimeExpression, source: Source, case: Case) -> int | None:
    """The year a day and month belong to: stated, resolved, or that in which its source, or those of its event, were
    written.
    """
    if time.year is not None:
        return time.year
    placed = case.times.get((source.id, time.span)) or time.window
    if placed and placed.start:
        return placed.start.year
    own = case.windows.get(source.id)
    years = years_in(own) if own else case.years.get(source.id, frozenset())
    return next(iter(years)) if len(years) == 1 else None


def years_in(window: Window | None) -> frozenset[int]:
    """The years of a window's ends."""
    return frozenset(day.year for day in (window.start, window.end) if day) if window else frozenset()


def years_of_events(matched: Matched) -> dict[str, frozenset[int]]:
    """For each source the years in which the sources of its event were written."""
    event_of = {claim.source: claim.event for claim in matched.claims}
    years: dict[str | None, frozenset[int]] = {}
    for key, dated in matched.dated:
        event = event_of.get(key)
        years[event] = years.get(event, frozenset()) | years_in(dated.window if dated else None)
    return {key: years[event_of.get(key)] for key, _ in matched.dated}


def _weekdays(extraction: Extraction, source: Source, case: Case) -> Iterator[Ruling]:
    for time in extraction.times:
        if time.form != "date" or time.weekday is None or time.month is None or time.day is None:
            continue
        year = year_of(time, source, case)
        day = _day(year, time.month, time.day) if year else None
        if day and day.weekday() != time.weekday:
            words = source.text[time.span.start : time.span.end]
            right = calendar.day_name[day.weekday()]
            text = f"{day.day} {calendar.month_name[day.month]} {day.year} was a {right}; {source.id} says {words}"
            dated = replace(time, window=Window(day, day))
            yield _ruling("weekday-mismatch", text, [(dated, "")], extraction, source)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# ---------------------------------------------------------------- spans


def _spans(extraction: Extraction, source: Source, case: Case, named: Named) -> Iterator[Ruling]:
    """As in "Nov. 24, eleven days after the attacks": the two dates must lie that far apart."""
    for time in extraction.times:
        if (
            time.form != "offset"
            or time.anchor != "event"
            or time.anchor_span is None
            or not time.count
            or not time.direction
        ):
            continue
        near = _beside(time, extraction.times, source, case)
        anchor = _anchor(time, extraction, source, case, named)
        if anchor is None or time.unit is None:
            continue
        here = _range(near, source, case) if near else _of_report(time, extraction, source, case)
        if here is None:
            continue
        found = _apart(anchor[0], here, time)
        if found is not None:
            cited = [
                (time, "span"),
                *([(near, "")] if near else []),
                *([(anchor[1], "")] if anchor[1] and not _in_anchor(anchor[1], time) else []),
            ]
            words = source.text[time.span.start : time.span.end]
            text = f"{_told(anchor[0])} to {_told(here)} is {found}; {source.id} says {words}"
            yield _ruling("date-arithmetic", text, cited, extraction, source)


def _beside(time: TimeExpression, times: Sequence[TimeExpression], source: Source, case: Case) -> TimeExpression | None:
    """The date to which the span stands in apposition: "Nov. 24, eleven days after"."""
    apposed = between(case.rules).exactly
    for other in times:
        named = other.form == "date" and other.month and other.day and other.span.end <= time.span.start
        if named and apposed.fullmatch(source.text[other.span.end : time.span.start]):
            return other
    return None


def _anchor(
    time: TimeExpression, extraction: Extraction, source: Source, case: Case, named: Named
) -> tuple[Days, TimeExpression | None] | None:
    """When the span is counted from: a date in the anchor's words, beside the same noun, or that of the event."""
    span = time.anchor_span
    assert span is not None
    for other in extraction.times:
        inside = other.form == "date" and span.start <= other.span.start <= span.end + 4
        if inside and other is not time:
            days = _range(other, source, case)
            return (days, other) if days else None
    noun = _noun(source.text[span.start : span.end])
    for other in extraction.times:
        behind = source.text[other.span.end : other.span.end + 40].split()
        if other.form == "date" and other.month and other.day and behind and _noun(behind[0]) == noun:
            days = _range(other, source, case)
            return (days, other) if days else None
    events = named.get(noun, [])
    days = _event_days(events[0]) if len(events) == 1 else None
    return (days, None) if days else None


def _noun(words: str) -> str:
    found = re.findall(r"[^\W\d_]+", words.casefold())
    return found[-1].removesuffix("s") if found else ""


def _events_by_noun(events: Sequence[Event]) -> Named:
    """The events that each noun names; only one that names a single event tells its day."""
    named: Named = {}
    for event in events:
        for noun in sorted(set(map(_noun, event.label.split())) - {""}):
            named.setdefault(noun, []).append(event)
    return named


def _event_days(event: Event) -> Days | None:
    window = event.window
    return Days(window.start, window.end) if window and window.start and window.end else None


def _of_report(time: TimeExpression, extraction: Extraction, source: Source, case: Case) -> Days | None:
    """For "It came eleven years after …": the day of the event that the source reports, else the source's own."""
    if time.unit != "year" or not _takes_place(time, source, case):
        return None
    sentence = _sentence(time.span, extraction, source)
    others = [
        t
        for t in extraction.times
        if t.form == "date" and t.year and sentence.holds(t.span) and not _in_anchor(t, time)
    ]
    if others:
        return None
    window = case.windows.get(source.id)
    return Days(window.start, window.end) if window and window.start and window.end else None


def _in_anchor(other: TimeExpression, time: TimeExpression) -> bool:
    span = time.anchor_span
    return span is not None and span.start <= other.span.start <= span.end + 4


def _takes_place(time: TimeExpression, source: Source, case: Case) -> bool:
    """Whether the verb says when the reported event happened; "sold nine years after" may be any time ago."""
    before = source.text[max(0, time.span.start - 40) : time.span.start]
    before = between(case.rules).span.sub("", before).rstrip().casefold()
    verbs = [word for rule in case.rules.of("occurrence") for word in rule.words("words")]
    return any(re.search(rf"\b{re.escape(verb)}\Z", before) for verb in verbs)


def _range(time: TimeExpression | None, source: Source, case: Case) -> Days | None:
    """First and last day of a stated date, as far as it is stated."""
    if time is None:
        return None
    year = year_of(time, source, case)
    if year is None:
        return None
    if time.month is None:
        return Days(date(year, 1, 1), date(year, 12, 31))
    if time.day is None:
        return Days(date(year, time.month, 1), date(year, time.month, calendar.monthrange(year, time.month)[1]))
    day = _day(year, time.month, time.day)
    return Days(day, day) if day else None


def _apart(anchor: Days, here: Days, time: TimeExpression) -> str | None:
    """How far apart the two really are, in words; ``None`` where the stated span can be right."""
    count, unit = time.count or 0, time.unit or ""
    first, last = (anchor, here) if time.direction > 0 else (here, anchor)
    if unit in _DAYS:
        least, most = (last.low - first.high).days, (last.high - first.low).days
        slack = _SLACK[unit]
        stated = count * _DAYS[unit]
        if least - slack <= stated <= most + slack:
            return None
        days = f"{least} days" if least == most else f"{least} to {most} days"
        return days.replace("1 days", "1 day") if least == most == 1 else days
    if unit not in ("month", "year"):
        return None
    least, most = _months(first.high, last.low), _months(first.low, last.high)
    per = 12 if unit == "year" else 1
    if (least - 1) // per <= count <= -(-(most + 1) // per):
        return None
    whole = round((least + most) / 2 / per)
    return f"{whole} {unit}{'s' * (whole != 1)}"


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _told(days: Days) -> str:
    if days.low == days.high:
        return days.low.isoformat()
    if days.high - days.low > timedelta(days=200):
        return str(days.low.year)
    return f"{days.low.isoformat()[:7]}"


# ---------------------------------------------------------------- citations


def _sentence(span: Span, extraction: Extraction, source: Source) -> Span:
    return next((sentence for sentence in extraction.sentences if sentence.holds(span)), _line(span, source))


def _line(span: Span, source: Source) -> Span:
    line, column = position(source.text, span.start)
    end = source.text.find("\n", span.end)
    return Span(span.start - column + 1, len(source.text) if end < 0 else end) if line else span


def _ruling(
    kind: str, text: str, times: Sequence[tuple[TimeExpression, str]], extraction: Extraction, source: Source
) -> Ruling:
    claims = [Claim(source.id, time.span, _sentence(time.span, extraction, source), Moment(time)) for time, _ in times]
    cited = tuple(cite(claim, source, note or None) for claim, (_, note) in zip(claims, times, strict=True))
    return Ruling(
        kind,
        text,
        cited,
        "conflict",
        "disjoint",
        "unexplained",
        measure="date",
        origins=1,
        why=(f"arithmetic within {source.id} alone",),
        rules=tuple(dict.fromkeys(name for time, _ in times for name in time.rules)),
    )
