"""Mail: the body's text, with the date and subject of its header; quoted lines are masked."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from factcheck.errors import SourceError
from factcheck.model import Span
from factcheck.sources.decoding import decode
from factcheck.sources.html import read_html
from factcheck.sources.reading import Reading


def read_mail(data: bytes, name: str) -> tuple[Reading, ...]:
    """The plain body of a message, else its HTML one. Raises ``SourceError`` where it has neither."""
    message = message_from_bytes(data, policy=default)
    body = message.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise SourceError("this message has no text")
    raw = body.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    if body.get_content_subtype() == "html":
        inner = read_html(content, name)[0]
        text, notes, marked = inner.text, inner.notes, inner.marked
    else:
        text, notes = decode(content, body.get_content_charset())
        marked = ()
    day = _day(message)
    return (
        Reading(
            text,
            title=_header(message, "subject"),
            origin=_header(message, "from"),
            published=day,
            published_by="Date header" if day else None,
            notes=notes,
            masked=_quoted(text),
            marked=marked,
        ),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return str(message[name] or "").strip() or None
    except (ValueError, IndexError, TypeError, AttributeError):  # the parser of broken headers raises them all
        return None


def _day(message: EmailMessage) -> date | None:
    try:
        sent = message["date"].datetime
    except (ValueError, IndexError, TypeError, AttributeError):
        return None
    return sent.date() if sent else None


def _quoted(text: str) -> tuple[Span, ...]:
    """What somebody else wrote: runs of lines that begin with ``>``."""
    spans: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.startswith(">"):
            joins = bool(spans) and spans[-1].end == at
            start = spans.pop().start if joins else at
            spans.append(Span(start, at + len(line)))
        at += len(line)
    return tuple(spans)
