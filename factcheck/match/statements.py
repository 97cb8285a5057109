"""Quotations and reported statements of several sources -> facts: the same words, or the same thing in other words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.match.names import canonical_alias, fold, person_level
from factcheck.match.wording import GAP, Wording, compare, vocabulary, weights, words
from factcheck.model import Attribution, Claim, Fact, Level, Link, Statement
from factcheck.rules import Rules

HOT = 40  # statements above which a block is split by a further word
DEEPEST = 4  # words that name a block; below it, each is compared with its nearest neighbours alone
LONG = 45  # words of one sentence of a statement
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]{0,2}\s+(?=[\"'“‘(]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a statement, as words and as what they say."""

    words: tuple[str, ...]
    content: Mapping[str, float]
    negated: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement made ready to compare. ``twins`` are claims of the same words by the same speaker."""

    index: int
    claim: Claim
    words: tuple[str, ...]
    units: tuple[Unit, ...]
    quoted: bool
    twins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Two statements that report the same: indices into the claims, what joined them, and how they compare."""

    left: int
    right: int
    block: str
    levels: tuple[Level, ...]
    score: float
    verbatim: bool


def match_statements(claims: Sequence[Claim], rules: Rules) -> list[Fact]:
    """Facts of two or more sources that report the same statement, in the order of their first claim.

    Links hold the levels ``speaker``, ``words`` and ``polarity``; the label of ``words`` shows what differs.
    A long quotation may belong to several facts, one for each of the shorter ones that repeat a part of it.
    """
    said = _ready(claims, rules)
    ties = [tie for tie in (_tie(said[a], said[b], key, rules) for a, b, key in _candidates(said)) if tie]
    ties.sort(key=lambda tie: (-tie.score, tie.left, tie.right))
    groups, rest = _grouped(ties)
    by_index = {one.index: one for one in said}
    facts = [_fact(claims, group, by_index) for group in groups]
    facts += [_fact(claims, [tie], by_index) for tie in rest]
    return sorted(facts, key=lambda fact: [(claim.source, claim.span) for claim in fact.claims])


# ---------------------------------------------------------------- making ready


def _ready(claims: Sequence[Claim], rules: Rules) -> list[Said]:
    """Statements worth comparing; those of the same words by the same speaker stand as one."""
    bundles: dict[tuple[tuple[str, ...], str, bool], list[int]] = {}
    for index, claim in enumerate(claims):
        if isinstance(claim.content, Statement):
            found = _spoken(claim.content, rules)
            if sum(weights(found, rules).values()) >= 1.5:
                speaker = (claim.attribution.name or "") if claim.attribution else ""
                bundles.setdefault((found, speaker, claim.content.quoted), []).append(index)
    return [
        Said(indices[0], claims[indices[0]], found, _units(claims[indices[0]], rules), quoted, tuple(indices[1:]))
        for (found, _, quoted), indices in bundles.items()
    ]


def _spoken(content: Statement, rules: Rules) -> tuple[str, ...]:
    """The words of all parts, with a gap at each seam: what the tag left out there is no alteration."""
    found: list[str] = []
    for part in _part_texts(content):
        found += [*([GAP] if found else []), *words(part, rules)]
    return tuple(found)


def _part_texts(content: Statement) -> list[str]:
    lengths = [part.end - part.start for part in content.parts]
    if sum(lengths) + len(lengths) - 1 != len(content.text):
        return [content.text]
    texts, at = [], 0
    for length in lengths:
        texts.append(content.text[at : at + length])
        at += length + 1
    return texts


def _units(claim: Claim, rules: Rules) -> tuple[Unit, ...]:
    content = claim.content
    assert isinstance(content, Statement)
    denied = claim.attribution is not None and claim.attribution.stance == "denies"
    found = []
    for text in _part_texts(content):
        for sentence in _SENTENCE.split(text):
            spoken = words(sentence, rules)
            weighed = weights(spoken, rules)
            if weighed:
                found.append(Unit(spoken, weighed, negated(spoken, rules) != denied))
    return tuple(found)


def negated(spoken: Sequence[str], rules: Rules) -> bool:
    """Whether an odd number of negators stands among the words ("not only" and "no doubt" deny nothing)."""
    known = vocabulary(rules)
    count = 0
    for word, after in zip(spoken, [*spoken[1:], ""], strict=True):
        count += known.is_a("negators", word) and after not in ("only", "doubt", "question", "just", "longer")
    return count % 2 == 1


# ---------------------------------------------------------------- blocking


def _candidates(said: Sequence[Said]) -> Iterator[tuple[int, int, str]]:
    """Pairs from different sources that share a word of substance, each once with the word that joined it."""
    blocks: dict[str, list[int]] = defaultdict(list)
    contents = [
        sorted({word for unit in one.units for word, weight in unit.content.items() if weight >= 1}) for one in said
    ]
    for position, content in enumerate(contents):
        for word in content:
            blocks[word].append(position)
    seen: set[tuple[int, int]] = set()
    for word in sorted(blocks):
        for key, members in _split((word,), blocks[word], contents):
            for left, right in _pairs(members, len(key) >= DEEPEST):
                if (left, right) not in seen and said[left].claim.source != said[right].claim.source:
                    seen.add((left, right))
                    yield left, right, " + ".join(key)


def _split(
    key: tuple[str, ...], members: Sequence[int], contents: Sequence[Sequence[str]]
) -> Iterator[tuple[tuple[str, ...], Sequence[int]]]:
    if len(members) <= HOT or len(key) >= DEEPEST:
        yield key, members
        return
    blocks: dict[str, list[int]] = defaultdict(list)
    for member in members:
        for word in contents[member]:
            if word > key[-1]:
                blocks[word].append(member)
    for word in sorted(blocks):
        if len(blocks[word]) > 1:
            yield from _split((*key, word), blocks[word], contents)


def _pairs(members: Sequence[int], near: bool) -> Iterator[tuple[int, int]]:
    for position, left in enumerate(members):
        for right in members[position + 1 : position + 1 + HOT if near else None]:
            yield left, right


# ---------------------------------------------------------------- comparison


def _tie(one: Said, two: Said, block: str, rules: Rules) -> Tie | None:
    if two.index < one.index:
        one, two = two, one
    speaker = speaker_level(one.claim.attribution, two.claim.attribution, rules)
    wording = compare(one.words, two.words, rules)
    substance = sum(weights(wording.shared, rules).values())
    if _is_verbatim(wording, substance, speaker.level, one.quoted and two.quoted) and not _slogan(wording, rules):
        levels = (speaker, _words_level(wording, one, two), _polarity(wording, rules))
        score = round(min(1.0, 0.5 + 0.04 * substance + 0.02 * wording.run), 3)
        return Tie(one.index, two.index, f"word {block}", levels, score, verbatim=True)
    return _paraphrase(one, two, speaker, block)


def _is_verbatim(wording: Wording, substance: float, speaker: str, quoted: bool) -> bool:
    """Whether the words agree beyond chance; the less is known of the speaker, the more words it takes."""
    cover, run = wording.cover, wording.run
    if speaker == "different":
        return substance >= 4 and run >= 5 and len(wording.shared) >= 8 and cover >= (0.8 if quoted else 0.85)
    if substance >= 4 and run >= 8:
        return True
    if speaker == "missing":
        return substance >= 2.5 and run >= 4 and cover >= 0.75
    return substance >= 2 and run >= 3 and cover >= 0.6


def _slogan(wording: Wording, rules: Rules) -> bool:
    """Whether what agrees is mostly a phrase that many speakers use."""
    shared = " ".join(wording.shared)
    slogans = sorted(vocabulary(rules).lists.get("slogans", ()))
    return any(slogan in shared and len(wording.shared) <= len(slogan.split()) + 4 for slogan in slogans)


def _words_level(wording: Wording, one: Said, two: Said) -> Level:
    if wording.differences and one.quoted and two.quoted:
        shown = "; ".join(difference.shown() for difference in wording.differences[:4])
        return Level("words", "different", shown, 2.0)
    if wording.differences:
        shown = "; ".join(difference.shown() for difference in wording.differences[:4])
        return Level("words", "close", f"not both in quotation marks: {shown}", 2.0)
    if wording.partial:
        return Level("words", "close", "one is part of the other", 3.0)
    return Level("words", "same", "the same words", 4.0)


def _polarity(wording: Wording, rules: Rules) -> Level:
    for difference in wording.differences:
        if negated(difference.left, rules) != negated(difference.right, rules):
            return Level("polarity", "different", f"one denies it: {difference.shown()}", -1.0)
    return Level("polarity", "same", "both affirm or both deny", 1.0)


def _paraphrase(one: Said, two: Said, speaker: Level, block: str) -> Tie | None:
    best: tuple[float, float, Unit, Unit] | None = None
    for a in one.units:
        for b in two.units:
            shared = sum(weight for word, weight in a.content.items() if word in b.content)
            cover = shared / max(0.1, min(sum(a.content.values()), sum(b.content.values())))
            if best is None or (shared * cover, cover) > (best[0] * best[1], best[1]):
                best = (shared, cover, a, b)
    if best is None or not _says_the_same(best[0], best[1], _balance(best[2], best[3]), speaker.level):
        return None
    shared, cover, a, b = best
    words_in_common = ", ".join(sorted(word for word in a.content if word in b.content)[:6])
    levels = (
        speaker,
        Level("words", "close", f"in other words; both have {words_in_common}", shared / 2),
        Level("polarity", "different", "one affirms, the other denies", -1.0)
        if a.negated != b.negated
        else Level("polarity", "same", "both affirm or both deny", 1.0),
    )
    return Tie(
        one.index, two.index, f"word {block}", levels, round(min(0.9, 0.1 * shared * cover + 0.2), 3), verbatim=False
    )


def _balance(a: Unit, b: Unit) -> float:
    left, right = sum(a.content.values()), sum(b.content.values())
    return min(left, right) / max(left, right, 0.1)


def _says_the_same(shared: float, cover: float, balance: float, speaker: str) -> bool:
    if balance < 0.25:
        return False
    if speaker in ("same", "close"):
        return shared >= 2.5 and cover >= 0.5
    if speaker == "missing":
        return shared >= 3 and cover >= 0.65
    return shared >= 4 and cover >= 0.7


# ---------------------------------------------------------------- speakers


def speaker_level(left: Attribution | None, right: Attribution | None, rules: Rules) -> Level:
    """How two speakers compare: ``same``, ``close`` (one names the other's organisation), ``missing``, ``different``."""
    a, b = _speaker(left, rules), _speaker(right, rules)
    if not a or not b:
        return Level("speaker", "missing", "a speaker is not named", 0.0)
    level = _names_level(a, b, rules)
    if level == "different" and left and right and _cited(left, b, rules) | _cited(right, a, rules):
        return Level("speaker", "close", f"one quotes the other: {a}, {b}", 0.5)
    labels = {"same": f"both {a}" if a == b else f"{a}, {b}", "close": f"of one house: {a}, {b}"}
    return Level("speaker", level, labels.get(level, f"{a} / {b}"), {"same": 2.0, "close": 1.0}.get(level, -2.0))


def _cited(attribution: Attribution, name: str, rules: Rules) -> bool:
    return any(_names_level(cited, name, rules) in ("same", "close") for cited in attribution.cites)


def _speaker(attribution: Attribution | None, rules: Rules) -> str:
    """The speaker's name; empty where only a role or a pronoun is known."""
    name = (attribution.name or "").strip() if attribution else ""
    known = vocabulary(rules)
    lowered = [word.strip(".,").casefold() for word in name.split()]
    return "" if not name or name.islower() or all(known.is_a("unnamed", word) for word in lowered) else name


@lru_cache(maxsize=20_000)
def _names_level(a: str, b: str, rules: Rules) -> str:
    one, two = canonical_alias(a, rules) or fold(a), canonical_alias(b, rules) or fold(b)
    if one == two or person_level(one, two, rules) in ("same", "close", "surname"):
        return "same"
    left, right = ({word.casefold() for word in re.findall(r"[A-Z]\w+", name)} for name in (one, two))
    return "close" if left and right and (left <= right or right <= left) else "different"


# ---------------------------------------------------------------- facts


def _grouped(ties: Sequence[Tie]) -> tuple[list[list[Tie]], list[Tie]]:
    """Ties joined, surest first, where every two statements of a group are tied; and the verbatim ties left over."""
    tied = {(tie.left, tie.right): tie for tie in ties}
    group: dict[int, list[int]] = {}
    rest = []
    for tie in ties:
        left, right = group.get(tie.left, [tie.left]), group.get(tie.right, [tie.right])
        if left is right:
            continue
        if all((min(a, b), max(a, b)) in tied for a in left for b in right):
            merged = sorted({*left, *right})
            group |= dict.fromkeys(merged, merged)
        elif tie.verbatim:
            rest.append(tie)
    firsts = sorted({members[0] for members in group.values()})
    groups = [
        [tied[a, b] for i, a in enumerate(group[first]) for b in group[first][i + 1 :] if (a, b) in tied]
        for first in firsts
    ]
    return [found for found in groups if found], rest


def _fact(claims: Sequence[Claim], ties: Sequence[Tie], said: Mapping[int, Said]) -> Fact:
    indices = sorted({index for tie in ties for index in (tie.left, tie.right)})
    everyone = sorted({twin for index in indices for twin in (index, *said[index].twins)})
    place = {index: position for position, index in enumerate(everyone)}
    links = [Link(place[tie.left], place[tie.right], tie.block, tie.levels, tie.score) for tie in ties]
    for index in indices:
        links += [_twin_link(claims, index, twin, place) for twin in said[index].twins]
    links.sort(key=lambda link: (link.left, link.right))
    return Fact(tuple(claims[index] for index in everyone), tuple(links))


def _twin_link(claims: Sequence[Claim], index: int, twin: int, place: Mapping[int, int]) -> Link:
    name = claims[index].attribution.name if claims[index].attribution else None  # type: ignore[union-attr]
    levels = (
        Level("speaker", "same" if name else "missing", f"both {name}" if name else "a speaker is not named", 2.0),
        Level("words", "same", "the same words", 4.0),
        Level("polarity", "same", "both affirm or both deny", 1.0),
    )
    return Link(place[index], place[twin], "the same words", levels, 1.0)
