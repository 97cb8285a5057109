"""``sources.toml``: what is known of the documents of a folder apart from their text."""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from factcheck.sources.text import parse_day

FILE = "sources.toml"
_KEYS = ("path", "outlet", "published", "title", "url", "origin")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[source]]``."""

    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries of one file by the path that they name, and those which name no file."""

    entries: Mapping[str, Entry]
    absent: tuple[str, ...] = ()


def read_catalogue(path: Path, mistakes: list[str]) -> Catalogue:
    """The entries of a ``sources.toml``; whatever is wrong with it is added to ``mistakes``."""
    try:
        tables = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        mistakes.append(f"{path}: not valid TOML: {error}")
        return Catalogue({})
    listed = tables.pop("source", [])
    mistakes += [f'{path}: unknown key "{key}"; documents are listed as [[source]]' for key in tables]
    if not isinstance(listed, list) or not all(isinstance(table, dict) for table in listed):
        mistakes.append(f"{path}: source must be an array of tables, written [[source]]")
        return Catalogue({})
    entries: dict[str, Entry] = {}
    for number, table in enumerate(listed, 1):
        _add(entries, table, f"{path}: source {number}", mistakes)
    absent = [name for name in entries if not (path.parent / name).is_file()]
    return Catalogue(entries, tuple(name for name in absent if not _misspelt(path, name, entries, mistakes)))


def _add(entries: dict[str, Entry], table: Mapping[str, Any], place: str, mistakes: list[str]) -> None:
    name = table.get("path")
    if not isinstance(name, str) or not name:
        mistakes.append(f'{place}: the key "path" is missing; it names the document')
        return
    place = f"{place} ({name})"
    if "/" in name or "\\" in name:
        mistakes.append(f"{place}: path must name a file of the same folder; put a {FILE} beside the document")
    elif name in entries:
        mistakes.append(f"{place}: the same path stands twice")
    fields: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KEYS:
            mistakes.append(f'{place}: unknown key "{key}"{_closest(key, _KEYS)}')
        elif key == "published":
            fields[key] = _day(value, place, mistakes)
        elif not isinstance(value, str):
            mistakes.append(f"{place}: {key} must be text")
        elif key != "path":
            fields[key] = value.strip() or None
    entries.setdefault(name, Entry(**fields))


def _day(value: Any, place: str, mistakes: list[str]) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_day(value) if isinstance(value, str) else None
    if day is None:
        mistakes.append(f"{place}: published must be a day such as 2015-11-24, not {value!r}")
    return day


def _misspelt(path: Path, name: str, entries: Mapping[str, Entry], mistakes: list[str]) -> bool:
    """Whether an entry that names no file is a slip for one that no entry names.

    An entry without any such neighbour is a document that was taken away; that is no mistake.
    """
    if "/" in name or "\\" in name:
        return True
    unlisted = [file.name for file in sorted(path.parent.iterdir()) if file.is_file() and file.name not in entries]
    hint = _closest(name, [other for other in unlisted if Path(other).suffix == Path(name).suffix] or unlisted)
    if hint:
        mistakes.append(f"{path}: source ({name}): there is no such file{hint}")
    return bool(hint)


def _closest(word: str, known: "list[str] | tuple[str, ...]") -> str:
    match = difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f'; did you mean "{match[0]}"?' if match else ""
