"""Noun phrases read off the tags, from their last noun leftwards, in a sentence whose figures and times are known."""

from collections.abc import Container
from dataclasses import dataclass, replace

from factcheck.extract.words import Doc, Token

NOMINAL = ("NOUN", "PROPN")
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})  # the coarse tag of a name is now and then another
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})  # within a noun phrase, before its last noun
INNER_TAGS = frozenset({"POS", "HYPH", "AFX", "VBG", "VBN", "CD"})
LINKS = ("&", "/", "-", "–")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last``, included. ``marked``: a preposition without a noun before it opens the phrase."""

    first: int
    last: int
    marked: bool = False
    head: int = -1  # the last noun of its first part: "price" in "the price of bread in the city"


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence as the walk sees it: its tokens, and which of them are figures, times and verbs of change."""

    doc: Doc
    first: int  # index of its first token
    last: int  # excluded
    figures: frozenset[int]  # amounts with a unit
    numbers: frozenset[int]  # all amounts
    times: frozenset[int]
    changes: Container[str]
    generic: Container[str]  # nouns that only hold a figure: "total", "number"

    def at(self, i: int) -> Token | None:
        """The token with index ``i`` of the paragraph; ``None`` outside the sentence."""
        return self.doc[i] if self.first <= i < self.last else None


def ending(land: Ground, i: int) -> Phrase | None:
    """The noun phrase that ends at ``i``, with the phrases it is hung on by prepositions and "and"."""
    if not nominal(land, i):
        return None
    first = core(land, i)
    for _ in range(4):
        link = land.at(first - 1)
        if link is None or link.i in land.figures:
            break
        if link.pos_ not in ("ADP", "CCONJ") or link.i in land.times:
            break
        if not nominal(land, link.i - 1):
            return replace(trimmed(land, Phrase(first, i)), marked=link.pos_ == "ADP")
        first = core(land, link.i - 1)
    return trimmed(land, Phrase(first, i))


def starting(land: Ground, at: int) -> Phrase | None:
    """The noun phrase that begins at ``at``, with one "of" or "in" behind it."""
    last = _run(land, at)
    if last < at:
        return None
    if text_at(land, last + 1) in ("of", "in"):
        last = max(last, _run(land, last + 2))
    return trimmed(land, Phrase(at, last))


def _run(land: Ground, at: int) -> int:
    """The last noun of the plain noun phrase that begins at ``at``; -1 without one."""
    last, i = -1, at
    while (token := land.at(i)) is not None and i not in land.figures:
        glued = text_at(land, i + 1) == "-" or text_at(land, i - 1) == "-"
        if not (token.pos_ in ("DET", *INSIDE) or token.tag_ in INNER_TAGS or token.tag_ == "PRP$" or glued):
            break
        if nominal(land, i):
            last = i
        i += 1
    return last


def core(land: Ground, i: int) -> int:
    """The first token of the plain noun phrase that ends at ``i``."""
    first = i
    while (token := land.at(first - 1)) is not None:
        if token.i in land.figures or token.i in land.times or (token.lower_ in land.changes and token.pos_ != "ADJ"):
            break
        if token.pos_ == "DET" or token.tag_ == "PRP$":
            first -= 1
            if text_at(land, first - 1) not in LINKS:
                break
        elif token.pos_ in INSIDE or token.text in LINKS or (token.tag_ in INNER_TAGS and _described(land, token.i)):
            first -= 1
        else:
            break
    return first


def _described(land: Ground, i: int) -> bool:
    """Whether a participle stands within a noun phrase: behind a determiner, adjective or hyphen."""
    token, before = land.at(i), land.at(i - 1)
    if token is None or token.tag_ not in ("VBG", "VBN"):
        return True
    return before is not None and (before.pos_ in ("DET", "ADJ") or before.tag_ in ("PRP$", "HYPH", "POS", "RBS"))


def trimmed(land: Ground, phrase: Phrase) -> Phrase:
    first = phrase.first
    while first < phrase.last and (token := land.at(first)) is not None:
        if token.pos_ != "DET" and token.tag_ != "PRP$" and token.text not in LINKS:
            break
        first += 1
    return Phrase(first, phrase.last, phrase.marked, _head(land, first, phrase.last))


def _head(land: Ground, first: int, last: int) -> int:
    """The noun before the first preposition or "and" of a phrase."""
    head = last
    for i in range(last, first - 1, -1):
        token = land.at(i)
        if token is not None and token.pos_ in ("ADP", "CCONJ") and nominal(land, i - 1):
            head = i - 1
    return head


def nominal(land: Ground, i: int) -> bool:
    token = land.at(i)
    if token is None or i in land.figures or i in land.times:
        return False
    before = land.at(i - 1)
    if before is None or token.tag_ in NOUN_TAGS:
        return token.pos_ in NOMINAL or token.tag_ in NOUN_TAGS
    named = token.pos_ == "NUM" and before.pos_ in NOMINAL and i not in land.numbers
    gerund = token.tag_ == "VBG" and before.pos_ == "DET"
    return token.pos_ in NOMINAL or named or gerund


def is_verb(land: Ground, i: int) -> bool:
    token = land.at(i)
    if token is None:
        return False
    before = land.at(i - 1)
    if before is not None and before.pos_ == "DET":
        return False
    return token.pos_ in ("VERB", "AUX") or (token.lower_ in land.changes and token.pos_ not in ("ADV", "ADP", "ADJ"))


def skip(land: Ground, i: int) -> int:
    """Left over adverbs, adjectives, determiners, quotation marks and times with their prepositions."""
    while (token := land.at(i)) is not None:
        if i in land.times:
            while i in land.times:
                i -= 1
            before = land.at(i)
            i -= before is not None and before.pos_ == "ADP"
        elif (
            token.pos_ in ("ADV", "ADJ", "DET")
            and not nominal(land, i)
            or token.text in ('"', "“", "”", "‘")
            or token.tag_ in ("RP", "PRP$")
        ):
            i -= 1
        else:
            break
    return i


def text_at(land: Ground, i: int) -> str:
    token = land.at(i)
    return "" if token is None else str(token.text)


def opening(land: Ground, closing: int) -> int:
    i = closing
    while land.at(i) is not None and text_at(land, i) not in ("(", "["):
        i -= 1
    return i
