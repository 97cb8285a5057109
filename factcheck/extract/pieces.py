"""A source as the parser gets it: its blocks, datelines apart, none of them too long, and the lines of each."""

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.model import Block, Source, Span

LONGEST_DATELINE = 90
LONGEST = 20_000  # code points of a piece
UNENDED, LONGEST_WORD = 3_000, 500  # code points in which no sentence, and no word, ends
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


def lines(text: str, piece: Block) -> list[tuple[int, str]]:
    """The lines of a piece that carry on none, each with the code points before it; ``text`` is the unwrapped source's.

    The parser knows no line ends: two lines that it read as one it took for one sentence, and a word at the end of a
    wrapped line for the last of its phrase. So each line is read alone, and within it a line end is a blank.
    """
    starts = [piece.span.start, *piece.breaks, piece.span.end]
    said = [(start - piece.span.start, text[start:end]) for start, end in pairwise(starts)]
    return [*((before, line.rstrip()) for before, line in said[:-1]), said[-1]]


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
