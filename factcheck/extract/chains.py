"""Whom a speaker cites and where it was said: ``told the Courier``, ``the agency said, citing police``, ``X said Y said``."""

from collections.abc import Iterator, Sequence

from factcheck.extract import nlp
from factcheck.extract.cues import Cue
from factcheck.extract.directory import Directory
from factcheck.extract.passages import Passage
from factcheck.extract.speakers import Speaker, phrase
from factcheck.extract.words import Token
from factcheck.model import Span

VENUES = ("to", "with", "on", "by", "in", "for", "at")
DEEPEST = 3  # nouns from the cue to the outlet: said in an interview with the Courier


def venues(here: Passage, cue: Cue, who: Speaker | None, directory: Directory) -> tuple[str, ...]:
    """The outlets that hear a statement: a cue's hearer, or what its prepositions lead to."""
    own = range(who.first, who.last) if who else range(0)
    nouns = [*nlp.children(cue.head, "object", "indirect-object")] if cue.rule.get("hearer") else []
    nouns += list(_obliques(cue.head, DEEPEST))
    found: list[str] = []
    for noun in sorted(nouns, key=nlp.place):
        if noun.i in own or noun.i < cue.first or here.inside[noun.i] >= 0:
            continue
        name = _outlet(here, noun, directory)
        if name and name not in found:
            found.append(name)
    return tuple(found)


def _obliques(head: Token, depth: int) -> Iterator[Token]:
    for word, noun in nlp.prepositions(head) if depth else ():
        if word in VENUES:
            yield noun
            yield from _obliques(noun, depth - 1)


def _outlet(here: Passage, noun: Token, directory: Directory) -> str | None:
    """The outlet at a noun, as printed with its article: the name at the noun, or the one that modifies it."""
    phrased = phrase(here, noun)
    span = here.paragraph.span(phrased.first, phrased.last)
    for name in directory.between(span.start, span.end):
        if name.kind == "organisation" and directory.is_outlet(name):
            start = name.span.start
            article = directory.text[max(0, start - 4) : start]
            return directory.text[start - 4 if article.lower() == "the " else start : name.span.end]
    return None


def cited(here: Passage, cue: Cue) -> Span | None:
    """What a citing cue names: the object of "citing", "quoting"."""
    for noun in nlp.children(cue.head, "object"):
        if noun.i >= cue.last and here.inside[noun.i] < 0:
            found = phrase(here, noun)
            return here.paragraph.span(found.first, found.last)
    return None


def within(inner: Cue, parts: Sequence[tuple[Passage, tuple[int, int]]], here: Passage) -> bool:
    """Whether a cue stands, outside quotation marks, in what another cue reports."""
    return here.inside[inner.first] < 0 and any(
        where is here and first <= inner.first < last for where, (first, last) in parts
    )
