"""One source against itself: two figures for one fact, or a headline against the text below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.verdict import (
    Gone,
    Judged,
    by_source,
    compare_claims,
    dress,
    for_measure,
    judged,
    measure_of_fact,
    narrowed,
)
from factcheck.judge.voices import voices
from factcheck.judge.wording import listed, spoken
from factcheck.model import Claim, Fact, Level, Link, Measurement, Moment


def with_bodies(seen: Judged, own: Mapping[str, Sequence[Claim]], case: Case) -> Judged:
    """The fact with figures from below a headline that another source shares and the headline contradicts.

    Alignment puts the headline's figure beside the other source's; the same text's own figure belongs there too.
    ``own`` holds each source's figures.
    """
    added: list[Claim] = []
    for pair in seen.disjoint():
        for one, two in ((pair.left, pair.right), (pair.right, pair.left)):
            head, other = seen.claims[one], seen.claims[two]
            if head.source != other.source and in_heading(head, case):
                bodies = (
                    claim for claim in own.get(head.source, ()) if claim not in seen.claims and claim not in added
                )
                added += [body for body in bodies if _bears_out(body, head, other, case)]
    if not added:
        return seen
    level = Level("place", "same", "the same source's own text, below the headline")
    size = len(seen.fact.claims)
    links = [Link(0, size + at, "headline", (level,), 0.9) for at in range(len(added))]
    return judged(Fact((*seen.fact.claims, *added), (*seen.fact.links, *links)), case)


def _bears_out(body: Claim, head: Claim, other: Claim, case: Case) -> bool:
    """Whether a figure below the headline is the headline's thing with the other source's number."""
    if in_heading(body, case) or not _same_thing(head, body, case):
        return False
    by = for_measure(measure_of_fact([head, other]), case.rules)
    agreed, apart = compare_claims(body, other, by), compare_claims(body, head, by)
    if agreed is None or apart is None:
        return False
    return agreed.verdict == "agree" and apart.relation == "disjoint"


def against_itself(seen: Judged, gone: Gone, case: Case) -> Iterator[Ruling]:
    """A ruling for each source whose own figures for the fact exclude each other."""
    if not isinstance(seen.claims[0].content, Measurement | Moment):
        return
    for own in by_source(seen, lambda claim: _stands(claim, gone)):
        ruling = _ruling(own, case) if own.pairs else None
        if ruling:
            yield ruling


def headline_slips(seen: Judged, gone: Gone, case: Case) -> frozenset[Claim]:
    """Figures of headlines that the text below excludes: the headline's own fault, and no second opinion."""
    found = set()
    for own in by_source(seen, lambda claim: _stands(claim, gone)):
        for pair in own.disjoint():
            one, two = own.claims[pair.left], own.claims[pair.right]
            if in_heading(one, case) != in_heading(two, case) and _same_thing(one, two, case):
                found.add(one if in_heading(one, case) else two)
    return frozenset(found)


def _stands(claim: Claim, gone: Gone) -> bool:
    return claim not in gone.withdrawn and claim not in gone.dropped


def _ruling(own: Judged, case: Case) -> Ruling | None:
    apart = [
        (own.claims[pair.left], own.claims[pair.right])
        for pair in own.disjoint()
        if not pair.update and _same_thing(own.claims[pair.left], own.claims[pair.right], case)
    ]
    if not apart:
        return None
    involved = {claim for pair in apart for claim in pair}
    shown = narrowed(own, lambda claim: claim in involved)
    headline = any(in_heading(one, case) != in_heading(two, case) for one, two in apart)
    kind = "headline-mismatch" if headline else "self-contradiction"
    words = listed([spoken(claim, case) for claim in sorted(involved, key=lambda claim: claim.span)])
    where = "in its headline and below it" if headline else "for the same fact"
    text = f"{own.claims[0].source} states {words} {where}"
    return replace(dress(Ruling(kind, text, (), "conflict", "disjoint", "unexplained"), shown, case), origins=1)


def _same_thing(one: Claim, two: Claim, case: Case) -> bool:
    """Whether one writer means one thing: closer than what makes two sources comparable.

    A text that states two numbers mostly speaks of two things, so the words must match, and one sentence is no slip.
    """
    if one.sentence == two.sentence or two_voices(one, two, case):
        return False
    first, second = one.content, two.content
    if isinstance(first, Moment) and isinstance(second, Moment):
        return (
            bool(first.predicate and one.near)
            and first.predicate == second.predicate
            and set(one.near) == set(two.near)
        )
    if not isinstance(first, Measurement) or not isinstance(second, Measurement):
        return False
    if first.quantity.unit != second.quantity.unit or first.measure != second.measure:
        return False
    if first.scope.increment or second.scope.increment or first.scope.part != second.scope.part:
        return False
    heading = in_heading(one, case) != in_heading(two, case)
    same_words = bool(first.subject) and first.subject == second.subject
    return first.measure != "open" or (same_words and (heading or first.predicate == second.predicate))


def mismatch(claims: Sequence[Claim], case: Case) -> Ruling:
    """``headline-mismatch`` of a headline's figure and those below it."""
    words = listed([spoken(claim, case) for claim in claims])
    text = f"{claims[0].source} states {words} in its headline and below it"
    ruling = Ruling("headline-mismatch", text, (), "conflict", "disjoint", "unexplained")
    fact = Fact(tuple(claims), (Link(0, 1, "headline", (Level("place", "same", "the text below its headline"),), 0.9),))
    return replace(dress(ruling, Judged(fact, tuple(claims), ()), case), origins=1)


def two_voices(one: Claim, two: Claim, case: Case) -> bool:
    """Whether a source only passes on what two speakers say."""
    first, second = set(voices(one, case)), set(voices(two, case))
    return bool(first and second) and not first & second


def in_heading(claim: Claim, case: Case) -> bool:
    blocks = case.sources[claim.source].blocks
    return any(block.kind == "heading" and block.span.holds(claim.span) for block in blocks)
