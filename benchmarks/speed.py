"""How fast extraction and matching are: ``python -m benchmarks.speed [FOLDER…] [--peers-python PYTHON]``.

Everything is CPU time of one thread, the best of several passes, each pass over every contestant in turn: what
else the machine does then weighs on all alike. Without folders the texts are those of ``seeds/``.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.peers import ONE_THREAD, Answer, ask

ROOT = Path(__file__).parent.parent
SIZES = (1, 2, 4, 8)
EVENTS = 12  # at size 1, each told by three sources
MOST_OF_PIPELINE = 1.2  # what extraction may take, the pipeline alone being 1
LEAST_OF_PEER = 3.0  # words a second, quantulum3 being 1

Task = Callable[[], object]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--peers-python", default=sys.executable, help="interpreter of the environment with quantulum3")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--only", choices=["extraction", "matching"])
    options = parser.parse_args()
    _one_thread()
    if options.only != "matching":
        extraction(options.folders or _seeds(), options.peers_python, options.passes)
    if options.only != "extraction":
        matching()


def _one_thread() -> None:
    """Start again with one thread: the numeric libraries read the setting when they are loaded."""
    if any(os.environ.get(name) != "1" for name in ONE_THREAD):
        arguments = [sys.executable, "-m", "benchmarks.speed", *sys.argv[1:]]
        os.execve(sys.executable, arguments, {**os.environ, **ONE_THREAD})


def _seeds() -> list[Path]:
    return sorted(path for path in (ROOT / "seeds").iterdir() if path.is_dir())


def best(tasks: Sequence[Task], passes: int) -> list[float]:
    """The least CPU seconds of each task, all tasks run in turn in every pass."""
    least = [float("inf")] * len(tasks)
    for _ in range(passes):
        for number, task in enumerate(tasks):
            start = time.process_time()
            task()
            least[number] = min(least[number], time.process_time() - start)
    return least


def extraction(folders: Sequence[Path], peers_python: str, passes: int) -> None:
    """Prints words a second of extraction, of the pipeline alone (as spaCy runs it, and as extraction does), of the
    lexical layer, and of quantulum3.
    """
    from factcheck import rules as rule_packs
    from factcheck.extract import extract_many, lexical, nlp
    from factcheck.sources import load_sources

    rules = rule_packs.load()
    sources = load_sources([str(folder) for folder in folders], rules).sources
    parsed = [paragraph.text for paragraphs in nlp.parse(sources) for paragraph in paragraphs]
    pipeline = nlp.load()
    extract_many(sources[:1], rules)  # the tables are made before the clock starts
    whole, alone, short, numbers = best(
        [
            lambda: extract_many(sources, rules),
            lambda: list(pipeline.pipe(parsed, batch_size=nlp.BATCH)),
            lambda: list(nlp.parse(sources)),
            lambda: [lexical.read(text, rules) for text in parsed],
        ],
        passes,
    )
    words = sum(len(text.split()) for text in parsed)
    print(f"{len(sources)} sources, {words:,} words; CPU time of one thread, best of {passes}")
    rows = (
        ("extraction", whole),
        ("pipeline alone", alone),
        ("the same, run short", short),
        ("lexical layer alone", numbers),
    )
    for name, seconds in rows:
        print(f"  {name:22}{words / seconds:10,.0f} words a second{seconds:8.2f} s")
    print(f"  extraction takes {whole / alone:.2f} × the pipeline alone (at most {MOST_OF_PIPELINE})")
    peer = ask("quantulum3", peers_python, parsed, passes)
    if not isinstance(peer, Answer):
        print(f"  quantulum3 {peer}")
        return
    print(f"  {'quantulum3':22}{words / peer.seconds:10,.0f} words a second{peer.seconds:8.2f} s")
    print(f"  against quantulum3: extraction {peer.seconds / whole:.1f} × as fast (at least {LEAST_OF_PEER:.0f}),")
    print(f"  its lexical layer {peer.seconds / numbers:.1f} ×, the pipeline alone {peer.seconds / alone:.1f} ×")


# ---------------------------------------------------------------- growth


def matching() -> None:
    """Prints how matching grows with the corpus: more events, and then more sources of one event."""
    for name, write in (("more events", many_events), ("longer sources", long_sources)):
        print(f"matching, {name}")
        before = 0.0
        for size in SIZES:
            claims, seconds = _matched(write(size))
            each = seconds / claims
            growth = f"{each / before:.2f} × the time a claim" if before else ""
            print(f"  {size} ×{claims:8,} claims{seconds:8.2f} s{1e6 * each:8.0f} µs a claim  {growth}")
            before = before or each


def _matched(texts: Sequence[str]) -> tuple[int, float]:
    from factcheck import rules as rule_packs
    from factcheck.extract import extract_many
    from factcheck.match import match_claims
    from factcheck.model import Block, Source, Span

    rules = rule_packs.load()
    sources = [
        Source(f"{n:04}", f"{n:04}.txt", text, f"{n:04}", (Block(Span(0, len(text))),)) for n, text in enumerate(texts)
    ]
    extractions = extract_many(sources, rules)
    seconds = best([lambda: match_claims(sources, extractions, rules)], 1)[0]
    return sum(len(extraction.claims) for extraction in extractions), seconds


CAUSES = ("A fire", "A flood", "A landslide", "An explosion", "A bus crash", "A storm", "A ferry accident")
FIRST = ("Bar", "Cor", "Dal", "Fen", "Gor", "Hal", "Kel", "Lor", "Mar", "Nor", "Pel", "Ros", "Sul", "Tor", "Var", "Wil")
LAST = ("vik", "dale", "mouth", "stead", "ham", "ford", "burg", "ness")


def many_events(size: int) -> list[str]:
    """Invented reports: ``EVENTS * size`` events, three short sources each, that differ in one figure."""
    return [_report(event, teller) for event in range(EVENTS * size) for teller in range(3)]


def long_sources(size: int) -> list[str]:
    """Three invented round-ups of ``EVENTS * size`` events each."""
    return ["\n\n".join(_report(event, teller) for event in range(EVENTS * size)) for teller in range(3)]


def _report(event: int, teller: int) -> str:
    town = FIRST[event % len(FIRST)] + LAST[event // len(FIRST) % len(LAST)]
    cause = CAUSES[event % len(CAUSES)]
    dead, hurt = 3 + event % 40 + teller, 20 + 3 * event
    return (
        f"{cause} in {town} killed {dead} people and wounded {hurt} others on {event % 28 + 1} March 2021. "
        f"Police in {town} said {event + 5} houses were destroyed. "
        f"About {10 * event + 200} residents of {town} spent the night in schools, the mayor said. "
        f"Repairs will cost ${event + 2} million and take {event % 9 + 2} months."
    )


if __name__ == "__main__":
    main()
