"""Any text at all: no crash, spans that quote the text, and time that grows with its length and no faster."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import rules
from factcheck.extract.lexical import Lexical, read
from factcheck.model import Span

RULES = rules.load()
PIECES = st.sampled_from(
    [
        "12",
        "1,200",
        "3.5",
        "52-3",
        "2015",
        "0:02",
        "1/2",
        "½",
        "$",
        "£",
        "US$",
        "%",
        "(",
        ")",
        "-",
        "–",
        "—",
        ",",
        ".",
        ":",
        "/",
        "+",
        "one",
        "two",
        "hundred",
        "thousand",
        "million",
        "half",
        "a",
        "third",
        "dozen",
        "dozens",
        "several",
        "no",
        "none",
        "and",
        "or",
        "to",
        "from",
        "between",
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "fewer",
        "nearly",
        "about",
        "Nov.",
        "May",
        "Monday",
        "last",
        "next",
        "week",
        "days",
        "ago",
        "after",
        "the",
        "year-old",
        "years",
        "kilometres",
        "per",
        "barrel",
        "rose",
        "fell",
        "percent",
        "points",
        "doubled",
        "times",
        "in",
        "out",
        "of",
        "every",
        "'s",
        "Boeing",
        "Route",
        "Smith",
        "people",
        "m",
        "bn",
        "k",
        "9",
        "0",
        "pm",
        "GMT",
        "th",
        "s",
    ]
)
SENTENCES = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " "])), max_size=25).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)


def spans(found: Lexical) -> list[Span]:
    times = [
        span for time in found.times for span in (time.span, time.anchor_span, time.until and time.until.span) if span
    ]
    return [*(one.span for one in found.quantities), *(one.number for one in found.quantities), *times,
            *(seen.span for seen in found.seen)]  # fmt: skip


def check(text: str) -> None:
    found = read(text, RULES)
    assert all(0 <= span.start < span.end <= len(text) for span in spans(found))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans(found))
    assert all(one.span.holds(one.number) for one in found.quantities)
    assert all(not a.number.overlaps(b.number) for a, b in pairwise(found.quantities))
    moved = read(text, RULES, 7)
    assert [span.start + 7 for span in spans(found)] == [span.start for span in spans(moved)]


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_number_words_in_any_order(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_characters(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "piece",
    [
        "9", "1,", "1-", "1.", "3, ", "one ", "3 to ", "a half and ", "two hundred and ", "Nov. ", "from 3 to ", "$",
        "more than ", "dozens of ", "(1) 2 ", "a@", "5 feet ", "12 days after the ", "http://a", "Jan 1 Jan ", "1/2 ",
    ],
)  # fmt: skip
def test_time_grows_with_length(piece: str) -> None:
    short, long = piece * 1000, piece * 8000

    def seconds(text: str) -> float:
        start = time.process_time()
        read(text, RULES)
        return time.process_time() - start

    def best(text: str) -> float:  # of three: whatever else the machine does only ever adds
        return min(seconds(text) for _ in range(3))

    read(short, RULES)
    assert best(long) < 8 * 4 * max(best(short), 0.002)
