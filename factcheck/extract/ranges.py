"""Amounts that belong together: ranges, lists that share a unit or a scale, the two ends of a movement."""

from dataclasses import replace

from factcheck.extract import bounds, units
from factcheck.extract.amounts import read_amount
from factcheck.extract.bounds import Before
from factcheck.extract.line import Amount, Line
from factcheck.extract.tokens import NUMBER

DASHES = ("-", "–", "—", "−", "‑")
SHARING = ("percent", "points", "money", "magnitude", "temperature")  # "7.6 and 7.4 magnitude"
MOST_LISTED, MOST_SPREAD, MOST_MOVED = 12, 20, 9
MOST_GUESSED = 2  # times the smaller, up to which "30 or 40" are two ends of one guess

Placed = tuple[Amount, Before]  # an amount and what stands before it


def joined(line: Line, amount: Amount) -> list[Placed]:
    """An amount with those joined to it: one range, the members of a list, the two ends of a movement."""
    ahead = bounds.before(line, amount.first)
    moved = _movement(line, amount, ahead)
    if moved:
        return moved
    if _outvoted(line, amount, ahead):
        return []
    ranged = _range(line, amount, ahead)
    if ranged:
        return [(ranged, ahead)]
    first, *others = _listed(line, amount)
    return [(first, ahead), *((one, bounds.before(line, one.first)) for one in others)]


def _range(line: Line, amount: Amount, ahead: Before) -> Amount | None:
    """As in "3-5", "3 to 5 million", "between 3 and 5", "$62 to $68": one amount with two ends."""
    here = _connected(line, amount, ahead)
    if not here or amount.low is None:
        return None
    start = here
    if here < len(line.tokens) and line.tokens[here].kind != NUMBER:
        start = _skip_sign(line, here)
    second = read_amount(line, start) if start < len(line.tokens) and not line.seen_at(start) else None
    if second is None or second.first != here or second.high is None or second.kind == "ratio" != amount.kind:
        return None
    second = _aged_alike(line, amount, second)
    if amount.own_unit and second.own_unit and not _same_unit(amount, second):
        return None
    first = _shared_scale(amount, second)
    low, high = first.low, second.high
    leads = amount.money_before or amount.kind == "age"  # "$62 to 68", "aged 16 to 58"
    if low is None or high is None or low >= high or (amount.own_unit and not second.own_unit and not leads):
        return None
    unit = second if second.own_unit and not amount.own_unit else amount
    return replace(
        second, first=amount.first, low=low, high=high, step=min(first.step, second.step),
        numeral=replace(second.numeral, first=amount.numeral.first), kind=unit.kind, unit=unit.unit,
        rules=tuple(dict.fromkeys((*amount.rules, *second.rules))), per=second.per or amount.per,
    )  # fmt: skip


def _aged_alike(line: Line, first: Amount, second: Amount) -> Amount:
    """As in "aged 8 to 10 years": behind the lower end of an age a number of years is the upper one."""
    aged = units.age_of(line.tables, second.unit) if first.kind == "age" else None
    return second if aged is None or aged.id != first.unit else replace(second, kind=first.kind, unit=first.unit)


def _outvoted(line: Line, amount: Amount, ahead: Before) -> bool:
    """As in "by 90 to 10", "a vote of 5 to 4": two bare numbers that fall are a score, and kept as one."""
    last = amount.last
    bare = not amount.own_unit and not ahead.rules and not ahead.place and amount.numeral.form == "digits"
    joined = line.low(last) in line.tables.glue["to"] and last + 1 < len(line.tokens) and line.free(last + 1)
    if not bare or not joined or line.tokens[last + 1].kind != NUMBER or amount.numeral.scale != 1:
        return False
    second = read_amount(line, last + 1)
    if second is None or second.own_unit or second.low is None or amount.low is None or not amount.low > second.low:
        return False
    words = {line.low(at) for at in range(amount.first - 4, amount.first)} | {line.low(second.last)}
    kind = "vote" if words & line.tables.context["vote"] else "score"
    line.note(amount.first, second.last, kind, (amount.low, second.low))
    return True


def _movement(line: Line, amount: Amount, ahead: Before) -> list[Placed]:
    """As in "raised from 5 to 7 percent", "from $75 a barrel to $45": two levels, and not what lies between them."""
    if line.low(amount.last) not in line.tables.glue["to"] or amount.low is None:
        return []
    start = _skip_sign(line, amount.last + 1)
    if ahead.place != "from" or start >= len(line.tokens) or line.seen_at(start):
        return []
    second = read_amount(line, start)
    if second is None or second.first != amount.last + 1 or second.low is None:
        return []
    behind = bounds.before(line, second.first)
    falls = amount.low > second.low and (amount.unit == second.unit or not amount.own_unit)
    if not falls and not _moved(line, ahead.first - 1):
        return []
    second = _range(line, second, Before(second.first)) or second
    first, second = _shared_level(_shared_scale(amount, second), second)
    return [
        (replace(first, modifiers=("from",)), replace(ahead, place=None)),
        (replace(second, modifiers=("to",)), replace(behind, place=None)),
    ]


def _shared_level(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """The unit said at one end of a movement holds for the other."""
    if first.own_unit == second.own_unit:
        return first, second
    if second.own_unit:
        return replace(first, kind=second.kind, unit=second.unit, per=second.per, rules=second.rules), second
    return first, replace(second, kind=first.kind, unit=first.unit, per=first.per, rules=first.rules)


def _skip_sign(line: Line, here: int) -> int:
    """The number behind a currency sign at token ``here``."""
    for ahead in range(1, 4):
        if here + ahead < len(line.tokens) and line.tokens[here + ahead].kind == NUMBER:
            found = units.money_before(line, here + ahead)
            if found and found[0] == here:
                return here + ahead
    return here


def _same_unit(first: Amount, second: Amount) -> bool:
    """As in "US$89 to $93 billion": a bare dollar sign goes with the dollar named before."""
    return first.unit == second.unit or (first.kind == second.kind == "money" and second.unit == "dollar")


def _connected(line: Line, amount: Amount, ahead: Before) -> int:
    """The token where the second end of a range would begin, 0 where nothing joins."""
    last = amount.last
    word = line.low(last)
    worded = line.low(last + 1) in line.tables.glue["to"] and line.low(last + 2) in DASHES and line.glued(last + 2)
    if word in DASHES and worded and line.glued(last) and line.glued(last + 1):  # "18-to-34-year-olds"
        return last + 3 if last + 3 < len(line.tokens) else 0
    if word in DASHES and last + 1 < len(line.tokens):
        close = line.glued(last) == line.glued(last + 1)
        return last + 1 if close and (word != "—" or line.glued(last)) else 0
    if word in line.tables.glue["and"]:
        return last + 1 if _after_between(line, amount, ahead) else 0
    if word in line.tables.glue["or"]:
        return last + 1 if _two_guesses(line, amount, last + 1) else 0
    if word in line.tables.glue["to"]:
        moved = ahead.place == "from" and _moved(line, ahead.first - 1)
        if moved or ((ahead.change or ahead.place == "to") and amount.own_unit):
            return 0
        return last + 1 + (line.low(last + 1) == "-" and line.glued(last + 1))
    return 0


def _two_guesses(line: Line, amount: Amount, at: int) -> bool:
    """As in "2,000 or 2,500 people": the second number is somewhat larger, and nothing says what only the first counts."""
    if amount.own_unit or at >= len(line.tokens) or line.seen_at(at):
        return False
    second = read_amount(line, at)
    if second is None or second.first != at or second.low is None:
        return False
    first = _shared_scale(amount, second).low
    return first is not None and first < second.low <= first * MOST_GUESSED


def _after_between(line: Line, amount: Amount, ahead: Before) -> bool:
    return any(line.low(at) in line.tables.glue["between"] for at in (amount.first - 1, ahead.first - 1))


def _moved(line: Line, at: int) -> bool:
    """Whether "from" at ``at`` stands behind a change word: "raised the reward from 5 to 7"."""
    for here in range(at - 1, max(at - MOST_MOVED, -1), -1):
        if line.low(here) in line.tables.changes:
            return True
        if line.low(here) in (",", ".", ";", ":", "("):
            return False
    return False


def _shared_scale(first: Amount, second: Amount) -> Amount:
    """As in "$3-5bn": the scale of the second end where the first has none and stays below."""
    scale = second.numeral.scale
    if scale <= 1 or first.numeral.scale != 1 or first.low is None or second.high is None:
        return first
    mantissa = second.numeral.value / scale
    if (first.low * scale > second.high and first.low > second.high) or first.low >= 1000:
        return first
    if first.low > mantissa or first.low * MOST_SPREAD < mantissa:
        return first
    return replace(first, low=first.low * scale, high=first.low * scale, step=first.step * scale)


def _listed(line: Line, amount: Amount) -> list[Amount]:
    """As in "2, 3 and 5 million barrels", "three or four years": a unit or scale said once for all."""
    amounts = [amount]
    if amount.own_unit or amount.numeral.form == "share" or amount.after or amount.first < line.listed_to:
        return amounts
    marks: list[str] = []
    while len(amounts) < MOST_LISTED:
        here, mark = _separator(line, amounts[-1].last)
        if not mark or not line.free(here) or line.seen_at(here):
            break
        following = read_amount(line, here)
        if following is None or following.first != here:
            break
        amounts.append(following)
        marks.append(mark)
        if following.own_unit or following.numeral.scale != 1:
            break
    if len(amounts) == 1:
        return amounts
    line.listed_to = amounts[-1].first  # a list that shares nothing is not read again from its second member
    return _shared(amounts, marks)


def _separator(line: Line, at: int) -> tuple[int, str]:
    """Skip ", and", "- or", "/" between members of a list: (token after it, what joins)."""
    here, mark = at, ""
    if line.low(here) == "-" and line.glued(here):
        here, mark = here + 1, "-"
    if line.low(here) == ",":
        here, mark = here + 1, mark or ","
    for word in ("and", "or", "to"):
        if line.low(here) in line.tables.glue[word] and (word != "to" or mark):
            return here + 1, mark if mark == "-" else word
    return here, mark if mark != "-" or here > at + 1 else ""


def _shared(amounts: list[Amount], marks: list[str]) -> list[Amount]:
    final = amounts[-1]
    joined = marks[-1] in ("and", "or", "-") and (len(marks) > 1 or marks[-1] != "and" or final.kind in SHARING)
    if not joined or not (final.own_unit or final.numeral.scale != 1) or final.money_before:
        return amounts[:1]
    scaled = [_list_scale(one, final) for one in amounts[:-1]]
    if final.numeral.scale != 1 and any(one is None for one in scaled):
        return amounts[:1]
    return [
        *(replace(one or amount, kind=final.kind, unit=final.unit, per=final.per, rules=final.rules)
          for one, amount in zip(scaled, amounts, strict=False)),
        final,
    ]  # fmt: skip


def _list_scale(one: Amount, final: Amount) -> Amount | None:
    scale = final.numeral.scale
    if scale == 1:
        return one
    mantissa = final.numeral.value / scale
    value = one.numeral.value
    if one.low is None or not (value < 1000 and value <= mantissa * MOST_SPREAD and mantissa <= value * MOST_SPREAD):
        return None
    return replace(one, low=one.low * scale, high=one.low * scale, step=one.step * scale)
