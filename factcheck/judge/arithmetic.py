"""What one source alone gets wrong: shares, conversions, and words against the figures behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import pairwise

from factcheck.judge.between import between
from factcheck.judge.citation import cite, plain
from factcheck.judge.intervals import Scale, compare, point, scale, stated
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.wording import spoken
from factcheck.model import Claim, Interval, Measurement, Quantity

_CLOSE = Decimal("0.05")  # a conversion may be this share off: newspapers round to what reads well


def by_source(case: Case) -> dict[str, list[Claim]]:
    """The figure claims of each source in text order."""
    found: dict[str, list[Claim]] = {key: [] for key in case.sources}
    for claim in case.matched.claims:
        if isinstance(claim.content, Measurement) and claim.source in found:
            found[claim.source].append(claim)
    return {key: sorted(claims, key=lambda claim: quantity_of(claim).number) for key, claims in found.items()}


def quantity_of(claim: Claim) -> Quantity:
    """The quantity of a figure claim."""
    assert isinstance(claim.content, Measurement)
    return claim.content.quantity


def source_arithmetic(case: Case) -> Iterator[Ruling]:
    """``percentage-arithmetic``, ``conversion-mismatch`` and ``words-against-figures`` of every source."""
    for claims in by_source(case).values():
        for one, two in pairwise(claims):
            yield from _conversion(one, two, case)
            yield from _words(one, two, case)
        for at in range(len(claims) - 2):
            yield from _share(claims[at : at + 3], case)
            yield from _change(claims[at : at + 3], case)


def self_check(kind: str, text: str, claims: Sequence[Claim], case: Case, explanation: str = "unexplained") -> Ruling:
    """A ruling about one source that arithmetic proves."""
    cited = tuple(cite(claim, case.sources[claim.source]) for claim in claims)
    return Ruling(
        kind,
        text,
        cited,
        "conflict",
        "disjoint",
        explanation,
        event=claims[0].event,
        measure=cited[0].measure,
        subject=cited[0].subject,
        unit=cited[0].unit,
        origins=1,
        why=(f"arithmetic within {claims[0].source} alone",),
        rules=tuple(dict.fromkeys(name for claim in claims for name in claim.rules)),
    )


def gap(one: Claim, two: Claim, case: Case) -> str:
    """The text between two figures, their units and bounds apart."""
    return case.text(one)[quantity_of(one).span.end : quantity_of(two).span.start]


def short(number: Decimal) -> str:
    """At most one decimal below 100, none above: 46.6, 160."""
    rounded = number.quantize(Decimal("0.1")) if abs(number) < 100 else number.quantize(Decimal(1))
    return plain(rounded) or ""


# ---------------------------------------------------------------- conversions


def _conversion(one: Claim, two: Claim, case: Case) -> Iterator[Ruling]:
    """As in "75 kilometres (50 miles)": the amount in brackets must be the one before it."""
    first, second = quantity_of(one), quantity_of(two)
    if (
        "conversion" not in second.modifiers
        or not (point(first) and point(second))
        or gap(one, two, case).strip() != "("
    ):
        return
    made = converted(first, second.unit, scale(case.rules))
    number = stated(second)
    if made is None or number is None or abs(made - number) <= max(second.step / 2, abs(made) * _CLOSE):
        return
    text = f"{spoken(one, case)} is {short(made)} {_unit_name(second, case)}, not {spoken(two, case)}"
    yield self_check("conversion-mismatch", text, (one, two), case, "conversion")


def converted(quantity: Quantity, unit: str | None, by: Scale) -> Decimal | None:
    """The number of ``quantity`` in another unit; ``None`` where there is no factor between them."""
    one, two = by.factors.get(quantity.unit or ""), by.factors.get(unit or "")
    number = stated(quantity)
    if one is None or two is None or number is None or one[0] != two[0] or not two[1]:
        return None
    return (number * one[1] + one[2] - two[2]) / two[1]


def _unit_name(quantity: Quantity, case: Case) -> str:
    rule = case.rules.find(f"unit.{quantity.unit}")
    names = rule.words("names") if rule else ()
    return next((name for name in names if name.endswith("s")), quantity.unit or "")


# ---------------------------------------------------------------- "thirty (40) days"


def _words(one: Claim, two: Claim, case: Case) -> Iterator[Ruling]:
    text = case.text(one)
    first, second = quantity_of(one), quantity_of(two)
    between = text[first.number.end : second.number.start]
    behind = text[second.number.end : second.number.end + 1]
    spelled = text[first.number.start : first.number.end]
    written = text[second.number.start : second.number.end]
    if between.strip() != "(" or behind != ")" or _digits(spelled) or not _digits(written):
        return
    if stated(first) is not None and stated(first) != stated(second):
        said = f"{one.source} says {spelled} in words and {written} in figures"
        yield self_check("words-against-figures", said, (one, two), case)


def _digits(words: str) -> bool:
    return any(char.isdigit() for char in words)


# ---------------------------------------------------------------- percentages


def _share(claims: Sequence[Claim], case: Case) -> Iterator[Ruling]:
    """As in "Twelve of the 48 schools, or 30 percent": the share must be that of the two numbers."""
    part, whole, share = claims
    one, two, three = (quantity_of(claim) for claim in claims)
    if three.kind != "percent" or three.change or one.kind != two.kind or one.unit != two.unit:
        return
    allowed = between(case.rules)
    if not allowed.whole.fullmatch(_before(part, whole, case)):
        return
    if not allowed.restated.fullmatch(_before(whole, share, case)):
        return
    made = _ratio(stated(one), stated(two))
    if made is not None and point(one) and point(two) and _off(made, three, one, case):
        text = f"{spoken(part, case)} of {spoken(whole, case)} is {short(made)} percent, not {spoken(share, case)}"
        yield self_check("percentage-arithmetic", text, (share, part, whole), case)


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
    shares = [claim for claim in claims if quantity_of(claim).kind == "percent" and quantity_of(claim).change]
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
