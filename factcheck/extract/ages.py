"""Which bare figures are ages ("the victim was 19", "the suspect, 45,"), and whose age a figure is.

That of the name right before it ("Ida Berg, 54,"), else of the one right behind ("a 54-year-old, Ida Berg").
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from factcheck.extract import namewords, nlp
from factcheck.extract.amounts import is_years
from factcheck.extract.introduced import Person
from factcheck.extract.lexicon import lexicon
from factcheck.extract.nlp import Paragraph
from factcheck.extract.nouns import Counted
from factcheck.extract.tables import tables
from factcheck.extract.words import Doc, Token
from factcheck.model import Name, Quantity
from factcheck.rules import Rules

LONGEST_GAP = 45  # code points between an age and the name behind it
ARTICLES = ("a", "an", "the")  # "Ida Berg, a 54-year-old baker"
STOPS = frozenset(';:()[]"“”.!?')


def as_age(paragraph: Paragraph, people: Sequence[Name], quantity: Quantity, found: Counted, rules: Rules) -> Quantity:
    """The quantity; as an age where it is a bare figure that a person is or that stands between commas behind one.

    ``people``: the names of persons in its sentence.
    """
    bare = quantity.kind == "count" and quantity.unit is None and quantity.change is None and found.head is None
    if not bare or not is_years(quantity.interval.low):
        return quantity
    if not (_is_old(paragraph, people, found, rules) or _set_off(found, rules)):
        return quantity
    return replace(quantity, kind="age", unit="year-old", rules=(*quantity.rules, "scope.one-person"))


def _is_old(paragraph: Paragraph, people: Sequence[Name], found: Counted, rules: Rules) -> bool:
    """As in "Another assailant, who had fled, was 29": the figure is all that is said of somebody by "be"."""
    doc, glue = found.number.doc, tables(rules).glue
    first, last = _listed(doc, found.first, found.unit_last)
    person = _subject(found) or next(iter(nlp.children(doc[first], "subject")), None)
    if person is None or person.i >= first or doc[first - 1].lower_ not in glue["is-age"]:
        return False
    behind = doc[last + 1 : last + 2]
    if any(token.is_alpha and token.lower_ not in glue["after-age"] or token.text in "-%/(" for token in behind):
        return False
    if _persons(person, rules):
        return _figures(doc, first, last) > 1
    return _one_person(person, rules) or bool(_named(paragraph, people, person))


def _named(paragraph: Paragraph, people: Sequence[Name], person: Token) -> str:
    """The full name that the token is part of; empty where it is part of none."""
    place = paragraph.span(person.i, person.i + 1)
    return next((name.full for name in people if name.span.overlaps(place)), "")


def _set_off(found: Counted, rules: Rules) -> bool:
    """As in "the suspect, 45, was shot", "two suspects, 19 and 23, were held": between commas behind persons."""
    doc = found.number.doc
    first, last = _listed(doc, found.first, found.unit_last)
    if first < 2 or last + 1 >= len(doc) or found.number.i != found.first:
        return False
    if (doc[first - 1].text, doc[last + 1].text) not in ((",", ","), ("(", ")")):
        return False
    person = doc[first - 2]
    by_ending = person.tag_ == "NN" and person.lemma_.lower().endswith(lexicon(rules).person_endings)
    if _figures(doc, first, last) == 1:
        return by_ending or _one_person(person, rules)
    return _persons(person, rules)


def _listed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The first and the last token of the figures that stand in one list with those from ``first`` to ``last``."""
    at = first - 1
    while at > 0 and _joins(doc[at]):
        at -= 1
        first = at if doc[at].pos_ == "NUM" else first
        at -= first == at
    at = last + 1
    while at + 1 < len(doc) and _joins(doc[at]):
        at += 1
        last = at if doc[at].pos_ == "NUM" else last
        at += last == at
    return first, last


def _joins(token: Token) -> bool:
    return token.text == "," or token.pos_ == "CCONJ"


def _figures(doc: Doc, first: int, last: int) -> int:
    return sum(token.pos_ == "NUM" for token in doc[first : last + 1])


def _persons(token: Token, rules: Rules) -> bool:
    return token.tag_ == "NNS" and token.lemma_.lower() in lexicon(rules).persons


def _one_person(token: Token, rules: Rules) -> bool:
    return token.tag_ == "NN" and token.lemma_.lower() in lexicon(rules).persons


def bearer(paragraph: Paragraph, people: Sequence[Name], quantity: Quantity, links: Container[str]) -> str:
    """The full name of the person whose age it is; empty where no name stands beside it.

    ``links``: words that may stand between a name and the age behind it.
    """
    person = ""
    if quantity.interval.low != quantity.interval.high:
        return person  # "those 18 to 25 years old" are several
    for name in people:
        if name.span.end <= quantity.span.start:
            person = name.full if _joined(paragraph, name.span.end, quantity.span.start, links) else person
        elif not person and _named_behind(paragraph, quantity.span.end, name.span.start):
            person = "" if _tells_whose(paragraph, name) else name.full
    return person


def _tells_whose(paragraph: Paragraph, name: Name) -> bool:
    """Whether a name belongs to a noun behind it: "the 78-year-old Lund supporter" is not Lund."""
    own = paragraph.tokens(name.span)
    behind = paragraph.doc[own[-1].i + 1 : own[-1].i + 2] if own else []
    return any(word.tag_ in ("NN", "NNS") and any(token.head == word for token in own) for word in behind)


def of_holder(holders: Mapping[str, Person], quantity: Quantity, found: Counted) -> str:
    """Whom "the 54-year-old premier" means: the one person whom the source calls premier; empty without one."""
    doc, behind = found.number.doc, found.unit_last + 1
    if found.first == 0 or doc[found.first - 1].lower_ != "the" or behind >= len(doc):
        return ""
    person = holders.get(doc[behind].lemma_.lower())
    last = behind + 1 >= len(doc) or doc[behind + 1].pos_ not in ("NOUN", "PROPN")
    fits = person is not None and person.age in (None, quantity.interval.low)
    return person.full if person is not None and last and fits else ""


def of_known(known: Sequence[Person], quantity: Quantity, found: Counted, rules: Rules) -> str:
    """Whom "the 28-year-old" means: the one person named right before; empty where the text gives that one another age."""
    doc, behind = found.number.doc, found.unit_last + 1
    if len(known) != 1 or found.first == 0 or doc[found.first - 1].lower_ != "the":
        return ""
    if quantity.interval.low != quantity.interval.high or known[0].age not in (None, quantity.interval.low):
        return ""
    noun = next((token for token in doc[behind : behind + 1] if token.pos_ in ("NOUN", "PROPN", "ADJ")), None)
    people = namewords.words(rules).adjectives
    told = noun is None or noun.text in people or _one_person(noun, rules)
    return known[0].full if told else ""


def told_of(paragraph: Paragraph, people: Sequence[Name], found: Counted, rules: Rules) -> str:
    """The name of the person of whom the figure is said, else the noun: "boy" of "a six-year-old boy"; else empty."""
    person = found.head or _subject(found)
    if person is None and found.first > 1 and _set_off(found, rules):
        person = found.number.doc[found.first - 2]
    if person is None:
        return ""
    named = _named(paragraph, people, person)
    return named or (person.lemma_.lower() if _one_person(person, rules) else "")


def of_another_time(found: Counted, rules: Rules) -> bool:
    """Whether the age is not that of now: "will be 25 in May", "was four when it was built", "when she was four"."""
    number, words = found.number, lexicon(rules).age_then
    verbs = {token for token in (number, number.head) if token.i <= number.i}
    around = [child for token in verbs for child in nlp.children(token, "auxiliary", "adverb", "marker")]
    behind = number.doc[found.unit_last + 1 : found.unit_last + 2]
    return any(token.lower_ in words for token in (*around, *behind))


def _subject(found: Counted) -> Token | None:
    """Who is or turns so old, over "who" to the one that it stands for."""
    number = found.number
    verb = number.head if number.role == "object" else number
    subject = found.value_of or next(iter(nlp.subjects(verb)), None)
    if subject is not None and subject.tag_ == "WP":
        return verb.head if verb.role == "relative" else None
    nearer = next((number.doc[copula.i - 1] for copula in nlp.children(number, "copula") if copula.i), None)
    if subject is not None and nearer is not None and nearer.pos_ == "NOUN" and not nearer.within(subject):
        return nearer  # "he was 46 and his wife was 44", where the parser hangs the second on the first
    return subject


def _joined(paragraph: Paragraph, start: int, end: int, links: Container[str]) -> bool:
    gap = _between(paragraph, start, end).strip()
    words = gap.removeprefix(",").strip()
    return gap in ("", ",", "(") or words in links or (gap != words and words in ARTICLES)


def _named_behind(paragraph: Paragraph, start: int, end: int) -> bool:
    gap = _between(paragraph, start, end)
    if len(gap) >= LONGEST_GAP or set(gap) & STOPS or gap.count(",") > 1 or " and " in gap:
        return False
    between = paragraph.between(start, end)
    if any(token.tag_ in nlp.FINITE or token.tag_ == "WRB" for token in between):
        return False  # "her 72-year-old mother is fond of Jon Lund"
    return all(token.pos_ != "ADP" for token in between[-1:])  # "the 44-year-old in Osel"


def _between(paragraph: Paragraph, start: int, end: int) -> str:
    return paragraph.text[max(0, start - paragraph.start) : max(0, end - paragraph.start)]
