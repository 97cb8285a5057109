"""What holds for every format: golden files, hostile text, the empty report, the same bytes, cheap import."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.report import FORMAT_BY_SUFFIX, REPORTS, format_for, render
from factcheck.report.as_github import summary
from factcheck.report.compare import as_text, compare
from factcheck.report.timeline import timeline
from tests.report.goldens import GOLDEN, outputs
from tests.report.sample_reports import NASTY, make_empty, make_hostile, make_sample

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("name", sorted(outputs()))
def test_whole_output_is_as_it_was(name: str) -> None:
    path = GOLDEN / name
    assert path.exists(), "run: python -m tests.report.goldens"
    assert outputs()[name] == path.read_bytes().decode(), "if intended, run: python -m tests.report.goldens"


@pytest.mark.parametrize("name", REPORTS)
def test_hostile_text_steers_nothing(name: str) -> None:
    text = render(make_hostile(), name)
    assert not CONTROL.search(text)
    text.encode("utf-8")  # a lone surrogate would not go
    assert text.endswith("\n")


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "github"])
@pytest.mark.parametrize("width", [41, 60, 73, 100])
def test_no_line_is_an_order_to_a_build_log(name: str, width: int) -> None:
    text = render(make_hostile(), name, width=width, verbose=True)
    assert not [line for line in text.splitlines() if line.strip().startswith("::") or "##[" in line]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_hostile_text_beside_the_formats(text: str) -> None:
    report = make_hostile()
    for output in (
        summary(report),
        timeline(report, least=1),
        timeline(report, event=text, measure=text),
        as_text(compare(report, make_empty())),
        as_text(compare(make_sample(), report)),
    ):
        assert not CONTROL.search(output)


@pytest.mark.parametrize("name", REPORTS)
def test_empty_report(name: str) -> None:
    text = render(make_empty(), name)
    assert text.endswith("\n")
    assert text == render(make_empty(), name)


@pytest.mark.parametrize("name", REPORTS)
def test_settled_findings_stay_visible_and_marked(name: str) -> None:
    text = render(make_sample(), name)
    assert "5d5d5d5d" in text
    assert "6e6e6e6e" in text
    assert "decided" in text or "A. Desk" in text
    assert "baselined" in text


@pytest.mark.parametrize("name", REPORTS)
def test_same_report_same_bytes(name: str) -> None:
    assert len({render(make_sample(), name) for _ in range(5)}) == 1


def test_unknown_format_is_refused_with_a_suggestion() -> None:
    with pytest.raises(ValueError, match='no report format "markdwon"; did you mean "markdown"'):
        render(make_empty(), "markdwon")


@pytest.mark.parametrize(
    ("path", "name"), [("out/a.CSV", "csv"), ("r.jsonl", "jsonl"), ("r.json", "json"), ("x.htm", "html")]
)
def test_format_by_suffix(path: str, name: str) -> None:
    assert format_for(path) == name
    assert set(FORMAT_BY_SUFFIX.values()) <= set(REPORTS)


def test_unknown_suffix_is_refused() -> None:
    with pytest.raises(ValueError, match=r'"report\.docx": no report format has this suffix'):
        format_for("report.docx")


def test_importing_is_cheap() -> None:
    heavy = "[name for name in ('rich', 'jinja2', 'pandas', 'spacy', 'typer') if name in sys.modules]"
    code = f"import sys, factcheck.report; print({heavy})"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert run.stdout.strip() == "[]"
