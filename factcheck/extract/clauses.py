"""What is reported without quotation marks: the clause, infinitive or object of a cue, or the clause before its tag."""

from collections.abc import Sequence

from factcheck.extract import nlp
from factcheck.extract.cues import Cue
from factcheck.extract.passages import Passage
from factcheck.extract.speakers import RELATIVES, Speaker
from factcheck.extract.words import Token

Range = tuple[int, int]
LONGEST_SUBJECT = 15  # tokens
FARTHEST_MARKER = 8  # tokens
LONGEST_TAG = 6  # tokens from the comma before a tag to its cue
OPENERS = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})  # what a clause without "that" begins with
NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})  # what names the speaker of such a tag
LEAST = 3  # tokens; anything shorter reports nothing that can be compared
EDGES = frozenset({",", ";", ":", ".", "!", "?", "-", "–", "—", "--", "…", "...", ")", "("})


def led_on(passage: Passage, cue: Cue, run: Range, cues: Sequence[Cue]) -> Range:
    """A quotation that its sentence goes on from without a pause: ``said "reforms" would help``."""
    _, end = passage.sentence(cue.first)
    last = run[1]
    if last >= end or not passage.doc[last].is_alpha or passage.doc[last - 2].text in (",", ".", "?", "!"):
        return run
    return trimmed(passage, run[0], _stretched(passage, cue, last, end, cues, False)) or run


def led_in(passage: Passage, cue: Cue, speaker: Speaker | None) -> Range | None:
    """The beginning of a sentence whose tag stands in its middle: ``When it rained, he said, "we left"``."""
    start, _ = passage.sentence(cue.first)
    edge = min(speaker.first if speaker else cue.first, cue.first) - 1
    if edge <= start or passage.doc[edge].text != "," or any(passage.inside[at] >= 0 for at in range(start, edge)):
        return None
    return trimmed(passage, start, edge)


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
    heads = [child for child in _complements(cue) if cue.last <= child.i < end]
    if speaker is not None and speaker.inverted:
        heads = [head for head in heads if head.i >= speaker.last and head.role == "clause" and _introduced(head)]
    if not heads:
        return _unparsed(passage, cue, speaker, end, cues) if "clause" in cue.takes else None
    clause = any(head.role in ("clause", "open-clause", "adverbial-clause") for head in heads)
    first = min(token.i for head in heads for token in nlp.subtree(head) if token.i >= cue.last)
    last = max(token.i for head in heads for token in nlp.subtree(head) if token.i < end) + 1
    first = _marker(passage, cue, first, last)
    subject = not clause and "clause" in cue.takes and _verb_follows(passage, last, end)
    return trimmed(passage, first, _stretched(passage, cue, last, end, cues, not clause and not subject, subject))


def _unparsed(passage: Passage, cue: Cue, speaker: Speaker | None, end: int, cues: Sequence[Cue]) -> Range | None:
    """A clause that the parse hangs elsewhere: behind its "that", or behind a finite cue if it has a finite verb."""
    found = _after_that(passage, cue, end, cues)
    if found is None and cue.rule.get("stance") == "denies" and passage.doc[min(cue.last, end - 1)].tag_ == "VBG":
        return trimmed(
            passage, cue.last, _stretched(passage, cue, cue.last, end, cues, False, True)
        )  # "denied having left"
    if found is not None or speaker is None or speaker.inverted or speaker.first >= cue.first:
        return found
    if cue.rule.get("stance") != "asserts" or cue.head.tag_ not in nlp.FINITE:
        return None
    first = _behind_hearer(passage, cue, end) if cue.rule.get("hearer") else cue.last
    opening = passage.doc[min(first, end - 1)]
    if opening.pos_ not in OPENERS or opening.text in passage.days or not _has_verb(passage, first, end):
        return None
    return trimmed(passage, first, _stretched(passage, cue, first, end, cues, False, second=True))


def _behind_hearer(passage: Passage, cue: Cue, end: int) -> int:
    """Where a clause begins with a pronoun behind whoever is told: ``told the forum he was against it``."""
    for token in passage.doc[cue.last + 1 : min(end, cue.last + FARTHEST_MARKER)]:
        if token.text in EDGES or passage.inside[token.i] >= 0:
            break
        if token.tag_ == "PRP" and token.role in ("subject", "passive-subject"):
            return token.i
    return end


def _has_verb(passage: Passage, at: int, end: int) -> bool:
    """Whether a finite verb follows its subject, over asides: ``the driver, Ann Marsh, had``."""
    for token in passage.doc[at : min(end - 1, at + LONGEST_SUBJECT)]:
        if token.text in EDGES - {","} or passage.inside[token.i] >= 0 or token.role == "relative":
            return False
        if token.text == "," and passage.doc[token.i + 1].pos_ == "CCONJ":
            return False
        if token.tag_ in nlp.FINITE:
            return True
    return False


def _after_that(passage: Passage, cue: Cue, end: int, cues: Sequence[Cue]) -> Range | None:
    """``tweeted on Monday that …`` where the parse hangs the clause elsewhere."""
    at = _marker(passage, cue, -1, end)
    return None if at < 0 else trimmed(passage, at, _stretched(passage, cue, at + 1, end, cues, False))


def _verb_follows(passage: Passage, last: int, end: int) -> bool:
    """Whether what looks like an object goes on to be a finite verb's subject: ``said Ann, his aide, will leave``."""
    doc, aside = passage.doc, False
    for token in doc[last : min(end, last + LONGEST_SUBJECT)]:
        if token.text in EDGES - {","} or passage.inside[token.i] >= 0 or token.role == "relative":
            return False
        if token.tag_ in nlp.FINITE:
            return not aside or doc[token.i - 1].text == "," and token.tag_ == "MD"
        aside = aside or token.text == ","
    return False


def _introduced(head: Token) -> bool:
    return any(child.lower_ in ("that", "whether", "if") for child in nlp.children(head, "marker"))


def _marker(passage: Passage, cue: Cue, first: int, last: int) -> int:
    """The clause begins at its "that": what stands between cue and "that" is a day, a place or a hearer."""
    for at in range(cue.last, min(cue.last + FARTHEST_MARKER, last)):
        if passage.inside[at] >= 0 or passage.doc[at].text in EDGES:
            break
        token = passage.doc[at]
        if token.lower_ in ("that", "whether") and (token.pos_ == "SCONJ" or token.role == "marker"):
            return at
    return first


def _complements(cue: Cue) -> list[Token]:
    """The heads of what a cue reports: its clause, else its infinitive or object with what is said of it."""
    takes = cue.takes
    found = nlp.children(cue.head, "clause") if "clause" in takes else []
    if not found and "clause" in takes:
        found = [child for child in nlp.children(cue.head, "open-clause", "adverbial-clause") if _introduced(child)]
    if found:
        return found
    if "infinitive" in takes:
        found = nlp.children(cue.head, "open-clause") or _infinitive(cue)
    with_word = [noun for word, noun in nlp.prepositions(cue.head) if cue.lemma.endswith(" " + word)]
    if with_word and takes != ("quote",):
        return [*found, *with_word]
    if "object" in takes or found and "infinitive" in takes:
        objects = _objects(cue)
        found += objects
        if objects and "object" in takes:
            found += [child for child in nlp.children(cue.head, "open-clause") if child.i > objects[0].i]
            found += [noun for word, noun in nlp.prepositions(cue.head) if word in cue.rule.words("links")]
            found += [child for child in nlp.children(cue.head, "adverbial-clause") if _linked(child, cue)]
    return found


def _objects(cue: Cue) -> list[Token]:
    return [child for child in nlp.children(cue.head, "object", "indirect-object") if child.i >= cue.last]


def _infinitive(cue: Cue) -> list[Token]:
    """The verb of ``to comment``, ``the firm to pay`` where the parse hangs it elsewhere."""
    doc, end = cue.head.doc, cue.last
    for noun in _objects(cue)[:1]:
        end = max(noun.i + 1, *(token.i + 1 for token in nlp.subtree(noun, without=("participle", "adverbial-clause"))))
    verb = doc[end + 1 : end + 2]
    return [doc[end + 1]] if len(verb) and doc[end].lower_ == "to" and doc[end + 1].tag_ == "VB" else []


def _linked(clause: Token, cue: Cue) -> bool:
    """``blamed them for leaving``."""
    return any(child.lower_ in cue.rule.words("links") for child in nlp.children(clause, "marker", "case"))


def _stretched(
    passage: Passage, cue: Cue, last: int, end: int, cues: Sequence[Cue], short: bool, second: bool = False
) -> int:
    """``last`` moved to the end of its sentence unless something else begins there, and past quotations it cuts.

    An object (``short``) ends at the next comma. ``second``: in a clause of the cue that the parse does not show.
    """
    doc, begun = passage.doc, cue.last
    others = {other.head.i for other in cues if other.head.i >= last}
    while last < end:
        token = doc[last]
        if passage.inside[last] >= 0:
            last = passage.runs[passage.inside[last]][1]
            continue
        if short and token.text in EDGES:
            break
        if token.is_punct or token.is_space:
            last += 1
            continue
        second = second or _and_that(passage, last, end)
        if not second and _leaves(token, cue) or token.head.i in others and token.pos_ in ("CCONJ", "SCONJ"):
            break
        if last in others and doc[last].tag_ == "VBG" and doc[last - 1].text == ",":
            break
        last += 1
    return next((at for at in range(begun, last) if _tag_between(passage, at, end, cues)), last)


def _tag_between(passage: Passage, at: int, end: int, cues: Sequence[Cue]) -> bool:
    """Whether a comma opens the tag of somebody else: ``said the wall was sound, the Post reported, but``."""
    doc = passage.doc
    if doc[at].text != ",":
        return False
    tag = next((cue for cue in cues if at + 1 < cue.first <= at + LONGEST_TAG), None)
    if tag is None or tag.last >= end or doc[tag.last].text != "," or "clause" not in tag.takes:
        return False
    return tag.head.tag_ in nlp.FINITE and all(token.pos_ in NAMING for token in doc[at + 1 : tag.first])


def _and_that(passage: Passage, at: int, end: int) -> bool:
    """``and that``: a second clause under the same cue."""
    return passage.doc[at].pos_ == "CCONJ" and at + 1 < end and passage.doc[at + 1].lower_ == "that"


def _leaves(token: Token, cue: Cue) -> bool:
    """Whether a token begins something that hangs on the cue itself or above it: "and left", "adding that"."""
    current = token
    for _ in range(10):
        if current.head.i == current.i:
            return False
        if current.head.i < cue.head.i:
            return current.i == token.i and current.pos_ == "VERB" and current.role in ("conjunct", "parataxis")
        if current.head.i == cue.head.i:
            return current.role in ("conjunct", "coordinator", "adverbial-clause", "parataxis")
        current = current.head
    return False


def _left(
    passage: Passage, cue: Cue, speaker: Speaker | None, start: int, end: int, cues: Sequence[Cue]
) -> list[Range]:
    """``S, X said`` and ``S, X said, S``: the clause around a tag."""
    doc = passage.doc
    if speaker is None or "clause" not in cue.takes or cue.head.tag_ == "VBG":
        return []
    edge = min(speaker.first, cue.first) - 1
    if edge > start and doc[edge].pos_ == "DET" and doc[edge].head.i == cue.head.i:
        edge -= 1  # "the report claims", read as a compound noun
    if edge <= start or doc[edge].text != "," or passage.inside[edge] >= 0 or doc[edge + 1].lower_ in RELATIVES:
        return []
    before = [token for token in doc[start:edge] if token.is_alpha]
    whole = len(before) >= LEAST and any(token.tag_ in nlp.FINITE for token in before)
    rest = _resumed(passage, max(speaker.last, cue.last), end, cues)
    if not before or not whole and rest is None:
        return []
    found = [trimmed(passage, start, edge), rest]
    return [part for part in found if part is not None]


def _resumed(passage: Passage, after: int, end: int, cues: Sequence[Cue]) -> Range | None:
    """What goes on behind a tag's comma: ``In May, he said, sales fell``."""
    doc = passage.doc
    if after >= end or doc[after].text != "," or any(other.first in (after + 1, after + 2) for other in cues):
        return None
    rest = trimmed(passage, after + 1, end)
    return rest if rest is not None and doc[rest[0]].tag_ != "VBG" and rest[1] - rest[0] >= LEAST else None


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
