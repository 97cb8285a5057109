"""Properties of the whole: what must not matter does not, and what is added or taken away changes only its own.

The seed cases are the corpora. Extraction looks at one source alone, so its part is done once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from factcheck import config, pipeline
from factcheck.extract import extract_claims
from factcheck.judge import judge
from factcheck.match import match_claims
from factcheck.model import Claim, Extraction, Finding, Matched, Member, Report, Source
from factcheck.report import render
from factcheck.rules import load
from factcheck.sources import load_sources

ROOT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in ROOT.glob("seeds/*/expected.toml"))
MANY = [case for case in CASES if len(list(case.glob("*.txt"))) > 2]
RULES = load()
UNRELATED = """Bakers of Lund hold their fair again

LUND, May 3, 1987 - Nineteen bakers brought 640 loaves to the old brewery in Lund, the guild's secretary said.

"Rye has come back," Maja Ek said. Her stall sold 85 loaves before noon.
"""

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
each_of_many = pytest.mark.parametrize("case", MANY, ids=lambda case: case.name)
Place = tuple[str, int, int]


@dataclass(frozen=True)
class Corpus:
    """Sources with their extractions, in the order of their paths."""

    sources: tuple[Source, ...]
    extractions: tuple[Extraction, ...]

    def without(self, away: Source) -> "Corpus":
        kept = [n for n, source in enumerate(self.sources) if source is not away]
        return Corpus(tuple(self.sources[n] for n in kept), tuple(self.extractions[n] for n in kept))


@cache
def corpus(case: Path) -> Corpus:
    return read([str(path) for path in sorted(case.glob("*.txt"))])


def read(paths: Sequence[str]) -> Corpus:
    sources = load_sources(paths, RULES).sources
    return Corpus(sources, tuple(extract_claims(source, RULES) for source in sources))


@cache
def judged(of: Corpus) -> tuple[Matched, tuple[Finding, ...]]:
    matched = match_claims(of.sources, of.extractions, RULES)
    return matched, judge(matched, of.sources, RULES, "newsroom", ())


def place(member: Member) -> Place:
    return member.source, member.start, member.end


def spot(claim: Claim) -> Place:
    return claim.source, claim.span.start, claim.span.end


def places(finding: Finding) -> tuple[str, frozenset[Place]]:
    return finding.kind, frozenset(map(place, finding.members))


# ---------------------------------------------------------------- the same bytes


def written(report: Report) -> str:
    return render(report, "json")


def checked(paths: Iterable[Path], **options: object) -> Report:
    return pipeline.check([str(path) for path in paths], config.from_options(options))


def files(case: Path, folder: Path, change: Callable[[str], str] = str) -> list[Path]:
    """A copy of the case's sources, each text changed; sorted."""
    folder.mkdir(exist_ok=True)
    for path in sorted(case.glob("*.txt")):
        (folder / path.name).write_text(change(path.read_text("utf-8")), "utf-8")
    return sorted(folder.glob("*.txt"))


@pytest.mark.parametrize("case", [MANY[-1]], ids=lambda case: case.name)
def test_the_same_bytes_in_any_order_with_any_jobs_from_a_cold_or_a_warm_store(case: Path) -> None:
    paths = sorted(case.glob("*.txt"))
    first = written(checked(paths))
    assert written(checked(paths)) == first
    assert written(checked(paths[::-1], cache=False)) == first
    assert written(checked([*paths[2:], *paths[:2]], cache=False, jobs=2)) == first


@each_case
def test_who_comes_first_changes_nothing_but_the_order(case: Path) -> None:
    """Under other names the sources stand in another order; the findings are the same."""
    whole = corpus(case)
    swapped = Corpus(whole.sources[::-1], whole.extractions[::-1])
    found, other = judged(whole)[1], judged(swapped)[1]
    assert sorted(map(outline, found)) == sorted(map(outline, other))


def outline(finding: Finding) -> tuple[str, str, str, str, str, list[Place]]:
    said = (finding.kind, finding.verdict, finding.relation or "", finding.explanation or "", finding.fingerprint)
    return *said, sorted(map(place, finding.members))


# ---------------------------------------------------------------- added and taken away


@each_of_many
def test_leaving_a_file_out_raises_nothing_between_the_others(case: Path) -> None:
    """Two claims that disagree without a file stood together with it, in a finding or in a fact.

    A file may have carried the explanation (a correction, a swap), and then their disagreement is
    told in other words; where it carried another file's date, that file is not looked at.
    """
    whole = corpus(case)
    matched, findings = judged(whole)
    days = dict(matched.dated)
    together = pairs(map(place, one.members) for one in findings) | pairs(
        map(spot, one.claims) for one in matched.facts
    )
    for away in whole.sources:
        rest, left = judged(whole.without(away))
        redated = {key for key, dated in rest.dated if dated != days[key]}
        for finding in left:
            if finding.verdict != "agree":
                members = [one for one in finding.members if one.source not in redated]
                raised = disagreeing(members) - together
                assert not raised, f"without {away.id}: {finding.kind}: {finding.text}"


def pairs(groups: Iterable[Iterable[Place]]) -> set[tuple[Place, Place]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def disagreeing(members: Sequence[Member]) -> set[tuple[Place, Place]]:
    """Pairs of members of two sources with two values, in order."""
    found = set()
    for one, other in combinations(members, 2):
        if one.source != other.source and (one.low, one.high) != (other.low, other.high):
            found.add((min(place(one), place(other)), max(place(one), place(other))))
    return found


@each_case
def test_an_unrelated_article_adds_nothing_to_the_others(case: Path, tmp_path: Path) -> None:
    whole = corpus(case)
    (tmp_path / "zz-bakers.txt").write_text(UNRELATED, "utf-8")
    more = read([str(tmp_path / "zz-bakers.txt")])
    (stranger,) = more.sources
    both = Corpus((*whole.sources, stranger), (*whole.extractions, *more.extractions))
    mine = {places(one) for one in judged(both)[1] if any(member.source != stranger.id for member in one.members)}
    assert mine == {places(one) for one in judged(whole)[1]}


def test_the_stranger_is_an_article_with_figures(tmp_path: Path) -> None:
    (tmp_path / "zz-bakers.txt").write_text(UNRELATED, "utf-8")
    (extraction,) = read([str(tmp_path / "zz-bakers.txt")]).extractions
    assert {claim.kind for claim in extraction.claims} >= {"quantity", "quotation"}


# ---------------------------------------------------------------- texts that grow

PARAGRAPH = "\n\nThe tide tables hang beside the door of the reading room, as they always have.\n"


def prints(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return sorted((one.kind, one.fingerprint) for one in findings)


def at_the_end(text: str) -> str:
    return text.rstrip("\n") + PARAGRAPH


def before_the_last(text: str) -> str:
    head, mark, tail = text.rstrip("\n").rpartition("\n\n")
    return head + PARAGRAPH + mark[1:] + tail + "\n"


@each_case
@pytest.mark.parametrize("grow", [at_the_end, before_the_last])
def test_a_paragraph_elsewhere_changes_no_fingerprint(case: Path, grow: Callable[[str], str], tmp_path: Path) -> None:
    paths = files(case, tmp_path / "grown", grow)
    grown = read([str(path) for path in paths])
    assert prints(judged(grown)[1]) == prints(judged(corpus(case))[1])


@each_case
def test_blank_lines_move_lines_and_nothing_else(case: Path, tmp_path: Path) -> None:
    paths = files(case, tmp_path / "aired", lambda text: "\n\n" + text.replace("\n\n", "\n\n\n\n"))
    aired = read([str(path) for path in paths])
    found, before = judged(aired)[1], judged(corpus(case))[1]
    assert [unmoved(one) for one in found] == [unmoved(one) for one in before]
    texts = {source.id: source.text for source in aired.sources}
    for member in (member for finding in found for member in finding.members):
        assert " ".join(texts[member.source][member.start : member.end].split()) == " ".join(member.quote.split())


def unmoved(finding: Finding) -> tuple[object, ...]:
    quoted = [(member.source, member.quote, member.low, member.high, member.speaker) for member in finding.members]
    return finding.id, finding.kind, finding.verdict, finding.fingerprint, finding.severity, finding.confidence, quoted


# ---------------------------------------------------------------- every corpus


@each_case
def test_every_citation_quotes_its_source(case: Path) -> None:
    texts = {source.id: source.text for source in corpus(case).sources}
    for finding in judged(corpus(case))[1]:
        for member in finding.members:
            told = texts[member.source]
            assert " ".join(told[member.start : member.end].split()) == " ".join(member.quote.split())
            assert told.count("\n", 0, member.start) + 1 == member.line


@each_case
def test_links_join_claims_of_their_fact(case: Path) -> None:
    for fact in judged(corpus(case))[0].facts:
        size = len(fact.claims)
        assert size > 1
        assert all(0 <= link.left < size and 0 <= link.right < size and link.left != link.right for link in fact.links)
