"""Percentages of one source against the numbers beside them: shares of a whole, and changes from one level to another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, DivisionByZero, InvalidOperation

from factcheck.judge.arithmetic import by_source, gap, quantity_of, self_check, short
from factcheck.judge.between import between
from factcheck.judge.intervals import compare, point, scale, stated
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.wording import spoken
from factcheck.model import Claim, Interval, Quantity

_LONGEST = 80  # characters from a whole that opens a sentence to its part


def percentages(case: Case) -> Iterator[Ruling]:
    """``percentage-arithmetic`` of every source."""
    for claims in by_source(case).values():
        for at in range(len(claims) - 2):
            three = claims[at : at + 3]
            if three[0].sentence == three[2].sentence:
                yield from _share(three, case)
                yield from _change(three, case)


def _share(claims: Sequence[Claim], case: Case) -> Iterator[Ruling]:
    """The percentage of a part and a whole that stand beside it must be that of the two numbers."""
    found = _part_of_whole(claims, case)
    if found is None:
        return
    part, whole, share = found
    one, two, three = (quantity_of(claim) for claim in found)
    if one.kind != two.kind or one.unit != two.unit or not (point(one) and point(two)):
        return
    made = _ratio(stated(one), stated(two))
    if made is not None and _off(made, three, one, case):
        text = f"{spoken(part, case)} of {spoken(whole, case)} is {short(made)} percent, not {spoken(share, case)}"
        yield self_check("percentage-arithmetic", text, (share, part, whole), case)


def _part_of_whole(claims: Sequence[Claim], case: Case) -> tuple[Claim, Claim, Claim] | None:
    """Part, whole and percentage of three figures in a row, in any of the orders in which texts give them."""
    shares = [at for at, claim in enumerate(claims) if _is_share(claim)]
    if len(shares) != 1:
        return None
    first, second, third = claims
    allowed = between(case.rules)
    gaps = _before(first, second, case), _before(second, third, case)
    if shares == [2] and allowed.whole.fullmatch(gaps[0]) and allowed.restated.fullmatch(gaps[1]):
        return first, second, third  # "twelve of the 48 schools, or 30 percent"
    if shares == [0] and allowed.whole.fullmatch(gap(first, second, case)) and allowed.reworded.fullmatch(gaps[1]):
        return third, second, first  # "forty percent of the 250 delegates, or 120 people"
    opened = case.text(first)[first.sentence.start : quantity_of(first).span.start]
    apart = gaps[0].rstrip().endswith(",") and len(gaps[0]) <= _LONGEST
    if shares == [2] and apart and allowed.opening.search(opened) and allowed.restated.fullmatch(gaps[1]):
        closed = allowed.based.match(case.text(third), quantity_of(third).span.end) is None
        return (second, first, third) if closed else None  # "of the 72 bridges tested, 18 (20%) failed"
    return None


def _is_share(claim: Claim) -> bool:
    return quantity_of(claim).kind == "percent" and not quantity_of(claim).change


def _before(one: Claim, two: Claim, case: Case) -> str:
    """The text from a figure's number to the next figure's words."""
    return case.text(one)[quantity_of(one).number.end : quantity_of(two).span.start]


def _ratio(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    try:
        return None if part is None or whole is None else part / whole * 100
    except (DivisionByZero, InvalidOperation):
        return None


def _off(made: Decimal, stated_share: Quantity, like: Quantity, case: Case) -> bool:
    """Whether a computed percentage is outside what the stated one means, as rounded, hedged or bounded."""
    finest = stated_share.step / 1000
    rounded = made.quantize(finest) if like.step <= 1 else made
    computed = replace(stated_share, interval=Interval(rounded, rounded), step=finest, modifiers=(), change=None)
    found = compare(replace(stated_share, change=None), computed, scale(case.rules))
    return found is not None and found.relation == "disjoint"


def _change(claims: Sequence[Claim], case: Case) -> Iterator[Ruling]:
    """As in "up 50 percent, from 40 to 50": the change must be that of the two levels."""
    shares = [claim for at, claim in enumerate(claims) if _is_change(claim, claims[at - 1] if at else None, case)]
    old = [claim for claim in claims if "from" in quantity_of(claim).modifiers]
    new = [claim for claim in claims if "to" in quantity_of(claim).modifiers]
    if not (len(shares) == len(old) == len(new) == 1) or len({claim.sentence for claim in claims}) > 1:
        return
    before, after = quantity_of(old[0]), quantity_of(new[0])
    if before.unit != after.unit or before.kind != after.kind or before.kind == "percent":
        return
    made = _growth(before, after)
    if made is None:
        return
    stated_share = quantity_of(shares[0])
    computed = replace(stated_share, interval=made, step=stated_share.step / 1000, modifiers=(), change=None)
    found = compare(replace(stated_share, change=None), computed, scale(case.rules))
    if found and found.relation == "disjoint" and made.low is not None and made.high is not None:
        told = f"from {spoken(old[0], case)} to {spoken(new[0], case)} is {short((made.low + made.high) / 2)} percent"
        text = f"{told}, not {spoken(shares[0], case)}"
        yield self_check("percentage-arithmetic", text, (shares[0], old[0], new[0]), case)


def _is_change(claim: Claim, before: Claim | None, case: Case) -> bool:
    """Whether a percentage is one of change: "fell by 15 percent", "…, an increase of 20 percent"."""
    quantity = quantity_of(claim)
    start = quantity_of(before).span.end if before else claim.sentence.start
    apposed = between(case.rules).growth.search(case.text(claim)[start : quantity.span.start])
    return quantity.kind == "percent" and bool(quantity.change or apposed)


def _growth(before: Quantity, after: Quantity) -> Interval | None:
    """The change in percent, without its sign, over all that the two levels can mean as they are rounded."""
    one, two = stated(before), stated(after)
    if one is None or two is None or not point(before) or not point(after):
        return None
    less, more = one - _room(before) / 2, one + _room(before) / 2
    if less <= 0:
        return None
    grown = [
        (other - base) / base * 100
        for base in (less, more)
        for other in (two - _room(after) / 2, two + _room(after) / 2)
    ]
    low, high = min(grown), max(grown)
    if low < 0 < high:
        return None
    ends = sorted((abs(low), abs(high)))
    return Interval(ends[0], ends[1])


def _room(quantity: Quantity) -> Decimal:
    return quantity.step if quantity.step > 1 or quantity.kind != "count" else Decimal(0)
