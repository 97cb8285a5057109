"""The way of one source through extraction: lexical reading, parse, names, statements, measurements, moments, places."""

import gc
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from factcheck.extract import attribution, lexical, namewords, nlp, people
from factcheck.extract.counts import merged
from factcheck.extract.introduced import Introduced
from factcheck.extract.lexical import Lexical
from factcheck.extract.measures import Sentence, read_measurements
from factcheck.extract.moments import read_moments
from factcheck.extract.nlp import Paragraph
from factcheck.extract.posts import read_posts
from factcheck.extract.surroundings import clauses
from factcheck.extract.whereabouts import read_places
from factcheck.extract.words import Token, parted
from factcheck.model import Claim, Extraction, Name, Source, Span, Statement
from factcheck.rules import Rules

T = TypeVar("T")

TOPICAL = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
MOST_TOPICS = 500
RARELY = 1_000_000  # code points read between two searches for what can be freed


def read(sources: Sequence[Source], rules: Rules, model: str) -> list[Extraction]:
    """One extraction a source, in the order given."""
    parsed = nlp.parse(sources, model, namewords.words(rules).short)
    found = []
    with _collecting_rarely() as collect:
        for source, paragraphs in zip(sources, parsed, strict=True):
            found.append(_read_one(source, paragraphs, rules))
            for paragraph in paragraphs:
                parted(paragraph.doc)
            collect(len(source.text))
    return found


@contextmanager
def _collecting_rarely() -> Iterator[Callable[[int], None]]:
    """Search for what nothing refers to only now and then: the words of a text, which refer to each other, are most of it.

    What is yielded is told how many code points were read.
    """
    read_since = 0

    def collect(size: int) -> None:
        nonlocal read_since
        read_since += size
        if read_since > RARELY:
            read_since = 0
            gc.collect(1)

    was = gc.isenabled()
    gc.disable()
    try:
        yield collect
    finally:
        if was:
            gc.enable()


def _read_one(source: Source, paragraphs: list[Paragraph], rules: Rules) -> Extraction:
    readings = [lexical.read(paragraph.text, rules, paragraph.start) for paragraph in paragraphs]
    names = _without_times(people.read_names(source, paragraphs, rules), readings)
    statements = attribution.read_statements(source, paragraphs, names, rules)
    claims: list[Claim] = [*statements, *people.read_traits(source, paragraphs, names, rules)]
    cues = {claim.attribution.cue.start for claim in statements if claim.attribution and claim.attribution.cue}
    introduced = Introduced(names, statements)
    spans: list[Span] = []
    starts = [paragraph.start for paragraph in paragraphs]
    names_in = _by_paragraph(starts, ((name.span, name) for name in names))
    said_in = _by_paragraph(starts, ((part, claim) for claim in statements for part in _parts(claim)))
    for paragraph, reading, named in zip(paragraphs, readings, names_in, strict=True):
        if paragraph.block.kind == "dateline":
            continue  # it dates the source and is read there; it states nothing
        amounts = merged(reading.quantities, reading.seen)
        for sentence in _sentences(paragraph, named, reading, introduced):
            spans.append(sentence.span)
            inside = [quantity for quantity in amounts if sentence.span.holds(quantity.span)]
            claims += read_measurements(sentence, inside, source.id, rules)
            claims += read_moments(sentence, cues, source.id, rules)
            claims += read_places(sentence, source.id, rules)
    claims += read_posts(source.id, source.text, spans, names, rules)
    return Extraction(
        source=source.id,
        claims=tuple(
            sorted([_attributed(claim, said_in[_at(starts, claim.span.start)]) for claim in claims], key=_order)
        ),
        times=tuple(time for reading in readings for time in reading.times),
        names=tuple(names),
        seen=tuple(seen for reading in readings for seen in reading.seen),
        sentences=tuple(spans),
        words=_words(paragraphs, rules),
    )


def _by_paragraph(starts: Sequence[int], placed: Iterable[tuple[Span, T]]) -> list[list[T]]:
    """What stands in each paragraph, in the order given: a long source is not searched from end to end every time."""
    found: list[list[T]] = [[] for _ in starts]
    for span, one in placed:
        for at in range(_at(starts, span.start), _at(starts, max(span.start, span.end - 1)) + 1):
            found[at].append(one)
    return found


def _at(starts: Sequence[int], offset: int) -> int:
    return max(bisect_right(starts, offset) - 1, 0)


def _parts(claim: Claim) -> tuple[Span, ...]:
    return claim.content.parts if isinstance(claim.content, Statement) else ()


def _words(paragraphs: Sequence[Paragraph], rules: Rules) -> tuple[str, ...]:
    """What the source is about: lemmas of its nouns, names and verbs, in text order, each once."""
    told = (paragraph for paragraph in paragraphs if paragraph.block.kind not in ("dateline", "credit"))
    words = _homographs(rules)
    lemmas = (
        lemma
        for paragraph in told
        for token in paragraph.words
        if token.is_alpha
        and token.pos_ in TOPICAL
        and ((lemma := token.lemma_.lower()) not in words or not _otherwise(token, words[lemma]))
    )
    return tuple(islice(dict.fromkeys(lemmas), MOST_TOPICS))


@lru_cache(maxsize=4)
def _homographs(rules: Rules) -> dict[str, frozenset[str]]:
    """Names of happenings that their verbs do not mean, and the verbs whose objects mean something else."""
    given = [(rule, frozenset(rule.words("not_of"))) for rule in rules.of("happening")]
    return {word: verbs for rule, verbs in given for word in rule.words("only_nouns")}


def _otherwise(token: Token, verbs: frozenset[str]) -> bool:
    """Whether a word that can name a happening means something else here: "fired a shot", "opened fire"."""
    return token.pos_ == "VERB" or token.head.lemma_.lower() in verbs


def _without_times(names: Sequence[Name], readings: Sequence[Lexical]) -> list[Name]:
    """The names that have letters and are no part of a date or an amount of money: the tagger takes "Wednesday", "Dec."
    and "Rs300,000" for names.
    """
    times = [time.span for reading in readings for time in reading.times]
    money = [one.span for reading in readings for one in reading.quantities if one.kind == "money"]
    taken = sorted([*times, *money])
    starts = [span.start for span in taken]
    kept = []
    for name in names:
        if not any(character.isalpha() for character in name.full):  # "30-1"
            continue
        before = bisect_right(starts, name.span.end - 1) - 1
        if before < 0 or not taken[before].overlaps(name.span):
            kept.append(name)
    return kept


def _order(claim: Claim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, claim.kind


def _sentences(paragraph: Paragraph, names: Sequence[Name], reading: Lexical, introduced: Introduced) -> list[Sentence]:
    found = []
    clause_of = clauses(paragraph)
    for first, last in nlp.sentences(paragraph):
        span = paragraph.span(first, last)
        inside = tuple(name for name in names if span.holds(name.span))
        times = tuple(time for time in reading.times if span.holds(time.span))
        found.append(
            Sentence(paragraph, first, last, span, clause_of, inside, times, introduced.by(inside), introduced.holders)
        )
    return found


def _attributed(claim: Claim, statements: Sequence[Claim]) -> Claim:
    """A figure inside what somebody says is attributed to that person; what is denied is negated."""
    if claim.attribution is not None or claim.kind in ("quotation", "statement"):
        return claim
    said_by = attribution.attribution_of(claim.span, statements)
    if said_by is None:
        return claim
    context = claim.context
    if said_by.stance == "denies":
        context = replace(context, negated=not context.negated)
    return replace(claim, attribution=said_by, context=context)
