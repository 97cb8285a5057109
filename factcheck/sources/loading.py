"""From paths to sources: find, read, decode, date by the catalogue, name, split into blocks."""

import hashlib
import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import SourceError, UsageError
from factcheck.model import Skip, Source
from factcheck.rules import Rules
from factcheck.sources.blocks import split_blocks
from factcheck.sources.catalogue import FILE, Catalogue, Entry, read_catalogue
from factcheck.sources.ids import source_ids
from factcheck.sources.paths import STDIN, Found, find
from factcheck.sources.reading import Reader, Reading
from factcheck.sources.text import read_markdown, read_text

CAP = 20 * 1024 * 1024  # bytes; what a text may weigh
_CAPS = {".html": 5 * 1024 * 1024, ".htm": 5 * 1024 * 1024}  # extractors take seconds and gigabytes beyond


def _later(module: str, function: str) -> Reader:
    """A reader whose module is imported when its first file comes: most runs have text alone."""

    def read(data: bytes, name: str) -> tuple[Reading, ...]:
        reader: Reader = getattr(importlib.import_module(f"factcheck.sources.{module}"), function)
        return reader(data, name)

    return read


# What a file's suffix says it is. A new format is one function and one line here.
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": _later("html", "read_html"),
    ".htm": _later("html", "read_html"),
    ".eml": _later("mail", "read_mail"),
    ".docx": _later("docx", "read_docx"),
    ".vtt": _later("subtitles", "read_subtitles"),
    ".srt": _later("subtitles", "read_subtitles"),
    ".jsonl": _later("records", "read_jsonl"),
    ".csv": _later("records", "read_csv"),
    ".pdf": _later("pdf", "read_pdf"),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, sorted by path, and what was not."""

    sources: tuple[Source, ...]
    skipped: tuple[Skip, ...]


@dataclass(frozen=True, slots=True)
class _Document:
    path: str
    sha256: str
    reading: Reading
    entry: Entry | None


def load_sources(paths: Sequence[str], rules: Rules, *, stdin: bytes | None = None) -> Loaded:
    """Every document that ``paths`` name, whatever their order.

    Raises ``UsageError`` for a missing path, an empty folder or a wrong ``sources.toml``, and
    ``SourceError`` where nothing at all can be read; a bad file among good ones is a ``Skip``.
    """
    files = find(paths, READERS)
    catalogues = _catalogues(files)
    documents: list[_Document] = []
    skipped = [Skip(_shown(path), "read", reason) for path, reason in _absent(catalogues)]
    failed: list[Skip] = []
    for file in files:
        try:
            documents += _read(file, catalogues, stdin)
        except SourceError as error:
            failed.append(Skip(_shown(file.path), "read", str(error)))
    if not documents:
        raise SourceError(_nothing(failed))
    ids = source_ids([document.path for document in documents])
    sources = tuple(_source(document, name, rules) for document, name in zip(documents, ids, strict=True))
    return Loaded(sources, tuple(sorted(skipped + failed, key=lambda skip: (skip.path, skip.reason))))


def read_one(data: bytes, path: str, rules: Rules) -> tuple[Source, ...]:
    """The documents in ``data``, read as a file of this name would be. Raises ``SourceError``."""
    readings = _reader(path)(data, path)
    documents = [_document(path, data, reading, None) for reading in readings]
    ids = source_ids([document.path for document in documents])
    return tuple(_source(document, name, rules) for document, name in zip(documents, ids, strict=True))


def _read(file: Found, catalogues: Mapping[str, Catalogue], stdin: bytes | None) -> list[_Document]:
    if Path(file.path).name == FILE:
        return []  # read as a catalogue, by whoever names every file of a folder
    reader = _reader(file.path)
    data = _standard_input(stdin) if file.path == STDIN else _bytes(file.path)
    catalogue = catalogues.get(_folder(file.path))
    entry = catalogue.entries.get(Path(file.path).name) if catalogue else None
    return [_document(file.path, data, reading, entry) for reading in reader(data, _shown(file.path))]


def _reader(path: str) -> Reader:
    suffix = Path(path).suffix.lower()
    if not suffix or path == STDIN:
        return read_text
    if suffix not in READERS:
        raise SourceError(f"no reader for {suffix} files; it needs one of {' '.join(sorted(READERS))}")
    return READERS[suffix]


def _standard_input(stdin: bytes | None) -> bytes:
    if stdin is None:
        raise SourceError("nothing came on standard input; pipe a text into the command")
    if len(stdin) > CAP:
        raise SourceError(f"it is larger than {CAP // 1024 // 1024} MB; split it")
    return stdin


def _bytes(path: str) -> bytes:
    cap = _CAPS.get(Path(path).suffix.lower(), CAP)
    try:
        with Path(path).open("rb") as file:
            data = file.read(cap + 1)
    except OSError as error:
        raise SourceError(f"it cannot be read: {error.strerror or error}; check its permissions") from error
    if len(data) > cap:
        raise SourceError(f"it is larger than {cap // 1024 // 1024} MB; split it, or leave it out")
    return data


def _document(path: str, data: bytes, reading: Reading, entry: Entry | None) -> _Document:
    content = reading.text.encode("utf-8", "surrogatepass") if reading.part else data
    place = f"{path}#{reading.part}" if reading.part else path
    return _Document(place, hashlib.sha256(content).hexdigest(), reading, entry)


def _source(document: _Document, name: str, rules: Rules) -> Source:
    reading, entry = document.reading, document.entry or Entry()
    day, by = (entry.published, FILE) if entry.published else (reading.published, reading.published_by)
    return Source(
        id=_shown(name),
        path=_shown(document.path),
        text=reading.text,
        sha256=document.sha256,
        blocks=split_blocks(reading.text, rules, reading.masked, reading.marked),
        title=entry.title or reading.title,
        outlet=entry.outlet or reading.outlet,
        url=entry.url or reading.url,
        origin=entry.origin or reading.origin,
        published=day,
        published_by=by,
        notes=reading.notes,
    )


def _catalogues(files: Sequence[Found]) -> dict[str, Catalogue]:
    mistakes: list[str] = []
    found: dict[str, Catalogue] = {}
    for folder in sorted({_folder(file.path) for file in files if file.path != STDIN}):
        path = Path(folder) / FILE
        if path.is_file():
            found[folder] = read_catalogue(path, mistakes)
    if mistakes:
        raise UsageError("\n".join(mistakes))
    return found


def _folder(path: str) -> str:
    return path.rpartition("/")[0] or ("/" if path.startswith("/") else "")


def _absent(catalogues: Mapping[str, Catalogue]) -> list[tuple[str, str]]:
    reason = f"{FILE} lists it, and there is no such file"
    return [
        (f"{folder}/{name}" if folder else name, reason)
        for folder, catalogue in sorted(catalogues.items())
        for name in catalogue.absent
    ]


def _nothing(failed: Sequence[Skip]) -> str:
    if not failed:
        return "no readable source; name a text file, or a folder of them"
    first, more = failed[0], len(failed) - 1
    others = f" ({more} more cannot be read either)" if more else ""
    return f"{first.path}: {first.reason}{others}"


def _shown(path: str) -> str:
    """The path as text that can be written as UTF-8, whatever bytes the file system holds."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
