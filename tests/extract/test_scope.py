"""Which part of the world a figure covers."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Measurement, Scope, Source, Span

RULES = packs.load()


def scope(text: str) -> Scope:
    """The scope of the first figure of ``text``."""
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    return next(content.scope for content in contents if isinstance(content, Measurement))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Forty boats sank.", Scope(), id="nothing said"),
        pytest.param("A total of 40 boats sank.", Scope(total=True), id="total before the number"),
        pytest.param("They counted 40 boats in all.", Scope(total=True), id="total behind the noun"),
        pytest.param("Another 40 boats sank.", Scope(increment=True), id="another before the number"),
        pytest.param("Police found three more divers.", Scope(increment=True), id="more behind the number"),
        pytest.param("All 40 boats sank.", Scope(total=True), id="all of them"),
        pytest.param(
            "Police made 40 arrests over the course of the day.", Scope(limited=True), id="over a stated time alone"
        ),
        pytest.param("Two other divers died.", Scope(increment=True), id="those besides the ones told of"),
        pytest.param("The two divers died.", Scope(limited=True), id="a few already told of"),
        pytest.param("The other two died.", Scope(limited=True), id="what is left of them"),
        pytest.param("The two divers arrested on Monday died.", Scope(), id="a few told of here"),
        pytest.param("The 129 divers died.", Scope(), id="so many that nobody has told of each"),
        pytest.param("Only two boats were lost then.", Scope(limited=True), id="of another time"),
        pytest.param(
            "The yard sold 40 percent fewer boats than expected.", Scope(against=("expect",)), id="a share of what"
        ),
        pytest.param(
            "Among those killed were nine divers.", Scope(part=True, subset="diver"), id="those among the dead"
        ),
        pytest.param(
            "All of the divers are dead - seven drowned and one was shot.", Scope(part=True), id="some of all of them"
        ),
        pytest.param(
            "A girl died and dozens of others were hurt.", Scope(), id="others than one told of without a number"
        ),
        pytest.param(
            "Six guests were left with life-threatening injuries.",
            Scope(qualifiers=("seriously",)),
            id="a hyphened word",
        ),
        pytest.param("Eight hundred other guests died.", Scope(), id="so many that the others make no difference"),
        pytest.param("Nine of the boats sank.", Scope(part=True, subset="boat"), id="a part of a count"),
        pytest.param("It paid $3 million of the price.", Scope(part=True, subset="price"), id="a part of an amount"),
        pytest.param("The yard builds 40 boats a year.", Scope(per_period="year"), id="a rate in words"),
        pytest.param(
            "The yard builds 40 boats annually.", Scope(per_period="year"), id="the same rate in another word"
        ),
        pytest.param("The yard built 40 boats a year ago.", Scope(), id="a time is no rate"),
        pytest.param("The yard paid 40 cents a barrel and $3 a day.", Scope(per_period="barrel"), id="its own rate"),
        pytest.param("The yard sold nine of its new boats.", Scope(), id="what somebody has is no part"),
        pytest.param("Clinics had 40 suspected cases.", Scope(qualifiers=("suspected",)), id="some cases only"),
        pytest.param("Clinics had 40 confirmed and suspected cases.", Scope(), id="both kinds are all of them"),
        pytest.param("Forty boats sank, including nine tugs.", Scope(includes=("tug",)), id="what it includes"),
    ],
)
def test_scope(text: str, wanted: Scope) -> None:
    assert scope(text) == wanted


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("Eight divers are dead, and seven died of the cold.", True, id="fewer, by the same measure"),
        pytest.param("Eight divers died in Osel and seven in Norrin.", False, id="at another place"),
        pytest.param("The storm killed eight divers and injured seven.", False, id="by another measure"),
        pytest.param("Seven divers died, and eight more were found dead.", False, id="more than those before"),
    ],
)
def test_the_second_figure_is_of_those_before(text: str, part: bool) -> None:
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    figures = [content for content in contents if isinstance(content, Measurement)]
    assert figures[1].scope.part is part


def test_a_qualifier_narrows() -> None:
    assert scope("Nine divers were critically injured.").qualifiers == ("seriously",)


@pytest.mark.parametrize(
    ("text", "narrowed"),
    [
        pytest.param("One 7.3-magnitude tremor was felt in Osel.", True, id="one that has it"),
        pytest.param("One of the tremors with a 7.3 magnitude was felt.", True, id="one of those with it"),
        pytest.param("The 7.3-magnitude tremor was felt in Osel.", False, id="the one meant"),
        pytest.param("One of the boats carried 40 divers.", False, id="a count"),
    ],
)
def test_one_of_several_is_not_the_one_that_others_mean(text: str, narrowed: bool) -> None:
    assert ("one-of-several" in scope(text).qualifiers) is narrowed


def test_a_mark_ends_what_narrows() -> None:
    assert scope("The crash left 400 people injured, some critically.").qualifiers == ()


def test_others_under_another_measure_are_all_of_them() -> None:
    text = "The fire killed 12 divers and injured 30 others."
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    assert not any(content.scope.increment for content in contents if isinstance(content, Measurement))


def test_an_amount_behind_many_says_which_are_meant() -> None:
    text = "The town felt 54 tremors stronger than five on the Richter scale."
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    assert [one.scope.part for one in contents if isinstance(one, Measurement)] == [False, True]
