from dataclasses import replace

from factcheck.report.timeline import timeline
from tests.report.sample_reports import altered, make_sample, member, toll


def test_rows_run_from_early_to_late_on_one_scale() -> None:
    rows = timeline(replace(make_sample(), findings=(toll(),))).splitlines()
    assert rows[0].startswith("b7e14c02  figure-update  killed, people · Paris attacks")
    assert "2015-11-19…22    129    ●" in rows[1]
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
