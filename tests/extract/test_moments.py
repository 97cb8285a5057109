"""Which verb or noun a time dates, and which times date nothing of the event."""

from hashlib import sha256

import pytest

from factcheck.extract import extract_claims
from factcheck.model import Block, Claim, Moment, Source, Span
from factcheck.rules import load

RULES = load()


def moments(text: str) -> list[tuple[Claim, Moment]]:
    source = Source("a", "a.txt", text, sha256(text.encode()).hexdigest(), (Block(Span(0, len(text))),))
    claims = extract_claims(source, RULES).claims
    return [(claim, claim.content) for claim in claims if isinstance(claim.content, Moment)]


DATED = [
    pytest.param("The ferry capsized on 4 May.", "4 May", "capsize", id="the verb"),
    pytest.param("The sinking of the ferry on 4 May shook Osel.", "4 May", "sinking", id="a noun of what happens"),
    pytest.param("They recall the 1998 flood in Osel.", "1998", "flood", id="a year before its noun"),
    pytest.param("The last raid on the harbour was in 1984.", "1984", "raid", id="the subject of a copula"),
    pytest.param("The shooting happened at 9:30 p.m.", "9:30 p.m.", "shooting", id="what took place, not that it did"),
    pytest.param("The raid on the camp came at 3:45 p.m.", "3:45 p.m.", "raid", id="a place before the clock"),
    pytest.param(
        "Police arrested the man in the old camp at 3 p.m.", "3 p.m.", "arrest", id="a place names no happening"
    ),
    pytest.param("The film was released Friday.", "Friday", "release", id="papers report by releasing too"),
    pytest.param("It could take until 31 May to repair the line.", "31 May", "repair", id="what it takes time for"),
    pytest.param("Norvik announced Wednesday it is buying Ostra.", "Wednesday", "announce", id="the day of the news"),
    pytest.param("Shots were fired at 9 p.m.", "9 p.m.", "fire shot", id="a passive verb with what it is done to"),
    pytest.param("Five soldiers lost their lives on Friday.", "Friday", "lose life", id="a verb with its object"),
]


@pytest.mark.parametrize(("text", "words", "lemma"), DATED)
def test_what_a_time_dates(text: str, words: str, lemma: str) -> None:
    assert [(text[claim.span.start : claim.span.end], content.predicate) for claim, content in moments(text)] == [
        (words, lemma)
    ]


NO_DATE = [
    pytest.param("The mayor said Tuesday that the ferry was old.", id="the day of speaking"),
    pytest.param("Today, the yard builds ferries for the navy.", id="today for these days"),
    pytest.param("The yard has 40 workers.", id="no time at all"),
    pytest.param("As of 12 October, 41 people had died.", id="until when was counted"),
    pytest.param("Clinics have reported 41 cases up to the end of 12 October.", id="until when, in other words"),
]


@pytest.mark.parametrize("text", NO_DATE)
def test_what_dates_nothing(text: str) -> None:
    assert moments(text) == []


def test_the_subject_of_a_relative_clause_is_part_of_the_phrase() -> None:
    ((_, content),) = moments("They praised a video that leaked on Friday.")
    assert content.predicate == "leak"
    assert "video" in content.concept


def test_the_words_of_the_time_are_no_part_of_the_phrase() -> None:
    ((_, content),) = moments("The ferry capsized on 4 December.")
    assert content.concept == ("ferry", "capsize")


def test_what_happens_meanwhile_is_dated_too() -> None:
    found = moments("The minister comes to Osel Tuesday as he meets the mayor.")
    assert any({"come", "meet"} <= set(content.concept) for _, content in found)


def test_the_event_that_days_are_counted_from_is_a_claim() -> None:
    text = "The two will meet on Nov. 24, eleven days after a series of bombings in Osel killed 12 people."
    cited = {text[claim.span.start : claim.span.end]: content.predicate for claim, content in moments(text)}
    assert cited == {"Nov. 24": "meet", "eleven days after a series of bombings in Osel": "bombing"}


BOUNDS = [
    pytest.param("The men were held more than two weeks ago.", "before", "more than two weeks ago", id="further back"),
    pytest.param(
        "The men were held less than two weeks ago.", "after", "less than two weeks ago", id="not so far back"
    ),
    pytest.param("The men were held two weeks ago.", None, "two weeks ago", id="none"),
]


@pytest.mark.parametrize(("text", "bound", "words"), BOUNDS)
def test_bounds_of_a_stretch_of_time(text: str, bound: str | None, words: str) -> None:
    ((claim, content),) = moments(text)
    assert content.time.bound == bound
    assert text[claim.span.start : claim.span.end] == words


TENSES = [
    pytest.param("Gunmen attacked the paper in January.", -1, id="past"),
    pytest.param("The paper was attacked in January.", -1, id="passive past"),
    pytest.param("The paper will close in January.", 0, id="ahead"),
    pytest.param("The agency has set the launch for 21 April.", 0, id="what is set for a day is not set on it"),
    pytest.param("Gunmen attacked the paper in January 2015.", 0, id="a year needs no tense"),
]


@pytest.mark.parametrize(("text", "direction"), TENSES)
def test_tense_puts_a_month_behind(text: str, direction: int) -> None:
    ((_, content),) = moments(text)
    assert content.time.direction == direction
