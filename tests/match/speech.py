"""Statements, traits and names built by hand, with defaults for what a test does not look at."""

from factcheck.model import (
    Attribution,
    Claim,
    Extraction,
    Interval,
    Measurement,
    Name,
    Quantity,
    Span,
    Statement,
    Trait,
)
from factcheck.rules import Rules, load

RULES: Rules = load()


def said(
    source: str,
    *parts: str,
    by: str | None = None,
    quoted: bool = True,
    stance: str = "asserts",
    cites: tuple[str, ...] = (),
    at: int = 0,
) -> Claim:
    """A statement of ``parts`` with a tag of ten characters between two of them."""
    spans, start = [], at
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part) + 10
    hull = Span(at, spans[-1].end)
    who = Attribution(None, None, name=by, lemma="say", stance=stance, cites=cites)
    return Claim(source, hull, hull, Statement(" ".join(parts), tuple(spans), quoted), who)


def post(source: str, person: str, value: str, at: int = 0) -> Claim:
    span = Span(at, at + len(person))
    return Claim(source, span, span, Trait(person, "role", value))


def age(source: str, person: str, years: int, at: int = 0) -> Claim:
    from decimal import Decimal

    span = Span(at, at + 2)
    quantity = Quantity(span, span, Interval(Decimal(years), Decimal(years)), kind="age", unit="year")
    return Claim(source, span, span, Measurement(quantity, measure="age", subject=person))


def named(source: str, *names: str, kind: str = "person") -> Extraction:
    """An extraction that holds nothing but names, one after the other."""
    found, start = [], 0
    for name in names:
        found.append(Name(Span(start, start + len(name)), kind, name))
        start += len(name) + 1
    return Extraction(source, (), names=tuple(found), sentences=(Span(0, max(1, start)),))
