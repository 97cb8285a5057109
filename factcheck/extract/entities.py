"""The shipped pipeline's names: spaCy's system of begin, in, last, unit and out, all tokens at a time.

Outside a name the next action hangs on the token alone, and inside one on the token, the name's first and the token
before. So what a name-less reader would do at each token is worked out at once, and the names that may begin are
followed to their ends side by side. The actions and what allows them are those of spaCy's ``ner.pyx``.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from factcheck.extract.network import Product, Rows, Spread, Steps, Vectors

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer

Flags = NDArray[np.bool_]


class Recognizer:
    """Reads the kinds of names from token vectors, as spaCy's ``ner`` does."""

    def __init__(self, ner: "EntityRecognizer") -> None:
        self._steps = Steps(ner.model)
        names = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        self._kinds = [name[2:] for name in names if name.startswith("B-")]
        self._begin, self._in, self._last, self._unit = (
            np.array([names.index(f"{move}-{kind}") for kind in self._kinds]) for move in "BILU"
        )
        self._out = names.index("O")
        outside = {*self._begin.tolist(), *self._unit.tolist(), self._out}
        self._outside = np.array(sorted(outside))  # in the library's order, which decides between equals

    def products(self) -> list[Product | Spread]:
        return self._steps.products()

    def __call__(self, vectors: Vectors, ends: Flags, blank: Flags) -> list[str]:
        """The kind of name that each token is part of, empty outside names.

        ``ends``: no name goes on behind this token, a sentence or the text being over. ``blank`` tokens are space.
        """
        narrow, count = self._steps.narrow(vectors), len(ends)
        scores = self._steps.scores_of_few(narrow, np.arange(count), None, None)
        scores[np.ix_(self._begin, np.flatnonzero(ends | blank))] = -np.inf
        scores[np.ix_(self._unit, np.flatnonzero(blank))] = -np.inf
        action = self._outside[np.ascontiguousarray(scores[self._outside].T).argmax(axis=1)]
        first = np.flatnonzero(np.isin(action, self._begin))
        kind = np.searchsorted(self._begin, action[first])
        names = zip(kind.tolist(), self._followed(narrow, first, kind, ends), strict=True)
        begun = dict(zip(first.tolist(), names, strict=True))
        alone = np.flatnonzero(np.isin(action, self._unit)).tolist()
        begun.update((at, (int(np.searchsorted(self._unit, action[at])), at)) for at in alone)
        return self._laid(begun, count)

    def _followed(self, narrow: Vectors, first: Rows, kind: Rows, ends: Flags) -> Sequence[int]:
        """The last token of each name that begins at ``first``."""
        last = first.copy()
        open_ones = np.arange(len(first))
        while len(open_ones):
            last[open_ones] += 1
            here, begun, kinds = last[open_ones], first[open_ones], kind[open_ones]
            scores = self._steps.scores_of_few(narrow, here, begun, here - 1)
            column = np.arange(len(open_ones))
            goes_on, stops = scores[self._in[kinds], column], scores[self._last[kinds], column]
            open_ones = open_ones[~ends[here] & (goes_on >= stops)]
        found: list[int] = last.tolist()
        return found

    def _laid(self, begun: dict[int, tuple[int, int]], count: int) -> list[str]:
        """The kind of each token; a name that begins within another one is none."""
        found = [""] * count
        free = 0
        for first in sorted(begun):
            if first >= free:
                kind, last = begun[first]
                free = last + 1
                found[first:free] = [self._kinds[kind]] * (free - first)
        return found


def sentence_ends(starts: Sequence[bool], lengths: Sequence[int]) -> Flags:
    """The tokens behind which a sentence begins or the text is over."""
    ends = np.zeros(len(starts), dtype=np.bool_)
    ends[:-1] = np.asarray(starts[1:], dtype=np.bool_)
    last = np.cumsum(np.asarray(lengths, dtype=np.intp)) - 1
    ends[last[last >= 0]] = True
    return ends
