"""The ``factcheck`` command: a short way for a plain ``check``, typer for everything else, one place for mistakes."""

import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from factcheck.commands.answer import Answer
from factcheck.errors import FactcheckError


def main() -> NoReturn:
    """Run the command line of this process and exit: 0 fine, 1 findings, 2 could not do the job."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out ``arguments``, print the answer, return the exit status."""
    verbose = "--verbose" in arguments
    try:
        answer = _answer(list(arguments))
    except FactcheckError as error:
        return _fail(str(error), verbose)
    except KeyboardInterrupt:
        return _fail("stopped", verbose=False)
    except BrokenPipeError:
        return _hang_up(2)
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's, or click's before typer brought its own
            return _fail(_usage(error.format_message()), verbose=False)
        hint = "" if verbose else "; --verbose shows where"
        return _fail(f"internal error: {type(error).__name__}: {error}{hint}", verbose)
    return _print(answer)


def _answer(arguments: list[str]) -> Answer:
    from factcheck import cli

    return cli.run(arguments)


def _usage(message: str) -> str:
    """One sentence, and where help is."""
    return f"{' '.join(message.split())} (factcheck --help lists what there is)"


def _fail(message: str, verbose: bool) -> int:
    if verbose:
        traceback.print_exc()
    _say(message.splitlines() or ["failed"])
    return 2


def _say(lines: Sequence[str]) -> None:
    from factcheck.report.clean import clean

    for line in lines:
        print(f"factcheck: {clean(line)}", file=sys.stderr)


def _print(answer: Answer) -> int:
    _say(answer.notes)
    try:
        # Bytes are the same on every system: no newline is translated, what the encoding lacks is escaped.
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
