"""Which noun a number counts; the one that it is the value of is found in ``values.py``.

The words right of the number are read first, because "at least 130 people" needs no parse.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from factcheck.extract import nlp
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.values import NOMINAL, noun_of
from factcheck.extract.words import Doc, Token
from factcheck.model import Quantity

LONGEST = 9  # tokens looked at right of a number
PRONOUNS = frozenset({"PRP", "WDT", "WP"})
SINGULAR = ("NN", "NNP")
PARTICIPLES = ("VBN", "VBG")
DETERMINERS = frozenset({"DET", "PRON"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts. ``head`` is the noun counted, ``value_of`` the noun whose value the number is."""

    number: Token
    head: Token | None = None
    value_of: Token | None = None
    last: int = -1  # token index of the end of the noun phrase, included
    partitive: bool = False  # "nine of the dead"
    before_head: tuple[Token, ...] = ()  # "confirmed, probable" in "12 confirmed and probable cases"
    first: int = -1  # token index of the first of the quantity's own words, its bound included
    unit_last: int = -1  # token index of the last of them, its unit included


def counted(
    quantity: Quantity,
    tokens: Sequence[Token],
    number: Token,
    words: Lexicon,
    apart: Container[int],
) -> Counted:
    """The noun that ``quantity``, which stands in ``tokens``, counts or is the value of.

    ``apart``: token indexes of times and of other figures, which no noun phrase goes over ("2.1 last year").
    """
    last = tokens[-1]
    right = _right_of(number, last, apart, words)
    if right.head is None and quantity.unit is None and number != last and last.pos_ in NOMINAL:
        right = _Right(last, last.i)  # the noun is in the quantity's own words
    value_of = None
    if right.head is None or quantity.kind not in ("count", "age"):
        value_of = noun_of(quantity, tokens[0], number, words, apart)
    if value_of == right.head:
        value_of = None
    end = right.last if value_of is None else max(right.last, last.i)
    return Counted(number, right.head, value_of, end, right.partitive, right.before, tokens[0].i, last.i)


class _Right(NamedTuple):
    """What stands right of a number: the noun, the last token of its phrase, and the words before the noun."""

    head: Token | None
    last: int
    partitive: bool = False
    before: tuple[Token, ...] = ()


def _right_of(number: Token, last: Token, apart: Container[int], words: Lexicon) -> _Right:
    doc, i = number.doc, last.i + 1
    partitive = of_number = False
    beyond = past_conversion(doc, i)
    if beyond > i and doc[beyond : beyond + 1] and doc[beyond].lower_ == "of":
        i = beyond  # "200 kg (440 pounds) of explosives"
    if i + 1 < len(doc) and doc[i].text == "-" and _counts(doc[i + 1], words.joined):
        return _Right(doc[i + 1], i + 1)  # an 80-employee company counts employees
    shared = _shared_behind(last)
    if shared is not None:
        return _Right(shared, last.i)
    bracket = i < len(doc) and doc[i].text == "["  # the editor's words: "30,000 [rebel fighters]"
    i += bracket
    if i < len(doc) and doc[i].lower_ == "of":
        of_number = i + 1 in apart  # "55 of 101 seats"
        partitive = of_number or (i + 1 < len(doc) and doc[i + 1].pos_ in DETERMINERS)
        i += 1
        while i < len(doc) and doc[i].pos_ in DETERMINERS and doc[i].tag_ not in PRONOUNS:
            i += 1
        if i < len(doc) and doc[i].pos_ in DETERMINERS:
            return _Right(doc[i], i, True)
    head, before = _noun_run(number, i, apart, partitive, words.comparing)
    if of_number and head is not None and head.tag_ in SINGULAR:
        head, before, partitive = None, (), False  # "12 of one family" counts no families
    end = head.i if head is not None else last.i
    if bracket and end + 1 < len(doc) and doc[end + 1].text == "]":
        end += 1
    return _Right(head, max(end, last.i), partitive, before)


def past_conversion(doc: Doc, at: int) -> int:
    """The token behind the amount in brackets that begins at ``at``: "65 km (40 miles) south"; ``at`` where none does."""
    if at + 2 >= len(doc) or doc[at].text != "(" or not (doc[at + 1].like_num or doc[at + 1].pos_ == "SYM"):
        return at
    closed = next((i for i in range(at + 2, min(at + LONGEST, len(doc))) if doc[i].text == ")"), None)
    return at if closed is None else closed + 1


def _counts(token: Token, joined: Container[str]) -> bool:
    """Whether a word behind a number and a hyphen is what is counted; the tagger takes "nine-storey" for an adjective."""
    describes = token.pos_ == "ADJ" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in NOMINAL
    return token.pos_ in NOMINAL or (describes and token.tag_ == "JJ" and token.lower_ not in joined)


def _shared_behind(last: Token) -> Token | None:
    """The noun that parts of a list share: "four-, five- and six-cylinder engines" count cylinders."""
    doc, i = last.doc, last.i
    hung = last.text.endswith("-") or (i + 1 < len(doc) and doc[i + 1].text == "-")
    i += 1 + (not last.text.endswith("-"))
    if not hung or i >= len(doc) or not (doc[i].text == "," or doc[i].pos_ == "CCONJ"):
        return None
    for token in doc[i : i + LONGEST]:
        if token.text == "-" and token.i + 1 < len(doc) and doc[token.i + 1].pos_ in NOMINAL:
            return doc[token.i + 1]
        if not (token.text in (",", "-") or token.text.endswith("-") or token.pos_ in ("CCONJ", "NUM")):
            break
    return None


def _noun_run(
    number: Token, start: int, apart: Container[int], partitive: bool, comparing: Container[str]
) -> tuple[Token | None, tuple[Token, ...]]:
    """The head of the noun phrase that begins at ``start``, and the words before its nouns."""
    doc = number.doc
    before: list[Token] = []
    i = start
    while i < min(len(doc), start + LONGEST):
        token = doc[i]
        if i and nlp.ends_in_unit(doc[i - 1], token):
            return _dead(before), tuple(before)
        if _hyphened(token):
            before += doc[i : i + 3]
            i += 3
            continue
        if i in apart and not partitive:
            return _dead(before), tuple(before)
        if i in apart:  # the size of the whole: "two of the 4,300 sales"
            i += 1
            continue
        if _is_noun(token, number):
            break
        reason = token.role == "case" and token.pos_ == "ADJ"
        if reason or token.tag_ == "WRB" or (token.tag_ == "VBN" and token.lower_ in comparing):
            return _dead(before), tuple(before)  # "$70 a barrel due to the storm", "40 percent compared with 2012"
        joins = token.text in (",", "-") or token.pos_ in ("CCONJ", "ADV") or token.lower_ in ("of", "other", "more")
        if not (joins or _describes(token) or _numbered(token)):
            return _dead(before), tuple(before)
        before.append(token)
        i += 1
    else:
        return _dead(before), tuple(before)
    if i >= len(doc) or not _one_phrase(before):
        return _dead(before), tuple(before)
    head = doc[i]
    while i + 1 < len(doc) and i + 1 not in apart and _goes_on(doc[i + 1]):
        if head.tag_ == "NNS" and doc[i + 1].tag_ == "NNP":
            break  # "the worst riots Greece has seen"
        i += 1
        head = doc[i]
    return (head if head.text[:1].isalnum() else None), tuple(before)


def _goes_on(token: Token) -> bool:
    """Whether a noun phrase goes over ``token``; what the parser takes for the sentence's verb is no noun."""
    if _inner_hyphen(token):
        return True
    verb = token.role == "root" and not nlp.children(token, "compound", "flat", "adjective", "number")
    return token.pos_ in NOMINAL and not verb


def _is_noun(token: Token, number: Token) -> bool:
    """Nouns, and what stands right behind a number and looks like a verb in -s: no plural takes one ("3.7 rebounds")."""
    if token.tag_ in PARTICIPLES:
        return False  # "12 confirmed and probable cases"
    plural = token.tag_ == "VBZ" and token.pos_ == "VERB" and token.lower_.endswith("s") and number.lower_ != "one"
    return token.pos_ in NOMINAL or (plural and token.i == number.i + 1)


def _hyphened(token: Token) -> bool:
    """A number that a hyphen makes a word that describes: "two three-storey hotels"."""
    return token.pos_ == "NUM" and token.i + 3 < len(token.doc) and token.nbor(1).text == "-"


def _numbered(token: Token) -> bool:
    """A number that is part of a name within the noun phrase: "two 737 Max jets"."""
    return token.pos_ == "NUM" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "PROPN"


def _describes(token: Token) -> bool:
    return token.pos_ == "ADJ" or token.tag_ in PARTICIPLES


def _dead(before: list[Token]) -> Token | None:
    """An adjective used as a noun: "127 dead", "350 injured"."""
    if not before or not _describes(before[0]) or before[0].tag_ not in ("JJ", "VBN", "NN"):
        return None
    behind = before[0].i + 1
    takes = behind < len(before[0].doc) and before[0].nbor(1).pos_ in DETERMINERS  # "a crowd of 4,000 filled the hall"
    return None if takes and before[0].pos_ == "VERB" else before[0]


def _one_phrase(before: list[Token]) -> bool:
    """Whether the words before a noun can belong to it: adjectives, joined by commas or "and" among themselves."""
    for left, right in pairwise(before):
        if left.pos_ == "CCONJ" and not _describes(right):
            return False
        if left.pos_ == "ADV" and right.text == ",":
            return False  # "six critically, police said"
    if before and (before[0].pos_ == "CCONJ" or before[0].text == ","):
        return False
    return not before or before[-1].pos_ != "CCONJ"


def _inner_hyphen(token: Token) -> bool:
    return (
        token.text == "-" and not token.whitespace_ and token.i + 1 < len(token.doc) and not token.nbor(-1).whitespace_
    )


def compound(head: Token | None) -> bool:
    """Whether a hyphen joins the noun to its number: a "nine-storey block" has nine storeys, whatever befalls the block."""
    return head is not None and head.i > 0 and head.nbor(-1).text == "-"


def attributive(found: Counted) -> bool:
    """Whether a hyphen joins a unit to its number before a noun: a rocket does not release 5 tonnes of "a 5-tonne probe"."""
    own = found.number.doc[found.number.i + 1 : found.unit_last + 1]
    return found.head is not None and found.head.i > found.unit_last and any(token.text == "-" for token in own)


def impersonal(found: Counted, words: Lexicon) -> bool:
    """Whether "one" counts nobody: "one never knows", "one expects rain"; "one dies", "one is in hospital" do count."""
    number, verb = found.number, found.number.head
    alone = found.head is None and found.value_of is None and number.lower_ == "one" and number.role == "subject"
    if not alone or verb.tag_ != "VBZ" or verb.pos_ != "VERB":
        return False
    return not any(verb.lemma_ in known for known in (words.one_of_them, words.verbs, words.verbs_subject))


def inside(number: Token, head: Token) -> bool:
    """Whether the noun hangs on its number, which then stands for both: "hundreds of people sought refuge"."""
    return nlp.governor(head) == number and nlp.preposition(head) == "of" and not nlp.children(head, "relative")
