"""Which words of a paragraph belong to one predicate, and what they say about its figures: names, times, context."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from factcheck.extract import nlp
from factcheck.extract.nlp import Paragraph
from factcheck.extract.timewords import TimeWords
from factcheck.extract.words import Doc, Token
from factcheck.model import Context, Name, TimeExpression
from factcheck.rules import Rules

T = TypeVar("T", Name, TimeExpression)

# A dependent with one of these roles opens a clause of its own; every other verb shares its head's.
OPENING = frozenset({"clause", "adverbial-clause", "parataxis"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
HYPOTHETICAL = frozenset({"modal", "condition", "future", "planned"})
OF_PREDICATE = HYPOTHETICAL | {"negation"}  # what a verb says of itself, and not of what stands beside its subject
NONE: frozenset[str] = frozenset()
PLAIN = Context()
FINITE = ("VBD", "VBZ", "VBP")
NEAR = 12  # tokens either side of a figure in which a loosening word counts


@dataclass(frozen=True, slots=True)
class Clauses:
    """For each token of a paragraph the index of its clause's head."""

    head_of: tuple[int, ...]

    def together(self, left: Token, right: Token) -> bool:
        return self.head_of[left.i] == self.head_of[right.i]


def clauses(paragraph: Paragraph) -> Clauses:
    """The clause of every token, from the heads of clauses downwards."""
    doc = paragraph.doc
    head_of = [-1] * len(doc)
    queue = [token for token in doc if token.head is token or token.role in OPENING and _opens(token)]
    for token in queue:
        head_of[token.i] = token.i
    for token in queue:
        clause = head_of[token.i]
        for child in token.children:
            if head_of[child.i] < 0:
                head_of[child.i] = clause
                queue.append(child)
    return Clauses(tuple(head_of))


def _opens(token: Token) -> bool:
    """Whether a dependent that may open a clause does."""
    return token.pos_ in ("VERB", "AUX") or bool(nlp.children(token, "subject", "copula"))


@lru_cache(maxsize=4)
def context_words(rules: Rules) -> dict[str, frozenset[str]]:
    """The word lists of the ``context`` rules by id, words and lemmas together."""
    return {rule.id: frozenset((*rule.words("words"), *rule.words("lemmas"))) for rule in rules.of("context")}


def context_of(
    predicate: Token | None, sentence: Sequence[Token], at: Token, rules: Rules
) -> tuple[Context, tuple[str, ...]]:
    """How the clause of ``predicate`` holds a figure at ``at``, and the rules that say so."""
    words = context_words(rules)
    around = _around(predicate)
    lower = [child.lower_ for child in around]
    lemmas = [child.lemma_.lower() for child in around if child.pos_ == "AUX"]
    here = at.i - sentence[0].i if sentence else 0
    near = [token.lower_ for token in sentence[max(here - NEAR, 0) : max(here + NEAR + 1, 0)]]
    over = [
        child.lemma_.lower() for verb in _above(predicate, "open-clause") for child in nlp.children(verb, "auxiliary")
    ]
    told = [verb.lemma_.lower() for verb in _above(predicate, "open-clause", "clause")]
    said = (
        ("negation", lower), ("modal", [*lemmas, *over]), ("counterfactual", lemmas), ("condition", lower),
        ("future", [*lemmas, *told]), ("planned", told), ("hedge", near), ("recalled", near),
    )  # fmt: skip
    found = [name for name, heard in said if heard and not words.get(name, NONE).isdisjoint(heard)]
    if not found:
        return PLAIN, ()
    # "then we would not have 12 ruined shops": there are 12 of them
    unreal = "counterfactual" in found and ("have" in lemmas or (predicate is not None and predicate.lemma_ == "have"))
    if _beside(at, predicate):
        found = [name for name in found if name not in OF_PREDICATE]
    context = Context(
        negated="negation" in found and not unreal,
        hedged="hedge" in found or "modal" in found,
        hypothetical=not HYPOTHETICAL.isdisjoint(found),
        recalled="recalled" in found,
        planned="planned" in found,
    )
    return context, tuple([f"context.{name}" for name in found])


def _around(predicate: Token | None) -> list[Token]:
    """The predicate's own dependents, and those it shares with the verb it hangs on: "may have killed"."""
    if predicate is None:
        return []
    around = list(predicate.children)
    shares = predicate.role == "open-clause" or (
        predicate.role == "conjunct"
        and not nlp.children(predicate, "subject", "passive-subject")
        and not _stands_alone(predicate)
    )
    if shares and predicate.head != predicate:
        around += [child for child in predicate.head.children if child.role in ("negation", "adverb", "auxiliary")]
    return around


def _stands_alone(conjunct: Token) -> bool:
    """Whether a joined verb is finite by itself: in "did not stop and hit" it takes over neither auxiliary nor negation."""
    if conjunct.tag_ == "VBD" and conjunct.head.tag_ in ("VBN", "VBG"):
        return False  # "was not burned or sunk": the tagger takes one participle for a past
    return conjunct.tag_ in FINITE and (conjunct.tag_ != conjunct.head.tag_ or conjunct.head.pos_ != "VERB")


def _beside(at: Token, predicate: Token | None) -> bool:
    """Whether a figure only describes the subject: in "the floors, with 68 beds, will not open" the beds are there."""
    role, current = "", at
    while predicate is not None and current.head not in (current, predicate):
        role, current = current.role, current.head
        if role in ("noun-modifier", "apposition", "relative", "participle"):
            return _leads_to_subject(current, predicate)
    return False


def _leads_to_subject(token: Token, predicate: Token) -> bool:
    while token.head not in (token, predicate):
        token = token.head
    return token.role in ("subject", "passive-subject")


def _above(predicate: Token | None, *roles: str) -> list[Token]:
    """The verbs above a clause of these roles or an infinitive: "is expected to kill", "could have let him avoid paying"."""
    above: list[Token] = []
    current = predicate
    while current is not None and len(above) < 3 and (current.role in roles or _infinitive(current)):
        current = current.head
        above.append(current)
    return above


def _infinitive(token: Token) -> bool:
    return token.role == "adverbial-clause" and any(child.tag_ == "TO" for child in token.children)


def ends(paragraph: Paragraph, things: Iterable[T]) -> tuple[tuple[Token, T], ...]:
    """Names or times with the last token of each; those without a token are left out."""
    placed = [(paragraph.tokens(thing.span), thing) for thing in things]
    return tuple((tokens[-1], thing) for tokens, thing in placed if tokens)


def near(placed: Iterable[tuple[Token, T]], clause: Clauses, at: Token) -> tuple[T, ...]:
    """Of what ``ends`` gave, what stands in the clause of ``at``, in text order."""
    here = clause.head_of[at.i]
    return tuple([thing for end, thing in placed if clause.head_of[end.i] == here])


def when(placed: Iterable[tuple[Token, TimeExpression]], at: Token) -> tuple[TimeExpression, ...]:
    """The time that a clause opened by "when" is of: "the worst since 2005, when 23 people died" tells of 2005."""
    for end, time in placed:
        behind = [token for token in end.doc[end.i + 1 : end.i + 3] if token.text != ","]
        if end.i < at.i and behind and behind[0].lower_ == "when" and at.within(behind[0].head):
            return (replace(time, bound=None),)
    return ()


def of_compared(
    placed: Sequence[tuple[Token, TimeExpression]], number: Token, sentence: Sequence[Token], comparing: Container[str]
) -> frozenset[int]:
    """The times, by identity, of the figure that the one at ``number`` is held against: "41, compared with 35 a year
    earlier", "rose to 41 from 35 in May".
    """
    if not placed:
        return frozenset()
    mark = next((token.i for token in sentence if token.i > number.i and token.lower_ in comparing), None)
    second = None if mark is None else next((token.i for token in sentence if token.i > mark and token.like_num), None)
    if second is None:
        return frozenset()
    behind = [(end, time) for end, time in placed if end.i > second]
    return frozenset(id(time) for end, time in behind if not _verb_between(end.doc, second, end.i))


def _verb_between(doc: Doc, first: int, last: int) -> bool:
    return any(token.pos_ in ("VERB", "AUX") for token in doc[first + 1 : last])


def since_then(
    placed: Iterable[tuple[Token, TimeExpression]], times: Sequence[TimeExpression], at: Token
) -> tuple[TimeExpression, ...]:
    """The times, of which one in a phrase behind "since" only begins a stretch: "since a failure in December 2002".

    Not for what is told of that thing itself: "since the 2004 bombings, which killed 191 people".
    """
    ends = {id(time): end for end, time in placed}
    return tuple(_since_when(time, ends.get(id(time)), at) for time in times)


def _since_when(time: TimeExpression, end: Token | None, at: Token) -> TimeExpression:
    thing = None if end is None else _behind_since(end)
    if thing is None:
        return time
    own = thing.pos_ in CONTENT and thing != end and at.within(thing)
    return replace(time, bound=None if own else "since")


def _behind_since(token: Token) -> Token | None:
    """The word behind "since" in whose phrase the token stands."""
    for above in (token, *token.ancestors):
        if any(mark.lower_ == "since" for mark in nlp.children(above, "case")):
            return above
        if above.pos_ in ("VERB", "AUX"):
            break
    return None


def borrowed_subjects(at: Token, clause: Clauses) -> list[Token]:
    """The subjects in other clauses of the clause of ``at`` where it has none: "Osel Shipping grew, doubling its fleet"."""
    head = at.doc[clause.head_of[at.i]]
    if nlp.children(head, "subject", "passive-subject"):
        return []
    return [subject for subject in nlp.subjects(head) if clause.head_of[subject.i] != head.i]


def elsewhere(
    placed: Iterable[tuple[Token, TimeExpression]], clause: Clauses, words: TimeWords
) -> tuple[TimeExpression, ...]:
    """The first time of a sentence for a figure whose clause has none, unless it says only from when on something was
    so: "400 cases since the outbreak began on May 3". ``placed`` is what ``ends`` gave.
    """
    return next(((time,) for end, time in placed if not _since(end.doc[clause.head_of[end.i]], words)), ())


def adds_up(predicate: Token | None, words: TimeWords) -> bool:
    """Whether what a verb tells has come to be until now: "have been killed", "were killed since the war began"."""
    if predicate is None:
        return False
    return nlp.is_perfect(predicate) or any(_since(one, words) for one in nlp.children(predicate, "adverbial-clause"))


def _since(verb: Token, words: TimeWords) -> bool:
    return any(words.value("bounds", mark.lower_) == "since" for mark in nlp.children(verb, "marker"))


def content_lemmas(tokens: Iterable[Token], most: int = 14) -> tuple[str, ...]:
    """Lower-case lemmas of the words that carry meaning, numbers apart, in text order, each once."""
    said = [token.lemma_ for token in tokens if token.is_alpha and token.pos_ in CONTENT and not token.like_num]
    return tuple(dict.fromkeys(map(str.lower, said)))[:most]
