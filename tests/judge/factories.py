"""Claims, facts and cases built by hand, with defaults for what a test does not look at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from factcheck.judge import case_of
from factcheck.judge.ruling import Case
from factcheck.model import (
    Attribution,
    Block,
    Claim,
    Content,
    Dated,
    Fact,
    Interval,
    Level,
    Link,
    Matched,
    Measurement,
    Quantity,
    Scope,
    Source,
    Span,
    Window,
)
from factcheck.rules import Rules, load

RULES: Rules = load()


def source(key: str, text: str, **fields: object) -> Source:
    """A source whose paragraphs are blocks of text."""
    blocks, start = [], 0
    for part in text.split("\n"):
        if part.strip():
            blocks.append(Block(Span(start, start + len(part))))
        start += len(part) + 1
    made = Source(key, f"{key}.txt", text, sha256(text.encode()).hexdigest(), tuple(blocks))
    return replace(made, **fields)  # type: ignore[arg-type]


def amount(low: object, high: object = "same", **fields: object) -> Quantity:
    """A quantity: ``amount(40)``, ``amount(40, None)`` for at least, ``low_open=True`` for more than."""
    bottom = None if low is None else Decimal(str(low))
    top = bottom if high == "same" else None if high is None else Decimal(str(high))
    sides = {key: bool(fields.pop(key, False)) for key in ("low_open", "high_open")}
    made = Quantity(Span(0, 0), Span(0, 0), Interval(bottom, top, **sides))
    return replace(made, **fields)  # type: ignore[arg-type]


def figure(
    text: Source,
    words: str,
    quantity: Quantity,
    *,
    number: str | None = None,
    measure: str = "killed",
    subject: str = "people",
    as_of: Window | None = None,
    event: str | None = "e1",
    speaker: str | None = None,
    cites: tuple[str, ...] = (),
    scope: Scope | None = None,
    nth: int = 0,
) -> Claim:
    """A figure claim on ``words`` of the text, at their ``nth`` occurrence; ``number`` is the figure within them."""
    start = -1
    for _ in range(nth + 1):
        start = text.text.index(words, start + 1)
    inner = start + words.index(number) if number else start
    spot = Span(inner, inner + len(number or words))
    content = Measurement(replace(quantity, span=spot, number=spot), measure, subject, scope=scope or Scope())
    said = Attribution(None, None, name=speaker, cites=cites) if speaker or cites else None
    return claim(text, Span(start, start + len(words)), content, said, as_of=as_of, event=event)


def claim(
    text: Source,
    span: Span,
    content: Content,
    said: Attribution | None = None,
    *,
    as_of: Window | None = None,
    event: str | None = "e1",
) -> Claim:
    """A claim whose sentence runs from one full stop, or line end, to the next."""
    body = text.text
    start = max(
        body.rfind(". ", 0, span.start) + 2 if ". " in body[: span.start] else 0, body.rfind("\n", 0, span.start) + 1
    )
    stops = [place for place in (body.find(". ", span.end), body.find("\n", span.end)) if place >= 0]
    end = min(stops, default=len(body) - 1) + 1
    return Claim(text.id, span, Span(start, max(end, span.end)), content, said, as_of=as_of, event=event)


def fact(*claims: Claim, score: float = 2.0) -> Fact:
    """A fact in which each claim is linked to the first."""
    levels = (Level("measure", "same", "the same measure", 2.0),)
    return Fact(claims, tuple(Link(0, at, "measure", levels, score) for at in range(1, len(claims))))


def day(first: int, last: int | None = None, month: int = 6, year: int = 2022) -> Window:
    return Window(date(year, month, first), date(year, month, last or first))


def matched(facts: Sequence[Fact] = (), extra: Sequence[Claim] = (), dated: dict[str, Window] | None = None) -> Matched:
    """What alignment would hand over: the facts' claims and ``extra`` ones."""
    claims = tuple(dict.fromkeys([*(part for group in facts for part in group.claims), *extra]))
    days = dict(dated or {})
    for part in claims:
        if part.as_of and part.source not in days:
            days[part.source] = part.as_of
    keys = list(dict.fromkeys([*(part.source for part in claims), *days]))
    return Matched(
        claims,
        tuple(facts),
        (),
        tuple((key, Dated(days[key], ("test",)) if key in days else None) for key in keys),
        (),
    )


def case(sources: Sequence[Source], found: Matched) -> Case:
    return case_of(found, sources, RULES)


SHARED = Path(__file__).parents[3] / "shared"
