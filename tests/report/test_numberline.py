from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.numberline import number_line
from tests.report.sample_reports import member, toll, wounded


def line(*values: dict[str, object]):
    members = tuple(member(f"c{number}", "001", number + 1, 1, "x", **fields) for number, fields in enumerate(values))
    return number_line(replace(toll(), members=members))


def point(value: str, **more: object) -> dict[str, object]:
    return {"low": value, "high": value, **more}


def test_a_bound_is_open_to_one_side_and_a_point_is_not() -> None:
    drawn = number_line(toll())
    assert drawn is not None
    first, second = drawn.marks
    assert first.left == first.right == 6.0
    assert (second.left, second.right) == (94.0, None)
    assert drawn.ticks == ((6.0, "129"), (94.0, "130"))


def test_more_than_is_hollow_and_about_is_soft() -> None:
    drawn = number_line(wounded())
    assert drawn is not None
    assert [mark.left_open for mark in drawn.marks] == [True, True, False]
    assert [mark.soft for mark in drawn.marks] == [False, False, True]


def test_earliest_first_unknown_last() -> None:
    drawn = line(
        point("1"), point("2", as_of=("2015-02-01", "2015-02-01")), point("3", as_of=("2015-01-01", "2015-01-02"))
    )
    assert drawn is not None
    assert [mark.member.low for mark in drawn.marks] == ["3", "2", "1"]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([point("75", unit="kilometre"), point("50", unit="mile")], id="different units share no line"),
        pytest.param([point("5")], id="one value is no comparison"),
        pytest.param([{"kind": "quotation"}, {"kind": "quotation"}], id="words have no place on a line"),
        pytest.param([point("2015-11-13", kind="date"), point("21:20", kind="date")], id="a day beside a clock time"),
        pytest.param([point("many"), point("few")], id="no numbers"),
        pytest.param([point("2015-13-45", kind="date"), point("2015-99", kind="date")], id="no such days"),
    ],
)
def test_what_cannot_be_drawn(values: list[dict[str, object]]) -> None:
    assert line(*values) is None


def test_dates_at_their_grain() -> None:
    drawn = line(point("2015-11", kind="date"), point("2015-11-30", kind="date"), point("2015-12-31", kind="date"))
    assert drawn is not None
    assert drawn.marks[0].left == 6.0
    assert drawn.marks[0].right == drawn.marks[1].left
    assert drawn.marks[2].right == 94.0


def test_ratios_where_amounts_lie_far_apart() -> None:
    drawn = line(point("1"), point("100"), point("10000"))
    assert drawn is not None
    assert [mark.left for mark in drawn.marks] == [6.0, 50.0, 94.0]


@given(st.lists(st.decimals(allow_nan=True, allow_infinity=True), min_size=2, max_size=6))
def test_every_place_lies_on_the_line(amounts: list[object]) -> None:
    drawn = line(*(point(str(amount)) for amount in amounts))
    for mark in drawn.marks if drawn else ():
        assert mark.left is not None
        assert 6.0 <= mark.left <= 94.0
