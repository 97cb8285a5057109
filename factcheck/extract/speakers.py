"""Who speaks: the noun phrase beside a cue, whatever side it stands on, and whom it names."""

from dataclasses import dataclass

from factcheck.extract import nlp
from factcheck.extract.cues import Cue
from factcheck.extract.passages import PAUSES, Passage
from factcheck.extract.words import Token

RELATIVES = frozenset({"who", "which", "that", "whom"})
LOOSE = ("punctuation", "parataxis", "adverbial-clause", "clause", "copula", "subject")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LONGEST_ASIDE = 30  # tokens
LONGEST_NAME = 4  # tokens
ASIDE = frozenset({"DET", "NOUN", "ADJ", "PROPN", "PRON"})  # what an aside begins with
STARTERS = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tokens ``first`` to ``last`` (excluded) of the noun phrase, its head, and whether it stands behind its cue."""

    head: Token
    first: int
    last: int
    inverted: bool = False


def speaker(passage: Passage, cue: Cue, before: Speaker | None = None) -> Speaker | None:
    """The speaker of a cue, never inside a quotation that the cue does not stand in; ``None`` where nobody is named.

    ``before`` is the last speaker of the same sentence, whom a participle inherits.
    """
    if cue.kind == "phrase":
        return _behind(passage, cue.last)
    if cue.kind == "noun":
        return _owner(passage, cue)
    turned = None if cue.rule.get("hearer") else _inverted(passage, cue)
    if turned is not None:
        return turned
    if _is_adverbial(passage, cue):
        return _of_main_verb(passage, cue) or before
    beside = _named_behind(passage, cue)
    if beside is not None:
        return beside
    if nlp.is_passive(cue.head):
        return _agent(passage, cue) or (None if nlp.children(cue.head, "passive-auxiliary") else _left(passage, cue))
    start, end = passage.sentence(cue.first)
    for subject in nlp.subjects(cue.head):
        if not start <= subject.i < end:
            continue  # that of a sentence which the parse joins to this one
        if passage.inside[subject.i] < 0 and _can_speak(subject) and subject.text not in passage.days:
            return _subject(passage, cue, subject)
    return _left(passage, cue) or (before if cue.head.tag_ == "VBG" or _goes_on(passage, cue) else None)


def _named_behind(passage: Passage, cue: Cue) -> Speaker | None:
    """``," Lu said``: a capital between a quotation and its cue is a name, whatever the tagger took it for."""
    doc, inside = passage.doc, passage.inside
    first = cue.first
    while first > 0 and inside[first - 1] < 0 and doc[first - 1].is_alpha and doc[first - 1].text[0].isupper():
        first -= 1
    named = doc[first : cue.first]
    if first == 0 or inside[first - 1] < 0 or not 0 < len(named) <= LONGEST_NAME or cue.head.tag_ == "VBG":
        return None
    odd = all(token.pos_ not in ("PROPN", "PRON", "NOUN", "DET") for token in named)
    return Speaker(doc[cue.first - 1], first, cue.first) if odd and doc[first].text not in passage.days else None


def _goes_on(passage: Passage, cue: Cue) -> bool:
    """``but did say``: a second verb without a subject of its own belongs to the speaker before it."""
    at = cue.first - 1
    while at > 0 and passage.doc[at].pos_ in ("AUX", "ADV", "PART"):
        at -= 1
    return cue.first - at > 1 and passage.doc[at].pos_ == "CCONJ"


def _is_adverbial(passage: Passage, cue: Cue) -> bool:
    """``, saying``: a participle behind a comma belongs to the main verb, not to the noun beside it."""
    before = cue.first - 1
    while before > 0 and passage.doc[before].pos_ in ("ADV", "CCONJ"):
        before -= 1
    return cue.head.tag_ == "VBG" and before > 0 and passage.doc[before].text in (",", "–", "—", "-", "--")


def _of_main_verb(passage: Passage, cue: Cue) -> Speaker | None:
    """The subject of the nearest finite verb before a participle, relative clauses aside."""
    start, _ = passage.sentence(cue.first)
    for at in range(cue.first - 1, start - 1, -1):
        verb = passage.doc[at]
        if passage.inside[at] >= 0 or verb.tag_ not in FINITE or verb.role in ("relative", "participle", "auxiliary"):
            continue
        for subject in nlp.subjects(verb):
            if (
                passage.inside[subject.i] < 0
                and _can_speak(subject)
                and subject.text not in passage.days
                and subject.i < cue.first
            ):
                return _subject(passage, cue, subject)
    return None


def _can_speak(subject: Token) -> bool:
    return subject.pos_ in nlp.NOUNS | {"DET", "ADJ"} or subject.text[:1].isupper()


def _subject(passage: Passage, cue: Cue, subject: Token) -> Speaker:
    """The subject's phrase; a relative pronoun is the span and its noun the head, which names the speaker."""
    noun = _antecedent(subject)
    if noun.i != subject.i:
        return Speaker(noun, subject.i, subject.i + 1)
    if subject.i > cue.head.i:
        return phrase(passage, subject)
    found = phrase(passage, subject, limit=cue.head.i)
    named = _explained(passage, found, cue)
    if named is not None:
        return named
    return Speaker(found.head, found.first, _over_aside(passage, found.last, cue))


def _explained(passage: Passage, found: Speaker, cue: Cue) -> Speaker | None:
    """``Ann Marsh, mayor of Osel, said`` where the parse takes the aside for the subject: the name that it explains."""
    doc, start = passage.doc, passage.sentence(cue.first)[0]
    pause, close = found.first - 1, cue.first - 1
    while close > found.last and doc[close].pos_ in ("ADV", "AUX", "PART"):
        close -= 1
    if found.head.pos_ != "NOUN" or pause <= start or doc[pause].text != "," or doc[close].text != ",":
        return None
    if close < found.last or passage.inside[pause - 1] >= 0 or doc[pause - 1].pos_ != "PROPN":
        return None
    first = pause - 1
    while first > start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    if first > start and doc[first - 1].text not in PAUSES and doc[first - 1].pos_ not in ("CCONJ", "SCONJ", "ADV"):
        return None
    return Speaker(doc[pause - 1], first, close)


def _over_aside(passage: Passage, last: int, cue: Cue) -> int:
    """The end of a subject moved over an aside that a comma closes before the cue: ``Marsh, a teacher, said``."""
    doc, inside = passage.doc, passage.inside
    close = cue.first - 1
    while close > last and doc[close].pos_ in ("ADV", "AUX", "PART"):
        close -= 1
    if close <= last + 1 or doc[close].text != "," or doc[last].text != "," or close - last > LONGEST_ASIDE:
        return last
    return last if any(inside[at] >= 0 for at in range(last, close)) else close


def _antecedent(subject: Token) -> Token:
    """A relative pronoun's noun."""
    if subject.lower_ in RELATIVES and subject.head.role == "relative" and subject.head.head.pos_ in nlp.NOUNS:
        return subject.head.head
    return subject


def _inverted(passage: Passage, cue: Cue) -> Speaker | None:
    """``," said X``: the phrase behind the cue, whatever label the parser gave it."""
    doc = passage.doc
    before = cue.first - 1
    while before >= 0 and doc[before].pos_ in ("ADV", "SPACE") and passage.inside[before] < 0:
        before -= 1
    if before < 0 or cue.last >= len(doc) or doc[cue.last].text in passage.days:
        return None
    if not (passage.inside[before] >= 0 or doc[before].text in PAUSES):
        return None
    if any(
        child.i < cue.first
        and child.role in ("subject", "passive-subject")
        and passage.inside[child.i] < 0
        and child.i > before
        for child in cue.head.children
    ):
        return None
    if passage.inside[before] < 0 and not _speech_before(passage, cue, before):
        return None
    if cue.head.tag_ == "VBG":
        return None
    return _behind(passage, cue.last, inverted=True)


def _speech_before(passage: Passage, cue: Cue, before: int) -> bool:
    """Whether a clause rather than a subject stands before the pause."""
    start, _ = passage.sentence(cue.first)
    subject = [child for child in nlp.subjects(cue.head) if child.i < before and passage.inside[child.i] < 0]
    if subject:
        return False
    return (
        any(token.pos_ in ("VERB", "AUX") for token in passage.doc[start:before])
        or before > 0
        and passage.inside[before - 1] >= 0
    )


def _behind(passage: Passage, at: int, inverted: bool = False) -> Speaker | None:
    """The noun phrase that begins at a token, and the aside that explains it: ``said Ann Marsh, a teacher,``."""
    doc, inside = passage.doc, passage.inside
    if at >= len(doc):
        return None
    _, end = passage.sentence(at)
    last = at
    while (
        last < end
        and inside[last] < 0
        and doc[last].pos_ in STARTERS | {"PART", "ADV"}
        and doc[last].text not in passage.days
    ):
        if doc[last].pos_ == "PRON" and last > at:
            break
        last += 1
    nouns = [token for token in doc[at:last] if token.pos_ in nlp.NOUNS]
    if not nouns or doc[at].pos_ not in STARTERS or inside[at] >= 0:
        return None
    head = nouns[-1]
    found = phrase(passage, head, least=at, limit=end)
    return Speaker(head, at, _with_aside(passage, max(found.last, head.i + 1), end), inverted)


def _with_aside(passage: Passage, last: int, end: int) -> int:
    """The end of a phrase moved over ``, a teacher`` and ``, who lives in Oslo`` up to the next comma or the end."""
    doc, inside = passage.doc, passage.inside
    if (
        last + 1 >= end
        or doc[last].text != ","
        or doc[last + 1].pos_ not in ASIDE
        and doc[last + 1].lower_ not in RELATIVES
    ):
        return last
    related = doc[last + 1].lower_ in RELATIVES
    for at in range(last + 1, min(end, last + LONGEST_ASIDE)):
        related = related or doc[at].lower_ in RELATIVES
        if doc[at].tag_ in FINITE and not related:
            return last
        if inside[at] >= 0 or doc[at].text in PAUSES or doc[at].text in nlp.SENTENCE_END:
            return at
    return last


def _agent(passage: Passage, cue: Cue) -> Speaker | None:
    for preposition, noun in nlp.prepositions(cue.head):
        if preposition == "by" and passage.inside[noun.i] < 0:
            return phrase(passage, noun)
    return None


def _owner(passage: Passage, cue: Cue) -> Speaker | None:
    for child in nlp.children(cue.head, "possessive"):
        return phrase(passage, child)
    for preposition, noun in nlp.prepositions(cue.head):
        if preposition in ("by", "from") and passage.inside[noun.i] < 0:
            return phrase(passage, noun)
    return None


def _left(passage: Passage, cue: Cue) -> Speaker | None:
    """The noun phrase before the cue, over adverbs, brackets and an aside, where the parse gives no subject."""
    doc, inside = passage.doc, passage.inside
    start, _ = passage.sentence(cue.first)
    at = cue.first - 1
    while at > start and (doc[at].pos_ in ("ADV", "AUX", "PART") or doc[at].text in passage.days):
        at -= 1
    if at > start and doc[at].text in (",", ")", "–", "—", "-"):
        at = _aside(passage, start, at)
    if at < start or inside[at] >= 0 or doc[at].pos_ not in ("PROPN", "PRON", "NOUN") or cue.head.tag_ in ("VBG", "VB"):
        return None
    top = doc[at]
    while start <= top.head.i < cue.first and top.head.i != top.i and top.head.pos_ in ("PROPN", "NOUN"):
        if any(token.text in PAUSES for token in doc[min(top.i, top.head.i) : max(top.i, top.head.i)]):
            break
        top = top.head
    return phrase(passage, top, limit=cue.first)


def _aside(passage: Passage, start: int, at: int) -> int:
    """The token before the aside that ends at ``at``: ``Marsh, who lives in Oslo,``; ``Marsh (R)``."""
    doc = passage.doc
    opening = "(" if doc[at].text == ")" else doc[at].text
    for left in range(at - 1, max(start, at - LONGEST_ASIDE), -1):
        if doc[left].text == opening and passage.inside[left] < 0:
            return left - 1
    return -1


def phrase(passage: Passage, head: Token, limit: int | None = None, least: int = 0) -> Speaker:
    """The noun phrase of ``head``: modifiers, coordination and apposition, no relative or loose clauses."""
    doc, inside = passage.doc, passage.inside
    tokens = [token.i for token in nlp.subtree(head, without=LOOSE) if inside[token.i] < 0 or inside[head.i] >= 0]
    top = len(doc) if limit is None or limit <= head.i else limit
    kept = {at for at in tokens if least <= at < top} | {head.i}
    first, last = head.i, head.i + 1
    while first > least and (first - 1 in kept or _bridges(doc[first - 1]) and first - 2 in kept):
        first -= 1
    first = _widened(passage, first, least, head)
    while last in kept or last + 1 in kept and last < len(doc) and inside[last] < 0:
        last += 1
    if last < len(doc) and doc[last].lower_ in ("'s", "’s") and last in tokens:
        last += 1
    while first < head.i and (
        doc[first].is_punct
        or doc[first].is_space
        or doc[first].role in ("case", "marker", "preposition", "coordinator")
    ):
        first += 1
    while last > head.i + 1 and (_no_end(doc[last - 1]) or doc[last - 1].text in passage.days):
        last -= 1
    if last < len(doc) and doc[last].text == ")" and any(token.text == "(" for token in doc[first:last]):
        last += 1
    return Speaker(head, first, last)


def _bridges(token: Token) -> bool:
    """Punctuation within a name: a hyphen, a point, never a pause."""
    return token.is_punct and token.text not in (",", ";", ":", "–", "—", "--", "(", ")") and token.i > 0


def _widened(passage: Passage, first: int, least: int, head: Token) -> int:
    """The beginning of a name moved over the titles that the parser left out."""
    doc = passage.doc
    if doc[first].pos_ != "PROPN" or head.pos_ != "PROPN":
        return first
    start = max(least, passage.sentence(first)[0])
    while first > start and passage.inside[first - 1] < 0 and doc[first - 1].pos_ in ("PROPN", "ADJ", "NOUN"):
        first -= 1
    if first > start and doc[first - 1].pos_ == "DET" and passage.inside[first - 1] < 0:
        first -= 1
    return first


def _no_end(token: Token) -> bool:
    """Whether a phrase cannot end with a token."""
    return (
        token.is_punct
        and token.text not in (".", ")")
        or token.lower_ in ("'s", "’s")
        or token.role == "coordinator"
        or token.pos_ == "ADP"
    )
