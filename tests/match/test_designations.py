"""Things that a number in their name tells apart."""

import pytest

from factcheck.match.designations import designations, told_apart
from factcheck.model import Claim, Span
from tests.match.factories import claim, figure


def at(text: str, words: str) -> Claim:
    start = text.index(words)
    made = claim(figure(10, measure="sold", subject="phone"), "a", start)
    return made.__class__(**{**_fields(made), "span": Span(start, start + len(words)), "sentence": Span(0, len(text))})


def _fields(made: Claim) -> dict[str, object]:
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        pytest.param("It sold 10 million Orin S5 phones.", "10 million Orin S5 phones", {"S5"}, id="in its own words"),
        pytest.param("The S5 has sold 10 million phones.", "10 million phones", {"S5"}, id="the one of its sentence"),
        pytest.param("Unlike the S4, the S5 sold 10 million.", "10 million", set(), id="one of two: not guessed"),
        pytest.param("It sold 10 million phones in 2014.", "10 million phones", set(), id="a year is no designation"),
        pytest.param("The F-16 flew 10 times.", "10 times", {"F16"}, id="with a hyphen"),
    ],
)
def test_designations(text: str, words: str, named: set[str]) -> None:
    assert designations(at(text, words), text) == named


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param({"S5"}, {"S4"}, True, id="two of one series"),
        pytest.param({"S5"}, {"S5", "S4"}, False, id="one in common"),
        pytest.param({"S5"}, {"M4"}, False, id="two series: a phone, and the road of the shop"),
        pytest.param({"S5"}, set(), False, id="missing is not different"),
    ],
)
def test_told_apart(one: set[str], other: set[str], apart: bool) -> None:
    assert told_apart(frozenset(one), frozenset(other)) is apart
