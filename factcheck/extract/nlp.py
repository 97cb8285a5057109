"""The door to a parsed text, and the few grammatical roles that extraction uses.

The functions at the end hide that one scheme of labels hangs a noun on its preposition and the other the
preposition on its noun.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter
from pathlib import Path

import spacy
from spacy.language import Language

from factcheck.errors import UsageError
from factcheck.extract.grammar import Grammar
from factcheck.extract.pieces import Line, lines, pieces
from factcheck.extract.plain import plain
from factcheck.extract.words import Doc, Token, connected, placed
from factcheck.model import Block, Source, Span

SHIPPED = "factcheck_news_sm"
SHIPPED_PATH = Path(__file__).parent.parent / "en" / "model"
BATCH = 128  # lines of one source, for another pipeline
TOGETHER = 60_000  # code points; more bring little speed and cost memory
MOST_CLOSERS = 8  # marks and blanks between a full stop and the next sentence

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "SYM", "NUM"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags
SENTENCE_END = frozenset({".", "!", "?", "…", "...", ":", ";"})
CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
place = attrgetter("i")  # of a token in its document
BEFORE_SENTENCE = CLOSERS | {".", "!", "?"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed block: ``text`` is the source's from ``start`` on, with blanks where a line was wrapped; ``doc`` its words."""

    doc: Doc
    start: int
    block: Block
    text: str
    short: frozenset[str] = frozenset()  # short forms before a name, behind whose full stop a sentence goes on
    breaks: frozenset[int] = frozenset()  # the first words of its further lines
    starts: tuple[int, ...] = field(init=False)  # of the words, in ``text``
    bounds: tuple[tuple[int, int], ...] = field(init=False)  # what ``sentences`` finds

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple([token.idx for token in self.doc]))
        object.__setattr__(self, "bounds", tuple(_bounds(self.doc, self.short, self.breaks)))

    @property
    def words(self) -> Doc:
        return self.doc

    def span(self, first: int, last: int) -> Span:
        """Source offsets of the tokens ``first`` to ``last`` (excluded)."""
        return Span(self.start + self.starts[first], self.start + self.starts[last - 1] + len(self.doc[last - 1].text))

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens between two source offsets; none where the second does not lie behind the first."""
        return self.tokens(Span(start, end)) if start < end else []

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that ``span`` (source offsets) touches."""
        left, right = span.start - self.start, span.end - self.start
        if not 0 <= left < right <= len(self.text):
            return []
        first, last = bisect_right(self.starts, left) - 1, bisect_right(self.starts, right - 1)
        if left >= self.starts[first] + len(self.doc[first].text):
            first += 1  # it begins at the space behind a word
        return [token for token in self.doc[first:last] if not token.is_space]


@lru_cache(maxsize=2)
def load(model: str = "") -> Language:
    """The pipeline named ``model``, the shipped one when empty. Raises ``UsageError`` where it is not installed."""
    if model in ("", SHIPPED):
        return spacy.load(SHIPPED_PATH)
    try:
        return spacy.load(model)
    except OSError:
        raise UsageError(
            f"--model {model}: no such spaCy pipeline is installed; install its package, or leave --model out"
        ) from None


@lru_cache(maxsize=1)
def reader() -> tuple[Grammar, int]:
    """The shipped pipeline as extraction runs it, and how many code points it should read at once.

    That is one source at a time where what is read together could change a digit.
    """
    grammar = Grammar(load())
    return grammar, TOGETHER if grammar.steady() else 0


def parse(sources: Iterable[Source], model: str = "", short: frozenset[str] = frozenset()) -> Iterator[list[Paragraph]]:
    """The parsed paragraphs of each source in turn; debris is left out.

    ``short``: forms such as "sgt", behind whose full stop a name follows and no sentence begins.
    """
    read, together = _reading(model)
    for group in _groups(sources, together):
        texts = [source.unwrapped() for source in group]
        cut = [
            [(piece, lines(text, piece)) for piece in pieces(source)] for source, text in zip(group, texts, strict=True)
        ]
        docs = iter(read([line.text for of in cut for _, said in of for line in said]))
        for text, of in zip(texts, cut, strict=True):
            yield [_paragraph(text, piece, [(line, next(docs)) for line in said], short) for piece, said in of]


def _paragraph(text: str, piece: Block, said: list[tuple[Line, Doc]], short: frozenset[str]) -> Paragraph:
    """``text``: of the source; ``said``: the lines of the piece, each with its words."""
    breaks = frozenset(accumulate(len(doc) for _, doc in said[:-1]))
    own = text[piece.span.start : piece.span.end]
    for line, doc in said:
        if line.start or line.gaps:
            placed(doc, line.place)
    return Paragraph(connected([doc for _, doc in said]), piece.span.start, piece, own, short, breaks)


def _reading(model: str) -> tuple[Callable[[list[str]], list[Doc]], int]:
    """What reads texts, and how many code points at once."""
    if model in ("", SHIPPED):
        grammar, together = reader()
        return grammar.read, together
    nlp = load(model)
    return lambda texts: [plain(doc) for doc in nlp.pipe(texts, batch_size=BATCH)], 0


def _groups(sources: Iterable[Source], together: int) -> Iterator[list[Source]]:
    """Sources until they have ``together`` code points, and at least one."""
    group: list[Source] = []
    size = 0
    for source in sources:
        if group and size + len(source.text) > together:
            yield group
            group, size = [], 0
        group.append(source)
        size += len(source.text)
    if group:
        yield group


def sentences(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Token ranges of the sentences. The parser's boundaries near quotation marks are checked against the marks."""
    return list(paragraph.bounds)


def _bounds(doc: Doc, short: frozenset[str], breaks: frozenset[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, (before, token) in enumerate(pairwise(doc), 1):
        if at in breaks or ends_in_unit(before, token):
            yield first, at
            first = at
            continue
        if not (token.is_sent_start or before.is_space or before.text in BEFORE_SENTENCE):
            continue
        if _starts_sentence(token, before) and not _shortened(before, short):
            yield first, at
            first = at
    if len(doc):
        yield first, len(doc)


def ends_in_unit(before: Token, token: Token) -> bool:
    """Whether the point of a unit behind its number ends a sentence: "at 7m. Police said"."""
    unit = before.text[-1] == "." and before.text[:-1].isalpha() and before.text.islower()
    return unit and before.i > 0 and before.nbor(-1).like_num and bool(before.whitespace_) and token.text[:1].isupper()


def _shortened(point: Token, short: frozenset[str]) -> bool:
    """Whether a token is the full stop of a title: "Sgt. Lund"."""
    if point.text != "." or point.i == 0 or point.nbor(-1).whitespace_:
        return False
    return point.nbor(-1).lower_ in short and point.nbor(-1).text[0].isupper()


def _starts_sentence(token: Token, before: Token) -> bool:
    if token.is_space or token.text in CLOSERS - {'"', "'", "’"}:
        return False
    if token.text in CLOSERS and token.i > 0 and not token.nbor(-1).whitespace_:
        return False  # a straight mark right behind a word closes
    for _ in range(MOST_CLOSERS):
        if before.i == 0 or not (before.text in CLOSERS or before.is_space):
            break
        before = before.nbor(-1)
    if before.text in (".", "!", "?") and token.nbor(-1).whitespace_ and _opens(token):
        return True
    return bool(token.is_sent_start) and before.text in SENTENCE_END and not token.text[:1].islower()


def _opens(token: Token) -> bool:
    if token.text in ('"', "“", "‘", "'", "(", "[") and token.i + 1 < len(token.doc):
        return not token.nbor(1).text[:1].islower()
    return token.text[:1].isupper() or token.text[:1].isdigit() or token.text[:1] in "$£€"


# ---------------------------------------------------------------- roles


def children(token: Token, *roles: str) -> list[Token]:
    """The token's dependents with one of ``roles``, in text order."""
    below = token.children
    return [child for child in below if child.role in roles] if below else []


def governor(token: Token) -> Token | None:
    """The head that matters: prepositions (where they are heads) are stepped over; ``None`` at the root."""
    head = token.head
    while head.role == "preposition" and head is not head.head:
        head = head.head
    return None if head is token else head


def prepositions(token: Token) -> list[tuple[str, Token]]:
    """(preposition, noun) for each noun hung on ``token`` by a preposition, in text order."""
    found = []
    for child in token.children:
        kind = child.role
        if kind in ("preposition", "agent") and child.pos_ == "ADP":
            found += [(child.lower_, noun) for noun in children(child, "prepositional-object")]
        elif kind in ("oblique", "noun-modifier", "agent"):
            found.append((preposition(child), child))
    return found


def preposition(token: Token) -> str:
    """The preposition that introduces a noun, lower case, several words joined; empty without one."""
    if token.role == "prepositional-object":
        return token.head.lower_
    first = next((mark for mark in token.children if mark.role == "case" and mark.i < token.i), None)
    if first is None:
        return ""
    if not first.children:
        return first.lower_
    words = [first, *children(first, "fixed")]
    return " ".join([word.lower_ for word in sorted(words, key=place)])


def is_perfect(verb: Token | None) -> bool:
    """Whether the verb says what has come to be until now: "have been arrested", "has killed"."""
    auxiliaries = [] if verb is None else children(verb, "auxiliary", "passive-auxiliary")
    return any(word.lemma_ == "have" and word.tag_ in ("VBP", "VBZ") for word in auxiliaries)


def is_present(verb: Token) -> bool:
    """Whether what the verb says is so now: "has 12 boats", "is", "are missing"; not what has come to be."""
    finite = [verb, *children(verb, "auxiliary", "passive-auxiliary", "copula")]
    return any(word.tag_ in ("VBP", "VBZ") for word in finite) and not is_perfect(verb)


def is_progressive(verb: Token) -> bool:
    """As in "had been marching", which the parser may take for a passive."""
    return verb.tag_ == "VBG" and any(token.lemma_ == "be" for token in verb.doc[max(0, verb.i - 3) : verb.i])


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: it has a passive subject or auxiliary, or is a bare past participle of a noun."""
    if is_progressive(verb):
        return False
    if any(child.role in ("passive-subject", "passive-auxiliary", "agent") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.role == "participle"


def negates(token: Token) -> bool:
    """Whether a word beside a verb denies it; one of the two schemes of labels has no role for that."""
    return token.role == "negation" or token.lower_ in ("not", "n't", "n’t", "never")


def subjects(verb: Token) -> list[Token]:
    """The verb's subjects, borrowed over coordination, open clauses and participles where it has none of its own."""
    token = verb
    for _ in range(4):
        own = children(token, "subject", "passive-subject")
        if own:
            return own
        if token.role in ("participle", "relative") and token.head.pos_ in NOUNS:
            return [token.head]
        if token.role in ("conjunct", "open-clause", "adverbial-clause", "parataxis") and token.head != token:
            token = token.head
            continue
        return []
    return []


def coordinated(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order."""
    found, queue = [token], [token]
    while queue:
        for child in children(queue.pop(), "conjunct"):
            found.append(child)
            queue.append(child)
    return sorted(found, key=place)


def predicate(token: Token) -> Token | None:
    """The verb that governs a noun, over other nouns, appositions and coordination; a copula's noun counts as verb."""
    current = token
    for _ in range(12):
        kind = current.role
        if current.pos_ in ("VERB", "AUX") and current is not token:
            return current
        if current is not token and children(current, "copula"):
            return current
        head = governor(current)
        if head is None:
            return None
        if kind in ("participle", "relative", "adverbial-clause", "clause", "parataxis") and current.pos_ == "VERB":
            return current
        current = head
    return None


def subtree(token: Token, *, without: Iterable[str] = ()) -> list[Token]:
    """The token and all below it in text order, leaving out branches with a role in ``without``."""
    if not token.children:
        return [token]
    left_out = frozenset(without)
    found = [token]
    for above in found:
        if above.children:
            found += [child for child in above.children if child.role not in left_out]
    return sorted(found, key=place)
