"""Which of two figures that exclude each other time explains, and which is the older one."""

import pytest

from factcheck.judge import judge
from factcheck.judge.updates import moves_of, older_of
from factcheck.model import Claim, Measurement, Scope, Window
from tests.judge.factories import RULES, amount, case, day, fact, figure, matched, source

MONDAY, TUESDAY, FRIDAY = day(6), day(7), day(10)
SOME_DAY = None


def toll(key: str, number: int, when: Window | None, *, was: int | None = None, measure: str = "killed") -> Claim:
    made = source(key, f"The blast killed {number} people.")
    scope = Scope(superseded=None if was is None else amount(was).interval.low)
    return figure(made, str(number), amount(number), as_of=when, scope=scope, measure=measure)


def older(*claims: Claim, measure: str = "killed") -> int | None:
    """The number of the older one of the first two claims, all of which are one fact."""
    found = older_of(claims, measure, case([source(one.source, "x") for one in claims], matched([])))
    gone, turned = found(claims[0], claims[1]), found(claims[1], claims[0])
    assert gone == turned, "the order of the two must not matter"
    if gone is None:
        return None
    assert isinstance(gone.claim.content, Measurement)
    low = gone.claim.content.quantity.interval.low
    return None if low is None else int(low)


@pytest.mark.parametrize(
    ("claims", "number"),
    [
        pytest.param([toll("a", 9, MONDAY), toll("b", 14, TUESDAY)], 9, id="a toll that is higher later"),
        pytest.param([toll("a", 14, MONDAY), toll("b", 9, TUESDAY)], None, id="a toll does not fall"),
        pytest.param([toll("a", 9, MONDAY), toll("b", 14, MONDAY)], None, id="two of one day"),
        pytest.param(
            [toll("a", 9, MONDAY), toll("b", 14, MONDAY), toll("c", 14, FRIDAY)],
            9,
            id="two of one day, of which one is still given later",
        ),
        pytest.param(
            [toll("a", 9, MONDAY), toll("b", 14, MONDAY), toll("c", 14, FRIDAY), toll("d", 9, FRIDAY)],
            None,
            id="both are still given later",
        ),
        pytest.param(
            [toll("a", 9, SOME_DAY), toll("b", 14, TUESDAY)], None, id="a text without a day is in no order by itself"
        ),
        pytest.param(
            [toll("a", 14, SOME_DAY), toll("b", 9, MONDAY), toll("c", 14, FRIDAY)],
            9,
            id="a text without a day gives the figure to which a dated one has come",
        ),
        pytest.param([toll("a", 10, SOME_DAY), toll("b", 35, MONDAY, was=10)], 10, id="a text says what it was before"),
    ],
)
def test_the_older_figure(claims: list[Claim], number: int | None) -> None:
    assert older(*claims) == number


@pytest.mark.parametrize(
    ("said", "why"),
    [
        pytest.param(
            [("a", 9, MONDAY), ("b", 14, MONDAY), ("c", 14, FRIDAY)],
            "9 is below 14; only 14 is still given later",
            id="still given later",
        ),
        pytest.param([("a", 9, MONDAY), ("b", 14, TUESDAY)], "9 is below 14; the later source is higher", id="by days"),
    ],
)
def test_the_report_says_what_explains_it(said: list[tuple[str, int, Window]], why: str) -> None:
    texts = [source(key, f"The blast killed {number} people.") for key, number, _ in said]
    claims = [toll(*one) for one in said]
    found = judge(matched([fact(*claims)]), texts, RULES)
    assert [one.text for one in found if one.kind == "figure-update"] == [why]


def test_what_never_moves_is_explained_by_no_day() -> None:
    assert moves_of("prison-term", RULES) == "never"
    years = [toll("a", 6, MONDAY, measure="prison-term"), toll("b", 7, TUESDAY, measure="prison-term")]
    assert older(*years, measure="prison-term") is None
