"""A fact becomes a ruling: interval algebra, hedges, rounding and time. The only place that says "conflict"."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import combinations

from factcheck.judge.citation import cite
from factcheck.judge.intervals import RELATIONS, VERDICTS, Comparison, Scale, compare, scale
from factcheck.judge.periods import compare_moments, later, start_key
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.updates import older_of
from factcheck.judge.why import Weighed, waterfall, weigh
from factcheck.judge.wording import apart, best_value, compatible, ends, listed, lowest_highest, spoken, with_source
from factcheck.model import Claim, Fact, Measurement, Member, Moment
from factcheck.rules import Rules

VERDICT_ORDER = {"conflict": 0, "update": 1, "bound-mismatch": 2, "rounding": 3, "agree": 4}  # worst first
_MANY = 200  # claims of one fact, from which on not every pair is looked at
KINDS = {
    "agree": "agreement",
    "rounding": "rounding-difference",
    "bound-mismatch": "bound-mismatch",
    "update": "figure-update",
    "conflict": "figure-conflict",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of a fact, by their places in it, and how they compare; ``older``: the one overtaken by the other."""

    left: int
    right: int
    comparison: Comparison
    older: int | None = None
    why: str = ""  # what says that it is older, where the days of the two do not

    @property
    def update(self) -> bool:
        """Whether time explains that they exclude each other."""
        return self.older is not None


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact with its pairs compared: what every check on one fact starts from."""

    fact: Fact
    claims: tuple[Claim, ...]  # primary first
    pairs: tuple[Pair, ...]
    weighed: Weighed | None = None  # the fact's links, where they have been looked through

    def disjoint(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.comparison.relation == "disjoint")


@dataclass(frozen=True, slots=True)
class Gone:
    """What corrections do to the figures of facts: withdrawn with a note, or left out of the comparison."""

    withdrawn: Mapping[Claim, str] = field(default_factory=dict)
    dropped: frozenset[Claim] = frozenset()
    corrections: tuple[Claim, ...] = ()


NOTHING = Gone()


def judged(fact: Fact, case: Case) -> Judged:
    """The fact's claims in report order, and every pair compared; what compares with nothing (pounds) is left out."""
    claims = tuple(sorted(fact.claims, key=lambda claim: primary_key(claim, case)))
    pairs = tuple(_pairs(claims, case))
    compared = {claims[place] for pair in pairs for place in (pair.left, pair.right)}
    return narrowed(Judged(fact, claims, pairs, weigh(fact)), lambda claim: claim in compared)


def primary_key(claim: Claim, case: Case) -> tuple[object, ...]:
    """Earliest-dated first, then the order of the sources, then the place in the text."""
    return (*start_key(case.when(claim)), case.order.get(claim.source, 0), claim.span.start, claim.span.end)


def _pairs(claims: Sequence[Claim], case: Case) -> Iterator[Pair]:
    measure = measure_of_fact(claims)
    by = for_measure(measure, case.rules)
    known: dict[tuple[object, object], Comparison | None] = {}
    older = older_of(claims, measure, case)
    for left, right in _places(claims):
        one, two = claims[left], claims[right]
        key = (_stated(one), _stated(two))
        if key not in known:
            known[key] = compare_claims(one, two, by)
        comparison = known[key]
        if comparison:
            gone = older(one, two) if comparison.relation == "disjoint" else None
            place = None if gone is None else left if gone.claim is one else right
            yield Pair(left, right, comparison, place, gone.why if gone else "")


def _places(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Every pair; of a fact that very many state, each claim with the first that states the same, and of every two
    statements the first of the one with the last of the other: where time explains these, it explains all between.
    """
    if len(claims) <= _MANY:
        yield from combinations(range(len(claims)), 2)
        return
    held: dict[object, tuple[int, int]] = {}
    for at, claim in enumerate(claims):  # earliest first
        stated = _stated(claim)
        first, _ = held.setdefault(stated, (at, at))
        if first != at:
            yield first, at
            held[stated] = first, at
    for (first, last), (other_first, other_last) in combinations(held.values(), 2):
        yield from sorted({_ordered(first, other_last), _ordered(last, other_first)})


def _ordered(one: int, two: int) -> tuple[int, int]:
    return min(one, two), max(one, two)


def _stated(claim: Claim) -> object:
    match claim.content:
        case Measurement(quantity=q):
            return q.interval, q.unit, q.step, q.modifiers, q.kind, q.rest
        case Moment(time=time):
            return time.window, time.clock, time.bound
    return claim.content


def measure_of_fact(claims: Sequence[Claim]) -> str:
    """What most claims of a fact measure; a claim of which no rule names the measure goes with the others."""
    named = [claim.content.measure for claim in claims if isinstance(claim.content, Measurement)]
    known = [measure for measure in named if measure != "open"]
    return max(dict.fromkeys(known), key=known.count) if known else next(iter(named), "")


def for_measure(measure: str, rules: Rules) -> Scale:
    """The scale with the tolerance that the measure asks for."""
    rule = rules.find(f"measure.{measure}")
    tolerance = str(rule.get("tolerance", "0")) if rule else "0"
    return replace(scale(rules), tolerance=Decimal(tolerance))


def compare_claims(left: Claim, right: Claim, by: Scale) -> Comparison | None:
    """How two claims of a fact relate; ``None`` where arithmetic has nothing to say."""
    match left.content, right.content:
        case Measurement() as one, Measurement() as two:
            return compare(one.quantity, two.quantity, by)
        case Moment() as one, Moment() as two:
            return compare_moments(one, two)
    return None


def worst(pairs: Sequence[Pair]) -> tuple[str, str]:
    """Relation and verdict of the pair that agrees least; a fact of updates alone is an update."""
    relation = max((pair.comparison.relation for pair in pairs), key=RELATIONS.index, default="equal")
    verdict = max((pair.comparison.verdict for pair in pairs), key=VERDICTS.index, default="agree")
    if verdict == "conflict" and all(pair.update for pair in pairs if pair.comparison.verdict == "conflict"):
        verdict = "update"
    return relation, verdict


def narrowed(seen: Judged, keep: Callable[[Claim], bool]) -> Judged:
    """The fact without the claims that are not kept, and without their pairs."""
    places = [place for place, claim in enumerate(seen.claims) if keep(claim)]
    if len(places) == len(seen.claims):
        return seen
    new = {place: at for at, place in enumerate(places)}
    pairs = [_moved(pair, new) for pair in seen.pairs if pair.left in new and pair.right in new]
    return replace(seen, claims=tuple(seen.claims[place] for place in places), pairs=tuple(pairs))


def _moved(pair: Pair, new: Mapping[int, int]) -> Pair:
    """The pair with the places that its claims have among fewer."""
    older = None if pair.older is None else new[pair.older]
    return replace(pair, left=new[pair.left], right=new[pair.right], older=older)


def by_source(seen: Judged, keep: Callable[[Claim], bool]) -> Iterator[Judged]:
    """The fact as each source alone has it, without the claims that are not kept, where two of its claims compare."""
    places: dict[str, list[int]] = {}
    for place, claim in enumerate(seen.claims):
        places.setdefault(claim.source, []).append(place)
    own: dict[str, list[Pair]] = {}
    for pair in seen.pairs:
        source = seen.claims[pair.left].source
        if source == seen.claims[pair.right].source:
            own.setdefault(source, []).append(pair)
    for source, held in places.items():
        if source in own:
            new = {place: at for at, place in enumerate(held)}
            pairs = tuple(_moved(pair, new) for pair in own[source])
            alone = replace(seen, claims=tuple(seen.claims[place] for place in held), pairs=pairs)
            yield narrowed(alone, keep)


def fact_ruling(seen: Judged, case: Case, gone: Gone = NOTHING) -> Ruling | None:
    """What the sources of a fact say together; ``None`` where one source alone is left to speak.

    Withdrawn figures count only where the others exclude each other as well.
    """
    live = narrowed(seen, lambda claim: claim not in gone.withdrawn and claim not in gone.dropped)
    relation, verdict = worst(live.pairs)
    if verdict in ("conflict", "update"):  # a wrong conversion is the source's own slip, not a second figure
        live = narrowed(live, lambda claim: not _converted(claim))
        relation, verdict = worst(live.pairs)
    if verdict == "rounding":  # "22 miles (35 km)" and "35 km" are one distance, whatever 22 miles come to
        relation, verdict = worst(_in_one_unit(live).pairs)
    shown = live
    if verdict == "conflict":
        shown = narrowed(seen, lambda claim: claim not in gone.dropped and not _converted(claim))
    if len({claim.source for claim in shown.claims}) < 2 or not live.pairs:
        return None
    kind = kind_of(shown.claims[0], verdict)
    explanation = {"update": "update", "rounding": "rounding", "conflict": "unexplained"}.get(verdict)
    ruling = Ruling(kind, sentence(live, verdict, case), (), verdict, relation, explanation)
    notes = {at: gone.withdrawn[claim] for at, claim in enumerate(shown.claims) if claim in gone.withdrawn}
    ruling = replace(ruling, members=members(shown.claims, case, notes))
    return dress(ruling, shown, case, current(live, gone, case))


def _converted(claim: Claim) -> bool:
    return isinstance(claim.content, Measurement) and "conversion" in claim.content.quantity.modifiers


def _in_one_unit(live: Judged) -> Judged:
    """The fact without the figures that their own sentence gives in the fact's commonest unit as well."""
    units = [claim.content.quantity.unit for claim in live.claims if isinstance(claim.content, Measurement)]
    common = max(dict.fromkeys(units), key=units.count, default=None)
    again = {(claim.source, claim.sentence) for claim in live.claims if _unit_of(claim) == common}
    return narrowed(live, lambda claim: _unit_of(claim) == common or (claim.source, claim.sentence) not in again)


def _unit_of(claim: Claim) -> str | None:
    return claim.content.quantity.unit if isinstance(claim.content, Measurement) else None


def current(live: Judged, gone: Gone, case: Case) -> list[Claim]:
    """The claims that stand at the end: those that no update and no correction has overtaken."""
    overtaken = set()
    for pair in live.pairs:
        if pair.older is not None:
            overtaken.add(live.claims[pair.older])
    for by in gone.corrections:
        overtaken |= {claim for claim in live.claims if later(case.when(claim), case.when(by))}
    return [claim for claim in live.claims if claim not in overtaken] or list(live.claims)


def kind_of(claim: Claim, verdict: str) -> str:
    """The name of the finding: by what is stated, then by how the statements differ."""
    if verdict == "conflict":
        match claim.content:
            case Moment():
                return "date-conflict"
            case Measurement(measure=measure, quantity=quantity) if measure == "age" or quantity.kind == "age":
                return "age-conflict"
    return KINDS[verdict]


def dress(ruling: Ruling, seen: Judged, case: Case, live: Sequence[Claim] | None = None) -> Ruling:
    """The ruling with what a fact gives it: citations, range, origins, confidence and the waterfall."""
    claims, weighed = seen.claims, seen.weighed or weigh(seen.fact)
    low, high = lowest_highest(claims)
    first = cite(claims[0], case.sources[claims[0].source])
    return replace(
        ruling,
        members=ruling.members or members(claims, case),
        confidence=weighed.confidence,
        event=next((claim.event for claim in claims if claim.event), None),
        measure=measure_of_fact(claims) or first.measure,
        subject=_subject(claims, case),
        unit=first.unit,
        low=low,
        best=best_value(claims if live is None else live),
        high=high,
        origins=len({case.origins.get(claim.source, claim.source) for claim in claims}),
        why=waterfall(seen.fact, ruling.relation, case, weighed),
        rules=tuple(dict.fromkeys(name for claim in claims for name in claim.rules)),
    )


def _subject(claims: Sequence[Claim], case: Case) -> str:
    named = [cite(claim, case.sources[claim.source]).subject for claim in claims]
    return next((subject for subject in named if subject), "")


def members(claims: Sequence[Claim], case: Case, notes: dict[int, str] | None = None) -> tuple[Member, ...]:
    """Citations in the order given; ``notes`` go by the claim's place in ``claims``."""
    found = notes or {}
    return tuple(cite(claim, case.sources[claim.source], found.get(at)) for at, claim in enumerate(claims))


def sentence(seen: Judged, verdict: str, case: Case) -> str:
    """One plain sentence that names what stands at both ends."""
    if verdict == "agree":
        return _agreed(seen, case)
    if verdict == "bound-mismatch":
        return compatible(seen.claims, case)
    if verdict == "rounding":
        return f"{listed([spoken(claim, case) for claim in seen.claims])} agree as far as they are rounded"
    low, high = furthest(seen, case)
    if isinstance(low.content, Measurement):
        return apart(low, high, case, why=_explained(seen, low, high, case))
    return f"{with_source(low, case)} and {with_source(high, case)} exclude each other"


def _explained(seen: Judged, low: Claim, high: Claim, case: Case) -> str:
    """What says that one of two figures is the older one, where their days do not: "only 129 is still given later"."""
    for pair in seen.pairs:
        two = seen.claims[pair.left], seen.claims[pair.right]
        if pair.older is not None and pair.why and low in two and high in two:
            new = next(claim for claim in two if claim is not seen.claims[pair.older])
            return pair.why.format(old=spoken(seen.claims[pair.older], case), new=spoken(new, case))
    return ""


def _agreed(seen: Judged, case: Case) -> str:
    words = list(dict.fromkeys(spoken(claim, case) for claim in seen.claims))
    sources = len({claim.source for claim in seen.claims})
    origins = len({case.origins.get(claim.source, claim.source) for claim in seen.claims})
    told = f"{sources} sources" if origins == sources else f"{sources} sources of {origins} origin{'s' * (origins > 1)}"
    return f"{told} state {words[0]}" if len(words) == 1 else f"{told} agree: {listed(words)}"


def furthest(seen: Judged, case: Case) -> tuple[Claim, Claim]:
    """Two claims that exclude each other and lie furthest apart, lower first."""
    worst_pairs = [pair for pair in seen.disjoint() if not pair.update] or list(seen.disjoint())
    involved = sorted({place for pair in worst_pairs for place in (pair.left, pair.right)})
    found = ends([seen.claims[place] for place in involved], case)
    first = worst_pairs[0]
    if found and any({seen.claims[pair.left], seen.claims[pair.right]} == set(found) for pair in worst_pairs):
        return found
    pair = ends([seen.claims[first.left], seen.claims[first.right]], case)
    return pair or (seen.claims[first.left], seen.claims[first.right])
