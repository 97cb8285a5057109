"""Roles under both label schemes, and sentences near quotation marks and line ends."""

import re
from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from factcheck.errors import UsageError
from factcheck.extract import nlp
from factcheck.extract.nlp import Paragraph
from factcheck.extract.plain import plain
from factcheck.extract.roles import LABELS
from factcheck.extract.words import Doc, Token
from factcheck.model import Block, Span

VOCAB = spacy.blank("en").vocab


def parsed(*rows: str) -> Doc:
    """A parse by hand: ``word POS label head`` a token; ``word POS TAG label head`` where the tag matters."""
    parts = [row.split() for row in rows]
    return plain(
        SpacyDoc(
            VOCAB,
            words=[row[0] for row in parts],
            pos=[row[1] for row in parts],
            tags=[row[2] if len(row) == 5 else "" for row in parts],
            deps=[row[-2] for row in parts],
            heads=[int(row[-1]) for row in parts],
        )
    )


def texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


# "The fire killed twelve people in Osel." and the like, as the two schemes hang them
UD = parsed(
    "The DET det 1", "fire NOUN nsubj 2", "killed VERB ROOT 2", "twelve NUM nummod 4", "people NOUN obj 2",
    "in ADP case 6", "Osel PROPN obl 2", ". PUNCT punct 2",
)  # fmt: skip
CLEAR = parsed(
    "The DET det 1", "fire NOUN nsubj 2", "killed VERB ROOT 2", "twelve NUM nummod 4", "people NOUN dobj 2",
    "in ADP prep 2", "Osel PROPN pobj 5", ". PUNCT punct 2",
)  # fmt: skip
UD_PASSIVE = parsed(
    "Twelve NUM nummod 1", "people NOUN nsubj:pass 3", "were AUX aux:pass 3", "killed VERB VBN ROOT 3",
    "by ADP case 5", "fire NOUN obl:agent 3",
)  # fmt: skip
CLEAR_PASSIVE = parsed(
    "Twelve NUM nummod 1", "people NOUN nsubjpass 3", "were AUX auxpass 3", "killed VERB VBN ROOT 3",
    "by ADP agent 3", "fire NOUN pobj 4",
)  # fmt: skip
both = pytest.mark.parametrize("doc", [pytest.param(UD, id="universal"), pytest.param(CLEAR, id="clearnlp")])
both_passive = pytest.mark.parametrize(
    "doc", [pytest.param(UD_PASSIVE, id="universal"), pytest.param(CLEAR_PASSIVE, id="clearnlp")]
)


@both
def test_a_plain_sentence_has_the_same_roles(doc: Doc) -> None:
    assert [doc[n].role for n in (1, 2, 3, 4)] == ["subject", "root", "number", "object"]
    assert texts(nlp.children(doc[2], "object")) == ["people"]
    assert texts(nlp.subjects(doc[2])) == ["fire"]


@both
def test_a_preposition_leads_to_its_noun(doc: Doc) -> None:
    assert [(word, noun.text) for word, noun in nlp.prepositions(doc[2])] == [("in", "Osel")]
    assert nlp.preposition(doc[6]) == "in"


@both
def test_prepositions_are_no_governors(doc: Doc) -> None:
    assert nlp.governor(doc[6]) == doc[2]
    assert nlp.governor(doc[2]) is None


@both
def test_the_verb_above_a_number(doc: Doc) -> None:
    assert nlp.predicate(doc[3]) == doc[2]


@both_passive
def test_a_passive_sentence_has_the_same_roles(doc: Doc) -> None:
    assert nlp.is_passive(doc[3])
    assert doc[1].role == "passive-subject"
    assert texts(nlp.subjects(doc[3])) == ["people"]
    assert [(word, noun.text) for word, noun in nlp.prepositions(doc[3])] == [("by", "fire")]


@both
def test_an_active_verb_is_not_passive(doc: Doc) -> None:
    assert not nlp.is_passive(doc[2])


def test_a_participle_after_its_noun_is_passive() -> None:
    doc = parsed("people NOUN NNS ROOT 0", "killed VERB VBN acl 0", "there ADV RB advmod 1")
    assert nlp.is_passive(doc[1])
    assert texts(nlp.subjects(doc[1])) == ["people"]


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param(
            parsed("Fire NOUN nsubj 1", "killed VERB ROOT 1", "and CCONJ cc 3", "wounded VERB conj 1"), id="conjunct"
        ),
        pytest.param(
            parsed("Fire NOUN nsubj 1", "began VERB ROOT 1", "to PART mark 3", "spread VERB xcomp 1"), id="open clause"
        ),
        pytest.param(
            parsed("Fire NOUN nsubj 1", "spread VERB ROOT 1", ", PUNCT punct 3", "killing VERB advcl 1"),
            id="participle clause",
        ),
    ],
)
def test_a_verb_borrows_the_subject_above_it(doc: Doc) -> None:
    assert texts(nlp.subjects(doc[3])) == ["Fire"]


def test_a_verb_without_a_subject_has_none() -> None:
    doc = parsed("Leave VERB ROOT 0", "now ADV advmod 0")
    assert nlp.subjects(doc[0]) == []


def test_coordination_is_read_to_its_end() -> None:
    doc = parsed(
        "Osel PROPN ROOT 0", ", PUNCT punct 2", "Tarn PROPN conj 0", "and CCONJ cc 4", "Wick PROPN conj 2"
    )  # fmt: skip
    assert texts(nlp.coordinated(doc[0])) == ["Osel", "Tarn", "Wick"]


def test_a_branch_can_be_left_out_of_a_subtree() -> None:
    assert texts(nlp.subtree(UD[4])) == ["twelve", "people"]
    assert texts(nlp.subtree(UD[2], without=("oblique", "punctuation"))) == [
        "The",
        "fire",
        "killed",
        "twelve",
        "people",
    ]


def test_a_copulas_noun_counts_as_verb() -> None:
    doc = parsed("Twelve NUM nsubj 3", "were AUX cop 3", "the DET det 3", "victims NOUN ROOT 3")
    assert nlp.predicate(doc[0]) == doc[3]


def test_several_words_may_be_one_preposition() -> None:
    doc = parsed(
        "closed VERB ROOT 0", "because ADP case 3", "of ADP fixed 1", "fog NOUN obl 0"
    )  # fmt: skip
    assert nlp.preposition(doc[3]) == "because of"


@pytest.mark.parametrize(
    ("label", "role"),
    [
        pytest.param("nsubj:outer", "subject", id="a known subtype"),
        pytest.param("nsubj:weird", "subject", id="an unknown subtype has its type's role"),
        pytest.param("zork", "other", id="an unknown label"),
        pytest.param("attr", "predicate-noun", id="a copula's noun in ClearNLP"),
        pytest.param("npadvmod", "bare-oblique", id="a bare time in ClearNLP"),
        pytest.param("relcl", "relative", id="a relative clause in ClearNLP"),
        pytest.param("acl:relcl", "relative", id="a relative clause in UD"),
        pytest.param("prt", "particle", id="a particle in ClearNLP"),
        pytest.param("compound:prt", "particle", id="a particle in UD"),
        pytest.param("dative", "indirect-object", id="a dative in ClearNLP"),
        pytest.param("neg", "negation", id="a negation in ClearNLP"),
    ],
)
def test_labels(label: str, role: str) -> None:
    doc = parsed("a X ROOT 0", f"b X {label} 0")
    assert doc[1].role == role


def test_every_label_of_the_shipped_pipeline_has_a_role() -> None:
    labels = nlp.load().get_pipe("parser").labels
    unknown = {label for label in labels if label not in LABELS and label.split(":")[0] not in LABELS}
    assert unknown <= {"reparandum"}  # words taken back in speech; they have no role


# ---------------------------------------------------------------- sentences


def test_the_shipped_pipeline_names_no_folder_of_the_machine_that_trained_it() -> None:
    assert set(spacy.util.load_config(nlp.SHIPPED_PATH / "config.cfg")["paths"].values()) == {None}


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(UsageError, match="zork"):
        nlp.load("zork")


def paragraph(text: str, starts: str = "") -> Paragraph:
    """Words and marks of a text; ``starts`` are the words at which the parser lets a sentence begin."""
    spots = [match.span() for match in re.finditer(r"\w+(?:[’'.-]\w+)*|\n+|[^\w\s]", text)]
    words = [text[start:end] for start, end in spots]
    spaces = [text[end : end + 1] == " " for _, end in spots]
    begin = [n == 0 or word in starts.split() for n, word in enumerate(words)]
    doc = SpacyDoc(VOCAB, words=words, spaces=spaces, sent_starts=begin)
    assert doc.text == text
    return Paragraph(plain(doc), 100, Block(Span(100, 100 + len(text))), text)


def sentences(text: str, starts: str = "") -> list[str]:
    one = paragraph(text, starts)
    found = [one.span(first, last) for first, last in nlp.sentences(one)]
    return [text[span.start - 100 : span.end - 100] for span in found]


@pytest.mark.parametrize(
    ("text", "starts", "expected"),
    [
        pytest.param("It sank. Nobody knows.", "", ["It sank.", "Nobody knows."], id="a full stop and a capital"),
        pytest.param("“It sank.” Nobody knows.", "", ["“It sank.”", "Nobody knows."], id="the mark closes first"),
        pytest.param("It sank. “Nobody knows.”", "", ["It sank.", "“Nobody knows.”"], id="the mark opens the next"),
        pytest.param("“It sank,” Berg said.", "Berg", ["“It sank,” Berg said."], id="a tag the parser cut off"),
        pytest.param("“Did it sink?” she said.", "she", ["“Did it sink?” she said."], id="a tag after a question"),
        pytest.param("“It sank.”", "”", ["“It sank.”"], id="a closing mark is no sentence"),
        pytest.param("It sank in mid May and rose.", "May", ["It sank in mid May and rose."], id="no stop before it"),
        pytest.param("It sank. 12 drowned.", "", ["It sank.", "12 drowned."], id="a sentence may begin with digits"),
        pytest.param("It lay at 7m. Nobody knows.", "", ["It lay at 7m.", "Nobody knows."], id="the point of a unit"),
        pytest.param("It sank. $5 was found.", "", ["It sank.", "$5 was found."], id="or with a currency"),
    ],
)
def test_sentences_near_marks(text: str, starts: str, expected: list[str]) -> None:
    assert sentences(text, starts) == expected


def test_a_line_that_carries_on_none_begins_a_sentence() -> None:
    one = replace(paragraph("Ferry sinks off Osel Twelve drowned."), breaks=frozenset({4}))
    assert nlp.sentences(one) == [(0, 4), (4, 7)]


def test_spans_and_tokens_of_a_paragraph_are_offsets_of_the_source() -> None:
    one = paragraph("It sank. Nobody knows.")
    assert one.span(0, 2) == Span(100, 107)
    assert texts(one.tokens(Span(103, 107))) == ["sank"]
    assert texts(one.tokens(Span(104, 110))) == ["sank", ".", "Nobody"]
    assert one.tokens(Span(90, 95)) == []
