"""What may stand between two numbers that one piece of arithmetic joins, as patterns made of the rules' words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.rules import Rules


@dataclass(frozen=True, slots=True)
class Between:
    """Each is matched against the text from one number to the next.

    ``item`` opens an item of a list and ``last`` its last one (searched), ``whole`` leads from a part to its whole,
    ``restated`` from a number to the same in other terms, ``exactly`` from a date to a span of time that names it again,
    and ``span`` stands right before a span (searched).
    """

    item: re.Pattern[str]
    last: re.Pattern[str]
    whole: re.Pattern[str]
    restated: re.Pattern[str]
    exactly: re.Pattern[str]
    span: re.Pattern[str]


@lru_cache(maxsize=4)
def between(rules: Rules) -> Between:
    """The patterns of the rules in force."""
    known = {rule.id: rule.words("words") for rule in rules.of("between-figures")}
    item, last, whole, owners, restated, choice, exactly, loosely = (
        _any(known.get(name, ()))
        for name in ("list-item", "list-end", "of-whole", "owner", "other-terms", "or", "date-again", "loosely")
    )
    return Between(
        item=re.compile(rf"(?:\A|[,;]|\b{last}|&)\s*(?:(?:{last}|{item})\s+)?\Z"),
        last=re.compile(rf"(?:\b{last}|&)\s+(?:{item}\s+)?\Z"),
        whole=re.compile(rf"\W{{0,2}}\s*{whole}\s+(?:{owners}\s+){{0,2}}\Z"),
        restated=re.compile(rf"[^.;:!?]{{0,60}}[,(–—-]\s*{restated}?\s*\Z|[^.;:!?]{{0,60}}\b{choice}\s+\Z"),
        exactly=re.compile(rf"\s*,?\s*{exactly}?\s*\Z"),
        span=re.compile(rf"\b(?:{exactly}|{loosely})\s*\Z"),
    )


def _any(words: Sequence[str]) -> str:
    """One of the words, the longest first; nothing fits where there are none."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or '(?!)'})"
