"""What was not compared, and why: look-alikes that were kept apart, and figures that no other source states."""

from collections.abc import Mapping, Sequence

from factcheck.match.blocking import Pair
from factcheck.match.clustering import Thresholds, needed
from factcheck.match.comparison import Comparison
from factcheck.match.placing import Placed
from factcheck.model import Claim, Fact, Measurement, NotCompared, Source

BEFORE = "it is named only as what it was before"
NOBODY = "no other source counts this"
LIKE = ("rule", "rule-loose", "rule-other", "noun-and-verb", "noun")
UNSURE = "no other source surely counts the same"
AGAINST = -0.2  # log odds from which a field is named as what speaks against a pair


def not_compared(
    sources: Sequence[Source],
    placed: Sequence[Placed],
    compared: Sequence[tuple[Pair, Comparison]],
    facts: Sequence[Fact],
    asked: Thresholds,
) -> tuple[NotCompared, ...]:
    """One entry for each figure that stands in no fact with another source, in corpus order."""
    texts = {source.id: source.text for source in sources}
    together = {(claim.source, claim.span) for fact in facts if _across(fact) for claim in fact.claims}
    reasons = _reasons(placed, compared)
    entries = []
    for member in placed:
        claim = member.claim
        if not isinstance(claim.content, Measurement) or (claim.source, claim.span) in together:
            continue
        if member.index not in reasons:
            entries.append(_entry(claim, texts, _alone(claim)))
            continue
        pair, found = reasons[member.index]
        other = placed[pair.right if pair.left == member.index else pair.left].claim
        entries.append(
            _entry(claim, texts, found.reason or _against(found), other, _weighed(pair, placed, found, asked))
        )
    return tuple(entries)


def _across(fact: Fact) -> bool:
    return len({claim.source for claim in fact.claims}) > 1


def _alone(claim: Claim) -> str:
    content = claim.content
    if isinstance(content, Measurement) and "vague" in content.quantity.modifiers:
        return "a vague number that no other source gives for the same thing"
    if isinstance(content, Measurement) and "from" in content.quantity.modifiers:
        return BEFORE
    return NOBODY


def _reasons(
    placed: Sequence[Placed], compared: Sequence[tuple[Pair, Comparison]]
) -> Mapping[int, tuple[Pair, Comparison]]:
    """For each figure its pair with the look-alike in another source that came nearest."""
    best: dict[int, tuple[float, int, Pair, Comparison]] = {}
    for pair, found in compared:
        if placed[pair.left].claim.source == placed[pair.right].claim.source:
            continue
        like = any(level.field == "what" and level.level in LIKE for level in found.levels)
        if not like and found.score < 0:
            continue
        for mine, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if mine not in best or (found.score, -other) > (best[mine][0], -best[mine][1]):
                best[mine] = (found.score, other, pair, found)
    return {index: (pair, found) for index, (_, _, pair, found) in best.items()}


def _against(found: Comparison) -> str:
    """What weighs most against a pair that nothing forbids."""
    single = (level for level in found.levels if level.field != "base" and " and " not in level.field)
    weighty = [level for level in single if level.weight <= AGAINST]
    worst = min(weighty, key=lambda level: (level.weight, level.field), default=None)
    return UNSURE if worst is None else f"{UNSURE}: {worst.label}"


def _weighed(pair: Pair, placed: Sequence[Placed], found: Comparison, asked: Thresholds) -> str | None:
    """The score of a pair against the one asked, in words; nothing where more than a score keeps the two apart."""
    if found.reason is not None:
        return None
    least = needed(pair, placed, found, asked)
    if found.score > least.weight:
        return f"score {found.score:.2f}, over the {least.weight:.2f} asked of {least.label}; figures beside them kept them apart"
    return f"score {found.score:.2f}; more than {least.weight:.2f} is asked of {least.label}"


def _entry(
    claim: Claim, texts: Mapping[str, str], reason: str, other: Claim | None = None, why: str | None = None
) -> NotCompared:
    text = texts[claim.source]
    return NotCompared(
        source=claim.source,
        line=_line(text, claim),
        quote=" ".join(text[claim.span.start : claim.span.end].split()),
        reason=reason,
        start=claim.span.start,
        end=claim.span.end,
        other=None if other is None else f"{other.source}:{_line(texts[other.source], other)}",
        why=why,
    )


def _line(text: str, claim: Claim) -> int:
    return text.count("\n", 0, claim.span.start) + 1
