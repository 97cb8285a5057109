"""Two dates or clock times: which are of one deed, and which never meet."""

import pytest

from factcheck.match import moments
from factcheck.match.comparison import compare, weights
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Moment, Window
from tests.match.factories import RULES, days, moment, placed

WORDS = vocabulary(RULES)
JUNE, JULY, DAY, WEEK = (
    days("2022-06-09"),
    days("2022-07-09"),
    days("2022-06-07"),
    days("2022-06-06", "2022-06-12", "week"),
)
HALF = days("2022-01-01", "2022-06-30", "half")
YEAR = days("2021-01-01", "2021-12-31", "year")
YEARLESS = days("0004-06-09", grain="yearless")
THURSDAY = days("0001-01-04", grain="weekday")


def clock(time: str) -> Window:
    return Window(None, None, "clock", time)


def levels(left: Moment, right: Moment, **where: object) -> dict[str, str]:
    a, b = placed(left, "a", 0, **where), placed(right, "b", 1, **where)  # type: ignore[arg-type]
    return dict(moments.fields(a, b, left, right, WORDS))


DEEDS = [
    pytest.param("kill", "death", "same", id="verb and noun of one deed"),
    pytest.param("launch", "begin", "same", id="a word of two deeds"),
    pytest.param("launch", "release", "same", id="its other deed"),
    pytest.param("kill", "resign", "different", id="two deeds"),
    pytest.param("happen", "kill", "missing", id="a word that names none"),
]


@pytest.mark.parametrize(("left", "right", "level"), DEEDS)
def test_deeds(left: str, right: str, level: str) -> None:
    assert levels(moment(JUNE, left), moment(JUNE, right))["predicate"] == level
    assert levels(moment(JUNE, right), moment(JUNE, left))["predicate"] == level


def test_a_deed_in_the_phrase_of_the_other_is_close() -> None:
    assert levels(moment(JUNE, "come"), moment(JUNE, "meet"), words=["minister", "meet"])["predicate"] == "missing"
    assert levels(moment(JUNE, "push"), moment(JUNE, "meet"), words=["minister", "meet"])["predicate"] == "close"


VALUES = [
    pytest.param({"window": JUNE}, {"window": JUNE}, "day", id="one day"),
    pytest.param({"window": JUNE}, {"window": JULY}, "different", id="two days"),
    pytest.param({"window": DAY}, {"window": WEEK}, "within", id="a day of that week"),
    pytest.param({"window": DAY}, {"window": HALF}, "wide", id="a day of half a year says little"),
    pytest.param({"window": JUNE, "year": 2022}, {"window": JUNE, "year": 2022}, "stated", id="both state the year"),
    pytest.param({"window": JUNE}, {"window": YEARLESS}, "day", id="a day without its year"),
    pytest.param({"window": JULY}, {"window": YEARLESS}, "different", id="no year makes June July"),
    pytest.param({"window": WEEK}, {"window": YEARLESS}, "within", id="a week that holds the day"),
    pytest.param({"window": THURSDAY}, {"window": THURSDAY}, "same", id="one weekday of no known week"),
    pytest.param({"window": JUNE}, {"window": THURSDAY}, "within", id="that a day is a Thursday says little"),
    pytest.param({"window": DAY}, {"window": THURSDAY}, "different", id="a Tuesday is no Thursday"),
    pytest.param({"window": WEEK}, {"window": THURSDAY}, "missing", id="a week has every weekday"),
    pytest.param({"window": HALF}, {"window": YEARLESS}, "missing", id="half a year has no yearless form"),
    pytest.param({"window": clock("21:20")}, {"window": clock("21:20")}, "day", id="one clock time"),
    pytest.param({"window": clock("21:20")}, {"window": clock("21:00")}, "near", id="within the hour"),
    pytest.param({"window": clock("21:20")}, {"window": clock("08:00")}, "different", id="hours apart"),
    pytest.param(
        {"window": clock("14:25")}, {"window": clock("14:30"), "bound": "before"}, "day", id="before 2:30 allows 2:25"
    ),
    pytest.param(
        {"window": clock("14:35")}, {"window": clock("14:30"), "bound": "before"}, "near", id="and does not allow 2:35"
    ),
    pytest.param(
        {"window": clock("08:00")},
        {"window": clock("14:30"), "bound": "before"},
        "different",
        id="nor says it of eight",
    ),
]


@pytest.mark.parametrize(("left", "right", "level"), VALUES)
def test_values(left: dict[str, object], right: dict[str, object], level: str) -> None:
    one, two = moment(**left), moment(**right)  # type: ignore[arg-type]
    assert levels(one, two)["value"] == level
    assert levels(two, one)["value"] == level


APART = [
    pytest.param(moment(JUNE), moment(None), "a date that cannot be put on a calendar", id="no calendar"),
    pytest.param(moment(JUNE), moment(clock("21:20")), "a time of day against a date", id="clock against day"),
    pytest.param(
        moment(clock("08:00"), zone="GMT"), moment(clock("10:00")), "times of day in different zones", id="zones"
    ),
    pytest.param(
        moment(Window(JUNE.start, JUNE.end, "clock", "21:20")),
        moment(Window(JULY.start, JULY.end, "clock", "21:20")),
        "times of day on different days",
        id="one clock time of two days",
    ),
    pytest.param(moment(HALF), moment(YEAR), "of two periods", id="half a year and the year before"),
    pytest.param(moment(HALF), moment(JUNE), None, id="a day of that half year"),
    pytest.param(moment(YEAR), moment(JUNE), None, id="something may happen in a year"),
    pytest.param(moment(JUNE), moment(JUNE), None, id="nothing"),
]


@pytest.mark.parametrize(("left", "right", "reason"), APART)
def test_what_keeps_two_dates_apart(left: Moment, right: Moment, reason: str | None) -> None:
    assert moments.apart(placed(left, "a", 0), placed(right, "b", 1), left, right) == reason


def test_dates_of_two_events_are_apart() -> None:
    left, right = placed(moment(JUNE), "a", 0, event="e1"), placed(moment(JUNE), "b", 1, event="e2")
    assert moments.apart(left, right, moment(JUNE), moment(JUNE)) == "another event"


def unsure(left: Placed, right: Placed) -> str | None:
    return compare(left, right, WORDS, weights(RULES)).unsure


NAMED = [
    pytest.param(["Lund", "Berg"], ["Lund", "Berg"], None, id="the same names"),
    pytest.param(["Lund", "Berg", "Osel"], ["Lund", "Berg"], None, id="all of the fewer names"),
    pytest.param(["Lund", "Berg"], ["Lund", "Holm"], "not surely the same happening", id="she meets two people"),
    pytest.param([], ["Lund"], "not surely the same happening", id="no name on one side"),
]


@pytest.mark.parametrize(("left", "right", "reason"), NAMED)
def test_two_different_days_need_one_deed_of_the_same_names(
    left: list[str], right: list[str], reason: str | None
) -> None:
    one, two = placed(moment(JUNE, "meet"), "a", 0, near=left), placed(moment(JULY, "visit"), "b", 1, near=right)
    assert unsure(one, two) == reason
    assert unsure(two, one) == reason


def test_clock_times_of_one_hour_need_the_deed_alone() -> None:
    start, later = moment(clock("21:20"), "begin"), moment(clock("21:00"), "start")
    assert unsure(placed(start, "a", 0), placed(later, "b", 1)) is None
    assert unsure(placed(start, "a", 0), placed(moment(clock("21:00"), "end"), "b", 1)) is not None
