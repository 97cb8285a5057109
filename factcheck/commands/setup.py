"""What a command line's shared options come to: the configuration in force, the screen, a progress bar or none."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck import config as configuration
from factcheck.commands.answer import Screen, on_terminal
from factcheck.config import Config
from factcheck.pipeline import Progress


@dataclass(frozen=True, slots=True)
class Setup:
    """What the shared options of a command line say."""

    given: dict[str, Any]
    bar: Progress

    def config(self, **given: Any) -> Config:
        """The configuration in force, with what this command's own options say."""
        settings = {**self.given, **given}
        for name in ("quiet", "verbose", "color"):
            settings.pop(name)
        file, isolated = settings.pop("config"), settings.pop("isolated")
        settings["cache"] = False if settings.pop("no_cache") else None
        said = {name: value or None if isinstance(value, list) else value for name, value in settings.items()}
        return configuration.load(Path.cwd(), said, file=file, isolated=isolated)

    @property
    def screen(self) -> Screen:
        """Where standard output goes: a terminal's width and colours, else 100 columns without."""
        return on_terminal(self.given["color"], verbose=self.given["verbose"], quiet=self.given["quiet"])

    @property
    def progress(self) -> Progress | None:
        return None if self.given["quiet"] else self.bar


def spread(arguments: list[str]) -> list[str]:
    """``--only A B`` as ``--only A --only B``: hooks put the names of files at the end; ``--sources`` likewise."""
    apart: list[str] = []
    within = ""
    for argument in arguments:
        if argument in ("--only", "--sources"):
            within = argument
        elif within and not argument.startswith("-"):
            apart += [within, argument]
        else:
            within = ""
            apart.append(argument)
    return apart
