"""When sources were written and what their time expressions mean; times are made by hand."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import rules as rulebook
from factcheck.match.dating import date_sources, directed, resolve, resolve_all
from factcheck.model import Dated, Extraction, Source, Span, TimeExpression, Window
from factcheck.sources.blocks import split_blocks

RULES = rulebook.load()
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_SPAN = Span(0, 0)


def day(text: str) -> date:
    return date.fromisoformat(text)


def written(start: str, end: str | None = None) -> Dated:
    return Dated(Window(day(start), day(end or start)), ("test",))


def make(name: str, text: str, **marks: TimeExpression) -> tuple[Source, Extraction]:
    """A source whose times are the marks, found by their words (``_`` for spaces), and every weekday."""
    times = [replace(time, span=_at(text, words)) for words, time in marks.items()]
    for number, weekday in enumerate(WEEKDAYS):
        start = -1
        while (start := text.find(weekday, start + 1)) >= 0:
            span = Span(start, start + len(weekday))
            if not any(time.span.overlaps(span) for time in times):
                times.append(TimeExpression(span, "weekday", weekday=number))
    source = Source(name, f"{name}.txt", text, sha256(text.encode()).hexdigest(), split_blocks(text, RULES))
    return source, Extraction(name, (), tuple(sorted(times, key=lambda time: time.span)), sentences=_sentences(text))


def _at(text: str, words: str) -> Span:
    start = text.index(words.replace("_", " "))
    return Span(start, start + len(words))


def _sentences(text: str) -> tuple[Span, ...]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(at, at + len(line.rstrip())))
        at += len(line)
    return tuple(spans)


def on(month: int, number: int, year: int | None = None, weekday: int | None = None) -> TimeExpression:
    return TimeExpression(NO_SPAN, "date", year=year, month=month, day=number, weekday=weekday)


def with_dateline(name: str, text: str) -> tuple[Source, Extraction]:
    """A source whose text begins "PLACE, June 5, 2022 (", with the year or without."""
    words = text.partition(", ")[2].partition(" (")[0]
    number, _, year = words.removeprefix("June ").partition(", ")
    return make(name, text, **{words.replace(" ", "_"): on(6, int(number), int(year) if year else None)})


def dates(*made: tuple[Source, Extraction]) -> dict[str, tuple[str, str] | None]:
    found = date_sources([source for source, _ in made], [extraction for _, extraction in made], RULES)
    return {name: _ends(dated) for name, dated in found.items()}


def _ends(dated: Dated | None) -> tuple[str, str] | None:
    if dated is None or dated.window.start is None or dated.window.end is None:
        return None
    return dated.window.start.isoformat(), dated.window.end.isoformat()


VISIT = (
    "Minister Ana Lund will ask President Jon Marsh for more patrol boats when the two meet in Osel next week.\n\n"
    "Lund will meet Marsh in Osel on March 15, nine days after the wreck of a ferry, a spokesman for Lund and Marsh said.\n\n"
    "The plan drew doubts in parliament, Senator Hale said Tuesday.\n\n"
    "In a speech Wednesday Lund asked for patience, and on Thursday Marsh repeated the offer.\n"
)
VISIT_TIMES = {
    "next_week": TimeExpression(NO_SPAN, "offset", count=1, unit="week", direction=1),
    "March_15": on(3, 15),
    "nine_days_after": TimeExpression(NO_SPAN, "offset", count=9, unit="day", direction=1, anchor="event"),
}
ARRIVAL = (
    "Minister Ana Lund comes to Osel Tuesday as she meets President Jon Marsh.\n\n"
    "Lund received Prime Minister Kai Berg at the harbour of Hale on Monday.\n\n"
    "Minister Ana Lund (R) and Prime Minister Kai Berg at the harbour of Hale, March 14, 2011.\n\n"
    "Marsh said Sunday that Osel was ready.\n"
)


def visit() -> tuple[Source, Extraction]:
    source, extraction = make("visit", VISIT, **VISIT_TIMES)
    anchor = _at(VISIT, "the_wreck")
    times = tuple(replace(time, anchor_span=anchor) if time.anchor == "event" else time for time in extraction.times)
    return source, replace(extraction, times=times)


def arrival(caption: bool = True) -> tuple[Source, Extraction]:
    text = ARRIVAL if caption else ARRIVAL.replace(", March 14, 2011", "")
    return make("arrival", text, **({"March_14,_2011": on(3, 14, 2011)} if caption else {}))


def test_weekdays_and_next_week_narrow_to_a_window_and_the_year_is_lent() -> None:
    assert dates(visit(), arrival()) == {
        "visit": ("2011-03-10", "2011-03-13"),
        "arrival": ("2011-03-14", "2011-03-15"),
    }


def test_without_the_caption_no_year_is_known() -> None:
    assert dates(visit(), arrival(caption=False)) == {"visit": None, "arrival": None}


def test_evidence_is_named() -> None:
    found = date_sources(*zip(*(visit(), arrival()), strict=True), RULES)
    assert found["visit"] is not None
    assert found["visit"].by[-1] == "year from arrival"
    assert "“next week”, line 1, and March 15, line 3" in found["visit"].by
    assert found["arrival"] is not None
    assert found["arrival"].by[0] == "caption, line 5: March 14, 2011"


def test_an_event_is_dated_by_the_date_beside_the_count() -> None:
    _, extraction = visit()
    found = resolve_all(extraction, written("2011-03-10", "2011-03-13"))
    assert found[_at(VISIT, "the_wreck")] == Window(day("2011-03-06"), day("2011-03-06"))


JUNE = {"June_5,_2022": on(6, 5, 2022)}


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        pytest.param("HALE, June 5, 2022 (NPA) - The depot burned.", JUNE, "2022-06-05", id="dateline"),
        pytest.param("HALE, June 5, 2022. The depot burned.", JUNE, "2022-06-05", id="dateline with a point"),
        pytest.param("HALE, June 5, 2022: The depot burned.", JUNE, "2022-06-05", id="dateline with a colon"),
        pytest.param(
            "The depot of Hale burned\n\nHale Courier, June 5, 2022\n\nThe depot burned.",
            JUNE,
            "2022-06-05",
            id="behind a name",
        ),
        pytest.param(
            "June 5, 2022 Report Hale, Norrin\n\nThe depot of Hale burned.",
            JUNE,
            "2022-06-05",
            id="a line that opens with it",
        ),
        pytest.param(
            "Attacks of June 5, 2022\n\nThe depot burned.", JUNE, None, id="the date of a headline's own event"
        ),
        pytest.param("HALE, Norrin — June 5, 2022 — The depot burned.", JUNE, "2022-06-05", id="dateline with dashes"),
        pytest.param("The depot burned on Sunday.\n\nPublished June 5, 2022\n", JUNE, "2022-06-05", id="foot line"),
        pytest.param("Depot burns\nJune 5, 2022\n\nThe depot burned on Sunday.", JUNE, "2022-06-05", id="date line"),
        pytest.param("The depot law of June 5, 2022, was broken.", JUNE, None, id="a day of the past alone"),
        pytest.param("Attacks of June 5, 2022\n\nThe town mourned them.", JUNE, None, id="a date in a headline"),
        pytest.param("HALE, June 5 - The depot burned.", {"June_5": on(6, 5)}, None, id="dateline without any year"),
        pytest.param("The depot burned on Monday.", {}, None, id="weekdays alone"),
    ],
)
def test_publication_lines(text: str, marks: dict[str, TimeExpression], expected: str | None) -> None:
    assert dates(make("a", text, **marks))["a"] == ((expected, expected) if expected else None)


def test_what_is_known_of_the_source_wins() -> None:
    source, extraction = arrival()
    source = replace(source, published=day("2011-03-20"), published_by="sources.toml")
    found = date_sources([source], [extraction], RULES)["arrival"]
    assert found == Dated(Window(day("2011-03-20"), day("2011-03-20")), ("sources.toml: 2011-03-20",))


def test_another_event_lends_no_year() -> None:
    other = make("other", "HALE, June 5, 2022 - The depot burned and Kim Roe ran.", **JUNE)
    assert dates(visit(), other)["visit"] is None


def test_sources_that_disagree_lend_no_year() -> None:
    later = arrival()[0].text.replace("2011", "2017")
    other = make("later", later, **{"March_14,_2017": on(3, 14, 2017)})
    assert dates(visit(), arrival(), other)["visit"] is None


WEEKDAY = TimeExpression(NO_SPAN, "weekday", weekday=3)


def offset(count: int, unit: str, direction: int = -1, **more: str) -> TimeExpression:
    return TimeExpression(NO_SPAN, "offset", count=count, unit=unit, direction=direction, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("time", "dated", "expected"),
    [
        pytest.param(on(11, 24, 2015), None, ("2015-11-24", "2015-11-24", "day"), id="a full date needs no source"),
        pytest.param(on(2, 30, 2015), None, None, id="no such day"),
        pytest.param(on(11, 24), None, None, id="no year, no date of the source"),
        pytest.param(on(12, 28), "2016-01-03", ("2015-12-28", "2015-12-28", "day"), id="over the turn of the year"),
        pytest.param(WEEKDAY, "2015-11-20", ("2015-11-19", "2015-11-19", "day"), id="bare weekday: yesterday"),
        pytest.param(WEEKDAY, "2015-11-19", ("2015-11-19", "2015-11-19", "day"), id="bare weekday: today"),
        pytest.param(replace(WEEKDAY, direction=1), "2015-11-20", ("2015-11-26",) * 2 + ("day",), id="will, Thursday"),
        pytest.param(
            replace(WEEKDAY, direction=-1, count=1), "2015-11-19", ("2015-11-12",) * 2 + ("day",), id="last, not today"
        ),
        pytest.param(
            replace(WEEKDAY, direction=-1, count=1),
            "2015-11-20",
            ("2015-11-12", "2015-11-19", "day"),
            id="last Thursday on a Friday: either",
        ),
        pytest.param(offset(8, "day"), "2008-12-13", ("2008-12-05", "2008-12-05", "day"), id="eight days ago"),
        pytest.param(offset(0, "day", 0), "2008-12-13", ("2008-12-13", "2008-12-13", "day"), id="today"),
        pytest.param(offset(1, "week", 1), "2015-11-19", ("2015-11-23", "2015-11-29", "week"), id="next week"),
        pytest.param(offset(1, "week"), "2015-11-19", ("2015-11-09", "2015-11-15", "week"), id="last week"),
        pytest.param(
            offset(0, "week", 1, part="late"),
            "2015-11-19",
            ("2015-11-19", "2015-11-22", "period"),
            id="later this week",
        ),
        pytest.param(
            offset(0, "week", part="early"),
            "2015-11-19",
            ("2015-11-16", "2015-11-19", "period"),
            id="earlier this week",
        ),
        pytest.param(offset(5, "week"), "2015-11-19", ("2015-10-12", "2015-10-18", "week"), id="five weeks ago"),
        pytest.param(offset(1, "month"), "2015-01-19", ("2014-12-01", "2014-12-31", "month"), id="last month"),
        pytest.param(offset(1, "year", 1), "2015-01-19", ("2016-01-01", "2016-12-31", "year"), id="next year"),
        pytest.param(
            offset(0, "year", 0, part="second-half"),
            "2015-01-19",
            ("2015-07-01", "2015-12-31", "period"),
            id="the second half of the year",
        ),
        pytest.param(
            offset(0, "year", 0, part="end"), "2015-01-19", ("2015-09-01", "2015-12-31", "period"), id="the end of it"
        ),
        pytest.param(offset(9999, "year"), "2015-01-19", None, id="before the calendar"),
        pytest.param(offset(10**30, "day"), "2015-01-19", None, id="no calendar distance"),
        pytest.param(
            TimeExpression(NO_SPAN, "date", year=2012, unit="quarter", part="second-quarter"),
            None,
            ("2012-04-01", "2012-06-30", "quarter"),
            id="second quarter of 2012",
        ),
        pytest.param(
            TimeExpression(NO_SPAN, "unknown", unit="quarter", part="second-quarter"),
            "2014-07-31",
            ("2014-04-01", "2014-06-30", "quarter"),
            id="the second quarter",
        ),
        pytest.param(
            TimeExpression(NO_SPAN, "date", year=2012, unit="half", part="second-half"),
            None,
            ("2012-07-01", "2012-12-31", "half"),
            id="second half of 2012",
        ),
        pytest.param(
            TimeExpression(NO_SPAN, "date", year=1990, unit="decade"),
            None,
            ("1990-01-01", "1999-12-31", "decade"),
            id="1990s",
        ),
        pytest.param(
            replace(on(11, 15, 2015), form="span", until=on(11, 16, 2015)),
            None,
            ("2015-11-15", "2015-11-16", "period"),
            id="15-16 November",
        ),
        pytest.param(
            TimeExpression(NO_SPAN, "date", day=24), "2015-11-20", ("2015-11-24", "2015-11-24", "day"), id="the 24th"
        ),
        pytest.param(
            TimeExpression(NO_SPAN, "date", year=1998, bound="since"),
            "2015-11-20",
            ("1998-01-01", "2015-11-20", "period"),
            id="since 1998",
        ),
    ],
)
def test_resolve(time: TimeExpression, dated: str | None, expected: tuple[str, str, str] | None) -> None:
    window = resolve(time, written(dated) if dated else None)
    if window is None or window.start is None or window.end is None:
        assert expected is None
    else:
        assert (window.start.isoformat(), window.end.isoformat(), window.grain) == expected


def test_a_source_dated_to_a_year_gives_months_but_no_weekdays() -> None:
    year = written("2008-12-06", "2009-12-05")
    assert resolve(WEEKDAY, year) is None
    assert resolve(offset(8, "day"), year) is None
    assert resolve(offset(1, "year"), year) == Window(day("2007-01-01"), day("2008-12-31"), "year")


def test_a_clock_time_takes_the_day_of_its_sentence() -> None:
    clock = TimeExpression(NO_SPAN, "clock", clock="21:20")
    _, extraction = make("a", "The first blast came at 9:20 p.m. on Friday.", **{"9:20_p.m.": clock})
    found = resolve_all(extraction, written("2015-11-15"))
    assert Window(day("2015-11-13"), day("2015-11-13"), "clock", "21:20") in found.values()


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_that_weekday_within_six_days_before(asked: date, weekday: int) -> None:
    window = resolve(TimeExpression(NO_SPAN, "weekday", weekday=weekday), Dated(Window(asked, asked), ()))
    assert window is not None
    assert window.start == window.end
    assert window.start is not None
    assert window.start.weekday() == weekday
    assert timedelta(0) <= asked - window.start <= timedelta(6)


@given(DAYS, st.integers(0, 400))
def test_days_ago_and_days_from_now_are_inverse(asked: date, count: int) -> None:
    back = resolve(offset(count, "day", -1), Dated(Window(asked, asked), ()))
    assert back is not None
    assert resolve(offset(count, "day", 1), Dated(back, ())) == Window(asked, asked)


@given(DAYS, st.integers(0, 31), st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade"]))
def test_a_longer_window_of_writing_never_means_less(asked: date, length: int, unit: str) -> None:
    time = offset(2, unit)
    one = resolve(time, Dated(Window(asked, asked), ()))
    more = resolve(time, Dated(Window(asked, asked + timedelta(length)), ()))
    assert one is not None
    assert more is not None
    assert one.start is not None
    assert more.start is not None
    assert more.end is not None
    assert one.end is not None
    assert more.start <= one.start
    assert one.end <= more.end


def _direction(sentence: str) -> int:
    source, extraction = make("a", sentence)
    (time,) = directed(source, extraction, RULES)
    return time.direction


@pytest.mark.parametrize(("rule", "side"), [("ahead", 1), ("behind", -1)])
def test_examples_of_tense_words(rule: str, side: int) -> None:
    found = RULES.find(f"dating.{rule}")
    assert found is not None
    assert [_direction(sentence) for sentence in found.accept] == [side] * len(found.accept)
    assert side not in [_direction(sentence) for sentence in found.reject]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        pytest.param("The minister said Tuesday that she will resign.", -1, id="the nearest word decides"),
        pytest.param("On Tuesday the court will hear the case.", 1, id="words behind the date"),
        pytest.param("Two ships collided off Hale Tuesday.", -1, id="any past form in -ed"),
        pytest.param("A United front Tuesday.", 0, id="an adjective in -ed"),
        pytest.param("Calm in Osel Tuesday.", 0, id="nothing said"),
    ],
)
def test_direction_from_the_sentence(sentence: str, side: int) -> None:
    assert _direction(sentence) == side


def test_examples_of_publication_words() -> None:
    found = RULES.find("dating.published")
    assert found is not None
    for line in (*found.accept, *found.reject):
        words = next(words for words in ("June 9, 2022", "9 June 2022") if words in line)
        made = make(
            "a", f"{line}\n\nThe depot burned down in the night.\n", **{words.replace(" ", "_"): on(6, 9, 2022)}
        )
        assert (dates(made)["a"] is not None) == (line in found.accept), line


ATTACK = (
    "HALE, June 5, 2022 (NPA) - A bomb killed three people at the market in Osel on Friday, Minister Ana Lund said.\n"
)
LATER = (
    "The man was named by Minister Ana Lund in Osel.\n\nThe bomb at the market of Osel killed three people on Friday.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(LATER, ("2022-06-03", "2022-06-08"), id="a day that another source tells of"),
        pytest.param(LATER.replace("Friday", "Monday"), None, id="another weekday"),
        pytest.param(LATER.replace("killed three people", "was cleared"), None, id="too few words of the same"),
        pytest.param(LATER.replace("on Friday", "next Friday"), None, id="a weekday ahead"),
    ],
)
def test_weekdays_of_the_same_thing_tell_the_week(text: str, expected: tuple[str, str] | None) -> None:
    days = dates(make("attack", ATTACK, **JUNE), make("later", text))
    assert days["later"] == expected


NAMES = "\n\nMinister Ana Lund of Osel and Governor Per Holm of Hale spoke."
FERRY = "HALE, June 5, 2022 (NPA) - The ferry sank off Osel on Friday. " + NAMES
DIVERS = "OSEL, June 6, 2022 (NPA) - Divers went down on Monday to what sank on Friday. " + NAMES
BOAT = "The boat left the quay on Friday and was lost. " + NAMES


@pytest.mark.parametrize(
    ("text", "tellers", "expected"),
    [
        pytest.param(BOAT, [FERRY, DIVERS], ("2022-06-03", "2022-06-08"), id="the one Friday of the news of two"),
        pytest.param(BOAT, [FERRY], None, id="of one it may be another"),
        pytest.param(BOAT, [FERRY, DIVERS.replace("June 6", "June 20")], None, id="two who write two weeks apart"),
        pytest.param(
            "The boat was lost on Friday, the coast guard said Saturday. " + NAMES,
            [FERRY, DIVERS],
            ("2022-06-04", "2022-06-05"),
            id="what was said Saturday is the news of that day",
        ),
        pytest.param(
            "The boat was lost on Friday, the coast guard said on Saturday. " + NAMES,
            [FERRY, DIVERS],
            ("2022-06-04", "2022-06-05"),
            id="with a preposition",
        ),
    ],
)
def test_weekdays_of_several_sources_of_one_week(
    text: str, tellers: list[str], expected: tuple[str, str] | None
) -> None:
    made = [with_dateline(f"t{at}", teller) for at, teller in enumerate(tellers)]
    assert dates(*made, make("a", text))["a"] == expected


def test_a_dateline_whose_year_others_give_dates_a_third() -> None:
    short = with_dateline("t1", DIVERS.replace(", 2022", ""))
    made = [with_dateline("t0", FERRY), short, make("a", BOAT)]
    assert dates(*made) == {"t0": ("2022-06-05",) * 2, "t1": ("2022-06-06",) * 2, "a": ("2022-06-03", "2022-06-08")}


def test_a_byline_has_the_day_of_publication() -> None:
    made = make("a", "Depot burns\nby Ada Moe, on June 5, 2022 at 9:31AM\n\nThe depot burned.", **JUNE)
    assert dates(made)["a"] == ("2022-06-05", "2022-06-05")


def test_a_past_day_and_month_is_no_day_of_the_next_year() -> None:
    lender = make("b", ATTACK, **JUNE)
    past = "The bomb of Friday, which Minister Ana Lund saw in Osel, was found on June 3 by the Hale police."
    assert dates(lender, make("a", past, June_3=on(6, 3)))["a"] == ("2022-06-03", "2022-06-08")


def test_a_day_by_which_something_is_to_be_tells_nothing() -> None:
    by = replace(on(6, 5, 2022), bound="by")
    assert dates(make("a", "They had hoped to open the quay by June 5, 2022.", **{"June_5,_2022": by})) == {"a": None}


def test_a_year_said_beside_the_day() -> None:
    told = replace(on(6, 5), unit="year", count=1, direction=-1)
    assert resolve(told, written("2023-03-20")) == Window(day("2022-06-05"), day("2022-06-05"))
