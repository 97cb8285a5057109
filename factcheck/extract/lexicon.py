"""The measure rules, by the words that point at them."""

from dataclasses import dataclass
from functools import lru_cache

from factcheck.extract import namewords
from factcheck.rules import Rule, Rules


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The measure rules, by the words that point at them."""

    verbs: dict[str, tuple[Rule, ...]]
    verbs_subject: dict[str, tuple[Rule, ...]]
    adjectives: dict[str, tuple[Rule, ...]]
    adverbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    totals: dict[str, tuple[Rule, ...]]
    people: dict[str, tuple[Rule, ...]]
    manner: dict[str, tuple[Rule, ...]]
    pairs: dict[str, tuple[Rule, ...]]
    borne: dict[str, tuple[Rule, ...]]
    holders: dict[str, tuple[Rule, ...]]
    behind: dict[str, tuple[Rule, ...]]
    by_id: dict[str, Rule]
    joint: dict[frozenset[str], Rule]  # of measures that words joined tell together: "killed or injured"
    jointly: frozenset[str]  # ids of these
    told_by: tuple[Rule, ...]  # that words of a paragraph say of the figures of a list of names
    by_kind: dict[str, Rule]  # kinds of quantity that name their measure by themselves
    value_nouns: dict[str, frozenset[str]]  # by kind of quantity: nouns that take one as their value
    count_nouns: frozenset[str]
    peoples: frozenset[str]  # adjectives of countries, as printed
    joined: frozenset[str]  # adjectives that a hyphen joins to a number and that count nothing
    reaching: frozenset[str]  # verbs whose object is the value of their subject
    stating: frozenset[str]  # verbs that say only that there are some: "have"
    tallying: frozenset[str]  # verbs by which a country gives a figure of its own: "report"
    bearing: frozenset[str]  # verbs whose object befalls their subject: "suffer"
    persons: frozenset[str]  # nouns for one person: "woman", "guard", "colonel"
    person_endings: tuple[str, ...]  # of further nouns for one person: "jeweller"
    everyone: frozenset[str]  # nouns for people in general: "others", "residents"
    forms: dict[str, tuple[Rule, ...]]  # of verbs, right before what they count: "injuring", "kills"
    articles: frozenset[str]  # before somebody told of without a number: "a", "another"
    single: frozenset[str]  # behind an article: "a single shell"
    listing: frozenset[str]  # all that stands between two figures of one list
    owning: frozenset[str]  # between a name and the figure that is its own: "the Liberals at 44 percent"
    owned_by: frozenset[str]  # between a figure and the name whose it is: "44 percent for the Liberals"
    comparing: frozenset[str]  # between a figure and the one it is held against: "compared with 35 a year earlier"
    joining: frozenset[str]  # between figures with a place each: "12 in Osel and eight in Norrin"
    percents: frozenset[str]  # "percent" as texts write it, without blanks
    ways: frozenset[str]  # before how much something has changed: "up 14 percent"
    rating: frozenset[str]  # before the noun that an amount is given for: "£3 for each share"
    one_of_them: frozenset[str]  # verbs of which "one" may be said of somebody told of: "one remains in hospital"
    day_nouns: frozenset[str]  # "day" in "the sixth day of the strike"
    age_then: frozenset[str]  # beside an age that is not the one of now: "was four when"
    age_links: frozenset[str]  # what may stand between a name and an age: "aged"

    def values_of(self, kind: str) -> frozenset[str]:
        """Nouns whose value a quantity of that kind can be: "toll" of a count, "price" of money, "number" of all."""
        return self.value_nouns.get(kind, self.count_nouns)


@lru_cache(maxsize=4)
def lexicon(rules: Rules) -> Lexicon:
    """The ``measure`` rules indexed by word."""
    verbs, verbs_subject, adjectives, adverbs, nouns, totals, people, manner, pairs, borne, holders, behind = (
        rules.by_word("measure", key)
        for key in (
            "verbs",
            "verbs_subject",
            "adjectives",
            "adverbs",
            "nouns",
            "totals",
            "people",
            "manner",
            "pairs",
            "borne",
            "holders",
            "behind",
        )
    )
    count_nouns = _scope_words(rules, "count-noun")
    return Lexicon(
        verbs=verbs,
        verbs_subject=verbs_subject,
        adjectives=adjectives,
        adverbs=adverbs,
        nouns=nouns,
        totals=totals,
        people=people,
        manner=manner,
        pairs=pairs,
        borne=borne,
        holders=holders,
        behind=behind,
        by_id={rule.id: rule for rule in rules.of("measure")},
        joint={frozenset(rule.words("both")): rule for rule in rules.of("measure") if rule.words("both")},
        jointly=frozenset(word for rule in rules.of("measure") for word in rule.words("both")),
        told_by=tuple(rule for rule in rules.of("measure") if rule.words("told_by")),
        by_kind={kind: rule for rule in rules.of("measure") if rule.get("by_kind") for kind in rule.words("kinds")[:1]},
        value_nouns=_value_nouns(totals, count_nouns),
        count_nouns=count_nouns,
        reaching=_scope_words(rules, "reaching"),
        peoples=namewords.words(rules).adjectives,
        joined=_scope_words(rules, "hyphen-adjective"),
        stating=_scope_words(rules, "stating"),
        tallying=_scope_words(rules, "tallying"),
        bearing=_scope_words(rules, "bearing"),
        persons=_scope_words(rules, "one-person") | _posts(rules),
        person_endings=tuple(sorted(_scope_words(rules, "person-ending"))),
        everyone=frozenset(w for rule in rules.of("noun-class") if rule.get("generic") for w in rule.words("words")),
        forms=_forms(rules),
        articles=_scope_words(rules, "article"),
        single=_scope_words(rules, "single"),
        listing=_scope_words(rules, "listing"),
        owning=_scope_words(rules, "owning"),
        owned_by=_scope_words(rules, "owned-by"),
        comparing=_scope_words(rules, "comparing"),
        joining=_scope_words(rules, "joining"),
        percents=_percents(rules),
        ways=frozenset(word for rule in rules.of("change") for word in rule.words("adverb")),
        rating=_scope_words(rules, "rating"),
        one_of_them=_scope_words(rules, "one-of-them"),
        day_nouns=_scope_words(rules, "day-noun"),
        age_then=_scope_words(rules, "age-then"),
        age_links=_scope_words(rules, "age-link"),
    )


def kinds_of(rule: Rule) -> tuple[str, ...]:
    """The kinds of quantity that a measure takes."""
    return rule.words("kinds") or ("count",)


def _forms(rules: Rules) -> dict[str, tuple[Rule, ...]]:
    """The forms in "-ing", "-s" and "-ed" of verbs that say what befell a counted object, and need no noun to say it."""
    table: dict[str, tuple[Rule, ...]] = {}
    for rule in rules.of("measure"):
        for verb in rule.words("verbs") if not rule.words("objects") and not rule.words("kinds") else ():
            stem = verb.removesuffix("e")
            for form in (f"{stem}ing", f"{verb}{verb[-1]}ing", f"{verb}s", f"{stem}ed"):
                table[form] = (*table.get(form, ()), rule)
    return table


def _scope_words(rules: Rules, name: str) -> frozenset[str]:
    return frozenset(rules.listed(f"scope.{name}"))


def _percents(rules: Rules) -> frozenset[str]:
    units = [rule for rule in rules.of("unit") if rule.id == "percent"]
    return frozenset(
        "".join(form.split()) for rule in units for key in ("names", "symbols") for form in rule.words(key)
    )


def _value_nouns(totals: dict[str, tuple[Rule, ...]], always: frozenset[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for noun, rules in totals.items():
        for kind in {kind for rule in rules for kind in kinds_of(rule)}:
            found.setdefault(kind, set()).add(noun)
    return {kind: always | nouns for kind, nouns in found.items()}


def _posts(rules: Rules) -> frozenset[str]:
    return frozenset(word for rule in rules.of("name-word") for word in rule.words("posts"))
