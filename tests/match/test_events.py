"""Which sources speak of one event."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match.events import Profile, find_events, profile, profiles, related
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Dated, Event, Extraction, Name, Source, Span, Window
from tests.match.factories import RULES, claim, days, moment, read, source

WORDS = vocabulary(RULES)
FERRY = ("ferry", "sink", "harbour", "diver", "wave")
TRIAL = ("court", "judge", "verdict", "lawyer", "appeal")


def story(key: str, words: tuple[str, ...], *names: str, kind: str = "place", happens: str = "") -> Extraction:
    """A source that speaks of ``words`` and names ``names``."""
    claims = [claim(moment(days("2022-06-05"), happens), key)] if happens else []
    found = tuple(Name(Span(n, n + 1), kind, name) for n, name in enumerate(names))
    return read(key, *claims, names=found, words=words)


def grouped(*stories: Extraction, written: dict[str, Window] | None = None) -> dict[str, str]:
    sources = [source(one.source, "Nothing.") for one in stories]
    dated = {key: Dated(window, ("test",)) for key, window in (written or {}).items()}
    return find_events(stories, profiles(sources, stories, {}, WORDS, dated), {})[0]


def grouped_texts(texts: Sequence[Source], stories: Sequence[Extraction]) -> dict[str, str]:
    return find_events(stories, profiles(texts, stories, {}, WORDS, {}), {})[0]


def events_of(stories: Sequence[Extraction]) -> tuple[Event, ...]:
    sources = [source(one.source, "Nothing.") for one in stories]
    return find_events(stories, profiles(sources, stories, {}, WORDS, {}), {})[1]


def test_shared_names_and_words_make_one_event() -> None:
    found = grouped(story("a", FERRY, "Osel", "Aurelia"), story("b", FERRY, "Osel", "Tarn"))
    assert found == {"a": "e1", "b": "e1"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(story("a", FERRY, "Osel"), story("b", TRIAL, "Osel"), id="one place, two happenings"),
        pytest.param(story("a", FERRY, "Osel"), story("b", FERRY[:1] + TRIAL, "Tarn"), id="a word is not enough"),
        pytest.param(story("a", FERRY, "Osel"), story("b", ("say", "people"), "Osel"), id="common words say nothing"),
        pytest.param(story("a", ()), story("b", ()), id="nothing said on either side"),
    ],
)
def test_two_events(left: Extraction, right: Extraction) -> None:
    assert grouped(left, right) == {"a": "e1", "b": "e2"}


QUAKE = ("earthquake", "roof", "collapse")
TREMOR = ("tremor", "tent", "blanket")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param("2022-06-05", "2022-06-07", True, id="days apart"),
        pytest.param("2022-06-05", "2021-03-01", False, id="a year apart"),
        pytest.param("2022-06-05", None, True, id="no day on one side"),
    ],
)
def test_one_happening_at_one_time(left: str, right: str | None, one: bool) -> None:
    written = {"a": days(left)} | ({"b": days(right)} if right else {})
    found = grouped(story("a", QUAKE), story("b", TREMOR), written=written)
    assert (found["a"] == found["b"]) is one


@pytest.mark.parametrize(
    ("name", "later", "one"),
    [
        pytest.param("Osel", "2023-06-07", True, id="a town, a year apart"),
        pytest.param("Greece", "2023-06-07", False, id="a country, a year apart"),
        pytest.param("Greece", "2022-06-07", True, id="a country, days apart"),
        pytest.param("Greece", None, False, id="a country, no day on one side"),
        pytest.param("Reuters", "2023-06-07", False, id="an agency, a year apart"),
        pytest.param("GPS", "2023-06-07", False, id="bare initials, a year apart"),
    ],
)
def test_what_is_named_everywhere_joins_only_what_is_of_one_time(name: str, later: str | None, one: bool) -> None:
    written = {"a": days("2022-06-05")} | ({"b": days(later)} if later else {})
    found = grouped(story("a", FERRY, name, "Ann Berg"), story("b", FERRY, name, "Tom Dale"), written=written)
    assert (found["a"] == found["b"]) is one


@pytest.mark.parametrize(("others", "one"), [(3, True), (30, False)])
def test_one_name_of_very_many_is_anybodys(others: int, one: bool) -> None:
    told = (story(key, FERRY, "Osel", *(f"{key} {n}" for n in range(others))) for key in "ab")
    found = grouped(*told)
    assert (found["a"] == found["b"]) is one


def test_sources_without_names_meet_by_their_words() -> None:
    assert grouped(story("a", FERRY), story("b", FERRY)) == {"a": "e1", "b": "e1"}


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param("OSEL, June 5 - A ferry sank.", "OSEL, June 5 - It sank.", True, id="filed from one place"),
        pytest.param("OSEL, June 5 - A ferry sank.", "TARN, June 5 - A ferry sank.", False, id="filed from two places"),
        pytest.param("OSEL, June 5 - A ferry sank.", "A ferry sank.", True, id="filed from a place that is not said"),
    ],
)
def test_the_same_words_from_two_towns(left: str, right: str, one: bool) -> None:
    texts = [source("a", left), source("b", right)]
    found = grouped_texts(texts, [story("a", FERRY), story("b", FERRY)])
    assert (found["a"] == found["b"]) is one


def test_an_article_between_two_joins_them_into_one_event() -> None:
    left, right = story("a", FERRY, "Osel"), story("c", TRIAL, "Tarn")
    both = story("b", FERRY + TRIAL, "Osel", "Tarn")
    assert set(grouped(left, both, right).values()) == {"e1"}


def test_events_are_numbered_by_their_first_source() -> None:
    found = grouped(story("a", TRIAL, "Tarn"), story("b", FERRY, "Osel"), story("c", TRIAL, "Tarn"))
    assert found == {"a": "e1", "b": "e2", "c": "e1"}


def test_a_name_has_one_spelling_for_all() -> None:
    told = story("a", FERRY, "Ann Berg", kind="person")
    one = profile(source("a", "Nothing."), told, {"Ann Berg": "Anna Berg"}, WORDS, None)
    assert one.names == {"anna berg"}
    assert one.words == {WORDS.same(word) for word in FERRY}
    assert one.written is None


def test_an_event_is_called_by_its_place_and_what_happened() -> None:
    stories = [story("a", FERRY, "Osel", happens="sink"), story("b", FERRY, "Osel", "Tarn", happens="sink")]
    (event,) = events_of(stories)
    assert (event.id, event.place) == ("e1", "Osel")
    assert event.label.startswith("Osel")


def test_an_event_without_place_or_verb_is_called_by_its_number() -> None:
    (event,) = events_of([story("a", FERRY)])
    assert (event.label, event.place) == ("e1", None)


any_profile = st.builds(
    Profile,
    st.frozensets(st.sampled_from("ABCD"), max_size=4),
    st.frozensets(st.sampled_from(FERRY + TRIAL)),
    st.frozensets(st.sampled_from(["quake", "fire"])),
    st.sampled_from([None, days("2022-06-05"), days("2021-03-01")]),
)


@given(any_profile, any_profile)
def test_being_related_is_symmetric(left: Profile, right: Profile) -> None:
    assert related(left, right) == related(right, left)


@given(any_profile)
def test_a_source_with_words_and_names_is_related_to_its_copy(one: Profile) -> None:
    if one.words and one.names:
        assert related(one, one)
