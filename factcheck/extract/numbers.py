"""Numerals in words and digits -> ``Decimal`` with the precision as written; no units, no bounds.

The grammar is our own: tens and ones, hundreds, descending scales, "half a million", "two and a half",
fractions, scientific notation. Anything it does not cover is left unread rather than guessed.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from factcheck.extract.tables import Tables
from factcheck.extract.tokens import NUMBER, WORD, Token, glued, tokenize

MOST_DIGITS, MOST_EXPONENT = 40, 60
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128})  # of fractions written with a stroke
HALF_STEP = Decimal("0.1")
SHARE_STEP = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Numeral:
    """``first`` to ``last`` (excluded) are tokens. ``step`` is the last place stated.

    ``form``: ``digits words share`` (share: a fraction of something, "two-thirds", "one in five").
    ``scale`` is the factor that a scale word gave, 1 without one.
    """

    first: int
    last: int
    value: Decimal
    step: Decimal
    form: str = "digits"
    scale: Decimal = Decimal(1)


def read(tokens: Sequence[Token], at: int, tables: Tables, money: bool = False) -> Numeral | None:
    """The numeral that begins at token ``at``, or ``None``; ``money``: a currency stands before it."""
    token = tokens[at]
    if token.kind == NUMBER:
        return _digits(tokens, at, tables, money)
    if token.kind != WORD and token.text not in tables.part_signs:
        return None
    if token.text in tables.part_signs:
        share = tables.part_signs[token.text]
        return Numeral(at, at + 1, _decimal(share.numerator, share.denominator), SHARE_STEP, "share")
    return _half(tokens, at, tables) or _share(tokens, at, tables) or _words(tokens, at, tables)


def parse(text: str, tables: Tables) -> Decimal | None:
    """The value of a text that is one numeral and nothing else."""
    tokens = tokenize(text)
    numeral = read(tokens, 0, tables) if tokens else None
    return numeral.value if numeral and numeral.last == len(tokens) else None


# ---------------------------------------------------------------- digits


def _digits(tokens: Sequence[Token], at: int, tables: Tables, money: bool) -> Numeral | None:
    written = _written(tokens[at].text)
    if written is None:
        return None
    numeral = Numeral(at, at + 1, *written)
    numeral = _scientific(tokens, numeral) or _mixed(tokens, numeral, tables)
    numeral = _and_a_half(tokens, numeral, tables)
    return _scaled(tokens, numeral, tables, money)


@lru_cache(maxsize=2048)
def _written(text: str) -> tuple[Decimal, Decimal] | None:
    """The value and the last place of a number in digits; ``None`` where there are too many."""
    digits = "".join([c for c in text if c.isdigit() or c == "."])
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    if len(digits) > MOST_DIGITS:
        return None
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    return value, Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))


def _scientific(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """As in "1.99 × 10^30", "1.99×10−30", "3.2e6", "10³⁰"."""
    here = numeral.last
    if here + 1 < len(tokens) and tokens[here].low == "e" and glued(tokens, here) and glued(tokens, here + 1):
        return _raised(tokens, numeral, here + 1, numeral.value)
    if here + 2 < len(tokens) and tokens[here].low in "x×*" and tokens[here + 1].text == "10":
        after = here + 2
        if tokens[after].text == "^":
            after += 1
        if after < len(tokens) and glued(tokens, after):
            return _raised(tokens, numeral, after, numeral.value)
    return None


def _raised(tokens: Sequence[Token], numeral: Numeral, at: int, value: Decimal) -> Numeral | None:
    negative = tokens[at].text in ("-", "−", "⁻")
    at += negative or tokens[at].text == "+"
    if at >= len(tokens) or not glued(tokens, at):
        return None
    digits = "".join(str(unicodedata.digit(c, "")) for c in tokens[at].text)
    if not digits or len(digits) != len(tokens[at].text) or int(digits[:9]) > MOST_EXPONENT:
        return None
    power = -int(digits) if negative else int(digits)
    return replace(numeral, last=at + 1, value=value.scaleb(power), step=numeral.step.scaleb(power))


def _mixed(tokens: Sequence[Token], numeral: Numeral, tables: Tables) -> Numeral:
    """As in "2½", "2 1/2", "2-1/2", "1/16"."""
    here = numeral.last
    if here < len(tokens) and tokens[here].text in tables.part_signs and _near(tokens, here):
        share = tables.part_signs[tokens[here].text]
        return _plus(numeral, here + 1, _decimal(share.numerator, share.denominator))
    if _is_fraction(tokens, numeral.first):
        below = Decimal(tokens[numeral.first + 2].text)
        here += here + 2 < len(tokens) and glued(tokens, here + 2) and tokens[here + 2].low in tables.part_suffixes
        return replace(numeral, last=here + 2, value=numeral.value / below, step=SHARE_STEP, form="share")
    if here < len(tokens) and _is_fraction(tokens, here) and tokens[here].start == tokens[here - 1].end + 1:
        share_value = Decimal(tokens[here].text) / Decimal(tokens[here + 2].text)
        if share_value < 1:
            return _plus(numeral, here + 3, share_value)
    if is_hyphened_fraction(tokens, here):
        return _plus(numeral, here + 4, Decimal(tokens[here + 1].text) / Decimal(tokens[here + 3].text))
    return numeral


def is_hyphened_fraction(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen at ``at`` joins a fraction to the number before it: "469-1/2 pence"."""
    joined = at + 1 < len(tokens) and tokens[at].text == "-" and glued(tokens, at) and glued(tokens, at + 1)
    return joined and _is_fraction(tokens, at + 1)


def _is_fraction(tokens: Sequence[Token], at: int) -> bool:
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("/", "⁄") or not glued(tokens, at + 1):
        return False
    above, below = tokens[at], tokens[at + 2]
    if above.kind != NUMBER or below.kind != NUMBER or not glued(tokens, at + 2):
        return False
    if not (above.text.isdigit() and below.text.isdigit()) or len(above.text) > 2 or len(below.text) > 3:
        return False
    chained = at + 3 < len(tokens) and tokens[at + 3].text in ("/", "⁄") and glued(tokens, at + 3)
    return not chained and int(above.text) < int(below.text) in DENOMINATORS


def _plus(numeral: Numeral, last: int, share: Decimal) -> Numeral:
    return replace(numeral, last=last, value=numeral.value + share, step=min(HALF_STEP, numeral.step))


def _near(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].start - tokens[at - 1].end <= 1


def _scaled(tokens: Sequence[Token], numeral: Numeral, tables: Tables, money: bool) -> Numeral:
    """Scale words and letters behind digits; "4 hundred million" takes both."""
    here = numeral.last
    if here < len(tokens) and glued(tokens, here) and tokens[here].kind == WORD:
        factor = _letter(tokens, here, tables, money)
        if factor:
            return _times(numeral, factor, here + 1)
    elif here < len(tokens) and money and tokens[here].text in tables.money_letters and _near(tokens, here):
        return _times(numeral, tables.money_letters[tokens[here].text], here + 1)
    for _ in range(2):
        if here < len(tokens) and tokens[here].text == "-" and glued(tokens, here):
            here += 1
        if here >= len(tokens) or tokens[here].low not in tables.scales:
            break
        numeral = _times(numeral, tables.scales[tokens[here].low], here + 1)
        here = numeral.last
    return _and_a_half(tokens, numeral, tables)


def _letter(tokens: Sequence[Token], at: int, tables: Tables, money: bool) -> Decimal | None:
    text = tokens[at].text
    if text.lower() in tables.scales:
        return tables.scales[text.lower()]
    if money and text in tables.money_letters:
        return tables.money_letters[text]
    if text in tables.glued:
        return tables.glued[text]
    if text in tables.counted_letters and plural(tokens, at + 1, tables):
        return tables.counted_letters[text]
    return None


def plural(tokens: Sequence[Token], at: int, tables: Tables) -> bool:
    """Whether token ``at`` looks like a plural noun in lower case."""
    if at >= len(tokens) or tokens[at].kind != WORD:
        return False
    low = tokens[at].low
    return low in tables.context.get("plural", ()) or (
        tokens[at].text[:1].islower() and len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is"))
    )


def _times(numeral: Numeral, factor: Decimal, last: int) -> Numeral:
    return replace(
        numeral, last=last, value=numeral.value * factor, step=numeral.step * factor, scale=numeral.scale * factor
    )


# ---------------------------------------------------------------- words


def _words(tokens: Sequence[Token], at: int, tables: Tables) -> Numeral | None:
    """As in "two hundred and five thousand", "a million", "one point five million"."""
    here, total, group, room, limit, step = at, Decimal(0), 0, 100, Decimal("Infinity"), Decimal(1)
    hundred = tables.scales.get("hundred")
    if tokens[at].low in tables.glue["article"]:
        if not _scale_at(tokens, at + 1, tables):
            return None
        here, group, room = at + 1, 1, 0
    scale = Decimal(1)
    while here < len(tokens):
        joined = here > at and tokens[here].text == "-" and glued(tokens, here) and here + 1 < len(tokens)
        word = tokens[here + joined].low
        value, factor = tables.values.get(word), tables.scales.get(word)
        if value is not None and value < room and (value or here == at) and not (joined and room != 10):
            group, room, step = group + value, (10 if value >= 20 else 0), Decimal(1)
        elif factor == hundred and factor is not None and 0 < group < 100 and limit > 100:
            group, room, step = group * 100, 100, Decimal(100)
        elif factor is not None and factor != hundred and group and factor < limit:
            total, group, room, limit, step, scale = total + group * factor, 0, 100, factor, factor, factor
        elif word in tables.glue["and"] and not joined and _tail(tokens, here, at, room, tables):
            here += 1
            continue
        else:
            break
        here += 1 + joined
    if here == at:
        return None
    numeral = Numeral(at, here, total + group, step, "words", scale if not group else Decimal(1))
    numeral = _point(tokens, numeral, tables)
    numeral = _and_a_half(tokens, numeral, tables)
    return _scaled_words(tokens, numeral, tables)


def _scale_at(tokens: Sequence[Token], at: int, tables: Tables) -> bool:
    return at < len(tokens) and tokens[at].low in tables.scales and len(tokens[at].low) > 3


def _tail(tokens: Sequence[Token], at: int, first: int, room: int, tables: Tables) -> bool:
    """Whether "and" at ``at`` goes on with the same number ("two hundred and five"), not with another."""
    if at == first or tokens[at - 1].low not in tables.scales or room != 100 or at + 1 >= len(tokens):
        return False
    if first > 0 and tokens[first - 1].low in tables.glue["between"]:
        return False
    if tables.values.get(tokens[at + 1].low, 0) < 1:
        return False
    after = at + 2
    while after < len(tokens) and (tokens[after].low in tables.values or tokens[after].text == "-"):
        after += 1
    if after >= len(tokens) or tokens[after].low not in tables.scales:
        return True
    hundred = tables.scales.get("hundred")  # "between one hundred and two hundred" is two numbers
    return tables.scales[tokens[at - 1].low] == hundred != tables.scales[tokens[after].low]


def _point(tokens: Sequence[Token], numeral: Numeral, tables: Tables) -> Numeral:
    """As in "four point one"."""
    here = numeral.last
    if here + 1 >= len(tokens) or tokens[here].low not in tables.glue["point"]:
        return numeral
    value, step, after = numeral.value, Decimal(1), here + 1
    while after < len(tokens) and tables.values.get(tokens[after].low, 10) < 10 and after - here < 9:
        step = step.scaleb(-1)
        value += tables.values[tokens[after].low] * step
        after += 1
    return replace(numeral, last=after, value=value, step=step) if after > here + 1 else numeral


def _scaled_words(tokens: Sequence[Token], numeral: Numeral, tables: Tables) -> Numeral:
    """A scale behind "two and a half" or "four point one"."""
    here = numeral.last
    if numeral.value != numeral.value.to_integral_value() and _scale_at(tokens, here, tables) and numeral.scale == 1:
        return _times(numeral, tables.scales[tokens[here].low], here + 1)
    return numeral


def _and_a_half(tokens: Sequence[Token], numeral: Numeral, tables: Tables) -> Numeral:
    """As in "two and a half", "a million and a half", "one and three-quarters", "one and one-half"."""
    here = _past_hyphen(tokens, numeral.last)
    if here + 1 >= len(tokens) or tokens[here].low not in tables.glue["and"] or numeral.step != max(1, numeral.scale):
        return numeral
    share = share_words(tokens, _past_hyphen(tokens, here + 1), tables)
    if not share:
        return numeral
    last, value = share
    return replace(numeral, last=last, value=numeral.value + value * numeral.scale, step=numeral.scale * HALF_STEP)


def _past_hyphen(tokens: Sequence[Token], at: int) -> int:
    joined = at + 1 < len(tokens) and tokens[at].text == "-" and glued(tokens, at) and glued(tokens, at + 1)
    return at + joined


def share_words(tokens: Sequence[Token], at: int, tables: Tables) -> tuple[int, Decimal] | None:
    """As in "a half", "one-third", "three quarters": (token after it, value)."""
    word = tokens[at].low
    above = 1 if word in tables.glue["article"] else tables.values.get(word, 0)
    here = at + 1
    if here < len(tokens) and tokens[here].text == "-" and glued(tokens, here):
        here += 1
    if not 0 < above < 100 or here >= len(tokens):
        return None
    below = (tables.parts if above == 1 else tables.part_plurals).get(tokens[here].low)
    if below is None and above > 1 and here == at + 2:
        below = tables.parts.get(tokens[here].low)  # "a two-third majority"
    if below is None or above >= below:
        return None
    return here + 1, _decimal(above, below)


def _decimal(above: int, below: int) -> Decimal:
    return Decimal(above) / Decimal(below)


# ---------------------------------------------------------------- shares


def _half(tokens: Sequence[Token], at: int, tables: Tables) -> Numeral | None:
    """As in "half a million", "half a dozen", "half of", "half the": a scale makes it a number, else a share."""
    if tokens[at].low not in tables.glue["half"] or at + 1 >= len(tokens):
        return None
    if at and (tokens[at - 1].low in tables.glue["not-half"] or tokens[at - 1].low in tables.ordinals):
        return None
    if at and glued(tokens, at) and tokens[at - 1].text == "-":
        return None
    if at and _more_than_a_unit(tokens, at - 1, tables):
        return None
    half, here = Numeral(at, at + 1, Decimal("0.5"), SHARE_STEP, "share"), at + 1
    if (tokens[here].text == "-" and glued(tokens, here)) or tokens[here].low in tables.glue["article"]:
        here += 1
    if _scale_at(tokens, here, tables):
        factor = tables.scales[tokens[here].low]
        return Numeral(at, here + 1, factor / 2, factor * HALF_STEP, "words", factor)
    return half if tokens[at + 1].low in tables.glue["half-of"] or _stops(tokens, at + 1) else None


def _stops(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in (".", ",", ";", ":", ")", "!", "?", "—", "–")


def _share(tokens: Sequence[Token], at: int, tables: Tables) -> Numeral | None:
    """As in "two-thirds", "a third of", "three-quarters of a million"."""
    found = share_words(tokens, at, tables)
    if not found or (at and tokens[at - 1].text == "-" and glued(tokens, at)):  # "time-and-a-half"
        return None
    last, value = found
    if value.is_zero() or not _clear(tokens, at, last, tables) or _more_than_a_unit(tokens, at, tables):
        return None
    of_a = (
        last + 2 < len(tokens)
        and tokens[last].low in tables.glue["of"]
        and (tokens[last + 1].low in tables.glue["article"])
    )
    if of_a and _scale_at(tokens, last + 2, tables):
        factor = tables.scales[tokens[last + 2].low]
        return Numeral(at, last + 3, value * factor, factor * HALF_STEP, "words", factor)
    return Numeral(at, last, value, SHARE_STEP, "share")


def _more_than_a_unit(tokens: Sequence[Token], at: int, tables: Tables) -> bool:
    """Whether a share is of the unit right before it: "a week and a half"."""
    return at > 1 and tokens[at - 1].low in tables.glue["and"] and tokens[at - 2].low in tables.unit_names


def _clear(tokens: Sequence[Token], at: int, last: int, tables: Tables) -> bool:
    """Whether a part word is a share and no ordinal: "a third of", "one-third", "two thirds", "by a third."."""
    if tokens[last - 1].low in tables.part_plurals or tokens[last - 2].text == "-":
        return True
    if last < len(tokens) and tokens[last].low in tables.glue["of"] | tables.glue["than"] | tables.glue["half-of"]:
        return tokens[last].low not in tables.glue["article"] or tokens[last - 1].low in tables.glue["half"]
    before = tokens[at - 1].low if at else ""
    return _stops(tokens, last) and (before in tables.before_amount or before in tables.glue["than"])
