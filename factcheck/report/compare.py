"""Two reports beside each other: what was gained, lost, changed and decided between them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.model import Finding, Report
from factcheck.report.clean import one_line
from factcheck.report.outline import about, in_brief, mark, paths_of, place, plural

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One finding in both reports, and in words what is different about it."""

    old: Finding
    new: Finding
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """``gained`` are in the new report only, ``lost`` in the old only; ``decided`` are those whose status moved."""

    old: Report
    new: Report
    gained: tuple[Finding, ...]
    lost: tuple[Finding, ...]
    changed: tuple[Change, ...]
    decided: tuple[Change, ...]

    def __bool__(self) -> bool:
        """Whether anything is different."""
        return bool(self.gained or self.lost or self.changed or self.decided)


def compare(old: Report, new: Report) -> Changes:
    """Pairs the findings of two reports by fingerprint, then by kinship: same measure, and a statement in common.

    Positions, claim numbers and the order of files make no difference.
    """
    pairs, lost, gained = _pair(old.findings, new.findings, lambda finding: [(finding.fingerprint,)])
    more, lost, gained = _pair(lost, gained, _kin(old, new))
    changes = [Change(one, two, _what(one, two, old, new)) for one, two in [*pairs, *more]]
    settled = tuple(change for change in changes if change.old.status != change.new.status)
    changed = tuple(change for change in changes if change.what and change not in settled)
    return Changes(old, new, tuple(gained), tuple(lost), changed, settled)


def _pair(
    old: Iterable[Finding], new: Iterable[Finding], keys: Callable[[Finding], list[Key]]
) -> tuple[list[tuple[Finding, Finding]], list[Finding], list[Finding]]:
    """Pairs with a key in common, each finding once, in the new report's order; and what is left of both."""
    waiting: dict[Key, list[Finding]] = {}
    for finding in old:
        for key in keys(finding):
            waiting.setdefault(key, []).append(finding)
    taken: set[int] = set()
    pairs, gained = [], []
    for finding in new:
        candidates = (other for key in keys(finding) for other in waiting.get(key, ()))
        match = next((other for other in candidates if id(other) not in taken), None)
        if match is None:
            gained.append(finding)
        else:
            taken.add(id(match))
            pairs.append((match, finding))
    return pairs, [finding for finding in old if id(finding) not in taken], gained


def _kin(old: Report, new: Report) -> Callable[[Finding], list[Key]]:
    """Keys under which a finding is the same one told differently: its measure with each of its statements."""
    paths = {**paths_of(old), **paths_of(new)}

    def keys(finding: Finding) -> list[Key]:
        statements = sorted({(paths.get(member.source, member.source), member.quote) for member in finding.members})
        agreed = "agreement" if finding.kind == "agreement" else ""  # an agreement that breaks up is lost, not changed
        return [(agreed, finding.measure, finding.subject, *statement) for statement in statements]

    return keys


def _what(old: Finding, new: Finding, before: Report, after: Report) -> tuple[str, ...]:
    """The differences in words, the most telling first."""
    fields = ("kind", "verdict", "relation", "explanation", "severity", "confidence", "status")
    what = [
        f"{name}: {getattr(old, name) or 'none'} → {getattr(new, name) or 'none'}"
        for name in fields
        if getattr(old, name) != getattr(new, name)
    ]
    if old.status == new.status and old.decision != new.decision:
        what.append(f"decision: {mark(old) or 'none'} → {mark(new) or 'none'}")
    was, now = _statements(old, before), _statements(new, after)
    what += [f"no longer cites {text}" for text in was if text not in now]
    what += [f"now cites {text}" for text in now if text not in was]
    if not what and old.text != new.text:
        what.append(f"text: {one_line(old.text)} → {one_line(new.text)}")
    return tuple(what)


def _statements(finding: Finding, report: Report) -> list[str]:
    paths = paths_of(report)
    return [
        f"“{one_line(member.quote)}” in {one_line(paths.get(member.source, member.source))}"
        for member in finding.members
    ]


def as_text(changes: Changes) -> str:
    """The changes for people, a group each, and the counts on the last line."""
    lines = [
        *_group("gained", changes.gained, changes.new),
        *_group("lost", changes.lost, changes.old),
        *_changed("changed", changes.changed, changes.new),
        *_changed("decided", changes.decided, changes.new),
    ]
    counts = ", ".join(f"{len(group)} {name}" for name, group in _groups(changes))
    return "\n".join([*lines, counts if changes else "no difference in findings"]) + "\n"


def _groups(changes: Changes) -> tuple[tuple[str, tuple[object, ...]], ...]:
    return (
        ("gained", changes.gained),
        ("lost", changes.lost),
        ("changed", changes.changed),
        ("decided", changes.decided),
    )


def _group(name: str, findings: tuple[Finding, ...], report: Report) -> list[str]:
    if not findings:
        return []
    lines = [name]
    paths = paths_of(report)
    for finding in findings:
        lines.append(f"  {_title(finding, report)}")
        lines += [f"      {place(member, paths)}  {in_brief(member)}" for member in finding.members[:6]]
        left = len(finding.members) - 6
        lines += [f"      and {plural(left, 'more place')}"] if left > 0 else []
    return [*lines, ""]


def _changed(name: str, changes: tuple[Change, ...], report: Report) -> list[str]:
    if not changes:
        return []
    lines = [name]
    for change in changes:
        lines.append(f"  {_title(change.new, report)}")
        lines += [f"      {one_line(what)}" for what in change.what]
    return [*lines, ""]


def _title(finding: Finding, report: Report) -> str:
    words = (finding.severity, finding.kind, finding.id)
    return f"{'  '.join(one_line(word) for word in words)}  {about(finding, report) or one_line(finding.text)}"
