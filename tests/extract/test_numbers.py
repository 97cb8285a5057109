"""Numerals in words and digits: value, stated precision, and what is left unread."""

from decimal import Decimal

import pytest

from factcheck import rules
from factcheck.extract.numbers import parse, read
from factcheck.extract.tables import Tables, tables
from factcheck.extract.tokens import tokenize


@pytest.fixture(scope="module")
def words() -> Tables:
    return tables(rules.load())


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        pytest.param("129", "129", "1", id="plain digits"),
        pytest.param("1,234,567", "1234567", "1", id="commas between thousands"),
        pytest.param("12,34,567", "1234567", "1", id="Indian grouping"),
        pytest.param("816 000", "816000", "1", id="a space before zeros only"),
        pytest.param("1\u202f200", "1200", "1", id="a narrow no-break space"),
        pytest.param("1.234.567", "1234567", "1", id="points between several groups"),
        pytest.param("3.50", "3.50", "0.01", id="a decimal keeps its places"),
        pytest.param(".5", "0.5", "0.1", id="a decimal without a nought"),
        pytest.param("1.2 million", "1200000", "100000", id="the step of a scaled decimal"),
        pytest.param("40k", "40000", "1000", id="a letter joined to digits"),
        pytest.param("6bn", "6000000000", "1000000000", id="bn"),
        pytest.param("4 hundred million", "400000000", "100000000", id="two scales behind digits"),
        pytest.param("5 lakh", "500000", "100000", id="lakh"),
        pytest.param("3 crore", "30000000", "10000000", id="crore"),
        pytest.param("2½", "2.5", "0.1", id="a fraction sign"),
        pytest.param("2 1/2", "2.5", "0.1", id="a written fraction"),
        pytest.param("1/16", "0.0625", "0.01", id="a fraction alone"),
        pytest.param("6.02 x 10^23", "6.02E+23", "1E+21", id="power of ten with a caret"),
        pytest.param("1.99×10−30", "1.99E-30", "1E-32", id="power of ten with a minus sign"),
        pytest.param("10³", None, None, id="a bare power is not read as ten"),
        pytest.param("3.2e6", "3200000", "100000", id="e notation"),
        pytest.param("twelve", "12", "1", id="a word"),
        pytest.param("ninety-two", "92", "1", id="tens and ones"),
        pytest.param("two hundred and five", "205", "1", id="and behind a hundred"),
        pytest.param("two hundred and five thousand", "205000", "1000", id="and before a scale"),
        pytest.param("twenty-five hundred", "2500", "100", id="hundreds above ten"),
        pytest.param("four hundred million", "400000000", "1000000", id="hundred of millions"),
        pytest.param("a dozen", "12", "12", id="a dozen is twelve"),
        pytest.param("half a dozen", "6", "1.2", id="half a scale"),
        pytest.param("half a million", "500000", "100000", id="half a million"),
        pytest.param("a million and a half", "1500000", "100000", id="a half behind its scale"),
        pytest.param("two and a half million", "2500000", "100000", id="a half before its scale"),
        pytest.param("four-and-a-half", "4.5", "0.1", id="joined by hyphens"),
        pytest.param("one and three-quarters", "1.75", "0.1", id="another fraction behind and"),
        pytest.param("four point one million", "4100000", "100000", id="point in words"),
        pytest.param("three-quarters of a million", "750000", "100000", id="a share of a scale"),
        pytest.param("two-thirds", "0.6666666666666666666666666667", "0.01", id="a share"),
        pytest.param("two three", None, None, id="two numbers are not one"),
        pytest.param("million", None, None, id="a scale alone"),
        pytest.param("a third", None, None, id="an ordinal as likely as a share"),
        pytest.param("9" * 41, None, None, id="more digits than anyone writes"),
        pytest.param("1e999", None, None, id="an exponent out of reach"),
    ],
)
def test_reads_whole_text(words: Tables, text: str, value: str | None, step: str | None) -> None:
    found = parse(text, words)
    if value is None:
        assert found is None
        return
    assert found == Decimal(value)
    numeral = read(tokenize(text), 0, words)
    assert numeral is not None
    assert numeral.step == Decimal(step or 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("$4.3m", "4300000", id="m behind money is a million"),
        pytest.param("$1.2t", "1200000000000", id="t behind money is a trillion"),
        pytest.param("$5b", "5000000000", id="b behind money is a billion"),
    ],
)
def test_letters_behind_money(words: Tables, text: str, value: str) -> None:
    numeral = read(tokenize(text), 1, words, money=True)
    assert numeral is not None
    assert numeral.value == Decimal(value)


def test_letter_m_needs_money_or_a_plural(words: Tables) -> None:
    viewers, sprint = read(tokenize("4.3m viewers"), 0, words), read(tokenize("100m sprint"), 0, words)
    assert viewers is not None
    assert sprint is not None
    assert (viewers.value, sprint.value) == (Decimal(4300000), Decimal(100))
