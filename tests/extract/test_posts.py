"""What a text says that a named person is, read beside the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.posts import read_posts
from factcheck.model import Name, Span, Trait
from factcheck.rules import load

RULES = load()


def roles(text: str, *names: str) -> list[tuple[str, str]]:
    found = []
    for name in names or ("Ada Lund",):
        start = text.index(name)
        found.append(Name(Span(start, start + len(name)), "person", name))
    claims = read_posts("a", text, [Span(0, len(text))], found, RULES)
    for claim in claims:
        assert isinstance(claim.content, Trait)
        assert " ".join(text[claim.span.start : claim.span.end].split()) == claim.content.value
    return [(claim.content.person, claim.content.value) for claim in claims if isinstance(claim.content, Trait)]


BESIDE = [
    pytest.param("Ada Lund, a retired harbour pilot, left.", None, id="a noun that no table knows narrows nothing"),
    pytest.param("Ada Lund, a retired police sergeant, left.", "a retired police sergeant", id="apposition"),
    pytest.param("Ada Lund, 44, a police sergeant, left.", "a police sergeant", id="behind an age"),
    pytest.param("Ada Lund — the yard's chief executive — left.", "the yard's chief executive", id="a possessive"),
    pytest.param("Ada Lund -- Norrin's chief executive -- left.", "Norrin's chief executive", id="dashes"),
    pytest.param(
        "Ada Lund, senior vice president and general manager for its northern ferries, left.",
        "senior vice president and general manager for its northern ferries",
        id="two posts and what they are of",
    ),
    pytest.param("U.S. District Judge Ada Lund left.", "District Judge", id="initials begin no post"),
    pytest.param("Ada Lund is the mayor of Norrin.", "the mayor of Norrin", id="copula"),
    pytest.param("Ada Lund is mayor and Per is a nurse.", "mayor", id="another clause is cut off"),
    pytest.param("Ada Lund, who was mayor until May, left.", None, id="an aside with a comma is left alone"),
    pytest.param("Yesterday Mayor Ada Lund left.", "Mayor", id="title"),
    pytest.param("It was retired police officer Ada Lund who left.", "retired police officer", id="before the name"),
    pytest.param(
        "In March, co-founder and head of the ferry line Ada Lund left.",
        "co-founder and head of the ferry line",
        id="before the name, with what it is of",
    ),
    pytest.param("He was a lawyer for Ada Lund that year.", None, id="somebody else's post"),
    pytest.param("He is the son of former mayor Ada Lund.", "former mayor", id="hers, and not his"),
    pytest.param("Minister of State Ada Lund left.", "Minister of State", id="a post with what it is of"),
    pytest.param("They met the mayor and Ada Lund left.", None, id="joined by and"),
    pytest.param("Ada Lund, Per Holm and a nurse left.", None, id="a list of people"),
    pytest.param("Ada Lund, speaking at the harbour, left.", None, id="no post"),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_posts_beside_a_name(text: str, expected: str | None) -> None:
    assert roles(text) == ([("Ada Lund", expected)] if expected else [])


@given(st.text(max_size=200))
def test_any_text_can_stand_around_a_name(text: str) -> None:
    whole = f"{text} Ada Lund {text}"
    start = len(text) + 1
    name = Name(Span(start, start + 8), "person", "Ada Lund")
    for claim in read_posts("a", whole, [Span(0, len(whole))], [name], RULES):
        assert 0 <= claim.span.start < claim.span.end <= len(whole)
