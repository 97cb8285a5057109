"""The shipped pipeline's networks worked out faster than by the library, and to the same annotations.

spaCy looks up and mixes the features of every token, though most tokens are words that stood before: here the mix
is kept a form of word, and only the layers that look at neighbours run over all tokens. Tokens are columns.
Products are numpy's, whose library is quick on every processor; thinc's own is not.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

if TYPE_CHECKING:
    from spacy.tokens import Doc

Vectors: TypeAlias = NDArray[np.float32]
Rows: TypeAlias = NDArray[np.intp]
Network: TypeAlias = "Model[Any, Any]"

FORM: "list[int | str]" = ["ORTH", "NORM", "SPACY"]  # decides every feature that the vectors are made of
MOST_FORMS = 12_000  # kept at once, some 8 kB each
MARGIN, TILE = 8, 16
BLOCK = 256  # columns at a time, with margins around them: what a layer works on stays in the processor's cache
TINY = np.float32(1e-8)  # the library's, against division by nothing


class Product:
    """The product of a matrix with columns, in which the company of a column changes no digit of it.

    numpy's library gives the first and last columns of a block other last digits than those between. So columns
    stand between margins of nothing, and their number is made even. ``steady`` tries it on the machine at hand.
    """

    def __init__(self, weights: Vectors) -> None:
        self.weights = np.ascontiguousarray(weights)
        self.height = len(weights)

    def __call__(self, columns: Vectors) -> Vectors:
        count = columns.shape[1]
        if count <= BLOCK:
            block = np.zeros((self.weights.shape[1], even(2 * MARGIN + count)), dtype=np.float32)
            block[:, MARGIN : MARGIN + count] = columns
            return (self.weights @ block)[:, MARGIN : MARGIN + count]
        found = np.empty((self.height, count), dtype=np.float32)
        for first, last in blocks(count):
            found[:, first:last] = self(columns[:, first:last])
        return found

    def steady(self) -> bool:
        """Whether a column has the same product in any company; it has not where several threads share the work."""
        columns = np.random.default_rng(0).standard_normal((self.weights.shape[1], BLOCK), dtype=np.float32)
        whole = self(columns)
        return all(
            np.array_equal(self(columns[:, first:last]), whole[:, first:last])
            for first, last in ((0, 1), (1, 4), (3, 40), (100, 116), (7, 250), (BLOCK - 9, BLOCK))
        )


def even(count: int) -> int:
    """The number of columns of a block that has room for so many."""
    return count // -TILE * -TILE


def blocks(count: int, most: int = BLOCK) -> Iterator[tuple[int, int]]:
    """The columns from and to which each block goes, of at most so many."""
    for first in range(0, count, most):
        yield first, min(first + most, count)


def greatest(pieces: Vectors) -> Vectors:
    """The greatest of the sums that each number may be."""
    best: Vectors = np.maximum(pieces[0], pieces[1])
    for piece in pieces[2:]:
        np.maximum(best, piece, out=best)
    return best


class Table:
    """Rows that others are added to; row 0 is nothing."""

    def __init__(self, width: int) -> None:
        self._rows: Vectors = np.zeros((1, width), dtype=np.float32)
        self._count = 1

    def add(self, new: Vectors) -> None:
        count = self._count + len(new)
        if count > len(self._rows):
            grown = np.zeros((2 * count, self._rows.shape[1]), dtype=np.float32)
            grown[: self._count] = self._rows[: self._count]
            self._rows = grown
        self._rows[self._count : count] = new
        self._count = count

    def take(self, rows: Rows) -> Vectors:
        return self._rows.take(rows, axis=0)


class Forms:
    """Each form of word met so far: its mixed features, and what they add to the first layer on either side and at it."""

    def __init__(self, lookup: Network, layer: "Layer") -> None:
        extract, _, embed, mix, _ = lookup.layers
        self._columns: list[int | str] = list(extract.attrs["columns"])
        self._embed, self._mix, self._layer, self.width = embed.layers[0], mix.layers[0], layer, layer.width
        self.product = Product(layer.sides)
        self.forget()

    def forget(self) -> None:
        self._mixed = Table(self._layer.width)
        self._left, self._at, self._right = (Table(self.product.height // 3) for _ in range(3))

    def learn(self, unseen: "Sequence[tuple[Doc, int]]") -> None:
        """A row for each of these tokens, in order. The library's product gives a row the same digits in any company."""
        docs = {id(doc): doc for doc, _ in unseen}
        arrays = {key: doc.to_array(self._columns) for key, doc in docs.items()}
        features = np.stack([arrays[id(doc)][at] for doc, at in unseen]).astype(np.uint64)
        mixed: Vectors = self._mix.predict(self._embed.predict(features))
        left, at, right = self.product(mixed.T).reshape(3, -1, len(mixed)).transpose(0, 2, 1)
        self._mixed.add(mixed)
        self._left.add(left)
        self._at.add(at)
        self._right.add(right)

    def first(self, rows: Rows) -> Vectors:
        """What the first layer makes of these forms, a column each; row 0 is no word."""
        beside = np.concatenate([[0], rows, [0]])
        sums = self._at.take(rows)
        sums += self._left.take(beside[:-2])
        sums += self._right.take(beside[2:])
        sums += self._layer.bias
        pieces = sums.reshape(len(rows), -1, self._layer.width)
        best = np.ascontiguousarray(greatest(pieces.transpose(1, 0, 2)).T)
        return self._layer.added(best, self._mixed.take(rows).T)


class Encoder:
    """From the forms of tokens to their vectors: several layers, each over a token and its neighbours."""

    def __init__(self, lookup: Network, encode: Network) -> None:
        self.pad: int = encode.attrs["pad"]  # columns of nothing between texts, as when the network was trained
        first, *self._layers = (Layer(residual.layers[0]) for residual in encode.layers[0].layers)
        self.forms = Forms(lookup, first)
        self._edge = MARGIN + len(self._layers) - 1  # columns of a block that another block must know

    def products(self) -> list[Product]:
        return [self.forms.product, *(layer.product for layer in self._layers)]

    def __call__(self, rows: Rows, wanted: Rows) -> Vectors:
        """The vectors at the places ``wanted``, in order, of forms that the numbers of their rows give.

        A block of columns goes through all layers before the next: it stays in the processor's cache. Its edges are
        there for the columns between, which look so far and no further.
        """
        found = np.empty((self.forms.width, len(wanted)), dtype=np.float32)
        around = np.pad(rows, (self._edge, self._edge + TILE))
        for first, last in blocks(len(rows), BLOCK + 2 * (MARGIN - self._edge)):
            columns = self.forms.first(around[first : first + even(last - first + 2 * self._edge)])
            for layer in self._layers:
                columns = layer(columns)
            begin, end = np.searchsorted(wanted, (first, last))
            found[:, begin:end] = columns.take(wanted[begin:end] - (first - self._edge), axis=1)
        return found


class Layer:
    """One layer over a token and its two neighbours: the best of several sums, normalised, added to what came in."""

    def __init__(self, chain: Network) -> None:
        by_name = {node.name: node for node in chain.walk()}
        maxout, normalise = by_name["maxout"], by_name["layernorm"]
        weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
        self.width, self._pieces, inputs = weights.shape
        weights = weights.transpose(1, 0, 2).reshape(-1, inputs)
        self.bias = bias.T.reshape(-1)
        self.product = Product(np.concatenate([weights, self.bias[:, None]], axis=1))
        self.sides = np.concatenate([weights[:, side * self.width : (side + 1) * self.width] for side in range(3)])
        self._scale, self._shift = (np.asarray(normalise.get_param(name)).reshape(-1, 1) for name in ("G", "b"))

    def __call__(self, columns: Vectors) -> Vectors:
        width, count = columns.shape
        block = np.empty((3 * width + 1, count), dtype=np.float32)
        left, at, right = block[:-1].reshape(3, width, count)
        left[:, 0], left[:, 1:] = 0, columns[:, :-1]
        at[:] = columns
        right[:, -1], right[:, :-1] = 0, columns[:, 1:]
        block[-1] = 1
        sums = self.product.weights @ block
        return self.added(greatest(sums.reshape(self._pieces, width, count)), columns)

    def added(self, best: Vectors, came: Vectors) -> Vectors:
        """``best`` normalised, and added to what came in."""
        best -= np.add.reduce(best, axis=0) / np.float32(self.width)
        spread = np.einsum("ij,ij->j", best, best) / np.float32(self.width)
        best *= 1 / np.sqrt(spread + TINY)
        best *= self._scale
        best += self._shift
        best += came
        return best


class Linear:
    """Weighted sums of each column, with their constants."""

    def __init__(self, linear: Network) -> None:
        self.product = Product(np.asarray(linear.get_param("W")))
        self._bias = np.asarray(linear.get_param("b")).reshape(-1, 1)

    def __call__(self, columns: Vectors) -> Vectors:
        sums = self.product(columns)
        sums += self._bias
        return sums

    def best(self, columns: Vectors) -> list[int]:
        """The number of the greatest sum of each column."""
        found: list[int] = []
        for first, last in blocks(columns.shape[1]):
            found += np.ascontiguousarray(self(columns[:, first:last]).T).argmax(axis=1).tolist()
        return found


class Steps:
    """The last layers of a transition system: a state's tokens, each in its part, to the scores of its actions."""

    def __init__(self, model: Network) -> None:
        first, lower, upper = model.layers
        self.narrow, self._upper = Linear(first.layers[-1]), Linear(upper)
        weights = np.asarray(lower.get_param("W")).transpose(0, 2, 1, 3)  # parts, pieces, width, inputs
        self.parts, pieces, self._width, inputs = weights.shape
        assert pieces == 2
        self._lower = Product(weights.reshape(-1, inputs))
        self._each = [Product(part.reshape(-1, inputs)) for part in weights]
        self._none = np.asarray(lower.get_param("pad"))[0].transpose(0, 2, 1).reshape(self.parts, -1)
        self._bias = np.asarray(lower.get_param("b")).T.reshape(-1)

    def products(self) -> list[Product]:
        return [self.narrow.product, self._lower, self._upper.product, *self._each]

    def added(self, vectors: Vectors) -> list[Vectors]:
        """What each token adds in each part, for many states: two tables, one for either half of the parts.

        A part has ``count + 1`` rows, the last for no token. One table would be large enough for the system to take
        its memory back each time.
        """
        narrow, count, half = self.narrow(vectors), vectors.shape[1], self.parts // 2
        tables = [np.empty((half, count + 1, 2 * self._width), dtype=np.float32) for _ in range(2)]
        for first, last in blocks(count):
            sums = self._lower(narrow[:, first:last]).reshape(2, half, -1, last - first)
            for table, part in zip(tables, sums, strict=True):
                table[:, first:last] = part.transpose(0, 2, 1)
        for table, none in zip(tables, self._none.reshape(2, half, -1), strict=True):
            table[:, count] = none
        tables[0][0] += self._bias  # each state has one token in the first part
        return [table.reshape(-1, table.shape[2]) for table in tables]

    def scores(self, added: Sequence[Vectors], tokens: Rows) -> Vectors:
        """The scores of all actions, one column a state: ``tokens`` has a row for each part and a column a state."""
        half, states = self.parts // 2, tokens.shape[1]
        starts = np.arange(0, len(added[0]), len(added[0]) // half)[:, None]
        sums = self._summed(added[0], tokens[:half] + starts)
        sums += self._summed(added[1], tokens[half:] + starts)
        sums = sums.reshape(states, 2, self._width)
        return self._upper(np.maximum(sums[:, 0], sums[:, 1]).T)

    def _summed(self, table: Vectors, rows: Rows) -> Vectors:
        found: Vectors = np.add.reduce(table.take(rows.reshape(-1), axis=0).reshape(len(rows), -1), axis=0)
        return found

    def scores_of_few(self, narrow: Vectors, *tokens: Rows | None) -> Vectors:
        """The same without ``added``: for each part the tokens of the states, ``None`` for no token there."""
        sums: Vectors = self._bias[:, None]
        for part, product, none in zip(tokens, self._each, self._none, strict=True):
            sums = sums + (none[:, None] if part is None else product(narrow.take(part, axis=1)))
        return self._upper(np.maximum(sums[: self._width], sums[self._width :]))
