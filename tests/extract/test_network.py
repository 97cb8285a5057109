"""The short way to token vectors gives what the library gives: the same annotations, the same values but for rounding."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.extract import network, nlp
from factcheck.model import Block, Source, Span

TEXTS = [
    "Five people died in Halvik on Monday, police said.",
    "",
    "The mayor, Ann Marsh, told the council that eleven others don't want to leave.",
    "Five people  died.\nHalvik",
    "OK",
]


@pytest.fixture(scope="module")
def slow() -> Language:
    return spacy.load(nlp.SHIPPED_PATH)


@pytest.fixture
def quick() -> Language:
    loaded = spacy.load(nlp.SHIPPED_PATH)
    network.quicken(loaded)
    return loaded


def annotated(token: Token) -> tuple[object, ...]:
    return token.text, token.tag_, token.pos_, token.dep_, token.head.i, token.lemma_, token.ent_iob_, token.ent_type_


def same(left: list[Doc], right: list[Doc]) -> bool:
    return all(
        [annotated(token) for token in one] == [annotated(token) for token in other]
        and np.allclose(one.tensor, other.tensor, atol=1e-4)
        for one, other in zip(left, right, strict=True)
    )


def test_the_same_as_the_library(slow: Language, quick: Language) -> None:
    assert same(list(slow.pipe(TEXTS)), list(quick.pipe(TEXTS)))


def test_forms_met_before_are_not_mixed_again(quick: Language) -> None:
    before, again = list(quick.pipe(TEXTS)), list(quick.pipe(reversed(TEXTS)))
    assert same(before, again[::-1])


def test_forms_are_forgotten_when_there_are_too_many(quick: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(quick.pipe(TEXTS))
    monkeypatch.setattr(network, "MOST_FORMS", 3)
    assert same(before, [quick(text) for text in TEXTS])


def test_a_text_longer_than_a_chunk(slow: Language, quick: Language) -> None:
    text = " ".join(TEXTS) * 20
    assert len(quick.make_doc(text)) > network.CHUNK
    assert same([slow(text)], [quick(text)])


def test_no_text_at_all(quick: Language) -> None:
    assert [len(doc) for doc in quick.pipe(["", ""])] == [0, 0]


def sources() -> list[Source]:
    said = [text for text in TEXTS if text]
    return [Source(str(n), f"{n}.txt", text, str(n), (Block(Span(0, len(text))),)) for n, text in enumerate(said)]


def test_company_changes_nothing_to_the_last_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[np.ndarray] = []
    plain = nlp.plain
    monkeypatch.setattr(nlp, "plain", lambda doc: (kept.append(doc.tensor.copy()), plain(doc))[1])

    def vectors(of: list[Source]) -> dict[str, np.ndarray]:
        """The vectors of each source's words, by a pipeline that has read nothing before."""
        nlp.reader.cache_clear()
        kept.clear()
        list(nlp.parse(of))
        return {source.id: tensor for source, tensor in zip(of, kept, strict=True)}

    together, backwards = vectors(sources()), vectors(sources()[::-1])
    for source in sources():
        alone = vectors([source])[source.id]
        assert np.array_equal(together[source.id], alone)
        assert np.array_equal(backwards[source.id], alone)
