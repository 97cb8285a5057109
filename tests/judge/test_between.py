"""What may stand between two numbers for arithmetic to join them, and what keeps them apart."""

import dataclasses

import pytest

from factcheck.judge.between import between
from tests.judge.factories import RULES

WORDS = between(RULES)


@pytest.mark.parametrize(
    ("text", "item", "last"),
    [
        pytest.param("", True, False, id="the first item"),
        pytest.param("8 on the coast, ", True, False, id="a comma"),
        pytest.param("8 on the coast and ", True, True, id="and"),
        pytest.param("8 on the coast, and ", True, True, id="a comma and and"),
        pytest.param("8 on the coast and another ", True, True, id="and another"),
        pytest.param("8 on the coast; about ", True, False, id="an inexact item"),
        pytest.param("8 on the coast & ", True, True, id="an ampersand"),
        pytest.param("8 of whom ", False, False, id="part of the item before"),
        pytest.param("8 on the coast and in all ", False, False, id="the sum itself"),
        pytest.param("8 on the island ", False, False, id="the end of another word"),
    ],
)
def test_items_of_a_list(text: str, item: bool, last: bool) -> None:
    assert (bool(WORDS.item.search(text)), bool(WORDS.last.search(text))) == (item, last)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        pytest.param(" of ", True, id="of"),
        pytest.param(" out of the ", True, id="out of the"),
        pytest.param(" of all its ", True, id="two words before the whole"),
        pytest.param(" of the city's ", True, id="whose whole it is"),
        pytest.param(" boats of ", False, id="a noun of its own"),
        pytest.param(" of the same ", False, id="a word that says which"),
    ],
)
def test_from_a_part_to_its_whole(text: str, fits: bool) -> None:
    assert bool(WORDS.whole.fullmatch(text)) is fits


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        pytest.param(" schools, or ", True, id="or behind a comma"),
        pytest.param(" schools (", True, id="brackets"),
        pytest.param(" schools or ", True, id="or alone"),
        pytest.param(" schools – nearly ", True, id="a dash and a hedge"),
        pytest.param(" schools. Or ", False, id="another sentence"),
        pytest.param(" schools by ", False, id="no other terms"),
    ],
)
def test_the_same_in_other_terms(text: str, fits: bool) -> None:
    assert bool(WORDS.restated.fullmatch(text)) is fits


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("it came just ", "it came ", id="exactly"),
        pytest.param("it came almost ", "it came ", id="loosely"),
        pytest.param("it came ", "it came ", id="nothing before the span"),
        pytest.param("it was handsome ", "it was handsome ", id="the end of another word"),
    ],
)
def test_words_before_a_span_of_time(text: str, rest: str) -> None:
    assert WORDS.span.sub("", text) == rest


def test_without_rules_only_marks_join() -> None:
    bare = between(dataclasses.replace(RULES, rules=(), digest="none"))
    assert bare.item.search("8 on the coast, ")
    assert not bare.item.search("8 on the coast and ")
    assert not bare.whole.fullmatch(" of ")
