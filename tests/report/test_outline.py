from dataclasses import replace

from factcheck.report.outline import discrepancies, event_text, folded, headline, mark, range_text, who
from tests.report.sample_reports import make_empty, make_sample, member, settled, toll, wounded


def test_order_is_open_then_severe_then_as_reported() -> None:
    found = [finding.id for finding in discrepancies(make_sample())]
    assert found == ["77aa01be", "b7e14c02", "0f3a9d11", "5d5d5d5d", "6e6e6e6e"]


def test_headline_counts_each_thing_once() -> None:
    assert headline(make_sample()) == "3 sources with 39 claims: 1 error, 1 warning, 1 note, 1 baselined, 1 decided"
    assert headline(make_empty()) == "0 sources: no discrepancy"
    assert folded(make_sample()) == ["1 agreement", "1 figure not compared", "1 file or part skipped"]
    assert folded(make_empty()) == []


def test_range_names_both_ends_and_what_fits_all() -> None:
    assert range_text(toll()) == "129 … ≥ 130"
    assert range_text(wounded()) == "> 300 … > 350, best 340"
    assert range_text(replace(toll(), best="1300")) == "129 … ≥ 130, best 1,300"
    one = replace(toll(), members=toll().members[:1])
    assert range_text(one) == "129"


def test_event_does_not_repeat_its_place() -> None:
    assert event_text(toll(), make_sample()) == "Paris attacks (2015-11-13)"
    assert event_text(replace(toll(), event="e9"), make_sample()) == "e9"


def test_mark_says_who_ruled_and_when_a_ruling_no_longer_holds() -> None:
    decided, baselined = settled()
    assert mark(decided) == "decided: accept 89 by A. Desk on 2015-12-01: the prosecutor's count"
    assert mark(baselined) == "baselined"
    assert mark(replace(decided, status="open")).startswith("open again, was accept 89 by A. Desk")
    assert mark(toll()) == ""


def test_who_names_the_chain() -> None:
    assert who(member("c", "s", 1, 1, "x", speaker="the mayor", cites="police")) == "the mayor, citing police"
    assert who(member("c", "s", 1, 1, "x", cites="police")) == "citing police"
    assert who(member("c", "s", 1, 1, "x")) == ""
