"""Paragraphs and what they are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import rules as rulebook
from factcheck.sources.blocks import split_blocks
from factcheck.sources.lines import compile_rules

RULES = rulebook.load()
PROSE = "The river rose by two metres in Osel on Monday, the office said."
WRAPPED = (
    "The river rose by two metres in Osel on Monday, and the water office\n"
    "said that it had closed three bridges and asked 400 people to leave\n"
    "their homes before the night.\n"
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.span.start : block.span.end]) for block in split_blocks(text, RULES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{PROSE}\n\n{PROSE[:-1]} again.\n", ["text", "text"], id="blank lines part paragraphs"),
        pytest.param(f"River rises in Osel\n\n{PROSE}", ["heading", "text"], id="a headline"),
        pytest.param(f"River rises in Osel\n{PROSE}", ["heading", "text"], id="a headline right above the text"),
        pytest.param(f"0:00 0:02:09 0:00\n\n{PROSE}", ["debris", "text"], id="a player's clock"),
        pytest.param(
            f"please wait\nNo media source currently available\n\n{PROSE}", ["debris"] * 2 + ["text"], id="player"
        ),
        pytest.param(f"{PROSE}\n{PROSE}\n", ["text", "debris"], id="the same line twice"),
        pytest.param(
            f"{PROSE}\n\nMore On This...\n\n{PROSE} Yes.", ["text", "debris", "text"], id="a link list's head"
        ),
        pytest.param(
            f"{PROSE}\n\nThe Northern Press Agency contributed to this report.", ["text", "credit"], id="a credit"
        ),
        pytest.param(f"{PROSE}\n\nMayor Lund (R) greets Minister Marsh.\n", ["text", "caption"], id="a caption"),
        pytest.param(WRAPPED, ["text"], id="hard-wrapped lines are one paragraph"),
        pytest.param(WRAPPED + "\n" + WRAPPED.replace("Osel", "Hale"), ["text", "text"], id="two wrapped paragraphs"),
        pytest.param(f"{PROSE}\n\n- Ana Lund, 41\n- Jon Marsh, 52\n", ["text"] * 3, id="entries of a list"),
        pytest.param(f"{PROSE}\n***\n{PROSE} So.", ["text", "debris", "text"], id="a line of stars"),
        pytest.param(f"{PROSE}\n\n![](https://example.org/a.png)\n", ["text", "debris"], id="a picture's address"),
        pytest.param("Shelters open: 4,460\nPeople there: 419,000\n", ["text"] * 2, id="a table of figures is text"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\n", [], id="white space"),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


def test_lines_with_one_sentence_each_stay_one_paragraph() -> None:
    text = "Osel is calm.\nTraffic is back to normal.\nShops in the centre opened again.\n"
    assert [kind for kind, _ in kinds(text)] == ["text"]


@pytest.mark.parametrize("rule", RULES.of("debris"), ids=lambda rule: rule.id)
def test_examples_of_the_rules(rule: rulebook.Rule) -> None:
    own, every = compile_rules([rule]), compile_rules(RULES.of("debris"))
    for line in rule.accept:
        assert own.goes_on(line.partition("\n")[0]) if rule.words("carries") else own.kind(line), line
    for line in rule.reject:
        assert every.kind(line) is None, line


@given(st.text(alphabet='ab .\n\r\t\u2028-0:5"A', max_size=200))
def test_every_visible_character_is_in_one_block(text: str) -> None:
    blocks = split_blocks(text, RULES)
    covered = [n for block in blocks for n in range(block.span.start, block.span.end)]
    assert len(covered) == len(set(covered))
    assert all(text[n].isspace() for n in set(range(len(text))) - set(covered))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Share\n" * 20_000, id="one line again and again"),
        pytest.param("Ana Lund\n\n" * 20_000, id="headings only"),
        pytest.param("a" * 400_000, id="one long word"),
        pytest.param("\n" * 400_000, id="blank lines"),
    ],
)
def test_time_grows_with_length_only(text: str) -> None:
    start = time.process_time()
    split_blocks(text, RULES)
    assert time.process_time() - start < 3
