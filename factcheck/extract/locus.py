"""Where a clause puts what it counts: named places and venues behind "in" or "at", before "where", or before a dash.

"Three died at the market in Osel, where the blast tore the roof off" puts its figure at ``market`` and ``Osel``.
Read from the order of words; of the parse only which words share a clause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.extract.nlp import Paragraph
from factcheck.extract.surroundings import Clauses
from factcheck.extract.words import Doc, Token
from factcheck.model import Name
from factcheck.rules import Rules

REACH = 5  # tokens between a preposition and the name or venue that it introduces
ANTECEDENT = 8  # tokens before "where" in which the place stands
MOST = 6  # places kept
STOPS = frozenset({".", ";", "!", "?"})
DASHES = frozenset({"-", "--", "–", "—", ":"})
INSIDE = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "PART"})  # parts of speech within a noun phrase


@dataclass(frozen=True, slots=True)
class Place:
    """A name or venue of a sentence: what it is called, its tokens (end excluded), and whether a preposition puts it."""

    called: str
    first: int
    end: int
    put: bool


@dataclass(frozen=True, slots=True)
class _Words:
    venues: frozenset[str]
    prepositions: frozenset[str]
    surfaces: frozenset[str]  # prepositions of place before a venue alone: "on the square", but "war on Halvia"
    pointers: frozenset[str]


@lru_cache(maxsize=4)
def _words(rules: Rules) -> _Words:
    by_id = {rule.id: frozenset(rule.words("words")) for rule in rules.of("scope")}
    none: frozenset[str] = frozenset()
    names = ("venue", "locative", "locative-venue", "place-pointer")
    return _Words(*(by_id.get(name, none) for name in names))


def places(
    paragraph: Paragraph, tokens: Sequence[Token], names: Iterable[tuple[Sequence[Token], Name]], rules: Rules
) -> tuple[Place, ...]:
    """The names (persons apart) and venues of a sentence in text order; ``names``: each with its tokens."""
    words = _words(rules)
    taken: set[int] = set()
    found: list[Place] = []
    for own, name in names:
        taken.update([token.i for token in own])
        if name.kind != "person":
            found.append(Place(name.full, own[0].i, own[-1].i + 1, put=False))
    found += [
        Place(token.lemma_.lower(), token.i, token.i + 1, put=False)
        for token in tokens
        if token.pos_ == "NOUN" and token.i not in taken and token.lemma_.lower() in words.venues
    ]
    doc, start = paragraph.doc, tokens[0].i if tokens else 0
    placed: list[Place] = []
    for place in sorted(found, key=lambda one: (one.first, one.end)):
        beside = any(other.put and _joined(list(doc[other.end : place.first])) for other in placed[-1:])
        named = place.called not in words.venues
        put = beside or _introduced(list(doc[max(start, place.first - REACH - 1) : place.first]), words, named=named)
        placed.append(Place(place.called, place.first, place.end, put))
    return tuple(placed)


def _introduced(before: Sequence[Token], words: _Words, *, named: bool) -> bool:
    """Whether a preposition of place stands before; "on" only before a venue ("on the square", "war on Halvia")."""
    for token in reversed(before):
        if token.lower_ in words.prepositions or (token.lower_ in words.surfaces and not named):
            return True
        if token.pos_ not in INSIDE and token.lower_ != "'s":
            return False
    return False


def _joined(between: Sequence[Token]) -> bool:
    """Whether two places are one place's names, or a list: "Osel, Halvia", "Osel and Brenn", "the suburb of Brenn"."""
    return len(between) <= 2 and all(
        token.text == "," or token.lower_ in ("and", "of") or token.pos_ == "DET" for token in between
    )


def of_figure(
    found: Sequence[Place], number: Token, at: Token, clauses: Clauses, tokens: Sequence[Token], rules: Rules
) -> tuple[str, ...]:
    """What the places are called at which the figure with ``number`` under ``at`` is put; empty where nothing is said."""
    if not found or not tokens:
        return ()
    listed = [place for place in found if place.end <= number.i and _opens_item(number.doc, place)]
    if listed:
        return called(listed[-1:])
    before = tokens[: max(number.i - tokens[0].i, 0)]
    pointer = _pointer(before, _words(rules))
    if pointer is not None:
        near = [place for place in found if pointer - ANTECEDENT <= place.first and place.end <= pointer]
        return called(near)
    lead = _lead_in(before)
    if lead is not None:
        return called([place for place in found if place.end <= lead])
    doc = number.doc
    return called([place for place in found if place.put and clauses.together(doc[place.first], at)])


def _opens_item(doc: Doc, place: Place) -> bool:
    """Whether a name opens an item of a list and is whose figures follow: "Osel had 506 cases, Halvia 599 cases"."""
    before, behind = doc[max(place.first - 1, 0)], doc[min(place.end, len(doc) - 1)]
    return behind.like_num and place.first > 0 and (before.text in (",", ";", ":") or before.lower_ == "and")


def _pointer(before: Sequence[Token], words: _Words) -> int | None:
    """The "where" that opens the figure's own clause: no sentence mark stands between."""
    for token in reversed(before):
        if token.text in STOPS:
            return None
        if token.lower_ in words.pointers:
            return int(token.i)
    return None


def _lead_in(before: Sequence[Token]) -> int | None:
    """The dash or colon behind a lead-in without a verb: "Harbour market, 12 Mill Street - at least five dead"."""
    for token in before:
        if token.pos_ in ("VERB", "AUX"):
            return None
        if token.text in DASHES and (token.text == ":" or (token.i and token.nbor(-1).whitespace_)):
            return int(token.i)
    return None


def called(chosen: Sequence[Place]) -> tuple[str, ...]:
    """What places are called, each once."""
    return tuple(dict.fromkeys(place.called for place in chosen))[:MOST]
