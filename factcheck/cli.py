"""The commands as typer sees them: options in, ``Answer`` out. Only this module and ``__main__`` face the terminal."""

import atexit
import functools
import inspect
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

import factcheck
from factcheck.commands import checking, deciding, drafting, keeping, looking, reporting, reviewing
from factcheck.commands.answer import Answer, standard_input
from factcheck.commands.narrowing import Narrow
from factcheck.commands.setup import Setup, spread
from factcheck.config import FAIL_ON
from factcheck.report import REPORTS

# What every command takes that reads sources or shows something; `_shared` adds them to its parameters.
SHARED: dict[str, tuple[Any, Any]] = {
    "policy": (Annotated[str | None, typer.Option(help="Severities: newsroom, recorder, strict, filings.")], None),
    "rules": (Annotated[list[str] | None, typer.Option(metavar="PATH", help="A further rule pack; repeatable.")], None),
    "model": (Annotated[str | None, typer.Option(metavar="NAME", help="Another installed spaCy pipeline.")], None),
    "engine": (Annotated[str | None, typer.Option(metavar="NAME", help="Where extraction runs: local, …")], None),
    "jobs": (Annotated[int | None, typer.Option(metavar="N", help="Processes; 0 is one a core.")], None),
    "no_cache": (Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the store.")], False),
    "decisions": (Annotated[str | None, typer.Option(metavar="FILE", help="The decisions file.")], None),
    "baseline": (Annotated[str | None, typer.Option(metavar="FILE", help="Findings accepted before.")], None),
    "config": (Annotated[Path | None, typer.Option(metavar="FILE", help="This configuration file alone.")], None),
    "isolated": (Annotated[bool, typer.Option("--isolated", help="No configuration file.")], False),
    "quiet": (Annotated[bool, typer.Option("--quiet", help="No progress and no notes on standard error.")], False),
    "verbose": (Annotated[bool, typer.Option("--verbose", help="Unfold everything; tracebacks.")], False),
    "color": (Annotated[str, typer.Option(help="auto, always, never; NO_COLOR is honoured.")], "auto"),
}

LONG = 8  # sources that make it worth a progress bar

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH]…", help="Files, folders, globs, - for stdin.")]
Format = Annotated[str | None, typer.Option(metavar="NAME", help=" ".join(REPORTS))]
Outputs = Annotated[
    list[str] | None, typer.Option("--output", metavar="FILE", help="Write here, format by suffix; repeatable.")
]
FailOn = Annotated[str | None, typer.Option(metavar="LEVEL", help=" ".join(FAIL_ON))]
Event = Annotated[str, typer.Option(metavar="TEXT", help="Only this event: its id, or words of its label.")]
Measure = Annotated[str, typer.Option(metavar="TEXT", help="Only this measure or subject.")]
ReportFile = Annotated[Path, typer.Argument(metavar="REPORT.json", help="A report made with --output NAME.json.")]

app = typer.Typer(
    name="factcheck",
    help="Find the figures, dates and statements on which several written sources disagree.",
    epilog="Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not do the job.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)


def _group(name: str, about: str) -> typer.Typer:
    group = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name=name, help=about)
    return group


def _shared(command: Callable[..., Answer]) -> Callable[..., Answer]:
    """``command`` with the shared options as parameters; it gets them as its first argument, a ``Setup``."""
    own = list(inspect.signature(command).parameters.values())[1:]
    extra = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (kind, default) in SHARED.items()
    ]

    @functools.wraps(command)
    def wrapper(**given: Any) -> Answer:
        setup = Setup({name: given.pop(name) for name in SHARED}, progress)
        return command(setup, **given)

    keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
    vars(wrapper)["__signature__"] = inspect.Signature([*keyword, *extra])
    wrapper.__annotations__ = {one.name: one.annotation for one in [*keyword, *extra]}
    return wrapper


def run(arguments: list[str]) -> Answer:
    """Carry out a command line. Raises ``FactcheckError``, or typer's own error with ``format_message``."""
    answer = app(spread(arguments), prog_name="factcheck", standalone_mode=False)
    if answer == 130:  # what typer turns ^C into
        raise KeyboardInterrupt
    return answer if isinstance(answer, Answer) else Answer(status=int(answer or 0))


def progress(total: int) -> Callable[[], None]:
    """A bar on standard error, on a terminal and for long work only."""
    if total < LONG or not sys.stderr.isatty():
        return lambda: None
    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True)
    task = bar.add_task("reading", total=total)
    bar.start()
    atexit.register(bar.stop)  # also after a crash: it has hidden the cursor

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
    del version  # its callback has answered


@app.command()
@_shared
def check(
    setup: Setup,
    paths: Paths = None,
    format: Format = None,
    output: Outputs = None,
    fail_on: FailOn = None,
    new: Annotated[str, typer.Option(metavar="REF", help="Findings with a member new since this revision.")] = "",
    only: Annotated[
        list[str] | None, typer.Option(metavar="FILE…", help="Findings with a member in these files.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Only this kind; repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Not this kind; repeatable.")] = None,
    event: Event = "",
    measure: Measure = "",
) -> Answer:
    """Compare sources and report where they disagree."""
    config = setup.config(format=format, fail_on=fail_on, select=select, ignore=ignore)
    request = checking.Request(
        tuple(paths or ()), config, Narrow(event, measure, new, tuple(only or ())), tuple(output or ()),
        standard_input(paths),
    )  # fmt: skip
    return checking.check(request, setup.screen, setup.progress)


@app.command()
@_shared
def against(
    setup: Setup,
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The draft: a file, or - for stdin.")],
    sources: Annotated[list[str] | None, typer.Option(metavar="PATH…", help="What to hold it against.")] = None,
    format: Format = None,
    output: Outputs = None,
    fail_on: FailOn = None,
) -> Answer:
    """Say of each claim of a draft whether sources state, allow or exclude it."""
    config, given = setup.config(format=format or "table", fail_on=fail_on), standard_input([draft])
    return drafting.against(draft, sources or (), config, output or (), setup.screen, given, setup.progress)


@app.command()
@_shared
def extract(setup: Setup, paths: Paths = None, format: Format = None) -> Answer:
    """List every claim with its offsets, as table, json or jsonl."""
    config = setup.config(format=format or "table")
    return looking.extract(paths or (), config, setup.screen, standard_input(paths), setup.progress)


@app.command()
@_shared
def explain(
    setup: Setup,
    wanted: Annotated[str, typer.Argument(metavar="ID|FILE:LINE", help="A finding, or a line of a source.")],
    paths: Paths = None,
) -> Answer:
    """Say why claims were matched and flagged, or why not."""
    return looking.explain(wanted, paths or (), setup.config(), standard_input(paths), setup.progress)


@app.command()
@_shared
def timeline(setup: Setup, paths: Paths = None, event: Event = "", measure: Measure = "") -> Answer:
    """Draw the figures of each fact over time."""
    wanted = Narrow(event, measure)
    return looking.timeline(paths or (), wanted, setup.config(), setup.screen, standard_input(paths), setup.progress)


@app.command()
@_shared
def sources(setup: Setup, paths: Paths = None, format: Format = None) -> Answer:
    """Show what was read, and when each source was written."""
    config = setup.config(format=format or "table")
    return looking.sources(paths or (), config, setup.screen, standard_input(paths), setup.progress)


@app.command()
@_shared
def decide(
    setup: Setup,
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Findings, by the start of their ids.")],
    accept: Annotated[str | None, typer.Option(metavar="VALUE", help="This value holds, such as '>=130'.")] = None,
    range: Annotated[bool, typer.Option("--range", help="The range from lowest to highest holds.")] = False,
    unconfirmed: Annotated[bool, typer.Option("--unconfirmed", help="None of it is confirmed.")] = False,
    pending: Annotated[bool, typer.Option("--pending", help="Left open knowingly.")] = False,
    ask: Annotated[bool, typer.Option("--ask", help="The source will be asked.")] = False,
    not_comparable: Annotated[bool, typer.Option("--not-comparable", help="They measure different things.")] = False,
    wrong_match: Annotated[bool, typer.Option("--wrong-match", help="The program matched wrongly.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the decision out again.")] = False,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides.")] = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    on: Annotated[str, typer.Option(metavar="DAY", help="When, as 2015-11-24; today where left out.")] = "",
    sources: Annotated[list[str] | None, typer.Option(metavar="PATH…", help="Where; else the latest check.")] = None,
) -> Answer:
    """Rule on findings; a ruling reopens when a quoted word changes."""
    flags = {
        "accept": accept is not None, "range": range, "unconfirmed": unconfirmed, "pending": pending, "ask": ask,
        "not-comparable": not_comparable, "wrong-match": wrong_match,
    }  # fmt: skip
    if remove:
        return deciding.undecide(ids, setup.config())
    verbs = [verb for verb, said in flags.items() if said]
    if len(verbs) != 1:
        raise factcheck.UsageError(f"decide: give exactly one of {', '.join(f'--{verb}' for verb in flags)}")
    ruling = deciding.Ruling(verbs[0], by, _day(on), reason, accept)
    return deciding.decide(ids, ruling, sources or (), setup.config(), setup.progress)


def _day(text: str) -> str:
    """``text`` as an ISO day; today is asked only here, where a person acts."""
    try:
        return (date.fromisoformat(text) if text else date.today()).isoformat()  # noqa: DTZ011 - a person's own day
    except ValueError:
        raise factcheck.UsageError(f"--on {text}: not a day; write it as 2015-11-24") from None


@app.command()
@_shared
def review(
    setup: Setup,
    paths: Paths = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides.")] = "",
    on: Annotated[str, typer.Option(metavar="DAY", help="When; today where left out.")] = "",
) -> Answer:
    """Rule on open findings one after another, a key each."""
    config = setup.config(paths=paths)
    terminal = reviewing.Terminal(
        typer.echo, typer.getchar if sys.stdin.isatty() else lambda: sys.stdin.read(1), typer.prompt
    )
    return reviewing.review(config, by, _day(on), terminal, setup.progress)


baseline = _group("baseline", "Accept all findings as they stand.")


@baseline.command("create")
@_shared
def baseline_create(
    setup: Setup,
    paths: Paths = None,
    output: Annotated[str, typer.Option(metavar="FILE", help=f"Where to; {deciding.BASELINE} otherwise.")] = "",
) -> Answer:
    """Write every open discrepancy into the baseline."""
    return deciding.baseline_create(setup.config(paths=paths), output, setup.progress)


@baseline.command("show")
@_shared
def baseline_show(setup: Setup, paths: Paths = None) -> Answer:
    """Show the baselined findings as they stand."""
    return deciding.baseline_show(
        setup.config(paths=paths), setup.given["baseline"] or "", setup.screen, setup.progress
    )


@app.command()
@_shared
def report(setup: Setup, file: ReportFile, output: Outputs = None, format: Format = None) -> Answer:
    """Render a report again without analysing again."""
    return reporting.report(file, output or (), format, setup.screen)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="The earlier report.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="The later report.")],
) -> Answer:
    """Compare two reports: findings gained, lost, changed, decided."""
    return reporting.diff(old, new)


@app.command()
@_shared
def verify(setup: Setup, file: ReportFile) -> Answer:
    """Make a report again and name what differs."""
    return reporting.verify(file, setup.config(), setup.progress)


rules = _group("rules", "The rules in force.")


@rules.command("list")
@_shared
def rules_list(
    setup: Setup, kind: Annotated[str | None, typer.Argument(help="Only this kind of rule.")] = None
) -> Answer:
    """List every rule with what it is and its file."""
    return keeping.rules_list(setup.config(), kind)


@rules.command("explain")
@_shared
def rules_explain(setup: Setup, name: Annotated[str, typer.Argument(help="A rule, such as measure.killed.")]) -> Answer:
    """Show one rule with its examples."""
    return keeping.rules_explain(name, setup.config())


@rules.command("test")
@_shared
def rules_test(setup: Setup, paths: Paths = None) -> Answer:
    """Run the examples of all rules, or of the packs given; exit status 1 where one fails."""
    return keeping.rules_test(setup.config(), paths or ())


settings = _group("config", "The configuration in force.")


@settings.command("show")
@_shared
def config_show(setup: Setup) -> Answer:
    """Show each value and where it came from."""
    return keeping.config_show(setup.config())


@app.command()
def schema() -> Answer:
    """Print the JSON Schema of the JSON report."""
    return keeping.schema()


@app.command()
def init(force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False) -> Answer:
    """Write a configuration and a GitHub workflow into this folder."""
    return keeping.init(Path.cwd(), force=force)


@app.command()
@_shared
def doctor(setup: Setup) -> Answer:
    """Say what is installed and what is missing."""
    return keeping.doctor(setup.config(), setup.screen)


cache = _group("cache", "What was read before.")


@cache.command("clear")
def cache_clear() -> Answer:
    """Remove what was kept of earlier runs."""
    return keeping.cache_clear()
