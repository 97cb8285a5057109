"""What is reported of many articles that mostly tell of different things: ``python -m benchmarks.stories ARTICLES``.

ARTICLES is a folder of JSON files with ``id``, ``publisher``, ``date`` and ``text``, one article each (PolNeAR's shape).
They are checked in one run. Hardly any two tell one story, so nearly all that accuses is wrong: the fewer, the better.
``--show KIND`` prints the findings of a kind to read.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factcheck.config import Config
from factcheck.model import Report
from factcheck.pipeline import check


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories", description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", metavar="KIND", action="append", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        count = laid_out(sorted(options.articles.glob("*.json")), Path(folder))
        report = check([folder], Config(cache=False))
    print(f"{count} articles")
    for line in counted(report):
        print(f"  {line}")
    for finding in report.findings:
        if finding.kind in options.show:
            print(f"{finding.kind}: {finding.text}")


def laid_out(articles: Sequence[Path], folder: Path) -> int:
    """Writes each article's text, and when and where each was published; how many there are."""
    known = []
    for path in articles:
        article = json.loads(path.read_text(encoding="utf-8"))
        name = f"{article['id']}.txt"
        (folder / name).write_text(article["text"], encoding="utf-8")
        known.append(f'[[source]]\npath = "{name}"\noutlet = "{article["publisher"]}"\npublished = {article["date"]}\n')
    (folder / "sources.toml").write_text("\n".join(known), encoding="utf-8")
    return len(known)


def counted(report: Report) -> list[str]:
    """How many findings of each kind there are, the loudest and commonest first."""
    counts = Counter((finding.severity, finding.kind) for finding in report.findings)
    ranked = sorted(counts.items(), key=lambda entry: (("error", "warning", "note").index(entry[0][0]), -entry[1]))
    return [f"{severity:8}{kind:24}{count:6}" for (severity, kind), count in ranked]


if __name__ == "__main__":
    main()
