"""Figures in their sentences: quantity -> what is measured, of whom, and which part of the world it covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.extract import locus, nlp, scope
from factcheck.extract.ages import bearer
from factcheck.extract.governors import following, relation_of, verb_before
from factcheck.extract.lexicon import Lexicon, lexicon
from factcheck.extract.nlp import Paragraph, Token
from factcheck.extract.nouns import PRONOUNS, Counted, counted
from factcheck.extract.phrases import Ground, Phrase
from factcheck.extract.referent import Earlier, referent
from factcheck.extract.surroundings import Clauses, content_lemmas, context_of, names_in, near_names, near_times
from factcheck.extract.tables import tables
from factcheck.model import Claim, Measurement, Name, Quantity, Span, TimeExpression
from factcheck.rules import Rule, Rules

RANKS = ("ordinal", "record")
LOOSE = ("relative", "clause", "conjunct")
MOST_WORDS = 16  # lemmas of a concept
AMOUNT_RELATIONS = frozenset({"for", "at", "bare-oblique", "oblique"})  # "bought the mine for $20 million"
FAR_BEHIND = 14  # characters between a name and a figure that is its own


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the extractors need to know of one sentence."""

    paragraph: Paragraph
    first: int
    last: int  # excluded
    span: Span
    clauses: Clauses
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    words: tuple[str, ...] = ()  # its content lemmas

    @property
    def tokens(self) -> list[Token]:
        return list(self.paragraph.words[self.first : self.last])


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around a number say: the measure's rule, the noun, the predicate, and the noun's relation to it."""

    rule: Rule | None
    subject: str
    predicate: Token | None
    lemma: str
    role: str | None


def read_measurements(sentence: Sentence, quantities: Sequence[Quantity], source: str, rules: Rules) -> list[Claim]:
    """One claim for each quantity of the sentence, in text order."""
    if not quantities:
        return []
    claims: list[Claim] = []
    land, words = _ground(sentence, quantities, rules), lexicon(rules)
    places = locus.places(sentence.paragraph, sentence.tokens, sentence.names, rules)
    before: Earlier | None = None
    for quantity in quantities:
        own = {token.i for token in sentence.paragraph.tokens(quantity.span)}
        apart = (land.times | land.numbers) - own
        found = counted(sentence.paragraph, quantity, words.value_nouns, apart, words.reaching)
        if found is None:
            continue
        end = sentence.paragraph.tokens(quantity.span)[-1].i
        phrase = referent(land, found, quantity, end, before)
        before = Earlier(max(found.last, end, phrase.last if phrase else 0), quantity, phrase)
        claims.append(_claim(sentence, quantity, found, phrase, source, rules, claims, places))
    return _superseding(claims)


def _superseding(claims: list[Claim]) -> list[Claim]:
    """As in "lowered to 41 from 49": the figure that now holds is told which one it replaces."""
    old = {}
    for claim in claims:
        content = claim.content
        if isinstance(content, Measurement) and "from" in content.quantity.modifiers:
            old[content.measure, content.quantity.kind] = content.quantity.interval.low
    found = []
    for claim in claims:
        content = claim.content
        assert isinstance(content, Measurement)
        before = old.get((content.measure, content.quantity.kind))
        if before is not None and "to" in content.quantity.modifiers:
            content = replace(content, scope=replace(content.scope, superseded=before))
        found.append(replace(claim, content=content))
    return found


def _ground(sentence: Sentence, quantities: Sequence[Quantity], rules: Rules) -> Ground:
    """The sentence as the search for what a figure is of sees it."""
    paragraph = sentence.paragraph
    figures = frozenset(token.i for one in quantities if one.unit for token in paragraph.tokens(one.span))
    numbers = frozenset(token.i for one in quantities if one.kind not in RANKS for token in paragraph.tokens(one.span))
    times = frozenset(token.i for time in sentence.times for token in paragraph.tokens(time.span))
    return Ground(sentence.tokens, figures, numbers, times, tables(rules).changes, lexicon(rules).count_nouns)


def _claim(
    sentence: Sentence,
    quantity: Quantity,
    found: Counted,
    phrase: Phrase | None,
    source: str,
    rules: Rules,
    earlier: Sequence[Claim],
    places: Sequence[locus.Place],
) -> Claim:
    reading = _age(sentence, quantity, found, rules) if quantity.kind == "age" else _measure(found, quantity, rules)
    if phrase is not None and quantity.unit is not None and reading.rule is None and not reading.subject:
        reading = _of_phrase(phrase, reading, quantity, sentence, lexicon(rules))
    reading = _shared(reading, found, quantity, earlier, lexicon(rules))
    at = reading.predicate or found.head or found.number
    context, context_rules = context_of(reading.predicate, sentence.tokens, found.number, rules)
    covered, scope_rules = scope.read(sentence.tokens, found, quantity, rules)
    where = locus.of_figure(places, found.number, at, sentence.clauses, sentence.tokens, rules)
    names = names_in(sentence.names, sentence.span)
    owner = _owner(sentence, quantity)
    span = _span(sentence.paragraph, quantity, found)
    rule_names = (*quantity.rules, *((reading.rule.name,) if reading.rule else ()), *scope_rules, *context_rules)
    content = Measurement(
        quantity=quantity,
        measure=reading.rule.id if reading.rule else "open",
        subject=reading.subject,
        predicate=reading.lemma,
        role=reading.role,
        scope=replace(covered, places=where),
        concept=_concept(found, reading, phrase),
        of=sentence.paragraph.span(phrase.first, phrase.last + 1) if phrase else None,
    )
    return Claim(
        source=source,
        span=span,
        sentence=sentence.span,
        content=content,
        context=context,
        times=near_times(sentence.paragraph, sentence.times, sentence.clauses, at) or sentence.times[:1],
        names=tuple(dict.fromkeys(name.full for name in names)),
        near=(owner,) if owner else near_names(sentence.paragraph, names, sentence.clauses, at),
        words=sentence.words,
        rules=tuple(dict.fromkeys(rule_names)),
    )


def _span(paragraph: Paragraph, quantity: Quantity, found: Counted) -> Span:
    """The quantity's words and the noun it counts, where the noun follows."""
    end = quantity.span.end
    if found.head is not None and found.head.i <= found.last and found.last >= found.number.i:
        last = paragraph.doc[found.last]
        end = max(end, paragraph.start + last.idx + len(last))
    return Span(quantity.span.start, end)


def _owner(sentence: Sentence, quantity: Quantity) -> str | None:
    """The name that a figure stands behind: "Vitali Bauer (52-3, 46 KOs)", "Vitali Bauer, 52-3, 46 KOs,"."""
    text, start = sentence.paragraph.text, sentence.paragraph.start
    people = [name for name in sentence.names if name.kind == "person" and name.span.end <= quantity.span.start]
    if people:
        between = text[people[-1].span.end - start : quantity.span.start - start]
        if 0 < len(between) <= FAR_BEHIND and between[0] in ",(" and not any(mark.isalpha() for mark in between):
            return people[-1].full
    opened = text.rfind("(", max(0, sentence.span.start - start), quantity.span.start - start)
    if opened < 0 or ")" in text[opened : quantity.span.start - start]:
        return None
    before = start + len(text[:opened].rstrip())
    return next((name.full for name in sentence.names if name.span.end == before), None)


def _measure(found: Counted, quantity: Quantity, rules: Rules) -> Reading:
    words = lexicon(rules)
    head, value_of = found.head, found.value_of
    if quantity.kind == "record":
        verb, relation = relation_of(found.number)
        return Reading(None, "record", verb, _lemma(verb), relation)
    if value_of is not None:
        reading = _of_value(value_of, quantity, words)
        if reading is not None:
            return reading
    if quantity.kind in words.by_kind:
        rule = words.by_kind[quantity.kind]
        verb, relation = relation_of(found.number)
        return Reading(rule, _noun_lemma(head) if head is not None else "", verb, _lemma(verb), relation)
    top = found.number if head is None or quantity.kind != "count" else head
    verb, relation = relation_of(top)
    if relation == "bare-oblique" and verb is not None and quantity.kind == "count" and verb.i < top.i:
        relation = "object"  # a counted noun behind its verb is no measure of time or distance
    subject = _noun_lemma(head) if head is not None else ""
    for rule in _candidates(found, verb, relation, words):
        if _fits(rule, quantity) and _is_about(rule, subject) and not _is_agent(rule, verb, relation):
            # "80 employees" are 80 people employed, "300 others" 300 people injured
            named = not subject or subject in rule.words("nouns") or subject in words.everyone
            subject = rule.get("subject", subject) if named else subject
            return Reading(rule, subject, verb, _verb_lemma(verb, rule), relation)
    if head is None and value_of is not None:
        verb = nlp.predicate(value_of)
        return Reading(None, _noun_lemma(value_of), verb, _lemma(verb), "value")
    return Reading(None, subject, verb, _lemma(verb), relation)


def _of_value(noun: Token, quantity: Quantity, words: Lexicon) -> Reading | None:
    """The measure that "death toll", "number of injured", "price" name as the noun whose value the number is."""
    phrase = _phrase(noun)
    inner = [other for mark, other in nlp.prepositions(noun) if mark == "of"]
    names = [f"{phrase} of {other.lower_}" for other in inner] + [phrase, noun.lemma_.lower()]
    names += [f"{noun.lemma_.lower()} of {other.lemma_.lower()}" for other in inner]
    names += [
        f"{noun.lemma_.lower()} {child.lemma_.lower()}" for child in nlp.children(noun, "participle", "adjective")
    ]
    for name in names:
        for rule in words.totals.get(name, ()):
            if _fits(rule, quantity):
                subject = rule.get("subject", "") or _noun_lemma(noun)
                verb = nlp.predicate(noun)
                return Reading(rule, subject, verb, _lemma(verb), "value")
    for other in inner if noun.lemma_.lower() in words.count_nouns else []:
        verb, relation = relation_of(other)
        for rule in _candidates(Counted(other, other), verb, relation, words):
            if _fits(rule, quantity):
                return Reading(rule, _noun_lemma(other), verb, _lemma(verb), relation)
        return Reading(None, _noun_lemma(other), verb, _lemma(verb), "value")
    return None


def _of_phrase(phrase: Phrase, reading: Reading, quantity: Quantity, sentence: Sentence, words: Lexicon) -> Reading:
    """The reading with the measure that the phrase names which the amount is of: "cut the price in June to $4"."""
    noun = sentence.paragraph.doc[phrase.head]
    named = _of_value(noun, quantity, words)
    if named is None or named.rule is None:
        return reading
    return replace(reading, rule=named.rule, subject=named.subject)


def _candidates(found: Counted, verb: Token | None, relation: str | None, words: Lexicon) -> Iterable[Rule]:
    """Measure rules that the words point at, the surest first."""
    head = found.head
    if found.value_of is None or head is not None:
        for child in following(head or found.number):
            yield from words.adjectives.get(child.lemma_.lower(), words.adjectives.get(child.lower_, ()))
            if child.pos_ == "VERB":
                yield from words.verbs_subject.get(child.lemma_.lower(), ())
            if child.pos_ == "VERB" and child.tag_ == "VBN":
                yield from words.verbs.get(child.lemma_.lower(), ())
    if head is not None:
        yield from (rule for rule in words.totals.get(head.lemma_.lower(), ()) if rule.words("kinds"))  # "$2 of damage"
        for described in (*found.before_head, head):
            yield from words.adjectives.get(described.lower_, ())
        for mark, noun in nlp.prepositions(head):
            if mark == "of" and noun.lemma_.lower() in words.totals:
                yield from words.totals[noun.lemma_.lower()]
    yield from _borne(head, verb, relation, words)
    before = verb_before(found.number)
    if before is not None:
        yield from words.verbs.get(before.lemma_.lower(), words.adjectives.get(before.lower_, ()))
    if verb is not None:
        lemma = verb.lemma_.lower()
        if relation in ("object", "subject"):
            yield from words.adjectives.get(verb.lower_, ())  # a participle that the tagger takes for an adjective
        if relation == "object":
            yield from words.verbs.get(lemma, ())
        elif relation == "subject":
            yield from words.verbs_subject.get(lemma, ())
            yield from words.verbs.get(lemma, ())
        elif relation == "of":
            yield from words.nouns.get(lemma, words.totals.get(lemma, ()))
        if verb.pos_ == "VERB":
            amounts = (rule for rule in words.verbs.get(lemma, ()) if rule.words("kinds"))
            yield from (rule for rule in amounts if relation in (*AMOUNT_RELATIONS, *rule.words("links")))
    if head is not None:  # last: in "rescued 12 workers" the verb says more than the noun
        yield from words.nouns.get(head.lower_, words.nouns.get(_noun_lemma(head), ()))


def _borne(head: Token | None, verb: Token | None, relation: str | None, words: Lexicon) -> Iterable[Rule]:
    """Measure rules of what the counted have or suffer: "50 people with burns", "eight suffered injuries"."""
    nouns = [noun for mark, noun in nlp.prepositions(head) if mark == "with"] if head is not None else []
    if verb is not None and relation == "subject" and verb.lemma_.lower() in words.bearing:
        nouns += nlp.children(verb, "object")
    for noun in nouns:
        yield from words.borne.get(noun.lemma_.lower(), ())


def _is_agent(rule: Rule, verb: Token | None, relation: str | None) -> bool:
    """Whether the noun does what the rule counts the victims of: "three gunmen killed the guard"."""
    if verb is None or relation != "subject" or verb.lemma_.lower() not in rule.words("verbs"):
        return False
    return bool(nlp.children(verb, "object")) and verb.lemma_.lower() not in rule.words("verbs_subject")


def _is_about(rule: Rule, subject: str) -> bool:
    """Whether the verbs of the rule mean it of this noun: jobs are cut, and so are cables; a bare number may be either."""
    return not subject or subject in (rule.words("objects") or (subject,)) or subject in rule.words("nouns")


def _fits(rule: Rule, quantity: Quantity) -> bool:
    return quantity.kind in (rule.words("kinds") or ("count",))


def _age(sentence: Sentence, quantity: Quantity, found: Counted, rules: Rules) -> Reading:
    """The person whose age it is; the subject stays empty where no name stands beside it."""
    people = [name for name in sentence.names if name.kind == "person"]
    person = bearer(sentence.paragraph, people, quantity, lexicon(rules).age_links)
    verb, relation = relation_of(found.head or found.number)
    return Reading(lexicon(rules).by_id.get("age"), person, verb, _lemma(verb), relation)


def _shared(reading: Reading, found: Counted, quantity: Quantity, earlier: Sequence[Claim], words: Lexicon) -> Reading:
    """A bare number takes its noun from the figure it is coordinated with: "killed 12 people and wounded 30"."""
    if found.head is not None and found.head.pos_ != "PRON" and found.head.tag_ not in PRONOUNS:
        return reading
    for claim in reversed(earlier):
        content = claim.content
        if isinstance(content, Measurement) and content.subject and content.quantity.kind == quantity.kind == "count":
            subject = reading.subject if reading.role == "value" and reading.subject else content.subject
            rule = reading.rule
            if rule is None and found.partitive and content.measure != "open":
                rule = words.by_id.get(content.measure)
            return replace(reading, subject=subject, rule=rule)
    return reading


def _concept(found: Counted, reading: Reading, of: Phrase | None) -> tuple[str, ...]:
    """Content lemmas of the noun phrase, of what the figure is of, and of the predicate's own nouns, in text order."""
    anchor: Token = found.head or found.value_of or found.number
    tokens = [token for token in nlp.subtree(anchor, without=LOOSE) if abs(token.i - anchor.i) <= 10]
    if found.value_of is not None and found.value_of != anchor:
        tokens += nlp.subtree(found.value_of, without=LOOSE)
    if of is not None:
        tokens += anchor.doc[of.first : of.last + 1]
    if reading.predicate is not None:
        own = nlp.subtree(reading.predicate, without=(*LOOSE, "adverbial-clause", "parataxis", "object"))
        tokens += [token for token in own if abs(token.i - anchor.i) <= 12]
    return content_lemmas(sorted(tokens, key=lambda token: token.i), MOST_WORDS)


def _noun_lemma(token: Token) -> str:
    if token.like_num or token.tag_ in ("WDT", "WP"):
        return ""
    lemma = token.lemma_.lower() if token.pos_ != "PRON" else token.lower_
    if token.tag_ == "NNPS" and lemma == token.lower_ and lemma.endswith("s"):
        lemma = lemma.removesuffix("s")  # the names of peoples keep their plural in the lemma: "12 Swedes"
    return "people" if lemma == "person" else lemma


def _lemma(token: Token | None) -> str:
    return "" if token is None else token.lemma_.lower()


def _verb_lemma(token: Token | None, rule: Rule) -> str:
    """The lemma, or the rule's verb where the tagger takes its participle for an adjective: "wounded" is "wound"."""
    lemma = _lemma(token)
    if token is None or token.tag_ != "JJ":
        return lemma
    verbs = (verb for verb in rule.words("verbs") if lemma in (f"{verb}ed", f"{verb}d"))
    return next(verbs, lemma)


def _phrase(noun: Token) -> str:
    before = [child for child in noun.children if nlp.role(child) == "compound" and child.i < noun.i]
    return " ".join(token.lemma_.lower() for token in (*before, noun))
