"""GitHub Actions: annotations (workflow commands on standard output) and the step summary."""

from collections import Counter

from factcheck.model import Finding, Report
from factcheck.report import as_markdown
from factcheck.report.clean import harmless, one_line, shorten
from factcheck.report.outline import (
    PLAIN,
    SEVERITIES,
    View,
    agreements,
    discrepancies,
    headline,
    in_brief,
    mark,
    paths_of,
    place,
    plural,
)

SHOWN = 9  # GitHub shows ten annotations of a kind per step and drops the rest unsaid; the tenth says how many
SUMMARY_BYTES = 1024 * 1024 - 4096  # GitHub refuses a step summary above 1 MiB; the rest is for the closing note
_COMMANDS = {"error": "error", "warning": "warning"}
_LONGEST = 2000  # code points of one message


def render(report: Report, _view: View = PLAIN) -> str:
    """Annotations, the most severe first, ``SHOWN`` at most, then one that says what is left; settled ones come last."""
    found = discrepancies(report)
    paths = paths_of(report)
    lines = [_annotation(finding, paths) for finding in found[:SHOWN]]
    left = found[SHOWN:]
    if left:
        lines.append(f"::notice title=factcheck::{_data(f'{_counted(left)} more, see the step summary')}")
    lines.append(_data(f"factcheck: {headline(report)}, {plural(len(agreements(report)), 'agreement')}"))
    return "\n".join(lines) + "\n"


def _counted(findings: list[Finding]) -> str:
    counts = Counter(finding.severity if finding.status == "open" else finding.status for finding in findings)
    known = [name for name in SEVERITIES if counts[name]]
    names = [*known, *sorted(set(counts) - set(known))]
    return ", ".join(
        plural(counts[name], name) if name in SEVERITIES else f"{counts[name]} {one_line(name)}" for name in names
    )


def _annotation(finding: Finding, paths: dict[str, str]) -> str:
    """One workflow command, anchored on the finding's first member. A settled finding is a notice that says so."""
    first, *others = finding.members
    settled = mark(finding)
    command = _COMMANDS.get(finding.severity, "notice") if finding.status == "open" else "notice"
    rest = "; ".join(f"{in_brief(member)} at {place(member, paths)}" for member in others[:5])
    message = f"{f'[{settled}] ' if settled else ''}{one_line(finding.text)}{f' (also {rest})' if rest else ''}"
    where = {
        "file": harmless(paths.get(first.source, first.source)),
        "line": str(first.line),
        "col": str(first.column),
        "title": f"{one_line(finding.kind)} {one_line(finding.id)}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    return f"::{command} {properties}::{_data(shorten(message, _LONGEST))}"


def _data(text: str) -> str:
    """Text that cannot end its line, and so cannot start a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report) -> str:
    """The step summary: the Markdown report, cut between two findings below GitHub's 1 MiB, with a note of the cut."""
    blocks = [as_markdown.opening(report), *as_markdown.sections(report), *as_markdown.closing(report)]
    kept: list[str] = []
    size = 0
    for block in blocks:
        size += len(block.encode("utf-8", "replace")) + 1
        if size > SUMMARY_BYTES:
            return "\n".join([*kept, _cut(len(blocks) - len(kept))])
        kept.append(block)
    return "\n".join(kept)


def _cut(left: int) -> str:
    return f"\n**Cut here: {plural(left, 'more section')} did not fit into a step summary; the JSON report has all.**\n"
