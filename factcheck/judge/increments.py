"""Increases that must add up: "two more bodies … bringing the toll to 43"."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from factcheck.judge.citation import cite
from factcheck.judge.corrections import leads_to, set_aside
from factcheck.judge.intervals import compare
from factcheck.judge.periods import later, start_key
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.verdict import Judged, dress, for_measure
from factcheck.judge.why import place
from factcheck.judge.wording import spoken
from factcheck.model import Claim, Interval, Measurement, Quantity

NEXT = timedelta(days=1)


def increments(facts: Sequence[Judged], gone: set[Claim], case: Case) -> Iterator[Ruling]:
    """``increment-mismatch`` where "two more … bringing the toll to 43" does not lead there from any earlier total."""
    more = [claim for claim in case.matched.claims if _increment(claim)]
    by_sentence = {(claim.source, claim.sentence): claim for claim in more}
    for seen in facts:
        for total in seen.claims:
            added = by_sentence.get((total.source, total.sentence))
            if added and added != total and _leads_to(added, total, case):
                yield from _adds_up(added, total, seen, gone, case)


def _increment(claim: Claim) -> bool:
    return isinstance(claim.content, Measurement) and claim.content.scope.increment


def _leads_to(added: Claim, total: Claim, case: Case) -> bool:
    """As in "bringing the toll to": the total stands behind the increase, and behind "to"."""
    if not isinstance(total.content, Measurement) or not isinstance(added.content, Measurement):
        return False
    number = total.content.quantity.number
    between = case.text(total)[added.content.quantity.number.end : number.start]
    counts = total.content.quantity.kind == added.content.quantity.kind
    return counts and bool(between) and leads_to(between)


def _adds_up(added: Claim, total: Claim, seen: Judged, gone: set[Claim], case: Case) -> Iterator[Ruling]:
    earlier = _latest_before(total, seen, gone, case)
    sums = [(claim, _sum(claim, added, total, case)) for claim in earlier]
    if not sums or any(fits for _, fits in sums):
        return
    undated = [claim for claim in seen.claims if case.when(claim) is None]
    if any(_sum(claim, added, total, case) for claim in undated):
        return  # a figure of no known day, from which the increase leads here
    base = sums[-1][0]
    text = (
        f"{spoken(base, case)} and {spoken(added, case)} more do not make {spoken(total, case)} "
        f"({place(base, case)}, {place(total, case)})"
    )
    cited = tuple(cite(claim, case.sources[claim.source]) for claim in (total, added, base))
    yield dress(Ruling("increment-mismatch", text, cited, "conflict", "disjoint", "unexplained"), seen, case)


def _latest_before(total: Claim, seen: Judged, gone: set[Claim], case: Case) -> list[Claim]:
    """The last figures stated before the total, withdrawn ones apart: those of the latest day that has any.

    None where more than a day lies between: other reports came in between, of which nothing is known.
    """
    before = [
        claim
        for claim in seen.claims
        if claim not in gone and later(case.when(claim), case.when(total)) and not set_aside(claim, case.text(claim))
    ]
    if not before:
        return []
    last = max(start_key(case.when(claim))[1:] for claim in before)
    if start_key(case.when(total))[1] - last[1] > NEXT:
        return []
    return [claim for claim in before if start_key(case.when(claim))[1:] == last]


def _sum(base: Claim, added: Claim, total: Claim, case: Case) -> bool:
    """Whether base and increase can make the total, bounds and hedges respected."""
    one, two, three = base.content, added.content, total.content
    if not (isinstance(one, Measurement) and isinstance(two, Measurement) and isinstance(three, Measurement)):
        return True
    made = Quantity(
        one.quantity.span,
        one.quantity.number,
        plus(one.quantity.interval, two.quantity.interval),
        one.quantity.kind,
        one.quantity.unit,
        max(one.quantity.step, two.quantity.step),
        (*one.quantity.modifiers, *two.quantity.modifiers),
    )
    found = compare(made, three.quantity, for_measure(three.measure, case.rules))
    return found is None or found.relation != "disjoint"


def plus(left: Interval, right: Interval) -> Interval:
    """What two amounts can make together."""
    low = None if left.low is None or right.low is None else left.low + right.low
    high = None if left.high is None or right.high is None else left.high + right.high
    return Interval(low, high, left.low_open or right.low_open, left.high_open or right.high_open)
