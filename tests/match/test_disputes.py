"""Which statement denies what another asserts, and what is no denial of it."""

import pytest

from factcheck.match.statements import match_statements
from factcheck.model import Claim
from tests.match.speech import RULES, said


def assertion(text: str, **more: str) -> Claim:
    return said("a", text, by="Ada Lund", quoted=False, **more)


def denial(text: str, **more: str) -> Claim:
    return said("b", text, by="Per Holm", quoted=False, **more)


DISPUTED = [
    pytest.param(
        assertion("the owner of the ferry, Nils Must, had debts at two banks"),
        denial("he knew of no debts of Must"),
        "debt",
        id="there is none of it",
    ),
    pytest.param(
        assertion("gunmen had fired at the convoy from the hospital"),
        denial("the hospital was not being used by any gunmen"),
        "gunmen",
        id="not any",
    ),
    pytest.param(
        assertion("the divers felt that they were in danger all the time and asked to be brought up"),
        denial("the divers were never in danger"),
        "danger",
        id="a short denial of a part",
    ),
    pytest.param(
        assertion("smugglers had hidden in the chapel before the raid"),
        denial("smugglers were in the chapel", stance="denies"),
        "smuggler",
        id="by the cue",
    ),
]

NO_DISPUTE = [
    pytest.param(
        assertion("the guard stunned a clerk with a gun at the ferry in May"),
        denial("no gun was found in Must's boat"),
        id="another matter: its name is not there",
    ),
    pytest.param(
        assertion("the inquiry should find out whether gunmen had fired from the hospital"),
        denial("there were no gunmen in the hospital"),
        id="left open",
    ),
    pytest.param(
        assertion("there were many guards at the south gate of the mill"),
        denial("there were no guards at the north gate of the mill"),
        id="another gate",
    ),
    pytest.param(
        assertion("no gunmen had been seen near the hospital"),
        denial("there were no gunmen in the hospital"),
        id="both deny",
    ),
    pytest.param(
        assertion("the town has a child and a car for every three people"),
        denial("I did not see a child in the car"),
        id="what is denied is the seeing",
    ),
    pytest.param(
        assertion("in the valley 565 shops had been damaged"),
        denial("not 355 shops in the valley had been damaged"),
        id="other figures are a matter of figures",
    ),
    pytest.param(
        assertion("gunmen had fired at the convoy from the hospital"),
        denial("there should be no gunmen in the hospital", stance="demands"),
        id="a demand denies nothing",
    ),
    pytest.param(
        assertion("the owner, Nils Must, had debts at two banks"),
        denial("the bank saw debts of Must where the court saw no debts"),
        id="the denial holds the assertion, too",
    ),
]


@pytest.mark.parametrize(("one", "two", "thing"), DISPUTED)
def test_disputed(one: Claim, two: Claim, thing: str) -> None:
    (fact,) = match_statements([one, two], RULES)
    (link,) = fact.links
    assert (link.levels[-1].field, link.levels[-1].level) == ("polarity", "different")
    assert thing in link.levels[-1].label


@pytest.mark.parametrize(("one", "two"), NO_DISPUTE)
def test_no_dispute(one: Claim, two: Claim) -> None:
    facts = match_statements([one, two], RULES)
    assert not any(level.level == "different" for fact in facts for link in fact.links for level in link.levels[1:])


def test_a_dispute_is_one_fact_with_all_who_take_part() -> None:
    claims = [
        said("a", "gunmen had fired at the convoy from the hospital", by="Ada Lund", quoted=False),
        said("b", "there were no gunmen in the hospital", by="Per Holm", quoted=False),
        said(
            "c", "soldiers said later that the hospital had sheltered gunmen with rockets", by="Ole Berg", quoted=False
        ),
    ]
    (fact,) = match_statements(claims, RULES)
    assert len(fact.claims) == 3
    assert {(link.left, link.right) for link in fact.links} == {(0, 1), (1, 2)}
