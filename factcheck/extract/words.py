"""A parsed text as extraction reads it: plain tokens, each with its own words, grammar and neighbours.

Extraction asks every token for the same things again and again. What a library works out at each asking stands
here once, as an attribute; what a token is asked for are spaCy's names for it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias


class Form:
    """What is the same of a word wherever it stands. Forms are kept, so that each is looked at once."""

    __slots__ = (
        "has_digit", "is_alpha", "is_digit", "is_punct", "is_space", "is_stop", "like_num", "lower", "may_name", "text",
    )  # fmt: skip

    def __init__(self, text: str, lower: str, **flags: bool) -> None:
        self.text, self.lower = text, lower
        self.has_digit = any(mark.isdigit() for mark in text)
        self.may_name = text[:1].isupper() or "-" in text  # whether it may open a name
        self.is_alpha, self.is_space, self.is_punct = flags["is_alpha"], flags["is_space"], flags["is_punct"]
        self.is_digit, self.is_stop, self.like_num = flags["is_digit"], flags["is_stop"], flags["like_num"]


class Token:
    """One word or mark of a ``Doc``. ``i`` is its place there, ``idx`` the code points before it.

    ``role`` is what ``nlp.LABELS`` makes of its label, ``children`` its dependents in text order; the root is its
    own ``head``. ``ent_type_`` is the kind of name that it is part of, empty outside names.
    """

    __slots__ = (
        "children", "doc", "ent_type_", "form", "head", "i", "idx", "is_alpha", "is_punct", "is_sent_start",
        "is_space", "lemma_", "like_num", "lower_", "morph", "pos_", "role", "tag_", "text", "whitespace_",
    )  # fmt: skip

    children: "list[Token]"
    doc: "Doc"
    head: "Token"
    role: str

    def __init__(
        self,
        i: int,
        idx: int,
        form: Form,
        whitespace: str,
        tag: str,
        pos: str,
        morph: str,
        lemma: str,
        ent_type: str,
        is_sent_start: bool,
    ) -> None:
        self.i = i
        self.idx = idx
        self.form = form
        self.whitespace_ = whitespace
        self.text = form.text
        self.lower_ = form.lower
        self.is_alpha = form.is_alpha
        self.is_space = form.is_space
        self.is_punct = form.is_punct
        self.like_num = form.like_num
        self.tag_ = tag
        self.pos_ = pos
        self.morph = morph
        self.lemma_ = lemma
        self.ent_type_ = ent_type
        self.is_sent_start = is_sent_start

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_digit(self) -> bool:
        return self.form.is_digit

    @property
    def is_stop(self) -> bool:
        return self.form.is_stop

    @property
    def ancestors(self) -> "Iterator[Token]":
        """Its head, that one's head and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def within(self, phrase: "Token") -> bool:
        """Whether it is, or stands under, the head of a phrase."""
        return self == phrase or phrase in self.ancestors

    def nbor(self, distance: int = 1) -> "Token":
        """The token so far behind this one. Raises ``IndexError`` beyond either end."""
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


Doc: TypeAlias = tuple[Token, ...]


def text_of(words: Sequence[Token]) -> str:
    """The text of neighbouring words, without the space behind the last."""
    return "".join([word.text + word.whitespace_ for word in words[:-1]]) + words[-1].text if words else ""


def top(words: Sequence[Token]) -> Token:
    """Of neighbouring words the one that stands highest in the tree, the first of several."""
    first, last = words[0].i, words[-1].i
    best, nearest = words[0], len(words[0].doc)
    for word in words:
        if word.head is word:
            return word
        if not first <= word.head.i <= last:
            idle = (word.is_space or word.is_punct) and not word.children
            steps = len(word.doc) - 1 if idle else sum(1 for _ in word.ancestors)
            if steps < nearest:
                best, nearest = word, steps
    return best


def parted(doc: Doc) -> None:
    """Takes a document apart that is done with. Its tokens refer to each other, and would be freed by a search only."""
    for token in doc:
        del token.doc, token.head, token.children


def joined(tokens: Sequence[Token], heads: Sequence[int], roles: Sequence[str]) -> Doc:
    """The document of ``tokens``, each given its head (by place), its role and its dependents."""
    doc = tuple(tokens)
    for token in doc:
        token.doc, token.children = doc, []
    for token, head, role in zip(doc, heads, roles, strict=True):
        above = token.head = doc[head]
        token.role = role
        if above is not token:
            above.children.append(token)
    return doc


def placed(doc: Doc, place: Callable[[int], int]) -> None:
    """Gives the words of a document their offsets in a longer text."""
    for token in doc:
        token.idx = place(token.idx)


def connected(lines: Sequence[Doc]) -> Doc:
    """One document of several."""
    if len(lines) == 1:
        return lines[0]
    doc = tuple(token for words in lines for token in words)
    for words in lines[:-1]:
        words[-1].whitespace_ = " "
    for i, token in enumerate(doc):
        token.i, token.doc = i, doc
    return doc
