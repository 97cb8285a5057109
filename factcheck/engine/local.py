"""Extraction on this machine: in this process, or spread over several with the same bytes as a result."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from factcheck.model import Extraction, Source
from factcheck.rules import Rules

FEW = 4  # sources a process must have to be worth its start
CHUNK = 8  # sources handed to a process at once

_worker: list[tuple[Rules, str]] = []  # what a worker process was started with


def extract(sources: Sequence[Source], rules: Rules, model: str, jobs: int) -> Iterator[Extraction]:
    """The extraction of each source, in order, as each is ready. ``jobs`` 0 is one process a core."""
    processes = min(jobs or os.cpu_count() or 1, len(sources) // FEW)
    if processes > 1:
        yield from _spread(sources, rules, model, processes)
    else:
        yield from _here(sources, rules, model)


def _here(sources: Sequence[Source], rules: Rules, model: str) -> Iterator[Extraction]:
    from factcheck.extract import extract_many

    for first in range(0, len(sources), CHUNK):
        yield from extract_many(sources[first : first + CHUNK], rules, model)


def _spread(sources: Sequence[Source], rules: Rules, model: str, processes: int) -> Iterator[Extraction]:
    """A process that is killed on the way costs time alone: what it had not handed back is done here."""
    size = min(CHUNK, -(-len(sources) // processes))
    chunks = [sources[first : first + size] for first in range(0, len(sources), size)]
    done = 0
    context = multiprocessing.get_context("spawn")  # a fork would inherit open store connections and threads
    try:
        with ProcessPoolExecutor(processes, context, _start, (rules, model)) as pool:
            for extractions in pool.map(_work, chunks):
                done += 1
                yield from extractions
    except BrokenProcessPool:
        for chunk in chunks[done:]:
            yield from _here(chunk, rules, model)


def _start(rules: Rules, model: str) -> None:
    _worker[:] = [(rules, model)]


def _work(chunk: Sequence[Source]) -> list[Extraction]:
    from factcheck.extract import extract_many

    rules, model = _worker[0]
    return list(extract_many(chunk, rules, model))
