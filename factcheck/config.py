"""Configuration: command line over the nearest ``factcheck.toml`` or ``[tool.factcheck]`` over what is built in.

Each value knows where it came from; a key that does not exist is refused with a suggestion.
"""

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import UsageError
from factcheck.wording import closest, toml_text

FAIL_ON = ("conflict", "unexplained", "error", "warning", "note", "never")
FILES = ("factcheck.toml", "pyproject.toml")  # in one folder the first wins


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set. Paths are as the process sees them; an empty text means "none"."""

    paths: tuple[str, ...] = (".",)  # what to read where the command line names nothing
    rules: tuple[str, ...] = ()  # packs beside the shipped ones
    policy: str = "newsroom"  # severities: newsroom recorder strict filings
    model: str = ""  # an installed spaCy pipeline; empty is the shipped one
    engine: str = "local"
    jobs: int = 1  # processes; 0 is one a core
    fail_on: str = "conflict"
    format: str = "table"
    select: tuple[str, ...] = ()  # kinds of finding to show; empty is all
    ignore: tuple[str, ...] = ()
    decisions: str = "decisions.toml"
    baseline: str = ""
    cache: bool = True
    where: tuple[tuple[str, str], ...] = ()  # key -> "command line" or the file; absent: built in


KEYS = tuple(field.name.replace("_", "-") for field in dataclasses.fields(Config) if field.name != "where")
PATH_KEYS = ("paths", "rules", "decisions", "baseline")
DEFAULTS = Config()


def load(start: Path, given: Mapping[str, Any], *, file: Path | None = None, isolated: bool = False) -> Config:
    """The configuration in force in the folder ``start``.

    ``given`` holds what the command line says, by field name, ``None`` where it says nothing. ``file``
    replaces the search upwards; ``isolated`` reads no file. Raises ``UsageError``.
    """
    values: dict[str, Any] = {}
    where: dict[str, str] = {}
    found = file or (None if isolated else _nearest(start))
    if found:
        values = _read_file(found, start)
        where = dict.fromkeys(values, os.path.relpath(found, start))
    for name, value in given.items():
        if value is not None:
            values[name] = _typed(name.replace("_", "-"), value, "command line")
            where[name] = "command line"
    return _checked(Config(**values, where=tuple(sorted(where.items()))))


def from_options(options: Mapping[str, Any]) -> Config:
    """The configuration that a program asks for in keyword arguments; reads no file and no decisions of its own."""
    values: dict[str, Any] = {"decisions": ""}
    for name, value in options.items():
        key = name.replace("_", "-")
        if key not in KEYS:
            raise UsageError(f'no option is called "{name}"{closest(name, [k.replace("-", "_") for k in KEYS])}')
        values[name] = _typed(key, value, "options")
    return _checked(Config(**values))


def show(config: Config) -> str:
    """Each value as TOML, with where it came from in a comment."""
    where = dict(config.where)
    lines = []
    for key in KEYS:
        name = key.replace("-", "_")
        lines.append((f"{key} = {_toml(getattr(config, name))}", where.get(name, "built in")))
    width = max(len(line) for line, _ in lines)
    return "".join(f"{line:<{width}}  # {place}\n" for line, place in lines)


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.resolve().parents):
        for name in FILES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _table(path, _parse(path)) is not None):
                return path
    return None


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}; give --config an existing file") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: not valid TOML: {error}") from None


def _table(path: Path, tables: dict[str, Any]) -> Any:
    if path.name == "pyproject.toml":
        tool = tables.get("tool", {})
        return tool.get("factcheck") if isinstance(tool, dict) else None
    return tables


def _read_file(path: Path, start: Path) -> dict[str, Any]:
    table = _table(path, _parse(path))
    if not isinstance(table, dict):
        raise UsageError(f"{path}: has no table [tool.factcheck]")
    wrong = [f'{path}: unknown key "{key}"{closest(key, KEYS)}' for key in table if key not in KEYS]
    if wrong:
        raise UsageError("\n".join(wrong))
    values = {}
    for key, value in table.items():
        typed = _typed(key, value, str(path))
        values[key.replace("-", "_")] = _beside(path.parent, typed, start) if key in PATH_KEYS else typed
    values.setdefault("decisions", _beside(path.parent, DEFAULTS.decisions, start))
    return values


def _beside(folder: Path, value: Any, start: Path) -> Any:
    """Paths of a configuration file are written from its own folder."""
    if isinstance(value, tuple):
        return tuple(_beside(folder, part, start) for part in value)
    return os.path.relpath(folder / value, start) if value else value


def _typed(key: str, value: Any, place: str) -> Any:
    default = getattr(DEFAULTS, key.replace("-", "_"))
    if isinstance(default, tuple):
        many = [value] if isinstance(value, str | Path) else value
        if isinstance(many, list | tuple) and all(isinstance(part, str | Path) for part in many):
            return tuple(str(part) for part in many)
        raise UsageError(f"{place}: {key} must be a list of texts")
    if isinstance(default, bool):
        fits, kind = isinstance(value, bool), "true or false"
    elif isinstance(default, int):
        fits, kind = isinstance(value, int) and not isinstance(value, bool), "a whole number"
    else:
        fits, kind = isinstance(value, str | Path), "a text"
    if not fits:
        raise UsageError(f"{place}: {key} must be {kind}")
    return str(value) if isinstance(value, Path) else value


def _checked(config: Config) -> Config:
    if config.fail_on not in FAIL_ON:
        raise UsageError(f'fail-on: no such level "{config.fail_on}"; one of {", ".join(FAIL_ON)}')
    if config.jobs < 0:
        raise UsageError(f"jobs: {config.jobs} is below 0; 0 means one process a core")
    return config


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(part) for part in value)}]"
    return str(value) if isinstance(value, int) else toml_text(value)
