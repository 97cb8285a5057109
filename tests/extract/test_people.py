"""Names, what they name, roles and ages, on invented sentences."""

import pytest

from factcheck.extract import nlp
from factcheck.extract.people import read_names, read_traits
from factcheck.model import Block, Name, Source, Span, Trait
from factcheck.rules import load

RULES = load()


def parsed(text: str) -> tuple[Source, list[nlp.Paragraph]]:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line))))
        at += len(line) + 1
    source = Source("a", "a.txt", text, "", tuple(blocks))
    return source, next(nlp.parse([source]))


def read(text: str) -> list[Name]:
    source, paragraphs = parsed(text)
    return read_names(source, paragraphs, RULES)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Mrs. Berg left Oslo on Monday.", {"Berg": "person", "Oslo": "place"}, id="a day is no name"),
        pytest.param("The Harbour Ministry closed the pier.", {"Harbour Ministry": "organisation"}, id="last word"),
        pytest.param("Danish ships left South Korea.", {"South Korea": "place"}, id="an adjective is no name"),
        pytest.param("Peter van der Lund left.", {"Peter van der Lund": "person"}, id="particles"),
        pytest.param("Sen. Peter Lund, R-Ariz., left.", {"Peter Lund": "person"}, id="party and state"),
        pytest.param(
            "He left the Harbour National Convention.",
            {"Harbour National Convention": "organisation"},
            id="a post within a name is none",
        ),
        pytest.param("The mayor told the Evening Courier so.", {"Evening Courier": "organisation"}, id="an outlet"),
        pytest.param(
            "It is open, Ilse Torp, the mayor of Osel, said.",
            {"Ilse Torp": "person", "Osel": "place"},
            id="a post behind an unknown name",
        ),
        pytest.param(
            "He met her brother Per Torp.", {"Per Torp": "person"}, id="a given name that is a small word too"
        ),
        pytest.param(
            "In Port Elma, the mayor spoke.", {"Port Elma": "place"}, id="a place before somebody else's post"
        ),
        pytest.param(
            "Anahit Torp won. Torp, 23, drew.",
            {"Anahit Torp": "person", "Torp": "person"},
            id="a surname with an age names the full name's kind",
        ),
        pytest.param(
            "Norris Torp Jr. was there. Torp Jr. and Torp left.",
            {"Norris Torp Jr.": "person", "Torp Jr.": "person", "Torp": "person"},
            id="a surname before junior",
        ),
        pytest.param("nobody was there.", {}, id="none"),
    ],
)
def test_kinds(text: str, kinds: dict[str, str]) -> None:
    assert {text[name.span.start : name.span.end]: name.kind for name in read(text)} == kinds


def test_a_number_in_words_is_no_name() -> None:
    assert "Sixty" not in {name.full for name in read("Sixty-seven Swedes were held.")}


@pytest.mark.parametrize(
    ("text", "full"),
    [
        pytest.param(
            "Peter Lund arrived. Lund left.", ["Peter Lund", "Peter Lund"], id="a surname after the full name"
        ),
        pytest.param("Lund Arrives\nPeter Lund arrived.", ["Peter Lund"], id="a headline is not trusted"),
        pytest.param(
            "Peter Lund met Mary Lund. Mr. Lund left.",
            ["Peter Lund", "Mary Lund", "Lund"],
            id="a surname that two people share",
        ),
        pytest.param(
            "President Hassan al-Berg arrived. Mr. Berg left.", ["Hassan al-Berg", "Hassan al-Berg"], id="a particle"
        ),
    ],
)
def test_the_fullest_form(text: str, full: list[str]) -> None:
    found = [name.full for name in read(text) if name.kind == "person"]
    assert found[-len(full) :] == full


@pytest.mark.parametrize(
    ("text", "age"),
    [
        pytest.param("Peter Lund, 61, was found at noon.", 61, id="between commas"),
        pytest.param("The 44-year-old Peter Lund was found.", 44, id="year-old"),
        pytest.param("Ragna Torp, a 34-year-old baker, was found.", 34, id="a noun behind the age"),
        pytest.param("Ragna Torp, aged 34, was found.", 34, id="aged"),
        pytest.param("Ragna Torp, who was 34, was found.", 34, id="a clause"),
        pytest.param("Peter Lund, who was 34 days old, was found.", None, id="days"),
        pytest.param("Peter Lund, 610, was found at noon.", None, id="nobody is that old"),
        pytest.param("Peter Lund was found at 9.", None, id="a clock time"),
    ],
)
def test_ages(text: str, age: int | None) -> None:
    assert [name.age for name in read(text) if name.kind == "person"] == [age]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("Danish Prime Minister Ann Berg arrived.", "Danish Prime Minister", id="before the name"),
        pytest.param("Ann Berg, a retired nurse, arrived.", "a retired nurse", id="behind the name"),
        pytest.param("The mayor, Ann Berg, arrived.", "mayor", id="the name in apposition"),
        pytest.param("Ann Berg, in a red coat, arrived.", None, id="a coat is no role"),
    ],
)
def test_roles(text: str, role: str | None) -> None:
    assert [name.role for name in read(text) if name.kind == "person"] == [role]


def test_a_role_is_a_trait_of_the_full_name() -> None:
    text = "Ann Berg arrived. Harbour Minister Berg left."
    source, paragraphs = parsed(text)
    (trait,) = read_traits(source, paragraphs, read_names(source, paragraphs, RULES), RULES)
    assert trait.content == Trait("Ann Berg", "role", "Harbour Minister")
    assert text[trait.sentence.start : trait.sentence.end].strip() == "Harbour Minister Berg left."


def test_a_common_word_that_opens_sentences_is_no_name() -> None:
    found = read("Jurors heard it on Monday. Methane burned. The jurors left, and methane was found.")
    assert [name.full for name in found] == []
