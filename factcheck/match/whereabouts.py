"""Happenings that sources put in different places -> facts.

Two sources that put an explosion in two towns may tell of two explosions. A birth or a death
is one by whom it befell; of the rest, two are one where they share particulars that two happenings hardly share: people
named, the ship or firm that it befell, a toll, a time of day; with one of these, the noun for what was hit counts too.
Sources of different events must give it the same day besides. A source that puts it in two
places, or tells of several such happenings, tells of more than one and is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from factcheck.match.anchors import resolve_all
from factcheck.match.gazetteer import Gazetteer, folded, gazetteer
from factcheck.match.names import parts
from factcheck.match.stories import ONE, Story, one_story
from factcheck.model import Claim, Dated, Extraction, Fact, Level, Link, Measurement, Source, Span, Trait, Window
from factcheck.rules import Rules

PARTICULARS = 2  # further particulars without which two places are two happenings
TOLL = 10  # a smaller number is soon the same by chance
SHORT = timedelta(days=2)  # a longer stretch of time has room for two
MOST = 60  # claims of one kind of happening that are compared


@dataclass(frozen=True, slots=True)
class Told:
    """What else a source says: people by full name, tolls, the times of the happening."""

    source: Source
    extraction: Extraction
    people: frozenset[str]
    tolls: frozenset[tuple[str, str]]
    written: Window | None
    windows: Mapping[Span, Window]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that the comparison looks up."""

    sources: Mapping[str, Source]
    extractions: Mapping[str, Extraction]
    canonical: Mapping[str, str]
    dated: Mapping[str, Dated | None]
    event_of: Mapping[str, str]
    rules: Rules
    story: Story


def match_places(
    sources: Sequence[Source],
    extractions: Sequence[Extraction],
    canonical: Mapping[str, str],
    dated: Mapping[str, Dated | None],
    event_of: Mapping[str, str],
    rules: Rules,
    story: Story = one_story,
) -> list[Fact]:
    """One fact for each happening that two sources put in places that exclude each other.

    Links hold the levels ``happening`` and ``place``; where sources agree on a place, or nothing says that their
    places exclude each other, there is no fact.
    """
    corpus = Corpus(
        {source.id: source for source in sources},
        {extraction.source: extraction for extraction in extractions},
        canonical,
        dated,
        event_of,
        rules,
        story,
    )
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    persons = frozenset(rule.id for rule in rules.of("site") if rule.get("person"))
    for extraction in extractions:
        for claim in extraction.claims:
            if isinstance(claim.content, Trait) and claim.content.attribute == "place":
                site = claim.content.person
                whom = tuple(canonical.get(name, name) for name in claim.near) if site in persons else ()
                groups[(site, *whom)].append(claim)
    found = [
        _fact(part, " of ".join(key), len(key) > 1, corpus)
        for key in sorted(groups)
        for part in _by_event(groups[key], event_of)
    ]
    return [fact for fact in found if fact is not None]


def _by_event(claims: Sequence[Claim], event_of: Mapping[str, str]) -> list[list[Claim]]:
    """All of one kind of happening together, for sources that disagree on the place share few names; many, by event."""
    if len(claims) <= MOST:
        return [list(claims)]
    parts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        parts[event_of.get(claim.source, "")].append(claim)
    return list(parts.values())


def _fact(claims: Sequence[Claim], called: str, personal: bool, corpus: Corpus) -> Fact | None:
    places = dict.fromkeys(_place(claim) for claim in claims)
    if len(places) < 2 or len({claim.source for claim in claims}) < 2 or len(claims) > MOST:
        return None
    near = [corpus.sources[source] for source in dict.fromkeys(claim.source for claim in claims)]
    known = gazetteer(near, [*places], corpus.rules)
    firsts = _firsts(claims, known, corpus, personal)
    excluding = [
        (left, right)
        for left, right in combinations(range(len(firsts)), 2)
        if known.level(_place(firsts[left]), _place(firsts[right])) == "different"
    ]
    told = {source: _told(source, corpus) for pair in excluding for source in {firsts[at].source for at in pair}}
    links = []
    for left, right in excluding:
        one, two = firsts[left], firsts[right]
        levels = _same(one, two, told, called, personal, corpus)
        if levels:
            level = Level("place", "different", f"{_place(one)} / {_place(two)}", -1.0)
            links.append(Link(left, right, called, (*levels, level), 0.9))
    kept = sorted({index for link in links for index in (link.left, link.right)})
    if not kept:
        return None
    new = {index: at for at, index in enumerate(kept)}
    moved = [Link(new[link.left], new[link.right], link.block, link.levels, link.score) for link in links]
    return Fact(tuple(firsts[index] for index in kept), tuple(moved))


def _place(claim: Claim) -> str:
    return claim.content.value if isinstance(claim.content, Trait) else ""


def _concept(claim: Claim) -> frozenset[str]:
    return frozenset(claim.content.concept) if isinstance(claim.content, Trait) else frozenset()


def _firsts(claims: Sequence[Claim], known: Gazetteer, corpus: Corpus, personal: bool) -> list[Claim]:
    """The finest place of each source, of those that speak of one happening in one place."""
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    found = []
    for told in by_source.values():
        one = all(known.level(_place(a), _place(b)) == "same" for a, b in combinations(told, 2))
        if one and (personal or not _tells_of_several(told[0], corpus)):
            found.append(next((claim for claim in told if known.kinds.get(folded(_place(claim)))), told[0]))
    return found


def _tells_of_several(claim: Claim, corpus: Corpus) -> bool:
    """Whether the source speaks of such happenings in the plural anywhere."""
    rule = corpus.rules.find(f"site.{claim.content.person}") if isinstance(claim.content, Trait) else None
    words = [f"{word}s" for word in (rule.words("words") if rule else ()) if " " not in word]
    plain = "|".join(re.escape(word) for word in words)
    return bool(plain) and re.search(rf"\b(?:{plain})\b", corpus.sources[claim.source].text, re.IGNORECASE) is not None


# ---------------------------------------------------------------- one happening


def _told(source: str, corpus: Corpus) -> Told:
    extraction, dated = corpus.extractions[source], corpus.dated[source]
    people = {
        corpus.canonical.get(name.full, name.full)
        for name in extraction.names
        if name.kind == "person" and len(parts(name.full)) > 1
    }
    tolls = set()
    for claim in extraction.claims:
        content = claim.content
        if isinstance(content, Measurement) and content.measure != "open" and content.quantity.kind == "count":
            low, high = content.quantity.interval.low, content.quantity.interval.high
            if low is not None and low == high and low >= TOLL:
                tolls.add((content.measure, str(low)))
    windows = resolve_all(extraction, dated, corpus.sources[source], corpus.rules)
    return Told(
        corpus.sources[source], extraction, frozenset(people), frozenset(tolls), dated.window if dated else None,
        windows,
    )  # fmt: skip


def _same(
    one: Claim, two: Claim, told: Mapping[str, Told], called: str, personal: bool, corpus: Corpus
) -> tuple[Level, ...]:
    """The levels that make one happening of two; none where it may be two."""
    left, right = told[one.source], told[two.source]
    a, b = _days(one, left), _days(two, right)
    if one.times and two.times and a is not None and b is not None and not a.meets(b):
        return ()
    if personal:
        return (Level("happening", "same", f"the {called}", 3.0),)
    if corpus.story(one.source, two.source) not in ONE:
        return ()
    day = a is not None and b is not None and one.times and two.times and max(_length(a), _length(b)) <= SHORT
    if corpus.event_of.get(one.source) != corpus.event_of.get(two.source) and not day:
        return ()
    sure, shared = list(_sure(one, two, left, right)), list(_nouns(one, two, corpus))
    enough = bool(sure) and len(sure) + len(shared) >= PARTICULARS + (a is None or b is None)
    return (Level("happening", "same", "; ".join([*sure, *shared]), 2.0),) if enough else ()


def _sure(one: Claim, two: Claim, left: Told, right: Told) -> Iterator[str]:
    """What both sources say of it that two happenings hardly share."""
    for name in sorted(left.people & right.people):
        yield f"both name {name}"
    for measure, number in sorted(left.tolls & right.tolls):
        yield f"both state {number} {measure}"
    for word in sorted(_concept(one) & _concept(two)):
        if word[:1].isupper():
            yield f"both name {word}"
    clocks = _clocks(left) & _clocks(right)
    if clocks:
        yield f"both at {min(clocks)}"


def _nouns(one: Claim, two: Claim, corpus: Corpus) -> Iterator[str]:
    """What both say that it befell; and the day of the week, which says something where no calendar day is known."""
    plain = {word for rule in corpus.rules.of("noun-class") if rule.get("generic") for word in rule.words("words")}
    for word in sorted((_concept(one) & _concept(two)) - plain):
        if not word[:1].isupper():
            yield f"both speak of a {word}"
    undated = corpus.dated[one.source] is None or corpus.dated[two.source] is None
    if undated and {time.weekday for time in one.times} & {time.weekday for time in two.times} - {None}:
        yield "both on the same day of the week"


def _clocks(told: Told) -> frozenset[str]:
    return frozenset(time.clock for time in told.extraction.times if time.form == "clock" and time.clock)


def _days(claim: Claim, told: Told) -> Window | None:
    """The day that the clause gives to it, else the days in which the source was written."""
    stated = [told.windows.get(time.span) for time in claim.times if time.form != "clock"]
    return next((window for window in stated if window and (window.start or window.end)), told.written)


def _length(window: Window) -> timedelta:
    return window.end - window.start if window.start and window.end else timedelta.max
