"""Which stretches of a text stand in quotation marks."""

import pytest

from factcheck.extract.quotes import runs
from factcheck.model import Span


def read(text: str) -> list[str]:
    """The inner words of each quotation; a paragraph a line."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [text[run.inner.start : run.inner.end] for run in runs(text, spans)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        pytest.param('She said, "We left."', ["We left."], id="straight"),
        pytest.param("She said, “We left.”", ["We left."], id="curly"),
        pytest.param("She said, ``We left.''", ["We left."], id="typewriter marks"),
        pytest.param("''We left,'' she said. ''It rained.''", ["We left,", "It rained."], id="doubled apostrophes"),
        pytest.param("She said ‘we left’ at once.", ["we left"], id="single curly"),
        pytest.param("She said 'we left' at once.", ["we left"], id="single straight"),
        pytest.param("‘The boys’ house burnt,’ she said.", ["The boys’ house burnt,"], id="plural possessive inside"),
        pytest.param("It's the mayor's car and the boys' house.", [], id="apostrophes are no marks"),
        pytest.param("In the '90s and '80s they left.", [], id="left-out figures"),
        pytest.param("He is 6'2\" tall and she is 5'9\" tall.", [], id="feet and inches"),
        pytest.param('"A," he said. "B."', ["A,", "B."], id="both sides of a tag"),
        pytest.param("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"], id="a quotation in a quotation"),
        pytest.param("“We left at once\nThe rain fell.", ["We left at once"], id="unclosed: to the paragraph's end"),
        pytest.param("He wrote “a\nThe rain fell.", [], id="unclosed before two words: stray"),
        pytest.param(
            "“First part here.\n“Second part here.”", ["First part here.", "Second part here."], id="continued"
        ),
        pytest.param('The "old man" said "go home now".', ["old man", "go home now"], id="two in one sentence"),
        pytest.param("We left the old quay,” she said.", ["We left the old quay,"], id="its opening mark is lost"),
        pytest.param("The old quay” is a song.", [], id="a stray closing mark in running text"),
        pytest.param('“We left," she said.', ["We left,"], id="mixed marks close each other"),
        pytest.param("„We go now“ said „all of us”", ["We go now", "all of us"], id="low opening marks close high"),
        pytest.param(
            "“We told “the old man” so.” He left.", ["We told “the old man” so."], id="nested in the same marks"
        ),
        pytest.param("“We left. “They stayed here.”", ["They stayed here."], id="an opening mark left alone"),
        pytest.param("", [], id="empty"),
    ],
)
def test_runs(text: str, inner: list[str]) -> None:
    assert read(text) == inner


def test_a_continued_quotation_knows_it() -> None:
    text = "“First part here.\n“Second part here.”"
    first, second = runs(text, [Span(0, 17), Span(18, len(text))])
    assert (first.open, first.continued) == (True, False)
    assert (second.open, second.continued) == (False, True)


def test_a_closed_quotation_is_not_continued() -> None:
    text = "“First part here.”\n“Second part here.”"
    assert [run.continued for run in runs(text, [Span(0, 18), Span(19, len(text))])] == [False, False]
