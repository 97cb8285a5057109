"""Pair -> one level per field, each with a label, and the reasons for which two figures are never put side by side.

Levels are ``same close missing different``; missing is not different. Weights are log odds and live
in ``rules/matching.toml``; the levels of figures are in ``fields``, of dates in ``moments``. The method is the Fellegi-Sunter model of record linkage with weights
fitted by logistic regression.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from factcheck.match import moments
from factcheck.match.designations import told_apart
from factcheck.match.fields import EQUAL, SMALL, change_of, fields, middle, written_then
from factcheck.match.names import unslipped
from factcheck.match.placing import Placed, tells_of_one
from factcheck.match.stories import Story
from factcheck.match.vocabulary import Vocabulary, kind_of, of_two_kinds
from factcheck.model import Level, Measurement, Moment, Scope, Window
from factcheck.rules import Rules

NEARBY = timedelta(days=7)
SOME_WEEKS = timedelta(days=14)
MANY_TIMES = 100
MANY = ("up to 100 to 999", "up to 1000 and up")  # sizes of the larger of two numbers
BEFORE_NOUN = 3  # words before a noun that may say of which kind it is
MONTH = timedelta(days=27)  # from its first day to its last


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
        found = fields(left, right, a, b, vocabulary)
        level = dict(found)
        apart = _apart(left, right, a, b, level, vocabulary)
        unsure = _unsure(left, right, a, b, level, vocabulary)
        suffix = ""
    elif isinstance(a, Moment) and isinstance(b, Moment):
        found = moments.fields(left, right, a, b, vocabulary)
        apart = moments.apart(left, right, a, b)
        unsure = moments.unsure(left, right, dict(found))
        suffix = " of a date"
    else:
        return Comparison((), float("-inf"), "a date and a figure")
    levels = tuple(table.level(f"{name}{suffix}", reached) for name, reached in found)
    base = table.level(f"base{suffix}", "all")
    return Comparison((base, *levels), base.weight + sum(level.weight for level in levels), apart, unsure)


def remembered(
    placed: Sequence[Placed], compare: Callable[[Placed, Placed], Comparison]
) -> Callable[[Placed, Placed], Comparison]:
    """``compare`` that looks once at claims which read alike, for the claims of ``placed``."""
    numbers: dict[Hashable, int] = {}
    reads = [numbers.setdefault(member.signature[:2], len(numbers)) for member in placed]
    known: dict[tuple[int, int, bool, bool], Comparison] = {}

    def between(left: Placed, right: Placed) -> Comparison:
        own = left.claim.source == right.claim.source
        one, two = reads[left.index], reads[right.index]
        key = one, two, own, own and left.claim.sentence == right.claim.sentence
        found = known.get(key)
        if found is None:
            found = known[key] = known[(two, one, *key[2:])] = compare(left, right)
        return found

    return between


def within_stories(
    compare: Callable[[Placed, Placed], Comparison], story: Story, table: Weights
) -> Callable[[Placed, Placed], Comparison]:
    """``compare``, with the level of whether the sources of two claims tell one story; ``story`` says so by their ids."""

    def between(left: Placed, right: Placed) -> Comparison:
        found = compare(left, right)
        if left.claim.source == right.claim.source:
            return found
        level = table.level("story", story(left.claim.source, right.claim.source))
        return replace(found, levels=(*found.levels, level), score=found.score + level.weight)

    return between


# ---------------------------------------------------------------- what keeps figures apart


def _apart(
    left: Placed, right: Placed, a: Measurement, b: Measurement, level: dict[str, str], vocabulary: Vocabulary
) -> str | None:
    """Why two figures are never one fact, in words for the reader; ``None`` where nothing forbids it."""
    one_sentence = left.claim.source == right.claim.source and left.claim.sentence == right.claim.sentence
    converted = "conversion" in (*a.quantity.modifiers, *b.quantity.modifiers)
    if one_sentence and level["value"] not in EQUAL and not converted:
        return "two figures of one sentence"
    same_measure = a.measure == b.measure != "open"
    kinds = {kind_of(a.quantity), kind_of(b.quantity)}
    if len(kinds) == 2 and (not same_measure or "ordinal" in kinds):
        return "different kinds of amount"
    two_names = bool(left.near and right.near) and not _words_of(left.near) & _words_of(right.near)
    if two_names and kinds == {"record"}:
        return "records of different names"
    if two_names and same_measure and a.measure in vocabulary.of_names:
        return "of two names"
    if b.measure in vocabulary.kin.get(a.measure, ()) or a.measure in vocabulary.kin.get(b.measure, ()):
        return f"{vocabulary.labels[a.measure]} against {vocabulary.labels[b.measure]}"
    if same_measure and a.measure in vocabulary.apposed and len({left.bearer, right.bearer} - {""}) == 2:
        return "right behind two names"
    if told_apart(left.designations, right.designations):
        return "of two things that a number tells apart"
    if a.quantity.kind == "money" and vocabulary.amount(a.quantity)[0] != vocabulary.amount(b.quantity)[0]:
        return "different currencies"
    if a.scope.increment != b.scope.increment and (left if a.scope.increment else right).largest is False:
        return "an increment against a level"  # "five more, which makes 11" against "five"
    kinds_told = of_two_kinds(_before_noun(a), _before_noun(b), vocabulary)
    if kinds_told:
        return f"of two kinds, {kinds_told[0]} and {kinds_told[1]}"
    reason = _apart_scope(a, b, level, vocabulary)
    if reason:
        return reason
    same_value = level["value"] in EQUAL
    if tells_of_one(a) != tells_of_one(b) and not same_value:
        return "one told of without a number"
    if (change_of(a, vocabulary) is None) != (change_of(b, vocabulary) is None) and not same_value:
        return "a change against a level"
    if level["value"] == "unusual":
        return "another event" if left.event != right.event else _only_the_number(a, b, level)
    if level["earlier event"] == "different":
        return "another event at another time"
    if left.event != right.event:
        return "another event"
    if _in_two_countries(left, right, a, b):
        return "in two countries"
    if left.claim.context.negated != right.claim.context.negated:
        return "denied on one side"
    return None


def _only_the_number(a: Measurement, b: Measurement, level: dict[str, str]) -> str | None:
    """As where 3,184 are dead here and 3,184 shelters open there: other nouns, and not a word or name in common."""
    counted = a.quantity.kind == "count" and (a.measure == "open") != (b.measure == "open")
    words = {level["phrase"], level["sentence"]} & {"same", "close", "twin"}
    other = level["what"] == "other-noun" and not words and level["names"] not in ("same", "close")
    return "the same number of other things" if counted and other else None


def _in_two_countries(left: Placed, right: Placed, a: Measurement, b: Measurement) -> bool:
    """Whether the authorities of two countries act, or each is put in one that the other's sentence does not name."""
    if a.scope.authority and b.scope.authority:
        return not set(a.scope.authority) & set(b.scope.authority)
    both = left.countries and right.countries
    return bool(both) and not left.countries & right.told and not right.countries & left.told


def _unsure(
    left: Placed, right: Placed, a: Measurement, b: Measurement, level: dict[str, str], vocabulary: Vocabulary
) -> str | None:
    """For what two different figures are not put side by side by themselves, whatever their score."""
    if level["value"] in EQUAL:
        return None
    own = left.claim.source == right.claim.source
    if own and left.entry != right.entry and a.quantity.interval.relation(b.quantity.interval) == "disjoint":
        return "of two entries of a log, of which the later one may update the other"
    if own and max(middle(a.quantity.interval), middle(b.quantity.interval)) <= SMALL:
        return "small counts of one source, which are more often of two things"
    if a.measure in vocabulary.counted_on and (left.claim.as_of is None or right.claim.as_of is None):
        return "days counted up to a day that is not known"
    if _of_another_size(a, b, vocabulary):
        return "of quite another size"
    if min(middle(a.quantity.interval), middle(b.quantity.interval)) == 0 and level["size"] in MANY:
        return "none against a great many, which are more often of two places"
    if a.measure in vocabulary.from_place and _from_two_places(left, right, level, vocabulary.directions):
        return "measured from two places"
    if level.get("period") == "different" and level["value"] == "different":
        return "one day against what it has come to"
    if a.scope.increment and b.scope.increment:
        return "two increases, each beside figures of its own"
    if _planned(left, right) or _planned(right, left):
        return "planned on one side only"
    if level["time"] == "different" and _far_apart(left.windows, right.windows):
        return "at another time"
    if a.measure == b.measure == "open" and _of_two_times(left, right, level):
        return "counts of no known measure, written at two times, which may each have held"
    if _of_a_past_period(left, right) or _of_a_past_period(right, left):
        return "of an earlier month or year on one side only"
    return "narrowed on one side only" if a.scope.qualifiers != b.scope.qualifiers else None


def _from_two_places(left: Placed, right: Placed, level: dict[str, str], directions: frozenset[str]) -> bool:
    """Whether nothing says that the same two places are apart: neither both of their names, nor one and a word of the
    phrases; or whether the directions differ.
    """
    shared = left.near & right.near
    if level["phrase"] == "different" or not shared:
        return True
    named = {word.casefold() for word in _words_of(shared)}
    turned = left.words & directions != right.words & directions
    return len(shared) < 2 and (turned or not (left.words & right.words) - named)


def _of_a_past_period(one: Placed, other: Placed) -> bool:
    """Whether one figure is of a month or year that was over when its source was written, and no time is told of the
    other, which is not from then.
    """
    written = one.claim.as_of.start if one.claim.as_of else None
    if not one.windows or other.windows or written is None:
        return False
    return all(
        _is_period(window)
        and window.end is not None
        and window.end < written - NEARBY
        and not written_then(other, window)
        for window in one.windows
    )


def _of_two_times(left: Placed, right: Placed, level: dict[str, str]) -> bool:
    """Whether two figures were written weeks apart and no time is told of both that they share."""
    written, other = left.claim.as_of, right.claim.as_of
    if "same" in (level["time"], level["earlier event"]) or written is None or other is None:
        return False
    return written.gap(other) > SOME_WEEKS


def _of_another_size(a: Measurement, b: Measurement, vocabulary: Vocabulary) -> bool:
    """Whether one figure is a great many times the other, and not by a slip of the scale: the same digits."""
    low, high = sorted(abs(middle(vocabulary.amount(one.quantity)[1])) for one in (a, b))
    return (
        low > 0 and high > MANY_TIMES * low and low.normalize().as_tuple().digits != high.normalize().as_tuple().digits
    )


def _planned(one: Placed, other: Placed) -> bool:
    """Whether one figure is what somebody wants and the other what is so: "wants to build 30,000", "built 18,000"."""
    return one.claim.context.planned and not other.claim.context.hypothetical


def _before_noun(counted: Measurement) -> tuple[str, ...]:
    """The words of its phrase right before the noun that it counts."""
    if counted.subject not in counted.concept:
        return ()
    at = counted.concept.index(counted.subject)
    return counted.concept[max(0, at - BEFORE_NOUN) : at]


def _words_of(names: frozenset[str]) -> set[str]:
    return {unslipped(word) for name in names for word in name.split()}


def _apart_scope(left: Measurement, right: Measurement, level: dict[str, str], vocabulary: Vocabulary) -> str | None:
    a, b = left.scope, right.scope
    named_part = level["value"] == "near" and level["names"] in ("same", "close")  # "170,000 of them in Aceh"
    narrowed = bool(a.qualifiers) and a.qualifiers == b.qualifiers  # "55 hurt, five of them badly": five are badly hurt
    whole = (a.part and b.total) or (b.part and a.total)  # "three of the raiders" against "all four raiders"
    same_part = not whole and _same_part(left, right, vocabulary)
    if a.part != b.part and not named_part and not narrowed and not same_part:
        return "a part against a total"
    if a.part and b.part and a.subset and b.subset and vocabulary.same(a.subset) != vocabulary.same(b.subset):
        return "different parts"
    if a.increment != b.increment and level["value"] not in EQUAL:
        return "an increment against a level"
    if a.limited != b.limited and level["value"] not in EQUAL:
        return "of a stated time or place against all"
    if _with_culprits(a, vocabulary) != _with_culprits(b, vocabulary):
        return "with the attackers against without"
    if a.against and b.against and not set(a.against) & set(b.against):
        return "shares measured against different things"
    if a.per_period != b.per_period:
        if any(one.per_period and one.per_period[0].isdigit() for one in (a, b)):
            return "a figure for so many against another"  # "12 deaths per 100,000 people"
        if a.per_period and b.per_period:
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
    own = all(one.scope.subset is not None for one in (a, b) if one.scope.part)  # not "seven" of eight raiders
    return own and left == right and bool(left) and left not in vocabulary.generic


def _far_apart(left: Sequence[Window], right: Sequence[Window]) -> bool:
    """Whether no two windows come within a week of each other, or each two are different months, quarters or years."""
    return all(a.gap(b) > (timedelta(0) if _is_period(a) and _is_period(b) else NEARBY) for a in left for b in right)


def _is_period(window: Window) -> bool:
    """Whether a window is a month or longer, for which figures such as sales are given."""
    return window.start is not None and window.end is not None and window.end - window.start >= MONTH
