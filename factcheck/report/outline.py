"""What the readable formats have in common: the order of findings, what each is about, and the counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.model import Decision, Finding, Member, Report
from factcheck.report.clean import file_name, one_line, shorten
from factcheck.report.table import decimal, number_text, value_text

SEVERITIES = ("error", "warning", "note")
LISTED = 30  # members that a readable format shows of one finding; JSON and CSV hold all of them


@dataclass(frozen=True, slots=True)
class View:
    """How to show a report. ``width`` in columns and ``color`` are the terminal's; ``verbose`` unfolds everything."""

    verbose: bool = False
    width: int = 100
    color: bool = False


PLAIN = View()


def severity_rank(finding: Finding) -> int:
    """0 for the most severe; unknown severities last."""
    return SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else len(SEVERITIES)


def discrepancies(report: Report) -> list[Finding]:
    """Everything but plain agreements: open before settled, severe before mild, else in report order."""
    found = [finding for finding in report.findings if finding.kind != "agreement"]
    return sorted(found, key=lambda finding: (finding.status != "open", severity_rank(finding)))


def agreements(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.kind == "agreement"]


def plural(count: int, noun: str) -> str:
    """``1 note``, ``2 notes``, ``1,000 notes``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def headline(report: Report) -> str:
    """The report in one line: what was read, then what was found, each number said once."""
    claims = sum(source.claims for source in report.sources)
    read = plural(len(report.sources), "source") + (f" with {plural(claims, 'claim')}" if claims else "")
    found = discrepancies(report)
    live = Counter(finding.severity for finding in found if finding.status == "open")
    parts = [plural(live[name], name) for name in (*SEVERITIES, *sorted(set(live) - set(SEVERITIES))) if live[name]]
    settled = Counter(finding.status for finding in found if finding.status != "open")
    parts += [f"{settled[name]} {name}" for name in sorted(settled)]
    return one_line(f"{read}: {', '.join(parts) or 'no discrepancy'}")


def folded(report: Report) -> list[str]:
    """``2 agreements``, ``1 figure not compared``, ``3 files or parts skipped``: what is no discrepancy, where any."""
    agreed, apart, skipped = len(agreements(report)), len(report.not_compared), len(report.skipped)
    counts = (
        (agreed, plural(agreed, "agreement")),
        (apart, f"{plural(apart, 'figure')} not compared"),
        (skipped, f"{skipped:,} {'file or part' if skipped == 1 else 'files or parts'} skipped"),
    )
    return [words for count, words in counts if count]


def subject_text(finding: Finding) -> str:
    """What is measured, of whom: ``killed, people``; empty where the finding is about no measure."""
    measure = "" if finding.measure == "open" else finding.measure
    words = [one_line(word) for word in (measure, finding.subject) if word]
    return ", ".join(dict.fromkeys(words))


def event_text(finding: Finding, report: Report) -> str:
    """The event with its place and date: ``Paris attacks (Paris, 2015-11-13)``; empty where there is none."""
    if not finding.event:
        return ""
    event = next((event for event in report.events if event.id == finding.event), None)
    if event is None:
        return one_line(finding.event)
    label = one_line(event.label)
    extras = [one_line(extra) for extra in (event.place, event.date) if extra and extra not in event.label]
    return f"{label} ({', '.join(extras)})" if extras else label


def range_text(finding: Finding) -> str:
    """Lowest to highest stated value over all members: ``129 … ≥ 130``; one value alone where all say the same."""
    texts = list(
        dict.fromkeys(value_text(member) for member in sorted(finding.members, key=_ends) if member.low or member.high)
    )
    if not texts:
        return ""
    ends = texts[0] if len(texts) == 1 else f"{texts[0]} … {texts[-1]}"
    return f"{ends}, best {_best(finding)}" if finding.best and len(texts) > 1 else ends


def _best(finding: Finding) -> str:
    """As people write it; the year of a date is no number."""
    best = finding.best or ""
    return one_line(best if finding.members[0].kind == "date" else number_text(best))


def _ends(member: Member) -> tuple[Decimal, Decimal, str, str]:
    """Sorts by the amounts allowed, open sides outermost; dates sort by their text."""
    low, high = decimal(member.low), decimal(member.high)
    return (
        Decimal("-Infinity") if low is None or low.is_nan() else low,
        Decimal("Infinity") if high is None or high.is_nan() else high,
        member.low or "",
        member.high or "",
    )


def about(finding: Finding, report: Report) -> str:
    """Measure, subject, event and range on one line, the parts that are known."""
    parts = (subject_text(finding), event_text(finding, report), range_text(finding))
    return " · ".join(part for part in parts if part)


def place(member: Member, paths: dict[str, str]) -> str:
    """``path:line:column``, cleaned; the source's id where the report does not list it."""
    return f"{file_name(paths.get(member.source, member.source))}:{member.line}:{member.column}"


def paths_of(report: Report) -> dict[str, str]:
    return {source.id: source.path for source in report.sources}


def who(member: Member) -> str:
    """The speaker, and whom the speaker cites: ``the mayor, citing police``; empty for the source's own words."""
    speaker, cites = one_line(member.speaker or ""), one_line(member.cites or "")
    if speaker and cites:
        return f"{speaker}, citing {cites}"
    return speaker or (f"citing {cites}" if cites else "")


def mark(finding: Finding) -> str:
    """Why a finding does not count any more, with who settled it; empty for an open one without a decision."""
    if finding.decision is None:
        return "" if finding.status == "open" else one_line(finding.status)
    ruling = decision_text(finding.decision)
    return f"open again, was {ruling}" if finding.status == "open" else f"{one_line(finding.status)}: {ruling}"


def decision_text(decision: Decision) -> str:
    """``accept 130 by A. Desk on 2015-12-01: prosecutor's count``."""
    ruling = " ".join(one_line(part) for part in (decision.verb, decision.value or "") if part)
    reason = f": {one_line(decision.reason)}" if decision.reason else ""
    return f"{ruling} by {one_line(decision.by)} on {one_line(decision.on)}{reason}"


def listed(members: Sequence[Member], view: View) -> tuple[Sequence[Member], int]:
    """The members to show and how many are left out."""
    if view.verbose or len(members) <= LISTED:
        return members, 0
    return members[:LISTED], len(members) - LISTED


def in_brief(member: Member) -> str:
    """A member in a few words: its value, or else its first words in quotation marks."""
    return value_text(member) or f"“{shorten(one_line(member.quote), 60)}”"
