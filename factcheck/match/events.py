"""Sources -> events: which sources speak of the same event, from the names and the words they share.

Two sources belong together when enough of the smaller one's names and content words stand in the
other. The decision looks at the two sources alone, so that adding an article changes nothing between
the others; events are the connected groups.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import Event, Extraction, Measurement, Moment, Source, Statement

NAMES_SHARED = 0.2
WORDS_SHARED = 0.18


@dataclass(frozen=True, slots=True)
class Profile:
    """What a source speaks of."""

    names: frozenset[str]
    words: frozenset[str]


def profile(extraction: Extraction, canonical: Mapping[str, str], common: frozenset[str]) -> Profile:
    """Canonical names and content words of one source."""
    names = frozenset(canonical.get(name.full, name.full).lower() for name in extraction.names)
    words: set[str] = set()
    for claim in extraction.claims:
        if isinstance(claim.content, Measurement | Moment | Statement):
            words.update(claim.content.concept)
    return Profile(names, frozenset(words) - common)


def related(left: Profile, right: Profile) -> bool:
    """Whether two sources speak of one event; symmetric."""
    names = _share(left.names, right.names)
    words = _share(left.words, right.words)
    if min(len(left.names), len(right.names)) == 0:
        return words >= 2 * WORDS_SHARED
    return (names >= NAMES_SHARED and words >= WORDS_SHARED / 2) or (names > 0 and words >= WORDS_SHARED)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def find_events(
    sources: Sequence[Source], extractions: Sequence[Extraction], canonical: Mapping[str, str], common: frozenset[str]
) -> tuple[dict[str, str], tuple[Event, ...]]:
    """The event of each source, and the events in the order of their first source."""
    profiles = [profile(extraction, canonical, common) for extraction in extractions]
    group = list(range(len(sources)))
    for right in range(len(sources)):
        for left in range(right):
            if group[left] != group[right] and related(profiles[left], profiles[right]):
                low, high = sorted((group[left], group[right]))
                group = [low if member == high else member for member in group]
    ids: dict[int, str] = {}
    events = []
    for i, _source in enumerate(sources):
        if group[i] not in ids:
            ids[group[i]] = f"e{len(ids) + 1}"
            members = [extractions[j] for j in range(len(sources)) if group[j] == group[i]]
            events.append(_event(ids[group[i]], members, canonical))
    return {source.id: ids[group[i]] for i, source in enumerate(sources)}, tuple(events)


def _event(event_id: str, members: Sequence[Extraction], canonical: Mapping[str, str]) -> Event:
    places = Counter(
        canonical.get(name, name)
        for member in members
        for name in dict.fromkeys(found.full for found in member.names if found.kind == "place")
    )
    nouns = Counter(
        word for member in members for word in dict.fromkeys(_triggers(member))
    )
    place = _most_common(places)
    trigger = _most_common(nouns)
    return Event(event_id, " ".join(filter(None, (place, trigger))) or event_id, place)


def _triggers(extraction: Extraction) -> list[str]:
    return [claim.content.predicate for claim in extraction.claims
            if isinstance(claim.content, Moment) and claim.content.predicate]  # fmt: skip


def _most_common(counts: Counter[str]) -> str | None:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[0][0] if ranked else None
