"""What tests share: a cache of their own, and a small report that no stage had to make."""

from pathlib import Path

import pytest
from hypothesis import settings

from factcheck.model import EventEntry, Finding, Member, NotCompared, Report, Skip, SourceEntry, Tool

# What is red is red again in the next run, on a busy machine too, and nothing is left in the checkout;
# `--hypothesis-profile default` looks for new examples.
settings.register_profile("factcheck", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("factcheck")


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or leaves anything in the cache of whoever runs it."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def member(source: str, quote: str, low: str | None, line: int = 1, **more: object) -> Member:
    return Member(
        f"c{source}{line}", source, 0, len(quote), line, 1, quote, measure="killed", subject="people",
        low=low, high=low, **more,
    )  # fmt: skip


def finding(mark: str, kind: str, members: tuple[Member, ...], **more: object) -> Finding:
    fields = {
        "verdict": "conflict", "relation": "disjoint", "explanation": "unexplained", "severity": "error",
        "confidence": "high", "text": f"a {kind}", "event": "e1", "measure": "killed", "subject": "people",
    } | more  # fmt: skip
    return Finding(mark[:8], kind, members=members, fingerprint=mark * 8, **fields)


@pytest.fixture
def small_report() -> Report:
    """Two sources, one conflict, one note, one agreement."""
    conflict = finding(
        "a1b2c3d4",
        "figure-conflict",
        (member("one", "killed 12 people", "12"), member("two", "killed 14 people", "14")),
    )
    note = finding(
        "5e6f7a8b", "single-origin", (member("one", "nine cars", "9", 2),),
        verdict="agree", relation=None, explanation=None, severity="note",
    )  # fmt: skip
    agreed = finding(
        "90817263", "agreement", (member("one", "two trains", "2", 3), member("two", "two trains", "2", 3)),
        verdict="agree", relation="equal", explanation=None, severity="note",
    )  # fmt: skip
    return Report(
        Tool("0", "none", (("test", "1"),), "newsroom"),
        (SourceEntry("one", "one.txt", "0" * 64), SourceEntry("two", "two.txt", "1" * 64)),
        (conflict, note, agreed),
        (EventEntry("e1", "Osel rail crash", "Osel", "2021-03-04"),),
        (NotCompared("two", 7, "30 buses", "no other source counts this"),),
        (Skip("three.bin", "read", "it is binary"),),
    )
