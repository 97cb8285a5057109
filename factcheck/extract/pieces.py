"""A source as the parser gets it: its blocks, datelines apart, none of them too long, and the lines of each."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from factcheck.model import Block, Source, Span

LONGEST_DATELINE = 90
LONGEST = 20_000  # code points of a piece
UNENDED, LONGEST_WORD = 3_000, 500  # code points in which no sentence, and no word, ends
_BLANKS = re.compile(r" {2,}")
_DASH = re.compile(r"\s(?:-|--|–|—)\s+")
_END = re.compile(r"[.!?]['\"’”)\]]?\s|\n")


def pieces(source: Source) -> Iterator[Block]:
    """The blocks of a source as they are read; debris is left out."""
    for block in source.blocks:
        if block.kind == "debris":
            continue
        start = block.span.start
        dateline = _dateline(source.text[start : min(block.span.end, start + LONGEST_DATELINE)])
        if dateline:
            yield Block(Span(start, start + dateline), "dateline")
            start += dateline
        for span in _cut(source.text, Span(start, block.span.end)):
            yield Block(span, block.kind, tuple(at for at in block.breaks if span.start < at < span.end))


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` without the blanks behind another one; ``start``: the code points before it in its piece."""

    start: int
    text: str
    gaps: tuple[tuple[int, int], ...] = ()  # from where in ``text`` on how many blanks were left out

    def place(self, offset: int) -> int:
        """Where in the piece an offset of ``text`` lies."""
        before = bisect_right(self.gaps, offset, key=itemgetter(0))
        left_out = self.gaps[before - 1][1] if before else 0
        return self.start + offset + left_out


def lines(text: str, piece: Block) -> list[Line]:
    """The lines of a piece that carry on none; ``text`` is the unwrapped source's.

    The parser knows neither line ends nor second blanks: two lines that it read as one it took for one sentence, and a
    word at the end of a wrapped line for the last of its phrase. So each line is read alone, and without them.
    """
    return [_line(start - piece.span.start, line) for start, line in piece.lines(text)]


def _line(start: int, text: str) -> Line:
    """The line with one blank where there were several."""
    gaps, left_out = [], 0
    for run in _BLANKS.finditer(text):
        more = len(run.group()) - 1
        gaps.append((run.start() + 1 - left_out, left_out + more))
        left_out += more
    return Line(start, _BLANKS.sub(" ", text), tuple(gaps))


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A block as the parser gets it: in pieces of bounded length that end with a sentence, or else a word.

    Text in which no sentence ends, and a "word" without end, is no prose and is cut sooner: what looks at a whole
    sentence for each of its figures stays quick whatever a file holds.
    """
    start = span.start
    while span.end - start > UNENDED:
        window = text[start : min(span.end, start + LONGEST)]
        ends = [found.end() for found in _END.finditer(window)]
        gap = next((end for end, then in pairwise([0, *ends, len(window)]) if then - end > UNENDED), None)
        if gap == 0:
            cut = window.rfind(" ", 1, UNENDED) + 1 or LONGEST_WORD
        elif gap is None and start + len(window) == span.end:
            break
        else:
            cut = gap or ends[-1]
        yield Span(start, start + cut)
        start += cut
    if start < span.end:
        yield Span(start, span.end)


def _dateline(text: str) -> int:
    """Length of a dateline ("HALVIK, June 5, 2022 (NPA) - ") at the start of a block; it is no part of the sentence."""
    found = _DASH.search(text)
    if found is None or "\n" in text[: found.start()]:
        return 0
    words = text[: found.start()].split()
    named = bool(words) and words[0].strip(",.").isupper() and len(words[0].strip(",.")) > 2
    dated = any(word.strip(",.").isdigit() and len(word.strip(",.")) == 4 for word in words)
    plain = sum(word.isalpha() and word.islower() for word in words)
    return found.end() if (named or dated) and plain <= 2 else 0
