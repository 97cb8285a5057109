"""Quotation marks on any text: no crash, ordered spans, time that grows with the text."""

import time

from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.quotes import runs
from factcheck.model import Span

MARKED = st.text(alphabet="ab S.,\n\"'“”‘’`«»„19", max_size=200)


def paragraphs(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


@given(MARKED)
def test_quotations_are_ordered_disjoint_and_within_their_paragraph(text: str) -> None:
    blocks = paragraphs(text)
    found = runs(text, blocks)
    ends = 0
    for run in found:
        assert run.outer.start >= ends
        assert run.outer.holds(run.inner)
        assert any(block.holds(run.outer) for block in blocks)
        ends = run.outer.end


@given(st.text(alphabet="abc de", min_size=1, max_size=60).filter(str.strip))
def test_what_is_put_in_curly_marks_is_read_back(words: str) -> None:
    text = f"He said “{words}” at noon."
    found = runs(text, [Span(0, len(text))])
    assert [text[run.inner.start : run.inner.end] for run in found] == [words.strip()]


def test_time_grows_with_the_text_and_no_faster() -> None:
    for piece in ("'a ", "‘a ", '"a ', "“a ", "''", "“'a", "«a "):
        text = piece * 10_000
        began = time.process_time()
        runs(text, [Span(0, len(text))])
        assert time.process_time() - began < 5, piece
