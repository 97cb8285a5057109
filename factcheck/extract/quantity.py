"""Amounts in a paragraph -> ``Quantity``: numerals with unit, bounds, ranges, lists and changes put together."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.extract import bounds, masks, numbers, units
from factcheck.extract.bounds import Before
from factcheck.extract.line import Amount, Line
from factcheck.extract.numbers import Numeral
from factcheck.extract.special import ratio, special
from factcheck.extract.tokens import NUMBER
from factcheck.model import Quantity, Span

DASHES = ("-", "–", "—", "−", "‑")
SHARING = ("percent", "points", "money", "magnitude", "temperature")  # "7.6 and 7.4 magnitude"
MOST_AGE, MOST_LISTED, MOST_SPREAD, MOST_MOVED, MOST_GAP = 115, 12, 20, 9, 40


def read_quantities(line: Line) -> list[Quantity]:
    """Every quantity of the line in text order; what is no quantity is noted in ``line.seen``."""
    found: list[Quantity] = []
    tokens, starters, at = line.tokens, line.tables.starters, 0
    while at < len(tokens):
        if line.taken[at] is not None or not (tokens[at].kind == NUMBER or tokens[at].low in starters):
            at += 1
            continue
        ordinal = masks.spelled_ordinal(line, at)
        if ordinal:
            at = ordinal
            continue
        other = special(line, at)
        if other:
            found.append(other[0])
            at = other[1]
            continue
        amount = read_amount(line, at)
        if amount is None:
            at += 1
            continue
        group = list(_joined(line, amount))
        found += group
        at = max(amount.last, at + 1, *(line_token(line, quantity.span.end) for quantity in group), 0)
    return _conversions(line, _paired(line, found))


def line_token(line: Line, end: int) -> int:
    """The first token that begins at or after offset ``end``."""
    low, high = 0, len(line.tokens)
    while low < high:
        middle = (low + high) // 2
        if line.tokens[middle].start < end:
            low = middle + 1
        else:
            high = middle
    return low


# ---------------------------------------------------------------- one amount


def read_amount(line: Line, at: int) -> Amount | None:
    """The amount whose numeral begins at token ``at``, with sign, currency and unit."""
    if not line.free(at):
        return None
    is_number = line.tokens[at].kind == NUMBER
    if is_number and masks.mask(line, at):
        return None
    money = units.money_before(line, at) if is_number or at else None
    numeral = numbers.read(line.tokens, at, line.tables, money is not None)
    if numeral is None or any(line.taken[n] not in (None, "ordinal") for n in range(at, numeral.last)):
        return None
    if not is_number and not _is_numeral(line, numeral):
        return None
    numeral = ratio(line, numeral) or numeral
    first = money[0] if money else at
    amount = Amount(first, numeral.last, numeral, numeral.value, numeral.value, numeral.step)
    amount = _signed(line, amount)
    amount = _with_unit(line, amount, money[1] if money else None)
    if is_number and not amount.own_unit and _unclear(line, amount):
        return None
    return amount


def _is_numeral(line: Line, numeral: Numeral) -> bool:
    """Words read as a number that are none: "one" as a pronoun, "Air Force One", "no one"."""
    at = numeral.first
    if at and line.glued(at) and line.tokens[at - 1].text in ("-", "‑") and line.glued(at - 1):
        if line.low(at - 2) not in line.tables.context["prefix"] and line.low(at - 2) not in line.tables.values:
            return False
    if numeral.last == at + 1 and numeral.value == 1 and line.low(at) in line.tables.values:
        return _one(line, at)
    ends = not line.low(numeral.last).isalpha() or line.low(numeral.last) in line.tables.context["ordinary"]
    if ends and line.low(at - 1) in line.tables.context["rank"] and line.low(numeral.last) != "-":
        return False
    return not (line.tokens[at].text[0].isupper() and masks.named(line, at) and not line.low(at + 1).isalpha())


def _one(line: Line, at: int) -> bool:
    if line.low(at + 1) in line.tables.glue["of"]:
        return line.low(at + 2) in line.tables.one_of
    if line.low(at - 1) in line.tables.glue["one-not-after"]:
        return False
    if line.low(at + 1) in ("in", "out"):
        return ratio(line, Numeral(at, at + 1, Decimal(1), Decimal(1))) is not None
    after = line.low(at + 1)
    if after == "-":
        return line.low(at + 2) not in line.tables.glue["one-not-joined"]
    return after.isalpha() and after not in line.tables.glue["one-not-before"] and not masks.named(line, at)


def _signed(line: Line, amount: Amount) -> Amount:
    """"-5", "minus 5", "$-5", "+0.2%"."""
    first, here = amount.first, amount.numeral.first
    before = line.tokens[here - 1].text if here else ""
    if first < here and before in DASHES[:1] + DASHES[3:4] and line.glued(here):
        return _negative(amount, first)
    edge = first - 1
    sign = line.tokens[edge].text if edge >= 0 else ""
    if sign in ("-", "−", "+") and line.glued(first) and not (line.glued(edge) and line.tokens[edge - 1].text[-1].isalnum()):
        return _negative(amount, edge) if sign != "+" else replace(amount, first=edge, signed="up")
    edge -= sign == "-"
    if line.low(edge) in line.tables.glue["minus"] and amount.numeral.form != "share":
        return _negative(amount, edge)
    return amount


def _negative(amount: Amount, first: int) -> Amount:
    value = -amount.numeral.value
    return replace(amount, first=first, low=value, high=value, numeral=replace(amount.numeral, value=value))


def _with_unit(line: Line, amount: Amount, money: str | None) -> Amount:
    after = bounds.after(line, amount.last)
    if after:
        amount = replace(amount, last=after[0], after=(after[1],))
    if money:
        amount = _country(line, replace(
            amount, kind="money", unit=money.removeprefix("currency."), own_unit=True, money_before=True,
            rules=(*amount.rules, money),
        ))  # fmt: skip
    else:
        amount = _unit_behind(line, amount)
    if amount.own_unit and not amount.after:
        after = bounds.after(line, amount.last)
        if after:
            amount = replace(amount, last=after[0], after=(after[1],))
    return _rated(line, amount)


def _country(line: Line, amount: Amount) -> Amount:
    """"$31.20 US", "$75 U.S.", "$5 million Australian dollars" say whose dollar it is."""
    here = amount.last
    text = "".join(token.text for token in line.tokens[here : here + 4])
    for words, length in (("US", 1), ("U.S.", 4), ("CAD", 1), ("AUD", 1), ("USD", 1)):
        if amount.unit == "dollar" and text.startswith(words) and not text[len(words) : len(words) + 1].isalpha():
            code = words if len(words) == 3 else "USD"
            return replace(amount, last=here + length, unit=code, rules=(*amount.rules, f"currency.{code}"))
    return amount


def _unit_behind(line: Line, amount: Amount) -> Amount:
    here = amount.last
    if amount.numeral.form == "share" and amount.numeral.last == here:
        here += line.low(here) in line.tables.glue["of"] and line.low(here + 1) in line.tables.glue["article"]
        here += line.low(here) in line.tables.glue["article"]
    unit = units.unit_at(line, here, amount.numeral)
    if unit:
        amount = replace(
            amount, last=unit.last, kind=unit.kind, unit=unit.unit, own_unit=True, rules=(*amount.rules, unit.rule),
            low=_share(amount.low, unit.share), high=_share(amount.high, unit.share), step=amount.step * unit.share,
        )  # fmt: skip
        return _compound(line, amount)
    leading = units.lead(line, amount.first)
    if leading and amount.numeral.form != "share":
        rule = leading[1]
        return replace(amount, first=leading[0], kind=rule.data["kind"], unit=rule.id, own_unit=True, rules=(rule.name,))
    if amount.numeral.form == "share":
        return replace(amount, kind="ratio")
    return _aged(line, amount)


def _share(value: Decimal | None, share: Decimal) -> Decimal | None:
    return None if value is None else value * share


def _aged(line: Line, amount: Amount) -> Amount:
    """"Joseph, 61, said": a bare number between commas behind a name."""
    first, last = amount.first, amount.last
    name = first - 2 - (line.low(first - 2) == ".")
    named = name >= 0 and line.low(first - 1) in (",", "(") and line.tokens[name].text[0].isupper()
    closed = line.low(last) in ((")",) if line.low(first - 1) == "(" else (",", ";", "."))
    whole = amount.low is not None and amount.low == amount.low.to_integral_value() and 0 < amount.low <= MOST_AGE
    if named and closed and whole and line.tokens[amount.numeral.first].kind == NUMBER and line.taken[name] is None:
        if line.low(last) == "." and last + 1 < len(line.tokens) and line.tokens[last + 1].kind == NUMBER:
            return amount
        return replace(amount, kind="age", unit="year-old", own_unit=True)
    return amount


def _compound(line: Line, amount: Amount) -> Amount:
    """"5 feet 10 inches" -> 70 inches: the smaller unit, so that nothing is rounded."""
    here = amount.last
    here += line.low(here) == "-" and line.glued(here)
    larger = units.base_of(line.tables, amount.unit or "")
    if not larger or here >= len(line.tokens) or not line.free(here) or amount.low is None:
        return amount
    numeral = numbers.read(line.tokens, here, line.tables)
    if not numeral or numeral.form == "share" or not (line.tokens[here].kind == NUMBER or here > amount.last):
        return amount
    unit = units.unit_at(line, numeral.last, numeral)
    smaller = units.base_of(line.tables, unit.unit) if unit else None
    if not unit or not smaller or smaller.data["base"] != larger.data["base"] or smaller.kind != larger.kind:
        return amount
    times = Decimal(larger.data["factor"]) / Decimal(smaller.data["factor"])
    if times <= 1 or times != times.to_integral_value() or numeral.value >= times:
        return amount
    value = amount.low * times + numeral.value
    return replace(amount, last=unit.last, low=value, high=value, unit=unit.unit, rules=(*amount.rules, unit.rule))


def _rated(line: Line, amount: Amount) -> Amount:
    if not amount.own_unit:
        return amount
    found = units.rate(line, amount.last)
    return replace(amount, last=found[0], per=found[1]) if found else amount


def _unclear(line: Line, amount: Amount) -> bool:
    """A bare number joined to a capital name or to letters that mean nothing here."""
    at, last = amount.numeral.first, amount.numeral.last
    text = line.tokens[at].text
    if last < len(line.tokens) and line.glued(last) and line.tokens[last].text[0].isalpha() and not _run_on(line, last):
        line.note(at, last + 1, "name")
        return True
    if masks.repeated(line, at) or masks.product(line, at):
        line.note(at, last, "name")
        return True
    if amount.first != at or amount.numeral.scale != 1 or not text.replace(".", "").isdigit() or len(text) > 4:
        return False
    if not masks.named(line, at) or bounds.before(line, at).rules:
        return False
    if numbers.plural(line.tokens, last, line.tables) and line.low(at - 1) not in line.tables.masks_before:
        return False
    line.note(at - 1, last, "name")
    return True


def _run_on(line: Line, at: int) -> bool:
    """A long word in small letters behind digits is a missing space: "500people"."""
    return line.tokens[at].text.islower() and len(line.tokens[at].text) >= 4


# ---------------------------------------------------------------- ranges and lists


def _joined(line: Line, amount: Amount) -> Iterator[Quantity]:
    """The quantities of an amount and those joined to it: a range, a list, two ends of a movement."""
    ahead = bounds.before(line, amount.first)
    moved = _movement(line, amount, ahead)
    if moved:
        yield from moved
        return
    ranged = _range(line, amount, ahead)
    if ranged:
        yield _quantity(line, ranged, ahead)
        return
    amounts = _listed(line, amount)
    for number, one in enumerate(amounts):
        yield _quantity(line, one, ahead if number == 0 else bounds.before(line, one.first))


def _range(line: Line, amount: Amount, ahead: Before) -> Amount | None:
    """"3-5", "3 to 5 million", "between 3 and 5", "$62 to $68": one amount with two ends."""
    here = _connected(line, amount, ahead)
    if not here or amount.low is None:
        return None
    start = here
    if here < len(line.tokens) and line.tokens[here].kind != NUMBER:
        start = _skip_sign(line, here)
    second = read_amount(line, start) if start < len(line.tokens) and not line.seen_at(start) else None
    if second is None or second.first != here or second.high is None or second.kind == "ratio" != amount.kind:
        return None
    if amount.own_unit and second.own_unit and not _same_unit(amount, second):
        return None
    first = _shared_scale(amount, second)
    low, high = first.low, second.high
    if low is None or low >= high or (amount.own_unit and not second.own_unit and not amount.money_before):
        return None
    unit = second if second.own_unit and not amount.own_unit else amount
    return replace(
        second, first=amount.first, low=low, high=high, step=min(first.step, second.step),
        numeral=replace(second.numeral, first=amount.numeral.first), kind=unit.kind, unit=unit.unit,
        rules=tuple(dict.fromkeys((*amount.rules, *second.rules))), per=second.per or amount.per,
    )  # fmt: skip


def _movement(line: Line, amount: Amount, ahead: Before) -> list[Quantity]:
    """"raised from 5 to 7 percent", "from $75 a barrel to $45": two levels, and not what lies between them."""
    if line.low(amount.last) not in line.tables.glue["to"] or amount.low is None:
        return []
    changed = ahead.place == "from" and _moved(line, ahead.first - 1)
    falls = not changed and ahead.place == "from"
    start = _skip_sign(line, amount.last + 1)
    if not (changed or falls) or start >= len(line.tokens) or line.seen_at(start):
        return []
    second = read_amount(line, start)
    if second is None or second.first != amount.last + 1 or second.low is None:
        return []
    behind = bounds.before(line, second.first)
    second = _range(line, second, Before(second.first)) or second
    if falls and not (amount.low > second.low and (amount.unit == second.unit or not amount.own_unit)):
        return []
    first, second = _shared_level(_shared_scale(amount, second), second)
    return [
        _quantity(line, replace(first, modifiers=("from",)), replace(ahead, place=None)),
        _quantity(line, replace(second, modifiers=("to",)), replace(behind, place=None)),
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
    """"US$89 to $93 billion": a bare dollar sign goes with the dollar named before."""
    return first.unit == second.unit or (first.kind == second.kind == "money" and second.unit == "dollar")


def _connected(line: Line, amount: Amount, ahead: Before) -> int:
    """The token where the second end of a range would begin, 0 where nothing joins."""
    last = amount.last
    word = line.low(last)
    if word in DASHES and last + 1 < len(line.tokens):
        close = line.glued(last) == line.glued(last + 1)
        return last + 1 if close and (word != "—" or line.glued(last)) else 0
    if word in line.tables.glue["and"]:
        return last + 1 if _after_between(line, amount, ahead) else 0
    if word in line.tables.glue["to"]:
        moved = ahead.place == "from" and _moved(line, ahead.first - 1)
        if moved or ((ahead.change or ahead.place == "to") and amount.own_unit):
            return 0
        return last + 1 + (line.low(last + 1) == "-" and line.glued(last + 1))
    return 0


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
    """"$3-5bn": the scale of the second end where the first has none and stays below."""
    scale = second.numeral.scale
    if scale <= 1 or first.numeral.scale != 1 or first.low is None or second.high is None:
        return first
    mantissa = second.numeral.value / scale
    if first.low * scale > second.high and first.low > second.high or first.low >= 1000:
        return first
    if first.low > mantissa or first.low * MOST_SPREAD < mantissa:
        return first
    return replace(first, low=first.low * scale, high=first.low * scale, step=first.step * scale)


def _listed(line: Line, amount: Amount) -> list[Amount]:
    """"2, 3 and 5 million barrels", "three or four years": a unit or scale said once for all."""
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


# ---------------------------------------------------------------- the quantity


def _quantity(line: Line, amount: Amount, ahead: Before) -> Quantity:
    names = (*ahead.rules, *amount.after)
    interval, modifiers = bounds.bounded(line, names, amount.low, amount.high)
    change, rule = _direction(line, amount, ahead)
    if ahead.place and _moves(line, amount, ahead):
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


def _direction(line: Line, amount: Amount, ahead: Before) -> tuple[str | None, str | None]:
    if ahead.change and not (ahead.amounts_only and amount.kind in ("count", "ratio", "duration", "age")):
        return ahead.change, ahead.change_rule
    if amount.signed:
        return amount.signed, None
    if ahead.place or amount.kind in ("age", "magnitude", "duration"):
        return None, None
    found = bounds.change_after(line, amount.last, amount.kind == "percent")
    return found or (None, None)


def _moves(line: Line, amount: Amount, ahead: Before) -> bool:
    """Whether "to" or "from" before the amount is about a change of level."""
    here = ahead.first - 1
    if line.low(here) not in line.tables.glue["to"] | line.tables.glue["from"]:
        return False
    for back in range(here - 1, max(here - 12, -1), -1):
        if line.low(back) in line.tables.changes:
            return True
        if line.low(back) in (".", ";"):
            return False
    return False


def _paired(line: Line, found: list[Quantity]) -> list[Quantity]:
    """"from 20 miles a gallon in 2008 to 29": "from" and "to" further apart make a movement too."""
    result = list(found)
    for n in range(len(result) - 1):
        first, second = result[n], result[n + 1]
        before = line.text[max(0, first.span.start - 5) : first.span.start].lower()
        gap = line.text[first.span.end : second.span.start]
        plain = not {"from", "to"} & {*first.modifiers, *second.modifiers} and first.unit == second.unit is not None
        if plain and before == "from " and gap.endswith(" to ") and len(gap) <= MOST_GAP and not set(gap) & set(",;:("):
            result[n] = replace(first, modifiers=(*first.modifiers, "from"))
            result[n + 1] = replace(second, modifiers=(*second.modifiers, "to"))
    return result


def _conversions(line: Line, found: list[Quantity]) -> list[Quantity]:
    """"75 kilometres (50 miles)": the amount in brackets says the one before it in another unit."""
    result: list[Quantity] = []
    for quantity in found:
        before = result[-1] if result else None
        if before and _converts(line, before, quantity):
            quantity = replace(quantity, modifiers=(*quantity.modifiers, "conversion"))
        result.append(quantity)
    return result


def _converts(line: Line, before: Quantity, quantity: Quantity) -> bool:
    gap = line.text[before.span.end : quantity.span.start].strip()
    if gap != "(" or before.unit is None or quantity.unit is None or before.unit == quantity.unit:
        return False
    if before.kind == quantity.kind == "money":
        return True
    left, right = units.base_of(line.tables, before.unit), units.base_of(line.tables, quantity.unit)
    return bool(left and right and left.data["base"] == right.data["base"])
