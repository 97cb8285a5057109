"""``python -m training TREEBANKS OUTPUT``: convert, train, assemble and evaluate in one go."""

import argparse
from pathlib import Path

from training import corpora, evaluate, pipeline

VERSION = "1.1.0"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder with ewt/ pud/ gum-test/ ner/ (see training/README.md)")
    parser.add_argument("output", type=Path, help="where the pipeline goes, for instance factcheck/en/model")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="corpora and training steps")
    parser.add_argument("--only", choices=["convert", "parser", "names", "assemble", "evaluate"], help="one step")
    arguments = parser.parse_args()
    work: Path = arguments.work
    steps = {
        "convert": lambda: print(corpora.convert(arguments.treebanks, work / "corpora")),
        "parser": lambda: pipeline.train("parser", work / "corpora", work / "parser"),
        "names": lambda: pipeline.train("names", work / "corpora", work / "names"),
        "assemble": lambda: pipeline.assemble(
            work / "parser/model-best", work / "names/model-best", arguments.output, version=VERSION
        ),
        "evaluate": lambda: print(evaluate.table(arguments.output, work / "corpora")),
    }
    for name, step in steps.items():
        if arguments.only in (None, name):
            step()


main()
