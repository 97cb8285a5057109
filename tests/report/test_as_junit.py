import re
from xml.etree import ElementTree as ET

from factcheck.model import Report
from factcheck.report.as_junit import render
from tests.report.sample_reports import make_hostile, make_sample


def suite(report: Report) -> ET.Element:
    found = ET.fromstring(render(report)).find("testsuite")
    assert found is not None
    return found


def outcome(case: ET.Element) -> str:
    return case[0].tag


def test_open_errors_and_warnings_fail_the_rest_does_not() -> None:
    cases = {case.get("name", "").split()[0]: outcome(case) for case in suite(make_sample())}
    assert cases == {
        "77aa01be": "failure",
        "b7e14c02": "failure",
        "0f3a9d11": "system-out",
        "5d5d5d5d": "skipped",
        "6e6e6e6e": "skipped",
        "c0ffee00": "system-out",
        "desk/scan.bin": "skipped",
    }


def test_counts() -> None:
    found = suite(make_sample())
    assert (found.get("tests"), found.get("failures"), found.get("skipped"), found.get("errors")) == (
        "7",
        "2",
        "3",
        "0",
    )


def test_details_name_every_place() -> None:
    failure = suite(make_sample())[1][0]
    assert failure.get("message") == "129 is below at least 130; the later source is higher"
    assert "desk/000.txt:35:118: ≥ 130 | Anne Dubois" in (failure.text or "")


def test_illegal_characters_never_reach_the_parser() -> None:
    text = render(make_hostile())
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
    assert len(suite(make_hostile())) == 3 + len(make_hostile().skipped)
