"""Which noun a number is the value of: "toll" in "the death toll rose to 41", "number" in "put the number of dead at 17"."""

from collections.abc import Container

from factcheck.extract import nlp
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.words import Doc, Token
from factcheck.model import Quantity

FARTHEST = 24  # tokens looked back for a total's noun
NOMINAL = ("NOUN", "PROPN")
VALUE_PREPOSITIONS = frozenset({"to", "at", "of", "from", "by", "as"})


def noun_of(quantity: Quantity, first: Token, number: Token, words: Lexicon, apart: Container[int]) -> Token | None:
    """The noun whose value ``quantity`` is, which begins at token ``first``; ``None`` where it is no noun's.

    ``apart``: token indexes of times and of other figures.
    """
    moved = _moved(quantity, first, number)
    return (
        _named_behind(number, words.values_of(quantity.kind))
        or _named_before(number, first.i, quantity.kind, words, moved=moved)
        or _value_of(number, words.reaching, apart)
    )


def _value_of(number: Token, reaching: Container[str], apart: Container[int] = ()) -> Token | None:
    """The noun whose value the number is: of "toll of 43", "toll rose to 41", "put the toll at 45", "toll was 41"."""
    top = _top_of_number(number)
    label = _label(top)
    if label is not None:
        return label
    head = nlp.governor(top)
    if head is None:
        subjects = nlp.children(top, "subject")
        return subjects[-1] if subjects else None
    mark = nlp.preposition(top)
    if nlp.children(top, "copula"):
        subjects = nlp.subjects(top)
        return subjects[-1] if subjects else None
    if head.pos_ in NOMINAL and mark in ("of", "at"):
        return head
    if head.pos_ in ("VERB", "AUX"):
        return _of_verb(head, top, mark, reaching, apart)
    return None


def _named_before(number: Token, first: int, kind: str, words: Lexicon, *, moved: bool) -> Token | None:
    """A noun such as "toll" left of "to 41", "at 45", "of 43": nearer and surer than a parse of the verb between.

    ``kind``: of the quantity. ``first``: where the quantity begins, with its bound ("rose above 270"). ``moved``: a word
    of change may stand before it, whatever the tagger takes "rose" for.
    """
    doc, i = number.doc, min(first, number.i) - 1
    if i >= 0 and _named(doc[i], kind, words):
        return doc[i]  # "a town with population 12,000"
    while i > 0 and doc[i].pos_ in ("ADV", "ADJ", "SYM") or doc[i].lower_ in ("least", "more", "than"):
        i -= 1
    if i < 1 or not (moved or doc[i].lower_ in VALUE_PREPOSITIONS or doc[i].pos_ in ("AUX", "VERB")):
        return None
    if doc[i].lower_ in words.forms and not moved:
        return None  # "fired at the crowd, killing four": the verb says what befell them
    for j in range(i - 1, max(-1, i - FARTHEST), -1):
        token = doc[j]
        figure = token.pos_ == "NUM" and doc[i].lower_ != "from" and token.nbor(1).text != "-"
        if figure and _is_change(doc, j, i, words):
            continue  # "revenue was up 14 percent at 892 million"
        if token.text in (".", ";", "!", "?", ":") or figure:
            return None
        if _named(token, kind, words):
            return token if _same_clause(token, doc[i]) else None
    return None


def _same_clause(noun: Token, mark: Token) -> bool:
    """Whether no verb with a subject of its own stands between a noun and ``mark``, the word before a number.

    Not so in "in her bid, Lund raised $12 million", nor where the noun is the object of a verb before: "crude reversed
    its losses and was up 46 cents".
    """
    between = noun.doc[noun.i + 1 : mark.i + 1]
    verbs = [token for token in between if token.tag_ in nlp.FINITE and token.pos_ in ("VERB", "AUX")]
    if not verbs:
        return True
    if noun.role == "object" and noun.head.i < noun.i:
        return False
    parted = next((token.i for token in between if token.text == ","), verbs[-1].i)
    own = nlp.children(verbs[-1], "subject", "passive-subject")
    return not any(parted < subject.i < verbs[-1].i for subject in own)


def _is_change(doc: Doc, figure: int, mark: int, words: Lexicon) -> bool:
    """Whether a figure is by how many percent the value behind "at" has moved."""
    unit = "".join(token.lower_ for token in doc[figure + 1 : mark])
    return doc[mark].lower_ == "at" and unit in words.percents and doc[max(figure - 1, 0)].lower_ in words.ways


def _moved(quantity: Quantity, first: Token, number: Token) -> bool:
    """Whether a word of change stands before a number, or a noun before its bound that may be one: "rose above 270"."""
    bounded = 0 < first.i < number.i and first.nbor(-1).pos_ == "NOUN"
    return bounded or quantity.change is not None


def _named(token: Token, kind: str, words: Lexicon) -> bool:
    """Whether a noun takes a number as its value, by its lemma or, as "deaths", in the plural alone."""
    noun = token.pos_ in NOMINAL or (token.pos_ == "ADJ" and token.i > 0 and token.nbor(-1).lower_ == "of")  # "of dead"
    totals = words.values_of(kind)
    return noun and (token.lemma_.lower() in totals or token.lower_ in totals) and not _is_rate(token, words)


def _is_rate(noun: Token, words: Lexicon) -> bool:
    """Whether a noun only says for what an amount before it is given: "648 pence a share", "£3 for each share"."""
    if noun.i < 3 or noun.tag_ == "NNS":
        return False
    lead, before = noun.nbor(-1).lower_, noun.doc[noun.i - 3 : noun.i - 1]
    return lead in words.rating or (lead in ("a", "an") and any(token.pos_ in ("NUM", "SYM") for token in before))


def _named_behind(number: Token, totals: Container[str]) -> Token | None:
    """A noun such as "toll" right of "bringing to 41": "bringing to 41 the number of the dead"."""
    doc, i = number.doc, number.i - 1
    while i > 0 and (doc[i].pos_ in ("ADV", "ADJ") or doc[i].lower_ in ("least", "more", "than")):
        i -= 1
    if i < 1 or doc[i].lower_ not in ("to", "at"):
        return None
    for token in doc[number.i + 1 : number.i + 5]:
        if token.pos_ in NOMINAL:
            return token if token.lemma_.lower() in totals and doc[number.i + 1].lower_ in ("the", "its") else None
    return None


def _top_of_number(number: Token) -> Token:
    top = number
    while top.head != top and top.head.pos_ in ("NUM", "SYM") and top.role in (
        "number", "compound", "conjunct", "number-modifier", "noun-modifier", "title", "flat", "adjective",
    ):  # fmt: skip
        top = top.head
    return top


def _of_verb(verb: Token, top: Token, mark: str, reaching: Container[str], apart: Container[int]) -> Token | None:
    if mark in VALUE_PREPOSITIONS or top.role in ("oblique", "prepositional-object", "bare-oblique"):
        if mark and mark not in VALUE_PREPOSITIONS:
            return None
        objects = [noun for noun in nlp.children(verb, "object") if noun != top and noun.i < top.i]
        objects = [noun for noun in objects if noun.i not in apart]  # "sales rose 12 percent to $4 billion"
        subjects = [noun for noun in nlp.subjects(verb) if mark or noun.i < top.i]  # not "six critically, police said"
        return objects[-1] if objects else _nearest(subjects)
    stated = top.role in ("object", "predicate-noun", "open-clause")
    if stated and (verb.lemma_ == "be" or verb.lemma_ in reaching):
        return _nearest(nlp.subjects(verb))
    return None


def _nearest(tokens: list[Token]) -> Token | None:
    return tokens[-1] if tokens else None


def _label(number: Token) -> Token | None:
    """The noun of a label: "Shelters operating: 4,460", "Cost to date: $2 million", "Dead: 12"."""
    i = number.i - 1
    while i >= 0 and (
        number.doc[i].is_space or number.doc[i].pos_ in ("SYM", "ADV", "ADP") or number.doc[i].tag_ == "JJR"
    ):
        i -= 1
    if i < 1 or number.doc[i].text != ":":
        return None
    label: list[Token] = []
    for token in reversed(number.doc[max(0, i - 8) : i]):
        if token.text in (".", "!", "?"):
            break
        label.insert(0, token)
    cut = next((at for at, token in enumerate(label) if at and token.pos_ == "ADP"), len(label))  # "cost to date"
    nouns = [token for token in label[:cut] if token.pos_ in NOMINAL]
    alone = label[0] if len(label) == 1 and label[0].is_alpha else None  # "Dead: 12"
    return nouns[-1] if nouns else alone
