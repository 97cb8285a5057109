"""Figures that a sentence gives one place each: "12 people in Osel and eight in Norrin", "in Egypt 70 percent, in India 60".

Read from the order of words: a figure, its place, a joining word, the next figure, its place; or each place first.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.extract.locus import REACH, Place
from factcheck.extract.words import Doc, Token

STEP = frozenset({"ADP", "ADV", "DET", "CCONJ", "SCONJ"})  # parts of speech between an item's end and its figure
DONE = ("VERB", "ADJ")  # "and wounded eight": the tagger takes a participle for an adjective
LONGEST = 16  # tokens between a figure and its place


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's first and last token, by index."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Item:
    """The places of one figure, those of the others in its series, and whether an item of the series stands before."""

    places: tuple[Place, ...]
    others: frozenset[str]
    follows: bool


def items(figures: Sequence[Figure], places: Sequence[Place], doc: Doc, joins: Container[str]) -> Mapping[int, Item]:
    """By first token, the figures that have places of their own in a series. ``joins``: what may stand between items.

    ``figures`` and ``places`` are those of one sentence in text order.
    """
    put = [place for place in places if place.put]
    own: dict[int, tuple[Place, ...]] = {}
    follows: set[int] = set()
    if len(put) < 2:
        return {}
    for left, right in pairwise(figures):
        pair = _behind(left, right, figures, put, doc, joins) or _before(left, right, figures, put, doc, joins)
        if pair is not None:
            own[left.first] = own.get(left.first, pair[0])
            own[right.first] = pair[1]
            if all(token.pos_ not in DONE for token in doc[pair[0][-1].end : right.first]):
                follows.add(right.first)
    named = {first: frozenset(place.called for place in mine) for first, mine in own.items()}
    everywhere = frozenset().union(*named.values())
    return {first: Item(mine, everywhere - named[first], first in follows) for first, mine in own.items()}


def _behind(
    left: Figure, right: Figure, figures: Sequence[Figure], put: Sequence[Place], doc: Doc, joins: Container[str]
) -> tuple[tuple[Place, ...], tuple[Place, ...]] | None:
    """The places of two figures of which each stands before its own."""
    mine = tuple(place for place in put if left.last < place.first and place.end <= right.first)
    if not mine or not _steps(doc[mine[-1].end : right.first], joins, marked=True):
        return None
    end = next((figure.first for figure in figures if figure.first > right.last), len(doc))
    theirs = tuple(place for place in put if right.last < place.first and place.end <= end)
    if not theirs or theirs[0].first - right.last > LONGEST or _broken(doc[right.last + 1 : theirs[0].first], joins):
        return None
    return (mine, _run(theirs))


def _before(
    left: Figure, right: Figure, figures: Sequence[Figure], put: Sequence[Place], doc: Doc, joins: Container[str]
) -> tuple[tuple[Place, ...], tuple[Place, ...]] | None:
    """The places of two figures of which each stands behind its own."""
    theirs = tuple(place for place in put if left.last < place.first and place.end <= right.first)
    if not theirs or not _steps(doc[theirs[-1].end : right.first], joins, marked=False):
        return None
    opening = _preposition(doc, theirs[0])
    if opening is None or opening <= left.last + 1 or doc[opening - 1].text not in joins:
        return None
    start = max((figure.last for figure in figures if figure.last < left.first), default=-1)
    mine = tuple(place for place in put if start < place.first and place.end <= left.first)
    if not mine or left.first - mine[-1].end > LONGEST:
        return None
    return (mine, theirs)


def _run(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places that stand directly beside the first: "in Osel, Halvia"."""
    kept = places[:1]
    for one, other in pairwise(places):
        if other.first - one.end > 1:
            break
        kept += (other,)
    return kept


def _steps(between: Sequence[Token], joins: Container[str], *, marked: bool) -> bool:
    """Whether nothing but joining and small words stands there; where ``marked``, a mark of the series and perhaps a verb."""
    if marked and not any(token.text in joins for token in between):
        return False
    rest = [token for token in between if token.text not in joins and token.pos_ not in STEP]
    return len(rest) <= marked and all(token.pos_ in DONE for token in rest)


def _broken(between: Sequence[Token], joins: Container[str]) -> bool:
    return any(token.text in joins or token.is_punct and token.text != "-" for token in between)


def _preposition(doc: Doc, place: Place) -> int | None:
    before = range(place.first - 1, max(place.first - REACH - 1, -1), -1)
    return next((at for at in before if doc[at].pos_ == "ADP"), None)
