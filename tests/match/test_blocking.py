"""Which claims are put beside each other: each pair once, with the key that made it, in near-linear numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.blocking import HOT, Pair, candidate_pairs, keys
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import vocabulary
from tests.match.factories import RULES, days, figure, moment, placed

WORDS = vocabulary(RULES)
JUNE, JULY = days("2022-06-05"), days("2022-07-20")


def pairs(*members: Placed) -> list[tuple[int, int]]:
    return [(pair.left, pair.right) for pair in candidate_pairs(members, WORDS)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(figure(12), figure(900), id="one measure, whatever the numbers"),
        pytest.param(
            figure(3, measure="open", subject="shop", predicate="burn"),
            figure(4, measure="open", subject="store", predicate="loot"),
            id="nouns of one class",
        ),
        pytest.param(
            figure(3, measure="open", subject="tug", predicate="sink"),
            figure(3, measure="killed", subject="people"),
            id="one value of one kind",
        ),
        pytest.param(
            figure(3, measure="open", subject="", predicate="rise", kind="percent"),
            figure(4, measure="open", subject="", predicate="rise", kind="percent"),
            id="a share under one verb",
        ),
        pytest.param(moment(JUNE, "sink", ("ferry",)), moment(JULY, "leave", ("ferry",)), id="dates that share a word"),
        pytest.param(moment(JUNE, "sink"), moment(JUNE, "capsize"), id="happenings of one day"),
    ],
)
def test_brought_together(left: object, right: object) -> None:
    words = getattr(left, "concept", ()), getattr(right, "concept", ())
    members = placed(left, "a", 0, words=words[0]), placed(right, "b", 1, words=words[1])
    assert pairs(*members) == [(0, 1)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(figure(12), figure(14, measure="open", subject="tug", predicate="sink"), id="nothing in common"),
        pytest.param(figure(12), moment(JUNE), id="a figure and a date"),
        pytest.param(
            figure(31, measure="age", kind="age"), figure(27, measure="age", kind="age"), id="ages belong to people"
        ),
        pytest.param(figure(49, modifiers=("from",)), figure(49), id="what no longer holds"),
        pytest.param(moment(JUNE, "sink"), moment(JULY, "sail"), id="two days of two happenings"),
    ],
)
def test_never_brought_together(left: object, right: object) -> None:
    assert pairs(placed(left, "a", 0), placed(right, "b", 1)) == []


def test_events_are_blocks_of_their_own() -> None:
    assert pairs(placed(figure(12), "a", 0), placed(figure(12), "b", 1, event="e2")) == []


def test_a_shared_word_of_the_phrase_is_enough() -> None:
    left = placed(figure(3, measure="open", subject="tug", predicate="sink"), "a", 0, words=["harbour"])
    right = placed(figure(4, measure="open", subject="crane", predicate="fall"), "b", 1, words=["harbour"])
    assert [pair.block for pair in candidate_pairs([left, right], WORDS)] == ["count e1 phrase harbour"]


def test_a_pair_that_several_keys_make_comes_once() -> None:
    members = [placed(figure(12), source, index, words=["fire"]) for index, source in enumerate("abc")]
    assert pairs(*members) == [(0, 1), (0, 2), (1, 2)]


def crowd(size: int, **more: object) -> list[Placed]:
    return [placed(figure(1000 + n), f"s{n:04}", n, **more) for n in range(size)]


def test_a_hot_block_is_split_by_names_and_words() -> None:
    towns = [placed(figure(1000 + n), f"s{n:04}", n, near=[f"town{n % 20}"]) for n in range(HOT * 3)]
    found = candidate_pairs(towns, WORDS)
    assert found
    assert all(towns[pair.left].near == towns[pair.right].near for pair in found)
    assert all(" + town" in pair.block for pair in found)
    assert len(found) < len(towns) * 9


def test_a_block_that_is_not_hot_is_whole() -> None:
    assert len(pairs(*crowd(HOT))) == HOT * (HOT - 1) // 2


figures = st.builds(
    figure,
    st.integers(0, 5),
    measure=st.sampled_from(["open", "killed", "injured"]),
    subject=st.sampled_from(["", "tug", "people"]),
    predicate=st.sampled_from(["", "sink"]),
    kind=st.sampled_from(["count", "percent"]),
)
moments = st.builds(moment, st.sampled_from([None, JUNE, JULY]), st.sampled_from(["", "sink"]))
corpora = st.lists(figures | moments, max_size=8).map(
    lambda contents: [placed(content, "ab"[n % 2], n) for n, content in enumerate(contents)]
)


@given(corpora)
def test_pairs_are_in_order_distinct_and_share_their_key(members: list[Placed]) -> None:
    found = candidate_pairs(members, WORDS)
    places = [(pair.left, pair.right) for pair in found]
    assert places == sorted(set(places))
    for pair in found:
        assert pair.left < pair.right
        assert pair.block in keys(members[pair.left], WORDS)
        assert pair.block in keys(members[pair.right], WORDS)


@given(corpora, st.integers(0, 7))
def test_who_else_is_there_changes_no_pair(members: list[Placed], away: int) -> None:
    rest = [member for member in members if member.index != away]
    kept = [pair for pair in candidate_pairs(members, WORDS) if away not in (pair.left, pair.right)]
    assert _places(candidate_pairs(rest, WORDS)) == _places(kept)


def _places(found: list[Pair]) -> list[tuple[int, int]]:
    return [(pair.left, pair.right) for pair in found]
