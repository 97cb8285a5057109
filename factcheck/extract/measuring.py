"""What a number measures: the measure rule that the words around it point at, the noun, and the verb."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.extract import changes, nlp
from factcheck.extract.governors import relation_of
from factcheck.extract.jointly import told_jointly
from factcheck.extract.lexicon import Lexicon, kinds_of, lexicon
from factcheck.extract.nouns import DETERMINERS, PARTICIPLES, Counted, attributive, compound, inside, past_conversion
from factcheck.extract.pointing import lemma_of, noun_lemma, pointed_at
from factcheck.extract.tables import tables
from factcheck.extract.words import Token, text_of
from factcheck.model import Quantity
from factcheck.rules import Rule, Rules

LONGEST_LIST = 8  # words of "confirmed, probable and suspected cases"
TAKER = 7  # words of who is fined or paid, between a verb and its amount
TAKING = frozenset({"NOUN", "PROPN", "DET", "ADJ", "PRON", "PART"})
LASTING = frozenset({"for", "into", "object", "bare-oblique"})  # "went on for a sixth day", "entered its fourth week"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around a number say: the measure's rule, the noun, the predicate, and the noun's relation to it."""

    rule: Rule | None
    subject: str
    predicate: Token | None
    lemma: str
    role: str | None


def measure(found: Counted, quantity: Quantity, rules: Rules) -> Reading:
    words = lexicon(rules)
    head, value_of = found.head, _of_which(found.value_of)
    if quantity.kind == "record":
        verb, relation = relation_of(found.number)
        return Reading(words.by_kind.get("record"), "record", verb, lemma_of(verb), relation)
    if value_of is not None:
        reading = _of_value(value_of, quantity, words)
        if reading is not None:
            return reading
    if quantity.kind in words.by_kind:
        rule = words.by_kind[quantity.kind]
        verb, relation = relation_of(found.number)
        return Reading(rule, noun_lemma(head) if head is not None else "", verb, lemma_of(verb), relation)
    for noun, word in (changes.multiplied(found, quantity), changes.risen(found, quantity)):
        if noun is not None and word is not None:
            return Reading(None, noun_lemma(noun), word, lemma_of(word), "value")
    lasting = _of_days(found, quantity, words) or _of_subject(found, quantity, words)
    if lasting is not None:
        return lasting
    if quantity.kind == "ordinal":  # of a place in a row no measure is told: "the first hearing"
        verb, relation = relation_of(head or found.number)
        return Reading(None, noun_lemma(head) if head is not None else "", verb, lemma_of(verb), relation)
    for rule in _announced(found, words):
        if _fits(rule, quantity) and quantity.change is None:
            verb, relation = relation_of(found.number)
            return Reading(rule, "", verb, lemma_of(verb), relation)
    top = found.number if head is None or quantity.kind != "count" or inside(found.number, head) else head
    describes = compound(head) if quantity.kind == "count" else attributive(found)
    verb, relation = (None, None) if describes else relation_of(top)
    if relation == "bare-oblique" and verb is not None and quantity.kind == "count" and verb.i < top.i:
        relation = "object"  # a counted noun behind its verb is no measure of time or distance
    subject = noun_lemma(head) if head is not None else ""
    if not subject and relation == "subject" and verb is not None and verb.text in words.peoples:
        return Reading(None, verb.lower_, verb, lemma_of(verb), relation)  # "of the dead 72 were Halvian"
    together = told_jointly(found, words) if quantity.kind == "count" and not describes else frozenset()
    if len(together) > 1:
        both = words.joint.get(together)
        if both is not None and (not subject or subject in words.everyone):
            subject = both.get("subject", subject)
        return Reading(both, subject, verb, lemma_of(verb), relation)
    for rule in _candidates(found, verb, relation, words):
        if _fits(rule, quantity) and is_about(rule, subject, words) and not _is_agent(rule, verb, relation):
            # "80 employees" are 80 people employed, "300 others" 300 people injured
            doing = subject in (*rule.words("verbs_subject"), *rule.words("verbs"))  # "where 10,000 gathered"
            subject = "" if doing and subject not in rule.words("nouns") else subject
            named = not subject or subject in (*rule.words("nouns"), *rule.words("people")) or subject in words.everyone
            subject = rule.get("subject", subject) if named else subject
            subject = _who_they_were(found, verb, relation) or subject
            return Reading(rule, subject, verb, _verb_lemma(verb, rule), relation)
    given = _given(found, quantity, words)
    if given is not None:
        return given
    moved = changes.moved(found, quantity, verb, tables(rules))
    if moved is not None:
        return Reading(None, noun_lemma(moved), verb, lemma_of(verb), relation)
    if head is None and value_of is not None:
        verb = nlp.predicate(value_of)
        return Reading(None, noun_lemma(value_of), verb, lemma_of(verb), "value")
    return Reading(None, subject, verb, lemma_of(verb), relation)


def _who_they_were(found: Counted, verb: Token | None, relation: str | None) -> str:
    """What a part of those counted is said to have been: "six of the dead were children" counts children."""
    told = found.partitive and verb is not None and verb.tag_ == "NNS" and relation == "subject"
    return noun_lemma(verb) if told and verb is not None and nlp.children(verb, "copula") else ""


def _given(found: Counted, quantity: Quantity, words: Lexicon) -> Reading | None:
    """The measure of money that a verb gives to or takes from somebody named between: "fined Osel Shipping $4 million"."""
    if quantity.kind != "money":
        return None
    for token in reversed(found.number.doc[max(0, found.first - TAKER) : found.first]):
        if token.pos_ == "VERB" and token.text.islower():
            rules = (rule for rule in words.verbs.get(token.lemma_.lower(), ()) if _fits(rule, quantity))
            rule = next((rule for rule in rules if not rule.get("of_subject")), None)
            return None if rule is None else Reading(rule, "", token, lemma_of(token), "object")
        if token.pos_ not in TAKING and not token.text[:1].isupper():
            return None
    return None


def _of_which(noun: Token | None) -> Token | None:
    """The noun that a pronoun for all of it stands before: "both of their bonds were set at $1 million"."""
    if noun is None or noun.pos_ not in DETERMINERS:
        return noun
    return next((inner for mark, inner in nlp.prepositions(noun) if mark == "of"), noun)


def _of_days(found: Counted, quantity: Quantity, words: Lexicon) -> Reading | None:
    """How long something has gone on: "six days of riots", "protests went on for a sixth day", "day six of the siege"."""
    head, event = found.head, None
    days = quantity.kind == "ordinal" and head is not None and head.lemma_.lower() in words.day_nouns
    if quantity.kind != "duration" and not days:
        return None
    verb, relation = relation_of(head or found.number)
    if quantity.kind == "duration":
        event = _gone_through(found)
    elif head is not None:
        event = next((noun for mark, noun in nlp.prepositions(head) if mark == "of"), None)
        if event is None and verb is not None and (relation or "").partition(" ")[0] in LASTING:
            event = next(iter(nlp.subjects(verb)), None)
    if event is None:
        return None
    lemma = event.lemma_.lower()
    for name in (lemma, event.lower_):
        for rule in words.nouns.get(name, ()):
            if _fits(rule, quantity):
                return Reading(rule, name, verb, lemma_of(verb), relation)
    return None


def _of_subject(found: Counted, quantity: Quantity, words: Lexicon) -> Reading | None:
    """An amount that its verb says of the verb's subject: "the trial lasted eight weeks", "the economy grew 2 %"."""
    if quantity.unit is None:
        return None
    verb, relation = relation_of(found.number)
    if verb is None:
        return None
    for rule in words.verbs.get(verb.lemma_.lower(), ()):
        if rule.get("of_subject") and _fits(rule, quantity):
            subject = next((noun_lemma(noun) for noun in nlp.subjects(verb) if noun != found.head), "")
            if subject and subject in (rule.words("objects") or (subject,)):
                return Reading(rule, subject, verb, lemma_of(verb), relation)
    return None


def _gone_through(found: Counted) -> Token | None:
    """The noun behind "of" right behind a duration, a gerund too: "six days of rioting", "eight days of the riots"."""
    doc, i = found.number.doc, found.unit_last + 1
    if i + 1 >= len(doc) or doc[i].lower_ != "of":
        return None
    if doc[i + 1].tag_ == "VBG":
        return doc[i + 1]
    return found.head if found.head is not None and found.head.i > i else None


def _announced(found: Counted, words: Lexicon) -> Iterable[Rule]:
    """Rules of what the words right behind an amount say: "12 miles north of Osel" is a distance, "12 metres tall"."""
    doc, last = found.number.doc, found.unit_last
    first = past_conversion(doc, last + 1)
    behind = [token.lower_ for token in doc[first : first + 4] if token.text != "-"]
    for length in (3, 2, 1):
        yield from words.behind.get(" ".join(behind[:length]), ())
    yield from words.behind.get(doc[last].lower_, ())  # the amount's own last word


def _of_value(noun: Token, quantity: Quantity, words: Lexicon) -> Reading | None:
    """The measure that "death toll", "number of injured", "price" name as the noun whose value the number is."""
    phrase = _phrase(noun)
    inner = [_behind_list(other) for mark, other in nlp.prepositions(noun) if mark == "of"]
    names = [f"{phrase} of {other.lower_}" for other in inner] + [phrase, noun.lemma_.lower(), noun.lower_]
    names += [f"{noun.lemma_.lower()} of {other.lemma_.lower()}" for other in inner]
    names += [text_of(noun.doc[noun.i : noun.i + length]).lower() for length in (4, 3)]  # "number of injured", unparsed
    for child in nlp.children(noun, "participle", "adjective"):  # "number injured", "key rate"
        said = (noun, child) if child.i > noun.i else (child, noun)
        names.append(" ".join(word.lemma_.lower() for word in said))
    for name in names:
        for rule in words.totals.get(name, ()):
            if _fits(rule, quantity):
                of = next((other for other in inner if noun.lemma_.lower() in words.count_nouns), noun)
                subject = _people(noun, words) or rule.get("subject", "") or noun_lemma(of)
                verb = nlp.predicate(noun)
                return Reading(rule, subject, verb, lemma_of(verb), "value")
    for other in inner if noun.lemma_.lower() in words.count_nouns else []:
        verb, relation = relation_of(other)
        for rule in _candidates(Counted(other, other), verb, relation, words):
            if _fits(rule, quantity):
                named = other.lower_ in (*rule.words("nouns"), *rule.words("adjectives"))  # "the number of the dead"
                subject = rule.get("subject", "") if named else ""
                return Reading(rule, subject or noun_lemma(other), verb, lemma_of(verb), relation)
        return Reading(None, noun_lemma(other), verb, lemma_of(verb), "value")
    return None


def _behind_list(word: Token) -> Token:
    """The noun that a list of adjectives leads to: "the number of confirmed, probable and suspected cases"."""
    for behind in word.doc[word.i : word.i + LONGEST_LIST]:
        if behind.pos_ in nlp.NOUNS:
            return word if behind.i > word.i and behind.nbor(-1).text == "," else behind
        if not (behind.text == "," or behind.pos_ in ("ADJ", "CCONJ") or behind.tag_ in PARTICIPLES):
            break
    return word


def _people(noun: Token, words: Lexicon) -> str:
    """The people of a country whose toll it is: "the Halvian death toll"; empty where none is named."""
    before = noun.doc[max(0, noun.i - 2) : noun.i]
    return next((word.lower_ for word in before if word.text in words.peoples), "")


def of_phrase(noun: Token, reading: Reading, quantity: Quantity, words: Lexicon) -> Reading:
    """The reading with the measure that the phrase names that the amount is of: "cut the price in June to $4"."""
    named = _of_value(noun, quantity, words)
    if named is None or named.rule is None:
        return reading
    return replace(reading, rule=named.rule, subject=named.subject)


def _candidates(found: Counted, verb: Token | None, relation: str | None, words: Lexicon) -> Iterable[Rule]:
    """Measure rules that the words point at, the surest first; those that only lead up to another stand back."""
    weak = []
    for rule in pointed_at(found, verb, relation, words):
        if rule.get("weak"):
            weak.append(rule)
        elif not rule.get("of_subject"):
            yield rule
    yield from weak


def _is_agent(rule: Rule, verb: Token | None, relation: str | None) -> bool:
    """Whether the noun does what the rule counts the victims of: "three gunmen killed the guard"."""
    if verb is None or relation != "subject" or verb.lemma_.lower() not in rule.words("verbs"):
        return False
    return bool(nlp.children(verb, "object")) and verb.lemma_.lower() not in rule.words("verbs_subject")


def is_about(rule: Rule, subject: str, words: Lexicon) -> bool:
    """Whether the verbs of the rule mean it of this noun: jobs are cut, and so are cables; a bare number may be either."""
    if not subject or subject in rule.words("nouns"):
        return True
    if rule.get("of_people"):  # guards are shot, and so are films
        return subject in words.persons or subject in words.everyone or subject[0].isupper()
    return subject in (rule.words("objects") or (subject,))


def _fits(rule: Rule, quantity: Quantity) -> bool:
    return quantity.kind in kinds_of(rule)


def _verb_lemma(token: Token | None, rule: Rule) -> str:
    """The lemma, or the rule's verb where the tagger takes its participle for an adjective: "wounded" is "wound"."""
    lemma = lemma_of(token)
    if token is None or token.tag_ != "JJ":
        return lemma
    verbs = (verb for verb in rule.words("verbs") if lemma in (f"{verb}ed", f"{verb}d"))
    return next(verbs, lemma)


def _phrase(noun: Token) -> str:
    before = [child for child in noun.children if child.role == "compound" and child.i < noun.i]
    return " ".join(token.lemma_.lower() for token in (*before, noun))
