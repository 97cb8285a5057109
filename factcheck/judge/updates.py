"""Which of two figures that exclude each other time explains: the older one, and the way this measure can move."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.judge.followed import followed
from factcheck.judge.periods import later
from factcheck.judge.risen import overtaken
from factcheck.judge.ruling import Case
from factcheck.model import Claim, Measurement
from factcheck.rules import Rules

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
    takes_place = followed(claims, case)
    rises = overtaken(claims, case) if moves_of(measure, case.rules) == "up" else None

    def older(one: Claim, two: Claim) -> Older | None:
        if not isinstance(one.content, Measurement) or not isinstance(two.content, Measurement):
            return None
        if _comes_from(two.content, one.content) or _comes_from(one.content, two.content):
            return Older(one if _comes_from(two.content, one.content) else two, _WAS)
        for early, late in ((one, two), (two, one)):
            if measure == "age" and _birthdays(early, late, case):
                return Older(early, "" if _in_order(early, late, case) else _GROWN)
            if measure != "age" and _in_order(early, late, case) and _can_move(early, late, measure, case.rules):
                return Older(early)
        if rises is not None and rises(one, two):
            return Older(one if _highest(one.content) <= _highest(two.content) else two, _ROSE)
        for early, late in ((one, two), (two, one)):
            if measure != "age" and _can_move(early, late, measure, case.rules) and takes_place(early, late):
                return Older(early, _GONE)
        return None

    return older


def _in_order(early: Claim, late: Claim, case: Case) -> bool:
    return bool(later(case.when(early), case.when(late)))


def _comes_from(now: Measurement, before: Measurement) -> bool:
    """Whether the text of one figure says that it was the other before: "41, up from 36"."""
    interval = before.quantity.interval
    return now.scope.superseded is not None and interval.low == interval.high == now.scope.superseded


def _highest(content: Measurement) -> Decimal:
    interval = content.quantity.interval
    return interval.high if interval.high is not None else Decimal("Infinity")


def _can_move(left: Claim, right: Claim, measure: str, rules: Rules) -> bool:
    """Whether this measure can come from the figure of ``left`` to that of ``right``."""
    if not isinstance(left.content, Measurement) or not isinstance(right.content, Measurement):
        return False
    moves = moves_of(measure, rules)
    if moves == "any":
        return True
    one, two = left.content.quantity.interval, right.content.quantity.interval
    low, high = two.low, one.high
    rises = low is not None and high is not None and high <= low
    return moves == ("up" if rises else "down")


def _birthdays(left: Claim, right: Claim, case: Case) -> bool:
    """Whether a person of the age ``left`` can have that of ``right`` by the time between them."""
    one, two = case.when(left), case.when(right)
    first, second = (
        claim.content.quantity.interval for claim in (left, right) if isinstance(claim.content, Measurement)
    )
    ends = (one and one.start, one and one.end, two and two.start, two and two.end)
    if first.low is None or second.low is None or first.low != first.high or second.low != second.high:
        return False
    begun, over, again, last = ends
    if not begun or not over or not again or not last:
        return False
    grown = second.low - first.low
    if grown <= 0:
        return False
    return (again - over).days // _YEAR <= grown <= ((last - begun).days + _YEAR - _CHANCE) // _YEAR


def moves_of(measure: str, rules: Rules) -> str:
    """Which way a later figure of this measure may differ: ``up``, ``down``, ``any`` or ``never``."""
    rule = rules.find(f"measure.{measure}")
    return str(rule.get("moves", "never")) if rule else "never"
