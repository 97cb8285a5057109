"""What was already read and judged, in SQLite: extractions and whole reports, by everything that went into them.

A store that is missing, corrupt or cannot be written costs time and nothing else: it is treated as
empty, and ``Store.trouble`` says why.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from factcheck import codec
from factcheck.model import Extraction, Report

SCHEMA = 1
BUSY_MS = 5_000  # how long one process waits for another's write
KEPT = {"extractions": 50_000, "reports": 200}  # the newest rows that stay
Value = TypeVar("Value", Extraction, Report)


@dataclass(slots=True)
class Store:
    """An open store. ``connection`` is ``None`` where there is none to use."""

    connection: sqlite3.Connection | None = None
    trouble: list[str] = field(default_factory=list)

    def extraction(self, key: str) -> Extraction | None:
        """What was extracted under ``key``, or ``None``."""
        return self._read("extractions", key, Extraction)

    def report(self, key: str) -> Report | None:
        """The report that was made under ``key``, or ``None``."""
        return self._read("reports", key, Report)

    def recent(self) -> Iterator[Report]:
        """The reports that are kept, the latest first."""
        rows = self._do(lambda connection: connection.execute("select key from reports order by rowid desc").fetchall())
        for (key,) in rows or ():
            report = self.report(key)
            if report:
                yield report

    def keep(self, key: str, value: Extraction | Report) -> None:
        """Keep ``value`` under ``key``, in a transaction of its own."""
        table = "extractions" if isinstance(value, Extraction) else "reports"
        body = json.dumps(codec.to_plain(value), ensure_ascii=False, separators=(",", ":"))
        self._do(lambda connection: _put(connection, table, key, body))

    def close(self) -> None:
        if self.connection:
            self._do(lambda connection: connection.close())
            self.connection = None

    def _read(self, table: str, key: str, kind: type[Value]) -> Value | None:
        query = f"select body from {table} where key = ?"  # noqa: S608 - the table is one of two names above
        row = self._do(lambda connection: connection.execute(query, (key,)).fetchone())
        try:
            return codec.from_plain(kind, json.loads(row[0])) if row else None
        except (KeyError, TypeError, ValueError, IndexError) as error:
            self.trouble.append(f"store: an entry is unreadable and was ignored ({type(error).__name__})")
            return None

    def _do(self, act: Callable[[sqlite3.Connection], Any]) -> Any:
        if self.connection is None:
            return None
        try:
            return act(self.connection)
        except sqlite3.Error as error:
            self.trouble.append(f"store: {error}; going on without it")
            self.connection = None
            return None


def _put(connection: sqlite3.Connection, table: str, key: str, body: str) -> None:
    with connection:
        connection.execute(f"insert or replace into {table} values (?, ?)", (key, body))  # noqa: S608
        connection.execute(
            f"delete from {table} where rowid <= (select max(rowid) from {table}) - ?",  # noqa: S608
            (KEPT[table],),
        )


def folder() -> Path:
    """Where the store lies: the user's cache, ``$XDG_CACHE_HOME/factcheck``."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "factcheck"


@contextmanager
def opened(*, use: bool = True, where: Path | None = None) -> Iterator[Store]:
    """The store, created where it is missing; an empty one that keeps nothing where ``use`` is false."""
    store = _open((where or folder()) / "store.sqlite") if use else Store()
    with closing(store):
        yield store


def _open(path: Path) -> Store:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_MS / 1000)
    except (OSError, sqlite3.Error, RuntimeError) as error:
        return Store(None, [f"store: {path} cannot be opened ({error}); going on without it"])
    try:
        _prepare(connection)
    except sqlite3.Error as error:
        connection.close()
        return Store(None, [f"store: {path}: {error}; going on without it (factcheck cache clear removes it)"])
    return Store(connection)


def _prepare(connection: sqlite3.Connection) -> None:
    """Set the connection up, and the tables where this schema has none. Two processes may do so at once."""
    connection.execute(f"pragma busy_timeout = {BUSY_MS}")
    with suppress(sqlite3.OperationalError):  # another process is switching to it; SQLite does not wait for that
        connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = normal")
    if _version(connection) == SCHEMA:
        return
    connection.execute("begin immediate")
    if _version(connection) != SCHEMA:  # it may have been made while we waited
        for table in KEPT:
            connection.execute(f"drop table if exists {table}")
            connection.execute(f"create table {table} (key text primary key, body text not null)")
        connection.execute(f"pragma user_version = {SCHEMA}")
    connection.execute("commit")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def clear(where: Path | None = None) -> list[Path]:
    """Remove the store; what was removed. Raises ``OSError``."""
    place = where or folder()
    found = sorted(place.glob("store.sqlite*"))
    for path in found:
        path.unlink()
    return found


def key_of(*parts: Any) -> str:
    """A key for plain data: changes when any of it does."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, sort_keys=True, default=str).encode()).hexdigest()


@cache
def code_state(package: Path) -> str:
    """Changes when a file of the program does, so that no entry outlives the code that made it; read once a process."""
    states = []
    for path in sorted(package.rglob("*")):
        if "__pycache__" not in path.parts and path.is_file():
            state = path.stat()
            states.append((path.relative_to(package).as_posix(), state.st_size, state.st_mtime_ns))
    return key_of(states)
