import json
from typing import Any

import pytest
from hypothesis import given, settings

from factcheck.model import Report
from factcheck.report.as_json import SCHEMA, plain, read_json, render, render_lines
from factcheck.report.schema import REPORT_SCHEMA
from tests.report.any_report import ANY_REPORT
from tests.report.sample_reports import make_empty, make_hostile, make_sample


@settings(max_examples=100, deadline=None)
@given(ANY_REPORT)
def test_reading_undoes_writing(report: Report) -> None:
    text = render(report)
    assert read_json(text) == report
    assert render(read_json(text)) == text


@pytest.mark.parametrize("make", [make_sample, make_hostile, make_empty], ids=["sample", "hostile", "empty"])
def test_reading_undoes_writing_by_hand(make: Any) -> None:
    assert read_json(render(make())) == make()


def test_shape_that_the_contract_promises() -> None:
    whole = json.loads(render(make_sample()))
    assert whole["schema"] == SCHEMA
    assert whole["tool"]["rules"] == {"casualties": "1", "units": "2"}
    assert whole["sources"][0]["dated"] == {"from": "2015-11-23", "to": "2015-11-24", "by": ["caption, line 32"]}
    assert whole["sources"][2]["dated"] is None
    cited = whole["findings"][0]["members"][1]
    assert cited["attribution"] == {"speaker": "Anne Dubois", "cue": "said", "cites": "the prosecutor's office"}
    assert cited["as_of"] == {"from": "2015-11-23", "to": "2015-11-24"}
    assert (cited["low"], cited["high"], cited["low_open"], cited["high_open"]) == ("130", None, False, False)
    assert (cited["start"], cited["end"], cited["line"], cited["column"]) == (6917, 6943, 35, 118)


def test_layout() -> None:
    text = render(make_sample())
    assert text.startswith('{\n "events"')
    assert text.endswith("}\n")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("make", [make_sample, make_empty], ids=["sample", "empty"])
def test_schema_takes_the_reports(make: Any) -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator
    validator.check_schema(REPORT_SCHEMA)
    validator(REPORT_SCHEMA).validate(json.loads(render(make())))


def test_schema_names_every_key_that_is_written() -> None:
    whole = plain(make_sample())

    def check(schema: dict[str, Any], value: Any, place: str) -> None:
        if isinstance(value, dict) and "properties" in schema:
            assert set(value) == set(schema["properties"]), place
            for key, part in value.items():
                check(schema["properties"][key], part, f"{place}.{key}")
        elif isinstance(value, list) and value:
            check(schema["items"], value[0], f"{place}[0]")

    check(REPORT_SCHEMA, whole, "report")


def spoil(path: list[str | int], value: Any) -> str:
    whole = json.loads(render(make_sample()))
    *way, last = path
    entry = whole
    for step in way:
        entry = entry[step]
    if value is KeyError:
        del entry[last]
    else:
        entry[last] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("not json", "not valid JSON", id="no JSON at all"),
        pytest.param("[" * 200_000, "nested too deeply|not valid JSON", id="deep nesting"),
        pytest.param("[1]", '"schema" must be "factcheck.report/1", found None', id="another kind of JSON"),
        pytest.param('{"schema": "factcheck.report/2"}', "found 'factcheck.report/2'", id="a later schema"),
        pytest.param(spoil(["tool"], KeyError), "tool must be an object", id="no tool"),
        pytest.param(spoil(["tool", "rules"], {"a": 1}), "tool.rules must give each pack a version", id="odd version"),
        pytest.param(spoil(["findings"], {}), "findings must be a list", id="findings no list"),
        pytest.param(spoil(["findings", 1, "members", 0, "quote"], KeyError), r'findings\[1\]\.members\[0\] lacks "quote"', id="no quote"),
        pytest.param(spoil(["findings", 0, "members", 0, "line"], "5"), r"members\[0\]\.line must be a whole number", id="line as text"),
        pytest.param(spoil(["findings", 0, "members"], []), r"findings\[0\]: finding b7e14c02 cites nothing", id="no citation"),
        pytest.param(spoil(["findings", 0, "members", 0, "low"], 129), r"\.low must be text or null", id="a float loses its precision"),
        pytest.param(spoil(["findings", 0, "members", 0, "as_of"], "2015"), "as_of must be an object", id="as_of no window"),
        pytest.param(spoil(["findings", 3, "decision"], []), "decision must be an object", id="decision"),
        pytest.param(spoil(["sources", 0, "dated"], [1]), "dated must be an object", id="dated"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^not a factcheck report: .*{message}"):
        read_json(text)


def test_unknown_keys_are_passed_over() -> None:
    whole = {**json.loads(render(make_sample())), "later": 1}
    whole["findings"][0]["later"] = {"a": 1}
    assert read_json(json.dumps(whole)) == make_sample()


def test_jsonl_says_what_each_line_is() -> None:
    lines = [json.loads(line) for line in render_lines(make_sample()).splitlines()]
    assert [line["record"] for line in lines] == (
        ["report"] + ["source"] * 3 + ["event"] * 2 + ["finding"] * 6 + ["not_compared", "skipped"]
    )
    assert lines[6]["members"][0]["quote"] == "killed 129 people"
