import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.report import as_sarif
from factcheck.report.as_sarif import render
from tests.report.sample_reports import make_empty, make_hostile, make_sample, member, toll


def run(report: Any) -> dict[str, Any]:
    return json.loads(render(report))["runs"][0]


@pytest.fixture
def schema() -> dict[str, Any]:
    for folder in Path(__file__).parents:
        path = folder.parent / "shared/schemas/sarif-schema-2.1.0.json"
        if path.exists():
            return json.loads(path.read_text())
    pytest.skip("the official schema is not beside this checkout")


@pytest.mark.parametrize("make", [make_sample, make_hostile, make_empty], ids=["sample", "hostile", "empty"])
def test_valid_by_the_official_schema(make: Any, schema: dict[str, Any]) -> None:
    validator = pytest.importorskip("jsonschema").Draft4Validator
    errors = [error.message for error in validator(schema).iter_errors(json.loads(render(make())))]
    assert errors == []


def test_one_result_per_discrepancy_and_a_note_of_agreements() -> None:
    made = run(make_sample())
    assert [result["ruleId"] for result in made["results"]] == [
        "quote-altered", "figure-update", "bound-mismatch", "figure-conflict", "figure-conflict",
    ]  # fmt: skip
    notices = [notice["message"]["text"] for notice in made["invocations"][0]["toolExecutionNotifications"]]
    assert "1 agreement left out: code scanning would show each as an alert" in notices
    assert any("not a text" in notice for notice in notices)


def test_rules_and_levels() -> None:
    made = run(make_sample())
    rules = [rule["id"] for rule in made["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in made["results"])
    assert [result["level"] for result in made["results"]] == ["error", "warning", "note", "error", "warning"]


def test_regions_count_code_points_from_one() -> None:
    made = run(make_sample())
    assert made["columnKind"] == "unicodeCodePoints"
    region = made["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 5, "startColumn": 121, "endColumn": 138, "snippet": {"text": "killed 129 people"}}


def test_a_quote_over_a_line_end() -> None:
    wide = member("c1", "001", 3, 10, "killed\n129 people", low="129", high="129")
    made = run(replace(make_sample(), findings=(replace(toll(), members=(wide,)),)))
    region = made["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (3, 10, 4, 11)
    assert "relatedLocations" not in made["results"][0]


def test_other_places_are_linked_from_the_message() -> None:
    for result in run(make_sample())["results"]:
        for related in result["relatedLocations"]:
            assert f"]({related['id']})" in result["message"]["text"]


def test_brackets_and_braces_in_a_text_are_no_links_or_placeholders() -> None:
    odd = replace(toll(), text="see [here](1) {0} \\")
    text = run(replace(make_sample(), findings=(odd,)))["results"][0]["message"]["text"]
    assert text.startswith("see \\[here\\](1) {{0}} \\\\.")


def test_fingerprint_without_positions() -> None:
    before = toll()
    moved = replace(before, members=tuple(replace(one, line=one.line + 2) for one in before.members))
    one, two = (run(replace(make_sample(), findings=(finding,)))["results"][0] for finding in (before, moved))
    assert one["partialFingerprints"] == two["partialFingerprints"]
    assert one["partialFingerprints"]["factcheckFinding/v1"] == before.fingerprint


def test_settled_findings_stay_suppressed() -> None:
    results = run(make_sample())["results"]
    decided, baselined = results[3], results[4]
    assert decided["suppressions"][0]["status"] == "accepted"
    assert "A. Desk" in decided["suppressions"][0]["justification"]
    assert baselined["baselineState"] == "unchanged"
    assert [result["baselineState"] for result in results[:4]] == ["new"] * 4
    assert "suppressions" not in results[0]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("desk/late notes.md", "desk/late%20notes.md", id="blank"),
        pytest.param("a\n::error::x.txt", "a%0A%3A%3Aerror%3A%3Ax.txt", id="a line end and a command"),
        pytest.param("https://x.example/a?b#c", "https%3A//x.example/a%3Fb%23c", id="an address is no repository path"),
        pytest.param("desk\\a.txt", "desk/a.txt", id="backslash"),
        pytest.param("東京.txt", "%E6%9D%B1%E4%BA%AC.txt", id="not ASCII"),
    ],
)
def test_paths_are_relative_addresses(path: str, uri: str) -> None:
    report = make_sample()
    sources = tuple(replace(source, path=path) if source.id == "001" else source for source in report.sources)
    made = run(replace(report, sources=sources))
    assert made["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_limits_of_code_scanning_are_kept_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_sarif, "RESULTS", 2)
    monkeypatch.setattr(as_sarif, "LOCATIONS", 2)
    made = run(make_sample())
    assert len(made["results"]) == 2
    notices = [notice["message"]["text"] for notice in made["invocations"][0]["toolExecutionNotifications"]]
    assert any(notice.startswith("3 findings left out, the least severe") for notice in notices)
    many = replace(make_sample(), findings=(replace(toll(), members=toll().members * 3),))
    result = run(many)["results"][0]
    assert len(result["relatedLocations"]) == 1
    assert "4 more places, left out here" in result["message"]["text"]
