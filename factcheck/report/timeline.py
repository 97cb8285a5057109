"""Figures of one fact over time, drawn in a terminal: a row per statement, earliest first, on one scale."""

from factcheck.model import Finding, Member, Report
from factcheck.report.clean import one_line, shorten
from factcheck.report.numberline import Line, Mark, number_line
from factcheck.report.outline import event_text, headline, mark, paths_of, place, plural, subject_text, who
from factcheck.report.table import days_text, value_text

_LEAST, _MOST = 16, 60  # columns of the drawing
_WHERE = 48


def timeline(
    report: Report, *, width: int = 100, event: str | None = None, measure: str | None = None, least: int = 2
) -> str:
    """Every fact with ``least`` or more figures on one scale, agreements too, no line wider than ``width``.

    ``event`` keeps facts whose event's id or label holds it, ``measure`` those of this measure. A point is
    ``●`` (``○`` where the end itself is excluded, ``◌`` for "about"), an open side an arrow.
    """
    facts = [
        (finding, line)
        for finding in report.findings
        if _wanted(finding, report, event, measure) and (line := number_line(finding)) and len(line.marks) >= least
    ]
    if not facts:
        return f"{headline(report)}; no fact with {plural(least, 'figure')} to draw\n"
    return "\n".join("\n".join(_fact(finding, line, report, width)) + "\n" for finding, line in facts)


def _wanted(finding: Finding, report: Report, event: str | None, measure: str | None) -> bool:
    if measure and finding.measure.casefold() != measure.casefold():
        return False
    return not event or event == finding.event or event.casefold() in event_text(finding, report).casefold()


def _fact(finding: Finding, line: Line, report: Report, width: int) -> list[str]:
    paths = paths_of(report)
    title = " · ".join(part for part in (subject_text(finding), event_text(finding, report)) if part)
    settled = f"  [{mark(finding)}]" if mark(finding) else ""
    days = [days_text(*(entry.member.as_of or ("no date", "no date"))) for entry in line.marks]
    values = [shorten(value_text(entry.member), 26) for entry in line.marks]
    columns = max(map(len, days)), max(map(len, values))
    places = [_where(entry.member, paths) for entry in line.marks]
    room = width - sum(columns) - 8 - min(max(map(len, places)), _WHERE)
    cells = max(_LEAST, min(_MOST, room))
    rows = [
        f"  {day:<{columns[0]}}  {value:>{columns[1]}}  {_bar(entry, cells)}  {spot}"
        for day, value, entry, spot in zip(days, values, line.marks, places, strict=True)
    ]
    head = f"{one_line(finding.id)}  {one_line(finding.kind)}  {title}{settled}"
    return [shorten(text, width) for text in (head, *rows)]


def _bar(entry: Mark, cells: int) -> str:
    """The mark in ``cells`` columns: ``──●──``, open sides with arrows."""
    last = cells - 1
    left = 0 if entry.left is None else round(entry.left / 100 * last)
    right = last if entry.right is None else round(entry.right / 100 * last)
    drawn = [" "] * cells
    drawn[left : right + 1] = "─" * (right - left + 1)
    drawn[left] = "◀" if entry.left is None else "○" if entry.left_open else "◌" if entry.soft else "●"
    if right > left:
        drawn[right] = "▶" if entry.right is None else "○" if entry.right_open else "●"
    return "".join(drawn)


def _where(member: Member, paths: dict[str, str]) -> str:
    speaker = who(member)
    note = f" ({one_line(member.note)})" if member.note else ""
    return f"{place(member, paths)}{f'  {speaker}' if speaker else ''}{note}"
