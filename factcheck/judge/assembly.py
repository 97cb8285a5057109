"""Rulings become findings: severity by policy, fingerprint and id, numbered citations, one fixed order."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.judge.fingerprint import fingerprint, short_ids
from factcheck.judge.ruling import Ruling
from factcheck.judge.verdict import VERDICT_ORDER
from factcheck.model import Finding

_SEVERITY = {"error": 0, "warning": 1, "note": 2}


def assemble(rulings: Sequence[Ruling], severities: dict[str, str], order: dict[str, int]) -> tuple[Finding, ...]:
    """The findings in report order. A kind whose severity is ``off`` is left out; a finding found twice is one."""
    weighed = [(severities.get(ruling.kind, "warning"), ruling) for ruling in rulings]
    shown = [(severity, ruling) for severity, ruling in weighed if severity != "off"]
    printed = {fingerprint(r.kind, r.measure, r.members): (severity, r) for severity, r in reversed(shown)}
    ranked = sorted(printed.items(), key=lambda pair: (*_rank(pair[1][0], pair[1][1], order), pair[0]))
    ids = short_ids([mark for mark, _ in ranked])
    findings: list[Finding] = []
    numbers: dict[tuple[str, int, int, str], str] = {}
    for short, (mark, (severity, ruling)) in zip(ids, ranked, strict=True):
        findings.append(_finding(short, mark, severity, _numbered(ruling, numbers)))
    return tuple(findings)


def _rank(severity: str, ruling: Ruling, order: dict[str, int]) -> tuple[object, ...]:
    first = ruling.members[0]
    return (
        _SEVERITY[severity],
        VERDICT_ORDER[ruling.verdict],
        _event_number(ruling.event),
        ruling.measure,
        order.get(first.source, len(order)),
        first.start,
        ruling.kind,
    )


def _event_number(event: str | None) -> tuple[bool, int, str]:
    """Where an event stands: "e2" before "e10"; findings of no event last."""
    digits = (event or "").lstrip("e")
    return event is None, int(digits) if digits.isdecimal() else 0, event or ""


def _numbered(ruling: Ruling, numbers: dict[tuple[str, int, int, str], str]) -> Ruling:
    """The same words have the same number in every finding that cites them."""
    members = []
    for member in ruling.members:
        key = (member.source, member.start, member.end, member.measure)
        members.append(replace(member, claim=numbers.setdefault(key, f"c{len(numbers) + 1}")))
    return replace(ruling, members=tuple(members))


def _finding(short: str, mark: str, severity: str, ruling: Ruling) -> Finding:
    return Finding(
        id=short,
        kind=ruling.kind,
        verdict=ruling.verdict,
        relation=ruling.relation,
        explanation=ruling.explanation,
        severity=severity,
        confidence=ruling.confidence,
        text=ruling.text,
        members=ruling.members,
        fingerprint=mark,
        event=ruling.event,
        measure=ruling.measure,
        subject=ruling.subject,
        unit=ruling.unit,
        low=ruling.low,
        best=ruling.best,
        high=ruling.high,
        origins=ruling.origins or len({member.source for member in ruling.members}),
        why=ruling.why,
        rules=ruling.rules,
    )
