"""The door of alignment: extractions in, facts out, each set of claims once."""

from dataclasses import replace
from decimal import Decimal

from factcheck.match import match_claims
from factcheck.model import Claim, Extraction, Interval, Matched, Measurement, Name, Quantity, Source, Span, Statement
from tests.match.factories import RULES, claim, figure, read, source

WORDS = ("fire", "warehouse", "harbour", "night", "kill")


def toll(key: str, number: int, at: int = 0) -> Claim:
    content = figure(number, concept=("fire", "warehouse", "harbour"))
    return claim(content, key, at, names=("Osel",), near=("Osel",), words=WORDS)


def told(key: str, *claims: Claim) -> tuple[Source, Extraction]:
    text = "OSEL, March 4, 2021 - The fire in the warehouse killed people in Osel. " * 2
    extraction = read(key, *claims, names=(Name(Span(50, 54), "place", "Osel"),), words=WORDS)
    return source(key, text), extraction


def matched(*entries: tuple[Source, Extraction]) -> Matched:
    return match_claims([one for one, _ in entries], [other for _, other in entries], RULES)


def test_two_tolls_of_one_fire_are_one_fact() -> None:
    found = matched(told("a", toll("a", 12)), told("b", toll("b", 14)))
    (fact,) = found.facts
    assert [one.source for one in fact.claims] == ["a", "b"]
    assert fact.links[0].levels
    assert found.not_compared == ()


def test_claims_carry_their_event_and_come_in_corpus_order() -> None:
    found = matched(told("a", toll("a", 12), toll("a", 3, 60)), told("b", toll("b", 14)))
    assert [(one.source, one.span.start) for one in found.claims] == [("a", 0), ("a", 60), ("b", 0)]
    assert {one.event for one in found.claims} == {event.id for event in found.events} == {"e1"}


def test_every_source_is_listed_with_its_days() -> None:
    found = matched(told("a", toll("a", 12)), told("b"))
    assert [key for key, _ in found.dated] == ["a", "b"]
    assert len(found.extractions) == 2


def test_a_figure_alone_is_listed() -> None:
    found = matched(told("a", toll("a", 12)), told("b"))
    assert found.facts == ()
    assert [entry.source for entry in found.not_compared] == ["a"]


def test_quotations_stand_beside_figures() -> None:
    words = "We had no light on the whole quay, and the boats were empty."
    said = {
        key: Claim(key, Span(9, 69), Span(0, 80), Statement(words, (Span(9, 69),), True, concept=("light", "quay")))
        for key in "ab"
    }
    found = matched(told("a", said["a"]), told("b", said["b"]))
    assert [{one.kind for one in fact.claims} for fact in found.facts] == [{"quotation"}]


def test_the_same_set_of_claims_comes_once() -> None:
    def aged(key: str, years: int) -> tuple[Source, Extraction]:
        quantity = Quantity(Span(4, 6), Span(4, 6), Interval(Decimal(years), Decimal(years)), "age", "year")
        one = replace(toll(key, years), content=Measurement(quantity, "age", "Ann Berg"))
        opened, extraction = told(key, one)
        person = Name(Span(0, 8), "person", "Ann Berg", age=years)
        return opened, replace(extraction, names=(person, *extraction.names))

    facts = matched(aged("a", 31), aged("b", 27)).facts
    sets = [frozenset((one.source, one.span) for one in fact.claims) for fact in facts]
    assert len(sets) == len(set(sets)) == 1


def test_no_sources_give_nothing() -> None:
    assert matched() == Matched((), (), (), (), ())
