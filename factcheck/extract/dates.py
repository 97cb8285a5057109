"""Dates and times as the text states them, before they are put on a calendar."""

from dataclasses import replace

from factcheck.extract import calendar, relative
from factcheck.extract.line import Line
from factcheck.extract.spoken import has_spoken_clock, spoken_clock
from factcheck.extract.tables import tables
from factcheck.extract.timewords import TimeWords
from factcheck.extract.tokens import NUMBER, tokenize
from factcheck.model import Span, TimeExpression
from factcheck.rules import Rules

SIDES, POSSESSIVE = frozenset({"before", "after"}), frozenset({"'s", "’s"})
SPANNING = frozenset({"date", "weekday", "offset", "clock"})


def read_times(text: str, rules: Rules) -> list[TimeExpression]:
    """Every date and time of the text in order; spans are code points of ``text``."""
    tokens = tokenize(text)
    return times_in(Line(text, tokens, tables(rules), [None] * len(tokens)))


def times_in(line: Line) -> list[TimeExpression]:
    """The times of a line; their tokens are taken, and the numbers in them noted as seen."""
    words = line.tables.calendar
    starters, spoken = words.starters, has_spoken_clock(line, words)
    starts = [at for at, token in enumerate(line.tokens) if token.low in starters or token.kind == NUMBER]
    found: list[TimeExpression] = []
    after = 0
    for at in starts:
        if at < after or line.taken[at] is not None:
            continue
        time = spoken_clock(line, at, words) if spoken else None
        if time is None and line.taken[at] is None:
            time = _time_at(line, at, words)
        if time is None:
            continue
        time = _bounded(line, at, time, words)
        after = _take(line, at, time)
        if not (_tells_year(line, time, found) or _ends_span(line, time, found, words)):
            found.append(time)
    return found


def _tells_year(line: Line, time: TimeExpression, found: list[TimeExpression]) -> bool:
    """As in "4 February last year": the offset says the year of the date right before it, which takes it over."""
    first = found[-1] if found else None
    counted = time.form == "offset" and time.unit == "year" and time.anchor == "publication" and time.count is not None
    if first is None or not counted or first.form != "date" or first.month is None or first.year is not None:
        return False
    if first.until is not None or line.text[first.span.end : time.span.start].strip(" ,"):
        return False
    span = Span(first.span.start, time.span.end)
    found[-1] = replace(first, span=span, unit="year", count=time.count, direction=time.direction)
    return True


def _time_at(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    if line.tokens[at].kind == NUMBER:
        return calendar.from_digits(line, at, words) or relative.counted(line, at, words)
    return calendar.from_word(line, at, words) or relative.from_word(line, at, words)


def _take(line: Line, at: int, time: TimeExpression) -> int:
    """Mark the tokens of a time; returns the token after it."""
    kind = "clock" if time.form == "clock" else "date"
    first, digits = at, False
    while at < len(line.tokens) and line.tokens[at].start < time.span.end:
        digits = digits or line.tokens[at].kind == NUMBER or line.low(at) in line.tables.values
        line.taken[at] = kind
        at += 1
    if digits:
        line.note(first, at, kind)
    return max(at, first + 1)


def _bounded(line: Line, at: int, time: TimeExpression, words: TimeWords) -> TimeExpression:
    """As in "since 1998", "until 31 December": the preposition is a bound and stays outside the span."""
    here = at - 1
    here -= line.low(here) == "-" or line.low(here) in line.tables.glue["the"] | line.tables.glue["of"]
    bound = words.value("bounds", line.low(here))
    if time.form == "weekday" and _of_the_story(line, at, time):
        time = replace(time, anchor="event")
    if bound in (*SIDES, "by") and line.text[time.span.end : time.span.end + 2] in POSSESSIVE:
        return time  # "before Sunday's debate" is before the debate, which is on Sunday; "killed by Monday's bomb"
    if bound == "by" and line.low(at - 1) in line.tables.glue["the"] and time.year and not time.month:
        return time  # "killed by the 2004 tsunami": the year is the tsunami's
    if bound in SIDES and time.form == "clock" and words.has("soon", line.low(here - 1)):
        return replace(time, bound="about")  # "shortly after 9 p.m." leaves the evening no more open than "about"
    return replace(time, bound=bound) if bound else time


def _of_the_story(line: Line, at: int, time: TimeExpression) -> bool:
    """As in "found him on the Saturday": of the week that is told of, not of the one of writing."""
    return line.ends(line.behind(time.span.end)) and line.low(at - 1) in line.tables.glue["the"]


def _ends_span(line: Line, time: TimeExpression, found: list[TimeExpression], words: TimeWords) -> bool:
    """As in "from Monday to 12 May", "between 1998 and 2004": the second end joins the first as its ``until``."""
    first = found[-1] if found else None
    if first is None or first.until or not {first.form, time.form} <= SPANNING:
        return False
    joiner = line.text[first.span.end : time.span.start].strip().lower()
    opener = line.text[max(0, first.span.start - 9) : first.span.start].strip().rpartition(" ")[2].lower()
    joined = words.value("openers", opener)
    if joiner != joined and not (joined and words.has("joiners", joiner) and words.has("joiners", joined)):
        return False
    span = replace(first.span, end=time.span.end)
    zone = time.zone if first.form == time.form == "clock" else first.zone
    found[-1] = replace(first, form="span", bound=None, span=span, zone=zone, until=replace(time, bound=None))
    return True
