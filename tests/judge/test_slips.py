"""Digit slips, exchanged figures and shared numbers; and what only looks like them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge import judge
from factcheck.judge.digits import slip
from factcheck.model import Level
from tests.judge.factories import RULES, amount, day, fact, figure, matched, source


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("129", "192", True, id="two digits exchanged"),
        pytest.param("38", "83", True, id="two digits in all"),
        pytest.param("129", "1129", True, id="a digit doubled"),
        pytest.param("1229", "129", True, id="a digit dropped"),
        pytest.param("129", "130", False, id="two digits differ"),
        pytest.param("129", "129", False, id="the same"),
        pytest.param("800", "8000", False, id="an order of magnitude is no slip"),
        pytest.param("11", "111", False, id="too short to tell"),
    ],
)
def test_slip(left, right, expected):
    assert slip(left, right) is expected


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_slip_is_symmetric(left, right):
    assert slip(str(left), str(right)) == slip(str(right), str(left))


SIXTEENTH = day(16)


def three(speaker="the prosecutor", third=192, third_day=SIXTEENTH):
    one = source("01", "Gunmen killed 129 people and wounded 352, the prosecutor said.")
    two = source("02", "Gunmen killed 352 people and wounded 129, the prosecutor said.")
    three = source("03", f"Gunmen left {third} people dead, the prosecutor said.")
    say = {"as_of": SIXTEENTH, "speaker": speaker}
    killed = [
        figure(one, "129", amount(129), **say),
        figure(two, "352", amount(352), **say),
        figure(three, str(third), amount(third), as_of=third_day, speaker=speaker),
    ]
    injured = [
        figure(one, "352", amount(352), measure="injured", **say),
        figure(two, "129", amount(129), measure="injured", **say),
    ]
    return [one, two, three], fact(*killed), fact(*injured)


def kinds(texts, *facts, extra=()):
    return [each.kind for each in judge(matched(facts, extra), texts, RULES) if each.kind != "agreement"]


def test_swap_and_slip_leave_no_other_conflict():
    texts, killed, injured = three()
    found = judge(matched([killed, injured]), texts, RULES)
    assert sorted(each.kind for each in found) == ["digit-slip", "swapped-figures"]
    swap = next(each for each in found if each.kind == "swapped-figures")
    assert (swap.relation, swap.explanation, len(swap.members)) == ("disjoint", "swap", 4)


def test_another_number_stays_a_conflict():
    texts, killed, injured = three(third=140)
    assert sorted(kinds(texts, killed, injured)) == ["figure-conflict", "swapped-figures"]


def test_a_later_day_is_no_slip():
    texts, killed, injured = three(third_day=day(18))
    assert "digit-slip" not in kinds(texts, killed, injured)


def exchanged(*claims):
    """Ages that alignment found the other way round in another source."""
    made = fact(*claims)
    swap = Level("swap", "different", "exchanged", 0.0)
    return replace(made, links=tuple(replace(link, levels=(*link.levels, swap)) for link in made.links))


def test_ages_exchanged_keep_their_kind():
    one = source("a", "Mart Osk, 31, and Pavel Drum, 27, were held.")
    two = source("b", "Mart Osk, 27, and Pavel Drum, 31, were held.")
    ages = [
        (one, "31", 31, "Mart Osk"),
        (two, "27", 27, "Mart Osk"),
        (one, "27", 27, "Pavel Drum"),
        (two, "31", 31, "Pavel Drum"),
    ]
    made = [
        figure(text, words, amount(n, kind="age", unit="year"), measure="age", subject=who)
        for text, words, n, who in ages
    ]
    found = judge(matched([exchanged(*made[:2]), exchanged(*made[2:])]), [one, two], RULES)
    assert [(each.kind, each.explanation) for each in found] == [("age-conflict", "swap")] * 2


def collide(number, words, first="killed", second="open", subject="shelter"):
    one = source("1", f"The storm killed {words} people, a spokesman said.")
    two = source("2", f"Shelters operating: {words}")
    return kinds(
        [one, two],
        extra=[
            figure(one, words, amount(number), measure=first),
            figure(two, words, amount(number), measure=second, subject=subject),
        ],
    )


@pytest.mark.parametrize(
    ("number", "words", "found"),
    [
        pytest.param(4460, "4,460", True, id="an unusual number"),
        pytest.param(1000, "1,000", False, id="a round number"),
        pytest.param(44, "44", False, id="two digits"),
        pytest.param(2013, "2013", False, id="a year"),
    ],
)
def test_collisions(number, words, found):
    assert collide(number, words) == (["number-collision"] if found else [])


@pytest.mark.parametrize(
    ("apart", "found"), [pytest.param((), 1, id="of one story"), pytest.param((("1", "2"),), 0, id="of two stories")]
)
def test_collisions_of_two_stories(apart, found):
    one = source("1", "The storm killed 4,460 people, a spokesman said.")
    two = source("2", "Shelters operating: 4,460")
    told = [
        figure(one, "4,460", amount(4460), measure="killed"),
        figure(two, "4,460", amount(4460), measure="open", subject="shelter"),
    ]
    case = replace(matched([], told), two_stories=frozenset(apart))
    assert len(judge(case, [one, two], RULES)) == found


def test_people_by_another_word_are_no_other_thing():
    assert collide(4460, "4,460", subject="victim") == []


def test_kin_measures_are_left_to_swaps():
    assert collide(4460, "4,460", second="missing", subject="sailor") == []
