"""The verb, adjective or noun that says what happened to the noun that a figure counts."""

from factcheck.extract import nlp
from factcheck.extract.words import Token

LINKING = frozenset({"be", "have", "get", "become", "remain"})
PLACING = frozenset({"in", "across", "near", "inside", "outside", "within", "throughout", "around"})
BESIDE = frozenset({"from", "with", "without", "by", "for", "against"})  # between two counted things
ASIDE = 16  # tokens of a relative clause between commas
REACH = 6  # tokens between a number's noun and a participle or adjective that says what happened to it


def following(head: Token) -> list[Token]:
    """A participle or adjective that stands right behind the noun, linking verbs and adverbs apart: "were killed"."""
    found = []
    first = _behind_list(head) + 1
    for token in head.doc[first : first + REACH]:
        if token.pos_ in ("AUX", "ADV") or token.lemma_.lower() in LINKING or token.tag_ in ("WP", "WDT", "EX"):
            continue
        if token.tag_ == "VBN" and token.i + 1 < len(token.doc) and _tells(token.nbor(1)):
            continue  # "were reported killed", "confirmed dead"
        if _tells(token) or token.tag_ == "VBD":
            auxiliary = any(other.lemma_.lower() in LINKING for other in head.doc[first : token.i])
            if token.i == head.i + 1 or auxiliary:
                found.append(token)
        break
    return [token for token in found if token.tag_ != "VBD" or not nlp.children(token, "object")]


def _behind_list(head: Token) -> int:
    """The last word of the subject that the noun is the first of: "12 homes and other buildings were damaged"."""
    doc, i = head.doc, head.i + 1
    if i + 1 >= len(doc) or doc[i].pos_ != "CCONJ":
        return head.i
    i += 1
    while i + 1 < len(doc) and doc[i].pos_ in ("ADJ", "DET"):
        i += 1
    plain = doc[i].pos_ == "NOUN" and i + 1 < len(doc) and doc[i + 1].lemma_.lower() in LINKING
    return i if plain else head.i


def _tells(token: Token) -> bool:
    return token.pos_ in ("ADJ", "VERB") and token.tag_ in ("JJ", "VBN", "NN")


def verb_before(number: Token, first: int) -> Token | None:
    """The verb right before a number and its bound, which begins at token ``first``: "killing at least 12", "wounded 30"."""
    for i in range(number.i - 1, max(-1, number.i - 6), -1):
        token = number.doc[i]
        if i < first and token.pos_ == "ADP" and token.lower_ != "of":
            return None  # "12 people were found dead in two houses", "oil settled at $41"
        if token.pos_ == "VERB" or token.tag_ in ("JJ", "VBN"):
            linked = i > 0 and number.doc[i - 1].lemma_.lower() in LINKING
            bare = token.tag_ == "VBN" and i == number.i - 1 and not nlp.children(token, "agent", "oblique")
            return None if linked or (nlp.is_passive(token) and token.tag_ != "VBD" and not bare) else token
        if token.pos_ in ("NOUN", "PROPN", "PUNCT", "NUM") or token.is_space:
            return None
    return None


def _behind_aside(top: Token) -> Token | None:
    """The verb of a noun behind the aside that parts them: "59 people, who had been dancing, had been shot"."""
    doc = top.doc
    if top.i + 2 >= len(doc) or doc[top.i + 1].text != "," or doc[top.i + 2].tag_ not in ("WP", "WDT"):
        return None
    closed = next((token.i for token in doc[top.i + 3 : top.i + 3 + ASIDE] if token.text in (",", "–", "—")), None)
    if (
        closed is None
        or closed + 1 >= len(doc)
        or not (doc[closed + 1].pos_ == "AUX" or doc[closed + 1].tag_ in ("VBD", "VBZ", "VBP"))
    ):
        return None
    return next((token for token in doc[closed + 1 : closed + 1 + REACH] if token.pos_ == "VERB"), None)


def _was(verb: Token) -> bool:
    """Whether a form of "be" stands before a participle."""
    return any(token.lemma_ == "be" for token in verb.doc[max(0, verb.i - 4) : verb.i])


def relation_of(top: Token) -> tuple[Token | None, str | None]:
    """The verb (or "of" noun) above a noun or number, and what the noun is to it: object, subject, of, or other."""
    behind = _behind_aside(top)
    if behind is not None:
        return behind, "object" if behind.tag_ == "VBN" and _was(behind) else "subject"
    for child in nlp.children(top, "participle", "relative"):
        if child.pos_ == "VERB" and child.i > top.i:
            passive = (nlp.is_passive(child) or child.tag_ == "VBN") and not nlp.children(child, "object")
            return child, "object" if passive else "subject"
    current = top
    for _ in range(5):
        kind, head = current.role, nlp.governor(current)
        if head is None:
            return (current, "subject") if current.pos_ == "VERB" else (None, None)
        if kind == "object" or (kind == "passive-subject" and not nlp.is_progressive(head)):
            return head, "object"
        if kind in ("subject", "passive-subject"):
            return head, "object" if nlp.is_passive(head) else "subject"
        if kind in ("noun-modifier", "prepositional-object") and head.pos_ in ("NOUN", "PROPN", "NUM"):
            mark = nlp.preposition(current)
            if mark == "of" and head.pos_ != "NUM":
                return head, "of"
            if mark in PLACING:  # "killed 12 people in four towns": the towns are not killed
                return nlp.predicate(head), mark
            if mark in BESIDE and nlp.children(head, "number"):
                return nlp.predicate(head), mark  # "detained 10 sailors from two boats": they are not detained
        elif kind == "noun-modifier" and head.pos_ == "SYM":
            return nlp.predicate(head), nlp.preposition(current)  # "earn 3% on $12,000": that is not earned
        elif kind in ("oblique", "bare-oblique", "agent", "prepositional-object") and head.pos_ in (
            "VERB",
            "AUX",
            "ADJ",
        ):
            return head, nlp.preposition(current) or kind
        if kind == "open-clause" and current.pos_ != "VERB":
            return head, "object"
        if current.pos_ == "VERB":
            return current, "object" if nlp.is_passive(current) else "subject"
        current = head
    return None, None
