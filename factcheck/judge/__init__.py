"""Facts become findings. One door: ``judge``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.judge import copies, notes
from factcheck.judge.against import against_sources
from factcheck.judge.arithmetic import by_source, source_arithmetic
from factcheck.judge.assembly import assemble
from factcheck.judge.collisions import collisions
from factcheck.judge.corrections import retraction_rulings, retractions, taken_back, with_corrections
from factcheck.judge.credited import disowned_figures
from factcheck.judge.daychecks import day_checks, years_of_events
from factcheck.judge.headlines import headlines
from factcheck.judge.increments import increments
from factcheck.judge.origins import origins_of
from factcheck.judge.percentages import percentages
from factcheck.judge.policy import severities
from factcheck.judge.ruling import Case, Ruling
from factcheck.judge.said import said_rulings
from factcheck.judge.slips import ages_exchanged, slips
from factcheck.judge.strangers import without_strangers
from factcheck.judge.sums import sums
from factcheck.judge.verdict import Judged, fact_ruling, judged, narrowed
from factcheck.judge.within import against_itself, headline_slips, with_bodies
from factcheck.model import Claim, DraftReport, Finding, Matched, Moment, Skip, Source
from factcheck.rules import Rules

__all__ = ["against", "case_of", "judge", "origins_of"]


def judge(
    matched: Matched,
    sources: Sequence[Source],
    rules: Rules,
    policy: str = "newsroom",
    skipped: Sequence[Skip] = (),
) -> tuple[Finding, ...]:
    """The findings, most severe first; the same for any order of ``sources`` but for ties.

    Raises ``UsageError`` where ``policy`` is not known.
    """
    weights = severities(rules, policy)
    case = case_of(matched, sources, rules)
    return assemble(list(_rulings(case, skipped)), weights, case.order)


def against(
    draft: Source, matched: Matched, sources: Sequence[Source], rules: Rules, policy: str = "newsroom"
) -> DraftReport:
    """What ``sources`` say of each claim of ``draft``; ``matched`` holds the draft and them aligned together.

    Raises ``UsageError`` where ``policy`` is not known.
    """
    everything = [draft, *(source for source in sources if source.id != draft.id)]
    return against_sources(draft, case_of(matched, everything, rules), policy)


def case_of(matched: Matched, sources: Sequence[Source], rules: Rules) -> Case:
    """What every judge looks at."""
    return Case(
        matched,
        {source.id: source for source in sources},
        rules,
        origins_of(sources, rules),
        {source.id: at for at, source in enumerate(sources)},
        {key: dated.window if dated else None for key, dated in matched.dated},
        {
            (claim.source, claim.content.time.span): claim.content.time.window
            for claim in matched.claims
            if isinstance(claim.content, Moment) and not _unplaced(claim.content)
        },
        years_of_events(matched),
    )


def _unplaced(moment: Moment) -> bool:
    """Whether it is a day of no known year or week, which is on no calendar."""
    return moment.time.window is not None and moment.time.window.grain in ("yearless", "weekday")


def _rulings(case: Case, skipped: Sequence[Skip]) -> Iterator[Ruling]:
    own = by_source(case)
    facts = _stated([_whole(judged(fact, case), own, case) for fact in with_corrections(case)])
    found = retractions(facts, case)
    gone = taken_back(found, facts, case)
    slipped = slips(facts, gone, case)
    disputed: list[Judged] = []
    contradicted: set[Claim] = set()
    for seen in facts:
        wrong = headline_slips(seen, gone, case)
        contradicted |= wrong
        ruling = fact_ruling(seen, case, replace(gone, dropped=gone.dropped | wrong))
        if ruling and id(seen.fact) not in slipped.explained:
            yield ages_exchanged(ruling) if id(seen.fact) in slipped.swapped_ages else ruling
            disputed += [seen] if ruling.kind == "figure-conflict" else []
        yield from against_itself(seen, gone, case)
    yield from headlines(case, frozenset(contradicted))
    yield from retraction_rulings(found, facts, case)
    yield from increments(facts, {*gone.withdrawn, *gone.dropped}, case)
    facts = _stated([narrowed(seen, lambda claim: claim not in gone.dropped) for seen in facts])
    yield from slipped.rulings
    yield from said_rulings(case)
    yield from disowned_figures(case)
    yield from collisions(facts, case)
    yield from copies.single_origins(facts, case)
    yield from copies.unattributed(facts, case)
    yield from source_arithmetic(case)
    yield from percentages(case)
    yield from sums(case)
    yield from day_checks(case)
    yield from notes.undated(disputed, case)
    yield from notes.empty(case)
    yield from notes.unread(skipped)


def _whole(seen: Judged, own: Mapping[str, Sequence[Claim]], case: Case) -> Judged:
    """The fact without what does not belong there, and with what a headline hides."""
    return with_bodies(without_strangers(seen, case) if seen.claims else seen, own, case)


def _stated(facts: Sequence[Judged]) -> list[Judged]:
    """The facts that something is left of."""
    return [seen for seen in facts if seen.claims]
