"""0 fine, 1 findings, 2 could not do the job: every command, every failure, each one sentence on standard error."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import __main__, pipeline
from factcheck.report import render

AGREES = "OSEL, 5 March 2021 - The ferry fire off Osel killed 12 people on Thursday, police said.\n"
DIFFERS = "OSEL, 5 March 2021 - A fire on a ferry off Osel killed 14 people on Thursday, the mayor said.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_report: Any) -> Path:
    """A folder with sources that differ, some that agree, and what else commands can be given."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("differ/one.txt", AGREES), ("differ/two.txt", DIFFERS), ("agree/one.txt", AGREES)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "agree/two.txt").write_text(AGREES.replace("police said", "the mayor said"), "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2" * 100)
    (tmp_path / "rules.toml").write_text('pack = "x"\nversion = "1"\n[[measure]]\nid = "x"\n')
    (tmp_path / "bad.toml").write_text("polcy = 'x'\n")
    (tmp_path / "old.json").write_text(render(small_report, "json"), "utf-8")
    (tmp_path / "other.json").write_text("{}\n")
    (tmp_path / "wrong.toml").write_text("[[decision]]\nfinding='a'\nverb='ask'\nby='b'\non='c'\n")
    return tmp_path


FINE = [
    pytest.param("check agree", 0, id="check: sources agree"),
    pytest.param("check differ", 1, id="check: sources differ"),
    pytest.param("check differ --fail-on never", 0, id="check: never fails"),
    pytest.param("check differ --jobs 2 --no-cache", 1, id="check: options"),
    pytest.param("check differ binary.txt", 1, id="check: the rest is checked where one file is binary"),
    pytest.param("extract differ", 0, id="extract"),
    pytest.param("extract differ --format jsonl", 0, id="extract as lines"),
    pytest.param("sources differ", 0, id="sources"),
    pytest.param("explain differ/one.txt:1 differ", 0, id="explain a line"),
    pytest.param("timeline differ", 0, id="timeline"),
    pytest.param("report old.json", 0, id="report"),
    pytest.param("diff old.json old.json", 0, id="diff of equals"),
    pytest.param("verify old.json", 1, id="verify: sources are gone"),
    pytest.param("rules list", 0, id="rules list"),
    pytest.param("rules explain measure.killed", 0, id="rules explain"),
    pytest.param("config show", 0, id="config show"),
    pytest.param("schema", 0, id="schema"),
    pytest.param("doctor", 0, id="doctor"),
    pytest.param("init", 0, id="init"),
    pytest.param("cache clear", 0, id="cache clear"),
    pytest.param("baseline create differ", 0, id="baseline create"),
    pytest.param("--version", 0, id="version"),
    pytest.param("--help", 0, id="help"),
]

FAILURES = [
    pytest.param("check none.txt", "none.txt: no such file", id="a missing path"),
    pytest.param("check empty", "empty: no readable file", id="an empty folder"),
    pytest.param("check binary.txt", "binary", id="nothing but a binary file"),
    pytest.param("check differ --formt csv", "did you mean --format?", id="a misspelt option"),
    pytest.param("check differ --format tabel", 'did you mean "table"', id="an unknown format"),
    pytest.param("check differ --fail-on eror", "no such level", id="an unknown level"),
    pytest.param("check differ --policy newsrom", "newsroom", id="an unknown policy"),
    pytest.param("check differ --engine sparc", "no such engine", id="an unknown engine"),
    pytest.param("check differ --model no_such_model", "no such spaCy pipeline", id="a model that is not installed"),
    pytest.param("check differ --select figure-conflct", 'did you mean "figure-conflict"', id="an unknown kind"),
    pytest.param("check differ --event nowhere", "no event is called so", id="an unknown event"),
    pytest.param("check differ --rules rules.toml", 'the key "label" is missing', id="a broken rule file"),
    pytest.param("check differ --rules none.toml", "no such rule file", id="a missing rule file"),
    pytest.param("check differ --config bad.toml", 'did you mean "policy"', id="an unknown key"),
    pytest.param("check differ --config none.toml", "cannot be read", id="a missing configuration"),
    pytest.param("check differ --output none/r.csv", "does not exist", id="a report in a folder that is not there"),
    pytest.param("check differ --output r.xyz", "suffix", id="a report of no known format"),
    pytest.param("check differ --output empty", "empty", id="a report in the place of a folder"),
    pytest.param("check differ --baseline none.toml", "no such baseline", id="a missing baseline"),
    pytest.param("check differ --decisions wrong.toml", 'the key "reason" is missing', id="a broken decisions file"),
    pytest.param("check differ --only none.txt", "no such file", id="only a file that is not there"),
    pytest.param("check differ --new main", "git", id="new outside a repository"),
    pytest.param("check differ --color blue", "auto, always, never", id="an unknown colour"),
    pytest.param("check differ --jobs -1", "below 0", id="fewer than no processes"),
    pytest.param("check differ --jobs two", "jobs", id="no number"),
    pytest.param("chekc differ", "Did you mean 'check'", id="a misspelt command"),
    pytest.param("explain 00000000 differ", "no finding has this id", id="an unknown finding"),
    pytest.param("explain differ/one.txt:99 differ", "no line 99", id="a line beyond the end"),
    pytest.param("explain three.txt:1 differ", "no such source", id="a line of an unknown source"),
    pytest.param("extract differ --format html", "one of table, jsonl, json", id="a format of another command"),
    pytest.param("report none.json", "cannot be read", id="a missing report"),
    pytest.param("report other.json", "not a factcheck report", id="another JSON file"),
    pytest.param("report old.json --output none/x.md", "does not exist", id="a report that cannot be written"),
    pytest.param("verify other.json", "not a factcheck report", id="verify another JSON file"),
    pytest.param("diff old.json", "NEW.json", id="an argument is missing"),
    pytest.param("rules explain measure.kiled", 'did you mean "measure.killed"', id="an unknown rule"),
    pytest.param("rules list mesure", 'did you mean "measure"', id="an unknown kind of rule"),
    pytest.param("decide a1b2", "exactly one of", id="no ruling"),
    pytest.param("decide a1b2 --ask --range --by x --reason y", "exactly one of", id="two rulings"),
    pytest.param("decide a1b2 --ask --reason y", "--by", id="nobody decides"),
    pytest.param("decide a1b2 --ask --by x", "--reason", id="no reason"),
    pytest.param("decide a1b2 --ask --by x --reason y --on yesterday", "not a day", id="no day"),
    pytest.param("review", "--by", id="review by nobody"),
    pytest.param("baseline show", "no such baseline", id="no baseline to show"),
]


@pytest.mark.parametrize(("line", "expected"), FINE)
def test_what_can_be_done(line: str, expected: int, folder: Path, capsys: Any) -> None:
    status = __main__.run(line.split())
    said = capsys.readouterr()
    assert (status, said.err) == (expected, "")
    assert said.out or line.startswith("cache")


@pytest.mark.parametrize(("line", "said"), FAILURES)
def test_what_cannot_be_done(line: str, said: str, folder: Path, capsys: Any) -> None:
    assert __main__.run(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.startswith("factcheck: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_crash_is_status_2_and_one_sentence(folder: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(pipeline, "check", crash)
    assert __main__.run(["check", "differ"]) == 2
    assert capsys.readouterr().err == "factcheck: internal error: ZeroDivisionError: by hand; --verbose shows where\n"
    assert __main__.run(["check", "differ", "--verbose"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_status_2(folder: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", interrupt)
    for line in ("check differ", "check differ --quiet", "timeline differ"):
        assert __main__.run(line.split()) == 2
        assert capsys.readouterr().err == "factcheck: stopped\n"


def test_questions_without_an_answer_stop(folder: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a"))
    assert __main__.run(["review", "differ", "--by", "A", "--on", "2021-03-05"]) == 2
    assert "stopped" in capsys.readouterr().err
    assert not (folder / "decisions.toml").exists()


def test_a_name_that_would_steer_a_terminal_does_not(folder: Path, capsys: Any) -> None:
    assert __main__.run(["check", "a\x1b[2J\n::error::x.txt"]) == 2
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert all(line.startswith("factcheck: ") for line in err.splitlines())


HOSTILE = "\x1b[2J \x1b]8;;http://x\x07 \u202e [/nope] | <script>alert(1)</script> =cmd|'/C calc'!A1"


@pytest.mark.parametrize("command", ["check .", "extract .", "sources .", "timeline .", "explain two.txt:1 ."])
@pytest.mark.parametrize("form", ["", "table", "csv", "markdown", "json", "jsonl", "html", "sarif", "junit", "github"])
def test_hostile_names_and_texts_pass_harmlessly(
    command: str, form: str, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a\n::error::x.txt").write_text(AGREES.replace("police", f"{HOSTILE} police"), "utf-8")
    (tmp_path / "two.txt").write_text(DIFFERS, "utf-8")
    status = __main__.run([*command.split(), *(["--format", form] if form else [])])
    out, err = capsys.readouterr()
    assert status in (0, 1) or "such option" in err or "not for this command" in err
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
    assert not any(line.startswith("::error::") for line in (out + err).splitlines())


def test_unreadable_files_among_readable_ones_are_said(folder: Path, capsys: Any) -> None:
    assert __main__.run(["check", "differ", "binary.txt", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [entry["path"] for entry in report["skipped"]] == ["binary.txt"]
    assert "unreadable-source" in {finding["kind"] for finding in report["findings"]}
