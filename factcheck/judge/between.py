"""What may stand between two numbers that one piece of arithmetic joins, as patterns made of the rules' words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.rules import Rules

_POSSESSOR = r"(?:(?:[^\W\d_]+\s){0,2}[^\W\d_]+(?:['’]s|s['’])\s+)"  # "the city's"


@dataclass(frozen=True, slots=True)
class Between:
    """Each is matched against the text from one number to the next.

    ``item`` opens an item of a list and ``last`` its last one (searched), ``whole`` leads from a part to its whole and
    ``opening`` to a whole that stands first (searched), ``restated`` from a number to the same in other terms and
    ``reworded`` the same with a word that says so, ``aside`` to the same between commas, ``exactly`` from a date to a span of time that names it again,
    ``based`` stands behind a percentage of something else, ``growth`` before one of change (searched) and ``span``
    right before a span (searched).
    """

    item: re.Pattern[str]
    last: re.Pattern[str]
    whole: re.Pattern[str]
    opening: re.Pattern[str]
    reworded: re.Pattern[str]
    restated: re.Pattern[str]
    based: re.Pattern[str]
    growth: re.Pattern[str]
    aside: re.Pattern[str]
    exactly: re.Pattern[str]
    span: re.Pattern[str]


@lru_cache(maxsize=4)
def between(rules: Rules) -> Between:
    """The patterns of the rules in force."""
    known = {rule.id: rule.words("words") for rule in rules.of("between-figures")}
    item, last, whole, owners, restated, choice, exactly, loosely, base, change = (
        _any(known.get(name, ()))
        for name in (
            "list-item",
            "list-end",
            "of-whole",
            "owner",
            "other-terms",
            "or",
            "date-again",
            "loosely",
            "other-base",
            "change-noun",
        )
    )
    return Between(
        item=re.compile(rf"(?:\A|[,;]|\b{last}|&)\s*(?:(?:{last}|{item})\s+)?\Z"),
        last=re.compile(rf"(?:\b{last}|&)\s+(?:{item}\s+)?\Z"),
        whole=re.compile(rf"\W{{0,2}}\s*{whole}\s+(?:{owners}\s+){{0,2}}{_POSSESSOR}?\Z"),
        opening=re.compile(rf"(?:\A|[,;.:–—]\s)\s*{whole}\s+(?:{owners}\s+){{0,2}}{_POSSESSOR}?\Z", re.IGNORECASE),
        reworded=re.compile(rf"[^.;:!?,()]{{0,60}},?\s*{restated}\s*\Z"),
        restated=re.compile(rf"[^.;:!?]{{0,60}}[,(–—-]\s*{restated}?\s*\Z|[^.;:!?]{{0,60}}\b{choice}\s+\Z"),
        based=re.compile(rf"\s+{base}\b"),
        growth=re.compile(
            rf"(?:\A|[,(–—-])\s*(?:an?\s+)?(?:[^\W\d_]+\s+)?{change}\s+of\s+(?:{restated}\s+)?\Z", re.IGNORECASE
        ),
        aside=re.compile(rf"\s?,\s{restated}\s"),
        exactly=re.compile(rf"\s*,?\s*{exactly}?\s*\Z"),
        span=re.compile(rf"\b(?:{exactly}|{loosely})\s*\Z"),
    )


def _any(words: Sequence[str]) -> str:
    """One of the words, the longest first; nothing fits where there are none."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or '(?!)'})"
