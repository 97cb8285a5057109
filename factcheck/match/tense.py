"""Whether a date lies ahead of the writing or behind it, by the nearest word of its sentence that says so."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.model import Extraction, Source, Span, TimeExpression
from factcheck.rules import Rules

_WORD = re.compile(r"[A-Za-z]++(?:['’][a-z]++)?|['’](?:s|ll)\b")
_REACH_BEFORE = 25  # words
_REACH_AFTER = 12
_REACH = 400  # characters; how far a sentence is looked at on either side
_DIRECTED = frozenset({"weekday", "date", "span"})


@dataclass(frozen=True, slots=True)
class _Words:
    ahead: frozenset[str]
    leading: tuple[str, ...]  # phrases right before a date that lies ahead
    behind: frozenset[str]
    neither: frozenset[str]

    def direction(self, word: str) -> int:
        if word in self.ahead:
            return 1
        past = word.endswith("ed") and len(word) > 4 and word not in self.neither
        return -1 if past or word in self.behind else 0


@lru_cache(maxsize=4)
def _words(rules: Rules) -> _Words:
    found = {rule.id: frozenset(rule.words("words")) for rule in rules.of("dating")}
    none: frozenset[str] = frozenset()
    leading = tuple(f" {phrase}" for phrase in sorted(found.get("ahead-before", none)))
    return _Words(found.get("ahead", none), leading, found.get("behind", none), found.get("neither", none))


def directed(source: Source, extraction: Extraction, rules: Rules) -> tuple[TimeExpression, ...]:
    """The source's time expressions, those without a direction given the one that their sentence tells."""
    sentences = sorted(extraction.sentences) or [block.span for block in source.blocks]
    starts = [span.start for span in sentences]
    return tuple(_directed(_told(time), source.text, sentences, starts, rules) for time in extraction.times)


def told(extraction: Extraction) -> tuple[TimeExpression, ...]:
    """The source's time expressions, "last Friday" and "next Friday" marked apart from a bare "Friday"."""
    return tuple(_told(time) for time in extraction.times)


def _told(time: TimeExpression) -> TimeExpression:
    return replace(time, count=1) if time.form == "weekday" and time.direction else time


def sentence_of(span: Span, sentences: Sequence[Span], starts: Sequence[int]) -> Span:
    """The one of the sorted ``sentences`` that holds ``span``, else ``span`` itself."""
    at = bisect_right(starts, span.start) - 1
    return sentences[at] if at >= 0 and sentences[at].holds(span) else span


def _directed(
    time: TimeExpression, text: str, sentences: Sequence[Span], starts: Sequence[int], rules: Rules
) -> TimeExpression:
    if time.direction or time.form not in _DIRECTED or (time.form == "date" and time.year is None and not time.month):
        return time
    sentence = sentence_of(time.span, sentences, starts)
    before = text[max(sentence.start, time.span.start - _REACH) : time.span.start]
    after = text[time.span.end : min(sentence.end, time.span.end + _REACH)]
    words = _words(rules)
    if f" {before.rstrip().lower()}".endswith(words.leading):
        return replace(time, direction=1)
    told = (words.direction(word) for word in _near(before, after))
    return replace(time, direction=next((direction for direction in told if direction), 0))


def _near(before: str, after: str) -> list[str]:
    """The words before, nearest first, and then those after."""
    behind = [word.replace("’", "'") for word in _WORD.findall(before)][-_REACH_BEFORE:]
    ahead = [word.replace("’", "'") for word in _WORD.findall(after)][:_REACH_AFTER]
    return [word.lower() for word in [*reversed(behind), *ahead]]
