"""The shipped pipeline's token vectors, worked out faster than by the library and to the same values.

spaCy looks up and mixes the features of every token, though most tokens are words that stood before: here the mix
is kept a form of word, and only the layers that look at neighbours run over all tokens. They use numpy's matrix
product; the library's own has no fast path on some processors.

The last digits of numpy's product hang on where a row stands, so what is parsed together must not hang on chance:
``nlp.parse`` gives each source to the pipeline by itself. The mix that is kept over sources uses the library's
product, which gives a row the same digits in any company.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Vectors: TypeAlias = NDArray[np.float32]
Rows: TypeAlias = NDArray[np.intp]
Network: TypeAlias = "Model[Any, Any]"

FORM: "list[int | str]" = ["ORTH", "NORM", "SPACY"]  # decides every feature that the vectors are made of
MOST_FORMS = 20_000  # kept at once, some 400 bytes each
CHUNK = 256  # tokens at a time: what a layer works on stays in the processor's cache
TINY = np.float32(1e-8)  # the library's, against division by nothing


def quicken(nlp: "Language") -> None:
    """Give the networks of the shipped pipeline numpy's matrix product, and its token vectors the short way."""
    ops = NumpyOps(use_blis=False)
    for name, component in nlp.pipeline:
        network = getattr(component, "model", None)
        if not isinstance(network, Model):
            continue
        if name == "tok2vec":
            component.model = _quick(network)  # type: ignore[attr-defined]
            continue
        if name == "ner":
            network.layers[0].layers[0] = _quick(network.layers[0].layers[0])
        for node in network.walk():
            node.ops = ops


def _quick(slow: Network) -> Network:
    """A network from documents to token vectors that predicts what ``slow`` does, and cannot be trained."""
    lookup, encode = slow.layers
    extract, _, embed, mix, _ = lookup.layers
    forms = Forms(extract.attrs["columns"], lambda rows: mix.layers[0].predict(embed.layers[0].predict(rows)))
    layers = [Layer(residual.layers[0]) for residual in encode.layers[0].layers]

    def forward(model: Network, docs: "Sequence[Doc]", is_train: bool) -> tuple[list[Vectors], Callable[[Any], Any]]:
        del model, is_train
        return list(_vectors(docs, forms, layers, encode.attrs["pad"])), lambda gradient: gradient

    return Model("quick_tok2vec", forward, dims={"nO": slow.get_dim("nO")})


def _vectors(docs: "Sequence[Doc]", forms: "Forms", layers: "Sequence[Layer]", pad: int) -> Iterator[Vectors]:
    """One array a document. Between documents stand rows of nothing, as when the network was trained."""
    vectors = forms.vectors(docs, pad)
    for layer in layers:
        vectors = layer(vectors)
    at = pad
    for doc in docs:
        yield vectors[at : at + len(doc)]
        at += len(doc) + pad if len(doc) else 0


class Forms:
    """The mixed features of each form of word met so far; row 0 is no word."""

    def __init__(self, columns: Sequence[int | str], mixed: Callable[[NDArray[np.uint64]], Vectors]) -> None:
        self._columns, self._mixed = list(columns), mixed
        self._row: dict[tuple[int, ...], int] = {}
        self._table: list[Vectors] = []

    def vectors(self, docs: "Sequence[Doc]", pad: int) -> Vectors:
        """The rows of all tokens of ``docs``, ``pad`` rows of nothing before, between and behind the documents."""
        if len(self._row) > MOST_FORMS:
            self._row, self._table = {}, []
        rows, unseen = [0] * pad, []
        for doc in docs:
            if len(doc):
                for at, form in enumerate(map(tuple, doc.to_array(FORM).tolist())):
                    row = self._row.get(form)
                    if row is None:
                        row = self._row[form] = len(self._row) + 1
                        unseen.append((doc, at))
                    rows.append(row)
                rows += [0] * pad
        if unseen:
            self._learn(unseen)
        return np.take(self._table[0], rows, axis=0)

    def _learn(self, unseen: "Sequence[tuple[Doc, int]]") -> None:
        features = {id(doc): doc for doc, _ in unseen}
        arrays = {key: doc.to_array(self._columns) for key, doc in features.items()}
        new = self._mixed(np.stack([arrays[id(doc)][at] for doc, at in unseen]).astype(np.uint64))
        if not self._table:
            self._table = [np.zeros((1, new.shape[1]), dtype=np.float32)]
        self._table = [np.concatenate([self._table[0], new])]


class Layer:
    """One layer over a token and its two neighbours: the best of several sums, normalised, added to what came in."""

    def __init__(self, chain: Network) -> None:
        by_name = {node.name: node for node in chain.walk()}
        maxout, normalise = by_name["maxout"], by_name["layernorm"]
        weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
        width, pieces, inputs = weights.shape
        self._width, self._pieces = width, pieces
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T)
        self._bias = bias.T.reshape(-1)
        self._scale, self._shift = (np.asarray(normalise.get_param(name)) for name in ("G", "b"))

    def __call__(self, vectors: Vectors) -> Vectors:
        count, width = vectors.shape
        around = np.zeros((count, 3, width), dtype=np.float32)
        around[1:, 0] = vectors[:-1]
        around[:, 1] = vectors
        around[:-1, 2] = vectors[1:]
        windows = around.reshape(count, 3 * width)
        return np.concatenate([self._added(windows[at : at + CHUNK]) for at in range(0, count, CHUNK)])

    def _added(self, windows: Vectors) -> Vectors:
        sums: Vectors = windows @ self._weights
        sums += self._bias
        best: Vectors = sums[:, : self._width]
        for piece in range(1, self._pieces):
            best = np.maximum(best, sums[:, piece * self._width : (piece + 1) * self._width])
        best -= best.mean(axis=1, keepdims=True)
        best *= 1 / np.sqrt(np.einsum("ij,ij->i", best, best)[:, None] / np.float32(self._width) + TINY)
        best *= self._scale
        best += self._shift
        best += windows[:, self._width : 2 * self._width]
        return best
