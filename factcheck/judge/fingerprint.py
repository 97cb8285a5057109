"""A finding's identity: its kind, the words it cites and their values, and never where they stand."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.model import Member

_SPACE = re.compile(r"\s+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
SHORTEST = 8


def fingerprint(kind: str, measure: str, members: Iterable[Member]) -> str:
    """A SHA-256 over kind, measure and the members in any order; moving the text changes nothing."""
    lines = sorted("\t".join(_identity(member)) for member in members)
    return hashlib.sha256("\n".join([kind, measure, *lines]).encode()).hexdigest()


def short_ids(prints: Sequence[str]) -> list[str]:
    """The first eight digits of each, more where two would clash; equal fingerprints keep equal ids."""
    size = SHORTEST
    distinct = set(prints)
    while size < 64:
        counts = Counter(text[:size] for text in distinct)
        if max(counts.values(), default=1) == 1:
            break
        size += 1
    clashing = {text[:SHORTEST] for text, count in Counter(text[:SHORTEST] for text in distinct).items() if count > 1}
    return [text[:size] if text[:SHORTEST] in clashing else text[:SHORTEST] for text in prints]


def normal(quote: str) -> str:
    """Words as they are compared for identity: one space between, plain marks, no case."""
    return _SPACE.sub(" ", quote.translate(_MARKS)).strip().casefold()


def _identity(member: Member) -> tuple[str, ...]:
    return (
        member.source,
        member.measure,
        normal(member.quote),
        member.low or "",
        member.high or "",
        f"{member.low_open:d}{member.high_open:d}",
        member.unit or "",
    )
