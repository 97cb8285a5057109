"""Two stated amounts against each other: interval algebra that respects how precisely each is stated.

A number is taken as written. It is widened only where its words ask for it: by half its last stated
place when the other one is stated more finely ("1.2 million" and 1,234,567), by what a hedge leaves
open ("about 350" and 352), and by a measure's own tolerance.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from factcheck.model import Interval, Quantity
from factcheck.rules import Rules

_FRACTION = Decimal(5)  # percent: to which a fraction is stated
_VAGUE = 10  # times its least: how far a vague word reaches
RELATIONS = ("equal", "within", "overlap", "disjoint")  # from best to worst
VERDICTS = ("agree", "rounding", "bound-mismatch", "conflict")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two amounts relate. ``verdict`` is ``conflict`` for any disjoint pair: time is not looked at here."""

    relation: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Scale:
    """What amounts are compared by: factors of units, room that hedges leave, a measure's tolerance."""

    factors: Mapping[str, tuple[str, Decimal, Decimal]]  # unit -> base, factor, offset
    hedges: Mapping[str, tuple[Decimal, Decimal]]  # modifier -> share below, share above
    tolerance: Decimal = Decimal(0)


@lru_cache(maxsize=8)
def scale(rules: Rules) -> Scale:
    """The tables of ``rules`` (kinds ``unit`` and ``hedge``)."""
    factors = {
        rule.id: (str(rule.get("base")), Decimal(str(rule.get("factor"))), Decimal(str(rule.get("offset", 0))))
        for rule in rules.of("unit")
    }
    hedges = {
        rule.id: (Decimal(str(rule.get("below", 0))), Decimal(str(rule.get("above", 0)))) for rule in rules.of("hedge")
    }
    return Scale(factors, hedges)


def compare(left: Quantity, right: Quantity, by: Scale) -> Comparison | None:
    """How the two relate; symmetric. ``None`` where the units cannot be turned into each other."""
    pair = _same_unit(left, right, by)
    if pair is None:
        return None
    one, two = pair
    relation = one.interval.relation(two.interval)
    if relation == "equal" and left.goes_on_otherwise(right):
        return Comparison("disjoint", "conflict")  # 3-1 and 3-2
    if relation == "equal":
        return Comparison(relation, "agree")
    if relation in ("within", "overlap"):
        return Comparison(relation, "agree" if _only_a_hedge(one, two) or _vaguely_same(one, two) else "bound-mismatch")
    if _touch(one, two):  # "more than 300" beside "300"
        return Comparison("overlap", "bound-mismatch")
    widened = _widened(one, two, by).relation(_widened(two, one, by))
    if widened == "disjoint":
        return Comparison("disjoint", "conflict")
    return Comparison("within" if widened == "equal" else widened, "rounding")


def stated(quantity: Quantity) -> Decimal | None:
    """The one number a quantity names, bound or not; ``None`` for a range."""
    interval = quantity.interval
    if interval.low is None or interval.high is None:
        return interval.high if interval.low is None else interval.low
    return interval.low if interval.low == interval.high else None


def point(quantity: Quantity) -> bool:
    """Whether it states one amount, and no bound or range."""
    return quantity.interval.low is not None and quantity.interval.low == quantity.interval.high


def _only_a_hedge(left: Quantity, right: Quantity) -> bool:
    """The same number with and without "at least", "up to" or "about"; "more than" says something else."""
    ends = (left.interval, right.interval)
    strict = any(interval.low_open or interval.high_open for interval in ends)
    return not strict and stated(left) is not None and stated(left) == stated(right)


def _vaguely_same(left: Quantity, right: Quantity) -> bool:
    """As in "several" beside "four": a vague word says no more than the number that it fits; "hundreds" beside 5,000 does."""
    vague, other = (left, right) if "vague" in left.modifiers else (right, left)
    low, number = vague.interval.low, stated(other)
    if "vague" not in vague.modifiers or "vague" in other.modifiers or low is None or number is None:
        return False
    return vague.interval.holds(other.interval) and number <= low * _VAGUE


def _touch(left: Quantity, right: Quantity) -> bool:
    number = stated(left)
    return number is not None and number == stated(right) and (point(left) or point(right))


def _widened(quantity: Quantity, other: Quantity, by: Scale) -> Interval:
    interval = quantity.interval
    room = quantity.step / 2 if quantity.step > other.step else Decimal(0)
    below, above = room, room
    number = stated(quantity)
    if number is not None:
        for modifier in quantity.modifiers:
            share = by.hedges.get(modifier)
            if share:
                below = max(below, _slack(number, share[0], quantity))
                above = max(above, _slack(number, share[1], quantity))
        below, above = (max(side, abs(number) * by.tolerance) for side in (below, above))
    low = None if interval.low is None else interval.low - below
    high = None if interval.high is None else interval.high + above
    return Interval(low, high, interval.low_open and not below, interval.high_open and not above)


def _slack(number: Decimal, share: Decimal, quantity: Quantity) -> Decimal:
    """A hedge leaves a share of the number open, and never more than one of its last round place."""
    if not share:
        return Decimal(0)
    least = Decimal(1) if quantity.kind == "count" else quantity.step / 2
    return min(round_place(number), max(abs(number) * share, least))


def round_place(number: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 1000 for 14,000, 1 for 352; a five counts as half a ten."""
    digits = number.normalize().as_tuple()
    place = Decimal(1).scaleb(int(digits.exponent))
    return place * 5 if digits.digits[-1] == 5 and len(digits.digits) > 1 else place


def _same_unit(left: Quantity, right: Quantity, by: Scale) -> tuple[Quantity, Quantity] | None:
    if {left.kind, right.kind} == {"ratio", "percent"}:  # "four in five" beside 85 percent
        return _as_share(left), _as_share(right)
    if left.unit == right.unit or _assumed_currency(left, right):
        return left, right
    one, two = by.factors.get(left.unit or ""), by.factors.get(right.unit or "")
    if one is None or two is None:
        return (left, right) if left.unit is None or right.unit is None else None
    if one[0] != two[0]:
        return None
    return based(left, by), based(right, by)


def _as_share(quantity: Quantity) -> Quantity:
    """A fraction as percent, as roughly as fractions are said: "two-thirds" is 67."""
    if quantity.kind != "ratio":
        return quantity
    turned = quantity.interval.scaled(Decimal(100))
    return replace(quantity, interval=turned, kind="percent", unit="percent", step=_FRACTION)


def _assumed_currency(left: Quantity, right: Quantity) -> bool:
    """A bare "dollar" may be any country's."""
    units = {left.unit, right.unit}
    return left.kind == right.kind == "money" and "dollar" in units and any(str(unit).endswith("D") for unit in units)


def based(quantity: Quantity, by: Scale) -> Quantity:
    """The quantity in the base unit of its kind; as it is where no table knows its unit."""
    unit = by.factors.get(quantity.unit or "")
    if unit is None:
        return quantity
    base, factor, offset = unit
    turned = quantity.interval.scaled(factor, offset)
    return replace(quantity, interval=turned, unit=base, step=quantity.step * factor)
