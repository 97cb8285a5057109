"""The shipped pipeline's parser: spaCy's arc-eager system, one step of all sentences at a time.

The library takes each text from its first token to its last, one step after another. But where the stack is empty
and the next token has no arc, what follows hangs on that token alone. So a text is read from every token that
looks like the first of a sentence at once (``stretches.py``), and a step is a few operations on arrays. The
actions, what allows them and what they do are those of spaCy's ``arc_eager.pyx``, to the same trees.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from factcheck.extract.network import Product, Rows, Spread, Steps, Vectors
from factcheck.extract.stretches import ARC, BREAK, REDUCE, SHIFT, State, stretches

if TYPE_CHECKING:
    from spacy.pipeline import DependencyParser

LIFTED = "||"  # in a label: the arc belongs to a descendant with the label behind the mark


@dataclass(frozen=True, slots=True)
class Tree:
    """Of each token its head (itself at a root), the label of its arc, and whether a sentence begins with it."""

    heads: list[int]
    labels: list[str]
    starts: list[bool]


class Parser:
    """Reads heads and labels from token vectors, as spaCy's ``parser`` does."""

    def __init__(self, parser: "DependencyParser") -> None:
        self._steps = Steps(parser.model)
        names = [parser.moves.get_class_name(n) for n in range(parser.moves.n_moves)]
        arcs = [number for number, name in enumerate(names) if name[1:2] == "-" and name[0] in "LR"]
        self._first, self._last = arcs[0], arcs[-1] + 1
        assert [*names[: self._first], *names[self._last :]] == ["S", "D", "B-ROOT"]
        assert len(arcs) == self._last - self._first
        self._to_left = np.array([names[arc][0] == "L" for arc in arcs])
        self._labels = [names[arc][2:] for arc in arcs]
        self._lifted = frozenset(label for label in self._labels if LIFTED in label)

    def products(self) -> list[Product | Spread]:
        return self._steps.products()

    def __call__(
        self, vectors: Vectors, texts: Sequence[range], openings: Sequence[int], blank: Sequence[bool]
    ) -> Tree:
        """The trees of all texts.

        ``texts``: their tokens, whose vectors stand one text behind another. ``openings``: tokens that look like
        the first of a sentence, in order; they make it quick and change nothing. ``blank``: what is space alone.
        """
        count = len(blank)
        state = State(count, stretches(texts, openings))
        self._read(self._steps.added(vectors), state)
        heads = np.where(state.head[:count] < 0, np.arange(count), state.head[:count])
        labels = [self._labels[arc] if arc >= 0 else "ROOT" for arc in state.arc[:count].tolist()]
        starts = np.zeros(count, dtype=np.bool_)
        starts[_leftmost(heads)] = True
        places = heads.tolist()
        lifted = {token for token, label in enumerate(labels) if label in self._lifted}
        for text in texts if lifted else ():
            if not lifted.isdisjoint(text):
                _lower(places, labels, text, blank)
        return Tree(places, labels, starts.tolist())

    def _read(self, added: Sequence[Vectors], state: State) -> None:
        """Takes every stretch to its end."""
        while len(state):
            scores = self._steps.scores(added, state.tokens())
            arcs = scores[self._first : self._last]
            best = np.empty((4, len(state)), dtype=np.float32)
            best[SHIFT], best[REDUCE], best[BREAK] = scores[0], scores[1], scores[-1]
            best[ARC] = arcs.max(axis=0)
            np.putmask(best, state.forbidden(), -np.inf)
            arc = np.ascontiguousarray(arcs.T).argmax(axis=1)
            state.step(best.argmax(axis=0), arc, self._to_left.take(arc))


def _leftmost(heads: Rows) -> Rows:
    """The first token of each tree."""
    roots = heads
    while not np.array_equal(above := roots[roots], roots):
        roots = above
    return np.unique(roots, return_index=True)[1]


def _lower(heads: list[int], labels: list[str], text: range, blank: Sequence[bool]) -> None:
    """Arcs that were lifted so that no two cross go back: to the first descendant with the label behind the mark."""
    for token in text:
        if LIFTED not in labels[token]:
            continue
        labels[token], wanted = labels[token].split(LIFTED)
        queue = [heads[token]]
        while queue:
            below = [child for above in queue for child in text if heads[child] == above != child]
            queue = [child for child in below if child != token and not blank[child]]
            found = next((child for child in queue if labels[child] == wanted), None)
            if found is not None:
                heads[token] = found
                break
