"""What the counted have, suffer or are in: "50 people with burns", "eight suffered injuries", "80 are in hospital"."""

from collections.abc import Iterable

from factcheck.extract import nlp
from factcheck.extract.governors import REACH
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.words import Token
from factcheck.rules import Rule

HAVING = frozenset({"with", "in"})  # before what somebody has or is in


def borne(head: Token | None, verb: Token | None, relation: str | None, words: Lexicon) -> Iterable[Rule]:
    """Measure rules that such words point at, the nearest first; ``verb`` and ``relation`` are the counted noun's."""
    for word, noun in _states(head, verb, relation, words):
        described = [f"{adjective.lower_} {noun.lemma_.lower()}" for adjective in nlp.children(noun, "adjective")]
        for name in (word, f"{word} {noun.lemma_.lower()}", *described):
            yield from words.borne.get(name, ())
        if word in HAVING or word in words.bearing:
            yield from words.borne.get(noun.lemma_.lower(), ())


def _states(
    head: Token | None, verb: Token | None, relation: str | None, words: Lexicon
) -> Iterable[tuple[str, Token]]:
    """(word, noun): the preposition or verb by which a noun says something of the counted, and the noun."""
    if head is not None:
        yield from nlp.prepositions(head)
        yield from _suffered(head, words)
    if verb is None:
        return
    if relation in ("object", "subject"):  # "thirty were taken to hospital", "two burned to death"
        yield from ((mark, noun) for mark, noun in nlp.prepositions(verb) if mark == "to")
        hung = (*nlp.prepositions(verb), *(nlp.prepositions(head) if head is not None else ()))
        yield from ((f"{verb.lemma_.lower()} {mark}", noun) for mark, noun in hung)  # "2,000 went on strike"
        for told in nlp.children(verb, "open-clause"):  # "300 had to leave their homes"
            yield from ((told.lemma_.lower(), noun) for noun in nlp.children(told, "object"))
    if relation not in ("subject", "to"):
        return
    for noun in nlp.children(verb, "object"):
        yield (verb.lemma_.lower() if relation == "subject" else "to"), noun  # "cut power to 400 homes"
    if relation == "subject":
        if verb.lemma_.lower() in words.bearing:
            yield from ((verb.lemma_.lower(), noun) for mark, noun in nlp.prepositions(verb) if mark == "from")
        if nlp.children(verb, "copula"):
            yield nlp.preposition(verb), verb  # "eighty are in a critical condition"
        if verb.lemma_ == "be":
            yield from nlp.prepositions(verb)


def _suffered(head: Token, words: Lexicon) -> Iterable[tuple[str, Token]]:
    """The verb and noun right behind the counted, whatever the parser makes of them: "had suffered from deep burns"."""
    verb = None
    for token in head.doc[head.i + 1 : head.i + 1 + REACH]:
        if token.pos_ == "NOUN" and verb is not None:
            yield verb.lemma_.lower(), token
            return
        if token.lemma_.lower() in words.bearing and token.pos_ == "VERB":
            verb = token
        elif not (token.pos_ in ("AUX", "ADV", "DET", "ADJ") or token.lower_ == "from"):
            return
