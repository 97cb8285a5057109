"""Numbers that are no quantities: names, scores, ordinals, addresses, telephone numbers, places in a list."""

import re
from bisect import bisect_left
from decimal import Decimal

from factcheck.extract.line import Line
from factcheck.extract.numbers import DENOMINATORS, Numeral, is_hyphened_fraction, plural
from factcheck.extract.tokens import NUMBER, WORD, backwards
from factcheck.extract.units import money_before, unit_at

MOST_STREET_WORDS, SHORTEST_CODE = 4, 10
PLURAL = ("s",)
MODEL_DIGITS = 3
POSTCODE = 5  # digits
LIST_ENDS = (".", ",", ";", ":", ")", "!", "?")
CURRENCY_SIGNS = ("$", "£", "€", "¥", "₹")
_DASHES = ("-", "–", "−", "‑")


_WEB = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|\b[\w-]{1,64}\.(?:com|org|net|gov|edu|co\.uk|info)/\S{0,2000}"
)
_NUMBERED = re.compile(r"\s{0,9}(?P<n>[0-9]{1,3})(?:[.)]\s|[.)]?\s*$)")  # "1. What to do", or alone on its line
_ENUMERATOR = re.compile(r"(?<!\w)\((?P<n>[0-9]{1,2}|[ivx]{1,4})\)")


def mask_addresses(line: Line) -> None:
    """Keep web and mail addresses and the marks of an enumeration, "(1) … (2) …", as what they are."""
    found = []
    if "/" in line.text or "@" in line.text or "www" in line.text:
        found += [(match.start(), match.end(), "url") for match in _WEB.finditer(line.text)]
    if "(1)" in line.text and "(2)" in line.text:
        found += [(match.start(), match.end(), "enumerator") for match in _ENUMERATOR.finditer(line.text)]
    numbered = _NUMBERED.match(line.text)
    if numbered:
        found.append((numbered.start("n"), numbered.end("n"), "enumerator"))
    starts = [token.start for token in line.tokens] if found else []
    for start, end, kind in found:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if any(line.tokens[at].kind == NUMBER for at in range(first, last)):
            line.note(first, last, kind)


def mask(line: Line, at: int) -> int:
    """Keep the number at token ``at`` as what it is, where it is no quantity; returns the token after it, else 0."""
    for test in (_joined, _code, _chain, _listed, _ranked, _era, _ordinal, _score, _address):
        last = test(line, at)
        if last:
            return last
    return 0


def _keep(line: Line, first: int, last: int, kind: str, values: tuple[Decimal, ...] = ()) -> int:
    line.note(first, last, kind, values)
    return last


def _joined(line: Line, at: int) -> int:
    """As in "A4", "F-16", "5G", "3D", "737s", "9/11", "1.2.3", "#5"."""
    tokens, before = line.tokens, line.tokens[at - 1] if at else None
    if line.low(at + 1) in PLURAL and line.glued(at + 1) and tokens[at].text.isdigit():
        return _keep(line, at, at + 2, "name")  # "757s"; "in his 60s"
    if len(tokens[at].text) > 60 or sum(c.isdigit() for c in tokens[at].text) > 40:
        return _keep(line, at, at + 1, "unreadable")
    if before and line.glued(at):
        if before.kind == WORD and not money_before(line, at):
            return _keep(line, at - 1, _end_of_name(line, at + 1), "name")
        if before.text in ("#", "№", "@"):
            return _keep(line, at - 1, at + 1, "name")
        if before.text == "_" or (before.kind == NUMBER and tokens[at].text.startswith(".")):
            return _keep(line, at - 1, at + 1, "name")
        named = at > 1 and before.text in _DASHES and line.glued(at - 1) and tokens[at - 2].kind == WORD
        if named and tokens[at - 2].low not in line.tables.context["prefix"]:
            return _keep(line, at - 2, _end_of_name(line, at + 1), "name")
    return 0


def _code(line: Line, at: int) -> int:
    """As in a message's number or a time stamp: more digits in a row than anyone counts, or a nought before others."""
    text = line.tokens[at].text
    if not text.isdigit() or line.low(at - 1) in CURRENCY_SIGNS:
        return 0
    if len(text) < SHORTEST_CODE and not (text[0] == "0" and text.strip("0")):
        return _postcode(line, at)
    signed = line.glued(at) and line.tokens[at - 1].text in ("-", "+", "−")
    return _keep(line, at - signed, at + 1, "code")


def _postcode(line: Line, at: int) -> int:
    """As in "Trenton, NJ 43228": five digits behind the two letters of a state that count nothing."""
    before = at - 1 - (line.low(at - 1) == ",")
    state = line.tokens[before].text if before > 0 else ""
    counts = at + 1 < len(line.tokens) and line.tokens[at + 1].text[0].islower()
    if len(line.tokens[at].text) != POSTCODE or not (len(state) == 2 and state.isupper()) or counts:
        return 0
    return _keep(line, at, at + 1, "address")


def _ranked(line: Line, at: int) -> int:
    """Behind "top", how high in a table: "in the top ten", "a top 50 song"; "the top ten songs" counts."""
    before = at - 1 - (line.low(at - 1) == "-")
    last = at + 1
    if line.low(before) not in line.tables.context["rank"]:
        return 0
    joined = line.low(last) in ("-", "%", "°")
    alone = line.ends(last) and not joined
    counts = joined or plural(line.tokens, last, line.tables) or _unit_behind(line, at)  # "a final 12 km stretch"
    article = line.low(before - 1) in line.tables.glue["article"] and not counts
    return _keep(line, before, last, "place-in-a-list") if alone or article else 0


def _unit_behind(line: Line, at: int) -> bool:
    """Whether the number at token ``at`` has a unit."""
    return unit_at(line, at + 1, Numeral(at, at + 1, Decimal(1), Decimal(1))) is not None


def _era(line: Line, at: int) -> int:
    """As in "648 BC", "AD 79": a year of another count."""
    tokens, words = line.tokens, line.tables.context["era"]
    if not tokens[at].text.isdigit():
        return 0
    last = at + 1
    if line.low(last) in _DASHES and last + 1 < len(tokens) and tokens[last + 1].text.isdigit():
        last += 2  # "512-511 BC"
    if last < len(tokens) and tokens[last].text.isupper() and line.low(last) in words:
        return _keep(line, at, last + 1, "date")
    before = at and tokens[at - 1].text.isupper() and line.low(at - 1) in words
    return _keep(line, at - 1, at + 1, "date") if before and not line.glued(at) else 0


def spelled(line: Line, at: int) -> int:
    """As in "ground zero", "phase two", "category five storm": keep a number in words that is part of a name, else 0."""
    found = backwards(line.tokens, at, line.tables.masked_phrases)
    if found:
        return _keep(line, found[0], at + 1, "name")
    if line.low(at) not in line.tables.values:
        return 0
    kind = line.tables.masks_spelled.get(line.low(at - 1))
    if not kind or line.glued(at):
        return _ranked(line, at)
    apart = at + 1 < len(line.tokens) and line.tokens[at + 1].kind == NUMBER
    counts = line.low(at + 1) == "-" or any(plural(line.tokens, at + ahead, line.tables) for ahead in (1, 2))
    counts = counts and not apart
    one = line.tables.values[line.low(at)] == 1 and line.tokens[at].text.islower() and not line.ends(at + 1)
    return 0 if counts or one else _keep(line, at - 1, at + 1, kind)


def _end_of_name(line: Line, at: int) -> int:
    """Letters and digits that go on, also behind a hyphen: "No. 14-915", "SM10000-64"."""
    while at < len(line.tokens) and line.glued(at):
        hyphen = line.tokens[at].text in _DASHES and line.glued(at + 1) and line.tokens[at + 1].kind == NUMBER
        if not hyphen and not line.tokens[at].text.isalnum():
            break
        at += 1 + hyphen
    return at


def _chain(line: Line, at: int) -> int:
    """Three and more numbers joined by hyphens or points: telephone numbers, records, codes; "9/11"."""
    if is_hyphened_fraction(line.tokens, at + 1):
        return 0
    last, digits, links = at + 1, len(line.tokens[at].text), 0
    while line.low(last) in (*_DASHES, ".", "/", ":") and line.glued(last) and line.glued(last + 1):
        if line.tokens[last + 1].kind != NUMBER:
            break
        digits, links, last = digits + len(line.tokens[last + 1].text), links + 1, last + 2
    slash = links == 1 and line.low(at + 1) == "/"
    if links >= 2 or (slash and not _small_fraction(line, at)):
        first = at - 1 if line.low(at - 1) == "+" and line.glued(at) else at
        record = links == 2 and digits <= 7 and line.low(at + 1) in _DASHES
        kind = "score" if record else "phone" if digits >= 7 and links >= 2 else "name"
        kind = "clock" if line.low(at + 1) == ":" else kind
        return _keep(line, first, last, kind, _values(line, at, last) if record else ())
    if links == 1 and line.low(at + 1) == ":":
        return _keep(line, at, last, "score")
    return _phone(line, at)


def _small_fraction(line: Line, at: int) -> bool:
    above, below = line.tokens[at].text, line.tokens[at + 2].text
    return above.isdigit() and below.isdigit() and len(below) < 4 and int(above) < int(below) in DENOMINATORS


_PHONE = re.compile(r"\(?[0-9]{2,4}\)?[ -][0-9]{3,4}[ -][0-9]{3,4}(?![0-9,.]*[0-9])")
_PHONE_ABROAD = re.compile(r"\+?[0-9]{1,3}(?:[ -]\(?[0-9]{1,5}\)?){2,5}+(?![0-9])")


def _phone(line: Line, at: int) -> int:
    start = line.tokens[at].start
    plus = line.low(at - 1) == "+" and line.glued(at)
    found = (_PHONE_ABROAD if plus else _PHONE).match(line.text, start)
    if not found or sum(c.isdigit() for c in found.group()) < 8:
        return 0
    last = at
    while last < len(line.tokens) and line.tokens[last].end <= found.end():
        last += 1
    return _keep(line, at - plus, last, "phone")


def _listed(line: Line, at: int) -> int:
    """As in "Route 66", "Article 50", "No. 5": a word before the number says what it is."""
    here = at - 1
    here -= (line.low(here) == "." and line.glued(here)) or (line.low(here) == "-" and line.glued(at))
    here -= line.low(here) == ":" and line.low(here - 1) in line.tables.context["marked"]
    kind = line.tables.masks_before.get(line.low(here))
    if not kind or (line.glued(at) and line.low(at - 1) != "-") or not line.tokens[at].text.replace(".", "").isdigit():
        return 0
    if here + 1 < at and not any(line.low(here) in line.tables.context[name] for name in ("abbreviated", "marked")):
        return 0
    word = line.tokens[here].text
    if word.islower() and _unit_behind(line, at):
        return 0
    if word.islower() and word in line.tables.context["capital-only"]:
        return 0
    return _others_listed(line, _keep(line, here, _end_of_name(line, at + 1), kind), kind)


def _others_listed(line: Line, at: int, kind: str) -> int:
    """As in "pages 71, 72 and 73": the bare numbers that go on the list of one kept before token ``at``, up to its end.

    What follows the last of them is no word but "of": of "on Flight 23, 12 were hurt" the second number counts.
    """
    joining = line.tables.glue["and"] | line.tables.glue["or"] | {"&"}
    here, members = at, []
    while line.low(here) == "," or line.low(here) in joining:
        closes = line.low(here) in joining or line.low(here + 1) in joining
        here += 1 + (line.low(here) == "," and closes)
        if here >= len(line.tokens) or not line.free(here) or not line.tokens[here].text.isdigit():
            return at
        members.append(here)
        here += 1
        if closes:
            break
    behind = line.low(here)
    ends = not behind or behind in line.tables.glue["of"] or behind in LIST_ENDS
    if not members or not ends or line.low(members[-1] - 1) not in joining:
        return at
    for member in members:
        at = _keep(line, member, member + 1, kind)
    return at


def _ordinal(line: Line, at: int) -> int:
    suffix = line.low(at + 1)
    if suffix in line.tables.ordinal_suffixes and line.glued(at + 1):
        return _keep(line, at, at + 2, "ordinal", _values(line, at, at + 1))
    return 0


def _score(line: Line, at: int) -> int:
    """As in "2-0", "52-3": a pair that does not rise, or that nothing counted follows."""
    tokens = line.tokens
    worded = all(line.glued(at + n) for n in range(1, 5)) and line.low(at + 2) in line.tables.glue["to"]
    if worded and line.low(at + 1) in _DASHES and line.low(at + 3) in _DASHES and tokens[at + 4].kind == NUMBER:
        values = _values(line, at, at + 5)
        voted = line.low(at + 5) in line.tables.context["vote"]
        falls = len(values) == 2 and values[0] >= values[1]
        return _keep(line, at, at + 5, "vote" if voted else "score", values) if voted or falls else 0
    if line.low(at + 1) not in _DASHES or not line.glued(at + 1) or not line.glued(at + 2):
        return 0
    if is_hyphened_fraction(tokens, at + 1):
        return 0
    if tokens[at + 2].kind != NUMBER or not (tokens[at].text.isdigit() and tokens[at + 2].text.isdigit()):
        return 0
    if len(tokens[at].text) > 3 or len(tokens[at + 2].text) > 3:
        return 0
    if (at and line.glued(at) and tokens[at - 1].text in "$£€¥~") or (
        line.glued(at + 3) and tokens[at + 3].kind == WORD
    ):
        return 0
    low, high = Decimal(tokens[at].text), Decimal(tokens[at + 2].text)
    counted = at + 3 < len(tokens) and (tokens[at + 3].kind == WORD or tokens[at + 3].text in ("%", "°", "-"))
    if counted and line.low(at + 3) in line.tables.context["vote"]:
        return _keep(line, at, at + 3, "vote", _values(line, at, at + 3))
    if low < high and counted and low and not _not_counted(line, at + 3):
        return 0
    return _keep(line, at, at + 3, "score", _values(line, at, at + 3))


def _values(line: Line, first: int, last: int) -> tuple[Decimal, ...]:
    texts = (line.tokens[at].text.replace(",", "") for at in range(first, last) if line.tokens[at].kind == NUMBER)
    return tuple(Decimal(text) for text in texts if text.isdigit())


def spelled_ordinal(line: Line, at: int) -> int:
    """As in "seventh", "twenty-first": keep the word with its place; returns the token after it, else 0."""
    place = line.tables.ordinals.get(line.low(at))
    if place is not None:
        return _keep(line, at, at + 1, "ordinal", (Decimal(place),))
    tens = line.tables.values.get(line.low(at), 0)
    ones = line.tables.ordinals.get(line.low(at + 2), 10)
    if tens >= 20 and ones < 10 and ones != 2 and line.low(at + 1) == "-" and line.glued(at + 1) and line.glued(at + 2):
        return _keep(line, at, at + 3, "ordinal", (Decimal(tens + ones),))  # "thirty-second" is mostly half a minute
    return 0


def _not_counted(line: Line, at: int) -> bool:
    token = line.tokens[at]
    known = line.tables.context["ordinary"] | line.tables.context["contest"]
    return token.text[0].isupper() or token.low in known


def _address(line: Line, at: int) -> int:
    """As in "49 Orchard Ridge Road": capital words after the number that end in a street word."""
    if not line.tokens[at].text.isdigit() or len(line.tokens[at].text) > 5:
        return 0
    here = at + 1
    for _ in range(MOST_STREET_WORDS):
        if here >= len(line.tokens) or not _street_part(line, here):
            return 0
        if line.low(here) in line.tables.street_words and line.tokens[here].text[0].isupper():
            return _keep(line, at, here + 1, "address")
        here += 1
    return 0


def _street_part(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return token.text[0].isupper() or token.kind == NUMBER or token.low in line.tables.ordinal_suffixes


def repeated(line: Line, at: int) -> bool:
    """Whether a number before a capital word was the number of a name already: "iPhone 11 and 11 Pro"."""
    following = line.tokens[at + 1].text[:1] if at + 1 < len(line.tokens) else ""
    text = line.tokens[at].text
    return following.isupper() and any(
        seen.kind == "name" and line.text[seen.span.start : seen.span.end].endswith(text) for seen in line.seen
    )


def model(line: Line, at: int) -> bool:
    """As in "its new Tern 6 tablets": a small number behind a capital word that a possessive or "new" introduces."""
    if at < 2 or not line.tokens[at].text.isdigit() or len(line.tokens[at].text) > MODEL_DIGITS:
        return False
    lead = line.low(at - 2)
    the = lead in line.tables.glue["the"] and line.low(at - 3) not in line.tables.context["no-model"]
    return named(line, at) and (the or lead in line.tables.context["model"])


def product(line: Line, at: int) -> bool:
    """As in "the 787 Dreamliner", "two 737 jets": numbers that the rules name, before a capital or one of their words."""
    after = line.tables.products.get(line.tokens[at].text)
    if after is None or at + 1 >= len(line.tokens):
        return False
    return line.tokens[at + 1].text[0].isupper() or line.low(at + 1) in after


def named(line: Line, at: int) -> bool:
    """Whether a bare number belongs to the capital word before it: "Boeing 737", "Big 12"."""
    if not at or line.glued(at) or line.tokens[at - 1].kind != WORD:
        return False
    before = line.tokens[at - 1]
    ordinary = before.low in line.tables.context["ordinary"] or before.low.endswith("ly")  # "Fully 250 of them"
    return before.text[0].isupper() and not ordinary
