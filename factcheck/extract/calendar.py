"""Dates by the calendar and times of day: day, month and year in every order, years, decades, clocks."""

import re
from dataclasses import replace

from factcheck.extract import numbers
from factcheck.extract.line import Line
from factcheck.extract.timewords import TimeWords
from factcheck.extract.tokens import NUMBER, WORD, forwards
from factcheck.model import Span, TimeExpression

FIRST_PLAIN_YEAR, LAST_YEAR, RECENT = 1500, 2199, range(1950, 2051)
LONGEST_SPAN, FIRST_SHORT_DECADE = 300, 30
_YEAR = r"(?:1[0-9]|2[01])[0-9]{2}"
_ISO = re.compile(
    r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9-])(?:[T ](?P<clock>[0-2][0-9]:[0-5][0-9]))?"
)
_NUMERIC = re.compile(
    r"(?P<a>[0-3]?[0-9])(?P<mark>[/.])(?P<b>[0-3]?[0-9])(?P=mark)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9/])"
)
_YEARS = re.compile(
    rf"(?P<year>{_YEAR})(?:(?P<decade>['’]?s)\b|\s?[-–/]\s?(?P<until>{_YEAR}|[0-9]{{1,2}})\b(?![-–/.,]?[0-9]|%))?"
)


def from_digits(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """The date, year or time of day that begins with the number at token ``at``."""
    token = line.tokens[at]
    if at and line.glued(at) and (line.tokens[at - 1].text[-1].isalnum() or line.tokens[at - 1].text in "$£€¥#"):
        return None
    tail = line.low(at - 1) == ":" and line.glued(at) and at > 1 and line.tokens[at - 2].kind == NUMBER
    if tail or len(token.text) > 5 or "," in token.text:  # the tail of a player's clock, "0:02:09"
        return None
    for reader in (_iso, _numeric, day_first, _clock, _first_clock, _military):
        time = reader(line, at, words)
        if time:
            return time
    return _year(line, at, words)


def from_word(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """The date that begins with the word at token ``at``: a month, a weekday, "Q3 2014"."""
    low = line.low(at)
    if words.number("weekdays", low) is not None or words.number("weekday-abbreviations", low) is not None:
        return weekday(line, at, words)
    if low in words.months:
        return month(line, at, words)
    return _letter_part(line, at, words) if words.value("part-letters", low) else None


def part_before(line: Line, at: int, words: TimeWords) -> str | None:
    """As in "early", "late", "mid-" before a date."""
    here = at - 1 - (line.low(at - 1) == "-" or line.low(at - 1) in line.tables.glue["the"])
    return words.value("parts", line.low(here)) if not words.number("turns", line.low(here)) else None


def plain_year(line: Line, at: int) -> int | None:
    """The four digits of a year at token ``at``."""
    text = line.tokens[at].text if at < len(line.tokens) else ""
    year = int(text) if len(text) == 4 and text.isdigit() and text.isascii() else 0
    return year if FIRST_PLAIN_YEAR <= year <= LAST_YEAR else None


def _span(line: Line, start: int, end: int, words: TimeWords) -> Span:
    """Without the comma or the full stop of a sentence: "May." loses it, "Nov." keeps it."""
    end -= len(line.text[start:end]) - len(line.text[start:end].rstrip(" ,"))
    last = line.text[start:end].rpartition(" ")[2]
    return Span(start, end - (last.endswith(".") and last[:-1].lower() in words.full_months))


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


# ---------------------------------------------------------------- day, month and year


def _iso(line: Line, at: int, _words: TimeWords) -> TimeExpression | None:
    found = _ISO.match(line.text, line.tokens[at].start)
    if not found or not _possible(int(found["month"]), int(found["day"])):
        return None
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    return TimeExpression(Span(*found.span()), "date", year, month, day, clock=found["clock"], rules=("time.iso",))


def _numeric(line: Line, at: int, _words: TimeWords) -> TimeExpression | None:
    """As in "29/2/2012", "2/29/2012", "29.2.2012"; 3/4/2012 is a date of unknown month and day."""
    found = _NUMERIC.match(line.text, line.tokens[at].start)
    if not found or (len(found["year"]) == 2 and found["mark"] == "."):
        return None
    a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    span, used = Span(*found.span()), ("time.numeric",)
    day_first = found["mark"] == "." or a > 12 or a == b
    if day_first:
        return TimeExpression(span, "date", year, b, a, rules=used) if _possible(b, a) else None
    if b > 12:
        return TimeExpression(span, "date", year, a, b, rules=used) if _possible(a, b) else None
    return TimeExpression(span, "unknown", year, rules=used) if _possible(a, b) else None


def day_first(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "24 November 2015", "15-16 November", "the 4th of July"."""
    found = words.day_first.match(line.text, line.tokens[at].start)
    if not found or not _is_month(found["month"], words):
        return None
    month, day = words.months[found["month"].lower()], int(found["day"])
    year = int(found["year"]) if found["year"] else None
    if not _possible(month, day):
        return None
    span = _span(line, *found.span(), words)
    first = TimeExpression(span, "date", year, month, day, rules=("time.day-month",))
    return _until(line, first, found, (year, month), words)


def _is_month(word: str, words: TimeWords) -> bool:
    """Month names are capital; a double ("may", "march") in small letters is none."""
    return word[0].isupper() or not words.has("month-doubles", word.lower())


def _until(
    line: Line, first: TimeExpression, found: re.Match[str], second: tuple[int | None, int], words: TimeWords
) -> TimeExpression:
    """As in "15-16 November": the second day as ``until``."""
    year, month = second
    if not found["until"] or not _possible(month, int(found["until"])):
        return first
    span = _span(line, found.start("until"), found.end(), words)
    return replace(first, form="span", until=TimeExpression(span, "date", year, month, int(found["until"])))


def month(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "Nov. 24, 2015", "November 15-16", "November 2015", "early May", "in May"."""
    token = line.tokens[at]
    found = words.month_first.match(line.text, token.start)
    joined = line.glued(at) and line.tokens[at - 1].text[-1].isalnum()
    if not found or joined or not token.text[0].isupper():
        return None
    number, part = words.months[token.low], part_before(line, at, words)
    year = int(found["year"]) if found["year"] else None
    if not found["day"]:
        if not year and not _month_alone(line, at, words):
            return None
        span = _span(line, *found.span(), words)
        return TimeExpression(span, "date", year, number, part=part, rules=("time.month",))
    if not _possible(number, int(found["day"])):
        return None
    span = _span(line, *found.span(), words)
    first = TimeExpression(span, "date", year, number, int(found["day"]), rules=("time.month-day",))
    second = words.months[found["month2"].lower()] if found["month2"] else number
    return _until(line, first, found, (year, second), words)


def _month_alone(line: Line, at: int, words: TimeWords) -> bool:
    low = line.low(at)
    if low in words.full_months and not words.has("month-doubles", low):
        return True
    return words.has("month-leads", line.low(at - 1)) and (low in words.full_months or line.low(at + 1) == ".")


def weekday(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "Tuesday", "Saturday night", "Friday, Nov. 13"; abbreviations only before a date."""
    token = line.tokens[at]
    if not token.text[0].isupper():
        return None
    short = words.number("weekday-abbreviations", token.low)
    number = words.number("weekdays", token.low) if short is None else short
    here = at + 1
    here += short is not None and line.low(here) == "." and line.glued(here)
    here += line.low(here) == ","
    dated = _date_at(line, here, words)
    if dated and dated.day:
        return replace(dated, span=Span(token.start, dated.span.end), weekday=number)
    if short is not None:
        return None
    part = words.value("dayparts", line.low(at + 1))
    end = line.tokens[at + 1].end if part else token.end
    part = part or part_before(line, at, words)
    return TimeExpression(Span(token.start, end), "weekday", weekday=number, part=part, rules=("time.weekday",))


def _date_at(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    if at >= len(line.tokens):
        return None
    if line.tokens[at].kind == NUMBER:
        return day_first(line, at, words) or _numeric(line, at, words)
    return month(line, at, words) if line.low(at) in words.months else None


# ---------------------------------------------------------------- clocks


def _clock(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    found = words.clock.match(line.text, line.tokens[at].start)
    if not found:
        return None
    named = found["half"] or found["oclock"]
    zone = found["zone"] or found["zone2"]
    if not named and (not found["minute"] or (found["mark"] == "." and not zone) or (found["second"] and not zone)):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    span = _span(line, *found.span(), words)
    clock = f"{hour:02d}:{minute:02d}"
    zone = _zone(zone, words)
    return TimeExpression(span, "clock", clock=clock, zone=zone, rules=("time.clock",)) if hour < 24 else None


def _first_clock(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """The first of two times of day whose half the second one says: "6.30-10am", "from 11 to 2 p.m."."""
    found = words.clock_range.match(line.text, line.tokens[at].start)
    if not found:
        return None
    afternoon = found["half"].lower() == "p"
    first, second = (int(found[name]) % 12 for name in ("hour", "until"))
    hour = first + (12 if afternoon == (first < second) else 0)  # "11-2pm" begins before noon
    clock = f"{hour:02d}:{int(found['minute'] or 0):02d}"
    end = found.end("minute") if found["minute"] else found.end("hour")
    return TimeExpression(Span(found.start(), end), "clock", clock=clock, rules=("time.clock",))


def _zone(named: str | None, words: TimeWords) -> str | None:
    """The zone as texts abbreviate it, one for the two names of universal time."""
    called = " ".join((named or "").lower().split())
    zone = called.upper() if called and not words.has("clock-ends", called) else None
    return "GMT" if zone and (zone == "UTC" or zone.endswith("UNIVERSAL TIME")) else zone


def _military(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "2248 GMT", "at 0915 hours"."""
    found = words.four_digits.match(line.text, line.tokens[at].start)
    if not found or (found["zone"].islower() and not words.has("clock-leads", line.low(at - 1))):
        return None
    clock = f"{found['hour']}:{found['minute']}"
    zone = _zone(found["zone"], words)
    return TimeExpression(Span(*found.span()), "clock", clock=clock, zone=zone, rules=("time.clock",))


# ---------------------------------------------------------------- years


def _year(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "in 1974", "2013-14", "the 1980s", "a 2005 video"; and not "2000 soldiers"."""
    token = line.tokens[at]
    short = _short_decade(line, at)
    if short:
        return short
    found = _YEARS.match(line.text, token.start)
    if not found or len(token.text) != 4 or (line.glued(at) and not _may_join(line, at)):
        return None
    year, part, plain = int(found["year"]), part_before(line, at, words), Span(token.start, token.end)
    if found["decade"]:
        if year % 10:  # "2018s" in a text that lost its apostrophes
            return TimeExpression(plain, "date", year, rules=("time.year",))
        return TimeExpression(Span(*found.span()), "date", year, unit="decade", part=part, rules=("time.decade",))
    if found["until"]:
        return _years(found, year)
    if not _is_year(line, at, year, words):
        return None
    return TimeExpression(plain, "date", year, part=part, rules=("time.year",))


def _short_decade(line: Line, at: int) -> TimeExpression | None:
    """As in "the '60s"; the century is only clear from the thirties on."""
    token = line.tokens[at]
    quoted = line.glued(at) and line.tokens[at - 1].text in ("'", "’", "‘")
    decade = int(token.text) if len(token.text) == 2 and token.text.isdigit() else 0
    if not quoted or decade < FIRST_SHORT_DECADE or decade % 10 or line.low(at + 1) != "s" or not line.glued(at + 1):
        return None
    return TimeExpression(line.span(at, at + 2), "date", 1900 + decade, unit="decade", rules=("time.decade",))


def _may_join(line: Line, at: int) -> bool:
    """What may stand right before a year: brackets, quotation marks, a word's hyphen ("pre-2015")."""
    before = line.tokens[at - 1]
    if before.text in ("-", "/"):
        return at > 1 and not (line.glued(at - 1) and not line.tokens[at - 2].text[0].isalpha())
    return before.text in ("–", "—", "(", "'", "’", '"', "“", "[")


def _years(found: re.Match[str], year: int) -> TimeExpression | None:
    end = int(found["until"])
    if end < 10 and len(found["until"]) == 1:  # "2008-9"
        end += year - year % 10
    elif end < 100:
        end += year - year % 100 + (100 if end <= year % 100 else 0)
    if not year < end <= year + LONGEST_SPAN or (len(found["until"]) == 2 and end > year + 50):
        return None
    until = TimeExpression(Span(*found.span("until")), "date", end)
    return TimeExpression(Span(*found.span()), "span", year, until=until, rules=("time.years",))


def _is_year(line: Line, at: int, year: int, words: TimeWords) -> bool:
    before = line.low(at - 1)
    if not 1000 <= year <= LAST_YEAR or (year < FIRST_PLAIN_YEAR and not words.has("old-year-leads", before)):
        return False
    counted = words.has("count-leads", before) and not words.has("year-than", line.low(at - 2))
    counted = counted or (before in line.tables.glue["to"] and line.low(at - 2) == "up")
    listed = before in line.tables.masks_before and not words.has("year-leads", before)
    if counted or listed or _unit_follows(line, at, words):
        return False
    if numbers.plural(line.tokens, at + 1, line.tables) and line.low(at + 1) not in line.tables.context["ordinary"]:
        return _year_before_plural(before, year, words)
    return True


def _year_before_plural(before: str, year: int, words: TimeWords) -> bool:
    """As in "the 2015 attacks", "in 1900 ruins": recent and uneven digits, or a word that dates."""
    if year % 100:
        return year in RECENT or words.has("year-leads", before)
    return words.has("year-leads", before) and not words.has("weak-year-leads", before)


def _unit_follows(line: Line, at: int, words: TimeWords) -> bool:
    here = at + 1
    here += line.low(here) == "-" and line.glued(here)
    if line.glued(here) and line.tokens[here].kind == WORD:
        return True
    low, compiled = line.low(here), line.tables
    if low in ("%", "°", "+") or low in compiled.scales or forwards(line.tokens, here, compiled.money_names):
        return True
    if forwards(line.tokens, here, compiled.unit_names):
        return words.value("units", low) is None
    symbol = forwards(line.tokens, here, compiled.unit_symbols, exact=True)
    return symbol is not None and (len(low) > 1 or symbol[0] > here + 1)


def _letter_part(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """As in "Q3 2014", "H1 2012"."""
    unit, digit = words.value("part-letters", line.low(at)), line.low(at + 1)
    number = int(digit) if len(digit) == 1 and digit.isdigit() and line.glued(at + 1) else 0
    names = [word for word, place in line.tables.ordinals.items() if place == number]
    if not unit or not names or number > (2 if unit == "half" else 4) or not line.tokens[at].text[0].isupper():
        return None
    year = plain_year(line, at + 2)
    span, form = line.span(at, at + 3 if year else at + 2), "date" if year else "unknown"
    return TimeExpression(span, form, year, unit=unit, part=f"{names[0]}-{unit}", rules=("time.part-of-year",))
