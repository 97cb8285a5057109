"""Decisions and baseline: keyed by content, reopened by other words, written so that two branches merge."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import decisions
from factcheck.commands.deciding import Ruling, with_ruling
from factcheck.errors import OutputError, UsageError
from factcheck.model import Decision, Finding, Report

RULING = Ruling("accept", "A. Desk", "2021-03-05", "the hospital counted twice", "12")


def decided(report: Report, file: Path, finding: Finding | None = None) -> Report:
    """``report`` after a ruling on its first finding was kept in ``file`` and read again."""
    chosen = finding or report.findings[0]
    decisions.save(file, with_ruling(decisions.load(file), chosen, RULING, report, file))
    return decisions.apply(report, str(file), "")


def reworded(report: Report, quote: str, mark: str | None = None) -> Report:
    """``report`` with the first member of its first finding quoting other words."""
    first = report.findings[0]
    members = (replace(first.members[0], quote=quote), *first.members[1:])
    changed = replace(first, members=members, fingerprint=mark or first.fingerprint)
    return replace(report, findings=(changed, *report.findings[1:]))


def test_a_decided_finding_stays_and_is_marked(small_report: Report, tmp_path: Path) -> None:
    after = decided(small_report, tmp_path / "decisions.toml")
    assert [finding.status for finding in after.findings] == ["decided", "open", "open"]
    assert after.findings[0].decision.reason == RULING.reason
    assert after.findings[0].decision.sources


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(None, id="the same key: only the quotation changed"),
        pytest.param("ffffffff" * 8, id="another key: the value changed with the words"),
    ],
)
def test_other_words_reopen_it(small_report: Report, tmp_path: Path, mark: str | None) -> None:
    file = tmp_path / "decisions.toml"
    decided(small_report, file)
    after = decisions.apply(reworded(small_report, "killed 13 people", mark), str(file), "")
    assert after.findings[0].status == "open"
    assert "decided on different words" in after.findings[0].text
    assert after.findings[0].decision.by == "A. Desk"
    assert [finding.kind for finding in after.findings].count("stale-decision") == 0


def test_spaces_in_a_quotation_are_no_other_words(small_report: Report, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    decided(small_report, file)
    after = decisions.apply(reworded(small_report, "killed 12\n  people"), str(file), "")
    assert after.findings[0].status == "decided"


def test_a_decision_that_fits_nothing_is_a_finding(small_report: Report, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    decided(small_report, file)
    rest = replace(small_report, findings=small_report.findings[1:])
    after = decisions.apply(rest, str(file), "")
    stale = after.findings[-1]
    assert (stale.kind, stale.severity, stale.status) == ("stale-decision", "note", "open")
    assert file.read_text("utf-8")[stale.members[0].start : stale.members[0].end] == stale.members[0].quote
    assert file.read_text("utf-8").splitlines()[stale.members[0].line - 1].startswith("finding = ")
    assert decisions.apply(rest, str(file), "", stale="off").findings == rest.findings


def test_a_run_that_left_a_source_out_calls_nothing_stale(
    small_report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("text")
    decided(small_report, Path("decisions.toml"))
    narrower = replace(small_report, findings=(), sources=small_report.sources[:1])
    assert decisions.apply(narrower, "decisions.toml", "").findings == ()
    (tmp_path / "two.txt").unlink()
    assert decisions.apply(narrower, "decisions.toml", "").findings[0].kind == "stale-decision"


def test_a_second_ruling_replaces_the_first(small_report: Report, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    decided(small_report, file)
    decided(small_report, file)
    assert len(decisions.load(file)) == 1


def test_a_ruling_on_a_reopened_finding_replaces_what_it_was_reopened_from(
    small_report: Report, tmp_path: Path
) -> None:
    file = tmp_path / "decisions.toml"
    decided(small_report, file)
    reopened = decisions.apply(reworded(small_report, "killed 13 people", "f" * 64), str(file), "")
    after = decided(reopened, file)
    assert len(decisions.load(file)) == 1
    assert after.findings[0].status == "decided"


def test_the_file_does_not_depend_on_the_order_of_rulings(small_report: Report, tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    for file, order in ((one, (0, 1)), (two, (1, 0))):
        for number in order:
            decided(small_report, file, small_report.findings[number])
    assert one.read_text() == two.read_text()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(key=st.text("0123456789abcdef", min_size=8, max_size=64), text=TEXTS, words=st.lists(TEXTS, max_size=3))
def test_any_text_survives_the_file(
    key: str, text: str, words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("d") / "decisions.toml"
    kept = [Decision(key, "pending", text, "2021-03-05", text, None, tuple(words))]
    decisions.save(file, kept)
    assert decisions.load(file) == kept


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[[decision]]\nfinding = 'a'\n", 'the key "verb" is missing', id="a key is missing"),
        pytest.param("[[decisions]]\nfinding = 'a'\n", 'unknown table "decisions"', id="a misspelt table"),
        pytest.param(
            "[[decision]]\nfinding='a'\nverb='acept'\nby='b'\non='c'\nreason='d'\n",
            'unknown verb "acept"; did you mean "accept"',
            id="a misspelt verb",
        ),
        pytest.param(
            "[[decision]]\nfinding='a'\nverb='ask'\nby='b'\non='c'\nreason='d'\nreson='e'\n",
            'unknown key "reson"; did you mean "reason"',
            id="a misspelt key",
        ),
        pytest.param(
            2 * "[[decision]]\nfinding='a'\nverb='ask'\nby='b'\non='c'\nreason='d'\n",
            "a stands twice",
            id="two branches decided the same finding",
        ),
        pytest.param("<<<<<<< HEAD\n", "cannot be read as TOML", id="a merge left undone"),
    ],
)
def test_mistakes_in_the_file_are_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(text)
    with pytest.raises(UsageError, match=said):
        decisions.load(file)


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        decisions.save(tmp_path / "none" / "decisions.toml", [])


def test_two_branches_merge(small_report: Report, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    decisions.save(file, [])
    git("init", "-q", "-b", "main")
    git("add", "decisions.toml")
    git("commit", "-qm", "empty")
    git("checkout", "-qb", "other")
    decided(small_report, file, small_report.findings[1])
    git("commit", "-qam", "other")
    git("checkout", "-q", "main")
    decided(small_report, file, small_report.findings[0])
    git("commit", "-qam", "main")
    git("merge", "-q", "other")
    after = decisions.apply(small_report, str(file), "")
    assert [finding.status for finding in after.findings] == ["decided", "decided", "open"]


def test_the_baseline_marks_what_stood_and_nothing_else(small_report: Report, tmp_path: Path) -> None:
    file = tmp_path / "baseline.toml"
    assert decisions.save_baseline(file, replace(small_report, findings=small_report.findings[:1])) == 1
    after = decisions.apply(small_report, "", str(file))
    assert [finding.status for finding in after.findings] == ["baselined", "open", "open"]
    other = decisions.apply(reworded(small_report, "killed 13 people"), "", str(file))
    assert other.findings[0].status == "open"


def test_a_decision_counts_more_than_the_baseline(small_report: Report, tmp_path: Path) -> None:
    file, base = tmp_path / "decisions.toml", tmp_path / "baseline.toml"
    decisions.save_baseline(base, small_report)
    decided(small_report, file)
    assert decisions.apply(small_report, str(file), str(base)).findings[0].status == "decided"


def test_a_missing_baseline_is_a_mistake_and_missing_decisions_are_none(small_report: Report, tmp_path: Path) -> None:
    assert decisions.apply(small_report, str(tmp_path / "none.toml"), "") == small_report
    with pytest.raises(UsageError, match="no such baseline"):
        decisions.apply(small_report, "", str(tmp_path / "none.toml"))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        pytest.param("a1", "at least four", id="too short to mean one"),
        pytest.param("0000", "no finding has this id", id="unknown"),
    ],
)
def test_finding_by_id_refuses(small_report: Report, wanted: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        decisions.find(small_report, wanted)


def test_finding_by_the_start_of_its_id(small_report: Report) -> None:
    assert decisions.find(small_report, "a1b2") is small_report.findings[0]
