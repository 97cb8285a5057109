"""Markdown as GitHub renders it: nothing in a source pings anybody, links anywhere or breaks the table."""

import re

from factcheck.model import Finding, Member, NotCompared, Report, Skip
from factcheck.report.clean import file_name, one_line, shorten
from factcheck.report.outline import (
    PLAIN,
    View,
    about,
    agreements,
    discrepancies,
    event_text,
    headline,
    listed,
    mark,
    paths_of,
    place,
    plural,
    range_text,
    subject_text,
    who,
)
from factcheck.report.table import as_of_text, value_text

# Everything that means something to GitHub's Markdown inside a line; $ starts mathematics, & an entity.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&]")
# What GitHub turns into a mention, an issue, a link or an emoji gets a zero-width space inside.
_PINGS = re.compile(r"[@#]|(?<=GH)-(?=\d)|:(?=//)|(?<=\b[wW]{3})\.|(?<=:)(?=[a-z][a-z0-9_+-]{0,40}:)")
_OPENERS = re.compile(r"^(\d{0,9})([-+=.)])")
_TICKS = re.compile(r"`+")
_HEADINGS = ("value", "as of", "who says it", "where", "quoted")
_LONGEST = 500  # code points of a quote in a table cell


def render(report: Report, view: View = PLAIN) -> str:
    """The report as GitHub-flavoured Markdown: a section per finding, agreements and the rest folded."""
    return "\n".join([opening(report), *sections(report, view), *closing(report, view)])


def opening(report: Report) -> str:
    """Title and counts."""
    return f"## Fact check\n\n{escape(headline(report))}.\n"


def sections(report: Report, view: View = PLAIN) -> list[str]:
    """One block of Markdown for each discrepancy, the most severe first."""
    paths = paths_of(report)
    return [_section(finding, report, paths, view) for finding in discrepancies(report)]


def closing(report: Report, view: View = PLAIN) -> list[str]:
    """What is folded: agreements, what was not compared; and what was skipped, never folded."""
    paths = paths_of(report)
    blocks = [_skipped(report.skipped)] if report.skipped else []
    agreed = agreements(report)
    if agreed:
        lines = [_agreement(finding, report, paths, view) for finding in agreed]
        blocks.append(_details(plural(len(agreed), "agreement"), lines))
    if report.not_compared:
        lines = [_not_compared(entry, paths) for entry in report.not_compared]
        blocks.append(_details(f"{plural(len(lines), 'figure')} not compared", lines))
    return blocks


def escape(text: str) -> str:
    """``text`` as words on one line of Markdown, whatever is in it."""
    return _PINGS.sub(_broken, _SPECIAL.sub(_entity, one_line(text)))


def _entity(found: re.Match[str]) -> str:
    """Entities where a backslash is not enough: GitHub reads tags and mathematics before escapes."""
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "<span>$</span>"}.get(found[0], f"\\{found[0]}")


def _broken(found: re.Match[str]) -> str:
    return f"{found[0]}\u200b"


def code(text: str) -> str:
    """``text`` as a code span whose fence is longer than any run of backticks in it; safe in a table."""
    fence = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{blank}{text}{blank}{fence}".replace("|", "\\|")


def _section(finding: Finding, report: Report, paths: dict[str, str], view: View) -> str:
    lines = [f"### {escape(finding.severity)}: {escape(finding.kind)} {code(one_line(finding.id))}", ""]
    settled = mark(finding)
    if settled:
        lines += [f"**[{escape(settled)}]**", ""]
    topic = (
        f"**{escape(subject_text(finding))}**" if subject_text(finding) else "",
        escape(event_text(finding, report)),
    )
    parts = [part for part in (*topic, escape(range_text(finding))) if part]
    if parts:
        lines += [" · ".join(parts), ""]
    lines += [opened(finding.text), "", *_table(finding, paths, view)]
    return "\n".join(lines)


def opened(text: str) -> str:
    """Escaped words that may stand first on a line: they start no list, heading or rule."""
    return _OPENERS.sub(r"\1\\\2", escape(text))


def _table(finding: Finding, paths: dict[str, str], view: View) -> list[str]:
    """The members as a table, without the columns in which none of them has anything."""
    members, left = listed(finding.members, view)
    rows = [_cells(member, paths) for member in members]
    kept = [number for number in range(len(_HEADINGS)) if any(row[number] for row in rows)]
    lines = [_row([_HEADINGS[number] for number in kept]), _row(["---"] * len(kept))]
    lines += [_row([row[number] for number in kept]) for row in rows]
    if left:
        lines += ["", f"and {plural(left, 'more place')}"]
    return [*lines, ""]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(member: Member, paths: dict[str, str]) -> tuple[str, ...]:
    note = f" ({escape(member.note)})" if member.note else ""
    return (
        escape(value_text(member)).replace(" ", "&nbsp;"),
        escape(as_of_text(member)),
        escape(who(member)),
        code(place(member, paths)),
        escape(shorten(one_line(member.quote), _LONGEST)) + note,
    )


def _details(title: str, lines: list[str]) -> str:
    return "\n".join([f"<details><summary>{title}</summary>", "", *lines, "", "</details>", ""])


def _agreement(finding: Finding, report: Report, paths: dict[str, str], view: View) -> str:
    members, left = listed(finding.members, view)
    places = ", ".join(code(place(member, paths)) for member in members)
    more = f" and {left} more" if left else ""
    return f"* {opened(about(finding, report) or finding.text)}: {places}{more}"


def _not_compared(entry: NotCompared, paths: dict[str, str]) -> str:
    spot = code(f"{file_name(paths.get(entry.source, entry.source))}:{entry.line}")
    return f"* {spot} {escape(shorten(one_line(entry.quote), _LONGEST))}: {escape(entry.reason)}"


def _skipped(skips: tuple[Skip, ...]) -> str:
    lines = [f"* {code(file_name(skip.path))}: {escape(skip.reason)} ({escape(skip.stage)})" for skip in skips]
    return "\n".join(["### Skipped", "", *lines, ""])
