"""Names of persons, organisations and places, what the text says of them, and whom a speaker's words name.

Runs of proper nouns give the span; titles, posts, gazetteers and the entity recogniser vote on the kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.extract import nlp
from factcheck.model import Claim, Name, Source, Span, Trait
from factcheck.rules import Rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

JOINERS = frozenset(
    {
        "of",
        "de",
        "du",
        "der",
        "van",
        "von",
        "bin",
        "al",
        "el",
        "la",
        "da",
        "di",
        "ben",
        "ibn",
        "abu",
        "for",
        "the",
        "and",
        "&",
    }
)
NAME_JOINERS = frozenset({"de", "du", "der", "van", "von", "bin", "al", "el", "la", "da", "di", "ben", "ibn", "abu"})
ENTITIES = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "NORP": "",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
OLDEST = 120
ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "its", "our", "my", "one", "another"})


@dataclass(frozen=True, slots=True)
class Words:
    """The word tables around names, all lower case save ``known``."""

    titles: frozenset[str]
    posts: frozenset[str]
    ends: dict[str, str]
    known: dict[str, str]  # whole names
    given: frozenset[str]
    gender: dict[str, str]  # title, post or given name -> female, male
    adjectives: frozenset[str]


@lru_cache(maxsize=4)
def words(rules: Rules) -> Words:
    """The word tables of the rules in force."""
    titles: set[str] = set()
    posts: set[str] = set()
    ends: dict[str, str] = {}
    known: dict[str, str] = {}
    given: set[str] = set()
    gender: dict[str, str] = {}
    for rule in rules.of("name-word"):
        kind, sex = str(rule.get("kind")), rule.get("gender")
        titles.update(rule.words("before"))
        posts.update(rule.words("posts"))
        ends.update((word, kind) for word in rule.words("after"))
        if sex:
            gender.update((word.lower(), sex) for key in ("before", "posts", "names") for word in rule.words(key))
        if kind == "person":
            given.update(rule.words("names"))
        else:
            known.update((name, kind) for name in rule.words("names"))
    adjectives: set[str] = set()
    for rule in rules.of("place"):
        known.update((name, "place") for key in ("names", "cities", "regions") for name in rule.words(key))
        adjectives.update(rule.words("adjectives"))
    return Words(frozenset(titles), frozenset(posts), ends, known, frozenset(given), gender, frozenset(adjectives))


@dataclass(frozen=True, slots=True)
class Found:
    """A name before it is compared with the others: tokens ``first`` to ``last`` (excluded)."""

    paragraph: nlp.Paragraph
    first: int
    last: int
    kind: str
    sure: bool
    role: str | None
    age: int | None

    @property
    def text(self) -> str:
        doc = self.paragraph.doc
        return " ".join(token.text for token in doc[self.first : self.last] if not token.is_space).replace(" .", ".")

    @property
    def span(self) -> Span:
        return self.paragraph.span(self.first, self.last)


def read_names(source: Source, paragraphs: Sequence[nlp.Paragraph], rules: Rules) -> list[Name]:
    """The named persons, organisations and places in text order, each with the fullest form of it in this source."""
    tables = words(rules)
    found = [name for paragraph in paragraphs for name in _paragraph(paragraph, tables)]
    kinds = _kinds(found)
    found = [replace(name, kind=kinds.get(name.text, name.kind)) for name in found]
    forms = _fullest(found, tables)
    return [
        Name(name.span, name.kind, forms.get((name.kind, name.text), name.text), name.role, name.age)
        for name in found
        if name.kind != "other" or name.sure
    ]


def _paragraph(paragraph: nlp.Paragraph, tables: Words) -> Iterator[Found]:
    doc = paragraph.doc
    entities = {token.i: ENTITIES.get(entity.label_, "") for entity in doc.ents for token in entity}
    shouted = _is_titled(doc) or paragraph.block.kind == "heading"
    at = 0
    while at < len(doc):
        last = _run(doc, at)
        if last == at:
            at += 1
            continue
        yield from _names(paragraph, at, last, entities, tables, shouted)
        at = last


def _is_titled(doc: "Doc") -> bool:
    """Whether capitals say nothing here: a headline in title case."""
    letters = [token for token in doc if token.is_alpha and len(token) > 3]
    return len(letters) > 3 and sum(token.text[0].isupper() for token in letters) > 0.8 * len(letters)


def _run(doc: "Doc", at: int) -> int:
    """The token after the run of proper nouns that begins at ``at``."""
    if not _proper(doc[at]):
        return at
    last = at + 1
    while last < len(doc):
        token = doc[last]
        if (
            _proper(token)
            or token.text in (".", "'", "’")
            and not doc[last - 1].whitespace_
            and len(doc[last - 1]) < 4
            and last + 1 < len(doc)
            and _proper(doc[last + 1])
        ):
            last += 1
        elif (
            token.text in ("-", "–")
            and not token.whitespace_
            and not doc[last - 1].whitespace_
            and last + 1 < len(doc)
            and doc[last + 1].text[:1].isupper()
        ):
            last += 2
        elif token.lower_ in JOINERS - {"and", "the"} and last + 1 < len(doc) and _proper(doc[last + 1]):
            last += 2
        elif token.lower_ == "of" and last + 2 < len(doc) and doc[last + 1].lower_ == "the" and _proper(doc[last + 2]):
            last += 3
        else:
            break
    return last


def _proper(token: "Token") -> bool:
    if token.pos_ == "PROPN":
        return token.text[:1].isupper() or "-" in token.text and token.text[-1:].isalpha()
    return token.ent_iob_ in ("B", "I") and token.text[:1].isupper() and token.pos_ in ("NOUN", "ADJ", "X")


def _names(
    paragraph: nlp.Paragraph, first: int, last: int, entities: dict[int, str], tables: Words, shouted: bool
) -> Iterator[Found]:
    doc = paragraph.doc
    start = _untitled(doc, first, last, tables)
    if start == last:
        return
    for left, right in _split(doc, start, last, tables):
        titled = left == start and (start > first or _post_before(doc, start, tables))
        kind, sure = _kind(doc, left, right, entities, tables, titled)
        if shouted and not sure:
            kind = "other"
        person = kind == "person"
        role = _role(paragraph, first, left, right, tables) if person else None
        yield Found(paragraph, left, right, kind, sure, role, _age(doc, left, right) if person else None)


def _untitled(doc: "Doc", first: int, last: int, tables: Words) -> int:
    """The first token behind titles, posts and nationalities; ``first`` where they are part of a longer name."""
    at = first
    while at < last:
        word = doc[at].lower_.rstrip(".")
        if (
            word in tables.titles
            or word in tables.posts
            or doc[at].text in tables.adjectives
            and at + 1 < last
            or word in ("prime", "foreign", "vice", "former", "defense", "defence", "interior", "finance")
        ):
            at += 1
            if at < last and doc[at].text == ".":
                at += 1
            continue
        break
    titled = any(doc[k].lower_.rstrip(".") in tables.titles | tables.posts for k in range(first, at))
    if not titled:
        return first
    if at < last and doc[at].lower_ in JOINERS:
        return last if at == first else first
    return at


def _split(doc: "Doc", first: int, last: int, tables: Words) -> list[tuple[int, int]]:
    """A run with "of", "for" or "and" is one name only when it is an organisation or known."""
    text = doc[first:last].text
    cuts = [at for at in range(first, last) if doc[at].lower_ in ("of", "for")]
    if (
        not cuts
        or text in tables.known
        or doc[first].lower_.rstrip(".") in tables.ends
        or doc[cuts[0] - 1].lower_ in tables.ends
    ):
        return [(first, last)]
    pieces, start = [], first
    for cut in cuts:
        pieces.append((start, cut))
        start = cut + 1
        if start < last and doc[start].lower_ == "the":
            start += 1
    return [(a, b) for a, b in [*pieces, (start, last)] if b > a]


def _post_before(doc: "Doc", at: int, tables: Words) -> bool:
    return at > 0 and doc[at - 1].lemma_.lower() in tables.posts and doc[at - 1].pos_ in ("NOUN", "PROPN")


def _kind(doc: "Doc", first: int, last: int, entities: dict[int, str], tables: Words, titled: bool) -> tuple[str, bool]:
    text = doc[first:last].text
    end = doc[last - 1].lower_.rstrip(".")
    if text in tables.known:
        return tables.known[text], True
    if titled and end not in tables.ends:
        return "person", True
    if last - first > 1 and end in tables.ends:
        return tables.ends[end], True
    if last - first > 1 and doc[first].text in tables.given:
        return "person", True
    if _age(doc, first, last) is not None:
        return "person", True
    votes = [entities[at] for at in range(first, last) if entities.get(at)]
    if votes:
        return max(sorted(set(votes)), key=votes.count), False
    if doc[first:last].text.isupper() and 2 <= last - first + len(text) <= 7 and last - first == 1:
        return "organisation", False
    return "other", False


def _age(doc: "Doc", first: int, last: int) -> int | None:
    """``NAME, 61,`` and ``61-year-old NAME``."""
    if last + 1 < len(doc) and doc[last].text == "," and doc[last + 1].text.isdigit():
        behind = doc[last + 2].text if last + 2 < len(doc) else "."
        if behind in (",", ".", ";", ")", "and", "who") and 0 < int(doc[last + 1].text) <= OLDEST:
            return int(doc[last + 1].text)
    before = doc[max(0, first - 7) : first].text.lower().replace("–", "-").replace(" ", "-").split("-year-old")
    figure = before[0].split("-")[-1] if len(before) == 2 and "," not in before[1] else ""
    return int(figure) if figure.isdigit() and 0 < int(figure) <= OLDEST else None


def _role(paragraph: nlp.Paragraph, first: int, left: int, right: int, tables: Words) -> str | None:
    """``French President X``; ``X, a retired nurse,``."""
    doc = paragraph.doc
    start = left
    while start > 0 and _in_role(doc[start - 1], tables):
        start -= 1
    if any(_is_post(doc[at], tables) for at in range(start, left)):
        return doc[start:left].text.strip()
    head = doc[left:right].root
    for child in nlp.children(head, "apposition"):
        if child.i >= right and _is_post(child, tables) and (right < len(doc) and doc[right].text == ","):
            tokens = [
                token
                for token in nlp.subtree(
                    child,
                    without=(
                        "relative",
                        "punctuation",
                        "clause",
                        "apposition",
                        "conjunct",
                        "coordinator",
                        "participle",
                    ),
                )
                if token.i >= right
            ]
            return doc[tokens[0].i : tokens[-1].i + 1].text
    return None


def _in_role(token: "Token", tables: Words) -> bool:
    if token.is_punct and token.text != "." or token.is_space:
        return False
    return (
        token.pos_ in ("NOUN", "PROPN", "ADJ")
        or token.text == "."
        and token.i > 0
        and token.nbor(-1).lower_ in tables.titles
    )


def _is_post(token: "Token", tables: Words) -> bool:
    return token.lemma_.lower().rstrip(".") in tables.posts or token.lower_.rstrip(".") in tables.posts


def _kinds(found: Sequence[Found]) -> dict[str, str]:
    """One kind a form in a source: the sure readings decide, else the commonest."""
    votes: dict[str, dict[str, int]] = {}
    for name in found:
        weight = 5 if name.sure else (0 if name.kind == "other" else 1)
        tally = votes.setdefault(name.text, {})
        tally[name.kind] = tally.get(name.kind, 0) + weight
    return {text: max(sorted(tally), key=lambda kind: tally[kind]) for text, tally in votes.items()}


def _fullest(found: Sequence[Found], tables: Words) -> dict[tuple[str, str], str]:
    """(kind, form) -> the longest form of the same person; a surname that two people share stays as it is."""
    people = sorted({name.text for name in found if name.kind == "person"}, key=lambda text: (-len(text.split()), text))
    forms: dict[tuple[str, str], str] = {}
    for text in people:
        parts = text.split()
        longer = [other for other in people if len(other.split()) > len(parts) and _same(parts, other.split())]
        tops = [
            other
            for other in longer
            if not any(
                _same(other.split(), more.split()) and more != other and len(more.split()) > len(other.split())
                for more in longer
            )
        ]
        if len(tops) == 1:
            forms["person", text] = tops[0]
    return forms


def _same(short: list[str], full: list[str]) -> bool:
    """Whether a form can be short for another: its words stand there in order, the surname (or the only given name) last."""
    names = [word for word in full if word.lower() not in SUFFIXES]
    if len(short) == 1:
        return short[0] in (names[-1], names[0])
    return short[-1] == names[-1] and (short[0] == names[0] or short[0][0] == names[0][0] and short[0].endswith("."))


# ---------------------------------------------------------------- traits


def read_traits(
    source: Source, paragraphs: Sequence[nlp.Paragraph], names: Sequence[Name], rules: Rules
) -> list[Claim]:
    """The roles that the text gives named persons, one claim each."""
    claims = []
    for name in names:
        if name.kind != "person" or not name.role:
            continue
        sentence = _sentence(paragraphs, name.span)
        if sentence is not None:
            claims.append(Claim(source.id, name.span, sentence, Trait(name.full, "role", name.role)))
    return claims


def _sentence(paragraphs: Sequence[nlp.Paragraph], span: Span) -> Span | None:
    for paragraph in paragraphs:
        tokens = (
            paragraph.tokens(span) if paragraph.start <= span.start < paragraph.start + len(paragraph.doc.text) else []
        )
        if tokens:
            first, last = next(pair for pair in nlp.sentences(paragraph) if pair[0] <= tokens[0].i < pair[1])
            return paragraph.span(first, last)
    return None


# ---------------------------------------------------------------- who a speaker is


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who has spoken."""

    name: str
    gender: str | None
    person: bool
    at: int


class Directory:
    """Whom the words of a speaker name. Asked in text order, since "he" and "the diplomat" look back."""

    def __init__(self, source: Source, names: Sequence[Name], rules: Rules) -> None:
        self.tables = words(rules)
        self.names = sorted(names, key=lambda name: name.span)
        self.text = source.text
        self.heard: list[Heard] = []

    def name(self, paragraph: nlp.Paragraph, head: "Token", span: Span) -> str | None:
        """The fullest form known of the speaker at ``span``; ``None`` for a pronoun that stays open."""
        if head.pos_ == "PRON":
            return self._pronoun(head.lower_, span.start)
        inside = [name for name in self.names if span.holds(name.span)]
        at = paragraph.start + head.idx
        own = next((name for name in inside if name.span.start <= at < name.span.end), None)
        if own is None or own.kind != "person":
            own = next((name for name in inside if name.kind == "person" and self._apposed(head, name, paragraph)), own)
        if own is not None:
            self._hear(own.full, self._gender(own), own.kind == "person", span.start)
            return own.full
        return self._noun(head, span)

    def _apposed(self, head: "Token", name: Name, paragraph: nlp.Paragraph) -> bool:
        return any(
            nlp.role(token) in ("apposition", "flat", "title", "compound") and token.head.i == head.i
            for token in paragraph.tokens(name.span)
        )

    def _pronoun(self, word: str, at: int) -> str | None:
        gender = {"he": "male", "she": "female"}.get(word)
        if gender is None:
            return None
        for heard in reversed(self.heard):
            if not heard.person or heard.gender not in (None, gender):
                continue
            between = {
                name.full for name in self.names
                if name.kind == "person" and heard.at < name.span.start < at and self._gender(name) in (None, gender)
            }  # fmt: skip
            if heard.gender is None and len(between - {heard.name}) > 2:
                return None
            self._hear(heard.name, gender, True, at)
            return heard.name
        return None

    def _noun(self, head: "Token", span: Span) -> str | None:
        text = self.text[span.start : span.end]
        parts = text.split()
        definite = parts[0].lower() in ("the", "this", "that") and len(parts) <= 3
        if definite:
            lemma = head.lemma_.lower()
            matching = [heard for heard in self.heard if lemma in heard.name.lower().split()]
            holders = sorted(
                {
                    name.full
                    for name in self.names
                    if name.span.end <= span.start and name.role and lemma in name.role.lower().split()
                }
            )
            if len(holders) == 1:
                return holders[0]
            if matching and not holders:
                return matching[-1].name
        while len(parts) > 1 and parts[0].lower() in ARTICLES:
            parts = parts[1:]
        name = " ".join(parts).split(",")[0]
        self._hear(name, None, False, span.start)
        return name

    def _gender(self, name: Name) -> str | None:
        known = self.tables.gender
        for word in [name.full.split()[0].lower(), *(name.role or "").lower().split()]:
            if word in known:
                return known[word]
        return None

    def _hear(self, name: str, gender: str | None, person: bool, at: int) -> None:
        self.heard.append(Heard(name, gender, person, at))
