"""Human slips: digits exchanged within one fact, two figures exchanged between two facts, one number on two things."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from factcheck.judge.arithmetic import by_source
from factcheck.judge.citation import cite, plain
from factcheck.judge.intervals import point, stated
from factcheck.judge.periods import later
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.verdict import Gone, Judged, Pair, dress, members, narrowed, primary_key
from factcheck.judge.voices import same_voice
from factcheck.judge.why import place
from factcheck.judge.wording import label_of, spoken
from factcheck.model import Claim, Fact, Measurement
from factcheck.rules import Rules

_UNUSUAL = 3  # significant digits: fewer, and two things share a number by chance


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
    digits = [(seen, pair) for seen in live for pair in _conflicting(seen) if _is_slip(seen, pair, case)]
    edges: dict[int, list[Pair]] = {}
    for seen in live:
        edges[id(seen.fact)] = [pair for swap in swaps for pair in _exchanged_pairs(seen, swap)]
    ages = {id(seen.fact) for seen in live if _of_age(seen) and edges[id(seen.fact)]}
    for seen, pair in digits:
        edges[id(seen.fact)].append(pair)
    rulings = [_swapped(swap, case) for swap in swaps if _counted(swap.one[0])[0] != "age"]
    rulings += _slipped(digits, case)
    done = {id(seen.fact) for seen in live if _all_explained(seen, edges[id(seen.fact)])}
    return Slips(tuple(rulings), frozenset(done - ages), frozenset(ages))


def ages_exchanged(ruling: Ruling) -> Ruling:
    """The ruling on an age that two sources exchange with another person's."""
    text = f"{ruling.text.partition(';')[0]}; the ages of two people are exchanged"
    return replace(ruling, explanation="swap", text=text)


def _exchanged_pairs(seen: Judged, swap: Swap) -> list[Pair]:
    """The pairs of a fact whose two claims a swap exchanges, on either of its sides."""
    sides = ({*swap.one}, {*swap.two})
    return [
        pair
        for pair in seen.disjoint()
        if any(seen.claims[pair.left] in side and seen.claims[pair.right] in side for side in sides)
    ]


def _conflicting(seen: Judged) -> list[Pair]:
    """Pairs of exact figures from two sources that exclude each other, time apart."""
    return [
        pair
        for pair in seen.disjoint()
        if not pair.update
        and seen.claims[pair.left].source != seen.claims[pair.right].source
        and all(_exact(seen.claims[at]) is not None for at in (pair.left, pair.right))
    ]


def _exact(claim: Claim) -> Decimal | None:
    content = claim.content
    return stated(content.quantity) if isinstance(content, Measurement) and point(content.quantity) else None


# ---------------------------------------------------------------- digits


def _is_slip(seen: Judged, pair: Pair, case: Case) -> bool:
    """The same day and a slip of the pen; two digits alone prove it only where the same speaker is quoted."""
    one, two = seen.claims[pair.left], seen.claims[pair.right]
    if later(case.when(one), case.when(two)) or later(case.when(two), case.when(one)):
        return False
    left, right = (plain(_exact(claim)) or "" for claim in (one, two))
    if not slip(left, right) or _of_age(seen):
        return False
    return min(len(left), len(right)) >= _UNUSUAL or same_voice(one, two, case)


def slip(left: str, right: str) -> bool:
    """Whether two digits are exchanged, or one is doubled or dropped behind its like: 129/192, 129/1129."""
    if left == right:
        return False
    if len(left) == len(right):
        apart = [at for at in range(len(left)) if left[at] != right[at]]
        return len(apart) == 2 and left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) != 1 or len(short) < _UNUSUAL:
        return False
    return any(long[at] == long[at + 1] != "0" and long[:at] + long[at + 1 :] == short for at in range(len(short)))


def _slipped(found: Iterable[tuple[Judged, Pair]], case: Case) -> Iterator[Ruling]:
    """One ruling for each two numbers of a fact, with every claim that states one of them."""
    told = set()
    for seen, pair in found:
        numbers = frozenset(_exact(seen.claims[at]) for at in (pair.left, pair.right))
        if (id(seen.fact), numbers) in told:
            continue
        told.add((id(seen.fact), numbers))
        shown = narrowed(seen, lambda claim, numbers=numbers: _exact(claim) in numbers)  # type: ignore[misc]
        one, two = shown.claims[0], next(claim for claim in shown.claims if _exact(claim) != _exact(shown.claims[0]))
        text = (
            f"{spoken(one, case)} ({one.source}) and {spoken(two, case)} ({two.source}) "
            "have the same digits, exchanged or doubled; no order in time explains them"
        )
        ruling = Ruling("digit-slip", text, members(shown.claims, case), "conflict", "disjoint", "slip")
        yield dress(ruling, shown, case)


# ---------------------------------------------------------------- figures exchanged


def _swaps(case: Case) -> list[Swap]:
    """Every two numbers that two sources exchange between two things that they count in one event."""
    ways: dict[object, dict[tuple[Decimal, Decimal], list[tuple[Claim, Claim]]]] = {}
    for claims in by_source(case).values():
        own = [claim for claim in claims if _exact(claim) is not None and _counted(claim)[0] != "open"]
        for pair in combinations(own, 2):
            one, two = sorted(pair, key=_counted)
            first, second = _exact(one), _exact(two)
            if first is not None and second is not None and first != second and _may_swap(one, two):
                key = (
                    None if _counted(one)[0] == "age" else one.event,
                    _counted(one),
                    _counted(two),
                    frozenset((first, second)),
                )
                ways.setdefault(key, {}).setdefault((first, second), []).append((one, two))
    found = []
    for held in ways.values():
        pairs = [pair for way in held.values() for pair in way]
        if len(held) == 2 and _two_sources(*held.values()):
            found.append(Swap(tuple(one for one, _ in pairs), tuple(two for _, two in pairs)))
    return found


def _two_sources(one: Sequence[tuple[Claim, Claim]], two: Sequence[tuple[Claim, Claim]]) -> bool:
    """Whether no source has it both ways: that would be two stories, and no exchange."""
    return not {pair[0].source for pair in one} & {pair[0].source for pair in two}


def _counted(claim: Claim) -> tuple[str, str]:
    """What a figure is of: its measure, and of an age whose, by surname."""
    content = claim.content
    assert isinstance(content, Measurement)
    return content.measure, content.subject.casefold().split(" ")[-1] if content.measure == "age" else ""


def _may_swap(one: Claim, two: Claim) -> bool:
    """Two things counted alike, or two people's ages, that one text puts side by side."""
    first, second = one.content, two.content
    if not isinstance(first, Measurement) or not isinstance(second, Measurement) or _counted(one) == _counted(two):
        return False
    alike = (first.quantity.kind, first.quantity.unit) == (second.quantity.kind, second.quantity.unit)
    whole = not (first.scope.part or second.scope.part or first.scope.increment or second.scope.increment)
    return alike and whole and (first.measure == "age" or one.event == two.event)


def _of_age(seen: Judged) -> bool:
    content = seen.claims[0].content
    return isinstance(content, Measurement) and (content.measure == "age" or content.quantity.kind == "age")


def _swapped(swap: Swap, case: Case) -> Ruling:
    claims = tuple(sorted({*swap.one, *swap.two}, key=lambda claim: primary_key(claim, case)))
    left = claims[0]
    right = next(claim for claim in claims if _counted(claim) == _counted(left) and _exact(claim) != _exact(left))
    low, high = (plain(number) for number in sorted(filter(None, map(_exact, (left, right)))))
    what = f"{label_of(swap.one[0], case)} and {label_of(swap.two[0], case)}"
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


# ---------------------------------------------------------------- one number, two things


def collisions(facts: Sequence[Judged], case: Case) -> Iterator[Ruling]:
    """``number-collision``: one unusual number for two different quantities of one event, in two sources."""
    together = {claim: id(seen.fact) for seen in facts for claim in seen.claims}
    groups: dict[Decimal, list[Claim]] = {}
    for claim in case.matched.claims:
        number = _exact(claim)
        if number is not None and _unusual(number, claim, case):
            groups.setdefault(number, []).append(claim)
    for number, claims in sorted(groups.items()):
        pair = next((pair for pair in combinations(claims, 2) if _collide(*pair, together, case)), None)
        if pair:
            yield _collision(number, pair, case)


def _unusual(number: Decimal, claim: Claim, case: Case) -> bool:
    """A bare count of three significant digits or more that is no year."""
    content = claim.content
    if not isinstance(content, Measurement) or content.quantity.kind != "count" or content.quantity.modifiers:
        return False
    words = case.text(claim)[content.quantity.number.start : content.quantity.number.end]
    year = 1800 <= number <= 2100 and "," not in words
    return len(number.normalize().as_tuple().digits) >= _UNUSUAL and not year and number == number.to_integral_value()


def _collide(one: Claim, two: Claim, together: dict[Claim, int], case: Case) -> bool:
    """Different sources, one event as far as is known, and two things that nobody would call the same."""
    if one.source == two.source or (one in together and together[one] == together.get(two)):
        return False
    if one.event != two.event and one.event is not None and two.event is not None:
        return False
    first, second = one.content, two.content
    if not isinstance(first, Measurement) or not isinstance(second, Measurement):
        return False
    if not first.subject or not second.subject or first.measure == second.measure != "open":
        return False
    kin = case.rules.find(f"measure.{first.measure}")
    if kin and second.measure in kin.words("kin"):
        return False
    return not _same_thing(first.subject, second.subject, case.rules)


def _same_thing(one: str, two: str, rules: Rules) -> bool:
    """Whether two nouns count the same: the same word, words of one class, or synonyms."""
    if one == two:
        return True
    return any(
        one in rule.words("words") and two in rule.words("words")
        for kind in ("noun-class", "synonyms")
        for rule in rules.of(kind)
    )


def _collision(number: Decimal, pair: tuple[Claim, Claim], case: Case) -> Ruling:
    one, two = sorted(pair, key=lambda claim: primary_key(claim, case))
    text = (
        f"{_grouped(number)} stands for {label_of(one, case)} ({place(one, case)}) "
        f"and for {label_of(two, case)} ({place(two, case)}); one of them may have been taken for the other"
    )
    cited = tuple(cite(claim, case.sources[claim.source]) for claim in (one, two))
    return Ruling(
        "number-collision",
        text,
        cited,
        "agree",
        "equal",
        "unexplained",
        "medium",
        one.event or two.event,
        cited[0].measure,
        cited[0].subject,
        low=plain(number),
        high=plain(number),
        origins=len({case.origins.get(claim.source, claim.source) for claim in pair}),
    )


def _grouped(number: Decimal) -> str:
    return f"{number:,f}"
