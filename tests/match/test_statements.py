"""Which statements of two sources are one, and how their words compare."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.narrative import narrative
from factcheck.match.statements import match_statements
from factcheck.match.wording import compare, spoken, stem, words
from factcheck.model import Block, Claim, Extraction, Fact, Source, Span, Statement
from tests.match.speech import RULES, said


def level(fact: Fact, field: str) -> tuple[str, str]:
    found = next(level for link in fact.links for level in link.levels if level.field == field)
    return found.level, found.label


def differences(left: str, right: str) -> list[str]:
    return [found.shown() for found in compare(spoken(left, RULES), spoken(right, RULES), RULES).differences]


SAME_WORDS = [
    pytest.param("“We’re mending the pump,”", '"We are mending the pump."', id="marks and contraction"),
    pytest.param("And the quay was empty", "the quay was empty", id="a part is no alteration"),
    pytest.param("the old quay … was empty", "the old quay by the mill was empty", id="an ellipsis elides"),
    pytest.param("he [the harbour master] left at noon", "he left at noon", id="a bracket is the editor's"),
    pytest.param("[Lund] left the quay at noon", "he left the quay at noon", id="a bracket may replace a pronoun"),
    pytest.param("90 per cent of the quay is gone", "90% of the quay is gone", id="percent in three spellings"),
    pytest.param("we organised the defence of it", "we organized the defense of it", id="British and American"),
    pytest.param("a co-ordinated effort of two towns", "a coordinated effort of 2 towns", id="hyphen and numeral"),
    pytest.param("the quay, uh, was quite empty", "the quay was quite empty", id="a filler"),
    pytest.param("they were, they were quite alone", "they were quite alone", id="a false start"),
    pytest.param(
        "the US sent two boats", "the United States sent two boats", id="capitals are a country, not a pronoun"
    ),
    pytest.param("Gen. Lund left at noon", "Gen Lund left at noon", id="a short form ends no sentence"),
    pytest.param("that's what the mill owes us", "that is what the mill owes us", id="'s for is"),
]

OTHER_WORDS = [
    pytest.param(
        "I know the sea like my brother and swim",
        "I know the sea unlike my brother and swim",
        ['"like" / "unlike"'],
        id="the opposite",
    ),
    pytest.param(
        "the mill will not open again", "the mill will open again", ['"not" in one only'], id="a negator dropped"
    ),
    pytest.param(
        "we counted six boats on the quay", "we counted nine boats on the quay", ['"6" / "9"'], id="another number"
    ),
    pytest.param(
        "the mill could close by spring", "the mill will close by spring", ['"could" / "will"'], id="another modal"
    ),
    pytest.param(
        "a friend of the laws of this town", "a friend of the law of this town", ['"laws" / "law"'], id="a plural"
    ),
    pytest.param(
        "this town must now take proper action",
        "this town must now take proper decisions",
        ['"action" / "decisions"'],
        id="another last word",
    ),
]


@pytest.mark.parametrize(("left", "right"), SAME_WORDS)
def test_same_words(left: str, right: str) -> None:
    assert differences(left, right) == []


@pytest.mark.parametrize(("left", "right", "shown"), OTHER_WORDS)
def test_other_words(left: str, right: str, shown: list[str]) -> None:
    assert differences(left, right) == shown


def test_marks_within_indirect_speech_decide_what_is_quoted() -> None:
    found = spoken('he called it "a sad day for us" and left', RULES)
    assert [word for word, inside in zip(found.words, found.quoted, strict=True) if inside] == [
        "a",
        "sad",
        "day",
        "for",
        "us",
    ]


def test_a_part_that_begins_within_marks_is_quoted_up_to_the_closing_one() -> None:
    found = spoken('a sad day," he said', RULES)
    assert found.quoted == (True, True, True, False, False)


JOINED = [
    pytest.param(
        said("a", "The ferry was far too full that night", by="Ada Lund"),
        said("b", "the ferry was far too full", by="Lund"),
        id="a longer and a shorter quotation",
    ),
    pytest.param(
        said("a", "The ferry was far too full that night", by="Ada Lund"),
        said("b", "the ferry had been too full that night", by="Ada Lund", quoted=False),
        id="direct and indirect",
    ),
    pytest.param(
        said("a", "the pumps of the northern dyke had failed twice before", by="Ada Lund", quoted=False),
        said("b", "pumps at the northern dyke failed twice", by="Ms. Lund", quoted=False),
        id="indirect in both, other words",
    ),
    pytest.param(
        said("a", "We shall rebuild", "stone by stone if we must", by="Ada Lund"),
        said("b", "We shall rebuild stone by stone if we must", by="Ada Lund"),
        id="split by a tag in one",
    ),
    pytest.param(
        said("a", "Nobody on the northern dyke heard the siren that morning"),
        said("b", "Nobody on the northern dyke heard the siren that morning", by="Ada Lund"),
        id="a quotation whose speaker one leaves out",
    ),
    pytest.param(
        said("a", "a flood on the dyke was unlikely", by="spokesman", quoted=False),
        said("b", "a flood on the dyke is unlikely", by="Lund Pumps", quoted=False),
        id="all content the same, however short",
    ),
    pytest.param(
        said("a", "There is neither a legal nor a moral reason for it", by="Ada Lund"),
        said("b", "There is no moral or legal reason for such a thing", by="Ada Lund"),
        id="one short quotation in two translations",
    ),
    pytest.param(
        said("a", "has to do with whether or not the county is willing to give up certain things", by="Per Holm"),
        said("b", "Much has to do with whether or not the county is willing to give up certain things", by="Ada Lund"),
        id="many words on end of two speakers",
    ),
    pytest.param(
        said("a", "The noise. The smoke. The endless queues at the mill.", by="Ada Lund"),
        said("b", "the noise, the smoke, the endless queues at the mill", by="Ada Lund"),
        id="sentences of a word or two",
    ),
]

APART = [
    pytest.param(
        said("a", "The ferry was far too full that night", by="Ada Lund"),
        said("a", "The ferry was far too full that night", by="Ada Lund", at=300),
        id="one source alone",
    ),
    pytest.param(
        said("a", "I think that he will do it", by="Ada Lund"),
        said("b", "I think that he will do it", by="Per Holm"),
        id="everyday words of two speakers",
    ),
    pytest.param(
        said("a", "Our thoughts and prayers are with the families", by="Ada Lund"),
        said("b", "Our thoughts and prayers are with them", by="Per Holm"),
        id="a phrase that everybody uses",
    ),
    pytest.param(
        said("a", "The ferry was far too full that night", by="Ada Lund"),
        said("b", "The mill will open again next spring", by="Ada Lund"),
        id="one speaker, two statements",
    ),
    pytest.param(
        said("a", "the storm killed 38 people on the dyke and injured 214", by="Ada Lund", quoted=False),
        said("b", "the storm killed 31 people on the dyke and injured 214", by="Ada Lund", quoted=False),
        id="figures that differ are judged as figures",
    ),
    pytest.param(
        said("a", "The Greens lead the Farmers by 46 percent to 35 among likely voters", by="Ada Lund", quoted=False),
        said("b", "Among likely voters the Greens lead the Farmers 43 percent to 41", by="Ada Lund", quoted=False),
        id="other figures, other words",
    ),
    pytest.param(
        said("a", "The dyke will be rebuilt by the county", by="Ada Lund", quoted=False),
        said("b", "The county archive will be moved", by="Per Holm", quoted=False),
        id="a word or two in common",
    ),
]


@pytest.mark.parametrize(("left", "right"), JOINED)
def test_joined(left, right) -> None:
    facts = match_statements([left, right], RULES)
    assert len(facts) == 1
    assert set(facts[0].claims) == {left, right}
    assert len(facts[0].links) == 1


@pytest.mark.parametrize(("left", "right"), APART)
def test_kept_apart(left, right) -> None:
    assert match_statements([left, right], RULES) == []


SPEAKERS = [
    pytest.param("Ada Lund", "Lund", (), "same", id="surname"),
    pytest.param("Ada Lund", None, (), "missing", id="nobody named"),
    pytest.param("Ada Lund", "he", (), "missing", id="a pronoun"),
    pytest.param("Ada Lund", "a spokesman", (), "missing", id="a role"),
    pytest.param("Ada Lund", "the County police", (), "missing", id="a body anyone may speak for"),
    pytest.param("Ada Lund", "Per Holm", (), "different", id="another person"),
    pytest.param("Norrin Ferries", "Norrin Ferries Group", (), "close", id="of one house"),
    pytest.param("Ada Lund", "Daily Mirror", ("Ada Lund",), "close", id="one quotes the other"),
    pytest.param("the UN", "United Nations", (), "same", id="an alias"),
]


@pytest.mark.parametrize(("one", "two", "cites", "expected"), SPEAKERS)
def test_speakers(one: str, two: str | None, cites: tuple[str, ...], expected: str) -> None:
    text = "Nobody on the northern dyke heard the siren on that dark winter morning"
    facts = match_statements([said("a", text, by=one), said("b", text, by=two, cites=cites)], RULES)
    assert level(facts[0], "speaker")[0] == expected


def test_altered_words_are_shown_in_the_order_of_the_claims() -> None:
    left = said("a", "We are not competing with the mills of the valley", by="Ada Lund")
    right = said("b", "We are not intending to compete with the mills of the valley", by="Ada Lund")
    facts = match_statements([left, right], RULES)
    assert level(facts[0], "words") == ("different", '"competing" / "intending to compete"')


def test_words_outside_the_marks_are_not_altered() -> None:
    left = said("a", 'the mayor called it "a dark day for the whole valley" yesterday', by="Ada Lund", quoted=False)
    right = said("b", 'she had named it "a dark day for the whole valley"', by="Ada Lund", quoted=False)
    assert level(match_statements([left, right], RULES)[0], "words")[0] == "close"


def test_words_within_the_marks_are_altered() -> None:
    left = said("a", 'the mayor called it "a dark day for the whole valley"', by="Ada Lund", quoted=False)
    right = said("b", "a dark night for the whole valley", by="Ada Lund")
    assert level(match_statements([left, right], RULES)[0], "words") == ("different", '"day" / "night"')


POLARITY = [
    pytest.param(
        "the northern dyke was leaking before the storm",
        "there was no sign, so far, that the northern dyke was leaking before the storm",
        "different",
        id="no evidence for it",
    ),
    pytest.param(
        "the northern dyke was leaking and would not hold",
        "the northern dyke was leaking before the storm",
        "same",
        id="a negator behind what is shared",
    ),
    pytest.param(
        "the northern dyke was leaking before the storm for those who are not members",
        "the northern dyke was leaking before the storm for members",
        "same",
        id="of whom it is said is not denied",
    ),
    pytest.param(
        "almost nothing of the northern dyke stood before the storm",
        "a little of the northern dyke stood before the storm",
        "same",
        id="almost nothing is something",
    ),
    pytest.param(
        "the northern dyke was not leaking and did not break before the storm",
        "the northern dyke was leaking and broke before the storm",
        "different",
        id="two denials are no assertion",
    ),
    pytest.param(
        "not only the northern dyke was leaking before the storm",
        "the northern dyke was leaking before the storm",
        "same",
        id="not only denies nothing",
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), POLARITY)
def test_polarity(left: str, right: str, expected: str) -> None:
    claims = [said("a", left, by="Ada Lund", quoted=False), said("b", right, by="Ada Lund", quoted=False)]
    assert level(match_statements(claims, RULES)[0], "polarity")[0] == expected


STORIES = [
    pytest.param("twin", [("words", "different"), ("sense", "close")], id="one story"),
    pytest.param("same", [("words", "different"), ("sense", "close")], id="nearly one"),
    pytest.param("close", [("words", "different")], id="two: no other words for one thing"),
    pytest.param("different", [("words", "different")], id="two, and far from each other"),
]


@pytest.mark.parametrize(("story", "expected"), STORIES)
def test_of_two_stories_only_quotations_are_one(story: str, expected: list[tuple[str, str]]) -> None:
    claims = [
        said("a", "the old northern dyke will never hold the winter floods", by="Ada Lund"),
        said("b", "the old northern dyke will hardly hold the winter floods", by="Ada Lund"),
        said("a", "the ferry lost its rudder off the outer pier", by="Per Holm", quoted=False, at=500),
        said("b", "off the outer pier the ferry had lost the rudder", by="Per Holm", quoted=False, at=500),
    ]
    facts = match_statements(claims, RULES, story=lambda *_: story)
    found = [level for fact in facts for link in fact.links for level in link.levels]
    assert [(one.field, one.level) for one in found if one.field in ("words", "sense")] == expected


def test_a_phrase_that_somebody_repeats_is_no_altered_quotation() -> None:
    claims = [
        said("a", "it was the worst thing that ever happened to the valley", by="Ada Lund"),
        said("b", "it was the worst thing that has happened to the harbour", by="Ada Lund"),
    ]
    assert levels_of(match_statements(claims, RULES, story=lambda *_: "twin")) == {"different"}
    assert levels_of(match_statements(claims, RULES, story=lambda *_: "different")) == set()


def levels_of(facts: list[Fact]) -> set[str]:
    return {level.level for fact in facts for link in fact.links for level in link.levels if level.field == "words"}


MUCH = [
    pytest.param("the ferry of Per Holm was repaired in Osel", True, id="what befell it"),
    pytest.param("the brother of Per Holm lives in Osel with Eva Berg", False, id="names alone"),
]


@pytest.mark.parametrize(("text", "joined"), MUCH)
def test_other_words_for_one_thing_share_more_than_names(text: str, joined: bool) -> None:
    left = said("a", "Per Holm of Osel had the ferry repaired, with the aid of Eva Berg", by="Ada Lund", quoted=False)
    right = said("b", text, by="Ada Lund", quoted=False)
    named = [replace(one, names=("Per Holm", "Osel", "Eva Berg")) for one in (left, right)]
    assert bool(match_statements(named, RULES)) is joined


def test_nothing_is_denied_between_two_stories() -> None:
    claims = [
        said("a", "gunmen had fired at the convoy from the hospital", by="Ada Lund", quoted=False),
        said("b", "the hospital was not being used by any gunmen", by="Per Holm", quoted=False),
    ]
    assert match_statements(claims, RULES, story=lambda *_: "twin") != []
    assert match_statements(claims, RULES, story=lambda *_: "same") == []


def test_a_denying_cue_turns_the_statement() -> None:
    claims = [
        said("a", "the mill had dumped the acid in the river", by="Ada Lund", quoted=False),
        said("b", "the mill had dumped acid into the river", by="Ada Lund", quoted=False, stance="denies"),
    ]
    assert level(match_statements(claims, RULES)[0], "polarity")[0] == "different"


def test_a_long_quotation_belongs_to_each_of_its_parts() -> None:
    whole = said(
        "a", "The siren on the northern dyke failed. The pumps of the old mill were never repaired.", by="Ada Lund"
    )
    one = said("b", "the siren on the northern dyke failed", by="Lund")
    two = said("b", "the pumps of the old mill were never repaired", by="Lund", at=500)
    facts = match_statements([whole, one, two], RULES)
    assert sorted(len(fact.claims) for fact in facts) == [2, 2]


def test_statements_within_statements_are_tied_once() -> None:
    outer = said("a", 'the driver heard her say "the northern dyke is gone for good"', quoted=False)
    inner = said("a", "the northern dyke is gone for good", at=27)
    other = said("b", "the northern dyke is gone for good")
    facts = match_statements([outer, inner, other], RULES)
    assert [fact.claims for fact in facts] == [(inner, other)]


def test_many_copies_stay_near_linear() -> None:
    claims = [said(f"s{n:03}", "the northern dyke is gone for good", by="Ada Lund") for n in range(400)]
    facts = match_statements(claims, RULES)
    assert len(facts) == 1
    assert len(facts[0].links) == 399


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "not",
            "dyke",
            "mill",
            "siren",
            "failed",
            "never",
            "we",
            "will",
            "may",
            "northern",
            "pumps",
            "and",
            "12",
            "…",
            "broke",
        ]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)


@given(WORDS, WORDS)
def test_comparison_is_symmetric(left: str, right: str) -> None:
    one, two = spoken(left, RULES), spoken(right, RULES)
    there, back = compare(one, two, RULES), compare(two, one, RULES)
    assert (there.run, there.cover, there.shared) == (back.run, back.cover, back.shared)
    assert [(d.left, d.right) for d in there.differences] == [(d.right, d.left) for d in back.differences]


@given(
    st.lists(st.sampled_from(["dyke", "mill", "siren", "failed", "pumps", "broke"]), min_size=3, unique=True), st.data()
)
def test_a_subset_is_never_an_alteration(whole: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    assert differences(" ".join(whole), " ".join(whole[start:end])) == []


SPREAD = [
    said(claim.source, *(claim.content.text,), by=claim.attribution.name, quoted=claim.content.quoted, at=1000 * number)
    for number, claim in enumerate(claim for param in JOINED for claim in param.values)
]


@given(st.permutations(SPREAD))
def test_order_of_the_claims_changes_nothing(claims) -> None:
    def found(statements):
        return {frozenset(fact.claims) for fact in match_statements(statements, RULES)}

    assert found(claims) == found(SPREAD)


@given(st.text(max_size=300))
def test_any_text_has_words(text: str) -> None:
    found = spoken(text, RULES)
    assert len(found.words) == len(found.quoted) == len(found.stops)
    assert words(text, RULES) == found.words


@pytest.mark.parametrize(
    ("one", "two"),
    [("competing", "compete"), ("failures", "failure"), ("carried", "carry"), ("stopped", "stop"), ("dykes", "dyke")],
)
def test_stems_meet(one: str, two: str) -> None:
    assert stem(one) == stem(two)


def test_a_sentence_that_nobody_says_joins_the_statement_it_takes_over() -> None:
    told = "Hundreds of barns and boathouses of the northern shore were damaged in the storm, as well as two bridges"
    printed = (
        "Hundreds of barns and boathouses of the northern shore have been damaged by the storm, as well as two bridges"
    )
    statement = said("a", told, by="Ada Lund", quoted=False)
    sentence = said("b", printed, quoted=False)
    facts = match_statements([statement], RULES, [sentence])
    assert [fact.claims for fact in facts] == [(statement, sentence)]


def test_sentences_that_nobody_says_are_not_compared_with_each_other() -> None:
    text = "Hundreds of barns and boathouses of the northern shore were damaged in the storm, as well as two bridges"
    assert match_statements([], RULES, [said("a", text, quoted=False), said("b", text, quoted=False)]) == []


def test_one_sentence_denies_what_another_affirms() -> None:
    claims = [
        said("a", "The siren of the old northern dyke was switched on when the water came over the wall", quoted=False),
        said(
            "b",
            "The siren of the old northern dyke was not switched on when the water came over the wall",
            quoted=False,
        ),
    ]
    facts = match_statements([], RULES, claims)
    assert level(facts[0], "polarity")[0] == "different"


def test_a_sentence_on_the_same_thing_is_no_statement_of_it() -> None:
    statement = said("a", "the pumps of the northern dyke had failed twice before", by="Ada Lund", quoted=False)
    sentence = said("b", "Engineers went to the northern dyke, where pumps had failed", quoted=False)
    assert match_statements([statement], RULES, [sentence]) == []


def test_narrative_is_what_holds_no_statement() -> None:
    first = "The storm broke the northern dyke of Norrin in two places."
    second = "“Nobody heard the siren on the dyke,” Ada Lund said on Monday."
    text = f"{first} {second}"
    inner = Span(len(first) + 2, len(first) + 38)
    statement = Claim("a", inner, inner, Statement(text[inner.start : inner.end], (inner,), True))
    spans = (Span(0, len(first)), Span(len(first) + 1, len(text)))
    source = Source("a", "a.txt", text, "0" * 64, (Block(Span(0, len(text))),))
    found = narrative([source], [Extraction("a", (statement,), sentences=spans)])
    assert [claim.span for claim in found] == [spans[0]]
    assert [claim.content.text for claim in found] == [first]


def test_rare_words_tie_what_shares_little_else() -> None:
    """Two of one speaker's sentences share a third of their words, but such as no other sentence has."""
    one = said(
        "a", "the ferry company handed every turbine manual to engineers of the navy", by="Ada Lund", quoted=False
    )
    two = said(
        "b", "turbine engineers had a copy of each manual long before anybody sailed", by="Ada Lund", quoted=False
    )
    rest = [said("c", f"boat number {at} of the county lay idle", by="Per Holm", at=at * 100) for at in range(120)]
    assert not match_statements([one, two], RULES)
    assert any({one, two} <= set(fact.claims) for fact in match_statements([one, two, *rest], RULES))


def test_a_short_quotation_in_sentences_that_share_more_is_one_saying_whoever_said_it() -> None:
    one = said("a", 'Norrin Ferries will keep its old boats "for the coming decade"', by="Lea Holt", quoted=False)
    two = said(
        "b", 'the old boats of Norrin Ferries would sail on "for the coming decade"', by="Per Moen", quoted=False
    )
    other = said("b", 'the school would need new desks "for the coming decade"', by="Per Moen", quoted=False)
    (fact,) = match_statements([one, two], RULES)
    assert level(fact, "speaker")[0] == "different"
    assert match_statements([one, other], RULES) == []


def test_words_that_tell_two_things_apart_keep_statements_apart() -> None:
    one = said(
        "a", "the southern lock of the canal was full of ice on the morning of the flood", by="Ada Lund", quoted=False
    )
    two = said("b", "ice had filled the northern lock of the canal when the flood came", by="Ada Lund", quoted=False)
    assert match_statements([one, two], RULES) == []
