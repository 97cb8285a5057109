"""A list of people of different kinds is a total that no words state."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.extract.together import MARK
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


def sums(text: str) -> list[tuple[str, str]]:
    """(words, number) of every sum, in text order."""
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    return [
        (text[claim.span.start : claim.span.end], str(claim.content.quantity.interval.low))
        for claim in extract_claims(source, RULES).claims
        if isinstance(claim.content, Measurement) and MARK in claim.content.quantity.modifiers
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Nine soldiers and two civilians died.", [("Nine soldiers and two civilians", "11")], id="two kinds"
        ),
        pytest.param(
            "A woman and two guards were killed.", [("A woman and two guards", "3")], id="one without a number"
        ),
        pytest.param(
            "The blast killed three guards, two drivers and a passenger.",
            [("three guards, two drivers and a passenger", "6")],
            id="three kinds",
        ),
        pytest.param("The storm killed 12 people and four horses.", [], id="not all of them are people"),
        pytest.param("The crash killed two men and injured a woman.", [], id="not the same befell them"),
        pytest.param("The blast killed 40 people, including two women and a child.", [], id="parts of a total"),
        pytest.param("Another guard and a driver were shot.", [], id="those besides somebody told of before"),
        pytest.param("Two guards died and two guards were shot dead.", [], id="one kind told of twice"),
        pytest.param(
            "Eight people were seriously hurt and 31 others slightly.",
            [("Eight people were seriously hurt and 31 others", "39")],
            id="two parts that are all",
        ),
        pytest.param(
            "There were 12 confirmed and 30 suspected cases.",
            [("12 confirmed and 30 suspected cases", "42")],
            id="two parts that share their noun",
        ),
        pytest.param("In all 39 people were hurt, eight seriously and 31 slightly.", [], id="the whole is stated"),
        pytest.param("Eight people were seriously hurt and two guards died.", [], id="not parts of one thing"),
    ],
)
def test_what_a_list_comes_to(text: str, found: list[tuple[str, str]]) -> None:
    assert sums(text) == found


def test_a_sum_names_whom_it_includes() -> None:
    text = "Two guards and a gunman were killed."
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    [whole] = [one for one in contents if isinstance(one, Measurement) and MARK in one.quantity.modifiers]
    assert whole.scope.includes == ("guard", "gunman")
    assert whole.subject == "people"
