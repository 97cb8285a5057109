"""Corrections, stale figures and increments, as they stand in invented reports."""

import pytest

from factcheck.judge import judge
from factcheck.judge.corrections import correction
from factcheck.model import Scope
from tests.judge.factories import RULES, amount, case, day, fact, figure, matched, source


def one(text, words, number, **fields):
    return figure(source("a", text), words, amount(number), number=words.split()[0], **fields), source("a", text)


@pytest.mark.parametrize(
    ("text", "words", "number", "old"),
    [
        pytest.param("Officials lowered the toll to 31 from 37.", "31", 31, 37, id="to new from old"),
        pytest.param("Officials cut the count from 37 to 31.", "31", 31, 37, id="from old to new"),
        pytest.param("The council revised its death toll to 2,716.", "2,716", 2716, None, id="old not named"),
        pytest.param("The office corrected its count to at least 19.", "19", 19, None, id="a bound behind to"),
        pytest.param("It killed 31 people, not 37 as previously reported.", "31 people", 31, 37, id="not as reported"),
        pytest.param(
            "The council reduced its death toll for the lake floods to 40.", "40", 40, None, id="words between"
        ),
    ],
)
def test_sentences_that_correct(text, words, number, old):
    claim, where = one(text, words, number)
    found = correction(claim, where.text, RULES)
    assert found is not None
    assert found.old == old


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        pytest.param("Officials raised the toll to 41.", "41", 41, id="a rise is no correction downwards"),
        pytest.param("It killed 37 people, as previously reported.", "37 people", 37, id="nothing is turned down"),
        pytest.param(
            "The ministry revised its plans after 31 deaths.", "31 deaths", 31, id="something else is revised"
        ),
        pytest.param("The toll was cut; trains ran to 31 stations.", "31 stations", 31, id="another clause"),
    ],
)
def test_sentences_that_do_not_correct(text, words, number):
    claim, where = one(text, words, number)
    assert correction(claim, where.text, RULES) is None


@pytest.mark.parametrize("rule", RULES.of("correction"), ids=lambda rule: rule.id)
def test_examples_of_the_rules(rule):
    for text, wanted in [*((t, True) for t in rule.accept), *((t, False) for t in rule.reject)]:
        found = [
            correction(figure(source("a", text), word, amount(int(word.replace(",", ""))), measure="open"), text, RULES)
            for word in dict.fromkeys(part.strip(".,") for part in text.split())
            if word.replace(",", "").isdigit()
        ]
        assert any(each and each.rule == rule.name for each in found) is wanted, text


SUNDAY, MONDAY, TUESDAY, THURSDAY = day(5), day(6), day(7), day(9)


def depot():
    texts = [
        source("01", "At least 49 people were killed in the yard, the surgeon's office said."),
        source("02", "The hospital had 41 bodies by evening, its director said."),
        source("03", "The district put the toll at 45."),
        source("05", "Authorities lowered the death toll to 41 from 49."),
        source("06", "Two more bodies were found, bringing the death toll to 43."),
        source("07", "The yard where 49 people died is still closed."),
    ]
    surgeon, hospital, district, monday, tuesday, weekly = texts
    claims = [
        figure(surgeon, "At least 49", amount(49, None), as_of=SUNDAY, speaker="the surgeon's office"),
        figure(hospital, "41 bodies", amount(41), number="41", as_of=SUNDAY),
        figure(district, "45", amount(45), as_of=SUNDAY),
        figure(monday, "41", amount(41), as_of=MONDAY),
        figure(monday, "49", amount(49), as_of=MONDAY),
        figure(tuesday, "43", amount(43), as_of=TUESDAY),
        figure(weekly, "49 people", amount(49), number="49", as_of=THURSDAY),
    ]
    extra = figure(tuesday, "Two more", amount(2), number="Two", as_of=TUESDAY, scope=Scope(increment=True))
    return texts, claims, extra


def kinds(found):
    return sorted(each.kind for each in found if each.kind != "agreement")


def test_an_evening_of_three_authorities_and_a_correction():
    texts, claims, extra = depot()
    found = judge(matched([fact(*claims)], [extra]), texts, RULES)
    assert kinds(found) == ["figure-conflict", "figure-retracted", "stale-figure"]
    named = {each.kind: each for each in found}
    conflict = named["figure-conflict"]
    assert [member.source for member in conflict.members] == ["01", "02", "03", "05", "06"]
    assert conflict.members[0].note == "withdrawn from 2022-06-06 on by 05:1"
    assert conflict.best == "43"
    retracted = named["figure-retracted"]
    assert [member.source for member in retracted.members] == ["05", "01"]
    assert retracted.explanation == "retraction"
    stale = named["stale-figure"]
    assert [member.source for member in stale.members] == ["07", "05", "06"]
    assert "the last figure is 43 (06)" in stale.text
    assert stale.severity == "error"


def test_an_increase_that_does_not_add_up():
    texts, claims, _ = depot()
    wrong = figure(texts[4], "Two more", amount(7), number="Two", as_of=TUESDAY, scope=Scope(increment=True))
    assert "increment-mismatch" in kinds(judge(matched([fact(*claims)], [wrong]), texts, RULES))


def test_the_same_speaker_takes_a_figure_back_without_naming_it():
    texts = [
        source("1", "At least 8,400 people drowned, the relief council said."),
        source("2", "The relief council revised its death toll to 2,716."),
    ]
    claims = [
        figure(texts[0], "At least 8,400", amount(8400, None), as_of=day(3), speaker="the relief council"),
        figure(texts[1], "2,716", amount(2716), as_of=day(4)),
    ]
    (found,) = judge(matched([fact(*claims)]), texts, RULES)
    assert (found.kind, found.relation, found.explanation) == ("figure-retracted", "disjoint", "retraction")
    assert found.best == "2716"


def test_another_speakers_figure_stands():
    texts = [
        source("1", "At least 8,400 people drowned, the mayor said."),
        source("2", "The relief council revised its death toll to 2,716."),
    ]
    claims = [
        figure(texts[0], "At least 8,400", amount(8400, None), as_of=day(3), speaker="the mayor"),
        figure(texts[1], "2,716", amount(2716), as_of=day(4)),
    ]
    assert kinds(judge(matched([fact(*claims)]), texts, RULES)) == ["figure-conflict"]


def test_self_contradiction_and_headline():
    text = source("a", "Storm kills 12\nThe storm killed 14 people. By evening 16 people had drowned.")
    heading, first, second = (
        figure(text, "12", amount(12)),
        figure(text, "14 people", amount(14), number="14"),
        figure(text, "16 people", amount(16), number="16"),
    )
    from dataclasses import replace

    from factcheck.model import Block, Span

    headed = replace(text, blocks=(Block(Span(0, 14), "heading"), Block(Span(15, len(text.text)))))
    assert kinds(judge(matched([fact(heading, first)]), [headed], RULES)) == ["headline-mismatch"]
    assert kinds(judge(matched([fact(first, second)]), [headed], RULES)) == ["self-contradiction"]


def test_two_speakers_in_one_source_are_no_self_contradiction():
    text = source("a", "The mayor said 12 people died. The doctor said 14 people died.")
    one_claim = figure(text, "12 people", amount(12), number="12", speaker="the mayor")
    two_claim = figure(text, "14 people", amount(14), number="14", speaker="the doctor")
    assert kinds(judge(matched([fact(one_claim, two_claim)]), [text], RULES)) == []


def test_a_case_has_a_place_for_every_source():
    texts, claims, _ = depot()
    made = case(texts, matched([fact(*claims)]))
    assert list(made.order) == [text.id for text in texts]


def test_a_headline_slip_is_found_through_another_source():
    from dataclasses import replace

    from factcheck.model import Block, Span

    text = source("a", "Storm kills 58 people\nThe storm killed 56 people on the coast.")
    headed = replace(text, blocks=(Block(Span(0, 21), "heading"), Block(Span(22, len(text.text)))))
    other = source("b", "The storm killed 56 people on the coast.")
    heading = figure(headed, "58 people", amount(58), number="58")
    body = figure(headed, "56 people", amount(56), number="56")
    second = figure(other, "56 people", amount(56), number="56")
    found = judge(matched([fact(heading, second)], [body]), [headed, other], RULES)
    assert sorted(each.kind for each in found) == ["agreement", "headline-mismatch"]
