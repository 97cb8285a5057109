"""One self-contained HTML page: no remote resource, inline style and script under a content security policy.

jinja2 is imported when it is called.
"""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model import Finding, Member, Report, SourceEntry
from factcheck.report.clean import clean, file_name, one_line, shorten, spaced
from factcheck.report.numberline import Line, number_line
from factcheck.report.outline import (
    PLAIN,
    View,
    agreements,
    discrepancies,
    event_text,
    folded,
    headline,
    mark,
    paths_of,
    place,
    plural,
    range_text,
    subject_text,
    who,
)
from factcheck.report.table import as_of_text, days_text, number_text, sources_by_id, value_text

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"
_LINK = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)
_SENTENCE = 600  # code points shown of a sentence on either side of the quoted words
_NAME = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page shows it; ``keys`` are what the filters look at."""

    finding: Finding
    anchor: str
    subject: str
    event: str
    range: str
    mark: str
    line: Line | None
    keys: tuple[tuple[str, str], ...]


def render(report: Report, _view: View = PLAIN) -> str:
    """The page as text. Every word of a source is escaped; links lead to ``http`` and ``https`` addresses only."""
    style, script = _asset("report.css"), _asset("report.js")
    sources = sources_by_id(report)
    numbers = {source.id: str(number) for number, source in enumerate(report.sources)}
    found = [_card(finding, report, numbers) for finding in discrepancies(report)]
    agreed = [_card(finding, report, numbers) for finding in agreements(report)]
    return _template().render(
        report=report,
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
        style=_trusted(style),
        script=_trusted(script),
        headline=headline(report),
        folded=folded(report),
        found=found,
        agreed=agreed,
        filters=_filters([*found, *agreed], report, numbers),
        counts=_counts(report),
        sources=sources,
        paths=paths_of(report),
    )


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _trusted(text: str) -> str:
    """Our own style and script, the only texts that are not escaped."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    helpers = (
        value_text,
        as_of_text,
        days_text,
        place,
        plural,
        who,
        sentence,
        link,
        file_name,
        one_line,
        number_text,
        shorten,
    )
    environment.globals.update({helper.__name__: helper for helper in helpers})
    return environment.get_template("report.html.j2")


def _shown(value: object) -> object:
    """Whatever the template prints passes here: text is cleaned, nothing is shown as ``None``."""
    if value is None:
        return ""
    return clean(value) if type(value) is str else value


def _card(finding: Finding, report: Report, numbers: dict[str, str]) -> Card:
    sources = dict.fromkeys(numbers.get(member.source, "") for member in finding.members)
    return Card(
        finding=finding,
        anchor=_NAME.sub("_", finding.id),
        subject=subject_text(finding),
        event=event_text(finding, report),
        range=range_text(finding),
        mark=mark(finding),
        line=_drawing(finding),
        keys=(
            ("kind", one_line(finding.kind)),
            ("severity", "agreement" if finding.kind == "agreement" else one_line(finding.severity)),
            ("status", one_line(finding.status)),
            ("event", event_text(finding, report)),
            ("source", " ".join(sources)),
        ),
    )


def _drawing(finding: Finding) -> Line | None:
    """The number line, where it shows more than the same mark again and again."""
    line = number_line(finding)
    if line is None:
        return None
    places = {(entry.left, entry.right, entry.left_open, entry.right_open) for entry in line.marks}
    return line if len(places) > 1 else None


def _filters(cards: list[Card], report: Report, numbers: dict[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each filter its name and its choices, value and label; a filter with one choice is left out."""
    filters = []
    for name in ("severity", "kind", "status", "event"):
        counts = Counter(dict(card.keys)[name] for card in cards)
        filters.append((name, [(value, f"{value} ({counts[value]})") for value in sorted(counts) if value]))
    filters.append(("source", [(numbers[source.id], file_name(source.path)) for source in report.sources]))
    return [(name, choices) for name, choices in filters if len(choices) > 1]


def _counts(report: Report) -> list[tuple[str, int]]:
    """The tiles at the top of the page."""
    live = Counter(finding.severity for finding in discrepancies(report) if finding.status == "open")
    settled = sum(1 for finding in report.findings if finding.status != "open")
    return [
        *((name, live[name]) for name in ("error", "warning", "note")),
        ("settled", settled),
        ("agreement", len(agreements(report))),
        ("not compared", len(report.not_compared)),
        ("skipped", len(report.skipped)),
    ]


def sentence(member: Member) -> tuple[str, str, str]:
    """The quoted words and what stands before and after them in their sentence."""
    before, after = spaced(member.before), spaced(member.after)
    cut = "…" + before[-_SENTENCE:] if len(before) > _SENTENCE else before
    return cut, spaced(member.quote), shorten(after, _SENTENCE)


def link(source: SourceEntry | None) -> str:
    """The source's address where a reader may follow it, else empty."""
    url = source.url if source and source.url else ""
    return url if _LINK.fullmatch(url) else ""
