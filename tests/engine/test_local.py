"""Any number of processes, any order of files, a cold or a warm store, a process killed on the way: the same bytes."""

import multiprocessing
from pathlib import Path

import pytest

from factcheck import config, pipeline
from factcheck.engine import ENGINES, local
from factcheck.model import Extraction, Source
from factcheck.report import REPORTS, render
from factcheck.rules import load
from factcheck.sources import load_sources

TOWNS = ("Osel", "Marrow", "Lund", "Hythe", "Calder", "Brine", "Sorrel", "Tarn", "Wick", "Yarrow", "Fell", "Dunmore")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enough sources for two processes; they disagree on one figure."""
    monkeypatch.chdir(tmp_path)
    for number, town in enumerate(TOWNS):
        text = f"The fire in Osel killed {11 + number % 2} people on 4 March 2021, the mayor of {town} said.\n"
        (tmp_path / f"{town.lower()}.txt").write_text(text, "utf-8")
    return tmp_path


def sources(folder: Path) -> tuple[Source, ...]:
    return load_sources([str(folder)], load()).sources


def test_processes_give_what_one_gives(corpus: Path) -> None:
    one = list(local.extract(sources(corpus), load(), "", 1))
    assert list(local.extract(sources(corpus), load(), "", 2)) == one
    assert [extraction.source for extraction in one] == [source.id for source in sources(corpus)]


def test_a_killed_process_loses_nothing(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "CHUNK", 1)
    made: list[Extraction] = []
    for extraction in local.extract(sources(corpus), load(), "", 2):
        if not made:
            for child in multiprocessing.active_children():
                child.kill()
        made.append(extraction)
    assert made == list(local.extract(sources(corpus), load(), "", 1))


def test_few_sources_start_no_process(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_spread", None)  # would fail if it were called
    assert len(list(local.extract(sources(corpus)[:3], load(), "", 8))) == 3


def test_no_sources_give_nothing() -> None:
    assert list(ENGINES["local"]((), load(), "", 4)) == []


def test_every_format_has_the_same_bytes_every_time(corpus: Path) -> None:
    names = sorted(path.name for path in corpus.glob("*.txt"))
    runs = [
        (names, {"cache": False}),
        (names[::-1], {"cache": False}),
        (names[3:] + names[:3], {"cache": False, "jobs": 2}),
        (["."], {}),  # a cold store
        (names, {}),  # a warm one
    ]
    reports = [pipeline.check(paths, config.from_options(options)) for paths, options in runs]
    for name in REPORTS:
        assert len({render(report, name) for report in reports}) == 1, name


def test_progress_is_told_of_what_is_new(corpus: Path) -> None:
    told: list[int] = []
    steps: list[None] = []

    def progress(total: int) -> object:
        told.append(total)
        return lambda: steps.append(None)

    pipeline.check(["."], config.from_options({}), progress=progress)
    assert (told, len(steps)) == ([len(TOWNS)], len(TOWNS))
    (corpus / "osel.txt").write_text("The fire in Osel killed 19 people on 4 March 2021, the port said.\n", "utf-8")
    pipeline.check(["."], config.from_options({}), progress=progress)
    assert told == [len(TOWNS), 1]
