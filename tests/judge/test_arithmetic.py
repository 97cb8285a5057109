"""What one source gets wrong by itself, and the look-alikes that are right."""

from decimal import Decimal

import pytest

from factcheck.judge import judge
from factcheck.model import Attribution, Extraction, Scope, Span, Statement, TimeExpression
from tests.judge.factories import RULES, amount, claim, day, figure, matched, source


def kinds(text, *claims, times=(), dated=None):
    found = matched([], claims, dated)
    if times:
        from dataclasses import replace

        found = replace(found, extractions=(Extraction(text.id, tuple(claims), tuple(times)),))
    return [each for each in judge(found, [text], RULES) if each.kind != "nothing-extracted"]


def sentence(words, *numbers):
    """A source of one sentence with a claim for each (words, amount)."""
    text = source("a", words)
    return text, [figure(text, part, quantity, number=part) for part, quantity in numbers]


@pytest.mark.parametrize(
    ("words", "numbers", "wrong"),
    [
        pytest.param(
            "They killed 130 people: 89 at the hall, 39 at cafes and one at the gate.",
            [("130", 130), ("89", 89), ("39", 39)],
            "89 + 39 + 1 make 129, not 130 (1 short)",
            id="one short, a part in words",
        ),
        pytest.param(
            "They killed 130 people: 90 at the hall, 39 at cafes and one at the gate.",
            [("130", 130), ("90", 90), ("39", 39)],
            None,
            id="adds up",
        ),
        pytest.param(
            "They killed 130 people: three gunmen entered at nine, 40 minutes after the first call.",
            [("130", 130), ("three", 3), ("40", 40)],
            None,
            id="no list",
        ),
        pytest.param(
            "The storm killed 12 people: eight drowned, three were crushed and at least one froze.",
            [("12", 12), ("eight", 8), ("three", 3), ("at least one", (1, None))],
            None,
            id="a part with an open end",
        ),
        pytest.param(
            "About 130 people died: 89 at the hall and 39 at cafes.",
            [("About 130", ("about", 130)), ("89", 89), ("39", 39)],
            None,
            id="a rounded total",
        ),
        pytest.param(
            "The storm killed 12 people. Of those, nine drowned and five were crushed.",
            [("12", 12), ("nine", 9), ("five", 5)],
            "9 + 5 make 14, not 12 (2 too many)",
            id="more parts than the total",
        ),
        pytest.param(
            "The storm killed 12 people. Of those, nine drowned and two were crushed.",
            [("12", 12), ("nine", 9), ("two", 2)],
            None,
            id="parts that need not be all",
        ),
    ],
)
def test_sums(words, numbers, wrong):
    text, claims = sentence(words, *[(part, made(value)) for part, value in numbers])
    found = [each for each in kinds(text, *claims) if each.kind == "sum-mismatch"]
    assert [each.text for each in found] == ([wrong] if wrong else [])


def made(value):
    if isinstance(value, tuple):
        return amount(value[1], modifiers=("about",)) if value[0] == "about" else amount(*value)
    return amount(value)


def test_a_total_behind_its_parts():
    words = "Police counted 89 at the hall, 39 at cafes and two at the gate, a total of 131."
    text = source("a", words)
    parts = [figure(text, part, amount(value), number=part) for part, value in (("89", 89), ("39", 39), ("two", 2))]
    total = figure(text, "131", amount(131), scope=Scope(total=True))
    assert [each.kind for each in kinds(text, *parts, total)] == ["sum-mismatch"]


@pytest.mark.parametrize(
    ("metric", "miles", "wrong"),
    [
        pytest.param(75, 50, True, id="75 kilometres are 46.6 miles"),
        pytest.param(35, 22, False, id="rounded to the mile"),
        pytest.param(135, 85, False, id="rounded to five"),
        pytest.param(100, 60, False, id="rounded to ten"),
        pytest.param(3, 2, False, id="small numbers round coarsely"),
        pytest.param(35, 12, True, id="another number"),
    ],
)
def test_conversions(metric, miles, wrong):
    words = f"It struck {metric} kilometres ({miles} miles) off the coast."
    text, claims = sentence(
        words,
        (f"{metric} kilometres", amount(metric, unit="kilometre", kind="length")),
        (f"{miles} miles", amount(miles, unit="mile", kind="length", modifiers=("conversion",))),
    )
    assert [each.kind for each in kinds(text, *claims)] == (["conversion-mismatch"] if wrong else [])


@pytest.mark.parametrize(
    ("words", "spelled", "number", "wrong"),
    [
        pytest.param("within forty-five (30) days", "forty-five", 45, True, id="words and figures differ"),
        pytest.param("within thirty (30) days", "thirty", 30, False, id="the same"),
    ],
)
def test_words_against_figures(words, spelled, number, wrong):
    text, claims = sentence(words, (spelled, amount(number)), ("30", amount(30)))
    assert [each.kind for each in kinds(text, *claims)] == (["words-against-figures"] if wrong else [])


PERCENT = {"kind": "percent", "unit": "percent"}


@pytest.mark.parametrize(
    ("share", "wrong"),
    [
        pytest.param(amount(30, **PERCENT), True, id="12 of 48 are 25"),
        pytest.param(amount(25, **PERCENT), False, id="right"),
        pytest.param(amount(24, modifiers=("about",), **PERCENT), False, id="hedged"),
        pytest.param(amount(20, None, **PERCENT), False, id="at least"),
    ],
)
def test_shares(share, wrong):
    words = "Twelve of the 48 schools, or 30 percent, have cracked walls."
    text, claims = sentence(words, ("Twelve", amount(12)), ("48", amount(48)), ("30 percent", share))
    assert [each.kind for each in kinds(text, *claims)] == (["percentage-arithmetic"] if wrong else [])


@pytest.mark.parametrize(
    ("percent", "wrong"), [pytest.param(50, True, id="25 it is"), pytest.param(25, False, id="right")]
)
def test_changes(percent, wrong):
    words = f"Visits rose {percent} percent, from 40 to 50."
    text, claims = sentence(
        words,
        (f"{percent} percent", amount(percent, change="up", **PERCENT)),
        (" 40", amount(40, modifiers=("from",))),
        (" 50.", amount(50, modifiers=("to",))),
    )
    assert [each.kind for each in kinds(text, *claims)] == (["percentage-arithmetic"] if wrong else [])


def time(text, words, form="date", **fields):
    start = text.text.index(words)
    return TimeExpression(Span(start, start + len(words)), form, **fields)


def test_a_weekday_on_the_wrong_date():
    text = source("a", "The quake struck on Saturday, April 14.")
    spot = time(text, "Saturday, April 14", month=4, day=14, weekday=5)
    (found,) = kinds(text, times=[spot], dated={"a": day(15, month=4, year=2019)})
    assert (found.kind, found.text) == ("weekday-mismatch", "14 April 2019 was a Sunday; a says Saturday, April 14")
    assert (found.members[0].low, found.members[0].high) == ("2019-04-14", "2019-04-14")


def test_a_weekday_of_an_unknown_year_is_left_alone():
    text = source("a", "The quake struck on Saturday, April 14.")
    assert kinds(text, times=[time(text, "Saturday, April 14", month=4, day=14, weekday=5)]) == []


@pytest.mark.parametrize(
    ("count", "wrong"), [pytest.param(12, True, id="eleven it is"), pytest.param(11, False, id="right")]
)
def test_days_between_two_dates(count, wrong):
    text = source("a", f"The Nov. 13 floods drowned the port. They meet on Nov. 24, {count} days after the floods.")
    words = f"{count} days after"
    anchor = text.text.index("the floods")
    times = [
        time(text, "Nov. 13", month=11, day=13, year=2015),
        time(text, "Nov. 24", month=11, day=24, year=2015),
        time(
            text,
            words,
            "offset",
            count=count,
            unit="day",
            direction=1,
            anchor="event",
            anchor_span=Span(anchor, anchor + len("the floods")),
        ),
    ]
    found = kinds(text, times=times)
    assert [each.kind for each in found] == (["date-arithmetic"] if wrong else [])
    if wrong:
        assert found[0].text == "2015-11-13 to 2015-11-24 is 11 days; a says 12 days after"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        pytest.param("It came eleven years after the storm of 2003.", True, id="sixteen it is"),
        pytest.param("The mill was sold eleven years after the storm of 2003.", False, id="a sale of any year"),
    ],
)
def test_years_since(words, wrong):
    text = source("a", words)
    anchor = text.text.index("the storm")
    times = [
        time(
            text,
            "eleven years after",
            "offset",
            count=11,
            unit="year",
            direction=1,
            anchor="event",
            anchor_span=Span(anchor, anchor + len("the storm of")),
        ),
        time(text, "2003", year=2003),
    ]
    found = kinds(text, times=times, dated={"a": day(15, month=4, year=2019)})
    assert [each.kind for each in found] == (["date-arithmetic"] if wrong else [])


def test_a_figure_disowned():
    one = source("1", "At least 8,400 people drowned, the council said, citing the River Society.")
    two = source("2", "The River Society said it had not provided that figure.")
    given = figure(
        one, "At least 8,400", amount(8400, None), speaker="the council", cites=("River Society",), as_of=day(3)
    )
    content = Statement("it had not provided that figure", (Span(23, 54),), False, negated=True)
    denial = claim(two, Span(23, 54), content, Attribution(Span(0, 17), None, name="River Society"), as_of=day(4))
    found = matched([], [given])
    from dataclasses import replace

    found = replace(found, extractions=(Extraction("1", (given,)), Extraction("2", (denial,))))
    (result,) = judge(found, [one, two], RULES)
    assert (result.kind, result.verdict, len(result.members)) == ("attribution-conflict", "conflict", 2)


@pytest.mark.parametrize(
    ("celsius", "wrong"),
    [
        pytest.param(2, False, id="a warming"),
        pytest.param(-10, True, id="neither a warming nor a temperature"),
        pytest.param(-16, False, id="a temperature"),
    ],
)
def test_a_difference_of_temperatures_is_converted_as_one(celsius, wrong):
    words = f"They hold it to 3.6 degrees Fahrenheit ({celsius} Celsius)."
    text, claims = sentence(
        words,
        ("3.6 degrees Fahrenheit", amount(Decimal("3.6"), unit="fahrenheit", kind="temperature")),
        (f"{celsius} Celsius", amount(celsius, unit="celsius", kind="temperature", modifiers=("conversion",))),
    )
    assert [each.kind for each in kinds(text, *claims)] == (["conversion-mismatch"] if wrong else [])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("the count was not released by us", True, id="turned down"),
        pytest.param("we never got a dime. The numbers were released", False, id="a negator of another sentence"),
        pytest.param("it was not only the tally that they put together", False, id="far from what it turns down"),
    ],
)
def test_what_is_turned_down(words, expected):
    text = source("2", f"The River Society said: “{words}.” It gave no figure.")
    at = text.text.index(words)
    span = Span(at, at + len(words))
    denial = claim(text, span, Statement(words, (span,), True), Attribution(Span(0, 17), None, name="River Society"))
    from factcheck.judge.credited import disowns

    assert disowns(denial, text.text, RULES) is expected


def test_a_statement_that_disowns_nothing():
    two = source("2", "The River Society said it had not given up.")
    content = Statement("it had not given up", (Span(23, 42),), False, negated=True)
    denial = claim(two, Span(23, 42), content, Attribution(Span(0, 17), None, name="River Society"))
    from factcheck.judge.credited import disowns

    assert not disowns(denial, two.text, RULES)


def test_decimal_steps_of_percentages():
    words = "Of 300 votes, 100 of 300 votes, 33.3 percent, were void."
    text, claims = sentence(
        words,
        ("100", amount(100)),
        ("300 votes, 33", amount(300)),
        ("33.3 percent", amount("33.3", step=Decimal("0.1"), **PERCENT)),
    )
    assert kinds(text, *claims) == []
