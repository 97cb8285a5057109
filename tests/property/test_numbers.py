"""The number grammar: reading what was written gives the number back."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factcheck import rules
from factcheck.extract.numbers import parse, read
from factcheck.extract.tables import Tables, tables
from factcheck.extract.tokens import tokenize

TABLES = tables(rules.load())
WHOLE = st.integers(min_value=0, max_value=10**15 - 1)


def spell(number: int, words: Tables) -> str:
    """Words for a whole number from 0 on and below 10 ** 15."""
    small = {value: word for word, value in reversed(words.values.items())}
    scales = sorted(((int(size), word) for word, size in words.scales.items()), reverse=True)
    return _spell(number, small, [(size, word) for size, word in scales if size in (10**12, 10**9, 10**6, 1000, 100)])


def _spell(number: int, small: dict[int, str], scales: list[tuple[int, str]]) -> str:
    if number in small:
        return small[number]
    if number < 100:
        return f"{small[number - number % 10]}-{small[number % 10]}"
    size, word = next((size, word) for size, word in scales if size <= number)
    rest = number % size
    words = f"{_spell(number // size, small, scales)} {word}"
    return words + (" and " if 0 < rest < 100 else " ") * bool(rest) + (_spell(rest, small, scales) if rest else "")


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
