"""Pair -> one level per field, each with a label, and the reasons for which two figures are never put side by side.

Levels are ``same close missing different``; missing is not different. Weights are log odds and live
in ``rules/matching.toml``. The method is the Fellegi-Sunter model of record linkage with weights
fitted by logistic regression.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from factcheck.match.placing import Placed
from factcheck.match.vocabulary import Vocabulary
from factcheck.model import Interval, Level, Measurement, Moment, Scope, Window
from factcheck.rules import Rules

WORDS_SAME, WORDS_CLOSE = 0.5, 0.25
LIKE_SIZE = Decimal(3)  # figures within this factor are of like size


@dataclass(frozen=True, slots=True)
class Weights:
    """Labels and weights of the levels in force."""

    table: dict[tuple[str, str], tuple[str, float]]

    def level(self, field: str, level: str) -> Level:
        label, weight = self.table.get((field, level), (f"{field}: {level}", 0.0))
        return Level(field, level, label, weight)


@lru_cache(maxsize=4)
def weights(rules: Rules) -> Weights:
    """The ``level`` rules as a table."""
    return Weights(
        {(rule.data["field"], rule.data["level"]): (rule.data["label"], float(rule.data["weight"])) for rule in rules.of("level")}
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two claims compare. ``apart`` is the reason for which they may never be one fact."""

    levels: tuple[Level, ...]
    score: float
    apart: str | None


def compare(left: Placed, right: Placed, vocabulary: Vocabulary, table: Weights) -> Comparison:
    """Symmetric; looks at these two claims alone, so that other sources never change it."""
    a, b = left.claim.content, right.claim.content
    if isinstance(a, Measurement) and isinstance(b, Measurement):
        fields = _measurements(left, right, a, b, vocabulary)
        apart = _apart(left, right, a, b, vocabulary)
        suffix = ""
    elif isinstance(a, Moment) and isinstance(b, Moment):
        fields = _moments(left, right, a, b, vocabulary)
        apart = _apart_moments(a, b)
        suffix = " of a date"
    else:
        return Comparison((), float("-inf"), "a date and a figure")
    levels = tuple(table.level(f"{field}{suffix}", level) for field, level in fields)
    base = table.level(f"base{suffix}", "all")
    return Comparison((base, *levels), base.weight + sum(level.weight for level in levels), apart)


# ---------------------------------------------------------------- figures


def _measurements(
    left: Placed, right: Placed, a: Measurement, b: Measurement, vocabulary: Vocabulary
) -> list[tuple[str, str]]:
    return [
        ("measure", _measure_level(a, b, vocabulary)),
        ("subject", _subject_level(a, b, vocabulary)),
        ("predicate", _same(vocabulary.same(a.predicate), vocabulary.same(b.predicate))),
        ("names", _names_level(left, right)),
        ("words", _words_level(left.words, right.words, vocabulary)),
        ("time", _time_level(left.windows, right.windows)),
        ("value", _value_level(a.quantity.interval, b.quantity.interval)),
        ("scope", _scope_level(a.scope, b.scope)),
    ]


def _measure_level(a: Measurement, b: Measurement, vocabulary: Vocabulary) -> str:
    if a.measure != "open" and b.measure != "open":
        return "same" if a.measure == b.measure else "different"
    if a.measure == "open" and b.measure == "open":
        subject = a.subject and vocabulary.same(a.subject) == vocabulary.same(b.subject)
        predicate = a.predicate and vocabulary.same(a.predicate) == vocabulary.same(b.predicate)
        return "close" if subject and predicate else "missing"
    return "missing"


def _subject_level(a: Measurement, b: Measurement, vocabulary: Vocabulary) -> str:
    left, right = vocabulary.same(a.subject), vocabulary.same(b.subject)
    if not left or not right:
        return "missing"
    if left == right:
        return "same"
    return "close" if left in vocabulary.generic or right in vocabulary.generic else "different"


def _same(left: str, right: str) -> str:
    if not left or not right:
        return "missing"
    return "same" if left == right else "different"


def _names_level(left: Placed, right: Placed) -> str:
    near = left.near & right.near
    if near:
        return "same" if len(near) >= 2 or left.near == right.near else "close"
    if (left.near and left.near & right.names) or (right.near and right.near & left.names) or left.names & right.names:
        return "close"
    return "missing" if not left.near or not right.near else "different"


def _words_level(left: frozenset[str], right: frozenset[str], vocabulary: Vocabulary) -> str:
    a = {vocabulary.same(word) for word in left}
    b = {vocabulary.same(word) for word in right}
    smaller = min(len(a), len(b))
    if smaller < 2:
        return "missing"
    share = len(a & b) / smaller
    if share >= WORDS_SAME:
        return "same"
    return "close" if share >= WORDS_CLOSE else "different"


def _time_level(left: tuple[Window, ...], right: tuple[Window, ...]) -> str:
    if not left or not right:
        return "missing"
    return "same" if any(a.meets(b) for a in left for b in right) else "different"


def _value_level(a: Interval, b: Interval) -> str:
    left, right = _middle(a), _middle(b)
    if left == right:
        return "same"
    low, high = sorted((abs(left), abs(right)))
    return "close" if low and high / low <= LIKE_SIZE else "different"


def _middle(interval: Interval) -> Decimal:
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return ends[0] if ends else Decimal(0)


def _scope_level(a: Scope, b: Scope) -> str:
    return "same" if (a.qualifiers, a.per_period) == (b.qualifiers, b.per_period) else "close"


def _apart(left: Placed, right: Placed, a: Measurement, b: Measurement, vocabulary: Vocabulary) -> str | None:
    """Why two figures are never one fact, in words for the reader; ``None`` where nothing forbids it."""
    if a.quantity.kind != b.quantity.kind:
        return "different kinds of amount"
    if b.measure in vocabulary.kin.get(a.measure, ()) or a.measure in vocabulary.kin.get(b.measure, ()):
        return f"{vocabulary.labels[a.measure]} against {vocabulary.labels[b.measure]}"
    if a.measure == "age" and a.subject != b.subject:
        return "ages of different people"
    reason = _apart_scope(a.scope, b.scope)
    if reason:
        return reason
    if (a.quantity.change is None) != (b.quantity.change is None):
        return "a change against a level"
    if bool(left.recalled) != bool(right.recalled) or (
        left.recalled and right.recalled and not left.recalled.meets(right.recalled)
    ):
        return "another event at another time"
    if left.event != right.event:
        return "another event"
    if left.claim.context.negated != right.claim.context.negated:
        return "denied on one side"
    return None


def _apart_scope(a: Scope, b: Scope) -> str | None:
    if a.part != b.part:
        return "a part against a total"
    if a.part and b.part and a.subset and b.subset and a.subset != b.subset:
        return "different parts"
    if a.increment != b.increment:
        return "an increment against a level"
    if set(a.includes) != set(b.includes) and ("attacker" in a.includes or "attacker" in b.includes):
        return "with the attackers against without"
    if a.per_period != b.per_period and a.per_period and b.per_period:
        return "different periods"
    return None


# ---------------------------------------------------------------- dates


def _moments(left: Placed, right: Placed, a: Moment, b: Moment, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    same_window = "missing"
    if a.time.window and b.time.window:
        same_window = "same" if a.time.window.meets(b.time.window) else "different"
    return [
        ("predicate", _same(vocabulary.same(a.predicate), vocabulary.same(b.predicate))),
        ("names", _names_level(left, right)),
        ("words", _words_level(left.words, right.words, vocabulary)),
        ("value", same_window),
    ]


def _apart_moments(a: Moment, b: Moment) -> str | None:
    if a.time.window is None or b.time.window is None:
        return "a date that cannot be put on a calendar"
    if (a.time.window.grain == "clock") != (b.time.window.grain == "clock"):
        return "a time of day against a date"
    return None
