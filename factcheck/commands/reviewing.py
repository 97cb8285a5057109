"""``review``: open findings one after another, a key each. What is ruled is kept at once, so one can stop anywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factcheck import decisions, pipeline
from factcheck.commands.answer import Answer
from factcheck.commands.deciding import REVIEW_KEYS, Ruling, card, choices, waiting, with_ruling
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import Decision, Finding, Report


@dataclass(frozen=True, slots=True)
class Terminal:
    """How to face the person: show a text, read one key, ask for a line."""

    show: Callable[[str], None]
    key: Callable[[], str]
    ask: Callable[[str], str]


def review(config: Config, by: str, on: str, terminal: Terminal, progress: pipeline.Progress | None) -> Answer:
    """Ask about each open finding. ``by`` names the person, ``on`` the ISO day."""
    if not by.strip():
        raise UsageError("--by: say who decides; it stays in the decisions file")
    if not config.decisions:
        raise UsageError("decisions: no file is set; give --decisions FILE")
    report = pipeline.check(config.paths, config, progress=progress)
    findings = waiting(report, config)
    done = _ask_each(findings, report, Path(config.decisions), Ruling("", by, on, ""), terminal)
    left = len(findings) - done
    return Answer(f"{done} decided, {left} left open; kept in {config.decisions}\n")


def _ask_each(findings: list[Finding], report: Report, file: Path, person: Ruling, terminal: Terminal) -> int:
    """How many were decided. ``past`` holds the file before each step, for undo."""
    past: list[list[Decision]] = []
    decided: list[bool] = []
    while len(past) < len(findings):
        finding = findings[len(past)]
        terminal.show(card(finding, report, len(past) + 1, len(findings)))
        terminal.show(choices())
        key = _key(terminal)
        if key == "q":
            break
        kept = decisions.load(file)
        if key == "z":
            if past:
                decided.pop()
                decisions.save(file, past.pop())
            continue
        past.append(kept)
        decided.append(key != "s")
        if key != "s":
            ruling = _ruling(REVIEW_KEYS[key], person, terminal)
            decisions.save(file, with_ruling(kept, finding, ruling, report, file))
    return sum(decided)


def _key(terminal: Terminal) -> str:
    """The next key that means something; the end of the input, ``^C`` and ``^D`` quit."""
    while True:
        key = terminal.key().lower()
        if key in ("", "\x03", "\x04", "\x1b"):
            return "q"
        if key in REVIEW_KEYS or key in "szq":
            return key


def _ruling(verb: str, person: Ruling, terminal: Terminal) -> Ruling:
    value = _needed("which value holds", terminal) if verb == "accept" else None
    return Ruling(verb, person.by, person.on, _needed("why", terminal), value)


def _needed(question: str, terminal: Terminal) -> str:
    """An answer that is not empty; after three tries the review stops, with what was decided kept."""
    for _ in range(3):
        answer = terminal.ask(question).strip()
        if answer:
            return answer
    raise UsageError(f"review: no answer to “{question}”; what was decided before is kept")
