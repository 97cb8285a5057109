"""The commands as typer sees them: options in, ``Answer`` out. Only this module and ``__main__`` face the terminal."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

import factcheck
from factcheck import config as configuration
from factcheck.commands import checking, keeping, looking, reporting
from factcheck.commands.answer import Answer, Screen
from factcheck.commands.narrowing import Narrow
from factcheck.config import Config

app = typer.Typer(
    name="factcheck",
    help="Find the figures, dates and statements on which several written sources disagree.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Paths = Annotated[list[str] | None, typer.Argument(help="Files, folders, globs, or - for standard input.")]
Rules = Annotated[list[str] | None, typer.Option("--rules", help="A rule pack beside the shipped ones; repeatable.")]
Policy = Annotated[str | None, typer.Option("--policy", help="Severities: newsroom, recorder, strict or filings.")]
Model = Annotated[str | None, typer.Option("--model", help="An installed spaCy pipeline in place of the shipped one.")]
EngineName = Annotated[str | None, typer.Option("--engine", help="Where the work runs: local, or another engine.")]
Jobs = Annotated[int | None, typer.Option("--jobs", help="Processes; 0 is one a core.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read and write no store.")]
ConfigFile = Annotated[Path | None, typer.Option("--config", help="This configuration file, no other.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="No configuration file at all.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No messages and no progress on standard error.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Unfold everything; on a crash, the traceback.")]
Color = Annotated[str, typer.Option("--color", help="auto, always or never; NO_COLOR is honoured.")]
Outputs = Annotated[list[str] | None, typer.Option("--output", help="Write to FILE, format by suffix; repeatable.")]
Decisions = Annotated[str | None, typer.Option("--decisions", help="The decisions file.")]
Baseline = Annotated[str | None, typer.Option("--baseline", help="A baseline made by `baseline create`.")]
Format = Annotated[str | None, typer.Option("--format", help="table csv markdown json jsonl html sarif junit github")]


def run(arguments: list[str]) -> Answer:
    """Carry out a command line. Raises ``FactcheckError``, or typer's own error with ``format_message``."""
    answer = app(_spread_only(arguments), prog_name="factcheck", standalone_mode=False)
    return answer if isinstance(answer, Answer) else Answer(status=int(answer or 0))


def _spread_only(arguments: list[str]) -> list[str]:
    """``--only A B C`` as ``--only A --only B --only C``: hooks put the names of files at the end."""
    spread: list[str] = []
    within = False
    for argument in arguments:
        if argument == "--only":
            within = True
        elif within and not argument.startswith("-"):
            spread += ["--only", argument]
        else:
            within = False
            spread.append(argument)
    return spread


def settings(config: Path | None = None, isolated: bool = False, no_cache: bool = False, **given: Any) -> Config:
    """The configuration in force, the command line's values over the file's."""
    cache = False if no_cache else None
    values = {name: value or None if isinstance(value, list) else value for name, value in given.items()}
    return configuration.load(Path.cwd(), {**values, "cache": cache}, file=config, isolated=isolated)


def screen(color: str = "auto", verbose: bool = False, quiet: bool = False) -> Screen:
    """Where standard output goes: a terminal's width and colours, else 100 columns without."""
    if color not in ("auto", "always", "never"):
        raise factcheck.UsageError(f"--color {color}: one of auto, always, never")
    terminal = sys.stdout.isatty()
    colored = color == "always" or (color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    width = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 100
    return Screen(width=max(width, 60), color=colored, verbose=verbose, quiet=quiet)


def standard_input(paths: list[str] | None) -> bytes | None:
    return sys.stdin.buffer.read() if paths and "-" in paths else None


def progress(total: int) -> Callable[[], None]:
    """A bar on standard error, on a terminal and for long work only."""
    if total < 3 or not sys.stderr.isatty():
        return lambda: None
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task("reading", total=total)
    bar.start()

    def advance() -> None:
        bar.advance(task)
        if bar.finished:
            bar.stop()

    return advance


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {factcheck.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def check(
    paths: Paths = None,
    format: Format = None,  # noqa: A002 - the contract's word
    output: Outputs = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="conflict unexplained error warning note never")
    ] = None,
    new: Annotated[str, typer.Option("--new", metavar="REF", help="Only findings with a member new since REF.")] = "",
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="FILE…", help="Only findings with a member in these files.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="KIND", help="Only these kinds.")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="KIND", help="Not these kinds.")] = None,
    event: Annotated[str, typer.Option("--event", help="Only this event: its id, or words of its label.")] = "",
    measure: Annotated[str, typer.Option("--measure", help="Only this measure or subject.")] = "",
    baseline: Baseline = None,
    decisions: Decisions = None,
    policy: Policy = None,
    rules: Rules = None,
    model: Model = None,
    engine: EngineName = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Color = "auto",
) -> Answer:
    """Compare sources; exit status 1 where they disagree."""
    config_in_force = settings(
        config, isolated, no_cache, format=format, fail_on=fail_on, select=select, ignore=ignore, baseline=baseline,
        decisions=decisions, policy=policy, rules=rules, model=model, engine=engine, jobs=jobs,
    )  # fmt: skip
    narrow = Narrow(event, measure, new, tuple(only or ()))
    request = checking.Request(
        tuple(paths or ()), config_in_force, narrow, tuple(output or ()), standard_input(paths)
    )
    return checking.check(request, screen(color, verbose, quiet), None if quiet else progress)
