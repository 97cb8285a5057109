"""The measure rules that the words around a figure point at: its verb, its noun, what stands beside them."""

from collections.abc import Iterable

from factcheck.extract import bearing, nlp
from factcheck.extract.governors import LINKING, following, relation_of, verb_before
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.nouns import DETERMINERS, Counted, attributive, compound
from factcheck.extract.words import Token
from factcheck.rules import Rule

HOLDING = frozenset({"of", "to", "by", "with"})  # between a place and its people
DOING = frozenset({"VB", "VBP", "VBZ", "VBG"})  # tags of what is no passive
AMOUNT_RELATIONS = frozenset({"for", "at", "bare-oblique", "oblique"})  # "bought the mine for $20 million"


def pointed_at(found: Counted, verb: Token | None, relation: str | None, words: Lexicon) -> Iterable[Rule]:
    """In the order in which they are believed; a rule may come several times."""
    head = found.head
    if verb is not None and relation in ("object", "subject"):
        for near in verb.doc[max(0, verb.i - 1) : verb.i + 3]:  # "fatally shot", "pulled out alive"
            yield from words.manner.get(near.lower_, ())
    for near in found.number.doc[found.last + 1 : found.last + 3]:  # "two of them fatally", "14 people out alive"
        yield from words.manner.get(near.lower_, ())
    if found.value_of is None or head is not None:
        for child in following(head or found.number):
            yield from words.adjectives.get(child.lemma_.lower(), words.adjectives.get(child.lower_, ()))
            if child.pos_ == "VERB":
                yield from words.verbs_subject.get(child.lemma_.lower(), ())
            if child.pos_ == "VERB" and child.tag_ == "VBN":
                yield from words.verbs.get(child.lemma_.lower(), ())
        for child in nlp.children(head, "adverb") if head is not None else []:
            yield from words.adverbs.get(child.lower_, ())
    if head is not None:
        if head.pos_ == "VERB":  # "some 10,000 gathered", which the tagger takes for a participle
            yield from words.verbs_subject.get(head.lemma_.lower(), ())
        yield from (rule for rule in words.totals.get(head.lemma_.lower(), ()) if rule.words("kinds"))  # "$2 of damage"
        for described in (*found.before_head, head):
            yield from words.adjectives.get(described.lower_, ())
        for mark, noun in nlp.prepositions(head):
            if mark == "of" and noun.lemma_.lower() in words.totals:
                yield from words.totals[noun.lemma_.lower()]
    yield from _beside(found, words)
    hyphened = attributive(found) or compound(found.head)  # who kills "the two-tiered system" kills nobody
    before = None if hyphened else verb_before(found.number, found.first)
    if before is not None:
        yield from words.verbs.get(before.lemma_.lower(), words.adjectives.get(before.lower_, ()))
    yield from words.holders.get(_holder(found), ())
    yield from _of_those(verb, relation, words)
    yield from _of_verb(verb, head, relation, words)
    yield from bearing.borne(head, verb, relation, words)
    yield from words.verbs.get(_told_to(head, verb), ())
    yield from _of_listed(head, words)
    if head is not None:  # last: in "rescued 12 workers" the verb says more than the noun
        yield from words.nouns.get(head.lower_, words.nouns.get(noun_lemma(head), ()))
        if found.partitive:  # "115 of the 126 workers escaped": the whole is employed
            return
        if (
            compound(head)
            or verb is None
            or verb.lemma_.lower() in words.stating
            or relation not in ("object", "subject")
        ):
            yield from words.people.get(noun_lemma(head), ())


def _of_verb(verb: Token | None, head: Token | None, relation: str | None, words: Lexicon) -> Iterable[Rule]:
    """Rules of the verb or noun above the counted, by what they are to it."""
    if verb is None or _is_predicate_noun(verb):
        return
    lemma = verb.lemma_.lower()
    if relation in ("object", "subject"):
        yield from words.adjectives.get(verb.lower_, ())  # a participle that the tagger takes for an adjective
    if relation == "object":
        yield from words.pairs.get(f"{lemma} {noun_lemma(head) if head is not None else ''}", ())
        yield from words.verbs.get(lemma, ())
        for other in _joined(verb):  # "shot and killed", of which the second may say more
            yield from words.verbs.get(other.lemma_.lower(), words.adjectives.get(other.lower_, ()))
    elif relation == "subject":
        yield from words.verbs_subject.get(lemma, words.verbs_subject.get(_phrasal(verb), ()))
        if verb.tag_ not in DOING:  # what the parser takes for a subject may be what it was done to
            yield from words.verbs.get(lemma, ())
    elif relation == "of":
        yield from _of_noun(verb, head, words)
        yield from words.nouns.get(lemma, words.totals.get(lemma, ()))
    if verb.pos_ == "VERB":
        amounts = (rule for rule in words.verbs.get(lemma, ()) if rule.words("kinds"))
        yield from (rule for rule in amounts if _linked(rule, relation))


def _beside(found: Counted, words: Lexicon) -> Iterable[Rule]:
    """Measure rules of the word right before or behind, whatever the tagger takes it for: "injuring 57", "48 missing"."""
    doc, top = found.number.doc, found.head or found.number
    if found.first > 0 and not (found.first > 1 and doc[found.first - 2].lemma_ in LINKING):
        yield from words.forms.get(doc[found.first - 1].lower_, ())
    if top.i + 1 < len(doc) and doc[top.i + 1].tag_ in ("VBG", "JJ", "NN") and found.first <= top.i:
        yield from words.adjectives.get(doc[top.i + 1].lower_, ())
    linked = top.i + 2 < len(doc) and doc[top.i + 1].lemma_.lower() in LINKING and doc[top.i + 2].tag_ == "NN"
    if linked and found.first <= top.i:
        yield from words.adjectives.get(doc[top.i + 2].lower_, ())  # a participle taken for a noun: "four were shot"


def _holder(found: Counted) -> str:
    """The noun that has the counted: "a city of 12,000 people", "home to some 12,000 people"; empty without one."""
    doc, mark = found.number.doc, found.first - 1
    while mark > 0 and doc[mark].pos_ in ("ADV", "ADJ"):
        mark -= 1
    return doc[mark - 1].lemma_.lower() if mark > 0 and doc[mark].lower_ in HOLDING else ""


def _linked(rule: Rule, relation: str | None) -> bool:
    """Whether a verb takes an amount by such a preposition: "bought it for $20 million"."""
    return relation in (*AMOUNT_RELATIONS, *rule.words("links")) and relation not in rule.words("not_links")


def _phrasal(verb: Token) -> str:
    """The verb with the particle right behind it: "turn out"."""
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    if nlp.children(verb, "object", "open-clause"):
        return ""  # "it turned out to be", "turned out more voters"
    return f"{lemma_of(verb)} {behind[0].lower_}" if behind and behind[0].pos_ in ("ADP", "ADV", "PART") else ""


def _of_those(verb: Token | None, relation: str | None, words: Lexicon) -> Iterable[Rule]:
    """As in "two were among those killed"."""
    if verb is not None and verb.pos_ in DETERMINERS and relation == "subject":
        for told in nlp.children(verb, "participle"):
            yield from words.verbs.get(told.lemma_.lower(), words.adjectives.get(told.lower_, ()))


def _of_noun(noun: Token, head: Token | None, words: Lexicon) -> Iterable[Rule]:
    """As in "the loss of 12 lives", and "claimed the lives of 12 people", which says the same as "claimed 12 lives"."""
    yield from words.pairs.get(f"{lemma_of(noun)} {noun_lemma(head) if head is not None else ''}", ())
    verb, relation = relation_of(noun)
    if verb is not None and relation == "object":
        yield from words.pairs.get(f"{lemma_of(verb)} {lemma_of(noun)}", ())


def _of_listed(head: Token | None, words: Lexicon) -> Iterable[Rule]:
    """As in "24 guards and 61 inmates injured"; not of a noun that says it itself: "11 arrests and 21 people injured"."""
    if head is None or noun_lemma(head) in words.nouns:
        return
    for other in nlp.children(head, "conjunct"):
        if other.i + 1 < len(other.doc):
            yield from words.adjectives.get(other.nbor(1).lower_, ())


def _told_to(noun: Token | None, verb: Token | None) -> str:
    """What the people of a noun are told to do: "ordered 50,000 residents to evacuate"; empty for nothing."""
    if noun is None or verb is None or verb.i > noun.i or noun.i + 2 >= len(noun.doc):
        return ""
    told = noun.nbor(2)
    infinitive = noun.nbor(1).tag_ == "TO" and told.pos_ == "VERB" and not nlp.children(told, "object")
    return str(told.lemma_.lower()) if infinitive else ""


def _joined(verb: Token) -> list[Token]:
    """The verb that "and" joins to one right before it."""
    doc, i = verb.doc, verb.i
    joined = i + 2 < len(doc) and doc[i + 1].pos_ == "CCONJ" and doc[i + 2].tag_ in ("VBN", "VBD", "JJ")
    return [doc[i + 2]] if joined else []


def _is_predicate_noun(token: Token) -> bool:
    """Whether a noun stands as a predicate: of "400 were aboard the ship" nothing is shipped."""
    return token.pos_ in ("NOUN", "PROPN") and bool(nlp.children(token, "copula"))


def noun_lemma(token: Token) -> str:
    if token.like_num or token.tag_ in ("WDT", "WP"):
        return ""
    lemma = token.lemma_.lower() if token.pos_ != "PRON" else token.lower_
    if token.tag_ == "NNPS" and lemma == token.lower_ and lemma.endswith("s"):
        lemma = lemma.removesuffix("s")  # the names of peoples keep their plural in the lemma: "12 Swedes"
    return "people" if lemma == "person" else lemma


def lemma_of(token: Token | None) -> str:
    return "" if token is None else token.lemma_.lower()
