"""Every time expression of a source on the calendar, those that count from events among them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from factcheck.match.calendar import back_to_event, resolve
from factcheck.match.tense import directed, sentence_of, told
from factcheck.model import Dated, Extraction, Source, Span, TimeExpression, Window
from factcheck.rules import Rules


def resolve_all(
    extraction: Extraction, dated: Dated | None, source: Source | None = None, rules: Rules | None = None
) -> dict[Span, Window]:
    """What each time expression means, and the events that dates beside them fix, by span.

    "Nov. 24, eleven days after the attacks" puts "the attacks" on the calendar. With ``source`` its other
    places that count from the same words follow, with ``rules`` too its verbs tell what lies ahead.
    """
    all_times = directed(source, extraction, rules) if source and rules else told(extraction)
    times = sorted(all_times, key=lambda time: time.span)
    text = source.text if source else None
    found = {time.span: window for time in times if (window := resolve(time, dated))}
    anchors: dict[Span, Window] = {}
    for one, two in pairwise(times):
        if two.span.start - one.span.end <= 3 and not _line_between(one.span, two.span, text):
            _fix(one, two, found, anchors)
            _fix(two, one, found, anchors)
    anchors |= _same_anchor(times, anchors, text)
    found |= {time.span: window for time in times if (window := resolve(time, dated, anchors))}
    return anchors | found | _clocks(times, found, extraction.sentences)


def _line_between(one: Span, two: Span, text: str | None) -> bool:
    """Whether a line ends between them: a date on a line of its own belongs to no sentence below it."""
    return text is not None and "\n" in text[one.end : two.start]


def _fix(
    known: TimeExpression, counted: TimeExpression, found: Mapping[Span, Window], anchors: dict[Span, Window]
) -> None:
    window = found.get(known.span)
    if counted.anchor != "event" or counted.anchor_span is None or window is None or known.anchor == "event":
        return
    event = back_to_event(counted, window)
    if event is not None and window.grain == "day":
        anchors.setdefault(counted.anchor_span, event)


def _same_anchor(
    times: Sequence[TimeExpression], anchors: Mapping[Span, Window], text: str | None
) -> dict[Span, Window]:
    if text is None:
        return {}
    by_words = {_head(text, span): window for span, window in sorted(anchors.items(), reverse=True)}
    spans = [time.anchor_span for time in times if time.anchor_span and time.anchor_span not in anchors]
    return {span: by_words[_head(text, span)] for span in spans if _head(text, span) in by_words}


def _head(text: str, span: Span) -> str:
    words = text[span.start : span.end].casefold().split()
    return " ".join(word for word in words if len(word) > 3)


def _clocks(
    times: Sequence[TimeExpression], found: Mapping[Span, Window], sentences: Sequence[Span]
) -> dict[Span, Window]:
    """Clock times take the day named nearest to them in their sentence."""
    ordered = sorted(sentences)
    starts = [span.start for span in ordered]
    days: dict[Span, list[Span]] = {}
    for time in times:
        if time.span in found and found[time.span].grain == "day":
            days.setdefault(sentence_of(time.span, ordered, starts), []).append(time.span)
    clocks: dict[Span, Window] = {}
    for time in times:
        near = days.get(sentence_of(time.span, ordered, starts), []) if time.form == "clock" else []
        if near:
            day = found[min(near, key=lambda span: (abs(span.start - time.span.start), span.start))]
            clocks[time.span] = Window(day.start, day.end, "clock", time.clock)
    return clocks
