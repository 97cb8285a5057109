"""Accepted pairs -> facts. A chain is not a fact: every two members must be compatible, and the average pair convincing."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from factcheck.match.blocking import Pair
from factcheck.match.comparison import Comparison
from factcheck.match.fields import middle
from factcheck.match.grouping import Group, Kinds, alone, figure, kinds_of, merged
from factcheck.match.placing import Placed, is_sum
from factcheck.model import Fact, Level, Link, Measurement
from factcheck.rules import Rules

LARGE = 100  # "several" says something against a few more
REACH = 10  # times its least: how far a vague word reaches
WHOLES = ("missing", "close", "same")  # extents of figures of which neither is a smaller one of its source
DAYS = "value of a date"  # the field in which two dates are told apart


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The scores that pairs need, in log odds as weights, by the names of their rules; each says what it is asked of."""

    different: Level
    different_ruled: Level
    same: Level
    recalled: Level
    own: Level
    own_measured: Level
    short: Level


@lru_cache(maxsize=4)
def thresholds(rules: Rules) -> Thresholds:
    """The ``threshold`` rules; one that no rule gives is nothing."""
    given = {
        rule.id: Level("score", rule.id, rule.data["label"], float(rule.data["weight"]))
        for rule in rules.of("threshold")
    }
    names = [field.name.replace("_", "-") for field in fields(Thresholds)]
    return Thresholds(*(given.get(name) or Level("score", name, name) for name in names))


def cluster(
    placed: Sequence[Placed],
    compared: Sequence[tuple[Pair, Comparison]],
    compare: Callable[[Placed, Placed], Comparison],
    asked: Thresholds,
) -> list[Fact]:
    """Facts in the order of their first claim. Greedy from the surest link; ties go by place and words, never by file."""
    accepted = [
        (pair, found)
        for pair, found in compared
        if found.reason is None and found.score > needed(pair, placed, found, asked).weight
    ]
    ranks = _ranks(placed)
    accepted.sort(
        key=lambda entry: (-round(_by_itself(entry[1]), 6), *sorted((ranks[entry[0].left], ranks[entry[0].right])))
    )
    kinds = kinds_of(placed)
    between = _between_kinds(placed, kinds, compare)
    groups = {index: alone(placed[index], kinds) for pair, _ in accepted for index in (pair.left, pair.right)}
    refused: set[tuple[int, int]] = set()
    for number, (pair, _) in enumerate(accepted, len(placed)):
        left, right = groups[pair.left], groups[pair.right]
        if left is right or (left.number, right.number) in refused:
            continue
        if not _compatible(placed, left, right, between, asked):
            refused |= {(left.number, right.number), (right.number, left.number)}
            continue
        whole, moved = merged(number, left, right, kinds)
        groups.update(dict.fromkeys(moved, whole))
    links: dict[int, list[tuple[Pair, Comparison]]] = {}
    for pair, found in accepted:
        if groups[pair.left] is groups[pair.right]:
            links.setdefault(groups[pair.left].number, []).append((pair, found))
    held = {group.number: sorted(group.members) for group in groups.values() if group.number in links}
    order = sorted(held, key=lambda number: held[number])
    return [_fact(placed, held[number], links[number], asked) for number in order]


def _by_itself(found: Comparison) -> float:
    """How well two claims fit, whatever their sources tell: by this they are joined, once they may be."""
    return found.score - sum(level.weight for level in found.levels if level.field == "story")


def _ranks(placed: Sequence[Placed]) -> list[tuple[int, str, str, str]]:
    """An order of claims in which no file's name has a part: how early each stands in its source, then what it says."""
    seen: Counter[str] = Counter()
    ranks = []
    for member in placed:
        seen[member.claim.source] += 1
        said = " ".join(sorted(member.sentence)), " ".join(sorted(member.words)), str(figure(member))
        ranks.append((seen[member.claim.source], *said))
    return ranks


def needed(pair: Pair, placed: Sequence[Placed], found: Comparison, asked: Thresholds) -> Level:
    """The score that a pair must exceed, with the label of what asks for it."""
    left, right = placed[pair.left], placed[pair.right]
    same = _same_figure(left, right)
    own = left.claim.source == right.claim.source and not same
    return _of_own(found, asked) if own else _of_two(same, _summed(left, right), found, asked)


def _of_own(found: Comparison, asked: Thresholds) -> Level:
    level = {one.field: one.level for one in found.levels}
    measured = level.get("what") == "rule" and level.get("kind") not in ("count", "other")
    return asked.own_measured if measured else asked.own


def _of_two(same: bool, summed: bool, found: Comparison, asked: Thresholds) -> Level:
    if same or _one_time(found):
        return asked.same
    level = {one.field: one.level for one in found.levels}
    if level.get("earlier event", "missing") != "missing" and level.get("kind") == "count":
        return asked.recalled
    sized = level.get("extent", "").endswith("different") and level.get("place") != "same"
    plain = level.get("names") != "different" and not (sized or summed)
    loose = level.get("what") == "rule-loose" and level.get("extent") in WHOLES
    ruled = plain and (loose or level.get("what") in ("rule", "noun-and-verb"))
    return asked.different_ruled if ruled else asked.different


def _between_kinds(
    placed: Sequence[Placed], kinds: Kinds, compare: Callable[[Placed, Placed], Comparison]
) -> Callable[[int, int], Comparison]:
    """Comparison by index, each two kinds once."""
    known: dict[tuple[int, int], Comparison] = {}

    def between(left: int, right: int) -> Comparison:
        key = kinds.of[left], kinds.of[right]
        found = known.get(key)
        if found is None:
            low, high = min(left, right), max(left, right)
            found = known[key] = known[key[1], key[0]] = compare(placed[low], placed[high])
        return found

    return between


def _compatible(
    placed: Sequence[Placed],
    left: Group,
    right: Group,
    between: Callable[[int, int], Comparison],
    asked: Thresholds,
) -> bool:
    """Whether two groups may be one fact: nothing keeps any two members apart, and the average pair convinces.

    Two different figures of one source come together only by themselves, never through another source.
    """
    for source in _shared(left, right):
        for figure_of, one in left.figures[source].items():
            for other_figure, other in right.figures[source].items():
                found = between(one, other)
                alone_unsure = found.unsure is not None or found.score <= _of_own(found, asked).weight
                if found.apart is not None or (figure_of != other_figure and not _one_time(found) and alone_unsure):
                    return False
    margin, pairs = 0.0, 0
    for some in left.sample:
        first, count = left.kinds[some]
        for others in right.sample:
            second, several = right.kinds[others]
            found = between(first, second)
            if found.apart is not None or _other_time(found):
                return False
            here, there = placed[first], placed[second]
            if _holds_vaguely(here, there) or _holds_vaguely(there, here):
                continue
            least = _of_two(_same_figure(here, there), _summed(here, there), found, asked)
            margin += (found.score - least.weight) * count * several
            pairs += count * several
    return margin > -asked.short.weight * pairs or not pairs


def _shared(left: Group, right: Group) -> list[str]:
    """The sources that both groups have figures of, found from the smaller one."""
    few, many = sorted((left.figures, right.figures), key=len)
    return [source for source in few if source in many]


def _same_figure(left: Placed, right: Placed) -> bool:
    return type(left.claim.content) is type(right.claim.content) and figure(left) == figure(right)


def _summed(left: Placed, right: Placed) -> bool:
    """Whether one of two figures is the sum of a list, which may be of a few of all those meant."""
    return is_sum(left.claim) or is_sum(right.claim)


def _one_time(found: Comparison) -> bool:
    """Whether two dates allow one day: "next week" and "Tuesday" are no two statements."""
    return any(one.field == DAYS and one.level not in ("different", "missing") for one in found.levels)


def _holds_vaguely(vague: Placed, other: Placed) -> bool:
    """Whether a vague word says no more than a large number that it fits: "hundreds" beside 269."""
    a, b = vague.claim.content, other.claim.content
    if not isinstance(a, Measurement) or not isinstance(b, Measurement) or "vague" not in a.quantity.modifiers:
        return False
    low, number = a.quantity.interval.low, middle(b.quantity.interval)
    return low is not None and "vague" not in b.quantity.modifiers and LARGE <= low <= number <= REACH * low


def _other_time(found: Comparison) -> bool:
    """Whether two dates that exclude each other are not surely of one deed; such a pair never comes in by a chain."""
    return found.unsure is not None and any(one.field == DAYS and one.level == "different" for one in found.levels)


def _fact(
    placed: Sequence[Placed], members: Sequence[int], links: Sequence[tuple[Pair, Comparison]], asked: Thresholds
) -> Fact:
    position = {index: i for i, index in enumerate(members)}
    return Fact(
        tuple(placed[index].claim for index in members),
        tuple(
            Link(
                position[pair.left],
                position[pair.right],
                pair.block,
                found.levels,
                round(found.score, 3),
                needed(pair, placed, found, asked),
            )
            for pair, found in sorted(links, key=lambda entry: (entry[0].left, entry[0].right))
        ),
    )
