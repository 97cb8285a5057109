"""``check``: the report, narrowed to what was asked for, written where it was asked for."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck import pipeline
from factcheck.commands.answer import Answer, Screen
from factcheck.commands.narrowing import EVERYTHING, Narrow, narrowed
from factcheck.config import Config
from factcheck.errors import OutputError, UsageError
from factcheck.model import Finding, Report
from factcheck.report import REPORTS, format_for, render
from factcheck.wording import closest

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Request:
    """A ``check``: what to read, how, what of it to report, and where to."""

    paths: tuple[str, ...]
    config: Config
    narrow: Narrow = EVERYTHING
    outputs: tuple[str, ...] = ()
    stdin: bytes | None = None


def check(request: Request, screen: Screen, progress: pipeline.Progress | None = None) -> Answer:
    """Read, compare, report. Exit status 1 where a finding reaches ``fail_on``."""
    written = destinations(request.outputs)
    known_format(request.config.format)
    trouble: list[str] = []
    report = pipeline.check(
        request.paths or request.config.paths,
        request.config,
        stdin=request.stdin,
        progress=progress,
        trouble=trouble,
    )
    report = narrowed(report, request.narrow, request.config)
    write(report, written)
    status = int(any(fails(finding, request.config.fail_on) for finding in report.findings))
    if request.config.format == "github":
        _summarise(report)
    return Answer(shown(report, request.config.format, screen), status, tuple(trouble) if screen.verbose else ())


def fails(finding: Finding, fail_on: str) -> bool:
    """Whether ``finding`` makes the exit status 1."""
    if finding.status != "open" or finding.kind == "agreement":
        return False
    if fail_on in SEVERITIES:
        return finding.severity in SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    disagrees = finding.relation == "disjoint" or finding.verdict == "conflict"
    if fail_on == "unexplained":
        return disagrees and finding.explanation in (None, "unexplained")
    return fail_on == "conflict" and disagrees


def shown(report: Report, format: str, screen: Screen) -> str:
    """``report`` in ``format``, fit for ``screen``."""
    return render(report, format, verbose=screen.verbose, width=screen.width, color=screen.color)


def known_format(name: str) -> None:
    if name not in REPORTS:
        raise UsageError(f"--format {name}: there is no such format{closest(name, tuple(REPORTS))}")


def destinations(outputs: Sequence[str]) -> list[tuple[Path, str]]:
    """Each output with the format its suffix asks for. Raises ``UsageError`` or ``OutputError`` before any work."""
    written = []
    for output in outputs:
        path = Path(output)
        try:
            written.append((path, format_for(output)))
        except ValueError as error:
            raise UsageError(f"--output {error}") from None
        if path.is_dir():
            raise OutputError(f"--output {output}: is a folder; name a file in it")
        if not path.parent.is_dir():
            raise OutputError(f"--output {output}: the folder {path.parent} does not exist; make it first")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise OutputError(f"--output {output}: cannot be written; check its permissions")
    return written


def write(report: Report, written: Sequence[tuple[Path, str]]) -> None:
    """Write ``report`` to each destination. Raises ``OutputError``."""
    for path, name in written:
        try:
            path.write_bytes(render(report, name).encode())
        except OSError as error:
            raise OutputError(f"--output {path}: cannot be written: {error.strerror}") from None


def _summarise(report: Report) -> None:
    """GitHub shows what is appended to this file below the job."""
    from factcheck.report.as_github import summary

    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place:
        return
    try:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(summary(report))
    except OSError as error:
        raise OutputError(f"{place}: the step summary cannot be written: {error.strerror}") from None
