"""Whose authorities act: "French police arrested 12" puts the arrests in France, whatever else the clause names."""

from collections.abc import Mapping
from functools import lru_cache

from factcheck.extract import nlp
from factcheck.extract.lexicon import lexicon
from factcheck.extract.words import Token
from factcheck.rules import Rule, Rules


def country(predicate: Token | None, measure: Rule | None, rules: Rules) -> tuple[str, ...]:
    """The country whose people do what ``predicate`` says: a measure that authorities bring about, or their count."""
    if predicate is None or measure is None:
        return ()
    if not measure.get("by_authorities") and predicate.lemma_.lower() not in lexicon(rules).tallying:
        return ()
    known = _peoples(rules)
    words = [word for doer in _doers(predicate) for word in (doer, *doer.children)]
    said = (known.get(other.text) for word in words for other in nlp.coordinated(word))
    return tuple(dict.fromkeys(name for name in said if name is not None))


def _doers(verb: Token) -> list[Token]:
    if nlp.is_passive(verb) and not nlp.children(verb, "object"):  # "police held 12 people" may be taken for one
        return [noun for mark, noun in nlp.prepositions(verb) if mark == "by"]
    return nlp.subjects(verb)


@lru_cache(maxsize=4)
def _peoples(rules: Rules) -> Mapping[str, str]:
    """Adjectives and names of countries -> the country's own name."""
    places = [(rule.words("names")[0], (*rule.words("names"), *rule.words("adjectives"))) for rule in rules.of("place")]
    return {word: name for name, words in places for word in words}
