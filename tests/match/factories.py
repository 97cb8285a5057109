"""Figures, dates and sources built by hand for alignment, with defaults for what a test does not look at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from factcheck.match.placing import Placed
from factcheck.model import (
    Block,
    Claim,
    Content,
    Context,
    Extraction,
    Interval,
    Measurement,
    Moment,
    Quantity,
    Scope,
    Source,
    Span,
    TimeExpression,
    Window,
)
from factcheck.rules import Rules, load

RULES: Rules = load()


def days(first: str, last: str | None = None, grain: str = "day") -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last or first), grain)


def quantity(low: object, high: object = "same", kind: str = "count", **fields: object) -> Quantity:
    """``quantity(40)``; ``quantity(40, None)`` for at least 40."""
    bottom = None if low is None else Decimal(str(low))
    top = bottom if high == "same" else None if high is None else Decimal(str(high))
    made = Quantity(Span(0, 1), Span(0, 1), Interval(bottom, top), kind)
    return replace(made, **fields)  # type: ignore[arg-type]


def figure(
    low: object,
    high: object = "same",
    *,
    measure: str = "killed",
    subject: str = "people",
    predicate: str = "kill",
    scope: Scope | None = None,
    concept: tuple[str, ...] = (),
    kind: str = "count",
    **fields: object,
) -> Measurement:
    """What a figure states; further ``fields`` are the quantity's."""
    return Measurement(
        quantity(low, high, kind, **fields), measure, subject, predicate, scope=scope or Scope(), concept=concept
    )


def moment(window: Window | None, predicate: str = "sink", concept: tuple[str, ...] = (), **time: object) -> Moment:
    expression = TimeExpression(Span(0, 1), "date", window=window)
    return Moment(replace(expression, **time), predicate, concept)  # type: ignore[arg-type]


def claim(
    content: Content,
    source: str = "a",
    at: int = 0,
    sentence: int | None = None,
    length: int = 5,
    **fields: object,
) -> Claim:
    """A claim on ``length`` code points from ``at`` on; claims with the same ``sentence`` share one."""
    start = at if sentence is None else sentence
    span = Span(at, at + length)
    if isinstance(content, Moment):
        content = replace(content, time=replace(content.time, span=span))
    made = Claim(source, span, Span(start, max(start + 40, span.end)), content)
    return replace(made, **fields)  # type: ignore[arg-type]


def placed(
    content: Content,
    source: str = "a",
    index: int = 0,
    *,
    at: int | None = None,
    sentence: int | None = None,
    windows: Sequence[Window] = (),
    near: Sequence[str] = (),
    names: Sequence[str] = (),
    words: Sequence[str] = (),
    rest: Sequence[str] = (),
    event: str = "e1",
    recalled: Window | None = None,
    largest: bool | None = None,
    negated: bool = False,
    places: Sequence[str] = (),
    apart: Sequence[str] = (),
    countries: Sequence[str] = (),
    told: Sequence[str] = (),
    nationwide: bool = False,
    bearer: str = "",
) -> Placed:
    """A claim where alignment put it; ``rest`` are the content words of its sentence."""
    return Placed(
        index,
        claim(content, source, index * 100 if at is None else at, sentence, context=Context(negated=negated)),
        windows=tuple(windows),
        near=frozenset(near),
        names=frozenset(names) | frozenset(near),
        words=frozenset(words),
        sentence=frozenset(rest),
        event=event,
        recalled=recalled,
        bearer=bearer,
        shares_sentence=sentence is not None,
        signature=(index,),  # each is compared for itself
        largest=largest,
        places=frozenset(places),
        apart=frozenset(apart),
        countries=frozenset(countries),
        told=frozenset(told) | frozenset(countries),
        nationwide=nationwide,
    )


def source(key: str, text: str, **fields: object) -> Source:
    """A source with a block of text for each line that says something."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(start, start + len(line))))
        start += len(line) + 1
    made = Source(key, f"{key}.txt", text, sha256(text.encode()).hexdigest(), tuple(blocks))
    return replace(made, **fields)  # type: ignore[arg-type]


def read(key: str, *claims: Claim, **fields: object) -> Extraction:
    """An extraction of claims, with a sentence for each."""
    spans = tuple(dict.fromkeys(one.sentence for one in claims))
    return replace(Extraction(key, claims, sentences=spans), **fields)  # type: ignore[arg-type]
