"""A file taken away raises nothing between the others, and an unrelated one adds nothing: our own texts, and the
labelled clusters where they lie beside the checkout.

A finding is raised when its claims stand in an error or a warning, and no two of them stood together in one as loud
before. What the file explained (a correction, a swap) may be told in other words once it is gone, of claims that were
of one fact and in findings then; and where it carried another file's date, that file is not looked at.
"""

import dataclasses
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from factcheck.extract.reading import read
from factcheck.judge import judge
from factcheck.match import match_claims
from factcheck.model import Extraction, Finding, Matched, Source
from factcheck.rules import load
from factcheck.sources import load_sources

ROOT = Path(__file__).parents[2]
RULES = load()
SEEDS = sorted(path.parent for path in ROOT.glob("seeds/*/expected.toml"))
SETS = [
    one for path in sorted(ROOT.glob("tests/articles/*.toml")) for one in tomllib.loads(path.read_text("utf-8"))["set"]
]
CLUSTERS = ROOT.parent / "shared/eval/clusters"
LOUDNESS = {"note": 0, "warning": 1, "error": 2}

Place = tuple[str, int, int]


@dataclasses.dataclass(frozen=True)
class Corpus:
    """Sources with what was extracted from each; extraction looks at one source alone, so it is done once."""

    sources: tuple[Source, ...]
    extractions: tuple[Extraction, ...]

    def without(self, away: int) -> "Corpus":
        return Corpus(*(whole[:away] + whole[away + 1 :] for whole in (self.sources, self.extractions)))

    def beside(self, other: "Corpus") -> "Corpus":
        return Corpus(self.sources + other.sources, self.extractions + other.extractions)

    def judged(self) -> tuple[Matched, tuple[Finding, ...]]:
        matched = match_claims(self.sources, self.extractions, RULES)
        return matched, judge(matched, self.sources, RULES)


@cache
def corpus(folder: Path) -> Corpus:
    sources = load_sources([str(folder)], RULES).sources
    return Corpus(tuple(sources), tuple(read(sources, RULES, "")))


def written(texts: Sequence[str], folder: Path, named: str) -> Corpus:
    """Texts as files of a folder, read."""
    folder.mkdir()
    for name, text in zip("abc", texts, strict=False):
        (folder / f"{named}-{name}.txt").write_text(text.strip() + "\n", "utf-8")
    return corpus(folder)


def places(finding: Finding) -> frozenset[Place]:
    return frozenset((member.source, member.start, member.end) for member in finding.members)


def loud(findings: Sequence[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity != "note" and one.verdict != "agree"]


def raised(matched: Matched, before: Sequence[Finding], after: Sequence[Finding]) -> list[str]:
    """The findings of ``after`` no two claims of which, or not the only one, stood in as loud a one of ``before``."""
    known = [(LOUDNESS[one.severity], places(one)) for one in before if one.verdict != "agree"]
    explained = frozenset(place for one in loud(before) for place in places(one))
    facts = [
        frozenset((claim.source, claim.span.start, claim.span.end) for claim in one.claims) for one in matched.facts
    ]
    return [
        f"{one.kind}: {one.text}"
        for one in loud(after)
        if not any(
            level >= LOUDNESS[one.severity] and (places(one) <= those or len(places(one) & those) > 1)
            for level, those in known
        )
        and not any(places(one) <= explained & fact for fact in facts)
    ]


def raised_without_one(whole: Corpus) -> Iterator[str]:
    """What taking any one file away raises between the others."""
    matched, before = whole.judged()
    days = dict(matched.dated)
    for at, away in enumerate(whole.sources):
        left, after = whole.without(at).judged()
        redated = {key for key, dated in left.dated if dated != days[key]}
        own = [one for one in after if redated.isdisjoint(member.source for member in one.members)]
        yield from (f"without {away.id}: {told}" for told in raised(matched, before, own))


# ---------------------------------------------------------------- taken away


@pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
def test_taking_a_file_from_a_seed_case_raises_nothing(folder: Path) -> None:
    assert not list(raised_without_one(corpus(folder)))


@pytest.mark.parametrize("one", [pytest.param(one, id=one["name"]) for one in SETS])
def test_taking_an_article_from_a_set_raises_nothing(one: dict[str, list[str]], tmp_path: Path) -> None:
    assert not list(raised_without_one(written(one["texts"], tmp_path / "set", "set")))


def clusters() -> list[object]:
    found = sorted(path.parent for path in CLUSTERS.glob("*/gold.json"))
    absent = pytest.mark.skip(reason="the labelled clusters are not beside the checkout")
    return [pytest.param(folder, id=folder.name) for folder in found] or [pytest.param(CLUSTERS, marks=absent)]


@pytest.mark.parametrize("folder", clusters())
def test_taking_a_document_from_a_cluster_raises_nothing(folder: Path) -> None:
    assert not list(raised_without_one(corpus(folder)))


# ---------------------------------------------------------------- added


@pytest.mark.parametrize("at", range(len(SETS)), ids=lambda at: str(SETS[at]["name"]))
def test_an_article_of_another_set_adds_nothing(at: int, tmp_path: Path) -> None:
    """The set half the list further on, which is of another theme."""
    mine = written(SETS[at]["texts"], tmp_path / "set", "set")
    other = written(SETS[(at + len(SETS) // 2) % len(SETS)]["texts"][:1], tmp_path / "other", "zz")
    findings = mine.beside(other).judged()[1]
    own = {source.id for source in mine.sources}
    told = {(one.kind, places(one)) for one in findings if not own.isdisjoint(member.source for member in one.members)}
    assert told == {(one.kind, places(one)) for one in mine.judged()[1]}
