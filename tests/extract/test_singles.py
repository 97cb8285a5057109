"""One person told of without a number counts one; what merely stands by counts nothing."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.extract.singles import MARK
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


def ones(text: str) -> list[tuple[str, str]]:
    """(words, measure) of every figure that is one, in text order."""
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    claims = [claim for claim in extract_claims(source, RULES).claims if isinstance(claim.content, Measurement)]
    return [
        (text[claim.span.start : claim.span.end], claim.content.measure)
        for claim in claims
        if isinstance(claim.content, Measurement) and claim.content.quantity.interval.high == 1
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("A woman was shot in the leg.", [("A woman", "shot")], id="subject of a passive"),
        pytest.param("The blast killed a ferry captain.", [("a ferry captain", "killed")], id="object, by a post"),
        pytest.param(
            "A man and a child were killed.", [("A man", "killed"), ("a child", "killed")], id="two joined by and"
        ),
        pytest.param("A 12-year-old boy was killed.", [("A 12-year-old boy", "killed")], id="an age stands between"),
        pytest.param("Another guard died.", [("Another guard", "killed")], id="another one"),
        pytest.param(
            "The army fired a single shell.", [("a single shell", "fired")], id="a thing, where one is stressed"
        ),
        pytest.param("Only one bridge was damaged.", [("one bridge", "damaged")], id="a number after all"),
        pytest.param("A woman sold the shop.", [], id="nothing befell her that is counted"),
        pytest.param("A tiger was killed.", [], id="no person"),
        pytest.param("The woman was shot.", [], id="somebody known"),
        pytest.param("A gunman killed two guards.", [], id="who did it"),
        pytest.param("She is a single mother.", [], id="single says something else of a person"),
        pytest.param("He is the only one left.", [], id="a pronoun"),
    ],
)
def test_who_counts_one(text: str, found: list[tuple[str, str]]) -> None:
    assert ones(text) == found


def test_a_one_without_a_number_says_so() -> None:
    text = "A woman was shot."
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    [claim] = [claim for claim in extract_claims(source, RULES).claims if isinstance(claim.content, Measurement)]
    assert isinstance(claim.content, Measurement)
    assert claim.content.quantity.modifiers == (MARK,)
