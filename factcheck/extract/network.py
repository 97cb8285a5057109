"""The shipped pipeline's networks worked out faster than by the library, and to the same annotations.

spaCy looks up and mixes the features of every token, though most tokens are words that stood before: here the mix
is kept a form of word, and only the layers that look at neighbours run over all tokens. Tokens are columns.
Products are numpy's, whose library is quick on every processor; thinc's own is not.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
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
    stand between margins, and their number is made even. ``steady`` tries it on the machine at hand.
    """

    def __init__(self, weights: Vectors) -> None:
        self._weights = np.ascontiguousarray(weights)
        self.height = len(weights)

    def __call__(self, columns: Vectors) -> Vectors:
        count = columns.shape[1]
        if count <= BLOCK:
            block = np.zeros((self._weights.shape[1], even(2 * MARGIN + count)), dtype=np.float32)
            block[:, MARGIN : MARGIN + count] = columns
            return self.of(block)[:, MARGIN : MARGIN + count]
        found = np.empty((self.height, count), dtype=np.float32)
        for first, last in blocks(count):
            found[:, first:last] = self(columns[:, first:last])
        return found

    def of(self, block: Vectors) -> Vectors:
        """The product with all columns of a block, margins included."""
        product: Vectors = self._weights @ block
        return product

    def steady(self) -> bool:
        """Whether a column has the same product in any company; it has not where several threads share the work."""
        return _steady(self, self._weights.shape[1])


class Spread:
    """The same product with a row for each column, and at least one of zeros behind them: for tables that rows are taken of."""

    def __init__(self, weights: Vectors) -> None:
        self._weights = np.ascontiguousarray(weights.T)

    def __call__(self, columns: Vectors) -> Vectors:
        count = columns.shape[1]
        rows = np.zeros((even(count + 1), len(columns)), dtype=np.float32)
        rows[:count] = columns.T
        product = np.empty((len(rows), self._weights.shape[1]), dtype=np.float32)
        for first, last in blocks(len(rows)):
            np.matmul(rows[first:last], self._weights, out=product[first:last])
        return product

    def steady(self) -> bool:
        return _steady(lambda columns: self(columns)[: columns.shape[1]].T, len(self._weights))


def _steady(product: Callable[[Vectors], Vectors], inputs: int) -> bool:
    """Whether each of some columns has the same product among all of them and among a few."""
    columns = np.random.default_rng(0).standard_normal((inputs, BLOCK), dtype=np.float32)
    whole = product(columns)
    return all(
        np.array_equal(product(columns[:, first:last]), whole[:, first:last])
        for first, last in ((0, 1), (1, 4), (3, 40), (100, 116), (7, 250), (BLOCK - 9, BLOCK))
    )


def even(count: int) -> int:
    """The number of columns of a block that has room for so many."""
    return count // -TILE * -TILE


def blocks(count: int, most: int = BLOCK) -> Iterator[tuple[int, int]]:
    """The columns from and to which each block goes, of at most so many."""
    for first in range(0, count, most):
        yield first, min(first + most, count)


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


def greatest(pieces: Vectors, out: Vectors | None = None) -> Vectors:
    """The greatest number at each place."""
    best: Vectors = np.maximum(pieces[0], pieces[1], out=out)
    for piece in pieces[2:]:
        np.maximum(best, piece, out=best)
    return best


class Maxout:
    """The greatest of several weighted sums, normalised."""

    def __init__(self, network: Network) -> None:
        by_name = {node.name: node for node in network.walk()}
        maxout, normalise = by_name["maxout"], by_name["layernorm"]
        weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
        self.width, self._pieces, inputs = weights.shape
        self.weights: Vectors = weights.transpose(1, 0, 2).reshape(-1, inputs)
        self.bias: Vectors = bias.T.reshape(-1)
        self._scale, self._shift = (np.asarray(normalise.get_param(name)).reshape(-1, 1) for name in ("G", "b"))

    def best(self, sums: Vectors, out: Vectors | None = None) -> Vectors:
        """The greatest of the sums that each number may be, in columns."""
        return greatest(sums.reshape(self._pieces, self.width, -1), out)

    def best_of_rows(self, sums: Vectors) -> Vectors:
        """The same of sums in rows, in columns too."""
        pieces = sums.reshape(-1, self._pieces, self.width)
        return np.ascontiguousarray(greatest(pieces.transpose(1, 0, 2)).T)

    def normalised(self, best: Vectors) -> Vectors:
        """``best``, which is changed, with an even mean and spread in each column."""
        best -= np.add.reduce(best, axis=0) / np.float32(self.width)
        spread = np.einsum("ij,ij->j", best, best) / np.float32(self.width)
        best *= 1 / np.sqrt(spread + TINY)
        best *= self._scale
        best += self._shift
        return best

    def sides(self) -> list[Vectors]:
        """The weights for the token before, the token itself and the one behind."""
        return np.split(self.weights, 3, axis=1)


class Forms:
    """Each form of word met so far: its mixed features, and what they add to the first layer on either side and at it."""

    def __init__(self, lookup: Network, layer: Maxout) -> None:
        extract, _, embed, mix, _ = lookup.layers
        self._columns: list[int | str] = list(extract.attrs["columns"])
        self._embed, self._mix, self._layer, self.width = embed.layers[0], Maxout(mix.layers[0]), layer, layer.width
        self._features, self._sides = Product(self._mix.weights), Product(np.concatenate(layer.sides()))
        self.forget()

    def forget(self) -> None:
        self._mixed = Table(self.width)
        self._left, self._at, self._right = (Table(self._sides.height // 3) for _ in range(3))

    def products(self) -> list[Product]:
        return [self._features, self._sides]

    def learn(self, unseen: "Sequence[tuple[Doc, int]]") -> None:
        """A row for each of these tokens, in order."""
        docs = {id(doc): doc for doc, _ in unseen}
        arrays = {key: doc.to_array(self._columns) for key, doc in docs.items()}
        features = np.stack([arrays[id(doc)][at] for doc, at in unseen]).astype(np.uint64)
        sums = self._features(self._embed.predict(features).T)
        sums += self._mix.bias[:, None]
        mixed = self._mix.normalised(self._mix.best(sums))
        left, at, right = self._sides(mixed).reshape(3, -1, len(unseen)).transpose(0, 2, 1)
        self._mixed.add(mixed.T)
        self._left.add(left)
        self._at.add(at)
        self._right.add(right)

    def first(self, left: Rows, at: Rows, right: Rows) -> Vectors:
        """What the first layer makes of forms ``at`` between others, a column each; row 0 is no word."""
        sums = self._at.take(at)
        sums += self._left.take(left)
        sums += self._right.take(right)
        sums += self._layer.bias
        columns = self._layer.normalised(self._layer.best_of_rows(sums))
        columns += self._mixed.take(at).T
        return columns


class Encoder:
    """From the forms of tokens to their vectors: several layers, each over a token and its neighbours."""

    def __init__(self, lookup: Network, encode: Network) -> None:
        self._pad: int = encode.attrs["pad"]  # columns of nothing between texts, as when the network was trained
        first, *others = (Maxout(residual.layers[0]) for residual in encode.layers[0].layers)
        self.forms, self._layers = Forms(lookup, first), [Layer(maxout) for maxout in others]
        self._edge = MARGIN + len(others) - 1  # pairs of columns of a block that stand there for those between

    def products(self) -> list[Product]:
        return [*self.forms.products(), *chain.from_iterable(layer.products for layer in self._layers)]

    def __call__(self, rows: Sequence[int], lengths: Sequence[int]) -> Vectors:
        """The vectors of the tokens of texts, a column each; ``rows``: the numbers of their forms.

        A block goes through all layers before the next: it stays in the processor's cache.
        """
        places, edge = self._places(lengths), self._edge
        found = np.empty((self.forms.width, len(places)), dtype=np.float32)
        placed = np.zeros(places[-1] + 2 * BLOCK + 2 * edge + 2, dtype=np.intp)
        placed[places + 2 * edge + 1] = rows  # behind the edge, and what stands left of it
        for first, last in blocks(places[-1] // 2 + 1, BLOCK - 2 * edge):
            size = even(last - first + 2 * edge)
            around = placed[2 * first : 2 * (first + size) + 2]
            columns = self.forms.first(*(parted(around[side : side + 2 * size]) for side in range(3)))
            for layer in self._layers:
                columns = layer(columns)
            begin, end = np.searchsorted(places, (2 * first, 2 * last))
            pair, second = np.divmod(places[begin:end], 2)
            found[:, begin:end] = columns.take(pair - first + edge + second * size, axis=1)
        return found

    def _places(self, lengths: Sequence[int]) -> Rows:
        """The column of each token: each text begins at an even one, and columns of nothing stand before it."""
        full = np.array([length for length in lengths if length])
        room = full + self._pad
        room += room % 2
        begins = np.cumsum(room) - room + self._pad + self._pad % 2
        places: Rows = np.arange(full.sum()) + np.repeat(begins - np.cumsum(full) + full, full)
        return places


def parted(rows: Rows) -> Rows:
    """The first of each pair, and then the second ones."""
    return np.concatenate([rows[::2], rows[1::2]])


class Layer:
    """One layer over a token and its two neighbours, added to what came in.

    The sums of two tokens next to each other are made of four products in place of six: S. Winograd, Arithmetic
    Complexity of Computations (1980). Of four tokens a, b, c, d in a row, b needs ``(a - c) left + plus + minus`` and
    c ``plus - minus - (b - d) right``, where ``left``, ``at`` and ``right`` are the weights of the three places,
    ``plus`` is ``(b + c) (left + at + right) / 2``, and ``minus`` is ``(c - b) (left - at + right) / 2``.
    """

    def __init__(self, maxout: Maxout) -> None:
        self._maxout = maxout
        left, at, right = maxout.sides()
        bias = maxout.bias[:, None]
        parts = (
            (left, 0 * bias),
            ((left + right + at) / 2, bias),
            ((left + right - at) / 2, 0 * bias),
            (right, 0 * bias),
        )
        self._weights = np.stack([np.concatenate(part, axis=1) for part in parts])
        self.products = [Product(part) for part in self._weights]

    def __call__(self, columns: Vectors) -> Vectors:
        """``columns``: the first of each pair of neighbours, and then the second ones."""
        size = columns.shape[1] // 2
        first, second = columns[:, :size], columns[:, size:]
        block = np.zeros((4, len(columns) + 1, size), dtype=np.float32)
        np.subtract(second[:, :-1], second[:, 1:], out=block[0, :-1, 1:])
        np.add(first, second, out=block[1, :-1])
        np.subtract(second, first, out=block[2, :-1])
        np.subtract(first[:, :-1], first[:, 1:], out=block[3, :-1, :-1])
        block[1, -1] = 1  # what the constants are taken by
        left, plus, minus, right = self._weights @ block
        left += plus
        left += minus
        plus -= minus
        plus -= right
        best = np.empty_like(columns)
        self._maxout.best(left, out=best[:, :size])
        self._maxout.best(plus, out=best[:, size:])
        found = self._maxout.normalised(best)
        found += columns
        return found


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
        halves = weights[: self.parts // 2], weights[self.parts // 2 :]
        self._lower = [Spread(half.reshape(-1, inputs)) for half in halves]
        self._each = [Product(part.reshape(-1, inputs)) for part in weights]
        self._none = np.asarray(lower.get_param("pad"))[0].transpose(0, 2, 1).reshape(self.parts, -1)
        self._bias = np.asarray(lower.get_param("b")).T.reshape(-1)

    def products(self) -> list[Product | Spread]:
        return [self.narrow.product, *self._lower, self._upper.product, *self._each]

    def added(self, vectors: Vectors) -> list[Vectors]:
        """What each token adds in each part, for many states: two tables, one for either half of the parts.

        A token has a row for each of the parts; those behind the last token are for no token. One table would be
        large enough for the system to take its memory back each time.
        """
        narrow, count, half = self.narrow(vectors), vectors.shape[1], self.parts // 2
        tables = [product(narrow).reshape(-1, half, 2 * self._width) for product in self._lower]
        for table, none in zip(tables, self._none.reshape(2, half, -1), strict=True):
            table[count] = none
        tables[0][:, 0] += self._bias  # each state has one token in the first part
        return [table.reshape(-1, 2 * self._width) for table in tables]

    def scores(self, added: Sequence[Vectors], tokens: Rows) -> Vectors:
        """The scores of all actions, one column a state: ``tokens`` has a row for each part and a column a state."""
        half, states = self.parts // 2, tokens.shape[1]
        rows = tokens.reshape(2, half, states) * half + np.arange(half)[:, None]
        sums = self._summed(added[0], rows[0])
        sums += self._summed(added[1], rows[1])
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
