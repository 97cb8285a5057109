"""Bare figures that are ages, and whose age a figure is."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


def ages(text: str) -> list[tuple[str, str]]:
    """The figure and the subject of each age in ``text``."""
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    told = [one for one in contents if isinstance(one, Measurement) and one.measure == "age"]
    return [(str(one.quantity.interval.low), one.subject) for one in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The victim was 19.", [("19", "victim")], id="what a person is"),
        pytest.param(
            "Another guard, who fled the hall, was 29 and a native of Norrin.", [("29", "guard")], id="a clause between"
        ),
        pytest.param("Maria Lopez was 34 and worked as a nurse.", [("34", "Maria Lopez")], id="a name"),
        pytest.param("The dead man was believed to be 45.", [("45", "man")], id="believed to be"),
        pytest.param("The minister was 61 when he died.", [("61", "minister")], id="a post"),
        pytest.param("The bailiffs were 61 and 63.", [("61", ""), ("63", "")], id="two of two"),
        pytest.param("The victims were 19, 23 and 45.", [("19", ""), ("23", ""), ("45", "")], id="a list"),
        pytest.param("The suspect, 45, was shot.", [("45", "suspect")], id="between commas"),
        pytest.param("A guard (45) was killed.", [("45", "guard")], id="in brackets"),
        pytest.param("A man, 52, and a woman, 49, were held.", [("52", "man"), ("49", "woman")], id="one each"),
        pytest.param("Two suspects, 19 and 23, were held.", [("19", ""), ("23", "")], id="a list between commas"),
        pytest.param("The score was 29.", [], id="no person"),
        pytest.param("The victims were 19.", [], id="a number of victims"),
        pytest.param("The number of victims was 19.", [], id="a number of victims, with its noun"),
        pytest.param("Jones was 12 of 15 from the line.", [], id="tries of a player"),
        pytest.param("The mayor was 5 points ahead.", [], id="what follows is counted"),
        pytest.param("The mayor was 5 seats short.", [], id="what follows is counted and needed"),
        pytest.param("Two suspects, 19 guards and a nurse were held.", [], id="a list of people"),
        pytest.param("The guard, 250, was moved.", [], id="nobody is so old"),
    ],
)
def test_bare_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert ages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Larry Gordon was shot by officers. The 44-year-old was in court.", "Larry Gordon", id="named right before"
        ),
        pytest.param(
            "Larry Gordon was shot, Sheriff Paul Bailey said. The 44-year-old suspect was in court.",
            "Larry Gordon",
            id="who is cited is not told of",
        ),
        pytest.param(
            "Larry Gordon was shot. It rained. It was cold. The 44-year-old was in court.",
            "Larry Gordon",
            id="three sentences back",
        ),
        pytest.param(
            "Larry Gordon was shot. It rained. It was cold. It was dark. The 44-year-old was in court.",
            "",
            id="too far back",
        ),
        pytest.param("Larry Gordon was shot by Joe Green. The 44-year-old was in court.", "", id="one of two"),
        pytest.param("Larry Gordon was shot. Joe Green beat the 44-year-old.", "", id="named with another"),
        pytest.param("Larry Gordon was shot. A 44-year-old was in court.", "", id="somebody new"),
        pytest.param("Larry Gordon was shot. The 44-year-old brewery was closed.", "", id="no person"),
        pytest.param("Larry Gordon, 45, was shot. The 44-year-old was in court.", "", id="of another age"),
        pytest.param(
            "Larry Gordon was shot. Officers met a 44-year-old Gordon supporter.", "", id="a name that says whose"
        ),
        pytest.param("Officers shot the 44-year-old in front of Joe Green.", "", id="a name behind a preposition"),
    ],
)
def test_whom_a_year_old_means(text: str, expected: str) -> None:
    assert [subject for age, subject in ages(text) if age == "44"] == [expected]
