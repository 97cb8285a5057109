"""Which findings of a report to show: by kind, event, measure, and by what is new in the corpus."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.commands.changes import Change, changes_since
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import Finding, Member, Report
from factcheck.rules import load as load_rules
from factcheck.wording import closest

PLACE = Callable[[Member], bool]


@dataclass(frozen=True, slots=True)
class Narrow:
    """What of a report is wanted; empty fields narrow nothing. ``new`` is a git revision, ``only`` are files."""

    event: str = ""
    measure: str = ""
    new: str = ""
    only: tuple[str, ...] = ()


EVERYTHING = Narrow()


def narrowed(report: Report, narrow: Narrow, config: Config) -> Report:
    """``report`` with the findings that are wanted, the others left out. Raises ``UsageError``."""
    _known_kinds(config)
    findings = [finding for finding in report.findings if _kind_wanted(finding, config)]
    if narrow.event:
        wanted = _events(report, narrow.event)
        findings = [finding for finding in findings if finding.event in wanted]
    if narrow.measure:
        findings = [finding for finding in findings if _has(narrow.measure, finding.measure, finding.subject)]
    for is_new in _newness(report, narrow):
        findings = [_anchored(finding, is_new) for finding in findings if any(map(is_new, finding.members))]
    return dataclasses.replace(report, findings=tuple(findings))


def _known_kinds(config: Config) -> None:
    asked = (*config.select, *config.ignore)
    if not asked:
        return
    known = tuple(rule.id for rule in load_rules([Path(path) for path in config.rules]).of("finding"))
    for kind in asked:
        if kind not in known:
            raise UsageError(f'"{kind}": there is no such kind of finding{closest(kind, known)}')


def _kind_wanted(finding: Finding, config: Config) -> bool:
    return finding.kind not in config.ignore and (not config.select or finding.kind in config.select)


def _events(report: Report, wanted: str) -> set[str]:
    found = {event.id for event in report.events if event.id == wanted or _has(wanted, event.label, event.place or "")}
    if not found:
        known = ", ".join(f"{event.id} ({event.label})" for event in report.events) or "none"
        raise UsageError(f"--event {wanted}: no event is called so; there are: {known}")
    return found


def _has(wanted: str, *texts: str) -> bool:
    return any(wanted.casefold() in text.casefold() for text in texts)


def _anchored(finding: Finding, is_new: PLACE) -> Finding:
    """The members that are new first: reports point at the first one."""
    members = sorted(finding.members, key=lambda member: not is_new(member))
    return dataclasses.replace(finding, members=tuple(members))


def _newness(report: Report, narrow: Narrow) -> Sequence[PLACE]:
    paths = {entry.id: Path(entry.path) for entry in report.sources}
    tests: list[PLACE] = []
    if narrow.only:
        files = {_existing(file).resolve() for file in narrow.only}
        tests.append(lambda member: _path(member, paths).resolve() in files)
    if narrow.new:
        changes = changes_since(narrow.new, Path.cwd())
        tests.append(lambda member: _changed(member, changes.get(_path(member, paths).resolve())))
    return tests


def _path(member: Member, paths: Mapping[str, Path]) -> Path:
    return paths.get(member.source) or Path(member.source)


def _existing(file: str) -> Path:
    if not Path(file).exists():
        raise UsageError(f"--only {file}: there is no such file")
    return Path(file)


def _changed(member: Member, change: Change | None) -> bool:
    """A member of a changed file is new where its sentence was not in the file before."""
    if change is None:
        return False
    return change.before is None or _sentence(member) not in " ".join(change.before.split())


def _sentence(member: Member) -> str:
    return " ".join(f"{member.before}{member.quote}{member.after}".split())
