import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.clean import clean, file_name, one_line, shorten


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("Ordinary text, ümläute, 東京", "Ordinary text, ümläute, 東京", id="ordinary text is untouched"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab and newline stay"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends become one kind"),
        pytest.param("\x1b[2J", "\ufffd[2J", id="escape cannot clear the screen"),
        pytest.param("\x9b2J", "\ufffd2J", id="C1 is an escape too"),
        pytest.param("\x7f\x00", "\ufffd\ufffd", id="DEL and NUL"),
        pytest.param("pay \u202e031", "pay <U+202E>031", id="a turned number is spelt out"),
        pytest.param("\u2066x\u2069", "<U+2066>x<U+2069>", id="isolates too"),
        pytest.param("x\udc9by", "x\ufffdy", id="a lone surrogate has no encoding"),
        pytest.param("a\n ::error::b", "a\n\u200b ::error::b", id="an order to a build log"),
        pytest.param("a ##[error]b", "a ##\u200b[error]b", id="the older form, anywhere on the line"),
        pytest.param("std::vector", "std::vector", id="two colons elsewhere are no order"),
        pytest.param("a\u2028b", "a\nb", id="a line separator is a line end"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert "\n" not in one_line(text)
    assert "\n" not in file_name(text)


@given(st.text(), st.integers(2, 40))
def test_shorten_never_exceeds(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert short == text or short.endswith("…")
