"""Figures that a sentence gives a name each: "the Union had 36.8 percent and the Liberals 6.7", "the Centre (11.8%)".

Read from the order of words: the name right before its figure, or behind "for" right after it.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from factcheck.extract.distributed import Figure
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.locus import Place
from factcheck.extract.words import Doc

SERIES = 2  # figures without which nothing is shared out


@dataclass(frozen=True, slots=True)
class Owned:
    """The name of one figure, empty where it has none of its own, and those of the others."""

    own: str
    others: frozenset[str]


def owners(figures: Sequence[Figure], names: Sequence[Place], doc: Doc, words: Lexicon) -> Mapping[int, Owned]:
    """By first token, whose each figure is, where a series has names of its own; empty where it has not."""
    if len(figures) < SERIES:
        return {}
    found = {figure.first: _owner(figure, names, doc, words) for figure in figures}
    told = frozenset(found.values()) - {""}
    return {first: Owned(own, told - {own}) for first, own in found.items()} if told else {}


def _owner(figure: Figure, names: Sequence[Place], doc: Doc, words: Lexicon) -> str:
    for name in names:
        between = [token.lower_ for token in doc[name.end : figure.first]] if name.end <= figure.first else None
        if between and len(between) <= SERIES and all(word in words.owning for word in between):
            return name.called
        if between == [] and _opens_item(doc, name.first, words.joining):
            return name.called
        behind = [token.lower_ for token in doc[figure.last + 1 : name.first] if token.pos_ != "DET"]
        if name.first > figure.last and len(behind) == 1 and behind[0] in words.owned_by:
            return name.called
    return ""


def _opens_item(doc: Doc, at: int, joins: Container[str]) -> bool:
    """Whether a name opens an item of a list: "and the small Liberals"."""
    at -= 1
    while at > 0 and doc[at].pos_ in ("DET", "ADJ"):
        at -= 1
    return at > 0 and doc[at].text in joins
