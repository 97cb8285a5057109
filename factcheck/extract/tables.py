"""The lexical rules of a rule set, compiled once into look-up tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from factcheck.extract.timewords import TimeWords, time_words
from factcheck.extract.tokens import Phrases, phrases
from factcheck.rules import Rule, Rules

GLUE = (
    "article", "the", "and", "of", "to", "at", "from", "between", "or", "point", "half", "in", "out", "every", "per", "minus", "than",
    "by",
    "over",
    "level",
    "lasting",
    "half-of", "not-half", "one-not-before", "one-not-after", "before-unit", "aged-person", "is-age", "after-age", "one-not-joined", "not-rate", "times-as", "not-share", "of-which", "aged-since", "for-age",
)  # fmt: skip
CONTEXT = (
    "ordinary",
    "model",
    "prefix",
    "vote",
    "plural",
    "rank",
    "contest",
    "abbreviated",
    "capital-only",
    "marked",
    "era",
    "no-model",
)


@dataclass(frozen=True, slots=True)
class Vague:
    """A word for an unstated number, and what it multiplies by behind another ("tens of thousands")."""

    rule: str
    low: Decimal | None
    high: Decimal | None
    factor: Decimal | None
    scaled: bool
    before: frozenset[str] | None = None  # counts only before these, "of", a scale or a plural


@dataclass(frozen=True, slots=True)
class Tables:
    """What the readers look words up in. Keys are lower case unless said otherwise."""

    values: dict[str, int]  # number words below 100
    scales: dict[str, Decimal]
    glued: dict[str, Decimal]  # letters behind digits, this case
    money_letters: dict[str, Decimal]
    counted_letters: dict[str, Decimal]
    parts: dict[str, int]
    part_plurals: dict[str, int]
    part_signs: dict[str, Fraction]
    part_suffixes: frozenset[str]  # right behind a fraction in digits: "2/3rds"
    ordinals: dict[str, int]
    ordinal_suffixes: frozenset[str]
    glue: dict[str, frozenset[str]]
    one_of: frozenset[str]
    zero: dict[str, Rule]
    zero_alone: frozenset[str]
    multipliers: dict[str, Rule]
    multiplier_phrases: Phrases
    times: frozenset[str]
    bounds_before: Phrases
    bounds_after: Phrases
    transparent: frozenset[str]
    before_amount: frozenset[str]
    changes: dict[str, str]  # verb or adverb -> rule id
    change_nouns: dict[str, str]
    change_after: dict[str, str]
    change_after_percent: dict[str, str]
    by_only: frozenset[str]  # verbs that are a change only with "by": "raised $5" is a collection
    amounts_only: frozenset[str]  # verbs that make a change of an amount and not of a count: "lost 40 sheep"
    not_change: dict[str, frozenset[str]]  # adverb -> words that it belongs to instead: "put up"
    vague_phrases: Phrases
    vague: dict[str, Vague]
    unit_names: Phrases
    unit_symbols: Phrases  # this case
    symbols_near: dict[str, tuple[str, frozenset[str]]]  # this case -> rule name, words of which one must stand near
    unit_leads: Phrases
    rates: dict[str, tuple[str, str]]  # "bpd" -> name of the unit's rule, unit of time
    money_before: Phrases  # this case, last word first
    money_after: Phrases  # this case
    money_names: Phrases
    money_behind: Phrases  # this case, behind a dollar amount: "US"
    subunits: dict[str, tuple[str, Decimal]]
    rate_bases: dict[str, str]
    rate_leads: Phrases  # before the number of those that a figure is given for, last word first: "per 100,000"
    masks_before: dict[str, str]
    masks_spelled: dict[str, str]  # of these, those that stand before a number in words too: "phase two"
    masked_phrases: Phrases  # whole, last word first: "ground zero"
    street_words: frozenset[str]
    products: dict[str, frozenset[str]]  # number -> words behind it
    context: dict[str, frozenset[str]]
    calendar: TimeWords
    starters: frozenset[str]  # words that an amount can begin with
    rules: dict[str, Rule]  # by name: "unit.metre"


@lru_cache(maxsize=8)
def tables(rules: Rules) -> Tables:
    """The tables of a rule set; made once for each."""
    zero, glue = _one(rules, "zero"), _groups(rules, "glue", GLUE)
    values = _numbers(rules, "number-word", "values")
    one_of = _one(rules, "one-of")
    multipliers = rules.of("multiplier")
    bounds = (*rules.of("bound"), *rules.of("approximation"))
    changes = rules.of("change")
    vague = [rule for rule in rules.of("vague") if rule.get("read", True)]
    units, money = rules.of("unit"), rules.of("currency")
    return Tables(
        values=values,
        scales=_factors(rules, "words"),
        glued=_factors(rules, "glued", exact=True),
        money_letters=_factors(rules, "money", exact=True),
        counted_letters=_factors(rules, "counted", exact=True),
        parts=_numbers(rules, "part", "values"),
        part_plurals=_numbers(rules, "part", "plurals"),
        part_signs={
            sign: Fraction(value) for rule in rules.of("part") for sign, value in rule.get("signs", {}).items()
        },
        part_suffixes=_words(rules.of("part"), "suffixes"),
        ordinals=_numbers(rules, "ordinal", "values"),
        ordinal_suffixes=_words(rules.of("ordinal"), "suffixes"),
        glue=glue,
        one_of=frozenset(one_of.words("before")) if one_of and one_of.get("read") else frozenset(),
        zero=dict.fromkeys(zero.words("words"), zero) if zero else {},
        zero_alone=frozenset(zero.words("alone")) if zero else frozenset(),
        multipliers={word: rule for rule in multipliers for word in rule.words("words")},
        multiplier_phrases=phrases(_pairs(multipliers, "phrases")),
        times=_words(rules.of("times"), "words"),
        bounds_before=phrases(_pairs(bounds, "before"), backwards=True),
        bounds_after=phrases(_pairs(bounds, "after")),
        transparent=_words(rules.of("transparent"), "words"),
        before_amount=_words(rules.of("transparent"), "before_amount"),
        changes={word: rule.id for rule in changes for word in rule.words("verbs")},
        change_nouns={word: rule.id for rule in changes for word in rule.words("nouns")},
        change_after={word: rule.id for rule in changes for word in rule.words("after")},
        change_after_percent={word: rule.id for rule in changes for word in rule.words("percent_after")},
        by_only=_words(changes, "by_only"),
        amounts_only=_words(changes, "amounts_only"),
        not_change={word: frozenset(rule.words("not_after")) for rule in changes for word in rule.words("adverb")},
        vague_phrases=phrases(_pairs(vague, "words")),
        vague={rule.id: _vague(rule) for rule in vague},
        unit_names=phrases(_pairs(units, "names")),
        unit_symbols=phrases(_pairs([rule for rule in units if not rule.words("near")], "symbols"), exact=True),
        symbols_near={
            symbol: (rule.name, frozenset(rule.words("near")))
            for rule in units
            for symbol in (rule.words("symbols") if rule.words("near") else ())
        },
        unit_leads=phrases(_pairs(units, "leads"), backwards=True),
        rates={word: (rule.name, per) for rule in units for word, per in rule.get("rates", {}).items()},
        money_before=phrases(_pairs(money, "symbols"), exact=True, backwards=True),
        money_after=phrases(_pairs(money, "symbols"), exact=True),
        money_behind=phrases(_pairs(money, "behind"), exact=True),
        money_names=phrases(_pairs(money, "names")),
        subunits={
            word: (rule.id, Decimal(share)) for rule in money for word, share in rule.get("subunits", {}).items()
        },
        rate_bases={word: rule.id for rule in rules.of("rate-base") for word in rule.words("words")},
        rate_leads=phrases(_pairs(rules.of("rate-base"), "leads"), backwards=True),
        masks_before={word: rule.id for rule in rules.of("no-quantity") for word in rule.words("before")},
        masks_spelled={word: rule.id for rule in rules.of("no-quantity") for word in rule.words("spelled")},
        masked_phrases=phrases(_pairs(rules.of("no-quantity"), "phrases"), backwards=True),
        street_words=_words([rule for rule in rules.of("no-quantity") if rule.id == "address"], "after"),
        products={
            number: frozenset(rule.words("after"))
            for rule in rules.of("no-quantity")
            for number in rule.words("numbers")
        },
        context=_groups(rules, "number-context", CONTEXT),
        calendar=time_words(rules, [*glue["article"], *glue["the"], *values], _numbers(rules, "ordinal", "values")),
        starters=_starters(rules, vague),
        rules={rule.name: rule for rule in rules.rules},
    )


def _groups(rules: Rules, kind: str, ids: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Word lists by rule id; a list that no pack has is empty."""
    return {name: frozenset() for name in ids} | {rule.id: frozenset(rule.words("words")) for rule in rules.of(kind)}


def _starters(rules: Rules, vague: list[Rule]) -> frozenset[str]:
    first = {phrase.split()[0] for rule in vague for phrase in rule.words("words")}
    for kind, keys in (("zero", ("words", "alone")), ("multiplier", ("words", "phrases"))):
        first |= {phrase.split()[0] for rule in rules.of(kind) for key in keys for phrase in rule.words(key)}
    for kind in ("number-word", "ordinal"):
        first |= {word for rule in rules.of(kind) for word in rule.data["values"]}
    signs = {sign for rule in rules.of("part") for sign in rule.get("signs", {})}
    glue = {word for rule in rules.of("glue") if rule.id in ("article", "half") for word in rule.words("words")}
    return frozenset(first | signs | glue)


def _one(rules: Rules, kind: str) -> Rule | None:
    found = rules.of(kind)
    return found[-1] if found else None


def _numbers(rules: Rules, kind: str, key: str) -> dict[str, int]:
    return {word: int(value) for rule in rules.of(kind) for word, value in rule.get(key, {}).items()}


def _factors(rules: Rules, key: str, exact: bool = False) -> dict[str, Decimal]:
    return {
        word if exact else word.lower(): Decimal(rule.data["factor"])
        for rule in rules.of("scale")
        for word in rule.words(key)
    }


def _words(found: Iterable[Rule], key: str) -> frozenset[str]:
    return frozenset(word for rule in found for word in rule.words(key))


def _pairs(found: Iterable[Rule], key: str) -> list[tuple[str, str]]:
    return [(phrase, rule.name) for rule in found for phrase in rule.words(key)]


def _vague(rule: Rule) -> Vague:
    low, high, factor = rule.get("low"), rule.get("high"), rule.get("factor")
    return Vague(
        rule.name,
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        Decimal(factor) if factor else None,
        bool(rule.get("scaled")),
        frozenset(rule.words("before")) if "before" in rule.data else None,
    )
