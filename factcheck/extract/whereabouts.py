"""Where something happened: the place stated beside what happens once and in one place ("sank off Senn", "the Senn blast").

From a place's name the words before it are walked back as far as the happening, over words that put it there
and nothing else: "near", "from" and "north of" end the walk, and so do a comma, a list and another clause. The
words are walked, and not the tree: a small parser hangs prepositions where it likes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.extract import nlp
from factcheck.extract.measures import Sentence
from factcheck.extract.surroundings import context_of
from factcheck.extract.words import Doc, Token
from factcheck.model import Claim, Span, Trait
from factcheck.rules import Rules

FARTHEST = 14  # tokens between a place and what happened there
LEFT = 9  # tokens before a verb in which its subject stands
TITLED = 0.8  # share of capitalised words from which capitals say nothing
OVER = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV")
NAMED = ("NOUN", "PROPN")
GROUP = (*OVER, "AUX", "PART")


@dataclass(frozen=True, slots=True)
class Words:
    """Word or phrase -> happening; the happenings of persons; the words around."""

    sites: dict[str, str]
    past: dict[str, str]  # regular past forms: what the tagger takes for a noun keeps them
    persons: frozenset[str]
    kinds: frozenset[str]  # nouns for kinds of place
    first: frozenset[str]  # what a happening begins with
    locative: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place's name in a sentence: its words, and what it is called in full."""

    tokens: tuple[Token, ...]
    name: str


@lru_cache(maxsize=4)
def _words(rules: Rules) -> Words:
    lists = {rule.id: frozenset(rule.words("words")) for rule in rules.of("whereabouts")}
    sites = {word: rule.id for rule in rules.of("site") for word in rule.words("words")}
    past = {f"{word}d" if word.endswith("e") else f"{word}ed": site for word, site in sites.items()}
    persons = frozenset(rule.id for rule in rules.of("site") if rule.get("person"))
    kinds = frozenset(word for rule in rules.of("place-level") for word in rule.words("words"))
    first = frozenset(word.partition(" ")[0] for word in (*sites, *past))
    more = (lists.get(key, frozenset()) for key in ("locative", "off", "part", "several"))
    return Words(sites, past, persons, kinds, first, *more)


def read_places(sentence: Sentence, source: str, rules: Rules) -> list[Claim]:
    """One claim for each place of a happening that the sentence states as a fact, and as one happening in one place."""
    words = _words(rules)
    may_be = [token for token in sentence.tokens if token.lemma_.lower() in words.first or token.lower_ in words.first]
    if not any(_site(token, words) for token in may_be):
        return []
    claims = []
    for spot in _spots(sentence):
        deed = _happening(spot, sentence, words)
        site = _site(deed, words) if deed is not None else None
        if deed is None or site is None or _one_of_several(deed, words):
            continue
        context, used = context_of(deed, sentence.tokens, deed, rules)
        before, after = _before(deed, sentence), _after(deed, spot)
        people = _people(sentence, before, after) if site in words.persons else ()
        if context.negated or context.hypothetical or context.recalled or (site in words.persons and not people):
            continue
        off = _put(spot.tokens[0].i, sentence, words) in words.off
        value = f"off {spot.name}" if off else spot.name
        trait = Trait(site, "place", value, _concept((*before, *_walked(deed, spot)), sentence, words))
        times = tuple(time for time in sentence.times if _together(sentence, time.span, deed))
        span = sentence.paragraph.span(spot.tokens[0].i, spot.tokens[-1].i + 1)
        claims.append(
            Claim(source, span, sentence.span, trait, context=context, times=times, names=sentence.called, near=people,
                  words=sentence.words, rules=(f"site.{site}", *used))
        )  # fmt: skip
    return claims


def _together(sentence: Sentence, span: Span, deed: Token) -> bool:
    tokens = sentence.paragraph.tokens(span)
    return bool(tokens) and sentence.clauses.together(tokens[-1], deed)


# ---------------------------------------------------------------- places


def _spots(sentence: Sentence) -> Iterator[Spot]:
    """Names of places; in running text every other name too that is surely of nobody, for where it stands decides."""
    named = {}
    for name in sentence.names:
        tokens = tuple(sentence.paragraph.tokens(name.span))
        one_word = name.kind == "person" and len(tokens) == 1 and name.full == tokens[0].text
        if tokens and (name.kind == "place" or one_word):
            yield Spot(tokens, name.full if name.kind == "place" else tokens[0].text)
        named.update(dict.fromkeys((token.i for token in tokens), True))
    if _titled(sentence):
        return
    taken = sentence.in_times
    run: list[Token] = []
    for token in (*sentence.tokens, None):
        proper = token is not None and token.text[:1].isupper() and (token.pos_ == "PROPN" or _after_preposition(token))
        if token is not None and proper and token.i not in named and token.i not in taken:
            run.append(token)
            continue
        if run:
            yield Spot(tuple(run), " ".join(word.text for word in run))
        run = []


def _after_preposition(token: Token) -> bool:
    """Whether a capital that the tagger takes for a common word stands where a place's name does: "the town of Senn"."""
    return token.pos_ in ("NOUN", "ADJ", "X") and token.i > 0 and token.nbor(-1).pos_ == "ADP"


def _titled(sentence: Sentence) -> bool:
    letters = [token for token in sentence.tokens if token.is_alpha and len(token) > 3]
    return len(letters) > 3 and sum(token.text[0].isupper() for token in letters) > TITLED * len(letters)


# ---------------------------------------------------------------- what happened there


def _happening(spot: Spot, sentence: Sentence, words: Words) -> Token | None:
    """The word for what happened at the place; ``None`` where none is stated to have happened there, and nowhere else."""
    doc, first, last = spot.tokens[0].doc, spot.tokens[0].i, spot.tokens[-1].i
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is not None and following.pos_ == "CCONJ" and last + 2 < len(doc) and doc[last + 2].pos_ == "PROPN":
        return None  # "in Osel and Karst"
    noun = following is not None and following.i < sentence.last and following.pos_ == "NOUN"
    if following is not None and noun and following.lemma_.lower() in words.sites and not _said_of(spot):
        return following  # "the Senn blast"
    if _put(first, sentence, words) is None or (noun and following is not None and _owned(following, words)):
        return None
    at = first - 1
    verbs = 0
    while at >= sentence.first and first - at <= FARTHEST:
        token = doc[at]
        if _site(token, words):
            whole = at > sentence.first and f"{doc[at - 1].lemma_.lower()} {token.lower_}" in words.sites
            return doc[at - 1] if whole else token
        if token.pos_ == "VERB":
            verbs += 1
        elif (
            token.pos_ == "ADP"
            and not _carries_on(doc, at, words)
            or (token.pos_ not in (*OVER, "ADP", "AUX") and token.tag_ != "PRP$")
        ):
            return None
        if verbs > 1:
            return None
        at -= 1
    return _said_behind(following, sentence, words)


def _owned(following: Token, words: Words) -> bool:
    """Whether the name only says whose a thing is: "at the Senn Salt plant" is at a plant, wherever that is."""
    return following.nbor(-1).whitespace_ != "" and following.lemma_.lower() not in words.kinds | words.part


def _said_of(spot: Spot) -> bool:
    """Whether the name is a person's or a maker's: "the Lund blast" is of no place when a title stands before."""
    before = spot.tokens[0].nbor(-1) if spot.tokens[0].i else None
    return before is None or before.pos_ not in ("DET", "ADP", "ADJ")


def _put(first: int, sentence: Sentence, words: Words) -> str | None:
    """The locative preposition before the name, "the village of" and adjectives between; ``None`` without one."""
    at = first - 1
    doc = sentence.paragraph.doc
    for _ in range(5):
        if at < sentence.first:
            return None
        token = doc[at]
        if token.lower_ in words.locative:
            return str(token.lower_)
        kind = token.lemma_.lower() in words.kinds | words.part
        if not (kind or token.pos_ in ("DET", "ADJ") or (token.lower_ == "of" and _carries_on(doc, at, words))):
            return None
        at -= 1
    return None


def _carries_on(doc: Doc, at: int, words: Words) -> bool:
    """Whether a preposition leaves what stands before it in the same place: "a mill in Osel", "the centre of Osel"."""
    token = doc[at]
    if token.lower_ == "of":
        return at > 0 and doc[at - 1].lemma_.lower() in words.kinds | words.part
    return token.lower_ in words.locative or token.role == "particle"


def _said_behind(following: Token | None, sentence: Sentence, words: Words) -> Token | None:
    """The verb directly behind the place: "a factory in Osel exploded", "a mill in Osel was destroyed by fire"."""
    while following is not None and following.i + 1 < sentence.last and following.pos_ == "AUX":
        following = following.nbor(1)
    if following is None or following.i >= sentence.last or following.pos_ != "VERB":
        return None
    site = _site(following, words)
    return following if site and site not in words.persons else None


def _site(token: Token, words: Words) -> str | None:
    """The happening that a word names, with the word behind it where it takes one: "went off", "opened fire"."""
    lemma = token.lemma_.lower()
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    found = words.sites.get(f"{lemma} {after}") or words.sites.get(lemma)
    if found is None and token.tag_ not in ("JJ", "RB"):
        found = words.sites.get(token.lower_) or words.past.get(token.lower_)
    return found


def _one_of_several(deed: Token, words: Words) -> bool:
    """Whether more than one happened, or this is one of more."""
    noun = deed.pos_ in ("NOUN", "PROPN")
    if noun and deed.tag_ in ("NNS", "NNPS"):
        return True
    before = deed.doc[max(0, deed.i - 4) : deed.i]
    plural = not noun and any(child.tag_ in ("NNS", "NNPS") and _site(child, words) for child in nlp.subjects(deed))
    return plural or any(token.lower_ in words.several for token in before)


# ---------------------------------------------------------------- what it happened to


def _walked(deed: Token, spot: Spot) -> list[Token]:
    return list(deed.doc[deed.i + 1 : spot.tokens[0].i])


def _before(deed: Token, sentence: Sentence) -> tuple[Token, ...]:
    """The words of the noun group before a verb or noun; over "who" to the name that it stands for."""
    found: list[Token] = []
    at = deed.i - 1
    while at >= max(sentence.first, deed.i - LEFT):
        token = deed.doc[at]
        if token.tag_ in ("WP", "WDT") and at > sentence.first:
            at -= 2 if deed.doc[at - 1].text == "," else 1
            continue
        if (
            token.text == ","
            and at - 2 >= sentence.first
            and deed.doc[at - 1].pos_ == "NUM"
            and deed.doc[at - 2].text == ","
        ):
            at -= 3  # an age
            continue
        if token.pos_ not in GROUP:
            break
        found.insert(0, token)
        at -= 1
    aside = all(token.pos_ == "AUX" for token in found) and at > sentence.first and deed.doc[at].text == ","
    return (*_opening(sentence, at), *found) if aside else tuple(found)


def _opening(sentence: Sentence, last: int) -> tuple[Token, ...]:
    """The noun group that opens the sentence, where an aside in commas up to ``last`` follows it."""
    tokens = sentence.paragraph.doc[sentence.first : last]
    comma = next((token.i for token in tokens if token.text == ","), sentence.first)
    group = tuple(token for token in tokens if token.i < comma)
    return group if len(group) <= LEFT and all(token.pos_ in GROUP for token in group) else ()


def _after(deed: Token, spot: Spot) -> tuple[Token, ...]:
    """The words of the noun group directly behind, up to a preposition."""
    found: list[Token] = []
    for token in _walked(deed, spot):
        if token.pos_ not in OVER:
            break
        found.append(token)
    return tuple(found)


def _people(sentence: Sentence, before: tuple[Token, ...], after: tuple[Token, ...]) -> tuple[str, ...]:
    """The one named person that it happened to: what stands behind an active verb, else what stands before it."""
    taken = sentence.in_times
    nouns = [token for token in after if token.pos_ in NAMED and token.i not in taken]
    group = {token.i for token in (nouns or before)}
    found = [name.full for name in sentence.names if name.kind == "person"
             and any(token.i in group for token in sentence.paragraph.tokens(name.span))]  # fmt: skip
    if not found:
        proper = [token.text for token in (nouns or before) if token.pos_ in NAMED and token.text[:1].isupper()]
        found = [" ".join(proper)] if len(proper) > 1 else []
    return tuple(dict.fromkeys(found)) if len(set(found)) == 1 else ()


def _concept(group: tuple[Token, ...], sentence: Sentence, words: Words) -> tuple[str, ...]:
    """Nouns of what it happened to, and where, as lemmas; names that no preposition stands before as written."""
    own = sentence.in_times
    own |= {token.i for token in group if token.i and token.pos_ == "PROPN" and token.nbor(-1).pos_ == "ADP"}
    found = []
    for token in group:
        if token.i in own or _site(token, words) or token.lemma_.lower() in words.kinds:
            continue
        if token.pos_ == "PROPN":
            found.append(token.text)
        elif token.pos_ == "NOUN":
            found.append(token.lemma_.lower())
    return tuple(dict.fromkeys(found))
