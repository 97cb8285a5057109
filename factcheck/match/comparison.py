"""Pair -> one level per field, each with a label, and the reasons for which two figures are never put side by side.

Levels are ``same close missing different``; missing is not different. Weights are log odds and live
in ``rules/matching.toml``. The method is the Fellegi-Sunter model of record linkage with weights
fitted by logistic regression.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from factcheck.match import moments
from factcheck.match.overlap import names_level, phrase_level, sentence_level
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import Vocabulary
from factcheck.model import Interval, Level, Measurement, Moment, Scope, Window
from factcheck.rules import Rules

LIKE_SIZE = ((Decimal("1.25"), "near"), (Decimal(3), "close"))  # factor between two figures
NEARBY = timedelta(days=7)
SMALL = 12  # up to here two counts that differ by one are near
UNUSUAL = 3  # significant digits from which an equal number is no accident


@dataclass(frozen=True, slots=True)
class Weights:
    """Labels and weights of the levels in force."""

    table: dict[tuple[str, str], Level]

    def level(self, field: str, level: str) -> Level:
        """The level as the rules have it; one that no rule names weighs nothing."""
        return self.table.get((field, level)) or Level(field, level, f"{field}: {level}")


@lru_cache(maxsize=4)
def weights(rules: Rules) -> Weights:
    """The ``level`` rules as a table."""
    levels = (
        Level(rule.data["field"], rule.data["level"], rule.data["label"], float(rule.data["weight"]))
        for rule in rules.of("level")
    )
    return Weights({(level.field, level.level): level for level in levels})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two claims compare.

    ``apart`` is the reason for which they may never be one fact; ``unsure`` what they lack to be put side by
    side by themselves, though others may bring them together.
    """

    levels: tuple[Level, ...]
    score: float
    apart: str | None
    unsure: str | None = None

    @property
    def reason(self) -> str | None:
        """Why this pair alone is no link; ``None`` where nothing speaks against it but its score."""
        return self.apart or self.unsure


def compare(left: Placed, right: Placed, vocabulary: Vocabulary, table: Weights) -> Comparison:
    """Symmetric; looks at these two claims alone, so that other sources never change it."""
    a, b = left.claim.content, right.claim.content
    if isinstance(a, Measurement) and isinstance(b, Measurement):
        fields = _measurements(left, right, a, b, vocabulary)
        apart = _apart(left, right, a, b, dict(fields), vocabulary)
        unsure = _unsure(left, right, a, b, dict(fields))
        suffix = ""
    elif isinstance(a, Moment) and isinstance(b, Moment):
        fields = moments.fields(left, right, a, b, vocabulary)
        apart = moments.apart(left, right, a, b)
        unsure = moments.unsure(left, right, dict(fields))
        suffix = " of a date"
    else:
        return Comparison((), float("-inf"), "a date and a figure")
    levels = tuple(table.level(f"{field}{suffix}", level) for field, level in fields)
    base = table.level(f"base{suffix}", "all")
    return Comparison((base, *levels), base.weight + sum(level.weight for level in levels), apart, unsure)


# ---------------------------------------------------------------- figures


def _measurements(
    left: Placed, right: Placed, a: Measurement, b: Measurement, vocabulary: Vocabulary
) -> list[tuple[str, str]]:
    what, value = _what_level(a, b, vocabulary), _value_level(a, b, vocabulary)
    return [
        ("what", what),
        ("value", value),
        ("what and value", f"{what}, {value}"),
        ("kind", a.quantity.kind if a.quantity.kind == b.quantity.kind else "other"),
        ("names", names_level(left, right)),
        ("phrase", phrase_level(left.words, right.words, vocabulary.same)),
        ("sentence", sentence_level(left.sentence, right.sentence, vocabulary.same)),
        ("time", _time_level(left.windows, right.windows)),
        ("scope", _scope_level(a.scope, b.scope)),
        ("extent", ("of a rule, " if what == "rule" else "") + _extent_level(left, right)),
    ]


def _what_level(a: Measurement, b: Measurement, vocabulary: Vocabulary) -> str:
    """What is measured, on both sides at once: by a rule, else by the noun counted and its verb."""
    left, right = vocabulary.same(a.subject), vocabulary.same(b.subject)
    if a.measure == b.measure != "open":
        if left == right or not left or not right:
            return "rule"
        return "rule-loose" if vocabulary.counts_all(left) or vocabulary.counts_all(right) else "rule-other"
    if a.measure != "open" and b.measure != "open":
        return "different"
    verb = bool(a.predicate) and vocabulary.same(a.predicate) == vocabulary.same(b.predicate)
    if left and left == right:
        general = vocabulary.counts_all(left)
        return ("noun-and-verb" if verb else "noun") if not general else ("people-and-verb" if verb else "people")
    if not left or not right:
        return "verb" if verb else "missing"
    return "other-noun"


def _time_level(left: tuple[Window, ...], right: tuple[Window, ...]) -> str:
    if not left or not right:
        return "missing"
    return "same" if any(a.meets(b) for a in left for b in right) else "different"


def _value_level(a: Measurement, b: Measurement, vocabulary: Vocabulary) -> str:
    """How near the two numbers are, in one unit."""
    (unit, one), (other_unit, two) = vocabulary.amount(a.quantity), vocabulary.amount(b.quantity)
    left, right = _middle(one), _middle(two)
    if unit != other_unit:
        return "different"
    if left == right:
        return "unusual" if len(left.normalize().as_tuple().digits) >= UNUSUAL else "same"
    low, high = sorted((abs(left), abs(right)))
    if high <= SMALL and high - low <= 1:
        return "near"
    return next((level for factor, level in LIKE_SIZE if low and high / low <= factor), "different")


def _middle(interval: Interval) -> Decimal:
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return ends[0] if ends else Decimal(0)


def _extent_level(left: Placed, right: Placed) -> str:
    """Whether both are, or are not, the largest figure that their source gives for the measure."""
    own = left.claim.source == right.claim.source  # of two figures of one source one is always the smaller
    if own or (left.largest is None and right.largest is None):
        return "missing"
    if left.largest is None or right.largest is None:
        return "close" if left.largest or right.largest else "apart"
    if left.largest and right.largest:
        return "same"
    return "smaller" if left.largest == right.largest else "different"


def _scope_level(a: Scope, b: Scope) -> str:
    return "same" if (a.qualifiers, a.per_period) == (b.qualifiers, b.per_period) else "close"


def _apart(
    left: Placed, right: Placed, a: Measurement, b: Measurement, level: dict[str, str], vocabulary: Vocabulary
) -> str | None:
    """Why two figures are never one fact, in words for the reader; ``None`` where nothing forbids it."""
    one_sentence = left.claim.source == right.claim.source and left.claim.sentence == right.claim.sentence
    converted = "conversion" in (*a.quantity.modifiers, *b.quantity.modifiers)
    if one_sentence and level["value"] not in ("same", "unusual") and not converted:
        return "two figures of one sentence"
    same_measure = a.measure == b.measure != "open"
    if a.quantity.kind != b.quantity.kind and not same_measure:
        return "different kinds of amount"
    if b.measure in vocabulary.kin.get(a.measure, ()) or a.measure in vocabulary.kin.get(b.measure, ()):
        return f"{vocabulary.labels[a.measure]} against {vocabulary.labels[b.measure]}"
    if a.quantity.kind == "money" and vocabulary.amount(a.quantity)[0] != vocabulary.amount(b.quantity)[0]:
        return "different currencies"
    reason = _apart_scope(a, b, level, vocabulary)
    if reason:
        return reason
    same_value = level["value"] in ("same", "unusual")
    if (a.quantity.change is None) != (b.quantity.change is None) and not same_value:
        return "a change against a level"
    if level["value"] == "unusual":
        return "another event" if left.event != right.event else None
    if bool(left.recalled) != bool(right.recalled) or (
        left.recalled and right.recalled and not left.recalled.meets(right.recalled)
    ):
        return "another event at another time"
    if left.event != right.event:
        return "another event"
    if left.claim.context.negated != right.claim.context.negated:
        return "denied on one side"
    return None


def _unsure(left: Placed, right: Placed, a: Measurement, b: Measurement, level: dict[str, str]) -> str | None:
    """What two different figures lack to be put side by side; the same figure may stand with less."""
    if level["value"] in ("same", "unusual"):
        likely = level["sentence"] == "twin" or (level["sentence"] == "same" and level["value"] == "unusual")
        other = level["what"] == "other-noun" and not likely
        return "not surely the same thing counted" if other else None
    own = left.claim.source == right.claim.source
    if own and max(_middle(a.quantity.interval), _middle(b.quantity.interval)) <= SMALL:
        return "small counts of one source, which are more often of two things"
    if level["time"] == "different" and _far_apart(left.windows, right.windows):
        return "at another time"
    if (left.recalled or right.recalled) and level["names"] == "missing":
        return "an earlier event that is not named"
    if a.scope.qualifiers != b.scope.qualifiers:
        return "narrowed on one side only"
    if level["names"] == "different" and level["what"] != "rule":
        return "about other names"
    if level["what"] in ("rule", "rule-loose", "noun-and-verb", "people-and-verb"):
        return None
    share = level["kind"] == "percent" and level["what"] == "missing" and level["names"] == "same"
    if level["what"] not in ("noun", "verb") and not share:
        return "not surely the same thing counted"
    alike = level["phrase"] == "same" or level["sentence"] in ("twin", "same")
    return None if alike else "not surely the same measure"


def _apart_scope(left: Measurement, right: Measurement, level: dict[str, str], vocabulary: Vocabulary) -> str | None:
    a, b = left.scope, right.scope
    named_part = level["value"] == "near" and level["names"] in ("same", "close")  # "170,000 of them in Aceh"
    if a.part != b.part and not named_part and not _same_part(left, right, vocabulary):
        return "a part against a total"
    if a.part and b.part and a.subset and b.subset and vocabulary.same(a.subset) != vocabulary.same(b.subset):
        return "different parts"
    if a.increment != b.increment and level["value"] != "unusual":
        return "an increment against a level"
    if _with_culprits(a, vocabulary) != _with_culprits(b, vocabulary):
        return "with the attackers against without"
    if a.per_period != b.per_period and a.per_period and b.per_period:
        return "different periods"
    return None


def _with_culprits(scope: Scope, vocabulary: Vocabulary) -> bool:
    """Whether a toll is said to include those who caused it."""
    return any(vocabulary.same(noun) in vocabulary.culprits for noun in scope.includes)


def _same_part(a: Measurement, b: Measurement, vocabulary: Vocabulary) -> bool:
    """Whether a part that one text marks ("including nine firefighters") is what the other counts by itself."""
    if a.quantity.kind != "count":
        return a.quantity.interval == b.quantity.interval
    left, right = vocabulary.same(a.subject), vocabulary.same(b.subject)
    return left == right and bool(left) and left not in vocabulary.generic


def _far_apart(left: Sequence[Window], right: Sequence[Window]) -> bool:
    """Whether no two windows come within a week of each other."""
    return all(
        (a.end is not None and b.start is not None and b.start - a.end > NEARBY)
        or (b.end is not None and a.start is not None and a.start - b.end > NEARBY)
        for a in left
        for b in right
    )
