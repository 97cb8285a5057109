"""The ``factcheck`` command: a short way for a plain ``check``, typer for everything else, one place for mistakes."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from factcheck.commands.answer import Answer
from factcheck.errors import FactcheckError

SHORT = {"--format": "format", "--fail-on": "fail_on", "--output": "output"}  # options of the short way


def main() -> NoReturn:
    """Run the command line of this process and exit: 0 fine, 1 findings, 2 could not do the job."""
    # One thread a process: work is shared out over processes, and threads for small matrices only take each other's time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out ``arguments``, print the answer, return the exit status."""
    try:
        answer = _plain_check(arguments) or _command(list(arguments))
    except FactcheckError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return _fail("stopped")
    except BrokenPipeError:
        return _hang_up(2)
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets one sentence and status 2
        if type(error).__name__ == "Abort":  # ^C or ^D at a question
            return _fail("stopped")
        if type(error).__name__ == "NoArgsIsHelpError":
            return _print(Answer(f"{error}\n", 2))
        if hasattr(error, "format_message"):  # typer's, or click's before typer brought its own
            return _fail(_usage(error))
        return _crash(error, verbose="--verbose" in arguments)
    return _print(answer)


def _plain_check(arguments: Sequence[str]) -> Answer | None:
    """``check`` with paths and the options of ``SHORT`` alone, without importing typer; else ``None``."""
    if arguments[:1] != ["check"]:
        return None
    paths: list[str] = []
    said: dict[str, list[str]] = {name: [] for name in SHORT.values()}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in SHORT:
            value = next(rest, None)
            if value is None:
                return None
            said[SHORT[argument]].append(value)
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            paths.append(argument)
    return _check(paths, said)


def _check(paths: list[str], said: dict[str, list[str]]) -> Answer:
    from factcheck import config
    from factcheck.commands import checking
    from factcheck.commands.answer import on_terminal, standard_input

    given = {name: said[name][-1] if said[name] else None for name in ("format", "fail_on")}
    in_force = config.load(Path.cwd(), given)
    request = checking.Request(tuple(paths), in_force, outputs=tuple(said["output"]), stdin=standard_input(paths))
    return checking.check(request, on_terminal(), _progress)


def _progress(total: int) -> Callable[[], None]:
    """A bar only where somebody can see it; drawing it needs typer's neighbour."""
    if not sys.stderr.isatty():
        return lambda: None
    from factcheck.cli import progress

    return progress(total)


def _command(arguments: list[str]) -> Answer:
    from factcheck import cli

    return cli.run(arguments)


def _usage(error: Any) -> str:
    """Typer's mistake in one sentence, with the option that was perhaps meant."""
    meant = sorted(getattr(error, "possibilities", None) or ())
    message = " ".join((error.message if meant else error.format_message()).split())
    hint = f"; did you mean {' or '.join(meant)}?" if meant else ""
    return f"{message.rstrip('.')}{hint}"


def _crash(error: Exception, *, verbose: bool) -> int:
    if verbose:
        traceback.print_exc()
    hint = "" if verbose else "; --verbose shows where"
    return _fail(f"internal error: {type(error).__name__}: {error}{hint}")


def _fail(message: str) -> int:
    _say(message.splitlines() or ["failed"])
    return 2


def _say(lines: Sequence[str]) -> None:
    from factcheck.report.clean import clean

    for line in lines:
        print(f"factcheck: {clean(line)}", file=sys.stderr)  # noqa: T201 - here messages come out


def _print(answer: Answer) -> int:
    _say(answer.notes)
    try:
        # The same bytes on every system: no newline is translated, what the encoding lacks is escaped.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(newline="", errors="backslashreplace")
        sys.stdout.write(answer.out)
        sys.stdout.flush()
    except BrokenPipeError:
        return _hang_up(answer.status)
    return answer.status


def _hang_up(status: int) -> int:
    """The reader has left (``| head``): close quietly, so that the interpreter does not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


if __name__ == "__main__":
    main()
