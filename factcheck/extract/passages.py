"""A parsed paragraph with its quotations: which tokens stand inside marks, and sentences that no quotation cuts."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.extract import nlp
from factcheck.extract.quotes import Run
from factcheck.extract.words import Doc, Token, text_of
from factcheck.model import Span

PAUSES = (",", ";", ":", "-", "–", "—", "--")
LONGEST_TAG = 15  # tokens before the verb of a tag
BREAKS = (",", "?", "!", "-", "—", "–", "…", "...")  # how speech ends before a tag


@dataclass(frozen=True, slots=True)
class Passage:
    """``runs`` are the paragraph's quotations as token ranges (marks included), ``inside`` the run of each token or -1."""

    paragraph: nlp.Paragraph
    doc: Doc
    quotations: tuple[Run, ...]
    runs: tuple[tuple[int, int], ...]
    inside: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    days: frozenset[str]  # words for days and months, which never speak

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return next((pair for pair in self.sentences if pair[0] <= at < pair[1]), (at, at + 1))

    def ends_open(self, run: int) -> bool:
        """Whether a quotation ends so that a tag may follow: with a comma, a question mark, a dash, or a comma behind it."""
        first, last = self.runs[run]
        inner = [token for token in self.doc[first:last] if token.text not in nlp.CLOSERS and not token.is_space]
        if inner and inner[-1].text in BREAKS:
            return True
        return last < len(self.doc) and self.doc[last].text == ","


def passage(
    paragraph: nlp.Paragraph, quotations: Sequence[Run], speaks: Callable[[Token], bool], days: frozenset[str]
) -> Passage:
    """Lays quotations over a parsed paragraph; those of other paragraphs are left out. ``speaks`` knows cues."""
    block = Span(paragraph.start, paragraph.start + len(paragraph.text))
    first_here = bisect_left(quotations, block.start, key=lambda run: run.outer.start)
    past = bisect_left(quotations, block.end, key=lambda run: run.outer.start)
    here = tuple(run for run in quotations[first_here:past] if block.holds(run.outer))
    inside = [-1] * len(paragraph.doc)
    ranges: list[tuple[int, int]] = []
    for number, run in enumerate(here):
        tokens = paragraph.tokens(run.outer)
        first, last = tokens[0].i, tokens[-1].i + 1
        ranges.append((first, last))
        inside[first:last] = [number] * (last - first)
    sentences = _sentences(paragraph, inside, ranges, speaks)
    return Passage(paragraph, paragraph.doc, here, tuple(ranges), tuple(inside), sentences, days)


def _sentences(
    paragraph: nlp.Paragraph,
    inside: Sequence[int],
    runs: Sequence[tuple[int, int]],
    speaks: Callable[[Token], bool],
) -> tuple[tuple[int, int], ...]:
    doc = paragraph.doc
    ends = {last for _, last in runs}
    starts = [0]
    bounds = _cut(nlp.sentences(paragraph), [first for first, _ in runs if _begins(doc, first)])
    for first, last in bounds[1:]:
        if inside[first] >= 0 and inside[first - 1] == inside[first] or doc[first - 1].text == ":":
            continue
        if first in ends and _tag_follows(doc, first, last, speaks):
            continue
        starts.append(first)
    return tuple(zip(starts, [*starts[1:], len(doc)], strict=True))


def _cut(bounds: Sequence[tuple[int, int]], at: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences with further beginnings."""
    starts = sorted({first for first, _ in bounds} | set(at))
    return list(zip(starts, [*starts[1:], bounds[-1][1]], strict=True)) if bounds else []


def _begins(doc: Doc, first: int) -> bool:
    """Whether a quotation begins a sentence: a full stop before it, a capital in it."""
    before = first - 1
    while before > 0 and (doc[before].is_space or doc[before].text in nlp.CLOSERS):
        before -= 1
    return before > 0 and doc[before].text in (".", "!", "?") and text_of(doc[first + 1 : first + 2])[:1].isupper()


def _tag_follows(doc: Doc, first: int, last: int, speaks: Callable[[Token], bool]) -> bool:
    """Whether what stands behind a quotation can only be its tag."""
    before = doc[first - 1]
    if before.text in nlp.CLOSERS and first > 1:
        before = doc[first - 2]
    if doc[first].text[:1].islower():
        return True
    if before.text not in BREAKS:
        return False
    if before.text not in "?!":
        return True
    cue = next((token for token in doc[first : min(last, first + LONGEST_TAG)] if token.pos_ == "VERB"), None)
    return cue is not None and speaks(cue) and not any(child.i > cue.i for child in nlp.children(cue, "clause"))
