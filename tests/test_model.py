"""The algebra of the nouns: spans, intervals, windows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Claim, Finding, Interval, Moment, Span, Statement, TimeExpression, Trait, Window

small = st.integers(-3, 6).map(Decimal)
ends = st.none() | small


def interval(low: Decimal | None, high: Decimal | None, low_open: bool, high_open: bool) -> Interval | None:
    try:
        return Interval(low, high, low_open, high_open)
    except ValueError:
        return None


intervals = st.builds(interval, ends, ends, st.booleans(), st.booleans()).filter(lambda found: found is not None)
points = st.integers(-8, 14).map(lambda half: Decimal(half) / 2)


def allows(one: Interval, amount: Decimal) -> bool:
    above = one.low is None or amount > one.low or (amount == one.low and not one.low_open)
    below = one.high is None or amount < one.high or (amount == one.high and not one.high_open)
    return above and below


SCALE = [Decimal(half) / 4 for half in range(-24, 40)]


@given(intervals, intervals)
def test_relation_is_symmetric(one: Interval, other: Interval) -> None:
    assert one.relation(other) == other.relation(one)


@given(intervals)
def test_an_interval_equals_and_holds_itself(one: Interval) -> None:
    assert one.relation(one) == "equal"
    assert one.holds(one)


@given(intervals, intervals)
def test_what_holds_another_is_not_disjoint_from_it(one: Interval, other: Interval) -> None:
    if one.holds(other):
        assert one.relation(other) in ("equal", "within")


@given(intervals, intervals, intervals)
def test_holding_is_transitive(one: Interval, other: Interval, third: Interval) -> None:
    if one.holds(other) and other.holds(third):
        assert one.holds(third)


@given(intervals, intervals)
def test_holding_each_other_is_being_equal(one: Interval, other: Interval) -> None:
    assert (one.holds(other) and other.holds(one)) == (one.relation(other) == "equal")


@given(intervals, intervals)
def test_relations_say_which_amounts_are_allowed(one: Interval, other: Interval) -> None:
    """The words mean what the sets of amounts do; every end lies on the scale, so the scale decides."""
    left = {amount for amount in SCALE if allows(one, amount)}
    right = {amount for amount in SCALE if allows(other, amount)}
    relation = one.relation(other)
    assert (relation == "disjoint") == (not left & right)
    if one.holds(other):
        assert right <= left
    if relation == "overlap":
        assert left - right
        assert right - left


def number(low: object, high: object = "same", *, low_open: bool = False, high_open: bool = False) -> Interval:
    bottom = None if low is None else Decimal(str(low))
    top = bottom if high == "same" else None if high is None else Decimal(str(high))
    return Interval(bottom, top, low_open, high_open)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        pytest.param(number(40), number("40.0"), "equal", id="one number, two precisions"),
        pytest.param(number(40), number(40, None), "within", id="40 and at least 40"),
        pytest.param(number(40), number(40, None, low_open=True), "disjoint", id="40 and more than 40"),
        pytest.param(number(41), number(40, None, low_open=True), "within", id="41 and more than 40"),
        pytest.param(number(40, None), number(40, None, low_open=True), "within", id="at least and more than"),
        pytest.param(number(129), number(130, None), "disjoint", id="129 and at least 130"),
        pytest.param(number(300, None), number(350, None), "within", id="two floors"),
        pytest.param(number(300, None), number(None, 350), "overlap", id="a floor below a ceiling"),
        pytest.param(number(None, 300), number(300, None), "overlap", id="a floor at a ceiling"),
        pytest.param(number(None, 300, high_open=True), number(300, None), "disjoint", id="fewer than, at least"),
        pytest.param(number(None, None), number(12), "within", id="anything at all"),
        pytest.param(number(3, 5), number(5, 7), "overlap", id="two ranges that touch"),
    ],
)
def test_relation(left: Interval, right: Interval, relation: str) -> None:
    assert left.relation(right) == relation


@pytest.mark.parametrize(
    "sides",
    [
        pytest.param((5, 4, False, False), id="ends exchanged"),
        pytest.param((5, 5, True, False), id="more than 5 and at most 5"),
        pytest.param((5, 5, False, True), id="at least 5 and less than 5"),
    ],
)
def test_an_interval_is_never_empty(sides: tuple[int, int, bool, bool]) -> None:
    with pytest.raises(ValueError, match="empty interval"):
        Interval(Decimal(sides[0]), Decimal(sides[1]), sides[2], sides[3])


# ---------------------------------------------------------------- time

days = st.integers(0, 40).map(lambda number: date(2022, 6, 1) + timedelta(days=number))


def window(start: date | None, end: date | None) -> Window:
    return Window(min(start, end), max(start, end)) if start and end else Window(start, end)


windows = st.builds(window, st.none() | days, st.none() | days)


@given(windows, windows)
def test_windows_meet_or_one_lies_before_the_other(one: Window, other: Window) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.before(other) + other.before(one) + one.meets(other) == 1


@given(windows, windows)
def test_windows_meet_when_some_day_is_in_both(one: Window, other: Window) -> None:
    shared = [
        day
        for day in (date(2022, 5, 1) + timedelta(days=number) for number in range(120))
        if all((w.start is None or w.start <= day) and (w.end is None or day <= w.end) for w in (one, other))
    ]
    assert one.meets(other) == bool(shared)


@pytest.mark.parametrize(
    ("when", "low", "high"),
    [
        pytest.param(Window(date(2022, 6, 5), date(2022, 6, 5)), "2022-06-05", "2022-06-05", id="a day"),
        pytest.param(Window(date(2022, 6, 1), date(2022, 6, 30), "month"), "2022-06", "2022-06", id="a month"),
        pytest.param(Window(date(2022, 1, 1), date(2022, 12, 31), "year"), "2022", "2022", id="a year"),
        pytest.param(Window(date(2022, 6, 6), date(2022, 6, 12), "week"), "2022-06-06", "2022-06-12", id="a week"),
        pytest.param(Window(date(2022, 6, 6), None), "2022-06-06", None, id="an open side"),
        pytest.param(Window(date(2022, 6, 6), date(2022, 6, 6), "clock", "21:40"), "21:40", "21:40", id="a clock time"),
    ],
)
def test_days_are_told_at_their_grain(when: Window, low: str | None, high: str | None) -> None:
    assert (when.low(), when.high()) == (low, high)


# ---------------------------------------------------------------- text

spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: Span(min(pair), max(pair)))


@given(spans, spans)
def test_spans_overlap_when_they_share_a_code_point(one: Span, other: Span) -> None:
    left, right = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    if left and right:
        assert one.overlaps(other) == bool(left & right)
        assert one.holds(other) == (right <= left)


@pytest.mark.parametrize("ends", [(5, 4), (-1, 4)])
def test_a_span_is_in_order(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not in order"):
        Span(*ends)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(Statement("It sank.", (Span(0, 8),), True), "quotation", id="all in quotation marks"),
        pytest.param(Statement("it sank", (Span(0, 7),), False), "statement", id="in other words"),
        pytest.param(Moment(TimeExpression(Span(0, 4), "date")), "date", id="a date"),
        pytest.param(Trait("Ann Berg", "role", "pilot"), "trait", id="a trait"),
    ],
)
def test_a_claim_is_called_by_its_content(content: object, kind: str) -> None:
    assert Claim("a", Span(0, 8), Span(0, 8), content).kind == kind


def test_a_finding_cites_something() -> None:
    with pytest.raises(ValueError, match="cites nothing"):
        Finding("a", "figure-conflict", "conflict", None, None, "error", "high", "text", (), "a" * 64)


MAY_1, MAY_4 = (Window(date(2022, 5, day), date(2022, 5, day)) for day in (1, 4))
GAPS = [
    pytest.param(MAY_1, MAY_4, 3, id="days between"),
    pytest.param(MAY_4, MAY_1, 3, id="whichever is earlier"),
    pytest.param(MAY_1, MAY_1, 0, id="none where they meet"),
    pytest.param(MAY_1, Window(None, None), 0, id="none where a side is open"),
]


@pytest.mark.parametrize(("left", "right", "days"), GAPS)
def test_the_gap_between_two_windows(left: Window, right: Window, days: int) -> None:
    assert left.gap(right) == timedelta(days=days)
