from dataclasses import replace

import pytest

from factcheck.report import as_github
from factcheck.report.as_github import render, summary
from tests.report.sample_reports import make_hostile, make_sample, toll


def test_most_severe_first_settled_last_as_notices() -> None:
    commands = [line.split(" ")[0] for line in render(make_sample()).splitlines()]
    assert commands == ["::error", "::warning", "::notice", "::notice", "::notice", "factcheck:"]


def test_at_most_nine_and_one_that_says_how_many_more() -> None:
    findings = tuple(
        replace(toll(), id=f"{number:08x}", severity="warning" if number % 2 else "note") for number in range(25)
    )
    lines = render(replace(make_sample(), findings=findings)).splitlines()
    assert len(lines) == 11
    assert all(line.startswith("::warning ") for line in lines[:9])
    assert lines[9] == "::notice title=factcheck::3 warnings, 13 notes more, see the step summary"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("100% sure", "100%25 sure", id="percent"),
        pytest.param("a\r\nb", "a%0D%0Ab", id="line ends"),
        pytest.param("a:b,c", "a:b,c", id="colon and comma are free in a message"),
    ],
)
def test_message(text: str, escaped: str) -> None:
    assert as_github._data(text) == escaped


def test_property() -> None:
    assert as_github._property("a\n::error::x,y.txt") == "a%0A%3A%3Aerror%3A%3Ax%2Cy.txt"


def test_every_line_is_one_command_of_ours() -> None:
    lines = render(make_hostile()).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::notice", "factcheck:"]
    assert "file=a%0A%3A%3Aerror%3A%3Ax.txt,line=1,col=1," in lines[0]


def test_summary_is_cut_between_findings_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = summary(make_sample())
    monkeypatch.setattr(as_github, "SUMMARY_BYTES", 1100)
    cut = summary(make_sample())
    assert len(cut.encode()) < 1300
    assert "did not fit into a step summary" in cut
    body = cut[: cut.index("\n**Cut here")]
    assert whole.startswith(body)
    assert body.rstrip().endswith("|")  # the last table is whole


def test_summary_stays_below_one_mebibyte() -> None:
    findings = tuple(replace(toll(), id=f"{number:08x}") for number in range(4000))
    text = summary(replace(make_sample(), findings=findings))
    assert 900_000 < len(text.encode()) < 1024 * 1024
