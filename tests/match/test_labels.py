"""What an event is called, and its day."""

from dataclasses import replace

from factcheck.match.labels import labelled
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Event, Extraction, Name, Source, Span
from tests.match.factories import RULES, days, figure, moment, placed, source

WORDS = vocabulary(RULES)
MAY, JUNE = days("2022-05-04"), days("2022-06-09")


HAPPENINGS = tuple(sorted(WORDS.happenings))


def reading(text: Source, places: tuple[str, ...], about: tuple[str, ...]) -> Extraction:
    return Extraction(text.id, (), names=tuple(Name(Span(0, 1), "place", place) for place in places), words=about)


def named(texts: list[Source], members: list[Placed], *places: str, about: tuple[str, ...] = HAPPENINGS) -> Event:
    """``about``: the words of happenings that each text holds."""
    extractions = [reading(text, places, about) for text in texts]
    (event,) = labelled([Event("e1", "e1")], texts, extractions, members, {}, WORDS)
    return event


TEXTS = [source("a", "The attacks in Osel killed 12 people."), source("b", "Osel attacks: Tarn sends help.")]


def killed(key: str, index: int, *near: str, **where: object) -> Placed:
    words = ("attack", "people")
    return placed(figure(12), key, index, names=near, words=words, rest=words, **where)  # type: ignore[arg-type]


def dated(key: str, index: int, window: object) -> Placed:
    return placed(moment(window, "attack"), key, index, words=("attack",), rest=("attack",))  # type: ignore[arg-type]


def test_place_and_happening_in_the_number_that_texts_use() -> None:
    event = named(TEXTS, [killed("a", 0, "Osel"), killed("b", 1, "Osel", "Tarn")], "Osel", "Tarn")
    assert (event.label, event.place, event.window) == ("Osel attacks", "Osel", None)


def test_the_place_beside_the_happening_counts_for_more() -> None:
    members = [killed("a", 0, "Osel"), killed("b", 1, "Tarn"), killed("b", 2, "Tarn"), killed("b", 3, "Tarn")]
    assert named(TEXTS, members, "Osel", "Tarn").place == "Osel"


def test_attackers_tell_of_an_attack() -> None:
    members = [placed(figure(12), key, i, names=("Osel",), words=("attacker",), rest=("attacker",))
               for i, key in enumerate("ab")]  # fmt: skip
    assert named(TEXTS, members, "Osel").label == "Osel attacks"


def test_a_word_that_names_no_happening_in_its_text_gives_no_name() -> None:
    members = [placed(figure(12), key, i, names=("Osel",), words=("fire", "attack"), rest=("fire", "attack"))
               for i, key in enumerate("ab")]  # fmt: skip
    assert named(TEXTS, members, "Osel", about=("attack",)).label == "Osel attacks"
    assert named(TEXTS, members, "Osel", about=()).label == "Osel"


def test_no_happening_leaves_the_names_that_sources_share() -> None:
    members = [placed(figure(3), "a", 0, names=("Lund", "Berg")), placed(figure(4), "b", 1, names=("Lund", "Holm"))]
    assert named(TEXTS, members).label == "Lund, Berg"


def test_the_day_is_that_of_most_sources() -> None:
    third = source("c", "An attack.")
    members = [dated("a", 0, MAY), dated("b", 1, JUNE), dated("c", 2, JUNE)]
    assert named([*TEXTS, third], members, "Osel").window == JUNE


def test_the_day_of_a_count_is_not_that_of_what_is_counted() -> None:
    put = placed(moment(JUNE, "put"), "a", 0, words=("police", "put", "attack"))
    assert named(TEXTS, [put, killed("b", 1, "Osel")], "Osel").window is None


def test_a_plan_dates_no_event() -> None:
    member = dated("a", 0, MAY)
    planned = replace(member, claim=replace(member.claim, context=replace(member.claim.context, hypothetical=True)))
    assert named(TEXTS, [planned, killed("b", 1, "Osel")], "Osel").window is None


def test_a_day_of_no_known_year_dates_no_event() -> None:
    members = [dated("a", 0, days("0004-05-04", grain="yearless")), killed("b", 1, "Osel")]
    assert named(TEXTS, members, "Osel").window is None
