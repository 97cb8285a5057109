"""Earlier events that a text goes on to tell of: "In January two men attacked … Two days later … Their helper killed four"."""

from collections.abc import Mapping, Sequence

from factcheck.match.tense import sentence_of
from factcheck.model import Extraction, Measurement, Source, Span, Window
from factcheck.rules import Rules


def carried(
    source: Source, extraction: Extraction, recalled: Mapping[Span, Window], rules: Rules
) -> dict[Span, Window]:
    """For sentences that go on with an earlier event: its window. ``recalled``: windows by the spans of claims.

    A sentence goes on with the one before it where it opens with a word for who or what that told of, or counts from
    it ("two days later"), names no other time, and gives no figure as somebody says it.
    """
    sentences = sorted(extraction.sentences)
    starts = [sentence.start for sentence in sentences]
    told = {sentence_of(span, sentences, starts): window for span, window in sorted(recalled.items(), reverse=True)}
    timed, counting = _timed(extraction, sentences, starts)
    said = {
        sentence_of(claim.span, sentences, starts)
        for claim in extraction.claims
        if isinstance(claim.content, Measurement) and claim.attribution and claim.attribution.speaker
    }
    found: dict[Span, Window] = {}
    window: Window | None = None
    for sentence in sentences:
        goes_on = sentence in counting or _opens(source.text, sentence, rules)
        if sentence in told:
            window = told[sentence]
        elif window is None or sentence in timed or sentence in said or not goes_on:
            window = None
        else:
            found[sentence] = window
    return found


def _timed(extraction: Extraction, sentences: Sequence[Span], starts: Sequence[int]) -> tuple[set[Span], set[Span]]:
    """The sentences that name a time of their own, and those that open with one counted from what was told."""
    own: set[Span] = set()
    counting: set[Span] = set()
    for time in extraction.times:
        sentence = sentence_of(time.span, sentences, starts)
        if time.anchor == "publication":
            own.add(sentence)
        elif time.span.start == sentence.start:
            counting.add(sentence)
    return own, counting


def _opens(text: str, sentence: Span, rules: Rules) -> bool:
    first = text[sentence.start : sentence.end].split(None, 1)[:1]
    return bool(first) and first[0].casefold() in rules.listed("dating.goes-on")
