"""Whose age a figure is: the name right before it ("Ida Berg, 54,"), else the one right behind ("a 54-year-old, Ida Berg")."""

from collections.abc import Container, Sequence

from factcheck.extract.nlp import Paragraph
from factcheck.model import Name, Quantity

LONGEST_GAP = 45  # code points between an age and the name behind it
ARTICLES = ("a", "an")  # "Ida Berg, a 54-year-old baker"
STOPS = frozenset(';:()[]"“”.!?')


def bearer(paragraph: Paragraph, people: Sequence[Name], quantity: Quantity, links: Container[str]) -> str:
    """The full name of the person whose age it is; empty where no name stands beside it.

    ``links``: words that may stand between a name and the age behind it.
    """
    person = ""
    for name in people:
        if name.span.end <= quantity.span.start:
            person = name.full if _joined(paragraph, name.span.end, quantity.span.start, links) else person
        elif not person and _named_behind(_between(paragraph, quantity.span.end, name.span.start)):
            person = name.full
    return person


def _joined(paragraph: Paragraph, start: int, end: int, links: Container[str]) -> bool:
    gap = _between(paragraph, start, end).strip()
    words = gap.removeprefix(",").strip()
    return gap in ("", ",", "(") or words in links or (gap != words and words in ARTICLES)


def _named_behind(gap: str) -> bool:
    return len(gap) < LONGEST_GAP and not set(gap) & STOPS and gap.count(",") <= 1 and " and " not in gap


def _between(paragraph: Paragraph, start: int, end: int) -> str:
    return paragraph.text[max(0, start - paragraph.start) : max(0, end - paragraph.start)]
