"""What a text says that a named person is: ranks, offices and trades beside the name, read without a parse."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.model import Claim, Name, Span, Trait
from factcheck.rules import Rules

MOST = 14  # words of one post
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_TOKEN = re.compile(r"(?:[A-Z]\.){2,4}|[^\W_]+(?:['’\-][^\W_]+)*\.?|[^\w\s]")
_AGE = re.compile(r", ?\d{1,3}(?=,)")
_OPENING = re.compile(r"\s?(?:,|—|–|--)\s?")
_JOINS = frozenset({"of", "for", "at", "in", "with", "to", "from", "and"})


@dataclass(frozen=True, slots=True)
class Posts:
    """The words by which a post is known, and by which it ends."""

    nouns: frozenset[str]
    modifiers: frozenset[str]
    verbs: re.Pattern[str]
    ends: frozenset[str]

    def is_post(self, word: str) -> bool:
        """Whether ``word`` is a post: itself, or its last part ("co-chief", "vice-president")."""
        plain = word.casefold().rstrip(".")
        return plain in self.nouns or plain.rsplit("-", 1)[-1] in self.nouns


@lru_cache(maxsize=4)
def posts(rules: Rules) -> Posts:
    """The tables of the rules in force."""
    lists = {rule.id: rule.words("words") for rule in rules.of("said-words")}
    nouns = {word for rule in rules.of("name-word") for word in rule.words("posts")} | set(lists.get("more-posts", ()))
    nouns -= set(lists.get("no-posts", ()))
    verbs = sorted(lists.get("post-verbs", ()), key=lambda verb: (-len(verb), verb))
    return Posts(
        frozenset(nouns),
        frozenset(lists.get("post-modifiers", ())),
        re.compile(rf"\s(?:{'|'.join(re.escape(verb) for verb in verbs) or '(?!)'})\s"),
        frozenset(lists.get("post-ends", ())),
    )


def read_posts(source: str, text: str, sentences: Sequence[Span], names: Sequence[Name], rules: Rules) -> list[Claim]:
    """One trait ``role`` for each post beside a person's name; its span is the post. Offsets are into ``text``.

    ``sentences`` stand in text order. Read are "NAME, a retired surveyor," and "NAME is the surveyor of X" behind a name, "head surveyor NAME" before it.
    """
    known = posts(rules)
    claims: list[Claim] = []
    starts = [span.start for span in sentences]
    for name in names:
        at = bisect_right(starts, name.span.start) - 1
        if name.kind != "person" or at < 0 or not sentences[at].holds(name.span):
            continue
        sentence = sentences[at]
        for span in (_behind(text, name.span.end, sentence.end, known), _before(text, name.span, sentence, known)):
            if span is not None:
                value = " ".join(text[span.start : span.end].split())
                claims.append(Claim(source, span, sentence, Trait(name.full, "role", value)))
    return claims


def _behind(text: str, start: int, end: int, known: Posts) -> Span | None:
    """The post in an apposition or after a copula."""
    age = _AGE.match(text, start, end)
    at = age.end() if age else start
    opening = _OPENING.match(text, at, end)
    if opening is None:
        opening = known.verbs.match(text, at, end)
    return _phrase(text, opening.end(), end, known) if opening else None


def _phrase(text: str, start: int, end: int, known: Posts) -> Span | None:
    """The words from ``start`` on that name a post; it must have its noun before its first preposition."""
    words: list[re.Match[str]] = []
    found = False
    for token in _TOKEN.finditer(text, start, end):
        word = token.group()
        plain = word.casefold().rstrip(".")
        if not _WORD.match(word) or len(words) == MOST:
            break
        if plain in known.ends:
            words = _without_clause(words)
            break
        if not found and plain in _JOINS:
            return None
        found = found or known.is_post(word)
        if not found and not (plain in known.modifiers or word[0].isupper() or word.endswith(("'s", "’s"))):
            return None
        words.append(token)
        if word.endswith(".") and len(word) > 4:
            break
    while words and words[-1].group().casefold() in _JOINS:
        words.pop()
    if not any(known.is_post(word.group()) for word in words):
        return None
    return Span(start, words[-1].end() - (words[-1].group().endswith(".") and len(words[-1].group()) > 4))


def _without_clause(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words of a post where a verb follows: what stands behind the last "and" is that verb's subject."""
    joins = [at for at, word in enumerate(words) if word.group().casefold() == "and"]
    return words[: joins[-1]] if joins and len(words) - joins[-1] <= 4 else words


def _before(text: str, name: Span, sentence: Span, known: Posts) -> Span | None:
    """The post that leads up to a name: "retired surveyor", "head of the ferry line and mayor"."""
    words = list(_backwards(text, sentence.start, name.start))
    if words and words[0].group().casefold() in _JOINS:
        return None
    taken = 0
    for number, word in enumerate(words):
        if not _leads(words, number, word.group(), known):
            break
        taken = number + 1
    opening = sentence.start + len(text[sentence.start : name.start]) - len(text[sentence.start : name.start].lstrip())
    while taken and not _may_begin(words[taken - 1], opening, known):
        taken -= 1
    phrase = words[:taken]
    if not any(known.is_post(word.group()) for word in phrase):
        return None
    return Span(phrase[-1].start(), phrase[0].end())


def _backwards(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words before a name, nearest first, up to the nearest mark of punctuation."""
    found: list[re.Match[str]] = []
    last = start
    for token in _TOKEN.finditer(text, start, end):
        if _WORD.match(token.group()) is None:
            found = []
        else:
            found.append(token)
        last = token.end()
    if text[last:end].strip() == "":
        yield from reversed(found[-MOST:])


def _leads(words: Sequence[re.Match[str]], number: int, word: str, known: Posts) -> bool:
    """Whether a word, counted backwards from the name, still belongs to the post."""
    plain = word.casefold().rstrip(".")
    if known.is_post(word) or plain in known.modifiers or (word[0].isupper() and number < 4):
        return True
    if plain in ("of", "for"):
        whose = words[number + 1].group() if number + 1 < len(words) else ""
        if whose.islower() and any(known.is_post(nearer.group()) for nearer in words[:number]):
            return False  # "the wife of former senator Ada Lund": she was senator, and is no wife here
        return known.is_post(whose)
    return number < 3 and _of_the(words, number, known)


def _of_the(words: Sequence[re.Match[str]], number: int, known: Posts) -> bool:
    """Whether "POST of the" stands up to four words before: "head of the ferry line" and then the name."""
    for at in range(number + 1, min(number + 4, len(words) - 2)):
        if words[at].group().casefold() in ("the", "its"):
            joined = words[at + 1].group().casefold() in ("of", "for")
            return joined and known.is_post(words[at + 2].group())
    return False


def _may_begin(word: re.Match[str], opening: int, known: Posts) -> bool:
    """Whether a post can begin with a word; the capital of a sentence's first word says nothing."""
    plain = word.group().casefold().rstrip(".")
    if plain in _JOINS:
        return False
    capital = word.group()[0].isupper() and word.start() != opening
    return known.is_post(word.group()) or plain in known.modifiers or capital
