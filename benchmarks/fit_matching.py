"""Fit the weights of ``rules/matching.toml``: ``python -m benchmarks.fit_matching CLUSTER… [--write]``.

Every candidate pair of the labelled clusters is one example: right when both ends stand on one labelled
fact. Logistic regression (ridge, Newton's method) on the levels of each field; the first level of each
field that says nothing is the zero. Clusters are left out in turn to show how far the figures carry over.
"""

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from factcheck import rules as rule_packs
from factcheck.extract import extract_many
from factcheck.match import blocking, comparison, dating, events, people, placing
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Moment
from factcheck.sources import load_sources

RIDGE = 2.0
# Blocks are made of the phrase's words, so that its levels would mislead; shown, not weighed.
UNWEIGHED = ("phrase", "scope")
UNLABELLED = 0.3  # a pair with an end that nobody labelled is mostly wrong, but not surely: it counts for less
FIGURES, DATES = "figures", "dates"


@dataclass(frozen=True)
class Example:
    cluster: str
    kind: str
    levels: tuple[tuple[str, str], ...]
    right: bool
    weight: float


def examples(folder: Path, rules: rule_packs.Rules) -> list[Example]:
    """The candidate pairs of one cluster that no reason keeps apart, with their levels and whether they are right."""
    loaded = load_sources([str(folder)], rules)
    extractions = extract_many(loaded.sources, rules)
    words = vocabulary(rules)
    canonical = people.canonical_names(extractions, rules)
    dated = dating.date_sources(loaded.sources, extractions, rules)
    event_of, _ = events.find_events(loaded.sources, extractions, canonical, words, dated)
    placed = placing.place(loaded.sources, extractions, dated, canonical, event_of, words.common, rules)
    compare = partial(comparison.compare, vocabulary=words, table=comparison.weights(rules))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["facts"]
    facts = [_facts_of(member, gold) for member in placed]
    found = []
    for pair in blocking.candidate_pairs(placed, words):
        left, right = placed[pair.left], placed[pair.right]
        if left.claim.source == right.claim.source:
            continue
        compared = compare(left, right)
        if compared.reason is None:
            kind = DATES if isinstance(left.claim.content, Moment) else FIGURES
            levels = tuple((level.field, level.level) for level in compared.levels)
            weight = 1.0 if facts[pair.left] and facts[pair.right] else UNLABELLED
            found.append(Example(folder.name, kind, levels, bool(facts[pair.left] & facts[pair.right]), weight))
    return found


def _facts_of(member: placing.Placed, gold: Sequence[dict[str, object]]) -> set[int]:
    span, found = member.claim.span, set()
    for index, fact in enumerate(gold):
        mentions = fact["mentions"]
        assert isinstance(mentions, list)
        for mention in mentions:
            if mention["doc"] == member.claim.source and mention["start"] < span.end and span.start < mention["end"]:
                found.add(index)
    return found


def fit(chosen: Sequence[Example]) -> dict[tuple[str, str], float]:
    """Weights by (field, level); every field is centred on what it says when it says nothing."""
    said = {level for example in chosen for level in example.levels if level[1] not in ("missing", "all")}
    columns = sorted(level for level in said if level[0] not in UNWEIGHED)
    index = {column: i + 1 for i, column in enumerate(columns)}
    rows = np.zeros((len(chosen), len(columns) + 1))
    rows[:, 0] = 1
    for i, example in enumerate(chosen):
        for level in example.levels:
            if level in index:
                rows[i, index[level]] = 1
    right = np.array([example.right for example in chosen], dtype=float)
    weight = np.array([example.weight for example in chosen])
    beta = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], RIDGE)
    penalty[0] = 0.01
    for _ in range(30):
        share = 1 / (1 + np.exp(-np.clip(rows @ beta, -30, 30)))
        slope = rows.T @ (weight * (right - share)) - penalty * beta
        curve = rows.T @ (rows * (weight * share * (1 - share))[:, None]) + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    base = next(level for example in chosen for level in example.levels if level[1] == "all")
    silent = {level: 0.0 for level in said if level[0] in UNWEIGHED}
    return {base: float(beta[0]), **silent, **{column: float(beta[i]) for column, i in index.items()}}


def score(weights: dict[tuple[str, str], float], example: Example) -> float:
    return sum(weights.get(level, 0.0) for level in example.levels)


def quality(weights: dict[tuple[str, str], float], chosen: Sequence[Example]) -> tuple[int, int, int]:
    """Right and accepted, accepted, right."""
    accepted = [example for example in chosen if score(weights, example) > 0]
    return sum(example.right for example in accepted), len(accepted), sum(example.right for example in chosen)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_matching", description=__doc__)
    parser.add_argument("clusters", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="put the fitted weights into rules/matching.toml")
    arguments = parser.parse_args()
    rules = rule_packs.load()
    everything = [example for folder in arguments.clusters for example in examples(folder, rules)]
    for kind in (FIGURES, DATES):
        chosen = [example for example in everything if example.kind == kind]
        held = [0, 0, 0]
        for cluster in sorted({example.cluster for example in chosen}):
            weights = fit([example for example in chosen if example.cluster != cluster])
            counts = quality(weights, [example for example in chosen if example.cluster == cluster])
            held = [a + b for a, b in zip(held, counts, strict=True)]
        weights = fit(chosen)
        own = quality(weights, chosen)
        for name, (both, accepted, right) in (("all", own), ("left out in turn", tuple(held))):
            print(f"{kind}, {name}: precision {both}/{accepted}, recall {both}/{right} of {len(chosen)} pairs")
        for (field, level), weight in sorted(weights.items()):
            print(f"  {field:24} {level:10} {weight:+.2f}")
        if arguments.write and kind == FIGURES:  # too few labelled dates to learn from: theirs are set by hand
            write(weights)


def write(weights: dict[tuple[str, str], float]) -> None:
    """Put the weights into the rules that carry these levels; a level without a rule gets one."""
    path = rule_packs.shipped() / "matching.toml"
    text = path.read_text(encoding="utf-8")
    for (field, level), weight in sorted(weights.items()):
        pattern = rf'(field = "{re.escape(field)}"\nlevel = "{re.escape(level)}"\nlabel = "[^"\n]*"\nweight = )"[^"]*"'
        text, found = re.subn(pattern, rf'\g<1>"{weight:.2f}"', text)
        if not found:
            name = f"{field}.{level}".replace(", ", "+").replace(" ", "-")
            text += f'\n[[level]]\nid = "{name}"\nfield = "{field}"\nlevel = "{level}"\n'
            text += f'label = "{level}"\nweight = "{weight:.2f}"\n'
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
