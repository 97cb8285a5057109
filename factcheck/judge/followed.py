"""Figures of which the other sources of a fact show that the one took the other's place.

Two sources of one day, or one without a day, are in no order by themselves. Where the one figure is still given later
and the other is not, the count has moved on.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.judge.periods import later
from factcheck.judge.ruling import Case
from factcheck.model import Claim, Measurement

SURE = timedelta(days=2)  # a source dated less exactly is in no order


@dataclass(frozen=True, slots=True)
class Given:
    """When a figure is given: the first day that ends a dated statement of it, and the last that begins one."""

    first: date
    last: date


def followed(claims: Sequence[Claim], case: Case) -> Callable[[Claim, Claim], bool]:
    """Whether the figure of the second of two ``claims`` took the place of the first's, by when each is given."""
    given: dict[Hashable, Given] = {}
    for claim in claims:
        window = case.when(claim)
        if window and window.start and window.end and window.within(SURE):
            known = given.get(_figure(claim), Given(window.end, window.start))
            given[_figure(claim)] = Given(min(known.first, window.end), max(known.last, window.start))

    def after(one: Claim, two: Claim) -> bool:
        old, new = given.get(_figure(one)), given.get(_figure(two))
        if old is None or new is None or new.first < old.last or later(case.when(two), case.when(one)):
            return False
        window = case.when(one)
        begun = window.end if window and window.within(SURE) else old.first
        return begun is not None and begun < new.last

    return after


def _figure(claim: Claim) -> Hashable:
    quantity = claim.content.quantity if isinstance(claim.content, Measurement) else None
    return None if quantity is None else (quantity.interval, quantity.unit, quantity.rest)
