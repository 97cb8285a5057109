"""Which words say the same thing when claims are compared, from the rule packs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from factcheck.match.names import fold
from factcheck.model import Interval, Quantity
from factcheck.rules import Rules


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lemmas folded to one of their class; generic nouns; measures and the measures they are never compared with."""

    folded: dict[str, str]
    generic: frozenset[str]
    kin: dict[str, frozenset[str]]
    labels: dict[str, str]
    common: frozenset[str]
    widely: frozenset[str]  # names that texts on anything hold: countries, agencies, whatever has aliases; lower case
    apposed: frozenset[str]  # measures whose figure right behind a name is that one's
    of_names: frozenset[str]  # measures of which each name has a figure of its own
    directed: frozenset[str]  # measures whose words say by themselves which way
    from_place: frozenset[str]  # measures of how far something lies from what their phrase names
    directions: frozenset[str]  # "north", "southeast"
    counted_on: frozenset[str]  # measures that grow by themselves every day
    culprits: frozenset[str]  # classes of nouns for those who cause a toll
    happenings: dict[str, str]  # event nouns folded to their class
    factors: dict[str, tuple[str, Decimal]]  # unit -> its base unit and how many of that it is
    # word before a noun -> the table of those that exclude it, and what it stands for
    kinds: dict[str, tuple[str, str]]
    # what a date dates: verbs and nouns of one deed; light ones as ""
    deeds: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what a date dates; none for a light word

    def amount(self, quantity: Quantity) -> tuple[str, Interval]:
        """The quantity in its base unit: "2 weeks" as 14 days, four in five as 80 percent: numbers are compared
        and not figures of speech.
        """
        base, factor = self.factors.get(quantity.unit or "", (quantity.unit or "", Decimal(1)))
        if quantity.kind == "ratio":
            base, factor = "percent", Decimal(100)
        if quantity.kind == "money" and base in ("dollar", "USD"):
            base = "USD"
        return base, quantity.interval.scaled(factor)

    def counts_all(self, subject: str) -> bool:
        """Whether a noun counts people in general: "people", or a nation's."""
        return subject in self.generic

    def deed(self, lemma: str) -> str:
        """What is done or happens, verb and noun alike; empty for a word that says only that it takes place."""
        return next(iter(self.done(lemma)), "")

    def done(self, lemma: str) -> tuple[str, ...]:
        """All deeds that a word can name: a launch is a release, and a beginning."""
        return self.deeds.get(lemma, (self.same(lemma),) if lemma else ())

    def same(self, lemma: str) -> str:
        """One representative for all lemmas of a class."""
        return self.folded.get(lemma, lemma)


def kind_of(quantity: Quantity) -> str:
    """The kind of amount; a fraction is a share."""
    return "percent" if quantity.kind == "ratio" else quantity.kind


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
        _widely(rules),
        frozenset(rule.id for rule in measures if rule.get("apposed")),
        frozenset(rule.id for rule in measures if rule.get("of_names")),
        frozenset(rule.id for rule in measures if rule.get("directed")),
        frozenset(rule.id for rule in measures if rule.get("from_place")),
        frozenset(rules.listed("said-words.apart-directions")),
        frozenset(rule.id for rule in measures if rule.get("counted_on")),
        frozenset(rule.id for rule in rules.of("noun-class") if rule.get("culprits")),
        {word: rule.id for rule in rules.of("happening") for word in rule.words("words")},
        {
            rule.id: (rule.data["base"], Decimal(rule.data["factor"]))
            for rule in rules.of("unit")
            if not rule.get("offset")
        },
        _kinds(rules),
        _deeds(rules),
    )


def _kinds(rules: Rules) -> dict[str, tuple[str, str]]:
    found = {str(word).lower(): ("nations", rule.id) for rule in rules.of("place") for word in rule.words("adjectives")}
    for rule in rules.of("exclusive-kinds"):
        meant = {word: word for word in rule.words("words")} | rule.get("same", {})
        found |= {word: (rule.id, str(kind)) for word, kind in meant.items()}
    return found


def of_two_kinds(left: Sequence[str], right: Sequence[str], known: Vocabulary) -> tuple[str, str] | None:
    """The kinds of two things counted, by the words before their nouns, of which a thing has one; else ``None``."""
    one, two = (_told_kinds(words, known) for words in (left, right))
    for table in sorted(one.keys() & two.keys()):
        if not one[table] & two[table]:
            return ", ".join(sorted(one[table])), ", ".join(sorted(two[table]))
    return None


def _told_kinds(words: Sequence[str], known: Vocabulary) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for table, kind in (known.kinds[word] for word in words if word in known.kinds):
        found.setdefault(table, set()).add(kind)
    return found


def _widely(rules: Rules) -> frozenset[str]:
    regions = {str(rule.get("within")) for rule in rules.of("place")}
    countries = {name for rule in rules.of("place") for name in rule.words("names")}
    known = {str(rule.get("name")) for kind in ("credit", "alias") for rule in rules.of(kind)}
    return frozenset(fold(name).lower() for name in regions | countries | known)


def _deeds(rules: Rules) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for rule in rules.of("deed"):
        for word in rule.words("words"):
            light = rule.get("light") or found.get(word) == ()
            found[word] = () if light else (*found.get(word, ()), rule.name)
    return found
