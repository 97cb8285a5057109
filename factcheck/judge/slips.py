"""Two figures exchanged between two things, and which disagreements slips of the pen leave nothing else to say of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from factcheck.judge.arithmetic import by_source
from factcheck.judge.citation import plain
from factcheck.judge.digits import digit_slips, exact, of_age, slip_ruling
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.verdict import Gone, Judged, Pair, dress, members, narrowed, primary_key
from factcheck.judge.wording import label_of
from factcheck.model import Claim, Fact, Measurement

_LEAST = 10  # small numbers stand for two things by chance
_NEAR = 2  # characters between sentences that follow each other


@dataclass(frozen=True, slots=True)
class Swap:
    """Claims of two things in which two numbers stand one way round in some sources and the other way in others."""

    one: tuple[Claim, ...]
    two: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Slips:
    """Findings of slips, and which facts they leave with nothing else to say. ``swapped_ages``: facts by identity."""

    rulings: tuple[Ruling, ...]
    explained: frozenset[int]  # id() of facts whose every disagreement is a slip
    swapped_ages: frozenset[int]


def slips(facts: Sequence[Judged], gone: Gone, case: Case) -> Slips:
    """Digit slips and swaps over all facts."""
    live = [narrowed(seen, lambda claim: claim not in gone.withdrawn and claim not in gone.dropped) for seen in facts]
    live = [seen for seen in live if seen.claims]
    swaps = _swaps(case)
    digits = digit_slips(live, {*gone.withdrawn, *gone.dropped}, case)
    edges: dict[int, list[Pair]] = {}
    for seen in live:
        edges[id(seen.fact)] = _joined_by(seen, [side for swap in swaps for side in (swap.one, swap.two)])
    ages = {id(seen.fact) for seen in live if of_age(seen.claims[0]) and _exchanged(seen.fact)}
    for seen in live:
        edges[id(seen.fact)] += _joined_by(seen, digits)
    rulings = [_swapped(swap, case) for swap in swaps]
    rulings += [slip_ruling(claims, case) for claims in digits]
    done = {id(seen.fact) for seen in live if _all_explained(seen, edges[id(seen.fact)])}
    return Slips(tuple(rulings), frozenset(done - ages), frozenset(ages))


def _exchanged(fact: Fact) -> bool:
    """Whether alignment found the ages of two persons the other way round in another source."""
    return any(level.field == "swap" for link in fact.links for level in link.levels)


def ages_exchanged(ruling: Ruling) -> Ruling:
    """The ruling on an age that two sources exchange with another person's."""
    text = f"{ruling.text.partition(';')[0]}; the ages of two people are exchanged"
    return replace(ruling, explanation="swap", text=text)


def _joined_by(seen: Judged, sides: Sequence[tuple[Claim, ...]]) -> list[Pair]:
    """The pairs of a fact that exclude each other and whose two claims stand on one side of a slip or swap."""
    places = {claim: place for place, claim in enumerate(seen.claims)} if sides else {}
    on: dict[int, set[int]] = {}
    for number, side in enumerate(sides):
        for claim in side:
            if claim in places:
                on.setdefault(places[claim], set()).add(number)
    none: set[int] = set()
    return [pair for pair in seen.disjoint() if on.get(pair.left, none) & on.get(pair.right, none)] if on else []


# ---------------------------------------------------------------- figures exchanged


def _swaps(case: Case) -> list[Swap]:
    """Every two numbers that two sources exchange between two things that they count in one event."""
    ways: dict[object, dict[tuple[Decimal, Decimal], list[tuple[Claim, Claim]]]] = {}
    for claims in by_source(case).values():
        own = [claim for claim in claims if exact(claim) is not None and _counted(claim)[0] not in ("open", "age")]
        for pair in combinations(own, 2):
            one, two = sorted(pair, key=_counted)
            first, second = exact(one), exact(two)
            if first is not None and second is not None and first != second and _may_swap(one, two):
                key = (one.event, _counted(one), _counted(two), frozenset((first, second)))
                ways.setdefault(key, {}).setdefault((first, second), []).append((one, two))
    found = []
    for held in ways.values():
        pairs = [pair for way in held.values() for pair in way]
        if len(held) == 2 and _two_sources(*held.values()) and not _elsewhere(*held.values()):
            found.append(Swap(tuple(one for one, _ in pairs), tuple(two for _, two in pairs)))
    return found


def _two_sources(one: Sequence[tuple[Claim, Claim]], two: Sequence[tuple[Claim, Claim]]) -> bool:
    """Whether no source has it both ways: that would be two stories, and no exchange."""
    return not {pair[0].source for pair in one} & {pair[0].source for pair in two}


def _elsewhere(one: Sequence[tuple[Claim, Claim]], two: Sequence[tuple[Claim, Claim]]) -> bool:
    """Whether the two sides put what they count in places of other names, or one of them in a year of its own.

    A year alone ("the flood of 1988") is how texts date what is long past; what they report has a day.
    """
    named = [{place for pair in side for claim in pair for place in _named(claim)} for side in (one, two)]
    grains = [_grains(side) for side in (one, two)]
    past = any("year" in mine and other and "year" not in other for mine, other in (grains, grains[::-1]))
    return past or bool(named[0] and named[1] and not named[0] & named[1])


def _grains(side: Sequence[tuple[Claim, Claim]]) -> set[str]:
    times = [time for pair in side for claim in pair for time in claim.times]
    return {time.window.grain if time.window else time.form for time in times}


def _named(claim: Claim) -> tuple[str, ...]:
    content = claim.content
    return tuple(p for p in content.scope.places if p[:1].isupper()) if isinstance(content, Measurement) else ()


def _counted(claim: Claim) -> tuple[str, str]:
    """What a figure is of: its measure and the noun that it counts."""
    content = claim.content
    return (content.measure, content.subject) if isinstance(content, Measurement) else ("", "")


def _may_swap(one: Claim, two: Claim) -> bool:
    """Two whole figures of one event that a text puts side by side."""
    first, second = one.content, two.content
    if not isinstance(first, Measurement) or not isinstance(second, Measurement) or _counted(one) == _counted(two):
        return False
    if (first.quantity.kind, first.quantity.unit) != (second.quantity.kind, second.quantity.unit):
        return False
    parts = any(scope.part or scope.increment or scope.subset for scope in (first.scope, second.scope))
    told = max(exact(one) or 0, exact(two) or 0) >= _LEAST
    return told and not parts and one.event == two.event and _side_by_side(one, two)


def _side_by_side(one: Claim, two: Claim) -> bool:
    first, second = sorted((one.sentence, two.sentence))
    return first == second or 0 <= second.start - first.end <= _NEAR


def _names(swap: Swap, case: Case) -> list[str]:
    """What the two things are called; by the nouns that they count where both have one measure."""
    labels = [label_of(side[0], case) for side in (swap.one, swap.two)]
    if labels[0] != labels[1]:
        return labels
    return [f"{label} ({_counted(side[0])[1]})" for label, side in zip(labels, (swap.one, swap.two), strict=True)]


def _swapped(swap: Swap, case: Case) -> Ruling:
    claims = tuple(sorted({*swap.one, *swap.two}, key=lambda claim: primary_key(claim, case)))
    left = claims[0]
    right = next(claim for claim in claims if _counted(claim) == _counted(left) and exact(claim) != exact(left))
    low, high = (plain(number) for number in sorted(filter(None, map(exact, (left, right)))))
    what = " and ".join(_names(swap, case))
    text = f"{low} and {high} stand in {left.source} and in {right.source} with {what} exchanged"
    ruling = Ruling("swapped-figures", text, members(claims, case), "conflict", "disjoint", "swap")
    return dress(ruling, Judged(Fact(claims), claims, ()), case)


# ---------------------------------------------------------------- what is left to say


def _all_explained(seen: Judged, edges: Sequence[Pair]) -> bool:
    """Whether slips connect all the numbers that exclude each other, so that nothing else is in dispute."""
    if not edges:
        return False
    parent = list(range(len(seen.claims)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    equal = [pair for pair in seen.pairs if pair.comparison.verdict == "agree"]
    for pair in (*edges, *equal):
        parent[root(pair.left)] = root(pair.right)
    return all(root(pair.left) == root(pair.right) for pair in seen.disjoint())
