"""Whether two sources tell one story, and what follows for the figures and statements in them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match import comparison
from factcheck.match.events import Profile
from factcheck.match.stories import BRIEF, Stories
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Window
from tests.match.factories import RULES, days, figure, placed

WORDS = vocabulary(RULES)
NAMES = tuple(f"name{n}" for n in range(20))
LONG = 2 * BRIEF


def told(names: int, words: int, *, off: int = 0, written: Window | None = None) -> Profile:
    """A source of so many names and words, the first ``off`` of each other ones than those of a source with none off."""
    called = Counter(f"{chr(ord('a') + n) * 4}" if n >= off else f"{chr(ord('a') + n) * 5}" for n in range(names))
    spoken = Counter(f"word{n}" if n >= off * words // names else f"other word{n}" for n in range(words))
    return Profile(frozenset(called), frozenset(spoken), frozenset(), written, called=called, spoken=spoken)


def level(left: Profile, right: Profile) -> str:
    return Stories({"a": left, "b": right}).level("a", "b")


EARLY, SOON, LATE = days("2022-06-05"), days("2022-06-07"), days("2024-06-05")
LEVELS = [
    pytest.param(told(10, LONG), told(10, LONG), "twin", id="the same names and words"),
    pytest.param(told(10, LONG), told(10, LONG, off=6), "twin", id="four of ten of both"),
    pytest.param(told(10, LONG), told(10, LONG, off=8), "close", id="two of ten of both"),
    pytest.param(told(10, LONG), told(10, LONG, off=9), "different", id="hardly anything"),
    pytest.param(
        told(10, LONG, written=EARLY), told(10, LONG, off=6, written=SOON), "twin", id="days apart, nearly as good"
    ),
    pytest.param(
        told(10, LONG, written=EARLY), told(10, LONG, off=6, written=LATE), "close", id="years apart, hardly one"
    ),
    pytest.param(told(10, LONG, written=EARLY), told(10, LONG, off=6), "twin", id="an unknown day costs nothing"),
    pytest.param(told(10, LONG), told(10, BRIEF // 2, off=9), "close", id="a brief source is told apart with care"),
    pytest.param(told(10, LONG), told(10, BRIEF // 2), "missing", id="a brief source that fits"),
    pytest.param(told(2, LONG), told(10, LONG, off=9), "missing", id="hardly a name"),
    pytest.param(told(10, 8), told(10, LONG, off=9), "missing", id="hardly a word"),
]


@pytest.mark.parametrize(("left", "right", "expected"), LEVELS)
def test_levels(left: Profile, right: Profile, expected: str) -> None:
    assert level(left, right) == expected


counts = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 9))


@given(counts, counts, counts, counts)
def test_it_is_symmetric(
    names: dict[str, int], words: dict[str, int], others: dict[str, int], other_words: dict[str, int]
) -> None:
    left, right = (
        Profile(frozenset(called), frozenset(spoken), called=called, spoken=spoken)
        for called, spoken in ((names, words), (others, other_words))
    )
    assert level(left, right) == level(right, left)


def test_sources_that_tell_two_stories_are_told() -> None:
    stories = Stories({"a": told(10, LONG), "b": told(10, LONG, off=9), "c": told(10, LONG)})
    assert {stories.level("b", "a"), stories.level("a", "c")} == {"different", "twin"}
    assert stories.apart() == {("a", "b")}


def test_two_stories_weigh_against_a_pair() -> None:
    left, right = placed(figure(12), "a"), placed(figure(15), "b")
    table = comparison.weights(RULES)

    def plain(one: comparison.Placed, two: comparison.Placed) -> comparison.Comparison:
        return comparison.compare(one, two, WORDS, table)

    def within(told: str) -> comparison.Comparison:
        return comparison.within_stories(plain, lambda *_: told, table)(left, right)

    alone = plain(left, right)
    assert within("twin").score == within("missing").score == alone.score
    assert within("different").score < within("close").score < alone.score
    assert within("different").levels[-1].label == "the sources tell two stories"


def test_figures_of_one_source_are_of_one_story() -> None:
    left, right = placed(figure(12), "a"), placed(figure(15), "a")
    table = comparison.weights(RULES)
    found = comparison.within_stories(lambda *pair: comparison.compare(*pair, WORDS, table), _never, table)(left, right)
    assert all(level.field != "story" for level in found.levels)


def _never(_: str, __: str) -> str:
    raise AssertionError("asked of one source")
