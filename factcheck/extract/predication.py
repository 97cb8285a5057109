"""What a verb says something of: the noun before it, over auxiliaries, appositions, relative clauses and "and"."""

from factcheck.extract import nlp
from factcheck.extract.phrases import Ground, Phrase, ending, is_verb, nominal, opening, skip, text_at

LONGEST = 24  # tokens looked back from a verb


def of_verb(land: Ground, at: int, depth: int) -> Phrase | None:
    """What the verb at ``at`` says something of: the noun before it, over its auxiliaries and relative pronouns."""
    i = _chain(land, at)
    token = land.at(i)
    if token is None or depth > 2:
        return None
    if token.tag_ in ("WDT", "WP"):
        return _antecedent(land, i - 1)
    if token.tag_ == "PRP" and (mark := land.at(i - 1)) is not None and mark.pos_ == "ADP":
        i -= 2  # "the voltage across it was 5 V"
    if nominal(land, i):
        if _own_clause(land, at, i):
            return _of_verb_before(land, i, depth) or ending(land, i)
        phrase = ending(land, i)
        return phrase if phrase is None or not phrase.marked else _parsed(land, at) or phrase
    if token.text == ",":
        return _over_comma(land, i) or _of_verb_before(land, i, depth)
    if token.text in (")", "]"):
        return ending(land, opening(land, i) - 1)
    if token.pos_ in ("CCONJ", "SCONJ", "ADP"):
        return _of_verb_before(land, i, depth)
    if token.tag_ == "PRP":
        return _said_of(land, i, depth)
    return _parsed(land, at)


def _own_clause(land: Ground, at: int, noun: int) -> bool:
    """Whether the noun before "to pay" or "having paid" is no subject of it: "signed a contract to pay", by the parse."""
    verb, opens = land.at(at), land.at(noun + 1)
    if verb is None or opens is None or verb.lower_ in land.changes and opens.tag_ != "VBG":
        return False
    return (opens.tag_ == "TO" or opens.pos_ == "AUX" and opens.tag_ == "VBG") and verb.role in (
        "participle",
        "adverbial-clause",
    )


def _chain(land: Ground, at: int) -> int:
    """Left over the auxiliaries, adverbs and verbs that one predicate is made of: "is widely expected to rise"."""
    i = at - 1
    while (token := land.at(i)) is not None:
        j = skip(land, i)
        if j != i and token.pos_ not in ("ADJ", "DET"):
            i = j
        elif token.pos_ in ("AUX", "PART") or _earlier_amount(land, i) or (is_verb(land, i) and token.tag_ != "VBG"):
            i -= 1
        else:
            break
    return i


def _earlier_amount(land: Ground, i: int) -> bool:
    """As in "gained 5 % to close at 80": an amount between the verb and its infinitive."""
    return i in land.figures and (i + 1 in land.figures or text_at(land, i + 1) == "to")


def _antecedent(land: Ground, i: int) -> Phrase | None:
    if text_at(land, i) == ",":
        i -= 1
    if text_at(land, i) in (")", "]"):
        i = opening(land, i) - 1
    return ending(land, i)


def _of_verb_before(land: Ground, at: int, depth: int) -> Phrase | None:
    """A predicate joined to the one before it shares its subject: "fell 5 % and paid", "rose after losing 5 %"."""
    for i in range(at - 1, max(at - LONGEST, -1), -1):
        if text_at(land, i) in (";", ":"):
            return None
        token = land.at(i)
        if token is not None and token.tag_ != "VBG" and is_verb(land, i):
            return of_verb(land, i, depth + 1)
    return None


def _said_of(land: Ground, at: int, depth: int) -> Phrase | None:
    """As in "the airline said it had 40 jets": the pronoun under a verb of speech is its speaker."""
    i = at - 2 if text_at(land, at - 1) == "that" else at - 1
    pronoun = land.at(at)
    third = pronoun is not None and "Person=3" in str(pronoun.morph)
    return of_verb(land, i, depth + 1) if third and is_verb(land, i) else None


def _over_comma(land: Ground, comma: int) -> Phrase | None:
    """As in "energy, last year's worst sector, fell": the noun before the apposition."""
    for i in range(comma - 1, max(comma - LONGEST, -1), -1):
        token = land.at(i)
        if token is None or (is_verb(land, i) and token.tag_ != "VBG"):
            return None
        if token.text == ",":
            return ending(land, i - 1) if nominal(land, i - 1) else None
    return None


def _parsed(land: Ground, at: int) -> Phrase | None:
    """The verb's subject as the parser has it, where it is a noun to the left."""
    verb = land.at(at)
    for noun in nlp.subjects(verb) if verb is not None else []:
        if noun.tag_ in ("WDT", "WP") and noun.i > 0:
            return ending(land, noun.i - 1)
        if noun.i < at and nominal(land, noun.i):
            return ending(land, noun.i)
    return None
