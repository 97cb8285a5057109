"""Small sets of invented articles: what a desk expects to be found in them, and look-alikes that stay silent.

Each set in ``articles/*.toml`` names the findings that are worth a warning, all of them, and why.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import factcheck

FOLDER = Path(__file__).with_name("articles")
SETS = [one for path in sorted(FOLDER.glob("*.toml")) for one in tomllib.loads(path.read_text("utf-8"))["set"]]
QUIET = {
    "agreement", "bound-mismatch", "rounding-difference", "single-origin", "undated-source", "nothing-extracted",
}  # fmt: skip


@pytest.mark.parametrize("one", [pytest.param(one, id=one["name"]) for one in SETS])
def test_what_is_found(one: dict[str, Any], tmp_path: Path) -> None:
    for name, text in zip("abc", one["texts"], strict=False):
        (tmp_path / f"{name}.txt").write_text(text.strip() + "\n", encoding="utf-8")
    report = factcheck.check([str(tmp_path)], cache=False)
    loud = [finding for finding in report.findings if finding.kind not in QUIET]
    told = "\n".join(f"{finding.kind}: {finding.text}" for finding in report.findings)
    assert sorted(finding.kind for finding in loud) == sorted(one["expect"]), f"{one['why']}\n{told}"
    if "explanation" in one:
        assert {finding.explanation for finding in loud} == {one["explanation"]}


def test_names_are_unique() -> None:
    names = [one["name"] for one in SETS]
    assert len(names) == len(set(names))
