"""What stands beside a name that only persons have: an age, or a post in apposition."""

import re

from factcheck.extract.namewords import Words
from factcheck.extract.words import Doc, text_of

OLDEST = 120
LONGEST_POST = 6  # tokens from the comma to the noun of a post
_LONGEST_AGE = 30  # characters between a name and the age behind it
_OPENED = re.compile(r",?\s")
_FIGURE = re.compile(r"(\d{1,3})(?=[,.;)]|\s(?:and|who)\b)")
_COMPOUND = re.compile(r",\san?\s(\d{1,3})[\s–-]year[\s–-]old\b", re.IGNORECASE)


def age_of(doc: Doc, first: int, last: int, tables: Words) -> int | None:
    """``NAME, 61,``, ``NAME, aged 61,``, ``NAME, a 61-year-old`` and ``61-year-old NAME``; tokens ``first`` to ``last``."""
    near = max(0, first - 7)
    if not [token for token in doc[near : last + 9] if token.form.has_digit]:
        return None
    found = _age_behind(text_of(doc[last - 1 : last + 9])[len(doc[last - 1]) :], tables)
    if found is not None:
        return found
    before = text_of(doc[near:first]).lower().replace("–", "-").replace(" ", "-").split("-year-old")
    return _plausible(before[0].split("-")[-1]) if len(before) == 2 and "," not in before[1] else None


def _age_behind(text: str, tables: Words) -> int | None:
    compound = _COMPOUND.match(text)
    if compound:
        return _plausible(compound.group(1))
    opened = _OPENED.match(text)
    figure = _FIGURE.search(text[:_LONGEST_AGE])
    if not opened or not figure:
        return None
    link = text[opened.end() : figure.start()].strip()
    return _plausible(figure.group(1)) if (not link and text[0] == ",") or link in tables.age_links else None


def _plausible(figure: str) -> int | None:
    return int(figure) if figure.isdigit() and 0 < int(figure) <= OLDEST else None


def has_post(doc: Doc, first: int, last: int, tables: Words) -> bool:
    """Whether ``NAME, the deputy prosecutor,`` or ``the mayor of Osel, NAME`` says that the name is a person's.

    It must have two words, for a comma behind a town opens another phrase more often: "in Osel, mayor Ann Berg".
    """
    if last - first > 1 and _is_led(doc, first, tables):
        return True
    if last - first < 2 or _is_placed(doc, first) or last + 1 >= len(doc) or doc[last].text != ",":
        return False
    for at in range(last + 1, min(last + 1 + LONGEST_POST, len(doc) - 1)):
        token = doc[at]
        if tables.is_post(token.text) and not tables.is_post(doc[at + 1].text):
            closed = doc[at + 1].is_punct or doc[at + 1].pos_ in ("ADP", "PRON", "SCONJ", "ADV", "VERB", "AUX", "CCONJ")
            return closed and token.lower_ not in tables.held_by_firms
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART"):
            return False
    return False


def _is_led(doc: Doc, first: int, tables: Words) -> bool:
    """Whether a post and what it is a post of stand before the comma before the name."""
    at = first - 2
    if at < 2 or doc[first - 1].text != ",":
        return False
    while at > 1 and first - at <= LONGEST_POST and doc[at].pos_ in ("PROPN", "NOUN", "DET", "ADJ"):
        at -= 1
    led = doc[at].lower_ in ("of", "for") and tables.is_post(doc[at - 1].text)
    return led and doc[at - 1].lower_ not in tables.held_by_firms


def _is_placed(doc: Doc, first: int) -> bool:
    """Whether a preposition other than that of a speaker or a doer stands before the name."""
    return first > 0 and doc[first - 1].pos_ == "ADP" and doc[first - 1].lower_ not in ("to", "by")
