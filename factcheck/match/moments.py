"""Two dates or clock times of claims compared: what is dated, by whom and where it is done, and when."""

from factcheck.match.overlap import names_level, phrase_level, sentence_level
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import Vocabulary
from factcheck.model import Moment, TimeExpression, Window

HOUR = 60  # minutes by which two clock times of one deed may lie apart
PERIODS = frozenset({"quarter", "half"})  # for which figures are given, such as profits; nothing happens in them
BEFORE, AFTER = frozenset({"before", "by", "until"}), frozenset({"after", "since"})  # on which side of a bound it lies
MONTH = 31  # days; that a day lies in a longer span says little


def fields(left: Placed, right: Placed, a: Moment, b: Moment, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The level of each field on which two dates compare."""
    fold = vocabulary.deed
    return [
        ("predicate", _deed_level(left, right, a, b, vocabulary)),
        ("names", names_level(left, right)),
        ("phrase", phrase_level(left.words | {a.predicate}, right.words | {b.predicate}, fold)),
        ("sentence", sentence_level(left.sentence, right.sentence, fold)),
        ("value", _value_level(a.time, b.time)),
    ]


def apart(left: Placed, right: Placed, a: Moment, b: Moment) -> str | None:
    """Why two dates are never one fact; ``None`` where nothing forbids it."""
    one, two = a.time.window, b.time.window
    if one is None or two is None:
        return "a date that cannot be put on a calendar"
    if (one.grain == "clock") != (two.grain == "clock"):
        return "a time of day against a date"
    if "weekday" in (one.grain, two.grain) and None in _unplaced(one, two):
        return "a weekday of no known week against a date"
    if {one.grain, two.grain} & PERIODS and not one.meets(two):
        return "of two periods"
    if left.event != right.event:
        return "another event"
    if one.grain == "clock" and not one.meets(two):
        return "times of day on different days"
    if one.grain == "clock" and a.time.zone != b.time.zone:
        return "times of day in different zones"
    return None


def unsure(left: Placed, right: Placed, level: dict[str, str]) -> str | None:
    """What two different dates lack to be put side by side: the same deed of the same names."""
    if level["value"] not in ("different", "near"):
        return None
    if left.claim.source == right.claim.source and left.claim.sentence == right.claim.sentence:
        return "two dates of one sentence"
    if level["value"] == "near" and (
        level["predicate"] == "same" or (level["predicate"] == "close" and level["names"] in ("same", "close"))
    ):
        return None  # one deed, by clocks of the same hour
    named = bool(left.near and right.near) and (left.near <= right.near or right.near <= left.near)
    if level["predicate"] != "same" or level["phrase"] == "different" or not named:
        return "not surely the same happening"
    return None


def _deed_level(left: Placed, right: Placed, a: Moment, b: Moment, vocabulary: Vocabulary) -> str:
    """Whether both date the same deed, or one's deed stands in the other's phrase."""
    one, two = set(vocabulary.done(a.predicate)), set(vocabulary.done(b.predicate))
    if not one or not two:
        return "missing"
    if one & two:
        return "same"
    said = [{deed for word in side.words for deed in vocabulary.done(word)} for side in (left, right)]
    return "close" if one & said[1] or two & said[0] else "different"


def _unplaced(a: Window, b: Window) -> tuple[Window | None, Window | None]:
    """Both as days of no known year, or week, where one of them is known no better."""
    return (a.weekday(), b.weekday()) if "weekday" in (a.grain, b.grain) else (a.yearless(), b.yearless())


def _minutes_between(a: Window, b: Window) -> int:
    """How far two clock times lie apart; nothing where one lies within the other."""
    after = _minutes(a.clock) - _minutes(b.clock_end or b.clock)
    before = _minutes(b.clock) - _minutes(a.clock_end or a.clock)
    return max(after, before, 0)


def _allows(bound: TimeExpression, other: TimeExpression, apart: int) -> bool:
    """Whether a clock time allows another that is near: "before 2:30" and 2:25."""
    if bound.window is None or other.window is None or other.bound not in (None, "about") or apart > HOUR:
        return False
    later = _minutes(other.window.clock) > _minutes(bound.window.clock)
    return bound.bound in (AFTER if later else BEFORE)


def _minutes(clock: str | None) -> int:
    hours, _, minutes = (clock or "0:0").partition(":")
    return int(hours) * 60 + int(minutes[:2] or 0)


def _days(window: Window) -> int:
    """How many days a window has; an open side makes it no wider."""
    return (window.end - window.start).days + 1 if window.start and window.end else 1


def _value_level(one: TimeExpression, two: TimeExpression) -> str:
    """How the two times relate; a year that both texts state is no accident."""
    a, b = one.window, two.window
    if a is None or b is None:
        return "missing"
    if "clock" in (a.grain, b.grain):
        apart = _minutes_between(a, b)
        if apart == 0 or _allows(one, two, apart) or _allows(two, one, apart):
            return "day"
        return "near" if apart <= HOUR else "different"
    weekdays = (a.grain, b.grain).count("weekday")
    if {"yearless", "weekday"} & {a.grain, b.grain}:
        a, b = _unplaced(a, b)
        if a is None or b is None:
            return "missing"
    if not a.meets(b):
        return "different"
    if (a.start, a.end) != (b.start, b.end):
        if one.year is not None and two.year is not None:
            return "within"
        return "wide" if max(_days(a), _days(b)) > MONTH else "within"
    if one.year is not None and two.year is not None:
        return "stated"
    if weekdays:
        return "same" if weekdays == 2 else "within"  # that a day is a Saturday says little
    return "day" if a.start == a.end else "same"
