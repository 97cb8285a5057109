from dataclasses import replace

import pytest
from rich.cells import cell_len

from factcheck.report import render
from tests.report.sample_reports import make_hostile, make_sample, member, toll


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("make", [make_sample, make_hostile], ids=["sample", "hostile"])
def test_no_line_is_wider_than_asked(make: object, width: int) -> None:
    text = render(make(), "table", width=width, verbose=True)  # type: ignore[operator]
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_no_escape_sequence_unless_asked() -> None:
    assert "\x1b" not in render(make_sample(), "table")
    assert "\x1b[" in render(make_sample(), "table", color=True)


def test_the_surroundings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = render(make_sample(), "table")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert render(make_sample(), "table") == plain


def test_both_figures_with_their_places() -> None:
    text = render(make_sample(), "table")
    assert "129    2015-11-19…22" in text
    assert "desk/001.txt:5:121" in text
    assert "≥ 130  2015-11-23…24  Anne Dubois, citing the" in text


def test_a_path_that_fits_is_not_broken() -> None:
    path = "archive/2015/11/24/" + "a-long-file-name.txt"
    report = make_sample()
    sources = tuple(replace(source, path=path) for source in report.sources)
    text = render(replace(report, sources=sources), "table")
    assert f"{path}:35:118" in text


@pytest.mark.parametrize("width", range(40, 101, 3))
def test_no_word_is_lost_at_any_width(width: int) -> None:
    text = "".join(render(make_sample(), "table", width=width).split())
    for finding in make_sample().findings[:5]:
        for one in finding.members:
            words = one.quote.split()
            assert all(word in text for word in words if len(word) < 12), (width, words)


def test_a_long_finding_is_cut_and_says_so() -> None:
    many = tuple(replace(toll().members[0], claim=f"c{number}") for number in range(45))
    report = replace(make_sample(), findings=(replace(toll(), members=many),))
    assert "… and 15 more places; --verbose lists them" in render(report, "table")
    assert render(report, "table", verbose=True).count("killed 129 people") == 45


def test_brackets_are_text() -> None:
    odd = member("c1", "001", 1, 1, "[bold red]12[/nope] dead", low="12", high="12")
    report = replace(make_sample(), findings=(replace(toll(), members=(odd,)),))
    assert "[bold red]12[/nope] dead" in render(report, "table", color=True)


def test_skipped_is_never_folded() -> None:
    assert "desk/scan.bin: not a text" in render(make_sample(), "table")


def test_verbose_unfolds() -> None:
    text = render(make_sample(), "table", verbose=True)
    for words in (
        "on Nov. 24",
        "30,000 fighters: no other source counts this",
        "place same both say Paris",
        "decoded as",
    ):
        assert words in text
