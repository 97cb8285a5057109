"""Groups on their way to a fact: what joining keeps, and how few comparisons very many like claims take."""

from dataclasses import replace

from factcheck.match.blocking import candidate_pairs
from factcheck.match.clustering import cluster, thresholds
from factcheck.match.comparison import Comparison, compare, remembered, weights
from factcheck.match.crowds import CROWD
from factcheck.match.grouping import SPEAKERS, alone, kinds_of, merged
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Scope
from tests.match.factories import RULES, figure, placed
from tests.match.test_crowds import crowd

WORDS, TABLE = vocabulary(RULES), weights(RULES)


def test_a_merged_group_holds_both_whichever_is_larger() -> None:
    members = [placed(figure(value), source, n) for n, (value, source) in enumerate([(12, "a"), (14, "b"), (15, "a")])]
    kinds = kinds_of(members)
    both, moved = merged(7, alone(members[0], kinds), alone(members[1], kinds), kinds)
    assert (both.number, sorted(both.members), moved) == (7, [0, 1], [1])
    whole, moved = merged(8, alone(members[2], kinds), both, kinds)
    assert (whole.number, sorted(whole.members), moved) == (8, [0, 1, 2], [2])
    assert {source: sorted(stated.values()) for source, stated in whole.figures.items()} == {"a": [0, 2], "b": [1]}
    assert sorted(whole.sample) == [0, 1, 2]


def test_the_sample_of_a_large_group_has_claims_of_every_frame() -> None:
    parts = Scope(part=True)
    members = [placed(figure(n, scope=parts if n == 70 else None), f"s{n}", n) for n in range(90)]
    kinds = kinds_of(members)
    group = alone(members[0], kinds)
    for member in members[1:]:
        group, _ = merged(100 + member.index, group, alone(member, kinds), kinds)
    assert len(group.sample) == SPEAKERS
    assert 70 in group.sample


def counted(members: list[Placed]) -> tuple[int, int]:
    """How many facts, and how many comparisons they took."""
    calls = 0

    def look(left: Placed, right: Placed) -> Comparison:
        nonlocal calls
        calls += 1
        return compare(left, right, WORDS, TABLE)

    between = remembered(members, look)
    pairs = candidate_pairs(members, WORDS)
    compared = [(pair, between(members[pair.left], members[pair.right])) for pair in pairs]
    return len(cluster(members, compared, between, thresholds(RULES))), calls


def test_comparisons_grow_with_the_claims() -> None:
    (few, small), (many, large) = counted(crowd(4 * CROWD)), counted(crowd(8 * CROWD))
    assert few == many == 1
    assert large <= 1.2 * 2 * small


def test_claims_that_read_alike_are_looked_at_once() -> None:
    alike = [placed(figure(12), f"s{n}", n) for n in range(30)]
    told = [replace(one, signature=("same",)) for one in alike]
    assert counted(told)[1] == 1
