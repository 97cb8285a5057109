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
MOST_FORMS = 20_000  # kept at once, some 400 bytes each
BLOCK = 256  # columns at a time: what a layer works on stays in the processor's cache
MARGIN, TILE = 8, 16
TINY = np.float32(1e-8)  # the library's, against division by nothing


class Product:
    """The product of a matrix with columns, in which the company of a column changes no digit of it.

    numpy's library gives the first and last columns of a block other last digits than those between. So columns
    stand between margins of nothing, and their number is made even. ``steady`` tries it on the machine at hand.
    """

    def __init__(self, weights: Vectors) -> None:
        self._weights = np.ascontiguousarray(weights)
        self.height = len(weights)

    def room(self, count: int) -> tuple[Vectors, Vectors]:
        """A block of nothing, and in it the place of ``count`` columns, at most ``BLOCK``."""
        block = np.zeros((self._weights.shape[1], 2 * MARGIN - count // -TILE * TILE), dtype=np.float32)
        return block, block[:, MARGIN : MARGIN + count]

    def of(self, block: Vectors, count: int) -> Vectors:
        """The product with the columns in a block's room."""
        return (self._weights @ block)[:, MARGIN : MARGIN + count]

    def __call__(self, columns: Vectors) -> Vectors:
        count = columns.shape[1]
        found = np.empty((self.height, count), dtype=np.float32)
        for first, last in blocks(count):
            block, room = self.room(last - first)
            room[:] = columns[:, first:last]
            found[:, first:last] = self.of(block, last - first)
        return found

    def steady(self) -> bool:
        """Whether a column has the same product in any company; it has not where several threads share the work."""
        columns = np.random.default_rng(0).standard_normal((self._weights.shape[1], BLOCK), dtype=np.float32)
        whole = self(columns)
        return all(
            np.array_equal(self(columns[:, first:last]), whole[:, first:last])
            for first, last in ((0, 1), (1, 4), (3, 40), (100, 116), (7, 250), (BLOCK - 9, BLOCK))
        )


def blocks(count: int) -> Iterator[tuple[int, int]]:
    """The columns from and to which each block goes."""
    for first in range(0, count, BLOCK):
        yield first, min(first + BLOCK, count)


class Forms:
    """The mixed features of each form of word met so far; row 0 is no word."""

    def __init__(self, lookup: Network) -> None:
        extract, _, embed, mix, _ = lookup.layers
        self._columns: list[int | str] = list(extract.attrs["columns"])
        self._embed, self._mix = embed.layers[0], mix.layers[0]
        self.table: Vectors = np.zeros((1, mix.layers[0].get_dim("nO")), dtype=np.float32)

    def learn(self, unseen: "Sequence[tuple[Doc, int]]") -> None:
        """A row for each of these tokens, in order. The library's product gives a row the same digits in any company."""
        arrays = {id(doc): doc.to_array(self._columns) for doc, _ in unseen}
        features = np.stack([arrays[id(doc)][at] for doc, at in unseen]).astype(np.uint64)
        mixed = self._mix.predict(self._embed.predict(features))
        self.table = np.concatenate([self.table, mixed])

    def forget(self) -> None:
        self.table = self.table[:1]


class Encoder:
    """From the mixed features of tokens to their vectors: several layers, each over a token and its neighbours."""

    def __init__(self, encode: Network) -> None:
        self.pad: int = encode.attrs["pad"]  # columns of nothing between texts, as when the network was trained
        self._layers = [Layer(residual.layers[0]) for residual in encode.layers[0].layers]

    def products(self) -> list[Product]:
        return [layer.product for layer in self._layers]

    def __call__(self, columns: Vectors) -> Vectors:
        for layer in self._layers:
            columns = layer(columns)
        return columns


class Layer:
    """One layer over a token and its two neighbours: the best of several sums, normalised, added to what came in."""

    def __init__(self, chain: Network) -> None:
        by_name = {node.name: node for node in chain.walk()}
        maxout, normalise = by_name["maxout"], by_name["layernorm"]
        weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
        self._width, self._pieces, inputs = weights.shape
        self.product = Product(weights.transpose(1, 0, 2).reshape(-1, inputs))
        self._bias = bias.T.reshape(-1, 1)
        self._scale, self._shift = (np.asarray(normalise.get_param(name)).reshape(-1, 1) for name in ("G", "b"))

    def __call__(self, columns: Vectors) -> Vectors:
        width, count = columns.shape
        found = np.empty_like(columns)
        for first, last in blocks(count):
            size = last - first
            block, around = self.product.room(size)
            begins, ends = first == 0, last == count
            around[:width, begins:] = columns[:, first - 1 + begins : last - 1]
            around[width : 2 * width] = columns[:, first:last]
            around[2 * width :, : size - ends] = columns[:, first + 1 : last + 1]
            found[:, first:last] = self._added(self.product.of(block, size), columns[:, first:last])
        return found

    def _added(self, sums: Vectors, came: Vectors) -> Vectors:
        sums += self._bias
        best: Vectors = sums[: self._width]
        for piece in range(1, self._pieces):
            np.maximum(best, sums[piece * self._width : (piece + 1) * self._width], out=best)
        best -= best.mean(axis=0)
        best *= 1 / np.sqrt((best * best).sum(axis=0) / np.float32(self._width) + TINY)
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
    """The last layers of a transition system: a state's tokens, each in its part, to the scores of its actions.

    What a token adds in each part is worked out for all tokens at once, as rows: row ``len(tokens)`` is no token.
    """

    def __init__(self, model: Network) -> None:
        first, lower, upper = model.layers
        self._narrow, self._upper = Linear(first.layers[-1]), Linear(upper)
        weights = np.asarray(lower.get_param("W"))  # parts, width, pieces, inputs
        self.parts, self._width, pieces, inputs = weights.shape
        self._lower = Product(weights.transpose(0, 2, 1, 3).reshape(-1, inputs))
        self._none = np.asarray(lower.get_param("pad"))[0].transpose(0, 2, 1).reshape(self.parts, -1)
        self._bias = np.ascontiguousarray(np.asarray(lower.get_param("b")).T).reshape(-1)
        assert pieces == 2

    def products(self) -> list[Product]:
        return [self._narrow.product, self._lower, self._upper.product]

    def added(self, vectors: Vectors) -> Vectors:
        """What each token adds in each part: ``count + 1`` rows a part, the last for no token."""
        narrow, count = self._narrow(vectors), vectors.shape[1]
        rows = np.empty((self.parts, count + 1, 2 * self._width), dtype=np.float32)
        for first, last in blocks(count):
            sums = self._lower(narrow[:, first:last]).reshape(self.parts, -1, last - first)
            rows[:, first:last] = sums.transpose(0, 2, 1)
        rows[:, count] = self._none
        return rows.reshape(-1, rows.shape[2])

    def scores(self, added: Vectors, tokens: Rows) -> Vectors:
        """The scores of all actions, one column a state: ``tokens`` has a row for each part and a column a state."""
        rows = tokens + np.arange(0, len(added), len(added) // self.parts)[:, None]
        sums = added.take(rows.reshape(-1), axis=0).reshape(self.parts, -1, 2 * self._width).sum(axis=0)
        sums += self._bias
        return self._upper(np.maximum(sums[:, : self._width], sums[:, self._width :]).T)
