"""Where a clause puts what it counts."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


def put_at(text: str) -> set[str]:
    """The places of the last figure of ``text``."""
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    return set([content for content in contents if isinstance(content, Measurement)][-1].scope.places)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("The fire killed 12 people.", set(), id="nothing said"),
        pytest.param("The fire killed 12 people in Kabul.", {"Kabul"}, id="a name behind a preposition"),
        pytest.param("The fire killed 12 people at a market in Kabul.", {"market", "Kabul"}, id="a venue and its town"),
        pytest.param("The bomb hit a market, where 12 people were killed.", {"market"}, id="the antecedent of where"),
        pytest.param(
            "The fire killed 12 people in the suburb of Kabul.", {"suburb", "Kabul"}, id="the suburb of a town"
        ),
        pytest.param(
            "Police closed the station in Herat and the market, where 12 people were killed.",
            {"station", "Herat", "market"},
            id="a list before where",
        ),
        pytest.param("Harbour market, Mill Street - at least 12 dead", {"market"}, id="a lead-in before a dash"),
        pytest.param("The war on Albania has killed 12 people.", set(), id="on a name is no place"),
        pytest.param("The crash killed 12 people on a bridge.", {"bridge"}, id="on a venue is one"),
        pytest.param("The market sold 12 boats.", set(), id="a venue that does something"),
    ],
)
def test_places_of_a_figure(text: str, wanted: set[str]) -> None:
    assert put_at(text) >= wanted if wanted else put_at(text) == wanted


def test_in_a_list_each_figure_has_the_name_before_it() -> None:
    assert put_at("Guinea has reported 506 cases with 373 deaths, Liberia 599 cases and 323 deaths.") == {"Liberia"}


def test_one_clause_is_not_put_at_the_place_of_another() -> None:
    assert "Kabul" not in put_at("The governor said in Kabul that the storms had destroyed 12 boats.")
