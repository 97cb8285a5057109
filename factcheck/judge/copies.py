"""Figures that several sources state and one origin reported, and figures that nobody is named for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.verdict import VERDICT_ORDER, Judged, dress, members, worst
from factcheck.judge.wording import listed, spoken
from factcheck.model import Claim, Measurement


def single_origins(facts: Sequence[Judged], case: Case) -> Iterator[Ruling]:
    """One ruling for each set of sources of one origin that state a figure which no other origin states."""
    found: dict[tuple[str, ...], list[tuple[Judged, list[Claim]]]] = {}
    for seen in facts:
        for claims in _by_value(seen):
            sources = tuple(sorted({claim.source for claim in claims}, key=lambda key: case.order.get(key, 0)))
            if len(sources) > 1 and len({case.origins.get(source, source) for source in sources}) == 1:
                found.setdefault(sources, []).append((seen, claims))
    verdicts = {id(seen.fact): VERDICT_ORDER[worst(seen.pairs)[1]] for seen in facts}
    for sources, figures in found.items():
        seen, claims = min(figures, key=lambda pair: verdicts[id(pair[0].fact)])
        yield _single(sources, seen, claims, len(figures) - 1, case)


def _by_value(seen: Judged) -> Iterator[list[Claim]]:
    groups: dict[object, list[Claim]] = {}
    for claim in seen.claims:
        if isinstance(claim.content, Measurement):
            quantity = claim.content.quantity
            groups.setdefault((quantity.interval, quantity.unit), []).append(claim)
    yield from groups.values()


def _single(sources: Sequence[str], seen: Judged, claims: Sequence[Claim], others: int, case: Case) -> Ruling:
    """The figure that most depends on it is cited: one in dispute before one that all agree on."""
    also = f", and for {others} other figure{'s' * (others > 1)}" if others else ""
    text = f"{spoken(claims[0], case)}: {len(sources)} sources, 1 origin ({listed(sources)}){also}"
    shown = replace(seen, claims=tuple(claims), pairs=())
    ruling = Ruling("single-origin", text, members(shown.claims, case), "agree", "equal", "copy")
    return replace(dress(ruling, shown, case), origins=1)


def unattributed(facts: Sequence[Judged], case: Case) -> Iterator[Ruling]:
    """A ruling for each figure of several sources for which none of them says who counted."""
    for seen in facts:
        if not isinstance(seen.claims[0].content, Measurement) or len({claim.source for claim in seen.claims}) < 2:
            continue
        if not any(claim.attribution for claim in seen.claims):
            text = f"no source says who counted {listed([spoken(claim, case) for claim in seen.claims])}"
            ruling = Ruling("unattributed-figure", text, members(seen.claims, case), "agree", worst(seen.pairs)[0])
            yield dress(ruling, seen, case)
