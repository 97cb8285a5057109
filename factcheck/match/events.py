"""Sources -> events: which sources speak of the same event, from the names and the words they share.

Two sources belong together when enough of the smaller one's names and content words stand in the
other. The decision looks at the two sources alone, so that adding an article changes nothing between
the others; events are the connected groups.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations, pairwise

from factcheck.match.names import CAPITALISED
from factcheck.match.vocabulary import Vocabulary
from factcheck.model import Dated, Event, Extraction, Moment, Source, Span, Window

NAMES_SHARED = 0.2
WORDS_SHARED = 0.18
MANY_WORDS = 4  # that two short texts without names do not share by chance
FEW_WORDS = 2  # the same, of what is filed from one place within the same weeks
FEW_SHARED = 0.05  # of two sources of other times: one name of twenty is anybody's
INITIALS = 4  # letters of a name that is nothing else: TV, GPS, CNN
FEW_NAMES = 2  # up to here a source's names say too little to keep it apart
HARDLY_ANY = 4  # recognised names below which capitalised words count as names too
CROWD = 100  # sources that share a name above which not every two are looked at
BESIDE = 10  # those next to each that are
LONGEST_DATELINE = 90
DATELINE = re.compile(r"\s*([A-Z][^,(\n]{1,30}?)\s?[,(][^\n]{0,50}?\s(?:-|--|–|—)\s")
SAME_TIME = timedelta(days=21)  # two reports of one happening are written within these days


@dataclass(frozen=True, slots=True)
class Profile:
    """What a source speaks of, and when it was written."""

    names: frozenset[str]
    words: frozenset[str]
    happenings: frozenset[str] = frozenset()
    written: Window | None = None
    wide: frozenset[str] = frozenset()  # names that texts on anything hold: countries, agencies, bare initials
    filed: str = ""  # the place that its dateline names
    called: Mapping[str, int] = field(default_factory=dict)  # how often it names each of its names
    spoken: Mapping[str, int] = field(default_factory=dict)  # how often it has each of its words


def profile(
    source: Source, extraction: Extraction, canonical: Mapping[str, str], words: Vocabulary, dated: Dated | None
) -> Profile:
    """Canonical names, content words and event nouns of one source."""
    mentions = [canonical.get(name.full, name.full) for name in extraction.names]
    spelled, called = frozenset(mentions), Counter(name.lower() for name in mentions)
    if len(called) < HARDLY_ANY:
        called |= Counter(_capitals(source, extraction))
    named = frozenset(called)
    told = [word for word in extraction.words if word not in words.common]
    happenings = frozenset(words.happenings[word] for word in told if word in words.happenings)
    wide = named & words.widely | {name.lower() for name in spelled if name.isupper() and len(name) <= INITIALS}
    window = dated.window if dated else None
    spoken = Counter(words.same(word) for word in told)
    return Profile(named - wide, frozenset(spoken), happenings, window, wide, _filed(source), called, spoken)


def _capitals(source: Source, extraction: Extraction) -> frozenset[str]:
    """Capitalised words within sentences, days and months apart: the names of a text in which hardly any was known."""
    found = set()
    head = DATELINE.match(source.text[:LONGEST_DATELINE])
    for match in CAPITALISED.finditer(source.text, head.end() if head else 0):
        span = Span(match.start(), match.end())
        if not any(time.span.overlaps(span) for time in extraction.times):
            found.add(match.group().lower())
    return frozenset(found)


def _filed(source: Source) -> str:
    """The place at the head of a dateline, "HALVIK, June 5 - …"; empty without one."""
    found = DATELINE.match(source.text[:LONGEST_DATELINE])
    return found.group(1).casefold() if found else ""


def related(left: Profile, right: Profile) -> bool:
    """Whether two sources speak of one event; symmetric, and about these two alone.

    What is named everywhere brings together only what was written within the same weeks.
    """
    close = left.written is not None and right.written is not None and _one_time(left.written, right.written)
    one, other = (left.names | left.wide, right.names | right.wide) if close else (left.names, right.names)
    few = min(len(left.names | left.wide), len(right.names | right.wide))
    names, words = _share(one, other), _share(left.words, right.words)
    if names >= NAMES_SHARED and words >= WORDS_SHARED / 2:
        return True
    some = names > (0 if close else FEW_SHARED)
    if some and words >= WORDS_SHARED:
        return True
    filed = left.filed == right.filed != "" and close
    many = len(left.words & right.words) >= (FEW_WORDS if filed else MANY_WORDS)
    if min(len(left.names), len(right.names)) == 0 and words >= 2 * WORDS_SHARED and many:
        return not left.filed or not right.filed or left.filed == right.filed
    if not left.happenings & right.happenings or not _one_time(left.written, right.written):
        return False
    return some or few == 0 or (few <= FEW_NAMES and words >= 2 * WORDS_SHARED)


def _one_time(left: Window | None, right: Window | None) -> bool:
    return left is None or right is None or left.gap(right) <= SAME_TIME


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def profiles(
    sources: Sequence[Source],
    extractions: Sequence[Extraction],
    canonical: Mapping[str, str],
    words: Vocabulary,
    dated: Mapping[str, Dated | None],
) -> dict[str, Profile]:
    """What each source speaks of, by its id."""
    return {
        source.id: profile(source, extraction, canonical, words, dated.get(source.id))
        for source, extraction in zip(sources, extractions, strict=True)
    }


def find_events(
    extractions: Sequence[Extraction], profiles: Mapping[str, Profile], canonical: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Event, ...]]:
    """The event of each source, and the events in the order of their first source."""
    group = _together([profiles[extraction.source] for extraction in extractions])
    ids: dict[int, str] = {}
    members: dict[int, list[Extraction]] = {}
    for i, extraction in enumerate(extractions):
        ids.setdefault(_root(group, i), f"e{len(ids) + 1}")
        members.setdefault(_root(group, i), []).append(extraction)
    events = tuple(_event(ids[root], members[root], canonical) for root in ids)
    return {extraction.source: ids[_root(group, i)] for i, extraction in enumerate(extractions)}, events


def _together(profiles: Sequence[Profile]) -> list[int]:
    """For each source one that leads to the first of its event.

    Sources are looked at that share a name or an event noun, or a word where one of them has no names: the neighbours
    in each such list first, which alone join a list whose members all belong together; of the rest only those that
    are not together yet.
    """
    group = list(range(len(profiles)))
    lists: dict[str, list[int]] = {}
    for i, one in enumerate(profiles):
        for word in sorted(one.names | one.wide | one.happenings):
            lists.setdefault(word, []).append(i)
    for word, members in _of_words(profiles).items():
        lists[f"word {word}"] = members
    for word in sorted(lists):
        for left, right in pairwise(lists[word]):
            _join(group, profiles, left, right)
    for word in sorted(lists):
        for left, right in _apart(lists[word], profiles, group):
            _join(group, profiles, left, right)
    return group


def _of_words(profiles: Sequence[Profile]) -> dict[str, list[int]]:
    """The sources that have each word of a source without names."""
    wanted = frozenset[str]().union(*(one.words for one in profiles if not one.names))
    found: dict[str, list[int]] = {}
    for i, one in enumerate(profiles):
        for word in one.words & wanted:
            found.setdefault(word, []).append(i)
    return found


def _join(group: list[int], profiles: Sequence[Profile], left: int, right: int) -> None:
    one, two = _root(group, left), _root(group, right)
    if one != two and related(profiles[left], profiles[right]):
        group[max(one, two)] = min(one, two)


def _apart(members: Sequence[int], profiles: Sequence[Profile], group: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a list that were in two groups when it was opened; of very many, those beside each other by their words."""
    roots = [_root(group, member) for member in members]
    if len(set(roots)) == 1:
        return
    if len(members) <= CROWD:
        yield from (
            (left, right)
            for (left, one), (right, two) in combinations(zip(members, roots, strict=True), 2)
            if one != two
        )
        return
    for side in (_by_names, _by_words):
        ranked = sorted(members, key=lambda member: (side(profiles[member]), member))
        for step in range(1, BESIDE + 1):
            yield from zip(ranked, ranked[step:], strict=False)


def _by_names(one: Profile) -> list[str]:
    return [*sorted(one.happenings), *sorted(one.names | one.wide)]


def _by_words(one: Profile) -> list[str]:
    return sorted(one.words)


def _root(group: list[int], member: int) -> int:
    while group[member] != member:
        group[member] = group[group[member]]
        member = group[member]
    return member


def _event(event_id: str, members: Sequence[Extraction], canonical: Mapping[str, str]) -> Event:
    places = Counter(
        canonical.get(name, name)
        for member in members
        for name in dict.fromkeys(found.full for found in member.names if found.kind == "place")
    )
    nouns = Counter(word for member in members for word in dict.fromkeys(_triggers(member)))
    place = _most_common(places)
    trigger = _most_common(nouns)
    return Event(event_id, " ".join(filter(None, (place, trigger))) or event_id, place)


def _triggers(extraction: Extraction) -> list[str]:
    return [claim.content.predicate for claim in extraction.claims
            if isinstance(claim.content, Moment) and claim.content.predicate]  # fmt: skip


def _most_common(counts: Counter[str]) -> str | None:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[0][0] if ranked else None
