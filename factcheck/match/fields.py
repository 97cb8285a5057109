"""Two figures compared: one level for each field. What reads the levels is in ``comparison``."""

from bisect import bisect_right
from decimal import Decimal

from factcheck.match.overlap import names_level, phrase_level, sentence_level
from factcheck.match.placing import AS_OF_BOUNDS, LONG_AGO, SOME_YEAR, Placed
from factcheck.match.vocabulary import Vocabulary, kind_of
from factcheck.model import Interval, Measurement, Window

LIKE_SIZE = ((Decimal("1.25"), "near"), (Decimal(3), "close"))  # factor between two figures
SMALL = 12  # up to here two counts that differ by one are near
UNUSUAL = 3  # significant digits from which an equal number is no accident
EQUAL = ("same", "unusual")
SIZES = (Decimal(2), Decimal(3), Decimal(6), Decimal(20), Decimal(100), Decimal(1000))  # where a size begins
SIZE_NAMES = ("below 2", "2", "3 to 5", "6 to 19", "20 to 99", "100 to 999", "1000 and up")


def fields(
    left: Placed, right: Placed, a: Measurement, b: Measurement, vocabulary: Vocabulary
) -> list[tuple[str, str]]:
    """The level of each field, and of the pairs of fields that say more together than each alone."""
    what, value, place = what_level(a, b, vocabulary), value_level(a, b, vocabulary), place_level(left, right)
    kind = _kind(a, b)
    sentence, size = sentence_level(left.sentence, right.sentence, vocabulary.same), _size_level(a, b, value)
    return [
        ("what", what),
        ("value", value),
        ("what and value", f"{what}, {value}"),
        ("kind", kind),
        ("kind and value", f"{kind}, {value}"),
        ("size", size),
        ("names", names_level(left, right)),
        ("phrase", phrase_level(left.words, right.words, vocabulary.same)),
        ("sentence", sentence),
        ("size and sentence", f"{size}, {sentence}"),
        ("place", place),
        ("what and place", f"{what}, {place}"),
        ("time", _time_level(left.windows, right.windows)),
        ("period", _period_level(left, right, a, b)),
        ("earlier event", _earlier_level(left, right)),
        ("narrowing", _narrowing_level(a.scope.qualifiers, b.scope.qualifiers)),
        ("part", ("missing", "different", "same")[a.scope.part + b.scope.part]),
        ("increment", ("missing", "different", "same")[a.scope.increment + b.scope.increment]),
        ("change", _change_level(change_of(a, vocabulary), change_of(b, vocabulary))),
        ("extent", ("of a rule, " if what == "rule" else "") + _extent_level(left, right)),
    ]


def _kind(a: Measurement, b: Measurement) -> str:
    """The kind of both; of a bare number and an amount of one measure that of the amount."""
    kinds = {a.quantity.kind, b.quantity.kind}
    if len(kinds) == 2:
        kinds = {kind_of(a.quantity), kind_of(b.quantity)}
    if len(kinds) == 2 and a.measure == b.measure != "open":
        kinds.discard("count")
    return kinds.pop() if len(kinds) == 1 else "other"


def what_level(a: Measurement, b: Measurement, vocabulary: Vocabulary) -> str:
    """What is measured, on both sides at once: by a rule, else by the noun counted and its verb."""
    left, right = (vocabulary.same(_counted(one)) for one in (a, b))
    if a.measure == b.measure != "open":
        if left == right or not left or not right:
            return "rule"
        return "rule-loose" if vocabulary.counts_all(left) or vocabulary.counts_all(right) else "rule-other"
    if a.measure != "open" and b.measure != "open" and (left != right or vocabulary.counts_all(left)):
        return "different"
    verb = bool(a.predicate) and vocabulary.same(a.predicate) == vocabulary.same(b.predicate)
    if left and left == right:
        general = vocabulary.counts_all(left)
        return ("noun-and-verb" if verb else "noun") if not general else ("people-and-verb" if verb else "people")
    if not left or not right:
        return "verb" if verb and vocabulary.deeds.get(a.predicate) != () else "missing"  # "have" and "be" say nothing
    return "other-noun"


def _counted(one: Measurement) -> str:
    """What a figure is of; none where the noun only names its measure, as in "a quake, magnitude 7.6"."""
    return one.subject if one.subject not in (one.quantity.unit, one.measure) else ""


def _time_level(left: tuple[Window, ...], right: tuple[Window, ...]) -> str:
    if not left or not right:
        return "missing"
    return "same" if any(a.meets(b) for a in left for b in right) else "different"


def _period_level(left: Placed, right: Placed, a: Measurement, b: Measurement) -> str:
    """Whether both add up over time: one day's figure is not what it has come to so far."""
    running = (_running(left, a), _running(right, b))
    if not any(running):
        return "missing"
    if all(running):
        return "same"
    other = right if running[0] else left
    return "different" if any(window.start == window.end for window in other.windows) else "close"


def _running(member: Placed, content: Measurement) -> bool:
    until = any(time.bound in ("since", *AS_OF_BOUNDS) for time in member.claim.times)
    return content.scope.running or content.scope.total or until or content.scope.superseded is not None


def value_level(a: Measurement, b: Measurement, vocabulary: Vocabulary) -> str:
    """How near the two numbers are, in one unit."""
    (unit, one), (other_unit, two) = vocabulary.amount(a.quantity), vocabulary.amount(b.quantity)
    left, right = middle(one), middle(two)
    bare = a.measure == b.measure != "open" and not (unit and other_unit)  # "quakes measuring 7.6" and a magnitude 7.6
    if unit != other_unit and not bare:
        return "different"
    if left == right and a.quantity.goes_on_otherwise(b.quantity):
        return "near"  # 3-1 and 3-2
    if left == right:
        return "unusual" if len(left.normalize().as_tuple().digits) >= UNUSUAL else "same"
    low, high = sorted((abs(left), abs(right)))
    if high <= SMALL and high - low <= 1:
        return "near"
    return next((level for factor, level in LIKE_SIZE if low and high / low <= factor), "different")


def middle(interval: Interval) -> Decimal:
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


def _size_level(a: Measurement, b: Measurement, value: str) -> str:
    """How large the larger number is, and whether both are that: a shared 2 says little, a shared 1,300 much."""
    largest = max(abs(middle(a.quantity.interval)), abs(middle(b.quantity.interval)))
    return f"{'both' if value in EQUAL else 'up to'} {SIZE_NAMES[bisect_right(SIZES, largest)]}"


def place_level(left: Placed, right: Placed) -> str:
    """Where both are put. ``narrower``: one at a place that is not the scene of its source, the other at none such."""
    if left.places & right.places:
        return "same"
    if left.countries & right.countries and (left.nationwide or right.nationwide):
        return "close"  # "Belgian police" and "in Brussels"
    if left.apart and right.apart:
        return "different"
    if left.apart or right.apart:
        return "narrower"
    return "close" if left.places or right.places else "missing"


def _earlier_level(left: Placed, right: Placed) -> str:
    """Whether both are of an earlier event and of one time; "four years ago" of a text without a day fits any.

    What one looks back on may be the news of the other, if that was written then.
    """
    one, two = left.recalled, right.recalled
    if one is not None and two is not None:
        return "same" if one.meets(two) else "different"
    past, news = (one, right) if one is not None else (two, left)
    return "missing" if past is None or past == SOME_YEAR or written_then(news, past) else "different"


def written_then(news: Placed, past: Window) -> bool:
    """Whether a figure's source was surely written in the time of an earlier event, or soon after."""
    written = news.claim.as_of
    if written is None or written.start is None or written.end is None or past.start is None or past.end is None:
        return False
    return past.start <= written.start and written.end <= past.end + LONG_AGO


def _narrowing_level(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    if not left and not right:
        return "missing"
    if left == right:
        return "same"
    return "close" if set(left) & set(right) or not left or not right else "different"


def change_of(content: Measurement, vocabulary: Vocabulary) -> str | None:
    """The direction of a change; none where the measure itself is of one: "lost $5" and "a loss of $5" are levels."""
    return None if content.measure in vocabulary.directed else content.quantity.change


def _change_level(left: str | None, right: str | None) -> str:
    if left == right:
        return "same" if left else "missing"
    return "close" if left is None or right is None else "different"
