"""The lexical layer: the quantities and times of a text, and the numbers that are neither, without a parse."""

from dataclasses import dataclass, replace

from factcheck.extract.dates import times_in
from factcheck.extract.line import Line
from factcheck.extract.masks import mask_addresses
from factcheck.extract.quantity import read_quantities
from factcheck.extract.tables import tables
from factcheck.extract.tokens import tokenize
from factcheck.model import Quantity, Seen, Span, TimeExpression
from factcheck.rules import Rules


@dataclass(frozen=True, slots=True)
class Lexical:
    """What a text states in numbers, each kind in text order."""

    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    seen: tuple[Seen, ...]


def read(text: str, rules: Rules, offset: int = 0) -> Lexical:
    """Everything numeric in ``text``; spans are code points of ``text``, moved by ``offset``."""
    compiled = tables(rules)
    tokens = tokenize(text)
    line = Line(text, tokens, compiled, [None] * len(tokens))
    mask_addresses(line)
    times = times_in(line)
    quantities = read_quantities(line)
    if not offset:
        return Lexical(tuple(quantities), tuple(times), tuple(sorted(line.seen, key=_order)))
    return Lexical(
        tuple(replace(one, span=_moved(one.span, offset), number=_moved(one.number, offset)) for one in quantities),
        tuple(_moved_time(time, offset) for time in times),
        tuple(Seen(_moved(one.span, offset), one.kind, one.values) for one in sorted(line.seen, key=_order)),
    )


def _order(seen: Seen) -> tuple[int, int]:
    return seen.span.start, seen.span.end


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _moved_time(time: TimeExpression, offset: int) -> TimeExpression:
    return replace(
        time,
        span=_moved(time.span, offset),
        anchor_span=_moved(time.anchor_span, offset) if time.anchor_span else None,
        until=_moved_time(time.until, offset) if time.until else None,
    )
