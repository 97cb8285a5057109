"""Which sources are one origin, and what follows from it."""

import pytest

from factcheck.judge import judge, origins_of
from factcheck.judge.fingerprint import fingerprint, short_ids
from factcheck.judge.origins import credit
from factcheck.judge.policy import severities
from factcheck.model import Member, Skip
from tests.judge.factories import RULES, amount, fact, figure, matched, source

STORY = (
    "At least 37 dockers were killed when a warehouse full of grain blew up beside the old harbour on Saturday night, "
    "the fire office said Sunday."
)
RETOLD = STORY.replace("blew up", "exploded").replace("full of", "filled with")


def groups(*sources):
    return list(origins_of(list(sources), RULES).values())


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(STORY, STORY, True, id="a copy"),
        pytest.param(STORY, RETOLD, True, id="a near-copy"),
        pytest.param(
            STORY,
            "The warehouse beside the old harbour burned on Saturday night and 37 dockers died in it.",
            False,
            id="its own words",
        ),
        pytest.param(
            "HARSK, May 5 (NWA) - A ferry sank.",
            "(NWA)\nThe mayor spoke of the ferry on Monday.",
            True,
            id="the same agency's credit",
        ),
        pytest.param(
            "HARSK, May 5 (NWA) - A ferry sank.",
            "The agency (NWA) reported that a ferry sank.",
            False,
            id="an agency only named",
        ),
        pytest.param("Short words.", "Short words.", False, id="too short to be a copy"),
    ],
)
def test_two_sources(one, two, same):
    assert (len(set(groups(source("a", one), source("b", two)))) == 1) is same


def test_declared_origins():
    assert groups(source("a", "x", origin="NWA"), source("b", "y", origin="nwa"), source("c", "z")) == [
        "O1",
        "O1",
        "O2",
    ]


def test_an_outlet_can_be_the_origin():
    assert groups(source("a", "x", origin="Harbour Post"), source("b", "y", outlet="Harbour Post")) == ["O1", "O1"]


@pytest.mark.parametrize("rule", RULES.of("credit"), ids=lambda rule: rule.id)
def test_examples_of_the_credits(rule):
    assert [credit(source("a", text), RULES) for text in rule.accept] == [rule.get("name")] * len(rule.accept)
    assert [credit(source("a", text), RULES) for text in rule.reject] == [None] * len(rule.reject)


def pair():
    one, two = source("a", STORY), source("b", RETOLD)
    return (
        one,
        two,
        [figure(text, "At least 37 dockers", amount(37, None), number="At least 37") for text in (one, two)],
    )


def test_agreement_counts_origins_and_says_so():
    one, two, claims = pair()
    found = {each.kind: each for each in judge(matched([fact(*claims)]), [one, two], RULES)}
    assert set(found) == {"agreement", "single-origin"}
    assert found["agreement"].origins == 1
    assert found["agreement"].text == "2 sources of 1 origin state at least 37"
    assert found["single-origin"].text == "at least 37: 2 sources, 1 origin (a and b)"


def test_a_third_origin_ends_it():
    one, two, claims = pair()
    three = source("c", "A count of at least 37 dockers stands.")
    claims.append(figure(three, "at least 37 dockers", amount(37, None), number="at least 37"))
    assert [each.kind for each in judge(matched([fact(*claims)]), [one, two, three], RULES)] == ["agreement"]


def test_nobody_counted_is_said_under_strict():
    one, two, claims = pair()
    assert "unattributed-figure" in [f.kind for f in judge(matched([fact(*claims)]), [one, two], RULES, "strict")]


def test_what_was_not_read_and_what_holds_nothing():
    found = judge(matched(), [source("a", "\nNothing here.")], RULES, skipped=[Skip("b.txt", "read", "binary")])
    assert [(each.kind, each.members[0].source) for each in found] == [
        ("unreadable-source", "b.txt"),
        ("nothing-extracted", "a"),
    ]
    assert found[1].members[0].quote == "Nothing here."


def member(**fields):
    return Member(
        **{"claim": "", "source": "a", "start": 0, "end": 9, "line": 1, "column": 1, "quote": "40 people"} | fields
    )


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param({"start": 90, "end": 99, "line": 7, "column": 3}, True, id="moved"),
        pytest.param({"quote": "40\n  people"}, True, id="wrapped"),
        pytest.param({"claim": "c9", "note": "withdrawn"}, True, id="numbered and noted"),
        pytest.param({"quote": "41 people"}, False, id="other words"),
        pytest.param({"low": "40"}, False, id="another value"),
        pytest.param({"source": "b"}, False, id="another source"),
    ],
)
def test_fingerprint_has_no_positions(change, same):
    assert (fingerprint("k", "m", [member()]) == fingerprint("k", "m", [member(**change)])) is same


def test_ids_grow_where_they_clash():
    assert short_ids(["aaaaaaaa1" + "0" * 55, "aaaaaaaa2" + "0" * 55, "b" * 64]) == [
        "aaaaaaaa1",
        "aaaaaaaa2",
        "bbbbbbbb",
    ]


def test_every_policy_weighs_every_kind():
    kinds = {rule.id for rule in RULES.of("finding")}
    for rule in RULES.of("policy"):
        weights = severities(RULES, rule.id)
        assert set(weights) == kinds
        assert set(weights.values()) <= {"error", "warning", "note", "off"}
