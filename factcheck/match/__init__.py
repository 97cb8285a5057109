"""Claims -> facts. The one door is ``match_claims``."""

from collections.abc import Sequence
from functools import partial

from factcheck.match import (
    apart,
    blocking,
    clustering,
    comparison,
    dating,
    events,
    labels,
    narrative,
    people,
    placing,
    statements,
    whereabouts,
)
from factcheck.match.stories import Stories
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Extraction, Fact, Matched, Source
from factcheck.rules import Rules


def match_claims(sources: Sequence[Source], extractions: Sequence[Extraction], rules: Rules) -> Matched:
    """Claims of the same measure, subject, scope, event and time as facts; what looks alike and is not, with its reason.

    ``sources`` and ``extractions`` go in parallel, sorted by path: the same corpus gives the same facts.
    """
    words, table = vocabulary(rules), comparison.weights(rules)
    dated = dating.date_sources(sources, extractions, rules)
    canonical = people.canonical_names(extractions, rules)
    told = events.profiles(sources, extractions, canonical, words, dated)
    stories = Stories(told)
    event_of, found_events = events.find_events(extractions, told, canonical)
    placed = placing.place(sources, extractions, dated, canonical, event_of, words.common, rules)
    alone = comparison.remembered(placed, partial(comparison.compare, vocabulary=words, table=table))
    compare = comparison.within_stories(alone, stories.level, table)
    pairs = blocking.candidate_pairs(placed, words)
    compared = [(pair, compare(placed[pair.left], placed[pair.right])) for pair in pairs]
    asked = clustering.thresholds(rules)
    facts = clustering.cluster(placed, compared, alone, asked)
    claims = tuple(claim for extraction in extractions for claim in extraction.claims)
    said = statements.match_statements(claims, rules, narrative.narrative(sources, extractions), stories.level)
    persons = people.match_people(claims, extractions, event_of, rules, stories.level)
    sited = whereabouts.match_places(sources, extractions, canonical, dated, event_of, rules, stories.level)
    return Matched(
        claims=tuple(member.claim for member in placed if not placing.is_sum(member.claim)),
        facts=_without_repeats([*facts, *said, *persons, *sited]),
        events=labels.labelled(found_events, sources, extractions, placed, canonical, words),
        dated=tuple((source.id, dated[source.id]) for source in sources),
        not_compared=apart.not_compared(sources, placed, compared, [*facts, *persons], asked),
        extractions=tuple(extractions),
        two_stories=stories.apart(),
    )


def _without_repeats(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Each set of claims once: ages are found as figures and as what is said of a person."""
    seen: set[frozenset[tuple[str, int, int]]] = set()
    kept = []
    for fact in facts:
        key = frozenset((claim.source, claim.span.start, claim.span.end) for claim in fact.claims)
        if key not in seen:
            seen.add(key)
            kept.append(fact)
    return tuple(kept)
