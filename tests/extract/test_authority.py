"""Whose authorities act."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Belgian police arrested nine people.", {"Belgium"}, id="the subject"),
        pytest.param("Nine people were arrested by Belgian police.", {"Belgium"}, id="the agent of a passive"),
        pytest.param("French and Belgian police arrested nine people.", {"France", "Belgium"}, id="of two countries"),
        pytest.param("Police arrested nine Belgian students.", set(), id="those arrested may be from elsewhere"),
        pytest.param("Nine people were arrested, Belgian newspapers said.", set(), id="who tells of it"),
        pytest.param("Guinea has reported 506 deaths.", {"Guinea"}, id="a country counts its own"),
        pytest.param("Belgian troops killed nine people.", set(), id="troops also act abroad"),
    ],
)
def test_the_country_of_an_act(text: str, wanted: set[str]) -> None:
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    (figure,) = [content for content in contents if isinstance(content, Measurement)]
    assert set(figure.scope.authority) == wanted
