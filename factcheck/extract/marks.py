"""Speech that only a mark introduces: ``MARSH: We were told nothing`` and ``"Nothing." — Elena Marsh``."""

from collections.abc import Sequence

from factcheck.extract.clauses import Range, trimmed
from factcheck.extract.cues import Cue, Lexicon, of_mark
from factcheck.extract.passages import Passage
from factcheck.extract.speakers import Speaker
from factcheck.model import Name

LONGEST_NAME = 6  # tokens before a colon
LEAST = 3  # tokens said


def before_colon(
    here: Passage, words: Lexicon, names: Sequence[Name], cues: Sequence[Cue]
) -> tuple[Cue, Speaker, list[Range]] | None:
    """A paragraph that opens with a name and a colon: the name says the rest of it."""
    doc = here.doc
    first = next((token.i for token in doc if token.is_alpha), 0)
    colon = next((at for at in range(first + 1, min(len(doc), first + LONGEST_NAME + 1)) if doc[at].text == ":"), None)
    if colon is None or not _names(here, first, colon, names):
        return None
    cue = of_mark(doc[colon], words)
    said = trimmed(here, colon + 1, len(doc))
    if cue is None or said is None or said[1] - said[0] < LEAST:
        return None
    parts = _quoted(here, said)
    if parts == [said] and any(other.first > colon and here.inside[other.first] < 0 for other in cues) and first == 0:
        return None if not doc[first].text.isupper() else (cue, Speaker(doc[colon - 1], first, colon), parts)
    return cue, Speaker(doc[colon - 1], first, colon), parts


def _names(here: Passage, first: int, last: int, names: Sequence[Name]) -> bool:
    """Whether tokens are a person: in capitals as transcripts print them, or known from elsewhere in the source."""
    tokens = here.doc[first:last]
    if all(token.text.isupper() or token.is_punct for token in tokens):
        return any(len(token) > 2 and token.is_alpha for token in tokens) and len(tokens) <= 3
    span = here.paragraph.span(first, last)
    return any(name.kind == "person" and name.span.overlaps(span) and name.span.end == span.end for name in names)


def _quoted(here: Passage, said: Range) -> list[Range]:
    """The quotations where nothing else is said."""
    outside = any(here.inside[at] < 0 and here.doc[at].is_alpha for at in range(*said))
    return [said] if outside else [run for run in here.runs if run[0] >= said[0] - 1] or [said]


def behind_dash(here: Passage, words: Lexicon, number: int) -> tuple[Cue, Speaker] | None:
    """A name behind a quotation and a dash, to the end of the paragraph."""
    doc = here.doc
    at = here.runs[number][1]
    cue = of_mark(doc[at], words) if at < len(doc) and doc[at].text != ":" else None
    name = [token for token in doc[at + 1 :] if not token.is_space]
    if cue is None or not 0 < len(name) <= LONGEST_NAME or not all(t.text[:1].isupper() or t.is_punct for t in name):
        return None
    return cue, Speaker(name[-1], name[0].i, name[-1].i + 1)
