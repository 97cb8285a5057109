"""Persons whom a source tells of by age alone."""

import pytest

from factcheck.match.unnamed import joined
from factcheck.model import Claim
from tests.match.factories import RULES, claim, figure

EVENTS = {"a": "e1", "b": "e1", "c": "e1", "far": "e2"}


def age(source: str, subject: str, years: int, *words: str, at: int = 0) -> Claim:
    content = figure(years, measure="age", subject=subject, predicate="", kind="age")
    return claim(content, source, at, words=words)


NAMED = age("a", "Ida Berg", 6, "kill", "boat")


@pytest.mark.parametrize(
    ("named", "unnamed", "expected"),
    [
        pytest.param([NAMED], age("b", "girl", 6, "girl", "dead"), "Ida Berg", id="the same fate in other words"),
        pytest.param([NAMED], age("b", "girl", 7, "girl", "dead"), "", id="another age"),
        pytest.param([NAMED], age("b", "girl", 6, "girl", "arrest"), "", id="another fate"),
        pytest.param([NAMED], age("b", "girl", 6, "girl", "say"), "", id="no fate told"),
        pytest.param([NAMED], age("far", "girl", 6, "girl", "dead"), "", id="another event"),
        pytest.param(
            [NAMED, age("a", "Per Holm", 6, "drown")], age("b", "girl", 6, "dead"), "", id="two of that age and fate"
        ),
        pytest.param(
            [NAMED, age("a", "Per Holm", 6, "arrest")], age("b", "girl", 6, "dead"), "Ida Berg", id="two of that age"
        ),
        pytest.param(
            [NAMED, age("b", "Ida Berg", 5, "kill")], age("b", "girl", 6, "dead"), "", id="named there with another age"
        ),
    ],
)
def test_whose_age_it_must_be(named: list[Claim], unnamed: Claim, expected: str) -> None:
    by_person: dict[str, list[Claim]] = {}
    for one in named:
        by_person.setdefault(one.content.subject, []).append(one)
    found = joined(by_person, [unnamed], EVENTS, RULES)
    assert [person for person, told in found if unnamed in told and person in by_person] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param(age("a", "boy", 6, "kill"), age("b", "boy", 6, "dead"), True, id="one noun, age and fate"),
        pytest.param(age("a", "boy", 6, "kill"), age("b", "girl", 6, "dead"), False, id="two nouns"),
        pytest.param(age("a", "boy", 6, "kill"), age("b", "boy", 7, "dead"), False, id="two ages"),
        pytest.param(age("a", "boy", 6, "kill"), age("b", "boy", 6, "arrest"), False, id="two fates"),
        pytest.param(age("a", "boy", 6, "kill"), age("far", "boy", 6, "kill"), False, id="two events"),
    ],
)
def test_whom_nobody_names(left: Claim, right: Claim, one: bool) -> None:
    found = joined({}, [left, right], EVENTS, RULES)
    assert (("the boy", [left, right]) in found) is one
