"""The quantities of a paragraph: amounts, what bounds them, and what they say together."""

from dataclasses import replace

from factcheck.extract import bounds, masks, numbers, units
from factcheck.extract.amounts import MOST_AGE, read_amount
from factcheck.extract.bounds import Before
from factcheck.extract.line import Amount, Line
from factcheck.extract.ranges import joined
from factcheck.extract.special import special
from factcheck.extract.tokens import NUMBER, backwards
from factcheck.model import Interval, Quantity, Span

LONG = ("day", "week", "month", "quarter", "year", "decade", "century")
DEGREE = "degree"  # of what it does not say
LISTED = 9  # words between two percentages of one list
MOST_GAP, MOST_BACK = 40, 12
MOST_RATED = 6  # words between a figure and the number of those that it is given for
MOVING = ("percent", "points", "money", "mass", "temperature", "volume", "power", "energy")  # levels that rise and fall


def read_quantities(line: Line) -> list[Quantity]:
    """Every quantity of the line in text order; what is no quantity is noted in ``line.seen``."""
    found: list[Quantity] = []
    starters, after = line.tables.starters, 0
    starts = [at for at, token in enumerate(line.tokens) if token.low in starters or token.kind == NUMBER]
    for at in starts:
        if at < after or line.taken[at] is not None:
            continue
        kept = masks.spelled_ordinal(line, at) or masks.spelled(line, at)
        if kept:
            after = kept
            continue
        other = special(line, at)
        if other:
            found.append(other[0])
            after = other[1]
            continue
        amount = read_amount(line, at)
        if amount is not None:
            group = joined(line, amount)
            found += [_quantity(line, one, ahead) for one, ahead in group]
            after = max(one.last for one, _ in group) if group else after
    return _conversions(line, _given_for(line, _paired(line, found)))


def _quantity(line: Line, amount: Amount, ahead: Before) -> Quantity:
    ahead = _during(line, amount, ahead)
    names = (*ahead.rules, *amount.after)
    interval, modifiers = bounds.bounded(line, names, amount.low, amount.high)
    change, rule = _direction(line, amount, ahead)
    if ahead.place and _moves(line, ahead):
        modifiers = (*modifiers, ahead.place)
    for at in range(amount.first, amount.last):
        line.taken[at] = "quantity"
    return Quantity(
        span=Span(line.tokens[ahead.first].start, line.tokens[amount.last - 1].end),
        number=line.span(amount.numeral.first, amount.numeral.last),
        interval=interval,
        kind=amount.kind,
        unit=amount.unit,
        step=amount.step,
        modifiers=(*amount.modifiers, *modifiers),
        change=change,
        per=amount.per,
        rules=tuple(dict.fromkeys((*amount.rules, *names, *((rule,) if rule else ())))),
    )


def _during(line: Line, amount: Amount, ahead: Before) -> Before:
    """As in "fell over six years": with days and longer "over" mostly says when, and bounds nothing."""
    over = ahead.first == amount.first - 1 and line.low(ahead.first) in line.tables.glue["over"]
    if not over or amount.unit not in LONG or line.low(ahead.first - 1) in line.tables.glue["lasting"]:
        return ahead
    return replace(ahead, first=amount.first, rules=())


def _direction(line: Line, amount: Amount, ahead: Before) -> tuple[str | None, str | None]:
    if amount.kind in ("age", "duration"):
        return None, None
    if ahead.change and not (ahead.amounts_only and amount.kind not in MOVING):
        return ahead.change, ahead.change_rule
    if amount.signed:
        return amount.signed, None
    if ahead.place or amount.kind == "magnitude":
        return None, None
    found = bounds.change_after(line, amount.last, amount.kind == "percent")
    return found or (None, None)


def _moves(line: Line, ahead: Before) -> bool:
    """Whether "to" or "from" before the amount is about a change of level."""
    here = ahead.first - 1
    if line.low(here) not in line.tables.glue["to"] | line.tables.glue["from"]:
        return False
    for back in range(here - 1, max(here - MOST_BACK, -1), -1):
        if line.low(back) in line.tables.changes:
            return True
        if line.low(back) in (".", ";"):
            return False
    return False


def _paired(line: Line, found: list[Quantity]) -> list[Quantity]:
    """As in "from 20 miles a gallon in 2008 to 29": "from" and "to" further apart make a movement too."""
    result = list(found)
    for n in range(len(result) - 1):
        first, second = result[n], _end_of_movement(line, result[n], result[n + 1])
        second = _aged_alike(line, first, _moved_alike(line, first, second))
        second = _shared_alike(line, first, second)
        first, second = _degrees(line, first, second), _of_which_alike(line, first, second)
        result[n], result[n + 1] = _part_of_whole(line, first, second), second
        if "to" in first.modifiers and _then_from(line, first, second):
            result[n + 1] = replace(second, modifiers=(*second.modifiers, "from"))
            continue
        if first.unit is None or first.unit != second.unit or {"from", "to"} & {*first.modifiers, *second.modifiers}:
            continue
        if _moves_on(line, first, second):
            result[n] = replace(first, modifiers=(*first.modifiers, "from"))
            result[n + 1] = replace(second, modifiers=(*second.modifiers, "to"))
    return result


def _then_from(line: Line, first: Quantity, second: Quantity) -> bool:
    """As in "lowered the toll from the fire to 41 from 49"."""
    gap = line.text[first.span.end : second.span.start].strip().lower()
    return gap in line.tables.glue["from"] and "from" not in second.modifiers


def _moves_on(line: Line, first: Quantity, second: Quantity) -> bool:
    before = line.text[max(0, first.span.start - 5) : first.span.start].lower()
    gap = line.text[first.span.end : second.span.start]
    return before == "from " and gap.endswith(" to ") and len(gap) <= MOST_GAP and not set(gap) & set(",;:(")


def _end_of_movement(line: Line, first: Quantity, second: Quantity) -> Quantity:
    """The second end without a noun of its own counts what the first does: "from 21 mpg combined to 23 for vans"."""
    if first.unit is None or second.unit is not None or second.kind != "count" or not _moves_on(line, first, second):
        return second
    ends = line.ends(line.behind(second.span.end))
    return replace(second, kind=first.kind, unit=first.unit, per=first.per) if ends else second


def _aged_alike(line: Line, first: Quantity, second: Quantity) -> Quantity:
    """As in "two men, aged 22 and 25, were held": what is listed behind an age is one too."""
    gap = line.text[first.span.end : second.span.start].strip(" ,").lower()
    listed = gap in line.tables.glue["and"] or (not gap and second.span.start - first.span.end > 1)
    bare = second.kind == "count" and second.unit is None and second.interval.low == second.interval.high
    low = second.interval.low
    if first.kind != "age" or first.unit is None or not (listed and bare) or low is None or not 0 < low <= MOST_AGE:
        return second
    ends = line.ends(line.behind(second.span.end))
    return replace(second, kind=first.kind, unit=first.unit) if ends else second


def _shared_alike(line: Line, first: Quantity, second: Quantity) -> Quantity:
    """As in "the Liberals at 44 percent, the Tories at 22": a bare figure that a name has in a list of percentages is one."""
    gap = line.text[first.span.end : second.span.start]
    words = gap.split()
    bare = second.kind == "count" and second.unit is None and second.change is None
    if first.kind != "percent" or not bare or not words or len(words) > LISTED or not _lists(line, gap):
        return second
    named = words[-2:-1] if words[-1] in line.tables.glue["at"] else words[-1:]
    low = second.interval.low
    share = low is not None and low <= 100 and line.ends(line.behind(second.span.end))
    return replace(second, kind=first.kind, unit=first.unit) if share and "".join(named)[:1].isupper() else second


def _of_which_alike(line: Line, first: Quantity, second: Quantity) -> Quantity:
    """As in "42 million euros, of which 15 million went to schools": a part without a noun is in the unit of the whole."""
    gap = line.text[first.span.end : second.span.start].strip(" ,").lower()
    bare = second.kind == "count" and second.unit is None and first.unit is not None and first.kind in MOVING
    behind = line.behind(second.span.end)
    counts = any(numbers.plural(line.tokens, behind + ahead, line.tables) for ahead in (0, 1))
    if not bare or gap not in line.tables.glue["of-which"] or counts:
        return second
    low, whole = second.interval.low, first.interval.high
    return replace(second, kind=first.kind, unit=first.unit) if low and whole and low <= whole else second


def _degrees(line: Line, first: Quantity, second: Quantity) -> Quantity:
    """As in "4 degrees to 7 degrees Fahrenheit", "20 or 25 C": the scale that the second names is that of the first."""
    gap = line.text[first.span.end : second.span.start].strip().lower()
    joined = any(gap in line.tables.glue[word] for word in ("to", "and", "or"))
    degrees = first.unit == DEGREE and second.kind == "temperature"
    return replace(first, kind=second.kind, unit=second.unit) if joined and degrees else first


def _lists(line: Line, gap: str) -> bool:
    """Whether a text between two figures goes on a list: from a comma or "and" on, within a sentence."""
    joined = "," in gap or any(word in line.tables.glue["and"] for word in gap.split())
    return joined and not set(gap) & set(".;:()!?")


def _moved_alike(line: Line, first: Quantity, second: Quantity) -> Quantity:
    """As in "one index rose 2 percent, the other fell by 1": a bare change is in the unit of the change before it."""
    bare = second.kind == "count" and second.unit is None and second.change is not None
    if not bare or first.change is None or first.kind not in ("percent", "points"):
        return second
    ends = line.ends(line.behind(second.span.end))
    return replace(second, kind=first.kind, unit=first.unit) if ends else second


def _part_of_whole(line: Line, first: Quantity, second: Quantity) -> Quantity:
    """As in "280 million of the 1.5 billion euros": the part is in the unit of the whole."""
    gap = line.text[first.span.end : second.span.start].lower().split()
    part = first.unit is None and first.kind == "count" and second.unit is not None and len(gap) == 2
    if not part or gap[0] not in line.tables.glue["of"] or gap[1] not in line.tables.glue["half-of"]:
        return first
    return replace(first, kind=second.kind, unit=second.unit)


def _given_for(line: Line, found: list[Quantity]) -> list[Quantity]:
    """As in "12 deaths per 100,000 people": the second number is that of those that the first is given for."""
    kept: list[Quantity] = []
    for quantity in found:
        first = line.behind(quantity.span.start)
        given = quantity.interval.low if quantity.kind == "count" and quantity.unit is None else None
        if given is None or not backwards(line.tokens, first - 1, line.tables.rate_leads):
            kept.append(quantity)
            continue
        line.note(first, line.behind(quantity.span.end), "rate-base")
        before = kept[-1] if kept else None
        gap = line.text[before.span.end : quantity.span.start] if before else ""
        if before and before.per is None and len(gap.split()) <= MOST_RATED and not set(gap) & set(".;:!?"):
            kept[-1] = replace(before, per=format(given.normalize(), "f"))
    return kept


def _conversions(line: Line, found: list[Quantity]) -> list[Quantity]:
    """As in "75 kilometres (50 miles)": the amount in brackets says the one before it in another unit."""
    result: list[Quantity] = []
    for quantity in found:
        before = result[-1] if result else None
        if before and _converts(line, before, quantity):
            per = before.per or _rate_behind(line, quantity)
            result[-1] = replace(before, per=per)
            result.append(replace(_converted(before, quantity), per=quantity.per or per))
        else:
            result.append(quantity)
    return result


def _rate_behind(line: Line, converted: Quantity) -> str | None:
    """As in "9 billion shekels ($2.4 billion) a year": what stands behind the bracket is said of both."""
    after = line.behind(converted.span.end)
    found = units.rate(line, after + 1) if line.low(after) == ")" else None
    return found[1] if found else None


def _converted(before: Quantity, quantity: Quantity) -> Quantity:
    """What bounds, blurs or moves an amount holds for its conversion too: "more than 75 km (50 miles)"."""
    interval = quantity.interval
    if before.interval.high is None and interval.low is not None:
        interval = Interval(interval.low, None, before.interval.low_open)
    elif before.interval.low is None and interval.high is not None:
        interval = Interval(None, interval.high, high_open=before.interval.high_open)
    inherited = (*before.modifiers, *quantity.modifiers, "conversion")
    change = quantity.change or before.change
    return replace(quantity, interval=interval, modifiers=tuple(dict.fromkeys(inherited)), change=change)


def _converts(line: Line, before: Quantity, quantity: Quantity) -> bool:
    gap = line.text[before.span.end : quantity.span.start].strip()
    opens = gap == "(" or (gap in ("/", ";", ",") and "conversion" in before.modifiers)
    if not opens or before.unit is None or quantity.unit is None or before.unit == quantity.unit:
        return False
    if before.kind == quantity.kind == "money":
        return True
    left, right = units.base_of(line.tables, before.unit), units.base_of(line.tables, quantity.unit)
    return bool(left and right and left.data["base"] == right.data["base"])
