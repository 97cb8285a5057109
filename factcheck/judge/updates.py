"""Which of two figures that exclude each other time explains: the older one, and the way this measure can move."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.judge.citation import interval_of
from factcheck.judge.followed import followed
from factcheck.judge.periods import later
from factcheck.judge.risen import overtaken
from factcheck.judge.ruling import Case
from factcheck.model import Claim, Measurement
from factcheck.rules import Rules

Before = Callable[[Claim, Claim], bool]  # whether the first figure came before the second

_WAS = "a text says that it was {old} before"
_ROSE = "a text says that it has risen"
_GROWN = "a birthday may lie between them"
_GONE = "only {new} is still given later"
_YEAR = 365.25
_CHANCE = 30  # days; that a birthday falls between two nearer days is less likely than that one of them has it wrong


@dataclass(frozen=True, slots=True)
class Older:
    """The older of two figures, and in words what says so where their days do not."""

    claim: Claim
    why: str = ""


def older_of(claims: Sequence[Claim], measure: str, case: Case) -> Callable[[Claim, Claim], Older | None]:
    """What gives the older of two ``claims`` that exclude each other; ``None`` where time does not explain them.

    It does where one text says so ("41, up from 36"), by the days of both, by a rise that a text tells of, or by when
    the other sources give each figure.
    """
    ways = [(_comes_from, _WAS), *(_by_birthdays(case) if measure == "age" else _by_days(claims, measure, case))]

    def older(one: Claim, two: Claim) -> Older | None:
        if interval_of(one) is None or interval_of(two) is None:
            return None
        orders = ((one, two), (two, one))
        return next((Older(early, why) for before, why in ways for early, late in orders if before(early, late)), None)

    return older


def _by_birthdays(case: Case) -> Iterator[tuple[Before, str]]:
    """Whether the one age can have become the other: by days that are in order, and by others."""
    yield lambda early, late: _in_order(early, late, case) and _birthdays(early, late, case), ""
    yield lambda early, late: _birthdays(early, late, case), _GROWN


def _by_days(claims: Sequence[Claim], measure: str, case: Case) -> Iterator[tuple[Before, str]]:
    """Whether the one count can have become the other, as this measure moves."""
    moves = moves_of(measure, case.rules)
    takes_place = followed(claims, case)
    yield lambda early, late: _in_order(early, late, case) and _can_move(early, late, moves), ""
    if moves == "up":
        rises = overtaken(claims, case)
        yield lambda early, late: rises(early, late) and _is_lower(early, late), _ROSE
    yield lambda early, late: _can_move(early, late, moves) and takes_place(early, late), _GONE


def _in_order(early: Claim, late: Claim, case: Case) -> bool:
    return bool(later(case.when(early), case.when(late)))


def _comes_from(before: Claim, now: Claim) -> bool:
    """Whether the text of one figure says that it was the other before: "41, up from 36"."""
    old = now.content.scope.superseded if isinstance(now.content, Measurement) else None
    interval = interval_of(before)
    return old is not None and interval is not None and interval.low == interval.high == old


def _is_lower(one: Claim, other: Claim) -> bool:
    """Whether all that one figure allows is no more than the other."""
    left, right = interval_of(one), interval_of(other)
    if left is None or right is None or left.high is None:
        return False
    return right.low is not None and left.high <= right.low


def _can_move(early: Claim, late: Claim, moves: str) -> bool:
    """Whether a measure that moves so can come from the one figure to the other."""
    return moves == "any" or moves == ("up" if _is_lower(early, late) else "down")


def _birthdays(left: Claim, right: Claim, case: Case) -> bool:
    """Whether a person of the age ``left`` can have that of ``right`` by the time between them."""
    one, two = case.when(left), case.when(right)
    first, second = interval_of(left), interval_of(right)
    ends = (one and one.start, one and one.end, two and two.start, two and two.end)
    if not first or not second or first.low is None or second.low is None:
        return False
    begun, over, again, last = ends
    if not begun or not over or not again or not last or first.low != first.high or second.low != second.high:
        return False
    grown = second.low - first.low
    return grown > 0 and (again - over).days // _YEAR <= grown <= ((last - begun).days + _YEAR - _CHANCE) // _YEAR


def moves_of(measure: str, rules: Rules) -> str:
    """Which way a later figure of this measure may differ: ``up``, ``down``, ``any`` or ``never``."""
    rule = rules.find(f"measure.{measure}")
    return str(rule.get("moves", "never")) if rule else "never"
