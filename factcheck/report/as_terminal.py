"""The terminal report: a group per finding, its members in a table. rich is imported when it is called."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model import Finding, Member, Report, SourceEntry
from factcheck.report.clean import clean, file_name, one_line, shorten
from factcheck.report.outline import (
    PLAIN,
    View,
    about,
    agreements,
    discrepancies,
    folded,
    headline,
    listed,
    mark,
    paths_of,
    place,
    plural,
    who,
)
from factcheck.report.table import as_of_text, days_text, value_text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_COLUMN_STYLES = {"value": "bold", "as of": "dim", "where": "dim"}
_WIDEST = {"value": 30, "who": 24, "where": 60, "quote": 60}
_INDENT, _GAP, _LEAST_ROOM = 4, 2, 24
Layout = tuple[tuple[str, ...], ...]
_LAYOUTS: tuple[Layout, ...] = (
    (("value",), ("as of",), ("who",), ("where",), ("quote",)),
    (("value",), ("as of",), ("who",), ("where", "quote")),
    (("value",), ("as of", "who", "where", "quote")),
    (("value", "as of", "who", "where", "quote"),),
)
_QUOTE, _WORDS = 90, 400  # code points shown of a quote beside a figure, and of one that is itself the claim


def render(report: Report, view: View = PLAIN) -> str:
    """The report for people: what was read, each discrepancy with its places, what is folded, what was skipped.

    No line is wider than ``view.width``. Without ``view.color`` there are no escape sequences at all.
    """
    console = _console(view)
    paths = paths_of(report)
    _print(console, _text(headline(report), "bold"))
    for finding in discrepancies(report):
        _finding(console, finding, report, paths, view)
    if view.verbose:
        _unfolded(console, report, paths)
    _skipped(console, report)
    _closing(console, report, view)
    return _trimmed(console)


def _console(view: View) -> "Console":
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=max(view.width, 40),
        force_terminal=view.color,
        color_system="standard" if view.color else None,
        no_color=not view.color,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},  # the same report, the same bytes, whatever COLUMNS or TERM say
    )


def _trimmed(console: "Console") -> str:
    """What was printed, without the blanks with which tables fill their lines.

    Cleaned a second time by line where there is no colour, as folding can bring a log command to the start of a line.
    """
    file = console.file
    assert isinstance(file, io.StringIO)
    text = "\n".join(line.rstrip() for line in file.getvalue().split("\n")).rstrip("\n") + "\n"
    return text if console.is_terminal else clean(text)


def _text(words: str, style: str = "") -> "Text":
    """Never a markup string: brackets in a source are text."""
    from rich.text import Text

    return Text(clean(words), style=style)


def _print(console: "Console", text: "Text", indent: int = 0) -> None:
    from rich.padding import Padding

    console.print(Padding(text, (0, 0, 0, indent)))


def _finding(console: "Console", finding: Finding, report: Report, paths: dict[str, str], view: View) -> None:
    from rich.text import Text

    title = Text.assemble(
        _text(finding.severity, _STYLES.get(finding.severity, "bold")),
        "  ",
        _text(one_line(finding.kind), "bold"),
        "  ",
        _text(one_line(finding.id), "dim"),
    )
    console.print()
    _print(console, title)
    settled = mark(finding)
    if settled:
        _print(console, _text(f"[{settled}]", "green"), 2)
    topic = about(finding, report)
    if topic:
        _print(console, _text(topic), 2)
    _print(console, _text(one_line(finding.text)), 2)
    members, left = listed(finding.members, view)
    console.print(_members(members, paths, view.width))
    if left:
        _print(console, _text(f"… and {plural(left, 'more place')}; --verbose lists them", "dim"), 4)
    if view.verbose:
        for line in finding.why:
            _print(console, _text(one_line(line), "dim"), 4)


def _members(members: Sequence[Member], paths: dict[str, str], width: int) -> "Padding":
    """The members' table. rich gets every width from here: left to itself it crops words in narrow terminals."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    cells = _columns(members, paths)
    layout = _layout(cells, width)
    table = Table(box=None, show_header=False, padding=(0, _GAP, 0, 0), pad_edge=False)
    for names in layout[:-1]:
        table.add_column(width=_natural(cells, names), overflow="fold")
    table.add_column(width=_room(cells, layout, width), overflow="fold")
    for number in range(len(members)):
        row = (
            Text("\n").join(
                _text(cells[name][number], _COLUMN_STYLES.get(name, "")) for name in names if cells[name][number]
            )
            for names in layout
        )
        table.add_row(*row)
    return Padding(table, (0, 0, 0, _INDENT))


def _layout(cells: dict[str, list[str]], width: int) -> Layout:
    """A column for everything where there is room, else columns below each other; what no member has is left out."""
    shapes = [tuple(tuple(name for name in names if name in cells) for names in layout) for layout in _LAYOUTS]
    shapes = [tuple(names for names in shape if names) for shape in shapes]
    roomy = (shape for shape in shapes if _room(cells, shape, width) >= _needed(cells, shape[-1]))
    return next(roomy, shapes[-1])


def _needed(cells: dict[str, list[str]], names: tuple[str, ...]) -> int:
    """The least width of the last column: places are not broken, so that they can be clicked; words may wrap."""
    return max(
        _natural(cells, (name,)) if name == "where" else min(_natural(cells, (name,)), _LEAST_ROOM) for name in names
    )


def _natural(cells: dict[str, list[str]], names: tuple[str, ...]) -> int:
    """The width of a column that breaks no cell, within the column's limit."""
    from rich.cells import cell_len

    return max(min(max(map(cell_len, cells[name])), _WIDEST.get(name, 60)) for name in names)


def _room(cells: dict[str, list[str]], layout: Layout, width: int) -> int:
    """What the columns before the last one leave to it; one column is held back, as some terminals wrap a full line."""
    taken = sum(_natural(cells, names) + _GAP for names in layout[:-1])
    return width - _INDENT - taken - 1


def _columns(members: Sequence[Member], paths: dict[str, str]) -> dict[str, list[str]]:
    """The cells of each column; a column in which no member has anything is left out."""
    columns = {
        "value": [value_text(member) for member in members],
        "as of": [as_of_text(member) for member in members],
        "who": [shorten(who(member), 80) for member in members],
        "where": [place(member, paths) for member in members],
        "quote": [_quote(member) for member in members],
    }
    return {name: cells for name, cells in columns.items() if any(cells)}


def _quote(member: Member) -> str:
    """The quoted words, in few where the value says it all, else long enough to see which words differ."""
    words = shorten(one_line(member.quote), _QUOTE if value_text(member) else _WORDS)
    return f"{words} ({one_line(member.note)})" if member.note else words


def _unfolded(console: "Console", report: Report, paths: dict[str, str]) -> None:
    agreed = agreements(report)
    if agreed:
        _heading(console, "agreements")
    for finding in agreed:
        _print(console, _text(f"{about(finding, report)}  {one_line(finding.id)}"), 2)
        console.print(_members(finding.members, paths, console.width))
    if report.not_compared:
        _heading(console, "not compared")
    for entry in report.not_compared:
        spot = f"{file_name(paths.get(entry.source, entry.source))}:{entry.line}"
        _print(console, _text(f"{spot}  {shorten(one_line(entry.quote), _QUOTE)}: {one_line(entry.reason)}"), 2)
    _heading(console, "sources")
    for source in report.sources:
        _print(console, _text(_source_line(source)), 2)


def _heading(console: "Console", words: str) -> None:
    console.print()
    _print(console, _text(words, "bold"))


def _source_line(source: SourceEntry) -> str:
    """``seeds/001.txt: 34 claims, written 2015-11-19…22 (its words), origin O2``."""
    days = source.dated_from or "", source.dated_to or ""
    by = f" ({one_line('; '.join(source.dated_by))})" if source.dated_by else ""
    parts = [plural(source.claims, "claim"), f"written {days_text(*days)}{by}" if any(days) else "no date"]
    parts += [one_line(words) for words in (source.outlet, source.origin and f"origin {source.origin}") if words]
    parts += [one_line(note) for note in source.notes]
    return f"{file_name(source.path)}: {', '.join(parts)}"


def _skipped(console: "Console", report: Report) -> None:
    if not report.skipped:
        return
    _heading(console, "skipped")
    for skip in report.skipped:
        _print(console, _text(f"{file_name(skip.path)}: {one_line(skip.reason)} ({one_line(skip.stage)})"), 2)


def _closing(console: "Console", report: Report, view: View) -> None:
    counts = folded(report)
    if not counts:
        return
    hint = "" if view.verbose or not (agreements(report) or report.not_compared) else "; --verbose lists them"
    console.print()
    _print(console, _text(f"{', '.join(counts)}{hint}", "dim"))
