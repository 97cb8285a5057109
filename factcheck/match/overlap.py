"""How much two claims share of their names and of their words, as levels."""

from collections.abc import Callable
from functools import lru_cache

from factcheck.match.placing import Placed

PHRASE = ((0.6, "same"), (0.3, "close"))  # share of the smaller phrase found in the other
SENTENCE = ((0.5, "twin"), (0.3, "same"), (0.15, "close"))  # words shared over words in either
Fold = Callable[[str], str]


def names_level(left: Placed, right: Placed) -> str:
    """Names in both clauses, else in both sentences."""
    near = left.near & right.near
    if near:
        return "same" if len(near) >= 2 or left.near == right.near else "close"
    if (left.near and left.near & right.names) or (right.near and right.near & left.names) or left.names & right.names:
        return "close"
    return "missing" if not left.near or not right.near else "different"


def phrase_level(left: frozenset[str], right: frozenset[str], fold: Fold) -> str:
    """Which share of the shorter phrase stands in the other."""
    a, b = _folded(left, fold), _folded(right, fold)
    smaller = min(len(a), len(b))
    return "missing" if smaller < 2 else _reached(len(a & b) / smaller, PHRASE)


def sentence_level(left: frozenset[str], right: frozenset[str], fold: Fold) -> str:
    """Which share of the words of both sentences is common to them."""
    a, b = _folded(left, fold), _folded(right, fold)
    return "missing" if min(len(a), len(b)) < 3 else _reached(len(a & b) / len(a | b), SENTENCE)


@lru_cache(maxsize=8192)  # a claim of a large event is compared with hundreds of others
def _folded(words: frozenset[str], fold: Fold) -> frozenset[str]:
    return frozenset(folded for word in words if (folded := fold(word)))


def _reached(share: float, steps: tuple[tuple[float, str], ...]) -> str:
    return next((level for least, level in steps if share >= least), "different")
