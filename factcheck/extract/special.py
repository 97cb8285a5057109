"""Amounts that no one numeral states: vague counts, zero by negation, multipliers, times of races; and "one in five"."""

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.extract import bounds, numbers, units
from factcheck.extract.line import Line
from factcheck.extract.numbers import SHARE_STEP, Numeral
from factcheck.extract.tables import Vague
from factcheck.extract.tokens import NUMBER, forwards
from factcheck.model import Interval, Quantity, Span

ONE = Decimal(1)
LONGEST_UNIT = 6  # tokens
RACE = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-9]{1,2}):(?P<seconds>[0-5][0-9](?:\.[0-9]{1,3})?)(?![0-9:.]*[0-9])"
)


def special(line: Line, at: int) -> tuple[Quantity, int] | None:
    """The vague count, zero, multiplier or time of a race that begins at token ``at``, and the token after it."""
    race = _race_time(line, at) if line.tokens[at].kind == NUMBER else None
    if race:
        return race
    low = line.low(at)
    if low in line.tables.vague_phrases:
        found = _vague(line, at)
        if found:
            return found
    if low in line.tables.zero:
        return _zero(line, at)
    if low in line.tables.glue["article"]:
        found = _unit_and_more(line, at)
        if found:
            return found
    if low in line.tables.zero_alone and _none_of(line, at):
        return _nought(line, at, at + 1, Decimal(0), "zero.none")
    return _multiplier(line, at)


def _race_time(line: Line, at: int) -> tuple[Quantity, int] | None:
    """As in "3:28.41", "in 2:03:45": minutes and seconds with hundredths, or hours too behind "in"; no time of day."""
    found = RACE.match(line.text, line.tokens[at].start)
    if found is None or line.glued(at) or not ("." in found["seconds"] or _taken_by(line, at, found)):
        return None
    last = at + 1
    while last < len(line.tokens) and line.tokens[last].end <= found.end():
        last += 1
    seconds = Decimal(found["seconds"]) + 60 * Decimal(found["minutes"]) + 3600 * Decimal(found["hours"] or 0)
    step = Decimal(1).scaleb(-len(found["seconds"].partition(".")[2]))
    span = Span(*found.span())
    for taken in range(at, last):
        line.taken[taken] = "quantity"
    return Quantity(span, span, Interval(seconds, seconds), "duration", "second", step, rules=("unit.second",)), last


def _taken_by(line: Line, at: int, found: re.Match[str]) -> bool:
    return found["hours"] is not None and line.low(at - 1) in line.tables.glue["in"]


def _unit_and_more(line: Line, at: int) -> tuple[Quantity, int] | None:
    """As in "a week and a half", "an hour and a quarter"."""
    joined = line.tables.glue["and"]
    if not any(line.low(here) in joined for here in range(at + 2, at + 2 + LONGEST_UNIT)):
        return None  # nearly always, and soon seen
    unit = units.unit_at(line, at + 1, Numeral(at, at + 1, ONE, ONE))
    if unit is None or line.low(unit.last) not in joined or unit.last + 1 >= len(line.tokens):
        return None
    share = numbers.share_words(line.tokens, unit.last + 1, line.tables)
    if share is None or line.glued(at + 1):
        return None
    last, value = share[0], (ONE + share[1]) * unit.share
    ahead = bounds.before(line, at)
    interval, modifiers = bounds.bounded(line, ahead.rules, value, value)
    for taken in range(at, last):
        line.taken[taken] = "quantity"
    span = Span(line.tokens[ahead.first].start, line.tokens[last - 1].end)
    rules = (unit.rule, *ahead.rules)
    number = line.span(at, last)
    return Quantity(span, number, interval, unit.kind, unit.unit, SHARE_STEP, modifiers, rules=rules), last


def _none_of(line: Line, at: int) -> bool:
    """As in "none of the barges"; not "none of it"."""
    rule = line.tables.rules["zero.none"]
    return line.low(at + 1) in line.tables.glue["of"] and line.low(at + 2) not in rule.words("not_of")


def _nought(line: Line, at: int, last: int, value: Decimal, rule: str) -> tuple[Quantity, int]:
    span = line.span(at, last)
    return Quantity(span, span, Interval(value, value), modifiers=("negation",), rules=(rule,)), last


# ---------------------------------------------------------------- vague counts


def _vague(line: Line, at: int) -> tuple[Quantity, int] | None:
    """As in "dozens", "several hundred", "tens of thousands", "millions of dollars"."""
    found = forwards(line.tokens, at, line.tables.vague_phrases)
    if not found:
        return None
    last, vague = found[0], line.tables.vague[found[1].removeprefix("vague.")]
    factor, names = ONE, [vague.rule]
    scale = line.tables.scales.get(line.low(last))
    of = line.low(last) in line.tables.glue["of"]
    ends_in_of = line.low(last - 1) in line.tables.glue["of"]  # "tens of"
    following = _second(line, last + of) if of or ends_in_of or vague.scaled else None
    if scale:
        factor, last = scale, last + 1
    elif following and following.factor:
        factor, last = following.factor, last + of + 1
        names.append(following.rule)
    elif vague.scaled or not (of or ends_in_of or _counts_what_follows(line, last, vague)):
        return None
    return _vague_quantity(line, (at, last), vague, factor, names)


def _counts_what_follows(line: Line, at: int, vague: Vague) -> bool:
    """Whether a noun in the plural stands at token ``at``, where the word needs one: two people are "a couple" too."""
    return vague.before is None or line.low(at) in vague.before or numbers.plural(line.tokens, at, line.tables)


def _second(line: Line, at: int) -> Vague | None:
    found = forwards(line.tokens, at, line.tables.vague_phrases)
    return line.tables.vague[found[1].removeprefix("vague.")] if found and found[0] == at + 1 else None


def _vague_quantity(
    line: Line, ends: tuple[int, int], vague: Vague, factor: Decimal, names: list[str]
) -> tuple[Quantity, int]:
    at, last = ends
    ahead = bounds.before(line, at)
    low = None if vague.low is None else vague.low * factor
    high = None if vague.high is None else vague.high * factor
    interval, modifiers = bounds.bounded(line, ahead.rules, low, high)
    if interval.low is None and interval.high is None:
        interval = Interval(low, high)
    number, kind, name = (at, last), "count", None
    here = last + (line.low(last) in line.tables.glue["of"])
    unit = units.unit_at(line, here, Numeral(at, last, low or ONE, ONE))
    if unit:
        last, kind, name = unit.last, unit.kind, unit.unit
        names.append(unit.rule)
    quantity = Quantity(
        span=Span(line.tokens[ahead.first].start, line.tokens[last - 1].end),
        number=line.span(*number),
        interval=interval,
        kind=kind,
        unit=name,
        step=factor,
        modifiers=(*modifiers, "vague"),
        change=ahead.change,
        rules=(*names, *ahead.rules),
    )
    return quantity, last


# ---------------------------------------------------------------- zero and multipliers


def _zero(line: Line, at: int) -> tuple[Quantity, int] | None:
    """As in "no deaths", "no civilian deaths"."""
    rule = line.tables.zero[line.low(at)]
    if line.low(at + 1) in rule.words("not_before") or line.glued(at) or line.glued(at + 1):
        return None
    if not any(numbers.plural(line.tokens, at + ahead, line.tables) for ahead in (1, 2)):
        return None
    if not numbers.plural(line.tokens, at + 1, line.tables) and line.low(at + 1) in line.tables.context["ordinary"]:
        return None
    return _nought(line, at, at + 1, Decimal(0), rule.name)


def _multiplier(line: Line, at: int) -> tuple[Quantity, int] | None:
    found = forwards(line.tokens, at, line.tables.multiplier_phrases)
    rule = line.tables.rules[found[1]] if found else line.tables.multipliers.get(line.low(at))
    if rule is None:
        return times(line, at)
    last = at + 1
    if not found and (line.low(last) in rule.words("not_before") or line.low(at - 1) in rule.words("not_after")):
        return None
    value = Decimal(rule.data["value"])
    ahead = bounds.before(line, at)
    interval, modifiers = bounds.bounded(line, ahead.rules, value, value)
    span = Span(line.tokens[ahead.first].start, line.tokens[at].end)
    number = line.span(at, last)
    step = Decimal("0.1")
    rules = (rule.name, *ahead.rules)
    return Quantity(span, number, interval, "multiplier", None, step, modifiers, rules=rules), last


def times(line: Line, at: int) -> tuple[Quantity, int] | None:
    """As in "three times as many", "12-fold", "10x"; "three times" alone is a count."""
    if line.tokens[at].kind == "m" or not line.free(at):
        return None
    if line.tokens[at].kind == "w" and line.low(at) not in line.tables.values:
        return None
    numeral = line.numeral(at)
    if numeral is None:
        return None
    here = numeral.last
    here += line.low(here) == "-" and line.glued(here)
    word = line.low(here)
    if word not in line.tables.times:
        return None
    glued = line.glued(here)
    if (word in ("x", "×") and not glued) or (word == "fold" and not (glued or here > numeral.last)):
        return None
    if word == "times" and line.low(here + 1) not in line.tables.glue["times-as"]:
        return None
    ahead = bounds.before(line, at)
    interval, modifiers = bounds.bounded(line, ahead.rules, numeral.value, numeral.value)
    span = Span(line.tokens[ahead.first].start, line.tokens[here].end)
    rules = ("times.times", *ahead.rules)
    number = line.span(at, numeral.last)
    return Quantity(span, number, interval, "multiplier", None, numeral.step, modifiers, rules=rules), here + 1


# ---------------------------------------------------------------- shares


def ratio(line: Line, numeral: Numeral) -> Numeral | None:
    """As in "one in five", "three out of ten": the share, where what follows is no period or series of games."""
    here = numeral.last
    if numeral.value < 1 or numeral.scale != 1:
        return None
    out = line.low(here) in line.tables.glue["out"] and line.low(here + 1) in line.tables.glue["of"]
    if not out and line.low(here) not in line.tables.glue["in"]:
        return None
    here += 2 if out else 1
    here += line.low(here) in line.tables.glue["every"]
    if not line.free(here):
        return None
    below = line.numeral(here)
    if not below or below.value <= numeral.value or below.form == "share" or not _share_base(line, numeral, below, out):
        return None
    return replace(numeral, last=below.last, value=numeral.value / below.value, step=SHARE_STEP, form="share")


def _share_base(line: Line, numeral: Numeral, below: Numeral, out: bool) -> bool:
    if line.low(below.last) in line.tables.glue["not-share"] or (line.low(below.last) in (",", "-") and not out):
        return False
    if units.unit_at(line, below.last, below):
        return False
    spelled = numeral.form == below.form == "words" and below.value in (3, 4, 5)  # "four in five"
    return out or spelled or numeral.value == 1 or below.value in (10, 100, 1000)
