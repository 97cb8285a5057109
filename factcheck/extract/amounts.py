"""One numeral with its sign, currency, unit, rate and the bound words behind it."""

from dataclasses import replace
from decimal import Decimal

from factcheck.extract import bounds, masks, numbers, units
from factcheck.extract.line import Amount, Line
from factcheck.extract.numbers import Numeral
from factcheck.extract.special import ratio
from factcheck.extract.tokens import NUMBER, forwards
from factcheck.extract.units import Unit
from factcheck.rules import Rule

HYPHENS = ("-", "‑")
SIGNS = ("-", "−")
MOST_AGE = 115
LIST_REACH = 8  # tokens between "one" and the number before it in a list
DESCRIBED = ("duration", "length", "area", "volume", "mass")  # kinds whose units take an adjective


def read_amount(line: Line, at: int) -> Amount | None:
    """The amount whose numeral begins at token ``at``, with sign, currency and unit."""
    if not line.free(at):
        return None
    is_number = line.tokens[at].kind == NUMBER
    if is_number and masks.mask(line, at):
        return None
    signed = line.glued(at) and line.tokens[at - 1].text in SIGNS
    money = units.money_before(line, at) or (units.money_before(line, at - 1) if signed else None)
    numeral = line.numeral(at, money is not None)
    if numeral is None or any(line.taken[n] not in (None, "ordinal") for n in range(at, numeral.last)):
        return None
    if not is_number and not _is_numeral(line, numeral):
        return None
    numeral = ratio(line, numeral) or numeral
    first = money[0] if money else at
    amount = Amount(first, numeral.last, numeral, numeral.value, numeral.value, numeral.step)
    amount = _signed(line, amount)
    amount = _with_unit(line, amount, money[1] if money else None)
    if is_number and (_lettered(line, amount) or (not amount.own_unit and _unclear(line, amount))):
        return None
    return amount


def _is_numeral(line: Line, numeral: Numeral) -> bool:
    """Words read as a number that are none: "one" as a pronoun, "Air Force One", "no one"."""
    at = numeral.first
    joined = line.glued(at) and line.tokens[at - 1].text in HYPHENS and line.glued(at - 1)
    if joined and line.low(at - 2) not in line.tables.context["prefix"] and line.low(at - 2) not in line.tables.values:
        return False
    last = numeral.last
    if line.low(last) == "-" and line.glued(last) and line.glued(last + 1) and line.tokens[last + 1].kind == NUMBER:
        return False  # "Hawaii Five-0"
    if last == at + 1 and numeral.value == 1 and line.low(at) in line.tables.values:
        return _one(line, at)
    return not (line.tokens[at].text[0].isupper() and masks.named(line, at) and not line.low(at + 1).isalpha())


def _one(line: Line, at: int) -> bool:
    if line.low(at + 1) in line.tables.glue["of"]:
        return line.low(at + 2) in line.tables.one_of
    before = line.low(at - 1), f"{line.low(at - 2)} {line.low(at - 1)}"
    if any(words in line.tables.glue["one-not-after"] for words in before):  # "the only one left", "only one bridge"
        return False
    if line.low(at + 1) in line.tables.glue["in"] | line.tables.glue["out"]:
        return _ends_list(line, at) or ratio(line, Numeral(at, at + 1, Decimal(1), Decimal(1))) is not None
    after = line.low(at + 1)
    if after == "-":
        return line.low(at + 2) not in line.tables.glue["one-not-joined"]
    return after.isalpha() and after not in line.tables.glue["one-not-before"] and not masks.named(line, at)


def _ends_list(line: Line, at: int) -> bool:
    """As in "12 in Osel, three in Norrin and one in Hask"."""
    if line.low(at - 1) not in line.tables.glue["and"] or at + 2 >= len(line.tokens):
        return False
    before = range(max(at - LIST_REACH, 0), at)
    counted = any(line.tokens[i].kind == NUMBER or line.low(i) in line.tables.values for i in before)
    return counted and line.tokens[at + 2].text[0].isupper()


def _signed(line: Line, amount: Amount) -> Amount:
    """As in "-5", "minus 5", "$-5", "+0.2%"."""
    first, here = amount.first, amount.numeral.first
    before = line.tokens[here - 1].text if here else ""
    if first < here and before in SIGNS and line.glued(here):
        return _negative(amount, first)
    edge = first - 1
    sign = line.tokens[edge].text if edge >= 0 else ""
    if (
        sign in (*SIGNS, "+")
        and line.glued(first)
        and not (line.glued(edge) and (line.tokens[edge - 1].text[-1].isalnum() or line.tokens[edge - 1].text == "%"))
    ):
        return _negative(amount, edge) if sign != "+" else replace(amount, first=edge, signed="up")
    edge -= sign == "-"
    margin = line.low(edge - 1) in line.tables.glue["or"]  # "plus or minus three points"
    if not margin and line.low(edge) in line.tables.glue["minus"] and amount.numeral.form != "share":
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
    """As in "$31.20 US", "$75 U.S.", "$5 Cdn" say whose dollar it is."""
    found = forwards(line.tokens, amount.last, line.tables.money_behind, exact=True)
    if amount.unit != "dollar" or not found:
        return amount
    return replace(amount, last=found[0], unit=found[1].removeprefix("currency."), rules=(*amount.rules, found[1]))


def _unit_behind(line: Line, amount: Amount) -> Amount:
    here = amount.last
    if amount.numeral.form == "share" and amount.numeral.last == here:
        here += line.low(here) in line.tables.glue["of"] and line.low(here + 1) in line.tables.glue["article"]
        here += line.low(here) in line.tables.glue["article"]
    unit = units.unit_at(line, here, amount.numeral) or _unit_beyond(line, here, amount.numeral)
    if unit:
        amount = replace(
            amount, last=unit.last, kind=unit.kind, unit=unit.unit, own_unit=True, rules=(*amount.rules, unit.rule),
            low=_share(amount.low, unit.share), high=_share(amount.high, unit.share), step=amount.step * unit.share,
            per=unit.per,
        )  # fmt: skip
        return _compound(line, _old(line, amount))
    leading = units.lead(line, amount.first)
    if leading and amount.numeral.form != "share":
        rule = leading[1]
        return replace(
            amount, first=leading[0], kind=rule.data["kind"], unit=rule.id, own_unit=True, rules=(rule.name,)
        )
    if amount.numeral.form == "share":
        return replace(amount, kind="ratio")
    return _aged(line, amount)


def _old(line: Line, amount: Amount) -> Amount:
    """As in "aged 8 years", "at the age of four months": behind such words a time is an age."""
    leading = units.lead(line, amount.first) if amount.kind == "duration" else None
    aged = units.age_of(line.tables, amount.unit)
    if leading is None or aged is None or leading[1].data["kind"] != aged.data["kind"]:
        return amount
    return replace(amount, first=leading[0], kind=aged.data["kind"], unit=aged.id, rules=(*amount.rules, aged.name))


def _unit_beyond(line: Line, here: int, numeral: Numeral) -> Unit | None:
    """The unit behind a word that only describes it: "50 previous years", "517 rushing yards", "1/16 of a US pint"."""
    if line.low(here) not in line.tables.glue["before-unit"] or not line.free(here):
        return None
    unit = units.unit_at(line, here + 1, numeral)
    return unit if unit and unit.kind in DESCRIBED else None


def _share(value: Decimal | None, share: Decimal) -> Decimal | None:
    return None if value is None else value * share


def _aged(line: Line, amount: Amount) -> Amount:
    """As in "Joseph, 61, said": a bare number between commas behind a name."""
    first, last = amount.first, amount.last
    first -= line.low(first - 1) in line.tables.glue["aged-since"] and line.low(first - 2) == ","
    name = first - 2 - (line.low(first - 2) == ".")
    named = name >= 0 and line.low(first - 1) in (",", "(") and line.tokens[name].text[0].isupper()
    named = named and line.low(name) not in line.tables.calendar.months  # "born Sept, 26, 2014"
    closed = line.low(last) in ((")",) if line.low(first - 1) == "(" else (",", ";", "."))
    whole = is_years(amount.low)
    if named and closed and whole and line.tokens[amount.numeral.first].kind == NUMBER and line.taken[name] is None:
        if line.low(last) == "." and last + 1 < len(line.tokens) and line.tokens[last + 1].kind == NUMBER:
            return amount
        return replace(amount, kind="age", unit="year-old", own_unit=True)
    if whole and (_turned(line, first, last) or _at_age(line, first, last)):
        return replace(amount, kind="age", unit="year-old", own_unit=True)
    return amount


def is_years(figure: Decimal | None) -> bool:
    """Whether somebody can be of so many years."""
    return figure is not None and figure == figure.to_integral_value() and 0 < figure <= MOST_AGE


def _turned(line: Line, first: int, last: int) -> bool:
    """As in "She was 41 when", "He will be 35 by May": a bare number that somebody is or becomes."""
    glue = line.tables.glue
    ends = not line.low(last).isalpha() or line.low(last) in glue["after-age"]
    at = first - 1
    if not ends or line.low(last) in ("-", "%", "(", "/") or line.low(at) not in glue["is-age"]:
        return False
    while line.low(at) in glue["is-age"]:
        at -= 1
    return line.low(at) in glue["aged-person"]


def _at_age(line: Line, first: int, last: int) -> bool:
    """As in "At just 20, she runs the firm": a bare number at the head of a sentence and before who is of it."""
    at = first - 1 - (line.low(first - 1) in line.tables.glue["aged-since"])
    heads = at >= 0 and line.low(at) in line.tables.glue["for-age"] and line.tokens[at].text[0].isupper()
    return heads and line.low(last) == "," and line.low(last + 1) in line.tables.glue["aged-person"]


def _compound(line: Line, amount: Amount) -> Amount:
    """As in "5 feet 10 inches" -> 70 inches: the smaller unit, so that nothing is rounded."""
    here = amount.last
    here += line.low(here) == "-" and line.glued(here)
    here += amount.kind == "duration" and line.low(here) in line.tables.glue["and"]  # "two hours and four minutes"
    larger = units.base_of(line.tables, amount.unit or "")
    if not larger or here >= len(line.tokens) or not line.free(here) or amount.low is None:
        return amount
    numeral = line.numeral(here)
    if numeral and larger.get("then") and here > amount.last and line.glued(here):
        return _bare_smaller(line, amount, numeral, larger)
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


def _bare_smaller(line: Line, amount: Amount, numeral: Numeral, larger: Rule) -> Amount:
    """As in "5-foot-11": the number joined behind a foot counts inches."""
    smaller = units.base_of(line.tables, larger.data["then"])
    times = Decimal(larger.data["factor"]) / Decimal(smaller.data["factor"]) if smaller else Decimal(0)
    if not smaller or amount.low is None or numeral.value >= times or numeral.scale != 1:
        return amount
    value = amount.low * times + numeral.value
    rules = (*amount.rules, smaller.name)
    return replace(amount, last=numeral.last, low=value, high=value, unit=smaller.id, rules=rules)


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
    if masks.repeated(line, at) or masks.product(line, at) or masks.model(line, at):
        line.note(at, last, "name")
        return True
    if amount.first != at or amount.numeral.scale != 1 or not text.replace(".", "").isdigit() or len(text) > 4:
        return False
    counted = line.low(last) in line.tables.glue["of"] | line.tables.glue["to"]  # "Although 15 of the 19"
    if counted or not masks.named(line, at) or bounds.before(line, at).rules:
        return False
    if numbers.plural(line.tokens, last, line.tables) and line.low(at - 1) not in line.tables.masks_before:
        return False
    line.note(at - 1, last, "name")
    return True


def _lettered(line: Line, amount: Amount) -> bool:
    """As in "Launch Pad 39A": behind a capital word a single capital letter right behind the number is no unit."""
    last = amount.numeral.last
    if amount.last != last + 1 or not line.glued(last) or not masks.named(line, amount.numeral.first):
        return False
    if len(line.tokens[last].text) != 1 or not line.tokens[last].text.isupper() or amount.kind == "temperature":
        return False
    line.note(amount.numeral.first, last + 1, "name")
    return True


def _run_on(line: Line, at: int) -> bool:
    """A long word in small letters behind digits is a missing space: "500people"."""
    return line.tokens[at].text.islower() and len(line.tokens[at].text) >= 4
