"""What a reader returns: the text of one document, and what its file says about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factcheck.model import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as read from its file. ``masked`` are parts that are no prose (front matter, code, tags)."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    origin: str | None = None
    published: date | None = None
    published_by: str | None = None
    notes: tuple[str, ...] = ()
    masked: tuple[Span, ...] = ()
    marked: tuple[tuple[Span, str], ...] = ()  # headings and captions, where mark-up says so; in order, apart
    part: str = ""  # which record of the file this is; empty when the file is one document


# ``(bytes, name)`` to the documents in the file; raises ``SourceError`` with a reason when there are none.
Reader = Callable[[bytes, str], tuple[Reading, ...]]
