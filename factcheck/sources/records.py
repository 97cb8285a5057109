"""Tables of documents: JSON Lines and CSV, one document a record."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from factcheck.errors import SourceError
from factcheck.sources.decoding import decode
from factcheck.sources.reading import Reading
from factcheck.sources.text import parse_day

_TEXT = ("text", "body", "content", "article")
_DAYS = ("published", "date", "published_at")
_MOST = 100_000  # records
_WIDEST = 20 * 1024 * 1024  # characters of one field; the library's own limit is 128 kB


def read_jsonl(data: bytes, _name: str) -> tuple[Reading, ...]:
    """One document for each line with a ``text``. Raises ``SourceError`` where no line has one."""
    text, notes = decode(data)
    bad: list[int] = []
    return _readings(_objects(text, bad), bad, notes)


def read_csv(data: bytes, _name: str) -> tuple[Reading, ...]:
    """One document for each row; a column is named ``text``. Raises ``SourceError`` where none is."""
    text, notes = decode(data)
    csv.field_size_limit(_WIDEST)
    bad: list[int] = []
    return _readings(_rows(text, bad), bad, notes)


def _objects(text: str, bad: list[int]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict) and _words(record):
            yield number, record
        else:
            bad.append(number)


def _rows(text: str, bad: list[int]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        for row in reader:
            record = {str(key).strip().lower(): value for key, value in row.items() if key is not None}
            if _words(record):
                yield reader.line_num, record
            else:
                bad.append(reader.line_num)
    except csv.Error:
        bad.append(reader.line_num)


def _words(record: Mapping[str, Any]) -> str | None:
    return next((record[key] for key in _TEXT if isinstance(record.get(key), str) and record[key].strip()), None)


def _readings(
    records: Iterator[tuple[int, Mapping[str, Any]]], bad: list[int], notes: tuple[str, ...]
) -> tuple[Reading, ...]:
    found: list[Reading] = []
    for number, (line, record) in enumerate(records, 1):
        if number > _MOST:
            raise SourceError(f"it has more than {_MOST} records; split it")
        found.append(_reading(number, line, record, notes))
    if not found:
        raise SourceError(f"no record in it has a text; name the field or column {' or '.join(_TEXT)}")
    if bad:
        listed = ", ".join(map(str, bad[:5])) + (f" and {len(bad) - 5} more" if len(bad) > 5 else "")
        raised = (*found[0].notes, f"records without a text, or broken, not read: line {listed}")
        found[0] = replace(found[0], notes=raised)
    return tuple(found)


def _reading(number: int, line: int, record: Mapping[str, Any], notes: tuple[str, ...]) -> Reading:
    stated = _first(record, _DAYS)
    day = parse_day(stated) if stated else None
    if stated and day is None:
        notes += (f'"{stated[:40]}", line {line}, is not a day such as 2015-11-24',)
    by = f"its record, line {line}" if day else None
    text = _words(record) or ""
    return Reading(
        text,
        title=_first(record, ("title", "headline")),
        outlet=_first(record, ("outlet", "source", "publisher")),
        url=_first(record, ("url", "link")),
        origin=_first(record, ("origin", "author")),
        published=day,
        published_by=by,
        notes=notes,
        part=str(number),
    )


def _first(record: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((str(record[key]) for key in keys if record.get(key)), None)
