"""Times of day in words, and the numbers that only look like them."""

import pytest

from factcheck import rules as packs
from factcheck.extract import lexical
from factcheck.extract.dates import read_times

RULES = packs.load()


def clocks(text: str) -> list[tuple[str, str | None]]:
    return [(text[time.span.start : time.span.end], time.clock) for time in read_times(text, RULES)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "The gates shut at half past eleven on Wednesday night.",
            [("half past eleven", "23:30"), ("Wednesday night", None)],
            id="half past, and the night says which half of the day",
        ),
        pytest.param(
            "It left at a quarter to five in the morning.", [("a quarter to five", "04:45")], id="to the hour"
        ),
        pytest.param("It left at ten past six in the evening.", [("ten past six", "18:10")], id="minutes past"),
        pytest.param(
            "It left at five minutes to nine in the evening.", [("five minutes to nine", "20:55")], id="minutes to"
        ),
        pytest.param("He came at six o'clock in the morning.", [("six o'clock", "06:00")], id="a full hour"),
        pytest.param("He came at two o'clock at night.", [("two o'clock", "02:00")], id="the small hours are night"),
        pytest.param("It left at half past 7 in the evening.", [("half past 7", "19:30")], id="an hour in digits"),
        pytest.param("It shut at half past eleven.", [], id="which half of the day is not said: no time to compare"),
    ],
)
def test_times_of_day_in_words(text: str, found: list[tuple[str, str | None]]) -> None:
    assert clocks(text) == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "It shut at half past eleven.", [], id="a time of day counts nothing, known to the half day or not"
        ),
        pytest.param("She won five to six races.", ["five to six"], id="a range"),
        pytest.param("Prices rose by a quarter to 5 euros.", ["5 euros"], id="an amount that rose"),
        pytest.param("From ten to five people died.", ["ten", "five"], id="what follows the second is counted"),
        pytest.param("9" * 8000 + " past six.", [], id="a hostile number"),
    ],
)
def test_what_is_still_a_number(text: str, numbers: list[str]) -> None:
    stated = lexical.read(text, RULES).quantities
    assert [text[one.span.start : one.span.end] for one in stated if one.unit or len(text) < 200] == numbers
