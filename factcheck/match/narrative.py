"""The sentences that nobody is said to have said: what one source attributes, another may state as its own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.model import Claim, Extraction, Source, Span, Statement

SHORTEST, LONGEST = 40, 500  # code points of a sentence that is looked at


def narrative(sources: Sequence[Source], extractions: Sequence[Extraction]) -> list[Claim]:
    """A statement without a speaker for each sentence of a source's text that holds none of its statements.

    ``sources`` and ``extractions`` go in parallel. Headings, captions and credits are left out.
    """
    return [
        claim for source, extraction in zip(sources, extractions, strict=True) for claim in _of_one(source, extraction)
    ]


def _of_one(source: Source, extraction: Extraction) -> Iterator[Claim]:
    taken = sorted(claim.span for claim in extraction.claims if isinstance(claim.content, Statement))
    prose = [block.span for block in source.blocks if block.kind == "text"]
    starts = [span.start for span in prose]
    for sentence in extraction.sentences:
        at = bisect_right(starts, sentence.start) - 1
        if at < 0 or not prose[at].holds(sentence) or not SHORTEST <= sentence.end - sentence.start <= LONGEST:
            continue
        if not _held(sentence, taken):
            yield _claim(source, sentence)


def _held(sentence: Span, taken: Sequence[Span]) -> bool:
    """Whether a statement stands in the sentence, or goes through it."""
    after = bisect_right(taken, Span(sentence.end, sentence.end))
    return any(span.overlaps(sentence) for span in taken[max(0, after - 4) : after])


def _claim(source: Source, sentence: Span) -> Claim:
    text = source.text[sentence.start : sentence.end]
    return Claim(source.id, sentence, sentence, Statement(text, (sentence,), quoted=False))
