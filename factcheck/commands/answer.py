"""What a command hands back to whoever prints."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.errors import UsageError

NARROWEST = 60  # columns; below that a table cannot be read
PLAIN = 100  # columns where there is no terminal


@dataclass(frozen=True, slots=True)
class Answer:
    """``out`` is for standard output, ``notes`` are lines for standard error, ``status`` is the exit status."""

    out: str = ""
    status: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the answer will be shown. ``width`` in columns."""

    width: int = 100
    color: bool = False
    verbose: bool = False
    quiet: bool = False


def on_terminal(color: str = "auto", *, verbose: bool = False, quiet: bool = False) -> Screen:
    """Where standard output goes: a terminal's width and colours, else 100 columns without. Raises ``UsageError``."""
    if color not in ("auto", "always", "never"):
        raise UsageError(f"--color {color}: one of auto, always, never")
    terminal = sys.stdout.isatty()
    colored = color == "always" or (color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    width = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else PLAIN
    return Screen(max(width or PLAIN, NARROWEST), colored, verbose, quiet)


def standard_input(paths: Sequence[str] | None) -> bytes | None:
    """What is piped in, where ``-`` stands among ``paths``."""
    return sys.stdin.buffer.read() if paths and "-" in paths else None
