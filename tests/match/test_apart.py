"""What was not compared is listed with where it stands and why."""

import pytest

from factcheck.match.apart import NOBODY, UNSURE, not_compared
from factcheck.match.blocking import Pair
from factcheck.match.clustering import thresholds
from factcheck.match.comparison import Comparison
from factcheck.match.placing import Placed
from factcheck.model import Fact, Level, NotCompared
from tests.match.factories import RULES, days, figure, moment, placed, source

A, B, C = source("a", "One line.\n12 tugs sank."), source("b", "Fourteen\ntugs sank."), source("c", "Nine sank.")
ASKED = thresholds(RULES)
RULE, OTHER = (Level("what", "rule", "same measure"),), (Level("what", "other-noun", "other nouns"),)


def listed(members: list[Placed], pairs: dict[tuple[int, int], Comparison], *facts: Fact) -> list[NotCompared]:
    compared = [(Pair(left, right, "test"), found) for (left, right), found in pairs.items()]
    return list(not_compared([A, B, C], members, compared, facts, ASKED))


def three() -> list[Placed]:
    return [
        placed(figure(12), "a", 0, at=10),
        placed(figure(14), "b", 1, at=0),
        placed(figure(9), "c", 2, at=0),
    ]


def test_a_figure_that_nobody_else_states() -> None:
    (entry,) = listed(three()[:1], {})
    assert (entry.source, entry.line, entry.reason, entry.other) == ("a", 2, NOBODY, None)
    assert A.text[entry.start : entry.end] == entry.quote == "12 tu"


def test_quotes_stand_on_one_line() -> None:
    member = placed(figure(14), "b", 0, at=6)
    (entry,) = listed([member], {})
    assert "\n" in B.text[entry.start : entry.end]
    assert entry.quote == "en tu"


def test_a_look_alike_that_was_kept_apart_says_from_what() -> None:
    entries = listed(three()[:2], {(0, 1): Comparison(RULE, 2.0, "a part against a total")})
    assert [(entry.reason, entry.other) for entry in entries] == [
        ("a part against a total", "b:1"),
        ("a part against a total", "a:2"),
    ]


def test_the_nearest_look_alike_is_named() -> None:
    found = {(0, 1): Comparison(RULE, 0.5, "another event"), (0, 2): Comparison(RULE, 1.5, "a part against a total")}
    assert listed(three(), found)[0].other == "c:1"


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        pytest.param(Comparison(RULE, -3.0, None), UNSURE, id="alike, and not convincing"),
        pytest.param(
            Comparison((*RULE, Level("names", "different", "other names", -0.4)), -3.0, None),
            f"{UNSURE}: other names",
            id="what speaks against it",
        ),
        pytest.param(
            Comparison(RULE, 1.0, None, "narrowed on one side only"), "narrowed on one side only", id="unsure"
        ),
        pytest.param(Comparison(OTHER, 1.0, "another event"), "another event", id="unlike, and still near"),
        pytest.param(Comparison(OTHER, -3.0, "another event"), NOBODY, id="unlike"),
    ],
)
def test_reasons(found: Comparison, reason: str) -> None:
    assert listed(three()[:2], {(0, 1): found})[0].reason == reason


@pytest.mark.parametrize(
    ("found", "why"),
    [
        pytest.param(
            Comparison(RULE, -3.0, None),
            f"score -3.00; more than {ASKED.different_ruled.weight:.2f} is asked of {ASKED.different_ruled.label}",
            id="too little",
        ),
        pytest.param(
            Comparison((*RULE, Level("names", "different", "other names")), -1.0, None),
            f"score -1.00; more than {ASKED.different.weight:.2f} is asked of {ASKED.different.label}",
            id="other names ask for more",
        ),
        pytest.param(
            Comparison(RULE, 9.0, None),
            f"score 9.00, over the {ASKED.different_ruled.weight:.2f} asked of {ASKED.different_ruled.label}; "
            "figures beside them kept them apart",
            id="enough, and a group was in the way",
        ),
        pytest.param(Comparison(RULE, 1.0, "a part against a total"), None, id="no score could join them"),
    ],
)
def test_by_which_threshold_a_pair_was_not_accepted(found: Comparison, why: str | None) -> None:
    assert listed(three()[:2], {(0, 1): found})[0].why == why


def test_what_stands_in_a_fact_with_another_source_is_not_listed() -> None:
    members = three()
    fact = Fact((members[0].claim, members[1].claim))
    assert [entry.source for entry in listed(members, {}, fact)] == ["c"]


def test_a_source_that_agrees_with_itself_is_still_alone() -> None:
    members = [placed(figure(12), "a", 0, at=0), placed(figure(12), "a", 1, at=10)]
    assert len(listed(members, {}, Fact((members[0].claim, members[1].claim)))) == 2


def test_a_pair_within_one_source_is_no_reason() -> None:
    members = [placed(figure(12), "a", 0, at=0), placed(figure(14), "a", 1, at=10)]
    entries = listed(members, {(0, 1): Comparison(RULE, 2.0, "two figures of one sentence")})
    assert {entry.reason for entry in entries} == {NOBODY}


def test_dates_are_not_listed() -> None:
    assert listed([placed(moment(days("2022-06-05")), "a", 0)], {}) == []


def test_a_vague_number_says_so() -> None:
    (entry,) = listed([placed(figure(1000, None, modifiers=("vague",)), "a", 0)], {})
    assert "vague" in entry.reason
