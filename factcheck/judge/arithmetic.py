"""What one source alone gets wrong: conversions, and words against the figures behind them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.judge.between import between
from factcheck.judge.citation import cite, plain
from factcheck.judge.intervals import Scale, point, scale, stated
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.wording import spoken
from factcheck.model import Claim, Measurement, Quantity

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
    """``conversion-mismatch`` and ``words-against-figures`` of every source."""
    for claims in by_source(case).values():
        for one, two in pairwise(claims):
            yield from _conversion(one, two, case)
            yield from _words(one, two, case)


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
    """As in "75 kilometres (50 miles)" and "2,000 acres, or 800 hectares,": the second amount must be the first."""
    first, second = quantity_of(one), quantity_of(two)
    if not (point(first) and point(second)) or not _is_conversion(one, two, case):
        return
    made = converted(first, second.unit, scale(case.rules))
    change = converted(first, second.unit, scale(case.rules), difference=True)
    if made is None or change is None or _fits(second, made) or _fits(second, change):
        return
    text = f"{spoken(one, case)} is {short(made)} {_unit_name(second, case)}, not {spoken(two, case)}"
    yield self_check("conversion-mismatch", text, (one, two), case, "conversion")


def _fits(quantity: Quantity, made: Decimal) -> bool:
    """Whether a quantity is the number made of another, as far as both are rounded; so is one that states none."""
    number = stated(quantity)
    return number is None or abs(made - number) <= max(quantity.step / 2, abs(made) * _CLOSE)


def _is_conversion(one: Claim, two: Claim, case: Case) -> bool:
    """Whether the second amount is the first in other units: in brackets, or between commas behind "or"."""
    first, second = quantity_of(one), quantity_of(two)
    if "conversion" in second.modifiers:
        return gap(one, two, case).strip() == "("
    apart = second.unit is not None and first.unit != second.unit and first.kind == second.kind != "duration"
    behind = case.text(one)[second.span.end : second.span.end + 1]
    return apart and behind in (",", ".", ";") and bool(between(case.rules).aside.fullmatch(gap(one, two, case)))


def converted(quantity: Quantity, unit: str | None, by: Scale, *, difference: bool = False) -> Decimal | None:
    """The number of ``quantity`` in another unit; ``None`` where there is no factor between them.

    As a ``difference``, a warming of 3.6 degrees Fahrenheit is one of 2 degrees Celsius.
    """
    one, two = by.factors.get(quantity.unit or ""), by.factors.get(unit or "")
    number = stated(quantity)
    if one is None or two is None or number is None or one[0] != two[0] or not two[1]:
        return None
    offset = Decimal(0) if difference else one[2] - two[2]
    return (number * one[1] + offset) / two[1]


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
