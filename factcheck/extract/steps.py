"""Two figures of one sentence that stand for before and after: "lowered to 41 from 49"."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.extract.carried import measured_as
from factcheck.model import Claim, Measurement, Span


def superseding(claims: list[Claim]) -> list[Claim]:
    """As in "lowered to 41 from 49" and "41, up from 36": the figure that now holds is told which one it replaces."""
    claims = from_and_to(conversions(claims))
    left_behind = _left_behind(claims)
    old = {}
    for claim in claims:
        content = claim.content
        if isinstance(content, Measurement) and "from" in content.quantity.modifiers:
            old[content.measure, content.quantity.kind] = content.quantity.interval.low
    found = []
    for claim in claims:
        content = claim.content
        assert isinstance(content, Measurement)
        before = old.get((content.measure, content.quantity.kind))
        if "to" not in content.quantity.modifiers:
            before = left_behind.get(claim.span)
        if before is None:
            found.append(claim)
            continue
        scope = replace(content.scope, superseded=before)
        found.append(replace(claim, content=replace(content, scope=scope)))
    return found


def _left_behind(claims: list[Claim]) -> dict[Span, Decimal]:
    """For figures right before one that they come from, "35 percent contained, up from 10 percent": the earlier one."""
    found = {}
    for left, right in pairwise(claims):
        now, before = left.content, right.content
        assert isinstance(now, Measurement)
        assert isinstance(before, Measurement)
        one, two = now.quantity, before.quantity
        alike = (now.measure, one.kind, one.unit) == (before.measure, two.kind, two.unit)
        marked = "from" in two.modifiers and not {"from", "to"} & set(one.modifiers)
        if alike and marked and two.interval.low is not None:
            found[left.span] = two.interval.low
    return found


def conversions(claims: list[Claim]) -> list[Claim]:
    """As in "6m (20ft) deep": the amount in brackets is of what the amount before it is of."""
    found = list(claims)
    for at, (left, right) in enumerate(pairwise(claims), 1):
        known, content = found[at - 1].content, right.content
        assert isinstance(known, Measurement)
        assert isinstance(content, Measurement)
        if "conversion" in content.quantity.modifiers and left.span.end <= right.span.start:
            found[at] = measured_as(right, known)
    return found


def from_and_to(claims: list[Claim]) -> list[Claim]:
    """As in "cut the count of the dead from 64 to 58": both are of what either of them is known to be of."""
    found = list(claims)
    for at, (left, right) in enumerate(pairwise(claims)):
        one, two = left.content, right.content
        assert isinstance(one, Measurement)
        assert isinstance(two, Measurement)
        marks = {*one.quantity.modifiers, *two.quantity.modifiers}
        if not {"from", "to"} <= marks or (one.quantity.kind, one.quantity.unit) != (
            two.quantity.kind,
            two.quantity.unit,
        ):
            continue
        if (one.measure == "open") != (two.measure == "open"):
            known, place = (two, at) if one.measure == "open" else (one, at + 1)
            found[place] = measured_as(found[place], known)
    return found
