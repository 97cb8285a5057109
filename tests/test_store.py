"""The store keeps what it is given, survives what happens to its file, and never breaks a check."""

import sqlite3
import threading
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck import store
from factcheck.model import Claim, Extraction, Interval, Measurement, Quantity, Report, Span


def extraction(name: str = "one") -> Extraction:
    amount = Quantity(Span(0, 2), Span(0, 2), Interval(Decimal("1.20"), None, low_open=True), step=Decimal("0.01"))
    return Extraction(name, (Claim(name, Span(0, 2), Span(0, 9), Measurement(amount, "killed")),))


def test_what_was_kept_comes_back_equal(tmp_path: Path, small_report: Report) -> None:
    with store.opened(where=tmp_path) as kept:
        kept.keep("k", extraction())
        kept.keep("k", small_report)
    with store.opened(where=tmp_path) as kept:
        assert kept.extraction("k") == extraction()
        assert kept.report("k") == small_report
        assert kept.extraction("other") is None
        assert kept.trouble == []


def test_without_a_store_nothing_is_kept_or_written(tmp_path: Path) -> None:
    with store.opened(use=False, where=tmp_path / "none") as kept:
        kept.keep("k", extraction())
        assert kept.extraction("k") is None
    assert not (tmp_path / "none").exists()


def test_a_corrupt_file_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"not a database at all" * 200)
    with store.opened(where=tmp_path) as kept:
        kept.keep("k", extraction())
        assert kept.extraction("k") is None
    assert "going on without it" in kept.trouble[0]


def test_an_unreadable_entry_is_passed_over(tmp_path: Path) -> None:
    with store.opened(where=tmp_path) as kept:
        kept.keep("k", extraction())
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("update extractions set body = '{\"source\": 3}'")
    connection.close()
    with store.opened(where=tmp_path) as kept:
        assert kept.extraction("k") is None
        assert "ignored" in kept.trouble[0]


def test_a_folder_that_cannot_be_made_is_no_trouble_for_the_check(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with store.opened(where=tmp_path / "file" / "cache") as kept:
        kept.keep("k", extraction())
        assert kept.extraction("k") is None
    assert "cannot be opened" in kept.trouble[0]


def test_another_schema_is_replaced(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.executescript("create table extractions (other text); pragma user_version = 99;")
    connection.close()
    with store.opened(where=tmp_path) as kept:
        kept.keep("k", extraction())
        assert kept.extraction("k") == extraction()


def test_two_threads_with_a_store_each_can_write_at_once(tmp_path: Path) -> None:
    troubles: list[str] = []

    def write(name: str) -> None:
        with store.opened(where=tmp_path) as kept:
            for number in range(20):
                kept.keep(f"{name}{number}", extraction(name))
            troubles.extend(kept.trouble)

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.opened(where=tmp_path) as kept:
        assert kept.extraction("a19") == extraction("a")
        assert kept.extraction("b19") == extraction("b")
    assert troubles == []


def test_old_entries_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(store.KEPT, "extractions", 3)
    with store.opened(where=tmp_path) as kept:
        for number in range(10):
            kept.keep(str(number), extraction())
        assert kept.extraction("6") is None
        assert kept.extraction("9") == extraction()


def test_clear_removes_the_store(tmp_path: Path) -> None:
    with store.opened(where=tmp_path) as kept:
        kept.keep("k", extraction())
    assert store.clear(tmp_path)
    assert store.clear(tmp_path) == []


def test_the_state_of_the_code_changes_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = store.code_state(tmp_path)
    assert store.code_state(tmp_path) == before
    (tmp_path / "a.py").write_text("22")
    store.code_state.cache_clear()
    assert store.code_state(tmp_path) != before


@pytest.mark.parametrize(
    ("home", "place"),
    [
        pytest.param("/somewhere", "/somewhere/factcheck", id="where XDG says"),
        pytest.param("relative", ".cache/factcheck", id="a relative XDG path is not valid and is passed over"),
        pytest.param("", ".cache/factcheck", id="not set"),
    ],
)
def test_where_it_lies(home: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    assert store.folder().as_posix().endswith(place)
