"""Commands in which a person rules: ``decide``, ``review``, ``baseline``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import decisions, pipeline
from factcheck.commands.answer import Answer, Screen
from factcheck.commands.checking import SEVERITIES, shown
from factcheck.commands.claims import in_sentence
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import Decision, Finding, Report
from factcheck.report.clean import file_name, one_line
from factcheck.report.table import value_text

# The keys of `review`; a value is asked for where the verb needs one.
REVIEW_KEYS = {
    "a": "accept",
    "r": "range",
    "u": "unconfirmed",
    "p": "pending",
    "k": "ask",
    "n": "not-comparable",
    "w": "wrong-match",
}
BASELINE = "baseline.toml"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person rules, before it is tied to a finding. ``on`` is an ISO day."""

    verb: str
    by: str
    on: str
    reason: str
    value: str | None = None


def decide(
    ids: Sequence[str], ruling: Ruling, sources: Sequence[str], config: Config, progress: pipeline.Progress | None
) -> Answer:
    """Keep ``ruling`` on each finding in the decisions file, in place of an earlier one.

    The findings are those of ``sources``, else of the latest check here that has them.
    """
    _complete(ruling)
    file = _file(config)
    report = pipeline.recall(ids, sources, config, progress=progress)
    found = [decisions.find(report, one) for one in ids]
    kept = _kept(file)
    for finding in found:
        _not_agreed(finding)
        kept = with_ruling(kept, finding, ruling, report, file)
    decisions.save(file, kept)
    return Answer("".join(f"{finding.id} {ruling.verb}: written to {file}\n" for finding in found))


def undecide(ids: Sequence[str], config: Config) -> Answer:
    """Take decisions out of the file again."""
    file = _file(config)
    kept = _kept(file)
    gone: list[Decision] = []
    for one in ids:
        found = [decision for decision in kept if len(one) >= 4 and decision.finding.startswith(one)]
        if len(found) != 1:
            raise UsageError(f"{one}: {len(found)} decisions in {file} have this id")
        gone += found
    decisions.save(file, [decision for decision in kept if decision not in gone])
    return Answer("".join(f"{decision.finding[:8]}: taken out of {file}\n" for decision in gone))


def with_ruling(
    kept: Sequence[Decision], finding: Finding, ruling: Ruling, report: Report, file: Path
) -> list[Decision]:
    """``kept`` with ``ruling`` on ``finding``; an earlier decision on it, also one it was reopened from, goes."""
    old = {finding.fingerprint, finding.decision.finding if finding.decision else ""}
    decision = Decision(
        finding.fingerprint, ruling.verb, ruling.by, ruling.on, ruling.reason, ruling.value,
        decisions.words(finding), decisions.sources(finding, report, file),
    )  # fmt: skip
    return [*(one for one in kept if one.finding not in old), decision]


def waiting(report: Report, config: Config) -> list[Finding]:
    """What ``review`` asks about: open findings about sources, the most severe first, in report order."""
    found = [
        finding
        for finding in report.findings
        if finding.status == "open" and finding.kind not in ("agreement", "stale-decision", *config.ignore)
    ]
    return sorted(
        found, key=lambda finding: SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else 9
    )


def card(finding: Finding, report: Report, number: int, count: int) -> str:
    """A finding as ``review`` shows it: what, then each member with its sentence."""
    return "\n".join(["", *_card(finding, report, number, count), ""])


def _card(finding: Finding, report: Report, number: int, count: int) -> Iterator[str]:
    paths = {entry.id: file_name(entry.path) for entry in report.sources}
    yield f"{number} of {count}  {finding.id}  {finding.kind}  {finding.severity}"
    yield f"  {one_line(finding.text)}"
    for member in finding.members:
        who = f"  {one_line(member.speaker)}" if member.speaker else ""
        yield f"  {paths.get(member.source, member.source)}:{member.line}  {value_text(member)}{who}"
        yield f"    {in_sentence(member)}"


def choices() -> str:
    """The line of keys below a card."""
    verbs = "  ".join(f"{key} {verb}" for key, verb in REVIEW_KEYS.items())
    return f"{verbs}  s skip  z undo  q quit"


def baseline_create(config: Config, output: str, progress: pipeline.Progress | None) -> Answer:
    """Write every open discrepancy as the baseline."""
    file = Path(output or config.baseline or BASELINE)
    report = pipeline.check(config.paths, replace(config, baseline=""), progress=progress)
    count = decisions.save_baseline(file, report)
    return Answer(f"{file}: {count} finding{'' if count == 1 else 's'}; use it with --baseline {file}\n")


def baseline_show(config: Config, file: str, screen: Screen, progress: pipeline.Progress | None) -> Answer:
    """The baselined findings as they stand now."""
    in_force = replace(config, baseline=file or config.baseline or BASELINE)
    report = pipeline.check(config.paths, in_force, progress=progress)
    known = decisions.load_baseline(Path(in_force.baseline))
    found = tuple(finding for finding in report.findings if finding.status == "baselined")
    gone = len(known) - len(found)
    notes = (f"{gone} of {len(known)} baselined findings are no longer as they were",) if gone else ()
    return Answer(shown(replace(report, findings=found), "table", screen), notes=notes)


def _complete(ruling: Ruling) -> None:
    for name, value in (("--by", ruling.by), ("--reason", ruling.reason)):
        if not value.strip():
            raise UsageError(f"{name}: say who decides and why; both stay in the decisions file")


def _not_agreed(finding: Finding) -> None:
    if finding.kind in ("agreement", "stale-decision"):
        raise UsageError(f"{finding.id}: is a {finding.kind}; there is nothing to decide")


def _file(config: Config) -> Path:
    if not config.decisions:
        raise UsageError("decisions: no file is set; give --decisions FILE")
    return Path(config.decisions)


def _kept(file: Path) -> list[Decision]:
    return decisions.load(file)
