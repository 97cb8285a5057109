"""Figures that their own text says have risen: "the toll rose to 129" makes what was lower the earlier figure."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.judge.citation import interval_of
from factcheck.judge.intervals import stated
from factcheck.judge.periods import later
from factcheck.judge.ruling import Case
from factcheck.judge.voices import voices
from factcheck.model import Claim, Interval, Measurement
from factcheck.rules import Rules

STEP = Decimal("1.5")  # a count of one day rises by no more than this from one speaker to another
_WORD = re.compile(r"[\w’'-]+")


def overtaken(claims: Sequence[Claim], case: Case) -> Callable[[Claim, Claim], bool]:
    """Whether the lower of two figures that exclude each other came before a rise that one of ``claims`` tells of.

    It did not where it is dated after the higher one, or after the text that tells of the rise. What two authorities
    count may differ without any rise: of two speakers only figures that are near each other are steps of one count.
    """
    told = [(claim, interval.low) for claim in claims if (interval := _risen(claim, case)) and interval.low is not None]

    def before(one: Claim, two: Claim) -> bool:
        left, right = interval_of(one), interval_of(two)
        if not told or left is None or right is None:
            return False
        if right.high is not None and left.low is not None and right.high <= left.low:
            one, two, right = two, one, left
        if right.low is None or later(case.when(two), case.when(one)):
            return False
        if not (_near(one, two) or set(voices(one, case)) & set(voices(two, case))):
            return False
        return any(right.low <= reached and not later(case.when(teller), case.when(one)) for teller, reached in told)

    return before


def _near(one: Claim, two: Claim) -> bool:
    amounts = [stated(claim.content.quantity) for claim in (one, two) if isinstance(claim.content, Measurement)]
    low, high = (amount or Decimal(0) for amount in amounts)
    return 0 < low <= high <= low * STEP


def _risen(claim: Claim, case: Case) -> Interval | None:
    """What a figure is said to have risen to."""
    interval = interval_of(claim)
    if interval is None or not isinstance(claim.content, Measurement) or "to" not in claim.content.quantity.modifiers:
        return None
    said = case.text(claim)[claim.sentence.start : claim.content.quantity.number.start].casefold()
    return interval if any(word in _rising(case.rules) for word in _WORD.findall(said)) else None


@lru_cache(maxsize=4)
def _rising(rules: Rules) -> frozenset[str]:
    ups = [rule for rule in rules.of("change") if rule.get("direction") == "up"]
    return frozenset(word for rule in ups for word in rule.words("verbs"))
