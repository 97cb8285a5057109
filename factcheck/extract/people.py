"""Names of persons, organisations and places, and what the text says of named persons.

Runs of proper nouns give the span; titles, posts, gazetteers and the entity recogniser vote on the kind.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.extract import nlp
from factcheck.extract.beside import age_of, has_post
from factcheck.extract.forms import fullest, unsuffixed
from factcheck.extract.namewords import Words, words
from factcheck.extract.words import Doc, Token, text_of, top
from factcheck.model import Claim, Name, Source, Span, Trait
from factcheck.rules import Rules

ENTITIES = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
OFTEN = 2  # mentions of a surname as a person that outvote another reading of the full name
LONGEST_ROLE = 6  # tokens before a name
TITLED = 0.8  # share of capitalised words from which capitals say nothing
NO_POST = ("relative", "punctuation", "clause", "apposition", "conjunct", "coordinator", "participle")


@dataclass(frozen=True, slots=True)
class Found:
    """A name before it is compared with the others: tokens ``first`` to ``last`` (excluded)."""

    paragraph: nlp.Paragraph
    first: int
    last: int
    span: Span
    text: str
    kind: str
    sure: bool
    role: str | None = None
    age: int | None = None


def read_names(source: Source, paragraphs: Sequence[nlp.Paragraph], rules: Rules) -> list[Name]:
    """The named persons, organisations and places in text order, each with the fullest form of it in this source."""
    del source  # the paragraphs hold its text and offsets
    tables = words(rules)
    found = _without_common([name for paragraph in paragraphs for name in _paragraph(paragraph, tables)], paragraphs)
    kinds = _kinds(found, tables)
    surnames = _surnames_of((text for text, kind in kinds.items() if kind == "person"), tables)
    for paragraph in paragraphs if surnames else ():
        more = list(_surnames(paragraph, surnames, found, tables))
        kinds |= {name.text: kinds.get(name.text, "person") for name in more}
        found += more
    found.sort(key=lambda name: (name.span.start, name.span.end))
    forms = fullest([text for text, kind in kinds.items() if kind == "person"], tables)
    kept = [(name, kinds[name.text]) for name in found if kinds[name.text] != "other"]
    return [Name(name.span, kind, forms.get((kind, name.text), name.text), name.role, name.age) for name, kind in kept]


def _without_common(found: Sequence[Found], paragraphs: Sequence[nlp.Paragraph]) -> list[Found]:
    """The names without single words that only ever open sentences and stand there in small letters too: "Jurors"."""
    opening = [name for name in found if name.last - name.first == 1 and not name.sure and _opens_sentence(name)]
    if not opening:
        return list(found)
    within = {name.text for name in found if not _opens_sentence(name)}
    asked = {name.text.lower() for name in opening if name.text not in within}
    small = {token.text for paragraph in paragraphs for token in paragraph.words if token.text in asked}
    common = {id(name) for name in opening if name.text not in within and name.text.lower() in small}
    return [name for name in found if id(name) not in common]


def _opens_sentence(name: Found) -> bool:
    return not _mid_sentence(name.paragraph.doc[name.first])


def _found(paragraph: nlp.Paragraph, first: int, last: int, kind: str, sure: bool, tables: Words) -> Found:
    doc, span = paragraph.doc, paragraph.span(first, last)
    text = " ".join(text_of(doc[first:last]).split())
    if kind != "person":
        return Found(paragraph, first, last, span, text, kind, sure)
    role, age = _role(doc, first, last, tables), age_of(doc, first, last, tables)
    return Found(paragraph, first, last, span, text, kind, sure, role, age)


def _surnames(
    paragraph: nlp.Paragraph, surnames: Container[str], found: Sequence[Found], tables: Words
) -> Iterator[Found]:
    """Surnames that open a sentence and were taken for common words: "Storm was born", after "Edvin Storm"."""
    doc = paragraph.doc
    for first, last in nlp.sentences(paragraph):
        token = doc[first]
        if token.text not in surnames or last - first < 2 or token.nbor(1).pos_ not in ("VERB", "AUX", "PUNCT", "PART"):
            continue
        if not any(name.paragraph is paragraph and name.first <= first < name.last for name in found):
            yield _found(paragraph, first, first + 1, "person", False, tables)


# ---------------------------------------------------------------- where a name stands


def _paragraph(paragraph: nlp.Paragraph, tables: Words) -> Iterator[Found]:
    doc = paragraph.doc
    entities = {token.i: ENTITIES.get(token.ent_type_, "") for token in doc if token.ent_type_}
    shouted = paragraph.block.kind == "heading" or _is_titled(paragraph)
    at = 0
    for capital in [token for token in doc if token.form.may_name]:
        if capital.i < at:
            continue
        at = _run(doc, capital.i, tables)
        if at > capital.i:
            yield from _names(paragraph, capital.i, at, entities, tables, shouted)


def _is_titled(paragraph: nlp.Paragraph) -> bool:
    """Whether capitals say nothing here: a headline in title case."""
    letters = [token.text for token in paragraph.words if token.is_alpha and len(token.text) > 3]
    return len(letters) > 3 and len([text for text in letters if text[0].isupper()]) > TITLED * len(letters)


def _run(doc: Doc, at: int, tables: Words) -> int:
    """The token after the run of proper nouns that begins at ``at``; ``at`` where none does."""
    if not _proper(doc[at], tables) and not _leads(doc, at, tables):
        return at
    last = at + 1
    while last < len(doc):
        step = _step(doc, last, tables)
        if not step:
            break
        last += step
    return last


def _leads(doc: Doc, at: int, tables: Words) -> bool:
    """``al-Marsh``, ``van der Berg`` at the beginning of a name."""
    return doc[at].lower_ in tables.inside and doc[at].text[0].isupper() and _step(doc, at, tables) > 1


def _step(doc: Doc, at: int, tables: Words) -> int:
    """How many tokens carry a name on from ``at``: a proper noun, "St." and its point, "of the North", "al-Marsh"."""
    token = doc[at]
    if _proper(token, tables):
        return 1
    proper = [False, *(at + more < len(doc) and _proper(doc[at + more], tables) for more in range(1, 4))]
    following = doc[at + 1].text if at + 1 < len(doc) else ""
    glued = at > 0 and not doc[at - 1].whitespace_
    if glued and token.text in (".", "'", "’") and len(doc[at - 1]) < 4 and proper[1]:
        return 1
    if glued and not token.whitespace_ and token.text in ("-", "–"):
        if following[:1].isupper():
            return 2
        return 4 if following in tables.inside and proper[3] and not doc[at + 1].whitespace_ else 0
    if token.lower_ in tables.inside or token.lower_ in ("of", "for"):
        if proper[1]:
            return 2
        if (following in ("-", "the") or following in tables.inside) and proper[2] and token.lower_ != "for":
            return 3
    return 0


def _proper(token: Token, tables: Words) -> bool:
    text = token.text
    if not token.form.may_name or text in tables.days:
        return False
    if token.like_num and token.i + 1 < len(token.doc) and token.nbor(1).text == "-":
        return False  # "Sixty-seven sailors"
    pos, capital = token.pos_, text[:1].isupper()
    if pos == "PROPN":
        return capital or "-" in text[:-1] and any(part[:1].isupper() for part in text.split("-"))
    if not capital or text in tables.adjectives:
        return False
    if pos in ("NOUN", "ADJ") and _mid_sentence(token):
        return True
    if _runs_on(token, tables) or pos == "NOUN" and age_of(token.doc, token.i, token.i + 1, tables) is not None:
        return True
    named = text in tables.known or token.ent_type_ != ""
    return named and pos in ("NOUN", "ADJ", "X", "ADV", "VERB")


def _runs_on(token: Token, tables: Words) -> bool:
    """Whether a capital within a sentence opens a name that the tagger takes for another word: "her brother Per Lund"."""
    if token.i == 0 or token.i + 1 == len(token.doc) or token.lower_ in tables.inside:
        return False
    before, behind = token.nbor(-1), token.nbor(1)
    return (
        before.text.islower()
        and before.is_alpha
        and behind.pos_ == "PROPN"
        and behind.text[:1].isupper()
        and behind.text not in tables.days
    )


def _mid_sentence(token: Token) -> bool:
    """Whether a capital cannot come from the beginning of a sentence or a quotation."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and len(token) > 1 and (before.is_alpha or before.text in (",", "-", "'s", "’s"))


def _names(
    paragraph: nlp.Paragraph, first: int, last: int, entities: dict[int, str], tables: Words, shouted: bool
) -> Iterator[Found]:
    doc = paragraph.doc
    start = _untitled(doc, first, last, tables)
    for left, right in _split(doc, start, last, tables) if start < last else ():
        titled = left == start and (start > first or _post_before(doc, start, tables))
        kind, sure = _kind(doc, left, right, entities, tables, titled)
        if shouted and not sure or _is_party(doc, left, right):
            kind, sure = "other", False
        yield _found(paragraph, left, right, kind, sure, tables)


def _untitled(doc: Doc, first: int, last: int, tables: Words) -> int:
    """The first token behind titles, posts and the words before them; ``first`` where they are part of the name."""
    behind = first
    for at in range(first, last):
        word = doc[at].lower_.rstrip(".")
        if at == first and doc[at].text in tables.given and at + 1 < last:
            break  # "Dean Pollitt"
        if word in tables.titles or word in tables.posts:
            behind = at + 2 if at + 1 < last and doc[at + 1].text == "." else at + 1
        elif doc[at].text not in tables.known and not _before_post(doc, at, last, tables):
            break
    if behind < last and doc[behind].lower_ in ("of", "for", "the"):
        return first
    bare = behind == last - 1 and tables.ends.get(doc[behind].lower_) == "organisation"
    return first if bare else behind  # "the Harbour National Convention", and no national called Convention


def _before_post(doc: Doc, at: int, last: int, tables: Words) -> bool:
    """Whether a post follows within two words: the word is part of it ("Deputy Foreign Minister")."""
    return any(tables.is_post(doc[later].text) for later in range(at + 1, min(at + 3, last)))


def _post_before(doc: Doc, at: int, tables: Words) -> bool:
    return at > 0 and tables.is_post(doc[at - 1].lemma_) and doc[at - 1].pos_ in ("NOUN", "PROPN")


def _split(doc: Doc, first: int, last: int, tables: Words) -> list[tuple[int, int]]:
    """A run with "of" or "for" is one name only when it is an organisation or known."""
    cuts = [at for at in range(first + 1, last) if doc[at].lower_ in ("of", "for")]
    whole = not cuts or text_of(doc[first:last]) in tables.known or doc[cuts[0] - 1].lower_.rstrip(".") in tables.ends
    if whole:
        return [(first, last)]
    pieces, start = [], first
    for cut in [*cuts, last]:
        if start < last and doc[start].lower_ == "the":
            start += 1
        pieces.append((start, cut))
        start = cut + 1
    return [(left, right) for left, right in pieces if right > left]


def _is_party(doc: Doc, first: int, last: int) -> bool:
    """``(R-Ariz.)``, ``, D-N.Y.,`` and single letters."""
    one = len(doc[first]) == 1
    return one and (last == first + 1 or doc[first + 1].text in ("-", "–")) or doc[first].text[1:2] == "-"


# ---------------------------------------------------------------- what it names


def _kind(doc: Doc, first: int, last: int, entities: dict[int, str], tables: Words, titled: bool) -> tuple[str, bool]:
    """The kind of a name, and whether more than the entity recogniser says so."""
    text = text_of(doc[first:last])
    end = doc[last - 1].lower_.rstrip(".")
    if text in tables.known:
        return tables.known[text], True
    if last == first + 1 and (
        text in tables.adjectives or text.rstrip("s") in tables.adjectives or text in tables.days
    ):
        return "other", True
    if titled and end not in tables.ends or last - first > 1 and end in tables.suffixes:
        return "person", True
    if last - first > 1 and end in tables.ends:
        return tables.ends[end], True
    if last - first > 1 and doc[first].text in tables.given:
        return "person", True
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in tables.place_of:
        return "place", True  # "the mayor of Osel"
    if age_of(doc, first, last, tables) is not None or has_post(doc, first, last, tables):
        return "person", True
    votes = [entities[at] for at in range(first, last) if entities.get(at)]
    if any(doc[at].text in tables.given for at in range(first + 1, last - 1)) and "organisation" not in votes:
        return "person", False  # "Ismael Omar Mostefai"
    if votes:
        return max(sorted(set(votes)), key=votes.count), False
    return ("organisation" if last == first + 1 and text.isupper() and 2 <= len(text) <= 6 else "other"), False


def _kinds(found: Sequence[Found], tables: Words) -> dict[str, str]:
    """One kind a form in a source: the sure readings decide, else the commonest; a surname follows its full name."""
    votes: dict[str, dict[str, int]] = {}
    for name in found:
        weight = 5 if name.sure else (0 if name.kind == "other" else 1)
        tally = votes.setdefault(name.text, {})
        tally[name.kind] = tally.get(name.kind, 0) + weight
    kinds = {text: max(sorted(tally), key=lambda kind: tally[kind]) for text, tally in votes.items()}
    sure = {name.text for name in found if name.sure}
    likely = {text for text, kind in kinds.items() if kind == "person"}
    named, perhaps = _short_and_full(likely & sure, tables), _short_and_full(likely, tables)
    kinds = {
        text: kind if text in sure else _kind_beside(text, kind, perhaps if kind == "other" else named, tables)
        for text, kind in kinds.items()
    }
    often = {text for text, tally in votes.items() if kinds[text] == "person" and tally.get("person", 0) >= OFTEN}
    return {
        text: "person" if text not in sure and _ends_in(text, often, tables) else kind for text, kind in kinds.items()
    }


def _ends_in(text: str, often: set[str], tables: Words) -> bool:
    """Whether a full name ends in what the source alone calls a person again and again: "Riddick Bowe" beside "Bowe"."""
    *given, surname = unsuffixed(text.split(), tables)
    return bool(given) and surname in often


def _short_and_full(people: set[str], tables: Words) -> tuple[set[str], set[str]]:
    """The surnames of full names, and the names of one word."""
    return _surnames_of(people, tables), {text for text in people if " " not in text}


def _surnames_of(people: Iterable[str], tables: Words) -> set[str]:
    names = (unsuffixed(text.split(), tables) for text in people)
    return {name[-1] for name in names if len(name) > 1}


def _kind_beside(text: str, kind: str, people: tuple[set[str], set[str]], tables: Words) -> str:
    """The kind of a form beside ``people``: a surname follows a full name, a full name of no kind its surname."""
    surnames, alone = people
    *given, surname = unsuffixed(text.split(), tables)
    named = surname in (alone if given and kind == "other" else surnames if not given else ())
    return "person" if named else kind


# ---------------------------------------------------------------- roles


def _role(doc: Doc, left: int, right: int, tables: Words) -> str | None:
    """``French President X``; ``X, a retired nurse,``; ``the retired nurse, X``."""
    start = left
    while start > 0 and left - start < LONGEST_ROLE and _in_role(doc[start - 1], tables):
        start -= 1
    if any(tables.is_post(doc[at].text) or tables.is_post(doc[at].lemma_) for at in range(start, left)):
        return text_of(doc[start:left]).strip()
    head = top(doc[left:right])
    for child in nlp.children(head, "apposition", "parataxis"):
        if child.i >= right and tables.is_post(child.lemma_) and right < len(doc) and doc[right].text == ",":
            tokens = [token.i for token in nlp.subtree(child, without=NO_POST) if token.i >= right]
            return text_of(doc[tokens[0] : tokens[-1] + 1])
    return _role_before(doc, head, left, tables)


def _role_before(doc: Doc, head: Token, left: int, tables: Words) -> str | None:
    above = head.head
    if head.role != "apposition" or above.i >= left or not tables.is_post(above.lemma_):
        return None
    if not any(token.text == "," for token in doc[above.i : left]):
        return None
    first = above.i
    while first > 0 and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    return text_of(doc[first : above.i + 1])


def _in_role(token: Token, tables: Words) -> bool:
    if token.is_space or token.text in tables.days:
        return False
    if token.is_punct:
        return token.text == "." and token.i > 0 and token.nbor(-1).lower_ in tables.titles
    return token.pos_ in ("NOUN", "PROPN", "ADJ")


def read_traits(
    source: Source, paragraphs: Sequence[nlp.Paragraph], names: Sequence[Name], rules: Rules
) -> list[Claim]:
    """The roles that the text gives named persons beside their names, one claim each."""
    del rules  # what makes a role was decided when the names were read
    claims: list[Claim] = []
    if not any(name.kind == "person" and name.role for name in names):
        return claims
    bounds = [(paragraph, *pair) for paragraph in paragraphs for pair in nlp.sentences(paragraph)]
    spans = [paragraph.span(first, last) for paragraph, first, last in bounds]
    at = 0
    for name in sorted(names, key=lambda name: (name.span.start, name.span.end)):
        while at < len(spans) and spans[at].end <= name.span.start:
            at += 1
        if name.kind == "person" and name.role and at < len(spans):
            claims.append(Claim(source.id, name.span, spans[at], Trait(name.full, "role", name.role)))
    return claims
