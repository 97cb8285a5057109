"""Two who changed places around one verb, and what only looks like it."""

import pytest

from factcheck.match.reversal import exchanged
from factcheck.match.statements import match_statements
from factcheck.match.wording import spoken, weights
from tests.match.speech import RULES, said

EXCHANGED = [
    pytest.param(
        "the guard fired first at the two drivers outside the mill",
        "the drivers fired first at the guard outside the mill",
        ("guard", "drivers"),
        id="who fired first",
    ),
    pytest.param(
        "Nora Falk beat Eli Brandt in three sets on Sunday in the final",
        "Eli Brandt beat Nora Falk in three sets in the final on Sunday",
        ("falk", "eli"),
        id="full names",
    ),
    pytest.param("Norrin beat Halden in the cup", "Halden beat Norrin in the cup", ("norrin", "halden"), id="who won"),
]

NOT_EXCHANGED = [
    pytest.param("a fire killed the guard", "the guard was killed in a fire", id="a passive without its agent"),
    pytest.param(
        "on Monday the guard shot the driver", "the guard shot the driver on Monday", id="a day at either end"
    ),
    pytest.param("the guard shot the driver", "the driver was shot by the guard", id="a passive"),
    pytest.param("talks between Norrin and Halden", "talks between Halden and Norrin", id="a list"),
    pytest.param("the guard shot the driver", "the guard shot the driver", id="the same order"),
    pytest.param(
        "the guard shot the driver outside the mill", "outside the mill the guard shot the driver", id="a place first"
    ),
    pytest.param("the guard who saw the driver fled", "the driver who saw the guard fled", id="a relative clause"),
]


def places(left: str, right: str) -> tuple[str, str] | None:
    one, two = spoken(left, RULES), spoken(right, RULES)
    return exchanged(one, two, weights(one.words, RULES), weights(two.words, RULES), RULES)


@pytest.mark.parametrize(("left", "right", "expected"), EXCHANGED)
def test_exchanged(left: str, right: str, expected: tuple[str, str]) -> None:
    assert places(left, right) == expected


@pytest.mark.parametrize(("left", "right"), NOT_EXCHANGED)
def test_not_exchanged(left: str, right: str) -> None:
    assert places(left, right) is None


def test_statements_that_exchange_two_contradict_each_other() -> None:
    claims = [
        said("a", "the guard fired first at the two drivers outside the mill in Ravna", by="Ada Lund", quoted=False),
        said("b", "the drivers fired first at the guard outside the mill in Ravna", by="Per Holm", quoted=False),
    ]
    (fact,) = match_statements(claims, RULES)
    polarity = next(level for level in fact.links[0].levels if level.field == "polarity")
    assert polarity.level == "different"
    assert "exchanged" in polarity.label
