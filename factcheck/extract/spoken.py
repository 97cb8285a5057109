"""Times of day in words: "half past eleven on Wednesday night", "a quarter to five", "six o'clock in the morning"."""

from factcheck.extract.line import Line
from factcheck.extract.timewords import TimeWords
from factcheck.extract.tokens import NUMBER, WORD
from factcheck.model import TimeExpression

HOURS, HOUR, DIGITS = 12, 60, 2
EVENING = 6  # the hour from which "at night" is before midnight
REACH = 5  # tokens behind a time of day in which "in the morning" stands


def has_spoken_clock(line: Line, words: TimeWords) -> bool:
    """Whether a line has a word without which there is no time of day in words."""
    return not words.clock_signs.isdisjoint(line.words.values())


def spoken_clock(line: Line, at: int, words: TimeWords) -> TimeExpression | None:
    """The time of day in words that begins at token ``at``.

    One of which the text does not say whether it is before noon is no time to compare: its tokens are kept as a clock.
    """
    found = _past_hour(line, at, words) or _full_hour(line, at, words)
    if found is None:
        return None
    minutes, last = found
    half = _half_of_day(line, last, words)
    if half is None:
        line.note(at, last, "clock")
        return None
    if half == "night":
        half = "pm" if minutes >= EVENING * HOUR else "am"  # "two o'clock at night"
    minutes = minutes % (HOURS * HOUR) + (HOURS * HOUR if half == "pm" else 0)
    clock = f"{minutes // HOUR:02d}:{minutes % HOUR:02d}"
    return TimeExpression(line.span(at, last), "clock", clock=clock, rules=("time.clock",))


def _past_hour(line: Line, at: int, words: TimeWords) -> tuple[int, int] | None:
    """Minutes since twelve and the token behind: "a quarter to five", "ten past six", "five minutes to nine"."""
    here = at + (line.low(at) in line.tables.glue["article"])
    part = words.number("clock-parts", line.low(here))
    minutes = part if part is not None else _number(line, here, HOUR)
    if minutes is None or (part is None and here > at):
        return None
    here += 1
    exact = part is not None or words.has("clock-minutes", line.low(here))
    here += exact and part is None
    side = words.number("clock-sides", line.low(here))
    hour = _number(line, here + 1, HOURS)
    if side is None or hour is None or (side < 0 and (not exact or minutes == HOUR // 2)):
        return None
    last = _behind_hour(line, here + 2, words)
    return None if last is None else ((hour * HOUR + side * minutes) % (HOURS * HOUR), last)


def _full_hour(line: Line, at: int, words: TimeWords) -> tuple[int, int] | None:
    """As in "six o'clock"; with digits it is read as any clock."""
    hour = _number(line, at, HOURS) if line.tokens[at].kind == WORD else None
    last = _behind_hour(line, at + 1, words)
    return None if hour is None or last is None or last == at + 1 else (hour % HOURS * HOUR, last)


def _behind_hour(line: Line, at: int, words: TimeWords) -> int | None:
    """The token behind an hour and its "o'clock"; ``None`` where it counts what follows: "five to six people"."""
    if line.low(at) == "o" and line.low(at + 2) == "clock":
        return at + 3
    if at >= len(line.tokens) or line.tokens[at].kind not in (WORD, NUMBER):
        return at
    low = line.low(at)
    return at if words.has("clock-follows", low) or words.number("weekdays", low) is not None else None


def _number(line: Line, at: int, most: int) -> int | None:
    if at >= len(line.tokens):
        return None
    token = line.tokens[at]
    digits = token.kind == NUMBER and token.text.isdigit() and len(token.text) <= DIGITS
    value = int(token.text) if digits else line.tables.values.get(token.low)
    return int(value) if value is not None and value == int(value) and 1 <= value <= most else None


def _half_of_day(line: Line, at: int, words: TimeWords) -> str | None:
    for here in range(at, min(at + REACH, len(line.tokens))):
        half = words.value("day-halves", line.low(here))
        if half is not None:
            return half
        if line.tokens[here].kind != WORD:
            return None
    return None
