"""When each source was written: a window of days, from fields, datelines and captions, else from its own words.

Evidence narrows the days; nothing is guessed. Where only words speak, a day and month without a year
takes the year from the source's own full dates, or from those of sources about the same event where
these agree.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from factcheck.match.anchors import resolve_all
from factcheck.match.calendar import DAY, resolve
from factcheck.match.tense import directed, sentence_of
from factcheck.model import Block, Dated, Extraction, Source, Span, TimeExpression, Window
from factcheck.rules import Rules
from factcheck.rules import load as load_rules

__all__ = ["date_sources", "directed", "resolve", "resolve_all"]

_WEEK = timedelta(days=6)  # a caption, or a bare weekday, is not used for longer
_YEAR = timedelta(days=365)
_HABIT = 5  # days; writers name a day by its weekday alone no further off
_ABOUT = 100  # days between a yearless date and the dates of other sources about the same event
_FEW = 60  # days; only so short a range of days is narrowed further by weekdays
_SHARED = 3  # words that two sentences share when they speak of the same thing
_LINKABLE = 30  # absolute dates, and relative times, of one source that are put beside each other
_LEAD = 300  # characters
_DASH = re.compile(r"\s{0,3}(?:\([^()\n]{1,40}\)\s{0,3})?(?:[-–—]|--)(?!\d)")
_PLACE = re.compile(r"\W{0,3}[A-Z][A-Z'’.-]+\b[^\n!?;:]{0,60}")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_CONTENT = re.compile(r"[A-Z][A-Za-z]{2,}|[a-z]{5,}|meet|talk")


@dataclass(frozen=True, slots=True)
class _Bound:
    """One piece of evidence: the source was written on ``low`` to ``high``; ``why`` names the words."""

    low: date | None
    high: date | None
    why: str
    firm: bool = True  # a link between two sentences is less than a date that stands there


@dataclass(frozen=True, slots=True)
class _Text:
    """A source with its times, directions settled, debris left out."""

    source: Source
    times: tuple[TimeExpression, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    blocks: Mapping[Span, int]  # of each time: the index of its block

    def words(self, time: TimeExpression) -> str:
        return " ".join(self.source.text[time.span.start : time.span.end].split())

    def line(self, time: TimeExpression) -> int:
        return self.source.text.count("\n", 0, time.span.start) + 1

    def block(self, time: TimeExpression) -> Block:
        return self.source.blocks[self.blocks[time.span]]

    def sentence(self, time: TimeExpression) -> str:
        span = sentence_of(time.span, self.sentences, self.starts)
        return self.source.text[span.start : span.end]


def date_sources(
    sources: Sequence[Source], extractions: Sequence[Extraction], rules: Rules | None = None
) -> dict[str, Dated | None]:
    """The days in which each source was written, with the words that say so; ``None`` where nothing says it."""
    rules = rules or load_rules()
    read = {extraction.source: extraction for extraction in extractions}
    texts = [_text(source, read.get(source.id, Extraction(source.id, ())), rules) for source in sources]
    own = {text.source.id: _dated(text, _firm_days(text, rules), "", rules) for text in texts}
    return {text.source.id: own[text.source.id] or _from_others(text, texts, own, rules) for text in texts}


def _text(source: Source, extraction: Extraction, rules: Rules) -> _Text:
    times: list[TimeExpression] = []
    blocks: dict[Span, int] = {}
    at = 0
    for time in sorted(directed(source, extraction, rules), key=lambda time: time.span):
        while at < len(source.blocks) and source.blocks[at].span.end <= time.span.start:
            at += 1
        if at < len(source.blocks) and source.blocks[at].span.holds(time.span) and source.blocks[at].kind != "debris":
            times.append(time)
            blocks[time.span] = at
    sentences = tuple(sorted(extraction.sentences)) or tuple(block.span for block in source.blocks)
    return _Text(source, tuple(times), sentences, tuple(span.start for span in sentences), blocks)


# ---------------------------------------------------------------- one source


def _dated(text: _Text, references: Sequence[date], year_from: str, rules: Rules) -> Dated | None:
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
    window, more = _narrowed(text, window)
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


def _firm_days(text: _Text, rules: Rules) -> tuple[date, ...]:
    """Days stated with their year where they tell the year of writing: publication lines, captions, a lead's day.

    Elsewhere a year stands beside a day because it is not the year of writing.
    """
    found = [
        day
        for time in text.times
        if (day := _day(time, ())) and (_shown_now(text, time) or _publication(text, time, rules))
    ]
    return tuple(sorted(dict.fromkeys(found)))


def _shown_now(text: _Text, time: TimeExpression) -> bool:
    """A caption's date; or a full date with its weekday in the first paragraph: that of the news itself."""
    if text.block(time).kind == "caption":
        return True
    first = next((n for n, block in enumerate(text.source.blocks) if block.kind == "text"), -1)
    in_lead = text.blocks[time.span] <= first and time.span.start - text.source.blocks[first].span.start <= _LEAD
    return in_lead and time.year is not None and time.weekday is not None and time.direction <= 0


def _stated(text: _Text, references: Sequence[date], rules: Rules) -> Dated | None:
    """A dateline, or a line that gives the day of publication; several of them make a longer window."""
    days: list[date] = []
    by: list[str] = []
    for time in text.times:
        where = _publication(text, time, rules)
        day = _day(time, references) if where else None
        if day is not None:
            days.append(day)
            by.append(f"{where}, line {text.line(time)}: {text.words(time)}")
    if not days or (max(days) - min(days)).days > _FEW:
        return None
    return Dated(Window(min(days), max(days)), tuple(by))


def _publication(text: _Text, time: TimeExpression, rules: Rules) -> str | None:
    """What kind of publication line the date stands in, if any."""
    if time.form != "date" or not _at_edge(text, time):
        return None
    block = text.block(time)
    before = text.source.text[block.span.start : time.span.start]
    after = text.source.text[time.span.end : block.span.end]
    if len(before) <= 100 and _DASH.match(after) and (not before.strip() or _PLACE.fullmatch(before)):
        return "dateline"
    first_line = after.splitlines()[0] if after else ""
    if len(before) <= 100 and before.rstrip()[-1:] in ("-", "–", "—") and _PLACE.match(before) and not first_line.strip():
        return "dateline"
    rest = _without_times(text, block)
    if len(block_words := re.findall(r"[^\W\d_]+", rest)) > 8 or block.span.end - block.span.start > 120:
        return None
    if sum(map(len, block_words)) <= 6 or not _published(rules).isdisjoint(word.lower() for word in block_words):
        return "publication line"
    return None


@lru_cache(maxsize=4)
def _published(rules: Rules) -> frozenset[str]:
    return frozenset(word for rule in rules.of("dating") if rule.id == "published" for word in rule.words("words"))


def _at_edge(text: _Text, time: TimeExpression) -> bool:
    """Whether the date stands where pages give theirs: above the text, opening it, or at its foot."""
    prose = [n for n, block in enumerate(text.source.blocks) if block.kind == "text"]
    at = text.blocks[time.span]
    return not prose or at <= prose[min(2, len(prose) - 1)] or at >= prose[max(0, len(prose) - 2)]


def _without_times(text: _Text, block: Block) -> str:
    rest, at = "", block.span.start
    for time in text.times:
        if block.span.holds(time.span) and time.span.start >= at:
            rest += text.source.text[at : time.span.start] + " "
            at = time.span.end
    return rest + text.source.text[at : block.span.end]


# ---------------------------------------------------------------- evidence of the body


def _bounds(text: _Text, references: Sequence[date]) -> list[_Bound]:
    found: list[_Bound] = []
    absolute: list[tuple[TimeExpression, date]] = []
    for time in text.times:
        day = _day(time, references)
        if day is not None and time.bound not in ("since", "before", "until"):
            absolute.append((time, day))
            bound = _of_date(text, time, day)
            found += [bound] if bound else []
    return found + _links(text, absolute[:_LINKABLE])


def _of_date(text: _Text, time: TimeExpression, day: date) -> _Bound | None:
    why = f"line {text.line(time)}: {text.words(time)}"
    if _shown_now(text, time):
        return _Bound(day, day + _WEEK, f"{'caption, ' if text.block(time).kind == 'caption' else ''}{why}")
    if time.direction > 0:
        return _Bound(day - _YEAR if time.year is None else None, day, f"ahead, {why}")
    if time.direction < 0:
        return _Bound(day, day + _YEAR if time.year is None else None, f"past, {why}")
    return None


def _links(text: _Text, absolute: Sequence[tuple[TimeExpression, date]]) -> list[_Bound]:
    """A relative time and a full date for one thing: the days on which the one means the other."""
    relative = [time for time in text.times if _relative(time)][:_LINKABLE]
    found: list[_Bound] = []
    for time in relative:
        for other, day in absolute:
            if not (_beside(time, other) or (_same_side(text, time, other) and _same_thing(text, time, other))):
                continue
            days = _meaning(time, day)
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
    """"On Tuesday (6 January)": one day said in two ways."""
    gap = max(time.span.start, other.span.start) - min(time.span.end, other.span.end)
    return time.form == "weekday" and 0 <= gap <= 2


def _same_side(text: _Text, time: TimeExpression, other: TimeExpression) -> bool:
    """Whether both are ahead, or both behind and shown as news: other days of the past are too many."""
    if (time.direction or -1) > 0:
        return other.direction > 0
    return _shown_now(text, other)


def _same_thing(text: _Text, time: TimeExpression, other: TimeExpression) -> bool:
    one, two = set(_CONTENT.findall(text.sentence(time))), set(_CONTENT.findall(text.sentence(other)))
    mentioned = {*_CONTENT.findall(text.words(time)), *_CONTENT.findall(text.words(other))}
    return one != two and len((one & two) - mentioned) >= _SHARED


def _meaning(time: TimeExpression, day: date) -> list[date]:
    """The days of writing on which ``time`` means ``day``."""
    found: list[date] = []
    for n in range(-70, 71):
        asked = day + n * DAY
        window = resolve(time, Dated(Window(asked, asked), ()))
        if window and window.start and window.end and window.start <= day <= window.end:
            found.append(asked)
    return found


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


def _narrowed(text: _Text, window: Window) -> tuple[Window, list[str]]:
    """Fewer days, by the habit of weekdays; each habit holds only where it leaves a day."""
    if window.start is None or window.end is None or (window.end - window.start).days > _FEW:
        return window, []
    days = [window.start + n * DAY for n in range((window.end - window.start).days + 1)]
    used: list[str] = []
    plain = [time for time in text.times if time.form == "weekday" and time.until is None and not time.count]
    for kind in (_fits_past, _fits_ahead, _fits_week):
        for time in plain if kind is not _fits_week else text.times:
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


def _fits_week(time: TimeExpression, day: date) -> bool:
    """"Earlier this week" is not written on a Monday, nor "later this week" on a Sunday."""
    if time.form != "offset" or time.unit != "week" or time.count != 0 or time.anchor != "publication":
        return True
    return day.weekday() != (0 if time.direction < 0 else 6) or time.direction == 0


# ---------------------------------------------------------------- years from other sources


def _from_others(
    text: _Text, texts: Sequence[_Text], own: Mapping[str, Dated | None], rules: Rules
) -> Dated | None:
    """The source dated with the year of the sources about the same event, where they agree on one."""
    if not any(time.form == "date" and time.year is None and time.month and time.day for time in text.times):
        return None
    names = _names(text)
    known: dict[str, tuple[date, ...]] = {}
    for other in texts:
        if other is not text and _same_event(names, _names(other)):
            known[other.source.id] = _days_known(own[other.source.id], _firm_days(other, rules))
    tellers = [name for name, days in sorted(known.items()) if days]
    references = sorted({day for name in tellers for day in known[name]})
    if not references:
        return None
    listed = ", ".join(tellers[:3]) + (f" and {len(tellers) - 3} more" if len(tellers) > 3 else "")
    return _dated(text, references, f"year from {listed}", rules)


def _days_known(dated: Dated | None, firm: tuple[date, ...]) -> tuple[date, ...]:
    """The days by which a source can lend its year: those in which it was written, else those firmly stated."""
    if dated is not None and dated.window.start and dated.window.end:
        return (dated.window.start, dated.window.end)
    return firm


def _names(text: _Text) -> frozenset[str]:
    """Capitalised words inside sentences: who and what the source is about."""
    dates = {word for time in text.times for word in _NAME.findall(" x, " + text.words(time))}
    return frozenset(_NAME.findall(text.source.text)) - dates


def _same_event(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _SHARED and shared * 5 >= min(len(one), len(other))
