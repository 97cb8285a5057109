"""Claims as citations: where the words stand, and their value as plain text. Computed from spans alone."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.model import Claim, Interval, Measurement, Member, Moment, Source, Span

_NEWLINE = re.compile(r"\r\n|\r|\n")


@lru_cache(maxsize=256)
def _starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _NEWLINE.finditer(text)))


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a code point, both from 1."""
    starts = _starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def line_of(claim: Claim, source: Source) -> int:
    """The line on which a claim's figure stands (its first word where it states no figure)."""
    return position(source.text, quoted(claim).start)[0]


def quoted(claim: Claim) -> Span:
    """The words that are cited: the claim's own span."""
    return claim.span


def cite(claim: Claim, source: Source, note: str | None = None) -> Member:
    """The citation of ``claim`` in its source; its number ("c12") is given when the report is put together."""
    span = quoted(claim)
    line, column = position(source.text, span.start)
    low, high, opened = values(claim)
    said = claim.attribution
    content = claim.content
    figure = content if isinstance(content, Measurement) else None
    return Member(
        claim="",
        source=claim.source,
        start=span.start,
        end=span.end,
        line=line,
        column=column,
        quote=source.text[span.start : span.end],
        kind=claim.kind,
        measure=measure_of(claim),
        subject=subject_of(claim),
        low=low,
        high=high,
        low_open=opened[0],
        high_open=opened[1],
        unit=figure.quantity.unit if figure else None,
        modifiers=figure.quantity.modifiers if figure else (),
        as_of=_days(claim),
        speaker=_words(source, said.speaker) or said.name if said else None,
        cue=_words(source, said.cue) if said else None,
        cites="; ".join(said.cites) or None if said else None,
        before=source.text[min(claim.sentence.start, span.start) : span.start],
        after=source.text[span.end : max(claim.sentence.end, span.end)],
        note=note,
    )


def values(claim: Claim) -> tuple[str | None, str | None, tuple[bool, bool]]:
    """Lowest and highest value as text, and which ends are open. A statement has neither."""
    match claim.content:
        case Measurement(quantity=quantity):
            interval = quantity.interval
            return plain(interval.low), plain(interval.high), (interval.low_open, interval.high_open)
        case Moment(time=time) if time.window is not None:
            low = None if time.bound == "before" else time.window.low()
            high = None if time.bound == "after" else time.window.high()
            return low, high, (time.bound == "after", time.bound == "before")
    return None, None, (False, False)


def plain(amount: Decimal | None) -> str | None:
    """The shortest decimal text without an exponent: ``4300000``, ``0.25``; ``None`` for an open side."""
    if amount is None:
        return None
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def measure_of(claim: Claim) -> str:
    """What is measured, as the report names it: a rule id, ``open``, or what happened for a date."""
    match claim.content:
        case Measurement(measure=measure):
            return measure
        case Moment():
            return "date"
    return ""


def subject_of(claim: Claim) -> str:
    """Of what or whom, as the text has it."""
    match claim.content:
        case Measurement(subject=subject):
            return subject
        case Moment(predicate=predicate):
            return predicate
    return ""


def interval_of(claim: Claim) -> Interval | None:
    """What amounts the claim allows; ``None`` where it states no amount."""
    return claim.content.quantity.interval if isinstance(claim.content, Measurement) else None


def figures(claims: Sequence[Claim]) -> list[tuple[Claim, Measurement]]:
    """The claims that state an amount, each with its content."""
    return [(claim, claim.content) for claim in claims if isinstance(claim.content, Measurement)]


def _days(claim: Claim) -> tuple[str, str] | None:
    window = claim.as_of
    if window is None or window.start is None or window.end is None:
        return None
    return window.start.isoformat(), window.end.isoformat()


def _words(source: Source, span: Span | None) -> str | None:
    return " ".join(source.text[span.start : span.end].split()) if span else None
