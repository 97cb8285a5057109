"""Every seed case against its hand-checked findings: nothing missing, nothing extra, nothing joined that must not be."""

import re
import tomllib
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.model import Finding, Member, NotCompared, Report

ROOT = Path(__file__).parents[1]
CASES = sorted(path.parent for path in ROOT.glob("seeds/*/expected.toml"))
REAL = ROOT.parent / "shared" / "seeds"
FINDING_KEYS = {"kind", "verdict", "relation", "explanation", "measure", "why", "members", "optional"}
MEMBER_KEYS = {"source", "line", "quote", "low", "high", "optional"}
SAID = ("verdict", "relation", "explanation")
SPEECH = ("quotation", "statement")

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@cache
def expected(case: Path) -> dict[str, Any]:
    return tomllib.loads((case / "expected.toml").read_text(encoding="utf-8"))


@cache
def report(case: Path) -> Report:
    return factcheck.check([str(case)], cache=False)


@cache
def words(case: Path, source: str) -> str:
    return (case / f"{source}.txt").read_text(encoding="utf-8")


def place(case: Path, wanted: dict[str, Any]) -> tuple[int, int]:
    """Offsets of the expected words, which stand once in their line."""
    text = words(case, wanted["source"])
    lines = text.splitlines(keepends=True)
    found = list(re.finditer(rf"(?<!\w){re.escape(wanted['quote'])}(?!\w)", lines[wanted["line"] - 1]))
    assert len(found) == 1, f"{wanted['source']}:{wanted['line']} has {wanted['quote']!r} {len(found)} times"
    before = sum(map(len, lines[: wanted["line"] - 1]))
    return before + found[0].start(), before + found[0].end()


def amount(value: str | None) -> Decimal | str | None:
    try:
        return None if value is None else Decimal(value)
    except InvalidOperation:
        return value  # a day or a clock time


def cites(case: Path, member: Member, wanted: dict[str, Any]) -> bool:
    """Whether a member cites the expected words; words with an amount have to be cited whole."""
    if member.source != wanted["source"]:
        return False
    start, end = place(case, wanted)
    if "low" in wanted or "high" in wanted:
        return member.start <= start and end <= member.end
    return member.start < end and start < member.end


def is_about(case: Path, member: Member, wanted: dict[str, Any]) -> bool:
    """Whether the words are what a member is about; in a long statement a figure is only mentioned."""
    mentioned = member.kind in SPEECH and 2 * len(wanted["quote"]) < len(member.quote)
    return not mentioned and cites(case, member, wanted)


def fits(case: Path, member: Member, wanted: dict[str, Any]) -> bool:
    if not cites(case, member, wanted) or member.line != wanted["line"]:
        return False
    if "low" not in wanted and "high" not in wanted:
        return True
    stated = amount(member.low), amount(member.high)
    return stated == (amount(wanted.get("low")), amount(wanted.get("high")))


def meets(case: Path, finding: Finding, wanted: dict[str, Any]) -> bool:
    """Whether a finding is the expected one: its words, every required member, and no other member."""
    if finding.kind != wanted["kind"]:
        return False
    if any(key in wanted and getattr(finding, key) != wanted[key] for key in SAID):
        return False
    members = wanted["members"]
    needed = [member for member in members if not member.get("optional")]
    return all(any(fits(case, found, member) for found in finding.members) for member in needed) and all(
        any(fits(case, found, member) for member in members) for found in finding.members
    )


def shown(finding: Finding) -> str:
    cited = ", ".join(f"{member.source}:{member.line} {member.quote!r}" for member in finding.members)
    return f"{finding.kind} ({finding.verdict}, {finding.relation}, {finding.explanation}): {cited}"


def match(case: Path) -> tuple[list[str], list[str]]:
    """Expected findings that are missing, and findings that nobody expected, agreements apart."""
    left = list(report(case).findings)
    missing = []
    for wanted in expected(case)["finding"]:
        found = next((finding for finding in left if meets(case, finding, wanted)), None)
        if found:
            left.remove(found)
        elif not wanted.get("optional"):
            missing.append(f"{wanted['kind']}: {wanted['measure']}")
    return missing, [shown(finding) for finding in left if finding.kind != "agreement"]


def together(case: Path, entry: dict[str, Any]) -> list[str]:
    """Findings in which the words of a ``not_found`` entry stand, two words as two members."""
    kinds = entry.get("kinds")
    wrong = []
    for finding in report(case).findings:
        if kinds and finding.kind not in kinds:
            continue
        citing = [[m.claim for m in finding.members if is_about(case, m, wanted)] for wanted in entry["words"]]
        if all(citing) and (len(citing) == 1 or any(left != right for left in citing[0] for right in citing[1])):
            wrong.append(shown(finding))
    return wrong


def listed(case: Path, apart: NotCompared, wanted: dict[str, Any]) -> bool:
    start, end = place(case, wanted)
    same = apart.source == wanted["source"] and apart.line == wanted["line"]
    return same and apart.start < end and start < apart.end


@each_case
def test_nothing_is_missing(case: Path) -> None:
    missing, extra = match(case)
    assert not missing, "\n".join(["missing:", *missing, "not expected:", *extra])


@each_case
def test_nothing_is_extra(case: Path) -> None:
    assert match(case)[1] == []


@each_case
def test_nothing_is_joined_that_must_stay_apart(case: Path) -> None:
    wrong = [f"{entry['reason']}: {text}" for entry in expected(case)["not_found"] for text in together(case, entry)]
    assert not wrong, "\n".join(wrong)


@each_case
def test_what_was_kept_apart_is_listed(case: Path) -> None:
    apart = report(case).not_compared
    wanted = expected(case).get("not_compared", [])
    missing = [entry["quote"] for entry in wanted if not any(listed(case, found, entry) for found in apart)]
    assert not missing


@each_case
def test_every_listed_reason_is_a_sentence_for_people(case: Path) -> None:
    assert all(found.reason.strip() for found in report(case).not_compared)


# ---------------------------------------------------------------- the cases themselves


@each_case
def test_expected_words_stand_where_they_are_said_to_stand(case: Path) -> None:
    entries = expected(case)
    cited = [member for finding in entries["finding"] for member in finding["members"]]
    cited += [word for entry in entries["not_found"] for word in entry["words"]]
    for wanted in [*cited, *entries.get("not_compared", [])]:
        place(case, wanted)


@each_case
def test_expected_findings_use_known_keys(case: Path) -> None:
    for finding in expected(case)["finding"]:
        assert set(finding) <= FINDING_KEYS
        assert all(set(member) <= MEMBER_KEYS for member in finding["members"])
        assert finding["why"]


@each_case
def test_a_case_has_several_short_sources_and_a_readme(case: Path) -> None:
    counts = [len(path.read_text(encoding="utf-8").split()) for path in sorted(case.glob("*.txt"))]
    assert len(counts) >= 2
    assert all(80 <= count <= 300 for count in counts)
    text = (case / "README.md").read_text(encoding="utf-8")
    assert "## What is planted" in text
    assert "## What must not be found" in text


def runs(text: str, length: int = 7) -> set[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text.lower())
    return {tuple(tokens[at : at + length]) for at in range(len(tokens) - length + 1)}


@pytest.mark.skipif(not REAL.is_dir(), reason="the two real reports are not beside this checkout")
def test_paris_carries_figures_and_no_sentences_of_the_real_reports() -> None:
    real = set().union(*(runs(path.read_text(encoding="utf-8")) for path in sorted(REAL.glob("*.txt"))))
    own = set().union(*(runs(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob("seeds/paris/*.txt"))))
    assert sorted(real & own) == []
