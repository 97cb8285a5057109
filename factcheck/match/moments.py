"""Two dates or clock times of claims compared: what is dated, by whom and where it is done, and when."""

from factcheck.match.overlap import names_level, phrase_level, sentence_level
from factcheck.match.placing import Placed
from factcheck.match.vocabulary import Vocabulary
from factcheck.model import Moment, TimeExpression, Window

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
    if left.event != right.event:
        return "another event"
    if one.grain == "clock" and not one.meets(two):
        return "times of day on different days"
    if one.grain == "clock" and a.time.zone != b.time.zone:
        return "times of day in different zones"
    return None


def unsure(left: Placed, right: Placed, level: dict[str, str]) -> str | None:
    """What two different dates lack to be put side by side: the same deed of the same names."""
    if level["value"] != "different":
        return None
    if left.claim.source == right.claim.source and left.claim.sentence == right.claim.sentence:
        return "two dates of one sentence"
    named = bool(left.near and right.near) and (left.near <= right.near or right.near <= left.near)
    if level["predicate"] != "same" or level["phrase"] == "different" or not named:
        return "not surely the same happening"
    return None


def _deed_level(left: Placed, right: Placed, a: Moment, b: Moment, vocabulary: Vocabulary) -> str:
    """Whether both date the same deed, or one's deed stands in the other's phrase."""
    one, two = vocabulary.deed(a.predicate), vocabulary.deed(b.predicate)
    if one == two and one:
        return "same"
    if not one or not two:
        return "missing"
    fold = vocabulary.deed
    inside = one in {fold(word) for word in right.words} or two in {fold(word) for word in left.words}
    return "close" if inside else "different"


def _days(window: Window) -> int:
    """How many days a window has; an open side makes it no wider."""
    return (window.end - window.start).days + 1 if window.start and window.end else 1


def _value_level(one: TimeExpression, two: TimeExpression) -> str:
    """How the two times relate; a year that both texts state is no accident."""
    a, b = one.window, two.window
    if a is None or b is None:
        return "missing"
    if "clock" in (a.grain, b.grain):
        return "day" if a.clock == b.clock else "different"
    if "yearless" in (a.grain, b.grain):
        a, b = a.yearless(), b.yearless()
        if a is None or b is None:
            return "missing"
    if not a.meets(b):
        return "different"
    if (a.start, a.end) != (b.start, b.end):
        return "wide" if max(_days(a), _days(b)) > MONTH else "within"
    if one.year is not None and two.year is not None:
        return "stated"
    return "day" if a.start == a.end else "same"
