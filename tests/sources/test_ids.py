"""Short names for sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.ids import source_ids


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        pytest.param(["x/000_b9f68cbce8455fb2.txt"], ["000"], id="a crawler's hash is dropped"),
        pytest.param(["x/report_20151124.txt"], ["report_20151124"], id="a date is no hash"),
        pytest.param(
            ["x/a_deadbeef.txt", "x/a_cafebabe.txt"], ["a_deadbeef", "a_cafebabe"], id="hashes that tell apart"
        ),
        pytest.param(["x/a.txt", "y/a.txt"], ["x/a", "y/a"], id="same name in two folders"),
        pytest.param(["x/a.txt", "x/a.md"], ["x/a.txt", "x/a.md"], id="same stem with two suffixes"),
        pytest.param(["p/x/a.txt", "q/x/a.txt"], ["p/x/a.txt", "q/x/a.txt"], id="only the path tells apart"),
        pytest.param(["-"], ["stdin"], id="standard input"),
        pytest.param(["x/a.jsonl#1", "x/a.jsonl#2"], ["a#1", "a#2"], id="records of one file"),
    ],
)
def test_ids(paths: list[str], ids: list[str]) -> None:
    assert list(source_ids(paths)) == ids


NAMES = st.lists(st.from_regex(r"([abx]/){0,2}[ab](_[0-9a-f]{8})?\.(txt|md)", fullmatch=True), unique=True, max_size=12)


@given(NAMES)
def test_ids_differ_and_do_not_depend_on_order(paths: list[str]) -> None:
    ids = source_ids(paths)
    assert len(set(ids)) == len(paths)
    backwards = source_ids(list(reversed(paths)))
    assert dict(zip(paths, ids, strict=True)) == dict(zip(reversed(paths), backwards, strict=True))
