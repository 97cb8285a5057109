"""Which words a figure is of: "Shares of the maker" in "Shares of the maker fell 5 %", "bread" in "a kilo of bread".

Read off the tags from the figure leftwards, because its verb and the phrase before that stand in a
known order; the parse is asked only where a clause stands between them.
"""

from dataclasses import dataclass

from factcheck.extract.nouns import Counted
from factcheck.extract.phrases import (
    NOMINAL,
    Ground,
    Phrase,
    core,
    ending,
    is_verb,
    nominal,
    skip,
    starting,
    text_at,
    trimmed,
)  # fmt: skip
from factcheck.extract.predication import of_verb
from factcheck.extract.words import Token
from factcheck.model import Quantity

HOLDING = frozenset({"with"})  # "a squad with 17 players": for a count, other prepositions say where or when
COUNTS = ("count", "ratio")
LONGEST = 24  # tokens looked back from a figure
MOST_STEPS = 6  # verbs and phrases passed on the way


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure that came before in the sentence, with the words it is of."""

    last: int
    quantity: Quantity
    phrase: Phrase | None


def referent(land: Ground, found: Counted, quantity: Quantity, end: int, earlier: Earlier | None) -> Phrase | None:
    """The noun phrase that the figure is of; ``None`` where the sentence names none. ``end``: its unit's last token."""
    if earlier is not None and ("conversion" in quantity.modifiers or _other_end(earlier.quantity, quantity)):
        return earlier.phrase
    counted = quantity.kind in COUNTS and quantity.unit is None and found.head is not None and found.value_of is None
    behind = None if counted else _behind(land, end + 1, quantity)
    if behind is not None:
        return behind
    phrase = None
    if not (counted and _is_subject(found)):
        phrase = _before(land, found.first - 1, counted or quantity.kind == "duration", earlier)
    if phrase is None and counted and not found.partitive and text_at(land, found.last + 1).lower() == "of":
        return starting(land, found.last + 2)
    return phrase


def _other_end(first: Quantity, second: Quantity) -> bool:
    """As in "rose from 21 miles a gallon combined to 23": both ends of a movement are of one thing."""
    return "from" in first.modifiers and "to" in second.modifiers and first.unit == second.unit


def _is_subject(found: Counted) -> bool:
    """As in "the army says 40 trucks left": the verb before the figure is not its own, by the parse."""
    noun = found.head
    return noun is not None and noun.role in ("subject", "passive-subject") and noun.head.i > noun.i


def _before(land: Ground, at: int, bare: bool, earlier: Earlier | None) -> Phrase | None:
    """The phrase left of a figure whose first word stands behind ``at``."""
    start = at
    for _ in range(MOST_STEPS):
        at = skip(land, at)
        token = land.at(at)
        if token is None or start - at > LONGEST:
            return None
        if is_verb(land, at):
            return of_verb(land, at, 0)
        phrase, at = _step(land, token, bare, earlier)
        if phrase is not None or at < 0:
            return phrase
    return None


def _step(land: Ground, token: Token, bare: bool, earlier: Earlier | None) -> tuple[Phrase | None, int]:
    """The phrase that a token left of the figure leads to, and where to look on: -1 for nowhere."""
    at = token.i
    if token.text in ("(", "["):
        amount = earlier is not None and at - 1 in land.numbers  # said again in brackets
        return (earlier.phrase if earlier and amount else ending(land, at - 1)), -1
    if token.text in (",", ":", ";", "–", "—") or token.pos_ == "CCONJ":
        return _listed(land, at, bare, earlier)
    if token.pos_ in ("ADP", "PART", "SCONJ"):
        return _marked_by(land, token, bare)
    if at in land.numbers:
        return (earlier.phrase if earlier and not bare else None), -1
    if token.pos_ == "PRON":
        return None, at - 1  # "cost me $5"
    return _beside(land, at, bare)


def _beside(land: Ground, at: int, bare: bool) -> tuple[Phrase | None, int]:
    """A noun directly before the number: what the figure is of, or a word that belongs to the amount ("a record $4")."""
    phrase = ending(land, at)
    if phrase is None:
        return None, -1
    if phrase.marked or _of_amount(land, at):
        return None, phrase.first - 1 - phrase.marked
    return (None if bare else phrase), -1


def _of_amount(land: Ground, at: int) -> bool:
    """Whether a lone common noun between a preposition or article and a number belongs to the amount: "a record 4"."""
    token, before = land.at(at), land.at(at - 1)
    return bool(token and before and token.pos_ == "NOUN" and before.pos_ in ("ADP", "DET"))


def _listed(land: Ground, at: int, bare: bool, earlier: Earlier | None) -> tuple[Phrase | None, int]:
    """Behind a comma or "and": what the figure before is of, else the phrase in front of the comma."""
    before = skip(land, at - 1)
    if earlier is not None and before <= earlier.last + 1:
        return (earlier.phrase if earlier.quantity.kind == "count" or not bare else None), -1
    if bare:
        return None, -1
    if is_verb(land, before):
        return None, before
    phrase = ending(land, before)
    return (None, phrase.first - 2) if phrase is not None and phrase.marked else (phrase, -1)


def _marked_by(land: Ground, mark: Token, bare: bool) -> tuple[Phrase | None, int]:
    """Behind a preposition: the noun before it, or on to the verb."""
    before = skip(land, mark.i - 1)
    if is_verb(land, before) or not nominal(land, before):
        return None, before
    if mark.lower_ in HOLDING:
        return trimmed(land, Phrase(core(land, before), before)), -1
    phrase = ending(land, before)
    if phrase is None or (bare and mark.lower_ != "of"):
        return None, -1
    last = land.at(before)
    if last is not None and last.lemma_.lower() in land.generic:
        return None, phrase.first - 1
    return (None, phrase.first - 2) if phrase.marked and mark.lower_ != "of" else (phrase, -1)


def _behind(land: Ground, at: int, quantity: Quantity) -> Phrase | None:
    """The phrase right of an amount: "5 % of the vote", "a $800 oven", "$1 million in fees", "$3 million for the mine"."""
    at = _past(land, at)
    token, following = land.at(at), land.at(at + 1)
    if token is None or following is None or at in land.times:
        return None
    if token.lower_ == "of" or (token.lower_ == "for" and quantity.kind == "money"):
        return starting(land, at + 1)
    if token.lower_ == "in" and quantity.kind == "money" and following.pos_ in ("NOUN", "ADJ"):
        return starting(land, at + 1)
    joined = token.text == "-" and not token.whitespace_
    named = token.pos_ == "PROPN" and quantity.kind == "percent"  # in a list of shares the next one begins
    again = token.lower_ == text_at(land, at + 2).lower()  # "year on year"
    modified = token.pos_ in (*NOMINAL, "ADJ") and not (named or again or is_verb(land, at))
    return starting(land, at + joined) if _describing(quantity) and (joined or modified) else None


def _describing(quantity: Quantity) -> bool:
    """Whether an amount can stand before the noun that it is of: "a 2 litre jug", "6.5 times earnings"."""
    return quantity.unit is not None or quantity.kind == "multiplier"


def _past(land: Ground, at: int) -> int:
    """Right over another amount: "8 miles (13 km) of tunnels", "a 640 hp 5.2 litre engine"."""
    i = at
    bracket = text_at(land, i) == "("
    i += bracket
    while i in land.figures:
        i += 1
    if i == at + bracket or (bracket and text_at(land, i) != ")"):
        return at
    return i + bracket
