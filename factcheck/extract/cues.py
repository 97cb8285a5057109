"""Words that introduce speech: the lexicon from rules of kind ``cue``, and its words found in a parsed passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.extract import nlp
from factcheck.extract.words import Doc, Token
from factcheck.rules import Rule, Rules

LONGEST = 5  # words of a cue


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that introduces speech: tokens ``first`` to ``last`` (excluded), ``head`` the one that governs."""

    head: Token
    first: int
    last: int
    lemma: str
    rule: Rule
    kind: str = "verb"  # verb noun phrase

    @property
    def takes(self) -> tuple[str, ...]:
        return self.rule.words("takes")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues by first word."""

    verbs: dict[str, tuple[tuple[tuple[str, ...], Rule], ...]]
    nouns: dict[str, Rule]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Rule], ...]]
    marks: dict[str, Rule]
    days: frozenset[str]  # words for days and months, which never speak
    gaps: frozenset[str]  # words that may stand inside a cue of several words
    first: frozenset[str]  # what a verb, noun or phrase begins with

    def speaks(self, verb: Token) -> bool:
        """Whether a verb can be the tag of a quotation."""
        cue = _verb(verb, self)
        return cue is not None and "quote" in cue.takes


@lru_cache(maxsize=4)
def lexicon(rules: Rules) -> Lexicon:
    """The cue lexicon of the rules in force; longer phrases first."""
    verbs: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
    nouns: dict[str, Rule] = {}
    for rule in rules.of("cue"):
        for key, table in (("words", verbs), ("phrases", phrases)):
            for text in rule.words(key):
                words = tuple(text.split())
                table.setdefault(words[0], []).append((words, rule))
        nouns.update((noun, rule) for noun in rule.words("nouns"))
    marks = {mark: rule for rule in rules.of("cue") for mark in rule.words("marks")}
    days = frozenset(
        name for rule in rules.of("name-word") if rule.get("kind") == "time" for name in rule.words("names")
    )
    gaps = frozenset(word for rule in rules.of("cue-gap") for word in rule.words("words"))
    return Lexicon(_sorted(verbs), nouns, _sorted(phrases), marks, days, gaps, frozenset({*verbs, *nouns, *phrases}))


def _sorted(
    table: dict[str, list[tuple[tuple[str, ...], Rule]]],
) -> dict[str, tuple[tuple[tuple[str, ...], Rule], ...]]:
    return {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in table.items()}


def find(doc: Doc, inside: Sequence[int], words: Lexicon) -> Iterator[Cue]:
    """The cues outside quotation marks in text order. ``inside`` is -1 for each token that no quotation holds."""
    taken, first = 0, words.first
    for token in [token for token in doc if token.lower_ in first or token.lemma_.lower() in first]:
        if inside[token.i] >= 0 or token.i < taken or not token.is_alpha:
            continue
        cue = _verb(token, words) or _phrase(token, words) or _noun(token, words)
        if cue is not None:
            taken = cue.last
            yield cue


def _verb(token: Token, words: Lexicon) -> Cue | None:
    pos = token.pos_
    verb = pos in ("VERB", "AUX") or token.tag_[:2] == "VB" and pos != "ADJ"
    if not verb and not _missed(token) or token.role == "adjective":
        return None
    lemma = token.lemma_.lower()
    for phrase, rule in words.verbs.get(lemma, ()):
        last = _follows(token, phrase, words)
        if last is not None:
            return Cue(token, token.i, last, " ".join(phrase), rule)
    return None


def _missed(token: Token) -> bool:
    """Whether a plural noun can only be a verb: ``the mayor, Ann Marsh, defends the plan``."""
    doc, at = token.doc, token.i
    if token.tag_ != "NNS" or not 0 < at < len(doc) - 1 or not token.text.islower():
        return False
    before, after = doc[at - 1], doc[at + 1]
    return (before.text == "," and at > 1 or before.pos_ == "PROPN") and after.pos_ in ("DET", "PRON")


def _follows(token: Token, phrase: tuple[str, ...], words: Lexicon) -> int | None:
    """The token after the phrase when the text goes on with it, its first word aside."""
    doc, at = token.doc, token.i + 1
    for word in phrase[1:]:
        if at < len(doc) and doc[at].lower_ != word and doc[at].lower_ in words.gaps:
            at += 1
        if at >= len(doc) or word not in (doc[at].lower_, doc[at].lemma_.lower()):
            return None
        at += 1
    return at


def _phrase(token: Token, words: Lexicon) -> Cue | None:
    for phrase, rule in words.phrases.get(token.lower_, ()):
        last = _follows(token, phrase, words)
        if last is not None:
            return Cue(token, token.i, last, " ".join(phrase), rule, "phrase")
    return None


def _noun(token: Token, words: Lexicon) -> Cue | None:
    if token.pos_ != "NOUN":
        return None
    rule = words.nouns.get(token.lemma_.lower())
    return None if rule is None else Cue(token, token.i, token.i + 1, token.lemma_.lower(), rule, "noun")


def of_mark(token: Token, words: Lexicon) -> Cue | None:
    """The colon or dash between a speaker and what is said, as a cue."""
    rule = words.marks.get(token.text)
    return None if rule is None else Cue(token, token.i, token.i + 1, token.text, rule, "mark")


def negated(cue: Cue) -> bool:
    """Whether the cue itself is denied: "did not say", "never said", "refused to say"."""
    return any(child.role == "negation" or nlp.negates(child) and child.i < cue.last for child in cue.head.children)


def stance(cue: Cue) -> str:
    """What the speaker does with the content; a negated cue withholds it."""
    own = str(cue.rule.get("stance"))
    return "withholds" if negated(cue) and own in ("asserts", "denies", "asks", "commits") else own
