"""Blocks that a crowd shares: each claim is paired with its neighbours and with a few drawn ones, not with all.

Hundreds of sources that tell one event make hundreds of claims of one measure, and every pair of them shares its
keys. There each claim meets those that read most like it, those whose figure is next to its own, and the same few
of the crowd, through which figures that read otherwise come together. This is the sorted-neighbourhood method of
record linkage, once by words and once by figures, with hubs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.match.grouping import figure, mark
from factcheck.match.placing import Placed
from factcheck.model import Interval, Window

CROWD = 80  # members above which not every pair of a block is made
BESIDE = 4  # neighbours to each side
DRAWN = 16  # of the crowd, that all others meet


@dataclass(frozen=True, slots=True)
class Orders:
    """For each claim its place by words, by figure and by lot: what it says decides, and no file's name."""

    by_words: tuple[int, ...]
    by_figure: tuple[int, ...]
    by_lot: tuple[int, ...]


def orders(placed: Sequence[Placed]) -> Orders:
    """The orders of all claims, so that no block sorts texts of its own."""
    words = [(*sorted(member.words), "", *sorted(member.near), "", *sorted(member.sentence)) for member in placed]
    numbers = [_number(figure(member)) for member in placed]
    everyone = range(len(placed))
    return Orders(
        _places(sorted(everyone, key=lambda at: (words[at], numbers[at], at))),
        _places(sorted(everyone, key=lambda at: (numbers[at], words[at], at))),
        _places(sorted(everyone, key=lambda at: (mark(placed[at]), at))),
    )


def _places(ranked: Sequence[int]) -> tuple[int, ...]:
    places = [0] * len(ranked)
    for place, index in enumerate(ranked):
        places[index] = place
    return tuple(places)


def _number(stated: object) -> tuple[float, str]:
    match stated:
        case (Interval() as whole, _):  # a score, whose further figures decide only between two that begin alike
            return _number(whole)[0], str(stated)
        case Interval(low=low, high=high):
            return float(low if low is not None else high or 0), str(stated)
        case Window(start=start):
            return float(start.toordinal() if start else 0), str(stated)
    return 0.0, ""


def pairs(members: Sequence[int], by: Orders) -> Iterator[tuple[int, int]]:
    """Pairs of the members of one block, lower index first; some may come twice."""
    if len(members) <= CROWD:
        for position, right in enumerate(members):
            for left in members[:position]:
                yield min(left, right), max(left, right)
        return
    for places in (by.by_words, by.by_figure):
        ranked = sorted(members, key=places.__getitem__)
        for step in range(1, BESIDE + 1):
            for one, two in zip(ranked, ranked[step:], strict=False):
                yield min(one, two), max(one, two)
    for hub in sorted(members, key=by.by_lot.__getitem__)[:DRAWN]:
        yield from ((min(hub, other), max(hub, other)) for other in members)
