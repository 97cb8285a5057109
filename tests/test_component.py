"""The spaCy component gives the claims of the command, whatever pipeline it stands in, and they survive storage."""

import pickle

import pytest
import spacy
from spacy.tokens import Doc

import factcheck
from factcheck import component

TEXT = "The fire in Osel killed 12 people on 4 March 2021, police said. It left 40 people injured."


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe(component.NAME)
    return nlp(TEXT)


def test_claims_are_those_of_the_library(doc: Doc) -> None:
    ours = [(claim.kind, claim.span) for claim in factcheck.extract(TEXT, cache=False)]
    assert [(claim.kind, claim.span) for claim in doc._.claims] == ours
    assert any(claim.kind == "quantity" for claim in doc._.claims)


def test_each_claim_has_a_span_with_its_kind(doc: Doc) -> None:
    found = [(span.label_, span.start_char, span.end_char) for span in doc.spans[component.NAME]]
    for claim in doc._.claims:
        assert any(
            kind == claim.kind and start <= claim.span.start < claim.span.end <= end for kind, start, end in found
        )


def test_claims_survive_pickle_and_bytes(doc: Doc) -> None:
    assert pickle.loads(pickle.dumps(doc))._.claims == doc._.claims
    assert Doc(doc.vocab).from_bytes(doc.to_bytes())._.claims == doc._.claims


def test_a_doc_that_was_not_read_has_none() -> None:
    assert spacy.blank("en")("Nothing.")._.claims == ()


@pytest.mark.parametrize("text", [pytest.param("", id="empty"), pytest.param(" \n\n ", id="blank")])
def test_texts_without_words(text: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(component.NAME)
    assert nlp(text)._.claims == ()
