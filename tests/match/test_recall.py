"""Whether a text goes on with the earlier event of the sentence before."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.match.recall import carried
from factcheck.model import Claim, Window
from tests.match.factories import days, source

RULES = packs.load()
JANUARY: Window = days("2015-01-01", "2015-01-31", "month")
FIRST = "In January 2015 two men attacked a shop in Osel, killing 12 people."


def goes_on(*sentences: str) -> list[str]:
    """The sentences behind ``FIRST`` that are found to be of its time."""
    text = " ".join((FIRST, *sentences))
    made = source("a", text)
    read = extract_claims(made, RULES)
    recalled = {claim.span: JANUARY for claim in read.claims if _is_first(claim)}
    found = carried(made, read, recalled, RULES)
    assert set(found.values()) <= {JANUARY}
    return [text[span.start : span.end].strip() for span in sorted(found)]


def _is_first(claim: Claim) -> bool:
    return claim.span.end <= len(FIRST)


@pytest.mark.parametrize(
    ("sentence", "carries"),
    [
        pytest.param("Their helper took 20 people hostage and killed four.", True, id="who did it"),
        pytest.param("Two days later, police shot three men.", True, id="counted from it"),
        pytest.param("They fled on Sunday with 30 hostages.", False, id="a time of its own"),
        pytest.param("The mayor has hired 40 guards.", False, id="somebody else"),
    ],
)
def test_a_sentence_goes_on(sentence: str, carries: bool) -> None:
    assert goes_on(sentence) == ([sentence] if carries else [])


def test_it_goes_on_over_several_sentences_until_another_begins() -> None:
    first, second = "They fled in a boat.", "Their helper killed four people."
    assert goes_on(first, second, "Ferries carried 300 people.", "They killed nine.") == [first, second]


def test_what_somebody_says_is_of_the_news() -> None:
    assert goes_on("He said that 129 people died, the mayor told reporters.") == []
