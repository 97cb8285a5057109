"""Commands on reports already made: ``report``, ``diff``, ``verify``."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck import pipeline
from factcheck.commands.answer import Answer, Screen
from factcheck.commands.checking import destinations, known_format, shown, write
from factcheck.commands.claims import line_and_column
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import Report, SourceEntry
from factcheck.report import read_json
from factcheck.report.as_json import plain
from factcheck.report.clean import file_name, one_line
from factcheck.rules import load as load_rules
from factcheck.sources import load_sources

SHOWN = 20  # differences that are listed


def report(file: Path, outputs: Sequence[str], format: str | None, screen: Screen) -> Answer:
    """A JSON report in other formats, without reading a source again."""
    written = destinations(outputs)
    made = read(file)
    if format:
        known_format(format)
    write(made, written)
    return Answer(shown(made, format or "table", screen) if format or not written else "")


def diff(old: Path, new: Path) -> Answer:
    """Findings gained, lost, changed and decided; exit status 1 where a finding was gained or changed."""
    from factcheck.report.compare import as_text, compare

    changes = compare(read(old), read(new))
    return Answer(as_text(changes), int(bool(changes.gained or changes.changed)))


def verify(file: Path, config: Config, progress: pipeline.Progress | None) -> Answer:
    """Make a report again from its sources and rules; exit status 1, naming the place, where it differs."""
    old = read(file)
    differing = [(entry, _source_difference(entry, old, config)) for entry in old.sources]
    lines = [line for entry, said in differing if said for line in _about(entry, said, old)]
    if lines:
        return Answer("\n".join([f"{file}: not verified", *lines, ""]), 1)
    lines = list(_tool_differences(old, config))
    if not lines:
        paths = [entry.path for entry in old.sources] + [skip.path for skip in old.skipped if Path(skip.path).is_file()]
        new = pipeline.check(paths, config, progress=progress)
        lines = _differences(old, new)
    if lines:
        more = [f"  and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
        return Answer("\n".join([f"{file}: not verified", *lines[:SHOWN], *more, ""]), 1)
    count = len(old.sources)
    return Answer(f"{file}: verified: {count} source{'' if count == 1 else 's'} and the rules give the same report\n")


def read(file: Path) -> Report:
    """The report in a JSON file. Raises ``UsageError``."""
    try:
        return read_json(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be read: {error.strerror}; give a report made with --output NAME.json"
        ) from None
    except UnicodeDecodeError:
        raise UsageError(f"{file}: is not UTF-8 text; give a report made with --output NAME.json") from None
    except ValueError as error:
        raise UsageError(f"{file}: {error}") from None


def _source_difference(entry: SourceEntry, old: Report, config: Config) -> str:
    """How a source is not what the report was made from; empty where it is."""
    path = Path(entry.path)
    if entry.path == "-":
        return "came on standard input and cannot be read again"
    if not path.is_file():
        return "is not there; run verify in the folder where the report was made"
    loaded = load_sources([entry.path], load_rules([Path(one) for one in config.rules])).sources
    again = next((source for source in loaded if source.sha256 == entry.sha256), None)
    if again:
        return ""
    return f"has changed: sha256 {loaded[0].sha256[:12]}…, was {entry.sha256[:12]}…" + _first_change(
        entry, old, loaded[0].text
    )


def _first_change(entry: SourceEntry, old: Report, text: str) -> str:
    """The first cited sentence that the source no longer holds, down to the character."""
    moved = shift = 0
    for start, sentence in _cited(entry, old):
        found = text.find(sentence, max(0, start + shift - len(sentence)))
        if found < 0:
            return f"; {_difference(sentence, text, start + shift)}"
        shift = found - start
        moved += bool(shift)
    return f"; every sentence that the report cites is there{', some in another place' if moved else ''}"


def _cited(entry: SourceEntry, old: Report) -> list[tuple[int, str]]:
    """Start and words of each sentence of a source that the report cites, in text order."""
    members = [member for finding in old.findings for member in finding.members if member.source == entry.id]
    return sorted(
        {(one.start - len(one.before), f"{one.before}{one.quote}{one.after}") for one in members if one.quote}
    )


def _difference(sentence: str, text: str, start: int) -> str:
    """Where ``text`` first leaves ``sentence``, which stood at ``start``; lines, columns and bytes of the text as read."""
    there = text[start : start + len(sentence)]
    same = next((n for n, (a, b) in enumerate(zip(sentence, there, strict=False)) if a != b), len(there))
    offset = start + same
    line, column = line_and_column(text, offset)
    now, was = one_line(text[offset : offset + 20]), one_line(sentence[same : same + 20])
    byte = len(text[:offset].encode("utf-8", "surrogatepass"))
    return f"first at line {line}, column {column} (byte {byte}): “{now}”, was “{was}”"


def _about(entry: SourceEntry, said: str, old: Report) -> Iterator[str]:
    yield f"  {file_name(entry.path)} {said}"
    touched = [finding.id for finding in old.findings if any(member.source == entry.id for member in finding.members)]
    if touched:
        yield f"    findings that cite it: {', '.join(touched)}"


def _tool_differences(old: Report, config: Config) -> Iterator[str]:
    from factcheck import __version__
    from factcheck.extract import model_name

    rules = load_rules([Path(path) for path in config.rules])
    ours = {"version": __version__, "model": model_name(config.model), "policy": config.policy}
    theirs = {"version": old.tool.version, "model": old.tool.model, "policy": old.tool.policy}
    for name, value in ours.items():
        if theirs[name] != value:
            yield f"  made with {name} {one_line(theirs[name])}, this is {value}"
    packs, made_with = dict(rules.packs), dict(old.tool.rules)
    for pack in sorted({*packs, *made_with}):
        if packs.get(pack) != made_with.get(pack):
            yield f"  rule pack {one_line(pack)}: made with {made_with.get(pack, 'none')}, here {packs.get(pack, 'none')}"


def _differences(old: Report, new: Report) -> list[str]:
    """Where two reports differ, key by key; what people ruled since is not part of what is verified."""
    return [
        f"  {place}: {_brief(now)}, the report says {_brief(was)}"
        for place, was, now in _walk(_bare(old), _bare(new), "report")
    ]


def _bare(report: Report) -> Any:
    whole = plain(report)
    findings = [
        {**finding, "decision": None, "status": "open"}
        for finding in whole["findings"]
        if finding["kind"] != "stale-decision"
    ]
    return {**whole, "findings": findings}


def _walk(was: Any, now: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(was, dict) and isinstance(now, dict):
        for key in sorted({*was, *now}):
            yield from _walk(was.get(key), now.get(key), f"{place}.{key}")
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for number, (a, b) in enumerate(zip(was, now, strict=True)):
            yield from _walk(a, b, f"{place}[{number}]")
    elif was != now:
        yield place, was, now


def _brief(value: Any) -> str:
    if isinstance(value, list):
        return f"{len(value)} entries"
    text = one_line(str(value))
    return text if len(text) <= 60 else f"{text[:59]}…"
