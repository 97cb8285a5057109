"""JSON, schema ``factcheck.report/1``, out and in again; and the same entries one a line (JSONL)."""

import dataclasses
import json
import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

from factcheck.model import (
    Decision,
    EventEntry,
    Finding,
    Member,
    NotCompared,
    Report,
    Skip,
    SourceEntry,
    Tool,
)
from factcheck.report.outline import PLAIN, View

SCHEMA = "factcheck.report/1"
Entry = dict[str, Any]
Value = TypeVar("Value")

# Written as escapes: characters that steer a terminal, reorder a line or that UTF-8 cannot hold, and "##[", an order
# to a build log. JSON has these in its texts only, so that a reader gets back exactly what was there.
_ESCAPED = re.compile(r"(?<=##)\[|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(report: Report, _view: View = PLAIN) -> str:
    """The whole report; keys sorted, one blank of indent, UTF-8 characters as they are, final newline."""
    return escape(json.dumps(plain(report), ensure_ascii=False, indent=1, sort_keys=True)) + "\n"


def render_lines(report: Report, _view: View = PLAIN) -> str:
    """One entry a line, its kind under ``record``: report, source, event, finding, not_compared, skipped, in that order."""
    whole = plain(report)
    lines = [{"record": "report", "schema": whole["schema"], "tool": whole["tool"]}]
    for name in ("source", "event", "finding", "not_compared", "skipped"):
        lines += [{"record": name, **entry} for entry in whole[name if name in whole else f"{name}s"]]
    return "".join(escape(json.dumps(line, ensure_ascii=False, sort_keys=True)) + "\n" for line in lines)


def escape(text: str) -> str:
    """JSON text that is harmless where it is printed, and reads back the same."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


# ---------------------------------------------------------------- out


def plain(report: Report) -> Entry:
    """``report`` as JSON data in the shape that CONTRACT promises; every key present, ``None`` where not known."""
    return {
        "schema": SCHEMA,
        "tool": {**_fields(report.tool), "rules": dict(report.tool.rules)},
        "sources": [_source(source) for source in report.sources],
        "findings": [_finding(finding) for finding in report.findings],
        "events": [_fields(event) for event in report.events],
        "not_compared": [_fields(entry) for entry in report.not_compared],
        "skipped": [_fields(skip) for skip in report.skipped],
    }


def _fields(value: Any) -> Entry:
    names = (field.name for field in dataclasses.fields(value))
    return {name: _list(getattr(value, name)) for name in names}


def _list(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _source(source: SourceEntry) -> Entry:
    entry = _fields(source)
    start, end, by = entry.pop("dated_from"), entry.pop("dated_to"), entry.pop("dated_by")
    entry["dated"] = {"from": start, "to": end, "by": by} if by or (start, end) != (None, None) else None
    return entry


def _finding(finding: Finding) -> Entry:
    entry = _fields(finding)
    entry["members"] = [plain_member(member) for member in finding.members]
    entry["decision"] = _fields(finding.decision) if finding.decision else None
    return entry


def plain_member(member: Member) -> Entry:
    """A member as JSON data; also a line of ``extract --format jsonl`` before its extra keys."""
    entry = _fields(member)
    if member.as_of:
        entry["as_of"] = {"from": member.as_of[0] or None, "to": member.as_of[1] or None}
    entry["attribution"] = {key: entry.pop(key) for key in ("speaker", "cue", "cites")}
    return entry


# ---------------------------------------------------------------- in


def read_json(text: str) -> Report:
    """The report that ``render`` wrote. Keys that are not known are passed over.

    Raises ``ValueError`` with one sentence that names the place where ``text`` is no such report.
    """
    try:
        whole = json.loads(text)
    except RecursionError:
        raise _no_report("its JSON is nested too deeply") from None
    except ValueError as error:
        raise _no_report(f"not valid JSON: {error}") from None
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        found = whole.get("schema") if isinstance(whole, dict) else None
        raise _no_report(f'"schema" must be "{SCHEMA}", found {found!r:.60}')
    return Report(
        tool=_read_tool(whole.get("tool"), "tool"),
        sources=_each(whole, "sources", _read_source),
        findings=_each(whole, "findings", _read_finding),
        events=_each(whole, "events", lambda entry, place: _build(EventEntry, entry, place)),
        not_compared=_each(whole, "not_compared", lambda entry, place: _build(NotCompared, entry, place)),
        skipped=_each(whole, "skipped", lambda entry, place: _build(Skip, entry, place)),
    )


def _no_report(why: str) -> ValueError:
    return ValueError(f"not a factcheck report: {why}")


def _each(parent: Entry, key: str, read: Callable[[Any, str], Any], place: str = "") -> tuple[Any, ...]:
    entries = parent.get(key, [])
    where = f"{place}.{key}" if place else key
    if not isinstance(entries, list):
        raise _no_report(f"{where} must be a list")
    return tuple(read(entry, f"{where}[{number}]") for number, entry in enumerate(entries))


def _read_tool(entry: Any, place: str) -> Tool:
    entry = _mapping(entry, place)
    rules = _mapping(entry.get("rules"), f"{place}.rules")
    if not all(isinstance(version, str) for version in rules.values()):
        raise _no_report(f"{place}.rules must give each pack a version, as text")
    return _build(Tool, {**entry, "rules": sorted(rules.items())}, place)


def _read_source(entry: Any, place: str) -> SourceEntry:
    entry = _mapping(entry, place)
    dated = _mapping(entry.get("dated") or {}, f"{place}.dated")
    days = {"dated_from": dated.get("from"), "dated_to": dated.get("to"), "dated_by": dated.get("by", [])}
    return _build(SourceEntry, {**entry, **days}, place)


def _read_finding(entry: Any, place: str) -> Finding:
    entry = dict(_mapping(entry, place))
    members = _each(entry, "members", _read_member, place)
    decision = entry.pop("decision", None)
    ruling = None if decision is None else _build(Decision, decision, f"{place}.decision")
    return _build(Finding, {**entry, "members": members, "decision": ruling}, place)


def _read_member(entry: Any, place: str) -> Member:
    entry = _mapping(entry, place)
    said = _mapping(entry.get("attribution") or {}, f"{place}.attribution")
    days = entry.get("as_of")
    if days is not None:
        days = _mapping(days, f"{place}.as_of")
        days = [days.get("from") or "", days.get("to") or ""]
    speech = {key: said.get(key) for key in ("speaker", "cue", "cites")}
    return _build(Member, {**entry, **speech, "as_of": days}, place)


def _mapping(entry: Any, place: str) -> Entry:
    if not isinstance(entry, dict):
        raise _no_report(f"{place} must be an object")
    return entry


def _build(kind: type[Value], entry: Any, place: str) -> Value:
    """A flat model value, each field checked against its declared type."""
    entry = _mapping(entry, place)
    values = {}
    for field in dataclasses.fields(cast(Any, kind)):
        if field.name in entry:
            values[field.name] = _checked(field.type, entry[field.name], f"{place}.{field.name}")
        elif field.default is dataclasses.MISSING:
            raise _no_report(f'{place} lacks "{field.name}"')
    try:
        return kind(**values)
    except ValueError as error:
        raise _no_report(f"{place}: {error}") from None


def _texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(part, str) for part in value)


# What a declared type asks of plain data, and how an error message calls it.
_TYPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "str": (lambda value: isinstance(value, str), "text"),
    "str | None": (lambda value: value is None or isinstance(value, str), "text or null"),
    "int": (lambda value: isinstance(value, int) and not isinstance(value, bool), "a whole number"),
    "bool": (lambda value: isinstance(value, bool), "true or false"),
    "tuple[str, ...]": (_texts, "a list of texts"),
    "tuple[str, str] | None": (lambda value: value is None or (_texts(value) and len(value) == 2), "two texts or null"),
}


def _checked(declared: Any, value: Any, place: str) -> Any:
    name = declared.__name__ if isinstance(declared, type) and "[" not in str(declared) else str(declared)
    if name in _TYPES:
        fits, words = _TYPES[name]
        if not fits(value):
            raise _no_report(f"{place} must be {words}")
    return tuple(value) if isinstance(value, list) else value
