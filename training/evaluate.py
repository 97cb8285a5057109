"""Scores of a pipeline on the test corpora, as the card prints them."""

from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.training import Example

TESTS = ("test-pud-news", "test-gum", "test-ewt", "test-names-news")
COLUMNS = {"token_f": "tokens F", "pos_acc": "UPOS", "tag_acc": "XPOS", "dep_uas": "UAS", "dep_las": "LAS",
           "sents_f": "sentences F", "lemma_acc": "lemma", "ents_f": "names F"}  # fmt: skip


def table(pipeline: Path, corpora: Path) -> str:
    """A Markdown table, one row per test; raw text in, a dash where the test has no such annotation."""
    nlp = spacy.load(pipeline)
    lines = ["| test | " + " | ".join(COLUMNS.values()) + " |", "|---|" + "---|" * len(COLUMNS)]
    for test in TESTS:
        docs = list(DocBin().from_disk(corpora / f"{test}.spacy").get_docs(nlp.vocab))
        has_names = "names" in test
        scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs], batch_size=64)
        cells = []
        for key in COLUMNS:
            shown = (key == "ents_f") == has_names or key == "token_f"
            value = scores.get(key) if shown else None
            cells.append("–" if value is None else f"{100 * value:.1f}")
        lines.append(f"| {test.removeprefix('test-')} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
