"""Text -> tokens for the lexical readers: numbers, words and single marks, with their offsets."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

NUMBER, WORD, MARK = "n", "w", "m"

# Digits are ASCII only. Thousands: comma, no-break, thin or narrow space, Indian grouping, or two and
# more groups behind points; a plain space only before zeros alone ("816 000").
_NUMBER = (
    r"[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})++(?![0-9])(?:\.[0-9]++)?"
    r"|[0-9]{1,2}(?:,[0-9]{2}(?=,))++,[0-9]{3}(?![0-9])(?:\.[0-9]++)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,40}+(?![0-9.])"
    r"|[0-9]{1,3}(?:\x20000){1,4}+(?![0-9])"
    r"|[0-9]++(?:\.[0-9]++)?"
    r"|(?<![\w.)])\.[0-9]++"
)
_TOKEN = re.compile(rf"(?P<w>[^\W\d_]++)|(?P<n>{_NUMBER})|(?P<m>[^\s\w]|[\d_])")


class Token(NamedTuple):
    """``low`` is the text in lower case; ``kind`` is ``n`` number, ``w`` word or ``m`` mark."""

    start: int
    end: int
    text: str
    low: str
    kind: str


def tokenize(text: str) -> list[Token]:
    """Every token of the text in order; offsets index ``text``."""
    new = tuple.__new__  # past a named tuple's own handling of its arguments: this is done for every word
    return [
        new(Token, (match.start(), match.end(), word := match[0], word.lower(), match.lastgroup))
        for match in _TOKEN.finditer(text)
    ]


def glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between token ``at`` and the one before it."""
    return at > 0 and tokens[at - 1].end == tokens[at].start


Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def phrases(pairs: Iterable[tuple[str, str]], exact: bool = False, backwards: bool = False) -> Phrases:
    """A table of phrases -> ids, by first word (last word where ``backwards``), the longest first."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, name in pairs:
        words = tuple(token.text if exact else token.low for token in tokenize(phrase))
        if words:
            key = words[-1] if backwards else words[0]
            table.setdefault(key, {}).setdefault(words, name)
    return {key: tuple(sorted(found.items(), key=lambda entry: -len(entry[0]))) for key, found in table.items()}


def forwards(tokens: Sequence[Token], at: int, table: Phrases, exact: bool = False) -> tuple[int, str] | None:
    """The longest phrase that begins at token ``at``: (token after it, id). Hyphens may join its words."""
    if at >= len(tokens):
        return None
    for words, name in table.get(tokens[at].text if exact else tokens[at].low, ()):
        end = _run(tokens, at, words, exact)
        if end:
            return end, name
    return None


def _run(tokens: Sequence[Token], at: int, words: tuple[str, ...], exact: bool) -> int:
    here = at
    for number, word in enumerate(words):
        if number and here < len(tokens) and word != "-" and tokens[here].text == "-" and glued(tokens, here):
            here += 1
        if here >= len(tokens) or (tokens[here].text if exact else tokens[here].low) != word:
            return 0
        here += 1
    return here


def backwards(tokens: Sequence[Token], at: int, table: Phrases) -> tuple[int, str] | None:
    """The longest phrase whose last word is token ``at``: (its first token, id)."""
    if at < 0:
        return None
    for words, name in table.get(tokens[at].low, ()):
        first = at - len(words) + 1
        if first >= 0 and all(tokens[first + n].low == word for n, word in enumerate(words)):
            return first, name
    return None
