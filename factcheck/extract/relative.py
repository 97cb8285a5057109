"""Times that are counted from another: "last week", "eight days ago", "the day after the attacks", "this year"."""

from dataclasses import replace

from factcheck.extract.calendar import day_first, month, plain_year, weekday
from factcheck.extract.line import Line
from factcheck.extract.timewords import TimeWords
from factcheck.extract.tokens import NUMBER
from factcheck.model import Span, TimeExpression

MOST_ANCHOR_WORDS, MOST_COUNT = 8, 100000


def from_word(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """The relative time that begins with the word at token ``at``."""
    if words.number("days", line.low(at)) is not None:
        return None if _in_capitals(line, at) else _named_day(line, at, words)
    for reader in (_pointer, counted, _part_of, _the_day, _that_day):
        time = reader(line, at, words)
        if time:
            return time
    return None


def _in_capitals(line: Line, at: int) -> bool:
    """Whether a word is part of a name in capitals, "USA TODAY", in a line that is not all in capitals."""
    before = line.tokens[at - 1].text if at else ""
    return line.tokens[at].text.isupper() and before.isupper() and not line.text.isupper()


def _named_day(line: Line, at: int, words: TimeWords) -> TimeExpression:
    """As in "yesterday", "tomorrow morning", "tonight"."""
    token, offset = line.tokens[at], words.number("days", line.low(at)) or 0
    part = words.value("dayparts", line.low(at + 1))
    end = line.tokens[at + 1].end if part else token.end
    return TimeExpression(
        Span(token.start, end),
        "offset",
        count=abs(offset),
        unit="day",
        part=part or words.value("dayparts", token.low),
        direction=offset,
        rules=("time.day",),
    )


# ---------------------------------------------------------------- last, next, this


def _pointer(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "last week", "next Tuesday", "this summer", "later this week", "early next month", "last May"."""
    part, here = words.value("parts", line.low(at)), at
    if part and words.number("pointers", line.low(at + 1)) is not None:
        here = at + 1
    else:
        part = None
    offset = words.number("pointers", line.low(here))
    if offset is None or here + 1 >= len(line.tokens):
        return None
    turn = words.number("turns", line.low(at)) if here > at else None
    direction = offset if turn is None else turn
    named = _pointed_name(line, here + 1, words)
    if named:
        span = Span(line.tokens[at].start, named.span.end)
        return replace(named, span=span, direction=direction, part=part or named.part)
    return _pointed_unit(line, (at, here), (offset, direction), part, words)


def _pointed_name(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    if words.number("weekdays", line.low(at)) is not None:
        return weekday(line, at, words)
    return month(line, at, words) if line.low(at) in words.months else None


def _pointed_unit(
    line: Line, places: tuple[int, int], ways: tuple[int, int], part: str | None, words: TimeWords
) -> TimeExpression | None:
    """``places``: where the time begins and its pointer; ``ways``: what the pointer says and where all points."""
    (at, here), (offset, direction) = places, ways
    pointer, word = line.low(here), line.low(here + 1)
    span = Span(line.tokens[at].start, line.tokens[here + 1].end)
    daypart, unit = words.value("dayparts", word), words.value("units", word)
    if daypart:
        fits = words.has("daypart-pointers", pointer) and (not offset or unit == "day")
        unit, part = ("day", daypart) if fits else (None, None)
    elif unit and (words.has("too-short", unit) or (unit == "day" and not words.has("day-pointers", pointer))):
        unit = None
    if not unit or word.endswith("s"):  # "last weeks" dates nothing
        return None
    of_event = words.has("event-pointers", pointer) or (unit == "day" and not daypart and offset > 0)
    anchor = "event" if of_event else "publication"
    return TimeExpression(
        span,
        "offset",
        count=abs(offset),
        unit=unit,
        part=part,
        direction=direction,
        anchor=anchor,
        rules=("time.pointer",),
    )


# ---------------------------------------------------------------- counted


def counted(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "eight days ago", "a week later", "eleven days after the attacks"."""
    count, here = _count(line, at)
    if not count or (line.glued(here) and line.low(here) != "-") or _ends_range(line, at):
        return None
    unit = words.value("units", line.low(here))
    if not unit or words.has("uncounted", unit) or here + 1 >= len(line.tokens):
        return None
    return _ended(line, (at, here + 1), count, unit, words) or _anchored(line, (at, here + 1), count, unit, words)


def _ends_range(line: Line, at: int) -> bool:
    """Whether a count is the second end of a range: "four to seven days earlier" is a stretch, and no one day."""
    joined = line.low(at - 1) in line.tables.glue["to"] or line.low(at - 1) in line.tables.glue["or"]
    if not joined or at < 2:
        return False
    return line.tokens[at - 2].kind == NUMBER or line.low(at - 2) in line.tables.values


def _count(line: Line, at: int) -> tuple[int, int]:
    """The whole number at token ``at`` ("a" is one) and the token after it."""
    token = line.tokens[at]
    if token.low in line.tables.glue["article"]:
        return 1, at + 1
    if token.kind != NUMBER and token.low not in line.tables.values:
        return 0, at
    numeral = line.numeral(at)
    if not numeral or numeral.value != numeral.value.to_integral_value() or numeral.value > MOST_COUNT:
        return 0, at
    return int(numeral.value), numeral.last


def _ended(line: Line, ends: tuple[int, int], count: int, unit: str, words: TimeWords) -> TimeExpression | None:
    at, last = ends
    start, end_word = line.tokens[at].start, line.low(last)
    direction = words.number("ends", end_word)
    anchor = "publication" if words.has("writing-ends", end_word) else "event"
    if direction is None and end_word in line.tables.glue["from"] and words.has("now", line.low(last + 1)):
        direction, anchor, last = 1, "publication", last + 1
    if direction is None:
        return None
    return TimeExpression(
        Span(start, line.tokens[last].end),
        "offset",
        count=count,
        unit=unit,
        direction=direction,
        anchor=anchor,
        rules=("time.counted",),
    )


def _anchored(line: Line, ends: tuple[int, int], count: int, unit: str, words: TimeWords) -> TimeExpression | None:
    """``ends``: its first token, and "after" or "before"; the event's words follow."""
    at, last = ends
    direction = words.number("anchored", line.low(last))
    anchor_span = _anchor(line, last + 1, words) if direction else None
    if not direction or not anchor_span:
        return None
    return TimeExpression(
        Span(line.tokens[at].start, line.tokens[last].end),
        "offset",
        count=count,
        unit=unit,
        direction=direction,
        anchor="event",
        anchor_span=anchor_span,
        rules=("time.counted",),
    )


def _anchor(line: Line, at: int, words: TimeWords) -> Span | None:
    """The words of the event behind "after": up to a mark or a word that begins something else."""
    last = at
    while last < len(line.tokens) and last - at < MOST_ANCHOR_WORDS:
        token = line.tokens[last]
        if (token.kind == "m" and token.text not in ("-", "'", "’")) or words.has("anchor-stops", token.low):
            break
        last += 1
    return line.span(at, last) if last > at else None


# ---------------------------------------------------------------- the day after, that day, the 24th


def _the_day(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "the day after", "the night before the vote", "on the 24th"."""
    if line.low(at) not in line.tables.glue["the"] or at + 2 >= len(line.tokens):
        return None
    unit = words.value("units", line.low(at + 1))
    direction = words.number("anchored", line.low(at + 2))
    if unit and direction and not words.has("uncounted", unit):
        return TimeExpression(
            Span(line.tokens[at].start, line.tokens[at + 2].end),
            "offset",
            count=1,
            unit=unit,
            part=words.value("dayparts", line.low(at + 1)),
            direction=direction,
            anchor="event",
            anchor_span=_anchor(line, at + 3, words),
            rules=("time.the-day-after",),
        )
    return _day_of_month(line, at, words)


def _day_of_month(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    day = line.tokens[at + 1].text
    suffix = line.low(at + 2) in line.tables.ordinal_suffixes and line.glued(at + 2)
    if not suffix or not day.isdigit() or not 1 <= int(day[:3]) <= 31 or not words.has("day-leads", line.low(at - 1)):
        return None
    if day_first(line, at + 1, words):
        return None  # "on the 12th of October" is read at its number
    after = at + 3
    if (
        after < len(line.tokens)
        and line.tokens[after].kind != "m"
        and line.low(after) not in line.tables.context["ordinary"]
    ):
        return None
    return TimeExpression(line.span(at, after), "date", day=int(day), rules=("time.day-of-month",))


def _that_day(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    if not words.has("that", line.low(at)):
        return None
    word = line.low(at + 1)
    unit = words.value("units", word)
    if not unit or words.has("too-short", unit) or word.endswith("s"):
        return None
    if words.has("not-that", line.low(at - 1)):
        return None
    part = words.value("dayparts", word)
    span = line.span(at, at + 2)
    return TimeExpression(span, "offset", count=0, unit=unit, part=part, anchor="event", rules=("time.that-day",))


# ---------------------------------------------------------------- parts of a year


def _part_of(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "second half of 2012", "third-quarter", "end of this year"."""
    start, end_part = line.tokens[at].start, words.value("whole-parts", line.low(at))
    if end_part:
        whole = _whole(line, at + 1, words)
        return replace(whole, span=Span(start, whole.span.end), part=end_part) if whole else None
    if line.tables.ordinals.get(line.low(at), 9) > 4:
        return None
    here = at + 1
    here += line.low(here) == "-" and line.glued(here)
    unit = line.low(here)
    if not words.has("part-units", unit):
        return None
    part, whole = f"{line.low(at)}-{unit}", _whole(line, here + 1, words)
    if whole:
        return replace(
            whole, span=Span(start, whole.span.end), unit=unit if whole.form == "date" else whole.unit, part=part
        )
    if words.value("units", unit) is None:
        return None
    return TimeExpression(line.span(at, here + 1), "unknown", unit=unit, part=part, rules=("time.part-of-year",))


def _whole(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "of 2012", "of this year", "of the year", "of May", "2012" behind a part."""
    at += line.low(at) in line.tables.glue["of"]
    the = line.low(at) in line.tables.glue["the"]
    at += the
    if at >= len(line.tokens):
        return None
    if the and words.value("units", line.low(at)) == "year" and line.low(at) != "years":
        return TimeExpression(line.span(at, at + 1), "offset", count=0, unit="year", rules=("time.part-of-year",))
    year = plain_year(line, at)
    if year:
        return TimeExpression(line.span(at, at + 1), "date", year, rules=("time.part-of-year",))
    if line.low(at) in words.months:
        return month(line, at, words)
    return _pointer(line, at, words)
