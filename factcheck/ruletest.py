"""Runs the examples that rules carry: each ``accept`` text must use its rule, no ``reject`` text may.

A text uses a rule when taking the rule away changes what is read in the text; kinds that are not about
reading have a test of their own in ``TESTERS``.
"""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from factcheck.model import Block, Extraction, Name, Source, Span, Statement, Trait
from factcheck.rules import Rule, Rules

Tester = Callable[[Rule, str, Rules], bool]

NO_EXAMPLES = ("finding", "policy", "level", "threshold")  # tables of settings: there is nothing to accept
LEXICAL = (
    "number-word", "scale", "part", "ordinal", "glue", "one-of", "zero", "multiplier", "times", "bound",
    "approximation", "transparent", "change", "vague", "unit", "currency", "rate-base", "no-quantity",
    "number-context", "time-word",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that is not as its rule says. ``said`` is the complaint."""

    rule: str
    text: str
    said: str


def run(rules: Rules, wanted: Iterable[Rule], model: str = "") -> list[Failure]:
    """The failures among the examples of ``wanted``, in the order of the rules."""
    failures = []
    for rule in wanted:
        if rule.kind in NO_EXAMPLES:
            continue
        uses = TESTERS.get(rule.kind) or _reading(model)
        texts = [(text, True) for text in rule.accept] + [(text, False) for text in rule.reject]
        failures += [
            Failure(rule.name, text, "must use the rule and does not" if must else "must not use the rule and does")
            for text, must in texts
            if uses(rule, text, rules) != must
        ]
        if not rule.accept or not rule.reject:
            failures.append(Failure(rule.name, rule.file, "needs an accept and a reject example"))
    return failures


def without(rules: Rules, rule: Rule) -> Rules:
    """``rules`` as they would be if ``rule`` had never been written."""
    rest = tuple(other for other in rules.rules if other is not rule)
    return dataclasses.replace(rules, rules=rest, digest=f"{rules.digest}-{rule.name}")


def _changes(door: Callable[[str, Rules], Any]) -> Tester:
    """A text uses a rule when ``door`` answers otherwise without it."""

    def uses(rule: Rule, text: str, rules: Rules) -> bool:
        return bool(door(text, rules) != door(text, without(rules, rule)))

    return uses


def _alone(door: Callable[[str, Rules], Any]) -> Tester:
    """The same for rules that may cover one text together: the rule against none of its kind."""

    def uses(rule: Rule, text: str, rules: Rules) -> bool:
        others = tuple(other for other in rules.rules if other.kind != rule.kind)
        none = dataclasses.replace(rules, rules=others, digest=f"{rules.digest}-{rule.kind}")
        one = dataclasses.replace(rules, rules=(*others, rule), digest=f"{rules.digest}+{rule.name}")
        return bool(door(text, one) != door(text, none))

    return uses


def _reading(model: str) -> Tester:
    return _changes(lambda text, rules: _extraction(text, rules, model))


def _source(text: str) -> Source:
    return Source("example", "example.txt", text, sha256(text.encode()).hexdigest(), (Block(Span(0, len(text))),))


def _extraction(text: str, rules: Rules, model: str = "") -> Extraction:
    from factcheck.extract import extract_claims

    return extract_claims(_source(text), rules, model)


def _lexical(text: str, rules: Rules) -> object:
    from factcheck.extract.lexical import read

    return read(text, rules)


def _blocks(text: str, rules: Rules) -> object:
    from factcheck.sources.blocks import split_blocks

    return split_blocks(text, rules)


def _mistakes(text: str, rules: Rules) -> object:
    """What is found wrong in a text by itself."""
    from factcheck.judge import judge
    from factcheck.match import match_claims

    sources = [_source(text)]
    matched = match_claims(sources, [_extraction(text, rules)], rules)
    return [(finding.kind, finding.text) for finding in judge(matched, sources, rules)]


def _agency(rule: Rule, text: str, rules: Rules) -> bool:
    from factcheck.judge.origins import credit

    return credit(_source(text), rules) == str(rule.get("name"))


def _speech(text: str, rules: Rules) -> object:
    """Who says what in which manner; other claims may look at the same verbs for other ends."""
    claims = [claim for claim in _extraction(text, rules).claims if isinstance(claim.content, Statement)]
    return [(claim.content, claim.attribution) for claim in claims]


def _beside_name(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether a word of the rule stands in, or directly before, a name of the rule's kind; calendar words, anywhere."""
    spoken = _tokens(text)
    if rule.get("kind") == "time":
        return bool(set(spoken) & set(rule.words("names")))
    return any(name.kind == rule.get("kind") and _named_by(rule, name, text) for name in _extraction(text, rules).names)


def _located(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether the text names a place of the rule."""
    known = {name for key in ("names", "cities", "regions") for name in rule.words(key)}
    return any(name.kind == "place" and name.full in known for name in _extraction(text, rules).names)


def _happens(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether the text is about a happening of the rule."""
    return bool(set(_extraction(text, rules).words) & set(rule.words("words")))


def _sited(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether the text says where a happening of the rule was."""
    traits = [claim.content for claim in _extraction(text, rules).claims if isinstance(claim.content, Trait)]
    return any(trait.attribute == "place" and trait.person == rule.id for trait in traits)


def _named_by(rule: Rule, name: Name, text: str) -> bool:
    own = _tokens(text[name.span.start : name.span.end])
    before = _tokens(text[: name.span.start])[-2:]
    near = {word.lower() for word in (*before, *own[:1], *_tokens(name.role or ""))}
    whole = text[name.span.start : name.span.end]
    return (
        bool(near & {*rule.words("before"), *rule.words("posts")})
        or own[-1].lower() in rule.words("after")
        or any(word in rule.words("names") for word in (whole, own[0]))
    )


def _tokens(text: str) -> list[str]:
    return [word.strip(".,;:()") for word in text.split()]


def _corrects(rule: Rule, text: str, rules: Rules) -> bool:
    from factcheck.judge.corrections import correction

    found = [correction(claim, text, rules) for claim in _extraction(text, rules).claims]
    return any(one is not None and one.rule == rule.name for one in found)


def _subjects(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether what a figure of the text counts is one of the rule's nouns."""
    claims = _extraction(text, rules).claims
    return any(getattr(claim.content, "subject", None) in rule.words("words") for claim in claims)


def _alias(text: str, rules: Rules) -> object:
    from factcheck.match.names import canonical_alias

    return canonical_alias(text, rules)


def _words(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether a word of the rule stands in the text, in any form that extraction gives it."""
    from factcheck.match.wording import stem, words

    spoken = words(text, rules)
    phrase = " ".join(spoken)
    forms = {*spoken, *(stem(word) for word in spoken), *_lemmas(text, rules)}
    return any(
        word in forms or stem(word) in forms or (" " in word and f" {word} " in f" {phrase} ")
        for word in rule.words("words")
    )


def _spoken(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether a word or phrase of the rule stands in the text as it is written there."""
    del rules
    return _holds(text, rule.words("words"))


def _disowns(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether the text has a word of each of the rule's lists."""
    del rules
    return all(_holds(text, rule.words(key)) for key in ("nouns", "verbs", "turned"))


def _holds(text: str, phrases: Iterable[str]) -> bool:
    spoken = f" {' '.join(_tokens(text.lower()))} "
    return any(f" {phrase} " in spoken for phrase in phrases)


def _lemmas(text: str, rules: Rules) -> set[str]:
    found: set[str] = set()
    for claim in _extraction(text, rules).claims:
        content = claim.content
        for name in ("subject", "predicate"):
            found.add(str(getattr(content, name, "")))
        found |= set(getattr(content, "concept", ()))
    return found


def _sides(text: str, mark: str) -> tuple[str, str]:
    """An example made of two texts with ``mark`` between them."""
    left, _, right = text.partition(f" {mark} ")
    return left.strip(), right.strip()


def _acronym(rule: Rule, text: str, rules: Rules) -> bool:
    """``A = B`` are a name and its acronym, and would not be without the rule."""
    from factcheck.match.names import initials

    name, short = _sides(text, "=")
    return initials(name, rules) == short != initials(name, without(rules, rule))


def _same_words(rule: Rule, text: str, rules: Rules) -> bool:
    """``A = B`` are the same words, and would not be without the rule."""
    from factcheck.match.wording import compare, spoken

    left, right = _sides(text, "=")

    def same(known: Rules) -> bool:
        return not compare(spoken(left, known), spoken(right, known), known).differences

    return same(rules) and not same(without(rules, rule))


def _same_person(rule: Rule, text: str, rules: Rules) -> bool:
    """``A = B`` are names of one person, as the rule has it among others."""
    from factcheck.match.names import parts, person_level, short_names

    left, right = _sides(text, "=")
    named = {rule.id} <= (
        short_names(rules).get(parts(left)[0], set()) | short_names(rules).get(parts(right)[0], set())
    )
    return named and person_level(left, right, rules) != "different"


def _other_post(rule: Rule, text: str, rules: Rules) -> bool:
    """``A = B`` are posts that one person does not hold at once."""
    from factcheck.match.people import post_level

    left, right = _sides(text, "=")
    del rule  # two tables may name the same post; the pair is what is promised
    return post_level(left, right, rules).level == "different"


def _other_thing(rule: Rule, text: str, rules: Rules) -> bool:
    """``A = B`` name two things of which only one can be."""
    from factcheck.match.exclusives import excluded

    left, right = _sides(text, "=")
    del rule
    return excluded(left, right, rules) is not None


def _hedged(rule: Rule, text: str, rules: Rules) -> bool:
    """``A | B`` are amounts (of boats, say: a number alone is no amount) that can be true together by the rule's hedge."""
    from factcheck.extract.lexical import read
    from factcheck.judge.intervals import compare, scale

    amounts = [quantity for side in _sides(text, "|") for quantity in read(f"{side} boats", rules).quantities[:1]]
    if len(amounts) != 2 or not any(rule.id in quantity.modifiers for quantity in amounts):
        return False
    found = compare(amounts[0], amounts[1], scale(rules))
    return found is not None and found.verdict != "conflict"


def _other_kind(_: Rule, text: str, rules: Rules) -> bool:
    """Two things counted, of which the rule says that they are of two kinds."""
    from factcheck.extract.lexical import read
    from factcheck.match.vocabulary import of_two_kinds, vocabulary

    left, right = (side.lower().split() for side in _sides(text, "="))
    return bool(read(text, rules).quantities) and of_two_kinds(left, right, vocabulary(rules)) is not None


TESTERS: dict[str, Tester] = {
    **dict.fromkeys(LEXICAL, _changes(_lexical)),
    "debris": _alone(_blocks),
    "credit": _agency,
    "alias": _alone(_alias),
    "cue": _alone(_speech),
    "cue-gap": _changes(_speech),
    "name-word": _beside_name,
    "place": _located,
    "site": _sited,
    "whereabouts": _spoken,
    "place-level": _spoken,
    "correction": _corrects,
    "noun-class": _subjects,
    "synonyms": _words,
    "deed": _words,
    "happening": _happens,
    "common-words": _words,
    "said-words": _words,
    "dating": _spoken,
    "citing": _spoken,
    "occurrence": _spoken,
    "part-cue": _spoken,
    "between-figures": _changes(_mistakes),
    "denial": _disowns,
    "wording": _same_words,
    "acronym-gap": _acronym,
    "given-name": _same_person,
    "exclusive-posts": _other_post,
    "exclusive-words": _other_thing,
    "exclusive-kinds": _other_kind,
    "hedge": _hedged,
}

__all__: Sequence[str] = ("LEXICAL", "NO_EXAMPLES", "TESTERS", "Failure", "run", "without")
