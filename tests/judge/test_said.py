"""What aligned statements, posts and names amount to."""

from itertools import pairwise

import pytest

from factcheck.judge import judge
from factcheck.judge.said import _closed, verdict_of_statements
from factcheck.match.people import match_people
from factcheck.match.statements import match_statements
from factcheck.model import Block, Claim, Fact, Finding, Matched, Source, Span
from tests.match.speech import RULES, named, post, said


def verdict(*claims: Claim) -> tuple[str, str]:
    facts = match_statements(claims, RULES)
    assert len(facts) == 1
    found = verdict_of_statements(facts[0])
    assert found is not None
    return found.kind, found.verdict


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param('it "an insult to all', 'it "an insult to all"', id="straight marks"),
        pytest.param("it “an insult to all", "it “an insult to all”", id="curved marks"),
        pytest.param('an insult to all"', '"an insult to all"', id="the second alone"),
        pytest.param('it "an insult"', 'it "an insult"', id="both"),
    ],
)
def test_a_quotation_within_what_is_said_is_shown_with_both_marks(text: str, shown: str) -> None:
    assert _closed(text) == shown


SAID = [
    pytest.param(
        said("a", "The ferry was far too full that night", by="Ada Lund"),
        said("b", "the ferry was far too full that night,", by="Lund"),
        ("agreement", "agree"),
        id="the same words",
    ),
    pytest.param(
        said("a", "The ferry was far too full that night", by="Ada Lund"),
        said("b", "the ferry was far too full", by="Lund"),
        ("agreement", "agree"),
        id="a part is no alteration",
    ),
    pytest.param(
        said("a", "The ferry was far too full that night", by="Ada Lund"),
        said("b", "The ferry was never too full that night", by="Lund"),
        ("quote-altered", "conflict"),
        id="a negator for an adverb",
    ),
    pytest.param(
        said("a", "The ferry was far too full that night", by="Ada Lund"),
        said("b", "that the ferry had been too full that night", by="Lund", quoted=False),
        ("agreement", "agree"),
        id="indirect speech has words of its own",
    ),
    pytest.param(
        said("a", "The last ferry to burn in Norrin harbour was the old Mistral in 1984", by="Ada Lund"),
        said("b", "The last ferry to burn in Norrin harbour was the old Mistral in 1984", by="Per Holm"),
        ("speaker-conflict", "conflict"),
        id="the same words by two persons",
    ),
    pytest.param(
        said("a", "The last ferry to burn in Norrin harbour was the old Mistral in 1984", by="Ada Lund"),
        said("b", "The last ferry to burn in Norrin harbour was the old Mistral in 1984", by="a spokesman"),
        ("agreement", "agree"),
        id="a role may be the person",
    ),
    pytest.param(
        said("a", "The last ferry to burn in Norrin harbour was the old Mistral in 1984", by="Ada Lund"),
        said(
            "b", "The last ferry to burn in Norrin harbour was the old Mistral in 1984", by="Per Holm", cites=("Lund",)
        ),
        ("agreement", "agree"),
        id="one cites the other",
    ),
    pytest.param(
        said("a", "the mill had dumped the acid in the river", by="Ada Lund", quoted=False),
        said("b", "the mill had dumped acid into the river", by="Ada Lund", quoted=False, stance="denies"),
        ("statement-contradicted", "conflict"),
        id="said p, denied p",
    ),
    pytest.param(
        said("a", "the mill had dumped the acid in the river", by="Ada Lund", quoted=False),
        said("b", "the mill had not dumped acid into the river", by="Ada Lund", quoted=False),
        ("statement-contradicted", "conflict"),
        id="said p, said not p",
    ),
    pytest.param(
        said("a", "the mill had dumped the acid in the river", by="Ada Lund", quoted=False),
        said("b", "the mill had not dumped acid into the river", by="Ada Lund", quoted=False, stance="asks"),
        ("agreement", "agree"),
        id="a question contradicts nothing",
    ),
    pytest.param(
        said("a", "the mill would pay for the northern dyke", by="Ada Lund", quoted=False, stance="commits"),
        said("b", "the mill would never pay for the northern dyke", by="Ada Lund", quoted=False),
        ("agreement", "agree"),
        id="a promise contradicts no assertion",
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), SAID)
def test_statements(left: Claim, right: Claim, expected: tuple[str, str]) -> None:
    assert verdict(left, right) == expected


@pytest.mark.parametrize(("left", "right", "expected"), SAID)
def test_order_does_not_matter(left: Claim, right: Claim, expected: tuple[str, str]) -> None:
    assert verdict(right, left) == expected


# ---------------------------------------------------------------- findings


def document(key: str, *texts: str) -> Source:
    text = "\n".join(texts)
    starts = [0, *(at + 1 for at, mark in enumerate(text) if mark == "\n"), len(text) + 1]
    blocks = tuple(Block(Span(a, b - 1)) for a, b in pairwise(starts) if b - 1 > a)
    return Source(key, f"{key}.txt", text, "0" * 64, blocks)


def findings(facts: list[Fact], *sources: Source) -> tuple[Finding, ...]:
    claims = tuple(claim for fact in facts for claim in fact.claims)
    matched = Matched(claims, tuple(facts), (), tuple((source.id, None) for source in sources), ())
    return tuple(f for f in judge(matched, sources, RULES) if f.kind not in ("undated-source", "nothing-extracted"))


def test_a_finding_cites_both_and_shows_the_words_that_differ() -> None:
    one, two = (
        "We are not competing with the mills of the valley",
        "We are not intending to compete with the mills of the valley",
    )
    facts = match_statements([said("a", one, by="Ada Lund"), said("b", two, by="Ada Lund")], RULES)
    [found] = findings(facts, document("a", one), document("b", two))
    assert (found.kind, found.verdict, found.relation, found.explanation) == (
        "quote-altered",
        "conflict",
        None,
        "unexplained",
    )
    assert [(member.source, member.quote, member.low, member.high) for member in found.members] == [
        ("a", one, None, None),
        ("b", two, None, None),
    ]
    assert '"competing" / "intending to compete"' in found.text
    assert "Ada Lund" in found.text
    assert any('"competing" / "intending to compete"' in line for line in found.why)


def test_a_dispute_between_two_speakers_is_called_one_and_never_sure() -> None:
    one, two = "the mill had dumped the acid in the river", "the mill had not dumped acid into the river"
    facts = match_statements(
        [said("a", one, by="Ada Lund", quoted=False), said("b", two, by="Per Holm", quoted=False)], RULES
    )
    [found] = findings(facts, document("a", one), document("b", two))
    assert found.kind == "statement-contradicted"
    assert found.confidence == "low"
    assert "a dispute between Ada Lund and Per Holm" in found.text


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param("the law of the old dyke holds", "the law of this old dyke holds", "medium", id="small words"),
        pytest.param("the law of the old dyke holds", "the law of the old dyke fails", "high", id="words of substance"),
        pytest.param("the old dyke law can hold us", "the old dyke law will hold us", "high", id="a modal"),
        pytest.param(
            "the law of the old dyke will hold", "the law of the old dyke will not hold", "high", id="a negator"
        ),
    ],
)
def test_small_words_weigh_less(one: str, two: str, expected: str) -> None:
    facts = match_statements([said("a", one, by="Ada Lund"), said("b", two, by="Ada Lund")], RULES)
    [found] = findings(facts, document("a", one), document("b", two))
    assert (found.kind, found.confidence) == ("quote-altered", expected)


def test_translations_are_noted() -> None:
    one = "The sea took the old dyke, and with the dyke it took every house of the northern shore"
    two = "The sea carried off the old dyke, and with it the water took each house on the northern shore"
    facts = match_statements([said("a", one, by="Ada Lund"), said("b", two, by="Ada Lund")], RULES)
    [found] = findings(facts, document("a", one), document("b", two))
    assert found.kind == "quote-altered"
    assert "as two translations do" in found.text


def test_ranks_that_exclude_each_other() -> None:
    claims = [post("a", "Ada Lund", "a police sergeant"), post("b", "Ada Lund", "a police lieutenant")]
    facts = match_people(claims, [named("a", "Ada Lund"), named("b", "Ada Lund")], {}, RULES)
    [found] = findings(facts, document("a", "Ada Lund"), document("b", "Ada Lund"))
    assert (found.kind, found.verdict, found.subject) == ("role-conflict", "conflict", "Ada Lund")


def test_a_name_spelled_in_two_ways() -> None:
    facts = match_people([], [named("a", "Per Holmqvist"), named("b", "Per Holmquist")], {}, RULES)
    [found] = findings(facts, document("a", "Per Holmqvist"), document("b", "Per Holmquist"))
    assert found.kind == "name-spelling"
    assert "Per Holmqvist (a)" in found.text
    assert "Per Holmquist (b)" in found.text


def test_figures_are_left_to_their_own_judge() -> None:
    assert verdict_of_statements(Fact(())) is None
