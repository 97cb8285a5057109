"""Reports in every format. ``render`` is the door; a format is one function in ``REPORTS``.

Importing this package is cheap: rich and jinja2 are imported by the formats that need them, when they run.
"""

import difflib
from collections.abc import Callable

from factcheck.model import Report
from factcheck.report import as_csv, as_github, as_html, as_json, as_junit, as_markdown, as_sarif, as_terminal
from factcheck.report.as_json import read_json
from factcheck.report.outline import View

__all__ = ["FORMAT_BY_SUFFIX", "REPORTS", "View", "format_for", "read_json", "render"]

REPORTS: dict[str, Callable[[Report, View], str]] = {
    "table": as_terminal.render,
    "csv": as_csv.render,
    "markdown": as_markdown.render,
    "json": as_json.render,
    "jsonl": as_json.render_lines,
    "html": as_html.render,
    "sarif": as_sarif.render,
    "junit": as_junit.render,
    "github": as_github.render,
}

FORMAT_BY_SUFFIX = {
    ".txt": "table",
    ".csv": "csv",
    ".md": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".sarif": "sarif",
    ".xml": "junit",
}


def render(report: Report, name: str, /, *, verbose: bool = False, width: int = 100, color: bool = False) -> str:
    """``report`` as text in one of the formats of ``REPORTS``, ending in a newline; the same report, the same text.

    ``width`` in columns and ``color`` matter to ``table`` alone; ``verbose`` unfolds what readable
    formats fold or cut. Raises ``ValueError`` for a format that does not exist.
    """
    if name not in REPORTS:
        raise ValueError(f'no report format "{name}"{_closest(name)}; there are {", ".join(REPORTS)}')
    return REPORTS[name](report, View(verbose=verbose, width=width, color=color))


def format_for(path: str) -> str:
    """The format that a file name asks for by its suffix. Raises ``ValueError`` where no format has it."""
    for suffix, name in FORMAT_BY_SUFFIX.items():
        if path.lower().endswith(suffix):
            return name
    raise ValueError(f'"{path}": no report format has this suffix; use one of {" ".join(FORMAT_BY_SUFFIX)}')


def _closest(name: str) -> str:
    match = difflib.get_close_matches(name, list(REPORTS), n=1)
    return f'; did you mean "{match[0]}"?' if match else ""
