"""What is told apart by a number in its name alone: the S4 and the S5, the A380 and the A320, the M4 and the M6."""

import re

from factcheck.model import Claim, Measurement, Span

_DESIGNATION = re.compile(r"\b([A-Z]{1,3})-?(\d{1,4})\b(?![.,]\d)")


def designations(claim: Claim, text: str) -> frozenset[str]:
    """The designations of what a figure is of: those of its own words, else the one that its sentence names; ``S5``."""
    if not isinstance(claim.content, Measurement):
        return frozenset()
    own = [span for span in (claim.span, claim.content.of) if span is not None]
    near = frozenset(name for span in own for name in _named(text, span))
    if near:
        return near
    spoken = frozenset(_named(text, claim.sentence))
    return spoken if len(spoken) == 1 else frozenset()


def told_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two figures are of things of one series, and not of the same one: S4 and S5."""
    series = [{name.rstrip("0123456789") for name in names} for names in (one, other)]
    return not one & other and bool(series[0] & series[1])


def _named(text: str, span: Span) -> list[str]:
    return [f"{letters}{number}" for letters, number in _DESIGNATION.findall(text, span.start, span.end)]
