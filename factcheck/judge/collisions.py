"""One unusual number on two different things of one event: one of them may have been taken for the other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.judge.citation import cite, plain
from factcheck.judge.digits import UNUSUAL, exact
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.strangers import same_thing
from factcheck.judge.verdict import Judged, primary_key
from factcheck.judge.why import place
from factcheck.judge.wording import label_of
from factcheck.model import Claim, Measurement


def collisions(facts: Sequence[Judged], case: Case) -> Iterator[Ruling]:
    """``number-collision``: one unusual number for two different quantities of one event, in two sources."""
    together = {claim: id(seen.fact) for seen in facts for claim in seen.claims}
    groups: dict[Decimal, list[Claim]] = {}
    for claim in case.matched.claims:
        number = exact(claim)
        if number is not None and _unusual(number, claim, case):
            groups.setdefault(number, []).append(claim)
    for number, claims in sorted(groups.items()):
        pair = next((pair for pair in combinations(claims, 2) if _collide(*pair, together, case)), None)
        if pair:
            yield _collision(number, pair, case)


def _unusual(number: Decimal, claim: Claim, case: Case) -> bool:
    """A bare count of three significant digits or more that is no year."""
    content = claim.content
    if not isinstance(content, Measurement) or content.quantity.kind != "count":
        return False
    if set(content.quantity.modifiers) - {"to"}:  # "has risen to 4,460" states it as it is
        return False
    words = case.text(claim)[content.quantity.number.start : content.quantity.number.end]
    year = 1800 <= number <= 2100 and "," not in words
    return len(number.normalize().as_tuple().digits) >= UNUSUAL and not year and number == number.to_integral_value()


def _collide(one: Claim, two: Claim, together: dict[Claim, int], case: Case) -> bool:
    """Different sources, one event as far as is known, and two things that nobody would call the same."""
    if one.source == two.source or (one in together and together[one] == together.get(two)):
        return False
    if one.event != two.event and one.event is not None and two.event is not None:
        return False
    if case.of_two_stories(one, two):
        return False
    first, second = one.content, two.content
    if not isinstance(first, Measurement) or not isinstance(second, Measurement):
        return False
    if not first.subject or not second.subject or first.measure == second.measure != "open":
        return False
    kin = case.rules.find(f"measure.{first.measure}")
    if kin and second.measure in kin.words("kin"):
        return False
    return not same_thing(first.subject, second.subject, case.rules)


def _collision(number: Decimal, pair: tuple[Claim, Claim], case: Case) -> Ruling:
    one, two = sorted(pair, key=lambda claim: primary_key(claim, case))
    text = (
        f"{_grouped(number)} stands for {label_of(one, case)} ({place(one, case)}) "
        f"and for {label_of(two, case)} ({place(two, case)}); one of them may have been taken for the other"
    )
    cited = tuple(cite(claim, case.sources[claim.source]) for claim in (one, two))
    named = min(cited, key=lambda member: (member.measure, member.subject))  # whichever file comes first
    return Ruling(
        "number-collision",
        text,
        cited,
        "agree",
        "equal",
        "unexplained",
        "medium",
        one.event or two.event,
        named.measure,
        named.subject,
        low=plain(number),
        high=plain(number),
        origins=len({case.origins.get(claim.source, claim.source) for claim in pair}),
    )


def _grouped(number: Decimal) -> str:
    return f"{number:,f}"
