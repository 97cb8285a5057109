"""What an event is called, where it was and on which day: from the claims of its sources."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.match.placing import Placed
from factcheck.match.vocabulary import Vocabulary
from factcheck.model import Event, Extraction, Measurement, Moment, Source, Window

BESIDE = 5  # a place said beside the trigger ("Osel attacks", "attacks in Osel") counts as so many in its sentences
JOINED = r"\s+(?:in|on|at|near|of)\s+"
LIKELY = 8  # places that are looked for beside the trigger
SURE = 3  # a day that fewer than one source in so many gives is not the event's
NAMES = 2  # names by which an event is called that no word for a happening names


def labelled(
    events: Sequence[Event],
    sources: Sequence[Source],
    extractions: Sequence[Extraction],
    placed: Sequence[Placed],
    canonical: Mapping[str, str],
    words: Vocabulary,
) -> tuple[Event, ...]:
    """The events with a label to read ("Osel attacks"), and the day that most sources give to the trigger."""
    texts = {source.id: source.text for source in sources}
    spoken = {extraction.source: extraction for extraction in extractions}
    by_event: dict[str, list[Placed]] = {}
    for member in placed:
        by_event.setdefault(member.event, []).append(member)
    return tuple(_named(event, by_event.get(event.id, []), texts, spoken, canonical, words) for event in events)


def _named(
    event: Event,
    members: Sequence[Placed],
    texts: Mapping[str, str],
    spoken: Mapping[str, Extraction],
    canonical: Mapping[str, str],
    words: Vocabulary,
) -> Event:
    own = list(dict.fromkeys(member.claim.source for member in members))
    places = _places([spoken[source] for source in own], canonical)
    text = "\n".join(texts[source] for source in own)
    trigger = _trigger(members, {source: frozenset(spoken[source].words) for source in own}, words, text)
    if trigger is None:
        return replace(event, label=", ".join(_names(members)) or event.label)
    place = _place(trigger, members, places, text, words) or event.place
    noun = f"{trigger}s" if _said(f"{trigger}s", text) > _said(trigger, text) else trigger
    return replace(event, label=f"{place} {noun}" if place else noun, place=place, window=_day(trigger, members, words))


def _places(extractions: Sequence[Extraction], canonical: Mapping[str, str]) -> frozenset[str]:
    """Names that are taken for places more often than for anything else."""
    kinds: dict[str, Counter[bool]] = {}
    for extraction in extractions:
        for name in extraction.names:
            kinds.setdefault(canonical.get(name.full, name.full), Counter())[name.kind == "place"] += 1
    return frozenset(name for name, told in kinds.items() if told[True] > told[False])


def _trigger(
    members: Sequence[Placed], about: Mapping[str, frozenset[str]], words: Vocabulary, text: str
) -> str | None:
    """The noun of the happening of which most sources, half of them at least, give figures and dates.

    ``about``: what each source is about; there "opened fire" is no fire.
    """
    sources: dict[str, set[str]] = {}
    sentences: dict[str, set[tuple[str, int]]] = {}
    nouns: dict[str, dict[str, set[str]]] = {}  # of each kind: the sources that give measured figures of each noun
    doers: set[str] = set()
    for member in members:
        told = member.sentence if _is_measured(member) else member.words
        for word in sorted(told & words.happenings.keys() & about[member.claim.source]):
            kind = words.happenings[word]
            sources.setdefault(kind, set()).add(member.claim.source)
            sentences.setdefault(kind, set()).add((member.claim.source, member.claim.sentence.start))
            measured = nouns.setdefault(kind, {}).setdefault(_deed(word, words), set())
            measured |= {member.claim.source} if _is_measured(member) else set()
            doers |= {_deed(word, words)} - {word}
    kind = min(sources, key=lambda one: (-len(sources[one]), -len(sentences[one]), one), default="")
    if not kind or 2 * len(sources[kind]) < len({member.claim.source for member in members}):
        return None
    own = [word for word in nouns[kind] if word in words.deeds] or list(nouns[kind])
    said = {word: _said(word, text) + _said(f"{word}s", text) for word in own}
    return min(own, key=lambda word: (-len(nouns[kind][word]), word not in doers, -said[word], word))


def _deed(word: str, words: Vocabulary) -> str:
    """What somebody called so does: "attackers killed 12 people" tells of an attack."""
    return word.removesuffix("er") if word.removesuffix("er") in words.deeds else word


def _is_measured(member: Placed) -> bool:
    """Whether it counts a known measure, such as the dead: what an event is reported for."""
    content = member.claim.content
    return isinstance(content, Measurement) and content.measure != "open" and content.quantity.kind == "count"


def _place(trigger: str, members: Sequence[Placed], places: frozenset[str], text: str, words: Vocabulary) -> str | None:
    """The place that stands most often beside the trigger, or in its sentences."""
    found: Counter[str] = Counter()
    seen: set[tuple[str, int]] = set()
    for member in members:
        where = member.claim.source, member.claim.sentence.start
        told = any(words.happenings.get(word) == words.happenings[trigger] for word in member.sentence)
        if told and where not in seen:
            seen.add(where)
            found.update(sorted(member.names & places))
    for place in sorted(found, key=lambda name: (-found[name], name))[:LIKELY]:
        one, noun = re.escape(place), rf"{re.escape(trigger)}s?"
        found[place] += BESIDE * len(re.findall(rf"\b{one}\s+{noun}\b|\b{noun}{JOINED}{one}\b", text))
    return _most_common(found)


def _names(members: Sequence[Placed]) -> list[str]:
    """The names that most sources share, the most frequent first."""
    sources: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for member in members:
        for name in sorted(member.names):
            sources.setdefault(name, set()).add(member.claim.source)
            counts[name] += 1
    return sorted(sources, key=lambda name: (-len(sources[name]), -counts[name], name))[:NAMES]


def _said(word: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))


def _day(trigger: str, members: Sequence[Placed], words: Vocabulary) -> Window | None:
    """The single day that most sources, a third of them at least, give to the trigger; the earliest of several."""
    sources: dict[Window, set[str]] = {}
    for member in members:
        content = member.claim.content
        if not isinstance(content, Moment) or not _is_day_of(trigger, content.predicate, member, words):
            continue
        window = content.time.window
        if window is None or window.grain != "day" or window.start is None or window.start != window.end:
            continue
        if not member.claim.context.hypothetical:
            sources.setdefault(Window(window.start, window.end), set()).add(member.claim.source)
    best = min(sources, key=lambda window: (-len(sources[window]), str(window.start)), default=None)
    return best if best and SURE * len(sources[best]) >= len({member.claim.source for member in members}) else None


def _is_day_of(trigger: str, predicate: str, member: Placed, words: Vocabulary) -> bool:
    """Whether a date says when it happened: "exploded on Friday", but not "put the toll of the explosion at 12 on Friday"."""
    kind, done = words.happenings[trigger], words.done(predicate)
    if words.happenings.get(predicate) == kind or set(done) & set(words.done(trigger)):
        return True
    return not done and kind in {words.happenings.get(word) for word in member.words}


def _most_common(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name), default=None)
