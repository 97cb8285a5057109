"""Which words say the same, and amounts in one unit, from the rules in force."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.match.vocabulary import of_two_kinds, vocabulary
from factcheck.model import Interval
from factcheck.rules import load
from tests.match.factories import RULES, quantity

WORDS = vocabulary(RULES)
PACK = """
pack = "desk"
version = "1"

[[noun-class]]
id = "crew"
words = ["sailor", "deckhand", "tug"]

[[synonyms]]
id = "dinghy"
words = ["dinghy", "tug"]

[[measure]]
id = "adrift"
label = "people adrift"
kin = ["missing"]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "desk.toml"
    path.write_text(PACK, "utf-8")
    return path


def test_a_class_has_one_representative(desk: Path) -> None:
    words = vocabulary(load([desk]))
    assert words.same("sailor") == words.same("deckhand") == "crew"
    assert words.same("crane") == "crane"


def test_a_word_in_two_lists_keeps_its_first(desk: Path) -> None:
    words = vocabulary(load([desk]))
    assert words.same("tug") == "crew"
    assert words.same("dinghy") == "dinghy"


def test_only_generic_classes_count_people_in_general(desk: Path) -> None:
    words = vocabulary(load([desk]))
    assert words.counts_all(words.same("person"))
    assert not words.counts_all(words.same("sailor"))


def test_a_shipped_word_stands_in_one_class() -> None:
    classes = [rule for kind in ("noun-class", "synonyms") for rule in RULES.of(kind)]
    homes = Counter(word for rule in classes for word in rule.words("words"))
    assert [word for word, count in homes.items() if count > 1 and word != "strike"] == []  # an attack, and to hit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("car", "vehicle", id="a kind named by its class"),
        pytest.param("knockout", "kos", id="a word and its short form"),
        pytest.param("climb", "rise", id="verbs of rising"),
        pytest.param("unearth", "find", id="verbs of finding"),
    ],
)
def test_words_that_say_the_same_of_a_figure(one: str, other: str) -> None:
    assert WORDS.same(one) == WORDS.same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("soldier", "fighter", id="the two sides of a fight"),
        pytest.param("firearm", "weapon", id="a part and its whole"),
        pytest.param("kill", "injure", id="dead and injured"),
        pytest.param("rise", "fall", id="up and down"),
        pytest.param("hire", "dismiss", id="opposites"),
        pytest.param("revenue", "profit", id="before and after costs"),
        pytest.param("worker", "job", id="people and posts"),
        pytest.param("prisoner", "hostage", id="held by a state or by a gang"),
    ],
)
def test_words_that_a_desk_keeps_apart(one: str, other: str) -> None:
    assert WORDS.same(one) != WORDS.same(other)


def test_measures_know_their_labels_and_kin(desk: Path) -> None:
    words = vocabulary(load([desk]))
    assert words.labels["adrift"] == "people adrift"
    assert words.kin["adrift"] == {"missing"}
    assert "injured" in WORDS.kin["killed"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(quantity(2, unit="week"), quantity(14, unit="day"), id="weeks as days"),
        pytest.param(quantity("1.5", unit="kilometre"), quantity(1500, unit="metre"), id="a decimal"),
        pytest.param(quantity(3, None, unit="hour"), quantity(180, None, unit="minute"), id="a floor stays a floor"),
        pytest.param(
            quantity(5, kind="money", unit="dollar"), quantity(5, kind="money", unit="USD"), id="a bare dollar"
        ),
        pytest.param(quantity(5), quantity(5), id="no unit"),
    ],
)
def test_equal_amounts_in_two_units(one: object, other: object) -> None:
    assert WORDS.amount(one) == WORDS.amount(other)


def test_an_unknown_unit_is_its_own_base() -> None:
    assert WORDS.amount(quantity(7, 9, unit="zork")) == ("zork", Interval(Decimal(7), Decimal(9)))


def test_scales_with_an_offset_are_not_multiplied() -> None:
    unit, interval = WORDS.amount(quantity(20, kind="temperature", unit="celsius"))
    assert (unit, interval.low) == ("celsius", Decimal(20))


def test_open_sides_stay_open() -> None:
    interval = WORDS.amount(quantity(2, None, unit="kilometre"))[1]
    assert interval.high is None
    assert interval.low == 2000


KINDS = [
    pytest.param("registered republican", "registered democratic", ("republican", "democratic"), id="two parties"),
    pytest.param("french", "german", ("france", "germany"), id="two nations"),
    pytest.param("french and german", "german", None, id="one of both"),
    pytest.param("registered", "democratic", None, id="a kind on one side only"),
    pytest.param("french", "female", None, id="a French woman is both"),
]


@pytest.mark.parametrize(("left", "right", "expected"), KINDS)
def test_two_kinds(left: str, right: str, expected: tuple[str, str] | None) -> None:
    assert of_two_kinds(left.split(), right.split(), vocabulary(RULES)) == expected
