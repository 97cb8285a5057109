"""Units, currencies and rates beside a numeral."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.extract.line import Line
from factcheck.extract.numbers import Numeral
from factcheck.extract.tables import Tables
from factcheck.extract.tokens import Phrases, Token, forwards, glued
from factcheck.rules import Rule

MILLION = Decimal(1000000)


@dataclass(frozen=True, slots=True)
class Unit:
    """``last`` is the token after it; ``share`` turns a subunit into the whole ("pence")."""

    last: int
    kind: str
    unit: str
    rule: str
    share: Decimal = Decimal(1)
    per: str | None = None  # said with it: "bpd" is barrels per day


def money_before(line: Line, at: int) -> tuple[int, str] | None:
    """The currency sign or code that ends right before token ``at``: (its first token, rule name)."""
    for words, name in line.tables.money_before.get(line.tokens[at - 1].text if at else "", ()):
        first = at - len(words)
        if first < 0 or tuple([token.text for token in line.tokens[first:at]]) != words:
            continue
        apart = len(words[0]) == 1 and not all(line.glued(n) for n in range(first + 1, at))  # "A $15 wage"
        part_of_word = (
            line.glued(first) and line.tokens[first].text[0].isalnum() and line.tokens[first - 1].text[-1].isalnum()
        )
        if not apart and not part_of_word:
            return first, name
    return None


def unit_at(line: Line, at: int, numeral: Numeral) -> Unit | None:
    """The unit or currency that begins at token ``at``, behind a numeral; a hyphen may stand before it."""
    here = at
    if (line.low(here) == "-" and line.glued(here) and line.glued(here + 1)) or (
        line.low(here) in ("'", "’") and line.low(here + 1) in line.tables.rules
    ):
        here += 1
    if here >= len(line.tokens) or (not line.free(here) and line.taken[here] != "ordinal"):
        return None
    names = forwards(line.tokens, here, line.tables.unit_names)
    money = forwards(line.tokens, here, line.tables.money_names)
    if money and (not names or money[0] > names[0]):
        return _money(money)
    if names:
        return _measure(line, names, numeral)
    return _symbol(line, here) or _subunit(line, here) or _with_rate(line, here)


def _money(found: tuple[int, str]) -> Unit:
    return Unit(found[0], "money", found[1].removeprefix("currency."), found[1])


def _measure(line: Line, found: tuple[int, str], numeral: Numeral) -> Unit | None:
    last, name = found
    rule = line.tables.rules[name]
    if rule.id == "pound" and numeral.scale >= MILLION and line.low(last) != "of":
        return Unit(last, "money", "GBP", "currency.GBP")
    return Unit(last, rule.data["kind"], rule.id, name)


def _symbol(line: Line, here: int) -> Unit | None:
    tokens = line.tokens
    found = _symbol_near(line, here) or forwards(tokens, here, line.tables.unit_symbols, exact=True)
    money = forwards(tokens, here, line.tables.money_after, exact=True)
    if money and (not found or money[0] > found[0]) and _whole(tokens, money[0]):
        return _money(money) if not _before_number(tokens, here, money[0]) else None
    if not found or not _whole(tokens, found[0]):
        return None
    rule = line.tables.rules[found[1]]
    return Unit(found[0], rule.data["kind"], rule.id, found[1])


def _symbol_near(line: Line, here: int) -> tuple[int, str] | None:
    """A symbol that means this unit only beside certain words: "F" is a farad where a capacitor is spoken of."""
    name, words = line.tables.symbols_near.get(line.tokens[here].text, ("", None))
    return (here + 1, name) if words and not words.isdisjoint(line.words.values()) else None


def _whole(tokens: Sequence[Token], last: int) -> bool:
    """Whether no letter or digit goes on right behind: "5 m" and not "5 m3"."""
    return (
        last >= len(tokens)
        or not glued(tokens, last)
        or not (tokens[last].text[0].isalnum() and tokens[last - 1].text[-1].isalnum())
    )


def _before_number(tokens: Sequence[Token], first: int, last: int) -> bool:
    """A currency sign belongs to the number behind it where it is joined to that and not to this one."""
    return last < len(tokens) and glued(tokens, last) and tokens[last].kind == "n" and not glued(tokens, first)


def _subunit(line: Line, here: int) -> Unit | None:
    low = line.low(here)
    found = line.tables.subunits.get(low)
    if not found or (len(low) == 1 and not _whole(line.tokens, here + 1)):
        return None
    return Unit(here + 1, "money", found[0], f"currency.{found[0]}", found[1])


def _with_rate(line: Line, here: int) -> Unit | None:
    """As in "bpd" for barrels per day."""
    found = line.tables.rates.get(line.low(here))
    if not found or not _whole(line.tokens, here + 1):
        return None
    name, per = found
    rule = line.tables.rules[name]
    return Unit(here + 1, rule.data["kind"], rule.id, name, per=per)


def lead(line: Line, at: int) -> tuple[int, Rule] | None:
    """A unit that stands before its number, "magnitude 6.1", "aged 27": (its first token, rule)."""
    table: Phrases = line.tables.unit_leads
    for words, name in table.get(line.low(at - 1), ()):
        first = at - len(words)
        if first >= 0 and all(line.low(first + n) == word for n, word in enumerate(words)):
            return first, line.tables.rules[name]
    return None


def rate(line: Line, at: int) -> tuple[int, str] | None:
    """As in "a barrel", "per share", "/kg" behind an amount: (token after it, what it is counted by)."""
    here = at
    hyphen = line.low(here) == "-" and line.glued(here)
    here += hyphen
    slash = line.low(here) == "/" and line.glued(here)
    if not slash and line.low(here) not in line.tables.glue["per"]:
        return None
    here += 1
    here += line.low(here) == "-" and line.glued(here)
    if not line.free(here):
        return None
    found = forwards(line.tokens, here, line.tables.unit_names)
    if not found and (slash or line.low(at) == "per"):
        found = forwards(line.tokens, here, line.tables.unit_symbols, exact=True)
    if found and line.tables.rules[found[1]].data["kind"] in ("duration", "length", "area", "volume", "mass", "energy"):
        last, base = found[0], line.tables.rules[found[1]].id
    elif line.low(here) in line.tables.rate_bases:
        last, base = here + 1, line.low(here)
    else:
        return None
    return None if line.low(last) in line.tables.glue["not-rate"] and line.low(at) != "per" else (last, base)


def age_of(tables: Tables, unit: str | None) -> Rule | None:
    """The rule of the age in such a unit: "year-old" of "year"; ``None`` where nobody's age is given in it."""
    return base_of(tables, f"{unit}-old")


def base_of(tables: Tables, unit: str) -> Rule | None:
    """The rule of a unit by its id."""
    return tables.rules.get(f"unit.{unit}")
