"""Claims put on the calendar and into an event, with one spelling for each name: what comparison looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from factcheck.match import dating
from factcheck.model import Claim, Dated, Extraction, Measurement, Moment, Source, Span, TimeExpression, Window

AS_OF_BOUNDS = frozenset({"by", "until", "as-of", "up-to"})
LONG_AGO = timedelta(days=21)  # a date further back than this in a source's own clause is another event's


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim and where it stands: ``index`` in corpus order, resolved windows, canonical names, event."""

    index: int
    claim: Claim
    windows: tuple[Window, ...]  # of the times in its clause
    near: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    event: str
    recalled: Window | None  # the own date of an earlier event it speaks of


def place(
    sources: Sequence[Source],
    extractions: Sequence[Extraction],
    dated: Mapping[str, Dated | None],
    canonical: Mapping[str, str],
    event_of: Mapping[str, str],
    common: frozenset[str],
) -> list[Placed]:
    """Every figure and date of the corpus, placed, in corpus order."""
    placed: list[Placed] = []
    for source, extraction in zip(sources, extractions, strict=True):
        windows = dating.resolve_all(extraction, dated[source.id])
        for claim in extraction.claims:
            if isinstance(claim.content, Measurement | Moment):
                placed.append(_place(len(placed), claim, windows, dated[source.id], canonical, event_of, common))
    return placed


def _place(
    index: int,
    claim: Claim,
    windows: Mapping[Span, Window],
    dated: Dated | None,
    canonical: Mapping[str, str],
    event_of: Mapping[str, str],
    common: frozenset[str],
) -> Placed:
    content = claim.content
    times = tuple(_on_calendar(time, windows) for time in claim.times)
    if isinstance(content, Moment):
        time = _on_calendar(content.time, windows)
        content = replace(content, time=time)
    found = tuple(time.window for time in times if time.window is not None)
    written = dated.window if dated else None
    as_of = next((time.window for time in times if time.bound in AS_OF_BOUNDS and time.window), None) or written
    event = event_of.get(claim.source, "")
    claim = replace(claim, content=content, times=times, as_of=as_of, event=event or None)
    words = frozenset(word for word in getattr(content, "concept", ()) if word not in common)
    return Placed(
        index,
        claim,
        found,
        frozenset(canonical.get(name, name) for name in claim.near),
        frozenset(canonical.get(name, name) for name in claim.names),
        words,
        event,
        _recalled(claim, times, written),
    )


def _on_calendar(time: TimeExpression, windows: Mapping[Span, Window]) -> TimeExpression:
    window = windows.get(time.span)
    return time if window is None else replace(time, window=window)


def _recalled(claim: Claim, times: Sequence[TimeExpression], written: Window | None) -> Window | None:
    """The window of an earlier event: a date in the claim's own clause that lies well before the source was written."""
    if isinstance(claim.content, Moment):
        return None
    for time in times:
        window = time.window
        if window is None or window.end is None or time.bound in ("since", *AS_OF_BOUNDS):
            continue
        if written is None:
            if time.year is not None and time.form == "date":
                return window
        elif written.start is not None and window.end < written.start - LONG_AGO:
            return window
    return None
