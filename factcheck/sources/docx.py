"""Word documents: paragraphs and tables as they read with all tracked changes accepted."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from factcheck.errors import SourceError
from factcheck.model import Span
from factcheck.sources.reading import Reading

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says its text twice
_MEMBERS = 5_000
_UNPACKED = 20 * 1024 * 1024  # bytes of one part; a small archive can hold gigabytes
_ALL = 200 * 1024 * 1024
_BLOCK = 64 * 1024
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _FALLBACK})


def read_docx(data: bytes, _name: str) -> tuple[Reading, ...]:
    """The document's text, a paragraph or table row to a block. Raises ``SourceError`` for anything unsafe or broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive)
            body = _tree(archive, "word/document.xml")
            title = _title(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, NotImplementedError, ValueError) as error:
        raise SourceError("it is no Word document, or a broken one; save it again as .docx") from error
    pieces: list[str] = []
    marked: list[tuple[Span, str]] = []
    at = 0
    for text, heading in _paragraphs(body):
        if heading:
            marked.append((Span(at, at + len(text)), "heading"))
        pieces.append(text)
        at += len(text) + 2
    return (Reading("\n\n".join(pieces), title=title, marked=tuple(marked)),)


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > _MEMBERS or sum(member.file_size for member in members) > _ALL:
        raise SourceError("it unpacks to far more than its size; it is not read")


def _tree(archive: zipfile.ZipFile, member: str) -> ET.Element:
    """A part as XML. Sizes in the archive may lie, so what is unpacked is counted."""
    content = bytearray()
    with archive.open(member) as part:
        while block := part.read(_BLOCK):
            content += block
            if len(content) > _UNPACKED:
                raise SourceError("it unpacks to far more than its size; it is not read")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise SourceError("its XML declares entities, which Word never does; it is not read")
    try:
        return ET.fromstring(bytes(content))  # noqa: S314 - sized, and no entities
    except ET.ParseError as error:
        raise SourceError("its XML is broken; save it again as .docx") from error


def _title(archive: zipfile.ZipFile) -> str | None:
    if "docProps/core.xml" not in archive.namelist():
        return None
    found = _tree(archive, "docProps/core.xml").find(_TITLE)
    return (found.text or "").strip() or None if found is not None else None


def _paragraphs(body: ET.Element) -> Iterator[tuple[str, bool]]:
    """Each paragraph, and each table row with its cells side by side; whether it is a heading."""
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}p":
            text = _text(element)
            if text:
                yield text, _is_heading(element)
        elif element.tag == f"{_W}tr":
            cells = [" ".join(filter(None, map(_text, cell.iter(f"{_W}p")))) for cell in element.findall(f"{_W}tc")]
            if any(cells):
                yield " | ".join(cells), False
        elif element.tag not in _GONE:
            waiting += reversed(list(element))


def _text(paragraph: ET.Element) -> str:
    words: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag in _GONE:
            continue
        if element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            words.append(" ")
        waiting += reversed(list(element))
    return " ".join("".join(words).split())


def _is_heading(paragraph: ET.Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    return name.startswith(("Heading", "Title"))
