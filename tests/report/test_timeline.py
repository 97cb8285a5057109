from dataclasses import replace

from factcheck.report.timeline import timeline
from tests.report.sample_reports import altered, make_sample, member, toll


def test_rows_run_from_early_to_late_on_one_scale() -> None:
    rows = timeline(replace(make_sample(), findings=(toll(),))).splitlines()
    assert rows[0].startswith("b7e14c02  figure-update  killed, people · Paris attacks")
    assert rows[1].split()[:3] == ["2015-11-19…22", "129", "●"]
    assert "2015-11-23…24  ≥ 130" in rows[2]
    assert "●▶" in rows[2] or "●─▶" in rows[2] or "●──▶" in rows[2]
    assert rows[1].index("●") < rows[2].index("●")


def test_nothing_to_draw_is_said() -> None:
    text = timeline(replace(make_sample(), findings=(altered(),)))
    assert text == "3 sources with 39 claims: 1 error; no fact with 2 figures to draw\n"


def test_only_what_was_asked_for() -> None:
    assert timeline(make_sample(), event="paris").count("Paris attacks") == 3
    assert "injured" not in timeline(make_sample(), measure="Killed")
    assert "c0ffee00" in timeline(make_sample(), event="e2")


def test_lines_fit() -> None:
    speaker = "a spokeswoman for the regional health authority of the north"
    members = tuple(
        member(f"c{number}", "000", number, 1, "x", low=str(number), high=str(number), speaker=speaker)
        for number in range(1, 9)
    )
    text = timeline(replace(make_sample(), findings=(replace(toll(), members=members),)), width=72)
    assert max(map(len, text.splitlines())) <= 72


def test_the_end_of_a_long_path_stays() -> None:
    report = make_sample()
    sources = tuple(replace(source, path=f"{'folder/' * 14}{source.id}.txt") for source in report.sources)
    rows = timeline(replace(report, sources=sources, findings=(toll(),)), width=90).splitlines()
    assert rows[1].endswith("folder/001.txt:5:121")
    assert "…" in rows[1]


def test_a_finding_whose_statements_stand_in_another_is_not_drawn_again() -> None:
    fact = replace(toll(), members=(*toll().members, replace(toll().members[0], source="002", low="131", high="131")))
    copies = replace(toll(), id="aaaaaaaa", kind="single-origin")
    text = timeline(replace(make_sample(), findings=(copies, fact, replace(fact, id="bbbbbbbb"))))
    assert [line[:8] for line in text.splitlines() if line and not line.startswith(" ")] == ["b7e14c02"]
