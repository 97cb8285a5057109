"""spaCy's words and documents as plain tokens."""

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.extract.roles import role_of
from factcheck.extract.words import Form, Token, joined

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.vocab import Vocab

    from factcheck.extract.words import Doc

ASKED: list[int | str] = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "ENT_TYPE", "SENT_START", "DEP", "HEAD"]


def plain(doc: "SpacyDoc") -> "Doc":
    """The tokens of a document that a pipeline has annotated."""
    text = doc.vocab.strings
    tokens, heads, roles, at = [], [], [], 0
    rows = doc.to_array(ASKED).tolist()
    for i, (orth, space, tag, pos, morph, lemma, entity, start, label, head) in enumerate(rows):
        form = form_of(doc.vocab, orth)
        names = text[tag], text[pos], features(text[morph]), text[lemma], text[entity]
        tokens.append(Token(i, at, form, " " if space else "", *names, start == 1))
        heads.append((i + head) % 2**64)  # the distance to the head, negative ones beyond the middle
        roles.append(role_of(text[label]))
        at += len(form.text) + space
    return joined(tokens, heads, roles)


def features(morph: str) -> str:
    """Morphology as text, empty where there is none."""
    return morph.removeprefix("_")


@lru_cache(maxsize=50_000)
def form_of(vocab: "Vocab", orth: int) -> Form:
    """What spaCy knows of a word wherever it stands."""
    word = vocab[orth]
    return Form(
        word.text,
        word.lower_,
        is_alpha=word.is_alpha,
        is_space=word.is_space,
        is_punct=word.is_punct,
        is_digit=word.is_digit,
        is_stop=word.is_stop,
        like_num=word.like_num,
    )
