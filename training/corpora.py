"""Which data goes into training, stopping and test; the treebank folder's layout is this project's own."""

from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from training import names, treebank

STRIPPED_SHARE = 0.08
TWITTER_PARTS = "abefgh"


def convert(source: Path, target: Path) -> dict[str, int]:
    """Write every corpus as ``target/<name>.spacy``; returns how many documents each holds."""
    target.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    counts = {}
    for name, docs in {**parsed(nlp, source), **named(nlp, source)}.items():
        DocBin(docs=docs).to_disk(target / f"{name}.spacy")
        counts[name] = len(docs)
    return counts


def parsed(nlp: spacy.Language, source: Path) -> dict[str, list[Doc]]:
    """Parser corpora. PUD's news half and GUM are for tests only, GUM for its licence."""
    pud = [treebank.Sentence(s.id, s.id, 0, s.words) for s in treebank.read_sentences(source / "pud/pud.conllu")]
    ewt = {part: list(treebank.read_sentences(source / f"ewt/{part}.conllu")) for part in ("train", "dev", "test")}
    wiki = [sentence for sentence in pud if sentence.id.startswith("w")]
    news = [sentence for sentence in pud if sentence.id.startswith("n")]
    gum = list(treebank.read_sentences(source / "gum-test/test.conllu"))
    plain = {
        "parser-dev": ewt["dev"],
        "test-ewt": ewt["test"],
        "test-pud-news": news,
        "test-gum": gum,
    }
    corpora = {
        name: [treebank.to_doc(nlp, group) for group in treebank.groups(sentences, shortest=1)]
        for name, sentences in plain.items()
    }
    corpora["parser-train"] = treebank.training_docs(nlp, [*ewt["train"], *wiki], STRIPPED_SHARE)
    return corpora


def named(nlp: spacy.Language, source: Path) -> dict[str, list[Doc]]:
    folder = source / "ner"
    pud = list(names.read_universal(folder / "uner-pud.iob2"))
    train = [rows for _, rows in names.read_universal(folder / "uner-ewt-dev.iob2")]
    train += [rows for sentence_id, rows in pud if sentence_id.startswith("w")]
    train += list(names.read_columns(folder / "wikigold.conll"))
    for part in TWITTER_PARTS:
        train += list(names.read_columns(folder / f"btc/{part}.conll"))
    test = [rows for _, rows in names.read_universal(folder / "uner-ewt-test.iob2")]
    news = [rows for sentence_id, rows in pud if sentence_id.startswith("n")]
    return {
        "names-train": list(names.to_docs(nlp, train)),
        "names-dev": list(names.to_docs(nlp, test)),
        "test-names-news": list(names.to_docs(nlp, news)),
    }
