"""What is reported without quotation marks: the clause, infinitive or object of a cue, or the clause before its tag."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.extract import nlp
from factcheck.extract.cues import Cue
from factcheck.extract.passages import Passage
from factcheck.extract.speakers import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
LEAST = 3  # tokens; anything shorter reports nothing that can be compared
EDGES = frozenset({",", ";", ":", ".", "!", "?", "-", "–", "—", "--", "…", "...", ")", "("})


def reported(passage: Passage, cue: Cue, speaker: Speaker | None, cues: Sequence[Cue]) -> list[Range]:
    """The token ranges of what the cue reports in its sentence, speech marks aside; empty where nothing is."""
    start, end = passage.sentence(cue.first)
    if cue.kind == "phrase":
        return _host(passage, cue, speaker, start, end)
    if cue.kind == "noun":
        return _noun_clause(passage, cue, end)
    right = _right(passage, cue, speaker, end, cues)
    if right is not None:
        return [right]
    return _left(passage, cue, speaker, start, end, cues)


def _right(passage: Passage, cue: Cue, speaker: Speaker | None, end: int, cues: Sequence[Cue]) -> Range | None:
    heads = [child for child in _complements(cue) if child.i >= cue.last]
    if speaker is not None and speaker.inverted:
        heads = [head for head in heads if not speaker.first <= head.i < speaker.last]
        heads = [head for head in heads if nlp.role(head) == "clause" and _introduced(head)]
    heads = [head for head in heads if head.i < end]
    if not heads:
        return None
    first = min(token.i for head in heads for token in nlp.subtree(head) if token.i >= cue.last)
    last = max(token.i for head in heads for token in nlp.subtree(head) if token.i < end) + 1
    if _introduces(passage, cue.last, first):
        first = cue.last
    return trimmed(passage, first, _stretched(passage, cue, last, end, cues))


def _introduced(head: "Token") -> bool:
    return any(child.lower_ in ("that", "whether", "if") for child in nlp.children(head, "marker"))


def _introduces(passage: Passage, first: int, last: int) -> bool:
    """Whether only a "that" stands between cue and clause."""
    return first < last and all(passage.doc[at].lower_ == "that" for at in range(first, last))


def _complements(cue: Cue) -> list["Token"]:
    takes = cue.takes
    roles: list[str] = []
    if "clause" in takes:
        roles.append("clause")
    if "infinitive" in takes:
        roles.append("open-clause")
    found = nlp.children(cue.head, *roles) if roles else []
    if not found and "clause" in takes:
        found = [child for child in nlp.children(cue.head, "open-clause", "adverbial-clause") if _introduced(child)]
    if not found and "object" in takes:
        found = nlp.children(cue.head, "object")
        found += [noun for word, noun in nlp.prepositions(cue.head) if cue.lemma.endswith(" " + word)]
    elif not found:
        found = [noun for word, noun in nlp.prepositions(cue.head) if cue.lemma.endswith(" " + word)]
    return found


def _stretched(passage: Passage, cue: Cue, last: int, end: int, cues: Sequence[Cue]) -> int:
    """``last`` moved to the end of its sentence unless something else begins there, and past quotations it cuts."""
    doc = passage.doc
    while last < end:
        token = doc[last]
        if passage.inside[last] >= 0:
            last = passage.runs[passage.inside[last]][1]
            continue
        if token.is_punct or token.is_space:
            last += 1
            continue
        if _leaves(token, cue) or any(other.first == last for other in cues):
            break
        last += 1
    return last


def _leaves(token: "Token", cue: Cue) -> bool:
    """Whether a token begins something that hangs on the cue itself or above it: "and left", "adding that"."""
    current = token
    for _ in range(10):
        if current.head.i == current.i or current.head.i <= cue.head.i and current.head.i != cue.head.i:
            return True
        if current.head.i == cue.head.i:
            return nlp.role(current) in ("conjunct", "coordinator", "adverbial-clause", "parataxis")
        current = current.head
    return False


def _left(
    passage: Passage, cue: Cue, speaker: Speaker | None, start: int, end: int, cues: Sequence[Cue]
) -> list[Range]:
    """``S, X said`` and ``S, X said, S``: the clause around a tag."""
    if speaker is None or "clause" not in cue.takes or cue.head.tag_ == "VBG":
        return []
    edge = min(speaker.first, cue.first) - 1
    if edge <= start or passage.doc[edge].text != "," or passage.inside[edge] >= 0:
        return []
    before = [token for token in passage.doc[start:edge] if token.is_alpha]
    if len(before) < LEAST or not any(token.pos_ in ("VERB", "AUX") for token in before):
        return []
    parts = [trimmed(passage, start, edge)]
    after = max(speaker.last, cue.last)
    if (
        after < end
        and passage.doc[after].text == ","
        and not any(other.first in (after + 1, after + 2) for other in cues)
    ):
        rest = trimmed(passage, after + 1, end)
        if rest is not None and passage.doc[rest[0]].tag_ != "VBG" and rest[1] - rest[0] >= LEAST:
            parts.append(rest)
    return [part for part in parts if part is not None]


def _host(passage: Passage, cue: Cue, speaker: Speaker | None, start: int, end: int) -> list[Range]:
    """The sentence around "according to X"."""
    if speaker is None:
        return []
    doc = passage.doc
    words = [token for token in doc[start : cue.first] if token.is_alpha]
    if len(words) >= LEAST:
        parts = [trimmed(passage, start, cue.first)]
        if speaker.last < end and doc[speaker.last].text == ",":
            rest = trimmed(passage, speaker.last + 1, end)
            if rest is not None and rest[1] - rest[0] >= LEAST:
                parts.append(rest)
        return [part for part in parts if part is not None]
    behind = trimmed(passage, speaker.last, end)
    return [behind] if behind is not None and behind[1] - behind[0] >= LEAST else []


def _noun_clause(passage: Passage, cue: Cue, end: int) -> list[Range]:
    for child in nlp.children(cue.head, "clause", "participle", "relative"):
        if child.i < cue.last or child.i >= end or not _introduced(child):
            continue
        tokens = [token.i for token in nlp.subtree(child) if cue.last <= token.i < end]
        found = trimmed(passage, min(tokens), max(tokens) + 1)
        return [found] if found is not None else []
    return []


def trimmed(passage: Passage, first: int, last: int) -> Range | None:
    """The range without punctuation and white space at its edges; brackets stay in pairs."""
    doc = passage.doc
    while first < last and (doc[first].text in EDGES - {"("} or doc[first].is_space):
        first += 1
    while last > first and (doc[last - 1].text in EDGES - {")"} or doc[last - 1].is_space):
        last -= 1
    return (first, last) if last > first else None
