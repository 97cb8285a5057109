"""Quotation marks: which stretches of a text stand inside them.

Marks are typed (curly, straight, doubled, single) and read paragraph by paragraph; a quotation that
a paragraph leaves open runs on only where the next paragraph opens with a mark again, as newspapers
print it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import Span

LEAST_UNCLOSED = 3  # words; a stray mark before fewer is no quotation

LEAST_LOST = 4  # words before a closing mark whose opening one is missing

MOST_MARKS = 40  # apostrophes within a quotation in single marks

MARK = re.compile("[\"“”„«»‘’]|``|''|'")
WORD = re.compile(r"[^\W_]+")
CLOSED_BY = {"“": "”", "„": "”", "«": "»", "``": "''", "''": "''", "‘": "’", "'": "'", '"': '"'}
SINGLE = ("‘", "'")
STRAIGHT = ('"', "''")  # the same mark opens and closes


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch in quotation marks. ``outer`` holds the marks, ``inner`` the words; offsets into the source."""

    outer: Span
    inner: Span
    words: int
    continued: bool = False  # its paragraph opens with a mark that continues the one before
    open: bool = False  # no closing mark: the next paragraph may continue it


def runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """The quotations of a text in order, none overlapping; a quotation within one belongs to the outer.

    An unclosed mark closes at the end of its paragraph when at least three words follow it and is
    dropped otherwise; inches, apostrophes and elisions are no marks.
    """
    found: list[Run] = []
    carried = False
    for paragraph in paragraphs:
        here = list(_paragraph(text, paragraph, carried))
        carried = bool(here) and here[-1].open
        found += here
    return found


def _paragraph(text: str, paragraph: Span, carried: bool) -> Iterator[Run]:
    marks = [(match.start(), match.group()) for match in MARK.finditer(text, paragraph.start, paragraph.end)]
    at = 0
    first = True
    if marks and _lost_opening(text, *marks[0], paragraph):
        shut, mark = marks[0]
        yield _run(text, Span(paragraph.start, shut + len(mark)), 0, len(mark), False, False)
        first = False
        at = 1
    while at < len(marks):
        start, mark = marks[at]
        if not _opens(text, start, mark, paragraph):
            at += 1
            continue
        close = _closing(text, marks, at, paragraph)
        if close is None and (mark in SINGLE or _words(text, start, paragraph.end) < LEAST_UNCLOSED):
            at += 1
            continue
        if close is not None and close < 0:  # another opening mark of the same kind: this one was stray
            at = -close
            continue
        continued = carried and first and not text[paragraph.start : start].strip()
        if close is None:
            end = _stripped(text, start, paragraph.end)
            yield _run(text, Span(start, end), len(mark), 0, continued, True)
            return
        shut, shutting = marks[close]
        yield _run(text, Span(start, shut + len(shutting)), len(mark), len(shutting), continued, False)
        first = False
        at = close + 1


def _lost_opening(text: str, at: int, mark: str, paragraph: Span) -> bool:
    """Whether a paragraph's first mark closes words from its beginning on, as behind a large initial."""
    return (
        mark == "”"
        and text[at - 1] in ",?!"
        and paragraph.end > at + 1
        and _words(text, paragraph.start, at) >= LEAST_LOST
    )


def _opens(text: str, at: int, mark: str, paragraph: Span) -> bool:
    if mark not in CLOSED_BY:
        return False
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + len(mark) : at + len(mark) + 1]
    if mark in SINGLE:
        return not before.isalnum() and bool(after) and not after.isspace() and not _elided(text, at, after)
    if mark in STRAIGHT:
        return not before.isdigit() and bool(after.strip()) or before.isspace()
    return True


def _elided(text: str, at: int, after: str) -> bool:
    """Whether an apostrophe stands for left-out figures ('90s)."""
    return after.isdigit() and text[at + 3 : at + 4] == "s"


def _closing(text: str, marks: list[tuple[int, str]], at: int, paragraph: Span) -> int | None:
    """The index of the mark that closes the one at ``at``; minus the index of one that opens anew; else ``None``."""
    _, opening = marks[at]
    wanted = CLOSED_BY[opening]
    if opening in SINGLE:
        return _closing_single(text, marks, at)
    nested = _closing_nested(marks, at) if opening == "“" else None
    if nested is not None:
        return nested
    for later in range(at + 1, len(marks)):
        place, mark = marks[later]
        if mark == wanted and not (mark in STRAIGHT and _only_opens(text, place, mark, paragraph)):
            return later
        if opening == "„" and mark == "“" or opening in ("“", "„") and mark == '"' or opening == '"' and mark == "”":
            return later  # mixed marks close each other
        if mark == opening and mark != wanted or mark == opening in STRAIGHT:
            return -later
    return None


def _closing_nested(marks: list[tuple[int, str]], at: int) -> int | None:
    """The mark that closes a quotation which holds others in the same marks; ``None`` where they do not pair up."""
    depth = 0
    for later in range(at, min(len(marks), at + MOST_MARKS)):
        depth += (marks[later][1] == "“") - (marks[later][1] == "”")
        if depth == 0:
            return later
    return None


def _only_opens(text: str, at: int, mark: str, paragraph: Span) -> bool:
    """Whether a straight mark can only open: white space or a bracket before it and a letter behind."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + len(mark) : at + len(mark) + 1]
    return (before.isspace() or before in "([") and after.isalnum()


def _closing_single(text: str, marks: list[tuple[int, str]], at: int) -> int | None:
    """A single mark closes where no letter follows; after a plural "s" only when no other mark can close."""
    _, opening = marks[at]
    fallback = None
    for later in range(at + 1, min(len(marks), at + MOST_MARKS)):
        place, mark = marks[later]
        if mark == opening and mark != CLOSED_BY[opening] or mark in ('"', "“", "”"):
            if opening == mark:
                break
            continue
        if mark != CLOSED_BY[opening] or text[place + 1 : place + 2].isalnum() or text[place - 1].isspace():
            continue
        if text[place - 1] in "sS" and text[place + 1 : place + 2] == " " and text[place + 2 : place + 3].islower():
            fallback = later if fallback is None else fallback
            continue
        return later
    return fallback


def _run(text: str, outer: Span, left: int, right: int, continued: bool, unclosed: bool) -> Run:
    start, end = outer.start + left, outer.end - right
    while start < end and text[start].isspace():
        start += 1
    end = max(start, _stripped(text, start, end))
    return Run(outer, Span(start, end), _words(text, start, end), continued, unclosed)


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _words(text: str, start: int, end: int) -> int:
    return len(WORD.findall(text, start, end))
