"""Sources that are logs: entries under a time of day each, as live pages have them. What one says, a later one may update."""

import re
from bisect import bisect_right

from factcheck.model import Claim, Source

FEWEST = 3  # entries that make a log
# no two of its blanks can take the same ones, so that a line of blanks costs no more than its length
_TIME = re.compile(
    r"^[ \t]*+\d{1,2}[:.]\d\d[ \t]*+(?:[AaPp]\.?[Mm]\.?[ \t]*+)?(?:(?<=[ \t])[A-Z]{2,4}[ \t]*+)?:?[ \t]*+$",
    re.MULTILINE,
)


def entries(source: Source) -> tuple[int, ...]:
    """Where the entries of a log begin, by the lines that hold a time of day and nothing else; none if it is no log."""
    found = tuple(match.start() for match in _TIME.finditer(source.text))
    return found if len(found) >= FEWEST else ()


def entry_of(claim: Claim, begun: tuple[int, ...]) -> int:
    """The number of the entry that a claim stands in; 0 before the first."""
    return bisect_right(begun, claim.span.start)
