"""Commands that look without reporting: ``extract``, ``sources``, ``explain``, ``timeline``."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck import pipeline
from factcheck.commands import claims
from factcheck.commands.answer import Answer, Screen
from factcheck.commands.checking import SEVERITIES
from factcheck.commands.claims import in_sentence
from factcheck.commands.narrowing import Narrow, narrowed
from factcheck.config import Config
from factcheck.decisions import find
from factcheck.errors import UsageError
from factcheck.model import Claim, Finding, NotCompared, Report, Seen, Source, Span
from factcheck.report.clean import file_name, one_line, shorten
from factcheck.report.table import as_of_text, value_text
from factcheck.wording import closest, json_text

CLAIM_FORMATS = ("table", "jsonl", "json")
SOURCE_FORMATS = ("table", "json")
_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d{1,9})(?::\d{1,9})?$")


def extract(
    paths: Sequence[str], config: Config, screen: Screen, stdin: bytes | None, progress: pipeline.Progress | None
) -> Answer:
    """Every claim of every source, in text order, with its offsets."""
    _known("--format", config.format, CLAIM_FORMATS)
    analysis = pipeline.align(paths or config.paths, config, stdin=stdin, progress=progress)
    sources = {source.id: source for source in analysis.loaded.sources}
    ordered = analysis.claims
    notes = tuple(f"{skip.path}: skipped: {skip.reason}" for skip in analysis.loaded.skipped)
    if config.format == "table":
        members = [claims.member(claim, sources[claim.source], n) for n, claim in enumerate(ordered, 1)]
        return Answer(claims.table(members, screen.width), notes=notes)
    entries = [claims.entry(claim, sources[claim.source], n) for n, claim in enumerate(ordered, 1)]
    if config.format == "json":
        return Answer(json_text(entries, 1) + "\n", notes=notes)
    return Answer(claims.lines(entries), notes=notes)


def sources(
    paths: Sequence[str], config: Config, screen: Screen, stdin: bytes | None, progress: pipeline.Progress | None
) -> Answer:
    """What was read: when each source was written and how that is known, outlet, origin, hash."""
    _known("--format", config.format, SOURCE_FORMATS)
    report = pipeline.check(paths or config.paths, config, stdin=stdin, progress=progress)
    if config.format == "json":
        from factcheck.report.as_json import plain

        whole = plain(report)
        read = {"sources": whole["sources"], "skipped": whole["skipped"]}
        return Answer(json_text(read, 1) + "\n")
    return Answer("\n".join(_source_lines(report, screen)))


def _source_lines(report: Report, screen: Screen) -> Iterable[str]:
    for entry in report.sources:
        days = " to ".join(dict.fromkeys(day for day in (entry.dated_from, entry.dated_to) if day))
        facts = [
            ("written", f"{days} ({'; '.join(entry.dated_by)})" if days else "unknown: its words do not say"),
            ("outlet", entry.outlet),
            ("title", entry.title),
            ("address", entry.url),
            ("origin", entry.origin),
            ("claims", str(entry.claims)),
            ("sha256", entry.sha256),
            *(("note", note) for note in entry.notes),
        ]
        yield f"{file_name(entry.id)}  {file_name(entry.path)}"
        for name, value in facts:
            if value:
                yield f"  {name:<8} {one_line(value) if screen.verbose else shorten(one_line(value), screen.width - 11)}"
    for skip in report.skipped:
        yield f"skipped  {file_name(skip.path)}: {one_line(skip.reason)}"
    yield ""


def timeline(
    paths: Sequence[str],
    wanted: Narrow,
    config: Config,
    screen: Screen,
    stdin: bytes | None,
    progress: pipeline.Progress | None,
) -> Answer:
    """The figures of each fact over time."""
    from factcheck.report.timeline import timeline as draw

    report = pipeline.check(paths or config.paths, config, stdin=stdin, progress=progress)
    return Answer(draw(narrowed(report, wanted, config), width=screen.width))


def explain(
    wanted: str,
    paths: Sequence[str],
    config: Config,
    stdin: bytes | None,
    progress: pipeline.Progress | None,
) -> Answer:
    """Why a finding was made (``ID``), or what became of each number on a line (``FILE:LINE``)."""
    place = _PLACE.match(wanted)
    if not place:
        report = pipeline.recall([wanted], paths, config, progress=progress)
        return Answer("\n".join([*_why(find(report, wanted), report), ""]))
    corpus = paths or _corpus_of(place["file"], config)
    analysis = pipeline.analyse(corpus, config, stdin=stdin, progress=progress)
    source = _source(place["file"], analysis.loaded.sources)
    return Answer("\n".join([*_line(source, int(place["line"]), analysis), ""]))


def _corpus_of(file: str, config: Config) -> Sequence[str]:
    """The sources that a configuration names; where it names none, those beside the file that is asked about."""
    return [str(Path(file).parent)] if tuple(config.paths) == (".",) and Path(file).is_file() else config.paths


def _why(finding: Finding, report: Report) -> Iterable[str]:
    paths = {entry.id: file_name(entry.path) for entry in report.sources}
    yield f"{finding.id}  {finding.kind}  {finding.severity}, {finding.confidence} confidence, {finding.status}"
    yield f"  {one_line(finding.text)}"
    stated = [("relation", finding.relation), ("explanation", finding.explanation), ("verdict", finding.verdict)]
    yield "  " + ", ".join(f"{name} {value}" for name, value in stated if value)
    for member in finding.members:
        days = as_of_text(member)
        who = f"  {one_line(member.speaker)}" if member.speaker else ""
        yield ""
        yield f"  {paths.get(member.source, member.source)}:{member.line}:{member.column}  {value_text(member)}{who}"
        yield f"    “{in_sentence(member)}”"
        yield from (f"    {note}" for note in (f"as of {days}" if days else "", member.note or "") if note)
    if finding.why:
        yield ""
        yield "  why"
        yield from (f"    {line}" for line in finding.why)
    if finding.rules:
        yield f"  rules: {', '.join(finding.rules)}"


def _source(file: str, read: Sequence[Source]) -> Source:
    path = Path(file).resolve()
    for source in read:
        if source.id == file or Path(source.path).resolve() == path:
            return source
    raise UsageError(f"{file}: no such source was read{closest(file, [source.path for source in read])}")


def _line(source: Source, number: int, analysis: pipeline.Analysis) -> Iterable[str]:
    """The line, then each claim and each other number on it with what became of it."""
    lines = source.text.split("\n")
    if not 1 <= number <= len(lines):
        raise UsageError(f"{source.path} has {len(lines)} lines; there is no line {number}")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    span = Span(start, start + len(lines[number - 1]))
    yield f"{file_name(source.path)}:{number}"
    yield f"  {one_line(lines[number - 1])}"
    here = [claim for claim in analysis.claims if claim.source == source.id and claim.span.overlaps(span)]
    for claim in here:
        yield ""
        yield from _claim(claim, source, analysis)
    extraction = next(one for one in analysis.extractions if one.source == source.id)
    times = [claim.span for claim in here if claim.kind == "date"]
    seen = [one for one in extraction.seen if one.span.overlaps(span) and not any(map(one.span.overlaps, times))]
    yield from (f"\n  {_seen(one, source)}" for one in seen)
    if not here and not seen:
        kinds = [block.kind for block in source.blocks if block.span.overlaps(span)]
        debris = (
            "its block is debris of a page, which makes no claims"
            if "debris" in kinds
            else "nothing to check was found"
        )
        yield f"\n  {debris}"


def _seen(one: Seen, source: Source) -> str:
    return f"“{one_line(source.text[one.span.start : one.span.end])}” is read as {one.kind}, not as a quantity"


def _claim(claim: Claim, source: Source, analysis: pipeline.Analysis) -> Iterable[str]:
    member = claims.member(claim, source, 0)
    yield f"  “{one_line(member.quote)}”  {claim.kind}  {one_line(claims.in_words(member))}".rstrip()
    if claim.attribution and member.speaker:
        yield f"    said by {one_line(member.speaker)}" + (f", citing {one_line(member.cites)}" if member.cites else "")
    held = [name for name in ("negated", "hedged", "hypothetical", "recalled") if getattr(claim.context, name)]
    if held:
        yield f"    the text holds it as {', '.join(held)}"
    if claim.rules:
        yield f"    rules: {', '.join(claim.rules)}"
    findings = [finding for finding in analysis.findings if _cites(finding, claim)]
    for finding in sorted(findings, key=_gravity):
        yield f"    in finding {finding.id} ({finding.kind}): {one_line(finding.text)}"
    for entry in analysis.matched.not_compared:
        if _speaks_of(entry, claim):
            yield f"    not compared{f' with {one_line(entry.other)}' if entry.other else ''}: {one_line(entry.reason)}"
            yield from (f"      {note}" for note in (entry.why,) if note)
    if not findings and not any(_speaks_of(entry, claim) for entry in analysis.matched.not_compared):
        yield "    not compared: no other source speaks of it"


def _cites(finding: Finding, claim: Claim) -> bool:
    return any(
        member.source == claim.source and member.start < claim.span.end and claim.span.start < member.end
        for member in finding.members
    )


def _gravity(finding: Finding) -> tuple[int, str]:
    return (SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else len(SEVERITIES), finding.id)


def _speaks_of(entry: NotCompared, claim: Claim) -> bool:
    return (entry.source, entry.start, entry.end) == (claim.source, claim.span.start, claim.span.end)


def _known(option: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise UsageError(f"{option} {value}: not for this command; one of {', '.join(known)}")
