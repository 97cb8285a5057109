"""Words before and behind an amount that bound it, blur it or make it a change."""

from dataclasses import dataclass
from decimal import Decimal

from factcheck.extract.line import Line
from factcheck.extract.tokens import backwards, forwards
from factcheck.model import Interval

MOST_TRANSPARENT, MOST_BEFORE_AMOUNT, MOST_OBJECT = 2, 4, 7


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before an amount; ``first`` is the token where the bound words begin."""

    first: int
    rules: tuple[str, ...] = ()
    change: str | None = None
    change_rule: str | None = None
    place: str | None = None  # "to" or "from": one end of a movement
    amounts_only: bool = False  # the change word changes amounts and no counts


def before(line: Line, at: int) -> Before:
    """The bound and approximation words right before token ``at``, and the change word before those."""
    first, names = at, []
    for _ in range(2):
        found = _phrase_before(line, first)
        if not found:
            break
        first = found[0]
        names.append(found[1])
    change, rule, place = _change(line, first)
    if change and any(line.low(here) in line.tables.glue["level"] for here in range(first, at)):
        change, rule = None, None  # "rose above 270" gives a level, as "rose to 270" does
    only = change is not None and place in line.tables.amounts_only
    if not change and line.low(first - 1) in line.tables.glue["by"]:
        change, rule = _moved_by(line, first - 1)
        only = True  # "condemned by 12" is no change: counts do not move this way
    return Before(first, tuple(reversed(names)), change, rule, None if change else place, only)


def _phrase_before(line: Line, at: int) -> tuple[int, str] | None:
    here = at - 1
    for _ in range(MOST_TRANSPARENT + 1):
        if here < 0 or not (line.free(here) or line.taken[here] == "ordinal"):
            return None
        found = backwards(line.tokens, here, line.tables.bounds_before)
        if found and not _part_of_more(line, found[0], here) and not _over_a_thing(line, here, at):
            return found
        hyphen = line.low(here) == "-" and line.glued(here + 1) and here == at - 1
        if not hyphen and line.low(here) not in line.tables.transparent:
            return None
        here -= 1
    return None


def _over_a_thing(line: Line, here: int, at: int) -> bool:
    """As in "presides over a five-member council": before an article such a word says where, and bounds nothing."""
    placing = line.tables.glue["over"] | line.tables.glue["level"]
    return line.low(here) in placing and here < at - 1 and line.low(here + 1) in line.tables.glue["article"]


def _part_of_more(line: Line, first: int, last: int) -> bool:
    """As in "up to" behind a change verb, "as much as" behind "twice" are no bounds of this number."""
    return line.low(last) == "to" and line.low(first - 1) in line.tables.changes and first < last


def _change(line: Line, first: int) -> tuple[str | None, str | None, str | None]:
    """(direction, rule name, the change word), or (None, None, "to" or "from" where that stands there)."""
    here = first - 1
    if line.low(here) in line.tables.glue["to"]:
        return None, None, "to"
    if line.low(here) in line.tables.glue["from"]:
        return None, None, "from"
    for _ in range(MOST_BEFORE_AMOUNT):
        low = line.low(here)
        if low in line.tables.changes:
            by = any(line.low(between) in line.tables.glue["by"] for between in range(here + 1, first))
            if line.low(here - 1) in line.tables.not_change.get(low, ()) or (low in line.tables.by_only and not by):
                return None, None, None
            rule = line.tables.rules[f"change.{line.tables.changes[low]}"]
            return rule.data["direction"], rule.name, low
        if low not in line.tables.before_amount:
            break
        here -= 1
    return None, None, None


def _moved_by(line: Line, by: int) -> tuple[str | None, str | None]:
    """The change word that "by" completes over its object: "cut the tax by 5 percent"."""
    for here in range(by - 1, max(by - MOST_OBJECT, -1), -1):
        token = line.tokens[here]
        if token.kind != "w" or not line.free(here):
            break
        if token.low in line.tables.changes:
            rule = line.tables.rules[f"change.{line.tables.changes[token.low]}"]
            return rule.data["direction"], rule.name
    return None, None


def change_after(line: Line, at: int, percent: bool) -> tuple[str, str] | None:
    """As in "5 percent lower", "a 5 percent increase", "5 percent fewer": (direction, rule name)."""
    low = line.low(at)
    name = line.tables.change_after.get(low) or line.tables.change_nouns.get(low)
    if not name and percent:
        name = line.tables.change_after_percent.get(low)
    if not name:
        return None
    rule = line.tables.rules[f"change.{name}"]
    return rule.data["direction"], rule.name


def after(line: Line, at: int) -> tuple[int, str] | None:
    """As in "or more", "-plus", "or so" behind an amount: (token after it, rule name)."""
    here = at
    here += line.low(here) == "-" and line.glued(here) and line.glued(here + 1)
    found = forwards(line.tokens, here, line.tables.bounds_after)
    if not found or not line.free(here):
        return None
    joins = found[0] < len(line.tokens) and line.tokens[found[0]].kind == "n" and found[0] == here + 1
    return None if joins else found


def bounded(
    line: Line, names: tuple[str, ...], low: Decimal | None, high: Decimal | None
) -> tuple[Interval, tuple[str, ...]]:
    """The interval that bound rules leave of ``low``..``high``, and the modifiers of the blurring ones."""
    low_open = high_open = False
    modifiers: list[str] = []
    for name in names:
        rule = line.tables.rules[name]
        if rule.kind != "bound":
            modifiers.append(rule.id)
        elif rule.data["side"] == "low" and low is not None:
            high, low_open = None, bool(rule.get("open"))
        elif rule.data["side"] == "high" and high is not None:
            low, high_open = None, bool(rule.get("open"))
    return Interval(low, high, low_open, high_open), tuple(dict.fromkeys(modifiers))
