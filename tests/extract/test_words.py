"""Plain tokens answer what spaCy's answer: forms, grammar, neighbours, and what stretches of text are asked for."""

import pytest

from factcheck.extract import nlp
from factcheck.extract.plain import plain
from factcheck.extract.words import text_of, top

TEXTS = [
    "“Don't go,” the mayor, Ann Marsh of Port Hask, told 12 of its people on Monday;  few left.",
    "Twelve-year-old boys and girls who had 3.5 million US$ were\nseen , and nobody knows what the owners say.",
    "",
]
SAME = (
    "i", "idx", "text", "lower_", "whitespace_", "tag_", "pos_", "lemma_", "ent_type_", "is_alpha", "is_space",
    "is_punct", "is_digit", "is_stop", "like_num",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_token_is_what_spacys_is(text: str) -> None:
    doc = nlp.load()(text)
    found = plain(doc)
    assert len(found) == len(doc)
    for one, other in zip(found, doc, strict=True):
        assert [getattr(one, name) for name in SAME] == [getattr(other, name) for name in SAME]
        assert (len(one), str(one), one.morph) == (len(other), str(other), str(other.morph))
        assert one.is_sent_start == bool(other.is_sent_start)
        assert one.doc is found


@pytest.mark.parametrize("text", TEXTS)
def test_its_neighbours_are_the_same(text: str) -> None:
    doc = nlp.load()(text)
    for one, other in zip(plain(doc), doc, strict=True):
        assert one.head.i == other.head.i
        assert [child.i for child in one.children] == [child.i for child in other.children]
        assert [above.i for above in one.ancestors] == [above.i for above in other.ancestors]


@pytest.mark.parametrize("text", TEXTS)
def test_stretches_have_the_same_text_and_top(text: str) -> None:
    doc = nlp.load()(text)
    found = plain(doc)
    for first in range(len(doc)):
        for last in range(first + 1, len(doc) + 1):
            assert text_of(found[first:last]) == doc[first:last].text
            assert top(found[first:last]).i == doc[first:last].root.i


def test_beyond_either_end_stands_nothing() -> None:
    found = plain(nlp.load()("Two words"))
    assert found[0].nbor() is found[1]
    for token, distance in ((found[0], -1), (found[1], 1)):
        with pytest.raises(IndexError):
            token.nbor(distance)
    assert text_of(()) == ""
