"""Blocks as they are read: datelines apart, long paragraphs cut, and lines that carry on none."""

import pytest

from factcheck.extract import nlp
from factcheck.extract.pieces import LONGEST, LONGEST_WORD, UNENDED, lines
from factcheck.model import Block, Source, Span


def source(text: str, kind: str = "text") -> Source:
    return Source("a", "a.txt", text, "", (Block(Span(0, len(text)), kind),))


def pieces(text: str, kind: str = "text") -> list[str]:
    (paragraphs,) = nlp.parse([source(text, kind)])
    for paragraph in paragraphs:
        assert text[paragraph.start : paragraph.start + len(paragraph.text)].replace("\n", " ") == paragraph.text
        assert "".join(token.text + token.whitespace_ for token in paragraph.doc) == paragraph.text
    return [text[one.start : one.start + len(one.text)] for one in paragraphs]


# ---------------------------------------------------------------- datelines and long paragraphs


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("OSEL, June 5, 2022 (NPA) - ", id="place, day and agency"),
        pytest.param("OSEL — ", id="a place alone"),
        pytest.param("PORT HASK, Nov. 4, 2019 - ", id="two words"),
        pytest.param("OSEL (NPA) -- ", id="two hyphens"),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(head: str) -> None:
    body = "The ferry sank on Sunday night, the coast guard said."
    assert pieces(head + body) == [head, body]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ferry sank - nobody knows why.", id="a dash in a sentence"),
        pytest.param("The ferry of the old island line sank in 2019 - nobody knows why.", id="a year before a dash"),
        pytest.param("OSEL is a port-town on the coast.", id="a hyphen in a word"),
        pytest.param("It was cold.\nOSEL - It rained.", id="not at the start"),
        pytest.param("UN ship leaves.", id="capitals without a dash"),
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert pieces(text) == [text]


def test_debris_is_not_read() -> None:
    assert pieces("0:00 0:02:09 0:00", kind="debris") == []


def test_long_paragraphs_are_cut_between_sentences_and_nothing_is_lost() -> None:
    text = "The harbour was closed for the night. " * 1200
    found = pieces(text)
    assert len(found) == len(text) // LONGEST + 1
    assert "".join(found) == text
    assert all(piece.rstrip().endswith(".") for piece in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * (LONGEST + 50), id="one word"),
        pytest.param("word " * (LONGEST // 4), id="no full stop"),
    ],
)
def test_long_paragraphs_without_a_place_to_cut(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= LONGEST


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("a" * 9_000, LONGEST_WORD, id="a word without end"),
        pytest.param("'" * 9_000, LONGEST_WORD, id="marks"),
        pytest.param("one, two " * 2_000, len("one, two " * 333), id="a list without end"),
        pytest.param("It rained. " + "one, two " * 2_000 + ". It rained. " * 9, len("It rained. "), id="between"),
    ],
)
def test_what_no_sentence_ends_is_cut_soon(text: str, first: int) -> None:
    found = pieces(text)
    assert "".join(found) == text
    assert len(found[0]) == first
    assert max(map(len, found)) <= UNENDED


def test_a_paragraph_of_sentences_stays_whole() -> None:
    assert len(pieces("It rained in the valley. " * 500)) == 1


# ---------------------------------------------------------------- lines


def broken(text: str, *breaks: str) -> Source:
    """A source of one block in which each of ``breaks`` begins a line that carries on none."""
    return Source("a", "a.txt", text, "", (Block(Span(0, len(text)), breaks=tuple(map(text.index, breaks))),))


@pytest.mark.parametrize(
    ("text", "breaks", "expected"),
    [
        pytest.param("It sank.", (), [(0, "It sank.")], id="one line"),
        pytest.param("It sank.\nTwo died.", ("Two",), [(0, "It sank."), (9, "Two died.")], id="two"),
        pytest.param("It sank off\nOsel.", (), [(0, "It sank off Osel.")], id="a wrapped one"),
        pytest.param("It sank. \n \n Two died.", ("Two",), [(0, "It sank."), (13, "Two died.")], id="blank space"),
        pytest.param("It sank\roff\u2028Osel.", (), [(0, "It sank off Osel.")], id="other marks that end a line"),
    ],
)
def test_lines(text: str, breaks: tuple[str, ...], expected: list[tuple[int, str]]) -> None:
    one = broken(text, *breaks)
    assert [(line.start, line.text) for line in lines(one.unwrapped(), one.blocks[0])] == expected


def test_words_keep_their_place_over_lines_and_blanks() -> None:
    text = "Ferry  sinks\n  Twelve people\u00a0drowned  off\n   Osel."
    ((paragraph,),) = nlp.parse([broken(text, "Twelve")])
    assert [text[token.idx : token.idx + len(token)] for token in paragraph.doc] == [
        token.text for token in paragraph.doc
    ]
    assert [token.i for token in paragraph.doc] == list(range(len(paragraph.doc)))
    assert [paragraph.doc[first].text for first, _ in nlp.sentences(paragraph)] == ["Ferry", "Twelve"]


def test_no_word_hangs_on_a_word_of_another_line() -> None:
    text = "The pact was signed on Friday\nThree shells hit the school."
    ((paragraph,),) = nlp.parse([broken(text, "Three")])
    for first, last in nlp.sentences(paragraph):
        assert all(first <= token.head.i < last for token in paragraph.doc[first:last])
