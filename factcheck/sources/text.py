"""Plain text and Markdown: the file itself, character for character."""

import re
from datetime import date

from factcheck.model import Span
from factcheck.sources.decoding import decode
from factcheck.sources.reading import Reading

FRONT_MATTER_CAP = 16_384
_KEY = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]{0,8}:[ \t]*+(.*)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "url": "url",
    "link": "url",
    "origin": "origin",
    "author": "origin",
    "date": "published",
    "published": "published",
}


def read_text(data: bytes, _name: str) -> tuple[Reading, ...]:
    """Plain text as it stands. Raises ``SourceError`` for a binary file."""
    text, notes = decode(data)
    return (Reading(text, notes=notes),)


def read_markdown(data: bytes, _name: str) -> tuple[Reading, ...]:
    """Markdown as it stands; front matter, code and comments are masked, headings marked."""
    text, notes = decode(data)
    front, fields, warnings = front_matter(text)
    masked, headings = _mark_up(text, front)
    day, by = None, None
    if "published" in fields:
        value, line = fields["published"]
        day = parse_day(value)
        if day is None:
            warnings += (f'date "{value[:40]}" in the front matter, line {line}, is not a day such as 2015-11-24',)
        else:
            by = f"front matter, line {line}"
    words = {key: value for key, (value, _) in fields.items()}
    return (
        Reading(
            text,
            title=words.get("title"),
            outlet=words.get("outlet"),
            url=words.get("url"),
            origin=words.get("origin"),
            published=day,
            published_by=by,
            notes=notes + warnings,
            masked=masked,
            marked=tuple((span, "heading") for span in headings),
        ),
    )


def parse_day(value: str) -> date | None:
    """A calendar day from an ISO date or time stamp, or a mail header's date; ``None`` for anything else."""
    found = _ISO.match(value.strip())
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        from email.utils import parsedate  # a package of its own weight, seldom needed

        parts = parsedate(value)
        return date(*parts[:3]) if parts and parts[0] > 1000 else None
    except (ValueError, TypeError, IndexError):
        return None


def front_matter(text: str) -> tuple[int, dict[str, tuple[str, int]], tuple[str, ...]]:
    """Where the front matter ends (0: none), its known fields with their lines, and notes.

    Only ``key: value`` lines are read, always as words: YAML's numbers, truth values, anchors and tags
    are never interpreted.
    """
    lines = text[:FRONT_MATTER_CAP].splitlines(keepends=True)
    if not lines or lines[0].strip() != "---":
        return 0, {}, ()
    close = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if close is None:
        note = "no end of the front matter in its first 16 kB; read as text"
        return 0, {}, (note,) if len(lines) > 1 and _KEY.match(lines[1]) else ()
    end = sum(map(len, lines[: close + 1]))
    fields: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(lines[1:close], 2):
        found = _KEY.fullmatch(line.rstrip())
        if not found:
            continue
        value = found[2].strip()
        if value[:1] in ("&", "*"):
            return end, {}, ("front matter not read: YAML anchors are refused",)
        field = _FIELDS.get(found[1].casefold())
        if field and value and field not in fields:
            fields[field] = (_unquoted(value), number)
    return end, fields, ()


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.split(" #", 1)[0].rstrip()


_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})\s*$")


def _mark_up(text: str, front: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    masked = [Span(0, front)] if front else []
    headings: list[Span] = []
    at, fence, opened, before = front, "", 0, Span(front, front)
    for line in text[front:].splitlines(keepends=True):
        here = Span(at, at + len(line))
        at = here.end
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not line.strip(" \t\r\n`~"):
                masked.append(Span(opened, here.end))
                fence = ""
        elif found:
            fence, opened = found[1], here.start
        elif _HEADING.match(line):
            headings.append(here)
        elif _UNDERLINE.match(line) and before.start < before.end:
            headings.append(Span(before.start, here.end))
        before = here if line.strip() and not found else Span(here.end, here.end)
    if fence:
        masked.append(Span(opened, len(text)))
    masked += _comments(text, front)
    return tuple(sorted(masked)), tuple(headings)


def _comments(text: str, start: int) -> list[Span]:
    """HTML comments that fill whole lines; those inside a line stay with it."""
    spans: list[Span] = []
    while (at := text.find("<!--", start)) >= 0:
        close = text.find("-->", at)
        if close < 0:
            return spans
        start = close + 3
        line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        rest = re.match(r"[ \t]*+(?=[\r\n]|\Z)", text[start : start + 200])
        if rest is not None and not text[line_start:at].strip():
            spans.append(Span(line_start, start + rest.end()))
    return spans
