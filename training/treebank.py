"""Universal Dependencies files (CoNLL-U) -> spaCy training documents."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

# PUD still uses labels that the current English guidelines renamed.
RENAMED = {
    "nmod:tmod": "nmod:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "obl:tmod": "obl:unmarked",
    "obl:npmod": "obl:unmarked",
}
LONGEST_GROUP = 10  # sentences in one training document: enough context for sentence boundaries
SHORTEST_GROUP = 3
DROPPED_MARKS = frozenset({",", '"', "“", "”", "``", "''", "'", "‘", "’"})


@dataclass
class Word:
    """One token of the training document, with its head as an index into the sentence."""

    text: str
    row: list[str]
    space_after: bool
    head: int | None = None


@dataclass
class Sentence:
    id: str
    document: str
    paragraph: int
    words: list[Word] = field(default_factory=list)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Sentences of one CoNLL-U file, with the document and paragraph that they stand in."""
    document, paragraph, sentence_id, rows = "", 0, "", []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            document, paragraph = line.partition("=")[2].strip(), paragraph + 1
        elif line.startswith("# newpar"):
            paragraph += 1
        elif line.startswith("# sent_id"):
            sentence_id = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield Sentence(sentence_id, document, paragraph, words_of(rows))
            rows = []


def words_of(rows: list[list[str]]) -> list[Word]:
    """Surface tokens: a multi-word token is split where its parts spell it, else kept whole."""
    words: list[Word] = []
    index: dict[int, int] = {}
    pending: list[list[str]] = []
    surface: list[str] | None = None
    last = 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            surface, last = row, int(row[0].split("-")[1])
            pending = []
            continue
        if surface is None:
            index[int(row[0])] = len(words)
            words.append(Word(row[1], row, "SpaceAfter=No" not in row[9]))
            continue
        pending.append(row)
        if int(row[0]) == last:
            join_surface(surface, pending, words, index)
            surface = None
    for word in words:
        head = int(word.row[6])
        word.head = index[head] if head else None
    return words


def join_surface(surface: list[str], parts: list[list[str]], words: list[Word], index: dict[int, int]) -> None:
    space = "SpaceAfter=No" not in surface[9]
    if "".join(part[1] for part in parts).lower() == surface[1].lower():
        position = 0
        for part in parts:
            index[int(part[0])] = len(words)
            words.append(Word(surface[1][position : position + len(part[1])], part, part is parts[-1] and space))
            position += len(part[1])
        return
    ids = {int(part[0]) for part in parts}
    main = next((part for part in parts if int(part[6]) not in ids), parts[0])
    for part_id in ids:
        index[part_id] = len(words)
    words.append(Word(surface[1], main, space))


def without_marks(sentence: Sentence) -> Sentence:
    """The sentence with commas and quotation marks stripped, as some feeds deliver it."""
    kept = [i for i, word in enumerate(sentence.words) if not is_loose_mark(sentence, i)]
    moved = {old: new for new, old in enumerate(kept)}
    words = []
    for i in kept:
        word = sentence.words[i]
        following = i + 1 < len(sentence.words) and is_loose_mark(sentence, i + 1)
        head = None if word.head is None else moved[word.head]
        words.append(Word(word.text, word.row, word.space_after or following, head))
    return Sentence(sentence.id, sentence.document, sentence.paragraph, words)


def is_loose_mark(sentence: Sentence, i: int) -> bool:
    return sentence.words[i].text in DROPPED_MARKS and all(word.head != i for word in sentence.words)


def groups(sentences: Iterable[Sentence], shortest: int = SHORTEST_GROUP) -> Iterator[list[Sentence]]:
    """Neighbouring sentences of one document, a few paragraphs at a time."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (
            sentence.document != group[-1].document
            or len(group) >= LONGEST_GROUP
            or (sentence.paragraph != group[-1].paragraph and len(group) >= shortest)
        ):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(nlp: Language, group: list[Sentence]) -> Doc:
    """One annotated document for a group of sentences."""
    words, spaces, heads, rows = [], [], [], []
    for sentence in group:
        base = len(words)
        for i, word in enumerate(sentence.words):
            words.append(word.text.replace(" ", "\u00a0"))
            spaces.append(word.space_after)
            heads.append(base + (i if word.head is None else word.head))
            rows.append(word.row)
        if sentence is not group[-1]:
            spaces[-1] = True
    deps = ["ROOT" if heads[i] == i else RENAMED.get(row[7], row[7]) for i, row in enumerate(rows)]
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        lemmas=[word if row[2] == "_" else row[2] for word, row in zip(words, rows, strict=True)],
        heads=heads,
        deps=deps,
    )


def training_docs(nlp: Language, sentences: list[Sentence], stripped_share: float) -> list[Doc]:
    """Documents for training; a share of them stands a second time without commas and quotation marks."""
    chance = random.Random(0)
    docs = []
    for group in groups(sentences):
        docs.append(to_doc(nlp, group))
        if chance.random() < stripped_share:
            docs.append(to_doc(nlp, [without_marks(sentence) for sentence in group]))
    return docs
