"""What the paths on a command line stand for: files, folders, globs and ``-``."""

import glob
import os
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import UsageError

STDIN = "-"
# What lies beside documents and is none itself.
_BESIDE = re.compile(r"(?:readme|expected|licen[cs]e|changelog)(?:\..*)?", re.IGNORECASE)
_BESIDE_NAMES = frozenset({"sources.toml", "decisions.toml", "factcheck.toml", "pyproject.toml"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. ``path`` is as given, with forward slashes; ``named``: not found by looking in a folder."""

    path: str
    named: bool


def find(paths: Sequence[str], suffixes: Collection[str]) -> tuple[Found, ...]:
    """The files that ``paths`` stand for, each once, sorted by path; the order of ``paths`` does not matter.

    Hidden files and symbolic links inside folders are left out. Raises ``UsageError`` for a path that
    does not exist and for a folder with nothing to read.
    """
    if not paths:
        raise UsageError("no paths given; name a file, a folder, or - for standard input")
    found: dict[str, Found] = {}
    for given in sorted(set(paths)):
        for file in _expand(given, suffixes):
            key = STDIN if file.path == STDIN else os.path.realpath(file.path)
            other = found.get(key)
            found[key] = file if other is None else _merged(file, other)
    return tuple(sorted(found.values(), key=lambda file: file.path))


def _merged(one: Found, other: Found) -> Found:
    path = min(one.path, other.path, key=lambda path: (path.startswith("/"), len(path), path))
    return Found(path, one.named or other.named)


def _expand(given: str, suffixes: Collection[str]) -> list[Found]:
    if given == STDIN:
        return [Found(STDIN, True)]
    if "\0" in given:
        raise UsageError("a path with a NUL character names no file")
    path = Path(given)
    if path.is_dir():
        return _folder(given, suffixes)
    if path.exists():
        return [Found(_tidy(given), True)]
    if glob.has_magic(given):
        return _pattern(given, suffixes)
    raise UsageError(f"{given}: no such file or folder; check the path")


def _folder(folder: str, suffixes: Collection[str]) -> list[Found]:
    files: list[Found] = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = (Path(where, name) for name in sorted(names) if _readable(name, suffixes))
        files += [Found(_tidy(str(path)), False) for path in inside if path.is_file() and not path.is_symlink()]
    if not files:
        raise UsageError(f"{folder}: no readable file in this folder; it needs one of {' '.join(sorted(suffixes))}")
    return files


def _pattern(pattern: str, suffixes: Collection[str]) -> list[Found]:
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    files = [
        Found(_tidy(path), False) for path in paths if Path(path).is_file() and _readable(Path(path).name, suffixes)
    ]
    if not files:
        raise UsageError(f"{pattern}: no readable file fits this pattern; it needs one of {' '.join(sorted(suffixes))}")
    return files


def _readable(name: str, suffixes: Collection[str]) -> bool:
    beside = name.lower() in _BESIDE_NAMES or _BESIDE.fullmatch(name) is not None
    return Path(name).suffix.lower() in suffixes and not beside and not name.startswith(".")


def _tidy(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")
