"""Accepted pairs -> facts. A chain is not a fact: every two members must be compatible, and the average pair convincing."""

from collections.abc import Callable, Sequence

from factcheck.match.blocking import Pair
from factcheck.match.comparison import Comparison
from factcheck.match.placing import Placed
from factcheck.model import Fact, Link, Measurement, Moment

OWN = 1.5  # more for two claims of one source
ACCEPT = 0.0  # log odds above which two different figures are accepted
ACCEPT_RULED = -1.5  # for the same measure by rule, where neither names nor totals speak against it
ACCEPT_SAME = -0.8  # the same figure may stand with less: a wrong agreement accuses nobody


def cluster(
    placed: Sequence[Placed],
    compared: Sequence[tuple[Pair, Comparison]],
    compare: Callable[[Placed, Placed], Comparison],
) -> list[Fact]:
    """Facts in the order of their first claim. Greedy from the surest link; ties go by corpus order."""
    accepted = [(pair, found) for pair, found in compared if found.reason is None and found.score > _least(pair, placed, found)]
    accepted.sort(key=lambda entry: (-round(entry[1].score, 6), entry[0].left, entry[0].right))
    known = {(pair.left, pair.right): found for pair, found in compared}
    group: dict[int, list[int]] = {}

    def between(left: int, right: int) -> Comparison:
        low, high = min(left, right), max(left, right)
        if (low, high) not in known:
            known[low, high] = compare(placed[low], placed[high])
        return known[low, high]

    for pair, _ in accepted:
        left, right = group.get(pair.left, [pair.left]), group.get(pair.right, [pair.right])
        if left is right or not _compatible(placed, left, right, between):
            continue
        merged = sorted(left + right)
        for member in merged:
            group[member] = merged
    links: dict[int, list[tuple[Pair, Comparison]]] = {}
    for pair, found in accepted:
        if group.get(pair.left) is not None and group.get(pair.left) is group.get(pair.right):
            links.setdefault(group[pair.left][0], []).append((pair, found))
    return [_fact(placed, group[first], links[first]) for first in sorted(links)]


def _least(pair: Pair, placed: Sequence[Placed], found: Comparison) -> float:
    """The score a pair needs; a source rarely contradicts itself, so two figures of one source need more."""
    left, right = placed[pair.left], placed[pair.right]
    own = OWN if left.claim.source == right.claim.source else 0.0
    return own + _asked(_same_figure(left, right), found)


def _asked(same: bool, found: Comparison) -> float:
    if same:
        return ACCEPT_SAME
    level = {one.field: one.level for one in found.levels}
    plain = level.get("names") != "different" and not level.get("extent", "").endswith("different")
    return ACCEPT_RULED if plain and level.get("what") in ("rule", "noun-and-verb") else ACCEPT


def _compatible(
    placed: Sequence[Placed], left: Sequence[int], right: Sequence[int], between: Callable[[int, int], Comparison]
) -> bool:
    """Whether two groups may be one fact: nothing keeps any two members apart, and the average pair convinces.

    Two different figures of one source come together only by themselves, never through another source.
    """
    margins = []
    for a in left:
        for b in right:
            found = between(a, b)
            if found.apart is not None:
                return False
            same = _same_figure(placed[a], placed[b])
            own = placed[a].claim.source == placed[b].claim.source and not same
            if own and (found.unsure is not None or found.score <= ACCEPT + OWN):
                return False
            margins.append(found.score - _asked(same, found))
    return sum(margins) > 0


def _same_figure(left: Placed, right: Placed) -> bool:
    a, b = left.claim.content, right.claim.content
    if isinstance(a, Measurement) and isinstance(b, Measurement):
        return a.quantity.interval == b.quantity.interval
    return isinstance(a, Moment) and isinstance(b, Moment) and a.time.window == b.time.window


def _fact(placed: Sequence[Placed], members: Sequence[int], links: Sequence[tuple[Pair, Comparison]]) -> Fact:
    position = {index: i for i, index in enumerate(members)}
    return Fact(
        tuple(placed[index].claim for index in members),
        tuple(
            Link(position[pair.left], position[pair.right], pair.block, found.levels, round(found.score, 3))
            for pair, found in sorted(links, key=lambda entry: (entry[0].left, entry[0].right))
        ),
    )
