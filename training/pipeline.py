"""Train the two halves of the pipeline and put them together."""

import json
import sys
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from training import tokenizer  # registers the tokenizer callback

HERE = Path(__file__).parent
# The verb table of spacy-lookups-data lacks these; AUX has no table of its own.
LEMMA_EXCEPTIONS = {
    "need": "need", "needs": "need", "needed": "need", "hoping": "hope", "hoped": "hope",
    "slated": "slate", "slating": "slate", "'s": "be", "’s": "be", "'re": "be", "'m": "be",
    "'ve": "have", "'ll": "will", "n't": "not", "'d": "would", "said": "say", "told": "tell",
}  # fmt: skip


def train(kind: str, corpora: Path, output: Path) -> None:
    """Train ``parser`` or ``names`` from the converted corpora; the best step is ``output/model-best``."""
    set_current_ops(NumpyOps(use_blis=False))  # OpenBLAS trains 1.8 times as fast here
    overrides = {
        "paths.train": str(corpora / f"{kind}-train.spacy"),
        "paths.dev": str(corpora / f"{kind}-dev.spacy"),
        "paths.orth": str(HERE / "orth.json"),
    }
    output.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(load_config(HERE / f"{kind}.cfg", overrides=overrides))
    train_loop(nlp, output, stdout=sys.stdout, stderr=sys.stderr)


def assemble(parser: Path, names: Path, output: Path, *, version: str) -> Language:
    """One pipeline from both halves and the rule lemmatizer, written to ``output``."""
    nlp = spacy.load(parser)
    tokenizer.add_rules(nlp)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule", "overwrite": True}, after="morphologizer")
    lemmatizer.initialize(list, nlp=nlp)  # type: ignore[attr-defined]
    tables = lemmatizer.lookups  # type: ignore[attr-defined]
    verbs = dict(tables.get_table("lemma_exc")["verb"])
    verbs.update({form: [lemma] for form, lemma in LEMMA_EXCEPTIONS.items()})
    tables.get_table("lemma_exc")["verb"] = verbs
    for name in ("lemma_rules", "lemma_exc", "lemma_index"):
        tables.get_table(name)["aux"] = tables.get_table(name)["verb"]
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(name="factcheck_news_sm", version=version, license="CC BY-SA 4.0", url="", author="factcheck")
    nlp.config["paths"].update(dict.fromkeys(nlp.config["paths"]))  # those of the machine that trained it
    nlp.to_disk(output)
    prune_strings(nlp, output)
    return spacy.load(output)


def prune_strings(nlp: Language, output: Path) -> None:
    """Keep of the saved strings those that the components need: labels. Words come back as texts are read."""
    needed = set(spacy.blank("en").vocab.strings)
    for labels in nlp.pipe_labels.values():
        for label in labels:
            needed.update([label, *label.split("|"), *label.replace("|", "=").split("="), label.rpartition("-")[2]])
    kept = sorted(needed)
    (output / "vocab/strings.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
