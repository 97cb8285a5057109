"""Attribution against PolNeAR: ``python benchmarks/attribution.py GOLD_DIR --output PRED_DIR``.

Reads only the text of each gold file; what it writes is what the program extracts, in the scorer's format.
"""

import argparse
import json
from pathlib import Path

from factcheck import rules
from factcheck.extract import nlp
from factcheck.extract.attribution import read_statements
from factcheck.extract.people import read_names
from factcheck.model import Block, Claim, Source, Span, Statement


def main() -> None:
    """One prediction file a gold file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    force = rules.load()
    for path in sorted(options.gold.glob("*.json")):
        source = as_source(path.stem, json.loads(path.read_text(encoding="utf-8"))["text"])
        paragraphs = next(nlp.parse([source]))
        names = read_names(source, paragraphs, force)
        found = [as_gold(claim) for claim in read_statements(source, paragraphs, names, force)]
        (options.output / path.name).write_text(json.dumps(found), encoding="utf-8")


def as_source(name: str, text: str) -> Source:
    """A source whose paragraphs are the text's lines."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line))))
        at += len(line) + 1
    return Source(name, name, text, "", tuple(blocks))


def as_gold(claim: Claim) -> dict[str, object]:
    """The claim as the scorer reads it."""
    content = claim.content
    assert isinstance(content, Statement)
    said = claim.attribution
    kind = "direct" if content.quoted else "mixed" if content.mixed else "indirect"
    return {
        "source": [said.speaker.start, said.speaker.end] if said and said.speaker else None,
        "cue": [said.cue.start, said.cue.end] if said and said.cue else None,
        "content": [[part.start, part.end] for part in content.parts],
        "kind": kind,
    }


if __name__ == "__main__":
    main()
