"""What a command hands back to whoever prints."""

from dataclasses import dataclass


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
