"""Which names, times and loosening words of a sentence belong to one figure."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Claim, Context, Measurement, Source, Span

RULES = packs.load()


def figures(text: str) -> list[Claim]:
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    return [claim for claim in extract_claims(source, RULES).claims if isinstance(claim.content, Measurement)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("The blaze killed 12 miners.", Context(), id="plain"),
        pytest.param("The blaze did not kill 12 miners.", Context(negated=True), id="negated verb"),
        pytest.param("The blaze reportedly killed 12 miners.", Context(hedged=True), id="hedging adverb"),
        pytest.param("The blaze may have killed 12 miners.", Context(hedged=True, hypothetical=True), id="modal"),
        pytest.param(
            "The loss could have allowed him to avoid paying 12 bills.",
            Context(hedged=True, hypothetical=True),
            id="what an infinitive and a gerund hang on",
        ),
        pytest.param("The plan will create 12 posts.", Context(hypothetical=True), id="future"),
        pytest.param("An earlier blaze killed 12 miners.", Context(recalled=True), id="an earlier event"),
    ],
)
def test_how_the_clause_holds_a_figure(text: str, wanted: Context) -> None:
    assert figures(text)[0].context == wanted


def test_a_figure_is_dated_by_its_own_clause() -> None:
    text = "The flood killed 12 people in 2011 and the blaze wounded 30 people in 2016."
    years = [[time.year for time in claim.times] for claim in figures(text)]
    assert 2011 in years[0]
    assert years[1][-1] == 2016


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("The ministry confirmed 412 cases since the outbreak began on 3 May.", [], id="from when on"),
        pytest.param("The ministry confirmed 412 cases when the outbreak began on 3 May.", [3], id="then"),
        pytest.param("The ministry said on 3 May that 412 cases were confirmed.", [3], id="in the clause above"),
    ],
)
def test_a_figure_without_a_time_takes_one_of_its_sentence(text: str, days: list[int]) -> None:
    assert [time.day for time in figures(text)[0].times] == days


def test_names_of_the_sentence_stand_in_text_order() -> None:
    [claim] = figures("Mary Jones told John Smith that 40 boats sank.")
    assert claim.names == ("Mary Jones", "John Smith")


def test_words_are_content_lemmas_each_once() -> None:
    [claim] = figures("The old boats sank, and 40 boats burned.")
    assert claim.words.count("boat") == 1
    assert "the" not in claim.words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Huawei grew, doubling its fleet.", ("Huawei",), id="a participle's clause"),
        pytest.param("Huawei sold the yard after doubling its fleet.", ("Huawei",), id="behind a preposition"),
        pytest.param("Huawei said its rival had doubled its fleet.", (), id="a subject of its own"),
    ],
)
def test_names_that_a_clause_borrows_with_its_subject(text: str, expected: tuple[str, ...]) -> None:
    assert figures(text)[-1].near == expected


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("The car did not stop and struck 12 people.", False, id="a finite verb takes over no negation"),
        pytest.param("Crews have not found or freed 12 miners.", True, id="a participle does"),
        pytest.param("The ward, with 68 beds, will not open.", False, id="what only describes the subject"),
    ],
)
def test_how_far_a_negation_reaches(text: str, negated: bool) -> None:
    assert figures(text)[-1].context.negated is negated


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("The ward opened in 1974 and has 204 beds.", [], id="what is so now is not of a past year"),
        pytest.param("In 2004 the firm employed 300 people.", ["2004"], id="what was so is"),
        pytest.param("It was the worst since 2005, when 23 people died.", ["2005 None"], id="when"),
        pytest.param("It was the 52nd success since a failure in 2002.", ["2002 since"], id="a phrase behind since"),
        pytest.param(
            "It was the worst since the 2004 bombings in Oslo, in which 191 people died.",
            ["2004 None"],
            id="of that thing itself",
        ),
        pytest.param("Sales rose to 41 million from 35 million in 2012.", ["", "2012"], id="the figure held against"),
        pytest.param("Twelve people from 3 countries died in 2012.", ["2012"], id="from, and no comparison"),
    ],
)
def test_times_of_a_figure(text: str, times: list[str]) -> None:
    shown = [" ".join(f"{time.year} {time.bound}" for time in claim.times) for claim in figures(text)]
    assert all(wanted in found for wanted, found in zip(times, shown, strict=False)) if times else shown == [""]
