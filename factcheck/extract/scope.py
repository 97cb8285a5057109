"""Which part of the world a figure covers, as far as the words around it say."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from factcheck.extract.nouns import DETERMINERS, Counted
from factcheck.extract.tables import tables
from factcheck.extract.words import Token
from factcheck.model import Claim, Measurement, Quantity, Scope
from factcheck.rules import Rules

PARTED = ("count", "money")  # kinds of which a part is a figure of the same kind
FEW = 100  # of more than that the few told of before make no difference: "the mayor and 80,000 other spectators"
LONGEST = 24  # tokens between a share and what it is measured against
ENDS = (".", ",", ";", ":", "–", "—", "-", "(")
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
FEW_TOLD = 12  # so many may have been told of one by one
DEFINING = ("VBN", "VBG", "WDT", "WP", "JJ")  # tags of what tells which ones are meant: "arrested", "who fled"
WINDOW = 6  # tokens either side in which a scope word must stand
NEAR = 40  # characters in which "a day" must stand
ONE = "one-of-several"
NARROWING = "narrowing-"  # of the rules whose words make a figure one of some only
EACH = "per-period-"  # of the rules whose words give a figure for each such time
READ = (
    "total", "total-behind", "increment", "inclusion", "running", ONE, "one-besides", "limited", "limited-behind",
    "partitive", "others", "told-before", "against", "total-before",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of one rule: as they are, and with a space before, behind and on both sides of each."""

    all: frozenset[str]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    within: tuple[str, ...]
    first: frozenset[str]  # word of each

    def end(self, text: str) -> bool:
        """Whether ``text`` ends with one of them."""
        return f" {text}".endswith(self.before)

    def start(self, text: str) -> bool:
        return f"{text} ".startswith(self.behind)

    def stand_in(self, text: str) -> bool:
        """Whether one stands anywhere in ``text``."""
        return self.among(text) is not None

    def among(self, text: str, most: int | None = None) -> str | None:
        """The first of them, in the order of the rule, that stands in ``text``; ``most``: so many characters of it."""
        if self.first.isdisjoint(text.split(" ")):
            return None  # nearly always, and soon seen
        padded = f" {text} "[:most]
        return next((phrase.strip() for phrase in self.within if phrase in padded), None)


def _phrases(phrases: Sequence[str]) -> _Phrases:
    return _Phrases(
        frozenset(phrases),
        tuple(f" {phrase}" for phrase in phrases),
        tuple(f"{phrase} " for phrase in phrases),
        tuple(f" {phrase} " for phrase in phrases),
        frozenset(phrase.split(" ")[0] for phrase in phrases),
    )


NONE = _phrases(())


@lru_cache(maxsize=4)
def _words(rules: Rules) -> dict[str, _Phrases]:
    """The phrases by rule id; of a rule that no pack has there are none."""
    return dict.fromkeys(READ, NONE) | {rule.id: _phrases(rule.words("words")) for rule in rules.of("scope")}


@lru_cache(maxsize=4)
def _narrowing(rules: Rules) -> dict[str, list[str]]:
    """Each word that narrows a figure, with the names of what it means."""
    found: dict[str, list[str]] = {}
    for name, words in _words(rules).items():
        for word in words.all if name.startswith(NARROWING) else ():
            found.setdefault(word, []).append(name.removeprefix(NARROWING))
    return found


@lru_cache(maxsize=4)
def _each(rules: Rules) -> tuple[_Phrases, dict[str, str]]:
    """The phrases that give a figure for each such time, and the unit of time of each."""
    units = {
        phrase: rule.id.removeprefix(EACH)
        for rule in rules.of("scope")
        if rule.id.startswith(EACH)
        for phrase in rule.words("words")
    }
    return _phrases(tuple(units)), units


@lru_cache(maxsize=4)
def _complements(rules: Rules) -> tuple[frozenset[str], ...]:
    """Pairs of things that narrow a figure, and together do not: ``seriously`` and ``slightly``."""
    named = [(rule.id.removeprefix(NARROWING), rule.get("against")) for rule in rules.of("scope")]
    return tuple(frozenset((name, str(other))) for name, other in named if other is not None)


def complete(one: Sequence[str], other: Sequence[str], rules: Rules) -> bool:
    """Whether two figures, by what narrows each, are all that there are: confirmed ones and suspected ones."""
    return frozenset((*one, *other)) in _complements(rules)


def read(tokens: Sequence[Token], found: Counted, quantity: Quantity, rules: Rules) -> tuple[Scope, tuple[str, ...]]:
    """The scope of one figure and the names of the rules that say so."""
    words = _words(rules)
    past = _some(tokens, found.number.i + 1, found.last + 1 + WINDOW)
    before = _text(_some(tokens, found.first - WINDOW, found.first))
    after, behind = _text(past), _text(past[max(found.last - found.number.i, 0) :])
    inside = [token.lower_ for token in (*found.before_head, *([found.head] if found.head else []))]
    own = (found.number.lower_, *(() if found.partitive else inside))  # "another guard", not "nine of its new boats"
    around = f"{before} {after}"
    parted = quantity.kind in PARTED
    hits = {
        "total": words["total"].end(before) or words["total-behind"].start(behind),
        "increment": words["increment"].end(before) or not words["increment"].all.isdisjoint(own),
        "inclusion": words["inclusion"].stand_in(" ".join(before.split()[-4:])),
        "running": words["running"].stand_in(around),
        ONE: not parted and _one_of_several(tokens, found.number, words[ONE].all),
        "one-besides": not parted
        and words["one-besides"].stand_in(f"{before.split(',')[-1]} {' '.join(after.split()[:4])}"),
        "limited": words["limited"].stand_in(around),
        "limited-behind": words["limited-behind"].start(behind),
        "told-before": words["told-before"].end(before) and _points_back(tokens, found, quantity),
        "partitive": parted and words["partitive"].start(after),
    }
    qualifiers = (
        *_qualifiers((*inside, *_same_phrase(past, found)), rules),
        *([ONE] if hits[ONE] or hits["one-besides"] else ()),
    )
    each = None if quantity.per else _time_given_for(past, rules)
    per = quantity.per or each
    against = _against(tokens, found, words["against"]) if quantity.kind == "percent" else ()
    scope = Scope(
        part=bool(hits["inclusion"] or hits["partitive"] or _is_criterion(tokens, found)),
        total=bool(hits["total"]),
        running=bool(hits["running"]),
        limited=bool(hits["limited"] or hits["limited-behind"] or hits["told-before"]),
        increment=bool(hits["increment"]),
        includes=_included(tokens, found, words["inclusion"].all),
        per_period=per,
        against=against,
        qualifiers=qualifiers,
        subset=_subset(found) if hits["inclusion"] or hits["partitive"] else None,
    )
    rules_used = [f"scope.{name}" for name, hit in hits.items() if hit]
    rules_used += [f"scope.{NARROWING}{name}" for name in qualifiers if name != ONE]
    rules_used += [f"scope.{EACH}{each}"] if each is not None else []
    rules_used += ["scope.against"] if against else []
    return scope, tuple(rules_used)


def _points_back(tokens: Sequence[Token], found: Counted, quantity: Quantity) -> bool:
    """Whether "the" before a figure can point to a few already told of: "the two men", not "the 129 dead", nor "the 12
    trucks on board", who are told of here.
    """
    if quantity.kind != "count" or (quantity.interval.low or FEW) > FEW_TOLD:
        return False
    behind = _some(tokens, found.last + 1, found.last + 2)
    return not any(token.pos_ == "ADP" or token.tag_ in DEFINING for token in behind)


def _time_given_for(past: Sequence[Token], rules: Rules) -> str | None:
    """The unit of time that a figure is given for, by the words behind it and before the next one: "a day", "weekly"."""
    own = _text(list(takewhile(lambda token: not token.like_num, past)))
    said, units = _each(rules)
    phrase = said.among(own, NEAR)
    if phrase is None:
        return None
    when = tables(rules).glue["not-rate"]  # "12 workers a year ago" says when
    return units[phrase] if when.isdisjoint(own.partition(phrase)[2].split()[:1]) else None


def _is_criterion(tokens: Sequence[Token], found: Counted) -> bool:
    """Whether an amount says which of many things are meant, and not what any came to: "54 tremors stronger than 5"."""
    first = found.number.doc[found.first]
    return tokens[0].i < first.i < found.number.i and first.tag_ == "JJR" and first.nbor(-1).tag_ == "NNS"


def _subset(found: Counted) -> str | None:
    """The noun of a part; a pronoun names none: "five of them"."""
    noun = found.head
    return noun.lemma_.lower() if noun is not None and noun.pos_ not in DETERMINERS else None


def _same_phrase(behind: Sequence[Token], found: Counted) -> list[str]:
    """The next words up to a mark or another figure: in "400 people wounded, some critically" not all are."""
    end = next((at for at, token in enumerate(behind) if token.like_num and token.i > found.last), len(behind))
    words = _text(behind[:end]).replace(" - ", "-")
    return list(takewhile(lambda word: word[0].isalnum(), words.split()[:5]))


def _against(tokens: Sequence[Token], found: Counted, phrases: _Phrases) -> tuple[str, ...]:
    """What a share is measured against, by the content words behind "than": ``("previous", "s4", "model")``."""
    behind = [token for token in _some(tokens, found.unit_last + 1, found.unit_last + LONGEST) if not token.is_space]
    words = [token.lower_ for token in behind]
    if not phrases.stand_in(" ".join(words)):
        return ()
    end = next(at for at in range(1, len(words) + 1) if phrases.end(" ".join(words[:at])))
    if any(token.pos_ == "NUM" for token in behind[:end]):
        return ()  # another figure stands before it, whose "than" it is
    named = takewhile(lambda token: token.text not in ENDS, behind[end : end + WINDOW])
    return tuple(token.lemma_.lower() for token in named if token.pos_ in CONTENT)


def _one_of_several(tokens: Sequence[Token], number: Token, words: Container[str]) -> bool:
    """Whether what a figure measures is one of its kind: "one 7.3-magnitude tremor", "one of the tremors with a ..."."""
    before = _lower(_some(tokens, number.i - WINDOW - 1, number.i))
    if before and before[-1] in words:
        return True
    phrase = before[:-1] if before and before[-1] in ("a", "an") else before
    return len(phrase) > 4 and phrase[-4] == "of" and phrase[-5] in words


def _qualifiers(said: Sequence[str], rules: Rules) -> tuple[str, ...]:
    """What narrows the figure, by meaning: "critically" and "in serious condition" are both ``seriously``; sorted."""
    narrowing = _narrowing(rules)
    found = {name for word in said if word in narrowing for name in narrowing[word]}
    if not found:
        return ()
    both = {name for pair in _complements(rules) if pair <= found for name in pair}
    return tuple(sorted(found - both))  # "confirmed and suspected cases" are all cases


def _text(tokens: Sequence[Token]) -> str:
    """The words in lower case, with one space between them."""
    return " ".join(_lower(tokens))


def _lower(tokens: Sequence[Token]) -> list[str]:
    return [token.lower_ for token in tokens if not token.is_space]


def _some(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Those of ``tokens``, which stand one behind another, from ``start`` to ``end`` of the document."""
    first = tokens[0].i if tokens else 0
    return tokens[max(start - first, 0) : max(end - first, 0)]


def _included(tokens: Sequence[Token], found: Counted, phrases: Container[str]) -> tuple[str, ...]:
    """Nouns named after "including" behind the figure: ``("attacker",)`` in "136 people, including seven attackers"."""
    after = _some(tokens, found.last + 1, len(found.number.doc))[: 2 * WINDOW]
    for i, token in enumerate(after):
        if token.text in (".", ";"):
            break
        if token.lower_ in phrases:
            nouns = [other.lemma_.lower() for other in after[i + 1 : i + 7] if other.pos_ in ("NOUN", "PROPN")]
            return tuple(dict.fromkeys(nouns[:2]))
    return ()


def beside_others(
    found: Counted, quantity: Quantity, measure: str, narrowed: Sequence[str], earlier: Sequence[Claim], rules: Rules
) -> bool:
    """Whether a figure is of those besides the ones told of before: "two other raiders died".

    Not so where its sentence tells before it what befell somebody else: "killed 12 people and injured 30 others".
    """
    if measure == "open" or (quantity.interval.low or 0) > FEW:
        return False
    others = _words(rules)["others"].all
    if not any(token.lower_ in others for token in (*found.before_head, *([found.head] if found.head else []))):
        return False
    contents = [claim.content for claim in earlier if isinstance(claim.content, Measurement)]
    alike = [one for one in contents if one.measure == measure]
    if any(complete(one.scope.qualifiers, narrowed, rules) for one in alike):
        return False  # "eight were seriously hurt and 31 others slightly": all who were
    told = [content.measure for content in contents if content.quantity.kind == "count"]
    return measure in told or not any(other != "open" for other in told)


def of_those_before(
    covered: Scope,
    tokens: Sequence[Token],
    found: Counted,
    quantity: Quantity,
    measure: str,
    earlier: Sequence[Claim],
    rules: Rules,
) -> tuple[Scope, tuple[str, ...]]:
    """The scope of a figure without a noun, a part where it is of some of those whom its sentence has just counted by
    the same measure, or named as all; with the rules that say so.

    As in "eight raiders are dead, and seven died by their own hand", "all of the raiders are dead - seven …".
    """
    before = earlier[-1].content if earlier else None
    if found.head is not None or quantity.kind != "count":
        return covered, ()
    if before is None and _words(rules)["total-before"].stand_in(_text(_some(tokens, 0, found.first))):
        return replace(covered, part=True), ("scope.total-before",)
    if not isinstance(before, Measurement):
        return covered, ()
    whole, fewer = before.quantity.interval.low, quantity.interval.low
    counted = before.measure == measure != "open" and before.quantity.kind == "count" and not before.scope.part
    if counted and whole is not None and fewer is not None and fewer < whole:
        return replace(covered, part=True), ()
    return covered, ()
