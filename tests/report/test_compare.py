from dataclasses import replace

from factcheck.model import Report
from factcheck.report.compare import as_text, compare
from tests.report.sample_reports import agreed, altered, make_empty, make_sample, member, settled, toll, wounded


def report(*findings: object) -> Report:
    return replace(make_sample(), findings=findings)


def test_a_report_is_the_same_as_itself() -> None:
    assert not compare(make_sample(), make_sample())
    assert as_text(compare(make_sample(), make_sample())) == "no difference in findings\n"


def test_positions_and_order_make_no_difference() -> None:
    moved = replace(toll(), members=tuple(replace(one, line=one.line + 2, claim="c99") for one in toll().members))
    assert not compare(report(toll(), altered()), report(altered(), moved))


def test_gained_and_lost() -> None:
    changes = compare(report(toll()), report(altered()))
    assert [finding.id for finding in changes.gained] == ["77aa01be"]
    assert [finding.id for finding in changes.lost] == ["b7e14c02"]
    assert "1 gained, 1 lost, 0 changed, 0 decided" in as_text(changes)


def test_a_figure_that_joined_is_a_change_not_a_loss() -> None:
    third = member("c20", "002", 1, 1, "128 killed", measure="killed", low="128", high="128")
    grown = replace(toll(), fingerprint="e" * 32, members=(*toll().members, third), severity="error")
    changes = compare(report(toll()), report(grown))
    assert (changes.gained, changes.lost) == ((), ())
    assert changes.changed[0].what == ("severity: warning → error", "now cites “128 killed” in desk/late notes.md")


def test_an_agreement_that_breaks_up_is_a_loss_and_a_gain() -> None:
    broken = replace(agreed(), kind="date-conflict", fingerprint="e" * 32)
    changes = compare(report(agreed()), report(broken))
    assert (len(changes.gained), len(changes.lost), len(changes.changed)) == (1, 1, 0)


def test_decided_stands_apart() -> None:
    was = replace(settled()[0], status="open", decision=None)
    changes = compare(report(was, wounded()), report(settled()[0], wounded()))
    assert [change.what for change in changes.decided] == [("status: open → decided",)]
    assert changes.changed == ()


def test_from_nothing_all_is_gained() -> None:
    assert len(compare(make_empty(), make_sample()).gained) == len(make_sample().findings)


def test_twins_are_each_paired_once() -> None:
    changes = compare(report(toll(), toll()), report(toll()))
    assert (len(changes.lost), len(changes.gained)) == (1, 0)
