"""Digit slips: two figures for one thing that have the same digits, exchanged, doubled or dropped."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby

from factcheck.judge.citation import measure_of, plain
from factcheck.judge.intervals import point, stated
from factcheck.judge.periods import later
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.verdict import Judged, dress, members, primary_key
from factcheck.judge.voices import same_voice
from factcheck.judge.wording import spoken
from factcheck.model import Claim, Fact, Measurement

UNUSUAL = 3  # significant digits: fewer, and two things share a number, or its digits, by chance


def exact(claim: Claim) -> Decimal | None:
    """The one amount that a figure claim states; ``None`` for bounds, ranges and everything else."""
    content = claim.content
    return stated(content.quantity) if isinstance(content, Measurement) and point(content.quantity) else None


def of_age(claim: Claim) -> bool:
    """Whether a claim states somebody's age."""
    content = claim.content
    return isinstance(content, Measurement) and (content.measure == "age" or content.quantity.kind == "age")


def slip(left: str, right: str) -> bool:
    """Whether two digits are exchanged, or one is doubled or dropped behind its like: 129/192, 129/1129."""
    if left == right:
        return False
    if len(left) == len(right):
        apart = [at for at in range(len(left)) if left[at] != right[at]]
        return len(apart) == 2 and left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) != 1 or len(short) < UNUSUAL:
        return False
    return any(long[at] == long[at + 1] != "0" and long[:at] + long[at + 1 :] == short for at in range(len(short)))


def digit_slips(facts: Sequence[Judged], gone: Iterable[Claim], case: Case) -> list[tuple[Claim, ...]]:
    """For each slip the claims that state one of its two numbers, primary first."""
    left_out = set(gone)
    groups = [list(seen.claims) for seen in facts]
    groups += _by_measure(case)  # alignment may have kept apart what a slip made different
    found: dict[frozenset[object], tuple[Claim, ...]] = {}
    for group in groups:
        live = [claim for claim in group if exact(claim) is not None and claim not in left_out and not of_age(claim)]
        for one, two in _pairs(live):
            if _slipped(one, two, case):
                numbers = (exact(one), exact(two))
                same = (claim for claim in live if exact(claim) in numbers)
                key = frozenset((*numbers, measure_of(one), one.event))
                found.setdefault(key, tuple(sorted(same, key=lambda claim: primary_key(claim, case))))
    return list(found.values())


def _by_measure(case: Case) -> Iterator[list[Claim]]:
    """Whole figures of one named measure in one event, in groups."""
    whole = [claim for claim in case.matched.claims if exact(claim) is not None and _whole(claim) and claim.event]
    ordered = sorted(whole, key=lambda claim: (measure_of(claim), claim.event or ""))
    for _, group in groupby(ordered, key=lambda claim: (measure_of(claim), claim.event)):
        yield list(group)


def _whole(claim: Claim) -> bool:
    content = claim.content
    if not isinstance(content, Measurement) or content.measure == "open" or content.quantity.kind != "count":
        return False
    scope = content.scope
    return not (scope.part or scope.increment or scope.subset or scope.per_period or scope.includes)


def _pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims whose numbers have the same digits in some order, or with repeated ones written once."""
    signs: dict[str, list[Claim]] = {}
    for claim in claims:
        digits = plain(exact(claim)) or ""
        once = "".join(digit for digit, _ in groupby(digits))
        for sign in dict.fromkeys(("".join(sorted(digits)), f"once {once}")):
            signs.setdefault(sign, []).append(claim)
    for held in signs.values():
        numbers = {exact(claim) for claim in held}
        if len(numbers) > 1:
            yield from combinations(held, 2)


def _slipped(one: Claim, two: Claim, case: Case) -> bool:
    """Two sources, one day, a slip of the pen; two digits alone prove it only where the same speaker is quoted."""
    left, right = (plain(exact(claim)) or "" for claim in (one, two))
    if one.source == two.source or not slip(left, right):
        return False
    if later(case.when(one), case.when(two)) or later(case.when(two), case.when(one)):
        return False
    return min(len(left), len(right)) >= UNUSUAL or same_voice(one, two, case)


def slip_ruling(claims: tuple[Claim, ...], case: Case) -> Ruling:
    """The finding on the claims of one slip."""
    one, two = claims[0], next(claim for claim in claims if exact(claim) != exact(claims[0]))
    text = (
        f"{spoken(one, case)} ({one.source}) and {spoken(two, case)} ({two.source}) "
        "have the same digits, exchanged or doubled; no order in time explains them"
    )
    ruling = Ruling("digit-slip", text, members(claims, case), "conflict", "disjoint", "slip")
    return dress(ruling, Judged(Fact(claims), claims, ()), case)
