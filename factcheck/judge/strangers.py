"""Figures that alignment put together by their number alone, though rules name two measures of two different things."""

from factcheck.judge.citation import measure_of
from factcheck.judge.ruling import Case
from factcheck.judge.verdict import Judged, measure_of_fact, narrowed
from factcheck.model import Claim, Measurement
from factcheck.rules import Rules


def without_strangers(seen: Judged, case: Case) -> Judged:
    """The fact without the claims of another measure and another thing than most of it: 4,316 dead, 4,316 houses."""
    if not isinstance(seen.claims[0].content, Measurement):
        return seen
    measure = measure_of_fact(seen.claims)
    own = [claim for claim in seen.claims if measure_of(claim) == measure]
    strange = {claim for claim in seen.claims if all(strangers(claim, other, case.rules) for other in own)}
    return narrowed(seen, lambda claim: claim not in strange) if strange else seen


def strangers(one: Claim, two: Claim, rules: Rules) -> bool:
    """Whether two figures are of two measures that are not akin, and count two things that nobody calls the same."""
    first, second = one.content, two.content
    if not isinstance(first, Measurement) or not isinstance(second, Measurement):
        return False
    if first.measure == second.measure:
        return False
    vague = "vague" in first.quantity.modifiers and "vague" in second.quantity.modifiers  # "dozens" is nobody's number
    if "open" in (first.measure, second.measure) and not vague:
        return False
    kin = rules.find(f"measure.{first.measure}")
    if kin and second.measure in kin.words("kin"):
        return False
    return bool(first.subject and second.subject) and not same_thing(first.subject, second.subject, rules)


def same_thing(one: str, two: str, rules: Rules) -> bool:
    """Whether two nouns count the same: the same word, words of one class, or synonyms."""
    if one == two:
        return True
    return any(
        one in rule.words("words") and two in rule.words("words")
        for kind in ("noun-class", "synonyms")
        for rule in rules.of(kind)
    )
