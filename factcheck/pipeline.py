"""The main path: paths in, a report out. ``check`` is all of it."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import factcheck
from factcheck import codec, decisions, store
from factcheck.config import Config
from factcheck.errors import SourceError, UsageError
from factcheck.model import (
    Claim,
    DraftReport,
    EventEntry,
    Extraction,
    Finding,
    Matched,
    Report,
    Source,
    SourceEntry,
    Tool,
)
from factcheck.rules import Rules
from factcheck.rules import load as load_rules
from factcheck.sources import Loaded, load_sources
from factcheck.wording import closest

Progress = Callable[[int], Callable[[], None]]  # told how many sources wait; answers with what to call after each


@dataclass(frozen=True, slots=True)
class Analysis:
    """Every stage's result, for the commands that explain."""

    rules: Rules
    loaded: Loaded
    extractions: tuple[Extraction, ...]
    matched: Matched
    findings: tuple[Finding, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim in text order, as alignment placed it where it did."""
        placed: dict[object, Claim] = {_place(claim): claim for claim in self.matched.claims}
        return tuple(placed.get(_place(claim), claim) for extraction in self.extractions for claim in extraction.claims)


def _place(claim: Claim) -> object:
    what = getattr(claim.content, "measure", None) or getattr(claim.content, "predicate", None)
    return claim.source, claim.span, claim.kind, what


def check(
    paths: Sequence[str],
    config: Config,
    *,
    stdin: bytes | None = None,
    progress: Progress | None = None,
    trouble: list[str] | None = None,
) -> Report:
    """What the sources under ``paths`` agree and disagree on. Raises ``FactcheckError``.

    ``trouble`` collects what went wrong with the store, which never stops a check.
    """
    if config.engine != Config().engine:
        _engine(config.engine)  # a wrong name is a mistake even where nothing is left to extract
    rules = load_rules([Path(path) for path in config.rules])
    loaded = load_sources(paths, rules, stdin=stdin)
    with store.opened(use=config.cache) as kept:
        key = _key(config, rules, [_source_key(source) for source in loaded.sources], codec.to_plain(loaded.skipped))
        report = kept.report(key)
        if report is None:
            report = _report(_analyse(loaded, rules, config, kept, progress), config)
            kept.keep(key, report)
        if trouble is not None:
            trouble.extend(kept.trouble)
    return decisions.apply(report, config.decisions, config.baseline, stale=_stale_severity(rules, config))


def recall(ids: Sequence[str], paths: Sequence[str], config: Config, *, progress: Progress | None = None) -> Report:
    """The report that people mean by the ``ids`` of its findings, given no paths: the latest one made here that has them.

    Where there is none, or ``paths`` are given, what they (else the configuration's paths) give now.
    """
    if not paths:
        with store.opened(use=config.cache) as kept:
            for report in kept.recent():
                if _has(report, ids) and all(Path(entry.path).is_file() for entry in report.sources):
                    return check([entry.path for entry in report.sources], config, progress=progress)
    return check(paths or config.paths, config, progress=progress)


def _has(report: Report, ids: Sequence[str]) -> bool:
    return all(any(finding.fingerprint.startswith(one) for finding in report.findings) for one in ids)


def analyse(
    paths: Sequence[str], config: Config, *, stdin: bytes | None = None, progress: Progress | None = None
) -> Analysis:
    """``check`` with every stage's result kept, for the commands that say why and why not."""
    rules = load_rules([Path(path) for path in config.rules])
    loaded = load_sources(paths, rules, stdin=stdin)
    with store.opened(use=config.cache) as kept:
        return _analyse(loaded, rules, config, kept, progress)


def align(
    paths: Sequence[str], config: Config, *, stdin: bytes | None = None, progress: Progress | None = None
) -> Analysis:
    """``analyse`` without judgement: every claim with its event and its days."""
    rules = load_rules([Path(path) for path in config.rules])
    loaded = load_sources(paths, rules, stdin=stdin)
    with store.opened(use=config.cache) as kept:
        return _align(loaded, rules, config, kept, progress)


def against(
    draft: str, paths: Sequence[str], config: Config, *, stdin: bytes | None = None, progress: Progress | None = None
) -> DraftReport:
    """What the sources under ``paths`` say of each figure, date and quotation of the file ``draft``."""
    if Path(draft).is_dir():
        raise UsageError(f"{draft}: is a folder; name the draft's own file")
    aligned = align([draft, *paths], config, stdin=stdin, progress=progress)
    sources = aligned.loaded.sources
    own = next((source for source in sources if _same_file(source.path, draft)), None)
    if own is None:
        raise SourceError(f"{draft}: {next((s.reason for s in aligned.loaded.skipped), 'it cannot be read')}")
    if len(sources) == 1:
        raise UsageError(f"{draft}: no source to hold it against; name some with --sources")
    from factcheck.judge import against as judge_draft

    return judge_draft(own, aligned.matched, sources, aligned.rules, config.policy)


def _same_file(path: str, other: str) -> bool:
    return path == other or Path(path).resolve() == Path(other).resolve()


def extract_one(source: str | Path, config: Config) -> list[Claim]:
    """The claims of a file, or of ``source`` itself where it names none, each with its event and its days."""
    if isinstance(source, Path) or _names_file(source):
        return list(align([str(source)], config).claims)
    return list(align(["-"], config, stdin=source.encode()).claims)


def _names_file(text: str) -> bool:
    try:
        return "\n" not in text and Path(text).is_file()
    except (OSError, ValueError):  # too long for a path, or a NUL in it
        return False


def _analyse(loaded: Loaded, rules: Rules, config: Config, kept: store.Store, progress: Progress | None) -> Analysis:
    from factcheck.judge import judge

    aligned = _align(loaded, rules, config, kept, progress)
    findings = judge(aligned.matched, loaded.sources, rules, config.policy, loaded.skipped)
    return dataclasses.replace(aligned, findings=findings)


def _align(loaded: Loaded, rules: Rules, config: Config, kept: store.Store, progress: Progress | None) -> Analysis:
    from factcheck.match import match_claims

    extractions = tuple(_extract(loaded.sources, rules, config, kept, progress))
    return Analysis(rules, loaded, extractions, match_claims(loaded.sources, extractions, rules))


def _extract(
    sources: Sequence[Source], rules: Rules, config: Config, kept: store.Store, progress: Progress | None
) -> Iterator[Extraction]:
    """Each source's extraction in order: from the store where it was seen before, else made and kept."""
    keys = [_key(config, rules, _source_key(source)) for source in sources]
    known = [kept.extraction(key) for key in keys]
    new = [source for source, extraction in zip(sources, known, strict=True) if extraction is None]
    advance = progress(len(new)) if progress and new else None
    made = _engine(config.engine)(new, rules, config.model, config.jobs)
    for key, extraction in zip(keys, known, strict=True):
        if extraction is not None:
            yield extraction
            continue
        fresh = next(made)
        kept.keep(key, fresh)
        if advance:
            advance()
        yield fresh


def _engine(name: str) -> "factcheck.engine.Engine":
    from factcheck.engine import ENGINES

    if name not in ENGINES:
        raise UsageError(f"--engine {name}: there is no such engine{closest(name, tuple(ENGINES))}")
    return ENGINES[name]


def _key(config: Config, rules: Rules, *parts: object) -> str:
    """A key over everything that can change what is made: program, pipeline, rules, policy and ``parts``."""
    from factcheck.extract import model_name

    code = store.code_state(Path(factcheck.__file__).parent)
    return store.key_of(factcheck.__version__, code, model_name(config.model), rules.digest, config.policy, *parts)


def _stale_severity(rules: Rules, config: Config) -> str:
    """What an unused decision weighs; asked of the policy only where there are decisions."""
    if not config.decisions or not Path(config.decisions).exists():
        return "off"
    from factcheck.judge.policy import severities

    return severities(rules, config.policy).get("stale-decision", "note")


def _source_key(source: Source) -> object:
    plain = codec.to_plain(source)
    return {name: value for name, value in plain.items() if name != "text"}  # its hash stands for it


def _report(analysis: Analysis, config: Config) -> Report:
    from factcheck.extract import model_name
    from factcheck.judge import origins_of

    dated = dict(analysis.matched.dated)
    origins = origins_of(analysis.loaded.sources, analysis.rules)
    entries = []
    for source, extraction in zip(analysis.loaded.sources, analysis.extractions, strict=True):
        when = dated.get(source.id)
        entries.append(
            SourceEntry(
                source.id,
                source.path,
                source.sha256,
                outlet=source.outlet,
                published=source.published.isoformat() if source.published else None,
                dated_from=when.window.start.isoformat() if when and when.window.start else None,
                dated_to=when.window.end.isoformat() if when and when.window.end else None,
                dated_by=when.by if when else (),
                origin=origins.get(source.id, source.origin),
                title=source.title,
                url=source.url,
                claims=len(extraction.claims),
                notes=source.notes,
            )
        )
    events = tuple(
        EventEntry(event.id, event.label, event.place, event.window.low() if event.window else None)
        for event in analysis.matched.events
    )
    tool = Tool(factcheck.__version__, model_name(config.model), analysis.rules.packs, config.policy)
    return Report(
        tool, tuple(entries), analysis.findings, events, analysis.matched.not_compared, tuple(analysis.loaded.skipped)
    )
