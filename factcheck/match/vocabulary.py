"""Which words say the same thing when claims are compared, from the rule packs."""

from dataclasses import dataclass
from functools import lru_cache

from factcheck.rules import Rules


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lemmas folded to one of their class; generic nouns; measures and the measures they are never compared with."""

    folded: dict[str, str]
    generic: frozenset[str]
    kin: dict[str, frozenset[str]]
    labels: dict[str, str]
    common: frozenset[str]

    def counts_all(self, subject: str) -> bool:
        """Whether a noun counts people in general: "people", or a nation's."""
        return subject in self.generic

    def same(self, lemma: str) -> str:
        """One representative for all lemmas of a class."""
        return self.folded.get(lemma, lemma)


@lru_cache(maxsize=4)
def vocabulary(rules: Rules) -> Vocabulary:
    """The vocabulary of the rules in force."""
    folded: dict[str, str] = {}
    generic: set[str] = set()
    for kind in ("noun-class", "synonyms"):
        for rule in rules.of(kind):
            for word in rule.words("words"):
                folded.setdefault(word, rule.id)
            if rule.get("generic"):
                generic.add(rule.id)
    measures = rules.of("measure")
    return Vocabulary(
        folded,
        frozenset(generic),
        {rule.id: frozenset(rule.words("kin")) for rule in measures},
        {rule.id: str(rule.get("label")) for rule in measures},
        frozenset(word for rule in rules.of("common-words") for word in rule.words("words")),
    )
