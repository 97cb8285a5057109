"""A headline against the opening of its own text, where alignment leaves the two alone."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.judge.arithmetic import by_source, quantity_of
from factcheck.judge.intervals import compare, point, stated
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.strangers import same_thing
from factcheck.judge.verdict import for_measure
from factcheck.judge.within import in_heading, mismatch, two_voices
from factcheck.model import Claim, Measurement

_OPENING = 3  # sentences with figures below a headline that say what it is about
_MOST_PARTS = 6  # figures whose sums a headline may be


def headlines(case: Case, known: frozenset[Claim]) -> Iterator[Ruling]:
    """``headline-mismatch`` for a headline's figure that its text's opening excludes and nothing in the text bears out.

    ``known``: figures that a finding of a fact already sets against their text.
    """
    for claims in by_source(case).values():
        body = [claim for claim in claims if not in_heading(claim, case)]
        heads = [claim for claim in claims if body and claim.span < body[0].span and in_heading(claim, case)]
        for head in heads:
            against = _excluded_by(head, body, case) if head not in known else ()
            if against:
                yield mismatch((head, *against), case)


def _excluded_by(head: Claim, body: Sequence[Claim], case: Case) -> Sequence[Claim]:
    """The figures of the opening that exclude a headline's; none where any figure of the text can be meant by it."""
    if not point(quantity_of(head)) or _changes(head) or any(_meets(head, claim, case) for claim in body):
        return ()
    if _summed(head, body):
        return ()
    opening = sorted({claim.sentence for claim in body})[:_OPENING]
    alike = [claim for claim in body if claim.sentence in opening and _same(head, claim, case)]
    return alike if len(alike) == 1 else ()


def _meets(head: Claim, claim: Claim, case: Case) -> bool:
    """Whether a figure below can be the headline's, whatever it is said to be of."""
    one, two = quantity_of(head), quantity_of(claim)
    if one.kind != two.kind:
        return False
    found = compare(one, two, for_measure(_content(head).measure, case.rules))
    return found is not None and found.verdict != "conflict"


def _summed(head: Claim, body: Sequence[Claim]) -> bool:
    """Whether some of the first figures below add up to the headline's: "13 civilians and two officers"."""
    one = quantity_of(head)
    like = [stated(two) for two in map(quantity_of, body) if (two.kind, two.unit) == (one.kind, one.unit)]
    numbers = [number for number in like if number is not None][:_MOST_PARTS]
    return any(sum(some) == stated(one) for size in (2, 3, 4) for some in combinations(numbers, size))


def _same(head: Claim, claim: Claim, case: Case) -> bool:
    """Whether a figure is of the same thing as the headline's, and a whole as that one is."""
    one, two = _content(head), _content(claim)
    same = (one.measure, one.quantity.kind, one.quantity.unit, one.quantity.change, one.scope.per_period) == (
        two.measure, two.quantity.kind, two.quantity.unit, two.quantity.change, two.scope.per_period
    )  # fmt: skip
    if not same or _changes(claim) or claim.context.negated or two_voices(head, claim, case):
        return False
    if one.measure == "open":  # a noun alone is of many things: "12 houses" are built, and others burn
        named = one.quantity.kind != "count" or bool(one.subject)
        return named and one.subject == two.subject and bool(one.predicate) and one.predicate == two.predicate
    return same_thing(one.subject, two.subject, case.rules)


def _changes(claim: Claim) -> bool:
    """Whether a figure is a part, an increase, or one that is left behind."""
    content = _content(claim)
    scope = content.scope
    return bool(scope.part or scope.increment or scope.subset or "from" in content.quantity.modifiers)


def _content(claim: Claim) -> Measurement:
    assert isinstance(claim.content, Measurement)
    return claim.content
