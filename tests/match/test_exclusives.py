"""Statements that differ in a word of which only one can be true."""

import pytest

from factcheck.match.statements import match_statements
from tests.match.speech import RULES, said

EXCLUDED = [
    pytest.param(
        "the man had threatened the clerk of the mill with a knife before he fled",
        "the man threatened the clerk of the mill with a pistol before fleeing",
        "only one can be true, knife or pistol",
        id="weapons",
    ),
    pytest.param(
        "the driver Nils Must was charged with murder over the death of a cyclist",
        "Nils Must, the driver, has been charged with manslaughter over the death of a cyclist",
        "only one can be true, murder or manslaughter",
        id="offences",
    ),
]

FITTING = [
    pytest.param(
        "the man had threatened the clerk of the mill with a gun before he fled",
        "the man threatened the clerk of the mill with a pistol before fleeing",
        id="a kind and one of its kind",
    ),
    pytest.param(
        "the driver Nils Must was charged with murder over the death of a cyclist",
        "Nils Must, the driver, has been charged with second-degree murder over the death of a cyclist",
        id="one says it more closely",
    ),
    pytest.param(
        "the council did not approve the plan for the old harbour wall",
        "the council rejected the plan for the old harbour wall",
        id="not the one is the other",
    ),
]


def polarity(left: str, right: str) -> tuple[str, str]:
    claims = [said("a", left, by="Ada Lund", quoted=False), said("b", right, by="Ada Lund", quoted=False)]
    (fact,) = match_statements(claims, RULES)
    found = next(level for level in fact.links[0].levels if level.field == "polarity")
    return found.level, found.label


@pytest.mark.parametrize(("left", "right", "label"), EXCLUDED)
def test_excluded(left: str, right: str, label: str) -> None:
    assert polarity(left, right) == ("different", label)


@pytest.mark.parametrize(("left", "right"), FITTING)
def test_fitting(left: str, right: str) -> None:
    assert polarity(left, right)[0] == "same"
