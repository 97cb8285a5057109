"""What people ruled on findings, in ``decisions.toml``, and the baseline of findings accepted all at once.

Records are keyed by a finding's fingerprint and the words quoted in it, never by a position, and lie
under a fixed heading for the first digit of their key, so that two branches merge.
"""

import dataclasses
import os
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from factcheck.errors import OutputError, UsageError
from factcheck.model import Decision, Finding, Member, Report
from factcheck.wording import closest, toml_text

VERBS = ("accept", "range", "unconfirmed", "pending", "ask", "not-comparable", "wrong-match")
KEYS = tuple(field.name for field in dataclasses.fields(Decision))
NEEDED = ("finding", "verb", "by", "on", "reason")
BASELINE_KEYS = ("finding", "kind", "words", "sources")
DIGITS = "0123456789abcdef"
HEAD = (
    "# Decisions on findings: one block each under the first digit of its key. `factcheck decide` writes this file.\n"
)
BASELINE_HEAD = "# Findings accepted as they stood: `factcheck baseline create` writes this file.\n"


@dataclass(frozen=True, slots=True)
class Baselined:
    """A finding that was there when the baseline was made."""

    finding: str  # fingerprint
    kind: str
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def apply(report: Report, decided: str, baseline: str, *, stale: str = "note") -> Report:
    """``report`` with what was ruled: decided and baselined findings marked, reopened and stale ones said.

    ``decided`` and ``baseline`` are paths; empty for none. A missing decisions file holds none, a
    missing baseline is a ``UsageError``. ``stale`` is the severity of an unused decision; ``off`` leaves it out.
    """
    decisions = load(Path(decided)) if decided else []
    baselined = {record.finding: record for record in (load_baseline(Path(baseline)) if baseline else [])}
    matched = _matched(report.findings, decisions)
    findings = [
        _decided(finding, matched[finding.fingerprint])
        if finding.fingerprint in matched
        else _baselined(finding, baselined.get(finding.fingerprint))
        for finding in report.findings
    ]
    used = {decision.finding for decision in matched.values()}
    unused = [
        decision for decision in decisions if decision.finding not in used and _was_read(decision, decided, report)
    ]
    return dataclasses.replace(
        report, findings=(*findings, *(_stale(unused, decided, stale) if stale != "off" else ()))
    )


def words(finding: Finding) -> tuple[str, ...]:
    """The words that a ruling is made on: every quotation of the finding, spaces evened, once, sorted."""
    return tuple(sorted({" ".join(member.quote.split()) for member in finding.members}))


def sources(finding: Finding, report: Report, file: Path) -> tuple[str, ...]:
    """The paths of a finding's sources, from the folder of ``file``."""
    paths = {entry.id: entry.path for entry in report.sources}
    cited = {paths.get(member.source, member.source) for member in finding.members}
    return tuple(sorted(Path(os.path.relpath(path, file.parent)).as_posix() for path in cited))


def find(report: Report, wanted: str) -> Finding:
    """The finding whose id or fingerprint starts with ``wanted``. Raises ``UsageError``."""
    if len(wanted) < 4:
        raise UsageError(f"{wanted}: give at least four digits of a finding's id")
    found = [finding for finding in report.findings if finding.fingerprint.startswith(wanted) or finding.id == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{wanted}: several findings start so: {', '.join(finding.id for finding in found)}")
    raise UsageError(f"{wanted}: no finding has this id; factcheck check lists them")


def _matched(findings: Sequence[Finding], decisions: Sequence[Decision]) -> dict[str, Decision]:
    """Fingerprint of a finding -> its decision: by key, else by the most quoted words in common."""
    present = {finding.fingerprint for finding in findings}
    matched = {decision.finding: decision for decision in decisions if decision.finding in present}
    for decision in decisions:
        if decision.finding in present:
            continue
        shared = [
            (len(set(words(finding)) & set(decision.words)), finding.fingerprint)
            for finding in findings
            if finding.fingerprint not in matched and finding.verdict != "agree"
        ]
        most, fingerprint = max(shared, default=(0, ""))
        if most:
            matched[fingerprint] = decision
    return matched


def _decided(finding: Finding, decision: Decision) -> Finding:
    if decision.finding == finding.fingerprint and tuple(sorted(set(decision.words))) == words(finding):
        return dataclasses.replace(finding, status="decided", decision=decision)
    note = f"reopened: {decision.by} decided on different words on {decision.on}"
    return dataclasses.replace(
        finding, status="open", decision=decision, text=f"{finding.text} ({note})", why=(*finding.why, note)
    )


def _baselined(finding: Finding, record: Baselined | None) -> Finding:
    if record is None or tuple(sorted(set(record.words))) != words(finding):
        return finding
    return dataclasses.replace(finding, status="baselined")


def _was_read(decision: Decision, file: str, report: Report) -> bool:
    """Whether this run could have found it again: each of its sources was read, or is gone."""
    read = {Path(os.path.relpath(entry.path, Path(file).parent)).as_posix() for entry in report.sources}
    return all(path in read or not (Path(file).parent / path).exists() for path in decision.sources)


def _stale(decisions: Sequence[Decision], file: str, severity: str) -> list[Finding]:
    if not decisions:
        return []
    text = Path(file).read_text("utf-8")
    return [_stale_finding(decision, number, file, text, severity) for number, decision in enumerate(decisions, 1)]


def _stale_finding(decision: Decision, number: int, file: str, text: str, severity: str) -> Finding:
    start = max(text.find(decision.finding), 0)
    line = text.count("\n", 0, start) + 1
    member = Member(
        f"d{number}", file, start, start + len(decision.finding), line, start - (text.rfind("\n", 0, start) + 1) + 1,
        quote=decision.finding, kind="decision",
    )  # fmt: skip
    fingerprint = sha256(f"stale-decision\0{decision.finding}".encode()).hexdigest()
    said = f"the decision of {decision.by} on {decision.on} ({_verb(decision)}) fits no finding any more"
    return Finding(
        fingerprint[:8], "stale-decision", "agree", None, None, severity, "high", said, (member,), fingerprint,
        why=(f"its words were: {'; '.join(decision.words)}",),
    )  # fmt: skip


def _verb(decision: Decision) -> str:
    return f"{decision.verb} {decision.value}" if decision.value else decision.verb


# ---------------------------------------------------------------- files


def load(path: Path) -> list[Decision]:
    """The decisions in ``path``, none where it is missing. Raises ``UsageError`` naming every mistake."""
    if not path.exists():
        return []
    blocks = _blocks(path, "decision", KEYS, NEEDED)
    wrong = [
        f'{path}: unknown verb "{block["verb"]}"{closest(block["verb"], VERBS)}'
        for block in blocks
        if block["verb"] not in VERBS
    ]
    if wrong:
        raise UsageError("\n".join(wrong))
    return [Decision(**block) for block in blocks]


def load_baseline(path: Path) -> list[Baselined]:
    """The records of the baseline in ``path``. Raises ``UsageError``."""
    if not path.exists():
        raise UsageError(f"{path}: no such baseline; factcheck baseline create writes one")
    return [Baselined(**block) for block in _blocks(path, "baselined", BASELINE_KEYS, ("finding", "kind"))]


def save(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the decisions in their one order. Raises ``OutputError``."""
    _write(path, HEAD, "decision", [_fields(decision, KEYS) for decision in decisions])


def save_baseline(path: Path, report: Report) -> int:
    """Write every open discrepancy of ``report`` as the baseline; how many. Raises ``OutputError``."""
    records = [
        Baselined(finding.fingerprint, finding.kind, words(finding), sources(finding, report, path))
        for finding in report.findings
        if finding.status != "decided" and finding.verdict != "agree" and finding.kind != "stale-decision"
    ]
    _write(path, BASELINE_HEAD, "baselined", [_fields(record, BASELINE_KEYS) for record in records])
    return len(records)


def _fields(record: Decision | Baselined, keys: Sequence[str]) -> dict[str, Any]:
    return {key: getattr(record, key) for key in keys if getattr(record, key)}


def _blocks(path: Path, table: str, keys: Sequence[str], needed: Sequence[str]) -> list[dict[str, Any]]:
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from None
    wrong = [f'{path}: unknown table "{name}"; blocks are written [[{table}]]' for name in tables if name != table]
    blocks = tables.get(table, [])
    for number, block in enumerate(blocks, 1):
        place = f"{path}: {table} {number}"
        wrong += [f'{place}: unknown key "{key}"{closest(key, keys)}' for key in block if key not in keys]
        wrong += [f'{place}: the key "{key}" is missing' for key in needed if key not in block]
    keyed = [block.get("finding") for block in blocks]
    wrong += [
        f"{path}: {key} stands twice; keep one of the blocks"
        for key in sorted({k for k in keyed if k and keyed.count(k) > 1})
    ]
    if wrong:
        raise UsageError("\n".join(wrong))
    return [
        {key: tuple(value) if isinstance(value, list) else str(value) for key, value in block.items()}
        for block in blocks
    ]


def _write(path: Path, head: str, table: str, blocks: Iterable[dict[str, Any]]) -> None:
    ordered = sorted(blocks, key=lambda block: str(block["finding"]))
    parts = [head]
    for digit in DIGITS:
        parts.append(f"\n# {digit}\n")
        parts += [_block(table, block) for block in ordered if str(block["finding"])[:1] == digit]
    parts += [_block(table, block) for block in ordered if str(block["finding"])[:1] not in DIGITS]
    spare = path.with_name(path.name + ".new")
    try:
        spare.write_text("".join(parts), "utf-8")
        spare.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def _block(table: str, block: dict[str, Any]) -> str:
    lines = [f"{key} = {_value(value)}\n" for key, value in block.items()]
    return f"\n[[{table}]]\n{''.join(lines)}"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(toml_text(part) for part in value) + "]"
    return toml_text(str(value))
