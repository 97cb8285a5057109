"""PDF by pypdfium2 (the extra ``pdf``): pages in reading order, running heads left out."""

from collections import Counter
from collections.abc import Sequence

from factcheck.errors import SourceError
from factcheck.sources.reading import Reading

_SOFT_HYPHEN = "\ufffe"  # what the library gives for a hyphen at a line's end
_OFTEN = 0.6  # share of pages from which a repeated line is a running head
_PAGES = 3  # with fewer, a line that stands twice may be a sentence
_MOST = 5_000


def read_pdf(data: bytes, _name: str) -> tuple[Reading, ...]:
    """The text of all pages. Raises ``SourceError`` without the extra, and for a file that has no text."""
    try:
        import pypdfium2
    except ImportError as error:
        raise SourceError("PDF needs an extra; install factcheck[pdf], or save it as text") from error
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > _MOST:
            raise SourceError(f"it has more than {_MOST} pages; split it")
        pages = [page.get_textpage().get_text_bounded() for page in document]
    except pypdfium2.PdfiumError as error:
        raise SourceError("it is no PDF, a broken one, or locked by a password") from error
    text = join_pages(pages)
    if not text:
        raise SourceError("it has no text, only pictures; recognise its text first")
    return (Reading(text),)


def join_pages(pages: Sequence[str]) -> str:
    """Pages as one text: hyphens at line ends closed, lines that most pages repeat left out."""
    split = [_lines(page) for page in pages]
    seen = Counter(line for lines in split for line in dict.fromkeys(line.strip() for line in lines) if line)
    running = {line for line, count in seen.items() if len(pages) >= _PAGES and count >= _OFTEN * len(pages)}
    kept = ["\n".join(line for line in lines if line.strip() not in running).strip() for lines in split]
    return "\n\n".join(page for page in kept if page)


def _lines(page: str) -> list[str]:
    text = page.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace(f"{_SOFT_HYPHEN}\n", "").replace(_SOFT_HYPHEN, "").split("\n")
