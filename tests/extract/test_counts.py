"""Places in a row and records count too, where no quantity stands on their words."""

from decimal import Decimal

import pytest

from factcheck.extract.counts import as_quantities, merged
from factcheck.model import Interval, Quantity, Seen, Span


def seen(kind: str, start: int, *values: int) -> Seen:
    return Seen(Span(start, start + 5), kind, tuple(map(Decimal, values)))


def amount(start: int, number: int = 3) -> Quantity:
    return Quantity(Span(start, start + 5), Span(start, start + 1), Interval(Decimal(number), Decimal(number)))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(seen("ordinal", 0, 6), [("ordinal", 6)], id="a place in a row"),
        pytest.param(seen("score", 0, 52, 3), [("record", 52)], id="a record is told by its first figure"),
        pytest.param(seen("ordinal", 0), [], id="a place that nobody could read"),
        pytest.param(seen("date", 0, 2015), [], id="a date is no amount"),
        pytest.param(seen("address", 0, 10), [], id="an address is none"),
    ],
)
def test_what_counts(one: Seen, expected: list[tuple[str, int]]) -> None:
    assert [(found.kind, found.interval.low) for found in as_quantities([one])] == expected


def test_what_follows_the_first_figure_is_kept() -> None:
    [found] = as_quantities([seen("score", 0, 45, 7, 2)])
    assert found.rest == (7, 2)


def test_all_come_in_text_order() -> None:
    found = merged([amount(20), amount(0)], [seen("ordinal", 10, 2)])
    assert [one.span.start for one in found] == [0, 10, 20]


def test_words_that_are_a_quantity_are_not_read_twice() -> None:
    found = merged([amount(0)], [seen("ordinal", 3, 2), seen("ordinal", 5, 4)])
    assert [(one.kind, one.span.start) for one in found] == [("count", 0), ("ordinal", 5)]
