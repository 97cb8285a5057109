"""Plain sentences: what is stated, who stands at each end, and what the later source says."""

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.citation import figures, plain, values
from factcheck.judge.intervals import based, point, scale
from factcheck.judge.periods import later, start_key
from factcheck.judge.ruling import Case
from factcheck.model import Claim, Measurement, Moment, Quantity, Trait

_LONGEST = 40  # characters of the text's own words; what is longer is written from the value


def spoken(claim: Claim, case: Case) -> str:
    """The figure or date in the source's own words: "at least 130", "Nov. 24"."""
    text = case.text(claim)
    match claim.content:
        case Measurement(quantity=quantity):
            words = " ".join(text[quantity.span.start : quantity.span.end].split())
            return _lowered(words) if 0 < len(words) <= _LONGEST else value_text(claim)
        case Moment():
            return " ".join(text[claim.span.start : claim.span.end].split())
        case Trait(value=value):
            return value
    return " ".join(text[claim.span.start : claim.span.end].split())


def value_text(claim: Claim) -> str:
    """The value in words of bounds: "at least 130", "more than 350", "40 to 50"."""
    low, high, (low_open, high_open) = values(claim)
    if low == high:
        return low or "no value"
    if isinstance(claim.content, Moment) and low != high and None in (low, high):
        return f"after {low}" if high is None else f"before {high}"
    if high is None:
        return f"{'more than' if low_open else 'at least'} {low}"
    if low is None:
        return f"{'fewer than' if high_open else 'at most'} {high}"
    return f"{low} to {high}"


def _lowered(words: str) -> str:
    return words[0].lower() + words[1:] if re.match(r"[A-Z][a-z]+\b", words) else words


def listed(words: Sequence[str]) -> str:
    """In a sentence: "a", "a and b", "a, b and c"; each once, in the order given."""
    once = list(dict.fromkeys(words))
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}"


def with_source(claim: Claim, case: Case) -> str:
    """The figure and who stands there: "129 (001)"."""
    return f"{spoken(claim, case)} ({claim.source})"


def ends(claims: Sequence[Claim], case: Case) -> tuple[Claim, Claim] | None:
    """The claims with the lowest and the highest amount, whatever their units; the earlier of equals."""
    by = scale(case.rules)
    amounts = [(claim, based(content.quantity, by)) for claim, content in figures(claims)]
    if not amounts:
        return None

    def low(pair: tuple[Claim, Quantity]) -> tuple[Decimal, bool, bool, tuple[Decimal, ...]]:
        interval = pair[1].interval
        return (_first(interval.low, interval.high), interval.low_open, interval.high is None, pair[1].rest)

    def high(pair: tuple[Claim, Quantity]) -> tuple[Decimal, bool, bool, tuple[Decimal, ...]]:
        interval = pair[1].interval
        return (_first(interval.high, interval.low), interval.high is None, interval.low_open, pair[1].rest)

    return min(amounts, key=low)[0], max(amounts, key=high)[0]


def _first(one: Decimal | None, two: Decimal | None) -> Decimal:
    return one if one is not None else two if two is not None else Decimal(0)


def apart(low: Claim, high: Claim, case: Case, why: str = "") -> str:
    """Two amounts that exclude each other: "129 is below at least 130; the later source is higher".

    ``why``: what says that one of them is the older one, where their days do not.
    """
    relation = "is not" if _begin_alike(low, high) else "is below"
    text = f"{spoken(low, case)} {relation} {spoken(high, case)}"
    if why:
        return f"{text}; {why}"
    order = later(case.when(low), case.when(high))
    if order is None:
        undated = [claim.source for claim in (low, high) if _undated(claim, case)]
        return f"{text}; {listed(undated)} cannot be dated"
    if order:
        return f"{text}; the later source is higher"
    if later(case.when(high), case.when(low)):
        return f"{text}; the later source is lower"
    return f"{text}; no order in time explains it"


def _begin_alike(low: Claim, high: Claim) -> bool:
    """Whether two scores differ only behind their first figure: "3-1" and "3-2"."""
    one, two = low.content, high.content
    if not isinstance(one, Measurement) or not isinstance(two, Measurement):
        return False
    return bool(one.quantity.rest) and one.quantity.interval == two.quantity.interval


def compatible(claims: Sequence[Claim], case: Case) -> str:
    """Amounts that differ and can all be true; says which floor is lower when the later source has it."""
    text = f"{listed([spoken(claim, case) for claim in claims])} are compatible but not the same"
    floors = [(claim, content) for claim, content in figures(claims) if content.quantity.interval.high is None]
    if len(floors) < 2:
        return text
    first = min(floors, key=lambda pair: start_key(case.when(pair[0])))
    last = max(floors, key=lambda pair: start_key(case.when(pair[0])))
    if not later(case.when(first[0]), case.when(last[0])):
        return text
    one, two = first[1].quantity.interval.low, last[1].quantity.interval.low
    if one is not None and two is not None and one != two:
        return f"{text}; the later source has the {'lower' if two < one else 'higher'} floor"
    return text


def label_of(claim: Claim, case: Case) -> str:
    """What a figure counts, in the measure's own label, else the noun of the text: "people killed", "shelter"."""
    if not isinstance(claim.content, Measurement):
        return claim.kind
    rule = case.rules.find(f"measure.{claim.content.measure}")
    return str(rule.get("label")) if rule else claim.content.subject or "another quantity"


def best_value(claims: Sequence[Claim]) -> str | None:
    """The one exact figure that every claim allows, where some claim states it."""
    amounts = figures(claims)
    for _, content in amounts:
        interval = content.quantity.interval
        fits = all(
            other.quantity.interval.holds(interval) and other.quantity.rest == content.quantity.rest
            for _, other in amounts
        )
        if point(content.quantity) and fits:
            return plain(interval.low)
    return None


def lowest_highest(claims: Sequence[Claim]) -> tuple[str | None, str | None]:
    """Lowest and highest amount stated; an open side is ``None``."""
    intervals = [content.quantity.interval for _, content in figures(claims)]
    lows, highs = [interval.low for interval in intervals], [interval.high for interval in intervals]
    low = None if None in lows or not lows else min(amount for amount in lows if amount is not None)
    high = None if None in highs or not highs else max(amount for amount in highs if amount is not None)
    return plain(low), plain(high)


def _undated(claim: Claim, case: Case) -> bool:
    window = case.when(claim)
    return window is None or window.start is None or window.end is None
