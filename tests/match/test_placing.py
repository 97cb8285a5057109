"""Claims on the calendar, in their event, under one spelling of each name."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from factcheck.match.placing import SOME_YEAR, Placed, bearer, place
from factcheck.model import Claim, Context, Dated, Scope, Span, Statement, TimeExpression, Window
from tests.match.factories import RULES, claim, days, figure, moment, read, source

WRITTEN = days("2022-06-06")
COMMON = frozenset({"people"})
TEXT = "Nothing here is read again, as every time and name was found before. " * 3


def put(*claims: Claim, written: Window | None = WRITTEN, canonical: Mapping[str, str] | None = None) -> list[Placed]:
    """The claims of one source, placed."""
    dated = {"a": Dated(written, ("test",)) if written else None}
    times = tuple(time for one in claims for time in one.times)
    extraction = read("a", *claims, times=times)
    return place([source("a", TEXT)], [extraction], dated, canonical or {}, {"a": "e1"}, COMMON, RULES)


def on(text: str, at: int = 20, bound: str | None = None) -> TimeExpression:
    year, month, day = (int(part) for part in text.split("-"))
    return TimeExpression(Span(at, at + 6), "date", year, month, day, bound=bound)


def test_figures_and_dates_are_placed_in_corpus_order_and_statements_are_not() -> None:
    said = claim(Statement("It sank.", (Span(9, 17),), True), "a", 9)
    found = put(claim(figure(12), at=0), said, claim(moment(None), at=30))
    assert [(member.index, member.claim.span.start) for member in found] == [(0, 0), (1, 30)]
    assert {member.event for member in found} == {"e1"}
    assert {member.claim.event for member in found} == {"e1"}


def test_names_have_one_spelling_and_common_words_say_nothing() -> None:
    one = claim(
        figure(12, concept=("people", "warehouse")),
        near=("A. Berg",),
        names=("A. Berg", "Osel"),
        words=("people", "fire"),
    )
    (found,) = put(one, canonical={"A. Berg": "Ann Berg"})
    assert found.near == {"Ann Berg"}
    assert found.names == {"Ann Berg", "Osel"}
    assert found.words == {"warehouse"}
    assert found.sentence == {"fire"}


def test_a_figure_is_as_of_the_day_its_source_was_written() -> None:
    (found,) = put(claim(figure(12)))
    assert found.claim.as_of == WRITTEN


@pytest.mark.parametrize("bound", ["by", "until", "as-of", "up-to"])
def test_a_figure_is_as_of_the_day_that_it_names(bound: str) -> None:
    (found,) = put(claim(figure(12), times=(on("2022-06-03", bound=bound),)))
    assert found.claim.as_of is not None
    assert found.claim.as_of.end == days("2022-06-03").end


def test_without_a_day_a_figure_has_none() -> None:
    (found,) = put(claim(figure(12)), written=None)
    assert found.claim.as_of is None


def test_times_are_resolved_in_the_claim_and_beside_it() -> None:
    (found,) = put(claim(figure(12), times=(on("2022-06-03"),)))
    assert found.windows == (days("2022-06-03"),)
    assert found.claim.times[0].window == days("2022-06-03")


@pytest.mark.parametrize(
    ("time", "written", "recalled"),
    [
        pytest.param(on("2004-03-11"), WRITTEN, True, id="years before"),
        pytest.param(on("2022-06-03"), WRITTEN, False, id="days before"),
        pytest.param(on("2022-09-03"), WRITTEN, False, id="still to come"),
        pytest.param(on("2004-03-11", bound="since"), WRITTEN, False, id="since then, until now"),
        pytest.param(on("2004-03-11", bound="by"), WRITTEN, False, id="what a figure is as of"),
        pytest.param(on("2004-03-11"), None, False, id="no day of the source to look back from"),
        pytest.param(replace(on("2004-03-11"), year=None), None, False, id="a day without a year"),
    ],
)
def test_an_earlier_event_has_its_own_date(time: TimeExpression, written: Window | None, recalled: bool) -> None:
    (found,) = put(claim(figure(12), times=(time,)), written=written)
    assert (found.recalled is not None) is recalled


def test_what_may_have_followed_a_past_event_is_not_told_as_of_it() -> None:
    one = claim(figure(18), times=(on("1995-03-11"),), context=Context(hypothetical=True))
    (found,) = put(one, written=WRITTEN)
    assert found.recalled is None


@pytest.mark.parametrize(
    ("unit", "direction", "recalled"),
    [
        pytest.param("year", -1, True, id="four years ago"),
        pytest.param("decade", -1, True, id="four decades ago"),
        pytest.param("day", -1, False, id="four days ago may be the event's day"),
        pytest.param("year", 1, False, id="in four years"),
    ],
)
def test_years_ago_are_another_time_even_where_a_source_has_no_day(unit: str, direction: int, recalled: bool) -> None:
    ago = TimeExpression(Span(0, 1), "offset", count=4, unit=unit, direction=direction)
    (found,) = put(claim(figure(12), times=(ago,)), written=None)
    assert (found.recalled == SOME_YEAR) is recalled


@pytest.mark.parametrize(
    ("places", "countries", "nationwide"),
    [
        pytest.param(("Brussels", "market"), {"belgium"}, False, id="a city and a venue"),
        pytest.param(("Belgium",), {"belgium"}, True, id="the whole country"),
        pytest.param(("Belgium", "Paris"), {"belgium", "france"}, False, id="two countries"),
        pytest.param(("Europe",), set(), True, id="a continent is no country"),
        pytest.param(("Osel",), set(), True, id="not in the tables"),
    ],
)
def test_the_countries_in_which_a_figure_is_put(places: tuple[str, ...], countries: set[str], nationwide: bool) -> None:
    (found,) = put(claim(figure(12, scope=Scope(places=places))))
    assert (found.countries, found.nationwide) == (countries, nationwide)


NEAR = "Quakes hit Osel in 2002, as well as the wave that killed 12 people in the whole of the province in 2004."
FAR = "Some 12 people were killed in the northern province and the island off its coast by the wave of the year 2004."
CUT = "Some 12 people died; years later the whole of the northern province and the island off its coast saw 2004 end."


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        pytest.param(NEAR, 2004, id="the year on this side of the comma"),
        pytest.param(FAR, 2004, id="however far with no mark between"),
        pytest.param(CUT, None, id="a mark between, and far"),
        pytest.param("In 2004, 12 people died.", 2004, id="a mark between, and near"),
    ],
)
def test_without_a_day_of_its_own_a_source_recalls_the_year_of_the_clause(text: str, recalled: int | None) -> None:
    today = TimeExpression(Span(0, 1), "weekday", weekday=2)
    years = tuple(TimeExpression(Span(found.start(), found.end()), "date", year=int(found[0]))
                  for found in re.finditer("20\\d\\d", text))  # fmt: skip
    one = claim(figure(12), at=text.index("12 people"), times=years)
    extraction = read("a", one, times=(today, *years))
    (found,) = place([source("a", text)], [extraction], {"a": None}, {}, {"a": "e1"}, COMMON, RULES)
    assert (found.recalled.start.year if found.recalled else None) == recalled


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ada Moe, 12-3, won.", "moe", id="behind a comma"),
        pytest.param("Moe (12-3) won.", "moe", id="in brackets"),
        pytest.param("Moe won 12-3 there.", "", id="a verb between"),
        pytest.param("The champion, 12-3, won.", "", id="no name"),
    ],
)
def test_whose_figure_stands_right_behind_a_name(text: str, name: str) -> None:
    assert bearer(claim(figure(12), at=text.index("12-3")), text) == name


def test_a_date_is_no_memory_of_itself() -> None:
    old = claim(moment(None, "burn", year=2004, month=3, day=11))
    (found,) = put(replace(old, times=(replace(old.content.time),)))
    assert found.recalled is None


@pytest.mark.parametrize("bound", ["since", "until", "by", "from"])
def test_a_bound_opens_a_time_and_not_the_date_that_it_states(bound: str) -> None:
    (found,) = put(claim(moment(None, "close", year=2022, month=6, day=3, bound=bound)))
    window = found.claim.content.time.window
    assert (window.start, window.end) == (days("2022-06-03").start, days("2022-06-03").end)


# ---------------------------------------------------------------- the largest of a source


def largest(*claims: Claim) -> list[bool | None]:
    return [member.largest for member in put(*claims)]


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        pytest.param([figure(12)], [None], id="a figure that stands alone"),
        pytest.param([figure(12), figure(40)], [False, True], id="a smaller and a larger one"),
        pytest.param([figure(40), figure(40)], [None, None], id="the same figure twice"),
        pytest.param([figure(40), figure(40), figure(12)], [True, True, False], id="the largest twice"),
        pytest.param([figure(40), figure(80, measure="injured")], [None, None], id="two measures"),
        pytest.param([figure(40), figure(2, scope=Scope(increment=True))], [None, None], id="an increment is no rival"),
        pytest.param([figure(40), figure(9, scope=Scope(part=True))], [None, None], id="a marked part is no rival"),
        pytest.param([figure(40, None), figure(12, 50)], [False, True], id="bounds count by their highest end"),
        pytest.param(
            [figure(3, measure="open", subject="tug"), figure(5, measure="open", subject="crane")],
            [None, None],
            id="without a rule each noun by itself",
        ),
    ],
)
def test_the_largest_of_its_measure(contents: list[object], told: list[bool | None]) -> None:
    assert largest(*(claim(content, at=10 * n) for n, content in enumerate(contents))) == told


def test_the_largest_of_an_earlier_event_is_counted_by_itself() -> None:
    earlier = claim(figure(190), at=30, times=(on("2004-03-11", 40),))
    assert largest(claim(figure(12), at=0), claim(figure(9), at=10), earlier) == [True, False, None]


def test_what_is_told_of_an_earlier_thing_is_of_its_year_though_the_text_counts_since_then() -> None:
    since = on("2004-03-11", bound="since")
    told = claim(figure(191), times=(replace(since, bound=None),))
    extraction = read("a", told, times=(since,))
    dated = {"a": Dated(WRITTEN, ("test",))}
    (found,) = place([source("a", TEXT)], [extraction], dated, {}, {"a": "e1"}, COMMON, RULES)
    assert found.recalled is not None
    assert found.recalled.start == found.recalled.end
