"""SARIF 2.1.0 for code scanning: one result per discrepancy, its other places linked from the message.

Agreements are left out, with a note: code scanning shows every result as an alert, whatever its ``kind``.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from factcheck.model import Finding, Member, Report, Skip
from factcheck.report.as_json import escape
from factcheck.report.clean import clean, one_line, shorten
from factcheck.report.outline import (
    PLAIN,
    View,
    agreements,
    decision_text,
    discrepancies,
    in_brief,
    paths_of,
    plural,
    who,
)
from factcheck.report.table import as_of_text, value_text

Entry = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RESULTS, LOCATIONS = 25_000, 1_000  # more than these and GitHub refuses the file
_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_RANKS = {"high": 90.0, "medium": 60.0, "low": 30.0}
_SNIPPET = 1000  # code points


def render(report: Report, _view: View = PLAIN) -> str:
    """One run with the discrepancies of ``report``, the most severe first, columns in code points from 1."""
    found = discrepancies(report)
    kept = found[:RESULTS]
    kinds = sorted({finding.kind for finding in kept})
    paths = paths_of(report)
    marked = any(finding.status == "baselined" for finding in kept)
    run = {
        "tool": {"driver": _driver(report, kinds)},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notices(report, found, kept)}],
        "artifacts": [
            {"location": {"uri": _uri(source.path)}, "hashes": {"sha-256": source.sha256}} for source in report.sources
        ],
        "results": [_result(finding, kinds.index(finding.kind), paths, marked) for finding in kept],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape(json.dumps(whole, ensure_ascii=True, indent=1)) + "\n"


def _driver(report: Report, kinds: list[str]) -> Entry:
    return {
        "name": "factcheck",
        "version": report.tool.version,
        "properties": {"model": report.tool.model, "policy": report.tool.policy, "rules": dict(report.tool.rules)},
        "rules": [_rule(kind) for kind in kinds],
    }


def _rule(kind: str) -> Entry:
    words = one_line(kind).replace("-", " ")
    return {
        "id": kind,
        "name": "".join(word.capitalize() for word in words.split()),
        "shortDescription": {"text": _message(words.capitalize())},
        "help": {
            "text": _message(f"factcheck's documentation has a page on {one_line(kind)}: docs/findings/{kind}.md")
        },
    }


def _result(finding: Finding, rule: int, paths: dict[str, str], marked: bool) -> Entry:
    first, others = finding.members[0], finding.members[1:LOCATIONS]
    left = len(finding.members) - 1 - len(others)
    entry: Entry = {
        "ruleId": finding.kind,
        "ruleIndex": rule,
        "level": _LEVELS.get(finding.severity, "warning"),
        "rank": _RANKS.get(finding.confidence, 50.0),
        "message": {"text": _sentence(finding, others, paths, left)},
        "locations": [_location(first, paths)],
        "partialFingerprints": {
            "factcheckFinding/v1": finding.fingerprint,
            # The name that code scanning reads; without it an alert would be tied to the text of one line.
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "properties": _properties(finding),
    }
    if others:
        entry["relatedLocations"] = [_related(number, member, paths) for number, member in enumerate(others, 1)]
    if finding.status != "open":
        entry["suppressions"] = [_suppression(finding)]
    if marked:  # the standard asks for it on every result or on none
        entry["baselineState"] = "unchanged" if finding.status == "baselined" else "new"
    return entry


def _sentence(finding: Finding, others: Sequence[Member], paths: dict[str, str], left: int) -> str:
    """The finding's text; then each other place as a link to its related location, without which GitHub hides it."""
    text = _message(one_line(finding.text)).rstrip(".")
    links = [
        f"[{_message(f'{in_brief(member)} in {one_line(paths.get(member.source, member.source))}')}]({number})"
        for number, member in enumerate(others, 1)
    ]
    more = f" and {plural(left, 'more place')}, left out here" if left else ""
    return f"{text}. See also: {', '.join(links)}{more}." if links else f"{text}."


def _message(text: str) -> str:
    """Text that is no link and no placeholder in a SARIF message (sections 3.11.5 and 3.11.6)."""
    for mark, escaped in (("\\", "\\\\"), ("[", "\\["), ("]", "\\]"), ("{", "{{"), ("}", "}}")):
        text = text.replace(mark, escaped)
    return text


def _location(member: Member, paths: dict[str, str]) -> Entry:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(paths.get(member.source, member.source))},
            "region": _region(member),
        }
    }


def _region(member: Member) -> Entry:
    """Lines and columns from 1, the end column just past the quote; a quote over a line end ends on a later line."""
    lines = member.quote.split("\n")
    region: Entry = {"startLine": max(member.line, 1), "startColumn": max(member.column, 1)}
    if len(lines) == 1:
        region["endColumn"] = region["startColumn"] + max(member.end - member.start, 0)
    else:
        region |= {"endLine": region["startLine"] + len(lines) - 1, "endColumn": len(lines[-1]) + 1}
    return {**region, "snippet": {"text": shorten(clean(member.quote), _SNIPPET)}}


def _related(number: int, member: Member, paths: dict[str, str]) -> Entry:
    words = ", ".join(one_line(part) for part in (in_brief(member), who(member), as_of_text(member)) if part)
    return {"id": number, "message": {"text": _message(words)}, **_location(member, paths)}


def _uri(path: str) -> str:
    """A relative, percent-encoded address; code scanning refuses a file with any other kind in it."""
    return quote(path.replace("\\", "/"), safe="/", errors="surrogateescape")


def _properties(finding: Finding) -> Entry:
    properties = {
        "verdict": finding.verdict,
        "relation": finding.relation,
        "explanation": finding.explanation,
        "confidence": finding.confidence,
        "status": finding.status,
        "event": finding.event,
        "measure": finding.measure,
        "subject": finding.subject,
        "value": value_text(finding.members[0]),
        "origins": finding.origins,
    }
    return {name: clean(value) if isinstance(value, str) else value for name, value in properties.items() if value}


def _suppression(finding: Finding) -> Entry:
    """Settled findings stay in the file, suppressed; one that a person still works on is under review."""
    if finding.decision is None:
        return {"kind": "external", "status": "accepted", "justification": one_line(finding.status)}
    waiting = finding.decision.verb in ("pending", "ask")
    return {
        "kind": "external",
        "status": "underReview" if waiting else "accepted",
        "justification": decision_text(finding.decision),
    }


def _notices(report: Report, found: list[Finding], kept: list[Finding]) -> list[Entry]:
    notices = [_skip(skip) for skip in report.skipped]
    if len(found) > len(kept):
        text = (
            f"{plural(len(found) - len(kept), 'finding')} left out, the least severe: code scanning takes {RESULTS:,}"
        )
        notices.append({"level": "warning", "message": {"text": text}})
    agreed = len(agreements(report))
    if agreed:
        text = f"{plural(agreed, 'agreement')} left out: code scanning would show each as an alert"
        notices.append({"level": "note", "message": {"text": text}})
    return notices


def _skip(skip: Skip) -> Entry:
    return {
        "level": "warning",
        "message": {"text": _message(f"Skipped ({one_line(skip.stage)}): {one_line(skip.reason)}")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(skip.path)}}}],
    }
