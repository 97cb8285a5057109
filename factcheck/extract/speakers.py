"""Who speaks: the noun phrase beside a cue, whatever side it stands on, and whom it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract import nlp
from factcheck.extract.cues import Cue
from factcheck.extract.passages import PAUSES, Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES = frozenset({"who", "which", "that", "whom"})
LOOSE = (
    "relative",
    "participle",
    "punctuation",
    "parataxis",
    "adverbial-clause",
    "clause",
    "coordinator",
    "copula",
    "subject",
)
STARTERS = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tokens ``first`` to ``last`` (excluded) of the noun phrase, its head, and whether it stands behind its cue."""

    head: "Token"
    first: int
    last: int
    inverted: bool = False


def speaker(passage: Passage, cue: Cue) -> Speaker | None:
    """The speaker of a cue, never inside a quotation that the cue does not stand in; ``None`` where nobody is named."""
    if cue.kind == "phrase":
        return _behind(passage, cue.last, cue.head)
    if cue.kind == "noun":
        return _owner(passage, cue)
    turned = _inverted(passage, cue)
    if turned is not None:
        return turned
    if nlp.is_passive(cue.head):
        return _agent(passage, cue) or (None if nlp.children(cue.head, "passive-auxiliary") else _before(passage, cue))
    for subject in nlp.subjects(cue.head):
        if passage.inside[subject.i] < 0 and subject.pos_ in nlp.NOUNS | {"DET", "ADJ"}:
            return _subject(passage, cue, subject)
    return _before(passage, cue)


def _subject(passage: Passage, cue: Cue, subject: "Token") -> Speaker:
    """The subject's phrase; a relative pronoun is the span and its noun the head, which names the speaker."""
    noun = _antecedent(subject)
    if noun.i != subject.i:
        return Speaker(noun, subject.i, subject.i + 1)
    return phrase(passage, subject, limit=cue.head.i if subject.i < cue.head.i else None)


def _antecedent(subject: "Token") -> "Token":
    """A relative pronoun's noun."""
    if subject.lower_ in RELATIVES and nlp.role(subject.head) == "relative" and subject.head.head.pos_ in nlp.NOUNS:
        return subject.head.head
    return subject


def _inverted(passage: Passage, cue: Cue) -> Speaker | None:
    """``," said X``: the phrase behind the cue, whatever label the parser gave it."""
    doc = passage.doc
    before = cue.first - 1
    while before >= 0 and doc[before].pos_ in ("ADV", "SPACE") and passage.inside[before] < 0:
        before -= 1
    if before < 0 or cue.last >= len(doc):
        return None
    if not (passage.inside[before] >= 0 or doc[before].text in PAUSES):
        return None
    if any(
        child.i < cue.first
        and nlp.role(child) in ("subject", "passive-subject")
        and passage.inside[child.i] < 0
        and child.i > before
        for child in cue.head.children
    ):
        return None
    if passage.inside[before] < 0 and not _speech_before(passage, cue, before):
        return None
    if cue.head.tag_ == "VBG":
        return None
    return _behind(passage, cue.last, cue.head, inverted=True)


def _speech_before(passage: Passage, cue: Cue, before: int) -> bool:
    """Whether a clause rather than a subject stands before the pause."""
    start, _ = passage.sentence(cue.first)
    subject = [child for child in nlp.subjects(cue.head) if child.i < before and passage.inside[child.i] < 0]
    if subject:
        return False
    return (
        any(token.pos_ in ("VERB", "AUX") for token in passage.doc[start:before])
        or before > 0
        and passage.inside[before - 1] >= 0
    )


def _behind(passage: Passage, at: int, verb: "Token", inverted: bool = False) -> Speaker | None:
    doc = passage.doc
    if at >= len(doc) or passage.inside[at] >= 0 or doc[at].pos_ not in STARTERS:
        return None
    top = doc[at]
    for _ in range(8):
        above = top.head
        if (
            above.i <= verb.i
            or above.i == top.i
            or nlp.role(top) in ("subject", "apposition", "relative")
            or passage.inside[above.i] >= 0
        ):
            break
        if above.pos_ not in nlp.NOUNS | {"ADJ"} and top.pos_ in nlp.NOUNS:
            break
        top = above
    if top.pos_ not in nlp.NOUNS:
        return None
    found = phrase(passage, top, least=at)
    return Speaker(found.head, min(at, found.first), found.last, inverted)


def _agent(passage: Passage, cue: Cue) -> Speaker | None:
    for preposition, noun in nlp.prepositions(cue.head):
        if preposition == "by" and passage.inside[noun.i] < 0:
            return phrase(passage, noun)
    return None


def _owner(passage: Passage, cue: Cue) -> Speaker | None:
    for child in nlp.children(cue.head, "possessive"):
        return phrase(passage, child)
    for preposition, noun in nlp.prepositions(cue.head):
        if preposition in ("by", "from") and passage.inside[noun.i] < 0:
            return phrase(passage, noun)
    return None


def _before(passage: Passage, cue: Cue) -> Speaker | None:
    """The noun phrase directly before the cue, where the parse gives no subject."""
    at = cue.first - 1
    doc = passage.doc
    while at >= 0 and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    if (
        at < 0
        or passage.inside[at] >= 0
        or doc[at].pos_ not in ("PROPN", "PRON", "NOUN")
        or cue.head.tag_ in ("VBG", "VB")
    ):
        return None
    top = doc[at]
    start, _ = passage.sentence(at)
    while top.head.i < cue.first and top.head.i >= start and top.head.i != top.i and top.head.pos_ in ("PROPN", "NOUN"):
        top = top.head
    return phrase(passage, top, limit=cue.first)


def phrase(passage: Passage, head: "Token", limit: int | None = None, least: int = 0) -> Speaker:
    """The noun phrase of ``head``: modifiers, coordination and apposition, no relative or loose clauses."""
    doc, inside = passage.doc, passage.inside
    tokens = [token.i for token in nlp.subtree(head, without=LOOSE) if inside[token.i] < 0 or inside[head.i] >= 0]
    top = len(doc) if limit is None or limit <= head.i else limit
    kept = {at for at in tokens if least <= at < top} | {head.i}
    first, last = head.i, head.i + 1
    while (
        first - 1 in kept
        or first - 1 >= least
        and first - 2 in kept
        and doc[first - 1].is_punct
        and inside[first - 1] < 0
    ):
        first -= 1
    while last in kept or last + 1 in kept and last < len(doc) and inside[last] < 0:
        last += 1
    if last < len(doc) and doc[last].lower_ in ("'s", "’s") and last in tokens:
        last += 1
    while first < head.i and (doc[first].is_punct or nlp.role(doc[first]) in ("case", "marker", "preposition")):
        first += 1
    while last > head.i + 1 and (
        doc[last - 1].is_punct and doc[last - 1].text not in ".)" or doc[last - 1].lower_ in ("'s", "’s")
    ):
        last -= 1
    return Speaker(head, first, last)


def heads(speakers: Sequence[Speaker]) -> list[str]:
    return [speaker.head.lemma_.lower() for speaker in speakers]
