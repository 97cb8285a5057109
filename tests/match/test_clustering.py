"""Accepted pairs become facts; a chain of pairs is not a fact."""

import dataclasses
from collections.abc import Mapping
from functools import partial
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.blocking import Pair, candidate_pairs
from factcheck.match.clustering import cluster, thresholds
from factcheck.match.comparison import Comparison, compare, weights
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Fact, Level
from tests.match.factories import RULES, days, figure, moment, placed

ASKED = thresholds(RULES)
SURE, PLAIN, WEAK = 3.0, 1.0, -9.0
NEVER = "a part against a total"
Scores = Mapping[tuple[int, int], float | str]


def test_every_threshold_is_a_rule_and_every_rule_a_threshold() -> None:
    assert sorted(rule.id for rule in RULES.of("threshold")) == sorted(
        field.name.replace("_", "-") for field in dataclasses.fields(ASKED)
    )


def facts(members: list[Placed], scores: Scores, otherwise: float | str = WEAK) -> list[tuple[int, ...]]:
    """Facts as index tuples; a score that is text keeps the pair apart for that reason."""
    return [_members(members, fact) for fact in _cluster(members, scores, otherwise)]


def _cluster(members: list[Placed], scores: Scores, otherwise: float | str) -> list[Fact]:
    def between(left: Placed, right: Placed) -> Comparison:
        found = scores.get((left.index, right.index), otherwise)
        level = (Level("what", "noun", "the same noun"),)
        return Comparison(level, SURE, found) if isinstance(found, str) else Comparison(level, found, None)

    pairs = [(Pair(a, b, "test"), between(members[a], members[b])) for a, b in combinations(range(len(members)), 2)]
    return cluster(members, pairs, between, ASKED)


def _members(members: list[Placed], fact: Fact) -> tuple[int, ...]:
    return tuple(next(one.index for one in members if one.claim is claim) for claim in fact.claims)


def tolls(*values: int, sources: str = "abcdef") -> list[Placed]:
    return [placed(figure(value), sources[n], n) for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param({(0, 1): SURE}, [(0, 1)], id="a pair that convinces"),
        pytest.param({(0, 1): WEAK}, [], id="a pair that does not"),
        pytest.param({(0, 1): SURE, (1, 2): SURE, (0, 2): SURE}, [(0, 1, 2)], id="all three with each other"),
        pytest.param({(0, 1): SURE, (1, 2): PLAIN, (0, 2): NEVER}, [(0, 1)], id="a chain over a pair kept apart"),
        pytest.param({(0, 1): PLAIN, (1, 2): SURE, (0, 2): NEVER}, [(1, 2)], id="the surer link wins"),
        pytest.param({(0, 1): PLAIN, (1, 2): PLAIN, (0, 2): NEVER}, [(0, 1)], id="ties go by corpus order"),
        pytest.param({(0, 1): SURE, (1, 2): PLAIN, (0, 2): -6.0}, [(0, 1)], id="the average pair must convince"),
        pytest.param({(0, 1): SURE, (1, 2): SURE, (0, 2): -0.5}, [(0, 1, 2)], id="one weak pair among sure ones"),
    ],
)
def test_three_claims_of_three_sources(scores: Scores, expected: list[tuple[int, ...]]) -> None:
    assert facts(tolls(12, 14, 19), scores) == expected


def test_a_pair_kept_apart_is_no_fact_however_alike() -> None:
    assert facts(tolls(12, 12), {(0, 1): NEVER}) == []


@pytest.mark.parametrize(
    ("values", "score", "together"),
    [
        pytest.param((12, 12), -0.5, True, id="the same figure may stand with less"),
        pytest.param((12, 14), -0.5, False, id="two figures need more"),
        pytest.param((12, 14), 0.5, True, id="two figures that convince"),
    ],
)
def test_how_sure_a_pair_must_be(values: tuple[int, int], score: float, together: bool) -> None:
    assert bool(facts(tolls(*values), {(0, 1): score})) is together


def test_a_source_rarely_contradicts_itself() -> None:
    own = tolls(12, 14, sources="aa")
    assert facts(tolls(12, 14), {(0, 1): 0.5}) == [(0, 1)]
    assert facts(own, {(0, 1): 0.2}) == []
    assert facts(own, {(0, 1): SURE}) == [(0, 1)]


def test_two_figures_of_one_source_do_not_come_together_through_another() -> None:
    members = tolls(12, 14, 12, sources="aab")
    found = facts(members, {(0, 2): SURE, (1, 2): SURE, (0, 1): 0.2})
    assert all(not {0, 1} <= set(fact) for fact in found)


def test_facts_come_in_the_order_of_their_first_claim() -> None:
    scores = {(0, 3): PLAIN, (1, 2): SURE}
    assert facts(tolls(12, 40, 41, 13), scores, NEVER) == [(0, 3), (1, 2)]


def test_links_index_the_claims_of_their_fact_and_keep_levels_and_block() -> None:
    (fact,) = _cluster(tolls(40, 12, 14), {(1, 2): SURE}, NEVER)
    (link,) = fact.links
    assert (link.left, link.right, link.block, link.score) == (0, 1, "test", SURE)
    assert [level.label for level in link.levels] == ["the same noun"]


def test_dates_come_together_like_figures() -> None:
    members = [placed(moment(days("2022-06-05")), source, n) for n, source in enumerate("ab")]
    assert facts(members, {(0, 1): -0.5}) == [(0, 1)]


def test_nothing_gives_nothing() -> None:
    assert cluster([], [], lambda left, right: Comparison((), 0.0, None), ASKED) == []


# ---------------------------------------------------------------- any corpus

values = st.integers(1, 4)
verdicts = st.sampled_from([SURE, PLAIN, -0.5, WEAK, NEVER])
corpora = st.lists(st.tuples(values, st.sampled_from("abc")), max_size=6).flatmap(
    lambda told: st.tuples(
        st.just([placed(figure(value), source, n) for n, (value, source) in enumerate(told)]),
        st.fixed_dictionaries(dict.fromkeys(combinations(range(len(told)), 2), verdicts)),
    )
)


@given(corpora)
def test_no_claim_in_two_facts_and_no_pair_that_is_kept_apart(corpus: tuple[list[Placed], Scores]) -> None:
    members, scores = corpus
    found = facts(members, scores)
    everyone = [index for fact in found for index in fact]
    assert len(everyone) == len(set(everyone))
    for fact in found:
        assert len(fact) > 1
        assert all(scores[pair] != NEVER for pair in combinations(fact, 2))


@given(corpora)
def test_every_fact_is_held_together_by_its_links(corpus: tuple[list[Placed], Scores]) -> None:
    members, scores = corpus
    for fact in _cluster(members, scores, WEAK):
        reached, waiting = {0}, [0]
        while waiting:
            here = waiting.pop()
            for link in fact.links:
                if here in (link.left, link.right):
                    other = link.left + link.right - here
                    if other not in reached:
                        reached.add(other)
                        waiting.append(other)
        assert reached == set(range(len(fact.claims)))


def test_on_real_comparisons_look_alikes_stay_out() -> None:
    words, table = vocabulary(RULES), weights(RULES)
    with_names = partial(placed, near=["Osel"], words=("fire", "osel", "warehouse"), rest=("fire", "warehouse", "osel"))
    members = [
        with_names(figure(12), "a", 0),
        with_names(figure(12), "b", 1),
        with_names(figure(30, measure="injured", predicate="injure"), "b", 2),
        with_names(figure(4, measure="open", subject="tug", predicate="sink"), "c", 3),
    ]
    between = partial(compare, vocabulary=words, table=table)
    pairs = candidate_pairs(members, words)
    found = cluster(
        members, [(pair, between(members[pair.left], members[pair.right])) for pair in pairs], between, ASKED
    )
    assert [_members(members, fact) for fact in found] == [(0, 1)]


@given(corpora)
def test_no_file_comes_first(corpus: tuple[list[Placed], Scores]) -> None:
    """Sources in the other order, as under other names: the same facts of the same claims."""
    members, scores = corpus
    told = [placed(one.claim.content, f"s{n}", n, rest=(f"word{n}",)) for n, one in enumerate(members)]
    last = len(told) - 1
    turned = [placed(one.claim.content, one.claim.source, last - one.index, rest=sorted(one.sentence)) for one in told]
    other = {(last - right, last - left): score for (left, right), score in scores.items()}
    found = {frozenset(fact) for fact in facts(told, scores)}
    assert {frozenset(last - index for index in fact) for fact in facts(turned[::-1], other)} == found
