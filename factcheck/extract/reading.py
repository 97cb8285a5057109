"""The way of one source through extraction: lexical reading, parse, names, statements, measurements, moments."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.extract import attribution, lexical, nlp, people
from factcheck.extract.surroundings import clauses
from factcheck.extract.lexical import Lexical
from factcheck.extract.measures import Sentence, read_measurements
from factcheck.extract.moments import read_moments
from factcheck.extract.nlp import Paragraph
from factcheck.model import Claim, Extraction, Name, Source, Span
from factcheck.rules import Rules


def read(sources: Sequence[Source], rules: Rules, model: str) -> list[Extraction]:
    """One extraction a source, in the order given."""
    parsed = nlp.parse(sources, model)
    return [_read_one(source, paragraphs, rules) for source, paragraphs in zip(sources, parsed, strict=True)]


def _read_one(source: Source, paragraphs: list[Paragraph], rules: Rules) -> Extraction:
    names = people.read_names(source, paragraphs, rules)
    statements = attribution.read_statements(source, paragraphs, names, rules)
    claims: list[Claim] = [*statements, *people.read_traits(source, paragraphs, names, rules)]
    readings: list[Lexical] = []
    spans: list[Span] = []
    for paragraph in paragraphs:
        reading = lexical.read(paragraph.doc.text, rules, paragraph.start)
        readings.append(reading)
        for sentence in _sentences(paragraph, names, reading):
            spans.append(sentence.span)
            inside = [quantity for quantity in reading.quantities if sentence.span.holds(quantity.span)]
            claims += read_measurements(sentence, inside, source.id, rules)
            claims += read_moments(sentence, sentence.times, source.id, rules)
    return Extraction(
        source=source.id,
        claims=tuple(sorted((_attributed(claim, statements) for claim in claims), key=_order)),
        times=tuple(time for reading in readings for time in reading.times),
        names=tuple(names),
        seen=tuple(seen for reading in readings for seen in reading.seen),
        sentences=tuple(spans),
    )


def _order(claim: Claim) -> tuple[Span, str]:
    return claim.span, claim.kind


def _sentences(paragraph: Paragraph, names: Sequence[Name], reading: Lexical) -> list[Sentence]:
    found = []
    clause_of = clauses(paragraph)
    for first, last in nlp.sentences(paragraph):
        span = paragraph.span(first, last)
        inside = tuple(name for name in names if span.holds(name.span))
        times = tuple(time for time in reading.times if span.holds(time.span))
        found.append(Sentence(paragraph, first, last, span, clause_of, inside, times))
    return found


def _attributed(claim: Claim, statements: Sequence[Claim]) -> Claim:
    """A figure inside what somebody says is attributed to that person."""
    if claim.attribution is not None or claim.kind in ("quotation", "statement"):
        return claim
    return replace(claim, attribution=attribution.attribution_of(claim.span, statements))
