"""Named-entity files (IOB) -> spaCy training documents with PER, ORG and LOC."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
CLOSES = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "%", "''", "'s", "n't", "’s", "'", "-"})
OPENS = frozenset({"(", "[", "``", "$", "£", "€", "-"})

Row = tuple[str, str, bool]  # word, tag, followed by a space


def read_universal(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """(sentence id, rows) of a Universal NER file; spacing is read from its ``# text`` line."""
    sentence_id, text, cells = "", "", []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# sent_id"):
            sentence_id = line.partition("=")[2].strip()
        elif line.startswith("# text"):
            text = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            cells.append(tuple(line.split("\t")[1:3]))
        elif not line and cells:
            yield sentence_id, spaced(cells, text)
            cells = []


def spaced(cells: list[tuple[str, ...]], text: str) -> list[Row]:
    rows, position = [], 0
    for word, tag in cells:
        at = text.find(word, position)
        if at < 0:
            return [(word, tag, True) for word, tag in cells]
        position = at + len(word)
        rows.append((word, tag, text[position : position + 1] == " "))
    return rows


def read_columns(path: Path) -> Iterator[list[Row]]:
    """Sentences of a two-column file whose spacing is lost: it is guessed from the marks."""
    cells: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8", errors="replace").split("\n"), ""]:
        columns = line.replace("\ufffd", "").split()
        if len(columns) >= 2 and not line.startswith("-DOCSTART-"):
            cells.append((columns[0], columns[-1]))
        elif not line.strip() and cells:
            yield with_guessed_spaces(cells)
            cells = []


def with_guessed_spaces(cells: list[tuple[str, str]]) -> list[Row]:
    following = [word for word, _ in cells[1:]] + [""]
    return [
        (word, tag, not (after in CLOSES or after.startswith("'") or word in OPENS))
        for (word, tag), after in zip(cells, following, strict=True)
    ]


def to_docs(nlp: Language, sentences: Iterable[list[Row]]) -> Iterator[Doc]:
    """One document a sentence, names set, everything else marked as no name."""
    for rows in sentences:
        doc = Doc(nlp.vocab, words=[row[0] for row in rows], spaces=[row[2] for row in rows])
        doc.set_ents([Span(doc, *span) for span in name_spans([row[1] for row in rows])], default="outside")
        yield doc


def name_spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        begins = tag.startswith("B-") or (tag.startswith("I-") and tag[2:] != kind)
        if kind and (tag == "O" or begins):
            if kind in LABELS:
                yield start, i, LABELS[kind]
            kind = ""
        if begins:
            start, kind = i, tag[2:]
