"""What is multiplied, or moved by an amount: "doubled its exports", "revenue was up 14 percent", "a 78 percent jump in profit".

Read from the order of words first: the parser hangs "exports rose 5 percent and imports fell 7" wrongly.
"""

from collections.abc import Container

from factcheck.extract import nlp
from factcheck.extract.nouns import Counted
from factcheck.extract.tables import Tables
from factcheck.extract.values import NOMINAL
from factcheck.extract.words import Token
from factcheck.model import Quantity

NEAR = 4  # tokens before a verb of change in which what it moves stands


def multiplied(found: Counted, quantity: Quantity) -> tuple[Token | None, Token | None]:
    """What a verb says is so many times as much, and the verb: its object, "doubled its exports", or its subject."""
    verb = found.number
    if quantity.kind != "multiplier" or verb.pos_ != "VERB":
        return None, None
    nouns = (*nlp.children(verb, "object"), *nlp.subjects(verb))
    return next(iter(nouns), None), verb


def risen(found: Counted, quantity: Quantity) -> tuple[Token | None, Token | None]:
    """What is up or down by an amount, and the word that says so: "revenue was up 14 percent", "prices are down by 5"."""
    doc, at = found.number.doc, found.first - 1
    at -= at > 0 and doc[at].lower_ == "by"
    if quantity.change is None or quantity.unit is None or at < 2 or doc[at].pos_ not in ("ADV", "ADP"):
        return None, None
    noun = doc[at - 2]
    return (noun, doc[at]) if doc[at - 1].lemma_ == "be" and noun.pos_ in NOMINAL else (None, None)


def moved(found: Counted, quantity: Quantity, verb: Token | None, tables: Tables) -> Token | None:
    """What a word of change moves by an amount with a unit: "prices fell 5 percent", "cut prices by 5 percent", "a 5
    percent rise in prices"; ``None`` where no word does. ``verb``: the figure's predicate, for its parse.
    """
    if quantity.change is None or quantity.unit is None:
        return None
    if found.head is not None:
        risen_in = nlp.prepositions(found.head) if found.head.lemma_.lower() in tables.change_nouns else ()
        return next((noun for mark, noun in risen_in if mark == "in"), None)
    return _before(found, tables.changes) or _by_parse(found, verb)


def _before(found: Counted, changes: Container[str]) -> Token | None:
    doc, at = found.number.doc, found.first - 1
    while at > 0 and (doc[at].lower_ == "by" or (doc[at].pos_ == "ADV" and doc[at].lower_ not in changes)):
        at -= 1
    thing = doc[at] if at > 0 and doc[at].pos_ in NOMINAL and doc[at].lower_ not in changes else None
    while (
        at > 0
        and thing is not None
        and doc[at].lower_ not in changes
        and doc[at].pos_ in (*NOMINAL, "DET", "ADJ", "PRON")
    ):
        at -= 1
    if at < 1 or doc[at].lower_ not in changes:
        return None
    if thing is not None:
        return thing
    before = (token for token in reversed(doc[max(0, at - NEAR) : at]) if token.pos_ not in ("AUX", "ADV"))
    return next((token for token in [next(before, doc[at])] if token.pos_ in NOMINAL), None)


def _by_parse(found: Counted, verb: Token | None) -> Token | None:
    if verb is None or verb.pos_ != "VERB":
        return None
    own = range(found.first, found.unit_last + 1)
    nouns = (*nlp.children(verb, "object"), *nlp.subjects(verb))
    return next((noun for noun in nouns if noun.pos_ in NOMINAL and noun.i not in own), None)
