"""Figures of one fact over time, drawn in a terminal: a row per statement, earliest first, on one scale."""

from factcheck.model import Finding, Member, Report
from factcheck.report.clean import one_line, shorten
from factcheck.report.numberline import Line, Mark, number_line
from factcheck.report.outline import event_text, headline, mark, paths_of, place, plural, subject_text, who
from factcheck.report.table import days_text, value_text

_LEAST, _MOST = 28, 60  # columns of the drawing
_GAPS = 8  # columns between and before the columns
_WHERE = 64  # columns for a place and who speaks there


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
    facts = _whole(facts)
    if not facts:
        return f"{headline(report)}; no fact with {plural(least, 'figure')} to draw\n"
    return "\n".join("\n".join(_fact(finding, line, report, width)) + "\n" for finding, line in facts)


def _whole(facts: list[tuple[Finding, Line]]) -> list[tuple[Finding, Line]]:
    """Without findings all of whose statements another one draws too, as "one origin" does with a fact's copies."""
    drawn: dict[tuple[str, int, int], list[int]] = {}
    for number, (_, line) in enumerate(facts):
        for spot in _spots(line):
            drawn.setdefault(spot, []).append(number)
    kept = []
    for number, (finding, line) in enumerate(facts):
        spots = _spots(line)
        others = [other for other in drawn[min(spots, key=lambda spot: len(drawn[spot]))] if other != number]
        wider = (other for other in others if spots <= _spots(facts[other][1]))
        if not any(spots < _spots(facts[other][1]) or other < number for other in wider):
            kept.append((finding, line))
    return kept


def _spots(line: Line) -> set[tuple[str, int, int]]:
    return {(entry.member.source, entry.member.start, entry.member.end) for entry in line.marks}


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
    longest = max(len(_where(entry.member, paths, _WHERE)) for entry in line.marks)
    least = min(_LEAST, width // 4)
    cells = max(least, min(_MOST, width - sum(columns) - _GAPS - longest))
    room = max(width - sum(columns) - _GAPS - cells, 1)
    rows = [
        f"  {day:<{columns[0]}}  {value:>{columns[1]}}  {_bar(entry, cells)}  {_where(entry.member, paths, room)}"
        for day, value, entry in zip(days, values, line.marks, strict=True)
    ]
    head = f"{one_line(finding.id)}  {one_line(finding.kind)}  {title}{settled}"
    return [shorten(head, width), *(row[:width].rstrip() for row in rows)]


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


def _where(member: Member, paths: dict[str, str], room: int) -> str:
    """The place, its start cut off where it is too long, and who speaks there as far as there is room."""
    spot = place(member, paths)
    if len(spot) > room:
        return f"…{spot[len(spot) - room + 1 :]}"
    note = f"({one_line(member.note)})" if member.note else ""
    more = "  ".join(part for part in (who(member), note) if part)
    left = room - len(spot) - 2
    return f"{spot}  {shorten(more, left)}" if more and left > 3 else spot
