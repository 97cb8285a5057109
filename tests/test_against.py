"""``factcheck against``: a draft held against sources, on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import __main__

SOURCES = {
    "one.txt": "OSEL, 5 March 2021 - The ferry fire off Osel killed 12 people on Thursday, police said.\n",
    "two.txt": "OSEL, 5 March 2021 - A fire on a ferry off Osel killed at least 11 people on Thursday, the mayor said.\n",
}
DRAFT = "OSEL, 6 March 2021 - The ferry fire off Osel killed 19 people on Thursday.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    for name, text in SOURCES.items():
        (tmp_path / "texts" / name).write_text(text, "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    return tmp_path


def statuses(out: str) -> dict[str, str]:
    return {claim["claim"]["quote"]: claim["status"] for claim in json.loads(out)["claims"]}


def test_what_a_source_excludes_fails(folder: Path, capsys: Any) -> None:
    assert __main__.run(["against", "draft.md", "--sources", "texts", "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert json.loads(out)["schema"] == "factcheck.draft/1"
    assert statuses(out)["19 people"] == "mixed"
    assert __main__.run(["against", "draft.md", "--sources", "texts", "--fail-on", "never"]) == 0


def test_what_a_source_states_passes(folder: Path, capsys: Any) -> None:
    (folder / "draft.md").write_text(DRAFT.replace("19", "12"), "utf-8")
    assert __main__.run(["against", "draft.md", "--sources", "texts/one.txt", "texts/two.txt", "--format", "json"]) == 0
    assert statuses(capsys.readouterr().out)["12 people"] == "stated"


def test_an_ignored_figure_passes_and_stays(folder: Path, capsys: Any) -> None:
    (folder / "draft.md").write_text(f"<!-- factcheck: ignore mixed the third boat -->\n{DRAFT}", "utf-8")
    assert __main__.run(["against", "draft.md", "--sources", "texts", "--verbose"]) == 0
    assert "(ignored: the third boat)" in capsys.readouterr().out


def test_a_draft_among_its_sources_is_not_its_own_source(folder: Path, capsys: Any) -> None:
    assert __main__.run(["against", "draft.md", "--sources", ".", "--format", "json"]) == 1
    for claim in json.loads(capsys.readouterr().out)["claims"]:
        cited = [*claim["stated_by"], *claim["allowed_by"], *claim["excluded_by"]]
        assert all(member["source"] in ("one", "two") for member in cited)


def test_the_report_can_be_written(folder: Path, capsys: Any) -> None:
    assert __main__.run(["against", "draft.md", "--sources", "texts", "--output", "r.json", "--output", "r.txt"]) == 1
    assert json.loads((folder / "r.json").read_text("utf-8"))["draft"]["path"] == "draft.md"
    assert (folder / "r.txt").read_text("utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("against none.md --sources texts", "none.md: no such file", id="a missing draft"),
        pytest.param("against texts --sources texts", "is a folder", id="a folder for a draft"),
        pytest.param("against draft.md --sources draft.md", "no source to hold it against", id="nothing else to read"),
        pytest.param("against draft.md --sources none", "none: no such file", id="a missing source"),
        pytest.param("against draft.md --sources texts --format csv", "not for this command", id="a format of check"),
        pytest.param("against draft.md --sources texts --output r.csv", "written to .json or .txt", id="a suffix"),
        pytest.param("against draft.md --sources texts --output none/r.json", "does not exist", id="no such folder"),
    ],
)
def test_mistakes_are_one_sentence(line: str, said: str, folder: Path, capsys: Any) -> None:
    assert __main__.run(line.split()) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_the_shared_case_gives_what_it_promises(capsys: Any) -> None:
    shared = Path(__file__).parents[2] / "shared"
    if not shared.is_dir():
        pytest.skip("the shared cases are not beside the checkout")
    draft = shared / "cases/draft-against-seeds/draft.md"
    assert __main__.run(["against", str(draft), "--sources", str(shared / "seeds"), "--format", "json"]) == 1
    out = capsys.readouterr().out
    values = {claim["claim"]["low"]: claim["status"] for claim in json.loads(out)["claims"]}
    assert (values["132"], values["352"]) == ("mixed", "allowed")
    assert sorted(one["kind"] for one in json.loads(out)["findings"]) == ["date-arithmetic", "weekday-mismatch"]
