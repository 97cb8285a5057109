"""The program beside its peers on NewsQuant: ``python -m benchmarks.peers GOLD.jsonl --scorer score_quantities.py``.

Writes ``peers.md``. Each system answers in a process of its own, with one thread, and is told the sentences alone;
a peer runs under the interpreter that ``--peers-python`` names. What stands here of a peer maps its names of units.
"""

import argparse
import importlib
import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
WARM_UP = "The mill sold 30 tonnes of flour for $4,500."  # loads tables and models before the clock starts
STRIPPED_BELOW = 227  # ids below have lost their punctuation
RULE = "| --- | --- | --- | --- |"
LEVELS = ("value", "value+unit", "value+change")
LEXICAL = "factcheck, lexical layer"
PACKAGES = {
    "factcheck": "factcheck",
    LEXICAL: "factcheck",
    "quantulum3": "quantulum3",
    "Recognizers-Text": "recognizers-text-suite",
}
NEEDED = {"quantulum3": "quantulum3", "Recognizers-Text": "'emoji<2' recognizers-text-suite"}
PUBLISHED = ("CQE, as published", "92.0", "85.6", "88.1")  # Almasian et al. 2023, all ids

QUANTULUM_UNITS = {
    "dimensionless": "-", "per cent": "percentage", "united states dollar": "dollar", "degree Celsius": "celsius",
    "degree fahrenheit": "fahrenheit", "degree angle": "degree",
}  # fmt: skip
RECOGNIZERS_UNITS = {
    "age Year": "year of age", "age Month": "month of age", "age Week": "week of age", "age Day": "day of age",
    "currency United States dollar": "dollar", "currency Pound": "pound sterling",
    "currency British pound": "pound sterling", "dimension Pound": "pound-mass", "temperature C": "celsius",
    "temperature F": "fahrenheit",
}  # fmt: skip

Item = dict[str, Any]
Reader = Callable[[Sequence[str]], list[Any]]  # reads sentences, one answer each: this alone is timed
Mapper = Callable[[list[Any], Sequence[str]], list[list[Item]]]  # the answers in the gold's names


@dataclass(frozen=True)
class Answer:
    """What a system found in each sentence, and the CPU seconds of the reading."""

    version: str
    seconds: float
    quantities: list[list[Item]]


# ---------------------------------------------------------------- the systems, each in a process of its own


def factcheck() -> tuple[Reader, Mapper]:
    """All of extraction is timed: parse, names, statements and dates too. The gold's names come from its own adapter."""
    from factcheck import rules as rule_packs
    from factcheck.extract import extract_many

    rules = rule_packs.load()

    def read(texts: Sequence[str]) -> list[Any]:
        return list(extract_many([_source(number, text) for number, text in enumerate(texts)], rules))

    return read, lambda _, texts: _by_adapter(texts)


def lexical_layer() -> tuple[Reader, Mapper]:
    """Numbers, units, bounds and dates without a parse: timed beside the peers, which do no more; not scored."""
    from factcheck import rules as rule_packs
    from factcheck.extract import lexical

    rules = rule_packs.load()

    def read(texts: Sequence[str]) -> list[Any]:
        return [lexical.read(text, rules) for text in texts]

    return read, lambda answers, _: [[] for _ in answers]


def _source(number: int, text: str) -> Any:
    from factcheck.model import Block, Source, Span

    return Source(str(number), str(number), text, "", (Block(Span(0, len(text))),))


def _by_adapter(texts: Sequence[str]) -> list[list[Item]]:
    """What ``benchmarks/quantities.py`` writes for ``texts``."""
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        lines = [json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts)]
        gold.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.quantities", str(gold), "--output", str(found)]
        subprocess.run(command, check=True, env=_environment())
        return [json.loads(line)["quantities"] for line in found.read_text(encoding="utf-8").splitlines()]


def quantulum() -> tuple[Reader, Mapper]:
    """Without its classifier, whose stored model current scikit-learn cannot read."""
    import logging
    import warnings

    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    parser = importlib.import_module("quantulum3.parser")

    def read(texts: Sequence[str]) -> list[Any]:
        return [parser.parse(text) for text in texts]

    return read, lambda answers, _: [[_of_quantulum(one) for one in found] for found in answers]


def _of_quantulum(quantity: Any) -> Item:
    name = str(quantity.unit.name)
    return {"value": float(quantity.value), "unit": QUANTULUM_UNITS.get(name, name)}


def recognizers() -> tuple[Reader, Mapper]:
    """Its six models of quantities; where they overlap the longest stretch of text stands."""
    culture = importlib.import_module("recognizers_text").Culture.English
    numbers = importlib.import_module("recognizers_number")
    units = importlib.import_module("recognizers_number_with_unit")
    models = [
        units.recognize_age, units.recognize_currency, units.recognize_dimension, units.recognize_temperature,
        numbers.recognize_percentage, numbers.recognize_number,
    ]  # fmt: skip

    def read(texts: Sequence[str]) -> list[Any]:
        return [[found for model in models for found in model(text, culture)] for text in texts]

    return read, lambda answers, _: [[_of_recognizers(one) for one in _longest(found)] for found in answers]


def _longest(found: Sequence[Any]) -> list[Any]:
    """Results with a value, none overlapping another, in text order; of equal ones the earlier model's."""
    kept: list[Any] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        stated = one.resolution and one.resolution.get("value")
        if stated and all(one.end < other.start or other.end < one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _of_recognizers(one: Any) -> Item:
    value, name = str(one.resolution["value"]), one.resolution.get("unit")
    if one.type_name == "percentage":
        return {"value": value.rstrip("%"), "unit": "percentage"}
    if not name:
        return {"value": value, "unit": "-"}
    known = RECOGNIZERS_UNITS.get(f"{one.type_name} {name}")
    return {"value": value, "unit": known or _british(str(name).lower())}


def _british(unit: str) -> str:
    """The gold writes metre and litre; an instrument ("barometer") is no unit of these lists."""
    return unit.replace("meter", "metre").replace("liter", "litre")


SYSTEMS = {
    "factcheck": factcheck, LEXICAL: lexical_layer, "quantulum3": quantulum, "Recognizers-Text": recognizers,
}  # fmt: skip


def answer(system: str, texts: Sequence[str], passes: int) -> Answer:
    """What ``system`` finds, with the median CPU time of ``passes`` over all ``texts``. Runs in this process."""
    read, as_gold = SYSTEMS[system]()
    read([WARM_UP])
    seconds: list[float] = []
    found: list[Any] = []
    for _ in range(passes):
        start = time.process_time()
        found = read(texts)
        seconds.append(time.process_time() - start)
    return Answer(_version(system), median(seconds), as_gold(found, texts))


def _version(system: str) -> str:
    try:
        return importlib.metadata.version(PACKAGES[system])
    except importlib.metadata.PackageNotFoundError:
        return str(importlib.import_module(PACKAGES[system]).__version__)  # a checkout that nobody installed


def _environment() -> dict[str, str]:
    """One thread, this checkout before whatever is installed, and one order of sets: quantulum3 iterates them."""
    return {**os.environ, **ONE_THREAD, "PYTHONPATH": str(HERE.parent), "PYTHONHASHSEED": "0"}


def ask(system: str, python: str, texts: Sequence[str], passes: int = 1) -> Answer | str:
    """``answer`` of a process of ``python``; why there is none, where the system is not installed there."""
    command = [python, "-m", "benchmarks.peers", "--answer", system, "--passes", str(passes)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as sentences:
        json.dump(list(texts), sentences)
        sentences.seek(0)
        done = subprocess.run(
            command, stdin=sentences, capture_output=True, text=True, encoding="utf-8", env=_environment(), check=False
        )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return f"did not run: {reason}" + (f"; needs: pip install {NEEDED[system]}" if system in NEEDED else "")
    return Answer(**json.loads(done.stdout))


# ---------------------------------------------------------------- the table


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module. Raises ``SystemExit`` where the file is none."""
    spec = importlib.util.spec_from_file_location("score_quantities", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path}: no such scorer")
    scorer = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = scorer  # its dataclasses look themselves up there
    spec.loader.exec_module(scorer)
    return scorer


def figures(scorer: ModuleType, rows: Sequence[Item], found: Answer, mode: str, *, average: bool) -> list[str]:
    """F1 of each of ``LEVELS``."""
    by_id = {row["id"]: quantities for row, quantities in zip(rows, found.quantities, strict=True)}
    out = []
    for chosen in _slices(rows):
        table = scorer.score(chosen, by_id, mode=mode, average_ranges=average)[0]
        f1 = {level: score for level, _, _, score, _ in table}
        out += [f"{f1[level]:.1f}" for level in LEVELS]
    return out


def _slices(rows: Sequence[Item]) -> list[list[Item]]:
    below = [row for row in rows if row["id"] < STRIPPED_BELOW]
    return [list(rows), below, [row for row in rows if row["id"] >= STRIPPED_BELOW]]


def page(rows: Sequence[Item], answers: dict[str, Answer | str], scorer: ModuleType) -> str:
    """``peers.md``."""
    words = sum(len(row["text"].split()) for row in rows)
    counts = [len(chosen) for chosen in _slices(rows)]
    out = [
        "# Quantities beside other extractors",
        "",
        "Made by `python -m benchmarks.peers` (see README.md). F1 on the development half (even ids) of NewsQuant:",
        f"{counts[0]} sentences, {words:,} words; {counts[1]} have an id below {STRIPPED_BELOW} and no punctuation left.",
        "Three figures a cell: value / + unit / + change. `compat` counts as the published evaluation does, `strict`",
        "one to one.",
    ]
    answered = {name: found for name, found in answers.items() if name != LEXICAL}
    for mode in ("compat", "strict"):
        out += ["", f"## {mode}", "", f"| | all | ids below {STRIPPED_BELOW} | the others |", RULE]
        out += [_row(name, rows, found, scorer, mode) for name, found in answered.items()]
        if mode == "compat":
            out.append(f"| {PUBLISHED[0]} | {' / '.join(PUBLISHED[1:])} | — | — |")
    out += ["", "## Speed", "", "| | words a second | against quantulum3 |", "| --- | --- | --- |"]
    base = answers.get("quantulum3")
    out += [_speed(name, found, base, words) for name, found in answers.items()]
    return "\n".join([*out, "", *_notes(), ""])


def _row(name: str, rows: Sequence[Item], found: Answer | str, scorer: ModuleType, mode: str) -> str:
    if isinstance(found, str):
        return f"| {name} | {found} | | |"
    f1 = figures(scorer, rows, found, mode, average=name == "quantulum3")
    if name != "factcheck":
        f1[2::3] = ["—"] * 3
    cells = [" / ".join(f1[at : at + 3]) for at in (0, 3, 6)]
    return f"| {name} {found.version} | {' | '.join(cells)} |"


def _speed(name: str, found: Answer | str, base: Answer | str | None, words: int) -> str:
    if isinstance(found, str):
        return f"| {name} | {found} | |"
    ratio = f"{base.seconds / found.seconds:.1f} ×" if isinstance(base, Answer) else "—"
    return f"| {name} {found.version} | {words / found.seconds:,.0f} | {ratio} |"


def _notes() -> list[str]:
    return [
        "* Speed is CPU time of one thread over the same sentences in the same run, after the tables are loaded.",
        "* factcheck's speed is that of all of extraction: parse, names, statements, dates and what is measured.",
        "  Its lexical layer is the part that does a peer's work: numbers, units, bounds and dates, without a parse.",
        "* CQE's row is quoted from its paper (all 590 sentences, on which it was developed); it was not run here.",
        "* quantulum3 gives the middle of a range: its ranges are held against the middle of the gold's, as published.",
        "  It runs without its optional classifier. Neither peer reads changes and bounds.",
        "* Recognizers-Text: the longest result of its six models of quantities stands.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--scorer", type=Path, help="score_quantities.py; beside the gold where not given")
    parser.add_argument("--peers-python", default=sys.executable, help="interpreter of the environment with the peers")
    parser.add_argument("--output", type=Path, default=HERE / "peers.md")
    parser.add_argument("--passes", type=int, default=3, help="the median time of so many is taken")
    parser.add_argument("--answer", choices=list(SYSTEMS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer:
        print(json.dumps(vars(answer(options.answer, json.load(sys.stdin), options.passes))))
        return
    if options.gold is None:
        parser.error("the gold file is needed")
    scorer = load_scorer(options.scorer or options.gold.with_name("score_quantities.py"))
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    answers: dict[str, Answer | str] = {}
    for system in SYSTEMS:
        python = options.peers_python if system in NEEDED else sys.executable
        answers[system] = ask(system, python, texts, options.passes)
    options.output.write_text(page(rows, answers, scorer), encoding="utf-8")
    print(options.output.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
