"""Groups of claims on their way to one fact, kept so that joining two costs what the smaller one holds.

Claims that compare alike are looked at once, however many there are. Of a group with very many kinds of claims a
sample speaks for all: a few of every frame, so that whatever may keep two claims apart is looked at.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from zlib import crc32

from factcheck.match.placing import Placed
from factcheck.model import Measurement, Moment

SPEAKERS = 24  # kinds of claims in a group above which a sample of so many speaks for all


@dataclass(frozen=True, slots=True)
class Kinds:
    """For each claim the number of its kind, and for each kind its frame and a mark to draw samples by."""

    of: tuple[int, ...]
    frames: tuple[Hashable, ...]
    marks: tuple[int, ...]


@dataclass
class Group:
    """Claims of one fact to be."""

    number: int  # another one whenever the group has changed
    members: list[int]
    kinds: dict[int, tuple[int, int]]  # kind -> a member of it, and how many there are
    figures: dict[str, dict[object, int]]  # source -> its figures in the group, each with a member that states it
    sample: tuple[int, ...]  # kinds that speak for all


def kinds_of(placed: Sequence[Placed]) -> Kinds:
    """Claims with one signature are of one kind."""
    numbers: dict[Hashable, int] = {}
    firsts: list[Placed] = []
    of = []
    for member in placed:
        number = numbers.setdefault(member.signature, len(numbers))
        if number == len(firsts):
            firsts.append(member)
        of.append(number)
    return Kinds(tuple(of), tuple(_frame(member) for member in firsts), tuple(mark(member) for member in firsts))


def figure(member: Placed) -> object:
    """What a claim states, for telling whether two claims state the same."""
    content = member.claim.content
    if isinstance(content, Measurement):
        quantity = content.quantity
        return (quantity.interval, quantity.rest) if quantity.rest else quantity.interval
    return content.time.window if isinstance(content, Moment) else None


def mark(member: Placed) -> int:
    """A checksum of what a claim says, the same whatever its file is called and whatever else there is."""
    said = (*sorted(member.sentence), *sorted(member.words), *sorted(member.near), str(figure(member)))
    return crc32("\0".join(said).encode())


def _frame(member: Placed) -> Hashable:
    """What decides whether a claim may be of one fact with another, whatever number it states."""
    content = member.claim.content
    if isinstance(content, Measurement):
        quantity = content.quantity
        told = quantity.kind, quantity.unit, quantity.change is None, content.measure, content.scope
        return *told, member.event, member.recalled is None, member.claim.context.negated
    return figure(member)


def alone(member: Placed, kinds: Kinds) -> Group:
    """The group of one claim."""
    index, kind = member.index, kinds.of[member.index]
    return Group(index, [index], {kind: (index, 1)}, {member.claim.source: {figure(member): index}}, (kind,))


def merged(number: int, left: Group, right: Group, kinds: Kinds) -> tuple[Group, list[int]]:
    """The two as one, and the members that were of the smaller one; the larger one is changed in place."""
    large, small = (right, left) if len(left.members) < len(right.members) else (left, right)
    moved = list(small.members)
    for source, stated in small.figures.items():
        held = large.figures.get(source, {})
        large.figures[source] = {**held, **stated} if large is left else {**stated, **held}
    for kind, (first, count) in small.kinds.items():
        known, others = large.kinds.get(kind, (first, 0))
        large.kinds[kind] = known, others + count
    large.members += small.members
    large.sample = _sample((*large.sample, *small.sample), kinds) if len(large.kinds) > SPEAKERS else (*large.kinds,)
    large.number = number
    return large, moved


def _sample(several: Sequence[int], kinds: Kinds) -> tuple[int, ...]:
    """The kinds with the lowest marks: the first of every frame, then the second of every frame, and so on."""
    seen: dict[Hashable, int] = defaultdict(int)
    ranked = []
    for kind in sorted(set(several), key=lambda kind: (kinds.marks[kind], kind)):
        ranked.append((seen[kinds.frames[kind]], kinds.marks[kind], kind))
        seen[kinds.frames[kind]] += 1
    return tuple(kind for _, _, kind in sorted(ranked)[:SPEAKERS])
