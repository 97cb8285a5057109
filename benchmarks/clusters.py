"""The whole job over labelled clusters: ``python -m benchmarks.clusters CLUSTER… --scorers FOLDER [--cross]``.

Every cluster is extracted, matched and judged in this process; the scorers read what comes of it. With ``--cross``
the matching weights are fitted anew, on all clusters and without the one they are used on, side by side; with
``--also CLUSTER…`` as those that are shipped were, which knew these clusters, too.
"""

import argparse
import dataclasses
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import fit_matching
from factcheck import pipeline
from factcheck.commands import claims as claim_lines
from factcheck.config import Config
from factcheck.judge import judge
from factcheck.match import match_claims
from factcheck.model import Finding
from factcheck.pipeline import Analysis
from factcheck.rules import Rule, Rules

POLICY = Config().policy
Weights = dict[tuple[str, str], float]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clusters", description=__doc__.splitlines()[0])
    parser.add_argument("clusters", nargs="+", type=Path)
    parser.add_argument("--scorers", type=Path, required=True, help="folder of score_facts.py and score_mentions.py")
    parser.add_argument("--cross", action="store_true", help="weights shipped, fitted, and fitted without each")
    parser.add_argument("--also", type=Path, nargs="*", default=(), help="clusters that are fitted on and not scored")
    parser.add_argument("--errors", action="store_true", help="what was missed and what was wrong, too")
    parser.add_argument("--keep", type=Path, help="folder that keeps the reports and claims")
    options = parser.parse_args()
    missing = [str(folder) for folder in options.clusters if not (folder / "gold.json").is_file()]
    if missing:
        parser.error(f"no gold.json in {', '.join(missing)}")
    analyses = {folder: pipeline.analyse([str(folder)], Config(cache=False)) for folder in options.clusters}
    with tempfile.TemporaryDirectory() as temporary:
        target = options.keep or Path(temporary)
        shipped = _reports(target / "reports", analyses, lambda _, analysis: analysis.findings)
        if options.cross:
            rules = next(iter(analyses.values())).rules
            all_weights, left_out = fitted(options.clusters, options.also, rules)
            folders = {
                "shipped": shipped,
                "fitted": _reports(target / "fitted", analyses, lambda _, found: judged_with(found, all_weights)),
                "left out": _reports(target / "left-out", analyses, lambda at, found: judged_with(found, left_out[at])),
            }
            _print_beside(options.scorers, options.clusters, folders)
            return
        extracted = _claims(target / "claims", analyses)
        more = ["--errors"] if options.errors else []
        facts = score(options.scorers / "score_facts.py", options.clusters, "--reports", shipped, *more)
        mentions = score(options.scorers / "score_mentions.py", options.clusters, "--claims", extracted, *more)
        print(facts, "extraction alone", mentions, sep="\n")


def score(scorer: Path, clusters: Sequence[Path], *options: object) -> str:
    """What a scorer prints. Raises ``SystemExit`` with its message where it fails."""
    command = [sys.executable, str(scorer), *map(str, clusters), *map(str, options)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{scorer}: {done.stderr.strip()}")
    return done.stdout


# ---------------------------------------------------------------- what the scorers read


def _reports(
    target: Path, analyses: dict[Path, Analysis], found: Callable[[Path, Analysis], Sequence[Finding]]
) -> Path:
    """A report a cluster, with the keys of the JSON report that the scorer reads."""
    target.mkdir(parents=True, exist_ok=True)
    for folder, analysis in analyses.items():
        report = {
            "sources": [{"id": source.id, "path": source.path} for source in analysis.loaded.sources],
            "findings": [_plain(finding) for finding in found(folder, analysis)],
        }
        (target / f"{folder.name}.json").write_text(json.dumps(report), encoding="utf-8")
    return target


def _plain(finding: Finding) -> dict[str, Any]:
    return {"verdict": finding.verdict, "members": [dataclasses.asdict(member) for member in finding.members]}


def _claims(target: Path, analyses: dict[Path, Analysis]) -> Path:
    """What ``extract --format jsonl`` prints, a file a cluster."""
    target.mkdir(parents=True, exist_ok=True)
    for folder, analysis in analyses.items():
        source_of = {source.id: source for source in analysis.loaded.sources}
        entries = [claim_lines.entry(claim, source_of[claim.source], n) for n, claim in enumerate(analysis.claims, 1)]
        (target / f"{folder.name}.jsonl").write_text(claim_lines.lines(entries), encoding="utf-8")
    return target


# ---------------------------------------------------------------- cross-validation


def fitted(clusters: Sequence[Path], also: Sequence[Path], rules: Rules) -> tuple[Weights, dict[Path, Weights]]:
    """The weights of figures fitted on all clusters, and for each cluster those fitted on the others.

    With clusters ``also`` to fit on they are made as those that are shipped: the mean of a fit without and one with them.
    """
    found = {folder: fit_matching.examples(folder, rules) for folder in (*clusters, *also)}
    figures = {path: [one for one in chosen if one.kind == fit_matching.FIGURES] for path, chosen in found.items()}

    def fit(chosen: Sequence[Path]) -> Weights:
        return fit_matching.fit([one for path in chosen for one in figures[path]])

    def both(chosen: Sequence[Path]) -> Weights:
        return _mean(fit(chosen), fit([*chosen, *also])) if also else fit(chosen)

    return both(clusters), {path: both([other for other in clusters if other != path]) for path in clusters}


def _mean(one: Weights, two: Weights) -> Weights:
    return {level: (one.get(level, 0.0) + two.get(level, 0.0)) / 2 for level in one.keys() | two.keys()}


def judged_with(analysis: Analysis, weights: Weights) -> tuple[Finding, ...]:
    """The findings of what was extracted already, matched with other weights."""
    rules, sources = with_weights(analysis.rules, weights), analysis.loaded.sources
    matched = match_claims(sources, analysis.extractions, rules)
    return tuple(judge(matched, sources, rules, POLICY, analysis.loaded.skipped))


def with_weights(rules: Rules, weights: Weights) -> Rules:
    """The rules with other weights of comparison, rounded as ``fit_matching`` writes them."""
    left = {level: f"{weight:.2f}" for level, weight in sorted(weights.items())}
    changed = [_weighted(rule, left) for rule in rules.rules]
    changed += [
        Rule(
            "level", f"{field}.{level}", {"field": field, "level": level, "label": level, "weight": weight}, (), (), ""
        )
        for (field, level), weight in left.items()
    ]
    return dataclasses.replace(rules, rules=tuple(changed), digest=f"{rules.digest} {sorted(weights.items())}")


def _weighted(rule: Rule, left: dict[tuple[str, str], str]) -> Rule:
    """``rule`` with its weight from ``left``, which then has it no more."""
    weight = left.pop((rule.get("field", ""), rule.get("level", "")), None) if rule.kind == "level" else None
    return rule if weight is None else dataclasses.replace(rule, data={**rule.data, "weight": weight})


def _print_beside(scorers: Path, clusters: Sequence[Path], folders: dict[str, Path]) -> None:
    """A column a folder of reports: how far the figures carry over shows between fitted and left out."""
    columns = {
        name: json.loads(score(scorers / "score_facts.py", clusters, "--reports", folder, "--json"))
        for name, folder in folders.items()
    }
    print(f"{'':32}" + "".join(f"{name:>10}" for name in columns))
    for key in next(iter(columns.values())):
        if key != "counts":
            print(f"{key:32}" + "".join(f"{figures[key]:10.1f}" for figures in columns.values()))


if __name__ == "__main__":
    main()
