"""Which names are one person, and what several sources say of that person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.names import canonical_alias, canonical_names, initials, person_level
from factcheck.match.people import match_people, post_level
from factcheck.model import Level, Trait
from tests.match.speech import RULES, age, named, post

PERSONS = [
    pytest.param("Ada Lund", "Ada Lund", "same", id="one spelling"),
    pytest.param("Ada Lund", "Ada Maria Lund", "same", id="a middle name"),
    pytest.param("A. Lund", "Ada Lund", "same", id="an initial"),
    pytest.param("José Ibarra", "Jose Ibarra", "same", id="accents"),
    pytest.param("Al-Hadi Nasser", "Alhadi Nasser", "same", id="a hyphen"),
    pytest.param("Bob Ashdown", "Robert Ashdown", "same", id="a short form by rule"),
    pytest.param("Dan Ashdown", "Daniel Ashdown", "same", id="a short form by its letters"),
    pytest.param("Nikos Papadreou", "Nikolaos Papadreou", "same", id="a Greek short form"),
    pytest.param("Per Holmqvist", "Per Holmquist", "close", id="a surname spelled in two ways"),
    pytest.param("Katherine Lund", "Catherine Lund", "close", id="a given name spelled in two ways"),
    pytest.param("Omar Samir Haddadin", "Samir Omar Haddadin", "same", id="given names in another order"),
    pytest.param("Lund", "Ada Lund", "surname", id="a surname alone"),
    pytest.param("Ada Lund", "Per Lund", "different", id="two of one family"),
    pytest.param("Ada B. Lund", "Ada C. Lund", "different", id="other middle initials"),
    pytest.param("Karl Berg Jr.", "Karl Berg Sr.", "different", id="father and son"),
    pytest.param("Ada Lund", "Ada Lang", "different", id="short surnames must agree"),
    pytest.param("Michael Torvald", "Michelle Torvald", "different", id="given names that only look alike"),
]


@pytest.mark.parametrize(("left", "right", "expected"), PERSONS)
def test_persons(left: str, right: str, expected: str) -> None:
    assert person_level(left, right, RULES) == expected
    assert person_level(left, right, RULES) == person_level(right, left, RULES)


@given(*[st.lists(st.sampled_from(["Ada", "A", "Per", "Lund", "Lunde", "Holm", "Jr"]), min_size=1, max_size=4)] * 2)
def test_comparing_persons_is_symmetric(left: list[str], right: list[str]) -> None:
    assert person_level(" ".join(left), " ".join(right), RULES) == person_level(" ".join(right), " ".join(left), RULES)


ALIASES = [
    pytest.param("the US", "United States", id="article and capitals"),
    pytest.param("U.S.", "United States", id="full stops"),
    pytest.param("ISIL", "Islamic State", id="one organisation, several names"),
    pytest.param("us", None, id="a pronoun is no country"),
    pytest.param("Who", None, id="a question word is no agency"),
    pytest.param("Norrin", None, id="not in the table"),
]


@pytest.mark.parametrize(("name", "expected"), ALIASES)
def test_aliases(name: str, expected: str | None) -> None:
    assert canonical_alias(name, RULES) == expected


def test_one_form_for_all_sources() -> None:
    sources = [named("a", "Ada Lund", "Per Holmqvist"), named("b", "Lund", "Per Holmquist"), named("c", "A. Lund")]
    found = canonical_names(sources, RULES)
    assert found["Lund"] == found["A. Lund"] == found["Ada Lund"]
    assert found["Per Holmqvist"] == found["Per Holmquist"]


def test_a_surname_of_two_persons_stays_open() -> None:
    found = canonical_names([named("a", "Ada Lund", "Per Lund"), named("b", "Lund")], RULES)
    assert found["Lund"] == "Lund"


def test_a_slip_in_a_surname_is_the_surname() -> None:
    sources = [named("a", "Ada Holmqvist"), named("b", "Homlqvist"), named("c", "Lund", "Lnud")]
    found = canonical_names(sources, RULES)
    assert found["Homlqvist"] == "Ada Holmqvist"
    assert found["Lnud"] == "Lnud"  # too short to tell


def test_a_slip_in_a_surname_of_two_persons_is_the_surname() -> None:
    sources = [named("a", "Ada Holmqvist", "Per Holmqvist"), named("b", "Holmqvist"), named("c", "Homlqvist")]
    assert canonical_names(sources, RULES)["Homlqvist"] == "Holmqvist"


def test_an_acronym_that_the_corpus_spells_out() -> None:
    names = ("Norrin Harbour Rescue Board", "NHRB")
    found = canonical_names([named("a", *names, kind="organisation")], RULES)
    assert found["NHRB"] == "Norrin Harbour Rescue Board"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("SEA-ME-WE 4", "SMW4", id="parts of a hyphenated name and a digit"),
        pytest.param("Board of Trade for Norrin", "BTN", id="small words have no letter"),
        pytest.param("Norrin Harbour", "", id="two words are no acronym"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name, RULES) == expected


@given(st.permutations(["Ada Lund", "A. Lund", "Per Holmqvist", "Per Holmquist", "Per Lund", "Holmqvist"]))
def test_order_of_names_changes_nothing(names: list[str]) -> None:
    given_order = ["Ada Lund", "A. Lund", "Per Holmqvist", "Per Holmquist", "Per Lund", "Holmqvist"]
    assert canonical_names([named("a", *names)], RULES) == canonical_names([named("a", *given_order)], RULES)


# ---------------------------------------------------------------- facts


def levels(facts, field: str) -> list[str]:
    return [level.level for fact in facts for link in fact.links for level in link.levels if level.field == field]


def test_ages_of_one_person_are_one_fact() -> None:
    claims = [age("a", "Ada Lund", 44), age("b", "Lund", 45)]
    facts = match_people(claims, [named("a", "Ada Lund"), named("b", "Lund")], {}, RULES)
    assert [fact.claims for fact in facts] == [tuple(claims)]
    assert levels(facts, "age") == ["different"]


def test_an_age_of_a_surname_that_two_persons_bear_is_nobodys() -> None:
    claims = [age("a", "Lund", 44), age("b", "Lund", 69)]
    extractions = [named("a", "Ada Lund", "Lund"), named("b", "Per Lund", "Lund")]
    assert match_people(claims, extractions, {}, RULES) == []


def test_ages_of_two_persons_exchanged() -> None:
    claims = [age("a", "Ada Lund", 23), age("a", "Per Holm", 32), age("b", "Ada Lund", 32), age("b", "Per Holm", 23)]
    facts = match_people(claims, [named("a", "Ada Lund", "Per Holm"), named("b", "Ada Lund", "Per Holm")], {}, RULES)
    assert levels(facts, "swap") == ["different", "different"]


def test_an_age_that_no_other_source_gives_is_no_fact() -> None:
    claims = [age("a", "Ada Lund", 44), age("b", "Per Holm", 45)]
    assert match_people(claims, [named("a", "Ada Lund"), named("b", "Per Holm")], {}, RULES) == []


def test_two_spellings_of_one_surname() -> None:
    facts = match_people([], [named("a", "Per Holmqvist"), named("b", "Per Holmquist")], {}, RULES)
    assert [claim.content for claim in facts[0].claims] == [
        Trait(facts[0].claims[0].content.person, "name", "Per Holmqvist"),
        Trait(facts[0].claims[0].content.person, "name", "Per Holmquist"),
    ]
    assert levels(facts, "name") == ["different"]


def test_names_spelled_apart_in_two_stories_are_of_two_persons() -> None:
    extractions = [named("a", "Per Holmqvist"), named("b", "Per Holmquist")]
    assert match_people([], extractions, {}, RULES, lambda *_: "same") != []
    assert match_people([], extractions, {}, RULES, lambda *_: "close") == []


def test_accents_and_initials_are_no_other_spelling() -> None:
    sources = [named("a", "José Ibarra"), named("b", "Jose Ibarra"), named("c", "J. Ibarra")]
    assert match_people([], sources, {}, RULES) == []


POSTS = [
    pytest.param("a retired police sergeant", "a retired police lieutenant", "different", id="two ranks"),
    pytest.param("Lt.", "a police lieutenant", "same", id="a short form"),
    pytest.param("chief executive of Norrin Ferries", "CEO", "same", id="two words for one post"),
    pytest.param("co-chief executive", "CEO", "different", id="one of two heads, or the head"),
    pytest.param("president and chief executive", "chief executive", "same", id="one of two posts"),
    pytest.param(
        "senior vice president for the ferry division",
        "senior vice president for the harbour unit",
        "different",
        id="one post of two divisions",
    ),
    pytest.param("spokeswoman for the yard", "spokeswoman", "same", id="more and less"),
    pytest.param("chief executive", "father of two", "missing", id="both can be true"),
    pytest.param("a colonel", "general manager", "missing", id="a manager is no general"),
    pytest.param("Interior Minister", "Foreign Minister", "different", id="two offices"),
    pytest.param("Minister of the Interior", "interior minister", "same", id="a portfolio behind its post"),
    pytest.param("defence lawyer", "the deputy prosecutor", "different", id="two sides of a trial"),
    pytest.param("mayor of Osel", "Fire chief", "different", id="two heads of a town"),
    pytest.param("former mayor", "Governor", "missing", id="one after the other"),
]


@pytest.mark.parametrize(("left", "right", "expected"), POSTS)
def test_posts(left: str, right: str, expected: str) -> None:
    found: Level = post_level(left, right, RULES)
    assert found.level == expected
    assert post_level(right, left, RULES).level == expected


def test_posts_of_one_person_are_one_fact() -> None:
    claims = [post("a", "Ada Lund", "a police sergeant"), post("b", "Lund", "a retired police lieutenant")]
    facts = match_people(claims, [named("a", "Ada Lund"), named("b", "Lund")], {}, RULES)
    assert [fact.claims for fact in facts] == [tuple(claims)]


def test_posts_that_can_both_be_true_are_no_fact() -> None:
    claims = [post("a", "Ada Lund", "a police sergeant"), post("b", "Lund", "mother of three")]
    assert match_people(claims, [named("a", "Ada Lund"), named("b", "Lund")], {}, RULES) == []


def test_a_source_that_says_it_twice_counts_with_the_fuller_words() -> None:
    claims = [
        post("a", "Ada Lund", "sergeant"),
        post("a", "Ada Lund", "a retired police sergeant", at=90),
        post("b", "Ada Lund", "a police sergeant"),
    ]
    facts = match_people(claims, [named("a", "Ada Lund"), named("b", "Ada Lund")], {}, RULES)
    assert [fact.claims for fact in facts] == [(claims[1], claims[2])]
