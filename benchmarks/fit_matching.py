"""Fit the weights of ``rules/matching.toml``: ``python -m benchmarks.fit_matching CLUSTER… [--write]``.

Every candidate pair of the labelled clusters is one example: right when both ends stand on one labelled
fact. Logistic regression (ridge, Newton's method) on the levels of each field; the first level of each
field that says nothing is the zero. Clusters are left out in turn to show how far the figures carry over.
"""

import argparse
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from factcheck import rules as rule_packs
from factcheck.extract import extract_many
from factcheck.match import blocking, comparison, dating, events, people, placing
from factcheck.match.vocabulary import vocabulary
from factcheck.model import Measurement, Moment
from factcheck.sources import load_sources

RIDGE = 10.0  # of those tried the one with which clusters left out do best
# Blocks are made of the phrase's words, so that its levels would mislead; shown, not weighed.
UNWEIGHED = ("phrase",)
TRUST = (0.35, 0.7, 1.0)  # by labelled ends: a pair with an end that nobody labelled is mostly wrong, but not surely
OTHER_AMOUNTS = ("different kinds of amount", "different currencies")  # never compared, whatever they are of
FIGURES, DATES = "figures", "dates"
OF_A_DATE = " of a date"  # how the fields of dates end
NEXT_TO_NOTHING = 0.05  # log odds
Key = tuple[str, str]  # field and level


@dataclass(frozen=True)
class Example:
    cluster: str
    kind: str
    levels: tuple[tuple[str, str], ...]
    right: bool
    weight: float


def examples(folder: Path, rules: rule_packs.Rules) -> list[Example]:
    """The candidate pairs of one cluster, with their levels and whether they are right.

    Those that a reason keeps apart are among them: what a part or another time weighs is learned too.
    """
    loaded = load_sources([str(folder)], rules)
    extractions = extract_many(loaded.sources, rules)
    words = vocabulary(rules)
    canonical = people.canonical_names(extractions, rules)
    dated = dating.date_sources(loaded.sources, extractions, rules)
    told = events.profiles(loaded.sources, extractions, canonical, words, dated)
    event_of, _ = events.find_events(extractions, told, canonical)
    placed = placing.place(loaded.sources, extractions, dated, canonical, event_of, words.common, rules)
    compare = partial(comparison.compare, vocabulary=words, table=comparison.weights(rules))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["facts"]
    facts = _facts_of(placed, gold)
    found = []
    for pair in blocking.candidate_pairs(placed, words):
        left, right = placed[pair.left], placed[pair.right]
        if left.claim.source == right.claim.source:
            continue
        compared = compare(left, right)
        if compared.apart not in OTHER_AMOUNTS:
            kind = DATES if isinstance(left.claim.content, Moment) else FIGURES
            levels = tuple((level.field, level.level) for level in compared.levels)
            weight = TRUST[bool(facts[pair.left]) + bool(facts[pair.right])]
            found.append(Example(folder.name, kind, levels, bool(facts[pair.left] & facts[pair.right]), weight))
    return found


def _facts_of(placed: Sequence[placing.Placed], gold: Sequence[dict[str, Any]]) -> list[set[int]]:
    """The labelled facts of each claim: a mention is the claim there with its value, else the only claim there."""
    found: list[set[int]] = [set() for _ in placed]
    by_source: dict[str, list[placing.Placed]] = {}
    for member in placed:
        by_source.setdefault(member.claim.source, []).append(member)
    for index, fact in enumerate(gold):
        for mention in fact["mentions"]:
            there = [one for one in by_source.get(mention["doc"], []) if _meets(one, mention)]
            value = mention.get("value") or {}
            stated = [one for one in there if _ends(one) == (_number(value.get("lo")), _number(value.get("hi")))]
            for member in stated or (there if len(there) == 1 else []):
                found[member.index].add(index)
    return found


def _meets(member: placing.Placed, mention: dict[str, Any]) -> bool:
    return bool(member.claim.span.start < mention["end"] and mention["start"] < member.claim.span.end)


def _ends(member: placing.Placed) -> tuple[object, object]:
    content = member.claim.content
    if isinstance(content, Measurement):
        interval = content.quantity.interval
        return tuple(None if end is None else float(end) for end in (interval.low, interval.high))  # type: ignore[return-value]
    window = content.time.window if isinstance(content, Moment) else None
    return (window.low(), window.high()) if window else (None, None)


def _number(value: object) -> object:
    try:
        return None if value is None else float(str(value))
    except ValueError:
        return value


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


def write(weights: Mapping[Key, float]) -> None:
    """Put the weights of figures into ``rules/matching.toml``, whose comment, labels and levels of dates stay.

    Levels that no example has any more go; pairs of fields that together weigh next to nothing are left out.
    """
    path = rule_packs.shipped() / "matching.toml"
    text = path.read_text(encoding="utf-8")
    known = {(rule["field"], rule["level"]): rule for rule in tomllib.loads(text)["level"]}
    labels = {key: rule["label"] for key, rule in known.items()}
    single = {field for field, _ in labels if " and " not in field}
    silent = {key: 0.0 for key in labels if key[0] in single and key[1] == "missing"}
    figures = {key: weight for key, weight in {**silent, **weights}.items() if not key[0].endswith(OF_A_DATE)}
    kept = {key: weight for key, weight in figures.items() if key[0] in single or abs(weight) >= NEXT_TO_NOTHING}
    dates = {key: float(rule["weight"]) for key, rule in known.items() if key[0].endswith(OF_A_DATE)}
    head = text[: text.index("[[level]]")].rstrip()
    entries = [
        _entry(key, weight, _label(key, labels)) for table in (kept, dates) for key, weight in sorted(table.items())
    ]
    path.write_text("\n\n".join([head, *entries]) + "\n", encoding="utf-8")


def _entry(key: Key, weight: float, label: str) -> str:
    name = ".".join(key).replace(", ", "+").replace(" ", "-")
    lines = (f'id = "{name}"', f'field = "{key[0]}"', f'level = "{key[1]}"', f'label = "{label}"')
    return "\n".join(("[[level]]", *lines, f'weight = "{weight:.2f}"'))


def _label(key: Key, labels: Mapping[Key, str]) -> str:
    """The label that the level has, else those of the two fields it is of, else the level itself."""
    field, level = key
    one, _, two = field.partition(" and ")
    cuts = [at for at in range(len(level)) if level.startswith(", ", at)]
    parts = [(labels.get((one, level[:at])), labels.get((two, level[at + 2 :]))) for at in cuts]
    both = next((f"{left}; {right}" for left, right in parts if left and right), level)
    return labels.get(key, both)


if __name__ == "__main__":
    main()
