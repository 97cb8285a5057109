"""Whom the words of a speaker name: surnames, pronouns and "the diplomat" lead back to the fullest name."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.extract import nlp
from factcheck.extract.namewords import words
from factcheck.extract.speakers import RELATIVES
from factcheck.extract.words import Token
from factcheck.model import Name, Source, Span
from factcheck.rules import Rules

NEAR = 400  # code points
LOOK_BACK = 40  # speakers
MOST_BETWEEN = 2  # other persons named since, for a pronoun to stay certain


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who has spoken, and where."""

    name: str
    gender: str | None
    person: bool
    at: int


class Directory:
    """Asked in text order, since "he" and "the diplomat" look back at who has spoken."""

    def __init__(self, source: Source, names: Sequence[Name], rules: Rules, subjects: Sequence[Span] = ()) -> None:
        self.tables = words(rules)
        self.names = sorted(names, key=lambda name: (name.span.start, name.span.end))
        self.starts = [name.span.start for name in self.names]
        self.text = source.text
        self.heard: list[Heard] = []
        self.holders: dict[str, list[Name]] = {}  # by each word of their role
        for name in self.names:
            for word in sorted(set(name.role.lower().split())) if name.role else ():
                self.holders.setdefault(word, []).append(name)
        self.subjects = [heard for span in subjects for heard in self._subject(span)]
        self.subject_starts = [heard.at for heard in self.subjects]

    def _subject(self, span: Span) -> list[Heard]:
        """The person who is the subject at ``span``, if it is one."""
        at = bisect_left(self.starts, span.end) - 1
        name = self.names[at] if at >= 0 else None
        if name is None or name.kind != "person" or not name.span.overlaps(span):
            return []
        return [Heard(name.full, self._gender(name), True, name.span.start)]

    def name(self, paragraph: nlp.Paragraph, head: Token, span: Span) -> str | None:
        """The fullest form known of the speaker at ``span``; ``None`` for a pronoun that stays open.

        ``head`` names the speaker: for "who" it is the noun before it, which may stand outside the span.
        """
        at = paragraph.start + head.idx
        if head.lower_ in RELATIVES:
            return None
        if head.pos_ == "PRON":
            return self._pronoun(head.lower_, span.start)
        inside = self.between(min(at, span.start), max(at + 1, span.end))
        own = next((name for name in inside if name.span.start <= at < name.span.end), None)
        if own is None or own.kind != "person":
            beside = [name for name in inside if name.kind == "person" and _hangs_on(head, name, paragraph)]
            own = beside[0] if beside else own
        if own is None:
            return self._noun(head, span)
        self._hear(own.full, self._gender(own), own.kind == "person", span.start)
        return own.full

    def between(self, start: int, end: int) -> list[Name]:
        """The names that begin between two offsets."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def is_outlet(self, name: Name) -> bool:
        """Whether an organisation publishes: known as an outlet, or named like one ("Evening Courier")."""
        return name.full in self.tables.outlets or name.full.split()[-1].lower() in self.tables.outlets

    def _pronoun(self, word: str, at: int) -> str | None:
        """He or she is the last speaker or main subject of that gender, unless others of it were named since."""
        gender = {"he": "male", "she": "female"}.get(word)
        acted = self.subjects[: bisect_left(self.subject_starts, at)][-LOOK_BACK:]
        recent = sorted([*self.heard[-LOOK_BACK:], *acted], key=lambda heard: heard.at, reverse=True)
        for heard in recent if gender else ():
            if not heard.person or heard.gender not in (None, gender) or heard.at >= at:
                continue
            named = [name for name in self.between(heard.at, at) if name.kind == "person"]
            others = {name.full for name in named if self._gender(name) in (None, gender)} - {heard.name}
            if len(others) > (MOST_BETWEEN if heard.gender else 0):
                return None
            self._hear(heard.name, gender, True, at)
            return heard.name
        return self._only(gender, at) if gender else None

    def _only(self, gender: str, at: int) -> str | None:
        """The one person of a gender named shortly before."""
        near = {
            name.full
            for name in self.between(max(0, at - NEAR), at)
            if name.kind == "person" and self._gender(name) == gender
        }
        return near.pop() if len(near) == 1 else None

    def _noun(self, head: Token, span: Span) -> str | None:
        """A speaker without a name: "the diplomat" is the one spoken of before, or the only holder of that post."""
        if self.text[span.start : span.end].lower() in RELATIVES:
            return str(head.text)
        tokens = self.text[span.start : span.end].split()
        lemma = head.lemma_.lower()
        if tokens and tokens[0].lower() in ("the", "that", "this") and len(tokens) <= 3:
            holders = sorted({name.full for name in self.holders.get(lemma, ()) if name.span.start < span.start})
            spoken = [heard for heard in self.heard[-LOOK_BACK:] if lemma in heard.name.lower().split()]
            if len(holders) == 1:
                return holders[0]
            if spoken and not holders:
                return spoken[-1].name
        name = _without_determiner(head, self.text[span.start : span.end])
        self._hear(name, None, False, span.start)
        return name

    def _gender(self, name: Name) -> str | None:
        said = [name.full.split()[0], *(name.role or "").split()]
        before = self.text[max(0, name.span.start - 12) : name.span.start].split()
        for word in [*said, *before[-1:]]:
            gender = self.tables.gender.get(word.lower().rstrip("."))
            if gender:
                return gender
        return None

    def _hear(self, name: str, gender: str | None, person: bool, at: int) -> None:
        self.heard.append(Heard(name, gender, person, at))


def _hangs_on(head: Token, name: Name, paragraph: nlp.Paragraph) -> bool:
    """Whether a name stands in apposition to the head or is part of it: ``the mayor, Ann Marsh``."""
    return any(
        token.role in ("apposition", "flat", "title") and token.head.i == head.i
        for token in paragraph.tokens(name.span)
    )


def _without_determiner(head: Token, text: str) -> str:
    """The phrase up to its first comma that is none of a number, without what determines it."""
    for child in nlp.children(head, "determiner"):
        if text.lower().startswith(child.lower_ + " "):
            text = text[len(child) + 1 :]
    return " ".join(re.split(r",(?!\d)", text, maxsplit=1)[0].split())
