"""Dates and times as the text states them, before they are put on a calendar."""

import re
from dataclasses import replace

from factcheck.extract import numbers
from factcheck.extract.line import Line
from factcheck.extract.tables import tables
from factcheck.extract.timewords import TimeWords
from factcheck.extract.tokens import NUMBER, WORD, tokenize
from factcheck.model import Span, TimeExpression
from factcheck.rules import Rules

MOST_ANCHOR_WORDS = 8
SPANNING = frozenset({"date", "weekday", "offset", "clock"})
JOINERS = ("to", "until", "till", "through", "and")
_ISO = re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9-])(?:[T ](?P<clock>[0-2][0-9]:[0-5][0-9]))?")
_NUMERIC = re.compile(r"(?P<a>[0-3]?[0-9])(?P<mark>[/.])(?P<b>[0-3]?[0-9])(?P=mark)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9/])")
_YEARS = re.compile(r"(?P<year>(?:1[0-9]|2[01])[0-9]{2})(?:(?P<decade>['’]?s)\b|\s?(?:[-–/])\s?(?P<until>(?:1[0-9]|2[01])[0-9]{2}|[0-9]{2})\b(?![-–/.,]?[0-9]|%))?")
_MILITARY = re.compile(r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])\s?(?:GMT|UTC|hours|hrs)\b")
_SHORT_DECADE = re.compile(r"['’](?P<decade>[0-9]0)s\b")


def read_times(text: str, rules: Rules) -> list[TimeExpression]:
    """Every date and time of the text in order; spans are code points of ``text``."""
    tokens = tokenize(text)
    return times_in(Line(text, tokens, tables(rules), [None] * len(tokens)))


def times_in(line: Line) -> list[TimeExpression]:
    """The times of a line; their tokens are taken, and the numbers in them noted as seen."""
    words = line.tables.calendar
    found: list[TimeExpression] = []
    at = 0
    while at < len(line.tokens):
        token = line.tokens[at]
        if line.taken[at] is not None:
            at += 1
            continue
        if token.kind == NUMBER or token.low in words.starters or token.low in line.tables.values:
            time = _time_at(line, at, words)
            if time:
                time = _bounded(line, at, time, words)
                after = _take(line, at, time)
                if not _ends_span(line, at, time, found):
                    found.append(time)
                at = after
                continue
        at += 1
    return found


def _ends_span(line: Line, at: int, time: TimeExpression, found: list[TimeExpression]) -> bool:
    """"from Monday to 12 May", "between 1998 and 2004": the second end joins the first as its ``until``."""
    if not found or found[-1].until or not {found[-1].form, time.form} <= SPANNING or line.low(at - 1) not in JOINERS:
        return False
    first = found[-1]
    if line.text[first.span.end : time.span.start].strip().lower() != line.low(at - 1):
        return False
    before = line.text[max(0, first.span.start - 8) : first.span.start].strip().rpartition(" ")[2].lower()
    if not (before == "between" if line.low(at - 1) == "and" else before == "from" or line.low(at - 1) in ("until", "through", "till")):
        return False
    found[-1] = replace(first, form="span", bound=None, span=Span(first.span.start, time.span.end), until=replace(time, bound=None))
    return True


def _take(line: Line, at: int, time: TimeExpression) -> int:
    """Mark the tokens of a time; returns the token after it."""
    kind = "clock" if time.form == "clock" else "date"
    end = max(time.span.end, time.until.span.end if time.until else 0)
    first, digits = at, False
    while at < len(line.tokens) and line.tokens[at].start < end:
        digits = digits or line.tokens[at].kind == NUMBER or line.low(at) in line.tables.values
        line.taken[at] = kind
        at += 1
    if digits:
        line.note(first, at, kind)
    return max(at, first + 1)


def _bounded(line: Line, at: int, time: TimeExpression, words: TimeWords) -> TimeExpression:
    """"since 1998", "until 31 December": the preposition is a bound and stays outside the span."""
    here = at - 1
    if line.low(here) in ("the", "of", "-"):
        here -= 1
    bound = words.bounds.get(line.low(here))
    return replace(time, bound=bound) if bound and time.bound is None else time


# ---------------------------------------------------------------- dispatch


def _time_at(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    token = line.tokens[at]
    if token.kind == NUMBER:
        return _from_digits(line, at, words)
    low = token.low
    if low in words.weekdays or low in words.weekday_short:
        return _weekday(line, at, words)
    if low in words.months:
        return _month(line, at, words)
    if low in words.days:
        return _named_day(line, at, words)
    if low in words.halves:
        return _half_word(line, at, words)
    for reader in (_pointer, _counted, _part_of, _the_day):
        time = reader(line, at, words)
        if time:
            return time
    return None


def _span(line: Line, start: int, end: int) -> Span:
    """Without the comma or the full stop of a sentence: "May." loses it, "Nov." keeps it."""
    while end > start and line.text[end - 1] in " ,":
        end -= 1
    if end > start and line.text[end - 1] == "." and line.text[start:end].rsplit(None, 1)[-1].rstrip(".").lower() in line.tables.calendar.full_months:
        end -= 1
    return Span(start, end)


# ---------------------------------------------------------------- digits first


def _from_digits(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    token = line.tokens[at]
    if at and line.glued(at) and (line.tokens[at - 1].text[-1].isalnum() or line.tokens[at - 1].text in "$£€¥#"):
        return None
    if line.low(at - 1) == ":" and line.glued(at) and at > 1 and line.tokens[at - 2].kind == NUMBER:
        return None  # the tail of a player's clock, "0:02:09"
    if len(token.text) > 5 or "," in token.text:
        return None
    for reader in (_iso, _numeric, _day_first, _clock, _military):
        time = reader(line, at, words)
        if time:
            return time
    return _year(line, at, words) or _counted(line, at, words)


def _iso(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    found = _ISO.match(line.text, line.tokens[at].start)
    if not found or not _possible(int(found["month"]), int(found["day"])):
        return None
    span = Span(*found.span())
    return TimeExpression(
        span, "date", int(found["year"]), int(found["month"]), int(found["day"]), clock=found["clock"], rules=("time.iso",)
    )


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _numeric(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"29/2/2012", "2/29/2012", "29.2.2012"; 3/4/2012 is a date of unknown month and day."""
    found = _NUMERIC.match(line.text, line.tokens[at].start)
    if not found:
        return None
    a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
    if len(found["year"]) == 2 and (found["mark"] == "." or not (a and b)):
        return None
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    span = Span(*found.span())
    if found["mark"] == "." or (a > 12 and _possible(b, a)) or a == b:
        return TimeExpression(span, "date", year, b, a, rules=("time.numeric",)) if _possible(b, a) else None
    if b > 12 and _possible(a, b):
        return TimeExpression(span, "date", year, a, b, rules=("time.numeric",))
    return TimeExpression(span, "unknown", year, rules=("time.numeric",)) if _possible(a, b) else None


def _day_first(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    found = words.day_first.match(line.text, line.tokens[at].start)
    if not found or not _is_month(found["month"], words, dated=True):
        return None
    month, day = words.months[found["month"].lower()], int(found["day"])
    if not _possible(month, day):
        return None
    year = int(found["year"]) if found["year"] else None
    span = _span(line, *found.span())
    first = TimeExpression(span, "date", year, month, day, rules=("time.day-month",))
    if not found["until"]:
        return first
    until = TimeExpression(_span(line, found.start("until"), found.end()), "date", year, month, int(found["until"]))
    return replace(first, form="span", until=until)


def _is_month(word: str, words: TimeWords, dated: bool) -> bool:
    """Month names are capital; a double ("may", "march") in small letters is none."""
    return word[0].isupper() or (dated and word.lower() not in words.doubles)


def _clock(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    found = words.clock.match(line.text, line.tokens[at].start)
    if not found or not (found["half"] or found["oclock"] or found["zone"] or found["zone2"] or found["mark"] == ":"):
        return None
    if found["zone"] and not found["minute"] and not found["half"]:
        return None
    if not found["half"] and not found["oclock"] and found["mark"] == "." and not found["zone"]:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    if hour > 24 or (found["second"] and not found["half"] and not found["zone"]):
        return None
    if found["half"] and found.group().lower().endswith(" am") and not found["minute"] and line.text[found.start() - 1 : found.start()] == "I":
        return None
    span = _span(line, *found.span())
    return TimeExpression(span, "clock", clock=f"{hour:02d}:{minute:02d}", rules=("time.clock",))


def _military(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    found = _MILITARY.match(line.text, line.tokens[at].start)
    if not found or (found.group().endswith(("hours", "hrs")) and line.low(at - 1) not in ("at", "by", "until", "from", "about", "around")):
        return None
    clock = f"{found['hour']}:{found['minute']}"
    return TimeExpression(Span(*found.span()), "clock", clock=clock, rules=("time.clock",))


def _year(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"in 1974", "2013-14", "the 1980s", "a 2005 video"; and not "2000 soldiers"."""
    found = _YEARS.match(line.text, line.tokens[at].start)
    token = line.tokens[at]
    if not found or len(token.text) != 4 or (line.glued(at) and not _dash_before_year(line, at)):
        return None
    year = int(found["year"])
    span = Span(*found.span())
    if found["decade"]:
        if year % 10:  # "2018s" in text that lost its apostrophes
            return TimeExpression(Span(token.start, token.end), "date", year, rules=("time.year",))
        return TimeExpression(span, "date", year, unit="decade", part=_mid(line, at, words), rules=("time.decade",))
    if found["until"]:
        return _years(line, found, year, at)
    if not _is_year(line, at, year, words):
        return None
    return TimeExpression(Span(token.start, token.end), "date", year, part=_mid(line, at, words), rules=("time.year",))


def _dash_before_year(line: Line, at: int) -> bool:
    before = line.tokens[at - 1]
    return before.text in ("-", "–", "(", "'", "’", '"', "“", "/", "[") and not (
        before.text in ("-", "/") and at > 1 and line.glued(at - 1) and not line.tokens[at - 2].text[0].isalpha()
    )


def _mid(line: Line, at: int, words: TimeWords) -> str | None:
    here = at - 1 - (line.low(at - 1) in ("-", "the"))
    return words.parts.get(line.low(here)) if line.low(here) in ("early", "late", "mid") else None


def _years(line: Line, found: re.Match[str], year: int, at: int) -> TimeExpression | None:
    end = int(found["until"])
    if end < 100:
        if len(found["until"]) != 2 or (year + 1) % 100 != end and not year % 100 < end:
            return None
        end += year - year % 100 + (100 if end < year % 100 else 0)
    if end <= year or end - year > 300:
        return None
    until = TimeExpression(Span(*found.span("until")), "date", end)
    return TimeExpression(Span(*found.span()), "span", year, until=until, rules=("time.years",))


def _is_year(line: Line, at: int, year: int, words: TimeWords) -> bool:
    after, before = at + 1, line.low(at - 1)
    if not (1000 <= year <= 2199) or (year < 1500 and before not in ("in", "since", "until", "of", "year")):
        return False
    if _unit_follows(line, at) or _bound_before(line, at):
        return False
    if line.low(at - 1) in line.tables.masks_before and line.low(at - 1) not in words.year_leads:
        return False
    if numbers.plural(line.tokens, after, line.tables) and line.tokens[after].low not in line.tables.context["ordinary"]:
        round_number = year % 100 == 0
        if not round_number and 1950 <= year <= 2050:
            return True
        return before in words.year_leads and not (round_number and before in ("of", "the", "to", "and", "or", "by", "for", "as", "a"))
    return True


def _unit_follows(line: Line, at: int) -> bool:
    here = at + 1
    if line.low(here) == "-" and line.glued(here):
        here += 1
    if line.glued(here) and line.tokens[here].kind == WORD:
        return True
    if line.low(here) in ("%", "°", "+") or line.low(here) in line.tables.scales:
        return True
    low = line.low(here)
    if low in line.tables.unit_names and low not in line.tables.calendar.units:
        return True
    text = line.tokens[here].text if here < len(line.tokens) else ""
    return text in line.tables.unit_symbols and len(text) > 1 or low in line.tables.money_names


def _bound_before(line: Line, at: int) -> bool:
    before, two = line.low(at - 1), line.low(at - 2)
    return before in ("than", "over", "exceeding", "some", "nearly", "almost", "least", "approximately", "roughly", "reached") or (
        before == "to" and two == "up"
    )


# ---------------------------------------------------------------- words first


def _month(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"Nov. 24, 2015", "November 15-16", "November 2015", "early May", "in May"."""
    token = line.tokens[at]
    if line.glued(at) and line.tokens[at - 1].text[-1].isalnum():
        return None
    found = words.month_first.match(line.text, token.start)
    if not found or not _is_month(found["month"], words, dated=False):
        return None
    month = words.months[token.low]
    year = int(found["year"]) if found["year"] else None
    start, part = token.start, _mid(line, at, words)
    if not found["day"]:
        end = found.end() if year else token.end + (found.group()[len(token.text) : len(token.text) + 1] == "." and len(token.text) < 5)
        if not year and not _month_alone(line, at, words):
            return None
        return TimeExpression(_span(line, start, end), "date", year, month, part=part, rules=("time.month",))
    day = int(found["day"])
    if not _possible(month, day):
        return None
    first = TimeExpression(_span(line, start, found.end()), "date", year, month, day, rules=("time.month-day",))
    if not found["until"]:
        return _with_clock(line, first)
    month2 = words.months[found["month2"].lower()] if found["month2"] else month
    until = TimeExpression(_span(line, found.start("until"), found.end()), "date", year, month2, int(found["until"]))
    return replace(first, form="span", until=until) if _possible(month2, int(found["until"])) else first


def _with_clock(line: Line, time: TimeExpression) -> TimeExpression:
    return time


def _month_alone(line: Line, at: int, words: TimeWords) -> bool:
    low, before = line.low(at), line.low(at - 1)
    if low not in words.doubles and len(low) > 3:
        return True
    leads = ("in", "since", "until", "by", "last", "next", "this", "of", "early", "late", "mid", "during", "from", "to",
             "before", "after", "through", "and", "between", "-", "every", "for", "between")  # fmt: skip
    return before in leads and (len(low) > 3 or low == "may") and (low != "may" or before not in ("for", "and", "to", "this"))


def _weekday(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"Tuesday", "Saturday night", "Friday, Nov. 13"; abbreviations only before a date."""
    token = line.tokens[at]
    if not token.text[0].isupper():
        return None
    short = token.low in words.weekday_short
    weekday = words.weekday_short[token.low] if short else words.weekdays[token.low]
    here = at + 1
    here += short and line.low(here) == "." and line.glued(here)
    after = here + (line.low(here) == ",")
    if after < len(line.tokens) and (line.tokens[after].kind == NUMBER or line.low(after) in words.months):
        dated = _day_first(line, after, words) if line.tokens[after].kind == NUMBER else _month(line, after, words)
        if dated and dated.day:
            span = Span(token.start, dated.span.end)
            return replace(dated, span=span, weekday=weekday)
    if short:
        return None
    end, part = token.end, _mid(line, at, words)
    if line.low(at + 1) in words.dayparts:
        end, part = line.tokens[at + 1].end, words.dayparts[line.low(at + 1)]
    return TimeExpression(Span(token.start, end), "weekday", weekday=weekday, part=part, rules=("time.weekday",))


def _named_day(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"yesterday", "tomorrow morning", "tonight"."""
    token = line.tokens[at]
    offset = words.days[token.low]
    end, part = token.end, "night" if token.low == "tonight" else None
    if line.low(at + 1) in words.dayparts:
        end, part = line.tokens[at + 1].end, words.dayparts[line.low(at + 1)]
    direction = (offset > 0) - (offset < 0)
    return TimeExpression(
        Span(token.start, end), "offset", count=abs(offset), unit="day", part=part, direction=direction, rules=("time.day",)
    )


def _half_word(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"Q3 2014", "H1 2012"."""
    low = line.low(at)
    if not line.tokens[at].text[0].isupper() or at + 1 >= len(line.tokens):
        return None
    year = _plain_year(line, at + 1)
    if not year:
        return None
    span = Span(line.tokens[at].start, line.tokens[at + 1].end)
    unit = "half" if low.startswith("h") else "quarter"
    return TimeExpression(span, "date", year, unit=unit, part=words.halves[low], rules=("time.part-of-year",))


def _plain_year(line: Line, at: int) -> int | None:
    text = line.tokens[at].text if at < len(line.tokens) else ""
    return int(text) if len(text) == 4 and text.isdigit() and text.isascii() and 1500 <= int(text) <= 2199 else None


def _pointer(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"last week", "next Tuesday", "this summer", "later this week", "early next month", "last May"."""
    first, part, here = at, None, at
    if line.low(here) in words.parts and line.low(here) not in line.tables.ordinals and line.low(here + 1) in words.pointers:
        part, here = words.parts[line.low(here)], here + 1
    direction = words.pointers.get(line.low(here))
    if direction is None:
        return None
    word, last = line.low(here + 1), here + 2
    if line.low(at) == "later":
        direction_of = 1
    elif line.low(at) == "earlier":
        direction_of = -1
    else:
        direction_of = direction
    start = line.tokens[first].start
    if word in words.weekdays and line.tokens[here + 1].text[0].isupper():
        time = _weekday(line, here + 1, words)
        return replace(time, span=Span(start, time.span.end), direction=direction) if time else None
    if word in words.months and line.tokens[here + 1].text[0].isupper():
        time = _month(line, here + 1, words)
        return replace(time, span=Span(start, time.span.end), direction=direction_of, part=part or time.part) if time else None
    if word in words.dayparts:
        if line.low(here) not in ("last", "this") or (line.low(here) == "last" and word != "night"):
            return None
        span = Span(start, line.tokens[here + 1].end)
        return TimeExpression(span, "offset", count=abs(direction), unit="day", part=words.dayparts[word],
                              direction=direction, rules=("time.pointer",))  # fmt: skip
    unit = words.units.get(word)
    if not unit or unit in ("second", "minute", "hour") or (word.endswith("s") and word != "seconds"):
        return None
    if unit == "day" and line.low(here) not in ("next", "following", "previous", "same", "last"):
        return None
    if unit == "autumn" and word == "fall" and line.low(here) not in ("last", "next", "this"):
        return None
    anchor = "event" if line.low(here) in ("next", "following", "previous", "same") and unit == "day" else "publication"
    anchor = "event" if line.low(here) in ("following", "previous", "same") else anchor
    return TimeExpression(
        Span(start, line.tokens[last - 1].end), "offset", count=abs(direction), unit=unit, part=part,
        direction=direction_of, anchor=anchor, rules=("time.pointer",),
    )  # fmt: skip


def _counted(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"eight days ago", "a week later", "eleven days after the attacks"."""
    token = line.tokens[at]
    if token.low in line.tables.glue["article"]:
        count, here = 1, at + 1
    elif token.kind == NUMBER or token.low in line.tables.values:
        numeral = numbers.read(line.tokens, at, line.tables)
        if not numeral or numeral.value != numeral.value.to_integral_value() or numeral.value > 100000:
            return None
        count, here = int(numeral.value), numeral.last
    else:
        return None
    if line.glued(here) and line.low(here) != "-":
        return None
    unit = words.units.get(line.low(here))
    if not unit or unit in words.seasons or unit == "weekend":
        return None
    return _counted_end(line, at, here + 1, count, unit, words)


def _counted_end(line: Line, at: int, last: int, count: int, unit: str, words: TimeWords) -> TimeExpression | None:
    start, end_word = line.tokens[at].start, line.low(last)
    if end_word in words.ends:
        direction = 1 if end_word in ("later", "hence") else -1
        anchor = "publication" if end_word == "ago" else "event"
        span = Span(start, line.tokens[last].end)
        return TimeExpression(span, "offset", count=count, unit=unit, direction=direction, anchor=anchor, rules=("time.counted",))
    if end_word == "from" and line.low(last + 1) in ("now", "today"):
        span = Span(start, line.tokens[last + 1].end)
        return TimeExpression(span, "offset", count=count, unit=unit, direction=1, rules=("time.counted",))
    if end_word not in ("after", "before", "following"):
        return None
    anchor_span = _anchor(line, last + 1, words)
    if not anchor_span:
        return None
    direction = -1 if end_word == "before" else 1
    return TimeExpression(
        Span(start, line.tokens[last].end), "offset", count=count, unit=unit, direction=direction, anchor="event",
        anchor_span=anchor_span, rules=("time.counted",),
    )  # fmt: skip


def _anchor(line: Line, at: int, words: TimeWords) -> Span | None:
    """The words of the event behind "after": up to a mark or a word that begins something else."""
    last = at
    while last < len(line.tokens) and last - at < MOST_ANCHOR_WORDS:
        token = line.tokens[last]
        if token.kind == "m" and token.text not in ("-", "'", "’") or token.low in words.stops:
            break
        last += 1
    return Span(line.tokens[at].start, line.tokens[last - 1].end) if last > at else None


def _the_day(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"the day after", "that day", "the 24th", "the first quarter of 2012"."""
    low, word = line.low(at), line.low(at + 1)
    if low not in ("the", "that"):
        return None
    start = line.tokens[at].start
    unit = words.units.get(word)
    if low == "that" and unit in ("day", "week", "month", "year") and not word.endswith("s") and line.low(at - 1) not in ("so", "say"):
        part = "night" if word == "night" else None
        return TimeExpression(Span(start, line.tokens[at + 1].end), "offset", count=0, unit=unit, part=part, anchor="event",
                              rules=("time.that-day",))  # fmt: skip
    if low == "the" and unit in ("day", "night", "week", "month", "year") and line.low(at + 2) in ("after", "before"):
        direction = 1 if line.low(at + 2) == "after" else -1
        span = Span(start, line.tokens[at + 2].end)
        return TimeExpression(span, "offset", count=1, unit=unit, direction=direction, anchor="event",
                              anchor_span=_anchor(line, at + 3, words), rules=("time.the-day-after",))  # fmt: skip
    numeric = at + 2 < len(line.tokens) and line.tokens[at + 1].kind == NUMBER and line.low(at + 2) in line.tables.ordinal_suffixes
    if low == "the" and numeric and line.glued(at + 2) and line.low(at - 1) in ("on", "by", "until", "before", "since"):
        day = line.tokens[at + 1].text
        if day.isdigit() and 1 <= int(day) <= 31 and not _day_first(line, at + 1, words) and _ends_here(line, at + 3):
            return TimeExpression(Span(start, line.tokens[at + 2].end), "date", day=int(day), rules=("time.day",))
    return None


def _ends_here(line: Line, at: int) -> bool:
    return at >= len(line.tokens) or line.tokens[at].kind == "m" or line.low(at) in line.tables.context["ordinary"]


def _part_of(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"second half of 2012", "third-quarter", "end of this year", "early 2015"."""
    low = line.low(at)
    if low not in words.parts:
        return None
    here = at + 1
    here += line.low(here) == "-" and line.glued(here)
    unit = line.low(here)
    if low in ("first", "second", "third", "fourth") and unit in ("half", "quarter"):
        here += 1
        whole = _whole(line, here, words)
        part = f"{low}-{unit}"
        start = line.tokens[at].start
        if whole:
            return replace(whole, span=Span(start, whole.span.end), unit=unit if whole.form == "date" else whole.unit, part=part)
        if unit == "quarter":
            return TimeExpression(Span(start, line.tokens[here - 1].end), "unknown", unit=unit, part=part, rules=("time.part-of-year",))
        return None
    if low in ("end", "beginning", "start", "middle"):
        whole = _whole(line, at + 1, words)
        if whole:
            return replace(whole, span=Span(line.tokens[at].start, whole.span.end), part=words.parts[low])
    return None


def _whole(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """"of 2012", "of this year", "2012" behind a part."""
    if line.low(at) == "of":
        at += 1
        at += line.low(at) == "the"
    if at >= len(line.tokens):
        return None
    year = _plain_year(line, at)
    if year:
        return TimeExpression(line.span(at, at + 1), "date", year, rules=("time.part-of-year",))
    time = _pointer(line, at, words) or (_month(line, at, words) if line.low(at) in words.months else None)
    return time
