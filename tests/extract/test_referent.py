"""What a figure is of: the phrase before its verb, behind its unit, or none."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


def phrases(text: str) -> list[str]:
    """The phrase of every figure of ``text``, in text order; empty where there is none."""
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    figures = [claim.content for claim in extract_claims(source, RULES).claims]
    return [text[one.of.start : one.of.end] if one.of else "" for one in figures if isinstance(one, Measurement)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Shares of the brewer fell 5 percent.", ["Shares of the brewer"], id="subject of a movement"),
        pytest.param("The price of bread rose by 40 cents.", ["price of bread"], id="subject over a preposition"),
        pytest.param("The council cut the fee to $12.", ["fee"], id="the object moves, not who moves it"),
        pytest.param("The firm paid $3 million for the quarry.", ["quarry"], id="what the money is for"),
        pytest.param("They spent $9 million in fees.", ["fees"], id="money in fees"),
        pytest.param("The tank holds 40 litres of milk.", ["milk"], id="of behind the unit"),
        pytest.param("She drove a 2.5 litre van.", ["van"], id="the amount describes a noun"),
        pytest.param("It is the hub for 8 miles (13 km) of tunnels.", ["tunnels", "tunnels"], id="over a conversion"),
        pytest.param("The brewery sold 40 crates.", ["brewery"], id="who holds what is counted"),
        pytest.param("The airline said it had bought 40 planes.", ["airline"], id="a pronoun under a verb of speech"),
        pytest.param("Exports were expected to rise 5 percent.", ["Exports"], id="through the verbs of one predicate"),
        pytest.param("Sales rose to $7 million from $6 million.", ["Sales", "Sales"], id="both ends of a movement"),
        pytest.param("The fee, which was cut last year, is $12.", ["fee"], id="over a relative clause"),
        pytest.param("The cost in May was $31 million.", ["cost"], id="a date in between is passed over"),
    ],
)
def test_the_phrase_that_a_figure_is_of(text: str, wanted: list[str]) -> None:
    assert phrases(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("There are 40 crates.", id="nobody holds them"),
        pytest.param("Forty crates burst.", id="the counted noun is the subject"),
        pytest.param("The mayor says 40 crates are missing.", id="the verb before is not the figure's own"),
        pytest.param("It rose 5 percent.", id="a pronoun names nothing"),
        pytest.param("Smoke rose from a hut behind 40 houses.", id="where, not whose"),
    ],
)
def test_no_phrase(text: str) -> None:
    assert phrases(text) == [""]
