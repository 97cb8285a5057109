"""What the commands print for a report that is given: filters, outputs, decisions, the library's doors."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck import __main__, pipeline, rules
from factcheck.commands.checking import fails
from factcheck.commands.reviewing import Terminal, review
from factcheck.commands.setup import spread
from factcheck.config import Config
from factcheck.model import Report
from factcheck.report import render


@pytest.fixture
def given(small_report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Report:
    """Whatever is checked, the small report comes out; decisions and baseline are applied as always."""
    from factcheck import decisions

    def check(paths: object, config: Config, **_: object) -> Report:
        return decisions.apply(small_report, config.decisions, config.baseline)

    monkeypatch.setattr(pipeline, "check", check)
    monkeypatch.chdir(tmp_path)
    return small_report


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = __main__.run(list(arguments))
    said = capsys.readouterr()
    return status, said.out, said.err


def kinds(out: str) -> list[str]:
    return [finding["kind"] for finding in json.loads(out)["findings"]]


def test_check_prints_the_report_in_the_format_asked_for(given: Report, capsys: Any) -> None:
    status, out, err = run(capsys, "check", "--format", "json")
    assert (status, err) == (1, "")
    assert out == render(given, "json")


def test_the_short_way_and_typer_say_the_same(given: Report, capsys: Any) -> None:
    short = run(capsys, "check", "x", "--format", "csv", "--fail-on", "never", "--output", "r.md")
    long = run(capsys, "check", "x", "--format", "csv", "--fail-on", "never", "--output", "r.md", "--quiet")
    assert short == long
    assert short[0] == 0


@pytest.mark.parametrize(
    ("options", "left"),
    [
        pytest.param(["--select", "single-origin"], ["single-origin"], id="only a kind"),
        pytest.param(["--ignore", "single-origin"], ["figure-conflict", "agreement"], id="not a kind"),
        pytest.param(["--event", "e1"], ["figure-conflict", "single-origin", "agreement"], id="an event by its id"),
        pytest.param(
            ["--event", "osel"], ["figure-conflict", "single-origin", "agreement"], id="an event by its words"
        ),
        pytest.param(["--measure", "PEOPLE"], ["figure-conflict", "single-origin", "agreement"], id="a subject"),
        pytest.param(["--measure", "cars"], [], id="a measure that nothing has"),
    ],
)
def test_narrowing(given: Report, capsys: Any, options: list[str], left: list[str]) -> None:
    status, out, _ = run(capsys, "check", "--format", "json", *options)
    assert kinds(out) == left
    assert status == int("figure-conflict" in left)


def test_only_keeps_findings_of_the_files_and_points_at_them(given: Report, capsys: Any, tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text("")
    _, out, _ = run(capsys, "check", "--format", "json", "--only", "two.txt")
    found = json.loads(out)["findings"]
    assert [finding["kind"] for finding in found] == ["figure-conflict", "agreement"]
    assert all(finding["members"][0]["source"] == "two" for finding in found)


@pytest.mark.parametrize(
    ("arguments", "apart"),
    [
        pytest.param(["check", "--only", "a", "b"], ["check", "--only", "a", "--only", "b"], id="names at the end"),
        pytest.param(
            ["check", ".", "--only", "a", "-q"], ["check", ".", "--only", "a", "-q"], id="another option ends it"
        ),
        pytest.param(["check", "--only"], ["check"], id="a hook with no file"),
        pytest.param(["check", "--only", "a", "--only", "b"], ["check", "--only", "a", "--only", "b"], id="repeated"),
    ],
)
def test_only_takes_many_names(arguments: list[str], apart: list[str]) -> None:
    assert spread(arguments) == apart


def test_outputs_are_written_and_standard_output_stays(given: Report, capsys: Any, tmp_path: Path) -> None:
    run(capsys, "check", "--output", "r.json", "--output", "r.csv", "--output", "r.sarif", "--output", "r.md")
    assert (tmp_path / "r.json").read_text("utf-8") == render(given, "json")
    assert (tmp_path / "r.csv").read_bytes() == render(given, "csv").encode()
    assert json.loads((tmp_path / "r.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_github_gets_a_summary(given: Report, capsys: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    run(capsys, "check", "--format", "github")
    assert "figure-conflict" in (tmp_path / "summary.md").read_text("utf-8")


LEVELS = ("conflict", "unexplained", "error", "warning", "note", "never")


@pytest.mark.parametrize(
    ("change", "reached"),
    [
        pytest.param({}, "conflict unexplained error warning note", id="an open conflict that nothing explains"),
        pytest.param(
            {"verdict": "update", "explanation": "update", "severity": "warning"},
            "conflict warning note",
            id="an update is a disjoint figure too",
        ),
        pytest.param(
            {"relation": None, "explanation": None}, "conflict unexplained error warning note", id="a denied statement"
        ),
        pytest.param(
            {"verdict": "bound-mismatch", "relation": "within", "severity": "note"}, "note", id="compatible bounds"
        ),
        pytest.param({"status": "decided"}, "", id="decided"),
        pytest.param({"status": "baselined"}, "", id="baselined"),
        pytest.param({"kind": "agreement", "verdict": "agree", "severity": "note"}, "", id="an agreement never fails"),
    ],
)
def test_what_reaches_which_level(small_report: Report, change: dict[str, str], reached: str) -> None:
    finding = replace(small_report.findings[0], **change)
    assert [level for level in LEVELS if fails(finding, level)] == reached.split()


def test_decide_makes_the_check_pass_and_the_finding_stay(given: Report, capsys: Any, tmp_path: Path) -> None:
    status, out, _ = run(
        capsys, "decide", "a1b2", "--accept", ">=12", "--by", "A. Desk", "--reason", "counted", "--on", "2021-03-05"
    )
    assert (status, "written to decisions.toml" in out) == (0, True)
    status, out, _ = run(capsys, "check", "--format", "json")
    assert status == 0
    assert json.loads(out)["findings"][0]["status"] == "decided"
    status, _, _ = run(capsys, "decide", "a1b2", "--remove")
    assert status == 0
    assert run(capsys, "check")[0] == 1


def test_a_finding_is_known_by_the_latest_check_that_has_it(
    capsys: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, count in (("case/one.txt", 12), ("case/two.txt", 14), ("other/one.txt", 31)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        text = (
            f"OSEL, 5 March 2021 - The ferry fire off Osel killed {count} people on Thursday, the {name[:-4]} said.\n"
        )
        (tmp_path / name).write_text(text, "utf-8")
    status, out, _ = run(capsys, "check", "case", "--format", "json")
    assert status == 1
    finding = json.loads(out)["findings"][0]["id"]
    assert run(capsys, "explain", finding)[0] == 0
    assert run(capsys, "decide", finding, "--range", "--by", "A", "--reason", "r", "--on", "2021-03-05")[0] == 0
    assert run(capsys, "check", "case")[0] == 0


def test_baseline_makes_the_check_pass(given: Report, capsys: Any) -> None:
    assert run(capsys, "baseline", "create")[0] == 0
    assert run(capsys, "check", "--baseline", "baseline.toml")[0] == 0
    status, out, _ = run(capsys, "baseline", "show")
    assert (status, "a1b2c3d4" in out) == (0, True)


def test_diff_says_what_was_gained(given: Report, capsys: Any, tmp_path: Path) -> None:
    Path("old.json").write_text(render(replace(given, findings=given.findings[1:]), "json"), "utf-8")
    Path("new.json").write_text(render(given, "json"), "utf-8")
    assert run(capsys, "diff", "old.json", "new.json")[0] == 1
    status, out, _ = run(capsys, "diff", "new.json", "old.json")
    assert (status, "a1b2c3d4" in out) == (0, True)
    assert run(capsys, "diff", "new.json", "new.json")[0] == 0


def test_report_renders_again(given: Report, capsys: Any, tmp_path: Path) -> None:
    Path("r.json").write_text(render(given, "json"), "utf-8")
    status, out, _ = run(capsys, "report", "r.json", "--format", "csv", "--output", "again.json")
    assert (status, out) == (0, render(given, "csv"))
    assert (tmp_path / "again.json").read_text("utf-8") == render(given, "json")


def test_init_writes_what_can_be_read_and_replaces_nothing(capsys: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "init")[0] == 0
    status, out, _ = run(capsys, "config", "show")
    assert (status, "factcheck.toml" in out) == (0, True)
    assert (tmp_path / ".github/workflows/factcheck.yml").is_file()
    (tmp_path / "factcheck.toml").write_text("policy = 'strict'\n")
    assert run(capsys, "init")[0] == 2
    assert "strict" in (tmp_path / "factcheck.toml").read_text()


def test_schema_is_json(capsys: Any) -> None:
    status, out, _ = run(capsys, "schema")
    assert (status, json.loads(out)["type"]) == (0, "object")


def test_rules_can_be_listed_and_explained(capsys: Any) -> None:
    assert "measure.killed" in run(capsys, "rules", "list", "measure")[1]
    assert "accepts:" in run(capsys, "rules", "explain", "measure.killed")[1]


class Person:
    """Somebody at `review`: the keys they press and the lines they type."""

    def __init__(self, keys: str, *answers: str) -> None:
        self.keys, self.answers, self.shown = list(keys), list(answers), []

    def terminal(self) -> Terminal:
        return Terminal(self.shown.append, lambda: self.keys.pop(0) if self.keys else "", lambda _: self.answers.pop(0))


def reviewed(person: Person) -> str:
    return review(Config(), "A. Desk", "2021-03-05", person.terminal(), None).out


def test_review_keeps_each_ruling_at_once(given: Report) -> None:
    assert reviewed(Person("a", ">=12", "counted")).startswith("1 decided, 1 left open")
    assert reviewed(Person("q")).startswith("0 decided, 1 left open")  # the next sitting goes on where that one ended


def test_review_can_take_a_ruling_back(given: Report) -> None:
    assert reviewed(Person("wzq", "another crash")).startswith("0 decided, 2 left open")
    assert pipeline.check((), Config()).findings[0].status == "open"


def test_review_asks_again_for_keys_that_mean_nothing(given: Report) -> None:
    person = Person("x?ss")
    assert reviewed(person).startswith("0 decided, 2 left open")
    assert len(person.shown) == 4


def test_what_a_library_gets(given: Report) -> None:
    frame = given.to_pandas()
    assert list(frame.columns[:3]) == ["finding", "kind", "verdict"]
    assert len(frame) == sum(len(finding.members) for finding in given.findings)
    assert given._repr_html_().startswith("<iframe")
    assert factcheck.__version__


def test_the_examples_of_a_pack_are_run_by_its_path_also_where_it_ships(tmp_path: Path, capsys: Any) -> None:
    shipped = str(rules.shipped() / "en/credits.toml")
    status, out, _ = run(capsys, "rules", "test", shipped)
    count = sum(rule.file == "en/credits.toml" for rule in rules.load().rules)
    assert (status, out.split(",")[0]) == (0, f"{count} rules")
    own = tmp_path / "desk.toml"
    own.write_text(
        "pack = 'desk'\nversion = '1'\n[[vague]]\nid = 'umpteen'\nwords = ['umpteen']\nlow = '10'\n"
        "accept = ['Umpteen boats sank.', 'Two boats sank.']\nreject = ['Ten boats sank.']\n"
    )
    status, out, _ = run(capsys, "rules", "test", str(own))
    assert (status, out.splitlines()[-1]) == (1, "1 rules, 3 examples, 1 wrong")


def test_a_reader_who_leaves_is_no_mistake(given: Report, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return 1

    with monkeypatch.context() as patch:
        patch.setattr(__main__, "_hang_up", lambda status: status)
        patch.setattr(sys, "stdout", Gone())
        assert __main__.run(["check"]) == 1
    assert capfd.readouterr().err == ""


def test_the_library_reads_paths_and_texts(tmp_path: Path) -> None:
    text = "OSEL, 5 March 2021 - The ferry fire off Osel killed 12 people on Thursday, police said.\n"
    for name, words in (("one.txt", text), ("two.txt", text.replace("12", "14"))):
        (tmp_path / name).write_text(words, "utf-8")
    report = factcheck.check(tmp_path, cache=False)
    assert [source.id for source in report.sources] == ["one", "two"]
    assert factcheck.check([str(tmp_path)], cache=False) == report
    by_path = factcheck.extract(tmp_path / "one.txt", cache=False)
    by_text = factcheck.extract(text, cache=False)
    assert [(claim.kind, claim.span) for claim in by_path] == [(claim.kind, claim.span) for claim in by_text]
    with pytest.raises(factcheck.UsageError, match="did you mean"):
        factcheck.check(tmp_path, polcy="strict")
