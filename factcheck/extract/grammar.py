"""The shipped pipeline, read from spaCy's folder and run the short way: texts to plain tokens.

spaCy cuts the text into tokens and looks up lemmas; the networks run in ``network.py``, the parser's steps in
``arcs.py`` and those of names in ``entities.py``. The annotations are spaCy's.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import accumulate, chain, islice, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import IDS
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from factcheck.extract.arcs import Parser
from factcheck.extract.entities import Recognizer, sentence_ends
from factcheck.extract.network import FORM, MOST_FORMS, Encoder, Linear
from factcheck.extract.plain import form_of
from factcheck.extract.roles import role_of
from factcheck.extract.words import Doc as Tokens
from factcheck.extract.words import Form, Token, joined

if TYPE_CHECKING:
    from spacy.language import Language

ASKED = (  # of a word, by the networks and by extraction
    "LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_ALPHA", "IS_DIGIT", "IS_PUNCT", "IS_SPACE", "IS_STOP", "LIKE_NUM",
)  # fmt: skip
ENDING, CLOSING = frozenset(".!?"), frozenset("\"'”’»)]")
Kind = tuple[str, str]  # a part of speech and the further features of a word


class Grammar:
    """Gives texts the annotations of the shipped pipeline, which it is made from."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        parts: dict[str, Any] = dict(nlp.pipeline)
        shared, names = parts["tok2vec"].model.layers, parts["ner"].model.layers[0].layers[0].layers
        self._encoders = Encoder(*shared), Encoder(*names)
        self._tagger, self._tags = _classes(parts["tagger"])
        self._morphologizer, morphs = _classes(parts["morphologizer"])
        pos, further = (parts["morphologizer"].cfg[key] for key in ("labels_pos", "labels_morph"))
        self._kinds: list[Kind] = [(nlp.vocab.strings[pos.get(label, 0)], further.get(label, "")) for label in morphs]
        self._parser, self._recognizer = Parser(parts["parser"]), Recognizer(parts["ner"])
        self._lemmatizer = parts["lemmatizer"]
        index = self._lemmatizer.lookups.get_table("lemma_index")
        index.update({key: frozenset(words) for key, words in index.items()})  # lists, in which the library searches
        self._threads = ThreadpoolController()
        vocab: Any = nlp.vocab
        asked = {IDS[name] for name in ASKED}
        for key in [key for key in vocab.lex_attr_getters if key not in asked]:
            del vocab.lex_attr_getters[key]  # each takes its time for each word that was not met before
        self._forget()

    def steady(self) -> bool:
        """Whether a text's annotations hang on that text alone; where not, on this machine, also on its company."""
        several: list[Encoder | Parser | Recognizer] = [*self._encoders, self._parser, self._recognizer]
        products = [product for part in several for product in part.products()]
        with self._one_thread():
            return all(product.steady() for product in [*products, self._tagger.product, self._morphologizer.product])

    def _one_thread(self) -> AbstractContextManager[Any]:
        """Keeps numpy from sharing out products: threads for small ones take each other's time, and change digits."""
        limit: AbstractContextManager[Any] = self._threads.limit(limits=1, user_api="blas")
        return limit

    def _forget(self) -> None:
        self._row: dict[tuple[int, ...], int] = {}  # of a form in the tables, where row 0 is no word
        self._forms: list[Form] = [form_of(self._nlp.vocab, 0)]
        self._lemmas: dict[tuple[int, int], str] = {}  # by row and kind
        for encode in self._encoders:
            encode.forms.forget()

    def read(self, texts: Sequence[str]) -> list[Tokens]:
        """The tokens of each text."""
        with self._one_thread():
            return self._read(texts)

    def _read(self, texts: Sequence[str]) -> list[Tokens]:
        docs = [self._nlp.make_doc(text) for text in texts]
        lengths = [len(doc) for doc in docs]
        if not any(lengths):
            return [() for _ in docs]
        rows, spaces = self._rows(docs)
        forms = [self._forms[row] for row in rows]
        blank = [form.is_space for form in forms]
        vectors, for_names = (encode(rows, lengths) for encode in self._encoders)
        morphs = self._morphologizer.best(vectors)
        tree = self._parser(vectors, list(_texts(lengths)), openings(forms, spaces), blank)
        names = self._recognizer(for_names, sentence_ends(tree.starts, lengths), np.array(blank))
        kinds = [self._kinds[kind] for kind in morphs]
        tokens = map(
            Token,
            _within(lengths),
            _offsets(forms, spaces, lengths),
            forms,
            spaces,
            [self._tags[tag] for tag in self._tagger.best(vectors)],
            [pos for pos, _ in kinds],
            [morph for _, morph in kinds],
            self._lemmas_of(list(zip(rows, morphs, strict=True))),
            names,
            tree.starts,
        )
        roles = [role_of(label) for label in tree.labels]
        return [
            joined(
                list(islice(tokens, last - first)), [head - first for head in tree.heads[first:last]], roles[first:last]
            )
            for first, last in pairwise(accumulate(lengths, initial=0))
        ]

    def _rows(self, docs: Sequence[Doc]) -> tuple[list[int], list[str]]:
        """Of each token the row of its form in the tables, and the space behind it."""
        if len(self._row) > MOST_FORMS:
            self._forget()
        rows: list[int] = []
        spaces: list[str] = []
        unseen: list[tuple[Doc, int]] = []
        for doc in docs:
            for at, form in enumerate(map(tuple, doc.to_array(FORM).tolist())):
                row = self._row.get(form)
                if row is None:
                    row = self._row[form] = len(self._row) + 1
                    unseen.append((doc, at))
                    self._forms.append(form_of(doc.vocab, form[0]))
                rows.append(row)
                spaces.append(" " if form[2] else "")
        if unseen:
            for encode in self._encoders:
                encode.forms.learn(unseen)
        return rows, spaces

    def _lemmas_of(self, words: Sequence[tuple[int, int]]) -> list[str]:
        """The lemma of each word, given by its row and kind."""
        unseen = [word for word in dict.fromkeys(words) if word not in self._lemmas]
        if unseen:
            kinds = [self._kinds[kind] for _, kind in unseen]
            doc = Doc(
                self._nlp.vocab,
                words=[self._forms[row].text for row, _ in unseen],
                pos=[pos for pos, _ in kinds],
                morphs=[further for _, further in kinds],
            )
            lemmas = (str(self._lemmatizer.rule_lemmatize(word)[0]) for word in doc)
            self._lemmas.update(zip(unseen, lemmas, strict=True))
        return [self._lemmas[word] for word in words]


def openings(forms: Sequence[Form], spaces: Sequence[str]) -> list[int]:
    """The words that look like the first of a sentence: behind a mark that ends one, and its closing marks."""
    found = []
    over = False
    for at, form in enumerate(forms):
        if over and not form.is_space and (form.text not in CLOSING or spaces[at - 1]):
            if not form.text[0].islower():
                found.append(at)
            over = False
        over = over or form.text in ENDING
    return found


def _classes(component: Any) -> tuple[Linear, Sequence[str]]:
    """The last layer of a tagger, and its labels."""
    return Linear(component.model.layers[-1].layers[0]), component.labels


def _texts(lengths: Sequence[int]) -> Iterator[range]:
    """The tokens of each text, by number."""
    return (range(first, last) for first, last in pairwise(accumulate(lengths, initial=0)))


def _within(lengths: Sequence[int]) -> Iterator[int]:
    """The place of each token in its text."""
    return chain.from_iterable(map(range, lengths))


def _offsets(forms: Sequence[Form], spaces: Sequence[str], lengths: Sequence[int]) -> list[int]:
    """The code points before each token in its text."""
    sizes = [len(form.text) + len(space) for form, space in zip(forms, spaces, strict=True)]
    found: list[int] = []
    for text in _texts(lengths):
        found += accumulate(sizes[text.start : text.stop - 1], initial=0) if text else ()
    return found
