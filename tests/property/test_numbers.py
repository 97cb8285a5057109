"""The number grammar: reading what was written gives the number back."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factcheck import rules
from factcheck.extract.numbers import parse, read, spell
from factcheck.extract.tables import tables
from factcheck.extract.tokens import tokenize

TABLES = tables(rules.load())
WHOLE = st.integers(min_value=0, max_value=10**15 - 1)


@given(WHOLE)
def test_words_come_back(number: int) -> None:
    assert parse(spell(number, TABLES), TABLES) == number


@given(WHOLE)
def test_digits_come_back_with_and_without_commas(number: int) -> None:
    assert parse(str(number), TABLES) == number
    assert parse(f"{number:,}", TABLES) == number


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_decimals_keep_value_and_step(number: Decimal) -> None:
    numeral = read(tokenize(f"{number:f}"), 0, TABLES)
    assert numeral is not None
    assert (numeral.value, numeral.step) == (number, Decimal("0.001"))


@given(st.integers(min_value=1, max_value=999), st.sampled_from(sorted(TABLES.scales)))
def test_scales_multiply_value_and_step(number: int, scale: str) -> None:
    numeral = read(tokenize(f"{number} {scale}"), 0, TABLES)
    assert numeral is not None
    assert numeral.value == number * TABLES.scales[scale]
    assert numeral.step == TABLES.scales[scale]


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=99))
def test_a_half_adds_half_its_scale(number: int, other: int) -> None:
    assert parse(f"{number} and a half million", TABLES) == Decimal(number * 1000000 + 500000)
    assert parse(f"{spell(other, TABLES)} and a half", TABLES) == Decimal(other) + Decimal("0.5")
