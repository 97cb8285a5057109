"""``against``: what the sources say of each figure, date and quotation of a draft."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck import pipeline
from factcheck.commands.answer import Answer, Screen
from factcheck.commands.claims import in_sentence
from factcheck.config import Config
from factcheck.errors import OutputError, UsageError
from factcheck.model import DraftClaim, DraftFinding, DraftReport, Member, Report, Tool
from factcheck.report.as_json import plain, plain_member
from factcheck.report.clean import file_name, one_line
from factcheck.report.table import as_of_text, value_text
from factcheck.wording import closest, json_text

SCHEMA = "factcheck.draft/1"
FORMATS = ("table", "json")
SUFFIXES = {".json": "json", ".txt": "table"}
QUIET = ("stated", "absent")  # folded to a count unless everything is asked for


def against(
    draft: str,
    paths: Sequence[str],
    config: Config,
    outputs: Sequence[str],
    screen: Screen,
    stdin: bytes | None,
    progress: pipeline.Progress | None,
) -> Answer:
    """Each claim of ``draft`` with its status; exit status 1 where a source excludes one or the draft miscounts."""
    if config.format not in FORMATS:
        raise UsageError(f"--format {config.format}: not for this command{closest(config.format, FORMATS)}")
    written = [(Path(output), _format(output)) for output in outputs]
    found = pipeline.against(draft, paths or config.paths, config, stdin=stdin, progress=progress)
    for path, name in written:
        try:
            path.write_bytes(rendered(found, name, Screen()).encode())
        except OSError as error:
            raise OutputError(f"--output {path}: cannot be written: {error.strerror}") from None
    status = int(found.wanting and config.fail_on != "never")
    return Answer(rendered(found, config.format, screen), status)


def rendered(found: DraftReport, name: str, screen: Screen) -> str:
    """The draft's report as text: ``table`` or ``json``."""
    if name == "json":
        return json_text(_plain(found), 1) + "\n"
    return "".join(f"{line}\n" for line in _lines(found, screen))


def _format(output: str) -> str:
    suffix = Path(output).suffix
    if suffix not in SUFFIXES:
        raise UsageError(f"--output {output}: a draft's report is written to {' or '.join(SUFFIXES)} files")
    if not Path(output).parent.is_dir():
        raise OutputError(f"--output {output}: the folder {Path(output).parent} does not exist; make it first")
    return SUFFIXES[suffix]


# ---------------------------------------------------------------- for people


def _lines(found: DraftReport, screen: Screen) -> Iterator[str]:
    counts = dict.fromkeys(("excluded", "mixed", "allowed", "absent", "stated"), 0)
    for claim in found.claims:
        counts[claim.status] += 1
    said = ", ".join(f"{count} {status}" for status, count in counts.items() if count) or "no claim"
    errors = len(found.findings)
    yield f"{file_name(found.path)}: {said}{f', {errors} of its own' if errors else ''}"
    for claim in found.claims:
        if screen.verbose or claim.status not in QUIET:
            yield ""
            yield from _claim(claim, found, screen)
    for own in found.findings:
        yield ""
        yield from _finding(own, found, screen)
    for words in found.unused:
        yield f"\nsilences nothing: {one_line(words)}"
    if not screen.verbose and any(claim.status in QUIET for claim in found.claims):
        yield "\n--verbose lists what is stated and what is absent"


def _claim(claim: DraftClaim, found: DraftReport, screen: Screen) -> Iterator[str]:
    cited = claim.cited
    value = value_text(cited) or f"“{one_line(cited.quote)}”"
    yield f"{claim.status}{_ignored(claim.ignored)}  {file_name(found.path)}:{cited.line}:{cited.column}  {value}"
    yield from _wrapped(claim.text, screen, "  ")
    groups = (("stated", claim.stated_by), ("allowed", claim.allowed_by), ("excluded", claim.excluded_by))
    for name, members in groups:
        for member in members:
            yield from _wrapped(f"{name} by {_source(member)}", screen, "    ")


def _source(member: Member) -> str:
    days = as_of_text(member)
    told = [part for part in (value_text(member), f"as of {days}" if days else "", member.note or "") if part]
    place = f"{member.source}:{member.line}:{member.column}"
    return f"{place} {', '.join(told)}: {in_sentence(member)}" if told else f"{place}: {in_sentence(member)}"


def _finding(own: DraftFinding, found: DraftReport, screen: Screen) -> Iterator[str]:
    finding = own.finding
    first = finding.members[0]
    place = f"{file_name(found.path)}:{first.line}:{first.column}"
    yield f"{finding.kind}{_ignored(own.ignored)}  {place}  “{one_line(first.quote)}”"
    yield from _wrapped(finding.text, screen, "  ")


def _ignored(reason: str | None) -> str:
    return f" (ignored: {one_line(reason)})" if reason else ""


def _wrapped(text: str, screen: Screen, indent: str) -> list[str]:
    return textwrap.wrap(one_line(text), screen.width, initial_indent=indent, subsequent_indent=f"{indent}  ")


# ---------------------------------------------------------------- for programs


def _plain(found: DraftReport) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "draft": {"id": found.draft, "path": found.path},
        "claims": [_plain_claim(claim) for claim in found.claims],
        "findings": [_plain_finding(own) for own in found.findings],
        "unused_ignores": list(found.unused),
    }


def _plain_claim(claim: DraftClaim) -> dict[str, Any]:
    groups = {"stated_by": claim.stated_by, "allowed_by": claim.allowed_by, "excluded_by": claim.excluded_by}
    return {
        "status": claim.status,
        "text": claim.text,
        "ignored": claim.ignored,
        "claim": plain_member(claim.cited),
        **{name: [plain_member(member) for member in members] for name, members in groups.items()},
    }


def _plain_finding(own: DraftFinding) -> dict[str, Any]:
    """A finding in the shape that it has in a report."""
    report = Report(Tool("", "", (), ""), (), (own.finding,))
    return {**plain(report)["findings"][0], "ignored": own.ignored}
