"""Dates and times as stated: form, fields, bound, anchor; and the words that only look like them."""

import pytest

from factcheck import rules
from factcheck.extract.dates import read_times
from factcheck.model import TimeExpression
from factcheck.rules import Rules

FIELDS = ("year", "month", "day", "weekday", "count", "unit", "part", "clock", "direction", "bound")


@pytest.fixture(scope="module")
def loaded() -> Rules:
    return rules.load()


def shown(text: str, time: TimeExpression) -> str:
    """``words | form field=value … anchor``; fields that are not said are left out."""
    said = {name: getattr(time, name) for name in FIELDS}
    parts = [
        f"{name}={value}"
        for name, value in said.items()
        if value not in (None, 0) or (name == "weekday" and value == 0)
    ]
    if time.anchor == "event":
        parts.append(
            "event" if time.anchor_span is None else f"event={text[time.anchor_span.start : time.anchor_span.end]}"
        )
    if time.until:
        parts.append("until " + shown(text, time.until).partition(" | ")[2])
    return f"{text[time.span.start : time.span.end]} | {' '.join([time.form, *parts])}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the calendar, in every order
        pytest.param("on 2015-11-24", ["2015-11-24 | date year=2015 month=11 day=24"], id="ISO"),
        pytest.param("on Nov. 24, 2015.", ["Nov. 24, 2015 | date year=2015 month=11 day=24"], id="month day year"),
        pytest.param("on 24 November 2015", ["24 November 2015 | date year=2015 month=11 day=24"], id="day month year"),
        pytest.param("the 4th of July", ["4th of July | date month=7 day=4"], id="an ordinal day and of"),
        pytest.param("of Sept.11, 2001", ["Sept.11, 2001 | date year=2001 month=9 day=11"], id="no space behind the point"),
        pytest.param("by Ana Li, USA TODAY", [], id="a name in capitals"),
        pytest.param("on Nov. 24,", ["Nov. 24 | date month=11 day=24"], id="no year said"),
        pytest.param("Friday, 13 November", ["Friday, 13 November | date month=11 day=13 weekday=4"], id="with its weekday"),
        pytest.param("Sat, Nov. 14", ["Sat, Nov. 14 | date month=11 day=14 weekday=5"], id="a short weekday before a date"),
        pytest.param("29/2/2012", ["29/2/2012 | date year=2012 month=2 day=29"], id="only a day can be 29, first"),
        pytest.param("2/29/2012", ["2/29/2012 | date year=2012 month=2 day=29"], id="only a day can be 29, second"),
        pytest.param("3/4/2012", ["3/4/2012 | unknown year=2012"], id="day or month first: not guessed"),
        pytest.param("3.4.2012", ["3.4.2012 | date year=2012 month=4 day=3"], id="points put the day first"),
        pytest.param("in November 2015", ["November 2015 | date year=2015 month=11"], id="a month of a year"),
        pytest.param("since May. At", ["May | date month=5 bound=since"], id="the full stop is the sentence's"),
        pytest.param("in early May", ["May | date month=5 part=early"], id="a part of a month"),
        pytest.param("on the 24th.", ["the 24th | date day=24"], id="a day alone"),
        pytest.param("15-16 November", ["15-16 November | span month=11 day=15 until date month=11 day=16"], id="two days"),
        # years
        pytest.param("in 1974.", ["1974 | date year=1974"], id="a year"),
        pytest.param("a 2005 video", ["2005 | date year=2005"], id="a year before a noun"),
        pytest.param("the 2015 attacks", ["2015 | date year=2015"], id="a year before a plural"),
        pytest.param("since 1998", ["1998 | date year=1998 bound=since"], id="since"),
        pytest.param("the 1980s", ["1980s | date year=1980 unit=decade"], id="a decade"),
        pytest.param("2013-14", ["2013-14 | span year=2013 until date year=2014"], id="a year and the next"),
        pytest.param("in 2008-9.", ["2008-9 | span year=2008 until date year=2009"], id="a year and one digit"),
        pytest.param("the '90s", ["90s | date year=1990 unit=decade"], id="a decade in two digits"),
        pytest.param("from 1998 to 2004", ["1998 to 2004 | span year=1998 until date year=2004"], id="from to"),
        pytest.param("between 1998 and 2004", ["1998 and 2004 | span year=1998 until date year=2004"], id="between and"),
        pytest.param("It took more than 1985 in all.", [], id="a bound makes it a count"),
        pytest.param("in 2020 rather than 2018", ["2020 | date year=2020", "2018 | date year=2018"], id="rather than"),
        pytest.param("1,985 barges and 2000 goats", [], id="a comma or round digits with a plural: a count"),
        pytest.param("the abbey of 1134", ["1134 | date year=1134"], id="an old year"),
        pytest.param("Q3 2014", ["Q3 2014 | date year=2014 unit=quarter part=third-quarter"], id="a quarter in letters"),
        pytest.param("second half of 2012", ["second half of 2012 | date year=2012 unit=half part=second-half"], id="a half"),
        pytest.param("towards the end of this year", ["end of this year | offset unit=year part=end"], id="the end of a year"),
        # weekdays and what is counted from the day of writing
        pytest.param("on Monday", ["Monday | weekday weekday=0"], id="a weekday"),
        pytest.param("Saturday night", ["Saturday night | weekday weekday=5 part=night"], id="a part of a day"),
        pytest.param("next Friday", ["next Friday | weekday weekday=4 direction=1"], id="next"),
        pytest.param("yesterday", ["yesterday | offset count=1 unit=day direction=-1"], id="yesterday"),
        pytest.param("tonight", ["tonight | offset unit=day part=night"], id="tonight"),
        pytest.param("last night", ["last night | offset count=1 unit=day part=night direction=-1"], id="last night"),
        pytest.param("last month", ["last month | offset count=1 unit=month direction=-1"], id="last month"),
        pytest.param("later this week", ["later this week | offset unit=week part=late direction=1"], id="later this week"),
        pytest.param("last May", ["last May | date month=5 direction=-1"], id="last May"),
        pytest.param("eight days ago", ["eight days ago | offset count=8 unit=day direction=-1"], id="ago"),
        pytest.param("Twenty-two years ago", ["Twenty-two years ago | offset count=22 unit=year direction=-1"], id="two words"),
        pytest.param("two weeks from now", ["two weeks from now | offset count=2 unit=week direction=1"], id="from now"),
        pytest.param("until December 31", ["December 31 | date month=12 day=31 bound=until"], id="until"),
        pytest.param("killed by the 2004 flood", ["2004 | date year=2004"], id="by what was in that year"),
        pytest.param("by 2004", ["2004 | date year=2004 bound=by"], id="by a year"),
        pytest.param("killed by Sunday's bomb", ["Sunday | weekday weekday=6"], id="by what was on that day"),
        pytest.param("before Sunday's debate", ["Sunday | weekday weekday=6"], id="before what is on that day"),
        pytest.param("soon after 9 p.m. it", ["9 p.m. | clock clock=21:00 bound=about"], id="soon after a clock time"),
        pytest.param("in the second half of the year", ["second half of the year | offset unit=year part=second-half"], id="half of the year"),
        # what is counted from an event
        pytest.param("a week later", ["a week later | offset count=1 unit=week direction=1 event"], id="later"),
        pytest.param(
            "eleven days after a series of fires took the quay",
            ["eleven days after | offset count=11 unit=day direction=1 event=a series of fires took the quay"],
            id="the words of the event",
        ),
        pytest.param("the day after the fires, he", ["the day after | offset count=1 unit=day direction=1 event=the fires"],
                     id="the day after"),
        pytest.param("He died that day.", ["that day | offset unit=day event"], id="that day"),
        pytest.param(
            "He left on 4 February last year.",
            ["4 February last year | date month=2 day=4 count=1 unit=year direction=-1"],
            id="the year said beside the day",
        ),
        pytest.param("OSEL, June 20: As the", ["June 20 | date month=6 day=20"], id="a day before a colon"),
        pytest.param("She found him on the Saturday.", ["Saturday | weekday weekday=5 event"], id="of the story"),
        pytest.param("The Saturday attacks", ["Saturday | weekday weekday=5"], id="before its noun"),
        pytest.param("at 1010 local time", ["1010 local time | clock clock=10:10"], id="four digits, local time"),
        pytest.param("the next day", ["next day | offset count=1 unit=day direction=1 event"], id="the next day"),
        # times of day
        pytest.param("at 2:25 p.m.", ["2:25 p.m. | clock clock=14:25"], id="twelve hours"),
        pytest.param("at 21:20", ["21:20 | clock clock=21:20"], id="twenty-four hours"),
        pytest.param("at 9pm GMT", ["9pm GMT | clock clock=21:00"], id="a zone"),
        pytest.param("at 10.45pm", ["10.45pm | clock clock=22:45"], id="a point"),
        pytest.param("(2248 GMT)", ["2248 GMT | clock clock=22:48"], id="four digits"),
        pytest.param("at 12 a.m.", ["12 a.m. | clock clock=00:00"], id="midnight"),
        pytest.param("open 6.30-10am", ["6.30 | clock clock=06:30", "10am | clock clock=10:00"], id="one half for two times"),
        pytest.param("from 11 to 2 p.m.", ["11 to 2 p.m. | span clock=11:00 until clock clock=14:00"], id="from before noon"),
        pytest.param("on the 12th of October", ["12th of October | date month=10 day=12"], id="the day's month behind it"),
        pytest.param("four to seven days earlier", [], id="a stretch of days is no day"),
        # false friends
        pytest.param("They may march on.", [], id="verbs in small letters"),
        pytest.param("March on, he said.", [], id="a double month without a preposition"),
        pytest.param("He sat in the sun.", [], id="short weekdays in small letters"),
        pytest.param("an 11-year-old video", [], id="an age"),
        pytest.param("rose 3.45 percent", [], id="a decimal is no clock"),
        pytest.param("a second strike", [], id="an ordinal"),
        pytest.param("over eight days", [], id="a length of time"),
        pytest.param("0:02:09", [], id="a player's clock"),
        pytest.param("November 24 percent", ["November | date month=11"], id="a share behind a month"),
    ],
)  # fmt: skip
def test_reads(loaded: Rules, text: str, expected: list[str]) -> None:
    assert [shown(text, time) for time in read_times(text, loaded)] == expected


def test_a_weekday_is_kept_apart_from_its_time(loaded: Rules) -> None:
    found = read_times("on Monday, July 11, 2016 at 9:30 p.m. EST", loaded)
    assert [time.form for time in found] == ["date", "clock"]
    assert (found[0].weekday, found[1].clock) == (0, "21:30")
