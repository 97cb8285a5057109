"""Figures in their sentences: quantity -> what is measured, of whom, and which part of the world it covers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from factcheck.extract import authority, carried, distributed, locus, measuring, nlp, owners, scope, singles
from factcheck.extract.ages import as_age, bearer, of_another_time, of_holder, of_known, told_of
from factcheck.extract.governors import relation_of
from factcheck.extract.introduced import Person
from factcheck.extract.lexicon import kinds_of, lexicon
from factcheck.extract.nlp import Paragraph
from factcheck.extract.nouns import Counted, counted, impersonal
from factcheck.extract.phrases import Ground, Phrase
from factcheck.extract.pointing import lemma_of
from factcheck.extract.referent import Earlier, referent
from factcheck.extract.steps import superseding
from factcheck.extract.surroundings import (
    Clauses,
    adds_up,
    borrowed_subjects,
    content_lemmas,
    context_of,
    elsewhere,
    ends,
    near,
    of_compared,
    since_then,
    when,
)
from factcheck.extract.tables import tables
from factcheck.extract.together import together
from factcheck.extract.words import Token
from factcheck.model import Claim, Measurement, Name, Quantity, Scope, Span, TimeExpression
from factcheck.rules import Rule, Rules

RANKS = ("ordinal", "record")
LOOSE = frozenset({"relative", "clause", "conjunct"})
ASIDE = LOOSE | {"adverbial-clause", "parataxis", "object"}
MOST_WORDS = 16  # lemmas of a concept
MOST_LEMMAS = 40  # of one sentence that comparison looks at
MOST_CAPITALS = 3  # words of a name
JOINING = frozenset({"PUNCT", "ADP", "CCONJ"})
FAR_BEHIND = 14  # characters between a name and a figure that is its own


@dataclass(frozen=True)
class Sentence:
    """What the extractors need to know of one sentence."""

    paragraph: Paragraph
    first: int
    last: int  # excluded
    span: Span
    clauses: Clauses
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    known: tuple[Person, ...] = ()  # named in the sentences right before
    holders: Mapping[str, Person] = field(default_factory=dict)  # by the noun of a post that one alone has

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its content lemmas."""
        return content_lemmas(self.tokens, MOST_LEMMAS)

    @cached_property
    def told(self) -> frozenset[str]:
        """The lemmas of its paragraph."""
        return frozenset(token.lemma_.lower() for token in self.paragraph.words)

    @cached_property
    def people(self) -> tuple[Name, ...]:
        return tuple(name for name in self.names if name.kind == "person")

    @cached_property
    def placed(self) -> tuple[tuple[list[Token], Name], ...]:
        """Its names with their tokens; those without a token are left out."""
        placed = [(self.paragraph.tokens(name.span), name) for name in self.names]
        return tuple([(tokens, name) for tokens, name in placed if tokens])

    @cached_property
    def in_times(self) -> frozenset[int]:
        """Where the tokens of its times stand."""
        return frozenset([token.i for time in self.times for token in self.paragraph.tokens(time.span)])

    @cached_property
    def named(self) -> tuple[locus.Place, ...]:
        """Its names with where their tokens stand."""
        return tuple([locus.Place(name.full, own[0].i, own[-1].i + 1, put=False) for own, name in self.placed])

    @cached_property
    def called(self) -> tuple[str, ...]:
        """Its names in full, each once."""
        return tuple(dict.fromkeys([name.full for name in self.names]))

    @cached_property
    def name_ends(self) -> tuple[tuple[Token, Name], ...]:
        return tuple([(tokens[-1], name) for tokens, name in self.placed])

    @cached_property
    def time_ends(self) -> tuple[tuple[Token, TimeExpression], ...]:
        return ends(self.paragraph, self.times)

    def near_names(self, at: Token) -> tuple[str, ...]:
        """Full names in the clause of ``at``, in text order, each once; a participle's clause has its subject's too."""
        borrowed = [subject.i for subject in borrowed_subjects(at, self.clauses)]
        here = near(self.name_ends, self.clauses, at)
        placed = self.placed if borrowed else ()
        lent = [name for own, name in placed if name not in here and any(token.i in borrowed for token in own)]
        return tuple(dict.fromkeys([name.full for name in (*lent, *here)]))

    def near_times(self, at: Token) -> tuple[TimeExpression, ...]:
        """The times in the clause of ``at``, in text order."""
        return near(self.time_ends, self.clauses, at)

    def elsewhere(self, rules: Rules) -> tuple[TimeExpression, ...]:
        """The first time of the sentence that its clauses share."""
        return elsewhere(self.time_ends, self.clauses, tables(rules).calendar)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return self.paragraph.doc[self.first : self.last]


@dataclass(frozen=True, slots=True)
class Share:
    """What is a figure's own in a series of figures that have a place or a name each."""

    item: distributed.Item | None = None
    owned: owners.Owned | None = None

    @property
    def follows(self) -> bool:
        """Whether an item stands before, whose words it shares."""
        return self.item is not None and self.item.follows

    @property
    def has_name(self) -> bool:
        """Whether a name of its own stands beside it."""
        return self.owned is not None and bool(self.owned.own)

    def names(self, near: Sequence[str]) -> tuple[str, ...]:
        """The figure's own name; else the names of its clause without those of the others of the series."""
        if self.owned is not None and self.has_name:
            return (self.owned.own,)
        others = (self.item.others if self.item else frozenset()) | (self.owned.others if self.owned else frozenset())
        return tuple(name for name in near if name not in others)


def read_measurements(sentence: Sentence, quantities: Sequence[Quantity], source: str, rules: Rules) -> list[Claim]:
    """One claim for each quantity of the sentence, in text order."""
    alone = list(singles.singles(sentence.paragraph, sentence.tokens, rules))
    if not (quantities or alone):
        return []
    claims: list[Claim] = []
    placed = [sentence.paragraph.tokens(quantity.span) for quantity in quantities]
    land, words = _ground(sentence, quantities, placed, rules), lexicon(rules)
    taken = land.times | land.numbers
    places = locus.places(sentence.paragraph, sentence.tokens, sentence.placed, rules)
    figures = [
        distributed.Figure(own[0].i, own[-1].i)
        for one, own in zip(quantities, placed, strict=True)
        if own and one.kind not in RANKS
    ]
    doc = sentence.paragraph.doc
    items = distributed.items(figures, places, doc, words.joining)
    owned = owners.owners(figures, sentence.named, doc, words)
    ones = [
        _claim(sentence, quantity, found, None, source, rules, (), (), places, Share()) for quantity, found in alone
    ]
    ones = [claim for claim in ones if singles.tells(claim.content, rules)]
    before: Earlier | None = None
    for read, own in zip(quantities, placed, strict=True):
        if not own:
            continue
        apart = taken.difference([token.i for token in own])
        number = (sentence.paragraph.tokens(read.number) or own)[-1]
        found = counted(read, own, number, words, apart)
        if impersonal(found, words):
            continue
        quantity = as_age(sentence.paragraph, sentence.people, read, found, rules)
        end = own[-1].i
        phrase = referent(land, found, quantity, end, before)
        before = Earlier(max(found.last, end, phrase.last if phrase else 0), quantity, phrase)
        told = [*claims, *(one for one in ones if one.span.end <= quantity.span.start)]
        share = Share(items.get(own[0].i), owned.get(own[0].i))
        claims.append(_claim(sentence, quantity, found, phrase, source, rules, claims, told, places, share))
    measured = [*superseding(carried.from_behind(claims, sentence.paragraph, rules)), *ones]
    return [*measured, *together(measured, sentence.paragraph, rules)]


def _ground(
    sentence: Sentence, quantities: Sequence[Quantity], placed: Sequence[Sequence[Token]], rules: Rules
) -> Ground:
    """The sentence as the search for what a figure is of sees it; ``placed``: the tokens of each quantity."""
    both = list(zip(quantities, placed, strict=True))
    figures = frozenset([token.i for one, own in both if one.unit for token in own])
    numbers = frozenset([token.i for one, own in both if one.kind not in RANKS for token in own])
    changes, generic = tables(rules).changes, lexicon(rules).count_nouns
    doc, first, last = sentence.paragraph.doc, sentence.first, sentence.last
    return Ground(doc, first, last, figures, numbers, sentence.in_times, changes, generic)


def _claim(
    sentence: Sentence,
    quantity: Quantity,
    found: Counted,
    phrase: Phrase | None,
    source: str,
    rules: Rules,
    earlier: Sequence[Claim],
    told: Sequence[Claim],
    places: Sequence[locus.Place],
    share: Share,
) -> Claim:
    """``earlier``: the figures before it in the sentence; ``told``: these, and those told of without a number."""
    reading = (
        _age(sentence, quantity, found, rules) if quantity.kind == "age" else measuring.measure(found, quantity, rules)
    )
    if phrase is not None and quantity.unit is not None and reading.rule is None and not reading.subject:
        reading = measuring.of_phrase(sentence.paragraph.doc[phrase.head], reading, quantity, lexicon(rules))
    covered, scope_rules = scope.read(sentence.tokens, found, quantity, rules)
    reading = (
        carried.over(reading, sentence.paragraph, found, covered, earlier, rules)
        if quantity.kind == "count"
        else reading
    )
    if share.follows and earlier:
        reading = carried.in_series(reading, quantity, found, earlier[-1], rules)
        quantity = carried.moved_alike(quantity, earlier[-1])
    if reading.rule is None and share.has_name:
        reading = replace(reading, rule=_told_by(sentence, quantity, rules))
    measure = reading.rule.id if reading.rule else "open"
    if quantity.kind == "count" and scope.beside_others(found, quantity, measure, covered.qualifiers, told, rules):
        covered, scope_rules = replace(covered, increment=True), (*scope_rules, "scope.others")
    at = reading.predicate or found.head or found.number
    context, context_rules = context_of(reading.predicate, sentence.tokens, found.number, rules)
    where = _places(sentence, found, at, places, share.item, rules)
    if not (where or share.has_name or sentence.near_times(at)):
        covered, more = scope.of_those_before(covered, sentence.tokens, found, quantity, measure, earlier, rules)
        scope_rules = (*scope_rules, *more)
    acting = authority.country(reading.predicate, reading.rule, rules)
    owner = _beside_record(sentence, quantity, earlier) or _owner(sentence, quantity)
    span = _span(sentence.paragraph, quantity, found)
    if quantity.kind == "age" and of_another_time(found, rules):
        scope_rules = (*scope_rules, "scope.age-then")
    rule_names = (*quantity.rules, *((reading.rule.name,) if reading.rule else ()), *scope_rules, *context_rules)
    content = Measurement(
        quantity=quantity,
        measure=measure,
        subject=reading.subject,
        predicate=reading.lemma,
        role=reading.role,
        scope=_put(covered, where, acting, adds_up(reading.predicate, tables(rules).calendar)),
        concept=_concept(found, reading, phrase),
        of=sentence.paragraph.span(phrase.first, phrase.last + 1) if phrase else None,
    )
    return Claim(
        source=source,
        span=span,
        sentence=sentence.span,
        content=content,
        context=context,
        times=_times(sentence, reading.predicate, found.number, at, rules),
        names=sentence.called,
        near=(owner,) if owner else share.names(sentence.near_names(at)),
        words=sentence.words,
        rules=tuple(dict.fromkeys(rule_names)),
    )


def _told_by(sentence: Sentence, quantity: Quantity, rules: Rules) -> Rule | None:
    """The measure of a list of names with a figure each that the paragraph's words say: an election's "44 percent"."""
    found = (rule for rule in lexicon(rules).told_by if quantity.kind in kinds_of(rule))
    return next((rule for rule in found if not sentence.told.isdisjoint(rule.words("told_by"))), None)


def _places(
    sentence: Sentence,
    found: Counted,
    at: Token,
    places: Sequence[locus.Place],
    item: distributed.Item | None,
    rules: Rules,
) -> tuple[str, ...]:
    if item is not None:
        return locus.called(item.places)
    return locus.of_figure(places, found.number, at, sentence.clauses, sentence.tokens, rules)


def _put(covered: Scope, where: tuple[str, ...], acting: tuple[str, ...], running: bool) -> Scope:
    """The scope with where the figure's clause puts it, whose authorities act, and whether it adds up until now."""
    running, places = running or covered.running, where or acting
    if not places and running == covered.running:
        return covered
    return replace(covered, places=places, authority=acting, running=running)


def _times(
    sentence: Sentence, predicate: Token | None, number: Token, at: Token, rules: Rules
) -> tuple[TimeExpression, ...]:
    """The times of the figure's clause, else one of the sentence; of what is so now, only what stands by its verb."""
    other = of_compared(sentence.time_ends, number, sentence.tokens, lexicon(rules).comparing)
    near = when(sentence.time_ends, at) or since_then(sentence.time_ends, sentence.near_times(at), at)
    found = tuple(time for time in near if id(time) not in other)
    elsewhere = tuple(time for time in sentence.elsewhere(rules) if id(time) not in other)
    if predicate is not None and nlp.is_present(predicate):
        own = {id(time) for end, time in sentence.time_ends if nlp.predicate(end) == predicate}
        found = tuple(time for time in found if time.year is None or id(time) in own)
        return found or tuple(time for time in elsewhere if time.year is None)
    return found or elsewhere


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
    people = [name for name in sentence.people if name.span.end <= quantity.span.start]
    if people:
        between = text[people[-1].span.end - start : quantity.span.start - start]
        if 0 < len(between) <= FAR_BEHIND and between[0] in ",(" and not any(mark.isalpha() for mark in between):
            return people[-1].full
    if quantity.kind == "record" and text[: quantity.span.start - start].endswith(", "):
        named = _capitals(sentence, quantity.span.start - 2)
        if named is not None:
            return named
    opened = text.rfind("(", max(0, sentence.span.start - start), quantity.span.start - start)
    if opened < 0 or ")" in text[opened : quantity.span.start - start]:
        return None
    before = start + len(text[:opened].rstrip())
    known = next((name.full for name in sentence.names if name.span.end == before), None)
    return known or (_capitals(sentence, before) if quantity.kind == "record" else None)


def _beside_record(sentence: Sentence, quantity: Quantity, earlier: Sequence[Claim]) -> str | None:
    """Whose record the figure stands right behind: in "52-3 with 46 KOs" both are of one boxer."""
    record = next((one for one in earlier[-1:] if _is_record(one) and len(one.near) == 1), None)
    if record is None or record.span.end >= quantity.span.start:
        return None
    between = sentence.paragraph.between(record.span.end, quantity.span.start)
    return record.near[0] if all(token.pos_ in JOINING for token in between) else None


def _is_record(claim: Claim) -> bool:
    return isinstance(claim.content, Measurement) and claim.content.quantity.kind == "record"


def _capitals(sentence: Sentence, end: int) -> str | None:
    """The two or more capitalised words that end at ``end``: whose record stands in brackets is a name in any case."""
    words = [token for token in sentence.tokens if sentence.paragraph.start + token.idx + len(token) <= end]
    run = list(takewhile(lambda token: token.text[:1].isupper() and token.is_alpha, reversed(words)))[:MOST_CAPITALS]
    return " ".join(token.text for token in reversed(run)) if len(run) > 1 else None


def _age(sentence: Sentence, quantity: Quantity, found: Counted, rules: Rules) -> measuring.Reading:
    """The person whose age it is, by name or by the noun for one person; the subject stays empty where neither is told."""
    person = bearer(sentence.paragraph, sentence.people, quantity, lexicon(rules).age_links)
    person = person or of_holder(sentence.holders, quantity, found)
    person = person or of_known(sentence.known, quantity, found, rules)
    person = person or told_of(sentence.paragraph, sentence.people, found, rules)
    verb, relation = relation_of(found.head or found.number)
    return measuring.Reading(lexicon(rules).by_id.get("age"), person, verb, lemma_of(verb), relation)


def _concept(found: Counted, reading: measuring.Reading, of: Phrase | None) -> tuple[str, ...]:
    """Content lemmas of the noun phrase, of what the figure is of, and of the predicate's own nouns, in text order."""
    anchor: Token = found.head or found.value_of or found.number
    tokens = [token for token in nlp.subtree(anchor, without=LOOSE) if abs(token.i - anchor.i) <= 10]
    if found.value_of is not None and found.value_of != anchor:
        tokens += nlp.subtree(found.value_of, without=LOOSE)
    if of is not None:
        tokens += anchor.doc[of.first : of.last + 1]
    if reading.predicate is not None:
        own = nlp.subtree(reading.predicate, without=ASIDE)
        tokens += [token for token in own if abs(token.i - anchor.i) <= 12]
    return content_lemmas(sorted(tokens, key=nlp.place), MOST_WORDS)
