"""The noun that a number counts, and where the claim's words end."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Claim, Measurement, Source, Span

RULES = packs.load()


def figures(text: str) -> list[tuple[Claim, Measurement]]:
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    claims = extract_claims(source, RULES).claims
    return [(claim, claim.content) for claim in claims if isinstance(claim.content, Measurement)]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        pytest.param("They sold 40 crates.", ["crate"], id="right behind the number"),
        pytest.param("They sold 40 small oak crates.", ["crate"], id="behind adjectives and compounds"),
        pytest.param("They found 12 confirmed and probable cases.", ["case"], id="behind joined adjectives"),
        pytest.param("Nine of the crates leaked.", ["crate"], id="a part of the noun behind of"),
        pytest.param("An 80-room hotel closed.", ["room"], id="joined by a hyphen"),
        pytest.param(
            "They sell four-, five- and six-wheel carts.", ["wheel", "wheel", "wheel"], id="a list shares its noun"
        ),
        pytest.param(
            "Six of the ships, two of which sank, were new.", ["ship", "ship"], id="of which is the noun before"
        ),
        pytest.param("It bought two 737 Max jets.", ["jet"], id="a name with a number in the phrase"),
        pytest.param("The fleet has 30,000 [rebel fighters] left.", ["fighter"], id="the editor's brackets"),
        pytest.param("The quota was 12 last year.", ["quota"], id="a time is no noun: the number is the quota's"),
        pytest.param("He averaged 3.7 rebounds while resting.", ["rebound"], id="a plural that looks like a verb"),
    ],
)
def test_the_noun_counted(text: str, nouns: list[str]) -> None:
    assert [content.subject for _, content in figures(text)] == nouns


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("They sold 40 oak crates in May.", "40 oak crates", id="to the head noun"),
        pytest.param(
            "The fleet has 30,000 [rebel fighters] left.", "30,000 [rebel fighters]", id="the bracket is whole"
        ),
        pytest.param("Two three-storey hotels fell.", "Two three-storey hotels", id="over a hyphened number"),
        pytest.param("Nine of the crates leaked.", "Nine of the crates", id="with the part's whole"),
        pytest.param("A crowd of 4,000 filled the hall.", "4,000", id="a verb behind the number is no noun"),
        pytest.param("The quota was 12 last year.", "12", id="up to a time"),
        pytest.param("It paid $70 a barrel due to the storm.", "$70 a barrel", id="up to a reason"),
        pytest.param("Sales fell 40 percent compared with 2012.", "40 percent", id="up to a comparison"),
        pytest.param("$10 million is provided for roads.", "$10 million", id="up to an auxiliary"),
    ],
)
def test_where_the_words_of_a_claim_end(text: str, quote: str) -> None:
    claim, _ = figures(text)[0]
    assert text[claim.span.start : claim.span.end] == quote


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("One expects a rise in prices.", False, id="nobody in particular"),
        pytest.param("One dies in crash.", True, id="what befalls somebody is counted"),
        pytest.param("Three were hurt and one remains in hospital.", True, id="one of those told of"),
    ],
)
def test_one_may_be_nobody(text: str, counts: bool) -> None:
    assert any(text[claim.span.start : claim.span.end].lower() == "one" for claim, _ in figures(text)) == counts
