"""Figures that a sentence gives a place each."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


def figures(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Figure, measure, what is counted and places of every figure in ``text``."""
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    told = [one.content for one in extract_claims(source, RULES).claims if isinstance(one.content, Measurement)]
    return [(str(one.quantity.interval.low), one.measure, one.subject, one.scope.places) for one in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The flood killed 12 people in Sweden and eight in Norway.",
            [("12", "killed", "people", ("Sweden",)), ("8", "killed", "people", ("Norway",))],
            id="the second has neither verb nor noun",
        ),
        pytest.param(
            "Twelve people died in Sweden and eight in Norway.",
            [("12", "killed", "people", ("Sweden",)), ("8", "killed", "people", ("Norway",))],
            id="the verb between",
        ),
        pytest.param(
            "The flood killed 12 people in Sweden, three in Norway and one in Finland.",
            [
                ("12", "killed", "people", ("Sweden",)),
                ("3", "killed", "people", ("Norway",)),
                ("1", "killed", "people", ("Finland",)),
            ],
            id="three, and one is a number at the end of a list",
        ),
        pytest.param(
            "The blast killed 12 people in Sweden and wounded 30 in Norway.",
            [("12", "killed", "people", ("Sweden",)), ("30", "injured", "people", ("Norway",))],
            id="a verb of its own",
        ),
        pytest.param(
            "Turnout was 61 percent in Sweden and 48 percent in Norway.",
            [("61", "turnout", "turnout", ("Sweden",)), ("48", "turnout", "turnout", ("Norway",))],
            id="a share",
        ),
        pytest.param(
            "In Egypt, 70 percent of services were down, and in India 60 percent.",
            [("70", "open", "service", ("Egypt",)), ("60", "open", "service", ("India",))],
            id="places before their figures",
        ),
        pytest.param(
            "The firm has 300 workers in Sweden and 20 trucks in Norway.",
            [("300", "employed", "people", ("Sweden",)), ("20", "open", "truck", ("Norway",))],
            id="a noun of its own",
        ),
        pytest.param(
            "The flood killed 12 people and injured 30 in Norway.",
            [("12", "killed", "people", ("Norway",)), ("30", "injured", "people", ("Norway",))],
            id="one place for both",
        ),
    ],
)
def test_places_of_a_series(text: str, expected: list[tuple[str, str, str, tuple[str, ...]]]) -> None:
    assert figures(text) == expected


def test_changes_of_a_series() -> None:
    text = "Prices rose 5 percent in Sweden and 7 percent in Norway."
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    told = [one.content for one in extract_claims(source, RULES).claims if isinstance(one.content, Measurement)]
    assert [one.quantity.change for one in told] == ["up", "up"]
